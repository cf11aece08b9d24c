/* test_scores.c -- sheets under the plan: workings, redistribution, columns, verification, veto. */
#include "scored.h"
#include "township.h"

Suite *scores_suite(void);

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

	ck_assert_str_eq(avg->working, "4 × min(1, 2/1 ÷ 8) = 1.00（城市社区核验1项，不折算，剔除不实记录1条）");
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

/* Claimed and verified of a recount, as inspectors write them; words that they changed are said. */
static const struct { const char *claimed, *verified; bool counts; size_t said; } numbers[] = {
	{ "4", "3", true, 0 },
	{ "4个", "3个", true, 0 },
	{ "4 个", "3", true, 0 },
	{ "4.0", "3", true, 0 },
	{ "约4", "3", false, 1 },
	{ "4", "约3", false, 1 },
	{ "4", "3-4", false, 1 },
	{ "四", "三", false, 1 },
	{ "四", "四", false, 0 },
	{ "有", "有", false, 0 },
	{ "4", "无", false, 1 },
	{ "0", "3", false, 1 },
};

START_TEST(recounts_read_numbers_as_written)
{
	char *rows = g_strdup_printf("%sY1|A|2023-10-16|甲|局|1|A1|02|%s|%s|2|1\n", township_rows, numbers[_i].claimed,
		numbers[_i].verified);
	struct scored s = score(rows);
	size_t said = 0;

	for (size_t i = 0; i < diags_count(s.f->diags); i++)
		said += diags_at(s.f->diags, i)->code == DIAG_FINDING_WORDS;
	ck_assert_int_eq(s.verification->families[0].adjusts, numbers[_i].counts);
	if (numbers[_i].counts)
		ck_assert_int_lt(rat_cmp(s.verification->families[0].q, rat_int(1)), 0);
	ck_assert_uint_eq(said, numbers[_i].said);
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

	tcase_add_loop_test(tc, working_has_the_numbers, 0, sizeof workings / sizeof workings[0]);
	tcase_add_test(tc, weights_stay_whole);
	tcase_add_test(tc, what_does_not_apply_moves_within_its_group);
	tcase_add_test(tc, what_was_not_sent_scores_nothing);
	tcase_add_test(tc, sums_are_of_rounded_lines);
	tcase_add_test(tc, failed_records_are_removed);
	tcase_add_test(tc, quality_multiplies_a_family);
	tcase_add_test(tc, bad_families_score_nothing);
	tcase_add_test(tc, recount_overrides_the_ratio);
	tcase_add_loop_test(tc, recounts_read_numbers_as_written, 0, sizeof numbers / sizeof numbers[0]);
	tcase_add_test(tc, verification_never_raises);
	tcase_add_test(tc, veto_needs_finding_document_and_approver);
	suite_add_tcase(s, tc);
	return s;
}
