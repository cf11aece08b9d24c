/* test_wording.c -- tests/golden/wording/<case>: rows of a small district, and
 * what every document says of them, paragraph by paragraph.
 *
 *   rows            as fixture.h reads them
 *   expect.<kind>   a line for each paragraph: section, tab, text; of the first
 *                   township where there is one document for each
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
	"fallback",
};

static bool is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The text of a paragraph; a figure gives its own, a reference what it points to. */
static void put_text(const xmlNode *node, GString *out)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE) {
			g_string_append(out, (const char *)n->content);
		} else if (is(n, "v")) {
			xmlChar *text = xmlGetProp(n, BAD_CAST "text");

			g_string_append(out, (const char *)text);
			xmlFree(text);
		} else if (is(n, "ref")) {
			xmlChar *to = xmlGetProp(n, BAD_CAST "to");

			g_string_append_printf(out, "〔%s〕", (const char *)to);
			xmlFree(to);
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

/* 街道, 镇 and 乡 are known by their names, villages by their codes. */
static void set_types(struct fixture *f)
{
	static const char *const types[] = { "街道", "镇", "乡" };

	for (size_t i = 1; i < f->data->n_places; i++) {
		struct place *p = &f->data->places[i];

		if (p->level == PLAN_COMMUNITY)
			p->type = p->code[9] == '2' ? "农村社区（村）" : "城市社区";
		for (size_t t = 0; p->level == PLAN_TOWNSHIP && t < G_N_ELEMENTS(types); t++)
			if (g_str_has_suffix(p->name, types[t]))
				p->type = types[t];
	}
}

/* Each phase has its own memory: facts are made of phases side by side. */
static void eval_phase(struct fixture *f, struct dataset *data, struct facts_phase *p, int phase, struct arena *arena)
{
	p->phase = phase;
	p->verification = stats_verify(data, phase, NULL, arena, f->diags);
	p->self = p->verified = stats_eval(data, phase, NULL, arena, f->diags);
	stats_report_crosses(p->self);
	p->sheets = stats_scores(data, p->self, p->verified, p->verified, p->verification, arena, f->diags, &p->n_sheets);
	p->samples = stats_sample(p->self, NULL, arena, f->diags, &p->n_samples);
}

/* What a document says. The caller frees it. */
static char *say(const struct compose *compose, const struct compose_kind *kind, xmlDoc *facts, struct diags *diags)
{
	const char *place = kind->level == PLAN_DISTRICT ? "450199" : "450199001000";
	xmlDoc *report = compose_report(compose, kind, facts, place, NULL, diags);
	GString *out = g_string_new(NULL);

	if (report == NULL)
		diags_print(diags, 0, stderr, &(struct diag_style){ .lang = DIAG_ZH });
	ck_assert_ptr_nonnull(report);
	put_paragraphs(xmlDocGetRootElement(report), out);
	xmlFreeDoc(report);
	return g_string_free(out, FALSE);
}

static void compare(const char *name, const struct compose_kind *kind, const char *said)
{
	char *path = g_strdup_printf(FOLDER "%s/expect.%s", name, kind->id), *expect = NULL;

	if (g_getenv("UPDATE_GOLDEN") != NULL)
		ck_assert(g_file_set_contents(path, said, -1, NULL));
	ck_assert_msg(g_file_get_contents(path, &expect, NULL, NULL), "%s", path);
	ck_assert_msg(strcmp(said, expect) == 0, "%s: %s says:\n%s\ninstead of:\n%s", name, kind->id, said, expect);
	g_free(expect);
	g_free(path);
}

static void compare_all(const char *name, const char *rows)
{
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	struct facts_phase phases[2] = { 0 };
	struct arena *arenas[2] = { arena_new(), arena_new() };
	struct season season = *f->season;
	struct dataset data = *f->data;
	struct compose *compose;
	xmlDoc *facts;
	size_t n;

	season.root = "tests";
	season.title = "培育发展社区社会组织工作";
	data.season = &season;
	set_types(f);
	eval_phase(f, &data, &phases[0], FIXTURE_INSPECTION, arenas[0]);
	eval_phase(f, &data, &phases[1], FIXTURE_WRAPUP, arenas[1]);
	facts = facts_build(&data, phases, 2, f->diags);
	compose = compose_load("templates", f->plan, &season, f->diags);
	ck_assert_ptr_nonnull(compose);
	for (const struct compose_kind *k = compose_kinds(compose, &n), *end = k + n; k < end; k++) {
		char *said = say(compose, k, facts, f->diags);

		compare(name, k, said);
		g_free(said);
	}
	facts_free(facts);
	for (int i = 0; i < 2; i++) {
		stats_verification_free(phases[i].verification);
		arena_free(arenas[i]);
	}
	compose_free(compose);
	fixture_free(f);
}

START_TEST(documents_say)
{
	char *path = g_build_filename(FOLDER, cases[_i], "rows", NULL), *rows = NULL;

	ck_assert_msg(g_file_get_contents(path, &rows, NULL, NULL), "%s", path);
	compare_all(cases[_i], rows);
	g_free(rows);
	g_free(path);
}
END_TEST

Suite *wording_suite(void)
{
	Suite *s = suite_create("wording");
	TCase *tc = tcase_create("wording");

	tcase_set_timeout(tc, 30);
	tcase_add_loop_test(tc, documents_say, 0, G_N_ELEMENTS(cases));
	suite_add_tcase(s, tc);
	return s;
}
