/* listings.c -- what documents print, cross-checks, sampling rules. */
#include <stdlib.h>
#include <string.h>

#include "plan/load.h"

int load_number(struct loader *l, const xmlNode *node, const char *name, int otherwise)
{
	const char *text = loader_attr(l, node, name);

	return text == NULL ? otherwise : (int)strtol(text, NULL, 10);  /* digits, says the schema */
}

static void load_listing(struct loader *l, const xmlNode *node, struct plan_listing *list)
{
	struct wheres w;

	list->at = loc_of(l, node);
	list->id = loader_attr(l, node, "id");
	list->label = loader_attr(l, node, "label");
	list->level = loader_place_level(loader_attr(l, node, "at"));
	list->limit = load_number(l, node, "limit", 0);
	list->phase = loader_attr(l, node, "phase");
	list->spread = -1;
	list->table = loader_table(l, loader_attr(l, node, "table"), list->at);
	if (list->table == NULL)
		return;
	list->columns = loader_columns(l, list->table, loader_attr(l, node, "fields"), list->at, &list->n_columns);
	list->sort = loader_columns(l, list->table, loader_attr(l, node, "sort"), list->at, &list->n_sort);
	for (size_t i = 0; i < list->n_columns; i++)
		if (list->columns[i] < 0)
			loader_say(l, DIAG_PLAN_VALUE, list->at, "fields", loader_attr(l, node, "fields"), "a b c");
	if (loader_attr(l, node, "spread") != NULL)
		list->spread = loader_column(l, list->table, loader_attr(l, node, "spread"), list->at);
	w = load_wheres(l, node, list->table, false);
	list->wheres = w.list;
	list->n_wheres = w.n;
}

void load_listings(struct loader *l)
{
	xmlNode *section = loader_section(l, "listings");
	size_t n = xml_count(section, "listing"), i = 0;
	struct plan_listing *list = ARENA_ARRAY(l->arena, struct plan_listing, n + 1);

	for (const xmlNode *c = xml_first(section, "listing"); c != NULL; c = xml_next(c, "listing"))
		load_listing(l, c, &list[i++]);
	l->plan->listings = list;
	l->plan->n_listings = n;
	loader_check_ids(l, "listing", list, n, sizeof *list, offsetof(struct plan_listing, at));
}

/* ---- cross-checks ----------------------------------------------------------------- */

void load_cross_needs(struct loader *l, const xmlNode *node, const struct plan_cross *x, const char *kind, const char *name)
{
	if (loader_attr(l, node, name) == NULL)
		loader_say(l, DIAG_PLAN_VALUE, x->at, "kind", kind, arena_printf(l->arena, "%s=", name));
}

static void cross_over_rows(struct loader *l, const xmlNode *node, const char *kind, struct plan_cross *x)
{
	struct scope scope = { .table = NULL };
	const char *when = loader_attr(l, node, "when");

	load_cross_needs(l, node, x, kind, "table");
	load_cross_needs(l, node, x, kind, x->kind == PLAN_CROSS_ROWS ? "test" : "fields");
	x->table = loader_table(l, loader_attr(l, node, "table"), x->at);
	if (x->table == NULL)
		return;
	scope.table = x->table;
	if (when != NULL)
		x->when = expr_parse_test(l, &scope, when, x->at);
	if (x->kind == PLAN_CROSS_ROWS)
		x->test = expr_parse_test(l, &scope, loader_attr(l, node, "test"), x->at);
	x->fields = loader_columns(l, x->table, loader_attr(l, node, "fields"), x->at, &x->n_fields);
	x->differ = loader_columns(l, x->table, loader_attr(l, node, "differ"), x->at, &x->n_differ);
}

/* {left} and {right}, with % as percentages; no other brace. */
static const char *sides_in_words(struct loader *l, const xmlNode *node, const char *name, const struct plan_cross *x)
{
	static const char *const sides[] = { "{left}", "{right}", "{left%}", "{right%}" };
	const char *text = loader_attr(l, node, name);

	for (const char *p = text != NULL ? strpbrk(text, "{}") : NULL; p != NULL; p = strpbrk(p, "{}")) {
		size_t i = 0;

		while (i < G_N_ELEMENTS(sides) && !g_str_has_prefix(p, sides[i]))
			i++;
		if (i == G_N_ELEMENTS(sides)) {
			loader_say(l, DIAG_PLAN_VALUE, x->at, name, text, "{left}、{right}、{left%}、{right%}");
			return NULL;
		}
		p += strlen(sides[i]);
	}
	return text;
}

static void cross_over_places(struct loader *l, const xmlNode *node, const char *kind, struct plan_cross *x)
{
	load_cross_needs(l, node, x, kind, "left");
	load_cross_needs(l, node, x, kind, "right");
	x->when = expr_parse_place(l, loader_attr(l, node, "when"), x->at);
	x->says = sides_in_words(l, node, "says", x);
	x->says_en = sides_in_words(l, node, "says-en", x);
	x->left = expr_parse_place(l, loader_attr(l, node, "left"), x->at);
	x->right = expr_parse_place(l, loader_attr(l, node, "right"), x->at);
}

const struct plan_measure *load_cross_series(struct loader *l, const xmlNode *node, const struct plan_cross *x)
{
	const struct plan_expr *series = expr_parse_place(l, loader_attr(l, node, "series"), x->at);
	const struct plan_measure *m = series != NULL && series->op == PLAN_X_NAME
		? l->plan->figures[series->index].measure : NULL;
	bool counts = m != NULL && m->is_series && m->op == PLAN_COUNT && (x->known == NULL || x->known->table == m->table);

	if (series != NULL && !counts)
		loader_say(l, DIAG_PLAN_VALUE, x->at, "series", loader_attr(l, node, "series"), "<measure series=>");
	return counts ? m : NULL;
}

/* Against last season's facts: a figure, and for its opening the series that counts the same on any day. */
static void cross_over_seasons(struct loader *l, const xmlNode *node, const char *kind, struct plan_cross *x)
{
	const struct plan_expr *figure = expr_parse_place(l, loader_attr(l, node, "figure"), x->at);

	load_cross_needs(l, node, x, kind, "figure");
	if (figure != NULL && figure->op == PLAN_X_NAME)
		x->figure = figure->index;
	if (x->kind == PLAN_CROSS_OPENING) {
		load_cross_needs(l, node, x, kind, "series");
		x->series = load_cross_series(l, node, x);
	}
}

static void load_cross(struct loader *l, const xmlNode *node, struct plan_cross *x)
{
	static const char *const kinds[] = { "rows", "same", "equal", "ordered", "similar", "opening", "keeps",
		"gone", "changed", "unlisted" };
	const char *kind = loader_attr(l, node, "kind");

	x->at = loc_of(l, node);
	x->id = loader_attr(l, node, "id");
	x->label = loader_attr(l, node, "label");
	x->message = xml_text(l->arena, node);
	x->message_en = loader_attr(l, node, "en");
	x->remedy = loader_attr(l, node, "remedy");
	x->within_township = g_strcmp0(loader_attr(l, node, "within"), "township") == 0;
	x->level = loader_level(loader_attr(l, node, "level"), DIAG_WARNING);
	x->plan_level = loader_place_level(loader_attr(l, node, "at"));
	x->over = load_number(l, node, "over", 1);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++)
		if (strcmp(kinds[i], kind) == 0)
			x->kind = (enum plan_cross_kind)i;
	if (x->kind == PLAN_CROSS_SIMILAR)
		x->over = load_number(l, node, "over", 50);
	if (x->kind == PLAN_CROSS_ROWS || x->kind == PLAN_CROSS_SAME || x->kind == PLAN_CROSS_SIMILAR)
		cross_over_rows(l, node, kind, x);
	else if (x->kind == PLAN_CROSS_OPENING || x->kind == PLAN_CROSS_KEEPS)
		cross_over_seasons(l, node, kind, x);
	else if (x->kind >= PLAN_CROSS_GONE)
		load_cross_register(l, node, kind, x);
	else
		cross_over_places(l, node, kind, x);
}

void load_crosses(struct loader *l)
{
	xmlNode *section = loader_section(l, "crosschecks");
	size_t n = xml_count(section, "crosscheck"), i = 0;
	struct plan_cross *list = ARENA_ARRAY(l->arena, struct plan_cross, n + 1);

	for (const xmlNode *c = xml_first(section, "crosscheck"); c != NULL; c = xml_next(c, "crosscheck"))
		load_cross(l, c, &list[i++]);
	l->plan->crosses = list;
	l->plan->n_crosses = n;
	loader_check_ids(l, "crosscheck", list, n, sizeof *list, offsetof(struct plan_cross, at));
}

/* ---- sampling ---------------------------------------------------------------------- */

static const struct plan_codelist *check_items(const struct loader *l)
{
	const struct plan_table *table = plan_find_role(l->plan, "findings");
	int column = table != NULL ? plan_find_field_role(table, "check-item") : -1;

	return column >= 0 ? table->fields[column].codes : NULL;
}

static void check_item(struct loader *l, const xmlNode *node, const char *item)
{
	const struct plan_codelist *list = check_items(l);
	size_t n = list != NULL ? list->n_codes : 0;
	const char **values = ARENA_ARRAY(l->arena, const char *, n + 1);

	for (size_t i = 0; i < n; i++) {
		values[i] = list->codes[i].value;
		if (strcmp(values[i], item) == 0)
			return;
	}
	loader_unknown(l, loc_of(l, node), "item", item, values, n);
}

static void load_asks(struct loader *l, const xmlNode *node, struct plan_sample_rule *s)
{
	size_t n = xml_count(node, "ask");
	struct plan_ask *asks = ARENA_ARRAY(l->arena, struct plan_ask, n + 1);
	struct scope scope = { .table = s->table };

	if (n > 64)
		loader_say(l, DIAG_PLAN_VALUE, s->at, "ask", arena_printf(l->arena, "%zu", n), "1–64");
	for (const xmlNode *a = xml_first(node, "ask"); a != NULL; a = xml_next(a, "ask")) {
		struct plan_ask *ask = &asks[s->n_asks++];

		ask->item = loader_attr(l, a, "item");
		if (loader_attr(l, a, "when") != NULL)
			ask->when = expr_parse_test(l, &scope, loader_attr(l, a, "when"), loc_of(l, a));
		ask->show = loader_columns(l, s->table, loader_attr(l, a, "show"), loc_of(l, a), &ask->n_show);
		check_item(l, a, ask->item);
	}
	s->asks = asks;
}

/* The object is a code of the findings' list: by it a finding meets the rows it is about. */
static void check_object(struct loader *l, const struct plan_sample_rule *s)
{
	const struct plan_table *table = plan_find_role(l->plan, "findings");
	int column = table != NULL ? plan_find_field_role(table, "object-kind") : -1;
	const struct plan_codelist *list = column >= 0 ? table->fields[column].codes : NULL;
	const char **values;

	if (list == NULL || plan_find_code(list, s->object) >= 0)
		return;
	values = ARENA_ARRAY(l->arena, const char *, list->n_codes + 1);
	for (size_t i = 0; i < list->n_codes; i++)
		values[i] = list->codes[i].value;
	loader_unknown(l, s->at, "object", s->object, values, list->n_codes);
}

static void load_sample(struct loader *l, const xmlNode *node, struct plan_sample_rule *s)
{
	struct wheres w;

	s->at = loc_of(l, node);
	s->id = loader_attr(l, node, "id");
	s->label = loader_attr(l, node, "label");
	s->object = loader_attr(l, node, "object");
	s->rate = loader_number(l, "rate", loader_attr(l, node, "rate"), s->at);
	s->floor = load_number(l, node, "floor", 0);
	s->ceiling = load_number(l, node, "ceiling", 0);
	s->reserve = load_number(l, node, "reserve", 0);
	s->within_share = loader_number(l, "within-share", loader_attr(l, node, "within-share"), s->at);
	s->within = s->quota_of = -1;
	s->table = loader_table(l, loader_attr(l, node, "table"), s->at);
	if (s->table == NULL)
		return;
	w = load_wheres(l, node, s->table, false);
	s->wheres = w.list;
	s->n_wheres = w.n;
	s->per = load_number(l, node, "per", 0);
	s->sort = loader_columns(l, s->table, loader_attr(l, node, "sort"), s->at, &s->n_sort);
	s->show = loader_columns(l, s->table, loader_attr(l, node, "show"), s->at, &s->n_show);
	load_asks(l, node, s);
	check_object(l, s);
}

/* What no draw can follow: shares beyond the whole, bounds that cross, rules that lean on
 * themselves or on one that is drawn later. */
static void check_sample(struct loader *l, const xmlNode *node, const struct plan_sample_rule *list, int index)
{
	const struct plan_sample_rule *s = &list[index];
	bool alone = s->within < 0 && loader_attr(l, node, "within") == NULL;

	if (rat_cmp(s->rate, rat_int(0)) < 0 || rat_cmp(s->rate, rat_int(1)) > 0)
		loader_say(l, DIAG_PLAN_VALUE, s->at, "rate", loader_attr(l, node, "rate"), "0–1");
	if (rat_cmp(s->within_share, rat_int(0)) < 0 || rat_cmp(s->within_share, rat_int(1)) > 0)
		loader_say(l, DIAG_PLAN_VALUE, s->at, "within-share", loader_attr(l, node, "within-share"), "0–1");
	if (s->ceiling > 0 && s->floor > s->ceiling)
		loader_say(l, DIAG_PLAN_VALUE, s->at, "floor", loader_attr(l, node, "floor"), "floor ≤ ceiling");
	if (alone && s->per > 0)
		loader_say(l, DIAG_PLAN_VALUE, s->at, "per", loader_attr(l, node, "per"), "within=");
	if (s->within >= index)
		loader_say(l, DIAG_PLAN_VALUE, s->at, "within", loader_attr(l, node, "within"), "within：前面的抽样规则");
	if (s->quota_of == index || (s->quota_of >= 0 && list[s->quota_of].table != s->table))
		loader_say(l, DIAG_PLAN_VALUE, s->at, "quota-of", loader_attr(l, node, "quota-of"),
			"quota-of：同一张表的另一抽样规则");
}

static int sample_named(struct loader *l, const xmlNode *node, const char *attr,
	const struct plan_sample_rule *list, size_t n)
{
	const char *name = loader_attr(l, node, attr);
	const char **names = ARENA_ARRAY(l->arena, const char *, n + 1);

	for (size_t i = 0; i < n; i++) {
		names[i] = list[i].id;
		if (g_strcmp0(name, names[i]) == 0)
			return (int)i;
	}
	if (name != NULL)
		loader_unknown(l, loc_of(l, node), attr, name, names, n);
	return -1;
}

void load_samples(struct loader *l)
{
	xmlNode *section = loader_section(l, "sampling");
	size_t n = xml_count(section, "sample"), i = 0;
	struct plan_sample_rule *list = ARENA_ARRAY(l->arena, struct plan_sample_rule, n + 1);

	for (const xmlNode *c = xml_first(section, "sample"); c != NULL; c = xml_next(c, "sample"))
		load_sample(l, c, &list[i++]);
	i = 0;
	for (const xmlNode *c = xml_first(section, "sample"); c != NULL; c = xml_next(c, "sample"), i++) {
		list[i].within = sample_named(l, c, "within", list, n);
		list[i].quota_of = sample_named(l, c, "quota-of", list, n);
		if (list[i].quota_of >= 0 && list[i].n_asks == 0) {
			list[i].asks = list[list[i].quota_of].asks;
			list[i].n_asks = list[list[i].quota_of].n_asks;
		}
		check_sample(l, c, list, (int)i);
	}
	l->plan->samples = list;
	l->plan->n_samples = n;
	loader_check_ids(l, "sample", list, n, sizeof *list, offsetof(struct plan_sample_rule, at));
}

/* ---- verification ------------------------------------------------------------------ */

static struct rat share_attr(struct loader *l, const xmlNode *node, const char *name, struct rat above)
{
	struct rat r = loader_number(l, name, loader_attr(l, node, name), loc_of(l, node));

	if (rat_cmp(r, rat_int(0)) < 0 || rat_cmp(r, above) > 0)
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), name, loader_attr(l, node, name), "1 ≥ stands ≥ light ≥ least ≥ 0");
	return r;
}

static int verdict_attr(struct loader *l, const xmlNode *node)
{
	const struct plan_table *table = plan_find_role(l->plan, "findings");
	int column = table != NULL ? plan_find_field_role(table, "verdict") : -1;
	const struct plan_codelist *list = column >= 0 ? table->fields[column].codes : NULL;
	const char *code = loader_attr(l, node, "pending");
	int verdict = list != NULL && code != NULL ? plan_find_code(list, code) : -1;

	if (code != NULL && verdict < 0)
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), "pending", code, list != NULL ? list->label : "VD");
	return verdict;
}

void load_verification(struct loader *l)
{
	const xmlNode *node = loader_section(l, "verification");
	struct plan_verification *v = &l->plan->verification;
	size_t n;

	*v = (struct plan_verification){ 5, { 95, 100 }, { 80, 100 }, { 60, 100 }, 100, 200, false, -1, 0, NULL };
	v->recount = loader_words(l, node != NULL ? loader_attr(l, node, "recount") : NULL, " \t\r\n", &n);
	if (node == NULL)
		return;
	v->enough = load_number(l, node, "enough", v->enough);
	if (v->enough < 1)
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), "enough", loader_attr(l, node, "enough"), "1、2、3 …");
	v->stands = share_attr(l, node, "stands", rat_int(1));
	v->light = share_attr(l, node, "light", v->stands);
	v->least = share_attr(l, node, "least", v->light);
	v->deduct = loader_points(l, "deduct", loader_attr(l, node, "deduct"), loc_of(l, node));
	v->deduct_failed = loader_points(l, "deduct-failed", loader_attr(l, node, "deduct-failed"), loc_of(l, node));
	v->pending = verdict_attr(l, node);
	v->supplement = load_number(l, node, "supplement", 0);
	v->stratified = g_strcmp0(loader_attr(l, node, "stratified"), "yes") == 0;
	for (size_t i = 0; i < n; i++)
		check_item(l, node, v->recount[i]);
}
