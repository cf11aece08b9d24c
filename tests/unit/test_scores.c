/* test_scores.c -- the plan's indicators: every one rises by one changed row and
 * falls by another; redistribution, columns, verification, veto, ranks. */
#include <check.h>
#include <string.h>

#include "fixture.h"
#include "township.h"

Suite *scores_suite(void);

static char *with(const char *rows, const char *from, const char *to)
{
	const char *at = strstr(rows, from);

	ck_assert_msg(at != NULL, "not in the rows: %s", from);
	return g_strdup_printf("%.*s%s%s", (int)(at - rows), rows, to, at + strlen(from));
}

struct scored {
	struct fixture *f;
	struct stats *self, *verified;
	const struct stats_verification *verification;
	const struct score_sheet *sheets;
	size_t n;
};

static struct scored score(const char *rows)
{
	struct scored s = { .f = fixture_new("templates/plan.xml", rows) };

	for (size_t i = 0; i < s.f->data->n_places; i++)   /* villages are a stratum of their own */
		if (strstr(s.f->data->places[i].name, "村") != NULL)
			s.f->data->places[i].type = "农村社区（村）";
	s.self = fixture_eval(s.f);
	s.verification = stats_verify(s.f->data, FIXTURE_INSPECTION, s.f->arena, s.f->diags);
	s.verified = stats_eval(s.f->data, FIXTURE_INSPECTION, s.verification->removed, s.f->arena, s.f->diags);
	s.sheets = stats_scores(s.f->data, s.self, s.verified, s.verification, s.f->arena, s.f->diags, &s.n);
	return s;
}

static void drop(struct scored *s)
{
	stats_verification_free(s->verification);
	fixture_free(s->f);
}

static const struct score_line *line_of(const struct scored *s, int sheet, enum score_column column, const char *id)
{
	for (size_t i = 0; i < s->f->plan->n_indicators; i++)
		if (strcmp(s->f->plan->indicators[i].id, id) == 0)
			return &s->sheets[sheet].lines[column][i];
	ck_abort_msg("no indicator %s", id);
	return NULL;
}

static int points(const char *rows, const char *id)
{
	struct scored s = score(rows);
	int p = line_of(&s, 0, SCORE_SELF, id)->score;

	drop(&s);
	return p;
}

/* rise and fall: what one row becomes; an empty rise: the base is full, the
 * rise is the way back from the fall. */
static const struct { const char *id, *rise_from, *rise_to, *fall_from, *fall_to; } moves[] = {
	{ "A1.1", " O6|六队|A1|4", " O6|六队|A1|3", " O2|二队|A1|3", " O2|二队|A1|4" },
	{ "A1.2", " O6|六队|A1|4", " O6|六队|A3|3", " O9|九会|A3|3", " O9|九会|A3|4" },
	{ "A1.3", " O4|四会", " X1|x|A3|3|2021-01-01|1|1|01||x|0|9|0|0|0|0|0||0||0\n X2|x|A3|3|2021-01-01|1|1|01||x|0|9|0|0|0|0|0||0||0\n X3|x|A3|3|2021-01-01|1|1|01||x|0|9|0|0|0|0|0||0||0\n O4|四会",
	  " O8|八会|A2|3", " O8|八会|A2|4" },
	{ "A2.1", " O5|乙品牌|2023-06-01|2|1|0|1", " O2|丁品牌|2022-01-01|2|1|1|1\n O5|乙品牌|2023-06-01|2|1|0|1", " O5|乙品牌|2023-06-01", " O5|乙品牌|2023-11-01" },
	{ "A3.1", "张四|0|20|0|0|0|1|0||0||1", "张四|0|20|0|0|0|1|0||1|2022-09-09|1", "|1|2022-08-01|1", "|1|2021-08-01|1" },
	{ "B1.1", "张二|1|20|4|0", "张二|1|20|4|2", "张一|1|20|3|1", "张一|1|20|3|0" },
	{ "B1.2", "张二|1|20|4|0|0", "张二|1|20|4|0|1", "张三|1|20|0|0|1", "张三|1|20|0|0|0" },
	{ "B2.1", " A2|二村|R|2000|1|2", " A2|二村|R|2000|1|3", " A1|一社区|U|3000|1|3", " A1|一社区|U|3000|1|2" },
	{ "B2.2", " P1|A1", " Q1|A1|2022-07-01|3|1|x|\n Q2|A1|2022-07-01|3|1|x|\n Q3|A1|2022-07-01|3|1|x|\n P1|A1", " P1|A1|2022-07-01|3", " P1|A1|2022-07-01|4" },
	{ "B3.1", "张四|0", "张四|1", "张三|1", "张三|0" },
	{ "B3.2", " P1|A1", " Q1|A1|2022-07-01|7|1|x|E1\n P1|A1", "发展|E9", "发展|" },
	{ "C1.1", "1;2;3|0|1|0|E1", "1;2;3|2|1|0|E1", "|120|1;2;3", "||1;2;3" },
	{ "C1.2", "", "", " I2|联合会|3|3", " I2|联合会|3|4" },
	{ "C2.1", " O6|六队|A1|4", " O6|六队|A1|3", " O3|三队|A1|3", " O3|三队|A1|4" },
	{ "C3.1", " F1|2022", " F3|2022|04|1|1|1|0\n F1|2022", " F2|2023|05|2|5000|1000", " F2|2023|05|2|0|0" },
	{ "C3.2", "2023-05-01|60000|30000", "2023-05-01|90000|30000", " G2|项目二|甲街道|中心|2023", " G2|项目二|甲街道|中心|2022" },
	{ "D1.1", " K1|2022-10-15", " K1|2022-09-15", " K1|2022-10-15", " K1|2022-11-15" },
	{ "D1.2", "|O1;O2\n", "|O1;O2;O3\n", "|O1;O2\n", "|O1\n" },
	{ "D1.3", "|1|1;2|1|4", "|1|1;2;3|1|4", "|1|1;2|1|4", "|1|1|1|4" },
	{ "D2.1", " 2023|4|6||", " 2023|2|6||E5", " 2023|1|6|300|E21", " 2023|1|6|300|" },
	{ "D2.2", " A|D2.2|1", " A|D2.2|2", " A|D2.2|1", " A|D2.2|0" },
	{ "E1.1", "|3|9|11||张七", "|3|9|05||张七", "|2|3|02;03|0|张三", "|2|3|02|0|张三" },
	{ "E1.2", "|2|9|11||张五", "|2|1|11||张五", "|1|2|02|0|张二", "|1|9|02|0|张二" },
	{ "E2.1", "|4|9|11||张九", "|4|9|11|3|张九", "|2|1|11|2|张四", "|2|1|11|0|张四" },
	{ "E3.1", " F1|2022|01", " F1|2022|06", " F2|2023|05", " F2|2023|04" },
	{ "E3.2", " C1|O1", " D1|O2|A1|2023-05-01|x|9|01|9||\n D2|O2|A1|2023-05-02|x|9|01|9||\n C1|O1", " C4|O1|A1|2023-04-05", " C4|O1|A1|2022-04-05" },
	{ "F1.1", "|活动五|2|02|30||", "|活动五|2|02|30||E15", "|活动一|1|01|60|5|E11\n C2|O1|A1|2023-02-05|活动二|1|01|50|5|E12\n C3|O1|A1|2023-03-05|活动三|1|01|40|5|E13\n C4|O1|A1|2023-04-05|活动四|1|01|30|5|E14",
	  "|活动一|1|01|60|5|\n C2|O1|A1|2023-02-05|活动二|1|01|50|5|\n C3|O1|A1|2023-03-05|活动三|1|01|40|5|\n C4|O1|A1|2023-04-05|活动四|1|01|30|5|" },
	{ "F1.2", " C6|O2|A1|2023-04-07|活动六|9|02|31|", " C6|O2|A2|2023-04-07|活动六|9|02|31|4", "|活动一|1|01|60|5", "|活动一|1|01|60|0" },
	{ "F2.1", "|100|40|45|10|5|0", "|100|47|45|5|3|0", "|100|40|45|10|5|0", "|100|40|35|20|5|0" },
	{ "G1.1", "张五|0|20|0|0|0|0", "张五|0|20|0|0|0|1", "张四|0|20|0|0|0|1", "张四|0|20|0|0|0|0" },
	{ "G1.2", "张三|1|20|0|0|1|1|0|", "张三|1|20|0|0|1|1|1|", "|2023-05-02|", "||" },
	{ "G2.1", "|2023-06-01|2|1|0|1", "|2023-06-01|2|1|1|1", "|2022-06-01|2|1|1|2", "|2022-06-01|2|0|1|2" },
	{ "H1.1", " 1|2022|清单", " 3|2022|方案|2022-05-20|1|E30\n 1|2022|清单", "|2022-02-20|1|E32", "|2022-02-20|1|" },
	{ "H1.2", " A2|二村|R|2000|1|2|0|0", " A2|二村|R|2000|1|2|1|0", " A1|一社区|U|3000|1|3|1|1", " A1|一社区|U|3000|1|3|0|1" },
	{ "H2.1", "|2023-12-01||2|", "|2023-12-01|2023-09-01|1|", "|2022-05-20|1|E31", "|2022-05-20|1|" },
	{ "H2.2", " M1|2022", " M9|2022-05-01|省报|3|1|标题九\n M1|2022", " M3|2022-09-01|区报|1|1|标题三", " M3|2022-09-01|区报|1|1|标题二" },
	{ "H3.1", "|2023-10-16\n", "|2023-10-13\n", "|2023-10-16\n", "|2023-10-18\n" },
};

START_TEST(one_row_moves_an_indicator)
{
	char *fallen = with(township_rows, moves[_i].fall_from, moves[_i].fall_to);
	int base = points(township_rows, moves[_i].id), low = points(fallen, moves[_i].id);

	ck_assert_msg(low < base, "%s does not fall: %d, %d", moves[_i].id, base, low);
	if (moves[_i].rise_from[0] != '\0') {
		char *risen = with(township_rows, moves[_i].rise_from, moves[_i].rise_to);
		int high = points(risen, moves[_i].id);
		ck_assert_msg(high > base, "%s does not rise: %d, %d", moves[_i].id, base, high);
		g_free(risen);
	}
	g_free(fallen);
}
END_TEST

START_TEST(every_indicator_is_moved)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);

	ck_assert_uint_eq(f->plan->n_indicators, sizeof moves / sizeof moves[0]);
	for (size_t i = 0; i < f->plan->n_indicators; i++)
		ck_assert_str_eq(f->plan->indicators[i].id, moves[i].id);
	fixture_free(f);
}
END_TEST

static const struct { const char *id, *working; } workings[] = {
	{ "A1.1", "4 × min(1, 3/1 ÷ 8) = 1.50" },
	{ "A1.2", "4 × min(1, 5/2 ÷ 4) = 2.50" },
	{ "A1.3", "4 × min(1, 1/3 ÷ 100%) = 1.33" },
	{ "B3.1", "2 × 60% = 1.20（3/8 ≥ 30%）" },
	{ "C1.1", "3 × 3/5 = 1.80" },
	{ "C1.2", "3 × 100% = 3.00（已完成，有佐证）" },
	{ "D1.1", "3 × 50% = 1.50（2022年10月15日，晚于2022年9月30日）" },
	{ "H3.1", "1.5 × max(0, 1.5 − 1 × 0.3) ÷ 1.5 = 1.20" },
};

START_TEST(working_has_the_numbers)
{
	struct scored s = score(township_rows);

	ck_assert_str_eq(line_of(&s, 0, SCORE_SELF, workings[_i].id)->working, workings[_i].working);
	drop(&s);
}
END_TEST

START_TEST(weights_stay_whole)
{
	struct scored s = score(township_rows);

	for (size_t i = 0; i < s.n; i++) {
		int sum = 0;
		for (size_t k = 0; k < s.f->plan->n_indicators; k++)
			sum += s.sheets[i].lines[SCORE_SELF][k].weight;
		ck_assert_int_eq(sum, 10000);
	}
	drop(&s);
}
END_TEST

/* B has no village, no quota: their weight stays within A, E goes on without E2.1. */
START_TEST(what_does_not_apply_moves_within_its_group)
{
	struct scored s = score(township_rows);

	ck_assert(line_of(&s, 1, SCORE_SELF, "A1.2")->na);
	ck_assert_str_eq(line_of(&s, 1, SCORE_SELF, "A1.2")->reason, "无农村社区（村）");
	ck_assert(line_of(&s, 1, SCORE_SELF, "A3.1")->na);
	ck_assert_int_eq(line_of(&s, 1, SCORE_SELF, "A1.1")->weight, 629);
	ck_assert_int_eq(line_of(&s, 1, SCORE_SELF, "A2.1")->weight, 943);
	drop(&s);
}
END_TEST

START_TEST(what_was_not_sent_scores_nothing)
{
	struct scored s = score(township_rows);
	const struct score_line *line = line_of(&s, 1, SCORE_SELF, "A1.1");

	ck_assert(line->missing && !line->na && line->score == 0);
	ck_assert_str_eq(line->reason, "未报送：社区社会组织台账");
	ck_assert(line_of(&s, 1, SCORE_SELF, "D2.2")->waiting);
	ck_assert(!s.sheets[1].submitted);
	ck_assert_int_eq(s.sheets[1].total[SCORE_FINAL], 0);
	ck_assert_str_eq(s.sheets[1].grade[SCORE_FINAL], "不合格");
	ck_assert_int_eq(s.sheets[0].rank, 1);
	ck_assert_int_eq(s.sheets[1].rank, 2);
	drop(&s);
}
END_TEST

START_TEST(sums_are_of_rounded_lines)
{
	struct scored s = score(township_rows);

	for (int k = 0; k < SCORE_COLUMNS; k++) {
		int sum = 0, groups = 0;
		for (size_t i = 0; i < s.f->plan->n_indicators; i++)
			sum += s.sheets[0].lines[k][i].score;
		for (size_t g = 0; g < s.f->plan->n_groups; g++)
			groups += s.f->plan->groups[g].parent < 0 ? s.sheets[0].group[k][g] : 0;
		ck_assert_int_eq(sum, groups);
		if (k != SCORE_FINAL)
			ck_assert_int_eq(sum, s.sheets[0].total[k]);
	}
	ck_assert_int_eq(s.sheets[0].bonus, 150);
	ck_assert_int_eq(s.sheets[0].total[SCORE_FINAL], s.sheets[0].total[SCORE_VERIFIED] + 150);
	drop(&s);
}
END_TEST

/* ---- verification -------------------------------------------------------------------- */

#define FINDING(id, kind, object, item, verdict) \
	id "|A|2023-10-16|甲|局|" kind "|" object "|" item "|||" verdict "|1\n"

START_TEST(failed_records_are_removed)
{
	char *rows = g_strconcat(township_rows, FINDING("Y1", "2", "O1", "01", "3"), FINDING("Y2", "2", "O4", "03", "3"), NULL);
	struct scored s = score(rows);
	const struct score_line *avg = line_of(&s, 0, SCORE_FINAL, "A1.1"), *charter = line_of(&s, 0, SCORE_FINAL, "G1.1");

	ck_assert_str_eq(avg->working, "4 × min(1, 2/1 ÷ 8) = 1.00");
	ck_assert_str_eq(avg->findings, "Y1");
	ck_assert_msg(strstr(avg->reason, "核实扣减0.50分（Y1）") == avg->reason, "%s", avg->reason);
	ck_assert_str_eq(charter->working, "2 × min(1, 2/7 ÷ 100%) = 0.57");
	ck_assert_str_eq(fixture_figure(s.f, s.verified, "orgs", "A"), "7");
	ck_assert_int_eq(s.sheets[0].deduct, 200);   /* two false data */
	drop(&s);
	g_free(rows);
}
END_TEST

START_TEST(quality_multiplies_a_family)
{
	char *rows = g_strconcat(township_rows, FINDING("Y1", "2", "O1", "03", "1"), FINDING("Y2", "2", "O2", "03", "1"),
		FINDING("Y3", "2", "O3", "03", "1"), FINDING("Y4", "2", "O4", "03", "1"),
		FINDING("Y5", "2", "O5", "03", "2"), NULL);
	struct scored s = score(rows);

	ck_assert_uint_eq(s.verification->n_families, 1);
	ck_assert_int_eq(s.verification->families[0].n, 5);
	ck_assert_int_eq(s.verification->families[0].whole, 4);
	ck_assert_int_eq(s.verification->families[0].mostly, 1);
	ck_assert_int_eq(rat_cmp(s.verification->families[0].q, rat_make(31, 36)), 0);   /* (4 × 3/3 + 5 × 1.5/2) ÷ 9 */
	ck_assert_str_eq(line_of(&s, 0, SCORE_VERIFIED, "G1.1")->working, "2 × min(1, 4/8 × 31/36 ÷ 100%) = 0.86");
	ck_assert_int_eq(line_of(&s, 0, SCORE_SELF, "G1.1")->score, 100);
	ck_assert_int_eq(s.sheets[0].deduct, 0);
	drop(&s);
	g_free(rows);
}
END_TEST

/* One community listed again, 3 of 4 found: exact, however few the findings are, and
 * whatever else was found there. The five rows of the other places stand. */
START_TEST(recount_overrides_the_ratio)
{
	char *rows = g_strconcat(township_rows, "Y1|A|2023-10-16|甲|局|1|A1|02|4|3|2|1\n",
		FINDING("Y2", "2", "O1", "02", "3"), NULL);
	struct scored s = score(rows);

	ck_assert_uint_eq(s.verification->n_families, 1);
	ck_assert_int_eq(rat_cmp(s.verification->families[0].q, rat_make(8, 9)), 0);
	ck_assert(s.verification->families[0].adjusts);
	ck_assert_uint_eq(s.verification->n_failures, 0);
	ck_assert_int_eq(s.verification->families[0].deduct, 0);
	drop(&s);
	g_free(rows);
}
END_TEST

START_TEST(bad_families_score_nothing)
{
	char *rows = g_strconcat(township_rows, FINDING("Y1", "2", "O1", "03", "4"), FINDING("Y2", "2", "O2", "03", "4"),
		FINDING("Y3", "2", "O3", "03", "4"), FINDING("Y4", "2", "O4", "03", "1"), FINDING("Y5", "2", "O5", "03", "1"), NULL);
	struct scored s = score(rows);

	ck_assert_int_eq(line_of(&s, 0, SCORE_FINAL, "G1.1")->score, 0);
	ck_assert_int_eq(s.sheets[0].deduct, 200);
	drop(&s);
	g_free(rows);
}
END_TEST

/* Without O5, four of five are brands' worth: shares rise, the final does not. */
START_TEST(verification_never_raises)
{
	char *rows = g_strconcat(township_rows, FINDING("Y1", "2", "O5", "01", "3"), NULL);
	struct scored s = score(rows);

	ck_assert_int_gt(line_of(&s, 0, SCORE_VERIFIED, "E1.2")->score, line_of(&s, 0, SCORE_SELF, "E1.2")->score);
	for (size_t i = 0; i < s.f->plan->n_indicators; i++)
		ck_assert_int_le(s.sheets[0].lines[SCORE_FINAL][i].score, s.sheets[0].lines[SCORE_SELF][i].score);
	drop(&s);
	g_free(rows);
}
END_TEST

START_TEST(veto_needs_finding_document_and_approver)
{
	static const char header[] = "table assessor -\n township_code|item|finding_id|doc_no|approver\n";
	char *bare = g_strconcat(township_rows, FINDING("Y1", "2", "O1", "01", "1"), header, " A|veto|Y1||\n", NULL);
	char *full = g_strconcat(township_rows, FINDING("Y1", "2", "O1", "01", "1"), header, " A|veto|Y1|甲〔2023〕9号|局务会\n", NULL);
	struct scored s = score(bare), t = score(full);

	ck_assert_ptr_null(s.sheets[0].veto);
	ck_assert_uint_eq(diags_count(s.f->diags), 1);
	ck_assert_str_eq(t.sheets[0].veto, "Y1；甲〔2023〕9号；局务会");
	ck_assert_str_eq(t.sheets[0].grade[SCORE_FINAL], "不合格");
	drop(&s);
	drop(&t);
	g_free(bare);
	g_free(full);
}
END_TEST

Suite *scores_suite(void)
{
	Suite *s = suite_create("scores");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, one_row_moves_an_indicator, 0, sizeof moves / sizeof moves[0]);
	tcase_add_test(tc, every_indicator_is_moved);
	tcase_add_loop_test(tc, working_has_the_numbers, 0, sizeof workings / sizeof workings[0]);
	tcase_add_test(tc, weights_stay_whole);
	tcase_add_test(tc, what_does_not_apply_moves_within_its_group);
	tcase_add_test(tc, what_was_not_sent_scores_nothing);
	tcase_add_test(tc, sums_are_of_rounded_lines);
	tcase_add_test(tc, failed_records_are_removed);
	tcase_add_test(tc, quality_multiplies_a_family);
	tcase_add_test(tc, bad_families_score_nothing);
	tcase_add_test(tc, recount_overrides_the_ratio);
	tcase_add_test(tc, verification_never_raises);
	tcase_add_test(tc, veto_needs_finding_document_and_approver);
	suite_add_tcase(s, tc);
	return s;
}
