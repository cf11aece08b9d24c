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

/* Rows of last season's register of the street, who ended on 31 December 2022. Now O1 to O5 stood on that day:
 * O1 to O3 in A1, O4 and O5 in A2; O6 is not registered, O7 and later were founded in 2023. */
#define O1 "<row org_id='O1' stock='yes' org_name='一队' community_code='A1' status_kind='3' established_date='2021-03-01'/>"
#define O2 "<row org_id='O2' stock='yes' org_name='二队' community_code='A1' status_kind='3' established_date='2022-03-01'/>"
#define O3 "<row org_id='O3' stock='yes' org_name='三队' community_code='A1' status_kind='3' established_date='2022-05-01'/>"
#define O4 "<row org_id='O4' stock='yes' org_name='四会' community_code='A2' status_kind='3' established_date='2020-05-01'/>"
#define O5 "<row org_id='O5' stock='yes' org_name='五会' community_code='A2' status_kind='3' established_date='2020-06-01'/>"

static const struct { const char *says, *rows, *found, *reason; } lists[] = {
	{ "the same rows", O1 O2 O3 O4 O5, "", "" },
	{ "gone", O1 O2 O3 O4 O5 "<row org_id='O99' stock='yes' org_name='老队' community_code='A1'/>", "Y09 1",
		"上年度期末在册的组织，本年度名单中没有，也没有注销日期：“老队”（O99）（Y09）" },
	{ "gone, but it did not stand at the season's end", O1 O2 O3 O4 O5 "<row org_id='O99' org_name='老队'/>", "", "" },
	{ "another name, the same id", O1 O2 O3 O4 "<row org_id='O5' stock='yes' org_name='老会' community_code='A2'/>", "Y13 1",
		"组织名称与上年度不同：“老会”（O5）上年度组织名称为老会，本年度为五会（Y13）" },
	{ "another id, the same name and community", O1 O2 O3 O4 "<row org_id='X5' stock='yes' org_name='五会' community_code='A2'/>", "", "" },
	{ "ids that were dealt out anew", "<row org_id='O2' stock='yes' org_name='一队' community_code='A1'/>"
		"<row org_id='O1' stock='yes' org_name='二队' community_code='A1'/>" O3 O4 O5, "", "" },
	{ "another community", O1 O2 O3 O4 "<row org_id='O5' stock='yes' org_name='五会' community_code='A3'/>", "Y12 1",
		"所属社区（村）与上年度不同：“五会”（O5）上年度所属社区（村）编码为三村，本年度为二村（Y12）" },
	{ "another founding date", O1 O2 O3 O4 "<row org_id='O5' stock='yes' org_name='五会' community_code='A2' established_date='2020-06-02'/>", "Y15 1",
		"成立日期与上年度不同：“五会”（O5）上年度成立日期为2020年6月2日，本年度为2020年6月1日（Y15）" },
	{ "founded before, but not listed", O1 O2 O3 O5, "Y14 1",
		"按成立日期上年度截止日已在册，上年度名单中却没有：“四会”（O4），成立日期为2020年5月1日（Y14）" },
	{ "listed then, though it did not count", O1 O2 O3 O5 "<row org_id='O4' org_name='四会' community_code='A2' status_kind='4'/>", "", "" },
	{ "what was empty has not changed", O1 O2 O3 O4 "<row org_id='O5' stock='yes' org_name='五会'/>", "", "" },
};

static char *facts_listing(const char *rows)
{
	return g_strdup_printf("<facts season='2022'><phase id='wrapup' cutoff='2022-12-31'/><register table='organizations'>"
		"<township code='A'>%s</township></register></facts>", rows);
}

/* The counts that are not nothing, "Y09 1". */
static char *found_in(xmlDoc *doc, const char *place)
{
	GString *all = g_string_new(NULL);

	for (int i = 9; i <= 15; i++) {
		char *xpath = g_strdup_printf("string(//%s/since/list/v[@id = 'Y%02d']/@num)", place, i), *n = fixture_ask(doc, xpath);

		ck_assert_msg(n[0] != '\0', "Y%02d is not counted", i);
		if (strcmp(n, "0") != 0)
			g_string_append_printf(all, "%sY%02d %s", all->len > 0 ? " " : "", i, n);
		xmlFree(n);
		g_free(xpath);
	}
	return g_string_free(all, FALSE);
}

START_TEST(rows_are_compared_one_by_one)
{
	char *facts = facts_listing(lists[_i].rows);
	struct seasons s = seasons_new(facts);
	char *found = found_in(s.doc, "township[@code = 'A']"), *whole = found_in(s.doc, "district");
	size_t n = 0;

	ck_assert_str_eq(found, lists[_i].found);
	ck_assert_str_eq(whole, lists[_i].found);
	for (size_t i = 0; i < diags_count(s.f->diags); i++) {
		const struct diag *g = diags_at(s.f->diags, i);
		char *reason = g->code == DIAG_PLAN_CROSS ? diag_reason(s.f->diags, g, DIAG_ZH) : NULL;

		if (reason != NULL) {
			ck_assert_str_eq(reason, lists[_i].reason);
			ck_assert_str_eq(g->at.township, "A");
			ck_assert(g->level <= DIAG_WARNING);
			n++;
		}
		g_free(reason);
	}
	ck_assert_uint_eq(n, lists[_i].found[0] != '\0');
	fixture_expect(s.doc, "count(//township[@code = 'A']/crosses/x[starts-with(@id, 'Y')])", n > 0 ? "1" : "0");
	g_free(found);
	g_free(whole);
	g_free(facts);
	seasons_free(&s);
}
END_TEST

/* The whole text of the facts, as it is put to the next season. */
START_TEST(a_season_lists_its_rows_for_the_next)
{
	struct seasons first = seasons_new(NULL), second;
	size_t len;
	char *text = facts_text(first.doc, &len), *next = strstr(text, "<register"), *found;

	ck_assert_ptr_nonnull(next);
	ck_assert_ptr_nonnull(strstr(next, "<row org_id=\"O1\" stock=\"yes\" org_name=\"一队\" community_code=\"A1\" status_kind=\"3\" established_date=\"2021-03-01\"/>"));
	ck_assert_ptr_nonnull(strstr(next, "<row org_id=\"O6\" org_name=\"六队\""));   /* listed, but not stock */
	ck_assert_ptr_null(strstr(next, "张一"));                                        /* a leader's name */
	ck_assert_ptr_null(strstr(next, "code=\"B\""));                                  /* B sent nothing */
	ck_assert_str_eq(strstr(next, "</register>"), "</register>\n</facts>\n");
	second = seasons_new(text);
	found = found_in(second.doc, "township[@code = 'A']");
	ck_assert_str_eq(found, "");
	g_free(found);
	g_free(text);
	seasons_free(&first);
	seasons_free(&second);
}
END_TEST

static size_t times_said(const struct seasons *s, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < diags_count(s->f->diags); i++)
		n += diags_at(s->f->diags, i)->code == code;
	return n;
}

START_TEST(facts_without_a_register_say_so_once)
{
	char *facts = facts_with("orgs", "5", "1"), *with = facts_listing(O1);
	struct seasons none = seasons_new(NULL), old = seasons_new(facts), new = seasons_new(with);

	ck_assert_uint_eq(times_said(&none, DIAG_FACTS_UNLISTED), 0);
	ck_assert_uint_eq(times_said(&old, DIAG_FACTS_UNLISTED), 1);
	ck_assert_uint_eq(times_said(&new, DIAG_FACTS_UNLISTED), 0);
	fixture_expect(old.doc, "count(" SINCE "/list/v)", "0");
	fixture_expect(old.doc, SINCE "/v/@check", "Y01");
	seasons_free(&none);
	seasons_free(&old);
	seasons_free(&new);
	g_free(facts);
	g_free(with);
}
END_TEST

/* More than the plan's limit: what is not listed is counted. */
START_TEST(a_long_list_is_cut)
{
	GString *rows = g_string_new(NULL);
	char *facts;
	struct seasons s;

	for (int i = 0; i < 25; i++)
		g_string_append_printf(rows, "<row org_id='Q%d' stock='yes' org_name='老队%d'/>", i, i);
	facts = facts_listing(rows->str);
	s = seasons_new(facts);
	fixture_expect(s.doc, SINCE "/list/@total", "30");   /* 25 gone, 5 not listed */
	fixture_expect(s.doc, SINCE "/list/@shown", "20");
	fixture_expect(s.doc, SINCE "/list/@rest", "10");
	fixture_expect(s.doc, "count(" SINCE "/list/row)", "20");
	fixture_expect(s.doc, SINCE "/list/row[1]/@key", "Q0");
	fixture_expect(s.doc, "contains(//township[@code = 'A']/crosses/x[@id = 'Y09']/@text, '；另有17个')", "true");
	ck_assert_uint_eq(times_said(&s, DIAG_PLAN_CROSS), 30);
	g_string_free(rows, TRUE);
	g_free(facts);
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
	tcase_add_loop_test(tc, rows_are_compared_one_by_one, 0, G_N_ELEMENTS(lists));
	tcase_add_test(tc, a_season_lists_its_rows_for_the_next);
	tcase_add_test(tc, facts_without_a_register_say_so_once);
	tcase_add_test(tc, a_long_list_is_cut);
	suite_add_tcase(s, tc);
	return s;
}
