/* explain.c -- a number opened down to the rows behind it: what it means, the
 * formula with the numbers put in, the figures it is made of, and for every
 * measure behind it the rows kept and those left out with the clause that
 * failed. Row ids are shown, never personal fields. */
#include "stats/explain.h"

#include <string.h>

const char *stats_why_out(const struct stats *s, const struct plan_measure *m, const struct stats_rows *rows,
	size_t i)
{
	struct plan_row_view view = stats_view(s, rows, i);
	const struct stats_measured *out = &s->measures[m->index];
	gpointer failed = s->removed != NULL ? g_hash_table_lookup(s->removed, rows->row[i]) : NULL;

	if (m->is_series && out->n_cells > 0)
		view.t = out->t[out->n_cells - 1];
	for (size_t k = 0; k < m->n_wheres; k++)
		if (plan_test_row(m->wheres[k].test, &view) != 1)
			return m->wheres[k].says != NULL ? m->wheres[k].says
				: arena_printf(s->arena, "条件%zu", k + 1);
	if (((uint64_t)(uintptr_t)failed & stats_family_bit(s->plan, m->family)) != 0)
		return "现场核验不属实";
	if (m->value != NULL && !plan_eval_row(m->value, &view).known)
		return "数值为空";
	return NULL;
}

const char *stats_row_amount(const struct explained *x, const struct plan_measure *m, const struct stats_rows *rows, size_t i)
{
	struct plan_row_view view = stats_view(x->s, rows, i);
	struct plan_row_value value;
	const struct plan_figure *f = &x->s->plan->figures[m->figure];

	if (m->op != PLAN_SUM)
		return "";
	value = plan_eval_row(m->value, &view);
	return !value.known ? "" : stats_exact(x->s->arena, f->is_money ? rat_div(value.n, rat_int(100)) : value.n);
}

uint32_t stats_rows_refused(const struct stats *s, const struct plan_table *table, int place)
{
	const struct dataset *data = s->data;
	int township = place;
	uint32_t n = 0;

	while (township > 0 && data->places[township].level != PLAN_TOWNSHIP)
		township = data->places[township].parent;
	for (size_t i = 1; table->scope == PLAN_SCOPE_TOWNSHIP && i < data->n_places; i++) {
		const struct submission *sub = data->places[i].level == PLAN_TOWNSHIP && (township <= 0 || (int)i == township)
			? stats_submission(s, (int)i) : NULL;

		n += sub != NULL ? sub->refused[table->index] : 0;
	}
	return n;
}

/* ---- what is asked ------------------------------------------------------------------ */

static int find_indicator(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_indicators; i++)
		if (strcmp(plan->indicators[i].id, id) == 0)
			return (int)i;
	return -1;
}

static int find_target_figure(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_targets; i++)
		if (strcmp(plan->targets[i].id, id) == 0)
			return plan->targets[i].figure;
	return -1;
}

/* By the words that documents print: "城市社区平均组织数". */
static int find_label(const struct plan *plan, const char *label)
{
	for (size_t i = 0; i < plan->n_figures; i++)
		if (strcmp(plan->figures[i].label, label) == 0)
			return (int)i;
	return -1;
}

static void unknown(const struct stats *s, const char *name, struct diags *diags)
{
	const struct plan *plan = s->plan;
	const char **names = ARENA_ARRAY(s->arena, const char *, 2 * plan->n_figures + plan->n_indicators + plan->n_targets + 1);
	size_t n = 0;

	for (size_t i = 0; i < plan->n_figures; i++)
		names[n++] = plan->figures[i].id;
	for (size_t i = 0; i < plan->n_indicators; i++)
		names[n++] = plan->indicators[i].id;
	for (size_t i = 0; i < plan->n_targets; i++)
		names[n++] = plan->targets[i].id;
	for (size_t i = 0; i < plan->n_figures; i++)
		names[n++] = plan->figures[i].label;
	diag_say(diags, DIAG_UNKNOWN_FIGURE, (struct loc){ 0 }, name, plan_nearest(s->arena, name, names, n), NULL);
}

static void add_figure(struct explained *x, int figure)
{
	const struct plan_figure *f = &x->s->plan->figures[figure];

	for (guint i = 0; i < x->measures->len; i++)
		if (g_ptr_array_index(x->measures, i) == f->measure)
			return;
	if (f->measure != NULL)
		g_ptr_array_add(x->measures, (gpointer)f->measure);
}

/* The measures behind an expression, each once, in the order they are met. */
static void collect(struct explained *x, const struct plan_expr *e)
{
	if (e == NULL)
		return;
	if (e->op == PLAN_X_NAME || e->op == PLAN_X_CELL || e->op == PLAN_X_CELLS) {
		const struct plan_figure *f = &x->s->plan->figures[e->index];
		add_figure(x, e->index);
		collect(x, f->measure == NULL ? f->expr : NULL);
	}
	for (size_t i = 0; i < e->n_args; i++)
		collect(x, e->args[i]);
}

/* The figures that stand in the expression itself. */
static void collect_parts(struct explained *x, const struct plan_expr *e)
{
	if (e == NULL)
		return;
	if (e->op == PLAN_X_NAME) {
		for (guint i = 0; i < x->parts->len; i++)
			if (GPOINTER_TO_INT(g_ptr_array_index(x->parts, i)) == e->index)
				return;
		g_ptr_array_add(x->parts, GINT_TO_POINTER(e->index));
	}
	for (size_t i = 0; i < e->n_args; i++)
		collect_parts(x, e->args[i]);
}

static const char *with_numbers(const struct explained *x, const struct plan_expr *e)
{
	GString *text = g_string_new(NULL);
	const char *kept;

	stats_put_formula(x->s, e, x->place, false, text);
	kept = arena_strdup(x->s->arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}

static void explain_figure(struct explained *x, int figure)
{
	const struct plan_figure *f = &x->s->plan->figures[figure];
	struct stats_value v = stats_value(x->s, figure, x->place);
	char buf[64];

	x->id = f->id;
	x->label = f->label;
	x->unit = f->unit;
	x->definition = f->definition;
	x->value = arena_strdup(x->s->arena, stats_number(f, v.v, buf));
	x->note = v.missing ? "未报送" : rat_is_na(v.v) ? f->na != NULL ? f->na : "没有可计算的数据"
		: (f->levels & 1u << x->s->data->places[x->place].level) == 0 ? "文书不印这一级的数值，供核对" : "";
	if (!rat_is_na(v.target))
		x->target = arena_strdup(x->s->arena, stats_number(f, v.target, buf));
	add_figure(x, figure);
	if (f->measure != NULL)
		return;
	x->formula = f->formula;
	x->working = arena_printf(x->s->arena, "%s = %s", with_numbers(x, f->expr), x->value);
	collect_parts(x, f->expr);
	collect(x, f->expr);
}

void stats_indicator_measures(struct explained *x, const struct plan_indicator *ind)
{
	collect(x, ind->value);
	collect(x, ind->target);
	collect(x, ind->evidence);
	for (size_t i = 0; i < ind->n_items; i++) {
		collect(x, ind->items[i].test);
		collect(x, ind->items[i].evidence);
	}
	for (size_t i = 0; i < ind->n_events; i++)
		collect(x, ind->events[i].times);
}

/* The township's line as the sheet has it, before inspection; NULL outside the townships. */
static const struct score_line *line_of(const struct stats *s, int index, int place)
{
	struct diags *others = diags_new();   /* of the whole season: not what was asked */
	const struct score_line *line = NULL;
	size_t n = 0;
	const struct score_sheet *sheets = s->data->places[place].level == PLAN_TOWNSHIP
		? stats_scores(s->data, s, s, s, NULL, s->arena, others, &n) : NULL;

	for (size_t i = 0; i < n; i++)
		if (sheets[i].place == place)
			line = &sheets[i].lines[SCORE_SELF][index];
	diags_free(others);
	return line;
}

/* Points are a township's; elsewhere the number that the rule asks for is told. */
static void explain_indicator(struct explained *x, int index)
{
	const struct plan_indicator *ind = &x->s->plan->indicators[index];
	const struct score_line *line = line_of(x->s, index, x->place);
	struct outcome o = { .q = rat_int(1) };

	x->id = ind->id;
	x->label = ind->label;
	x->unit = ind->unit;
	x->definition = stats_definition(x->s->data, ind, x->s->arena);
	x->formula = ind->formula;
	if (line != NULL) {
		x->value = line->value_text;
		x->target = line->target_text;
		x->note = line->reason;
		x->working = line->na ? NULL : line->working;
	} else {
		stats_apply_rule(x->s, ind, x->place, &o);
		x->value = o.value_text != NULL ? o.value_text : "—";
		x->target = o.target_text;
		x->note = "评分以镇（街道）为单位，这里只列数值；得分请用 --at 指定镇（街道）";
	}
	collect_parts(x, ind->value);
	for (size_t i = 0; i < ind->n_items; i++)
		collect_parts(x, ind->items[i].test);
	for (size_t i = 0; i < ind->n_events; i++)
		collect_parts(x, ind->events[i].times);
	stats_indicator_measures(x, ind);
}

bool stats_explain(const struct stats *s, const char *name, int place, enum stats_explain_format format,
	GString *out, struct diags *diags)
{
	struct explained x = { .s = s, .place = place, .note = "" };
	int indicator = find_indicator(s->plan, name), figure = plan_find_figure(s->plan, name);

	if (figure < 0)
		figure = find_target_figure(s->plan, name);
	if (figure < 0)
		figure = find_label(s->plan, name);
	if (indicator < 0 && figure < 0) {
		unknown(s, name, diags);
		return false;
	}
	x.measures = g_ptr_array_new();
	x.parts = g_ptr_array_new();
	if (indicator >= 0)
		explain_indicator(&x, indicator);
	else
		explain_figure(&x, figure);
	switch (format) {
	case STATS_TEXT: stats_explain_text(&x, out); break;
	case STATS_CSV:  stats_explain_csv(&x, out); break;
	case STATS_JSON: stats_explain_json(&x, out); break;
	}
	g_ptr_array_free(x.measures, TRUE);
	g_ptr_array_free(x.parts, TRUE);
	return true;
}
