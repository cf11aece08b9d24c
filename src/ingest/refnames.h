/* refnames.h -- rows meant by their names where their ids are asked for.
 *
 * An id that stands nowhere may be the name of exactly one row (the field of role
 * `name`), of the same submission where both tables are townships'. Only references.c
 * includes this. */
#ifndef INGEST_REFNAMES_H
#define INGEST_REFNAMES_H

#include "ingest/reader.h"

struct ref_names;

/* For a field that refers to another table's; within: to rows of its own submission. */
struct ref_names *ref_names_new(const struct plan_field *f, bool within);
void ref_names_free(struct ref_names *names);

/* The id of the one row that has this name, or NULL. */
const char *ref_names_id(struct ref_names *names, struct reader *r, const struct row *row, const char *name);

/* Whether several rows have this name. */
bool ref_names_several(struct ref_names *names, struct reader *r, const struct row *row, const char *name);

/* Whether a text that is no id can only be a name: it holds other than ASCII letters, as no id does. */
bool ref_names_is_name(struct ref_names *names, const struct reader *r, const struct row *row, const char *text);

/* The three nearest names of rows that may be meant, "“a”、“b”、“c”"; "" where there are none, or too many to compare. */
const char *ref_names_near(const struct ref_names *names, struct reader *r, const struct row *row, const char *name);

#endif
