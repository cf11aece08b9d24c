/* similar.c -- texts that say the same. A text is the set of its shingles, every
 * five characters in a row (letters, digits and Han characters alone, so that
 * punctuation and spacing hide nothing); two texts are alike by the share of the
 * shorter one's shingles that stand in the other, too.
 *
 * Not every pair is compared. When m of a text's n shingles must stand in the
 * other, one of any n - m + 1 of them does: each text looks up that many of its
 * rarest in an index of all shingles, and is compared with what it finds there. */
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

struct pair { uint32_t a, b; };   /* texts, the first one first */

static gint by_pair(gconstpointer p, gconstpointer q)
{
	const struct pair *a = p, *b = q;

	return a->a != b->a ? (a->a > b->a) - (a->a < b->a) : (a->b > b->b) - (a->b < b->b);
}

static void add_pair(struct crosser *c, const struct shingles *a, const struct shingles *b)
{
	size_t percent = common(a, b) * 100 / MAX(MIN(a->n, b->n), 1);
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

/* ---- the index: which texts hold a shingle ------------------------------------------- */

struct posting { uint32_t hash, text; };

static int by_posting(const void *p, const void *q)
{
	const struct posting *a = p, *b = q;

	return a->hash != b->hash ? (a->hash > b->hash) - (a->hash < b->hash) : (a->text > b->text) - (a->text < b->text);
}

static struct posting *make_index(const struct shingles *all, size_t n, size_t *len)
{
	struct posting *index;
	size_t k = 0;

	*len = 0;
	for (size_t i = 0; i < n; i++)
		*len += all[i].n;
	index = g_new(struct posting, *len + 1);
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < all[i].n; j++)
			index[k++] = (struct posting){ all[i].hash[j], (uint32_t)i };
	qsort(index, *len, sizeof *index, by_posting);
	return index;
}

/* A shingle of one text and the texts that hold it. */
struct held { const struct posting *from; size_t n; };

static int by_rarity(const void *p, const void *q)
{
	const struct held *a = p, *b = q;

	return a->n != b->n ? (a->n > b->n) - (a->n < b->n) : (a->from > b->from) - (a->from < b->from);
}

/* The lists of a text's shingles, the shortest first: both are in order of hashes. */
static void look_up(const struct shingles *s, const struct posting *index, size_t len, struct held *held)
{
	for (size_t i = 0; i < s->n; i++) {
		size_t low = 0, high = len;

		while (low < high) {
			size_t middle = low + (high - low) / 2;
			if (index[middle].hash < s->hash[i])
				low = middle + 1;
			else
				high = middle;
		}
		for (high = low; high < len && index[high].hash == s->hash[i];)
			high++;
		held[i] = (struct held){ index + low, high - low };
	}
	qsort(held, s->n, sizeof *held, by_rarity);
}

/* How many shingles a text of n must share. */
static size_t needed(const struct crosser *c, size_t n)
{
	return (n * (size_t)c->check->over + 99) / 100;
}

/* Marks the texts that may hold enough of text i, which is not longer than they are. */
static void find_candidates(const struct crosser *c, const struct shingles *all, size_t i, const struct held *held,
	GArray *pairs, uint32_t *seen)
{
	size_t need = MAX(needed(c, all[i].n), 1);

	for (size_t k = 0; k + need <= all[i].n; k++)
		for (size_t j = 0; j < held[k].n; j++) {
			uint32_t other = held[k].from[j].text;
			bool longer = all[other].n != all[i].n ? all[other].n > all[i].n : i < other;
			if (!longer || seen[other] == i + 1)
				continue;
			seen[other] = (uint32_t)i + 1;
			if (common(&all[i], &all[other]) >= need) {
				struct pair pair = { MIN((uint32_t)i, other), MAX((uint32_t)i, other) };
				g_array_append_val(pairs, pair);
			}
		}
}

static void compare_all(struct crosser *c, const struct shingles *all, size_t n)
{
	size_t len, longest = 0;
	struct posting *index = make_index(all, n, &len);
	GArray *pairs = g_array_new(FALSE, FALSE, sizeof(struct pair));
	uint32_t *seen = g_new0(uint32_t, n + 1);
	struct held *held;

	for (size_t i = 0; i < n; i++)
		longest = MAX(longest, all[i].n);
	held = g_new(struct held, longest + 1);
	for (size_t i = 0; i < n; i++) {
		if (all[i].n < LEAST)
			continue;
		look_up(&all[i], index, len, held);
		find_candidates(c, all, i, held, pairs, seen);
	}
	g_array_sort(pairs, by_pair);
	for (guint k = 0; k < pairs->len; k++) {
		const struct pair *p = &g_array_index(pairs, struct pair, k);
		add_pair(c, &all[p->a], &all[p->b]);
	}
	g_array_free(pairs, TRUE);
	g_free(held);
	g_free(seen);
	g_free(index);
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
