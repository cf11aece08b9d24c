/* test_draw.c -- the sampling rules of the plan on townships of every size: how many are drawn of what. */
#include <check.h>
#include <stdlib.h>
#include <string.h>

#include "frozen.h"

Suite *draw_suite(void);

/* A township A; the first `brands`, the next `incubated` organisations and the last `kinds` of the villages stand out. */
struct town { int urban, rural, orgs, brands, incubated, kinds, activities; const char *more; };

static void add_places(GString *s, const struct town *t)
{
	g_string_append(s, "township A 甲镇\n");
	for (int i = 1; i <= t->urban + t->rural; i++)
		g_string_append_printf(s, " community A%02d %s%d\n", i, i <= t->urban ? "社区" : "村", i);
	g_string_append(s, "township B 乙镇\n");
	for (int own = 0; own < 2; own++) {
		g_string_append_printf(s, "table %s\n community_code|community_name|community_kind\n",
			own ? "communities A" : "d_communities -");
		for (int i = 1; i <= t->urban + t->rural; i++)
			g_string_append_printf(s, " A%02d|%d号|%s\n", i, i, i <= t->urban ? "U" : "R");
	}
}

static void add_orgs(GString *s, const struct town *t)
{
	int places = t->urban + t->rural;

	g_string_append(s, "table organizations A\n org_id|org_name|community_code|status_kind|established_date|members|is_brand|incubated|incubated_date|rural_kind\n");
	for (int i = 0; i < t->orgs; i++) {
		bool grown = i >= t->brands && i < t->brands + t->incubated;

		g_string_append_printf(s, " O%03d|组织%d|A%02d|3|2021-03-01|9|%d|%d|%s|%s\n", i, i, places - i % places, i < t->brands,
			grown, grown ? i % 2 ? "2022-08-01" : "2022-12-31" : "", i >= t->orgs - t->kinds ? "1" : "0");
	}
	g_string_append(s, "table brands A\n org_id|brand_name|named_date|level\n");
	for (int i = 0; i < t->brands; i++)
		g_string_append_printf(s, " O%03d|品牌%d|2022-06-01|2\n", i, i);
	g_string_append(s, "table activities A\n activity_id|org_id|community_code|activity_date|title|participants\n");
	for (int i = 0; i < t->orgs * t->activities; i++)   /* the largest of an organisation is never its latest */
		g_string_append_printf(s, " C%03d|O%03d|A01|2023-%02d-%02d|活动|%d\n", i, i % t->orgs, 1 + i / t->orgs, 1 + i % 28,
			i / t->orgs == 1 ? 99 : 10 + i % 7);
}

struct drawn { struct fixture *f; const struct stats_sample *sample; };

static struct drawn draw_under(const char *plan, const struct town *t)
{
	GString *s = g_string_new(NULL);
	struct drawn d;
	size_t n;

	add_places(s, t);
	add_orgs(s, t);
	if (t->more != NULL)
		g_string_append(s, t->more);
	d.f = fixture_new(plan, s->str);
	d.sample = stats_sample_draw(d.f->data, FIXTURE_INSPECTION, d.f->arena, d.f->diags, &n);
	ck_assert_uint_eq(n, 2);
	g_string_free(s, TRUE);
	return d;
}

static struct drawn draw(struct town t)
{
	return draw_under("templates/plan.xml", &t);
}

static int column_of(const struct drawn *d, const char *table, const char *name)
{
	int column = plan_find_column(plan_find_table(d->f->plan, table), name);

	ck_assert_msg(column >= 0, "%s.%s", table, name);
	return column;
}

static bool by_rule(const struct stats_drawn *x, const char *rule)
{
	return !x->reserve && strcmp(x->rule->id, rule) == 0;
}

static int count(const struct drawn *d, const char *rule)
{
	int n = 0;

	for (size_t i = 0; i < d->sample->n; i++)
		n += by_rule(&d->sample->drawn[i], rule);
	return n;
}

/* Drawn organisations with a number in [from, to). */
static int count_between(const struct drawn *d, int from, int to)
{
	int n = 0;

	for (size_t i = 0; i < d->sample->n; i++) {
		const struct stats_drawn *x = &d->sample->drawn[i];
		int number = by_rule(x, "organizations") ? atoi(x->id + 1) : -1;
		n += number >= from && number < to;
	}
	return n;
}

/* By a quota of this label. */
static bool is_owed(const struct drawn *d, const char *rule, const char *id, const char *quota)
{
	for (size_t i = 0; i < d->sample->n; i++)
		if (by_rule(&d->sample->drawn[i], rule) && strcmp(d->sample->drawn[i].id, id) == 0)
			return strcmp(d->sample->drawn[i].stratum, quota) == 0;
	return false;
}

static bool is_drawn(const struct drawn *d, const char *rule, const char *id)
{
	for (size_t i = 0; i < d->sample->n; i++)
		if (by_rule(&d->sample->drawn[i], rule) && strcmp(d->sample->drawn[i].id, id) == 0)
			return true;
	return false;
}

/* ---- how many -------------------------------------------------------------------- */

static const struct { const char *rule; int n, drawn; const char *says; } sizes[] = {
	{ "communities", 1, 1, "not more than there are" }, { "communities", 2, 2, "two at least" },
	{ "communities", 10, 2, "a fifth" }, { "communities", 11, 3, "rounded up" }, { "communities", 50, 10, "a fifth, without end" }, { "communities", 51, 11, "rounded up" },
	{ "organizations", 4, 4, "not more than there are" }, { "organizations", 60, 10, "ten at least" },
	{ "organizations", 100, 10, "a tenth" }, { "organizations", 101, 11, "rounded up" },
	{ "organizations", 141, 15, "fifteen" }, { "organizations", 200, 20, "twenty" },
	{ "organizations", 300, 30, "thirty" }, { "organizations", 400, 30, "thirty at most" },
};

START_TEST(sizes_follow_the_frame)
{
	bool places = strcmp(sizes[_i].rule, "communities") == 0;
	struct drawn d = draw((struct town){ .urban = places ? sizes[_i].n : 20, .orgs = places ? 9 : sizes[_i].n });

	ck_assert_msg(count(&d, sizes[_i].rule) == sizes[_i].drawn, "%s: %d of %d, not %d", sizes[_i].says,
		count(&d, sizes[_i].rule), sizes[_i].n, sizes[_i].drawn);
	fixture_free(d.f);
}
END_TEST

/* B sent nothing: its list is empty, and it has one. */
START_TEST(every_township_has_a_list)
{
	struct drawn d = draw((struct town){ .urban = 3, .orgs = 30 });

	ck_assert_str_eq(d.f->data->places[d.sample[0].place].code, "A");
	ck_assert_str_eq(d.f->data->places[d.sample[1].place].code, "B");
	ck_assert_uint_gt(d.sample->n, 12);
	ck_assert_uint_eq(d.sample[1].n, 0);
	fixture_free(d.f);
}
END_TEST

/* One of either kind among many of the other. */
START_TEST(both_kinds_of_community)
{
	struct drawn d = draw((struct town){ .urban = 1, .rural = 24, .orgs = 9 });
	struct drawn e = draw((struct town){ .urban = 24, .rural = 1, .orgs = 9 });

	ck_assert(is_owed(&d, "communities", "A01", "城市社区"));
	ck_assert_int_eq(count(&d, "communities"), 5);
	ck_assert(is_owed(&e, "communities", "A25", "农村社区（村）"));
	ck_assert_int_eq(count(&e, "communities"), 5);
	fixture_free(d.f);
	fixture_free(e.f);
}
END_TEST

START_TEST(half_come_from_drawn_communities)
{
	struct drawn d = draw((struct town){ .urban = 40, .orgs = 320 });
	int within = 0;

	ck_assert_int_eq(count(&d, "communities"), 8);
	for (size_t i = 0; i < d.sample->n; i++)
		for (size_t k = 0; k < d.sample->n; k++)
			within += by_rule(&d.sample->drawn[i], "organizations") && by_rule(&d.sample->drawn[k], "communities")
				&& d.sample->drawn[i].row->place == d.sample->drawn[k].row->place;
	ck_assert_int_eq(count(&d, "organizations"), 30);
	ck_assert_int_ge(within, 15);
	ck_assert_int_lt(within, 30);
	fixture_free(d.f);
}
END_TEST

static const struct { int brands, least; } brands[] = { { 1, 1 }, { 2, 2 }, { 6, 2 }, { 7, 3 }, { 20, 6 }, { 40, 12 } };

START_TEST(three_tenths_of_the_brands)
{
	struct drawn d = draw((struct town){ .urban = 20, .orgs = 150, .brands = brands[_i].brands });

	ck_assert_int_ge(count_between(&d, 0, brands[_i].brands), brands[_i].least);
	ck_assert_int_eq(count(&d, "organizations"), 15);
	fixture_free(d.f);
}
END_TEST

/* What stands out is few among many, and drawn first. */
START_TEST(two_incubated_and_one_of_a_rural_kind)
{
	struct drawn d = draw((struct town){ .urban = 1, .rural = 19, .orgs = 199, .incubated = 3, .kinds = 1 });

	ck_assert_int_ge(count_between(&d, 0, 3), 2);
	ck_assert(is_owed(&d, "organizations", "O198", "农村类组织"));
	ck_assert_int_eq(count(&d, "organizations"), 20);
	fixture_free(d.f);
}
END_TEST

/* ---- rows of drawn rows ------------------------------------------------------------ */

static const struct stats_drawn *of_org(const struct drawn *d, const char *rule, const char *org)
{
	for (size_t i = 0; i < d->sample->n; i++)
		if (by_rule(&d->sample->drawn[i], rule) && strcmp(d->sample->drawn[i].stratum, org) == 0)
			return &d->sample->drawn[i];
	ck_abort_msg("%s of %s is not drawn", rule, org);
	return NULL;
}

/* Five activities each: of each drawn organisation the largest, the latest and one of the others. */
START_TEST(three_activities_of_each_organisation)
{
	struct drawn d = draw((struct town){ .urban = 4, .orgs = 40, .activities = 5 });
	int people = column_of(&d, "activities", "participants"), org = column_of(&d, "activities", "org_id");

	ck_assert_int_eq(count(&d, "organizations"), 10);
	for (size_t i = 0; i < d.sample->n; i++) {
		const struct stats_drawn *x = &d.sample->drawn[i], *most, *last, *other;

		if (!by_rule(x, "organizations"))
			continue;
		most = of_org(&d, "activities_largest", x->id);
		last = of_org(&d, "activities_latest", x->id);
		other = of_org(&d, "activities_random", x->id);
		ck_assert_int_eq(most->row->v[people].i, 99);
		ck_assert_int_eq(atoi(last->id + 1) / 40, 4);
		ck_assert_str_eq(other->row->v[org].s, x->id);
		ck_assert(strcmp(other->id, most->id) != 0 && strcmp(other->id, last->id) != 0);
	}
	for (int k = 0; k < 3; k++)
		ck_assert_int_eq(count(&d, ((const char *[]){ "activities_largest", "activities_latest", "activities_random" })[k]), 10);
	fixture_free(d.f);
}
END_TEST

/* The random one is that of the smallest lot: seed/rule/id. */
START_TEST(the_random_activity_is_by_lot)
{
	struct drawn d = draw((struct town){ .urban = 4, .orgs = 10, .activities = 6 });
	const struct stats_drawn *other = of_org(&d, "activities_random", "O003");
	char *best = NULL, *id = NULL;

	for (int i = 3; i < 60; i += 10) {
		char *name = g_strdup_printf("C%03d", i), *text = g_strdup_printf("2023/A/digest/activities_random/%s", name);
		char *lot = g_compute_checksum_for_string(G_CHECKSUM_SHA256, text, -1);

		if (i / 10 != 1 && i / 10 != 5 && (best == NULL || strcmp(lot, best) < 0)) {   /* largest, latest */
			g_free(best);
			g_free(id);
			best = g_strdup(lot);
			id = g_strdup(name);
		}
		g_free(lot);
		g_free(text);
		g_free(name);
	}
	ck_assert_str_eq(other->id, id);
	g_free(best);
	g_free(id);
	fixture_free(d.f);
}
END_TEST

/* ---- purchases and trainings ---------------------------------------------------------- */

START_TEST(large_purchases_and_three_others)
{
	static const char more[] = "table purchases A\n purchase_id|project|buyer|provider_name|contract_date|amount|paid\n"
		" G1|大|甲|乙|2023-01-01|100000.00|0\n G2|差一分|甲|乙|2023-01-02|99999.99|0\n G3|大|甲|乙|2023-01-03|500000|0\n"
		" G4|小|甲|乙|2023-01-04|3000|0\n G5|小|甲|乙|2023-01-05|4000|0\n G6|小|甲|乙|2023-01-06|5000|0\n G7|小|甲|乙|2023-01-07|6000|0\n"
		" G8|截止后|甲|乙|2023-10-01|900000|0\n G9|大|甲|乙|2022-01-01|100001|0\n";
	struct drawn d = draw((struct town){ .urban = 2, .orgs = 9, .more = more });

	ck_assert_int_eq(count(&d, "purchases_large"), 3);
	ck_assert(is_drawn(&d, "purchases_large", "G1") && is_drawn(&d, "purchases_large", "G3") && is_drawn(&d, "purchases_large", "G9"));
	ck_assert_int_eq(count(&d, "purchases_random"), 3);
	for (int i = 0; i < 3; i++)
		ck_assert(!is_drawn(&d, "purchases_random", ((const char *[]){ "G1", "G3", "G9" })[i]));
	ck_assert(!is_drawn(&d, "purchases_random", "G8"));
	fixture_free(d.f);
}
END_TEST

START_TEST(the_special_training_is_always_drawn)
{
	GString *more = g_string_new("table trainings A\n training_id|training_date|kind|topics|mode|hours|attendees|organizer\n");
	struct drawn d;

	for (int i = 0; i < 40; i++)
		g_string_append_printf(more, " K%02d|2022-09-%02d|%d|1|1|2|9|甲\n", i, 1 + i % 28, i == 31 ? 1 : 2);
	d = draw((struct town){ .urban = 2, .orgs = 9, .more = more->str });
	ck_assert_int_eq(count(&d, "trainings_special"), 1);
	ck_assert(is_drawn(&d, "trainings_special", "K31"));
	fixture_free(d.f);
	g_string_free(more, TRUE);
}
END_TEST

/* ---- what is asked ------------------------------------------------------------------ */

static bool is_asked(const struct drawn *d, const char *id, const char *item)
{
	size_t n;
	const struct stats_asked *asked = stats_asked(d->f->data, d->sample, d->f->arena, &n);

	for (size_t i = 0; i < n; i++)
		if (strcmp(asked[i].drawn->id, id) == 0 && strcmp(asked[i].ask->item, item) == 0)
			return true;
	return false;
}

/* The first five are brands. */
START_TEST(only_brands_are_asked_for_their_evidence)
{
	struct drawn d = draw((struct town){ .urban = 3, .orgs = 40, .brands = 5 });

	ck_assert_int_ge(count_between(&d, 0, 5), 2);
	ck_assert_int_ge(count_between(&d, 5, 40), 2);
	for (size_t i = 0; i < d.sample->n; i++) {
		const struct stats_drawn *x = &d.sample->drawn[i];

		if (!by_rule(x, "organizations"))
			continue;
		ck_assert_msg(is_asked(&d, x->id, "10") == (atoi(x->id + 1) < 5), "%s", x->id);
		ck_assert(is_asked(&d, x->id, "03"));
	}
	fixture_free(d.f);
}
END_TEST

/* A list holds what it asks; one from before it did asks what the rule names, of brands or not. */
START_TEST(a_frozen_list_asks_what_it_asked)
{
	struct drawn d = draw((struct town){ .urban = 3, .orgs = 40, .brands = 5 });
	struct frozen z = freeze(d.f, "<draw rule=\"organizations\" order=\"1\" reserve=\"no\" id=\"O000\" name=\"\" stratum=\"\" asks=\"01 03\"/>"
		"<draw rule=\"organizations\" order=\"2\" reserve=\"no\" id=\"O020\" name=\"\" stratum=\"\"/>");
	size_t n;

	d.sample = stats_sample(fixture_eval(d.f), stats_frozen(d.f->data, FIXTURE_INSPECTION, d.f->arena, d.f->diags), d.f->arena, d.f->diags, &n);
	ck_assert(d.sample->frozen);
	ck_assert(is_asked(&d, "O000", "01") && is_asked(&d, "O000", "03"));
	ck_assert(!is_asked(&d, "O000", "02") && !is_asked(&d, "O000", "10"));
	ck_assert(is_asked(&d, "O020", "02") && is_asked(&d, "O020", "10"));
	thaw(&z);
	fixture_free(d.f);
}
END_TEST

Suite *draw_suite(void)
{
	Suite *s = suite_create("draw");
	TCase *tc = tcase_create("core");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, sizes_follow_the_frame, 0, sizeof sizes / sizeof sizes[0]);
	tcase_add_test(tc, every_township_has_a_list);
	tcase_add_test(tc, both_kinds_of_community);
	tcase_add_test(tc, half_come_from_drawn_communities);
	tcase_add_loop_test(tc, three_tenths_of_the_brands, 0, sizeof brands / sizeof brands[0]);
	tcase_add_test(tc, two_incubated_and_one_of_a_rural_kind);
	tcase_add_test(tc, three_activities_of_each_organisation);
	tcase_add_test(tc, the_random_activity_is_by_lot);
	tcase_add_test(tc, large_purchases_and_three_others);
	tcase_add_test(tc, the_special_training_is_always_drawn);
	tcase_add_test(tc, only_brands_are_asked_for_their_evidence);
	tcase_add_test(tc, a_frozen_list_asks_what_it_asked);
	suite_add_tcase(s, tc);
	return s;
}
