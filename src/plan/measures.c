/* measures.c -- targets, filters, measures and figures. */
#include <string.h>

#include "plan/load.h"
#include "plan/lex.h"

static const char *const op_names[] = { "count", "sum", "distinct", "min", "max" };

/* A list of levels as bits; without one, district and township. */
static unsigned levels_of(struct loader *l, const xmlNode *node)
{
	size_t n;
	const char *const *words = loader_words(l, loader_attr(l, node, "at"), " \t\r\n", &n);
	unsigned levels = 0;

	for (size_t i = 0; i < n; i++)
		levels |= 1u << loader_place_level(words[i]);
	return n > 0 ? levels : 1u << PLAN_DISTRICT | 1u << PLAN_TOWNSHIP;
}

static const char *or_empty(const char *text)
{
	return text != NULL ? text : "";
}

/* ---- targets, filters -------------------------------------------------------- */

void load_targets(struct loader *l)
{
	xmlNode *section = loader_section(l, "targets");
	size_t n = xml_count(section, "target");
	struct plan_target *t = ARENA_ARRAY(l->arena, struct plan_target, n + 1);

	l->targets = t;
	for (const xmlNode *c = xml_first(section, "target"); c != NULL; c = xml_next(c, "target"), t++) {
		t->at = loc_of(l, c);
		t->id = loader_attr(l, c, "id");
		t->label = loader_attr(l, c, "label");
		t->unit = or_empty(loader_attr(l, c, "unit"));
		t->value = loader_number(l, "value", loader_attr(l, c, "value"), t->at);
		t->most = loader_attr(l, c, "most") != NULL ? loader_number(l, "most", loader_attr(l, c, "most"), t->at) : RAT_NA;
		if (!rat_is_na(t->most) && rat_cmp(t->most, t->value) <= 0)
			loader_say(l, DIAG_PLAN_VALUE, t->at, "most", loader_attr(l, c, "most"), "> value");
		t->level = loader_place_level(or_empty(loader_attr(l, c, "level")));
		t->figure = -1;
	}
	l->plan->targets = l->targets;
	l->plan->n_targets = n;
	loader_check_ids(l, "target", l->targets, n, sizeof *t, offsetof(struct plan_target, at));
}

void load_filters(struct loader *l)
{
	xmlNode *section = loader_section(l, "filters");
	size_t n = xml_count(section, "filter");

	l->filters = ARENA_ARRAY(l->arena, struct filter, n + 1);
	for (const xmlNode *c = xml_first(section, "filter"); c != NULL; c = xml_next(c, "filter")) {
		struct filter *f = &l->filters[l->n_filters];

		f->at = loc_of(l, c);
		f->id = loader_attr(l, c, "id");
		f->table = loader_table(l, loader_attr(l, c, "table"), f->at);
		if (f->table != NULL)
			f->wheres = load_wheres(l, c, f->table, false);  /* may build on a filter above it */
		l->n_filters++;
	}
	loader_check_ids(l, "filter", l->filters, n, sizeof *l->filters, offsetof(struct filter, at));
}

/* ---- measures ------------------------------------------------------------------- */

static void check_span(struct loader *l, const struct plan_measure *m, const char *what, const char *day)
{
	if (day == NULL)
		loader_say(l, DIAG_PLAN_VALUE, m->at, what, "", "2021-12-31、cutoff、impl.from");
	else if (!season_date_is_known(day))
		loader_say(l, DIAG_PLAN_VALUE, m->at, what, day, "2021-12-31、cutoff、impl.from");
}

static void split_by(struct loader *l, struct plan_measure *m, const char *text)
{
	struct scope scope = { .table = m->table };
	const struct plan_expr *e = expr_parse(l, &scope, text, m->at);

	if (e == NULL)
		return;
	m->by_expr = e;
	switch (e->result) {
	case PLAN_R_CODE:
		m->by = PLAN_BY_CODE;
		m->codes = e->codes;
		return;
	case PLAN_R_MULTI:
		m->by = PLAN_BY_MULTI;
		m->codes = e->codes;
		return;
	case PLAN_R_TEXT:
		m->by = PLAN_BY_TEXT;
		return;
	case PLAN_R_NUMBER:
		m->by = PLAN_BY_YEAR;
		if (e->op == PLAN_X_MONTH_OF || e->op == PLAN_X_QUARTER_OF) {
			m->by = e->op == PLAN_X_MONTH_OF ? PLAN_BY_MONTH : PLAN_BY_QUARTER;
			m->by_expr = e->args[0];
		}
		check_span(l, m, "from", m->from);
		check_span(l, m, "to", m->to);
		return;
	case PLAN_R_BOOL:
	case PLAN_R_DATE:
		loader_say(l, DIAG_PLAN_EXPR_TYPE, m->at, text, "1", "by → code | multi | month() | quarter() | year() | text");
	}
}

static void measure_value(struct loader *l, struct plan_measure *m, const char *text)
{
	struct scope scope = { .table = m->table, .series = m->is_series };
	enum plan_result r;

	if (m->op == PLAN_COUNT)
		return;
	if (text == NULL) {
		loader_say(l, DIAG_PLAN_VALUE, m->at, "op", op_names[m->op], "value=");
		return;
	}
	m->value = expr_parse(l, &scope, text, m->at);
	if (m->value == NULL || m->op == PLAN_DISTINCT)
		return;
	r = m->value->result;
	if (r != PLAN_R_NUMBER && r != PLAN_R_BOOL && (r != PLAN_R_DATE || m->op == PLAN_SUM))
		loader_say(l, DIAG_PLAN_EXPR_TYPE, m->at, text, "1",
			arena_printf(l->arena, "%s → number", parse_result_name(r)));
}

static void load_measure(struct loader *l, const xmlNode *node, struct plan_measure *m)
{
	static const char *const spans[] = { "month", "quarter", "year" };
	const char *op = loader_attr(l, node, "op"), *series = loader_attr(l, node, "series");
	const char *by = loader_attr(l, node, "by");
	struct wheres w;

	m->at = loc_of(l, node);
	m->id = loader_attr(l, node, "id");
	m->label = loader_attr(l, node, "label");
	m->unit = or_empty(loader_attr(l, node, "unit"));
	m->from = loader_attr(l, node, "from");
	m->to = loader_attr(l, node, "to");
	m->family = loader_attr(l, node, "family");
	for (size_t i = 0; op != NULL && i < G_N_ELEMENTS(op_names); i++)
		if (strcmp(op, op_names[i]) == 0)
			m->op = (enum plan_op)i;
	for (size_t i = 0; series != NULL && i < G_N_ELEMENTS(spans); i++)
		if (strcmp(series, spans[i]) == 0)
			m->by = (enum plan_by)(PLAN_BY_MONTH + i);
	m->is_series = series != NULL;
	m->table = loader_table(l, loader_attr(l, node, "table"), m->at);
	if (m->table == NULL)
		return;
	w = load_wheres(l, node, m->table, m->is_series);
	m->wheres = w.list;
	m->n_wheres = w.n;
	measure_value(l, m, loader_attr(l, node, "value"));
	if (m->is_series) {
		check_span(l, m, "from", m->from);
		check_span(l, m, "to", m->to);
		if (by != NULL)
			loader_say(l, DIAG_PLAN_VALUE, m->at, "by", by, "by | series");
	} else if (by != NULL) {
		split_by(l, m, by);
	}
}

void load_measures(struct loader *l)
{
	xmlNode *section = loader_section(l, "measures");
	size_t n = xml_count(section, "measure"), i = 0;

	l->measures = ARENA_ARRAY(l->arena, struct plan_measure, n + 1);
	for (const xmlNode *c = xml_first(section, "measure"); c != NULL; c = xml_next(c, "measure"), i++) {
		l->measures[i].index = l->measures[i].figure = (int)i;
		load_measure(l, c, &l->measures[i]);
	}
	l->plan->measures = l->measures;
	l->plan->n_measures = n;
}

/* ---- figures -------------------------------------------------------------------- */

static const char *definition_of(struct loader *l, const xmlNode *node)
{
	const xmlNode *child = xml_first(node, "definition");
	const char *text = child != NULL ? xml_text(l->arena, child) : loader_attr(l, node, "definition");

	return text != NULL && text[0] != '\0' ? text : NULL;
}

static void figure_frame(struct loader *l, const xmlNode *node, struct plan_figure *f)
{
	const char *decimals = loader_attr(l, node, "decimals");

	f->at = loc_of(l, node);
	f->id = loader_attr(l, node, "id");
	f->label = loader_attr(l, node, "label");
	f->unit = or_empty(loader_attr(l, node, "unit"));
	f->decimals = decimals != NULL ? decimals[0] - '0' : 0;  /* one digit, says the schema */
	f->percent = g_strcmp0(loader_attr(l, node, "percent"), "yes") == 0;
	f->formula = loader_attr(l, node, "expr");
	f->na = loader_attr(l, node, "na");
	f->whole = loader_attr(l, node, "whole");
	f->definition = definition_of(l, node);
	f->levels = levels_of(l, node);
	f->target = f->trend = -1;
}

static void measure_figure(struct plan_figure *f, const struct plan_measure *m)
{
	const struct plan_expr *value = m->value;

	f->measure = m;
	if (value == NULL || m->op == PLAN_DISTINCT)
		return;
	f->is_date = value->result == PLAN_R_DATE;
	f->is_money = value->money;
}

void load_figure(struct loader *l, int index)
{
	struct plan_figure *f = &l->figures[index];

	if (l->figure_states[index] != FIGURE_NEW)
		return;
	l->figure_states[index] = FIGURE_OPEN;
	if (f->measure == NULL) {
		f->expr = expr_parse_place(l, f->formula, f->at);
		if (f->expr != NULL) {
			f->is_date = f->expr->result == PLAN_R_DATE;
			f->is_money = f->expr->money;
		}
	}
	l->figure_states[index] = FIGURE_DONE;
}

static int figure_named(struct loader *l, const char *name, struct loc at)
{
	int index = plan_find_figure(l->plan, name);

	if (index < 0) {
		const char **names = ARENA_ARRAY(l->arena, const char *, l->plan->n_figures + 1);

		for (size_t i = 0; i < l->plan->n_figures; i++)
			names[i] = l->plan->figures[i].id;
		loader_unknown(l, at, "figure", name, names, l->plan->n_figures);
	}
	return index;
}

int loader_target(struct loader *l, const char *name, struct loc at)
{
	const char **names = ARENA_ARRAY(l->arena, const char *, l->plan->n_targets + 1);

	for (size_t i = 0; i < l->plan->n_targets; i++) {
		names[i] = l->targets[i].id;
		if (strcmp(names[i], name) == 0)
			return (int)i;
	}
	loader_unknown(l, at, "target", name, names, l->plan->n_targets);
	return -1;
}

static void link_figure(struct loader *l, int index)
{
	struct plan_figure *f = &l->figures[index];
	const char *target = loader_attr(l, l->figure_nodes[index], "target");
	const char *trend = loader_attr(l, l->figure_nodes[index], "trend");

	load_figure(l, index);
	if (target != NULL)
		f->target = loader_target(l, target, f->at);
	if (trend != NULL)
		f->trend = figure_named(l, trend, f->at);
}

void load_figures(struct loader *l)
{
	xmlNode *measures = loader_section(l, "measures"), *figures = loader_section(l, "figures");
	const xmlNode *target = xml_first(loader_section(l, "targets"), "target");
	size_t n = l->plan->n_measures + xml_count(figures, "figure"), i = 0;

	l->figures = ARENA_ARRAY(l->arena, struct plan_figure, n + 1);
	l->figure_nodes = ARENA_ARRAY(l->arena, xmlNode *, n + 1);
	l->figure_states = ARENA_ARRAY(l->arena, enum figure_state, n + 1);
	for (xmlNode *c = xml_first(measures, "measure"); c != NULL; c = xml_next(c, "measure"), i++) {
		l->figure_nodes[i] = c;
		figure_frame(l, c, &l->figures[i]);
		measure_figure(&l->figures[i], &l->measures[i]);
	}
	for (xmlNode *c = xml_first(figures, "figure"); c != NULL; c = xml_next(c, "figure"), i++) {
		l->figure_nodes[i] = c;
		figure_frame(l, c, &l->figures[i]);
	}
	l->plan->figures = l->figures;
	l->plan->n_figures = n;
	loader_check_ids(l, "figure", l->figures, n, sizeof *l->figures, offsetof(struct plan_figure, at));
	for (i = 0; i < n; i++)
		link_figure(l, (int)i);
	for (i = 0; i < l->plan->n_targets; i++, target = xml_next(target, "target"))
		l->targets[i].figure = figure_named(l, loader_attr(l, target, "figure"), l->targets[i].at);
}
