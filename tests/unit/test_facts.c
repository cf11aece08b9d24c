/* test_facts.c -- the tree of figures, from a plan of a few lines. */
#include <check.h>
#include <string.h>

#include "facts/build.h"
#include "facts/facts.h"
#include "fixture.h"

Suite *facts_suite(void);

static const char plan_text[] =
	"<codelists><codelist id='F' label='类'><code value='1' label='甲类'/><code value='2' label='乙类'/><code value='9' label='其他'/></codelist></codelists>"
	"<tables>"
	"<table id='things' code='T01' row='thing' label='物件表' required='yes' place='where'>"
	"<field name='id' label='编号' type='text' size='20' req='R' role='id'/>"
	"<field name='where' label='社区' type='text' size='20' req='R' kind='community'/>"
	"<field name='kind' label='类别' type='code' codes='F' req='R'/>"
	"<field name='money' label='金额（元）' type='money' req='O'/>"
	"<field name='person' label='负责人' type='text' size='20' req='O' pd='P1'/>"
	"<field name='story' label='经过' type='text' size='200' req='O' free='yes' role='paragraphs'/>"
	"<field name='data' label='数据' type='text' size='200' req='O' role='pairs'/>"
	"</table></tables>"
	"<targets><target id='T' label='目标' value='2' figure='average' level='township'/></targets>"
	"<measures>"
	"<measure id='things' table='things' label='物件数' unit='个' at='district township community'/>"
	"<measure id='by_kind' table='things' by='kind' label='按类分' unit='个'/>"
	"<measure id='yuan' table='things' op='sum' value='money' label='金额' unit='元'/>"
	"</measures>"
	"<figures>"
	"<figure id='average' label='平均' unit='个' decimals='2' expr='things / 2' target='T' trend='yuan_less'/>"
	"<figure id='yuan_less' label='一' expr='1'/>"
	"<figure id='wan' label='万元数' unit='万元' decimals='2' expr='yuan'/>"
	"<figure id='half' label='占比' percent='yes' decimals='1' expr='1 / things' na='没有物件'/>"
	"</figures>"
	"<listings><listing id='l' label='清单' table='things' at='township' sort='id' fields='id kind money person story data'/></listings>";

static const char rows_text[] =
	"township 450199001000 甲街道\n"
	"community 450199001001 一社区\n"
	"community 450199001002 二社区\n"
	"township 450199002000 乙街道\n"
	"community 450199002001 三社区\n"
	"township 450199003000 丙街道\n"
	"community 450199003001 四社区\n"
	"table things 450199001000\n"
	"id | where | kind | money | person | story | data\n"
	"B | 450199001001 | 1 | 250000 | 王小明 | 电话13812345678。 | 服务居民=12人；经费：3万元\n"
	"A | 450199001001 | 1 | 0 | | | \n"
	"C | 450199001001 | 2 | | | | \n"
	"table things 450199002000\n"
	"id | where | kind\n"
	"D | 450199002001 | 1\n";

struct tree { struct fixture *f; xmlDoc *doc; struct season season; struct dataset data; };

static struct tree tree_new(enum plan_profile profile)
{
	struct tree t = { .f = fixture_new(plan_text, rows_text) };
	struct facts_phase phase = { .phase = FIXTURE_INSPECTION };

	t.season = *t.f->season;
	t.season.profile = profile;
	t.season.root = "/nowhere";
	t.data = *t.f->data;
	t.data.season = &t.season;
	phase.self = phase.verified = stats_eval(&t.data, FIXTURE_INSPECTION, NULL, t.f->arena, t.f->diags);
	t.doc = facts_build(&t.data, &phase, 1, t.f->diags);
	return t;
}

static void tree_free(struct tree *t)
{
	facts_free(t->doc);
	fixture_free(t->f);
}

#define T1 "//township[@name = '甲街道']"
#define D "//district"

static const struct { const char *says, *xpath, *text; } asked[] = {
	{ "a figure", "concat(" T1 "/v[@id = 'average']/@num, '/', " T1 "/v[@id = 'average']/@den)", "3/2" },
	{ "its text", T1 "/v[@id = 'average']/@text", "1.50" },
	{ "its target", T1 "/v[@id = 'average']/@target-text", "2" },
	{ "missed", T1 "/v[@id = 'average']/@state", "missed" },
	{ "by how much", T1 "/v[@id = 'average']/@gap-text", "0.50" },
	{ "not a near miss", T1 "/v[@id = 'average']/@near", "" },
	{ "up", T1 "/v[@id = 'average']/@trend", "up" },
	{ "by so much", T1 "/v[@id = 'average']/@change-text", "0.50" },
	{ "money in its unit", T1 "/v[@id = 'wan']/@text", "25.00" },
	{ "a percentage", T1 "/v[@id = 'half']/@text", "33.3%" },
	{ "not applicable", "//township[@name = '丙街道']/v[@id = 'half']/@state", "na" },
	{ "ranked first", T1 "/v[@id = 'average']/@rank", "1" },
	{ "among those that sent", T1 "/v[@id = 'average']/@of", "2" },
	{ "beside the median", T1 "/v[@id = 'average']/@beside", "above" },
	{ "the median", T1 "/v[@id = 'average']/@median-text", "1.00" },
	{ "communities at nothing", T1 "/v[@id = 'things']/@zero-names", "二社区" },
	{ "best community", T1 "/v[@id = 'things']/@best-name", "一社区" },
	{ "best township", D "/v[@id = 'things']/@best-name", "甲街道" },
	{ "townships below target", D "/v[@id = 'average']/@below-names", "甲街道、乙街道" },
	{ "a community's figure is lean", "count(//community[@name = '一社区']/v[@id = 'things']/@label)", "0" },
	{ "a cell", T1 "/s[@id = 'by_kind']/v[@key = '1']/@text", "2" },
	{ "its share", T1 "/s[@id = 'by_kind']/v[@key = '1']/@share", "66.7%" },
	{ "the largest cell", T1 "/s[@id = 'by_kind']/@first-label", "甲类" },
	{ "an empty remainder is no gap", T1 "/s[@id = 'by_kind']/@zero-labels", "" },
	{ "rows in order", T1 "/list/row[1]/c[@f = 'id']", "A" },
	{ "a zero", T1 "/list/row[1]/c[@f = 'money']/@zero", "yes" },
	{ "an empty cell", T1 "/list/row[3]/c[@f = 'money']/@empty", "yes" },
	{ "a code", T1 "/list/row[3]/c[@f = 'kind']/@key", "2" },
	{ "phones in free text", T1 "/list/row[2]/c[@f = 'story']/p", "电话138****5678。" },
	{ "pairs", T1 "/list/row[2]/c[@f = 'data']/pair[@label = '经费']", "3万元" },
	{ "who did not send", D "/@missing-names", "丙街道" },
	{ "not sent", "//township[@name = '丙街道']/@submitted", "no" },
};

START_TEST(tree_says)
{
	struct tree t = tree_new(PLAN_INSPECT);
	char *text = fixture_ask(t.doc, asked[_i].xpath);

	ck_assert_msg(strcmp(text, asked[_i].text) == 0, "%s: '%s' instead of '%s'", asked[_i].says, text, asked[_i].text);
	xmlFree(text);
	tree_free(&t);
}
END_TEST

START_TEST(names_are_masked)
{
	struct tree inspect = tree_new(PLAN_INSPECT), open = tree_new(PLAN_PUBLIC);
	char *full = fixture_ask(inspect.doc, T1 "/list/row[2]/c[@f = 'person']");
	char *masked = fixture_ask(open.doc, T1 "/list/row[2]/c[@f = 'person']"), *all;
	size_t len;

	ck_assert_str_eq(full, "王小明");
	ck_assert_str_eq(masked, "王*明");
	all = facts_text(open.doc, &len);
	ck_assert_ptr_null(strstr(all, "王小明"));
	g_free(all);
	xmlFree(full);
	xmlFree(masked);
	tree_free(&inspect);
	tree_free(&open);
}
END_TEST

START_TEST(same_bytes_twice)
{
	struct tree a = tree_new(PLAN_INSPECT), b = tree_new(PLAN_INSPECT);
	size_t n, m;
	char *first = facts_text(a.doc, &n), *second = facts_text(b.doc, &m);

	ck_assert_uint_eq(n, m);
	ck_assert(memcmp(first, second, n) == 0);
	g_free(first);
	g_free(second);
	tree_free(&a);
	tree_free(&b);
}
END_TEST

static const struct { uint32_t column; const char *letter; } letters[] = {
	{ 1, "A" }, { 26, "Z" }, { 27, "AA" }, { 52, "AZ" }, { 703, "AAA" }, { 0, "" },
};

START_TEST(columns_as_excel_names_them)
{
	char buf[8];

	ck_assert_str_eq(problems_letter(letters[_i].column, buf), letters[_i].letter);
}
END_TEST

Suite *facts_suite(void)
{
	Suite *s = suite_create("facts");
	TCase *tc = tcase_create("facts");

	tcase_add_loop_test(tc, tree_says, 0, G_N_ELEMENTS(asked));
	tcase_add_test(tc, names_are_masked);
	tcase_add_test(tc, same_bytes_twice);
	tcase_add_loop_test(tc, columns_as_excel_names_them, 0, G_N_ELEMENTS(letters));
	suite_add_tcase(s, tc);
	return s;
}
