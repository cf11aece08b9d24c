/* indicators.c -- groups, indicators with their rules, grades; weights must add up. */
#include <stdlib.h>
#include <string.h>

#include "plan/load.h"

static const char *const rule_names[] = {
#define X(id, name) [PLAN_RULE_##id] = name,
	PLAN_RULES(X)
#undef X
};

struct groups {
	struct plan_group *groups; size_t n_groups;
	struct plan_indicator *indicators; size_t n_indicators;
};

/* ---- the parts of a rule ------------------------------------------------------ */

static const struct plan_expr *place_attr(struct loader *l, const xmlNode *node, const char *name, struct loc at)
{
	return expr_parse_place(l, loader_attr(l, node, name), at);
}

static void load_steps(struct loader *l, const xmlNode *node, struct plan_indicator *i)
{
	struct plan_step *s = ARENA_ARRAY(l->arena, struct plan_step, xml_count(node, "step") + 1);

	i->steps = s;
	for (const xmlNode *c = xml_first(node, "step"); c != NULL; c = xml_next(c, "step"), s++) {
		const char *at = loader_attr(l, c, "at");

		s->at = loader_number(l, "at", at, loc_of(l, c));
		s->above = g_strcmp0(loader_attr(l, c, "above"), "yes") == 0;
		s->percent = (int)strtol(loader_attr(l, c, "percent"), NULL, 10);
		if (s->percent > 100)
			loader_say(l, DIAG_PLAN_VALUE, loc_of(l, c), "percent", loader_attr(l, c, "percent"), "0–100");
		if (i->n_steps > 0) {
			int c1 = rat_cmp(s->at, s[-1].at);

			if (c1 > 0 || (c1 == 0 && s->above >= s[-1].above))
				loader_say(l, DIAG_PLAN_VALUE, loc_of(l, c), "at", at, "step：由高到低");
		}
		i->n_steps++;
	}
}

static void load_items(struct loader *l, const xmlNode *node, struct plan_indicator *i)
{
	struct plan_item *item = ARENA_ARRAY(l->arena, struct plan_item, xml_count(node, "item") + 1);

	i->items = item;
	for (const xmlNode *c = xml_first(node, "item"); c != NULL; c = xml_next(c, "item"), item++) {
		item->label = loader_attr(l, c, "label");
		item->test = place_attr(l, c, "test", loc_of(l, c));
		item->evidence = place_attr(l, c, "evidence", loc_of(l, c));
		i->n_items++;
	}
}

static const struct plan_event *load_events(struct loader *l, const xmlNode *node, size_t *n)
{
	struct plan_event *events = ARENA_ARRAY(l->arena, struct plan_event, xml_count(node, "event") + 1);
	struct plan_event *event = events;

	for (const xmlNode *c = xml_first(node, "event"); c != NULL; c = xml_next(c, "event"), event++) {
		event->label = loader_attr(l, c, "label");
		event->times = place_attr(l, c, "times", loc_of(l, c));
		event->points = loader_points(l, "points", loader_attr(l, c, "points"), loc_of(l, c));
	}
	*n = (size_t)(event - events);
	return events;
}

/* What a rule cannot do without. */
static void check_rule(struct loader *l, const xmlNode *node, const struct plan_indicator *i)
{
	static const struct { const char *attr, *child; } needs[][2] = {
		[PLAN_RULE_RATIO] = { { "value", NULL }, { "target", NULL } },
		[PLAN_RULE_THRESH] = { { "value", NULL }, { "target", NULL } },
		[PLAN_RULE_STEP] = { { "value", NULL }, { NULL, "step" } },
		[PLAN_RULE_CHECK] = { { NULL, "item" }, { NULL, NULL } },
		[PLAN_RULE_EVID] = { { "value", NULL }, { "evidence", NULL } },
		[PLAN_RULE_DEADLINE] = { { "value", NULL }, { "d1", NULL } },
		[PLAN_RULE_DEDUCT] = { { NULL, "event" }, { NULL, NULL } },
	};

	for (size_t k = 0; k < 2; k++) {
		const char *attr = needs[i->rule][k].attr, *child = needs[i->rule][k].child;

		if (attr != NULL && loader_attr(l, node, attr) == NULL)
			loader_say(l, DIAG_PLAN_VALUE, i->at, "rule", rule_names[i->rule], arena_printf(l->arena, "%s=", attr));
		if (child != NULL && xml_first(node, child) == NULL)
			loader_say(l, DIAG_PLAN_VALUE, i->at, "rule", rule_names[i->rule], arena_printf(l->arena, "<%s>", child));
	}
}

static int64_t day_attr(struct loader *l, const xmlNode *node, const char *name)
{
	const char *text = loader_attr(l, node, name);
	int64_t day = text == NULL ? PLAN_EMPTY : plan_date_parse(text);

	if (text != NULL && day == PLAN_EMPTY)
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), name, text, "2022-09-30");
	return day;
}

static void load_sources(struct loader *l, const xmlNode *node, struct plan_indicator *i)
{
	size_t n;
	const char *const *words = loader_words(l, loader_attr(l, node, "sources"), " \t\r\n", &n);
	const struct plan_table **list = ARENA_ARRAY(l->arena, const struct plan_table *, n + 1);

	for (size_t k = 0; k < n; k++) {
		const struct plan_table *table = loader_table(l, words[k], i->at);

		if (table != NULL)
			list[i->n_sources++] = table;
	}
	i->sources = list;
}

/* {name} in a definition stands for a target's value. */
static void check_definition(struct loader *l, const struct plan_indicator *i)
{
	const char *p = i->definition;

	while (p != NULL && (p = strchr(p, '{')) != NULL) {
		int n = (int)strcspn(++p, "}");

		loader_target(l, arena_printf(l->arena, "%.*s", n, p), i->at);
	}
}

/* stratum="U": the kind of community of which the value counts the rows. */
static void load_stratum(struct loader *l, const xmlNode *node, struct plan_indicator *i)
{
	const char *code = loader_attr(l, node, "stratum");
	const struct plan_table *table = plan_find_role(l->plan, "communities");
	int column = table != NULL ? plan_find_field_role(table, "kind") : -1;
	const struct plan_codelist *list = column >= 0 ? table->fields[column].codes : NULL;
	int at = code != NULL && list != NULL && i->family != NULL ? plan_find_code(list, code) : -1;

	if (at >= 0)
		i->stratum = &list->codes[at];
	else if (code != NULL)
		loader_say(l, DIAG_PLAN_VALUE, i->at, "stratum", code, list != NULL ? list->label : "role=kind");
}

/* quality="figure": what is verified is that figure, and the value is made of it. */
static void load_weighed(struct loader *l, const xmlNode *node, struct plan_indicator *i)
{
	const char *name = loader_attr(l, node, "quality");
	const struct plan_expr *e = place_attr(l, node, "quality", i->at);
	bool can = i->rule == PLAN_RULE_RATIO || i->rule == PLAN_RULE_THRESH || i->rule == PLAN_RULE_STEP;

	i->weighed = -1;
	if (e == NULL || i->value == NULL)
		return;
	if (can && i->family != NULL && e->op == PLAN_X_NAME && plan_is_made_of(l->plan, i->value, e->index))
		i->weighed = e->index;
	else
		loader_say(l, DIAG_PLAN_VALUE, i->at, "quality", name, "ratio/thresh/step：family=，value=中的一个数");
}

static void load_indicator(struct loader *l, const xmlNode *node, struct plan_indicator *i)
{
	const char *rule = loader_attr(l, node, "rule");
	const xmlNode *definition = xml_first(node, "definition");

	i->at = loc_of(l, node);
	i->id = loader_attr(l, node, "id");
	i->label = loader_attr(l, node, "label");
	i->unit = loader_attr(l, node, "unit");
	i->weight = loader_points(l, "weight", loader_attr(l, node, "weight"), i->at);
	for (size_t k = 0; k < G_N_ELEMENTS(rule_names); k++)
		if (strcmp(rule_names[k], rule) == 0)
			i->rule = (enum plan_rule)k;
	i->formula = loader_attr(l, node, "value");
	i->value = expr_parse_place(l, i->formula, i->at);
	i->figure = i->value != NULL && i->value->op == PLAN_X_NAME ? i->value->index : -1;
	i->target = place_attr(l, node, "target", i->at);
	i->evidence = place_attr(l, node, "evidence", i->at);
	i->below = loader_attr(l, node, "below");
	i->na_when = place_attr(l, node, "na-when", i->at);
	i->na = loader_attr(l, node, "na");
	i->d1 = day_attr(l, node, "d1");
	i->d2 = day_attr(l, node, "d2");
	i->family = loader_attr(l, node, "family");
	load_weighed(l, node, i);
	load_stratum(l, node, i);
	i->assessor_item = loader_attr(l, node, "assessor-item");
	i->definition = definition != NULL ? xml_text(l->arena, definition) : NULL;
	if (i->unit == NULL)
		i->unit = i->figure >= 0 ? l->figures[i->figure].unit : "";
	load_steps(l, node, i);
	load_items(l, node, i);
	i->events = load_events(l, node, &i->n_events);
	load_sources(l, node, i);
	check_rule(l, node, i);
	check_definition(l, i);
}

/* ---- groups ------------------------------------------------------------------------ */

static void count_below(const xmlNode *node, size_t *groups, size_t *indicators)
{
	*groups += xml_count(node, "group");
	*indicators += xml_count(node, "indicator");
	for (const xmlNode *c = xml_first(node, "group"); c != NULL; c = xml_next(c, "group"))
		count_below(c, groups, indicators);
}

static const char *points_text(struct loader *l, int points)
{
	char buf[32];

	return arena_strdup(l->arena, rat_print(rat_make(points, 100), points % 100 == 0 ? 0 : points % 10 == 0 ? 1 : 2, buf));
}

static void check_sum(struct loader *l, const char *what, int sum, int wanted, struct loc at)
{
	if (sum != wanted)
		loader_say(l, DIAG_PLAN_WEIGHTS, at, what, points_text(l, sum), points_text(l, wanted));
}

/* Groups and indicators below node, depth first; the sum of their weights. */
static int load_below(struct loader *l, struct groups *all, const xmlNode *node, int parent)
{
	int sum = 0;

	for (const xmlNode *c = xml_first(node, NULL); c != NULL; c = xml_next(c, NULL)) {
		if (xml_is(c, "group")) {
			int index = (int)all->n_groups++;
			struct plan_group *g = &all->groups[index];

			g->at = loc_of(l, c);
			g->id = loader_attr(l, c, "id");
			g->label = loader_attr(l, c, "label");
			g->parent = parent;
			g->weight = loader_points(l, "weight", loader_attr(l, c, "weight"), g->at);
			check_sum(l, g->id, load_below(l, all, c, index), g->weight, g->at);
			sum += g->weight;
		} else if (xml_is(c, "indicator")) {
			struct plan_indicator *i = &all->indicators[all->n_indicators];

			i->index = (int)all->n_indicators++;
			i->group = parent;
			load_indicator(l, c, i);
			sum += i->weight;
		}
	}
	return sum;
}

/* The phase whose data are scored. */
static void load_scored(struct loader *l, const xmlNode *section)
{
	const char *phase = loader_attr(l, section, "phase");

	if (phase != NULL && !season_date_is_known(arena_printf(l->arena, "%s.cutoff", phase)))
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, section), "phase", phase, "inspection, wrapup …");
	l->plan->scored = phase;
}

void load_indicators(struct loader *l)
{
	xmlNode *section = loader_section(l, "indicators");
	size_t n_groups = 0, n_indicators = 0;
	struct groups all = { 0 };

	count_below(section, &n_groups, &n_indicators);
	all.groups = ARENA_ARRAY(l->arena, struct plan_group, n_groups + 1);
	all.indicators = ARENA_ARRAY(l->arena, struct plan_indicator, n_indicators + 1);
	if (section != NULL)
		load_scored(l, section);
	if (section != NULL)
		check_sum(l, "indicators", load_below(l, &all, section, -1), 10000, loc_of(l, section));
	l->plan->groups = all.groups;
	l->plan->n_groups = all.n_groups;
	l->plan->indicators = all.indicators;
	l->plan->n_indicators = all.n_indicators;
	loader_check_ids(l, "group", all.groups, all.n_groups, sizeof *all.groups, offsetof(struct plan_group, at));
	loader_check_ids(l, "indicator", all.indicators, all.n_indicators, sizeof *all.indicators,
		offsetof(struct plan_indicator, at));
}

static int group_named(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_groups; i++)
		if (strcmp(plan->groups[i].id, id) == 0)
			return (int)i;
	return -1;
}

/* The groups whose sums break equal totals, the first one first. */
static void load_ties(struct loader *l, const xmlNode *node)
{
	const char *text = node != NULL ? loader_attr(l, node, "groups") : NULL;
	size_t n;
	const char *const *words = loader_words(l, text, " \t\r\n", &n);
	int *ties = ARENA_ARRAY(l->arena, int, n + 1);

	for (size_t i = 0; i < n; i++) {
		ties[l->plan->n_ties] = group_named(l->plan, words[i]);
		if (ties[l->plan->n_ties] >= 0)
			l->plan->n_ties++;
		else
			loader_unknown(l, loc_of(l, node), "group", words[i], NULL, 0);
	}
	l->plan->ties = ties;
}

void load_grades(struct loader *l)
{
	xmlNode *section = loader_section(l, "grades");
	size_t n = xml_count(section, "grade"), i = 0;
	struct plan_grade *grades = ARENA_ARRAY(l->arena, struct plan_grade, n + 1);
	const xmlNode *bonus = xml_first(section, "bonus"), *deductions = xml_first(section, "deductions");
	const xmlNode *veto = xml_first(section, "veto");

	for (const xmlNode *c = xml_first(section, "grade"); c != NULL; c = xml_next(c, "grade"), i++) {
		const char *from = loader_attr(l, c, "from");

		grades[i].label = loader_attr(l, c, "label");
		grades[i].from = loader_points(l, "from", from, loc_of(l, c));
		if (i > 0 && grades[i].from >= grades[i - 1].from)
			loader_say(l, DIAG_PLAN_VALUE, loc_of(l, c), "from", from, "grade：由高到低");
		if (i + 1 == n && grades[i].from != 0)
			loader_say(l, DIAG_PLAN_VALUE, loc_of(l, c), "from", from, "0");
	}
	l->plan->grades = grades;
	l->plan->n_grades = n;
	load_ties(l, xml_first(section, "ties"));
	if (veto != NULL)
		l->plan->veto_item = loader_attr(l, veto, "item");
	if (bonus != NULL)
		l->plan->bonus_item = loader_attr(l, bonus, "item");
	if (deductions != NULL)
		l->plan->deductions = load_events(l, deductions, &l->plan->n_deductions);
	if (bonus != NULL)
		l->plan->bonus_cap = loader_points(l, "cap", loader_attr(l, bonus, "cap"), loc_of(l, bonus));
	if (deductions != NULL)
		l->plan->deduct_cap = loader_points(l, "cap", loader_attr(l, deductions, "cap"), loc_of(l, deductions));
}
