/* test_numbers.c -- the numbers of every chart stand in a table: its own, or the one behind it. */
#include <check.h>
#include <glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "charts/charts.h"
#include "layouts.h"

Suite *numbers_suite(void);

#define GALLERY "tests/golden/charts/gallery.xml"
#define CELL 9.0   /* size of a small table [pt]; the drawing's own texts are smaller */

static struct layouts w;
static xmlDoc *gallery;

static void begin(void)
{
	layouts_open(&w);
	gallery = xmlReadFile(GALLERY, NULL, XML_PARSE_NONET);
	ck_assert_ptr_nonnull(gallery);
}

static void end(void)
{
	xmlFreeDoc(gallery);
	layouts_close(&w);
}

static const xmlNode *next_chart(const xmlNode *n)
{
	n = n == NULL ? xmlDocGetRootElement(gallery)->children : n->next;
	while (n != NULL && (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "chart") != 0))
		n = n->next;
	return n;
}

static char *trace_of(const char *body)
{
	char *report = g_strdup_printf("<report kind='w' title='t' place='1' profile='d'>%s</report>", body);
	char *trace = layouts_trace(&w, report, false);

	g_free(report);
	return trace;
}

/* Texts of cells in the trace; *pages = sheets. A run ends where the face changes, so all are joined. */
static char *cells_of(const char *trace, int *pages)
{
	struct layouts_text text = { 0 };
	GString *all = g_string_new("|");

	while (layouts_next(&trace, &text))
		if (text.size == CELL)
			g_string_append_printf(all, "%s|", text.words);
	*pages = text.page;
	return g_string_free(all, FALSE);
}

/* Whole, in one sheet with its drawing: also forty categories, long names, nothing at all. */
START_TEST(every_chart_prints_its_numbers)
{
	size_t n = 0;

	for (const xmlNode *c = next_chart(NULL); c != NULL; c = next_chart(c), n++) {
		xmlBuffer *xml = xmlBufferCreate();
		const struct chart *chart = chart_read(c, w.arena, w.diags);
		char *trace, *cells;
		int pages;

		xmlNodeDump(xml, gallery, (xmlNode *)(uintptr_t)c, 0, 0);
		trace = trace_of((const char *)xmlBufferContent(xml));
		cells = cells_of(trace, &pages);
		ck_assert_msg(pages == 1, "%s: %d pages", chart->title, pages);
		for (size_t k = 0; chart->kind != CHART_HISTOGRAM && k < chart->n_series; k++)
			for (size_t i = 0; i < chart->series[k].n; i++) {
				const struct chart_point *p = &chart->series[k].points[i];
				char *cell = g_strdup_printf("|%s|", p->text);

				ck_assert_msg(rat_is_na(p->value) || strstr(cells, cell) != NULL, "%s: no %s in %s",
					chart->title, cell, cells);
				g_free(cell);
			}
		g_free(cells);
		g_free(trace);
		xmlBufferFree(xml);
	}
	ck_assert_uint_gt(n, 30);
}
END_TEST

/* The bins of a histogram hold every observation once. */
START_TEST(bins_hold_every_observation)
{
	size_t n = 0;

	for (const xmlNode *c = next_chart(NULL); c != NULL; c = next_chart(c)) {
		const struct chart *chart = chart_read(c, w.arena, w.diags);
		struct chart_numbers t = chart_numbers(chart, w.arena);
		long observed = 0, counted = 0;

		if (chart->kind != CHART_HISTOGRAM)
			continue;
		n++;
		for (size_t i = 0; i < chart->series[0].n; i++)
			observed += !rat_is_na(chart->series[0].points[i].value);
		for (size_t i = 0; i < t.n; i++)
			counted += strtol(t.text[i], NULL, 10);
		ck_assert_int_gt(observed, 0);
		ck_assert_int_eq(counted, observed);
	}
	ck_assert_uint_gt(n, 1);
}
END_TEST

#define CHART2 "<chart kind='bars' title='图'><series label='数'><pt label='甲' num='7' den='1' text='7'/>" \
	"<pt label='乙' num='5' den='1' text='5'/></series></chart>"
#define TWICE "<chart kind='grouped' title='图'><series label='前'><pt label='甲' num='7' den='1' text='7'/>" \
	"<pt label='乙' num='5' den='1' text='5'/></series><series label='后'><pt label='甲' num='8' den='1' text='8'/>" \
	"<pt label='乙' num='5' den='1' text='5'/></series></chart>"
#define COL2 "<col/><col/>"
#define ROW(a, b) "<row><cell>" a "</cell><cell>" b "</cell></row>"
#define ROW3(a, b, c) "<row><cell>" a "</cell><cell>" b "</cell><cell>" c "</cell></row>"

static const struct { const char *says, *body; bool own; } tables[] = {
	{ "alone", CHART2, true },
	{ "a text behind it", CHART2 "<p>甲7，乙5</p>", true },
	{ "a table of the numbers", CHART2 "<table>" COL2 "<body>" ROW("甲", "7") ROW("乙", "5") "</body></table>", false },
	{ "a figure of the facts in a cell", CHART2 "<table>" COL2 "<body>" ROW("甲", "<v text='7'/>") ROW("乙", "5")
	  "</body></table>", false },
	{ "names across", CHART2 "<table>" COL2 "<head>" ROW("甲", "乙") "</head><body>" ROW("7", "5") "</body></table>", false },
	{ "one number is missing", CHART2 "<table>" COL2 "<body>" ROW("甲", "7") ROW("乙", "") "</body></table>", true },
	{ "one number differs", CHART2 "<table>" COL2 "<body>" ROW("甲", "7") ROW("乙", "5.0") "</body></table>", true },
	{ "numbers stand at other names", CHART2 "<table>" COL2 "<body>" ROW("甲", "5") ROW("乙", "7") "</body></table>", true },
	{ "a name is missing", CHART2 "<table>" COL2 "<body>" ROW("甲", "7") ROW("丙", "5") "</body></table>", true },
	{ "a text between", CHART2 "<p>x</p><table>" COL2 "<body>" ROW("甲", "7") ROW("乙", "5") "</body></table>", true },
	{ "a landscape table is overleaf", CHART2 "<table orient='landscape'>" COL2 "<body>" ROW("甲", "7") ROW("乙", "5")
	  "</body></table>", true },
	{ "no value, no table", "<chart kind='bars' title='图'><series><pt label='甲' num='0' den='0' text='7'/></series></chart>",
	  false },
	{ "two series", TWICE "<table>" COL2 "<col/><head>" ROW3("", "前", "后") "</head><body>" ROW3("甲", "7", "8")
	  ROW3("乙", "5", "5") "</body></table>", false },
	{ "heads in two rows", TWICE "<table>" COL2 "<col/><head><row><cell rows='2'>镇</cell><cell span='2'>数</cell></row>"
	  ROW("前", "后") "</head><body>" ROW3("甲", "7", "8") ROW3("乙", "5", "5") "</body></table>", false },
	{ "two series, one without its head", TWICE "<table>" COL2 "<col/><head>" ROW3("", "前", "") "</head><body>"
	  ROW3("甲", "7", "8") ROW3("乙", "5", "5") "</body></table>", true },
};

START_TEST(a_table_that_holds_them_is_enough)
{
	int pages;
	char *trace = trace_of(tables[_i].body), *cells = cells_of(trace, &pages);

	ck_assert_msg((strstr(cells, "|项目|") != NULL) == tables[_i].own, "%s: %s", tables[_i].says, cells);
	g_free(cells);
	g_free(trace);
}
END_TEST

/* The table begins on the page of its chart: both go to the next together. */
START_TEST(chart_and_table_are_not_parted)
{
	for (int lines = 6; lines < 20; lines++) {
		char *body = g_strdup_printf("<spacer lines='%d'/>%s<table caption='表头'>" COL2 "<body>" ROW("甲", "7") ROW("乙", "5")
			"</body></table>", lines, CHART2), *trace = trace_of(body);
		struct layouts_text text = { 0 };
		const char *at = trace;
		int figure = 0, table = 0;

		while (layouts_next(&at, &text)) {
			figure = figure == 0 && strstr(text.words, "图") != NULL ? text.page : figure;
			table = table == 0 && strstr(text.words, "表头") != NULL ? text.page : table;
		}
		ck_assert_int_gt(figure, 0);
		ck_assert_msg(figure == table, "%d lines: chart on %d, table on %d", lines, figure, table);
		g_free(trace);
		g_free(body);
	}
}
END_TEST

#define ROWS4 ROW("丙", "1") ROW("丙", "1") ROW("丙", "1") ROW("丙", "1")

/* Half a page is not left empty for a table that could begin below its chart: it is broken. */
START_TEST(a_table_below_its_chart_may_break)
{
	char *trace = trace_of("<spacer lines='13'/>" CHART2 "<table caption='表头'>" COL2 "<body>" ROW("甲", "7") ROW("乙", "5")
		ROWS4 ROWS4 "</body></table>");
	struct layouts_text text = { 0 };
	const char *at = trace;
	int figure = 0, again = 0;

	while (layouts_next(&at, &text)) {
		figure = figure == 0 && strstr(text.words, "图") != NULL ? text.page : figure;
		again = again == 0 && strstr(text.words, "续表") != NULL ? text.page : again;
	}
	ck_assert_int_eq(figure, 1);
	ck_assert_int_eq(again, 2);
	g_free(trace);
}
END_TEST

Suite *numbers_suite(void)
{
	Suite *s = suite_create("numbers");
	TCase *tc = tcase_create("numbers");

	tcase_add_unchecked_fixture(tc, begin, end);
	tcase_add_test(tc, every_chart_prints_its_numbers);
	tcase_add_test(tc, bins_hold_every_observation);
	tcase_add_loop_test(tc, a_table_that_holds_them_is_enough, 0, G_N_ELEMENTS(tables));
	tcase_add_test(tc, chart_and_table_are_not_parted);
	tcase_add_test(tc, a_table_below_its_chart_may_break);
	suite_add_tcase(s, tc);
	return s;
}
