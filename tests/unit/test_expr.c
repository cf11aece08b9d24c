/* test_expr.c -- the expression language: what parses and what it gives, what does not and where. */
#include <check.h>
#include <inttypes.h>

#include "scratch.h"

Suite *expr_suite(void);

/* One plan per expression: as the value of a measure (row) or as a figure (place). */
#define HEAD "<plan version='1' title='t'>" \
	"<codelists><codelist id='KIND'><code value='1' label='甲'/><code value='02' label='乙'/><code value='U' label='城市'/></codelist>" \
	"<codelist id='OTHER'><code value='1' label='甲'/></codelist></codelists>" \
	"<tables><table id='things' code='T1' row='thing' label='物'>" \
	"<field name='kind' label='a' type='code' codes='KIND' req='O'/><field name='kind2' label='b' type='code' codes='KIND' req='O'/>" \
	"<field name='other' label='c' type='code' codes='OTHER' req='O'/><field name='kinds' label='d' type='multi' codes='KIND' req='O'/>" \
	"<field name='n' label='e' type='int' req='O'/><field name='dec' label='f' type='dec' scale='1' req='O'/>" \
	"<field name='money' label='g' type='money' req='O'/><field name='day' label='h' type='date' req='O'/>" \
	"<field name='yes' label='i' type='bool' req='O'/><field name='say' label='j' type='text' req='O'/>" \
	"<field name='none' label='k' type='int' req='O'/><field name='refs' label='l' type='refs' req='O'/></table></tables>"
#define TARGETS "<targets><target id='T1' label='t' value='8' figure='all' level='district'/></targets>"
#define FIGURES "<measures><measure id='all' table='things' label='m'/><measure id='by_kind' table='things' label='m' by='kind'/>" \
	"<measure id='by_year' table='things' label='m' by='year(day)' from='2022-01-01' to='cutoff'/>" \
	"<measure id='paid' table='things' op='sum' value='money' label='m'/><measure id='first_day' table='things' op='min' value='day' label='m'/></measures>"

static char *escaped(const char *expr)
{
	return g_markup_escape_text(expr, -1);
}

static const struct plan *row_plan(struct scratch *f, const char *expr)
{
	char *e = escaped(expr);
	char *text = g_strdup_printf(HEAD "<measures><measure id='m' table='things' op='distinct' value='%s' label='m'/></measures></plan>", e);
	const struct plan *plan = scratch_plan(f, text);

	g_free(text);
	g_free(e);
	return plan;
}

static const struct plan *place_plan(struct scratch *f, const char *expr)
{
	char *e = escaped(expr);
	char *text = g_strdup_printf(HEAD TARGETS FIGURES "<figures><figure id='figure' label='f' expr='%s'/></figures></plan>", e);
	const struct plan *plan = scratch_plan(f, text);

	g_free(text);
	g_free(e);
	return plan;
}

/* ---- row expressions: values ------------------------------------------------- */

/* kind 02, kind2 U, other 1, kinds 1 and U (U first), n 7, dec 2.5, money 1234.50 yuan,
 * day 2023-03-31, yes, say "成效3项", none empty, refs A;B. Cut-off 2023-09-30. */
static const struct { const char *expr, *value; } rows[] = {
	{ "1 + 2 * 3", "7" }, { "(1 + 2) * 3", "9" }, { "10 - 4 - 3", "3" }, { "1 / 3 + 1 / 6", "1/2" }, { "-n + 1", "-6" },
	{ "1 / 0", "?" }, { "0.1 + 0.2 = 0.3", "1" }, { "none + 1", "?" },
	{ "n = 7", "1" }, { "n != 7", "0" }, { "n lt 7", "0" }, { "n le 7", "1" }, { "n gt 6", "1" }, { "n ge 8", "0" },
	{ "n < 8", "1" }, { "n <= 6", "0" }, { "n > 7", "0" }, { "n >= 7", "1" }, { "n in (1, 7)", "1" }, { "n in (1, 2)", "0" },
	{ "dec * 2 = 5", "1" },
	{ "not yes", "0" }, { "yes and n = 7", "1" }, { "yes and n = 8 or n = 7", "1" }, { "yes and (n = 8 or n = 9)", "0" },
	{ "not n = 7", "0" }, { "none = 1 or yes", "1" }, { "none = 1 and yes", "?" }, { "none = 1 and not yes", "0" }, { "yes = 1", "1" },
	{ "kind = 02", "1" }, { "kind=02", "1" }, { "kind = '乙'", "1" }, { "kind != 1", "1" }, { "kind in (1, 02)", "1" }, { "kind in (1,U)", "0" },
	{ "kind2 = U", "1" }, { "kind = kind2", "0" }, { "kind lt kind2", "1" }, { "first(kinds) = U", "1" },
	{ "has(kinds, 1)", "1" }, { "has(kinds, 02)", "0" }, { "has(kinds, '城市')", "1" }, { "count(kinds)", "2" },
	{ "money ge 1234.5", "1" }, { "money gt 1234.50", "0" }, { "1234.5 = money", "1" }, { "money - 1000 = 234.5", "1" },
	{ "money / 2 = 617.25", "1" }, { "money in (1, 1234.5)", "1" }, { "-money lt 0", "1" }, { "money / money", "1" },
	{ "day = 2023-03-31", "1" }, { "day gt cutoff - 12m", "1" }, { "day - 1m = 2023-02-28", "1" }, { "day + 1d = 2023-04-01", "1" },
	{ "day - 1y = 2022-03-31", "1" }, { "cutoff - day", "183" }, { "day ge impl.from and day le impl.to", "1" }, { "day le deadline", "1" },
	{ "year(day)", "2023" }, { "month(day)", "3" }, { "quarter(day)", "1" }, { "day ge deploy.from", "?" },
	{ "say = '成效3项'", "1" }, { "length(say)", "4" }, { "digits(say)", "1" }, { "matches(say, '无|成效')", "1" }, { "matches(say, '无')", "0" },
	{ "code_part('Q450199001003', 10, 3)", "3" }, { "code_part('450199', 1, 6)", "450199" }, { "code_part('4501', 3, 3)", "?" },
	{ "code_part('450199001003', 7, 3) in (1, 2)", "1" }, { "code_part(say, 1, 1)", "3" }, { "code_part('', 1, 1)", "?" },
	{ "empty(none)", "1" }, { "empty(n)", "0" }, { "not empty(say)", "1" }, { "empty(kinds)", "0" },
	{ "place_is('community')", "1" }, { "place_is('township')", "0" },
	{ " n\n=\t7 ", "1" },
};

static const struct season_phase phases[] = {
	{ .id = "impl", .label = "p", .cutoff = PLAN_EMPTY, .deadline = PLAN_EMPTY, .fallback = -1 },
	{ .id = "inspection", .label = "p", .fallback = -1 },
};

static char *value_text(struct plan_row_value v)
{
	if (!v.known)
		return g_strdup("?");
	return v.n.den == 1 ? g_strdup_printf("%" PRId64, v.n.num) : g_strdup_printf("%" PRId64 "/%" PRId64, v.n.num, v.n.den);
}

static char *evaluate(const struct plan *plan)
{
	struct season_phase days[2] = { phases[0], phases[1] };
	struct season season = { .phases = days, .n_phases = 2 };
	union value v[12] = { { .i = 1 }, { .i = 2 }, { .i = 0 }, { .i = 5 | INT64_C(2) << 56 }, { .i = 7 }, { .i = 25 }, { .i = 123450 },
		{ .i = plan_date(2023, 3, 31) }, { .i = 1 }, { .s = "成效3项" }, { .i = PLAN_EMPTY }, { .s = "A;B" } };
	struct plan_row_view row = { .table = &plan->tables[0], .v = v, .season = &season, .phase = 1, .t = PLAN_EMPTY,
		.level = PLAN_COMMUNITY };

	days[0].from = plan_date(2022, 6, 1);
	days[0].to = plan_date(2023, 8, 31);
	days[1].cutoff = plan_date(2023, 9, 30);
	days[1].deadline = plan_date(2023, 10, 13);
	return value_text(plan_eval_row(plan->measures[0].value, &row));
}

START_TEST(row_gives)
{
	struct scratch f = scratch_new();
	const struct plan *plan = row_plan(&f, rows[_i].expr);
	char *said = scratch_said(&f, 0), *value;

	ck_assert_msg(plan != NULL, "%s: %s", rows[_i].expr, said);
	value = evaluate(plan);
	ck_assert_msg(strcmp(value, rows[_i].value) == 0, "%s: %s", rows[_i].expr, value);
	g_free(value);
	g_free(said);
	scratch_free(&f);
}
END_TEST

/* ---- place expressions: shape ----------------------------------------------------- */

static const struct { const char *expr; enum plan_opcode op; bool money, date; } places[] = {
	{ "all", PLAN_X_NAME, false, false },
	{ "all / 2", PLAN_X_DIV, false, false },
	{ "by_kind[02]", PLAN_X_CELL, false, false },
	{ "by_kind['乙']", PLAN_X_CELL, false, false },
	{ "by_year[2023]", PLAN_X_CELL, false, false },
	{ "cells(by_kind)", PLAN_X_CELLS, false, false },
	{ "cells(by_kind, 1, 02) ge 2", PLAN_X_GE, false, false },
	{ "sum(community: if(all = 0, 1, 0))", PLAN_X_AGG, false, false },
	{ "median(township: paid)", PLAN_X_AGG, true, false },
	{ "count(township: paid)", PLAN_X_AGG, false, false },
	{ "min(township: first_day)", PLAN_X_AGG, false, true },
	{ "rank(township: all / (all + 1))", PLAN_X_RANK, false, false },
	{ "parent(district: paid)", PLAN_X_PARENT, true, false },
	{ "min(all, 3)", PLAN_X_MIN2, false, false },
	{ "max(ceil(all), floor(-all))", PLAN_X_MAX2, false, false },
	{ "abs(paid - 10)", PLAN_X_ABS, true, false },
	{ "if(all gt 3, paid, na)", PLAN_X_IF, true, false },
	{ "default(first_day, na)", PLAN_X_DEFAULT, false, true },
	{ "months(2023-01-01, cutoff)", PLAN_X_MONTHS, false, false },
	{ "target(T1)", PLAN_X_TARGET, false, false },
	{ "na", PLAN_X_NA, false, false },
	{ "paid / all", PLAN_X_DIV, true, false },
	{ "paid / paid", PLAN_X_DIV, false, false },
	{ "first_day + 5d", PLAN_X_ADD, false, true },
	{ "first_day le 2022-09-30", PLAN_X_LE, false, false },
	{ "not all = 0 or all gt 5 and all lt 9", PLAN_X_OR, false, false },
};

START_TEST(place_parses)
{
	struct scratch f = scratch_new();
	const struct plan *plan = place_plan(&f, places[_i].expr);
	char *said = scratch_said(&f, 0);
	const struct plan_figure *figure;

	ck_assert_msg(plan != NULL, "%s: %s", places[_i].expr, said);
	figure = &plan->figures[plan_find_figure(plan, "figure")];
	ck_assert_msg(figure->expr->op == places[_i].op, "%s: op %d", places[_i].expr, figure->expr->op);
	ck_assert_msg(figure->is_money == places[_i].money, "%s: money", places[_i].expr);
	ck_assert_msg(figure->is_date == places[_i].date, "%s: date", places[_i].expr);
	g_free(said);
	scratch_free(&f);
}
END_TEST

START_TEST(cells_and_literals)
{
	struct scratch f = scratch_new();
	const struct plan *plan = place_plan(&f, "cells(by_kind, U, 02) + by_year[2023] + if(paid gt 5, 1, 0)");
	const struct plan_expr *sum, *cells, *cell, *limit;

	ck_assert_ptr_nonnull(plan);
	sum = plan->figures[plan_find_figure(plan, "figure")].expr;
	cells = sum->args[0]->args[0];
	cell = sum->args[0]->args[1];
	limit = sum->args[1]->args[0]->args[1];
	ck_assert_uint_eq(cells->n_cells, 2);
	ck_assert_int_eq(cells->cells[0], 2);
	ck_assert_int_eq(cells->cells[1], 1);
	ck_assert_str_eq(cells->keys[1], "02");
	ck_assert_str_eq(cell->keys[0], "2023");
	ck_assert_int_eq(limit->number.num, 500);
	scratch_free(&f);
}
END_TEST

/* ---- mistakes ----------------------------------------------------------------------- */

static const struct { bool place; const char *expr, *said; } wrong[] = {
	{ false, "", "plan-expr@1: 表达式“”第1个字符处" },
	{ false, "n +", "plan-expr@1: 表达式“n +”第4个字符处" },
	{ false, "n + * 2", "plan-expr@1: 表达式“n + * 2”第5个字符处不合语法：“*”" },
	{ false, "(n + 1", "plan-expr@1: 表达式“(n + 1”第7个字符处" },
	{ false, "n 1", "plan-expr@1: 表达式“n 1”第3个字符处不合语法：“1”" },
	{ false, "n = = 1", "plan-expr@1: 表达式“n = = 1”第5个字符处" },
	{ false, "1.2.3", "plan-expr@1: " },
	{ false, "12x", "plan-expr@1: " },
	{ false, "n # 1", "plan-expr@1: 表达式“n # 1”第3个字符处不合语法：“#”" },
	{ false, "n 加 1", "plan-expr@1: 表达式“n 加 1”第3个字符处不合语法：“加”" },
	{ false, "'成效' = say and 加", "plan-expr@1: 表达式“'成效' = say and 加”第16个字符处不合语法：“加”" },
	{ false, "say = 'x", "plan-expr@1: 表达式“say = 'x”第7个字符处" },
	{ false, "day gt 2023-02-30", "plan-expr-type@1: " },
	{ false, "n - 12m", "plan-expr-type@1: 表达式“n - 12m”第5个字符处类型不合：number → date" },
	{ false, "12m + day", "plan-expr@1: 表达式“12m + day”第1个字符处" },
	{ false, "nn = 1", "plan-expr-name@1: 表达式“nn = 1”第1个字符处的名称没有定义：“nn”，是否为“n”" },
	{ false, "emty(n)", "plan-expr-name@1: 表达式“emty(n)”第1个字符处的名称没有定义：“emty”，是否为“empty”？" },
	{ false, "cells(kind)", "plan-expr-name@1: " },
	{ false, "sum(community: n)", "plan-expr-name@1: " },
	{ false, "t gt day", "plan-expr-name@1: " },
	{ false, "kind = 7", "plan-expr-code@1: 表达式“kind = 7”第8个字符处的代码不在代码表中：KIND“7”" },
	{ false, "kind in (1, 2)", "plan-expr-code@1: 表达式“kind in (1, 2)”第13个字符处的代码不在代码表中：KIND“2”，是否为“02”？" },
	{ false, "kind = x", "plan-expr-code@1: " },
	{ false, "kind = '丙'", "plan-expr-code@1: " },
	{ false, "kind = n", "plan-expr-type@1: " },
	{ false, "kind = other", "plan-expr-type@1: " },
	{ false, "has(kinds, 9)", "plan-expr-code@1: " },
	{ false, "has(kind, 1)", "plan-expr-type@1: " },
	{ false, "has(kinds)", "plan-expr@1: 表达式“has(kinds)”第10个字符处不合语法：“)”" },
	{ false, "kinds = 1", "plan-expr-type@1: " },
	{ false, "n = say", "plan-expr-type@1: " },
	{ false, "day = 5", "plan-expr-type@1: 表达式“day = 5”第8个字符处类型不合：date ↔ number" },
	{ false, "say + 1", "plan-expr-type@1: " },
	{ false, "day and n", "plan-expr-type@1: " },
	{ false, "year(n)", "plan-expr-type@1: " },
	{ false, "length(n)", "plan-expr-type@1: " },
	{ false, "matches(say, n)", "plan-expr@1: " },
	{ false, "code_part(n, 1, 1)", "plan-expr-type@1: " },
	{ false, "code_part(say, n, 1)", "plan-expr-type@1: " },
	{ false, "empty(1)", "plan-expr-type@1: " },
	{ false, "empty(n, n)", "plan-expr@1: " },
	{ false, "place_is('village')", "plan-expr-name@1: " },
	{ false, "day gt imp.from", "plan-expr-name@1: 表达式“day gt imp.from”第8个字符处的名称没有定义：“imp.from”，是否为“impl.from”" },
	{ false, "day gt impl.start", "plan-expr-name@1: " },
	{ true, "al / 2", "plan-expr-name@1: 表达式“al / 2”第1个字符处的名称没有定义：“al”，是否为“all”？" },
	{ true, "empty(all)", "plan-expr-name@1: " },
	{ true, "all[1]", "plan-expr-type@1: 表达式“all[1]”第4个字符处类型不合：all → measure by=" },
	{ true, "by_kind[9]", "plan-expr-code@1: " },
	{ true, "by_kind[", "plan-expr-code@1: " },
	{ true, "cells(all)", "plan-expr-type@1: " },
	{ true, "sum(village: all)", "plan-expr-name@1: " },
	{ true, "sum(community all)", "plan-expr-name@1: " },
	{ true, "parent(district: )", "plan-expr@1: " },
	{ true, "if(all, 1)", "plan-expr@1: " },
	{ true, "if(all, 1, first_day)", "plan-expr-type@1: " },
	{ true, "min(all)", "plan-expr@1: " },
	{ true, "target(T2)", "plan-expr-name@1: 表达式“target(T2)”第8个字符处的名称没有定义：“T2”，是否为“T1”？" },
	{ true, "months(all, cutoff)", "plan-expr-type@1: " },
	{ true, "figure + 1", "plan-cycle@1: figure“figure”间接引用了自身" },
	{ true, "'text'", "plan-expr-type@1: " },
};

START_TEST(wrong_is_placed)
{
	struct scratch f = scratch_new();
	const struct plan *plan = wrong[_i].place ? place_plan(&f, wrong[_i].expr) : row_plan(&f, wrong[_i].expr);
	char *said = scratch_said(&f, 0);

	ck_assert_msg(plan == NULL, "%s: accepted", wrong[_i].expr);
	ck_assert_msg(g_str_has_prefix(said, wrong[_i].said), "%s: said %s", wrong[_i].expr, said);
	ck_assert_msg(diags_count(f.diags) == 1, "%s: %zu mistakes", wrong[_i].expr, diags_count(f.diags));
	ck_assert_int_eq(diags_status(f.diags), 3);
	g_free(said);
	scratch_free(&f);
}
END_TEST

/* Ten thousand brackets, minus signs or denials must not exhaust the stack. */
START_TEST(depth_is_bounded)
{
	static const char *const parts[] = { "(", "-", "not ", "abs(" };

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		struct scratch f = scratch_new();
		GString *deep = g_string_new(NULL);

		for (int k = 0; k < 10000; k++)
			g_string_append(deep, parts[i]);
		ck_assert_ptr_null(place_plan(&f, deep->str));
		ck_assert_uint_eq(diags_count(f.diags), 1);
		g_string_free(deep, TRUE);
		scratch_free(&f);
	}
}
END_TEST

/* Nor may a long sum, which is as deep a tree. */
START_TEST(length_is_bounded)
{
	struct scratch f = scratch_new();
	GString *sum = g_string_new("1");

	for (int k = 0; k < 100000; k++)
		g_string_append(sum, "+1");
	ck_assert_ptr_null(place_plan(&f, sum->str));
	ck_assert_uint_eq(diags_count(f.diags), 1);
	g_string_free(sum, TRUE);
	scratch_free(&f);
}
END_TEST

#define ROWS(list) (int)(sizeof list / sizeof list[0])

Suite *expr_suite(void)
{
	Suite *s = suite_create("expr");
	TCase *tc = tcase_create("core");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, row_gives, 0, ROWS(rows));
	tcase_add_loop_test(tc, place_parses, 0, ROWS(places));
	tcase_add_test(tc, cells_and_literals);
	tcase_add_loop_test(tc, wrong_is_placed, 0, ROWS(wrong));
	tcase_add_test(tc, depth_is_bounded);
	tcase_add_test(tc, length_is_bounded);
	suite_add_tcase(s, tc);
	return s;
}
