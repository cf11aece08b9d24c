/* test_dashboard.c -- templates/dashboard.xsl over a season's facts: one
 * self-contained page. It is left in build/dashboard.html, where
 * tests/check/dashboard.sh opens it in a browser. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "compose/compose.h"

Suite *dashboard_suite(void);

#define FACTS "tests/golden/dashboard/facts.xml"

static struct arena *arena;
static struct diags *diags;
static struct compose *compose;
static xmlDoc *facts, *page;
static char *html, *folder;

static const char *const files[] = { "dashboard.xsl", "dashboard.xml", "report.rng" };

static void put(const char *name, bool away)
{
	char *from = g_strdup_printf("templates/%s", name), *to = g_strdup_printf("%s/%s", folder, name), *bytes;
	size_t len;

	if (away) {
		g_remove(to);
	} else {
		ck_assert(file_read(from, &bytes, &len, diags));
		ck_assert(file_write(to, bytes, len, diags));
		g_free(bytes);
	}
	g_free(from);
	g_free(to);
}

/* The stylesheet as the program loads it, beside no report. */
static void load(void)
{
	const struct plan *plan = plan_load("templates/plan.xml", arena, diags);
	const struct season *season = season_load("input", arena, diags);
	char *reports;

	ck_assert_ptr_nonnull(plan);
	ck_assert_ptr_nonnull(season);
	folder = g_dir_make_tmp("dashboard-XXXXXX", NULL);
	reports = g_strdup_printf("%s/reports", folder);
	ck_assert_int_eq(g_mkdir(reports, 0700), 0);
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		put(files[i], false);
	compose = compose_load(folder, plan, season, diags);
	if (compose == NULL)
		diags_print(diags, 0, stderr, &(struct diag_style){ .lang = DIAG_EN });
	ck_assert_ptr_nonnull(compose);
	g_free(reports);
}

static char *transform(xmlDoc *over)
{
	size_t len;
	char *text = compose_text(compose, "dashboard.xsl", over, &len, diags);

	if (text == NULL)
		diags_print(diags, 0, stderr, &(struct diag_style){ .lang = DIAG_EN });
	ck_assert_ptr_nonnull(text);
	return text;
}

static xmlDoc *parse_html(const char *text)
{
	return htmlReadMemory(text, (int)strlen(text), NULL, "UTF-8",
		HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
}

static void open_page(void)
{
	arena = arena_new();
	diags = diags_new();
	load();
	facts = xmlReadFile(FACTS, NULL, XML_PARSE_NONET);
	ck_assert_ptr_nonnull(facts);
	html = transform(facts);
	page = parse_html(html);
	ck_assert(file_write("build/dashboard.html", html, strlen(html), diags));
}

static void close_page(void)
{
	char *reports = g_strdup_printf("%s/reports", folder);

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		put(files[i], true);
	g_rmdir(reports);
	g_rmdir(folder);
	g_free(reports);
	g_free(folder);
	xmlFreeDoc(page);
	xmlFreeDoc(facts);
	g_free(html);
	compose_free(compose);
	diags_free(diags);
	arena_free(arena);
}

static double count(xmlDoc *doc, const char *xpath)
{
	xmlXPathContext *ctxt = xmlXPathNewContext(doc);
	xmlXPathObject *o = xmlXPathEvalExpression(BAD_CAST xpath, ctxt);
	double n = xmlXPathCastToNumber(o);

	xmlXPathFreeObject(o);
	xmlXPathFreeContext(ctxt);
	return n;
}

static const struct { const char *says, *in_page, *in_facts; } counts[] = {
	{ "a card or a row per target", "count(//section[@id='targets']//li[not(contains(@class, 'total'))] | //details[@class='more']//tbody/tr)",
	  "count(//phase[last()]/district/v[@target])" },
	{ "a state in words per target", "count(//section[@id='targets']//span[starts-with(@class, 'state')])",
	  "count(//phase[last()]/district/v[@target])" },
	{ "a tile per township", "count(//ul[starts-with(@class, 'tiles')]/li)", "count(//phase[last()]/district/township)" },
	{ "a row per township", "count(//table[@id='t-ranking']/tbody/tr)", "count(//township[score])" },
	{ "a score sheet per township", "count(//details[@class='town'])", "count(//township[score])" },
	{ "a row per indicator", "count(//details[@class='inner']//tbody/tr)", "count(//score//i)" },
	{ "a row per problem", "count(//table[@id='t-problems']/tbody/tr)", "count(//problems//p)" },
	{ "a link per document", "count(//section[@id='files']//a[not(starts-with(@href, 'data/'))])", "count(//doc)" },
	{ "a picture per chart of the district", "count(//section[@id='charts']//img[@alt != ''])", "count(//doc[@township = /facts/@code]/chart)" },
	{ "a place of missing data in words", "count(//ul[starts-with(@class, 'tiles')]//*[contains(@class, 'late')])",
	  "count(//phase[last()]//township[@submitted='no'])" },
};

START_TEST(page_shows_what_the_facts_hold)
{
	double seen = count(page, counts[_i].in_page), held = count(facts, counts[_i].in_facts);

	ck_assert_msg(held > 0 && seen == held, "%s: %g in the page, %g in the facts", counts[_i].says, seen, held);
}
END_TEST

START_TEST(page_stands_alone)
{
	ck_assert_double_eq(count(page, "count(//link | //script[@src] | //img[contains(@src, '//')] | //iframe)"), 0);
	ck_assert_double_eq(count(page, "count(//a[contains(@href, '://')])"), 0);
	ck_assert_ptr_null(strstr(html, "url("));
	ck_assert_ptr_null(strstr(html, "@import"));
	ck_assert(g_str_has_prefix(html, "<!DOCTYPE html"));
}
END_TEST

START_TEST(tables_speak_to_screen_readers)
{
	ck_assert_double_eq(count(page, "count(//table[not(caption)] | //th[not(@scope)])"), 0);
	ck_assert_double_eq(count(page, "count(//section[not(@aria-labelledby = .//h2/@id)])"), 0);
	ck_assert_double_eq(count(page, "count(//*[@role='img'][not(@aria-label)] | //input[not(ancestor::label)]"
		" | //select[not(ancestor::label)])"), 0);
	ck_assert_double_eq(count(page, "count(//html[@lang='zh-CN'])"), 1);
}
END_TEST

START_TEST(inner_links_lead_somewhere)
{
	ck_assert_double_eq(count(page, "count(//a[starts-with(@href, '#')][not(substring(@href, 2) = //@id)])"), 0);
}
END_TEST

#define ZERO(id) "<v id='" id "' num='0' den='1' text='0'/>"

START_TEST(a_season_without_scores_or_problems_says_so)
{
	static const char bare[] = "<facts version='1' season='2023' district='XX区' issuer='XX区民政局' tool='evalseason'>"
		"<phase id='p' label='检查阶段' cutoff-text='2023年9月30日'><district code='1' name='XX区' townships='1' submitted='0'"
		" missing-names='甲镇'>" ZERO("orgs") ZERO("orgs_2021") ZERO("orgs_2022") ZERO("urban_avg_2022") ZERO("rural_avg_2022")
		ZERO("first_roster") ZERO("trainings") ZERO("urban_avg") ZERO("rural_avg") ZERO("brand_coverage")
		ZERO("incubated_total") ZERO("special_share") ZERO("incubation_mechanisms") "<township code='1' name='甲镇' type='镇' submitted='no'/></district></phase></facts>";
	xmlDoc *doc = xmlReadMemory(bare, (int)strlen(bare), NULL, NULL, XML_PARSE_NONET), *bare_page;
	char *text = transform(doc);

	bare_page = parse_html(text);
	ck_assert_ptr_nonnull(strstr(text, "没有发现问题"));
	ck_assert_ptr_nonnull(strstr(text, "未报送"));
	ck_assert_double_eq(count(bare_page, "count(//*[@id='ranking'] | //a[starts-with(@href, '#')]"
		"[not(substring(@href, 2) = //@id)])"), 0);
	g_free(text);
	xmlFreeDoc(bare_page);
	xmlFreeDoc(doc);
}
END_TEST

Suite *dashboard_suite(void)
{
	Suite *s = suite_create("dashboard");
	TCase *tc = tcase_create("page");

	tcase_add_unchecked_fixture(tc, open_page, close_page);
	tcase_add_loop_test(tc, page_shows_what_the_facts_hold, 0, G_N_ELEMENTS(counts));
	tcase_add_test(tc, page_stands_alone);
	tcase_add_test(tc, tables_speak_to_screen_readers);
	tcase_add_test(tc, inner_links_lead_somewhere);
	tcase_add_test(tc, a_season_without_scores_or_problems_says_so);
	suite_add_tcase(s, tc);
	return s;
}
