/* test_ingest_cells.c -- cells of fields with a role, a size, a unit, and what is said of
 * those that are refused. */
#include <check.h>
#include <glib.h>

#include "ingest_fixture.h"

Suite *ingest_cells_suite(void);

/* What a field and its column are, beside the type. */
struct as {
	const char *role, *header, *form;
	enum plan_unique unique;
	enum plan_pd pd;
	enum plan_kind kind;
	int size, unit;
	bool free, ticks;
};

#define TEXT PLAN_TEXT, 0
#define INT PLAN_INT, 0
#define MONEY PLAN_MONEY, 0
#define DEC PLAN_DEC, 0
#define DAY PLAN_DATE, 0
#define MONTH PLAN_MONTH, 0
#define BOOL PLAN_BOOL, 0
#define FIELDS PLAN_CODE, LIST_FIELDS
#define KINDS PLAN_CODE, LIST_KINDS
#define STATUS PLAN_CODE, LIST_STATUS
#define SEVERAL PLAN_MULTI, LIST_FIELDS
#define ID { .role = "id", .unique = PLAN_UNIQUE_TOWNSHIP }

/* Type and list, cell, value, first issue and (unless NULL) which of its arguments says what. */
static const struct { enum plan_type type; int list; const char *raw, *value, *issue; int which; const char *arg; struct as as; } rows[] = {
	/* what a spreadsheet leaves */
	{ TEXT, "#NAME?", "", "cell-error", 0, NULL, { 0 } }, { TEXT, "#1楼", "#1楼", NULL, 0, NULL, { 0 } },
	{ INT, "4E+11", "", "excel-scientific", 0, NULL, { 0 } }, { INT, "1.5e3", "", "excel-scientific", 0, NULL, { 0 } },
	{ TEXT, "12E-3", "", "excel-scientific", 0, NULL, { 0 } }, { TEXT, "-1.2E+5", "", "excel-scientific", 0, NULL, { 0 } },
	{ TEXT, "1.5E", "1.5E", NULL, 0, NULL, { 0 } }, { TEXT, "1.5E3栋", "1.5E3栋", NULL, 0, NULL, { 0 } }, { TEXT, "5E3", "5E3", NULL, 0, NULL, { 0 } },
	{ TEXT, "1月2日", "1月2日", "excel-date", 0, NULL, ID }, { TEXT, "2-Jan", "2-Jan", "excel-date", 0, NULL, ID },
	{ TEXT, "Jan-22", "Jan-22", "excel-date", 0, NULL, ID }, { TEXT, "2023/1/2", "2023/1/2", "excel-date", 0, NULL, ID },
	{ TEXT, "2-Abc", "2-Abc", NULL, 0, NULL, ID }, { TEXT, "202-Jan", "202-Jan", NULL, 0, NULL, ID }, { TEXT, "1-2", "1-2", NULL, 0, NULL, ID },
	{ TEXT, "月2日", "月2日", NULL, 0, NULL, ID }, { TEXT, "1月2", "1月2", NULL, 0, NULL, ID }, { TEXT, "A1月2日", "A1月2日", NULL, 0, NULL, ID },
	{ TEXT, "20230/1/2", "20230/1/2", NULL, 0, NULL, ID }, { TEXT, "ABC-1-2", "ABC-1-2", NULL, 0, NULL, ID }, { TEXT, "1月2日", "1月2日", NULL, 0, NULL, { 0 } },
	{ INT, "同上", "", "cell-ditto", 0, NULL, { 0 } }, { DAY, "〃", "", "cell-ditto", 0, NULL, { 0 } }, { FIELDS, "（同上）", "", "cell-ditto", 0, NULL, { 0 } },
	{ INT, "\"", "", "cell-ditto", 0, NULL, { 0 } }, { INT, "(同上)", "", "cell-ditto", 0, NULL, { 0 } }, { TEXT, "同上", "同上", NULL, 0, NULL, { 0 } },
	{ BOOL, "", "0", NULL, 0, NULL, { .ticks = true } }, { BOOL, "", "", NULL, 0, NULL, { 0 } },
	/* characters that were lost, or are none */
	{ TEXT, "张?", "张?", "character-lost", 0, "?", { 0 } }, { TEXT, "?明", "?明", "character-lost", 0, "?", { 0 } },
	{ TEXT, "a??b", "a??b", "character-lost", 0, "?", { 0 } }, { TEXT, "a?b", "a?b", NULL, 0, NULL, { 0 } },
	{ TEXT, "好吗?", "好吗?", NULL, 0, NULL, { 0 } }, { TEXT, "好吗?呢", "好吗?呢", "character-lost", 0, "?", { 0 } },
	{ TEXT, "㐂?", "㐂?", "character-lost", 0, "?", { 0 } }, { TEXT, "𠀀?", "𠀀?", "character-lost", 0, "?", { 0 } }, { TEXT, "é?", "é?", NULL, 0, NULL, { 0 } },
	{ TEXT, "李■", "李■", "character-lost", 0, "■", { 0 } }, { TEXT, "□明", "□明", "character-lost", 0, "□", { 0 } },
	{ TEXT, "李〓明", "李〓明", "character-lost", 0, "〓", { 0 } }, { TEXT, "□a", "□a", NULL, 0, NULL, { 0 } }, { TEXT, "李□明", "李□明", NULL, 0, NULL, { .free = true } },
	{ TEXT, "李\xEF\xBF\xBD明", "李\xEF\xBF\xBD明", "character-lost", 0, "\xEF\xBF\xBD", { 0 } },
	{ TEXT, "甲\x01乙\x7F", "甲乙", "character-control", 0, NULL, { 0 } }, { TEXT, "甲\n乙\t丙", "甲\n乙\t丙", NULL, 0, NULL, { 0 } },
	{ TEXT, "甲\xEF\xBF\xBE乙", "甲乙", "character-control", 0, NULL, { 0 } }, { TEXT, "Ａ－１", "A－1", "character-folded", 0, NULL, { 0 } },
	/* length, and the advice that goes with it */
	{ TEXT, "甲乙丙", "甲乙丙", NULL, 0, NULL, { .size = 3 } }, { TEXT, "甲乙丙丁", "", "text-long", 0, "4", { .size = 3 } },
	{ TEXT, "甲乙丙丁", "", "text-long", 1, "3", { .size = 3 } }, { TEXT, "甲乙丙丁", "", "text-long", 2, "请另附", { .size = 3, .form = "请另附" } },
	{ TEXT, "A1234", "", "text-long", 2, "请改用短的编号", { .size = 3, .role = "id", .unique = PLAN_UNIQUE_TOWNSHIP } },
	{ TEXT, "甲乙丙丁", "", "text-long", 2, "请只填姓名", { .size = 3, .pd = PLAN_PD_NAME } }, { TEXT, "甲乙丙丁", "", "text-long", 2, "请压缩文字", { .size = 3 } },
	{ TEXT, "电13812345678", "电138****5678", "personal-phone", 0, NULL, { .pd = PLAN_PD_NAME } },
	{ TEXT, "电13812345678", "电138****5678", "personal-phone", 0, NULL, { .pd = PLAN_PD_SENSITIVE } }, { TEXT, "电13812345678", "电13812345678", NULL, 0, NULL, { 0 } },
	{ PLAN_URL, 0, "http://a.cn/1", "http://a.cn/1", NULL, 0, NULL, { 0 } }, { PLAN_URL, 0, "https://a.cn", "https://a.cn", NULL, 0, NULL, { 0 } },
	{ PLAN_URL, 0, "a.cn", "a.cn", "url-form", 0, NULL, { 0 } },
	/* numbers: what is proposed, units of the header, ordinals, versions */
	{ INT, "约50", "", "number-vague", 0, "50", { 0 } }, { INT, "50余人", "", "number-vague", 0, "50", { 0 } }, { MONEY, "约3.5万元", "", "number-vague", 0, "3.5万", { 0 } },
	{ MONEY, "超1,200万", "", "number-vague", 0, "1,200万", { 0 } }, { INT, "约", "", "number-bad", 0, NULL, { 0 } }, { INT, "30 人", "30", "unit-converted", 0, NULL, { 0 } },
	{ INT, "第2版", "2", "unit-converted", 0, NULL, { 0 } }, { INT, "第二批", "2", NULL, 0, NULL, { 0 } }, { INT, "第十次", "10", NULL, 0, NULL, { 0 } },
	{ INT, "第二个", "", "number-bad", 0, NULL, { 0 } }, { INT, "第2个", "", "number-bad", 0, NULL, { 0 } }, { INT, "V2", "2", NULL, 0, NULL, { .role = "version" } },
	{ INT, "v3", "3", NULL, 0, NULL, { .role = "version" } }, { INT, "V2", "", "number-bad", 0, NULL, { 0 } }, { INT, "V", "", "number-bad", 0, NULL, { .role = "version" } },
	{ DEC, "3天", "", "number-unit", 0, NULL, { .header = "时长（小时）" } }, { DEC, "3小时", "3.0", "unit-converted", 0, NULL, { .header = "时长（小时）" } },
	{ DEC, "3小时", "3.0", "unit-converted", 0, NULL, { .header = "时长(小时)" } }, { DEC, "3元", "", "number-unit", 0, NULL, { 0 } },
	{ DEC, "90平米", "90.0", "unit-converted", 0, NULL, { .header = "场地面积（平方米）" } }, { INT, "3.5", "", "number-fraction", 0, NULL, { 0 } },
	{ MONEY, "1.234", "", "number-places", 0, "2", { 0 } }, { DEC, "1.25", "", "number-places", 0, "1", { 0 } }, { MONEY, "￥5", "", "number-sign", 0, NULL, { .unit = 4 } },
	{ MONEY, "￥5元", "5.00", "unit-converted", 0, NULL, { .unit = 4 } }, { MONEY, "￥", "", "number-bad", 0, NULL, { 0 } }, { INT, "1,234 567", "", "number-unit", 0, NULL, { 0 } },
	{ MONEY, "1,234,567,890,123,456.50", "", "number-large", 0, NULL, { 0 } }, { INT, "12345678901", "12345678901", NULL, 0, NULL, { 0 } },
	/* days */
	{ DAY, "2023年8月1日（周二）", "2023-08-01", "character-folded", 0, NULL, { 0 } }, { DAY, "2023-08-01 星期二", "2023-08-01", NULL, 0, NULL, { 0 } },
	{ DAY, "2023年8月1日(星期三)", "", "date-weekday", 0, "星期二", { 0 } }, { DAY, "2023.8.6周日", "2023-08-06", NULL, 0, NULL, { 0 } },
	{ DAY, "2023.8.6 星期天", "2023-08-06", NULL, 0, NULL, { 0 } }, { DAY, "1969年12月31日周三", "1969-12-31", NULL, 0, NULL, { 0 } },
	{ DAY, "周二", "", "date-bad", 0, "2023-08-01", { 0 } }, { DAY, "2023-02-30（周二）", "", "date-not-a-day", 0, NULL, { 0 } },
	{ DAY, "截至2023年9月30日", "2023-09-30", NULL, 0, NULL, { 0 } }, { DAY, "截止到2023年9月30日", "2023-09-30", NULL, 0, NULL, { 0 } },
	{ MONTH, "2023年8月份", "2023-08", NULL, 0, NULL, { 0 } }, { MONTH, "2023年13月", "", "date-not-a-day", 0, NULL, { 0 } },
	{ MONTH, "2023.1", "", "date-ambiguous", 0, "2023年1月", { 0 } }, { MONTH, "2023.1", "", "date-ambiguous", 1, "2023年10月", { 0 } },
	{ DAY, "45143.5", "2023-08-05", "date-serial", 0, "2023-08-05", { 0 } }, { DAY, "45143.5日", "", "date-bad", 0, NULL, { 0 } },
	{ DAY, "4514.55", "", "date-not-a-day", 0, NULL, { 0 } }, { DAY, "451431.5", "", "date-bad", 0, NULL, { 0 } },
	{ DAY, "Aug-23", "", "date-english", 0, "2023年8月", { 0 } }, { DAY, "Aug-23", "", "date-english", 1, "8月23日", { 0 } }, { DAY, "Abg-23", "", "date-bad", 0, NULL, { 0 } },
	{ DAY, "anf-23", "", "date-bad", 0, NULL, { 0 } }, { DAY, "Aug-2x", "", "date-bad", 0, NULL, { 0 } },
	{ DAY, "8/2023", "", "date-order", 0, NULL, { 0 } }, { DAY, "23年8月", "", "date-short-year", 0, NULL, { 0 } }, { DAY, "20230/8/1", "", "date-bad", 0, NULL, { 0 } },
	{ DAY, "2023/8/123", "", "date-bad", 0, NULL, { 0 } }, { MONTH, "abc", "", "date-bad", 0, "2023-08", { 0 } }, { DAY, "1899-12-31", "", "date-not-a-day", 0, NULL, { 0 } },
	{ MONTH, "2023年8月1日至3日", "", "date-span", 0, "一个月", { 0 } }, { DAY, "2023年8月1日至3日", "", "date-span", 0, "一天", { 0 } },
	{ DAY, "2023年8月1日-x", "", "date-bad", 0, NULL, { 0 } },
	/* labels: what comes near, what is meant, boxes that are ticked */
	{ FIELDS, "其它", "99", NULL, 0, NULL, { 0 } }, { FIELDS, "☑志愿服务 □社区矫正", "04", "label-loose", 0, "志愿服务", { 0 } }, { FIELDS, "□志愿服务□其他", "", "label-unknown", 0, NULL, { 0 } },
	{ SEVERAL, "☑志愿服务 □社区矫正 ☑其他", "04;99", NULL, 0, NULL, { 0 } }, { SEVERAL, "志愿服务√ 社区矫正□ 其他√", "04;99", NULL, 0, NULL, { 0 } },
	{ SEVERAL, "志愿服务/社区矫正", "04;05", NULL, 0, NULL, { 0 } }, { SEVERAL, "志愿服务 社区矫正", "04;05", NULL, 0, NULL, { 0 } },
	{ SEVERAL, "志愿服务和养老", "", "label-unknown", 2, "志愿服务和养老", { 0 } }, { SEVERAL, " 志愿服务 ； 其他 ；", "04;99", NULL, 0, NULL, { 0 } },
	{ KINDS, "孵化服务中心", "", "label-unknown", 2, "孵化服务中心", { 0 } }, { KINDS, "孵化服务中心", "", "label-unknown", 1, "“孵化服务站”", { 0 } },
	{ KINDS, "孵化中心/基地", "1", NULL, 0, NULL, { 0 } }, { STATUS, "登记", "", "label-two", 1, "“登记（社会团体）”、“登记（社会服务机构）”", { 0 } },
	{ STATUS, "登记", "", "label-two", 2, "登记", { 0 } }, { SEVERAL, "1", "01", "zero-restored", 0, "01", { 0 } }, { BOOL, "☑是 □否", "1", NULL, 0, NULL, { 0 } },
	{ BOOL, "□是 ☑否", "0", NULL, 0, NULL, { 0 } }, { BOOL, "□是 □否", "", "bool-bad", 0, NULL, { 0 } },
	/* numbers with check characters */
	{ TEXT, "51450199MJL0000170", "51450199MJL0000170", "uscc-inner", 0, NULL, { .kind = PLAN_KIND_USCC } },
	{ TEXT, "联系电话李", "联系电话李", "phone-form", 0, NULL, { .kind = PLAN_KIND_PHONE } }, { TEXT, "编号110105194912310023", "编号110105194912310023", NULL, 0, NULL, { .free = true } },
	{ TEXT, "身份证110105194912310023", "身份证110105********0023", "personal-id", 0, NULL, { .free = true } },
	{ TEXT, "11010519491231002x", "110105********002x", "personal-id", 0, NULL, { .free = true } },
	{ TEXT, "11010519491231002X，13812345678", "110105********002X，138****5678", "personal-id", 0, NULL, { .free = true } },
};

START_TEST(reads_cells)
{
	struct plan_field f = cells_field(rows[_i].type, (enum fixture_list)rows[_i].list);
	const struct as *as = &rows[_i].as;
	struct column column = { .field = &f, .unit = as->unit, .ticks = as->ticks };
	struct cells c;
	const char *issue, *value, *raw = rows[_i].raw;

	f.role = as->role;
	f.header = as->header != NULL ? as->header : f.header;
	f.form = as->form;
	f.unique = as->unique;
	f.pd = as->pd;
	f.kind = as->kind;
	f.size = as->size;
	f.free_text = as->free;
	cells_begin(&c);
	value = cells_read(&c, &column, raw, &issue);
	ck_assert_msg(strcmp(value, rows[_i].value) == 0, "%s: “%s”, not “%s”", raw, value, rows[_i].value);
	ck_assert_msg(g_strcmp0(issue, rows[_i].issue) == 0, "%s: %s, not %s", raw, issue != NULL ? issue : "nothing",
		rows[_i].issue != NULL ? rows[_i].issue : "nothing");
	if (rows[_i].arg != NULL)
		ck_assert_msg(strncmp(c.last.issue[0].arg[rows[_i].which], rows[_i].arg, strlen(rows[_i].arg)) == 0, "%s: said “%s”", raw,
			c.last.issue[0].arg[rows[_i].which]);
	cells_end(&c);
}
END_TEST

/* What is remembered of a list of labels is said again of the same list alone. */
START_TEST(remembers_lists)
{
	struct plan_field f = cells_field(PLAN_MULTI, LIST_FIELDS);
	struct column column = { .field = &f };
	struct cells c;
	const char *issue;

	cells_begin(&c);
	for (int again = 0; again < 3; again++) {
		ck_assert_str_eq(cells_read(&c, &column, "志愿服务、其他", &issue), "04;99");
		ck_assert_ptr_null(issue);
		ck_assert_str_eq(cells_read(&c, &column, "4;99", &issue), "04;99");
		ck_assert_str_eq(issue, "zero-restored");
		ck_assert_str_eq(cells_read(&c, &column, "志愿服务、养老", &issue), "");
		ck_assert_str_eq(issue, "label-unknown");
	}
	cells_end(&c);
}
END_TEST

Suite *ingest_cells_suite(void)
{
	Suite *s = suite_create("ingest_cells");
	TCase *tc = tcase_create("cells");

	tcase_add_loop_test(tc, reads_cells, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, remembers_lists);
	suite_add_tcase(s, tc);
	return s;
}
