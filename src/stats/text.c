/* text.c -- numbers and formulas in words: what workings, reasons and explain
 * print. Numbers are put into a formula exactly; only results are rounded. */
#include "stats/engine.h"

#include <string.h>

/* Points without idle zeros: 400 ▸ "4", 150 ▸ "1.5", 426 ▸ "4.26". */
const char *stats_points(struct arena *a, int hundredths)
{
	int h = hundredths < 0 ? -hundredths : hundredths;
	const char *sign = hundredths < 0 ? "-" : "";

	if (h % 100 == 0)
		return arena_printf(a, "%s%d", sign, h / 100);
	if (h % 10 == 0)
		return arena_printf(a, "%s%d.%d", sign, h / 100, h / 10 % 10);
	return arena_printf(a, "%s%d.%02d", sign, h / 100, h % 100);
}

/* Exactly: an integer, a short decimal, otherwise a fraction. */
const char *stats_exact(struct arena *a, struct rat v)
{
	char buf[32];

	if (rat_is_na(v))
		return "—";
	for (int decimals = 0; decimals <= 4; decimals++) {
		struct rat back;
		rat_print(v, decimals, buf);
		if (rat_parse(buf, &back) && rat_cmp(back, v) == 0)
			return arena_strdup(a, buf);
	}
	return arena_printf(a, "%lld/%lld", (long long)v.num, (long long)v.den);
}

static struct rat in_unit(const struct plan_figure *f, struct rat v)
{
	bool wan = f->unit != NULL && strncmp(f->unit, "万", strlen("万")) == 0;

	if (f->is_money)
		return rat_div(v, rat_int(wan ? 1000000 : 100));
	return f->percent ? rat_mul(v, rat_int(100)) : v;
}

char *stats_number(const struct plan_figure *f, struct rat v, char *buf)
{
	if (rat_is_na(v))
		return strcpy(buf, "—");
	if (f->is_date)
		return plan_date_text(rat_floor(v), buf);
	rat_print(in_unit(f, v), f->decimals, buf);
	return f->percent ? strcat(buf, "%") : buf;
}

static void put_date(struct rat v, GString *out)
{
	char buf[48];

	g_string_append(out, rat_is_na(v) ? "—" : plan_date_iso(rat_floor(v), buf));
}

/* A figure's value inside a formula: exact, money in yuan, dates as dates. */
static void put_value(const struct stats *s, const struct plan_figure *f, struct rat v, GString *out)
{
	if (f != NULL && f->is_date)
		put_date(v, out);
	else
		g_string_append(out, stats_exact(s->arena, f != NULL && f->is_money ? rat_div(v, rat_int(100)) : v));
}

enum { LOOSE, COMPARE, ADD, MULTIPLY, ATOM };

static int strength(enum plan_opcode op)
{
	switch ((int)op) {
	case PLAN_X_ADD: case PLAN_X_SUB: return ADD;
	case PLAN_X_MUL: case PLAN_X_DIV: return MULTIPLY;
	case PLAN_X_EQ: case PLAN_X_NE: case PLAN_X_LT: case PLAN_X_LE: case PLAN_X_GT: case PLAN_X_GE:
		return COMPARE;
	}
	return ATOM;
}

static const char *sign_of(enum plan_opcode op)
{
	switch ((int)op) {
	case PLAN_X_ADD: return " + ";
	case PLAN_X_SUB: return " − ";
	case PLAN_X_MUL: return " × ";
	case PLAN_X_DIV: return "/";
	case PLAN_X_EQ:  return " = ";
	case PLAN_X_NE:  return " ≠ ";
	case PLAN_X_LT:  return " < ";
	case PLAN_X_LE:  return " ≤ ";
	case PLAN_X_GT:  return " > ";
	}
	return " ≥ ";
}

static void put_expr(const struct stats *s, const struct plan_expr *e, int place, int around, int depth,
	GString *out);

static void put_binary(const struct stats *s, const struct plan_expr *e, int place, int around, int depth,
	GString *out)
{
	int own = strength(e->op);

	if (own < around)
		g_string_append_c(out, '(');
	put_expr(s, e->args[0], place, own, depth, out);
	g_string_append(out, sign_of(e->op));
	put_expr(s, e->args[1], place, own + 1, depth, out);
	if (own < around)
		g_string_append_c(out, ')');
}

static void put_extreme(const struct stats *s, const struct plan_expr *e, int place, int depth, GString *out)
{
	g_string_append(out, e->op == PLAN_X_MIN2 ? "min(" : "max(");
	for (size_t i = 0; i < e->n_args; i++) {
		if (i > 0)
			g_string_append(out, ", ");
		put_expr(s, e->args[i], place, LOOSE, depth, out);
	}
	g_string_append_c(out, ')');
}

/* What stands for a choice: the branch that is taken. */
static const struct plan_expr *chosen(const struct stats *s, const struct plan_expr *e, int place)
{
	struct rat v;

	while (e->op == PLAN_X_IF || e->op == PLAN_X_DEFAULT) {
		v = stats_place_value(s, e->args[0], place);
		if (e->op == PLAN_X_DEFAULT)
			e = e->args[rat_is_na(v)];
		else if (rat_is_na(v))
			return e;
		else
			e = e->args[v.num != 0 ? 1 : 2];
	}
	return e;
}

static bool is_short(const struct stats *s, struct rat v)
{
	return strchr(stats_exact(s->arena, v), '/') == NULL;
}

/* A figure of which only a part stands: itself, times the part. */
static void put_weighed(const struct stats *s, const struct plan_figure *f, int place, int around, GString *out)
{
	struct stats whole = stats_weighed(s, -1, rat_int(1));

	if (around > MULTIPLY)
		g_string_append_c(out, '(');
	put_value(s, f, stats_figure(&whole, s->weighed, place), out);
	g_string_append_printf(out, " × %lld/%lld", (long long)s->quality.num, (long long)s->quality.den);
	if (around > MULTIPLY)
		g_string_append_c(out, ')');
}

/* A name that stands alone is opened `depth` times; one whose number would be a fraction, or is made of what was verified, too. */
static bool opens(const struct stats *s, const struct plan_expr *name, int place, int depth)
{
	return depth > 0 || (depth > -3 && (!is_short(s, stats_figure(s, name->index, place))
		|| (s->weighed >= 0 && plan_is_made_of(s->plan, name, s->weighed))));
}

/* Names become their numbers, or what these are made of.
 * What is neither a number nor an operator is shown by its value. */
static void put_expr(const struct stats *s, const struct plan_expr *e, int place, int around, int depth,
	GString *out)
{
	const struct plan_figure *f;

	e = chosen(s, e, place);
	f = e->op == PLAN_X_NAME ? &s->plan->figures[e->index] : NULL;
	if (f != NULL && e->index == s->weighed)
		put_weighed(s, f, place, around, out);
	else if (f != NULL && f->measure == NULL && opens(s, e, place, depth))
		put_expr(s, f->expr, place, around, depth - 1, out);
	else if (f != NULL)
		put_value(s, f, stats_figure(s, e->index, place), out);
	else if (strength(e->op) != ATOM)
		put_binary(s, e, place, around, MIN(depth, 0), out);
	else if (e->op == PLAN_X_MIN2 || e->op == PLAN_X_MAX2)
		put_extreme(s, e, place, MIN(depth, 0), out);
	else if (e->result == PLAN_R_DATE)
		put_date(stats_place_value(s, e, place), out);
	else
		put_value(s, NULL, stats_place_value(s, e, place), out);
}

void stats_put_formula(const struct stats *s, const struct plan_expr *e, int place, bool tight, GString *out)
{
	put_expr(s, e, place, tight ? MULTIPLY : LOOSE, 1, out);
}
