/* test_ingest_values.c -- every line of what is seen in cells (section6.txt, 6.3). */
#include <check.h>

#include "ingest_fixture.h"

Suite *ingest_values_suite(void);

#define T PLAN_TEXT
#define I PLAN_INT
#define M PLAN_MONEY
#define D PLAN_DEC
#define DAY PLAN_DATE
#define MON PLAN_MONTH
#define B PLAN_BOOL
#define C PLAN_CODE
#define MU PLAN_MULTI
#define R PLAN_REFS

/* id, type, list, unit of the header, cell, canonical value, issue or NULL */
static const struct { const char *id; enum plan_type type; int list, unit; const char *raw, *value, *issue; } rows[] = {
	{ "6.3-01", I, 0, 0, "１２３", "123", "character-folded" },
	{ "6.3-01", I, 0, 0, "　123 ", "123", NULL },
	{ "6.3-01", I, 0, 0, "\xC2\xA0" "123\xE2\x80\x8B", "123", NULL },
	{ "6.3-01", I, 0, 0, "'123", "123", NULL },
	{ "6.3-01", I, 0, 0, "\t123", "123", NULL },
	{ "6.3-01", T, 0, 0, "ＯＲＧ０００１", "ORG0001", "character-folded" },
	{ "6.3-01", T, 0, 0, "阳光（夕阳红）艺术团", "阳光（夕阳红）艺术团", NULL },
	{ "6.3-01", T, 0, 0, "\xEF\xBB\xBF李　明", "李 明", "character-folded" },
	{ "6.3-01", T, 0, 0, "=\"00123\"", "00123", NULL },
	{ "6.3-01", DAY, 0, 0, "２０２３－０８－０１", "2023-08-01", "character-folded" },
	{ "6.3-02", I, 0, 0, "1,234", "1234", NULL },
	{ "6.3-02", I, 0, 0, "1，234", "1234", "character-folded" },
	{ "6.3-02", I, 0, 0, "1 234 567", "1234567", NULL },
	{ "6.3-02", I, 0, 0, "12,34", "", "number-groups" },
	{ "6.3-02", I, 0, 0, "1234,567", "", "number-groups" },
	{ "6.3-02", M, 0, 0, "1,234.50", "1234.50", NULL },
	{ "6.3-03", M, 0, 0, "3.5万", "35000.00", "unit-converted" },
	{ "6.3-03", M, 0, 0, "3.5万元", "35000.00", "unit-converted" },
	{ "6.3-03", M, 0, 0, "1.2亿", "120000000.00", "unit-converted" },
	{ "6.3-03", M, 0, 4, "0.528", "5280.00", NULL },
	{ "6.3-03", M, 0, 4, "35元", "35.00", "unit-converted" },
	{ "6.3-03", M, 0, 4, "0.00001", "0.10", NULL },
	{ "6.3-03", M, 0, 4, "0.0000001", "", "number-places" },
	{ "6.3-03", M, 0, 0, "12.345", "", "number-places" },
	{ "6.3-03", M, 0, 0, "￥12.50", "12.50", NULL },
	{ "6.3-03", M, 0, 0, "-12.50", "-12.50", NULL },
	{ "6.3-03", I, 0, 0, "5个", "5", "unit-converted" },
	{ "6.3-03", I, 0, 0, "30人次", "30", "unit-converted" },
	{ "6.3-03", I, 0, 0, "30斤", "", "number-unit" },
	{ "6.3-03", I, 0, 0, "3.0", "3", NULL },
	{ "6.3-03", I, 0, 0, "3.5", "", "number-fraction" },
	{ "6.3-03", I, 0, 0, "99999999999999999999", "", "number-large" },
	{ "6.3-03", I, 0, 0, "十二", "", "number-bad" },
	{ "6.3-03", D, 0, 0, "12.5小时", "12.5", "unit-converted" },
	{ "6.3-03", D, 0, 0, "12.55", "", "number-places" },
	{ "6.3-04", I, 0, 0, "约50", "", "number-vague" },
	{ "6.3-04", I, 0, 0, "50余人", "", "number-vague" },
	{ "6.3-04", I, 0, 0, "100+", "", "number-vague" },
	{ "6.3-04", I, 0, 0, "20-30", "", "number-range" },
	{ "6.3-04", I, 0, 0, "20～30人", "", "number-range" }, { "6.3-04", I, 0, 0, "20人至30人", "", "number-range" },
	{ "6.3-04", I, 0, 0, "2023-2024", "", "number-range" }, { "6.3-05", M, 0, 0, "（3,000.5）", "", "number-brackets" },
	{ "6.3-05", I, 0, 0, "(3)", "", "number-brackets" }, { "6.3-05", M, 0, 0, "（三千）", "", "number-bad" },
	{ "6.3-04", M, 0, 0, "3万多", "", "number-vague" },
	{ "6.3-05", I, 0, 0, "-", "", NULL },
	{ "6.3-05", I, 0, 0, "—", "", NULL },
	{ "6.3-05", I, 0, 0, "/", "", NULL },
	{ "6.3-05", T, 0, 0, "无", "", NULL },
	{ "6.3-05", T, 0, 0, "暂无", "", NULL },
	{ "6.3-05", DAY, 0, 0, "N/A", "", NULL },
	{ "6.3-05", M, 0, 0, "空", "", NULL },
	{ "6.3-05", B, 0, 0, "无", "0", NULL },
	{ "6.3-05", B, 0, 0, "/", "", NULL },
	{ "6.3-05", C, LIST_STATUS, 0, "无", "0", NULL },
	{ "6.3-05", C, LIST_KINDS, 0, "无", "", NULL },
	{ "6.3-05", B, 0, 0, "无。", "0", "mark-dropped" }, { "6.3-05", I, 0, 0, "无。", "", "mark-dropped" },
	{ "6.3-03", I, 0, 0, "30人次。", "30", "unit-converted" }, { "6.3-03", I, 0, 0, "※30", "30", "mark-dropped" },
	{ "6.3-03", I, 0, 0, "1,", "", "number-unit" }, { "6.3-03", M, 0, 0, "人民币3000元", "3000.00", "unit-converted" },
	{ "6.3-04", I, 0, 0, "3000+2000", "", "number-unit" },
	{ "6.3-06", T, 0, 0, "1.23E+17", "", "excel-scientific" },
	{ "6.3-06", I, 0, 0, "4.50102E+11", "", "excel-scientific" },
	{ "6.3-06", T, 0, 0, "1E5", "1E5", NULL },
	{ "6.3-08", C, LIST_FIELDS, 0, "1", "01", "zero-restored" },
	{ "6.3-08", C, LIST_FIELDS, 0, "7", "", "label-unknown" },
	{ "6.3-08", MU, LIST_FIELDS, 0, "4;1", "04;01", "zero-restored" },
	{ "6.3-09", DAY, 0, 0, "2023/8/1", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023-08-01", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023.8.1", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "20230801", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023年8月1日", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023 年 8 月 1 号", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023/8/1 0:00", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023-08-01T00:00:00", "2023-08-01", NULL },
	{ "6.3-10", DAY, 0, 0, "45139", "2023-08-01", "date-serial" },
	{ "6.3-10", DAY, 0, 0, "36525", "", "date-bad" },
	{ "6.3-10", DAY, 0, 0, "73051", "", "date-bad" },
	{ "6.3-11", MON, 0, 0, "2023年8月", "2023-08", NULL },
	{ "6.3-11", MON, 0, 0, "2023.8", "2023-08", NULL },
	{ "6.3-11", MON, 0, 0, "2023-08", "2023-08", NULL },
	{ "6.3-11", MON, 0, 0, "202308", "2023-08", NULL },
	{ "6.3-11", MON, 0, 0, "2023年8月15日", "2023-08", NULL },
	{ "6.3-11", DAY, 0, 0, "2023年8月", "", "date-no-day" },
	{ "6.3-11", DAY, 0, 0, "2023.8", "", "date-no-day" },
	{ "6.3-11", DAY, 0, 0, "2023", "", "date-no-day" },
	{ "6.3-11", MON, 0, 0, "2023年", "", "date-no-month" },
	{ "6.3-12", DAY, 0, 0, "8月1日", "", "date-no-year" },
	{ "6.3-12", DAY, 0, 0, "8/1", "", "date-no-year" }, { "6.3-12", DAY, 0, 0, "九月三十日", "", "date-no-year" },
	{ "6.3-09", DAY, 0, 0, "二〇二三年九月三十日", "2023-09-30", NULL },
	{ "6.3-09", DAY, 0, 0, "二○二二年十二月一日", "2022-12-01", NULL },
	{ "6.3-09", DAY, 0, 0, "二零二三年十月二十一日", "2023-10-21", NULL },
	{ "6.3-09", DAY, 0, 0, "2023年8月1日上午", "2023-08-01", NULL },
	{ "6.3-09", DAY, 0, 0, "2023.8.1。", "2023-08-01", "mark-dropped" },
	{ "6.3-09", DAY, 0, 0, "2023.8.1-8.3", "", "date-span" }, { "6.3-09", DAY, 0, 0, "2023年8月1日至3日", "", "date-span" },
	{ "6.3-11", MON, 0, 0, "2023年8月至9月", "", "date-span" },
	{ "6.3-11", MON, 0, 0, "二〇二三年八月", "2023-08", NULL },
	{ "6.3-13", DAY, 0, 0, "2023.1", "", "date-ambiguous" },
	{ "6.3-13", MON, 0, 0, "2023.1", "", "date-ambiguous" },
	{ "6.3-13", MON, 0, 0, "2023.10", "2023-10", NULL },
	{ "6.3-13", MON, 0, 0, "2023-1", "2023-01", NULL },
	{ "6.3-14", DAY, 0, 0, "2023/13/1", "", "date-not-a-day" },
	{ "6.3-14", DAY, 0, 0, "2023-02-30", "", "date-not-a-day" },
	{ "6.3-14", DAY, 0, 0, "31/8/2023", "", "date-order" },
	{ "6.3-14", DAY, 0, 0, "23/8/1", "", "date-short-year" },
	{ "6.3-14", DAY, 0, 0, "23年8月1日", "", "date-short-year" },
	{ "6.3-14", DAY, 0, 0, "1-Aug-23", "", "date-bad" },
	{ "6.3-14", DAY, 0, 0, "2023-08/01", "", "date-bad" },
	{ "6.3-15", D, 0, 0, "85%", "", "number-percent" }, { "6.3-15", I, 0, 0, "100%", "", "number-percent" },
	{ "6.3-16", B, 0, 0, "是", "1", NULL }, { "6.3-16", B, 0, 0, "否", "0", NULL },
	{ "6.3-16", B, 0, 0, "√", "1", NULL }, { "6.3-16", B, 0, 0, "×", "0", NULL },
	{ "6.3-16", B, 0, 0, "有", "1", NULL }, { "6.3-16", B, 0, 0, "1", "1", NULL },
	{ "6.3-16", B, 0, 0, "0", "0", NULL }, { "6.3-16", B, 0, 0, "y", "1", NULL },
	{ "6.3-16", B, 0, 0, "Ｎ", "0", NULL }, { "6.3-16", B, 0, 0, "已建", "1", NULL },
	{ "6.3-16", B, 0, 0, "未建", "0", NULL }, { "6.3-16", B, 0, 0, "待定", "", "bool-bad" },
	{ "6.3-16", B, 0, 0, "是。", "1", "mark-dropped" }, { "6.3-16", B, 0, 0, "V", "1", "label-loose" },
	{ "6.3-16", B, 0, 0, "是的", "1", NULL }, { "6.3-16", B, 0, 0, "是否", "", "bool-bad" },
	{ "6.3-17", C, LIST_KINDS, 0, "孵化服务站。", "2", "mark-dropped" },
	{ "6.3-17", C, LIST_KINDS, 0, "②孵化服务站", "2", "label-loose" },
	{ "6.3-17", C, LIST_KINDS, 0, "①孵化服务站", "", "label-unknown" },
	{ "6.3-17", C, LIST_KINDS, 0, "【孵化服务站】", "2", "label-loose" },
	{ "6.3-17", C, LIST_KINDS, 0, "孵化服务站、支持性社会组织", "", "label-several" },
	{ "6.3-17", C, LIST_KINDS, 0, "孵化服务站（站）", "2", "label-loose" },
	{ "6.3-17", C, LIST_KINDS, 0, "孵化 服务站", "2", "label-loose" },
	{ "6.3-17", C, LIST_KINDS, 0, "孵化站", "2", NULL },
	{ "6.3-17", C, LIST_KINDS, 0, "支持性社會組織", "4", "label-loose" },
	{ "6.3-17", C, LIST_KINDS, 0, "2", "2", NULL },
	{ "6.3-17", C, LIST_KINDS, 0, "2.孵化服务站", "2", "label-loose" },
	{ "6.3-17", C, LIST_KINDS, 0, "2、孵化服务站", "2", "label-loose" }, { "6.3-17", C, LIST_KINDS, 0, "1、孵化服务站", "", "label-several" },
	{ "6.3-17", C, LIST_FIELDS, 0, "志愿服务（04）", "04", "label-loose" }, { "6.3-17", C, LIST_FIELDS, 0, "志愿服务（街道）", "04", "label-loose" },
	{ "6.3-17", C, LIST_FIELDS, 0, "志愿服务（05）", "", "label-unknown" }, { "6.3-17", C, LIST_FIELDS, 0, "养老（04）", "", "label-unknown" },
	{ "6.3-17", C, LIST_FIELDS, 0, "志愿服务类", "04", "label-loose" }, { "6.3-17", C, LIST_FIELDS, 0, "其他类", "99", "label-loose" },
	{ "6.3-17", C, LIST_FIELDS, 0, "志愿服务活动", "04", "label-loose" }, { "6.3-17", C, LIST_FIELDS, 0, "其他活动", "", "label-unknown" },
	{ "6.3-17", C, LIST_FIELDS, 0, "养老类", "", "label-unknown" }, { "6.3-17", C, LIST_STATUS, 0, "登记类", "", "label-unknown" },
	{ "6.3-17", C, LIST_WORDS, 0, "服务", "1", "label-loose" }, { "6.3-17", C, LIST_WORDS, 0, "公益", "", "label-unknown" },
	{ "6.3-17", C, LIST_WORDS, 0, "规范化", "4", "label-loose" }, { "6.3-17", C, LIST_WORDS, 0, "服", "", "label-unknown" },
	{ "6.3-17", C, LIST_STATUS, 0, "登记(社会团体)", "1", NULL },
	{ "6.3-17", C, LIST_STATUS, 0, "登记", "", "label-two" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "志愿服务、社区矫正|其他；治安综治", "04;01;05;99", NULL },
	{ "6.3-18", C, LIST_KINDS, 0, "孵化服务中心", "", "label-unknown" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "1.志愿服务 2.社区矫正", "04;05", "label-loose" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "（1）志愿服务；（2）其他；", "04;99", "label-loose" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "１、志愿服务\n２、其他", "04;99", "label-loose" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "1.志愿服务 3.其他", "", "label-joined" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "1.志愿服务 2.养老", "", "label-unknown" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "1.志愿服务", "", "label-unknown" },
	{ "6.3-17", MU, LIST_FIELDS, 0, "志愿服务社区矫正", "", "label-joined" },
	{ "6.3-18", MU, LIST_FIELDS, 0, "志愿服务；养老", "", "label-unknown" },
	{ "6.3-19", I, 0, 0, "#REF!", "", "cell-error" }, { "6.3-19", T, 0, 0, "#N/A", "", "cell-error" },
	{ "6.3-19", M, 0, 0, "#VALUE!", "", "cell-error" }, { "6.3-19", D, 0, 0, "#DIV/0!", "", "cell-error" },
	{ "6.3-19", DAY, 0, 0, "########", "", "cell-error" },
	{ "6.3-20", I, 0, 0, "=SUM(A1:A3)", "", "cell-formula" },
	{ "6.1-13", T, 0, 0, "李?明", "李?明", "character-lost" },
	{ "6.1-13", T, 0, 0, "真的吗？", "真的吗？", NULL }, { "6.1-13", T, 0, 0, "周□平", "周□平", "character-lost" },
	{ "6.1-12", T, 0, 0, "李\xEE\xA0\x96", "李\xEE\xA0\x96", "character-private" },
	{ "ids", R, 0, 0, "ORG1、ORG2；ORG3", "ORG1;ORG2;ORG3", NULL },
};

START_TEST(reads_cells)
{
	struct plan_field f = cells_field(rows[_i].type, (enum fixture_list)rows[_i].list);
	struct column column = { .field = &f, .unit = rows[_i].unit };
	struct cells c;
	const char *issue, *value;

	cells_begin(&c);
	value = cells_read(&c, &column, rows[_i].raw, &issue);
	ck_assert_msg(strcmp(value, rows[_i].value) == 0, "%s %s: %s, not %s", rows[_i].id, rows[_i].raw, value, rows[_i].value);
	ck_assert_msg(g_strcmp0(issue, rows[_i].issue) == 0, "%s %s: %s, not %s", rows[_i].id, rows[_i].raw,
		issue != NULL ? issue : "nothing", rows[_i].issue != NULL ? rows[_i].issue : "nothing");
	cells_end(&c);
}
END_TEST

/* 6.3-15: only where the header says %; mixed forms in one column are reported once. */
START_TEST(reads_percent)
{
	struct plan_field f = cells_field(PLAN_DEC, LIST_FIELDS);
	struct column column = { .field = &f, .percent = true };
	struct cells c;
	const char *issue;

	cells_begin(&c);
	ck_assert_str_eq(cells_read(&c, &column, "85%", &issue), "85.0");
	ck_assert_ptr_null(issue);
	ck_assert_str_eq(cells_read(&c, &column, "85", &issue), "85.0");
	ck_assert_str_eq(issue, "percent-mixed");
	cells_read(&c, &column, "85%", &issue);
	ck_assert_ptr_null(issue);
	cells_end(&c);
}
END_TEST

/* 6.3-16: what the label asks may be said in its own words. */
static const struct { const char *label, *raw, *value, *issue; } asked[] = {
	{ "是否采用章程示范文本", "已采用", "1", "label-loose" }, { "是否采用章程示范文本", "未采用", "0", "label-loose" },
	{ "是否采用章程示范文本", "采用", "1", "label-loose" }, { "是否采用章程示范文本", "部分采用", "", "bool-bad" },
	{ "镇是否具备成立条件", "不具备", "0", "label-loose" }, { "有无党群服务中心", "有党群服务中心", "1", "label-loose" },
	{ "有无党群服务中心", "没有党群服务中心", "0", "label-loose" }, { "有无党群服务中心", "党群服务中心", "", "bool-bad" },
};

START_TEST(reads_answers)
{
	struct plan_field f = cells_field(PLAN_BOOL, LIST_FIELDS);
	struct column column = { .field = &f };
	struct cells c;
	const char *issue;

	f.label = asked[_i].label;
	cells_begin(&c);
	ck_assert_msg(strcmp(cells_read(&c, &column, asked[_i].raw, &issue), asked[_i].value) == 0, "%s", asked[_i].raw);
	ck_assert_msg(g_strcmp0(issue, asked[_i].issue) == 0, "%s: %s", asked[_i].raw, issue);
	cells_end(&c);
}
END_TEST

/* Marks and stops are no part of ids; a name keeps them. */
START_TEST(bares_ids)
{
	struct plan_field f = cells_field(PLAN_TEXT, LIST_FIELDS);
	struct column column = { .field = &f };
	struct cells c;
	const char *issue;

	cells_begin(&c);
	ck_assert_str_eq(cells_read(&c, &column, "邻里互助队。", &issue), "邻里互助队。");
	f.role = "id";
	f.unique = PLAN_UNIQUE_TOWNSHIP;
	ck_assert_str_eq(cells_read(&c, &column, "▲ORG0001*。", &issue), "ORG0001");
	ck_assert_str_eq(issue, "mark-dropped");
	ck_assert_str_eq(cells_read(&c, &column, "ORG-0001", &issue), "ORG-0001");
	ck_assert_ptr_null(issue);
	cells_end(&c);
}
END_TEST

/* 6.3-18: the nearest first. */
START_TEST(names_the_nearest)
{
	static const char *const labels[] = { "孵化中心/基地", "孵化服务站", "社区社会组织联合会", "支持性社会组织" };
	struct arena *arena = arena_new();

	ck_assert_str_eq(label_nearest(arena, str_of("孵化服务中心"), labels, 4), "“孵化服务站”、“孵化中心/基地”、“支持性社会组织”");
	ck_assert_str_eq(label_nearest(arena, str_of("x"), labels, 0), "");
	arena_free(arena);
}
END_TEST

/* ---- unified social credit codes --------------------------------------------- */

static const struct { const char *id, *raw, *value, *issue; } codes[] = {
	{ "uscc", "51450199MJL000016W", "51450199MJL000016W", NULL },
	{ "uscc", "52450199MJL000024L", "52450199MJL000024L", NULL },
	{ "uscc", "52450199MJLA1234X5", "52450199MJLA1234X5", NULL },
	{ "uscc", "59450199MJLX9Y8W2A", "59450199MJLX9Y8W2A", NULL },
	{ "uscc", "54450199MJ0000T712", "54450199MJ0000T712", "uscc-class" },
	{ "uscc", "53450199500000015W", "53450199500000015W", NULL },
	{ "uscc", "93450199MA5L00013F", "93450199MA5L00013F", NULL },
	{ "uscc", "514501995000000078", "514501995000000078", NULL },
	{ "uscc", "51450199MJL000016X", "51450199MJL000016X", "uscc-check" },
	{ "uscc", "51450199MJ0L00016W", "51450199MJ0L00016W", "uscc-check" },
	{ "uscc", "51450199MJL000016I", "", "uscc-form" },
	{ "uscc", "51450199mjl000016w", "51450199MJL000016W", "uscc-case" },
	{ "uscc", "91350100M000100Y43", "91350100M000100Y43", NULL },
	{ "uscc", "91440300708461136T", "91440300708461136T", NULL },
	{ "uscc", "11100000000013338W", "11100000000013338W", NULL },
	{ "uscc", "91350203M0001QAY9B", "91350203M0001QAY9B", "uscc-check" },
	{ "6.3-07", "514501995000000000", "", "excel-digits" },
	{ "uscc", "5145", "", "uscc-form" },
};

START_TEST(reads_credit_codes)
{
	struct plan_field f = cells_field(PLAN_TEXT, LIST_FIELDS);
	struct column column = { .field = &f };
	struct cells c;
	const char *issue, *value;

	f.kind = PLAN_KIND_USCC;
	cells_begin(&c);
	value = cells_read(&c, &column, codes[_i].raw, &issue);
	ck_assert_msg(strcmp(value, codes[_i].value) == 0, "%s: %s", codes[_i].raw, value);
	ck_assert_msg(g_strcmp0(issue, codes[_i].issue) == 0, "%s: %s", codes[_i].raw, issue != NULL ? issue : "nothing");
	cells_end(&c);
}
END_TEST

/* ---- personal numbers ----------------------------------------------------------- */

static const struct { const char *id; enum plan_kind kind; bool free; const char *raw, *value, *issue; } personal[] = {
	{ "6.4-02", PLAN_KIND_NONE, true, "联系13812345678张某", "联系138****5678张某", "personal-phone" },
	{ "6.4-02", PLAN_KIND_NONE, true, "身份证11010519491231002X。", "身份证110105********002X。", "personal-id" },
	{ "6.4-02", PLAN_KIND_NONE, true, "合同号110105194912310021", "合同号110105194912310021", NULL },
	{ "6.4-02", PLAN_KIND_NONE, true, "编号2138123456789", "编号2138123456789", NULL },
	{ "phone", PLAN_KIND_PHONE, false, "138 1234 5678", "13812345678", NULL },
	{ "phone", PLAN_KIND_PHONE, false, "+86 13812345678", "13812345678", NULL },
	{ "phone", PLAN_KIND_PHONE, false, "0771-5512345", "0771-5512345", NULL },
	{ "phone", PLAN_KIND_PHONE, false, "5512345", "5512345", NULL },
	{ "phone", PLAN_KIND_PHONE, false, "12345", "12345", "phone-form" },
};

START_TEST(reads_personal_numbers)
{
	struct plan_field f = cells_field(PLAN_TEXT, LIST_FIELDS);
	struct column column = { .field = &f };
	struct cells c;
	const char *issue, *value;

	f.kind = personal[_i].kind;
	f.free_text = personal[_i].free;
	cells_begin(&c);
	value = cells_read(&c, &column, personal[_i].raw, &issue);
	ck_assert_msg(strcmp(value, personal[_i].value) == 0, "%s: %s", personal[_i].raw, value);
	ck_assert_msg(g_strcmp0(issue, personal[_i].issue) == 0, "%s: %s", personal[_i].raw, issue != NULL ? issue : "nothing");
	cells_end(&c);
}
END_TEST

Suite *ingest_values_suite(void)
{
	Suite *s = suite_create("ingest_values");
	TCase *tc = tcase_create("cells");

	tcase_add_loop_test(tc, reads_cells, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, reads_percent);
	tcase_add_loop_test(tc, reads_answers, 0, G_N_ELEMENTS(asked));
	tcase_add_test(tc, bares_ids);
	tcase_add_test(tc, names_the_nearest);
	tcase_add_loop_test(tc, reads_credit_codes, 0, G_N_ELEMENTS(codes));
	tcase_add_loop_test(tc, reads_personal_numbers, 0, G_N_ELEMENTS(personal));
	suite_add_tcase(s, tc);
	return s;
}
