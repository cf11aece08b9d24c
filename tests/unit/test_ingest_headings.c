/* test_ingest_headings.c -- cells of a header by their words, and folders that make one submission. */
#include <check.h>
#include <glib.h>

#include "ingest/folders.h"
#include "ingest/heading.h"
#include "ingest/reader.h"

Suite *ingest_headings_suite(void);

/* ---- one cell -------------------------------------------------------------------------- */

static const char *const none[] = { NULL };
static const char *const days[] = { "日期", NULL };
static const char *const money[] = { "经费（元）", "花费（估）", NULL };
static const char *const org_names[] = { "组织名称", "主办组织", NULL }, *const helper_names[] = { "所在主办组织", "所属协办单位", NULL };
static struct plan_table tables[2];
static const struct plan_field activities[] = {
	{ .table = &tables[0], .name = "activity_id", .label = "活动编号", .header = "活动编号", .aliases = none },
	{ .table = &tables[0], .name = "org_id", .label = "主办组织编号", .header = "主办组织编号", .aliases = none, .names = org_names },
	{ .table = &tables[0], .name = "helper_id", .label = "协办编号", .header = "协办编号", .aliases = none, .names = helper_names },
	{ .table = &tables[0], .name = "activity_date", .label = "活动日期", .header = "活动日期", .aliases = days },
	{ .table = &tables[0], .name = "community_code", .label = "社区编码", .header = "社区编码", .aliases = none },
	{ .table = &tables[0], .name = "cost", .label = "支出", .header = "支出（元）", .aliases = money },
	{ .table = &tables[0], .name = "kind", .label = "服务领域（其他）", .header = "服务领域（其他）", .aliases = none },
	{ .table = &tables[0], .name = "open_on", .label = "开放日期", .header = "开放日期", .aliases = none },
	{ .table = &tables[0], .name = "open_at", .label = "开放时间", .header = "开放时间", .aliases = none },
}, orgs[] = {
	{ .table = &tables[1], .name = "org_id", .label = "组织编号", .header = "组织编号", .aliases = none },
	{ .table = &tables[1], .name = "org_name", .label = "组织名称", .header = "组织名称", .aliases = none },
};
static struct plan_table tables[2] = {
	{ .index = 0, .fields = activities, .n_fields = G_N_ELEMENTS(activities) }, { .index = 1, .fields = orgs, .n_fields = G_N_ELEMENTS(orgs) },
};

/* A cell, the field that it means in the first table ("~": its names), in the second, its unit. */
static const struct { const char *cell, *first, *second, *unit; } cells[] = {
	{ "活动编号", "activity_id", "", "" }, { " 活 动 编 号 ", "activity_id", "", "" }, { "activity_id", "activity_id", "", "" },
	{ "*活动编号", "activity_id", "", "" }, { "活动编号（必填）", "activity_id", "", "" }, { "活动编号：", "activity_id", "", "" },
	{ "①活动编号★", "activity_id", "", "" }, { "活动代码", "activity_id", "", "" }, { "活动编号1", "", "", "" },
	{ "*", "", "", "" }, { "活动时间", "activity_date", "", "" }, { "具体日期", "activity_date", "", "" },
	{ "时间", "activity_date", "", "" }, { "具体", "", "", "" }, { "activitydate", "activity_date", "", "" },
	{ "所属村（社区）编码", "community_code", "", "" }, { "社区/村编号", "community_code", "", "" },
	{ "活动日期activity_date", "activity_date", "", "" }, { "活动日期/activity_date", "activity_date", "", "" },
	{ "活动日期（activity_date）", "activity_date", "", "" }, { "活动日期sort_date", "", "", "" },
	{ "活动日期〔如2023-08-01〕", "activity_date", "", "" }, { "活动日期（2023-08-01）", "activity_date", "", "" },
	{ "活动日期〖年月日〗", "activity_date", "", "年月日" }, { "活动日期{截至9月}", "activity_date", "", "" },
	{ "组织名称", "~org_id", "org_name", "" }, { "主办组织", "~org_id", "", "" }, { "组织编号", "", "org_id", "" },
	{ "org_id", "org_id", "org_id", "" }, { "所在主办组织", "~helper_id", "", "" }, { "具体主办组织", "~org_id", "", "" },
	{ "协办单位", "~helper_id", "", "" },
	{ "支出（元）", "cost", "", "元" }, { "支出", "cost", "", "" }, { "支出（万元）", "cost", "", "万元" },
	{ "支出(单位：万元)", "cost", "", "万元" }, { "支出（人民币千元）", "cost", "", "千元" }, { "支出（¥）", "cost", "", "元" },
	{ "支出（人民币）", "cost", "", "元" }, { "支出/万元", "cost", "", "万元" }, { "支出：万元", "cost", "", "万元" },
	{ "支出-元", "cost", "", "元" }, { "支出万元", "cost", "", "万元" }, { "支出元", "cost", "", "元" }, { "支出/组织", "", "", "" },
	{ "经费", "cost", "", "" }, { "花费", "", "", "" }, { "花费（估）", "cost", "", "估" }, { "经费万元", "cost", "", "万元" },
	{ "万元", "", "", "" }, { "/元", "", "", "" }, { "其它服务万元", "", "", "" }, { "服务领域（其它）", "kind", "", "其它" },
	{ "开放日期", "open_on", "", "" }, { "开放时间", "open_at", "", "" }, { "具体开放时间", "", "", "" }, { "天气", "", "", "" },
	{ "", "", "", "" },
};

static const char *name_in(const struct meaning *m, size_t table)
{
	static char text[2][40];
	bool by_name;
	const struct plan_field *f = meaning_field(m, &tables[table], &by_name);

	g_snprintf(text[table], sizeof text[table], "%s%s", f != NULL && by_name ? "~" : "", f != NULL ? f->name : "");
	return text[table];
}

static void expect(const struct headings *h, size_t i)
{
	struct meaning m = heading_find(h, str_of(cells[i].cell));

	ck_assert_msg(strcmp(name_in(&m, 0), cells[i].first) == 0, "%s: “%s”", cells[i].cell, name_in(&m, 0));
	ck_assert_msg(strcmp(name_in(&m, 1), cells[i].second) == 0, "%s: “%s”", cells[i].cell, name_in(&m, 1));
	ck_assert_msg(strcmp(m.unit, cells[i].unit) == 0, "%s: unit “%s”", cells[i].cell, m.unit);
	ck_assert_msg(meaning_any(&m) == (cells[i].first[0] != '\0' || cells[i].second[0] != '\0'), "%s", cells[i].cell);
}

START_TEST(knows_headings)
{
	const struct plan plan = { .tables = tables, .n_tables = 2 };
	struct headings *h = headings_new(&plan);

	expect(h, (size_t)_i);
	headings_free(h);
}
END_TEST

/* What is remembered of one cell is not said of another. */
START_TEST(remembers_headings)
{
	const struct plan plan = { .tables = tables, .n_tables = 2 };
	struct headings *h = headings_new(&plan);

	for (int again = 0; again < 2; again++)
		for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
			expect(h, i);
	headings_free(h);
}
END_TEST

static const struct { const char *cell, *unit; } units[] = {
	{ "（万元）", "万元" }, { "人次", "人次" }, { " % ", "%" }, { "〔单位：元〕", "元" }, { "(百分比)", "%" }, { "平方", "平方米" },
	{ "组织", NULL }, { "", NULL }, { "()", NULL }, { "单位", NULL }, { "（元", NULL },
};

START_TEST(knows_units)
{
	char unit[40];
	bool is = heading_is_unit(str_of(units[_i].cell), unit);

	ck_assert_msg(is == (units[_i].unit != NULL), "%s: %s", units[_i].cell, unit);
	ck_assert_msg(!is || strcmp(unit, units[_i].unit) == 0, "%s: %s", units[_i].cell, unit);
}
END_TEST

/* ---- folders ----------------------------------------------------------------------------- */

/* Folders with data (those with 报 have a report); each group's folder, its name, what it holds. */
static const struct { const char *folders, *groups; } homes[] = {
	{ "a报 a报/附表", "a报=a报:a报,a报/附表" },
	{ "a/T00报 a/T05 a/T06", "a=a:a/T00报,a/T05,a/T06" },
	{ "a/T05 a/T06报", "a=a:a/T05,a/T06报" },
	{ "a/一报 a/二报", "a/一报=一报:a/一报 a/二报=二报:a/二报" },
	{ "a/一报 a/二报 a/三", "a/一报=一报:a/一报 a/二报=二报:a/二报 a/三=三:a/三" },
	{ "a/b报 a/b报/附 a/c报", "a/b报=b报:a/b报,a/b报/附 a/c报=c报:a/c报" },
	{ "a ab报", "a=a:a ab报=ab报:ab报" },
	{ "a/b/表 a/c/报", "a=a:a/b/表,a/c/报" },
	{ "a b", "a=a:a b=b:b" },
};

static bool holds_report(struct reader *r, const char *folder)
{
	(void)r;
	return strstr(strrchr(folder, '/'), "报") != NULL;
}

static void dump_groups(const struct folder_groups *groups, GString *out)
{
	const size_t skip = strlen("submissions/");

	for (size_t i = 0; i < groups->n; i++) {
		const struct folder_group *g = &groups->group[i];

		g_string_append_printf(out, "%s%s=%s", i > 0 ? " " : "", g->folder + skip, g->name);
		for (guint k = 0; k < g->folders->len; k++)
			g_string_append_printf(out, "%c%s", k > 0 ? ',' : ':', (const char *)g->folders->pdata[k] + skip);
		g_ptr_array_free(g->folders, TRUE);
	}
	g_free(groups->group);
}

START_TEST(groups_folders)
{
	struct reader r = { .arena = arena_new() };
	char **names = g_strsplit(homes[_i].folders, " ", -1);
	GPtrArray *folders = g_ptr_array_new_with_free_func(g_free);
	struct folder_groups groups;
	GString *out = g_string_new(NULL);

	for (char **n = names; *n != NULL; n++)
		g_ptr_array_add(folders, g_strconcat("submissions/", *n, NULL));
	folders_group(folders, holds_report, &r, &groups);
	dump_groups(&groups, out);
	ck_assert_msg(strcmp(out->str, homes[_i].groups) == 0, "%s: %s", homes[_i].folders, out->str);
	g_string_free(out, TRUE);
	g_ptr_array_free(folders, TRUE);
	g_strfreev(names);
	arena_free(r.arena);
}
END_TEST

Suite *ingest_headings_suite(void)
{
	Suite *s = suite_create("ingest_headings");
	TCase *tc = tcase_create("headings");

	tcase_add_loop_test(tc, knows_headings, 0, G_N_ELEMENTS(cells));
	tcase_add_test(tc, remembers_headings);
	tcase_add_loop_test(tc, knows_units, 0, G_N_ELEMENTS(units));
	tcase_add_loop_test(tc, groups_folders, 0, G_N_ELEMENTS(homes));
	suite_add_tcase(s, tc);
	return s;
}
