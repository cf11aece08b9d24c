/* test_compose.c -- braces, names, closed doors, passages. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "compose/compose.h"
#include "compose/expand.h"

Suite *compose_suite(void);

/* ---- a small plan, season and facts ---------------------------------------- */

static const struct plan_code codes[] = { { "01", "甲类", NULL, { 0 } }, { "02", "乙类", NULL, { 0 } } };
static const struct plan_codelist list = { .id = "F", .label = "类", .codes = codes, .n_codes = 2 };
static const struct plan_measure by_field = { .id = "orgs_by_field", .by = PLAN_BY_CODE, .codes = &list };
static const struct plan_figure figures[] = {
	{ .id = "orgs" }, { .id = "urban_avg" }, { .id = "orgs_by_field", .measure = &by_field },
};
static const struct plan plan = { .figures = figures, .n_figures = 3 };
static const struct season_phase phases[] = { { .id = "inspection" }, { .id = "wrapup" } };

static const char facts_text[] =
	"<facts><texts>"
	"<text document='work' place='甲镇' section='intro' way='replace' file='texts.csv' line='2'><p>换过的话。</p></text>"
	"<text document='' place='' section='intro' way='after' file='texts.csv' line='3'><p>又一段。</p></text>"
	"<text document='work' place='' section='nowhere' way='after' file='texts.csv' line='4'><p>x</p></text>"
	"<text document='wrok' place='丁镇' section='intro' way='after' file='texts.csv' line='5'><p>x</p></text>"
	"</texts>"
	"<phase id='inspection'><district code='D' name='区'><v id='orgs' num='9' den='1' text='9'/>"
	"<township code='T1' name='甲镇'><v id='orgs' num='3' den='1' text='3'/></township></district></phase>"
	"<phase id='wrapup'><district code='D' name='区'><v id='orgs' num='10' den='1' text='10'/>"
	"<township code='T1' name='甲镇'><v id='orgs' num='4' den='1' text='4'/>"
	"<v id='urban_avg' num='7' den='2' text='3.50' state='missed' gap-text='4.50'/>"
	"<s id='orgs_by_field'><v key='01' num='1' den='1' text='1' label='甲类'/><v key='02' num='3' den='1' text='3' label='乙类'/></s>"
	"<list id='l'><row><c>行</c></row></list></township>"
	"<township code='T2' name='乙镇'><v id='orgs' num='6' den='1' text='6'/><v id='urban_avg' num='8' den='1' text='8.00' state='met'/>"
	"<s id='orgs_by_field'><v key='01' num='2' den='1' text='2'/></s></township>"
	"</district></phase></facts>";

#define HEAD "<?xml version='1.0'?>\n<?evalseason id=\"work\" folder=\"wrapup\" name=\"工作报告\" phase=\"wrapup\" level=\"township\"?>\n" \
	"<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'>\n" \
	"<xsl:template match='/'><xsl:apply-templates select='ev:here()'/></xsl:template>\n"
#define REPORT HEAD "<xsl:template match='township'><report kind='work' title='{@name}' place='{@code}' profile='inspect'>"
#define END "</report></xsl:template></xsl:stylesheet>"

struct bench { char *dir; struct season season; struct diags *diags; struct compose *compose; xmlDoc *facts; };

static void put_file(const char *dir, const char *name, const char *text)
{
	char *path = g_build_filename(dir, name, NULL);

	ck_assert(g_file_set_contents(path, text, -1, NULL));
	g_free(path);
}

static struct bench bench_new(const char *stylesheet)
{
	struct bench b = { .diags = diags_new() };
	char *reports, *rng;

	b.dir = g_dir_make_tmp("compose-XXXXXX", NULL);
	reports = g_build_filename(b.dir, "reports", NULL);
	ck_assert(g_mkdir(reports, 0700) == 0);
	ck_assert(g_file_get_contents("templates/report.rng", &rng, NULL, NULL));
	put_file(b.dir, "report.rng", rng);
	put_file(reports, "work.xsl", stylesheet);
	b.season = (struct season){ .root = b.dir, .phases = phases, .n_phases = 2, .district_code = "D" };
	b.compose = compose_load(b.dir, &plan, &b.season, b.diags);
	b.facts = xmlReadMemory(facts_text, (int)strlen(facts_text), "facts.xml", NULL, 0);
	g_free(reports);
	g_free(rng);
	return b;
}

static void bench_free(struct bench *b)
{
	static const char *const files[] = { "reports/work.xsl", "reports/other.xsl", "report.rng", "reports" };

	for (size_t i = 0; i < G_N_ELEMENTS(files); i++) {
		char *path = g_build_filename(b->dir, files[i], NULL);

		g_remove(path);
		g_free(path);
	}
	g_rmdir(b->dir);
	g_free(b->dir);
	xmlFreeDoc(b->facts);
	compose_free(b->compose);
	diags_free(b->diags);
}

/* What the first kind gives for a place, as text; "" when it fails. */
static char *compose_one(struct bench *b, const char *place)
{
	size_t n;
	xmlDoc *report = compose_report(b->compose, compose_kinds(b->compose, &n), b->facts, place, NULL, b->diags);
	xmlChar *bytes = NULL;
	int len = 0;
	char *text;

	if (report != NULL)
		xmlDocDumpMemoryEnc(report, &bytes, &len, "UTF-8");
	text = g_strdup(bytes != NULL ? (const char *)bytes : "");
	xmlFree(bytes);
	xmlFreeDoc(report);
	return text;
}

/* ---- references -------------------------------------------------------------- */

static const struct { const char *says, *inner; enum expand_use use; const char *xpath; } references[] = {
	{ "a figure",               "orgs", EXPAND_TEXT, "ev:v('orgs')" },
	{ "in an attribute",        "orgs", EXPAND_ATTRIBUTE, "ev:v('orgs')/@text" },
	{ "in test=",               " orgs ", EXPAND_SELECT, "ev:v('orgs')" },
	{ "one of its attributes",  "urban_avg.gap-text", EXPAND_TEXT, "ev:v('urban_avg')/@gap-text" },
	{ "of the parent",          "../orgs", EXPAND_TEXT, "ev:v('orgs', ..)" },
	{ "of a variable",          "$t/orgs", EXPAND_TEXT, "ev:v('orgs', $t)" },
	{ "of the district",        "district:orgs", EXPAND_TEXT, "ev:v('orgs', ancestor-or-self::district)" },
	{ "of all its townships",   "district:township/orgs", EXPAND_SELECT, "ev:v('orgs', ancestor-or-self::district/township)" },
	{ "of another phase",       "inspection:orgs.text", EXPAND_TEXT, "ev:v('orgs', ev:at('inspection'))/@text" },
	{ "of last season",         "previous:orgs", EXPAND_TEXT, "ev:v('orgs', ev:at('previous'))" },
	{ "a cell",                 "orgs_by_field[02]", EXPAND_ATTRIBUTE, "ev:cell('orgs_by_field', '02')/@text" },
	{ "all cells",              "orgs_by_field[*]", EXPAND_SELECT, "ev:cells('orgs_by_field')" },
	{ "a word of its series",   "orgs_by_field[].first-label", EXPAND_TEXT, "ev:series('orgs_by_field')/@first-label" },
	{ "no such word",           "orgs_by_field[].gap-text", EXPAND_TEXT, NULL },
	{ "an attribute as XPath",  "@name", EXPAND_TEXT, "@name" },
	{ "a variable",             "$x", EXPAND_TEXT, "$x" },
	{ "a function",             "position()", EXPAND_TEXT, "position()" },
	{ "unknown figure",         "orgz", EXPAND_TEXT, NULL },
	{ "unknown attribute",      "orgs.gapp", EXPAND_TEXT, NULL },
	{ "unknown code",           "orgs_by_field[03]", EXPAND_TEXT, NULL },
	{ "no cells",               "orgs[01]", EXPAND_TEXT, NULL },
	{ "unknown phase",          "nowhere:orgs", EXPAND_TEXT, NULL },
	{ "malformed",              "orgs orgs", EXPAND_TEXT, NULL },
	{ "empty",                  "", EXPAND_TEXT, NULL },
};

START_TEST(reference_is_expanded)
{
	struct season season = { .phases = phases, .n_phases = 2 };
	struct diags *diags = diags_new();
	struct expand x = { .plan = &plan, .season = &season, .arena = arena_new(), .diags = diags };
	bool is_figure;
	char *xpath = expand_reference(&x, references[_i].inner, references[_i].use, (struct loc){ 0 }, &is_figure);

	ck_assert_msg(g_strcmp0(xpath, references[_i].xpath) == 0, "%s: %s", references[_i].says, xpath ? xpath : "NULL");
	ck_assert_uint_eq(diags_count(diags), references[_i].xpath == NULL ? 1 : 0);
	g_free(xpath);
	arena_free(x.arena);
	diags_free(diags);
}
END_TEST

/* ---- documents ----------------------------------------------------------------- */

static const struct { const char *says, *body, *want; } bodies[] = {
	{ "text", "<p>共{orgs}个。</p>", "<p>共<v id=\"orgs\" num=\"4\" den=\"1\" text=\"4\"/>个。</p>" },
	{ "two in a row", "<p>{orgs}{orgs}</p>", "text=\"4\"/><v id" },
	{ "attribute of a figure", "<p>差{urban_avg.gap-text}</p>", "<p>差4.50</p>" },
	{ "attribute of an element", "<keyfigures><kf label='数' note='差{urban_avg.gap-text}个'>{orgs}</kf></keyfigures>",
	  "note=\"差4.50个\"" },
	{ "test", "<p><xsl:if test=\"{urban_avg}/@state = 'missed'\">未达标</xsl:if></p>", "<p>未达标</p>" },
	{ "xsl:text", "<p><xsl:text>共{orgs}个</xsl:text></p>", "<p>共<v id=\"orgs\"" },
	{ "xsl:attribute", "<p><xsl:attribute name='id'>n{orgs}</xsl:attribute>x</p>", "<p id=\"n4\">x</p>" },
	{ "district", "<p>{district:orgs.text}</p>", "<p>10</p>" },
	{ "inspection", "<p>{inspection:orgs.text}</p>", "<p>3</p>" },
	{ "cell", "<p>{orgs_by_field[02].text}</p>", "<p>3</p>" },
	{ "inside a row", "<p><xsl:for-each select='list/row'>{orgs.text}</xsl:for-each></p>", "<p>4</p>" },
	{ "all townships", "<p><xsl:for-each select='{district:township/orgs}'>{@text} </xsl:for-each></p>", "<p>46</p>" },
	{ "predicate", "<p>{../township[ev:v('orgs')/@num > 5]/@name}</p>", "<p>乙镇</p>" },
	{ "number of a row", "<xsl:for-each select='../township'><p>{position()}</p></xsl:for-each>", "<p>1</p><p>2</p>" },
	{ "not printed", "<p><xsl:attribute name='id'>n{count(../township)}</xsl:attribute>x</p>", "<p id=\"n2\">x</p>" },
	{ "doubled brace", "<p>{{orgs}}</p>", "<p>{orgs}</p>" },
	{ "variable", "<xsl:variable name='x'>共{orgs}</xsl:variable><p>{$x}</p>", "<p>共<v id=\"orgs\"" },
	{ "variable of an attribute", "<xsl:variable name='x' select='@name'/><p>在{$x}</p>", "<p>在甲镇</p>" },
	{ "no namespace left", "<p>x</p>", "profile=\"inspect\"><p>" },
};

START_TEST(document_is_composed)
{
	char *xsl = g_strconcat(REPORT, bodies[_i].body, END, NULL), *out;
	struct bench b = bench_new(xsl);

	ck_assert_msg(b.compose != NULL, "%s: %s", bodies[_i].says, diags_count(b.diags) ? diags_at(b.diags, 0)->arg[0] : "");
	out = compose_one(&b, "T1");
	ck_assert_msg(strstr(out, bodies[_i].want) != NULL, "%s: %s", bodies[_i].says, out);
	g_free(out);
	g_free(xsl);
	bench_free(&b);
}
END_TEST

static const struct { const char *says, *body; enum diag_code code; uint32_t line; } wrong[] = {
	{ "unknown name", "\n<p>一\n二{orgz}</p>", DIAG_PLAN_NAME, 7 },
	{ "unknown name in test=", "\n\n<xsl:if test=\"{orgz}/@num &gt; 1\"/>", DIAG_PLAN_NAME, 7 },
	{ "unknown name in an attribute", "\n<p id='{orgz}'/>", DIAG_PLAN_NAME, 6 },
	{ "after a long paragraph", "<p>一\n二\n<b>三\n</b>\n{orgz}</p>", DIAG_PLAN_NAME, 9 },
	{ "open brace", "\n<p>{orgs</p>", DIAG_COMPOSE_BRACE, 6 },
	{ "bad XPath", "\n<xsl:if test='1 +'/>", DIAG_COMPOSE_STYLE, 6 },
	{ "not well-formed", "\n<p>", DIAG_XML_SYNTAX, 6 },
};

START_TEST(fault_has_its_line)
{
	char *xsl = g_strconcat(REPORT, wrong[_i].body, END, NULL);
	struct bench b = bench_new(xsl);

	ck_assert_msg(b.compose == NULL, "%s", wrong[_i].says);
	ck_assert_msg(diags_at(b.diags, 0)->code == wrong[_i].code, "%s: %s", wrong[_i].says,
		diag_code_name(diags_at(b.diags, 0)->code));
	ck_assert_msg(diags_at(b.diags, 0)->at.line == wrong[_i].line, "%s: line %u", wrong[_i].says,
		diags_at(b.diags, 0)->at.line);
	ck_assert(g_str_has_suffix(diags_at(b.diags, 0)->at.file, "work.xsl"));
	ck_assert_int_eq(diags_status(b.diags), 3);
	g_free(xsl);
	bench_free(&b);
}
END_TEST

static const struct { const char *says, *body; } made[] = {
	{ "counts", "<p>\n共{count(../township)}个</p>" },
	{ "adds", "<p>\n共{1 + 1}个</p>" },
	{ "sums in an attribute", "<keyfigures>\n<kf label='数' note='{sum(../township/v/@num)}个'>x</kf></keyfigures>" },
	{ "puts a text together", "<p>\n{concat(@name, 2)}</p>" },
	{ "selects a number", "<p>\n<xsl:value-of select='count(../township)'/></p>" },
	{ "numbers a number", "<p>\n<xsl:number value='count(../township)'/></p>" },
	{ "by a variable", "<xsl:variable name='n' select='count(../township)'/><p>\n{$n}</p>" },
	{ "in xsl:attribute", "<box>\n<xsl:attribute name='title'>{count(../township)}</xsl:attribute><p>x</p></box>" },
};

START_TEST(made_number_fails)
{
	char *xsl = g_strconcat(REPORT, made[_i].body, END, NULL), *out;
	struct bench b = bench_new(xsl);

	ck_assert_msg(b.compose != NULL, "%s", made[_i].says);
	out = compose_one(&b, "T1");
	ck_assert_msg(*out == '\0', "%s: %s", made[_i].says, out);
	ck_assert_msg(diags_at(b.diags, 0)->code == DIAG_COMPOSE_MADE, "%s: %s", made[_i].says,
		diag_code_name(diags_at(b.diags, 0)->code));
	ck_assert_msg(diags_at(b.diags, 0)->at.line == 6, "%s: line %u", made[_i].says, diags_at(b.diags, 0)->at.line);
	g_free(out);
	g_free(xsl);
	bench_free(&b);
}
END_TEST

/* What a document printed is told in order: figures, their attributes, rows, passages. */
START_TEST(printed_is_told)
{
	struct bench b = bench_new(REPORT "<p section='intro'>共{orgs}个</p><p>差{urban_avg.gap-text}，{@name}"
		"<xsl:for-each select='list/row'>{(c)}</xsl:for-each></p><keyfigures><kf label='{@name}' note='{orgs_by_field[02]}'>"
		"<xsl:copy-of select=\"ev:v('orgs')\"/></kf></keyfigures>" END);
	static const char *const want[] = { "name", "v", "gap-text", "name", "c", "name", "text", "v", "p" };
	GPtrArray *printed = g_ptr_array_new();
	size_t n;
	xmlDoc *report;

	ck_assert_ptr_nonnull(b.compose);
	report = compose_report(b.compose, compose_kinds(b.compose, &n), b.facts, "T1", printed, b.diags);
	ck_assert_ptr_nonnull(report);
	ck_assert_uint_eq(printed->len, G_N_ELEMENTS(want) + 1);
	for (size_t i = 0; i < G_N_ELEMENTS(want); i++)
		ck_assert_str_eq((const char *)((xmlNode *)printed->pdata[i])->name, want[i]);
	xmlFreeDoc(report);
	g_ptr_array_free(printed, TRUE);
	bench_free(&b);
}
END_TEST

static const struct { const char *says, *text; } hostile[] = {
	{ "reads /etc", REPORT "<p>{document('/etc/hostname')}</p>" END },
	{ "reads the network", REPORT "<p>{document('http://127.0.0.1:9/x')}</p>" END },
	{ "climbs out", REPORT "<p>{document('../../../../etc/hostname')}</p>" END },
	{ "writes", HEAD "<xsl:template match='township' xmlns:x='http://exslt.org/common'>"
	  "<x:document href='reports/other.xsl'><a/></x:document>" "<report kind='work' title='x' place='x' profile='x'/>"
	  "</xsl:template></xsl:stylesheet>" },
	{ "imports from elsewhere", HEAD "<xsl:include href='/etc/hostname'/></xsl:stylesheet>" },
	{ "declares an entity", "<!DOCTYPE a [<!ENTITY e SYSTEM '/etc/hostname'>]>" "<xsl:stylesheet version='1.0' "
	  "xmlns:xsl='http://www.w3.org/1999/XSL/Transform'><xsl:template match='/'>&e;</xsl:template></xsl:stylesheet>" },
	{ "gives another vocabulary", REPORT "<script/>" END },
	{ "asks for a figure not carried here", REPORT "<p>{district:urban_avg}</p>" END },
	{ "says nothing of itself", "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'/>" },
};

START_TEST(hostile_fails)
{
	struct bench b = bench_new(hostile[_i].text);
	char *out = b.compose != NULL ? compose_one(&b, "T1") : g_strdup(""), *other;

	ck_assert_msg(*out == '\0', "%s: %s", hostile[_i].says, out);
	ck_assert_msg(diags_count(b.diags) > 0, "%s", hostile[_i].says);
	other = g_build_filename(b.dir, "reports", "other.xsl", NULL);
	ck_assert_msg(!g_file_test(other, G_FILE_TEST_EXISTS), "%s", hostile[_i].says);
	g_free(other);
	g_free(out);
	bench_free(&b);
}
END_TEST

START_TEST(passages_replace_and_follow)
{
	struct bench b = bench_new(REPORT "<p section='intro'>旧。</p><p>末。</p>" END);
	char *first = compose_one(&b, "T1"), *second = compose_one(&b, "T2");

	ck_assert(strstr(first, "旧。") == NULL);
	ck_assert(strstr(first, "换过的话。</p><p section=\"intro\">又一段。</p><p>末。</p>") != NULL);
	ck_assert(strstr(second, "旧。</p><p section=\"intro\">又一段。</p><p>末。</p>") != NULL);
	g_free(first);
	g_free(second);
	bench_free(&b);
}
END_TEST

START_TEST(passages_without_a_home_are_problems)
{
	struct bench b = bench_new(REPORT "<p section='intro'>旧。</p>" END);

	compose_check(b.compose, b.facts, b.diags);
	ck_assert_uint_eq(diags_count(b.diags), 3);
	ck_assert_uint_eq(diags_at(b.diags, 0)->at.line, 4);
	ck_assert_str_eq(diags_at(b.diags, 0)->arg[1], "nowhere");
	ck_assert_str_eq(diags_at(b.diags, 1)->arg[1], "wrok");
	ck_assert_str_eq(diags_at(b.diags, 2)->arg[1], "丁镇");
	bench_free(&b);
}
END_TEST

Suite *compose_suite(void)
{
	Suite *s = suite_create("compose");
	TCase *tc = tcase_create("compose");

	tcase_add_loop_test(tc, reference_is_expanded, 0, G_N_ELEMENTS(references));
	tcase_add_loop_test(tc, document_is_composed, 0, G_N_ELEMENTS(bodies));
	tcase_add_loop_test(tc, fault_has_its_line, 0, G_N_ELEMENTS(wrong));
	tcase_add_loop_test(tc, made_number_fails, 0, (int)G_N_ELEMENTS(made));
	tcase_add_test(tc, printed_is_told);
	tcase_add_loop_test(tc, hostile_fails, 0, G_N_ELEMENTS(hostile));
	tcase_add_test(tc, passages_replace_and_follow);
	tcase_add_test(tc, passages_without_a_home_are_problems);
	suite_add_tcase(s, tc);
	return s;
}
