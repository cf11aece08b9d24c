/* columns.c -- computed columns (lookups, derives), wheres and row checks.
 *
 * A computed column may use computed columns of its own and of other tables, so
 * their types are found by trying: each round settles those whose names are all
 * known by then, and the order of settling is the order of computing. */
#include <string.h>

#include "plan/load.h"

/* Children of a table that are computed columns, in document order. */
static xmlNode *first_computed(const xmlNode *table)
{
	xmlNode *c = xml_first(table, NULL);

	while (c != NULL && !xml_is(c, "lookup") && !xml_is(c, "derive"))
		c = xml_next(c, NULL);
	return c;
}

static xmlNode *next_computed(const xmlNode *node)
{
	xmlNode *c = xml_next(node, NULL);

	while (c != NULL && !xml_is(c, "lookup") && !xml_is(c, "derive"))
		c = xml_next(c, NULL);
	return c;
}

struct wheres load_wheres(struct loader *l, const xmlNode *node, const struct plan_table *table, bool series)
{
	struct scope scope = { .table = table, .series = series };
	const char *name = loader_attr(l, node, "filter");
	const struct filter *filter = NULL;
	size_t own = xml_count(node, "where"), n = 0;
	struct plan_where *list;

	for (size_t i = 0; name != NULL && i < l->n_filters; i++)
		if (strcmp(l->filters[i].id, name) == 0)
			filter = &l->filters[i];
	if (name != NULL && filter == NULL) {
		const char **names = ARENA_ARRAY(l->arena, const char *, l->n_filters + 1);

		for (size_t i = 0; i < l->n_filters; i++)
			names[i] = l->filters[i].id;
		loader_unknown(l, loc_of(l, node), "filter", name, names, l->n_filters);
	} else if (filter != NULL && table != NULL && filter->table != table) {
		loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), "filter", name, table->id);
		filter = NULL;
	}
	list = ARENA_ARRAY(l->arena, struct plan_where, own + 1 + (filter != NULL ? filter->wheres.n : 0));
	for (size_t i = 0; filter != NULL && i < filter->wheres.n; i++)
		list[n++] = filter->wheres.list[i];
	for (const xmlNode *c = xml_first(node, "where"); c != NULL; c = xml_next(c, "where")) {
		const char *test = loader_attr(l, c, "test"), *says = loader_attr(l, c, "says");
		struct loc at = loc_of(l, c);

		list[n++] = (struct plan_where){ expr_parse_test(l, &scope, test, at), says != NULL ? says : test, at };
	}
	return (struct wheres){ list, n };
}

/* ---- lookups and derives ---------------------------------------------------- */

static bool column_ready(struct loader *l, const struct plan_table *table, int column)
{
	return column >= 0 && ((size_t)column < table->n_fields
		|| l->ready[table->index][(size_t)column - table->n_fields]);
}

/* The column of `from` that the key is compared with: as written, the field
 * that the key refers to, or the one of the same name. */
static int match_column(struct loader *l, const xmlNode *node, const struct plan_table *table,
	const struct plan_column *c)
{
	const char *match = loader_attr(l, node, "match");
	const struct plan_field *key;

	if (match != NULL)
		return loader_column(l, c->from, match, c->at);
	if ((size_t)c->key >= table->n_fields)
		return loader_column(l, c->from, plan_column_info(table, c->key).name, c->at);
	key = &table->fields[c->key];
	return key->ref_table == c->from ? key->ref_field : loader_column(l, c->from, key->name, c->at);
}

static bool settle_lookup(struct loader *l, const xmlNode *node, struct plan_column *c)
{
	struct plan_column_info info;

	c->take = loader_column(l, c->from, loader_attr(l, node, "take"), c->at);
	if (!column_ready(l, c->from, c->take))
		return false;
	info = plan_column_info(c->from, c->take);
	c->type = info.type;
	c->scale = info.scale;
	c->codes = info.codes;
	c->pd = info.pd;
	return true;
}

static bool derive_value(struct loader *l, const xmlNode *node, struct plan_column *c)
{
	struct scope scope = { .table = c->from };
	const char *text = loader_attr(l, node, "value");

	if (c->op == PLAN_COUNT)
		return true;
	if (text == NULL) {
		loader_say(l, DIAG_PLAN_VALUE, c->at, "op", loader_attr(l, node, "op"), "value=");
		return false;
	}
	c->value = expr_parse(l, &scope, text, c->at);
	return c->value != NULL;
}

static bool settle_derive(struct loader *l, const xmlNode *node, struct plan_column *c)
{
	struct wheres w = load_wheres(l, node, c->from, false);

	c->wheres = w.list;
	c->n_wheres = w.n;
	for (size_t i = 0; i < w.n; i++)
		if (w.list[i].test == NULL)
			return false;
	if (!derive_value(l, node, c))
		return false;
	c->type = PLAN_INT;
	if (c->op == PLAN_COUNT || c->op == PLAN_DISTINCT)
		return true;
	if (c->value->result == PLAN_R_DATE && c->op != PLAN_SUM) {
		c->type = PLAN_DATE;
	} else if (c->value->result != PLAN_R_NUMBER && c->value->result != PLAN_R_BOOL) {
		loader_say(l, DIAG_PLAN_VALUE, c->at, "value", loader_attr(l, node, "value"), "int | money | dec | date");
		return false;
	} else if (c->value->money) {
		c->type = PLAN_MONEY;
	} else if (c->value->op == PLAN_X_NAME) {
		struct plan_column_info info = plan_column_info(c->from, c->value->index);

		c->type = info.type == PLAN_DEC ? PLAN_DEC : PLAN_INT;
		c->scale = info.scale;
	}
	return true;
}

static bool settle(struct loader *l, const xmlNode *node, struct plan_table *table, struct plan_column *c)
{
	const char *key = loader_attr(l, node, c->is_lookup ? "field" : "key");

	c->from = loader_table(l, loader_attr(l, node, "from"), c->at);
	c->key = loader_column(l, table, key, c->at);
	if (c->from == NULL || !column_ready(l, table, c->key))
		return false;
	c->match = match_column(l, node, table, c);
	if (!column_ready(l, c->from, c->match))
		return false;
	return c->is_lookup ? settle_lookup(l, node, c) : settle_derive(l, node, c);
}

static void name_columns(struct loader *l, const xmlNode *node, struct plan_table *table)
{
	static const char *const ops[] = { "count", "sum", "distinct", "min", "max" };
	size_t n = xml_count(node, "lookup") + xml_count(node, "derive"), i = 0;
	struct plan_column *list = ARENA_ARRAY(l->arena, struct plan_column, n + 1);

	for (const xmlNode *c = first_computed(node); c != NULL; c = next_computed(c), i++) {
		const char *op = loader_attr(l, c, "op"), *label = loader_attr(l, c, "label");

		list[i].at = loc_of(l, c);
		list[i].name = loader_attr(l, c, "name");
		list[i].label = label != NULL ? label : list[i].name;
		list[i].is_lookup = xml_is(c, "lookup");
		list[i].column = (int)(table->n_fields + i);
		for (size_t k = 0; op != NULL && k < G_N_ELEMENTS(ops); k++)
			if (strcmp(op, ops[k]) == 0)
				list[i].op = (enum plan_op)k;
		if (plan_find_column(table, list[i].name) >= 0)
			loader_say(l, DIAG_PLAN_TWICE, list[i].at, "field", list[i].name, NULL);
	}
	loader_check_ids(l, "field", list, n, sizeof *list, offsetof(struct plan_column, at));
	l->computed[table->index] = list;
	l->ready[table->index] = ARENA_ARRAY(l->arena, bool, n + 1);
	table->computed = list;
	table->n_computed = n;
	table->n_columns = table->n_fields + n;
}

/* One round over all tables; the number of columns settled. */
static size_t settle_round(struct loader *l, struct plan_compute *order, size_t done)
{
	size_t before = done;
	const xmlNode *node = xml_first(loader_section(l, "tables"), "table");

	for (size_t t = 0; t < l->plan->n_tables; t++, node = xml_next(node, "table")) {
		size_t i = 0;

		for (const xmlNode *c = first_computed(node); c != NULL; c = next_computed(c), i++) {
			if (l->ready[t][i] || !settle(l, c, &l->tables[t], &l->computed[t][i]))
				continue;
			l->ready[t][i] = true;
			order[done++] = (struct plan_compute){ &l->tables[t], &l->computed[t][i] };
		}
	}
	return done - before;
}

/* What no round could settle: say why, or that it waits for itself. */
static void report_unsettled(struct loader *l)
{
	const xmlNode *node = xml_first(loader_section(l, "tables"), "table");

	for (size_t t = 0; t < l->plan->n_tables; t++, node = xml_next(node, "table")) {
		size_t i = 0;

		for (const xmlNode *c = first_computed(node); c != NULL; c = next_computed(c), i++) {
			size_t before = diags_count(l->diags);

			if (l->ready[t][i])
				continue;
			settle(l, c, &l->tables[t], &l->computed[t][i]);
			if (diags_count(l->diags) == before)
				loader_say(l, DIAG_PLAN_CYCLE, l->computed[t][i].at, "field", l->computed[t][i].name, NULL);
		}
	}
}

void load_columns(struct loader *l)
{
	const xmlNode *node = xml_first(loader_section(l, "tables"), "table");
	size_t n = 0, done = 0, more;
	struct plan_compute *order;

	l->computed = ARENA_ARRAY(l->arena, struct plan_column *, l->plan->n_tables + 1);
	l->ready = ARENA_ARRAY(l->arena, bool *, l->plan->n_tables + 1);
	for (size_t t = 0; t < l->plan->n_tables; t++, node = xml_next(node, "table")) {
		name_columns(l, node, &l->tables[t]);
		n += l->tables[t].n_computed;
	}
	order = ARENA_ARRAY(l->arena, struct plan_compute, n + 1);
	l->quiet = true;
	while ((more = settle_round(l, order, done)) > 0)
		done += more;
	l->quiet = false;
	l->plan->computes = order;
	l->plan->n_computes = done;
	if (done < n)
		report_unsettled(l);
}

/* ---- checks --------------------------------------------------------------- */

static void load_check(struct loader *l, const xmlNode *node, const struct plan_table *table, struct plan_check *k)
{
	struct scope scope = { .table = table, .fields_only = true };
	const char *when = loader_attr(l, node, "when");

	k->at = loc_of(l, node);
	k->id = loader_attr(l, node, "id");
	k->level = loader_level(loader_attr(l, node, "level"), DIAG_WARNING);
	k->message = xml_text(l->arena, node);
	k->message_en = loader_attr(l, node, "en");
	k->remedy = loader_attr(l, node, "remedy");
	if (when != NULL)
		k->when = expr_parse_test(l, &scope, when, k->at);
	k->test = expr_parse_test(l, &scope, loader_attr(l, node, "test"), k->at);
	k->fields = loader_columns(l, table, loader_attr(l, node, "fields"), k->at, &k->n_fields);
}

void load_checks(struct loader *l)
{
	const xmlNode *node = xml_first(loader_section(l, "tables"), "table");

	for (size_t t = 0; t < l->plan->n_tables; t++, node = xml_next(node, "table")) {
		size_t n = xml_count(node, "check"), i = 0;
		struct plan_check *list = ARENA_ARRAY(l->arena, struct plan_check, n + 1);

		for (const xmlNode *c = xml_first(node, "check"); c != NULL; c = xml_next(c, "check"))
			load_check(l, c, &l->tables[t], &list[i++]);
		loader_check_ids(l, "check", list, n, sizeof *list, offsetof(struct plan_check, at));
		l->tables[t].checks = list;
		l->tables[t].n_checks = n;
	}
}
