/* test_cases.c -- which cases and experiences are printed, in which order, and which say the same. */
#include <check.h>
#include <string.h>

#include "fixture.h"
#include "township.h"

Suite *cases_suite(void);

#define CASES "\n case_id|title|community_code|field|project_code|background|actions|results|insight|consent\n"
#define EXPERIENCES "\n exp_id|title|theme|summary|practice|effect|replicable|recommend\n"
#define TOLD "|x|x|x|x|"

/* Projects: 1 护航 2 安家 3 育才 4 同心 5 新风 6 品牌. Township B has no submission of other tables. */
static const struct { const char *says, *rows, *listing, *place, *wanted; } listed[] = {
	{ "by project, then by number", "table cases A" CASES " AL2|b|A1|02|4" TOLD "1\n AL1|a|A1|02|1" TOLD "1\n AL3|c|A1|02|2" TOLD "1\n",
		"case_list", "A", "AL1 AL3 AL2" },
	{ "one of each project first, as long as there are others", "table cases A" CASES " AL1|a|A1|02|4" TOLD "1\n AL2|b|A1|02|4" TOLD "1\n AL3|c|A1|02|4" TOLD "1\n AL4|d|A1|02|5" TOLD "1\n",
		"case_list", "A", "AL1 AL4 AL2 (4)" },
	{ "no more than the plan's limit", "table cases A" CASES " AL1|a|A1|02|1" TOLD "1\n AL2|b|A1|02|2" TOLD "1\n AL3|c|A1|02|3" TOLD "1\n AL4|d|A1|02|4" TOLD "1\n AL5|e|A1|02|5" TOLD "1\n",
		"case_list", "A", "AL1 AL2 AL3 (5)" },
	{ "in full only with consent", "table cases A" CASES " AL1|a|A1|02|1" TOLD "0\n AL2|b|A1|02|4" TOLD "1\n AL3|c|A1|02|5" TOLD "1\n",
		"case_full", "A", "AL2 (2)" },
	{ "none in full without any consent", "table cases A" CASES " AL1|a|A1|02|1" TOLD "0\n", "case_full", "A", "" },
	{ "the district prints those with consent, of all townships, by project",
		"table cases A" CASES " AL1|a|A1|02|5" TOLD "1\n AL2|b|A1|02|1" TOLD "0\n table cases B" CASES " BL1|c|B1|02|1" TOLD "1\n BL2|d|B1|02|6" TOLD "1\n",
		"district_cases", "450199", "BL1 AL1 BL2" },
	{ "what the township recommends comes first", "table experiences A" EXPERIENCES " JY1|a|1|s|p|e|r|2\n JY2|b|6|s|p|e|r|1\n JY3|c|2|s|p|e|r|1\n",
		"experience_list", "A", "JY3 JY2 JY1" },
	{ "but a second one of a theme waits for the others", "table experiences A" EXPERIENCES " JY1|a|1|s|p|e|r|1\n JY2|b|1|s|p|e|r|1\n JY3|c|2|s|p|e|r|2\n",
		"experience_list", "A", "JY1 JY3 JY2" },
	{ "the district's by theme, recommended ones first within it",
		"table experiences A" EXPERIENCES " JY1|a|4|s|p|e|r|2\n JY2|b|1|s|p|e|r|2\n table experiences B" EXPERIENCES " JY3|c|4|s|p|e|r|1\n",
		"district_experiences", "450199", "JY2 JY3 JY1" },
};

static const struct plan_listing *listing(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_listings; i++)
		if (strcmp(plan->listings[i].id, id) == 0)
			return &plan->listings[i];
	return NULL;
}

/* The rows' ids; behind them in parentheses how many there are when not all are listed. */
START_TEST(cases_are_chosen_by_the_plan)
{
	char *rows = g_strconcat(township_rows, listed[_i].rows, NULL);
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	const struct plan_listing *list = listing(f->plan, listed[_i].listing);
	GString *got = g_string_new(NULL);
	const struct row *const *row;
	size_t n, shown;

	ck_assert_ptr_nonnull(list);
	row = stats_rows_of(fixture_eval(f), list, strcmp(listed[_i].place, "450199") == 0 ? 0 : fixture_place(f, listed[_i].place), &n);
	shown = list->limit > 0 && n > (size_t)list->limit ? (size_t)list->limit : n;
	for (size_t i = 0; i < shown; i++)
		g_string_append_printf(got, "%s%s", i > 0 ? " " : "", row[i]->v[0].s);
	if (shown < n)
		g_string_append_printf(got, " (%zu)", n);
	ck_assert_str_eq(got->str, listed[_i].wanted);
	g_string_free(got, TRUE);
	fixture_free(f);
	g_free(rows);
}
END_TEST

#define STORY "社区成立和事佬工作室，每周三下午接待居民，先听后劝，再签协议，最后回访；三年来调解邻里纠纷二百余起，居民送来锦旗十二面。"
#define OTHER "村里的红白理事会把酒席标准写进村规民约，由老党员带头，一场喜事的开支从八万元降到三万元，人情负担轻了，邻里来往反而更多了。"

/* place: whose hit it is, 0 rows for none; townships: of the two rows. */
static const struct { const char *says, *rows, *check; bool found, across; } alike[] = {
	{ "two experiences of a township", "table experiences A" EXPERIENCES " JY1|a|1|s|" STORY "|甲|乙|1\n JY2|b|2|s|我们" STORY "|甲|乙|1\n", "X24", true, false },
	{ "two experiences of two townships", "table experiences A" EXPERIENCES " JY1|a|1|s|" STORY "|甲|乙|1\n table experiences B" EXPERIENCES " JY2|b|2|s|" STORY "好|甲|乙|1\n", "X24", true, true },
	{ "the same text moved to another passage", "table experiences A" EXPERIENCES " JY1|a|1|s|" STORY "|甲|乙|1\n JY2|b|2|s|丙|" STORY "|乙|1\n", "X24", true, false },
	{ "two different experiences", "table experiences A" EXPERIENCES " JY1|a|1|s|" STORY "|甲|乙|1\n JY2|b|2|s|" OTHER "|甲|乙|1\n", "X24", false, false },
	{ "two cases of two townships", "table cases A" CASES " AL1|a|A1|02|4|" STORY "|甲|乙|丙|1\n table cases B" CASES " AL2|b|B1|02|4|" STORY "|甲|乙|丙|1\n", "X23", true, true },
	{ "a case is not compared with an experience", "table cases A" CASES " AL1|a|A1|02|4|" STORY "|甲|乙|丙|1\n table experiences A" EXPERIENCES " JY1|b|1|s|" STORY "|甲|乙|1\n", "X23", false, false },
	{ "titles alone say nothing", "table cases A" CASES " AL1|同题|A1|02|4|" STORY "|甲|乙|丙|1\n AL2|同题|A1|02|4|" OTHER "|丁|戊|己|1\n", "X23", false, false },
};

START_TEST(what_says_the_same_is_found_with_both_places)
{
	char *rows = g_strconcat(township_rows, alike[_i].rows, NULL);
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	size_t n;
	const struct stats_cross_hit *hits = stats_crosses(fixture_eval(f), &n), *hit = NULL;

	for (size_t i = 0; i < n; i++)
		if (strcmp(hits[i].check->id, alike[_i].check) == 0)
			hit = &hits[i];
	ck_assert((hit != NULL) == alike[_i].found);
	if (hit != NULL) {
		ck_assert_uint_eq(hit->n_rows, 2);
		ck_assert_int_eq(hit->place, alike[_i].across ? 0 : fixture_place(f, "A"));
		ck_assert((hit->rows[0]->township != hit->rows[1]->township) == alike[_i].across);
		ck_assert(strstr(hit->text, "《a》与《b》") != NULL);
	}
	fixture_free(f);
	g_free(rows);
}
END_TEST

Suite *cases_suite(void)
{
	Suite *s = suite_create("cases");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, cases_are_chosen_by_the_plan, 0, G_N_ELEMENTS(listed));
	tcase_add_loop_test(tc, what_says_the_same_is_found_with_both_places, 0, G_N_ELEMENTS(alike));
	suite_add_tcase(s, tc);
	return s;
}
