/* place.c -- place expressions over exact fractions. A name is a figure at the
 * same place; aggregates look at the places below, rank at the sisters. */
#include "stats/engine.h"

#include <stdlib.h>
#include <string.h>

#define MAX_ARGS 16

/* ---- operators ------------------------------------------------------------ */

static struct rat truth(bool b)
{
	return rat_int(b);
}

static bool is_true(struct rat a)
{
	return !rat_is_na(a) && a.num != 0;
}

static bool is_false(struct rat a)
{
	return !rat_is_na(a) && a.num == 0;
}

/* Calendar months touched from the first day to the last, both included. */
static struct rat months_between(int64_t from, int64_t to)
{
	int y1, m1, y2, m2, day;

	if (to < from)
		return rat_int(0);
	plan_date_split(from, &y1, &m1, &day);
	plan_date_split(to, &y2, &m2, &day);
	return rat_int((y2 - y1) * 12 + (m2 - m1) + 1);
}

static struct rat logic(enum plan_opcode op, const struct rat *a, size_t n)
{
	bool unknown = false;

	for (size_t i = 0; i < n; i++) {
		if (op == PLAN_X_AND ? is_false(a[i]) : is_true(a[i]))
			return truth(op == PLAN_X_OR);
		unknown |= rat_is_na(a[i]);
	}
	return unknown ? RAT_NA : truth(op == PLAN_X_AND);
}

static bool compares(enum plan_opcode op, int c)
{
	return op == PLAN_X_EQ ? c == 0 : op == PLAN_X_NE ? c != 0
		: op == PLAN_X_LT ? c < 0 : op == PLAN_X_LE ? c <= 0 : op == PLAN_X_GT ? c > 0 : c >= 0;
}

static struct rat compare(enum plan_opcode op, struct rat a, struct rat b)
{
	if (a.den == 1 && b.den == 1)
		return truth(compares(op, (a.num > b.num) - (a.num < b.num)));
	return rat_is_na(a) || rat_is_na(b) ? RAT_NA : truth(compares(op, rat_cmp(a, b)));
}

static struct rat extreme(enum plan_opcode op, const struct rat *a, size_t n)
{
	struct rat best = n > 0 ? a[0] : RAT_NA;

	for (size_t i = 1; i < n; i++)
		best = op == PLAN_X_MIN2 ? rat_min(best, a[i]) : rat_max(best, a[i]);
	return best;
}

static struct rat unary(enum plan_opcode op, struct rat a)
{
	if (rat_is_na(a))
		return a;
	switch ((int)op) {
	case PLAN_X_NOT:   return truth(a.num == 0);
	case PLAN_X_NEG:   return (struct rat){ -a.num, a.den };
	case PLAN_X_ABS:   return a.num < 0 ? (struct rat){ -a.num, a.den } : a;
	case PLAN_X_CEIL:  return rat_int(rat_ceil(a));
	case PLAN_X_FLOOR: return rat_int(rat_floor(a));
	}
	return RAT_NA;
}

static struct rat apply(enum plan_opcode op, const struct rat *a, size_t n)
{
	switch ((int)op) {
	case PLAN_X_OR: case PLAN_X_AND:
		return logic(op, a, n);
	case PLAN_X_NOT: case PLAN_X_NEG: case PLAN_X_CEIL: case PLAN_X_FLOOR: case PLAN_X_ABS:
		return unary(op, a[0]);
	case PLAN_X_EQ: case PLAN_X_NE: case PLAN_X_LT: case PLAN_X_LE: case PLAN_X_GT: case PLAN_X_GE:
		return compare(op, a[0], a[1]);
	case PLAN_X_ADD: return rat_add(a[0], a[1]);
	case PLAN_X_SUB: return rat_sub(a[0], a[1]);
	case PLAN_X_MUL: return rat_mul(a[0], a[1]);
	case PLAN_X_DIV: return rat_div(a[0], a[1]);
	case PLAN_X_MIN2: case PLAN_X_MAX2:
		return extreme(op, a, n);
	case PLAN_X_IF:
		return rat_is_na(a[0]) ? RAT_NA : a[0].num != 0 ? a[1] : a[2];
	case PLAN_X_DEFAULT:
		return rat_is_na(a[0]) ? a[1] : a[0];
	case PLAN_X_ADD_MONTHS:
		return rat_is_na(a[0]) || rat_is_na(a[1]) ? RAT_NA
			: rat_int(plan_date_add_months(a[0].num, (int)a[1].num));
	case PLAN_X_MONTHS:
		return rat_is_na(a[0]) || rat_is_na(a[1]) ? RAT_NA
			: months_between(rat_floor(a[0]), rat_floor(a[1]));
	}
	return RAT_NA;
}

/* ---- places ---------------------------------------------------------------- */

int stats_place_at(const struct stats *s, int place, enum plan_level level)
{
	while (place >= 0 && s->data->places[place].level > level)
		place = s->data->places[place].parent;
	return place >= 0 && s->data->places[place].level == level ? place : -1;
}

size_t stats_places_below(const struct stats *s, int place, enum plan_level level, int *first)
{
	const struct place *places = s->data->places;
	size_t n = 0;

	*first = place;
	if (places[place].level == level)
		return 1;
	if (places[place].level == PLAN_TOWNSHIP && level == PLAN_COMMUNITY) {
		*first = places[place].first_child;
		return (size_t)places[place].n_children;
	}
	if (places[place].level != PLAN_DISTRICT)
		return 0;
	for (size_t p = s->data->n_places; p-- > 1;)
		if (places[p].level == level) {
			*first = (int)p;
			n++;
		}
	return n;
}

static int compare_rats(const void *a, const void *b)
{
	return rat_cmp(*(const struct rat *)a, *(const struct rat *)b);
}

/* The q/4 quantile of sorted values: linear between the two nearest ranks
 * (n-1)q/4, as spreadsheets compute QUARTILE.INC. */
static struct rat quantile(const struct rat *v, size_t n, int q)
{
	size_t at = (n - 1) * (size_t)q, i = at / 4;
	struct rat part = rat_make((int64_t)(at % 4), 4);

	if (at % 4 == 0)
		return v[i];
	return rat_add(v[i], rat_mul(rat_sub(v[i + 1], v[i]), part));
}

static struct rat sum_of(const struct rat *v, size_t n)
{
	struct rat sum = rat_int(0);

	for (size_t i = 0; i < n; i++)
		sum = rat_add(sum, v[i]);
	return sum;
}

/* Over no values a sum or a count is 0, everything else N/A. */
static struct rat aggregate(enum plan_agg agg, struct rat *v, size_t n)
{
	if (agg == PLAN_AGG_SUM)
		return sum_of(v, n);
	if (agg == PLAN_AGG_COUNT)
		return rat_int((int64_t)n);
	if (n == 0)
		return RAT_NA;
	if (agg == PLAN_AGG_MEAN)
		return rat_div(sum_of(v, n), rat_int((int64_t)n));
	qsort(v, n, sizeof *v, compare_rats);
	switch (agg) {
	case PLAN_AGG_MEDIAN: return quantile(v, n, 2);
	case PLAN_AGG_Q1:     return quantile(v, n, 1);
	case PLAN_AGG_Q3:     return quantile(v, n, 3);
	case PLAN_AGG_MIN:    return v[0];
	case PLAN_AGG_MAX:    return v[n - 1];
	case PLAN_AGG_SUM: case PLAN_AGG_MEAN: case PLAN_AGG_COUNT: break;
	}
	return RAT_NA;
}

static struct rat over_places(const struct stats *s, const struct plan_expr *e, int place)
{
	int first;
	size_t n = stats_places_below(s, place, (enum plan_level)e->index, &first), known = 0;
	struct rat *v = g_new(struct rat, n + 1), result;

	for (size_t i = 0; i < n; i++) {
		v[known] = stats_place_value(s, e->args[0], first + (int)i);
		known += !rat_is_na(v[known]);
	}
	result = aggregate(e->agg, v, known);
	g_free(v);
	return result;
}

/* 1 = highest; equal values share a rank. */
static struct rat rank_of(const struct stats *s, const struct plan_expr *e, int place)
{
	int self = stats_place_at(s, place, (enum plan_level)e->index), first;
	size_t n = stats_places_below(s, 0, (enum plan_level)e->index, &first);
	struct rat own = self >= 0 ? stats_place_value(s, e->args[0], self) : RAT_NA;
	int64_t rank = 1;

	if (rat_is_na(own))
		return RAT_NA;
	for (size_t i = 0; i < n; i++) {
		struct rat v = stats_place_value(s, e->args[0], first + (int)i);
		rank += !rat_is_na(v) && rat_cmp(v, own) > 0;
	}
	return rat_int(rank);
}

static const struct stats_measured *cells_of(const struct stats *s, int figure)
{
	const struct plan_measure *m = s->plan->figures[figure].measure;

	return m != NULL ? &s->measures[m->index] : NULL;
}

/* The cell that the i-th key of an expression names; n_cells when there is none. */
static size_t cell_index(const struct stats_measured *m, const struct plan_expr *e, size_t i)
{
	size_t cell = 0;

	if (e->cells[i] >= 0)
		return (size_t)e->cells[i];
	while (cell < m->n_cells && strcmp(m->key[cell], e->keys[i]) != 0)
		cell++;
	return cell;
}

/* m[01]: the sum of the cells named. */
static struct rat cell_value(const struct stats *s, const struct plan_expr *e, int place)
{
	const struct stats_measured *m = cells_of(s, e->index);
	struct rat sum = rat_int(0);

	if (m == NULL)
		return RAT_NA;
	for (size_t i = 0; i < e->n_cells; i++) {
		size_t cell = cell_index(m, e, i);
		if (cell < m->n_cells)
			sum = rat_add(sum, m->cell[cell * s->data->n_places + (size_t)place]);
	}
	return sum;
}

static bool is_filled(const struct stats *s, const struct stats_measured *m, size_t cell, int place)
{
	struct rat v = cell < m->n_cells ? m->cell[cell * s->data->n_places + (size_t)place] : RAT_NA;

	return !rat_is_na(v) && v.num != 0;
}

static struct rat cells_filled(const struct stats *s, const struct plan_expr *e, int place)
{
	const struct stats_measured *m = cells_of(s, e->index);
	int64_t n = 0;

	if (m == NULL)
		return RAT_NA;
	for (size_t i = 0; i < (e->n_cells > 0 ? e->n_cells : m->n_cells); i++)
		n += is_filled(s, m, e->n_cells > 0 ? cell_index(m, e, i) : i, place);
	return rat_int(n);
}

static struct rat operate(const struct stats *s, const struct plan_expr *e, int place)
{
	struct rat a[MAX_ARGS] = { 0 };   /* N/A */
	size_t n = e->n_args < MAX_ARGS ? e->n_args : MAX_ARGS;

	for (size_t i = 0; i < n; i++)
		a[i] = stats_place_value(s, e->args[i], place);
	if (e->op == PLAN_X_IN) {
		for (size_t i = 1; i < n && !rat_is_na(a[0]); i++)
			if (!rat_is_na(a[i]) && rat_cmp(a[0], a[i]) == 0)
				return rat_int(1);
		return rat_is_na(a[0]) ? RAT_NA : rat_int(0);
	}
	return apply(e->op, a, n);
}

static struct rat sent_by(const struct stats *s, enum plan_sent what, int township)
{
	const struct submission *sub = stats_submission(s, township);
	const struct season_phase *phase = &s->data->season->phases[s->phase];

	if (sub == NULL)
		return rat_int(0);
	switch (what) {
	case PLAN_SENT_LATE:    return rat_int(stats_workdays(s->calendar, phase->deadline, sub->submitted));
	case PLAN_SENT_READ:    return rat_int((int64_t)sub->rows_read);
	case PLAN_SENT_REFUSED: return rat_int((int64_t)sub->rows_refused);
	}
	return RAT_NA;
}

/* What a township's submission says of itself; the district adds up. */
static struct rat sent(const struct stats *s, const struct plan_expr *e, int place)
{
	struct rat sum = rat_int(0);
	int first;
	size_t n = stats_places_below(s, place, PLAN_TOWNSHIP, &first);

	if (n == 0)
		return RAT_NA;
	for (size_t i = 0; i < n; i++)
		sum = rat_add(sum, sent_by(s, (enum plan_sent)e->index, first + (int)i));
	return sum;
}

struct rat stats_place_value(const struct stats *s, const struct plan_expr *e, int place)
{
	int64_t day;

	switch ((int)e->op) {
	case PLAN_X_NUMBER: return e->number;
	case PLAN_X_NA:     return RAT_NA;
	case PLAN_X_NAME:   return stats_figure(s, e->index, place);
	case PLAN_X_CELL:   return cell_value(s, e, place);
	case PLAN_X_CELLS:  return cells_filled(s, e, place);
	case PLAN_X_AGG:    return over_places(s, e, place);
	case PLAN_X_RANK:   return rank_of(s, e, place);
	case PLAN_X_TARGET: return s->target[e->index];
	case PLAN_X_SENT:   return sent(s, e, place);
	case PLAN_X_PLACE_IS:
		return rat_int((int)s->data->places[place].level == e->index);
	case PLAN_X_PARENT:
		place = stats_place_at(s, place, (enum plan_level)e->index);
		return place >= 0 ? stats_place_value(s, e->args[0], place) : RAT_NA;
	case PLAN_X_SEASON_DATE:
		day = season_date(s->data->season, s->phase, e->text);
		return day == PLAN_EMPTY ? RAT_NA : rat_int(day);
	}
	return operate(s, e, place);
}
