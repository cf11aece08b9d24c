/* test_sample.c -- the draw: sizes, quotas, places, rows of drawn rows; the same
 * again, and only from what a township sent. */
#include <check.h>
#include <string.h>

#include "frozen.h"

Suite *sample_suite(void);

static const char plan_text[] =
"<codelists><codelist id='K'><code value='U' label='城市'/><code value='R' label='农村'/></codelist></codelists>"
"<tables>"
"<table id='coms' code='T1' row='c' label='社区' place='code'>"
" <field name='code' label='编码' type='text' req='R' unique='township' kind='community'/>"
" <field name='kind' label='类型' type='code' codes='K' req='R'/></table>"
"<table id='orgs' code='T2' row='o' label='组织' place='code'>"
" <field name='id' label='编号' type='text' req='R' unique='township'/>"
" <field name='name' label='名称' role='name' type='text' req='R'/>"
" <field name='code' label='社区' type='text' req='R' kind='community'/>"
" <field name='brand' label='品牌' type='bool' req='O'/></table>"
"<table id='acts' code='T3' row='a' label='活动'>"
" <field name='act' label='编号' type='text' req='R' unique='township'/>"
" <field name='org' label='组织' type='text' req='R' ref='orgs.id'/>"
" <field name='people' label='人次' type='int' req='R'/></table>"
"</tables><sampling>"
"<sample id='coms' label='社区' object='1' table='coms' floor='2' reserve='1'/>"
"<sample id='coms_rural' label='农村' object='1' table='coms' floor='1' quota-of='coms'><where test='kind = R'/></sample>"
"<sample id='orgs' label='组织' object='2' table='orgs' rate='0.1' floor='6' ceiling='30' reserve='3' within='coms' within-share='0.5'/>"
"<sample id='orgs_brand' label='品牌' object='2' table='orgs' rate='0.3' floor='2' quota-of='orgs'><where test='brand'/></sample>"
"<sample id='largest' label='最大' object='3' table='acts' within='orgs' per='1' sort='-people'/>"
"<sample id='random' label='随机' object='3' table='acts' within='orgs' per='1'/>"
"</sampling>";

/* A: 5 communities (one rural), 40 organisations, 3 of them brands, 3 activities each. */
static char *rows_text(bool backwards)
{
	GString *s = g_string_new("township A 甲街道\n community A1 一\n community A2 二\n community A3 三\n"
		" community A4 四\n community A5 五\ntownship B 乙镇\n"
		"table coms A\n code|kind\n A1|U\n A2|U\n A3|R\n A4|U\n A5|U\ntable orgs A\n id|name|code|brand\n");

	for (int i = 0; i < 40; i++) {
		int k = backwards ? 39 - i : i;
		g_string_append_printf(s, "O%02d|组织%d|A%d|%d\n", k, k, k % 5 + 1, k % 13 == 5);
	}
	g_string_append(s, "table acts A\n act|org|people\n");
	for (int i = 0; i < 120; i++) {
		int k = backwards ? 119 - i : i;
		g_string_append_printf(s, "C%03d|O%02d|%d\n", k, k % 40, (k * 37) % 101);
	}
	return g_string_free(s, FALSE);
}

struct drawn {
	struct fixture *f;
	const struct stats_sample *sample;
	size_t n;
};

static struct drawn draw(bool backwards)
{
	char *rows = rows_text(backwards);
	struct drawn d = { .f = fixture_new(plan_text, rows) };

	d.sample = stats_sample_draw(d.f->data, FIXTURE_INSPECTION, d.f->arena, d.f->diags, &d.n);
	g_free(rows);
	return d;
}

static size_t drawn_by(const struct stats_sample *s, const char *rule, bool reserve)
{
	size_t n = 0;

	for (size_t i = 0; i < s->n; i++)
		n += strcmp(s->drawn[i].rule->id, rule) == 0 && s->drawn[i].reserve == reserve;
	return n;
}

START_TEST(sizes_and_reserves)
{
	struct drawn d = draw(false);

	ck_assert_uint_eq(d.n, 2);
	ck_assert_uint_eq(drawn_by(&d.sample[0], "coms", false), 2);
	ck_assert_uint_eq(drawn_by(&d.sample[0], "coms", true), 1);
	ck_assert_uint_eq(drawn_by(&d.sample[0], "orgs", false), 6);
	ck_assert_uint_eq(drawn_by(&d.sample[0], "orgs", true), 3);
	ck_assert_uint_eq(drawn_by(&d.sample[0], "largest", false), 6);
	ck_assert_uint_eq(drawn_by(&d.sample[0], "random", false), 6);
	ck_assert_uint_eq(d.sample[1].n, 0);
	fixture_free(d.f);
}
END_TEST

START_TEST(quotas_and_places_are_kept)
{
	struct drawn d = draw(false);
	const struct stats_sample *s = &d.sample[0];
	size_t rural = 0, brands = 0, within = 0;

	for (size_t i = 0; i < s->n; i++) {
		const struct stats_drawn *x = &s->drawn[i];
		if (strcmp(x->rule->id, "coms") == 0 && !x->reserve)
			rural += x->row->v[1].i == 1;
		if (strcmp(x->rule->id, "orgs") != 0 || x->reserve)
			continue;
		brands += x->row->v[3].i == 1;
		for (size_t k = 0; k < s->n; k++)
			within += strcmp(s->drawn[k].rule->id, "coms") == 0 && !s->drawn[k].reserve
				&& s->drawn[k].row->place == x->row->place;
	}
	ck_assert_uint_ge(rural, 1);
	ck_assert_uint_ge(brands, 2);
	ck_assert_uint_ge(within, 3);
	fixture_free(d.f);
}
END_TEST

START_TEST(no_row_is_drawn_twice)
{
	struct drawn d = draw(false);
	const struct stats_sample *s = &d.sample[0];

	for (size_t i = 0; i < s->n; i++)
		for (size_t k = i + 1; k < s->n; k++)
			ck_assert(s->drawn[i].rule->table != s->drawn[k].rule->table
				|| strcmp(s->drawn[i].id, s->drawn[k].id) != 0);
	fixture_free(d.f);
}
END_TEST

START_TEST(order_of_rows_does_not_matter)
{
	struct drawn a = draw(false), b = draw(true);

	ck_assert_str_eq(a.sample[0].seed, "2023/A/digest");
	ck_assert_str_eq(a.sample[0].frame_digest, b.sample[0].frame_digest);
	ck_assert_uint_eq(a.sample[0].n, b.sample[0].n);
	for (size_t i = 0; i < a.sample[0].n; i++) {
		ck_assert_str_eq(a.sample[0].drawn[i].id, b.sample[0].drawn[i].id);
		ck_assert_int_eq(a.sample[0].drawn[i].order, b.sample[0].drawn[i].order);
	}
	fixture_free(a.f);
	fixture_free(b.f);
}
END_TEST

/* By hand: the drawn communities are those of the smallest SHA-256 of seed/rule/id,
 * after the quota took its first. */
START_TEST(lots_are_as_documented)
{
	struct drawn d = draw(false);
	const char *best = NULL, *lot = NULL;

	ck_assert_str_eq(d.sample[0].drawn[0].id, "A3");      /* the only rural one */
	for (int i = 1; i <= 5; i++) {
		char *text = g_strdup_printf("2023/A/digest/coms/A%d", i);
		char *hex = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);
		if (i != 3 && (lot == NULL || strcmp(hex, lot) < 0)) {
			lot = arena_strdup(d.f->arena, hex);
			best = strrchr(arena_strdup(d.f->arena, text), '/') + 1;
		}
		g_free(hex);
		g_free(text);
	}
	ck_assert_str_eq(d.sample[0].drawn[1].id, best);
	fixture_free(d.f);
}
END_TEST

START_TEST(a_frozen_sample_stands)
{
	char *rows = rows_text(false);
	struct fixture *f = fixture_new(plan_text, rows);
	struct frozen z = freeze(f, "<draw rule=\"orgs\" order=\"1\" reserve=\"no\" id=\"O07\" name=\"组织7\" stratum=\"\"/>"
		"<draw rule=\"orgs\" order=\"2\" reserve=\"no\" id=\"GONE\" name=\"没有\" stratum=\"\"/>");
	const struct stats_sample *s;
	size_t n;

	s = stats_sample(fixture_eval(f), stats_frozen(f->data, FIXTURE_INSPECTION, f->arena, f->diags), f->arena, f->diags, &n);
	ck_assert(s[0].frozen);
	ck_assert_str_eq(s[0].seed, "s");
	ck_assert_uint_eq(s[0].n, 2);
	ck_assert_str_eq(s[0].drawn[0].row->v[0].s, "O07");
	ck_assert_ptr_null(s[0].drawn[1].row);
	ck_assert_uint_eq(diags_count(f->diags), 1);
	thaw(&z);
	fixture_free(f);
	g_free(rows);
}
END_TEST

Suite *sample_suite(void)
{
	Suite *s = suite_create("sample");
	TCase *tc = tcase_create("core");

	tcase_add_test(tc, sizes_and_reserves);
	tcase_add_test(tc, quotas_and_places_are_kept);
	tcase_add_test(tc, no_row_is_drawn_twice);
	tcase_add_test(tc, order_of_rows_does_not_matter);
	tcase_add_test(tc, lots_are_as_documented);
	tcase_add_test(tc, a_frozen_sample_stands);
	suite_add_tcase(s, tc);
	return s;
}
