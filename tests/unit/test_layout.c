/* test_layout.c -- reports become pages: golden traces, and the grid of GB/T 9704.
 * UPDATE_GOLDEN=1 writes the traces anew. */
#include <check.h>
#include <glib.h>
#include <libxml/parser.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "layouts.h"

Suite *layout_suite(void);

#define FOLDER "tests/golden/layout"

static const char *const cases[] = {
	"headings", "white-space", "keep-with-next", "footnotes", "table-breaks", "table-sums", "table-spans",
	"table-states", "table-high-row", "landscape", "frames", "contents", "signature", "signature-no-seal",
	"colon-before-table", "imprint-official", "masthead-official", "masthead-upward-official", "checklist", "keyfigures", "photo",
};

static struct layouts w;

static void begin(void) { layouts_open(&w); }
static void end(void) { layouts_close(&w); }

static void compare(const char *name, const char *trace)
{
	char *path = g_strdup_printf(FOLDER "/%s.trace", name), *before = NULL, *got = NULL;

	if (getenv("UPDATE_GOLDEN") != NULL) {
		ck_assert(g_file_set_contents(path, trace, -1, NULL));
	} else if (!g_file_get_contents(path, &before, NULL, NULL) || strcmp(before, trace) != 0) {
		char *command, *diff = NULL;

		got = g_strdup_printf("%s/%s.trace", g_get_tmp_dir(), name);
		g_file_set_contents(got, trace, -1, NULL);
		command = g_strdup_printf("diff -u %s %s", path, got);
		g_spawn_command_line_sync(command, &diff, NULL, NULL, NULL);
		ck_abort_msg("%s differs:\n%.2000s", name, diff);
	}
	g_free(before);
	g_free(path);
}

START_TEST(golden_traces)
{
	char *path = g_strdup_printf(FOLDER "/%s.xml", cases[_i]), *bytes, *trace;
	size_t len;

	ck_assert(file_read(path, &bytes, &len, w.diags));
	trace = layouts_trace(&w, bytes, strstr(cases[_i], "official") != NULL);
	compare(cases[_i], trace);
	g_free(trace);
	g_free(bytes);
	g_free(path);
}
END_TEST

/* ---- the grid ---- */

#define MM (72 / 25.4)
#define NEAR (0.2 * MM)   /* the tolerance */

static const char sentence[] = "社区社会组织培育发展工作取得明显成效各项指标稳步提升群众满意度持续提高";

static char *long_report(void)
{
	GString *s = g_string_new("<report kind='work' title='t' place='1' profile='district'><p>");

	for (int i = 0; i < 60; i++)
		g_string_append(s, sentence);
	g_string_append(s, "</p></report>");
	return g_string_free(s, FALSE);
}

/* 22 lines of 28 characters; first character at the margins 37 and 28 (even pages: 26) mm. */
START_TEST(body_stands_on_the_grid)
{
	char *report = long_report(), *trace = layouts_trace(&w, report, false);
	struct layouts_text text = { 0 };
	const char *at = trace;
	int line = 0, page = 0;
	double first = 0, center = fonts_metrics(w.fonts, STYLE_BODY).ink_center / 1000.0 * 15.75;

	while (layouts_next(&at, &text)) {
		double left = (text.page % 2 == 1 ? 28 : 26) * MM, indent = text.page == 1 && line == 0 ? 2 * 15.793 : 0;

		if (text.size != 15.75)
			continue;   /* the page number */
		if (text.page != page)
			page = text.page, line = 0, first = text.y;
		if (line == 0)   /* the top of the first character */
			ck_assert_double_eq_tol(text.y - center - 15.75 / 2, 37 * MM, NEAR);
		ck_assert_double_eq_tol(text.y, first + line * 29.6, 0.02);
		ck_assert_double_eq_tol(text.x, left + indent, NEAR);
		if (g_utf8_strlen(text.words, -1) + (indent > 0 ? 2 : 0) == 28)
			ck_assert_double_eq_tol(text.last + 15.75, left + 156 * MM, NEAR);
		ck_assert_int_lt(line++, 22);
		/* The foot of the 22nd line is that of the type area. */
		ck_assert_double_lt(text.y - center + 15.75 / 2, (37 + 225) * MM + NEAR);
	}
	ck_assert_int_ge(page, 3);
	g_free(trace);
	g_free(report);
}
END_TEST

/* 4号, the dash 7 mm below the type area, one blank from the outer edge. */
START_TEST(page_numbers_stand_outside)
{
	char *report = long_report(), *trace = layouts_trace(&w, report, false);
	struct layouts_text text = { 0 };
	const char *at = trace;
	int seen = 0;

	while (layouts_next(&at, &text)) {
		if (text.size != 14)
			continue;
		seen++;
		if (text.page % 2 == 0)
			ck_assert_double_eq_tol(text.x, 26 * MM + 14, NEAR + 28);
		ck_assert_double_eq_tol(text.y, (37 + 225 + 7) * MM, 8);
	}
	ck_assert_int_ge(seen, 3);
	g_free(trace);
	g_free(report);
}
END_TEST

START_TEST(same_report_same_pages)
{
	char *report = long_report(), *a = layouts_trace(&w, report, false), *b = layouts_trace(&w, report, false);

	ck_assert_str_eq(a, b);
	g_free(a);
	g_free(b);
	g_free(report);
}
END_TEST

/* ---- faults ---- */

#define WORD "<cell>abcdefghijklmnop</cell>"
static const struct { const char *says, *body; enum diag_code code; uint32_t line; } faults[] = {
	{ "a reference to nothing", "<p>\n<ref to='x'/></p>", DIAG_LAYOUT_REF, 2 },
	{ "a width without sense", "\n<table><col width='wide'/><body/></table>", DIAG_LAYOUT_WIDTH, 2 },
	{ "more cells than columns", "<table><col/><body><row>\n<cell>a</cell>\n<cell>b</cell></row></body></table>",
	  DIAG_LAYOUT_CELLS, 3 },
	{ "an unknown element", "\n\n<poem/>", DIAG_LAYOUT_ELEMENT, 3 },
	{ "words wider than their columns",
	  "<table><col/><col/><col/><col/><col/><col/><col/><col/><body><row>\n" WORD WORD WORD WORD WORD WORD WORD WORD
	  "</row></body></table>", DIAG_LAYOUT_TIGHT, 2 },
	{ "a photo outside of the folder", "<photo file='../secret.png'/>", DIAG_LAYOUT_PHOTO, 1 },
};

START_TEST(faults_have_a_place)
{
	char *report = g_strdup_printf("<report kind='w' title='t' place='1' profile='d'>%s</report>", faults[_i].body);
	char *trace = layouts_trace(&w, report, false);
	bool seen = false;

	for (size_t i = 0; i < diags_count(w.diags); i++) {
		const struct diag *g = diags_at(w.diags, i);

		seen |= g->code == faults[_i].code && g->at.line == faults[_i].line;
	}
	ck_assert_msg(seen, "%s is not reported", faults[_i].says);
	g_free(trace);
	g_free(report);
}
END_TEST

Suite *layout_suite(void)
{
	Suite *suite = suite_create("layout");
	TCase *tc = tcase_create("pages");

	tcase_add_unchecked_fixture(tc, begin, end);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, golden_traces, 0, (int)G_N_ELEMENTS(cases));
	tcase_add_test(tc, body_stands_on_the_grid);
	tcase_add_test(tc, page_numbers_stand_outside);
	tcase_add_test(tc, same_report_same_pages);
	tcase_add_loop_test(tc, faults_have_a_place, 0, (int)G_N_ELEMENTS(faults));
	suite_add_tcase(suite, tc);
	return suite;
}
