/* measures.c -- one pass over the rows of each table: every distinct clause is
 * asked at most once per row, every measure whose clauses hold takes the row at
 * its place; then places add up, communities to townships to the district. */
#include "stats/engine.h"

#include <string.h>

struct clause {
	const struct plan_expr *test;
	bool uses_t;
	signed char holds;           /* of the row at hand: 1, 0, -1; 2 = not asked yet */
};

struct seen { int slot, place; bool is_text; struct plan_row_value v; };  /* distinct values */

/* A measure at work. */
struct meter {
	const struct plan_measure *m;
	struct stats_measured *out;
	int *clause;                 /* m->n_wheres, in the pass's clauses */
	uint64_t family;             /* rows that failed these checks do not count */
	int first_period;            /* of the first cell by month, quarter or year */
	GHashTable *keys;            /* BY_TEXT: key ▸ cell + 1 */
	GHashTable *seen;            /* struct seen */
};

struct pass {
	struct stats *s;
	const struct stats_rows *rows;
	GArray *clauses;             /* struct clause */
	GArray *meters;              /* struct meter */
};

bool stats_expr_uses(const struct plan_expr *e, enum plan_opcode op)
{
	if (e->op == op)
		return true;
	for (size_t i = 0; i < e->n_args; i++)
		if (stats_expr_uses(e->args[i], op))
			return true;
	return false;
}

/* ---- cells ------------------------------------------------------------------- */

static int months_of(enum plan_by by)
{
	return by == PLAN_BY_MONTH ? 1 : by == PLAN_BY_QUARTER ? 3 : 12;
}

static bool is_period(enum plan_by by)
{
	return by == PLAN_BY_MONTH || by == PLAN_BY_QUARTER || by == PLAN_BY_YEAR;
}

static int period_of(enum plan_by by, int64_t day)
{
	int y, m, d;

	plan_date_split(day, &y, &m, &d);
	return (y * 12 + m - 1) / months_of(by);
}

static int64_t period_end(enum plan_by by, int period)
{
	int next = (period + 1) * months_of(by);

	return plan_date(next / 12, next % 12 + 1, 1) - 1;
}

static void name_period(struct arena *a, enum plan_by by, int period, const char **key, const char **label)
{
	static const char *const quarter[] = { "一", "二", "三", "四" };
	int first = period * months_of(by), y = first / 12, m = first % 12 + 1;

	switch (months_of(by)) {
	case 1:
		*key = arena_printf(a, "%d-%02d", y, m);
		*label = arena_printf(a, "%d年%d月", y, m);
		break;
	case 3:
		*key = arena_printf(a, "%dQ%d", y, (m + 2) / 3);
		*label = arena_printf(a, "%d年%s季度", y, quarter[m / 3]);
		break;
	default:
		*key = arena_printf(a, "%d", y);
		*label = arena_printf(a, "%d年", y);
	}
}

static void allot_cells(struct stats *s, struct stats_measured *out, size_t n)
{
	out->n_cells = n;
	out->key = ARENA_ARRAY(s->arena, const char *, n + 1);
	out->label = ARENA_ARRAY(s->arena, const char *, n + 1);
	out->t = ARENA_ARRAY(s->arena, int64_t, n + 1);
	out->cell = ARENA_ARRAY(s->arena, struct rat, n * s->data->n_places + 1);
}

/* A cell for every month, quarter or year from `from` to `to`; the last one of a
 * series ends with `to`. */
static void make_periods(struct stats *s, struct meter *meter)
{
	const struct plan_measure *m = meter->m;
	int64_t from = stats_date(s, m->from), to = stats_date(s, m->to);
	int first, last;

	if (from == PLAN_EMPTY || to == PLAN_EMPTY || to < from)
		return;
	first = period_of(m->by, from);
	last = period_of(m->by, to);
	meter->first_period = first;
	allot_cells(s, meter->out, (size_t)(last - first) + 1);
	for (int p = first; p <= last; p++) {
		size_t i = (size_t)(p - first);
		name_period(s->arena, m->by, p, &meter->out->key[i], &meter->out->label[i]);
		meter->out->t[i] = MIN(period_end(m->by, p), to);
	}
}

static void make_cells(struct stats *s, struct meter *meter)
{
	const struct plan_measure *m = meter->m;

	if (is_period(m->by)) {
		make_periods(s, meter);
	} else if (m->by == PLAN_BY_CODE || m->by == PLAN_BY_MULTI) {
		allot_cells(s, meter->out, m->codes->n_codes);
		for (size_t i = 0; i < m->codes->n_codes; i++) {
			meter->out->key[i] = m->codes->codes[i].value;
			meter->out->label[i] = m->codes->codes[i].label;
		}
	}
}

/* ---- taking a row ------------------------------------------------------------- */

static guint seen_hash(gconstpointer p)
{
	const struct seen *a = p;
	guint h = a->is_text ? g_str_hash(a->v.s) : (guint)a->v.n.num;

	return h ^ (guint)a->place * 2654435761u ^ (guint)(a->slot + 1) * 40503u;
}

static gboolean seen_equal(gconstpointer p, gconstpointer q)
{
	const struct seen *a = p, *b = q;

	return a->slot == b->slot && a->place == b->place && a->is_text == b->is_text
		&& (a->is_text ? strcmp(a->v.s, b->v.s) == 0
			: a->v.n.num == b->v.n.num && a->v.n.den == b->v.n.den);
}

/* Distinct values are taken anew at each level: at the place and all above it. */
static void take_distinct(struct pass *pass, struct meter *meter, struct rat *to, int slot, int place,
	struct plan_row_value v)
{
	for (; place >= 0; place = pass->s->data->places[place].parent) {
		struct seen key = { slot, place, v.s != NULL, v };
		if (g_hash_table_contains(meter->seen, &key))
			return;
		g_hash_table_add(meter->seen, g_memdup2(&key, sizeof key));
		to[place].num++;
	}
}

static void merge(enum plan_op op, struct rat *to, struct rat v)
{
	if (rat_is_na(v))
		return;
	switch (op) {
	case PLAN_COUNT: case PLAN_SUM: case PLAN_DISTINCT:
		*to = rat_add(*to, v);
		break;
	case PLAN_MIN:
		*to = rat_is_na(*to) ? v : rat_min(*to, v);
		break;
	case PLAN_MAX:
		*to = rat_is_na(*to) ? v : rat_max(*to, v);
		break;
	}
}

/* slot: -1 = the total, otherwise the cell. */
static void take(struct pass *pass, struct meter *meter, int slot, int place, struct plan_row_value v)
{
	size_t n = pass->s->data->n_places;
	struct rat *to = slot < 0 ? meter->out->total : meter->out->cell + (size_t)slot * n;

	if (meter->m->op == PLAN_DISTINCT)
		take_distinct(pass, meter, to, slot, place, v);
	else if (meter->m->op == PLAN_COUNT)
		to[place].num++;
	else
		merge(meter->m->op, &to[place], v.n);
}

static struct rat nothing(enum plan_op op)
{
	return op == PLAN_MIN || op == PLAN_MAX ? RAT_NA : rat_int(0);
}

/* The cell of a key that only the rows know; cells are put in order at the end. */
static int text_cell(struct pass *pass, struct meter *meter, struct plan_row_value v)
{
	struct stats_measured *out = meter->out;
	size_t n = pass->s->data->n_places, i = out->n_cells;
	char buf[32];
	const char *key = v.s != NULL ? v.s : rat_print(v.n, 0, buf);
	int found = GPOINTER_TO_INT(g_hash_table_lookup(meter->keys, key));
	struct stats_measured grown = { 0 };

	if (found > 0)
		return found - 1;
	allot_cells(pass->s, &grown, i + 1);
	if (i > 0) {
		memcpy(grown.key, out->key, i * sizeof *grown.key);
		memcpy(grown.label, out->label, i * sizeof *grown.label);
		memcpy(grown.cell, out->cell, i * n * sizeof *grown.cell);
	}
	grown.total = out->total;
	grown.key[i] = grown.label[i] = arena_strdup(pass->s->arena, key);
	for (size_t p = 0; p < n; p++)
		grown.cell[i * n + p] = nothing(meter->m->op);
	*out = grown;
	g_hash_table_insert(meter->keys, (gpointer)out->key[i], GINT_TO_POINTER((int)i + 1));
	return (int)i;
}

static void take_cells(struct pass *pass, struct meter *meter, const struct plan_row_view *view, int place,
	struct plan_row_value v)
{
	struct plan_row_value key;
	int64_t cell;

	key = plan_eval_row(meter->m->by_expr, view);
	if (!key.known)
		return;
	if (meter->m->by == PLAN_BY_MULTI) {
		for (size_t i = 0; i < meter->out->n_cells; i++)
			if ((uint64_t)key.n.num >> i & 1)
				take(pass, meter, (int)i, place, v);
		return;
	}
	cell = meter->m->by == PLAN_BY_TEXT ? text_cell(pass, meter, key)
		: meter->m->by == PLAN_BY_YEAR ? key.n.num - meter->first_period
		: is_period(meter->m->by) ? period_of(meter->m->by, key.n.num) - meter->first_period
		: key.n.num;
	if (cell >= 0 && (size_t)cell < meter->out->n_cells)
		take(pass, meter, (int)cell, place, v);
}

/* Whether the clauses hold: those that see t, or those that do not. */
static bool holds(struct pass *pass, const struct meter *meter, const struct plan_row_view *view, bool with_t)
{
	struct clause *clause = (struct clause *)(void *)pass->clauses->data;

	for (size_t i = 0; i < meter->m->n_wheres; i++) {
		struct clause *c = &clause[meter->clause[i]];
		if (c->uses_t != with_t)
			continue;
		if (with_t ? plan_test_row(c->test, view) != 1
		    : (c->holds == 2 ? (c->holds = (signed char)plan_test_row(c->test, view)) : c->holds) != 1)
			return false;
	}
	return true;
}

/* The total of a series is its last cell: the stock on the last day. */
static void take_series(struct pass *pass, struct meter *meter, struct plan_row_view *view, int place,
	struct plan_row_value v)
{
	size_t n = meter->out->n_cells;

	for (size_t i = 0; i < n; i++) {
		view->t = meter->out->t[i];
		if (!holds(pass, meter, view, true))
			continue;
		take(pass, meter, (int)i, place, v);
		if (i + 1 == n)
			take(pass, meter, -1, place, v);
	}
	view->t = PLAN_EMPTY;
}

static bool failed_here(const struct stats *s, uint64_t family, const struct row *row)
{
	return family != 0 && s->removed != NULL
		&& ((uint64_t)(uintptr_t)g_hash_table_lookup(s->removed, row) & family) != 0;
}

static void take_row(struct pass *pass, size_t i)
{
	const struct row *row = pass->rows->row[i];
	struct plan_row_view view = stats_view(pass->s, pass->rows, i);
	int place = MAX(row->place, 0);

	for (guint k = 0; k < pass->clauses->len; k++)
		g_array_index(pass->clauses, struct clause, k).holds = 2;
	for (guint k = 0; k < pass->meters->len; k++) {
		struct meter *meter = &g_array_index(pass->meters, struct meter, k);
		struct plan_row_value v = { .n = RAT_NA };
		if (!holds(pass, meter, &view, false) || failed_here(pass->s, meter->family, row))
			continue;
		if (meter->m->op != PLAN_COUNT) {
			v = plan_eval_row(meter->m->value, &view);
			if (!v.known)
				continue;
		}
		if (meter->m->is_series) {
			take_series(pass, meter, &view, place, v);
			continue;
		}
		take(pass, meter, -1, place, v);
		if (meter->m->by != PLAN_BY_NONE)
			take_cells(pass, meter, &view, place, v);
	}
}

/* ---- adding up ------------------------------------------------------------------ */

static void roll_up(const struct stats *s, enum plan_op op, struct rat *v)
{
	if (op == PLAN_DISTINCT)
		return;
	for (size_t p = s->data->n_places; p-- > 1;)
		merge(op, &v[s->data->places[p].parent], v[p]);
}

/* Communities stand behind all townships, so one walk backwards adds up. */
static void finish(struct stats *s, struct meter *meter)
{
	struct stats_measured *out = meter->out;
	size_t n = s->data->n_places;

	roll_up(s, meter->m->op, out->total);
	for (size_t i = 0; i < out->n_cells; i++)
		roll_up(s, meter->m->op, out->cell + i * n);
	out->cells = ARENA_ARRAY(s->arena, const struct stats_cell *, n);
	if (meter->keys == NULL)
		return;
	for (size_t i = 1; i < out->n_cells; i++)        /* few keys: insertion by key */
		for (size_t k = i; k > 0 && strcmp(out->key[k - 1], out->key[k]) > 0; k--) {
			const char *key = out->key[k];
			out->key[k] = out->label[k] = out->key[k - 1];
			out->key[k - 1] = out->label[k - 1] = key;
			for (size_t p = 0; p < n; p++) {
				struct rat v = out->cell[k * n + p];
				out->cell[k * n + p] = out->cell[(k - 1) * n + p];
				out->cell[(k - 1) * n + p] = v;
			}
		}
}

static int find_clause(GArray *clauses, const struct plan_expr *test)
{
	struct clause c = { test, stats_expr_uses(test, PLAN_X_T), 2 };

	for (guint i = 0; i < clauses->len; i++)
		if (g_array_index(clauses, struct clause, i).test == test)
			return (int)i;
	g_array_append_val(clauses, c);
	return (int)clauses->len - 1;
}

static void add_meter(struct pass *pass, const struct plan_measure *m)
{
	struct stats *s = pass->s;
	struct meter meter = { .m = m, .out = &s->measures[m->index],
		.family = stats_family_bit(s->plan, m->family) };
	size_t n = s->data->n_places;

	meter.clause = ARENA_ARRAY(s->arena, int, m->n_wheres + 1);
	for (size_t i = 0; i < m->n_wheres; i++)
		meter.clause[i] = find_clause(pass->clauses, m->wheres[i].test);
	meter.out->total = ARENA_ARRAY(s->arena, struct rat, n);
	make_cells(s, &meter);
	for (size_t p = 0; p < n; p++)
		meter.out->total[p] = nothing(m->op);
	for (size_t i = 0; i < meter.out->n_cells * n; i++)
		meter.out->cell[i] = nothing(m->op);
	if (m->by == PLAN_BY_TEXT)
		meter.keys = g_hash_table_new(g_str_hash, g_str_equal);
	if (m->op == PLAN_DISTINCT)
		meter.seen = g_hash_table_new_full(seen_hash, seen_equal, g_free, NULL);
	g_array_append_val(pass->meters, meter);
}

static void measure_table(struct stats *s, const struct stats_rows *rows)
{
	struct pass pass = { s, rows, g_array_new(FALSE, FALSE, sizeof(struct clause)),
		g_array_new(FALSE, FALSE, sizeof(struct meter)) };

	for (size_t i = 0; i < s->plan->n_measures; i++)
		if (s->plan->measures[i].table == rows->table)
			add_meter(&pass, &s->plan->measures[i]);
	for (size_t i = 0; i < rows->n && pass.meters->len > 0; i++)
		take_row(&pass, i);
	for (guint i = 0; i < pass.meters->len; i++) {
		struct meter *meter = &g_array_index(pass.meters, struct meter, i);
		finish(s, meter);
		if (meter->keys != NULL)
			g_hash_table_destroy(meter->keys);
		if (meter->seen != NULL)
			g_hash_table_destroy(meter->seen);
	}
	g_array_free(pass.clauses, TRUE);
	g_array_free(pass.meters, TRUE);
}

void stats_measure(struct stats *s)
{
	s->measures = ARENA_ARRAY(s->arena, struct stats_measured, s->plan->n_measures + 1);
	for (size_t t = 0; t < s->plan->n_tables; t++)
		measure_table(s, &s->tables[t]);
}
