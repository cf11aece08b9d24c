/* test_grades.c -- grades on exact hundredths, ranks and ties, and the rule that the plan uses nowhere: thresh. */
#include "scored.h"
#include "township.h"

Suite *grades_suite(void);

#define MARKS "<tables><table id='marks' code='T1' row='m' label='分数'>" \
	"<field name='a' label='甲' type='int' req='R'/><field name='e' label='乙' type='int' req='R'/>" \
	"<field name='b' label='丙' type='int' req='R'/><field name='c' label='丁' type='int' req='R'/></table></tables>" \
	"<measures><measure id='a' table='marks' op='sum' value='a' label='甲'/><measure id='e' table='marks' op='sum' value='e' label='乙'/>" \
	"<measure id='b' table='marks' op='sum' value='b' label='丙'/><measure id='c' table='marks' op='sum' value='c' label='丁'/></measures>"

/* ---- grades ---------------------------------------------------------------------- */

/* Thousandths of a point: one indicator of weight 100, its value a share of 100000. */
static const char of_thousandths[] = MARKS "<indicators><group id='A' label='A' weight='100'>"
	"<indicator id='A1' label='i' weight='100' rule='ratio' value='a / 100000' target='1'/></group></indicators>";

/* The grades of the plan that comes with the program, as they stand there. */
static char *plan_of_grades(void)
{
	char *text, *grades, *plan;

	ck_assert(g_file_get_contents("templates/plan.xml", &text, NULL, NULL));
	grades = strstr(text, "<grades>");
	ck_assert_ptr_nonnull(grades);
	plan = g_strdup_printf("%s%.*s</grades>", of_thousandths, (int)(strstr(grades, "<ties") - grades), grades);
	g_free(text);
	return plan;
}

/* The grade and the total of a township with so many thousandths. */
static const char *grade_at(const char *plan, int thousandths, int total)
{
	char *rows = g_strdup_printf("township A 甲镇\ntable marks A\n a|e|b|c\n %d|0|0|0\n", thousandths);
	struct scored s = score_under(plan, rows);
	static char label[64];

	ck_assert_int_eq(s.sheets[0].total[SCORE_FINAL], total);
	g_strlcpy(label, s.sheets[0].grade[SCORE_FINAL], sizeof label);
	drop(&s);
	g_free(rows);
	return label;
}

/* 90.00 and 89.995, which rounds to it, are excellent; 89.994 is 89.99 and good. So at every limit. */
START_TEST(limits_are_exact)
{
	char *text = plan_of_grades();
	struct scored own = score_under(text, "township A 甲镇\n");
	const struct plan *plan = own.f->plan;

	ck_assert_uint_eq(plan->n_grades, 4);
	ck_assert_int_eq(plan->grades[0].from, 9000);
	ck_assert_int_eq(plan->grades[1].from, 8000);
	ck_assert_int_eq(plan->grades[2].from, 6000);
	for (size_t i = 0; i + 1 < plan->n_grades; i++) {
		int from = plan->grades[i].from;

		ck_assert_str_eq(grade_at(text, from * 10, from), plan->grades[i].label);
		ck_assert_str_eq(grade_at(text, from * 10 - 5, from), plan->grades[i].label);
		ck_assert_str_eq(grade_at(text, from * 10 - 6, from - 1), plan->grades[i + 1].label);
		ck_assert_str_eq(grade_at(text, from * 10 - 10, from - 1), plan->grades[i + 1].label);
	}
	ck_assert_str_eq(grade_at(text, 0, 0), plan->grades[plan->n_grades - 1].label);
	ck_assert_str_eq(grade_at(text, 100000, 10000), plan->grades[0].label);
	drop(&own);
	g_free(text);
}
END_TEST

/* ---- ranks ----------------------------------------------------------------------- */

static const char of_ties[] = MARKS "<indicators>"
	"<group id='A' label='A' weight='30'><indicator id='A1' label='i' weight='30' rule='ratio' value='a' target='30'/></group>"
	"<group id='B' label='B' weight='30'><indicator id='B1' label='i' weight='30' rule='ratio' value='b' target='30'/></group>"
	"<group id='C' label='C' weight='10'><indicator id='C1' label='i' weight='10' rule='ratio' value='c' target='10'/></group>"
	"<group id='E' label='E' weight='30'><indicator id='E1' label='i' weight='30' rule='ratio' value='e' target='30'/></group>"
	"</indicators><grades><grade label='有' from='0'/><ties groups='A E B'/></grades>";

/* All but T6 have 60 points. */
static const struct { const char *place, *marks, *says; int rank; } ranked[] = {
	{ "T1", "20|20|10|10", "as good as T5 in everything: the same rank", 3 },
	{ "T2", "20|20|9|11", "more in C, which breaks no tie, is cut off at 10: 59 points", 6 },
	{ "T3", "21|10|19|10", "more in A: first", 1 },
	{ "T4", "20|21|9|10", "A equal, more in E: second", 2 },
	{ "T5", "20|20|10|10", "the same rank; the one after it is skipped", 3 },
	{ "T6", "20|20|11|9", "A and E equal, more in B", 0 },
};

/* T6 stands between T4 and the equal two, which then share the fourth rank; the sixth is T2's. */
START_TEST(ties_share_a_rank_and_the_next_is_skipped)
{
	GString *rows = g_string_new(NULL);
	struct scored s;

	for (size_t i = 0; i < G_N_ELEMENTS(ranked); i++)
		g_string_append_printf(rows, "township %s 镇%s\n", ranked[i].place, ranked[i].place);
	for (size_t i = 0; i < 5; i++)
		g_string_append_printf(rows, "table marks %s\n a|e|b|c\n %s\n", ranked[i].place, ranked[i].marks);
	s = score_under(of_ties, rows->str);
	for (size_t i = 0; i < 5; i++)   /* T6 sent nothing */
		ck_assert_msg(s.sheets[i].rank == ranked[i].rank - (ranked[i].rank == 6), "%s (%s): %d", ranked[i].place,
			ranked[i].says, s.sheets[i].rank);
	ck_assert_int_eq(s.sheets[5].rank, 6);
	drop(&s);
	g_string_append_printf(rows, "table marks T6\n a|e|b|c\n %s\n", ranked[5].marks);
	s = score_under(of_ties, rows->str);
	ck_assert_int_eq(s.sheets[5].rank, 3);
	ck_assert_int_eq(s.sheets[0].rank, 4);
	ck_assert_int_eq(s.sheets[4].rank, 4);
	ck_assert_int_eq(s.sheets[1].rank, 6);
	for (size_t i = 0; i < G_N_ELEMENTS(ranked); i++)   /* printed in this order where ranks are equal */
		ck_assert_str_eq(s.f->data->places[s.sheets[i].place].code, ranked[i].place);
	drop(&s);
	g_string_free(rows, TRUE);
}
END_TEST

/* Without <ties>, equal totals are equal. */
START_TEST(without_ties_totals_decide)
{
	char *plan = with(of_ties, "<ties groups='A E B'/>", "");
	struct scored s = score_under(plan, "township T1 一镇\ntownship T2 二镇\ntownship T3 三镇\n"
		"table marks T1\n a|e|b|c\n 1|2|3|0\ntable marks T2\n a|e|b|c\n 3|2|1|0\ntable marks T3\n a|e|b|c\n 1|2|2|0\n");

	ck_assert_int_eq(s.sheets[0].rank, 1);
	ck_assert_int_eq(s.sheets[1].rank, 1);
	ck_assert_int_eq(s.sheets[2].rank, 3);
	drop(&s);
	g_free(plan);
}
END_TEST

/* ---- thresh ---------------------------------------------------------------------- */

#define CHARTER "rule=\"ratio\" value=\"charter_rate\" target=\"target(charter)\""
#define FINDING(id, object, verdict) id "|A|2023-10-16|甲|局|2|" object "|03|||" verdict "|1\n"
#define MOSTLY FINDING("Y1", "O1", "1") FINDING("Y2", "O2", "1") FINDING("Y3", "O3", "1") FINDING("Y4", "O4", "1") FINDING("Y5", "O5", "2")

/* G1.1 of the plan as a threshold: 4 of A's 8 organisations have the model charter; B sent nothing. */
static const struct { const char *says, *target, *findings, *self, *verified, *why; int final; } thresholds[] = {
	{ "the limit passes", "0.5", "", "2 × 100% = 2.00（4/8 ≥ 50%）", "2 × 100% = 2.00（4/8 ≥ 50%）", "", 200 },
	{ "just below: nothing", "0.51", "", "2 × 0% = 0.00（4/8 < 51%）", "2 × 0% = 0.00（4/8 < 51%）", "实际50.0%，目标51%", 0 },
	{ "what is verified may fall below it", "0.5", MOSTLY, "2 × 100% = 2.00（4/8 ≥ 50%）", "2 × 0% = 0.00（4/8 × 31/36 < 50%）",
	  "核实扣减2.00分（Y5）；实际43.1%，目标50%", 0 },
	{ "or stay above it", "0.43", MOSTLY, "2 × 100% = 2.00（4/8 ≥ 43%）", "2 × 100% = 2.00（4/8 × 31/36 ≥ 43%）", "", 200 },
	{ "without a number it does not apply", "na", "", "不适用：没有组织", "不适用：没有组织", "没有组织", 0 },
};

START_TEST(a_threshold_is_all_or_nothing)
{
	char *rule = g_strdup_printf("rule=\"thresh\" value=\"charter_rate\" target=\"%s\"", thresholds[_i].target);
	char *plan = plan_with(CHARTER, rule), *rows = g_strconcat(township_rows, thresholds[_i].findings, NULL);
	struct scored s = score_under(plan, rows);
	const struct score_line *self = line_of(&s, 0, SCORE_SELF, "G1.1"), *final = line_of(&s, 0, SCORE_FINAL, "G1.1");

	ck_assert_msg(strcmp(self->working, thresholds[_i].self) == 0, "%s: %s", thresholds[_i].says, self->working);
	ck_assert_msg(strcmp(final->working, thresholds[_i].verified) == 0, "%s: %s", thresholds[_i].says, final->working);
	ck_assert_msg(strcmp(final->reason, thresholds[_i].why) == 0, "%s: %s", thresholds[_i].says, final->reason);
	ck_assert_int_eq(final->score, thresholds[_i].final);
	ck_assert_int_eq(self->na, strcmp(thresholds[_i].target, "na") == 0);
	drop(&s);
	g_free(rows);
	g_free(plan);
	g_free(rule);
}
END_TEST

Suite *grades_suite(void)
{
	Suite *s = suite_create("grades");
	TCase *tc = tcase_create("core");

	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, limits_are_exact);
	tcase_add_test(tc, ties_share_a_rank_and_the_next_is_skipped);
	tcase_add_test(tc, without_ties_totals_decide);
	tcase_add_loop_test(tc, a_threshold_is_all_or_nothing, 0, sizeof thresholds / sizeof thresholds[0]);
	suite_add_tcase(s, tc);
	return s;
}
