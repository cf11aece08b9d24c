/* test_verify.c -- what findings do to claims, band by band, under the plan. */
#include "scored.h"
#include "stats/scores.h"
#include "township.h"

Suite *verify_suite(void);

#define HEAD "table inspection -\n finding_id|township_code|inspect_date|inspector|dept|object_kind|object_id|check_item|claimed|verified|verdict|severity\n"

/* Twenty organisations with the model charter, the last `rural` of them in a village, and one source of funds with six rows. */
static GString *rows_of(int rural)
{
	GString *s = g_string_new("township A 甲街道\n community A1 一社区\n community A2 二村\n"
		"table d_communities -\n community_code|community_name|community_kind\n A1|一社区|U\n A2|二村|R\n"
		"table submission A\n township_code|township_name|township_type|version_no|submitted_on\n A|甲街道|1|1|2023-10-10\n"
		"table communities A\n community_code|community_name|community_kind|population|contact_system|contact_count_2023\n"
		" A1|一社区|U|3000|1|3\n A2|二村|R|2000|1|3\n"
		"table organizations A\n org_id|org_name|community_code|status_kind|established_date|members|charter_model\n");

	for (int i = 0; i < 20; i++)
		g_string_append_printf(s, " O%02d|组织%d|%s|3|2021-03-01|9|1\n", i, i, i < 20 - rural ? "A1" : "A2");
	g_string_append(s, "table funds A\n fund_id|year|source|direction|amount|spent|in_kind\n");
	for (int i = 0; i < 6; i++)
		g_string_append_printf(s, " F%02d|2022|0%d|1|1000|900|0\n", i, 1 + i % 4);
	g_string_append(s, HEAD);
	return s;
}

/* A finding of the item on each object in turn, by verdict. */
static void add_findings(GString *s, const char *item, const char *verdicts, int from, const char *day)
{
	for (int i = 0; verdicts[i] != '\0'; i++)
		g_string_append_printf(s, " Y%s%02d|A|%s|甲|局|2|O%02d|%s|||%c|\n", item, from + i, day, from + i, item, verdicts[i]);
}

static struct scored score_rows(GString *rows)
{
	struct scored s = score(rows->str);

	g_string_free(rows, TRUE);
	return s;
}

/* ---- bands ------------------------------------------------------------------------ */

static const struct { const char *verdicts, *says; struct rat q; const char *working; int deduct, removed; bool adjusts, fails; } bands[] = {
	{ "1111111111", "all true", { 1, 1 }, "2 × min(1, 20/20 ÷ 100%) = 2.00", 0, 0, false, false },
	{ "1111111112", "95%: the self value stands", { 19, 20 }, "2 × min(1, 20/20 ÷ 100%) = 2.00", 0, 0, false, false },
	{ "11111111111111111113", "95% with a failed record: it is removed, nothing is multiplied", { 19, 20 },
	  "2 × min(1, 19/20 ÷ 100%) = 1.90", 0, 1, false, false },
	{ "11111111111111111123", "below 95%: multiplied, nothing removed", { 37, 40 }, "2 × min(1, 20/20 × 37/40 ÷ 100%) = 1.85", 0, 0, true, false },
	{ "1111111133", "80%: multiplied, no deduction", { 4, 5 }, "2 × min(1, 20/20 × 4/5 ÷ 100%) = 1.60", 0, 0, true, false },
	{ "1111111233", "75%: multiplied, one point", { 3, 4 }, "2 × min(1, 20/20 × 3/4 ÷ 100%) = 1.50", 100, 0, true, false },
	{ "1111113333", "60%: multiplied, one point", { 3, 5 }, "2 × min(1, 20/20 × 3/5 ÷ 100%) = 1.20", 100, 0, true, false },
	{ "1111123333", "below 60%: nothing, two points, failed records removed", { 11, 20 }, "2 × 0% = 0.00（核实属实率低于60%）", 200, 4, false, true },
	{ "1133", "four findings: only the failed records are removed", { 1, 2 }, "2 × min(1, 18/20 ÷ 100%) = 1.80", 0, 2, false, false },
	{ "11133", "five findings: a ratio", { 3, 5 }, "2 × min(1, 20/20 × 3/5 ÷ 100%) = 1.20", 100, 0, true, false },
	{ "2222", "mostly true: no record fails", { 1, 2 }, "2 × min(1, 20/20 ÷ 100%) = 2.00", 0, 0, false, false },
	{ "1144", "not verified counts as not true", { 1, 2 }, "2 × min(1, 18/20 ÷ 100%) = 1.80", 0, 2, false, false },
};

START_TEST(quality_decides)
{
	GString *rows = rows_of(0);
	struct scored s;
	const struct stats_family *f;
	const struct score_line *line;

	add_findings(rows, "03", bands[_i].verdicts, 0, "2023-10-16");
	s = score_rows(rows);
	f = &s.verification->families[0];
	line = line_of(&s, 0, SCORE_VERIFIED, "G1.1");
	ck_assert_uint_eq(s.verification->n_families, 1);
	ck_assert_msg(rat_cmp(f->q, bands[_i].q) == 0, "%s: q %d/%d", bands[_i].says, (int)f->q.num, (int)f->q.den);
	ck_assert_msg(strcmp(line->working, bands[_i].working) == 0, "%s: %s", bands[_i].says, line->working);
	ck_assert_msg(f->adjusts == bands[_i].adjusts && f->fails == bands[_i].fails, "%s", bands[_i].says);
	ck_assert_msg(f->removed == bands[_i].removed, "%s: %d removed", bands[_i].says, f->removed);
	ck_assert_msg(f->deduct == bands[_i].deduct && s.sheets[0].deduct == bands[_i].deduct, "%s: %d off", bands[_i].says, f->deduct);
	ck_assert(!(f->adjusts && f->removed > 0));
	ck_assert_str_eq(line_of(&s, 0, SCORE_SELF, "G1.1")->working, "2 × min(1, 20/20 ÷ 100%) = 2.00");
	ck_assert_ptr_null(s.sheets[0].veto);   /* asked for, never set */
	drop(&s);
}
END_TEST

/* ---- families ----------------------------------------------------------------------- */

static const struct { const char *item, *indicator; } families[] = {
	{ "01", "A1.3" }, { "01", "E1.1" }, { "02", "C2.1" }, { "03", "G1.1" }, { "04", "E3.2" }, { "06", "B1.2" }, { "10", "G2.1" }, { "12", "B2.1" },
};

/* Four of five true and one mostly: each indicator of the family loses, those of others do not. */
START_TEST(each_family_has_its_own_quality)
{
	GString *rows = g_string_new(township_rows);
	struct scored s;

	for (int i = 1; i <= 5; i++)
		g_string_append_printf(rows, "Y%d|A|2023-10-16|甲|局|2|O%d|%s|||%d|\n", i, i, families[_i].item, i == 5 ? 2 : 1);
	s = score_rows(rows);
	for (size_t i = 0; i < s.f->plan->n_indicators; i++) {
		const struct plan_indicator *ind = &s.f->plan->indicators[i];
		int self = s.sheets[0].lines[SCORE_SELF][i].score, verified = s.sheets[0].lines[SCORE_VERIFIED][i].score;

		if (g_strcmp0(ind->family, families[_i].item) != 0)
			ck_assert_int_eq(verified, self);
		if (strcmp(ind->id, families[_i].indicator) == 0)
			ck_assert_msg(verified < self, "%s: %d", ind->id, verified);
	}
	drop(&s);
}
END_TEST

/* All five in the street are true, three of five in the village: 15 rows whole, 5 at 60%. Taken together it would be 80%. */
START_TEST(kinds_of_community_are_strata)
{
	GString *rows = rows_of(5);
	struct scored s;

	add_findings(rows, "03", "11111", 0, "2023-10-16");
	add_findings(rows, "03", "11133", 15, "2023-10-16");
	s = score_rows(rows);
	ck_assert_int_eq(rat_cmp(s.verification->families[0].q, rat_make(18, 20)), 0);
	ck_assert_str_eq(line_of(&s, 0, SCORE_FINAL, "G1.1")->working, "2 × min(1, 20/20 × 9/10 ÷ 100%) = 1.80");
	drop(&s);
}
END_TEST

/* ---- indicators of one kind of community -------------------------------------------- */

/* Fifteen organisations in the street, five in the village; findings on the first of each. */
struct working { const char *formula, *tail; };

static const struct { const char *says, *urban, *rural; struct working avg, villages, both; int removed, removed_apart, deduct; } apart[] = {
	{ "each by its own", "11111", "11133", { "× min(1, 15/1 ÷ 8) = ", "" },
	  { "× min(1, 5/1 × 3/5 ÷ 4) = ", "（按农村社区（村）核验5项的属实率60.0%折算）" }, { "× min(1, 2/2 × 9/10 ÷ 100%) = ", "" }, 0, 0, 0 },
	{ "too few in the village: its failed rows go, though the family fails", "111133", "133",
	  { "× min(1, 15/1 × 2/3 ÷ 8) = ", "（按城市社区核验6项的属实率66.7%折算）" },
	  { "× min(1, 3/1 ÷ 4) = ", "（农村社区（村）核验3项，不折算，剔除不实记录2条）" }, { "× 0% = ", "（核实属实率低于60%）" }, 4, 2, 200 },
	{ "the family stands, the village does not: the row goes for all but the village", "1111111111", "11113", { "× min(1, 15/1 ÷ 8) = ", "" },
	  { "× min(1, 5/1 × 4/5 ÷ 4) = ", "（按农村社区（村）核验5项的属实率80.0%折算）" }, { "× min(1, 2/2 ÷ 100%) = ", "" }, 1, 0, 0 },
	{ "the village fails, the family does not: no deduction but the family's", "11111", "11333", { "× min(1, 15/1 ÷ 8) = ", "" },
	  { "× 0% = ", "（农村社区（村）核实属实率低于60%）" }, { "× min(1, 2/2 × 17/20 ÷ 100%) = ", "" }, 0, 3, 0 },
	{ "none in the village: the village stands", "11133", "", { "× min(1, 15/1 × 3/5 ÷ 8) = ", "（按城市社区核验5项的属实率60.0%折算）" },
	  { "× min(1, 5/1 ÷ 4) = ", "" }, { "× min(1, 2/2 × 3/5 ÷ 100%) = ", "" }, 0, 0, 100 },
	{ "too few everywhere: failed rows go", "13", "13", { "× min(1, 14/1 ÷ 8) = ", "（城市社区核验2项，不折算，剔除不实记录1条）" },
	  { "× min(1, 4/1 ÷ 4) = ", "（农村社区（村）核验2项，不折算，剔除不实记录1条）" }, { "× min(1, 2/2 ÷ 100%) = ", "" }, 2, 2, 0 },
	{ "too few in either, not in both: the family multiplies, nothing else does", "113", "111", { "× min(1, 14/1 ÷ 8) = ", "（城市社区核验3项，不折算，剔除不实记录1条）" },
	  { "× min(1, 5/1 ÷ 4) = ", "" }, { "× min(1, 2/2 × 3/4 ÷ 100%) = ", "" }, 0, 1, 100 },
};

static void check_working(const struct scored *s, const char *id, const struct working *w, const char *says)
{
	const char *working = line_of(s, 0, SCORE_VERIFIED, id)->working, *at = strstr(working, w->formula);
	const char *tail = at != NULL ? strpbrk(at + strlen(w->formula), "0123456789") : NULL;

	ck_assert_msg(tail != NULL && strcmp(tail + strspn(tail, "0123456789."), w->tail) == 0, "%s: %s", says, working);
}

START_TEST(one_kind_of_community_goes_by_its_own_findings)
{
	GString *rows = rows_of(5);
	const struct stats_family *family;
	struct scored s;

	add_findings(rows, "01", apart[_i].urban, 0, "2023-10-16");
	add_findings(rows, "01", apart[_i].rural, 15, "2023-10-16");
	s = score_rows(rows);
	family = &s.verification->families[0];
	check_working(&s, "A1.1", &apart[_i].avg, apart[_i].says);
	check_working(&s, "A1.2", &apart[_i].villages, apart[_i].says);
	check_working(&s, "A1.3", &apart[_i].both, apart[_i].says);
	ck_assert_uint_eq(family->n_strata, 2);
	ck_assert_int_eq(family->removed, apart[_i].removed);
	ck_assert_int_eq(family->strata[0].removed + family->strata[1].removed, apart[_i].removed_apart);
	ck_assert_int_eq(family->deduct, apart[_i].deduct);
	for (size_t i = 0; i < family->n_strata; i++)
		ck_assert(!(family->strata[i].adjusts && family->strata[i].removed > 0));
	ck_assert_int_eq((int)g_hash_table_size(s.verification->removed), family->removed);
	ck_assert(s.verification->differ == (family->removed != apart[_i].removed_apart));
	drop(&s);
}
END_TEST

/* ---- recounts ----------------------------------------------------------------------- */

/* Two of the village's five were not found; the fifteen of the street, at which nobody looked, stand. */
START_TEST(a_recount_alone_is_of_organisations)
{
	GString *rows = rows_of(5);
	struct scored s;

	g_string_append(rows, " Y1|A|2023-10-16|甲|局|1|A2|01|5|3|2|\n");
	s = score_rows(rows);
	ck_assert_int_eq(rat_cmp(s.verification->families[0].q, rat_make(18, 20)), 0);
	ck_assert_ptr_nonnull(strstr(line_of(&s, 0, SCORE_FINAL, "A1.3")->working, "min(1, 2/2 × 9/10 ÷ 100%)"));
	ck_assert_ptr_nonnull(strstr(line_of(&s, 0, SCORE_FINAL, "A1.2")->working, "min(1, 5/1 × 3/5 ÷ 4)"));
	check_working(&s, "A1.1", &(struct working){ "× min(1, 15/1 ÷ 8) = ", "" }, "nobody looked at the street");
	drop(&s);
}
END_TEST

static const struct { const char *says, *numbers[6]; struct rat q; } sums[] = {
	{ "verified over claimed, whatever the verdicts", { "1000|1000", "1000|1000", "1000|400", "1000|1000", "1000|1000" }, { 22, 25 } },
	{ "large claims weigh more", { "9000|9000", "100|0", "100|0", "100|0", "700|700" }, { 97, 100 } },
	{ "more than claimed is not worth more", { "1000|3000", "1000|1000", "1000|1000", "1000|1000", "1000|1000" }, { 1, 1 } },
	{ "a claim in words: by verdict", { "1000|1000", "1000|1000", "一千|1000", "1000|1000", "1000|1000" }, { 9, 10 } },
};

START_TEST(numbers_are_verified_over_claimed)
{
	GString *rows = rows_of(0);
	struct scored s;

	for (int i = 0; i < 5; i++)
		g_string_append_printf(rows, " Y%d|A|2023-10-16|甲|局|4|F%02d|08|%s|%d|\n", i, i, sums[_i].numbers[i], i == 4 ? 2 : 1);
	s = score_rows(rows);
	ck_assert_msg(rat_cmp(s.verification->families[0].q, sums[_i].q) == 0, "%s: %d/%d", sums[_i].says,
		(int)s.verification->families[0].q.num, (int)s.verification->families[0].q.den);
	drop(&s);
}
END_TEST

static const struct { const char *says; int yuan, found; struct rat value; const char *working; } growths[] = {
	{ "the amount shrinks, not the growth: 20% become 8%", 18000, 16200, { 2, 25 }, "3 × 80% = 2.40（90000 × 9/10 × 12/9/100000 − 1 ≥ 0%）" },
	{ "a decline becomes a larger one", 14000, 12600, { -4, 25 }, "3 × 50% = 1.50（70000 × 9/10 × 12/9/100000 − 1 > -100%）" },
	{ "nothing is missing: as claimed", 18000, 18000, { 1, 5 }, "3 × 100% = 3.00（120000/100000 − 1 ≥ 10%）" },
};

/* One contract of last year, five of this; sums that inspectors could not find are no purchases. */
START_TEST(growth_is_of_what_was_verified)
{
	GString *rows = rows_of(0);
	const struct score_line *line;
	struct scored s;

	for (int i = 0; i < 5; i++)
		g_string_append_printf(rows, " Y%d|A|2023-10-16|甲|局|5|G%d|09|%d|%d|%d|\n", i, i, growths[_i].yuan, growths[_i].found,
			growths[_i].yuan == growths[_i].found ? 1 : 2);
	g_string_append(rows, "table purchases A\n purchase_id|project|buyer|provider_name|contract_date|amount|paid\n"
		" G9|项目|甲街道|中心|2022-05-01|100000|100000\n");
	for (int i = 0; i < 5; i++)
		g_string_append_printf(rows, " G%d|项目|甲街道|中心|2023-05-01|%d|0\n", i, growths[_i].yuan);
	s = score_rows(rows);
	line = line_of(&s, 0, SCORE_VERIFIED, "C3.2");
	ck_assert_msg(rat_cmp(line->value, growths[_i].value) == 0, "%s: %s", growths[_i].says, line->value_text);
	ck_assert_str_eq(line->working, growths[_i].working);
	drop(&s);
}
END_TEST

/* Two organisations that do not exist lower every number they were part of, and by no hand. */
START_TEST(removed_records_flow_through)
{
	static const struct { const char *id, *findings; } lower[] = {   /* one is in the urban community, one in a village */
		{ "A1.1", "Y1" }, { "A1.2", "Y2" }, { "A2.1", "Y1、Y2" }, { "A3.1", "Y1、Y2" }, { "B1.1", "Y1、Y2" },
		{ "D1.2", "Y1、Y2" }, { "E2.1", "Y2" },
	};
	GString *rows = g_string_new(township_rows);
	struct scored s;

	g_string_append(rows, "Y1|A|2023-10-16|甲|局|2|O1|01|||3|\nY2|A|2023-10-16|甲|局|2|O4|01|||3|\n");
	s = score_rows(rows);
	for (size_t i = 0; i < G_N_ELEMENTS(lower); i++) {
		const struct score_line *self = line_of(&s, 0, SCORE_SELF, lower[i].id);
		const struct score_line *final = line_of(&s, 0, SCORE_FINAL, lower[i].id);
		char *said = g_strdup_printf("（%s）", lower[i].findings);

		ck_assert_msg(final->score < self->score, "%s: %s", lower[i].id, final->working);
		ck_assert_str_eq(final->findings, lower[i].findings);
		ck_assert_ptr_nonnull(strstr(final->reason, said));
		g_free(said);
	}
	drop(&s);
}
END_TEST

/* ---- beyond the sample ---------------------------------------------------------------- */

/* O00 to O05 are on the list. `extra`: findings on O10 and after. */
static const struct { const char *says, *drawn, *extra; bool list; int n, removed; struct rat q; const char *working; } beyond[] = {
	{ "false ones go, and are not estimated from", "11111", "133", true, 5, 2, { 1, 1 }, "2 × min(1, 18/20 ÷ 100%) = 1.80" },
	{ "true ones lift no ratio", "11133", "11111", true, 5, 0, { 3, 5 }, "2 × min(1, 20/20 × 3/5 ÷ 100%) = 1.20" },
	{ "a false one goes beside the ratio of the others", "11133", "3", true, 5, 1, { 3, 5 }, "2 × min(1, 19/20 × 3/5 ÷ 100%) = 1.14" },
	{ "too few were drawn, however many were looked at", "1133", "1111", true, 4, 2, { 1, 2 }, "2 × min(1, 18/20 ÷ 100%) = 1.80" },
	{ "none was drawn", "", "13113", true, 0, 2, { 0, 0 }, "2 × min(1, 18/20 ÷ 100%) = 1.80" },
	{ "without a list all count", "11111", "133", false, 8, 0, { 3, 4 }, "2 × min(1, 20/20 × 3/4 ÷ 100%) = 1.50" },
};

START_TEST(the_sample_is_what_was_drawn)
{
	GString *rows = rows_of(0), *draws = g_string_new(NULL);
	const struct stats_family *f;
	struct scored s;
	int said = 0;

	for (int i = 0; i < 6; i++)
		g_string_append_printf(draws, "<draw rule=\"organizations\" order=\"%d\" reserve=\"no\" id=\"O%02d\"/>", i + 1, i);
	add_findings(rows, "03", beyond[_i].drawn, 0, "2023-10-16");
	add_findings(rows, "03", beyond[_i].extra, 10, "2023-10-16");
	s = score_frozen("templates/plan.xml", rows->str, beyond[_i].list ? draws->str : NULL);
	f = &s.verification->families[0];
	for (size_t i = 0; i < diags_count(s.f->diags); i++)
		said += diags_at(s.f->diags, i)->code == DIAG_FINDING_EXTRA;
	ck_assert_msg(f->n == beyond[_i].n, "%s: n %d", beyond[_i].says, f->n);
	ck_assert_msg(f->removed == beyond[_i].removed, "%s: %d removed", beyond[_i].says, f->removed);
	ck_assert_msg(f->q.num * beyond[_i].q.den == f->q.den * beyond[_i].q.num, "%s: q %d/%d", beyond[_i].says, (int)f->q.num, (int)f->q.den);
	ck_assert_str_eq(line_of(&s, 0, SCORE_FINAL, "G1.1")->working, beyond[_i].working);
	ck_assert_int_eq(said, beyond[_i].list ? (int)strlen(beyond[_i].extra) : 0);
	ck_assert_int_eq(f->extra, said);
	drop(&s);
	g_string_free(rows, TRUE);
	g_string_free(draws, TRUE);
}
END_TEST

/* The village was not drawn, but it was counted: two of its five are missing, one of them by name. The list says nothing of
 * kinds that no rule draws. */
START_TEST(a_recount_stands_wherever_it_was_made)
{
	GString *rows = rows_of(5);
	struct scored s;

	g_string_append(rows, " Y1|A|2023-10-16|甲|局|1|A2|01|5|3|2|\n Y2|A|2023-10-16|甲|局|2|O15|01|||3|\n Y3|A|2023-10-16|甲|局|6|O15|07|||1|\n");
	s = score_frozen("templates/plan.xml", rows->str, "<draw rule=\"organizations\" order=\"1\" reserve=\"no\" id=\"O00\"/>");
	ck_assert_int_eq(rat_cmp(s.verification->families[0].q, rat_make(18, 20)), 0);
	ck_assert_int_eq(s.verification->families[0].n, 0);
	ck_assert_int_eq(s.verification->families[0].removed, 0);
	ck_assert_ptr_nonnull(strstr(line_of(&s, 0, SCORE_FINAL, "A1.2")->working, "min(1, 5/1 × 3/5 ÷ 4)"));
	ck_assert_int_eq(stats_family_of(s.verification, 1, "07")->n, 1);
	drop(&s);
	g_string_free(rows, TRUE);
}
END_TEST

/* ---- the time for proof ------------------------------------------------------------- */

/* The documents are of Friday, 15 December: five working days after the 8th end on it, after the 7th the day before. */
static const struct { const char *day, *calendar, *says; int pending; } waits[] = {
	{ "2023-12-08", "", "the fifth working day is today", 4 },
	{ "2023-12-07", "", "it was yesterday", 0 },
	{ "2023-12-08", " 2023-12-09|1\n", "a Saturday at work: it was yesterday", 0 },
	{ "2023-12-07", " 2023-12-12|0\n", "a holiday in between: it is today", 4 },
	{ "2023-10-16", "", "long ago", 0 },
};

START_TEST(what_cannot_be_verified_waits)
{
	GString *rows = rows_of(0);
	const struct stats_family *f;
	struct scored s;
	int pending = waits[_i].pending;

	add_findings(rows, "03", "1114444", 0, waits[_i].day);
	g_string_append_printf(rows, "table d_calendar -\n date|is_workday\n%s", waits[_i].calendar);
	s = score_rows(rows);
	f = &s.verification->families[0];
	ck_assert_msg(f->pending == pending && f->n == 7 - pending, "%s: %d wait", waits[_i].says, f->pending);
	ck_assert_int_eq(rat_cmp(f->q, pending > 0 ? rat_int(1) : rat_make(3, 7)), 0);
	ck_assert_uint_eq(diags_count(s.f->diags), (size_t)pending);
	ck_assert_int_eq(line_of(&s, 0, SCORE_FINAL, "G1.1")->score, pending > 0 ? 200 : 0);
	drop(&s);
}
END_TEST

/* Nothing but findings that wait: told, and the claims stand. A false one does not wait. */
START_TEST(waiting_alone_changes_nothing)
{
	GString *rows = rows_of(0);
	struct scored s;

	add_findings(rows, "03", "44444", 0, "2023-12-15");
	add_findings(rows, "01", "3", 0, "2023-12-15");
	s = score_rows(rows);
	ck_assert_uint_eq(s.verification->n_families, 2);
	ck_assert_int_eq(stats_family_of(s.verification, 1, "03")->pending, 5);
	ck_assert_int_eq(stats_family_of(s.verification, 1, "03")->n, 0);
	ck_assert_int_eq(stats_family_of(s.verification, 1, "01")->removed, 1);
	ck_assert_str_eq(line_of(&s, 0, SCORE_FINAL, "G1.1")->working, "2 × min(1, 19/19 ÷ 100%) = 2.00");
	drop(&s);
}
END_TEST

Suite *verify_suite(void)
{
	Suite *s = suite_create("verify");
	TCase *tc = tcase_create("core");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, quality_decides, 0, sizeof bands / sizeof bands[0]);
	tcase_add_loop_test(tc, each_family_has_its_own_quality, 0, sizeof families / sizeof families[0]);
	tcase_add_test(tc, kinds_of_community_are_strata);
	tcase_add_loop_test(tc, one_kind_of_community_goes_by_its_own_findings, 0, sizeof apart / sizeof apart[0]);
	tcase_add_test(tc, a_recount_alone_is_of_organisations);
	tcase_add_loop_test(tc, numbers_are_verified_over_claimed, 0, sizeof sums / sizeof sums[0]);
	tcase_add_loop_test(tc, growth_is_of_what_was_verified, 0, sizeof growths / sizeof growths[0]);
	tcase_add_test(tc, removed_records_flow_through);
	tcase_add_loop_test(tc, the_sample_is_what_was_drawn, 0, sizeof beyond / sizeof beyond[0]);
	tcase_add_test(tc, a_recount_stands_wherever_it_was_made);
	tcase_add_loop_test(tc, what_cannot_be_verified_waits, 0, sizeof waits / sizeof waits[0]);
	tcase_add_test(tc, waiting_alone_changes_nothing);
	suite_add_tcase(s, tc);
	return s;
}
