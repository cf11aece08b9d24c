/* test_schema.c -- the schema of XML submissions says what ingest says. */
#include <check.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>

#include "scratch.h"

Suite *schema_suite(void);

#define PLAN "<plan version='1' title='a &lt; b'>" \
	"<codelists><codelist id='K'><code value='1' label='甲&amp;乙' alias='丙'/></codelist></codelists>" \
	"<tables><table id='submission' code='T00' row='record' label='报送' role='submission' required='yes'>" \
	"<field name='who' label='代码' type='text' size='4' req='R'/></table>" \
	"<table id='things' code='T1' row='thing' label='物'>" \
	"<field name='thing_id' label='编号' type='text' req='R' pattern='[A-Z]+[0-9]*'/><field name='kind' label='类' type='code' codes='K' req='O'/>" \
	"<field name='day' label='日' type='date' req='O'/><field name='month' label='月' type='month' req='O'/>" \
	"<field name='n' label='数' type='int' req='O' min='1' max='9'/><field name='money' label='钱（元）' type='money' req='R' min='0'/>" \
	"<field name='dec' label='小数' type='dec' scale='1' req='O' max='5' bounds-level='W'/><field name='yes' label='是否' type='bool' req='C'/></table>" \
	"<table id='mine' code='D' row='own' label='区' scope='district'><field name='x' label='x' type='int' req='R'/></table></tables></plan>"

#define SENT(rest) "<submission version='1.0' township='450199001000' cutoff='2023-09-30'>" rest "</submission>"
#define FIRST "<submission><record><who>甲乙丙丁</who></record></submission>"
#define THING(rest) SENT(FIRST "<things><thing>" rest "</thing></things>")

static const struct { const char *says; bool valid; const char *text; } rows[] = {
	{ "the least", true, SENT(FIRST) },
	{ "a row, any order", true, THING("<money>12.50</money><thing_id>A1</thing_id>") },
	{ "tables in any order", true, SENT("<things/>" FIRST) },
	{ "everything", true, THING("<thing_id>A1</thing_id><kind>甲&amp;乙</kind><day>2023-08-01</day><month>2023-08</month><n>9</n>"
	  "<money>0</money><dec>7.5</dec><yes>是</yes>") },
	{ "a code by value", true, THING("<thing_id>A</thing_id><money>1</money><kind>1</kind>") },
	{ "a code by alias", true, THING("<thing_id>A</thing_id><money>1</money><kind>丙</kind>") },
	{ "empty optional cells", true, THING("<thing_id>A</thing_id><money>1</money><kind/><day/><n> </n><yes/>") },
	{ "no table that must be sent", false, SENT("<things/>") },
	{ "a table twice", false, SENT(FIRST "<things/><things/>") },
	{ "a district table", false, SENT(FIRST "<mine/>") },
	{ "an unknown row", false, SENT(FIRST "<things><row/></things>") },
	{ "an unknown field", false, THING("<thing_id>A</thing_id><money>1</money><other>1</other>") },
	{ "a field twice", false, THING("<thing_id>A</thing_id><money>1</money><n>1</n><n>2</n>") },
	{ "a required field missing", false, THING("<thing_id>A1</thing_id>") },
	{ "a required field empty", false, THING("<thing_id/><money>1</money>") },
	{ "a text too long", false, SENT("<submission><record><who>甲乙丙丁戊</who></record></submission>") },
	{ "a pattern not met", false, THING("<thing_id>a1</thing_id><money>1</money>") },
	{ "an unknown code", false, THING("<thing_id>A</thing_id><money>1</money><kind>2</kind>") },
	{ "a day that does not exist", false, THING("<thing_id>A</thing_id><money>1</money><day>2023-02-29</day>") },
	{ "a number out of bounds", false, THING("<thing_id>A</thing_id><money>1</money><n>10</n>") },
	{ "no whole number", false, THING("<thing_id>A</thing_id><money>1</money><n>1.5</n>") },
	{ "a third decimal of money", false, THING("<thing_id>A</thing_id><money>1.005</money>") },
	{ "neither yes nor no", false, THING("<thing_id>A</thing_id><money>1</money><yes>或许</yes>") },
	{ "another version", false, "<submission version='2.0' township='1' cutoff='2023-09-30'>" FIRST "</submission>" },
	{ "no cut-off", false, "<submission version='1.0' township='1'>" FIRST "</submission>" },
};

static void hush(void *user, xmlError *error)
{
	(void)user;
	(void)error;
}

static xmlRelaxNG *schema_of(const struct plan *plan)
{
	GString *text = plan_submission_schema(plan);
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewMemParserCtxt(text->str, (int)text->len);
	xmlRelaxNG *schema = xmlRelaxNGParse(parser);

	xmlRelaxNGFreeParserCtxt(parser);
	g_string_free(text, TRUE);
	return schema;
}

/* 0 valid, above 0 not. Takes the document. */
static int validate(xmlRelaxNG *schema, xmlDoc *doc)
{
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
	int status;

	ck_assert_ptr_nonnull(doc);
	xmlRelaxNGSetValidStructuredErrors(valid, (xmlStructuredErrorFunc)hush, NULL);
	status = xmlRelaxNGValidateDoc(valid, doc);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlFreeDoc(doc);
	return status;
}

START_TEST(schema_says)
{
	struct scratch f = scratch_new();
	const struct plan *plan = scratch_plan(&f, PLAN);
	xmlRelaxNG *schema;
	int status;

	ck_assert_ptr_nonnull(plan);
	schema = schema_of(plan);
	ck_assert_ptr_nonnull(schema);
	status = validate(schema, xmlReadMemory(rows[_i].text, (int)strlen(rows[_i].text), "x.xml", NULL, XML_PARSE_NONET));
	ck_assert_msg((status == 0) == rows[_i].valid, "%s: %d", rows[_i].says, status);
	xmlRelaxNGFree(schema);
	scratch_free(&f);
}
END_TEST

/* The sample season's XML submissions are good ones. */
START_TEST(sample_submissions_are_valid)
{
	struct scratch f = scratch_new();
	const struct plan *plan = plan_load("templates/plan.xml", f.arena, f.diags);
	xmlRelaxNG *schema;
	GDir *folders = g_dir_open("input/submissions", 0, NULL);
	int n = 0;

	ck_assert_ptr_nonnull(plan);
	schema = schema_of(plan);
	ck_assert_ptr_nonnull(schema);
	for (const char *name; (name = g_dir_read_name(folders)) != NULL;) {
		char *folder = g_build_filename("input/submissions", name, NULL);
		GDir *files = g_dir_open(folder, 0, NULL);

		for (const char *file; files != NULL && (file = g_dir_read_name(files)) != NULL;) {
			char *path = g_build_filename(folder, file, NULL);

			if (g_str_has_suffix(file, ".xml")) {
				ck_assert_msg(validate(schema, xmlReadFile(path, NULL, XML_PARSE_NONET)) == 0, "%s", path);
				n++;
			}
			g_free(path);
		}
		if (files != NULL)
			g_dir_close(files);
		g_free(folder);
	}
	ck_assert_int_gt(n, 0);
	g_dir_close(folders);
	xmlRelaxNGFree(schema);
	scratch_free(&f);
}
END_TEST

Suite *schema_suite(void)
{
	Suite *s = suite_create("schema");
	TCase *tc = tcase_create("core");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, schema_says, 0, (int)(sizeof rows / sizeof rows[0]));
	tcase_add_test(tc, sample_submissions_are_valid);
	suite_add_tcase(s, tc);
	return s;
}
