/* cells.c -- the cells of a figure as <s>: shares, ranking, course. */
#include <stdlib.h>
#include <string.h>

#include "facts/build.h"

/* ---- shares and parts as they are printed ------------------------------------- */

#define WHOLE 1000   /* 100.0 % [tenths of a percent] */

/* Shares of a whole, in tenths of a percent. Rounded half up each they may miss 100.0 %. */
struct shares {
	int64_t *tenths;           /* by cell, -1 where there is none */
	const char *state;         /* NULL: half up, and they add up; "adjusted", "uneven" */
};

struct rest { struct rat v; size_t cell; };

static int by_rest(const void *a, const void *b)
{
	const struct rest *x = a, *y = b;
	int c = rat_cmp(y->v, x->v);

	return c != 0 ? c : (x->cell < y->cell ? -1 : 1);
}

/* Largest remainder: all are rounded down, and what then misses the whole goes to those that lost most. False, and
 * nothing changed, where two lost the same and only one could have it: equal cells are printed alike. */
static bool adjust(struct arena *arena, const struct rat *exact, size_t n, int64_t *tenths)
{
	struct rest *rests = ARENA_ARRAY(arena, struct rest, n);
	size_t missing = WHOLE, m = 0;

	for (size_t i = 0; i < n; i++) {
		if (tenths[i] < 0)
			continue;
		missing -= (size_t)rat_floor(exact[i]);
		rests[m++] = (struct rest){ rat_sub(exact[i], rat_int(rat_floor(exact[i]))), i };
	}
	qsort(rests, m, sizeof *rests, by_rest);
	if (missing > 0 && missing < m && rat_cmp(rests[missing - 1].v, rests[missing].v) == 0)
		return false;
	for (size_t i = 0; i < m; i++)
		tenths[rests[i].cell] = rat_floor(exact[rests[i].cell]) + (i < missing);
	return true;
}

static struct shares shares_of(const struct build *b, const struct stats_cell *cells, size_t n, struct rat total)
{
	struct shares s = { .tenths = ARENA_ARRAY(b->arena, int64_t, n + 1) };
	struct rat *exact = ARENA_ARRAY(b->arena, struct rat, n + 1);
	int64_t sum = 0;
	bool whole = !rat_is_na(total) && total.num > 0;

	for (size_t i = 0; i < n; i++) {
		exact[i] = whole ? rat_mul(rat_div(cells[i].v, total), rat_int(WHOLE)) : RAT_NA;
		s.tenths[i] = rat_is_na(exact[i]) ? -1 : rat_round(exact[i]);
		sum += s.tenths[i] < 0 ? 0 : s.tenths[i];
		whole = whole && (rat_is_na(cells[i].v) || cells[i].v.num >= 0);
	}
	if (whole && sum != WHOLE)
		s.state = adjust(b->arena, exact, n, s.tenths) ? "adjusted" : "uneven";
	return s;
}

static void add_share(xmlNode *v, const char *attribute, int64_t tenths)
{
	char buf[40];

	if (tenths >= 0)
		node_set(v, attribute, strcat(rat_print(rat_make(tenths, WHOLE / 100), 1, buf), "%"));
}

/* ---- what sentences say of them -------------------------------------------------- */

struct ranked { const struct stats_cell *cell; size_t order; };

/* A remainder is never the largest item, nor a gap when it is empty. */
static bool is_remainder(const struct stats_cell *cell)
{
	return strcmp(cell->label, "其他") == 0;
}

static int by_size(const void *a, const void *b)
{
	const struct ranked *x = a, *y = b;
	int c = rat_cmp(y->cell->v, x->cell->v);

	if (is_remainder(x->cell) != is_remainder(y->cell))
		return is_remainder(x->cell) ? 1 : -1;
	return c != 0 ? c : (x->order < y->order ? -1 : 1);
}

static struct rat number_or_zero(struct rat v)
{
	return rat_is_na(v) ? rat_int(0) : v;
}

/* Largest, second and third cell, and those at nothing, in words. */
static void add_ranking(const struct build *b, const struct plan_figure *f, xmlNode *s,
	const struct stats_cell *cells, size_t n, const struct shares *shares)
{
	static const char *const names[3][3] = {
		{ "first-label", "first-text", "first-share" }, { "second-label", "second-text", "second-share" },
		{ "third-label", "third-text", "third-share" },
	};
	struct ranked *ranked = ARENA_ARRAY(b->arena, struct ranked, n);
	GString *zeros = g_string_new(NULL);
	size_t m = 0;
	char buf[64];

	for (size_t i = 0; i < n; i++) {
		if (!rat_is_na(cells[i].v) && cells[i].v.num != 0)
			ranked[m++] = (struct ranked){ &cells[i], i };
		else if (!is_remainder(&cells[i]))
			g_string_append_printf(zeros, "%s%s", zeros->len > 0 ? "、" : "", cells[i].label);
	}
	if (m > 0)
		qsort(ranked, m, sizeof *ranked, by_size);
	for (size_t i = 0; i < m && i < 3; i++) {
		node_set(s, names[i][0], ranked[i].cell->label);
		node_set(s, names[i][1], facts_number(f, ranked[i].cell->v, buf));
		add_share(s, names[i][2], shares->tenths[ranked[i].order]);
	}
	node_flag(s, "tied", m > 1 && rat_cmp(ranked[0].cell->v, ranked[1].cell->v) == 0);
	node_set_int(s, "nonzero", (int64_t)m);
	node_set_int(s, "zeros", (int64_t)(n - m));
	if (zeros->len > 0)
		node_set(s, "zero-labels", zeros->str);
	g_string_free(zeros, TRUE);
}

/* From the first to the last cell of a time series, and its peak. */
static void add_course(const struct plan_figure *f, xmlNode *s, const struct stats_cell *cells, size_t n)
{
	const struct stats_cell *first = &cells[0], *last = &cells[n - 1], *peak = first, *trough = first;
	struct rat change = rat_sub(last->v, first->v);
	char buf[64];

	for (size_t i = 1; i < n; i++) {
		if (!rat_is_na(cells[i].v) && (rat_is_na(peak->v) || rat_cmp(cells[i].v, peak->v) > 0))
			peak = &cells[i];
		if (!rat_is_na(cells[i].v) && (rat_is_na(trough->v) || rat_cmp(cells[i].v, trough->v) < 0))
			trough = &cells[i];
	}
	node_set(s, "start-label", first->label);
	node_set(s, "start-text", facts_number(f, first->v, buf));
	node_set(s, "end-label", last->label);
	node_set(s, "end-text", facts_number(f, last->v, buf));
	node_set(s, "peak-label", peak->label);
	node_set(s, "peak-text", facts_number(f, peak->v, buf));
	node_set(s, "trough-label", trough->label);
	node_set(s, "trough-text", facts_number(f, trough->v, buf));
	if (rat_is_na(change))
		return;
	node_set(s, "trend", change.num > 0 ? "up" : change.num < 0 ? "down" : "same");
	if (change.num < 0)
		change = rat_sub(rat_int(0), change);
	values_difference(f, s, "change-text", last->v, first->v);
	if (first->v.num > 0)
		node_set(s, "change-rate", strcat(rat_print(rat_mul(rat_div(change, first->v), rat_int(100)), 1, buf), "%"));
}

static bool is_course(const struct plan_measure *m)
{
	return m != NULL && (m->is_series || m->by == PLAN_BY_MONTH || m->by == PLAN_BY_QUARTER || m->by == PLAN_BY_YEAR);
}

static struct rat total_of(const struct stats_cell *cells, size_t n)
{
	struct rat total = rat_int(0);

	for (size_t i = 0; i < n; i++)
		total = rat_add(total, number_or_zero(cells[i].v));
	return total;
}

/* "2月" of "2023年2月": for tables whose caption names the year. */
static void add_short_label(xmlNode *v, const struct stats_cell *cell)
{
	const char *year = strstr(cell->label, "年");

	if (year != NULL && year[strlen("年")] != '\0')
		node_set(v, "short", year + strlen("年"));
}

/* A township whose earlier submission stands in has nothing behind its cut-off:
 * periods that begin later are unknown, and not at zero. */
static size_t n_reported(const struct build *b, int place, const struct stats_cell *cells, size_t n)
{
	int i = place > 0 ? ingest_submission_of(b->data, place, b->phase->phase) : -1;

	if (i < 0 || b->data->submissions[i].phase == b->phase->phase)
		return n;
	while (n > 1 && cells[n - 2].t >= b->season->phases[b->data->submissions[i].phase].cutoff)
		n--;
	return n;
}

/* The printed cells may miss the printed total by their last place. */
static bool is_uneven(const struct plan_figure *f, const struct stats_cell *cells, size_t n, struct rat total)
{
	struct rat sum = rat_int(0);

	for (size_t i = 0; i < n; i++)
		if (!rat_is_na(cells[i].v))
			sum = rat_add(sum, number_printed(f, cells[i].v));
	return !f->is_date && rat_cmp(sum, number_printed(f, total)) != 0;
}

static struct rat value_at(const struct build *b, int figure, int place, const char *key)
{
	size_t n = 0;
	const struct stats_cell *cells;

	if (key == NULL)
		return stats_value(b->phase->self, figure, place).v;
	cells = stats_cells(b->phase->self, figure, place, &n);
	for (size_t i = 0; i < n; i++)
		if (strcmp(cells[i].key, key) == 0)
			return cells[i].v;
	return RAT_NA;
}

bool cells_miss(const struct build *b, int figure, const char *key)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	const struct place *district = &b->data->places[0];
	struct rat exact = rat_int(0), printed = rat_int(0), own = value_at(b, figure, 0, key);

	if (f->is_date || f->percent || rat_is_na(own))
		return false;
	for (int i = 0; i < district->n_children; i++) {
		struct rat v = value_at(b, figure, district->first_child + i, key);

		if (rat_is_na(v))
			continue;
		exact = rat_add(exact, v);
		printed = rat_add(printed, number_printed(f, v));
	}
	return !rat_is_na(exact) && rat_cmp(exact, own) == 0 && rat_cmp(printed, number_printed(f, own)) != 0;
}

static void add_cell(const struct build *b, xmlNode *s, int figure, int place, const struct stats_cell *cell)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	xmlNode *v = node_add(s, "v");
	char buf[64];

	node_set(v, "id", f->id);
	node_set(v, "place", b->data->places[place].code);
	node_set(v, "key", cell->key);
	node_set(v, "label", cell->label);
	if (is_course(f->measure))
		add_short_label(v, cell);
	node_set_rat(v, cell->v);
	node_set(v, "text", facts_number(f, cell->v, buf));
	node_flag(v, "zero", !rat_is_na(cell->v) && cell->v.num == 0);
	if (b->data->places[place].level == PLAN_DISTRICT)
		node_set(v, "parts", cells_miss(b, figure, cell->key) ? "uneven" : NULL);
}

/* The parts of a whole: what they are of it, and whether the printed ones add up to what is printed of it. */
static void add_parts(const struct build *b, const struct plan_figure *f, xmlNode *s, const struct stats_cell *cells, size_t n)
{
	struct rat total = total_of(cells, n);
	struct shares shares = shares_of(b, cells, n, total);
	xmlNode *v = s->children;
	char buf[64];

	node_set(s, "total-text", facts_number(f, total, buf));
	node_set(s, "shares", shares.state);
	node_set(s, "parts", is_uneven(f, cells, n, total) ? "uneven" : NULL);
	if (n > 0 && !is_course(f->measure))
		add_ranking(b, f, s, cells, n, &shares);
	for (size_t i = 0; i < n; i++, v = v->next)
		add_share(v, "share", shares.tenths[i]);
}

void cells_add(const struct build *b, xmlNode *node, int figure, int place)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	size_t n;
	const struct stats_cell *cells = stats_cells(b->phase->self, figure, place, &n);
	xmlNode *s;

	if (small_hidden(b, b->phase->self, figure, place))
		return;
	/* By a text there may be no cell at all: the series stands, empty. */
	if (f->measure == NULL || (f->measure->by == PLAN_BY_NONE && !f->measure->is_series))
		return;
	if (is_course(f->measure))
		n = n_reported(b, place, cells, n);
	s = node_add(node, "s");
	node_set(s, "id", f->id);
	node_set(s, "place", b->data->places[place].code);
	node_set(s, "label", f->label);
	node_set(s, "unit", f->unit);
	node_set_int(s, "n", (int64_t)n);
	node_flag(s, "zero", total_of(cells, n).num == 0);
	if (n > 0 && is_course(f->measure))
		add_course(f, s, cells, n);
	for (size_t i = 0; i < n; i++)
		add_cell(b, s, figure, place, &cells[i]);
	if (!f->measure->is_series)
		add_parts(b, f, s, cells, n);
}

/* ---- figures that are shares of one whole ------------------------------------------- */

static xmlNode *node_of(xmlNode *place, const char *figure)
{
	xmlNode *n = place->children;

	while (n != NULL && (strcmp((const char *)n->name, "v") != 0 ||
		strcmp((const char *)n->properties->children->content, figure) != 0))
		n = n->next;
	return n;
}

static bool is_same_whole(const struct plan_figure *a, const struct plan_figure *b)
{
	return a->whole != NULL && b->whole != NULL && strcmp(a->whole, b->whole) == 0;
}

/* The figures of the first one's whole: their values as cells, and their nodes. */
static size_t parts_of(const struct build *b, size_t first, xmlNode *place_node, int place, struct stats_cell *cells,
	xmlNode **nodes)
{
	const struct plan_figure *figures = b->plan->figures;
	size_t n = 0;

	for (size_t i = first; i < b->plan->n_figures; i++) {
		if (!is_same_whole(&figures[first], &figures[i]) || (nodes[n] = node_of(place_node, figures[i].id)) == NULL)
			continue;
		cells[n++] = (struct stats_cell){ .key = figures[i].id, .label = figures[i].label,
			.v = stats_value(b->phase->self, (int)i, place).v };
	}
	return n;
}

static void add_whole(const struct build *b, size_t first, xmlNode *node, int place)
{
	struct stats_cell *cells = ARENA_ARRAY(b->arena, struct stats_cell, b->plan->n_figures + 1);
	xmlNode **nodes = ARENA_ARRAY(b->arena, xmlNode *, b->plan->n_figures + 1);
	size_t n = parts_of(b, first, node, place, cells, nodes);
	struct shares shares;

	if (rat_cmp(total_of(cells, n), rat_int(1)) != 0)   /* parts that are not the whole are no shares of it */
		return;
	shares = shares_of(b, cells, n, rat_int(1));
	for (size_t i = 0; i < n && shares.state != NULL; i++) {
		node_set(nodes[i], "shares", shares.state);
		add_share(nodes[i], "share", shares.tenths[i]);
	}
}

void cells_add_wholes(const struct build *b, xmlNode *node, int place)
{
	const struct plan_figure *figures = b->plan->figures;

	for (size_t i = 0; i < b->plan->n_figures; i++) {
		bool first = figures[i].whole != NULL;

		for (size_t k = 0; k < i && first; k++)
			first = !is_same_whole(&figures[k], &figures[i]);
		if (first)
			add_whole(b, i, node, place);
	}
}
