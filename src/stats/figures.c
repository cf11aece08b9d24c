/* figures.c -- what documents print: values, states against targets, trends,
 * cells. A value is computed when it is first asked for and kept. */
#include "stats/engine.h"

#include <assert.h>

#define KNOWN (UINT64_C(1) << 63)

struct stats stats_weighed(const struct stats *s, int figure, struct rat quality)
{
	struct stats other = *s;

	other.weighed = figure;
	other.quality = quality;
	return other;
}

static struct rat compute(const struct stats *s, int figure, int place)
{
	const struct plan_figure *f = &s->plan->figures[figure];
	struct rat v = f->measure != NULL ? s->measures[f->measure->index].total[place]
		: stats_place_value(s, f->expr, place);

	return s->weighed == figure ? rat_mul(v, s->quality) : v;
}

struct rat stats_figure(const struct stats *s, int figure, int place)
{
	const struct plan_figure *f = &s->plan->figures[figure];
	size_t at = (size_t)figure * s->data->n_places + (size_t)place;

	if (f->measure != NULL || s->weighed >= 0)
		return compute(s, figure, place);
	if (s->memo[at] == STATS_KNOWN)
		return s->value[at];
	if (s->memo[at] == STATS_BUSY)
		return RAT_NA;           /* defined by itself: the loader refuses such plans */
	s->memo[at] = STATS_BUSY;
	s->value[at] = compute(s, figure, place);
	s->memo[at] = STATS_KNOWN;
	return s->value[at];
}

static uint64_t tables_in(const struct stats *s, const struct plan_expr *e)
{
	uint64_t tables = 0;

	if (e->op == PLAN_X_NAME || e->op == PLAN_X_CELL || e->op == PLAN_X_CELLS)
		tables = stats_behind(s, e->index);
	for (size_t i = 0; i < e->n_args; i++)
		tables |= tables_in(s, e->args[i]);
	return tables;
}

/* The tables that townships send and this figure rests on, one bit each. */
uint64_t stats_behind(const struct stats *s, int figure)
{
	const struct plan_figure *f = &s->plan->figures[figure];

	if (s->behind[figure] & KNOWN)
		return s->behind[figure] & ~KNOWN;
	s->behind[figure] = KNOWN;
	if (f->measure == NULL)
		s->behind[figure] |= tables_in(s, f->expr);
	else if (f->measure->table->scope == PLAN_SCOPE_TOWNSHIP)
		s->behind[figure] |= UINT64_C(1) << f->measure->table->index;
	return s->behind[figure] & ~KNOWN;
}

bool stats_is_missing(const struct stats *s, uint64_t tables, int place)
{
	return (tables & ~s->sent[place]) != 0;
}

/* A date meets its target when it is not later, a number when it is not less. */
static enum stats_state state_of(const struct plan_figure *f, struct rat v, struct rat target)
{
	int c;

	if (rat_is_na(v))
		return STATS_NA;
	if (rat_is_na(target))
		return STATS_NONE;
	c = rat_cmp(v, target);
	return (f->is_date ? c <= 0 : c >= 0) ? STATS_MET : STATS_MISSED;
}

static enum stats_trend trend_of(struct rat v, struct rat before)
{
	int c;

	if (rat_is_na(v) || rat_is_na(before))
		return STATS_NO_TREND;
	c = rat_cmp(v, before);
	return c > 0 ? STATS_UP : c < 0 ? STATS_DOWN : STATS_SAME;
}

static struct rat gap_of(enum stats_state state, struct rat v, struct rat target)
{
	if (state == STATS_MISSED)
		return rat_sub(target, v);
	return state == STATS_MET ? rat_int(0) : RAT_NA;
}

struct stats_value stats_value(const struct stats *s, int figure, int place)
{
	const struct plan_figure *f = &s->plan->figures[figure];
	struct stats_value r = { .v = stats_figure(s, figure, place), .target = RAT_NA, .before = RAT_NA };

	assert(place >= 0 && (size_t)place < s->data->n_places);
	if (f->target >= 0)
		r.target = s->target[f->target];
	r.state = state_of(f, r.v, r.target);
	r.gap = gap_of(r.state, r.v, r.target);
	if (f->trend >= 0)
		r.before = stats_figure(s, f->trend, place);
	r.trend = trend_of(r.v, r.before);
	r.missing = stats_is_missing(s, stats_behind(s, figure), place);
	return r;
}

const struct stats_cell *stats_cells(const struct stats *s, int figure, int place, size_t *n)
{
	const struct plan_measure *m = s->plan->figures[figure].measure;
	const struct stats_measured *out = m != NULL ? &s->measures[m->index] : NULL;
	struct stats_cell *cells;

	*n = out != NULL ? out->n_cells : 0;
	if (*n == 0)
		return NULL;
	if (out->cells[place] != NULL)
		return out->cells[place];
	cells = ARENA_ARRAY(s->arena, struct stats_cell, *n);
	for (size_t i = 0; i < *n; i++)
		cells[i] = (struct stats_cell){ out->key[i], out->label[i],
			out->cell[i * s->data->n_places + (size_t)place], out->t[i] };
	out->cells[place] = cells;
	return cells;
}
