/* similar.c -- texts that say the same. A text is the set of its shingles, every
 * five characters in a row (letters, digits and Han characters alone, so that
 * punctuation and spacing hide nothing); two texts are alike by the share of the
 * shorter one's shingles that stand in the other, too. */
#include "stats/cross.h"

#include <stdlib.h>

enum { WIDTH = 5, LEAST = 40 };  /* characters; shingles below which nothing is said */

struct shingles {
	struct row *row;
	uint32_t *hash;              /* ascending, each once */
	size_t n;
};

static int by_hash(const void *p, const void *q)
{
	uint32_t a = *(const uint32_t *)p, b = *(const uint32_t *)q;

	return (a > b) - (a < b);
}

static void add_characters(GArray *all, const char *text)
{
	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_unichar_tolower(g_utf8_get_char(p));
		if (g_unichar_isalnum(c))
			g_array_append_val(all, c);
	}
}

static void make_shingles(struct shingles *s, const GArray *all)
{
	size_t n = all->len >= WIDTH ? all->len - WIDTH + 1 : 0, kept = 0;

	s->hash = g_new(uint32_t, n + 1);
	for (size_t i = 0; i < n; i++) {
		uint32_t h = 2166136261u;
		for (size_t k = 0; k < WIDTH; k++)
			h = (h ^ g_array_index(all, gunichar, i + k)) * 16777619u;
		s->hash[i] = h;
	}
	qsort(s->hash, n, sizeof *s->hash, by_hash);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || s->hash[kept - 1] != s->hash[i])
			s->hash[kept++] = s->hash[i];
	s->n = kept;
}

static size_t common(const struct shingles *a, const struct shingles *b)
{
	size_t n = 0;

	for (size_t i = 0, k = 0; i < a->n && k < b->n;) {
		bool equal = a->hash[i] == b->hash[k], less = a->hash[i] < b->hash[k];
		n += equal;
		i += equal || less;
		k += !less;
	}
	return n;
}

static struct shingles *read_texts(struct crosser *c, const GPtrArray *rows)
{
	struct shingles *all = g_new0(struct shingles, rows->len + 1);

	for (guint i = 0; i < rows->len; i++) {
		GArray *characters = g_array_new(FALSE, FALSE, sizeof(gunichar));
		all[i].row = g_ptr_array_index(rows, i);
		arena_reset(c->scratch);
		for (size_t k = 0; k < c->check->n_fields; k++)
			add_characters(characters, ingest_cell_canonical(c->check->table, all[i].row,
				c->check->fields[k], c->scratch));
		make_shingles(&all[i], characters);
		g_array_free(characters, TRUE);
	}
	return all;
}

static const char *title_of(struct crosser *c, const struct row *row)
{
	int column = plan_find_field_role(c->check->table, "name");

	return column >= 0 ? ingest_cell_text(c->check->table, row, column, c->s->arena) : "";
}

static void add_pair(struct crosser *c, const struct shingles *a, const struct shingles *b, size_t percent)
{
	const struct row **kept = ARENA_ARRAY(c->s->arena, const struct row *, 2);
	GPtrArray *pair = g_ptr_array_new();

	g_ptr_array_add(pair, a->row);
	g_ptr_array_add(pair, b->row);
	kept[0] = a->row;
	kept[1] = b->row;
	stats_add_hit(c, stats_place_of(c->s, pair), arena_printf(c->s->arena, "%s：《%s》与《%s》相同%zu%%",
		c->check->message, title_of(c, a->row), title_of(c, b->row), percent), kept, 2);
	g_ptr_array_free(pair, TRUE);
}

static void compare_all(struct crosser *c, const struct shingles *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++) {
			size_t least = MIN(all[i].n, all[k].n), same = least < LEAST ? 0 : common(&all[i], &all[k]);
			if (least >= LEAST && same * 100 >= least * (size_t)c->check->over)
				add_pair(c, &all[i], &all[k], same * 100 / least);
		}
}

void stats_check_similar(struct crosser *c)
{
	const struct stats_rows *from = &c->s->tables[c->check->table->index];
	GPtrArray *rows = g_ptr_array_new();
	struct shingles *all;

	for (size_t i = 0; i < from->n; i++) {
		struct plan_row_view view = stats_view(c->s, from, i);
		if (c->check->when == NULL || plan_test_row(c->check->when, &view) == 1)
			g_ptr_array_add(rows, from->row[i]);
	}
	g_ptr_array_sort_with_data(rows, stats_by_place, (gpointer)c->s);
	all = read_texts(c, rows);
	compare_all(c, all, rows->len);
	for (guint i = 0; i < rows->len; i++)
		g_free(all[i].hash);
	g_free(all);
	g_ptr_array_free(rows, TRUE);
}
