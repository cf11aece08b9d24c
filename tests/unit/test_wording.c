/* test_wording.c -- tests/golden/wording/<case>: rows of a small district, and
 * what the work report says of them, paragraph by paragraph.
 *
 *   rows     as fixture.h reads them
 *   expect   a line for each paragraph: section, tab, text
 *
 * With UPDATE_GOLDEN=1 the expected lines are written anew, to be read before
 * they are committed. */
#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "compose/compose.h"
#include "facts/facts.h"
#include "fixture.h"

Suite *wording_suite(void);

#define FOLDER "tests/golden/wording/"

static const char *const cases[] = {
	"met", "missed-a-little", "missed-much", "no-data", "no-submission", "improved", "fallen", "all-equal",
};

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The text of a paragraph; a figure gives its own. */
static void put_text(const xmlNode *node, GString *out)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE) {
			g_string_append(out, (const char *)n->content);
		} else if (is(n, "v")) {
			xmlChar *text = xmlGetProp(n, BAD_CAST "text");

			g_string_append(out, (const char *)text);
			xmlFree(text);
		} else {
			put_text(n, out);
		}
	}
}

static void put_paragraphs(const xmlNode *node, GString *out)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		xmlChar *section = is(n, "p") ? xmlGetProp(n, BAD_CAST "section") : NULL;

		if (section != NULL) {
			g_string_append_printf(out, "%s\t", (const char *)section);
			put_text(n, out);
			g_string_append_c(out, '\n');
		} else if (n->type == XML_ELEMENT_NODE) {
			put_paragraphs(n, out);
		}
		xmlFree(section);
	}
}

static xmlDoc *build_facts(struct fixture *f, struct dataset *data)
{
	struct facts_phase phases[2] = { { .phase = FIXTURE_INSPECTION }, { .phase = FIXTURE_WRAPUP } };

	for (int i = 0; i < 2; i++)
		phases[i].self = phases[i].verified = stats_eval(data, phases[i].phase, NULL, f->arena, f->diags);
	return facts_build(data, phases, 2, f->diags);
}

/* What the work report of the first township says. The caller frees it. */
static char *say(const char *rows)
{
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	struct season season = *f->season;
	struct dataset data = *f->data;
	struct compose *compose;
	GString *out = g_string_new(NULL);
	xmlDoc *facts, *report = NULL;
	size_t n;

	season.root = "tests";
	season.title = "培育发展社区社会组织工作";
	data.season = &season;
	facts = build_facts(f, &data);
	compose = compose_load("templates", f->plan, &season, f->diags);
	ck_assert_ptr_nonnull(compose);
	for (const struct compose_kind *k = compose_kinds(compose, &n), *end = k + n; k < end; k++)
		if (strcmp(k->id, "work") == 0)
			report = compose_report(compose, k, facts, "450199001000", NULL, f->diags);
	ck_assert_ptr_nonnull(report);
	put_paragraphs(xmlDocGetRootElement(report), out);
	xmlFreeDoc(report);
	facts_free(facts);
	compose_free(compose);
	fixture_free(f);
	return g_string_free(out, FALSE);
}

START_TEST(report_says)
{
	char *rows_path = g_build_filename(FOLDER, cases[_i], "rows", NULL), *rows = NULL;
	char *expect_path = g_build_filename(FOLDER, cases[_i], "expect", NULL), *expect = NULL, *said;

	ck_assert_msg(g_file_get_contents(rows_path, &rows, NULL, NULL), "%s", rows_path);
	said = say(rows);
	if (g_getenv("UPDATE_GOLDEN") != NULL)
		ck_assert(g_file_set_contents(expect_path, said, -1, NULL));
	ck_assert_msg(g_file_get_contents(expect_path, &expect, NULL, NULL), "%s", expect_path);
	ck_assert_msg(strcmp(said, expect) == 0, "%s says:\n%s\ninstead of:\n%s", cases[_i], said, expect);
	g_free(said);
	g_free(expect);
	g_free(rows);
	g_free(expect_path);
	g_free(rows_path);
}
END_TEST

Suite *wording_suite(void)
{
	Suite *s = suite_create("wording");
	TCase *tc = tcase_create("wording");

	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, report_says, 0, G_N_ELEMENTS(cases));
	suite_add_tcase(s, tc);
	return s;
}
