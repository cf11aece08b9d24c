/* small.c -- counts of a sensitive field that are too small to publish: of so
 * few everyone nearby knows who is meant. The public profile prints them as <3
 * and leaves out what could be reckoned back to them. */
#include "facts/build.h"

#define SMALL_LEAST 3

static bool asks_sensitive(const struct plan_table *table, const struct plan_expr *e)
{
	bool found = e->op == PLAN_X_NAME && plan_column_info(table, e->index).pd == PLAN_PD_SENSITIVE;

	for (size_t i = 0; i < e->n_args && !found; i++)
		found = asks_sensitive(table, e->args[i]);
	return found;
}

static bool is_sensitive(const struct plan_measure *m)
{
	bool found = m->value != NULL && asks_sensitive(m->table, m->value);

	for (size_t i = 0; i < m->n_wheres && !found; i++)
		found = asks_sensitive(m->table, m->wheres[i].test);
	return found;
}

static bool hidden_in(const struct build *b, const struct stats *s, const struct plan_expr *e, int place)
{
	bool found = e->op == PLAN_X_NAME && small_hidden(b, s, e->index, place);

	for (size_t i = 0; i < e->n_args && !found && e->op != PLAN_X_AGG; i++)
		found = hidden_in(b, s, e->args[i], place);
	return found;
}

bool small_hidden(const struct build *b, const struct stats *s, int figure, int place)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	struct stats_value value;

	if (b->season->profile != PLAN_PUBLIC)
		return false;
	if (f->measure == NULL)
		return hidden_in(b, s, f->expr, place);
	if (!is_sensitive(f->measure))
		return false;
	value = stats_value(s, figure, place);
	return !value.missing && !rat_is_na(value.v) && rat_cmp(value.v, rat_int(SMALL_LEAST)) < 0;
}

bool small_indicator(const struct build *b, const struct plan_indicator *ind, int place)
{
	return b->season->profile == PLAN_PUBLIC && ind->value != NULL &&
		(hidden_in(b, b->phase->self, ind->value, place) ||
		(b->phase->verified != NULL && hidden_in(b, b->phase->verified, ind->value, place)));
}
