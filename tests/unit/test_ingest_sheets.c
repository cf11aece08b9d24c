/* test_ingest_sheets.c -- rows of a sheet that are no data, and what a whole sheet gives (section6.txt, 6.2). */
#include <check.h>
#include <glib.h>

#include "ingest/shape.h"
#include "ingest_made.h"

Suite *ingest_sheets_suite(void);

/* ---- one row ------------------------------------------------------------------------ */

/* Cells of a row, what they are: a total by its word, "note", "" for data. */
static const struct { const char *cells, *is; } asides[] = {
	{ "合计|||55", "合计" }, { "合 计|||55", "合计" }, { "总　计：|||55", "总计" }, { "累计:||5", "累计" }, { "共计|-5|=A1", "共计" },
	{ "城东街道小计||5|6", "小计" }, { "1|合计|5|6", "合计" }, { "1|合计 |5|6", "合计" }, { "1|合计　|5|6", "合计" },
	{ "1|合计:|5|6", "合计" }, { "1|合计：|5|6", "合计" }, { "1|合计（12个）|5|6", "合计" }, { "1|合计(12个)|5|6", "合计" },
	{ "合计|甲|5", "合计" }, { "合计|甲|乙|5", "" }, { "A|B|C|D合计|5", "" }, { "1|2|3|合计", "" }, { "1|2|3|4", "" },
	{ "为了方便大家统计和查看而写得很长的一个活动名称小计|5|6", "" },
	{ "填表人：张三||审核人：李四", "note" }, { "|填表人：张三|x|y|z", "note" }, { "填表人|x|y|z", "note" },
	{ "说明|x|y|z", "" }, { "说明：|x|y|z", "note" }, { "说明 :x|x|y|z", "note" }, { "注：x|x|y|z", "note" }, { "注册|x|y|z", "" },
	{ "第 2 页，共 3 页", "note" }, { "第2页", "note" }, { "第三页|x|y|z", "" }, { "第2场|x|y|z", "" }, { "（以下空白）|x|y|z", "note" },
	{ "我们把以下空白的地方补上|x|y|z", "" },
	{ "复核：王|李", "note" }, { "复核：王|李|x", "" }, { "复核：王||核对：李||日期：", "note" }, { "复核：王|核对：李|日期：|30", "" },
	{ "：王|李", "" }, { "A1：x|b", "" }, { "组织负责人和联系人的姓名电话：x|b", "" }, { "ABCDEFGHI：x|b", "" },
	{ "||", "" }, { "ORG0001|合唱队|Q1|20", "" },
};

static struct csv_record record_of(const char *text, struct str *cells)
{
	struct csv_record r = { .cells = cells };

	for (const char *p = text;; p++) {
		size_t n = strcspn(p, "|");

		cells[r.n++] = (struct str){ p, n };
		p += n;
		if (*p == '\0')
			return r;
	}
}

START_TEST(knows_asides)
{
	struct str cells[16];
	struct csv_record r = record_of(asides[_i].cells, cells);
	const char *word = NULL;
	bool total = shape_is_total(&r, &word);
	const char *is = total ? word : shape_is_footer(&r, 8) ? "note" : "";

	ck_assert_msg(strcmp(is, asides[_i].is) == 0, "%s: “%s”, not “%s”", asides[_i].cells, is, asides[_i].is);
	ck_assert_msg(is[0] == '\0' || shape_may_be_aside(&r), "%s: not looked at", asides[_i].cells);
}
END_TEST

/* Nearly every row is data that the quick look lets pass. */
START_TEST(lets_data_pass)
{
	static const char *const data[] = { "ORG0001|合唱队|Q1|20", "1||ORG1|20", "1|2|3|合计" };
	struct str cells[16];

	for (size_t i = 0; i < G_N_ELEMENTS(data); i++) {
		struct csv_record r = record_of(data[i], cells);

		ck_assert_msg(!shape_may_be_aside(&r), "%s", data[i]);
	}
}
END_TEST

static const struct { const char *cell; int power; } units[] = {
	{ "单位：万元", 4 }, { "城东街道 单位:千元", 3 }, { "金额单位：元", 0 }, { "（单位：万元）", 4 }, { "(金额单位:万元)", 4 },
	{ "填报单位：万元", -1 }, { "单位：人", -1 }, { "单位：万元（含税）", -1 }, { "城东街道", -1 }, { "万元", -1 }, { "", -1 },
};

START_TEST(reads_units_of_titles)
{
	ck_assert_msg(shape_title_unit(str_of(units[_i].cell)) == units[_i].power, "%s", units[_i].cell);
}
END_TEST

/* ---- whole sheets ------------------------------------------------------------------ */

#define C ",Q450199001001,2020-05-01,志愿服务,李小明,"
#define COMMON "组织名称,所属社区编码,成立日期,服务领域,负责人姓名,成员人数"

/* A sheet; its rows as line=members, what is said of its lines. */
static const struct { const char *says, *sheet, *gives; } sheets[] = {
	{ "a total in front", HEAD "\n合计,,,,,,50,\nORG1,队" C "20,否\nORG2,队" C "30,否\n", "3=20 4=30 2!total" },
	{ "a wrong total in front", HEAD "\n合计,,,,,,51,\nORG1,队" C "20,否\nORG2,队" C "30,否\n",
		"3=20 4=30 2!total 2:7!total-differs" },
	{ "subtotals in front", HEAD "\n小计,,,,,,50,\nORG1,队" C "20,否\nORG2,队" C "30,否\n小计,,,,,,5,\nORG3,队" C "5,否\n",
		"3=20 4=30 6=5 2!total 5!total" },
	{ "wrong subtotals in front", HEAD "\n小计,,,,,,51,\nORG1,队" C "20,否\nORG2,队" C "30,否\n小计,,,,,,6,\nORG3,队" C "5,否\n",
		"3=20 4=30 6=5 2!total 2:7!total-differs 5!total 5:7!total-differs" },
	{ "subtotals behind, then of all", HEAD "\nORG1,队" C "20,否\n小计,,,,,,20,\nORG2,队" C "30,否\n小计,,,,,,30,\n合计,,,,,,50,\n",
		"2=20 4=30 3!total 5!total 6!total" },
	{ "a total of a number that is none", HEAD "\nORG1,队" C "20,否\n合计,,,,,,约20,\n", "2=20 3:7!total-unchecked 3!total-bare" },
	{ "a total over a cell that is none", HEAD "\nORG1,队" C "约20,否\nORG2,队" C "30,否\n合计,,,,,,50,\n",
		"3=30 2:7!number-vague 4:7!total-unchecked 4!total-bare" },
	{ "ticks: a blank means no", HEAD "\nORG1,队" C "20,✓\nORG2,队" C "30,\n", "2=20+ 3=30" },
	{ "ticks in a box", HEAD "\nORG1,队" C "20,☑\nORG2,队" C "30,\n", "2=20+ 3=30" },
	{ "ticks beside words: a blank is none", HEAD "\nORG1,队" C "20,√\nORG2,队" C "30,\nORG3,队" C "30,否\n",
		"2=20+ 4=30 3:8!required" },
	{ "only the number of a row", "序号,组织编号," COMMON ",是否品牌组织\n1,ORG1,队" C "20,否\n2,,,,,,,,\n", "2=20" },
	{ "a line between rows", HEAD "\nORG1,队" C "20,否\n一、朝阳社区,,,,,,,\nORG2,队" C "30,否\n", "2=20 4=30 3:1!row-lonely" },
	{ "one cell below a note", HEAD "\nORG1,队" C "20,否\n填表人：王,,,,,,,\n真实有效,,,,,,,\n", "2=20 3!footer 4!footer" },
	{ "one cell in the middle", HEAD "\nORG1,队" C "20,否\n,,,说明文字,,,,\n", "2=20 3:4!row-lonely" },
	{ "one cell with commas of its own", HEAD "\nORG1,队" C "20,否\n\"a,b,c,d,e,f,g,h\",,,,,,,\n", "2=20 3:1!row-lonely" },
	{ "a row in another comma", HEAD "\nORG1,队" C "20,否\na；b；c；d；e；f；g；h,,,,,,,\n", "2=20 3!row-delimiter" },
	{ "a blank word in one cell", HEAD "\nORG1,队" C "20,否\n/,,,,,,,\n", "2=20" },
};

static void dump_rows(const struct made *m, GString *out)
{
	const struct rows *t = &m->data->tables[3];

	for (size_t i = 0; i < t->n; i++) {
		const struct plan_table *table = &m->data->plan->tables[3];

		g_string_append_printf(out, "%s%u=%s%s", out->len > 0 ? " " : "", t->row[i]->line,
			ingest_cell_text(table, t->row[i], plan_find_column(table, "members"), m->arena),
			strcmp(ingest_cell_text(table, t->row[i], plan_find_column(table, "is_brand"), m->arena), "是") == 0 ? "+" : "");
	}
}

static void dump_said(const struct made *m, GString *out)
{
	for (size_t i = 0; i < diags_count(m->diags); i++) {
		const struct diag *d = diags_at(m->diags, i);

		if (d->at.file == NULL || !g_str_has_suffix(d->at.file, "/o.csv"))
			continue;
		g_string_append_printf(out, "%s%u", out->len > 0 ? " " : "", d->at.line);
		if (d->at.column > 0)
			g_string_append_printf(out, ":%u", d->at.column);
		g_string_append_printf(out, "!%s", diag_code_name(d->code));
	}
}

START_TEST(reads_sheets)
{
	struct made m;
	GString *out = g_string_new(NULL);

	made_begin(&m);
	made_sent(&m, "a", 1);
	made_text(&m, "submissions/a/o.csv", sheets[_i].sheet);
	made_read(&m, NULL);
	dump_rows(&m, out);
	dump_said(&m, out);
	ck_assert_msg(strcmp(out->str, sheets[_i].gives) == 0, "%s: %s", sheets[_i].says, out->str);
	g_string_free(out, TRUE);
	made_end(&m);
}
END_TEST

Suite *ingest_sheets_suite(void)
{
	Suite *s = suite_create("ingest_sheets");
	TCase *tc = tcase_create("sheets");

	tcase_add_loop_test(tc, knows_asides, 0, G_N_ELEMENTS(asides));
	tcase_add_test(tc, lets_data_pass);
	tcase_add_loop_test(tc, reads_units_of_titles, 0, G_N_ELEMENTS(units));
	tcase_add_loop_test(tc, reads_sheets, 0, G_N_ELEMENTS(sheets));
	suite_add_tcase(s, tc);
	return s;
}
