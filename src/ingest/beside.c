/* beside.c -- names beside ids. See beside.h. */
#include "ingest/beside.h"

#include "ingest/fold.h"

struct beside {
	GArray *pairs;        /* struct named */
	GHashTable *index;    /* "column/id/name" -> place among them + 1 */
	guint *last;          /* per field: the pair above + 1; neighbours are mostly the same */
	GString *key;
};

struct beside *beside_new(const struct plan_table *table)
{
	struct beside *b = g_new0(struct beside, 1);

	b->pairs = g_array_new(FALSE, FALSE, sizeof(struct named));
	b->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	b->last = g_new0(guint, table->n_fields + 1);
	b->key = g_string_new(NULL);
	return b;
}

void beside_add(struct beside *b, struct arena *arena, const struct named *first, struct str id, struct str name)
{
	guint *last = &b->last[first->field->column];
	struct named new = *first, *above = *last > 0 ? &g_array_index(b->pairs, struct named, *last - 1) : NULL;

	if (above != NULL && str_is(id, above->id) && str_is(name, above->name)) {
		above->n++;
		return;
	}
	g_string_printf(b->key, "%d/%.*s/%.*s", first->field->column, (int)id.n, id.p, (int)name.n, name.p);
	*last = GPOINTER_TO_UINT(g_hash_table_lookup(b->index, b->key->str));
	if (*last > 0) {
		g_array_index(b->pairs, struct named, *last - 1).n++;
		return;
	}
	new.id = arena_strndup(arena, id.p, id.n);
	new.name = arena_strndup(arena, name.p, name.n);
	new.n = 1;
	g_array_append_val(b->pairs, new);
	*last = b->pairs->len;
	g_hash_table_insert(b->index, g_strdup(b->key->str), GUINT_TO_POINTER(*last));
}

void beside_end(struct beside *b, struct reader *r, bool refused)
{
	if (b == NULL)
		return;
	if (!refused)
		g_array_append_vals(r->named, b->pairs->data, b->pairs->len);
	g_array_free(b->pairs, TRUE);
	g_hash_table_destroy(b->index);
	g_free(b->last);
	g_string_free(b->key, TRUE);
	g_free(b);
}

/* ---- comparing ---------------------------------------------------------------------- */

static void say_differs(struct reader *r, const struct named *n, const char *actual)
{
	const char *rows = n->n > 1 ? arena_printf(r->arena, DIAG_BOTH("（本文件共 %u 行）", " (%u rows of this file)"), n->n, n->n) : "";
	struct diag d = { .code = DIAG_NAME_DIFFERS, .level = diag_code_level(DIAG_NAME_DIFFERS), .table = n->field->table->label,
		.field = n->header, .value = n->name, .arg = { n->id, actual, rows }, .record = n->record,
		.at = { g_array_index(r->sources, struct source, n->source).path, n->line, n->column, n->township } };

	diag_add(r->diags, &d);
}

/* A name that the roster reads as the same place is no other. */
static void compare_place(struct reader *r, const struct named *n)
{
	const struct place *places = r->data->places;
	int place = -1, other = -1, township;
	enum place_found found;

	if (r->roster == NULL || roster_find(r->data, r->roster, -1, str_of(n->id), &place) > PLACE_RESTORED)
		return;
	township = places[place].level == PLAN_COMMUNITY ? places[place].parent : -1;
	found = roster_find(r->data, r->roster, township, str_of(n->name), &other);
	if (found != PLACE_TWO && (found > PLACE_RESTORED || other != place))
		say_differs(r, n, places[place].name);
}

static const char *key_of(const struct reader *r, int source, bool within, const char *id, GString *key)
{
	g_string_printf(key, "%d/%s", within ? g_array_index(r->sources, struct source, source).submission : -1, id);
	return key->str;
}

static bool is_within(const struct plan_field *f)
{
	return f->table->scope == PLAN_SCOPE_TOWNSHIP && f->ref_table->scope == PLAN_SCOPE_TOWNSHIP;
}

/* The names of the ids that pairs of a field have: "submission/id" -> name. */
static GHashTable *names_of(const struct reader *r, const struct plan_field *f, int name)
{
	GHashTable *names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *rows = r->rows[f->ref_table->index];
	GString *key = g_string_new(NULL);

	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = rows->pdata[i];

		if (row->v[f->ref_field].s != NULL && row->v[name].s != NULL)
			g_hash_table_insert(names, g_strdup(key_of(r, row->source, is_within(f), row->v[f->ref_field].s, key)),
				(char *)row->v[name].s);
	}
	g_string_free(key, TRUE);
	return names;
}

static bool is_same(const char *a, const char *b)
{
	GString *x = g_string_new(NULL), *y = g_string_new(NULL);
	bool same = str_eq(fold_key(str_of(a), x), fold_key(str_of(b), y));

	g_string_free(x, TRUE);
	g_string_free(y, TRUE);
	return same;
}

static void compare_names(struct reader *r, const struct plan_field *f, int name)
{
	GHashTable *names = NULL;
	GString *key = g_string_new(NULL);

	for (guint i = 0; i < r->named->len; i++) {
		const struct named *n = &g_array_index(r->named, struct named, i);
		const char *actual;

		if (n->field != f)
			continue;
		if (names == NULL)
			names = names_of(r, f, name);
		actual = g_hash_table_lookup(names, key_of(r, n->source, is_within(f), n->id, key));
		if (actual != NULL && !is_same(actual, n->name))
			say_differs(r, n, actual);
	}
	if (names != NULL)
		g_hash_table_destroy(names);
	g_string_free(key, TRUE);
}

void beside_compare(struct reader *r)
{
	for (guint i = 0; i < r->named->len; i++) {
		const struct named *n = &g_array_index(r->named, struct named, i);

		if (n->field->kind == PLAN_KIND_COMMUNITY || n->field->kind == PLAN_KIND_TOWNSHIP)
			compare_place(r, n);
	}
	for (size_t i = 0; i < r->plan->n_tables && r->named->len > 0; i++)
		for (size_t k = 0; k < r->plan->tables[i].n_fields; k++) {
			const struct plan_field *f = &r->plan->tables[i].fields[k];
			int name = f->ref_table != NULL ? plan_find_field_role(f->ref_table, "name") : -1;

			if (name >= 0 && f->type == PLAN_TEXT && f->kind != PLAN_KIND_COMMUNITY && f->kind != PLAN_KIND_TOWNSHIP)
				compare_names(r, f, name);
		}
}
