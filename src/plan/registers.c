/* registers.c -- rows that one season's facts list for the next, and the checks that
 * compare with such a list. */
#include <string.h>

#include "plan/load.h"

static bool has_column(const int *list, size_t n, int column)
{
	for (size_t i = 0; i < n; i++)
		if (list[i] == column)
			return true;
	return false;
}

/* What is listed leaves the season: fields alone, and none that says something of a person. */
static void check_fields(struct loader *l, const xmlNode *node, const struct plan_register *r)
{
	for (size_t i = 0; i < r->n_fields; i++) {
		const struct plan_field *f = r->fields[i] >= 0 && (size_t)r->fields[i] < r->table->n_fields
			? &r->table->fields[r->fields[i]] : NULL;

		if (f == NULL || strcmp(f->name, "stock") == 0 || f->pd != PLAN_PD_NONE || f->free_text || r->fields[i] == plan_id_column(r->table))
			loader_say(l, DIAG_PLAN_VALUE, r->at, "fields", loader_attr(l, node, "fields"),
				"编号以外、不含个人信息的字段（fields without personal data, without the id）");
	}
}

static void load_keys(struct loader *l, const xmlNode *node, struct plan_register *r)
{
	const char *const *parts = loader_words(l, loader_attr(l, node, "keys"), ";", &r->n_keys);
	struct plan_key *keys = ARENA_ARRAY(l->arena, struct plan_key, r->n_keys + 1);

	for (size_t i = 0; i < r->n_keys; i++) {
		keys[i].fields = loader_columns(l, r->table, parts[i], r->at, &keys[i].n);
		for (size_t k = 0; k < keys[i].n; k++)
			if (keys[i].fields[k] != plan_id_column(r->table) && !has_column(r->fields, r->n_fields, keys[i].fields[k]))
				loader_say(l, DIAG_PLAN_VALUE, r->at, "keys", parts[i], "fields=");
	}
	r->keys = keys;
	if (r->n_keys == 0)
		loader_say(l, DIAG_PLAN_VALUE, r->at, "keys", loader_attr(l, node, "keys"), "a b; c");
}

static void load_register(struct loader *l, const xmlNode *node, struct plan_register *r)
{
	const struct plan_expr *stock;

	r->at = loc_of(l, node);
	r->limit = load_number(l, node, "limit", 0);
	r->table = loader_table(l, loader_attr(l, node, "table"), r->at);
	if (r->table == NULL)
		return;
	r->fields = loader_columns(l, r->table, loader_attr(l, node, "fields"), r->at, &r->n_fields);
	check_fields(l, node, r);
	load_keys(l, node, r);
	stock = expr_parse_place(l, loader_attr(l, node, "stock"), r->at);
	if (stock != NULL && stock->op == PLAN_X_NAME)
		r->stock = l->plan->figures[stock->index].measure;
	if (stock != NULL && (r->stock == NULL || r->stock->table != r->table || r->stock->op != PLAN_COUNT))
		loader_say(l, DIAG_PLAN_VALUE, r->at, "stock", loader_attr(l, node, "stock"),
			arena_printf(l->arena, "<measure table=\"%s\">", r->table->id));
}

void load_registers(struct loader *l)
{
	xmlNode *section = loader_section(l, "registers");
	size_t n = xml_count(section, "register"), i = 0;
	struct plan_register *list = ARENA_ARRAY(l->arena, struct plan_register, n + 1);

	for (const xmlNode *c = xml_first(section, "register"); c != NULL; c = xml_next(c, "register")) {
		load_register(l, c, &list[i++]);
		for (size_t k = 0; k + 1 < i; k++)
			if (list[k].table == list[i - 1].table && list[k].table != NULL)
				loader_say(l, DIAG_PLAN_TWICE, list[i - 1].at, "register", list[k].table->id, NULL);
	}
	l->plan->registers = list;
	l->plan->n_registers = n;
}

void load_cross_register(struct loader *l, const xmlNode *node, const char *kind, struct plan_cross *x)
{
	load_cross_needs(l, node, x, kind, "table");
	x->table = loader_table(l, loader_attr(l, node, "table"), x->at);
	for (size_t i = 0; i < l->plan->n_registers; i++)
		if (l->plan->registers[i].table == x->table && x->table != NULL)
			x->known = &l->plan->registers[i];
	if (x->known == NULL) {
		loader_say(l, DIAG_PLAN_VALUE, x->at, "table", loader_attr(l, node, "table"), "<register table=>");
		return;
	}
	if (x->kind != PLAN_CROSS_GONE)
		load_cross_needs(l, node, x, kind, "fields");
	if (x->kind == PLAN_CROSS_UNLISTED)
		load_cross_needs(l, node, x, kind, "series");
	x->fields = loader_columns(l, x->table, loader_attr(l, node, "fields"), x->at, &x->n_fields);
	x->alike = loader_columns(l, x->table, loader_attr(l, node, "alike"), x->at, &x->n_alike);
	x->series = load_cross_series(l, node, x);
	for (size_t i = 0; i < x->n_fields + x->n_alike; i++)
		if (!has_column(x->known->fields, x->known->n_fields, i < x->n_fields ? x->fields[i] : x->alike[i - x->n_fields]))
			loader_say(l, DIAG_PLAN_VALUE, x->at, "fields", loader_attr(l, node, i < x->n_fields ? "fields" : "alike"),
				"<register fields=>");
}
