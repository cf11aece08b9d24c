/* test_rat.c -- exact fractions. */
#include <check.h>
#include <stdint.h>

#include "base/rat.h"

Suite *rat_suite(void);

static const struct { const char *says; struct rat v; int decimals; const char *text; } printed[] = {
	{ "two decimals",         { 7, 1 }, 2, "7.00" },
	{ "half up",              { 1, 8 }, 2, "0.13" },
	{ "half away from zero",  { -1, 8 }, 2, "-0.13" },
	{ "just below half",      { 1249, 10000 }, 2, "0.12" },
	{ "carries",              { 999, 1000 }, 2, "1.00" },
	{ "no decimals",          { 5, 2 }, 0, "3" },
	{ "not applicable",       { 0, 0 }, 2, "—" },
	{ "a small negative",     { -1, 1000 }, 1, "0.0" },
};

START_TEST(prints_rounded)
{
	char buf[32];

	ck_assert_msg(strcmp(rat_print(printed[_i].v, printed[_i].decimals, buf), printed[_i].text) == 0,
		"%s: %s", printed[_i].says, buf);
}
END_TEST

START_TEST(arithmetic_is_exact)
{
	struct rat third = rat_make(1, 3), sum = rat_add(rat_add(third, third), third);

	ck_assert_int_eq(rat_cmp(sum, rat_int(1)), 0);
	ck_assert_int_eq(rat_cmp(rat_mul(rat_make(INT64_MAX, 2), rat_make(2, INT64_MAX)), rat_int(1)), 0);
	ck_assert(rat_is_na(rat_div(rat_int(1), rat_int(0))));
	ck_assert(rat_is_na(rat_add(RAT_NA, rat_int(1))));
	ck_assert(rat_is_na(rat_mul(rat_int(INT64_MAX), rat_int(2))));
	ck_assert_int_eq(rat_floor(rat_make(-1, 2)), -1);
	ck_assert_int_eq(rat_ceil(rat_make(-1, 2)), 0);
	ck_assert_int_eq(rat_ceil(rat_make(7, 2)), 4);
}
END_TEST

START_TEST(parses_decimals)
{
	struct rat r;

	ck_assert(rat_parse("3.50", &r) && r.num == 7 && r.den == 2);
	ck_assert(rat_parse("-0.25", &r) && r.num == -1 && r.den == 4);
	ck_assert(!rat_parse("", &r));
	ck_assert(!rat_parse("1.2.3", &r));
	ck_assert(!rat_parse("1e5", &r));
}
END_TEST

Suite *rat_suite(void)
{
	Suite *s = suite_create("rat");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, prints_rounded, 0, sizeof printed / sizeof printed[0]);
	tcase_add_test(tc, arithmetic_is_exact);
	tcase_add_test(tc, parses_decimals);
	suite_add_tcase(s, tc);
	return s;
}
