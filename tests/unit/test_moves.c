/* test_moves.c -- every indicator of the plan rises by one changed row and falls by another, by exactly so many
 * hundredths of a point. The rows are those of township.h; where one row cannot reach the next step, others lead up to it. */
#include "scored.h"
#include "township.h"

Suite *moves_suite(void);

/* points: what the changed row makes of the score; base: what becomes of the rows before that. */
static const struct move {
	const char *id;
	int points;
	const char *from, *to, *base_from, *base_to;
} moves[] = {
	{ "A1.1", 50, " O6|六队|A1|4", " O6|六队|A1|3", NULL, NULL },
	{ "A1.1", -50, " O2|二队|A1|3", " O2|二队|A1|4", NULL, NULL },
	{ "A1.2", 50, " O6|六队|A1|4", " O6|六队|A3|3", NULL, NULL },
	{ "A1.2", -50, " O9|九会|A3|3", " O9|九会|A3|4", NULL, NULL },
	{ "A1.3", 134, " O4|四会", " X3|x|A3|3|2021-01-01|1|1|01||x|0|9|0|0|0|0|0||0||0\n O4|四会",
	  " O4|四会", " X1|x|A3|3|2021-01-01|1|1|01||x|0|9|0|0|0|0|0||0||0\n X2|x|A3|3|2021-01-01|1|1|01||x|0|9|0|0|0|0|0||0||0\n O4|四会" },
	{ "A1.3", -133, " O8|八会|A2|3", " O8|八会|A2|4", NULL, NULL },
	{ "A2.1", 200, " O5|乙品牌|2023-06-01|2|1|0|1", " O2|丁品牌|2022-01-01|2|1|1|1\n O5|乙品牌|2023-06-01|2|1|0|1", NULL, NULL },
	{ "A2.1", -200, " O5|乙品牌|2023-06-01", " O5|乙品牌|2023-11-01", NULL, NULL },
	{ "A3.1", 200, "张四|0|20|0|0|0|1|0||0||1", "张四|0|20|0|0|0|1|0||1|2022-09-09|1", NULL, NULL },
	{ "A3.1", -200, "|1|2022-08-01|1", "|1|2021-08-01|1", NULL, NULL },
	{ "B1.1", 150, "张二|1|20|4|0", "张二|1|20|4|2", NULL, NULL },
	{ "B1.1", -150, "张一|1|20|3|1", "张一|1|20|3|0", NULL, NULL },
	{ "B1.2", 38, "张二|1|20|4|0|0", "张二|1|20|4|0|1", NULL, NULL },
	{ "B1.2", -37, "张三|1|20|0|0|1", "张三|1|20|0|0|0", NULL, NULL },
	{ "B2.1", 66, " A2|二村|R|2000|1|2", " A2|二村|R|2000|1|3", NULL, NULL },
	{ "B2.1", -67, " A1|一社区|U|3000|1|3", " A1|一社区|U|3000|1|2", NULL, NULL },
	{ "B2.2", 60, " P1|A1", " Q3|A1|2022-07-01|3|1|x|\n P1|A1",
	  " P1|A1", " Q1|A1|2022-07-01|3|1|x|\n Q2|A1|2022-07-01|3|1|x|\n P1|A1" },
	{ "B2.2", -60, " P1|A1|2022-07-01|3", " P1|A1|2022-07-01|4", NULL, NULL },
	{ "B3.1", 80, "张四|0", "张四|1", NULL, NULL },
	{ "B3.1", -60, "张三|1", "张三|0", NULL, NULL },
	{ "B3.2", 100, " P1|A1", " Q1|A1|2022-07-01|7|1|x|E1\n P1|A1", NULL, NULL },
	{ "B3.2", -100, "发展|E9", "发展|", NULL, NULL },
	{ "C1.1", 60, "1;2;3|0|1|0|E1", "1;2;3|2|1|0|E1", NULL, NULL },
	{ "C1.1", -60, "|120|1;2;3", "||1;2;3", NULL, NULL },
	{ "C1.2", 300, " I1|服务站", " I3|街道联合会|3|3|2023-06-01|4|1|20|1|1|0|0|E3\n I1|服务站",
	  " I2|联合会|3|3", " I2|联合会|3|4" },
	{ "C1.2", -300, " I2|联合会|3|3", " I2|联合会|3|4", NULL, NULL },
	{ "C2.1", 33, " O6|六队|A1|4", " O6|六队|A1|3", NULL, NULL },
	{ "C2.1", -34, " O3|三队|A1|3", " O3|三队|A1|4", NULL, NULL },
	{ "C3.1", 50, " F1|2022", " F3|2022|04|1|1|1|0\n F1|2022", NULL, NULL },
	{ "C3.1", -50, " F2|2023|05|2|5000|1000", " F2|2023|05|2|0|0", NULL, NULL },
	{ "C3.2", 150, "2023-05-01|60000|30000", "2023-05-01|90000|30000", NULL, NULL },
	{ "C3.2", -150, " G2|项目二|甲街道|中心|2023", " G2|项目二|甲街道|中心|2022", NULL, NULL },
	{ "D1.1", 150, " K1|2022-10-15", " K1|2022-09-15", NULL, NULL },
	{ "D1.1", -60, " K1|2022-10-15", " K1|2022-11-15", NULL, NULL },
	{ "D1.2", 47, "|O1;O2\n", "|O1;O2;O3\n", NULL, NULL },
	{ "D1.2", -47, "|O1;O2\n", "|O1\n", NULL, NULL },
	{ "D1.3", 50, "|1|1;2|1|4", "|1|1;2;3|1|4", NULL, NULL },
	{ "D1.3", -50, "|1|1;2|1|4", "|1|1|1|4", NULL, NULL },
	{ "D2.1", 66, " 2023|4|6||", " 2023|2|6||E5", NULL, NULL },
	{ "D2.1", -67, " 2023|1|6|300|E21", " 2023|1|6|300|", NULL, NULL },
	{ "D2.2", 80, " A|D2.2|1", " A|D2.2|2", NULL, NULL },
	{ "D2.2", -120, " A|D2.2|1", " A|D2.2|0", NULL, NULL },
	{ "E1.1", 50, "|3|9|11||张七", "|3|9|05||张七", NULL, NULL },
	{ "E1.1", -50, "|2|3|02;03|0|张三", "|2|3|02|0|张三", NULL, NULL },
	{ "E1.2", 50, "|2|9|11||张五", "|2|1|11||张五", NULL, NULL },
	{ "E1.2", -62, "|1|2|02|0|张二", "|1|9|02|0|张二", NULL, NULL },
	{ "E2.1", 112, "|4|9|11||张九", "|4|9|11|3|张九", NULL, NULL },
	{ "E2.1", -188, "|2|1|11|2|张四", "|2|1|11|0|张四", NULL, NULL },
	{ "E3.1", 60, " F1|2022|01", " F1|2022|06", NULL, NULL },
	{ "E3.1", -80, " F2|2023|05", " F2|2023|04", NULL, NULL },
	{ "E3.2", 28, " C1|O1", " D2|O2|A1|2023-05-02|x|9|01|9||\n C1|O1",
	  " C1|O1", " D1|O2|A1|2023-05-01|x|9|01|9||\n C1|O1" },
	{ "E3.2", -28, " C4|O1|A1|2023-04-05", " C4|O1|A1|2022-04-05", NULL, NULL },
	{ "F1.1", 100, "|活动五|2|02|30||", "|活动五|2|02|30||E15", NULL, NULL },
	{ "F1.1", -100, "|活动一|1|01|60|5|E11", "|活动一|1|01|60|5|",
	  "|5|E12\n C3|O1|A1|2023-03-05|活动三|1|01|40|5|E13\n C4|O1|A1|2023-04-05|活动四|1|01|30|5|E14", "|5|\n C3|O1|A1|2023-03-05|活动三|1|01|40|5|\n C4|O1|A1|2023-04-05|活动四|1|01|30|5|" },
	{ "F1.2", 8, " C6|O2|A1|2023-04-07|活动六|9|02|31|", " C6|O2|A2|2023-04-07|活动六|9|02|31|4", NULL, NULL },
	{ "F1.2", -8, "|活动一|1|01|60|5", "|活动一|1|01|60|0", NULL, NULL },
	{ "F2.1", 60, "|100|40|45|10|5|0", "|100|47|45|5|3|0", NULL, NULL },
	{ "F2.1", -90, "|100|40|45|10|5|0", "|100|40|35|20|5|0", NULL, NULL },
	{ "G1.1", 25, "张五|0|20|0|0|0|0", "张五|0|20|0|0|0|1", NULL, NULL },
	{ "G1.1", -25, "张四|0|20|0|0|0|1", "张四|0|20|0|0|0|0", NULL, NULL },
	{ "G1.2", 15, "张三|1|20|0|0|1|1|0|", "张三|1|20|0|0|1|1|1|", NULL, NULL },
	{ "G1.2", -16, "|2023-05-02|", "||", NULL, NULL },
	{ "G2.1", 89, "|2023-06-01|2|1|0|1", "|2023-06-01|2|1|1|1", NULL, NULL },
	{ "G2.1", -111, "|2022-06-01|2|1|1|2", "|2022-06-01|2|0|1|2", NULL, NULL },
	{ "H1.1", 34, " 1|2022|清单", " 3|2022|方案|2022-05-20|1|E30\n 1|2022|清单", NULL, NULL },
	{ "H1.1", -33, "|2022-02-20|1|E32", "|2022-02-20|1|", NULL, NULL },
	{ "H1.2", 33, " A2|二村|R|2000|1|2|0|0", " A2|二村|R|2000|1|2|1|0", NULL, NULL },
	{ "H1.2", -34, " A1|一社区|U|3000|1|3|1|1", " A1|一社区|U|3000|1|3|0|1", NULL, NULL },
	{ "H2.1", 50, "|2023-12-01||2|", "|2023-12-01|2023-09-01|1|", NULL, NULL },
	{ "H2.1", -50, "|2022-05-20|1|E31", "|2022-05-20|1|", NULL, NULL },
	{ "H2.2", 60, " M1|2022", " M9|2022-05-01|省报|3|1|标题九\n M1|2022", NULL, NULL },
	{ "H2.2", -60, " M3|2022-09-01|区报|1|1|标题三", " M3|2022-09-01|区报|1|1|标题二", NULL, NULL },
	{ "H3.1", 30, "|2023-10-16\n", "|2023-10-13\n", NULL, NULL },
	{ "H3.1", -60, "|2023-10-16\n", "|2023-10-18\n", NULL, NULL },
};

/* One row changed, added or taken out. */
static bool one_row_differs(const char *a, const char *b)
{
	char **x = g_strsplit(a, "\n", -1), **y = g_strsplit(b, "\n", -1);
	size_t n = g_strv_length(x), m = g_strv_length(y), head = 0, tail = 0;
	bool one;

	while (head < MIN(n, m) && strcmp(x[head], y[head]) == 0)
		head++;
	while (tail + head < MIN(n, m) && strcmp(x[n - 1 - tail], y[m - 1 - tail]) == 0)
		tail++;
	one = n - head - tail <= 1 && m - head - tail <= 1 && MAX(n, m) - head - tail == 1;
	g_strfreev(x);
	g_strfreev(y);
	return one;
}

static int points(const char *rows, const char *id)
{
	struct scored s = score(rows);
	int p = line_of(&s, 0, SCORE_SELF, id)->score;

	drop(&s);
	return p;
}

START_TEST(one_row_moves_an_indicator)
{
	const struct move *m = &moves[_i];
	char *base = m->base_from != NULL ? with(township_rows, m->base_from, m->base_to) : g_strdup(township_rows);
	char *moved = with(base, m->from, m->to);
	int before = points(base, m->id), after = points(moved, m->id);

	ck_assert_msg(one_row_differs(base, moved), "%s: not one row: %s", m->id, m->to);
	ck_assert_msg(after - before == m->points, "%s: %d, not %d (%d to %d)", m->id, after - before, m->points,
		before, after);
	g_free(moved);
	g_free(base);
}
END_TEST

START_TEST(every_indicator_rises_and_falls)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);

	ck_assert_uint_eq(f->plan->n_indicators, 37);
	ck_assert_uint_eq(G_N_ELEMENTS(moves), 2 * f->plan->n_indicators);
	for (size_t i = 0; i < f->plan->n_indicators; i++) {
		ck_assert_str_eq(f->plan->indicators[i].id, moves[2 * i].id);
		ck_assert_str_eq(f->plan->indicators[i].id, moves[2 * i + 1].id);
		ck_assert_int_gt(moves[2 * i].points, 0);
		ck_assert_int_lt(moves[2 * i + 1].points, 0);
	}
	fixture_free(f);
}
END_TEST

/* The evidence of the federation holds for the self score already; at verification it decides. */
START_TEST(evidence_moves_what_is_verified)
{
	char *bare = with(township_rows, "|4|1|20|1|1|0|0|E2", "|4|1|20|1|1|0|0|");
	struct scored s = score(township_rows), t = score(bare);

	ck_assert_int_eq(line_of(&s, 0, SCORE_FINAL, "C1.2")->score, 300);
	ck_assert_int_eq(line_of(&t, 0, SCORE_SELF, "C1.2")->score, 300);
	ck_assert_str_eq(line_of(&t, 0, SCORE_SELF, "C1.2")->reason, "缺少佐证材料");
	ck_assert_int_eq(line_of(&t, 0, SCORE_FINAL, "C1.2")->score, 0);
	drop(&s);
	drop(&t);
	g_free(bare);
}
END_TEST

Suite *moves_suite(void)
{
	Suite *s = suite_create("moves");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, one_row_moves_an_indicator, 0, sizeof moves / sizeof moves[0]);
	tcase_add_test(tc, every_indicator_rises_and_falls);
	tcase_add_test(tc, evidence_moves_what_is_verified);
	suite_add_tcase(s, tc);
	return s;
}
