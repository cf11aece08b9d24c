/* heading.h -- what one cell of a header means: which fields of which tables, and
 * the unit written beside them.
 *
 *   *活动编号            marks of the form
 *   支出（单位：万元）    a unit in brackets, behind a stroke, a colon, or bare
 *   活动日期 activity_date  both names
 *   活动时间             another word of the same meaning (日期)
 *
 * Only ingest/ includes this. */
#ifndef INGEST_HEADING_H
#define INGEST_HEADING_H

#include <glib.h>

#include "ingest/str.h"
#include "plan/plan.h"

struct meaning {
	const GPtrArray *fields;  /* of several tables, one per table; NULL: none */
	const GPtrArray *alike;   /* those that another word of the same meaning means; likewise */
	const GPtrArray *named;   /* those whose rows or places are meant by their names; likewise */
	char unit[40];            /* folded, "" without */
};

struct headings;

struct headings *headings_new(const struct plan *plan);
void headings_free(struct headings *h);

struct meaning heading_find(const struct headings *h, struct str cell);

bool meaning_any(const struct meaning *m);

/* The field of a table among those a cell may mean, or NULL; *by_name: names stand below it. */
const struct plan_field *meaning_field(const struct meaning *m, const struct plan_table *table, bool *by_name);

/* Whether a cell is a unit and nothing else ("（万元）", "人次"); then it is put into unit. */
bool heading_is_unit(struct str cell, char unit[40]);

#endif
