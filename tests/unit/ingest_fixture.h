/* ingest_fixture.h -- a plan of code lists and single fields, to read cells with. */
#ifndef INGEST_FIXTURE_H
#define INGEST_FIXTURE_H

#include "ingest/values.h"

struct cells {
	struct arena *arena;
	struct values *values;
	struct plan_table table;
	struct cell last;   /* as it was read, with what is said of it */
};

enum fixture_list { LIST_FIELDS, LIST_KINDS, LIST_STATUS, LIST_WORDS, N_LISTS };

void cells_begin(struct cells *c);
void cells_end(struct cells *c);

/* The value of a cell in canonical form, or "" and the code of its first issue. */
const char *cells_read(struct cells *c, struct column *column, const char *raw, const char **issue);

/* A field of a type; list counts for codes. */
struct plan_field cells_field(enum plan_type type, enum fixture_list list);

#endif
