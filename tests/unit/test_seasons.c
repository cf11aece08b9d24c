/* test_seasons.c -- year on year: each difference that cannot be, with what is said of it. */
#include <check.h>
#include <glib/gstdio.h>
#include <string.h>

#include "facts/facts.h"
#include "fixture.h"
#include "township.h"

Suite *seasons_suite(void);

/* The street of township.h under the real plan, against a last season that ended on 31 December 2022. On that day,
 * by this season's rows, it had five organisations, three of them urban; now it has eight. */
struct seasons { struct fixture *f; struct season season; struct dataset data; char *root; xmlDoc *doc; };

static void put(const char *root, const char *text)
{
	char *folder = g_build_filename(root, "previous", NULL), *path = g_build_filename(folder, "facts.xml", NULL);

	g_mkdir(folder, 0777);
	ck_assert(g_file_set_contents(path, text, -1, NULL));
	g_free(path);
	g_free(folder);
}

/* facts: all of last season's facts.xml, or NULL for none. */
static struct seasons seasons_new(const char *facts)
{
	struct seasons s = { .f = fixture_new("templates/plan.xml", township_rows), .root = g_dir_make_tmp("seasons-XXXXXX", NULL) };
	struct facts_phase phase = { .phase = FIXTURE_INSPECTION };

	s.season = *s.f->season;
	s.season.root = s.root;
	s.data = *s.f->data;
	s.data.season = &s.season;
	if (facts != NULL)
		put(s.root, facts);
	phase.self = phase.verified = stats_eval(&s.data, FIXTURE_INSPECTION, NULL, s.f->arena, s.f->diags);
	s.doc = facts_build(&s.data, &phase, 1, s.f->diags);
	return s;
}

static void seasons_free(struct seasons *s)
{
	char *folder = g_build_filename(s->root, "previous", NULL), *path = g_build_filename(folder, "facts.xml", NULL);

	g_unlink(path);
	g_rmdir(folder);
	g_rmdir(s->root);
	g_free(path);
	g_free(folder);
	g_free(s->root);
	facts_free(s->doc);
	fixture_free(s->f);
}

/* Last season's facts with one figure of the street. */
static char *facts_with(const char *figure, const char *num, const char *den)
{
	return g_strdup_printf("<facts season=\"2022\"><phase id=\"wrapup\" cutoff=\"2022-12-31\"><district code=\"450199\">"
		"<township code=\"A\" name=\"甲街道\"><v id=\"%s\" place=\"A\" num=\"%s\" den=\"%s\" text=\"\"/></township>"
		"</district></phase></facts>", figure, num, den);
}

/* What is said about the two seasons, one a line. */
static char *said(const struct seasons *s)
{
	GString *all = g_string_new(NULL);

	for (size_t i = 0; i < diags_count(s->f->diags); i++) {
		const struct diag *g = diags_at(s->f->diags, i);
		char *reason;

		if (g->code != DIAG_FACTS_SEASONS && g->code != DIAG_FACTS_PREVIOUS)
			continue;
		reason = diag_reason(s->f->diags, g, DIAG_ZH);
		g_string_append_printf(all, "%s%s", all->len > 0 ? "\n" : "", reason);
		ck_assert_str_eq(g->at.file, "previous/facts.xml");
		ck_assert(g->code != DIAG_FACTS_SEASONS || strcmp(g->at.township, "A") == 0);
		g_free(reason);
	}
	return g_string_free(all, FALSE);
}

#define SINCE "//township[@code = 'A']/since"

static const struct { const char *says, *figure, *num, *den, *check, *message; } pairs[] = {
	{ "the same opening stock", "orgs", "5", "1", "Y01", "" },
	{ "one more at last season's close: it is gone and was never closed", "orgs", "6", "1", "Y01",
		"期初组织数与上年度期末一致：按本年度报送的台账回算，上年度截止日的组织数与上年度期末数不一致（本年度5个，上年度6个）" },
	{ "one fewer: founded before, but not listed then", "orgs", "4", "1", "Y01",
		"期初组织数与上年度期末一致：按本年度报送的台账回算，上年度截止日的组织数与上年度期末数不一致（本年度5个，上年度4个）" },
	{ "the same urban stock", "urban_orgs", "3", "1", "Y02", "" },
	{ "another urban stock", "urban_orgs", "2", "1", "Y02",
		"期初城市社区组织数与上年度期末一致：按本年度报送的台账回算，上年度截止日的城市社区组织数与上年度期末数不一致（本年度3个，上年度2个）" },
	{ "the same rural stock", "rural_orgs", "2", "1", "Y03", "" },
	{ "another rural stock", "rural_orgs", "3", "1", "Y03",
		"期初农村组织数与上年度期末一致：按本年度报送的台账回算，上年度截止日的农村社区（村）组织数与上年度期末数不一致（本年度2个，上年度3个）" },
	{ "as many incubated", "incubated", "1", "1", "Y04", "" },
	{ "fewer incubated than before", "incubated", "3", "1", "Y04",
		"累计孵化完成数不减少：累计数少于上年度期末数，累计数不应减少（本年度1个，上年度3个）" },
	{ "a past year's number grew", "incubated_2022", "0", "1", "Y05", "" },
	{ "a past year's number shrank", "incubated_2022", "2", "1", "Y05",
		"2022年孵化完成数不减少：2022年的数字少于上年度期末数，往年的数字不应减少（本年度1个，上年度2个）" },
	{ "more activities", "activities", "2", "1", "Y06", "" },
	{ "fewer activities", "activities", "7", "1", "Y06",
		"累计活动次数不减少：累计数少于上年度期末数，累计数不应减少（本年度6次，上年度7次）" },
	{ "fewer trainings", "trainings", "2", "1", "Y07",
		"累计培训场次不减少：累计数少于上年度期末数，累计数不应减少（本年度1场，上年度2场）" },
	{ "as much money, to the fen", "fund_total", "1500000", "1", "Y08", "" },
	{ "a fen less money, though it is printed the same", "fund_total", "1500001", "1", "Y08",
		"累计投入资金不减少：累计数少于上年度期末数，累计数不应减少（本年度1.50万元，上年度1.50万元）" },
	{ "a fraction", "fund_total", "3000003", "2", "Y08",
		"累计投入资金不减少：累计数少于上年度期末数，累计数不应减少（本年度1.50万元，上年度1.50万元）" },
};

START_TEST(what_cannot_be_is_said)
{
	char *facts = facts_with(pairs[_i].figure, pairs[_i].num, pairs[_i].den), *text, *xpath;
	struct seasons s = seasons_new(facts);
	bool wrong = pairs[_i].message[0] != '\0';

	text = said(&s);
	ck_assert_str_eq(text, pairs[_i].message);
	xpath = g_strdup_printf("count(//township[@code = 'A']/crosses/x[@id = '%s'])", pairs[_i].check);
	fixture_expect(s.doc, xpath, wrong ? "1" : "0");
	fixture_expect(s.doc, SINCE "/@wrong", wrong ? "1" : "0");
	fixture_expect(s.doc, SINCE "/v/@check", pairs[_i].check);
	fixture_expect(s.doc, SINCE "/v/@wrong", wrong ? "yes" : "");
	g_free(xpath);
	g_free(text);
	g_free(facts);
	seasons_free(&s);
}
END_TEST

START_TEST(a_change_is_told_with_both_numbers)
{
	char *facts = facts_with("orgs", "6", "1");
	struct seasons s = seasons_new(facts);

	fixture_expect(s.doc, SINCE "/@season", "2022");
	fixture_expect(s.doc, SINCE "/@cutoff-text", "2022年12月31日");
	fixture_expect(s.doc, SINCE "/v/@text", "8");
	fixture_expect(s.doc, SINCE "/v/@before-text", "6");
	fixture_expect(s.doc, SINCE "/v/@change-text", "2");
	fixture_expect(s.doc, SINCE "/v/@trend", "up");
	fixture_expect(s.doc, SINCE "/v/@opening-text", "5");
	fixture_expect(s.doc, SINCE "/v/@differ-text", "1");
	g_free(facts);
	seasons_free(&s);
}
END_TEST

#define WRAPUP "<facts season='2022'><phase id='wrapup' cutoff='2022-12-31'>"
#define OTHERS "<facts season='2022'><phase id='inspection' cutoff='2022-09-30'><district code='450199'>" \
	"<township code='A'><v id='orgs' num='99' den='1'/></township></district></phase>"

/* Files that compare nothing, or are no file of ours. */
static const struct { const char *says, *facts, *message, *since; } files[] = {
	{ "no last season", NULL, "", "0" },
	{ "a township that was not there", WRAPUP "<district code='450199'><township code='Z'><v id='orgs' num='9' den='1'/></township></district></phase></facts>", "", "0" },
	{ "a township that sent nothing now", WRAPUP "<district code='450199'><township code='B'><v id='orgs' num='9' den='1'/></township></district></phase></facts>", "", "0" },
	{ "nothing known last season", WRAPUP "<district code='450199'><township code='A'><v id='orgs' text='—'/></township></district></phase></facts>", "", "0" },
	{ "no cut-off: what has to stay is still compared, openings are not",
		"<facts season='2022'><phase id='wrapup'><district code='450199'><township code='A'><v id='orgs' num='9' den='1'/><v id='trainings' num='2' den='1'/></township></district></phase></facts>",
		"累计培训场次不减少：累计数少于上年度期末数，累计数不应减少（本年度1场，上年度2场）", "2" },
	{ "the last of its phases counts", OTHERS "<phase id='wrapup' cutoff='2022-12-31'><district code='450199'><township code='A'><v id='orgs' num='5' den='1'/></township></district></phase></facts>", "", "1" },
	{ "no phase at all", "<facts season='2022'/>", "", "0" },
	{ "another document", "<plan/>", "上年度的 facts.xml 无法读取，未作同比", "0" },
	{ "cut off in the middle", "<facts><phase>", "上年度的 facts.xml 无法读取，未作同比", "0" },
	{ "a DOCTYPE", "<!DOCTYPE facts><facts><phase/></facts>", "上年度的 facts.xml 无法读取，未作同比", "0" },
	{ "a number that is none", WRAPUP "<district code='450199'><township code='A'><v id='orgs' num='many' den='1'/></township></district></phase></facts>", "", "0" },
	{ "a denominator of nothing", WRAPUP "<district code='450199'><township code='A'><v id='orgs' num='6' den='0'/></township></district></phase></facts>", "", "0" },
};

START_TEST(files_of_last_season)
{
	struct seasons s = seasons_new(files[_i].facts);
	char *text = said(&s);

	ck_assert_str_eq(text, files[_i].message);
	fixture_expect(s.doc, "count(" SINCE "/v)", files[_i].since);
	fixture_expect(s.doc, "count(//township[@code = 'B']/since)", "0");
	g_free(text);
	seasons_free(&s);
}
END_TEST

Suite *seasons_suite(void)
{
	Suite *s = suite_create("seasons");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, what_cannot_be_is_said, 0, G_N_ELEMENTS(pairs));
	tcase_add_test(tc, a_change_is_told_with_both_numbers);
	tcase_add_loop_test(tc, files_of_last_season, 0, G_N_ELEMENTS(files));
	suite_add_tcase(s, tc);
	return s;
}
