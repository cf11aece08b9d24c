/* beside.h -- names that stand beside the ids or codes of what they name.
 *
 *   主办组织编号, 主办组织名称
 *   ORG001,      邻里互助队     the id is read, the name is compared with what the id means
 *
 * The same pair in many rows of a file is one, with their number. Only ingest/ includes this. */
#ifndef INGEST_BESIDE_H
#define INGEST_BESIDE_H

#include "ingest/reader.h"

/* A pair of one file. */
struct named {
	const struct plan_field *field;  /* of the id */
	const char *header;              /* of the names, as written */
	const char *id, *name, *township;
	int source;
	uint32_t line, record, column;   /* where the name stands first */
	guint n;                         /* rows */
};

/* Pairs of a file while it is read. */
struct beside;
struct beside *beside_new(const struct plan_table *table);
/* What both are borrowed from need not last; first: what else is to be said of the pair when it is new. */
void beside_add(struct beside *b, struct arena *arena, const struct named *first, struct str id, struct str name);
/* Puts them behind those of r, or forgets them; frees b, which may be NULL. */
void beside_end(struct beside *b, struct reader *r, bool refused);

/* When all tables are read: says of each pair of r whether id and name differ. */
void beside_compare(struct reader *r);

#endif
