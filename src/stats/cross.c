/* cross.c -- checks across rows, tables and places. What fails is listed for the
 * inspector with its rows; nothing is removed here. */
#include "stats/cross.h"

#include <string.h>

void stats_add_hit(struct crosser *c, int place, const char *text, const struct row *const *rows, size_t n)
{
	struct stats_cross_hit hit = { c->check, place, text, rows, n };

	g_array_append_val(c->hits, hit);
}

static const struct row *const *keep_rows(struct crosser *c, const GPtrArray *rows)
{
	const struct row **kept = ARENA_ARRAY(c->s->arena, const struct row *, rows->len + 1);

	for (guint i = 0; i < rows->len; i++)
		kept[i] = g_ptr_array_index(rows, i);
	return kept;
}

/* Rows of one township together, in the order of files and lines. */
gint stats_by_place(gconstpointer p, gconstpointer q, gpointer data)
{
	const struct row *a = *(const struct row *const *)p, *b = *(const struct row *const *)q;
	const struct stats *s = data;
	int c = stats_township(s->data, a) - stats_township(s->data, b);

	if (c == 0)
		c = strcmp(s->data->sources[a->source].path, s->data->sources[b->source].path);
	return c != 0 ? c : a->line < b->line ? -1 : a->line > b->line;
}

/* ---- rows: a test that fails, one hit per township ------------------------------- */

static bool fails(const struct plan_cross *check, const struct plan_row_view *view)
{
	return (check->when == NULL || plan_test_row(check->when, view) == 1)
		&& plan_test_row(check->test, view) == 0;
}

static void check_rows(struct crosser *c)
{
	const struct stats_rows *rows = &c->s->tables[c->check->table->index];
	GPtrArray *bad = g_ptr_array_new();

	for (size_t i = 0; i < rows->n; i++) {
		struct plan_row_view view = stats_view(c->s, rows, i);
		if (fails(c->check, &view))
			g_ptr_array_add(bad, rows->row[i]);
	}
	g_ptr_array_sort_with_data(bad, stats_by_place, (gpointer)c->s);
	for (guint i = 0, n; i < bad->len; i += n) {
		const struct row *const *kept = keep_rows(c, bad) + i;
		int place = stats_township(c->s->data, kept[0]);
		for (n = 1; i + n < bad->len && stats_township(c->s->data, kept[n]) == place;)
			n++;
		stats_add_hit(c, MAX(place, 0), arena_printf(c->s->arena, "%s：%u条", c->check->message, n), kept, n);
	}
	g_ptr_array_free(bad, TRUE);
}

/* ---- same: rows that agree where they should not ----------------------------------- */

/* The cells as one text, or NULL when one is empty: empty cells agree with nothing. */
static char *agreement(struct crosser *c, const struct row *row, const int *columns, size_t n, bool whole)
{
	GString *key = g_string_new(NULL);

	arena_reset(c->scratch);
	for (size_t i = 0; i < n; i++) {
		const char *cell = ingest_cell_canonical(c->check->table, row, columns[i], c->scratch);
		if (whole && cell[0] == '\0') {
			g_string_free(key, TRUE);
			return NULL;
		}
		g_string_append_printf(key, "%s\x1f", cell);
	}
	return g_string_free(key, FALSE);
}

static bool differ(struct crosser *c, const GPtrArray *rows)
{
	bool different = c->check->n_differ == 0;
	char *first;

	if (different)
		return true;
	first = agreement(c, g_ptr_array_index(rows, 0), c->check->differ, c->check->n_differ, false);
	for (guint i = 1; i < rows->len && !different; i++) {
		char *other = agreement(c, g_ptr_array_index(rows, i), c->check->differ, c->check->n_differ, false);
		different = strcmp(first, other) != 0;
		g_free(other);
	}
	g_free(first);
	return different;
}

/* The township of a group of rows; the district when it spans several. */
int stats_place_of(const struct stats *s, const GPtrArray *rows)
{
	int place = stats_township(s->data, g_ptr_array_index(rows, 0));

	for (guint i = 1; i < rows->len; i++)
		if (stats_township(s->data, g_ptr_array_index(rows, i)) != place)
			return 0;
	return MAX(place, 0);
}

/* What the rows share, as documents print it. */
static const char *shared_text(struct crosser *c, const struct row *row)
{
	GString *text = g_string_new(NULL);
	const char *kept;

	for (size_t i = 0; i < c->check->n_fields; i++) {
		int column = c->check->fields[i];
		struct plan_column_info info = plan_column_info(c->check->table, column);
		const char *cell = ingest_cell_text(c->check->table, row, column, c->s->arena);
		g_string_append_printf(text, "%s%s", i > 0 ? "、" : "",
			plan_mask(c->s->arena, info.pd, c->s->data->season->profile, cell));
	}
	kept = arena_strdup(c->s->arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}

static void free_group(gpointer p)
{
	g_ptr_array_free(p, TRUE);
}

static gint by_text(gconstpointer p, gconstpointer q)
{
	return strcmp(*(const char *const *)p, *(const char *const *)q);
}

static GHashTable *group_rows(struct crosser *c)
{
	const struct stats_rows *rows = &c->s->tables[c->check->table->index];
	GHashTable *groups = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_group);

	for (size_t i = 0; i < rows->n; i++) {
		struct plan_row_view view = stats_view(c->s, rows, i);
		GPtrArray *group;
		char *key;
		if (c->check->when != NULL && plan_test_row(c->check->when, &view) != 1)
			continue;
		key = agreement(c, rows->row[i], c->check->fields, c->check->n_fields, true);
		if (key == NULL)
			continue;
		group = g_hash_table_lookup(groups, key);
		if (group == NULL) {
			group = g_ptr_array_new();
			g_hash_table_insert(groups, g_strdup(key), group);
		}
		g_ptr_array_add(group, rows->row[i]);
		g_free(key);
	}
	return groups;
}

static void check_same(struct crosser *c)
{
	GHashTable *groups = group_rows(c);
	guint n = g_hash_table_size(groups), limit = (guint)MAX(c->check->over, 1);
	gpointer *keys = g_hash_table_get_keys_as_array(groups, &n);
	GPtrArray *order = g_ptr_array_new();

	for (guint i = 0; i < n; i++)
		g_ptr_array_add(order, keys[i]);
	g_ptr_array_sort(order, by_text);
	for (guint i = 0; i < n; i++) {
		GPtrArray *group = g_hash_table_lookup(groups, g_ptr_array_index(order, i));
		if (group->len <= limit || !differ(c, group))
			continue;
		g_ptr_array_sort_with_data(group, stats_by_place, (gpointer)c->s);
		stats_add_hit(c, stats_place_of(c->s, group), arena_printf(c->s->arena, "%s：%s（%u条）", c->check->message,
			shared_text(c, g_ptr_array_index(group, 0)), group->len), keep_rows(c, group), group->len);
	}
	g_ptr_array_free(order, TRUE);
	g_free(keys);
	g_hash_table_destroy(groups);
}

/* ---- equal, ordered: two sums at a place ------------------------------------------- */

static void check_place(struct crosser *c, int place)
{
	struct rat left, right, when = rat_int(1);
	int order;

	if (c->check->when != NULL)
		when = stats_place_value(c->s, c->check->when, place);
	if (rat_is_na(when) || when.num == 0)
		return;
	left = stats_place_value(c->s, c->check->left, place);
	right = stats_place_value(c->s, c->check->right, place);
	if (rat_is_na(left) || rat_is_na(right))
		return;
	order = rat_cmp(left, right);
	if (c->check->kind == PLAN_CROSS_EQUAL ? order != 0 : order > 0)
		stats_add_hit(c, place, arena_printf(c->s->arena, "%s：%s，%s", c->check->message,
			stats_exact(c->s->arena, left), stats_exact(c->s->arena, right)), NULL, 0);
}

static void check_places(struct crosser *c)
{
	int first;
	size_t n = stats_places_below(c->s, 0, c->check->plan_level, &first);

	for (size_t i = 0; i < n; i++)
		check_place(c, first + (int)i);
}

static void check_one(struct crosser *c)
{
	switch (c->check->kind) {
	case PLAN_CROSS_ROWS:    check_rows(c); break;
	case PLAN_CROSS_SAME:    check_same(c); break;
	case PLAN_CROSS_EQUAL:
	case PLAN_CROSS_ORDERED: check_places(c); break;
	case PLAN_CROSS_SIMILAR: stats_check_similar(c); break;
	case PLAN_CROSS_OPENING:
	case PLAN_CROSS_KEEPS:   break;   /* facts/ has last season's figures */
	}
}

static void check_all(const struct stats *s)
{
	struct crosser c = { s, NULL, g_array_new(FALSE, FALSE, sizeof(struct stats_cross_hit)),
		arena_new() };
	struct stats_cross_hit *kept;

	for (size_t i = 0; i < s->plan->n_crosses; i++) {
		c.check = &s->plan->crosses[i];
		check_one(&c);
	}
	kept = ARENA_ARRAY(s->arena, struct stats_cross_hit, c.hits->len + 1);
	if (c.hits->len > 0)
		memcpy(kept, c.hits->data, c.hits->len * sizeof *kept);
	*s->crosses = (struct stats_crosses){ true, kept, c.hits->len };
	g_array_free(c.hits, TRUE);
	arena_free(c.scratch);
}

const struct stats_cross_hit *stats_crosses(const struct stats *s, size_t *n)
{
	if (!s->crosses->known)
		check_all(s);
	*n = s->crosses->n;
	return s->crosses->hits;
}
