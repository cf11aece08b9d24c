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
	"table-states", "table-high-row", "landscape", "frames", "contents", "signature", "signature-no-seal", "signature-stays",
	"signature-below-table", "note-before-table",
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

/* ---- where things come to stand ---- */

#define BR8 "<br/>x<br/>x<br/>x<br/>x<br/>x<br/>x<br/>x"
#define BR14 BR8 "<br/>x<br/>x<br/>x<br/>x<br/>x<br/>x"
#define ROW(s) "<row><cell>" s "</cell></row>"
#define ROWS5 ROW("x") ROW("x") ROW("x") ROW("x") ROW("x")
#define LONG "社区社会组织培育发展工作取得明显成效各项指标稳步提升群众满意度持续提高"
#define LONG8 LONG LONG LONG LONG LONG LONG LONG LONG
#define BARS "<series><pt label='甲' num='1' den='1' text='1'/></series>"

static const struct { const char *says, *body, *word; int page; } places[] = {
	{ "the last row takes the one before it along", "<table><col/><body>" ROW("甲" BR8) ROW("甲" BR8) ROW("甲" BR8)
	  ROW("丁" BR8) ROW("甲" BR8) "</body></table>", "丁", 2 },
	{ "a row below a third of a page is not split", "<table><col/><body>" ROW("甲" BR8) ROW("甲" BR8) ROW("甲" BR8)
	  ROW("甲" BR8) ROW("丁" BR8) ROW("甲" BR8) ROW("甲" BR8) "</body></table>", "丁", 2 },
	{ "nor one of which a line would be left", "<spacer lines='14'/><table><col/><body>" ROW("丁" BR14) ROW("x")
	  ROW("x") "</body></table>", "丁", 2 },
	{ "break=no holds a table together", "<spacer lines='10'/><table break='no'><col/><body>" ROW("丁") ROWS5 ROWS5 ROWS5
	  ROWS5 "</body></table>", "丁", 2 },
	{ "a head breaks into lines of like length", "<table><col width='25mm'/><col/><head><row><cell>社区社会组织培</cell>"
	  "<cell>x</cell></row></head><body/></table>", "组织培", 1 },
	{ "a short text keeps its line against weights", "<table><col width='1'/><col width='9'/><body><row>"
	  "<cell>社区社会组织</cell><cell>x</cell></row></body></table>", "社区社会组织", 1 },
	{ "a chart that just misses the page is lowered", "<spacer lines='13'/><chart kind='bars' title='丁' height='6'>" BARS
	  "</chart>", "丁", 1 },
	{ "one that misses it by far is not", "<spacer lines='17'/><chart kind='bars' title='丁' height='6'>" BARS "</chart>",
	  "丁", 2 },
	{ "a short text goes with its table", "<spacer lines='19'/><p>丁</p><table><col/><head>" ROW("x") "</head><body>" ROWS5
	  "</body></table>", "丁", 2 },
	{ "a small frame is not parted", "<spacer lines='20'/><box><p>丁</p><p>乙</p><p>丙</p></box>", "丁", 2 },
	{ "key figures stay with the text of their frame", "<spacer lines='18'/><box><keyfigures><kf label='丁'>1</kf>"
	  "</keyfigures><p>" LONG8 "</p></box>", "丁", 2 },
	{ "six key figures stand in two rows", "<spacer lines='18'/><keyfigures><kf label='丁'>1</kf><kf label='x'>1</kf>"
	  "<kf label='x'>1</kf><kf label='x'>1</kf><kf label='x'>1</kf><kf label='x'>1</kf></keyfigures>", "丁", 2 },
	{ "a cover is one page", "<cover><spacer lines='30'/><p>丁</p></cover><p>x</p>", "丁", 1 },
	{ "a number in a title is not parted", "<title>社区社会组织培育发展2023工作取得明显成效各项</title>", "2023", 1 },
	{ "a footnote of a key figure stands at the foot", "<keyfigures><kf label='x'>1<fn>丁</fn></kf></keyfigures>", "丁", 1 },
	{ "lines to sign go to the next page together", "<spacer lines='20'/><sign><line label='丁'/><line label='乙'/></sign>",
	  "丁", 2 },
	{ "the imprint stands behind the annexes, on an even page",
	  "<p>x</p><imprint org='丁' date='x'/><annex title='表'><p>x</p></annex><annex title='尾'><p>x</p></annex>", "丁", 4 },
};

START_TEST(things_stand_where_they_should)
{
	char *report = g_strdup_printf("<report kind='w' title='t' place='1' profile='d'>%s</report>", places[_i].body);
	char *trace = layouts_trace(&w, report, true);
	struct layouts_text text = { 0 };
	const char *at = trace;
	int page = 0;

	while (page == 0 && layouts_next(&at, &text))
		if (strstr(text.words, places[_i].word) != NULL)
			page = text.page;
	ck_assert_msg(page == places[_i].page, "%s: %s on page %d", places[_i].says, places[_i].word, page);
	g_free(trace);
	g_free(report);
}
END_TEST

/* The width that a decimal column needs: its longest whole part and its longest fraction. */
START_TEST(decimals_have_room)
{
	char *trace = layouts_trace(&w, "<report kind='w' title='t' place='1' profile='d'><table><col align='decimal'/><col/>"
		"<body><row><cell>1234567</cell><cell>" LONG "</cell></row><row><cell>1.2345678</cell><cell>" LONG "</cell></row>"
		"</body></table></report>", false);
	struct layouts_text text = { 0 };
	const char *at = trace;
	double whole = 0, part = 0, other = 0;

	while (layouts_next(&at, &text)) {
		if (strcmp(text.words, "1234567") == 0)
			whole = text.x;
		else if (strcmp(text.words, "1.2345678") == 0)
			part = text.last;
		else if (g_str_has_prefix(text.words, "社区") && other <= 0)
			other = text.x;
	}
	ck_assert_double_gt(whole, 28 * MM);
	ck_assert_double_gt(other, part + 5);
	g_free(trace);
}
END_TEST

/* A red head wants a number. */
START_TEST(no_red_head_without_a_number)
{
	char *trace = layouts_trace(&w, "<report kind='w' title='t' place='1' profile='d'><masthead org='甲' number=''/>"
		"<p>x</p></report>", true);
	size_t n = diags_count(w.diags);

	ck_assert_uint_ge(n, 1);
	ck_assert_int_eq(diags_at(w.diags, n - 1)->code, DIAG_LAYOUT_NUMBER);
	ck_assert_ptr_null(strstr(trace, "#c00000"));
	g_free(trace);
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
	tcase_add_loop_test(tc, things_stand_where_they_should, 0, (int)G_N_ELEMENTS(places));
	tcase_add_test(tc, decimals_have_room);
	tcase_add_test(tc, no_red_head_without_a_number);
	tcase_add_loop_test(tc, faults_have_a_place, 0, (int)G_N_ELEMENTS(faults));
	suite_add_tcase(suite, tc);
	return suite;
}
