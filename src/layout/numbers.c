/* numbers.c -- each chart has its numbers in a table: the one behind it, when that
 * holds them all, or else one of its own below it.
 *
 *   across   │ 月份     │ 1月 │ 2月 │ …      down   │ 社区 │ 组织数 │ 社区 │ 组织数 │
 *            │ 参与人次 │ 210 │ 198 │ …             │ 甲   │     12 │ 丙   │      9 │
 */
#include <string.h>

#include "layout/table.h"

/* ---- does a table hold them? ---- */

struct held { size_t row, col; const char *text; };

static size_t number_attr(const xmlNode *n, const char *name)
{
	const char *v = node_attr(n, name);

	return v != NULL ? (size_t)CLAMP(g_ascii_strtoll(v, NULL, 10), 1, 1000) : 1;
}

/* full: by column, the row from which it is free again below cells over several rows. */
static void read_row(struct layout *l, const xmlNode *r, size_t row, GArray *cells, GArray *full)
{
	size_t col = 0;

	for (const xmlNode *c = r->children; c != NULL; c = c->next) {
		struct held h = { .row = row };
		size_t end;

		if (!node_is(c, "cell"))
			continue;
		while (col < full->len && g_array_index(full, size_t, col) > row)
			col++;
		h.col = col;
		h.text = text_plain(l, c);
		g_array_append_val(cells, h);
		end = col + number_attr(c, "span");
		if (full->len < end)
			g_array_set_size(full, (guint)end);
		for (; col < end; col++)
			g_array_index(full, size_t, col) = row + number_attr(c, "rows");
	}
}

/* Each text of the table by what it says: GArray of struct held. */
static GHashTable *read_table(struct layout *l, const xmlNode *table, GArray *cells)
{
	GHashTable *by_text = g_hash_table_new_full(g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_array_unref);
	GArray *full = g_array_new(FALSE, TRUE, sizeof(size_t));
	size_t row = 0;

	for (const xmlNode *n = table->children; n != NULL; n = n->next)
		for (const xmlNode *r = n->children; r != NULL; r = r->next)
			if (node_is(r, "row"))
				read_row(l, r, row++, cells, full);
	g_array_free(full, TRUE);
	for (guint i = 0; i < cells->len; i++) {
		const struct held *h = &g_array_index(cells, struct held, i);
		GArray *same = g_hash_table_lookup(by_text, h->text);

		if (same == NULL) {
			same = g_array_new(FALSE, FALSE, sizeof *h);
			g_hash_table_insert(by_text, (gpointer)(uintptr_t)h->text, same);
		}
		g_array_append_vals(same, h, 1);
	}
	return by_text;
}

/* A cell that says the number, in the row or the column of one that says the name. */
static bool holds_one(GHashTable *by_text, const char *name, const char *number)
{
	const GArray *names = g_hash_table_lookup(by_text, name), *numbers = g_hash_table_lookup(by_text, number);

	for (guint i = 0; names != NULL && numbers != NULL && i < names->len; i++)
		for (guint k = 0; k < numbers->len; k++) {
			const struct held *a = &g_array_index(names, struct held, i);
			const struct held *b = &g_array_index(numbers, struct held, k);

			if (a->row == b->row || a->col == b->col)
				return true;
		}
	return false;
}

static bool holds(struct layout *l, const xmlNode *table, const struct chart_numbers *n)
{
	GArray *cells = g_array_new(FALSE, FALSE, sizeof(struct held));
	GHashTable *by_text = read_table(l, table, cells);
	bool all = true;

	for (size_t i = 0; i < n->n && all; i++)
		for (size_t k = 0; k < n->m && all; k++) {
			const char *text = n->text[i * n->m + k];

			all = strpbrk(text, "0123456789") == NULL || (holds_one(by_text, n->name[i], text) &&
				(n->m == 1 || holds_one(by_text, n->head[k], text)));
		}
	g_hash_table_destroy(by_text);
	g_array_free(cells, TRUE);
	return all;
}

/* ---- its own ---- */

struct plan {
	const struct chart_numbers *n;
	int32_t name, *value;      /* widths that names and the values of each head want */
	int32_t first, other;      /* across: of the heads, and of each name */
	bool across;
	size_t blocks, rows;       /* down: side by side; rows of each */
};

static int32_t wish(struct layout *l, const struct face *face, const char *s)
{
	const struct text *t = text_string(l, face, s, 0);
	int32_t w = 0;

	for (size_t i = 0; i < t->n; i++)
		w += t->advance[i];
	return w;
}

/* A long text may stand on two lines. */
static int32_t in_two(int32_t w, int32_t size)
{
	return w > 5 * size ? (w / 2 + size) / size * size : w;
}

/* Across, a column for each name; returns the width, and whether names take two lines. */
static int32_t width_across(struct layout *l, struct plan *p, const struct face *face, int32_t pad, bool *high)
{
	const struct chart_numbers *n = p->n;
	int32_t all = 0;

	*high = false;
	p->first = wish(l, face, n->corner) + pad;
	for (size_t k = 0; k < n->m; k++)
		p->first = MAX(p->first, wish(l, face, n->head[k]) + pad);
	for (size_t i = 0; i < n->n; i++) {
		int32_t name = wish(l, face, n->name[i]), w = in_two(name, face->size);

		*high |= w < name;
		for (size_t k = 0; k < n->m; k++)
			w = MAX(w, wish(l, face, n->text[i * n->m + k]));
		all += w + pad;
		p->other = MAX(p->other, w + pad);
	}
	return p->first + all;
}

#define BLOCKS 4   /* side by side, at most */

static void plan_down(struct layout *l, struct plan *p, const struct face *face, int32_t pad, int32_t width)
{
	const struct chart_numbers *n = p->n;
	int32_t block;

	p->name = wish(l, face, n->corner);
	p->value = ARENA_ARRAY(l->arena, int32_t, n->m);
	for (size_t i = 0; i < n->n; i++)
		p->name = MAX(p->name, wish(l, face, n->name[i]));
	p->name = MIN(p->name, 12 * face->size) + pad;
	block = p->name;
	for (size_t k = 0; k < n->m; k++) {
		p->value[k] = in_two(wish(l, face, n->head[k]), face->size);
		for (size_t i = 0; i < n->n; i++)
			p->value[k] = MAX(p->value[k], wish(l, face, n->text[i * n->m + k]));
		p->value[k] += pad;
		block += p->value[k];
	}
	p->blocks = (size_t)CLAMP(width / block, 1, BLOCKS);
	p->rows = (n->n + p->blocks - 1) / p->blocks;
	p->blocks = (n->n + p->rows - 1) / p->rows;
}

static void put(struct layout *l, struct table *t, bool head, size_t row, size_t col, const char *s, enum align align)
{
	struct face face = table_face(l, t, head);
	struct cell *c = table_cell(l, t, head ? &t->head : &t->body, row, col, text_string(l, &face, s, t->line), 1, 1);

	c->head = head;
	c->aligned = true;
	c->align = head ? ALIGN_CENTER : align;
}

static void begin(struct layout *l, struct table *t, size_t rows)
{
	t->whole = true;
	table_rows(l, t, &t->head, 1);
	table_rows(l, t, &t->body, rows);
	table_rows(l, t, &t->foot, 0);
	t->again = table_line(l, t, STYLE_HEI, l->style->table_size, "续表");
}

static struct table *table_across(struct layout *l, const struct plan *p, const struct place *at)
{
	const struct chart_numbers *n = p->n;
	struct table *t = table_new(l, n->n + 1, at, true, 0);

	begin(l, t, n->m);
	put(l, t, true, 0, 0, n->corner, ALIGN_CENTER);
	t->col[0].weight = p->first;
	for (size_t i = 0; i < n->n; i++) {
		put(l, t, true, 0, i + 1, n->name[i], ALIGN_CENTER);
		t->col[i + 1].weight = p->other;
	}
	for (size_t k = 0; k < n->m; k++) {
		put(l, t, false, k, 0, n->head[k], ALIGN_CENTER);
		for (size_t i = 0; i < n->n; i++)
			put(l, t, false, k, i + 1, n->text[i * n->m + k], ALIGN_CENTER);
	}
	return t;
}

static struct table *table_down(struct layout *l, const struct plan *p, const struct place *at)
{
	const struct chart_numbers *n = p->n;
	size_t each = n->m + 1;
	struct table *t = table_new(l, p->blocks * each, at, true, 0);

	begin(l, t, p->rows);
	for (size_t b = 0; b < p->blocks; b++)
		for (size_t k = 0; k <= n->m; k++) {
			put(l, t, true, 0, b * each + k, k == 0 ? n->corner : n->head[k - 1], ALIGN_CENTER);
			t->col[b * each + k].weight = k == 0 ? p->name : p->value[k - 1];
		}
	for (size_t i = 0; i < n->n; i++) {
		put(l, t, false, i % p->rows, i / p->rows * each, n->name[i], ALIGN_LEFT);
		for (size_t k = 0; k < n->m; k++)
			put(l, t, false, i % p->rows, i / p->rows * each + k + 1, n->text[i * n->m + k], ALIGN_DECIMAL);
	}
	table_fill(l, t, &t->body);
	return t;
}

/* A landscape table begins a page of its own. */
static bool stands_below(const xmlNode *behind, const struct place *at)
{
	const char *orient;

	if (behind == NULL || !node_is(behind, "table"))
		return false;
	orient = node_attr(behind, "orient");
	return at->landscape || orient == NULL || strcmp(orient, "landscape") != 0;
}

struct table *numbers_table(struct layout *l, const struct chart *chart, const xmlNode *behind, const struct place *at)
{
	struct chart_numbers n = chart_numbers(chart, l->arena);
	int32_t size = unit_of(l->style->note_size), pad = size;
	struct face face = { STYLE_HEI, size, size, l->style->text };
	struct plan p = { .n = &n };
	struct table *t;
	bool high;

	if (n.n == 0 || (stands_below(behind, at) && holds(l, behind, &n)))
		return NULL;
	plan_down(l, &p, &face, pad, at->width);
	p.across = width_across(l, &p, &face, pad, &high) <= at->width && n.m + high <= MAX(p.rows, 2);
	t = p.across ? table_across(l, &p, at) : table_down(l, &p, at);
	t->line = chart->at.line;
	table_measure(l, t);
	return t;
}
