/* test_shares.c -- parts of a whole as they are printed: shares of 100.0 %, amounts that were rounded. */
#include <check.h>
#include <string.h>

#include "facts/facts.h"
#include "fixture.h"

Suite *shares_suite(void);

static const char plan_text[] =
	"<codelists><codelist id='F' label='类'><code value='1' label='甲'/><code value='2' label='乙'/>"
	"<code value='3' label='丙'/><code value='4' label='丁'/></codelist></codelists>"
	"<tables><table id='things' code='T01' row='thing' label='物件表' required='yes' place='where'>"
	"<field name='id' label='编号' type='text' size='20' req='R' role='id'/>"
	"<field name='where' label='社区' type='text' size='20' req='R' kind='community'/>"
	"<field name='kind' label='类别' type='code' codes='F' req='R'/>"
	"<field name='money' label='金额（元）' type='money' req='R'/></table></tables>"
	"<measures><measure id='by_kind' table='things' by='kind' op='sum' value='money' label='金额' unit='万元' decimals='2'/></measures>"
	"<figures><figure id='wan' label='合计' unit='万元' decimals='2' expr='by_kind'/>"
	"<figure id='a' label='甲' percent='yes' decimals='1' whole='kinds' expr='by_kind[1] / by_kind'/>"
	"<figure id='b' label='乙' percent='yes' decimals='1' whole='kinds' expr='by_kind[2] / by_kind'/>"
	"<figure id='c' label='丙' percent='yes' decimals='1' whole='kinds' expr='by_kind[3] / by_kind'/>"
	"<figure id='d' label='丁' percent='yes' decimals='1' whole='kinds' expr='by_kind[4] / by_kind'/>"
	"<figure id='e' label='甲' percent='yes' decimals='1' whole='half' expr='by_kind[1] / by_kind'/></figures>";

/* Amounts in yuan of the four kinds; a second township sends the same. */
struct parts { int64_t yuan[4]; };

static xmlDoc *tree_of(struct fixture **f, const struct parts *p)
{
	GString *rows = g_string_new("township 450199001000 甲街道\ncommunity 450199001001 一社区\n"
		"township 450199002000 乙街道\ncommunity 450199002001 二社区\n");
	struct facts_phase phase = { .phase = FIXTURE_INSPECTION };

	for (int t = 1; t <= 2; t++) {
		g_string_append_printf(rows, "table things 45019900%d000\nid | where | kind | money\n", t);
		for (int k = 0; k < 4; k++)
			g_string_append_printf(rows, "A%d%d | 45019900%d001 | %d | %" G_GINT64_FORMAT "\n", t, k, t, k + 1, p->yuan[k]);
	}
	*f = fixture_new(plan_text, rows->str);
	g_string_free(rows, TRUE);
	phase.self = phase.verified = stats_eval((*f)->data, FIXTURE_INSPECTION, NULL, (*f)->arena, (*f)->diags);
	return facts_build((*f)->data, &phase, 1, (*f)->diags);
}

#define T1 "//township[@name = '甲街道']"
#define SHARES "concat(" T1 "/s/v[1]/@share, ' ', " T1 "/s/v[2]/@share, ' ', " T1 "/s/v[3]/@share, ' ', " T1 "/s/v[4]/@share)"
#define OWN "concat(" T1 "/v[@id = 'a']/@share, ' ', " T1 "/v[@id = 'b']/@share, ' ', " T1 "/v[@id = 'c']/@share, ' ', " T1 "/v[@id = 'd']/@share)"
#define WAN(n) ((n) * 10000)

static const struct { const char *says; struct parts parts; const char *shares, *state, *first; } shared[] = {
	{ "they add up", { { WAN(1), WAN(2), WAN(3), WAN(2) } }, "12.5% 25.0% 37.5% 25.0%", "", "37.5%" },
	{ "a tenth too many is taken from the smallest rest", { { WAN(0), WAN(2), WAN(4), WAN(5) } },
		"0.0% 18.2% 36.4% 45.4%", "adjusted", "45.4%" },
	{ "a tenth too few goes to the largest rest", { { WAN(0), WAN(2), WAN(3), WAN(4) } },
		"0.0% 22.2% 33.3% 44.5%", "adjusted", "44.5%" },
	{ "three equal parts stay equal", { { WAN(0), WAN(1), WAN(1), WAN(1) } }, "0.0% 33.3% 33.3% 33.3%", "uneven", "33.3%" },
	{ "two of three that lost the same", { { WAN(1), WAN(1), WAN(4), WAN(0) } }, "16.7% 16.7% 66.7% 0.0%", "uneven", "66.7%" },
	{ "nothing is shared", { { 0, 0, 0, 0 } }, "   ", "", "" },
};

START_TEST(shares_make_a_hundred)
{
	struct fixture *f;
	xmlDoc *doc = tree_of(&f, &shared[_i].parts);

	fixture_expect(doc, SHARES, shared[_i].shares);
	fixture_expect(doc, T1 "/s/@shares", shared[_i].state);
	fixture_expect(doc, T1 "/s/@first-share", shared[_i].first);
	/* The same as figures of their own: where the printed ones add up, nothing else is to be printed. */
	fixture_expect(doc, OWN, shared[_i].state[0] != '\0' ? shared[_i].shares : "   ");
	fixture_expect(doc, T1 "/v[@id = 'd']/@shares", shared[_i].state);
	fixture_expect(doc, T1 "/v[@id = 'e']/@shares", "");
	facts_free(doc);
	fixture_free(f);
}
END_TEST

/* A township's parts against its sum, a kind's townships against the district's cell, their sums against its sum. */
static const struct { const char *says; struct parts parts; const char *own, *cell, *district; } amounts[] = {
	{ "whole amounts", { { 12300, 2500, 100, 0 } }, "", "", "" },
	{ "four times half a place", { { 12350, 50, 50, 50 } }, "uneven", "uneven", "" },
	{ "parts that make up for each other", { { 12360, 40, 0, 0 } }, "", "uneven", "" },
	{ "only the sums of the townships", { { 10020, 0, 0, 40 } }, "uneven", "", "uneven" },
};

START_TEST(amounts_say_when_they_miss)
{
	struct fixture *f;
	xmlDoc *doc = tree_of(&f, &amounts[_i].parts);

	fixture_expect(doc, T1 "/s/@parts", amounts[_i].own);
	fixture_expect(doc, "//district/s/v[1]/@parts", amounts[_i].cell);
	fixture_expect(doc, "//district/v[@id = 'wan']/@parts", amounts[_i].district);
	facts_free(doc);
	fixture_free(f);
}
END_TEST

Suite *shares_suite(void)
{
	Suite *s = suite_create("shares");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, shares_make_a_hundred, 0, G_N_ELEMENTS(shared));
	tcase_add_loop_test(tc, amounts_say_when_they_miss, 0, G_N_ELEMENTS(amounts));
	suite_add_tcase(s, tc);
	return s;
}
