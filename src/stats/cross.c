/* cross.c -- checks across rows, tables and places. What fails is listed for the
 * inspector with its rows; nothing is removed here. */
#include "stats/cross.h"

#include <string.h>

void stats_add_hit(struct crosser *c, int place, const char *text, const struct row *const *rows, size_t n)
{
	struct stats_cross_hit hit = { c->check, place, text, rows, n, NULL, NULL };

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

/* 1 = holds or does not apply, 0 = fails, -1 = cannot be said. */
static int judge(const struct plan_cross *check, const struct plan_row_view *view)
{
	int when = check->when == NULL ? 1 : plan_test_row(check->when, view);

	return when == 1 ? plan_test_row(check->test, view) : when < 0 ? -1 : 1;
}

static void check_rows(struct crosser *c)
{
	const struct stats_rows *rows = &c->s->tables[c->check->table->index];
	GPtrArray *bad = g_ptr_array_new();

	for (size_t i = 0; i < rows->n; i++) {
		struct plan_row_view view = stats_view(c->s, rows, i);
		int holds = judge(c->check, &view);
		if (holds < 0)
			stats_note_row_gap(c, rows->row[i]);
		if (holds < 1 && !stats_note_unsent(c, rows->row[i]) && holds == 0)
			g_ptr_array_add(bad, c->check->n_fields > 0 ? (gpointer)(uintptr_t)stats_whole_row(c->s, rows, i) : rows->row[i]);
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

/* A row that can agree with others, with a hash of the cells in question. */
struct agreeing { uint64_t hash; size_t i; const struct row *row; const struct plan_cross *check; };

static const char *text_of(const struct row *row, int column)
{
	return row->v[column].s != NULL ? row->v[column].s : "";
}

/* Orders by the cells of some columns; 0: they agree. Typed values agree where their texts do. */
static int compare_cells(const struct plan_table *table, const struct row *a, const struct row *b,
	const int *columns, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		int k = columns[i], c = plan_type_is_text(plan_column_info(table, k).type)
			? strcmp(text_of(a, k), text_of(b, k)) : (a->v[k].i > b->v[k].i) - (a->v[k].i < b->v[k].i);
		if (c != 0)
			return c;
	}
	return 0;
}

/* False when a cell is empty: empty cells agree with nothing. */
static bool hash_cells(const struct plan_cross *check, const struct row *row, uint64_t *hash)
{
	*hash = 0;
	for (size_t i = 0; i < check->n_fields; i++) {
		int k = check->fields[i];
		bool text = plan_type_is_text(plan_column_info(check->table, k).type);
		if (text ? text_of(row, k)[0] == '\0' : row->v[k].i == PLAN_EMPTY)
			return false;
		*hash = (*hash ^ (text ? g_str_hash(text_of(row, k)) : (uint64_t)row->v[k].i)) * UINT64_C(0x9E3779B97F4A7C15);
	}
	return true;
}

static int compare_rows(const struct agreeing *a, const struct agreeing *b)
{
	if (a->check->within_township && a->row->township != b->row->township)
		return a->row->township < b->row->township ? -1 : 1;
	return compare_cells(a->check->table, a->row, b->row, a->check->fields, a->check->n_fields);
}

static int by_agreement(const void *p, const void *q)
{
	const struct agreeing *a = p, *b = q;
	int c;

	if (a->hash != b->hash)
		return a->hash < b->hash ? -1 : 1;
	c = compare_rows(a, b);
	return c != 0 ? c : (a->i > b->i) - (a->i < b->i);
}

static bool differ(const struct plan_cross *check, const GPtrArray *rows)
{
	bool different = check->n_differ == 0;

	for (guint i = 1; i < rows->len && !different; i++)
		different = compare_cells(check->table, g_ptr_array_index(rows, 0), g_ptr_array_index(rows, i),
			check->differ, check->n_differ) != 0;
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

	/* What the checks raise stands in lists of problems: masked as those are. */
	for (size_t i = 0; i < c->check->n_fields; i++) {
		int column = c->check->fields[i];
		struct plan_column_info info = plan_column_info(c->check->table, column);
		const char *cell = ingest_cell_text(c->check->table, row, column, c->s->arena);
		g_string_append_printf(text, "%s%s", i > 0 ? "、" : "",
			plan_mask(c->s->arena, info.pd, PLAN_PUBLIC, cell));
	}
	kept = arena_strdup(c->s->arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}

/* Rows that agree, and their cells as one text: the order of the groups. */
struct group { char *key; GPtrArray *rows; };

static void free_group(gpointer p)
{
	struct group *g = p;

	g_free(g->key);
	g_ptr_array_free(g->rows, TRUE);
}

static gint by_key(gconstpointer p, gconstpointer q)
{
	return strcmp(((const struct group *)p)->key, ((const struct group *)q)->key);
}

static char *key_of(struct crosser *c, const struct row *row)
{
	GString *key = g_string_new(NULL);

	arena_reset(c->scratch);
	if (c->check->within_township)
		g_string_append_printf(key, "%08d\x1f", row->township);
	for (size_t i = 0; i < c->check->n_fields; i++)
		g_string_append_printf(key, "%s\x1f", ingest_cell_canonical(c->check->table, row, c->check->fields[i], c->scratch));
	return g_string_free(key, FALSE);
}

/* Most rows agree with none: those whose hash nobody shares, by its lowest bits, go first. */
static size_t drop_single(struct agreeing *a, size_t n)
{
	size_t size = 1024, kept = 0;
	unsigned char *seen;

	while (size < 8 * n)
		size *= 2;
	seen = g_new0(unsigned char, size);
	for (size_t i = 0; i < n; i++)
		if (seen[a[i].hash & (size - 1)] < 2)
			seen[a[i].hash & (size - 1)]++;
	for (size_t i = 0; i < n; i++)
		if (seen[a[i].hash & (size - 1)] > 1)
			a[kept++] = a[i];
	g_free(seen);
	return kept;
}

static size_t find_agreeing(struct crosser *c, const struct stats_rows *rows, struct agreeing *a)
{
	size_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		struct plan_row_view view = stats_view(c->s, rows, i);
		bool filled = hash_cells(c->check, rows->row[i], &a[n].hash);
		if (!filled)
			stats_note_row_gap(c, rows->row[i]);
		if (!filled || (c->check->when != NULL && plan_test_row(c->check->when, &view) != 1))
			continue;
		a[n].i = i;
		a[n].row = rows->row[i];
		a[n++].check = c->check;
	}
	n = drop_single(a, n);
	qsort(a, n, sizeof *a, by_agreement);
	return n;
}

static bool agree(const struct agreeing *a, const struct agreeing *b)
{
	return a->hash == b->hash && compare_rows(a, b) == 0;
}

/* The groups of more than `limit` rows, of struct group. */
static GArray *group_rows(struct crosser *c, size_t limit)
{
	const struct stats_rows *rows = &c->s->tables[c->check->table->index];
	struct agreeing *a = g_new(struct agreeing, rows->n + 1);
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(struct group));
	size_t n = find_agreeing(c, rows, a);

	g_array_set_clear_func(groups, free_group);
	for (size_t i = 0, k; i < n; i += k) {
		struct group g;
		for (k = 1; i + k < n && agree(&a[i], &a[i + k]);)
			k++;
		if (k <= limit)
			continue;
		g = (struct group){ key_of(c, a[i].row), g_ptr_array_new() };
		for (size_t m = 0; m < k; m++)
			g_ptr_array_add(g.rows, (gpointer)(uintptr_t)a[i + m].row);
		g_array_append_val(groups, g);
	}
	g_array_sort(groups, by_key);
	g_free(a);
	return groups;
}

static void check_same(struct crosser *c)
{
	GArray *groups = group_rows(c, (size_t)MAX(c->check->over, 1));

	for (guint i = 0; i < groups->len; i++) {
		GPtrArray *rows = g_array_index(groups, struct group, i).rows;
		const char *shared;
		if (!differ(c->check, rows))
			continue;
		shared = shared_text(c, g_ptr_array_index(rows, 0));
		g_ptr_array_sort_with_data(rows, stats_by_place, (gpointer)c->s);
		stats_add_hit(c, stats_place_of(c->s, rows), arena_printf(c->s->arena, "%s：%s（%u条）", c->check->message,
			shared, rows->len), keep_rows(c, rows), rows->len);
	}
	g_array_free(groups, TRUE);
}

/* ---- equal, ordered: two sums at a place ------------------------------------------- */

/* Both numbers in the plan's words; without such words the numbers alone. */
static const char *numbers(struct arena *arena, const char *says, const char *otherwise, struct rat left, struct rat right)
{
	static const char *const names[] = { "{left}", "{right}", "{left%}", "{right%}" };
	const struct rat value[] = { left, right };
	GString *out = g_string_new(says != NULL ? says : otherwise);
	const char *kept;
	char buf[40];

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		struct rat v = value[i % 2];

		g_string_replace(out, names[i], i < 2 ? stats_exact(arena, v)
			: strcat(rat_print(rat_mul(v, rat_int(100)), 1, buf), "%"), 0);
	}
	kept = arena_strdup(arena, out->str);
	g_string_free(out, TRUE);
	return kept;
}

static void add_place_hit(struct crosser *c, int place, struct rat left, struct rat right)
{
	const struct plan_cross *check = c->check;
	struct stats_sides sides = stats_sides(c->s, check, place);
	struct stats_cross_hit hit = { .check = check, .place = place, .table = sides.table };

	hit.text = arena_printf(c->s->arena, "%s：%s%s%s", check->message,
		numbers(c->s->arena, check->says, "两个数为{left}和{right}", left, right), sides.zh[0] != '\0' ? "。" : "", sides.zh);
	hit.text_en = arena_printf(c->s->arena, "%s: %s%s%s", check->message_en != NULL ? check->message_en : check->message,
		numbers(c->s->arena, check->says_en, "{left} and {right}", left, right), sides.en[0] != '\0' ? ". " : "", sides.en);
	g_array_append_val(c->hits, hit);
}

static void check_place(struct crosser *c, int place)
{
	struct rat left, right, when = rat_int(1);
	bool applies;
	int order;

	if (c->check->when != NULL)
		when = stats_place_value(c->s, c->check->when, place);
	applies = !rat_is_na(when) && when.num != 0;
	if (stats_note_place_gap(c, place, applies) || !applies)
		return;
	left = stats_place_value(c->s, c->check->left, place);
	right = stats_place_value(c->s, c->check->right, place);
	if (rat_is_na(left) || rat_is_na(right))
		return;
	order = rat_cmp(left, right);
	if (c->check->kind == PLAN_CROSS_EQUAL ? order != 0 : order > 0)
		add_place_hit(c, place, left, right);
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
	case PLAN_CROSS_KEEPS:
	case PLAN_CROSS_GONE:
	case PLAN_CROSS_CHANGED:
	case PLAN_CROSS_UNLISTED: break;   /* facts/ has last season's figures and lists */
	}
}

static void *keep_list(const struct stats *s, const GArray *list, size_t size)
{
	void *kept = arena_alloc(s->arena, (list->len + 1) * size);

	return list->len > 0 ? memcpy(kept, list->data, list->len * size) : kept;
}

static void check_all(const struct stats *s)
{
	struct crosser c = { s, NULL, g_array_new(FALSE, FALSE, sizeof(struct stats_cross_hit)),
		g_array_new(FALSE, FALSE, sizeof(struct stats_cross_gap)), arena_new() };

	for (size_t i = 0; i < s->plan->n_crosses; i++) {
		c.check = &s->plan->crosses[i];
		check_one(&c);
	}
	*s->crosses = (struct stats_crosses){ true, keep_list(s, c.hits, sizeof(struct stats_cross_hit)), c.hits->len,
		keep_list(s, c.gaps, sizeof(struct stats_cross_gap)), c.gaps->len };
	g_array_free(c.hits, TRUE);
	g_array_free(c.gaps, TRUE);
	arena_free(c.scratch);
}

const struct stats_cross_hit *stats_crosses(const struct stats *s, size_t *n)
{
	if (!s->crosses->known)
		check_all(s);
	*n = s->crosses->n;
	return s->crosses->hits;
}
