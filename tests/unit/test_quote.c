/* test_quote.c -- text in CSV, JSON and XML. */
#include <check.h>

#include "base/quote.h"

static const struct {
	const char *says, *text, *csv, *csv_text, *json, *attribute;
} rows[] = {
	{ "plain", "社区", "社区", "社区", "\"社区\"", " a=\"社区\"" },
	{ "nothing", "", "", "", "\"\"", " a=\"\"" },
	{ "NULL", NULL, "", "", "null", " a=\"\"" },
	{ "comma", "a,b", "\"a,b\"", "\"a,b\"", "\"a,b\"", " a=\"a,b\"" },
	{ "quotes", "a\"b", "\"a\"\"b\"", "\"a\"\"b\"", "\"a\\\"b\"", " a=\"a&quot;b\"" },
	{ "line", "a\nb", "\"a\nb\"", "\"a\nb\"", "\"a\\u000ab\"", " a=\"a\nb\"" },
	{ "formula", "=1+1", "=1+1", "'=1+1", "\"=1+1\"", " a=\"=1+1\"" },
	{ "formula with a comma", "-a,b", "\"-a,b\"", "\"'-a,b\"", "\"-a,b\"", " a=\"-a,b\"" },
	{ "markup", "<a&b>\\", "<a&b>\\", "<a&b>\\", "\"<a&b>\\\\\"", " a=\"&lt;a&amp;b&gt;\\\"" },
};

static void expect(const char *says, GString *got, const char *wanted)
{
	ck_assert_msg(strcmp(got->str, wanted) == 0, "%s: %s, not %s", says, got->str, wanted);
	g_string_truncate(got, 0);
}

START_TEST(text_is_quoted)
{
	GString *s = g_string_new(NULL);

	quote_csv(s, rows[_i].text);
	expect(rows[_i].says, s, rows[_i].csv);
	quote_csv_text(s, rows[_i].text);
	expect(rows[_i].says, s, rows[_i].csv_text);
	quote_json(s, rows[_i].text);
	expect(rows[_i].says, s, rows[_i].json);
	quote_attribute(s, "a", rows[_i].text);
	expect(rows[_i].says, s, rows[_i].attribute);
	g_string_free(s, TRUE);
}
END_TEST

Suite *quote_suite(void);
Suite *quote_suite(void)
{
	Suite *s = suite_create("quote");
	TCase *t = tcase_create("quote");

	tcase_add_loop_test(t, text_is_quoted, 0, G_N_ELEMENTS(rows));
	suite_add_tcase(s, t);
	return s;
}
