/* test_table.c -- tables of every make across page edges: head × tail × span ×
 * split × place on the page. Every text of the table appears, once (labels over
 * several rows and heads may be repeated); nothing stands outside of the type
 * area; rows keep their order; the number of pages stays bounded. */
#include <check.h>
#include <glib.h>
#include <string.h>

#include "layouts.h"

Suite *table_suite(void);

#define MM (72 / 25.4)

static struct layouts w;

static void begin(void) { layouts_open(&w); }
static void end(void) { layouts_close(&w); }

struct make {
	int head;      /* rows of head: 0, 1, 2, or 30 (higher than a page) */
	int tail;      /* rows of foot */
	int span;      /* 0 none, 1 columns, 2 rows, 3 one label over all rows */
	int split;     /* 0 none, 1 one row of many lines, 2 rows of many lines throughout */
	int lines;     /* empty lines above the table */
	int rows;
	int sum;       /* columns with page sums and carry-forward */
	bool landscape;
};

static void add_head(GString *s, const struct make *m)
{
	if (m->head == 0)
		return;
	g_string_append(s, "<head>");
	for (int i = 0; i < m->head; i++)
		g_string_append_printf(s, "<row><cell>甲%d</cell><cell span='2'>乙</cell></row>", i);
	g_string_append(s, "</head>");
}

static int words_of(const struct make *m, int row)
{
	if (m->split == 1)
		return row == m->rows / 2 ? 400 : 1;
	return m->split == 2 ? 30 + row * 37 % 140 : 1;
}

static void add_row(GString *s, const struct make *m, int row)
{
	g_string_append(s, "<row>");
	if (m->span == 2 && row % 4 == 0)
		g_string_append_printf(s, "<cell rows='4'>L%dx</cell>", row);
	else if (m->span == 3 && row == 0)
		g_string_append_printf(s, "<cell rows='%d'>L0x</cell>", m->rows);
	else if (m->span < 2)
		g_string_append_printf(s, "<cell>A%dx</cell>", row);
	if (m->span == 1 && row % 3 == 0) {
		g_string_append_printf(s, "<cell span='2'>B%dx</cell></row>", row);
		return;
	}
	g_string_append_printf(s, "<cell>%d</cell><cell>", row);
	for (int k = 0; k < words_of(m, row); k++)
		g_string_append_printf(s, "C%dy%dx ", row, k);
	g_string_append(s, "</cell></row>");
}

static char *table_of(const struct make *m)
{
	GString *s = g_string_new("<report kind='w' title='t' place='1' profile='d'>");

	if (m->lines > 0)
		g_string_append_printf(s, "<spacer lines='%d'/>", m->lines);
	g_string_append_printf(s, "<table caption='表' unit='格' orient='%s'><col/><col align='right'%s/><col%s/>",
		m->landscape ? "landscape" : "portrait", m->sum ? " sum='page'" : "", m->sum > 1 ? " sum='sofar'" : "");
	add_head(s, m);
	g_string_append(s, "<body>");
	for (int r = 0; r < m->rows; r++)
		add_row(s, m, r);
	g_string_append(s, "</body>");
	if (m->tail > 0) {
		g_string_append(s, "<foot>");
		for (int i = 0; i < m->tail; i++)
			g_string_append_printf(s, "<row><cell>T%dx</cell><cell/><cell/></row>", i);
		g_string_append(s, "</foot>");
	}
	g_string_append(s, "<note>N0x</note></table></report>");
	return g_string_free(s, FALSE);
}

static char *name_of(const struct make *m)
{
	return g_strdup_printf("head %d tail %d span %d split %d lines %d rows %d sum %d %s", m->head, m->tail, m->span,
		m->split, m->lines, m->rows, m->sum, m->landscape ? "landscape" : "portrait");
}

/* ---- what must hold ---- */

static void expect_once(GHashTable *seen, const char *name, const char *word, bool repeats)
{
	int n = GPOINTER_TO_INT(g_hash_table_lookup(seen, word));

	ck_assert_msg(n == 1 || (repeats && n > 1), "%s: %s appears %d times", name, word, n);
}

static void expect_all(GHashTable *seen, const struct make *m, const char *name)
{
	char word[40];

	for (int r = 0; r < m->rows; r++) {
		if (m->span < 2 || (m->span == 2 ? r % 4 == 0 : r == 0)) {
			g_snprintf(word, sizeof word, "%c%dx", m->span < 2 ? 'A' : 'L', r);
			expect_once(seen, name, word, m->span >= 2);
		}
		if (m->span == 1 && r % 3 == 0) {
			g_snprintf(word, sizeof word, "B%dx", r);
			expect_once(seen, name, word, false);
			continue;
		}
		for (int k = 0; k < words_of(m, r); k++) {
			g_snprintf(word, sizeof word, "C%dy%dx", r, k);
			expect_once(seen, name, word, false);
		}
	}
	for (int i = 0; i < m->tail; i++) {
		g_snprintf(word, sizeof word, "T%dx", i);
		expect_once(seen, name, word, false);
	}
	expect_once(seen, name, "N0x", false);
}

static void count_words(GHashTable *seen, const char *words)
{
	char **part = g_strsplit(words, " ", -1);

	for (size_t i = 0; part[i] != NULL; i++)
		if (g_ascii_isupper(part[i][0])) {
			int n = GPOINTER_TO_INT(g_hash_table_lookup(seen, part[i]));

			g_hash_table_insert(seen, g_strdup(part[i]), GINT_TO_POINTER(n + 1));
		}
	g_strfreev(part);
}

static void expect_inside(const struct layouts_text *t, const char *name)
{
	bool wide = t->page_width > t->page_height;
	double top = wide ? 26 * MM : 37 * MM, bottom = t->page_height - (wide ? 26 : 35) * MM;
	double left = wide ? 35 * MM : 26 * MM, right = t->page_width - (wide ? 37 * MM : 26 * MM);

	ck_assert_msg(t->box[0] > left - 1 && t->box[1] > top - 1 && t->box[2] < right + 1 && t->box[3] < bottom + 1,
		"%s: a rule stands outside of the type area of page %d", name, t->page);
	if (t->size == 14)
		return;   /* the page number, drawn last */
	ck_assert_msg(t->y - t->size * 0.6 > top - 1 && t->y < bottom + 1 && t->x > left - 1 && t->last < right + 1,
		"%s: %s stands outside of the type area of page %d (%.1f, %.1f)", name, t->words, t->page, t->x, t->y);
}

static void try_table(const struct make *m)
{
	char *xml = table_of(m), *trace = layouts_trace(&w, xml, false), *name = name_of(m);
	GHashTable *seen = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	struct layouts_text t = { 0 };
	const char *at = trace;

	while (layouts_next(&at, &t)) {
		expect_inside(&t, name);
		count_words(seen, t.words);
	}
	expect_all(seen, m, name);
	ck_assert_msg(t.page < 40, "%s: %d pages", name, t.page);
	g_hash_table_destroy(seen);
	g_free(name);
	g_free(trace);
	g_free(xml);
}

START_TEST(every_make_at_every_edge)
{
	static const int heads[] = { 0, 1, 2, 30 };

	for (int i = 0; i < 4 * 3 * 4 * 3; i++)
		for (int lines = 0; lines < 22; lines += 5) {
			struct make m = { heads[i % 4], i / 4 % 3, i / 12 % 4, i / 48, lines, 24, 0, false };

			try_table(&m);
		}
}
END_TEST

START_TEST(lengths_around_a_page)
{
	for (int rows = 0; rows < 64; rows++)
		for (int span = 0; span < 4; span++) {
			struct make m = { 1, 1, span, 0, rows % 5, rows, rows % 3, rows % 2 == 1 };

			if (span == 3 && rows == 0)
				continue;
			try_table(&m);
		}
}
END_TEST

START_TEST(sums_and_splits)
{
	for (int i = 0; i < 36; i++) {
		struct make m = { i % 3, i % 2, i / 12, 2, i % 22, 12 + i % 7, 1 + i % 2, i % 5 == 0 };

		try_table(&m);
	}
}
END_TEST

Suite *table_suite(void)
{
	Suite *suite = suite_create("table");
	TCase *tc = tcase_create("matrix");

	tcase_add_unchecked_fixture(tc, begin, end);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, every_make_at_every_edge);
	tcase_add_test(tc, lengths_around_a_page);
	tcase_add_test(tc, sums_and_splits);
	suite_add_tcase(suite, tc);
	return suite;
}
