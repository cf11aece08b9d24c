/* keys.h -- rows by the value of one field, for keys.c (what must stand once) and references.c (what
 * must stand somewhere else).
 *
 * One hash table of row numbers per key; the texts stay in the rows. */
#ifndef INGEST_KEYS_H
#define INGEST_KEYS_H

#include "ingest/reader.h"

/* Some bits of the key's hash beside the row: most rows need not be looked at. */
struct slot { uint32_t row, tag; };  /* row number + 1, 0 = free */

/* Rows that are compared with each other have the same group. */
struct key_set {
	const struct plan_field *field;
	GPtrArray *rows;
	struct slot *slots;
	struct arena *arena;   /* of the slots */
	size_t mask;
	uint64_t (*group)(const struct reader *r, const struct row *row);
};

struct key_set *key_set_new(const struct plan_field *f, GPtrArray *rows,
	uint64_t (*group)(const struct reader *r, const struct row *row));
void key_set_free(struct key_set *set);
bool key_set_is_text(const struct key_set *set);
/* The slot of a key: of the row that has it, or free and marked for it. */
struct slot *key_set_find(const struct key_set *set, const struct reader *r, uint64_t group, union value v);

/* Groups: one for all; one for each submission. */
uint64_t keys_whole_table(const struct reader *r, const struct row *row);
uint64_t keys_per_submission(const struct reader *r, const struct row *row);

/* NULL for rows of the district's own tables. */
const struct submission *keys_submission_of(const struct reader *r, const struct row *row);
bool keys_is_blank(const struct plan_field *f, const struct row *row);
const char *keys_text_of(struct reader *r, const struct plan_field *f, const struct row *row);

/* Says something of a field of a row that was kept. */
void keys_say(struct reader *r, enum diag_code code, enum diag_level level, const struct plan_field *f,
	const struct row *row, const char *value, const char *arg0, const char *arg1);
/* Takes a row that was kept out of what is counted; then the marked rows out of the table. */
void keys_refuse(struct reader *r, const struct plan_table *table, const struct row *row);
void keys_compact(GPtrArray *rows, const bool *gone);

#endif
