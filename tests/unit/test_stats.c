/* test_stats.c -- columns, measures and figures on a dataset of a few rows. */
#include <check.h>
#include <string.h>

#include "fixture.h"

Suite *stats_suite(void);

static const char plan_text[] =
"<codelists><codelist id='CK'><code value='U' label='城市'/><code value='R' label='农村'/></codelist>"
"<codelist id='SF'><code value='01' label='调解'/><code value='02' label='协商'/><code value='99' label='其他'/></codelist></codelists>"
"<tables>"
"<table id='roster' code='D1' row='r' label='名册' scope='district' place='community_code'>"
" <field name='community_code' label='编码' type='text' req='R' unique='table' kind='community'/>"
" <field name='kind' label='类型' type='code' codes='CK' req='R'/></table>"
"<table id='orgs' code='T1' row='o' label='台账' place='community_code'>"
" <field name='org_id' label='编号' type='text' req='R' unique='township'/>"
" <field name='community_code' label='社区' type='text' req='R' kind='community'/>"
" <field name='established' label='成立' type='date' req='R'/>"
" <field name='closed' label='注销' type='date' req='O'/>"
" <field name='fields' label='领域' type='multi' codes='SF' req='O'/>"
" <lookup name='kind_of' field='community_code' from='roster' match='community_code' take='kind'/>"
" <derive name='acts' key='org_id' from='acts' match='org_id' op='count'><where test='day gt cutoff - 12m'/></derive>"
" <derive name='trained' key='org_id' from='trainings' match='org_ids' op='count'/>"
" <derive name='first_act' key='org_id' from='acts' match='org_id' op='min' value='day'/></table>"
"<table id='acts' code='T2' row='a' label='活动' place='community_code'>"
" <field name='act_id' label='编号' type='text' req='R' unique='township'/>"
" <field name='org_id' label='组织' type='text' req='R'/>"
" <field name='community_code' label='社区' type='text' req='R' kind='community'/>"
" <field name='day' label='日期' type='date' req='R'/>"
" <field name='people' label='人次' type='int' req='O'/>"
" <field name='cost' label='支出（元）' type='money' req='O'/>"
" <field name='hours' label='时长' type='dec' scale='1' req='O'/></table>"
"<table id='trainings' code='T3' row='t' label='培训'>"
" <field name='id' label='编号' type='text' req='R' unique='township'/>"
" <field name='org_ids' label='组织' type='refs' req='O'/></table>"
"</tables>"
"<targets><target id='T1' label='城市社区平均' value='2' unit='个' figure='urban_avg' level='district'/></targets>"
"<filters><filter id='active' table='orgs'><where test='established le cutoff'/>"
" <where test='empty(closed) or closed gt cutoff'/></filter></filters>"
"<measures>"
"<measure id='communities' table='roster' label='社区数' at='district township community'/>"
"<measure id='urban' table='roster' label='城市社区数'><where test='kind = U'/></measure>"
"<measure id='orgs' table='orgs' filter='active' label='组织数' at='district township community'/>"
"<measure id='urban_orgs' table='orgs' filter='active' label='城市组织数'><where test='kind_of = U'/></measure>"
"<measure id='by_field' table='orgs' filter='active' by='fields' label='按领域'/>"
"<measure id='by_main' table='orgs' filter='active' by='first(fields)' label='按主领域'/>"
"<measure id='stock' table='orgs' series='quarter' from='2022-12-31' to='cutoff' label='存量'>"
" <where test='established le t and (empty(closed) or closed gt t)'/></measure>"
"<measure id='active_orgs' table='orgs' filter='active' label='活跃'><where test='acts ge 1'/></measure>"
"<measure id='trained_orgs' table='orgs' label='受训'><where test='trained ge 1'/></measure>"
"<measure id='people' table='acts' op='sum' value='people' label='人次'/>"
"<measure id='cost' table='acts' op='sum' value='cost' label='支出'/>"
"<measure id='hours' table='acts' op='sum' value='hours' label='时长'/>"
"<measure id='doers' table='acts' op='distinct' value='org_id' label='开展活动的组织'/>"
"<measure id='first_day' table='acts' op='min' value='day' label='首次活动'/>"
"<measure id='by_month' table='acts' by='month(day)' from='2023-08-01' to='cutoff' label='按月'/>"
"<measure id='by_year' table='acts' by='year(day)' from='2022-01-01' to='cutoff' label='按年'/>"
"<measure id='by_org' table='acts' by='org_id' label='按组织'/>"
"</measures>"
"<figures>"
"<figure id='urban_avg' label='城市社区平均' decimals='2' expr='urban_orgs / urban' target='T1' trend='before'/>"
"<figure id='before' label='年初' expr='stock[2022Q4] / urban'/>"
"<figure id='empty' label='没有组织的社区' expr='sum(community: orgs = 0)'/>"
"<figure id='median' label='中位数' expr='median(community: orgs)'/>"
"<figure id='q1' label='下四分位' expr='q1(community: orgs)'/>"
"<figure id='best' label='名次' expr='rank(township: orgs)'/>"
"<figure id='share' label='占比' percent='yes' expr='orgs / parent(district: orgs)'/>"
"<figure id='fields_used' label='领域数' expr='cells(by_field, 01, 02)'/>"
"<figure id='elapsed' label='月数' expr='months(2023-01-01, cutoff)'/>"
"<figure id='late' label='迟报' expr='sent(late)'/>"
"<figure id='fallback' label='缺省' expr='default(cost / 0, 7)'/>"
"</figures>";

static const char rows_text[] =
"township A 甲街道\n community A1 一社区\n community A2 二社区\n community A3 三村\n"
"township B 乙镇\n community B1 四社区\n"
"table roster -\n community_code | kind\n A1|U\n A2|U\n A3|R\n B1|U\n"
"table orgs A\n org_id|community_code|established|closed|fields\n"
" O1|A1|2020-01-01||01;02\n O2|A1|2023-02-01||02\n O3|A2|2021-01-01|2023-06-30|01\n O4|A|2022-05-01||\n"
" O5|A3|2023-10-05||99\n"
"table acts A\n act_id|org_id|community_code|day|people|cost|hours\n"
" X1|O1|A1|2023-08-15|30|100.50|1.5\n X2|O1|A2|2023-09-01|20||0.5\n X3|O2|A1|2022-09-30|10|0.25|\n"
"table trainings A\n id|org_ids\n K1|O1;O2\n K2|O2\n"
"table orgs B\n org_id|community_code|established|closed|fields\n O1|B1|2019-01-01||01\n";

static const struct { const char *figure, *place, *value, *says; } figures[] = {
	{ "communities", "450199", "4", "roster rows" },
	{ "communities", "A1", "1", "a community counts itself" },
	{ "orgs", "A", "3", "closed and later ones do not count, township-wide ones do" },
	{ "orgs", "A1", "2", "community" },
	{ "orgs", "450199", "4", "adds up" },
	{ "urban_orgs", "A", "2", "by lookup; the township-wide one has no kind" },
	{ "urban_avg", "A", "1", "a ratio" },
	{ "urban_avg", "450199", "1", "a ratio of sums, not a mean of ratios" },
	{ "empty", "A", "2", "communities without any" },
	{ "median", "450199", "1/2", "of 2, 0, 0, 1" },
	{ "q1", "450199", "0", "quartile" },
	{ "best", "A", "1", "highest first" },
	{ "best", "B", "2", "second" },
	{ "share", "B", "1/4", "of the district" },
	{ "active_orgs", "A", "1", "derive with a where: within twelve months" },
	{ "trained_orgs", "A", "2", "ids of a list" },
	{ "trained_orgs", "B", "0", "ids are a township's own: B's O1 was not trained" },
	{ "people", "A", "60", "sum" },
	{ "cost", "A", "10075", "fen" },
	{ "hours", "A", "2", "decimals exactly" },
	{ "doers", "A", "2", "distinct at the township" },
	{ "doers", "A1", "2", "distinct at the community" },
	{ "first_day", "A", "19265", "earliest" },
	{ "first_day", "B", "—", "none" },
	{ "fields_used", "A", "2", "cells that are not zero" },
	{ "elapsed", "A", "9", "months touched" },
	{ "late", "A", "0", "in time" },
	{ "stock", "A", "3", "a series' value is its last cell" },
	{ "before", "450199", "4/3", "a cell by its key" },
	{ "fallback", "A", "7", "division by zero is not applicable" },
};

START_TEST(figure_has_value)
{
	struct fixture *f = fixture_new(plan_text, rows_text);
	struct stats *s = fixture_eval(f);

	ck_assert_msg(strcmp(fixture_figure(f, s, figures[_i].figure, figures[_i].place), figures[_i].value) == 0,
		"%s at %s (%s): %s instead of %s", figures[_i].figure, figures[_i].place, figures[_i].says,
		fixture_figure(f, s, figures[_i].figure, figures[_i].place), figures[_i].value);
	fixture_free(f);
}
END_TEST

static const struct { const char *figure, *place, *cells; } cells[] = {
	{ "by_field", "A", "01=1 02=2 99=0" },
	{ "by_main", "450199", "01=2 02=1 99=0" },
	{ "stock", "A", "2022Q4=3 2023Q1=4 2023Q2=3 2023Q3=3" },
	{ "by_month", "A", "2023-08=1 2023-09=1" },
	{ "by_year", "A", "2022=1 2023=2" },
	{ "by_org", "A", "O1=2 O2=1" },
};

START_TEST(figure_has_cells)
{
	struct fixture *f = fixture_new(plan_text, rows_text);
	struct stats *s = fixture_eval(f);
	GString *text = g_string_new(NULL);
	size_t n;
	const struct stats_cell *c = stats_cells(s, plan_find_figure(f->plan, cells[_i].figure),
		fixture_place(f, cells[_i].place), &n);

	for (size_t i = 0; i < n; i++)
		g_string_append_printf(text, "%s%s=%lld", i > 0 ? " " : "", c[i].key, (long long)c[i].v.num);
	ck_assert_str_eq(text->str, cells[_i].cells);
	g_string_free(text, TRUE);
	fixture_free(f);
}
END_TEST

START_TEST(target_gives_state_gap_and_trend)
{
	struct fixture *f = fixture_new(plan_text, rows_text);
	struct stats *s = fixture_eval(f);
	struct stats_value v = stats_value(s, plan_find_figure(f->plan, "urban_avg"), 0);

	ck_assert_int_eq(v.state, STATS_MISSED);
	ck_assert_int_eq(rat_cmp(v.gap, rat_int(1)), 0);
	ck_assert_int_eq(v.trend, STATS_DOWN);
	ck_assert(!v.missing);
	ck_assert(stats_value(s, plan_find_figure(f->plan, "people"), fixture_place(f, "B")).missing);
	fixture_free(f);
}
END_TEST

/* ---- properties ------------------------------------------------------------------ */

static char *everything(const struct fixture *f, const struct stats *s)
{
	GString *all = g_string_new(NULL);

	for (size_t i = 0; i < f->plan->n_figures; i++)
		for (size_t p = 0; p < f->data->n_places; p++) {
			struct stats_value v = stats_value(s, (int)i, (int)p);
			size_t n;
			const struct stats_cell *c = stats_cells(s, (int)i, (int)p, &n);
			g_string_append_printf(all, "%s %zu %lld/%lld %d", f->plan->figures[i].id, p,
				(long long)v.v.num, (long long)v.v.den, v.state);
			for (size_t k = 0; k < n; k++)
				g_string_append_printf(all, " %s=%lld", c[k].key, (long long)c[k].v.num);
			g_string_append_c(all, '\n');
		}
	return g_string_free(all, FALSE);
}

START_TEST(order_of_rows_changes_nothing)
{
	struct fixture *f = fixture_new(plan_text, rows_text);
	char *before = everything(f, fixture_eval(f)), *after;

	for (size_t t = 0; t < f->plan->n_tables; t++) {
		struct rows *rows = &f->data->tables[t];
		for (size_t i = 0; i < rows->n / 2; i++) {
			struct row *swap = rows->row[i];
			rows->row[i] = rows->row[rows->n - 1 - i];
			rows->row[rows->n - 1 - i] = swap;
		}
	}
	after = everything(f, fixture_eval(f));
	ck_assert_str_eq(before, after);
	g_free(before);
	g_free(after);
	fixture_free(f);
}
END_TEST

START_TEST(splitting_a_file_changes_nothing)
{
	static const char header[] = " act_id|org_id|community_code|day|people|cost|hours\n";
	char **halves = g_strsplit(rows_text, " X2|", 2);
	char *split = g_strconcat(halves[0], "table acts A\n", header, " X2|", halves[1], NULL);
	struct fixture *f = fixture_new(plan_text, rows_text), *g = fixture_new(plan_text, split);
	char *one = everything(f, fixture_eval(f)), *two = everything(g, fixture_eval(g));

	ck_assert_str_eq(one, two);
	g_free(one);
	g_free(two);
	fixture_free(f);
	fixture_free(g);
	g_free(split);
	g_strfreev(halves);
}
END_TEST

START_TEST(a_row_changes_only_what_it_touches)
{
	char *more = g_strconcat(rows_text, "O9|B1|2023-03-01||02\n", NULL);
	struct fixture *f = fixture_new(plan_text, rows_text), *g = fixture_new(plan_text, more);
	struct stats *s = fixture_eval(f), *t = fixture_eval(g);
	const char *const here[] = { "A", "A1", "A2", "A3" };

	for (size_t i = 0; i < sizeof here / sizeof here[0]; i++)
		for (size_t k = 0; k < f->plan->n_measures; k++)
			ck_assert_str_eq(fixture_figure(f, s, f->plan->measures[k].id, here[i]),
				fixture_figure(g, t, f->plan->measures[k].id, here[i]));
	ck_assert_str_eq(fixture_figure(g, t, "orgs", "B1"), "2");
	ck_assert_str_eq(fixture_figure(g, t, "orgs", "450199"), "5");
	fixture_free(f);
	fixture_free(g);
	g_free(more);
}
END_TEST

START_TEST(removed_rows_flow_through)
{
	struct fixture *f = fixture_new(plan_text, rows_text);
	GHashTable *removed = g_hash_table_new(NULL, NULL);
	struct rows *orgs = &f->data->tables[plan_find_table(f->plan, "orgs")->index];
	struct stats *s;

	g_hash_table_insert(removed, orgs->row[0], GINT_TO_POINTER(1));
	s = stats_eval(f->data, FIXTURE_INSPECTION, removed, f->arena, f->diags);
	ck_assert_str_eq(fixture_figure(f, s, "orgs", "A"), "2");
	ck_assert_str_eq(fixture_figure(f, s, "trained_orgs", "A"), "1");
	ck_assert_str_eq(fixture_figure(f, fixture_eval(f), "orgs", "A"), "3");
	g_hash_table_destroy(removed);
	fixture_free(f);
}
END_TEST

/* What the sample season has none of: a town that must have a federation, the city's
 * base as provider and guide, one leader of two organisations, a brand without ratings. */
static const char project_rows[] =
"township A 甲街道\n" "community A1 甲社区\n" "township B 乙镇\n" "township C 丙镇\n" "community C1 丙村\n"
"table d_townships -\n" "code | name | type | order | federation_required\n"
"A | 甲街道 | 1 | 1 |\n" "B | 乙镇 | 2 | 2 | 1\n" "C | 丙镇 | 2 | 3 | 0\n"
"table incubators B\n" "incubator_id | name | level | kind | built_date | host_facility | functions | graduated_2022 | graduated_2023\n"
"I1 | 联合会 | 3 | 3 | 2022-08-01 | 4;5 | 1 | 0 | 0\n" "I2 | 孵化站 | 3 | 2 | 2022-08-01 | 1;4 | 1;2 | 0 | 0\n"
"table organizations A\n" "org_id | org_name | community_code | status_kind | established_date | leader_name | members | is_brand\n"
"O1 | 一 | A1 | 3 | 2022-01-01 | 王 | 9 | 1\n" "O2 | 二 | A1 | 3 | 2022-01-01 | 王 | 9 | 1\n" "O3 | 三 | A1 | 3 | 2022-01-01 | 李 | 9 | 0\n"
"table brands A\n" "org_id | brand_name | named_date | level | has_plan | media_count | awards | appeal\n"
"O1 | 甲 | 2022-05-01 | 1 | 1 | 3 | 先进 | 5\n" "O2 | 乙 | 2022-05-01 | 1 | 0 | 2 | | \n"
"table trainings A\n" "training_id | training_date | kind | topics | mode | hours | attendees | leaders | backbones | org_ids | organizer\n"
"P1 | 2022-05-31 | 2 | 1 | 1 | 2 | 9 | 3 | 4 | O1;O2 | 某市级社会组织孵化基地\n" "P2 | 2022-06-01 | 2 | 1 | 1 | 2 | 9 | 0 | 7 | O3 | 某市某区社会组织孵化中心\n"
"table organizations C\n" "org_id | org_name | community_code | status_kind | established_date | leader_name | members | is_brand\n"
"O1 | 四 | C1 | 3 | 2022-01-01 | 赵 | 9 | 0\n" "O2 | 五 | C1 | 3 | 2022-01-01 | 钱 | 9 | 0\n"
"table trainings C\n" "training_id | training_date | kind | topics | mode | hours | attendees | leaders | backbones | org_ids\n"
"P1 | 2022-06-01 | 2 | 1 | 1 | 2 | 9 | 1 | 0 | O1;O2\n"
"table purchases A\n" "purchase_id | project | buyer | provider_name | contract_date | amount | paid\n"
"G1 | 项目 | 办事处 | 某市社会组织孵化基地 | 2023-08-31 | 100 | 0\n" "G2 | 项目 | 办事处 | 某市某区社会组织孵化中心 | 2023-09-01 | 100 | 0\n";

static const struct { const char *figure, *place, *value; } project_figures[] = {
	{ "federations_due", "450199", "2" }, { "towns_qualified", "450199", "1" }, { "streets_federated", "450199", "0" },
	{ "towns_federated", "450199", "1" }, { "federation_rate", "450199", "1/2" }, { "federation_rate", "C", "—" },
	{ "city_guidance", "450199", "1" }, { "city_purchases", "450199", "1" }, { "trainings_impl", "A", "1" }, { "purchases_impl", "A", "1" },
	{ "trained_heads", "A", "1" }, { "trained_leaders", "C", "2" }, { "trained_heads", "C", "1" }, { "trained_heads", "450199", "2" }, { "trained_backbones", "A", "7" }, { "brand_media", "A", "5" }, { "brands_awarded", "A", "1" },
	{ "brand_appeal", "A", "5" }, { "brand_cohesion", "A", "—" },
};

START_TEST(projects_are_counted)
{
	struct fixture *f = fixture_new("templates/plan.xml", project_rows);
	struct stats *s = fixture_eval(f);

	ck_assert_msg(strcmp(fixture_figure(f, s, project_figures[_i].figure, project_figures[_i].place), project_figures[_i].value) == 0,
		"%s: %s", project_figures[_i].figure, fixture_figure(f, s, project_figures[_i].figure, project_figures[_i].place));
	fixture_free(f);
}
END_TEST

Suite *stats_suite(void)
{
	Suite *s = suite_create("stats");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, figure_has_value, 0, sizeof figures / sizeof figures[0]);
	tcase_add_loop_test(tc, figure_has_cells, 0, sizeof cells / sizeof cells[0]);
	tcase_add_test(tc, target_gives_state_gap_and_trend);
	tcase_add_test(tc, order_of_rows_changes_nothing);
	tcase_add_test(tc, splitting_a_file_changes_nothing);
	tcase_add_test(tc, a_row_changes_only_what_it_touches);
	tcase_add_test(tc, removed_rows_flow_through);
	tcase_add_loop_test(tc, projects_are_counted, 0, sizeof project_figures / sizeof project_figures[0]);
	suite_add_tcase(s, tc);
	return s;
}
