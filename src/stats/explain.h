/* explain.h -- what explain.c finds and explain_out.c writes; stats/ only. */
#ifndef STATS_EXPLAIN_H
#define STATS_EXPLAIN_H

#include "stats/scores.h"

struct explained {
	const struct stats *s;
	int place;
	const char *id, *label, *unit;
	const char *value, *target;  /* as printed; target NULL = none */
	const char *note;            /* why it does not apply, why not full; "" = nothing */
	const char *definition;      /* or NULL */
	const char *formula;         /* as the plan writes it, or NULL */
	const char *working;         /* with the numbers, or NULL */
	GPtrArray *parts;            /* figures in the formula: int */
	GPtrArray *measures;         /* behind it: const struct plan_measure * */
};

/* Why a row does not count in a measure, in words; NULL = it counts. */
const char *stats_why_out(const struct stats *s, const struct plan_measure *m, const struct stats_rows *rows,
	size_t i);

/* What a row adds to a sum, exact, money in yuan; "" where rows are only counted. */
const char *stats_row_amount(const struct explained *x, const struct plan_measure *m, const struct stats_rows *rows,
	size_t i);

/* Rows of a table that were not taken over from what a place's township sent (at the district: all townships), and
 * so are neither for nor against a measure. */
uint32_t stats_rows_refused(const struct stats *s, const struct plan_table *table, int place);

/* The measures behind an indicator, each once, in the order its rule names them. */
void stats_indicator_measures(struct explained *x, const struct plan_indicator *ind);

void stats_explain_text(const struct explained *x, GString *out);
void stats_explain_csv(const struct explained *x, GString *out);
void stats_explain_json(const struct explained *x, GString *out);

#endif
