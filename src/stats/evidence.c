/* evidence.c -- the first rows behind every indicator of a place, for the
 * inspectors who look them up. */
#include "stats/explain.h"

/* The rows of a place, as indices, by table. */
struct here { const size_t *i; size_t n; };

static struct here rows_here(const struct stats *s, const struct stats_rows *rows, int place, struct arena *arena)
{
	size_t *kept = ARENA_ARRAY(arena, size_t, rows->n + 1), n = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (stats_row_is_at(s, rows->row[i], place))
			kept[n++] = i;
	return (struct here){ kept, n };
}

/* The rows that one measure keeps. */
static void take(const struct stats *s, const struct plan_measure *m, const struct here *here,
	struct stats_evidence *e, struct arena *arena)
{
	const struct stats_rows *rows = &s->tables[m->table->index];
	int column = stats_id_column(m->table);

	*e = (struct stats_evidence){ .table = m->table };
	for (size_t k = 0; k < here->n && column >= 0; k++) {
		if (stats_why_out(s, m, rows, here->i[k]) != NULL)
			continue;
		if (e->n == STATS_EVIDENCE_IDS) {
			e->more = true;
			return;
		}
		e->row[e->n] = rows->row[here->i[k]];
		e->id[e->n++] = ingest_cell_canonical(m->table, rows->row[here->i[k]], column, arena);
	}
}

/* The first measure on a table stands for the table: in a share, the part. Tables
 * of the district have no rows to show a township. */
static void find(const struct stats *s, const struct plan_indicator *ind, int place, const struct here *here,
	GPtrArray *measures, struct stats_evidence_list *list, struct arena *arena)
{
	struct explained x = { .s = s, .measures = measures };
	uint64_t seen = 0;

	g_ptr_array_set_size(measures, 0);
	stats_indicator_measures(&x, ind);
	list->e = ARENA_ARRAY(arena, struct stats_evidence, measures->len + 1);
	for (guint i = 0; i < measures->len; i++) {
		const struct plan_measure *m = g_ptr_array_index(measures, i);
		uint64_t bit = (uint64_t)1 << (m->table->index & 63);

		if ((seen & bit) != 0 || (s->sent[place] & bit) == 0)
			continue;
		seen |= bit;
		take(s, m, &here[m->table->index], &list->e[list->n], arena);
		list->n += list->e[list->n].n > 0;
	}
}

const struct stats_evidence_list *stats_evidence(const struct stats *s, int place, struct arena *arena)
{
	const struct plan *plan = s->plan;
	struct stats_evidence_list *lists = ARENA_ARRAY(arena, struct stats_evidence_list, plan->n_indicators + 1);
	struct here *here = ARENA_ARRAY(arena, struct here, plan->n_tables + 1);
	GPtrArray *measures = g_ptr_array_new();

	for (size_t t = 0; t < plan->n_tables; t++)
		here[t] = rows_here(s, &s->tables[t], place, arena);
	for (size_t i = 0; i < plan->n_indicators; i++)
		find(s, &plan->indicators[i], place, here, measures, &lists[i], arena);
	g_ptr_array_free(measures, TRUE);
	return lists;
}
