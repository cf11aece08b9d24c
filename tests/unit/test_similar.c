/* test_similar.c -- texts that say the same: the index finds the pairs that a
 * comparison of all with all finds, no more and no fewer. */
#include <check.h>
#include <stdlib.h>

#include "fixture.h"

Suite *similar_suite(void);

static const char plan_text[] =
"<tables><table id='cases' code='T1' row='c' label='案例'>"
" <field name='id' label='编号' type='text' req='R' unique='township'/>"
" <field name='title' label='标题' role='name' type='text' req='R'/>"
" <field name='body' label='正文' type='text' req='R'/></table></tables>"
"<crosschecks><crosscheck id='X' label='雷同' level='W' kind='similar' table='cases' fields='body' over='50'>正文雷同</crosscheck></crosschecks>";

enum { TEXTS = 150, SENTENCES = 40, WIDTH = 5, LEAST = 40 };

static uint32_t draw(uint32_t *state, uint32_t n)
{
	*state = *state * 1664525u + 1013904223u;
	return (*state >> 8) % n;
}

static char *make_sentence(uint32_t *state)
{
	GString *s = g_string_new(NULL);

	for (uint32_t i = 0, n = 8 + draw(state, 24); i < n; i++)
		g_string_append_unichar(s, 0x4e00 + draw(state, 900));
	return g_string_free(s, FALSE);
}

/* Texts of a few sentences out of a small stock, all with the same beginning. */
static void make_texts(uint32_t seed, char *texts[TEXTS])
{
	char *stock[SENTENCES];

	for (int i = 0; i < SENTENCES; i++)
		stock[i] = make_sentence(&seed);
	for (int i = 0; i < TEXTS; i++) {
		GString *s = g_string_new(stock[0]);

		for (uint32_t k = 0, n = 1 + draw(&seed, 6); k < n; k++)
			g_string_append_printf(s, "，%s", stock[draw(&seed, SENTENCES)]);
		texts[i] = g_string_free(s, FALSE);
	}
	for (int i = 0; i < SENTENCES; i++)
		g_free(stock[i]);
}

static GHashTable *shingles_of(const char *text)
{
	GHashTable *set = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *bare = g_string_new(NULL);
	glong n;

	for (; *text != '\0'; text = g_utf8_next_char(text))
		if (g_unichar_isalnum(g_utf8_get_char(text)))
			g_string_append_unichar(bare, g_utf8_get_char(text));
	n = g_utf8_strlen(bare->str, -1);
	for (glong i = 0; i + WIDTH <= n; i++)
		g_hash_table_add(set, g_utf8_substring(bare->str, i, i + WIDTH));
	g_string_free(bare, TRUE);
	return set;
}

static bool alike(GHashTable *a, GHashTable *b)
{
	GHashTableIter i;
	gpointer key;
	guint same = 0, least = MIN(g_hash_table_size(a), g_hash_table_size(b));

	g_hash_table_iter_init(&i, a);
	while (g_hash_table_iter_next(&i, &key, NULL))
		same += g_hash_table_contains(b, key) ? 1 : 0;
	return least >= LEAST && same * 2 >= least;
}

static bool was_found(const struct stats_cross_hit *hits, size_t n, int a, int b)
{
	for (size_t i = 0; i < n; i++)
		if (atoi(hits[i].rows[0]->v[0].s + 1) == a && atoi(hits[i].rows[1]->v[0].s + 1) == b)
			return true;
	return false;
}

START_TEST(index_finds_what_all_pairs_do)
{
	char *texts[TEXTS];
	GHashTable *sets[TEXTS];
	GString *rows = g_string_new("township A 甲街道\ntownship B 乙镇\n");
	struct fixture *f;
	const struct stats_cross_hit *hits;
	size_t n, pairs = 0;

	make_texts((uint32_t)_i * 7919u + 1u, texts);
	for (int i = 0; i < TEXTS; i++) {
		if (i % (TEXTS / 2) == 0)
			g_string_append_printf(rows, "table cases %s\n id|title|body\n", i == 0 ? "A" : "B");
		g_string_append_printf(rows, "C%d|题%d|%s\n", i, i, texts[i]);
		sets[i] = shingles_of(texts[i]);
	}
	f = fixture_new(plan_text, rows->str);
	hits = stats_crosses(fixture_eval(f), &n);
	for (int a = 0; a < TEXTS; a++)
		for (int b = a + 1; b < TEXTS; b++) {
			bool is = alike(sets[a], sets[b]);
			pairs += is;
			ck_assert_msg(was_found(hits, n, a, b) == is, "C%d C%d: %d", a, b, is);
		}
	ck_assert_uint_eq(n, pairs);
	ck_assert_uint_gt(n, 20);
	ck_assert_uint_lt(n, TEXTS * TEXTS / 4);
	for (int i = 0; i < TEXTS; i++) {
		g_hash_table_destroy(sets[i]);
		g_free(texts[i]);
	}
	g_string_free(rows, TRUE);
	fixture_free(f);
}
END_TEST

/* Punctuation hides nothing; both places stand in the hit; between townships it is the district's. */
START_TEST(both_places_are_listed)
{
	static const char rows[] = "township A 甲街道\ntownship B 乙镇\ntable cases A\n id|title|body\n"
		"C1|一|社区矛盾调解队由退休干部和楼栋长组成每周三在党群服务中心值班登记居民诉求当场能办的当场办结不能办的三日内回复群众满意\n"
		"table cases B\n id|title|body\n"
		"C2|二|社区矛盾调解队，由退休干部和楼栋长组成。每周三在党群服务中心值班；登记居民诉求，当场能办的当场办结，不能办的三日内回复，群众满意！\n";
	struct fixture *f = fixture_new(plan_text, rows);
	size_t n;
	const struct stats_cross_hit *hits = stats_crosses(fixture_eval(f), &n);

	ck_assert_uint_eq(n, 1);
	ck_assert_int_eq(hits[0].place, 0);
	ck_assert_uint_eq(hits[0].n_rows, 2);
	ck_assert_str_eq(hits[0].text, "正文雷同：《一》与《二》相同100%");
	ck_assert_int_ne(hits[0].rows[0]->township, hits[0].rows[1]->township);
	fixture_free(f);
}
END_TEST

Suite *similar_suite(void)
{
	Suite *s = suite_create("similar");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, index_finds_what_all_pairs_do, 0, 8);
	tcase_add_test(tc, both_places_are_listed);
	suite_add_tcase(s, tc);
	return s;
}
