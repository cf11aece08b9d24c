/* cross_sides.c -- the rows behind both sides of a comparison of sums, in words that
 * a township can follow: "2023年联系次数：“社区（村）名册”第2至9行，合计88次；…". */
#include <glib.h>

#include "base/file.h"
#include "stats/cross.h"
#include "stats/explain.h"

#define RUNS_MAX 8  /* runs of rows that are written out; of the rest the number is */

uint32_t stats_row_shown(const struct stats *s, const struct row *row)
{
	return g_strcmp0(s->data->sources[row->source].format, "xml") == 0 ? row->line : row->record;
}

/* ---- the rows of one measure ------------------------------------------------------ */

/* A row with its share of the measure; of a largest or smallest one only those that
 * have it, of a sum only those that add something. */
static bool contributes(const struct stats *s, const struct plan_measure *m, const struct stats_rows *rows, size_t i,
	struct rat whole)
{
	struct plan_row_view view = stats_view(s, rows, i);
	struct plan_row_value v;

	if (stats_why_out(s, m, rows, i) != NULL)
		return false;
	if (m->value == NULL || m->op == PLAN_COUNT || m->op == PLAN_DISTINCT)
		return true;
	v = plan_eval_row(m->value, &view);
	return m->op == PLAN_SUM ? v.n.num != 0 : rat_cmp(v.n, whole) == 0;
}

static GPtrArray *rows_behind(const struct stats *s, const struct plan_measure *m, int place)
{
	const struct stats_rows *rows = &s->tables[m->table->index];
	struct rat whole = stats_figure(s, m->figure, place);
	GPtrArray *kept = g_ptr_array_new();

	for (size_t i = 0; i < rows->n; i++)
		if (stats_row_is_at(s, rows->row[i], place) && contributes(s, m, rows, i, whole))
			g_ptr_array_add(kept, rows->row[i]);
	g_ptr_array_sort_with_data(kept, stats_by_place, (gpointer)s);
	return kept;
}

/* ---- in words ------------------------------------------------------------------------ */

/* Both languages at once. */
struct words { GString *zh, *en; };

static size_t run_length(const struct stats *s, const GPtrArray *rows, size_t from)
{
	const struct row *first = rows->pdata[from];
	size_t n = 1;

	while (from + n < rows->len) {
		const struct row *next = rows->pdata[from + n];

		if (next->source != first->source || stats_row_shown(s, next) != stats_row_shown(s, first) + n)
			break;
		n++;
	}
	return n;
}

static bool is_one_file(const GPtrArray *rows)
{
	for (guint i = 1; i < rows->len; i++)
		if (((const struct row *)rows->pdata[i])->source != ((const struct row *)rows->pdata[0])->source)
			return false;
	return true;
}

/* "第2至9、12、15行"; rows of a second file with its name. */
static void put_runs(const struct stats *s, const GPtrArray *rows, struct words *w)
{
	bool named = !is_one_file(rows);
	int source = -1;
	size_t i = 0;

	for (size_t runs = 0, n; i < rows->len && runs < RUNS_MAX; i += n, runs++) {
		const struct row *row = rows->pdata[i];
		uint32_t first = stats_row_shown(s, row);
		bool turns = runs == 0 || (named && row->source != source);

		n = run_length(s, rows, i);
		if (turns && named) {
			const char *file = file_name(s->data->sources[row->source].path);

			g_string_append_printf(w->zh, "%s（%s）", runs > 0 ? "行、" : "", file);
			g_string_append_printf(w->en, "%s (%s)", runs > 0 ? "," : "", file);
		}
		g_string_append_printf(w->zh, n > 1 ? "%s%u至%u" : "%s%u", turns ? "第" : "、", first, first + (uint32_t)n - 1);
		g_string_append_printf(w->en, n > 1 ? "%s %u-%u" : "%s %u", turns ? " rows" : ",", first,
			first + (uint32_t)n - 1);
		source = row->source;
	}
	g_string_append(w->zh, "行");
	if (i < rows->len) {
		g_string_append_printf(w->zh, "等（另有%u行未列）", (unsigned)(rows->len - i));
		g_string_append_printf(w->en, " and %u more", (unsigned)(rows->len - i));
	}
}

static const char *number_of(const struct stats *s, const struct plan_measure *m, int place)
{
	bool money = s->plan->figures[m->figure].is_money;
	struct rat v = stats_figure(s, m->figure, place);

	return stats_exact(s->arena, money ? rat_div(v, rat_int(100)) : v);
}

static void put_number(const struct stats *s, const struct plan_measure *m, int place, size_t n, struct words *w)
{
	static const char *const zh[] = { [PLAN_SUM] = "合计", [PLAN_DISTINCT] = "不重复计",
		[PLAN_MIN] = "最小", [PLAN_MAX] = "最大" };
	static const char *const en[] = { [PLAN_SUM] = "sum", [PLAN_DISTINCT] = "distinct",
		[PLAN_MIN] = "least", [PLAN_MAX] = "most" };
	bool money = s->plan->figures[m->figure].is_money;
	const char *number = number_of(s, m, place);

	if (m->op == PLAN_COUNT) {
		g_string_append_printf(w->zh, "，共%zu行", n);
		g_string_append_printf(w->en, ", %zu rows", n);
		return;
	}
	g_string_append_printf(w->zh, "，%s%s%s", zh[m->op], number, money ? "元" : m->unit != NULL ? m->unit : "");
	g_string_append_printf(w->en, ", %s %s%s", en[m->op], number, money ? " yuan" : "");
}

static void put_measure(const struct stats *s, const struct plan_measure *m, int place, struct words *w)
{
	GPtrArray *rows = rows_behind(s, m, place);

	g_string_append_printf(w->zh, "%s%s：“%s”", w->zh->len > 0 ? "；" : "", m->label, m->table->label);
	g_string_append_printf(w->en, "%s%s: table %s", w->en->len > 0 ? "; " : "", m->id, m->table->id);
	if (rows->len == 0) {
		g_string_append(w->zh, "中没有符合的行");
		g_string_append(w->en, " has no such row");
	} else {
		put_runs(s, rows, w);
		put_number(s, m, place, rows->len, w);
	}
	g_ptr_array_free(rows, TRUE);
}

/* ---- the measures of an expression ------------------------------------------------------ */

static void collect(const struct stats *s, const struct plan_expr *e, GPtrArray *measures)
{
	if (e == NULL)
		return;
	for (size_t i = 0; i < e->n_args; i++)
		collect(s, e->args[i], measures);
	if (e->op != PLAN_X_NAME && e->op != PLAN_X_CELL && e->op != PLAN_X_CELLS)
		return;
	if (s->plan->figures[e->index].measure == NULL)
		collect(s, s->plan->figures[e->index].expr, measures);
	else if (!g_ptr_array_find(measures, s->plan->figures[e->index].measure, NULL))
		g_ptr_array_add(measures, (gpointer)s->plan->figures[e->index].measure);
}

struct stats_sides stats_sides(const struct stats *s, const struct plan_cross *check, int place)
{
	GPtrArray *measures = g_ptr_array_new();
	struct words w = { g_string_new(NULL), g_string_new(NULL) };
	struct stats_sides sides = { .table = NULL };

	collect(s, check->left, measures);
	collect(s, check->right, measures);
	for (guint i = 0; i < measures->len; i++) {
		const struct plan_measure *m = measures->pdata[i];

		if (m->table->scope != PLAN_SCOPE_TOWNSHIP)
			continue;
		put_measure(s, m, place, &w);
		sides.table = sides.table != NULL ? sides.table : m->table;
	}
	sides.zh = arena_strdup(s->arena, w.zh->str);
	sides.en = arena_strdup(s->arena, w.en->str);
	g_string_free(w.zh, TRUE);
	g_string_free(w.en, TRUE);
	g_ptr_array_free(measures, TRUE);
	return sides;
}
