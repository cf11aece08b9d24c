/* test_opened.c -- numbers opened down to rows, cross-checks, listed rows. */
#include <check.h>
#include <string.h>

#include "fixture.h"
#include "township.h"

Suite *opened_suite(void);

static char *explain(const struct fixture *f, const char *name, const char *place, enum stats_explain_format format)
{
	GString *out = g_string_new(NULL);

	ck_assert(stats_explain(fixture_eval(f), name, fixture_place(f, place), format, out, f->diags));
	return g_string_free(out, FALSE);
}

START_TEST(a_figure_shows_formula_rows_and_what_failed)
{
	static const char wanted[] =
		"urban_avg 城市社区平均组织数（A 甲街道）= 3.00个\n"
		"阶段：检查阶段，数据截至2023-09-30\n"
		"目标：8.00\n"
		"公式：urban_orgs / urban_communities\n"
		"计算：3/1 = 3.00\n"
		"  urban_orgs 城市社区社会组织数 = 3个\n"
		"  urban_communities 城市社区数 = 1个\n"
		"\nurban_orgs 城市社区社会组织数 = 3个\n"
		"  条件1：截止日前成立\n  条件2：截止日未注销\n  条件3：已登记或备案\n  条件4：属于某一社区（村）\n"
		"  条件5：属于城市社区\n"
		"  计入 3 行（社区社会组织台账）\n"
		"    A/organizations.csv:2  O1\n    A/organizations.csv:3  O2\n    A/organizations.csv:4  O3\n"
		"  未计入 6 行\n"
		"    A/organizations.csv:5  O4  不符合：属于城市社区\n";
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	char *text = explain(f, "urban_avg", "A", STATS_TEXT);

	ck_assert_msg(g_str_has_prefix(text, wanted), "%s", text);
	ck_assert(strstr(text, "O6  不符合：已登记或备案\n") != NULL);
	g_free(text);
	fixture_free(f);
}
END_TEST

START_TEST(an_indicator_shows_its_working)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	char *text = explain(f, "A1.2", "A", STATS_TEXT);

	ck_assert(strstr(text, "计算：4 × min(1, 5/2 ÷ 4) = 2.50\n") != NULL);
	ck_assert(strstr(text, "计入 5 行") != NULL);
	g_free(text);
	fixture_free(f);
}
END_TEST

START_TEST(csv_and_json_hold_the_rows)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	char *csv = explain(f, "rural_orgs", "A3", STATS_CSV), *json = explain(f, "rural_orgs", "A3", STATS_JSON);

	ck_assert_str_eq(csv, "度量,表,是否计入,不符合,编号,地点,文件,行,数值\r\n"
		"rural_orgs,,数值,,,A3,,,1\r\nrural_orgs,organizations,数值,,,A3,,,1\r\n"
		"rural_orgs,organizations,计入,,O9,A3,A/organizations.csv,9,\r\n");
	ck_assert(strstr(json, "\"kept\":[{\"id\":\"O9\",\"place\":\"A3\",\"file\":\"A/organizations.csv\",\"line\":9}],"
		"\"left_out\":[]") != NULL);
	g_free(csv);
	g_free(json);
	fixture_free(f);
}
END_TEST

START_TEST(an_unknown_name_is_told_with_the_nearest)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	GString *out = g_string_new(NULL);

	ck_assert(!stats_explain(fixture_eval(f), "urban_average", 0, STATS_TEXT, out, f->diags));
	ck_assert_uint_eq(diags_count(f->diags), 1);
	ck_assert(strstr(diags_at(f->diags, 0)->arg[1], "urban_avg") != NULL);
	g_string_free(out, TRUE);
	fixture_free(f);
}
END_TEST

/* ---- every name at every level ------------------------------------------------------------- */

static size_t occurrences(const char *text, const char *wanted)
{
	size_t n = 0;

	for (const char *p = text; (p = strstr(p, wanted)) != NULL; p += strlen(wanted))
		n++;
	return n;
}

/* The three forms say the same value; a count lists as many rows as it says. */
static void opens(const struct fixture *f, const struct stats *s, const char *name, int place, const char *value)
{
	static const char header[] = "度量,表,是否计入,";
	GString *out[3];
	const char *code = f->data->places[place].code;
	char *csv, *json;

	for (int k = 0; k < 3; k++) {
		out[k] = g_string_new(NULL);
		ck_assert_msg(stats_explain(s, name, place, (enum stats_explain_format)k, out[k], f->diags), "%s %s", name, code);
	}
	ck_assert_msg(g_str_has_prefix(out[STATS_CSV]->str, header), "%s %s: %s", name, code, out[STATS_CSV]->str);
	ck_assert_msg(g_str_has_suffix(out[STATS_JSON]->str, "]}\n"), "%s %s: %s", name, code, out[STATS_JSON]->str);
	ck_assert_msg(strstr(out[STATS_TEXT]->str, "阶段：") != NULL, "%s %s: %s", name, code, out[STATS_TEXT]->str);
	if (value != NULL) {
		char *head = g_strdup_printf("）= %s", value);

		csv = g_strdup_printf("\r\n%s,,数值,,,%s,,,%s", name, code, value);
		json = g_strdup_printf("\"value\":\"%s\"", value);
		ck_assert_msg(strstr(out[STATS_TEXT]->str, head) != NULL, "%s %s %s: %s", name, code, value, out[STATS_TEXT]->str);
		ck_assert_msg(strstr(out[STATS_CSV]->str, csv) != NULL, "%s %s %s: %s", name, code, value, out[STATS_CSV]->str);
		ck_assert_msg(strstr(out[STATS_JSON]->str, json) != NULL, "%s %s %s: %s", name, code, value, out[STATS_JSON]->str);
		g_free(head);
		g_free(csv);
		g_free(json);
	}
	for (int k = 0; k < 3; k++)
		g_string_free(out[k], TRUE);
}

static void count_lists_its_rows(const struct fixture *f, const struct stats *s, const struct plan_measure *m, int place)
{
	GString *out = g_string_new(NULL);
	char *kept = g_strdup_printf("\r\n%s,%s,计入,", m->id, m->table->id);
	struct rat v = stats_value(s, m->figure, place).v;

	ck_assert(stats_explain(s, m->id, place, STATS_CSV, out, f->diags));
	ck_assert_msg(occurrences(out->str, kept) == (size_t)v.num, "%s at %s is %lld: %s", m->id,
		f->data->places[place].code, (long long)v.num, out->str);
	g_string_free(out, TRUE);
	g_free(kept);
}

static void open_everything(const struct fixture *f, const struct stats *s, int place)
{
	const struct plan *plan = f->plan;
	char buf[64];

	for (size_t i = 0; i < plan->n_figures; i++)
		opens(f, s, plan->figures[i].id, place,
			stats_number(&plan->figures[i], stats_value(s, (int)i, place).v, buf));
	for (size_t i = 0; i < plan->n_measures; i++)
		if (plan->measures[i].op == PLAN_COUNT && plan->measures[i].by == PLAN_BY_NONE)
			count_lists_its_rows(f, s, &plan->measures[i], place);
	for (size_t i = 0; i < plan->n_indicators; i++)
		opens(f, s, plan->indicators[i].id, place, NULL);
	for (size_t i = 0; i < plan->n_targets; i++)
		opens(f, s, plan->targets[i].id, place, NULL);
}

START_TEST(everything_opens_everywhere)
{
	static const char *const places[] = { "450199", "A", "A3", "B" };
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	const struct stats *s = fixture_eval(f);

	open_everything(f, s, fixture_place(f, places[_i]));
	fixture_free(f);
}
END_TEST

/* An indicator opened at a township is the line of its score sheet. */
START_TEST(an_indicator_is_the_line_of_the_sheet)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	const struct stats *s = fixture_eval(f);
	size_t n;
	const struct score_sheet *sheet = stats_scores(f->data, s, s, s, NULL, f->arena, f->diags, &n);

	for (size_t t = 0; t < n; t++)
		for (size_t i = 0; i < f->plan->n_indicators; i++) {
			const struct score_line *line = &sheet[t].lines[SCORE_SELF][i];
			GString *out = g_string_new(NULL);
			char *working = g_strdup_printf("\n计算：%s\n", line->working);

			ck_assert(stats_explain(s, f->plan->indicators[i].id, sheet[t].place, STATS_TEXT, out, f->diags));
			ck_assert_msg(line->na || strstr(out->str, working) != NULL, "%s instead of %s", out->str, working);
			g_free(working);
			g_string_free(out, TRUE);
		}
	fixture_free(f);
}
END_TEST

/* ---- cross-checks ------------------------------------------------------------------------ */

static const struct { const char *id, *place, *row, *text; } hits[] = {
	{ "X02", NULL, NULL, NULL },
	{ "X06", NULL, NULL, NULL },
	{ "X08", "A", NULL, "填报的媒体报道次数多于宣传报道台账中的条数：2条" },
	{ "X12", "A", NULL, "名册填报的2023年联系次数多于党建工作记录中的联系走访、联席会议次数：名册共5次，党建工作记录共0次"
	  "。2023年联系次数：“社区（村）名册”第0、0行，合计5次；2023年联系走访、联席会议记录数：“党建工作记录”中没有符合的行" },
	{ "X09", "A", " O7|四会|A3|3|2021-01-01|1|1|01||张四|0|9|0|0|0|0|0||0||0\n", "组织名称和负责人相同，可能重复计数：四会、张*（2条）" },
};

static const struct stats_cross_hit *find_hit(const struct stats *s, const char *id)
{
	size_t n;
	const struct stats_cross_hit *hit = stats_crosses(s, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(hit[i].check->id, id) == 0)
			return &hit[i];
	return NULL;
}

START_TEST(cross_check_finds_what_it_should)
{
	const char *at = strstr(township_rows, " O6|");
	char *rows = g_strdup_printf("%.*s%s%s", (int)(at - township_rows), township_rows,
		hits[_i].row != NULL ? hits[_i].row : "", at);
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	const struct stats_cross_hit *hit = find_hit(fixture_eval(f), hits[_i].id);

	if (hits[_i].text == NULL && hits[_i].place == NULL)
		ck_assert_ptr_null(hit);
	if (hits[_i].text != NULL) {
		ck_assert_ptr_nonnull(hit);
		ck_assert_str_eq(hit->text, hits[_i].text);
		ck_assert_int_eq(hit->place, fixture_place(f, hits[_i].place));
	}
	fixture_free(f);
	g_free(rows);
}
END_TEST

START_TEST(texts_that_say_the_same_are_found)
{
	static const char story[] = "社区成立和事佬工作室，每周三下午接待居民，先听后劝，再签协议，最后回访；三年来调解邻里纠纷二百余起，居民送来锦旗十二面。";
	static const char other[] = "村里的红白理事会把酒席标准写进村规民约，由老党员带头，一场喜事的开支从八万元降到三万元，人情负担轻了，邻里来往反而更多了。";
	char *rows = g_strconcat(township_rows,
		"table cases A\n case_id|title|community_code|field|project_code|background|actions|results|insight|consent\n"
		" AL1|和事佬|A1|02|4|", story, "|甲|乙|丙|1\n AL2|说和队|A2|02|4|我们", story, "效果好|甲|乙|丙|1\n"
		" AL3|移风易俗|A3|11|5|", other, "|甲|乙|丙|1\n", NULL);
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	const struct stats_cross_hit *hit = find_hit(fixture_eval(f), "X23");

	ck_assert_ptr_nonnull(hit);
	ck_assert_uint_eq(hit->n_rows, 2);
	ck_assert_msg(g_str_has_prefix(hit->text, "案例正文雷同，请核对是否重复使用：《和事佬》与《说和队》相同"), "%s", hit->text);
	fixture_free(f);
	g_free(rows);
}
END_TEST

START_TEST(listed_rows_are_sorted_and_complete)
{
	struct fixture *f = fixture_new("templates/plan.xml", township_rows);
	struct stats *s = fixture_eval(f);
	const struct plan_listing *list = NULL;
	size_t n;

	for (size_t i = 0; i < f->plan->n_listings; i++)
		if (strcmp(f->plan->listings[i].id, "org_list") == 0)
			list = &f->plan->listings[i];
	ck_assert_ptr_nonnull(list);
	{
		const struct row *const *rows = stats_rows_of(s, list, fixture_place(f, "A"), &n);
		int acts = plan_find_column(list->table, "activities_12m");
		ck_assert_uint_eq(n, 8);
		ck_assert_str_eq(rows[0]->v[0].s, "O1");
		ck_assert_str_eq(rows[7]->v[0].s, "O9");
		ck_assert_int_eq(rows[0]->v[acts].i, 4);
	}
	fixture_free(f);
}
END_TEST

START_TEST(one_case_of_each_project_comes_first)
{
	char *rows = g_strconcat(township_rows,
		"table cases A\n case_id|title|community_code|field|project_code|background|actions|results|insight|consent\n"
		" AL1|a|A1|02|4|x|x|x|x|1\n AL2|b|A2|02|4|x|x|x|x|1\n AL3|c|A3|11|5|x|x|x|x|1\n AL4|d|A3|11|5|x|x|x|x|1\n", NULL);
	static const char *const wanted[] = { "AL1", "AL3", "AL2", "AL4" };
	struct fixture *f = fixture_new("templates/plan.xml", rows);
	struct stats *s = fixture_eval(f);
	size_t n;

	for (size_t i = 0; i < f->plan->n_listings; i++) {
		const struct row *const *list;
		if (strcmp(f->plan->listings[i].id, "case_list") != 0)
			continue;
		list = stats_rows_of(s, &f->plan->listings[i], fixture_place(f, "A"), &n);
		ck_assert_uint_eq(n, 4);
		for (size_t k = 0; k < (size_t)f->plan->listings[i].limit; k++)
			ck_assert_str_eq(list[k]->v[0].s, wanted[k]);
	}
	fixture_free(f);
	g_free(rows);
}
END_TEST

Suite *opened_suite(void)
{
	Suite *s = suite_create("opened");
	TCase *tc = tcase_create("core");

	tcase_add_test(tc, a_figure_shows_formula_rows_and_what_failed);
	tcase_add_test(tc, an_indicator_shows_its_working);
	tcase_add_test(tc, csv_and_json_hold_the_rows);
	tcase_add_test(tc, an_unknown_name_is_told_with_the_nearest);
	tcase_add_loop_test(tc, everything_opens_everywhere, 0, 4);
	tcase_add_test(tc, an_indicator_is_the_line_of_the_sheet);
	tcase_add_loop_test(tc, cross_check_finds_what_it_should, 0, sizeof hits / sizeof hits[0]);
	tcase_add_test(tc, one_case_of_each_project_comes_first);
	tcase_add_test(tc, texts_that_say_the_same_are_found);
	tcase_add_test(tc, listed_rows_are_sorted_and_complete);
	suite_add_tcase(s, tc);
	return s;
}
