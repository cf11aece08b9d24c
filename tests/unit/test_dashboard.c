/* test_dashboard.c -- templates/dashboard.xsl over a season's facts: one
 * self-contained page. It is left in build/dashboard.html, where
 * tests/check/dashboard.sh opens it in a browser. */
#include <check.h>
#include <glib.h>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"

Suite *dashboard_suite(void);

#define FACTS "tests/golden/dashboard/facts.xml"

static xmlDoc *facts, *page;
static char *html;

static char *transform(xmlDoc *over)
{
	xsltStylesheet *sheet = xsltParseStylesheetFile(BAD_CAST "templates/dashboard.xsl");
	xmlDoc *result;
	xmlChar *text = NULL;
	char *copy;
	int len = 0;

	ck_assert_ptr_nonnull(sheet);
	result = xsltApplyStylesheet(sheet, over, NULL);
	ck_assert_ptr_nonnull(result);
	ck_assert_int_eq(xsltSaveResultToString(&text, &len, result, sheet), 0);
	copy = g_strndup((char *)text, (gsize)len);
	xmlFree(text);
	xmlFreeDoc(result);
	xsltFreeStylesheet(sheet);
	return copy;
}

static xmlDoc *parse_html(const char *text)
{
	return htmlReadMemory(text, (int)strlen(text), NULL, "UTF-8",
		HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING);
}

static void open_page(void)
{
	struct diags *diags = diags_new();

	facts = xmlReadFile(FACTS, NULL, XML_PARSE_NONET);
	ck_assert_ptr_nonnull(facts);
	html = transform(facts);
	page = parse_html(html);
	ck_assert(file_write("build/dashboard.html", html, strlen(html), diags));
	diags_free(diags);
}

static void close_page(void)
{
	xmlFreeDoc(page);
	xmlFreeDoc(facts);
	g_free(html);
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
	{ "a card per target", "count(//section[@id='targets']//li)", "count(//phase[last()]/district/v[@target])" },
	{ "a tile per township", "count(//ul[@class='tiles']/li)", "count(//phase[last()]/district/township)" },
	{ "a row per township", "count(//table[@id='t-ranking']/tbody/tr)", "count(//township[score])" },
	{ "a score sheet per township", "count(//details[@class='town'])", "count(//township[score])" },
	{ "a row per indicator", "count(//details[@class='inner']//tbody/tr)", "count(//score//i)" },
	{ "a row per problem", "count(//table[@id='t-problems']/tbody/tr)", "count(//problems//p)" },
	{ "a link per document", "count(//section[@id='files']//a[not(starts-with(@href, 'data/'))])", "count(//doc)" },
	{ "a place of missing data in words", "count(//ul[@class='tiles']//*[contains(@class, 'late')])",
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

START_TEST(a_season_without_scores_or_problems_says_so)
{
	static const char bare[] = "<facts version='1' season='2023' district='XX区' issuer='XX区民政局' tool='evalseason'>"
		"<phase id='p' label='检查阶段' cutoff-text='2023年9月30日'><district code='1' name='XX区' townships='1' submitted='0'"
		" missing-names='甲镇'><township code='1' name='甲镇' type='镇' submitted='no'/></district></phase></facts>";
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
