/* xlsx.c -- statistics.xlsx from the facts. Text never becomes a formula: every
 * text is written as a string cell, every number as a number. */
#include "publish/xlsx.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "publish/node.h"

#define WIDE 28.0
#define MAX_SERIES_CHARTS 6

struct book {
	lxw_workbook *book;
	lxw_format *head, *text, *number[4], *percent, *link;
	GHashTable *names;     /* sheet names in use */
	lxw_worksheet *contents;
	lxw_row_t listed;      /* rows of the contents */
};

static const xmlNode *named(const xmlNode *parent, const char *element, const char *id)
{
	for (const xmlNode *n = parent->children; n != NULL; n = n->next)
		if (node_is(n, element) && strcmp(node_attribute(n, "id"), id) == 0)
			return n;
	return NULL;
}

static void contents_row(struct book *b, const char *name, const char *label)
{
	char *target = g_strdup_printf("internal:'%s'!A1", name);

	worksheet_write_url_opt(b->contents, b->listed++, 0, target, b->link, label, NULL);
	g_free(target);
}

/* At most 31 characters, none of []:*?/\, none twice. */
static lxw_worksheet *sheet(struct book *b, const char *wanted)
{
	char *name = g_utf8_substring(wanted, 0, MIN(g_utf8_strlen(wanted, -1), 24));
	char *unique;

	g_strdelimit(name, "[]:*?/\\'", ' ');
	unique = g_strdup(name);
	for (int i = 2; g_hash_table_contains(b->names, unique); i++) {
		g_free(unique);
		unique = g_strdup_printf("%s %d", name, i);
	}
	g_free(name);
	g_hash_table_add(b->names, unique);
	if (b->contents != NULL)
		contents_row(b, unique, wanted);
	return workbook_add_worksheet(b->book, unique);
}

/* The first sheet leads to all others. */
static void contents_sheet(struct book *b, const char *title)
{
	b->contents = sheet(b, "目录");
	worksheet_set_column(b->contents, 0, 0, 48.0, NULL);
	worksheet_write_string(b->contents, 0, 0, title, b->head);
	worksheet_freeze_panes(b->contents, 1, 0);
	b->listed = 1;
}

static int decimals(const char *text)
{
	const char *dot = strchr(text, '.');

	return dot == NULL ? 0 : (int)MIN(strspn(dot + 1, "0123456789"), 3);
}

/* A text as the number it shows, in the same format; what is no number stays text. */
static void put_number(struct book *b, lxw_worksheet *ws, lxw_row_t row, lxw_col_t col, const char *text)
{
	size_t len = strlen(text);
	char *end;
	double value = g_ascii_strtod(text, &end);

	if (end == text || (*end != '\0' && strcmp(end, "%") != 0))
		worksheet_write_string(ws, row, col, text, b->text);
	else if (len > 0 && text[len - 1] == '%')
		worksheet_write_number(ws, row, col, value / 100.0, b->percent);
	else
		worksheet_write_number(ws, row, col, value, b->number[decimals(text)]);
}

/* A figure; what does not apply is "—". */
static void put_figure(struct book *b, lxw_worksheet *ws, lxw_row_t row, lxw_col_t col, const xmlNode *v)
{
	put_number(b, ws, row, col, v != NULL ? node_attribute(v, "text") : "");
}

/* 名称（单位） */
static void put_head(struct book *b, lxw_worksheet *ws, lxw_col_t col, const xmlNode *v)
{
	const char *unit = node_attribute(v, "unit");
	char *text = *unit == '\0' || strcmp(unit, "%") == 0 ? g_strdup(node_attribute(v, "label"))
		: g_strdup_printf("%s（%s）", node_attribute(v, "label"), unit);

	worksheet_write_string(ws, 0, col, text, b->head);
	g_free(text);
}

static void head(struct book *b, lxw_worksheet *ws, lxw_row_t row, const char *const *labels, lxw_col_t n)
{
	for (lxw_col_t i = 0; i < n; i++)
		worksheet_write_string(ws, row, i, labels[i], b->head);
	worksheet_freeze_panes(ws, row + 1, 1);
}

static const char *state_label(const char *state)
{
	return strcmp(state, "met") == 0 ? "达标" : strcmp(state, "missed") == 0 ? "未达标"
		: strcmp(state, "na") == 0 ? "不适用" : "";
}

static void district_sheet(struct book *b, const xmlNode *district, const char *label)
{
	static const char *const labels[] = { "指标", "数值", "单位", "目标", "状态", "编号" };
	char *title = g_strdup_printf("全区指标 %s", label);
	lxw_worksheet *ws = sheet(b, title);
	lxw_row_t row = 1;

	g_free(title);
	head(b, ws, 0, labels, 6);
	worksheet_set_column(ws, 0, 0, 42.0, NULL);
	worksheet_set_column(ws, 5, 5, WIDE, NULL);
	for (const xmlNode *v = district->children; v != NULL; v = v->next) {
		if (!node_is(v, "v"))
			continue;
		worksheet_write_string(ws, row, 0, node_attribute(v, "label"), b->text);
		put_figure(b, ws, row, 1, v);
		worksheet_write_string(ws, row, 2, node_attribute(v, "unit"), b->text);
		put_number(b, ws, row, 3, node_attribute(v, "target-text"));
		worksheet_write_string(ws, row, 4, state_label(node_attribute(v, "state")), b->text);
		worksheet_write_string(ws, row, 5, node_attribute(v, "id"), b->text);
		row++;
	}
	worksheet_autofilter(ws, 0, 0, MAX(row, 2) - 1, 5);
}

static void townships_sheet(struct book *b, const xmlNode *district, const char *label)
{
	char *title = g_strdup_printf("镇街对比 %s", label);
	lxw_worksheet *ws = sheet(b, title);
	lxw_row_t row = 1;
	lxw_col_t col = 0;
	const xmlNode *one = node_child(district, "township");

	g_free(title);
	worksheet_write_string(ws, 0, 0, "镇街", b->head);
	worksheet_set_column(ws, 0, 0, WIDE, NULL);
	worksheet_freeze_panes(ws, 1, 1);
	for (const xmlNode *v = one != NULL ? one->children : NULL; v != NULL; v = v->next)
		if (node_is(v, "v"))
			put_head(b, ws, ++col, v);
	for (const xmlNode *t = one; t != NULL; t = t->next) {
		lxw_col_t c = 0;

		if (!node_is(t, "township"))
			continue;
		worksheet_write_string(ws, row, 0, node_attribute(t, "name"), b->text);
		for (const xmlNode *v = one->children; v != NULL; v = v->next)
			if (node_is(v, "v"))
				put_figure(b, ws, row, ++c, named(t, "v", node_attribute(v, "id")));
		row++;
	}
	if (col > 0 && row > 1)
		worksheet_autofilter(ws, 0, 0, row - 1, col);
}

static void bar_chart(struct book *b, lxw_worksheet *ws, const char *title, lxw_row_t last, lxw_col_t names, lxw_col_t values)
{
	lxw_chart *chart = workbook_add_chart(b->book, LXW_CHART_COLUMN);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);

	chart_series_set_categories(series, ws->name, 1, names, last, names);
	chart_series_set_values(series, ws->name, 1, values, last, values);
	chart_title_set_name(chart, title);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	worksheet_insert_chart(ws, last + 2, 0, chart);
}

/* One breakdown: a row per cell, a column for the district and each township. */
static void series_sheet(struct book *b, const xmlNode *district, const xmlNode *s, bool with_chart)
{
	lxw_worksheet *ws = sheet(b, node_attribute(s, "label"));
	lxw_row_t row = 1;
	lxw_col_t col = 1;

	worksheet_write_string(ws, 0, 0, node_attribute(s, "label"), b->head);
	worksheet_write_string(ws, 0, 1, "全区", b->head);
	worksheet_set_column(ws, 0, 0, WIDE, NULL);
	worksheet_freeze_panes(ws, 1, 1);
	for (const xmlNode *v = s->children; v != NULL; v = v->next)
		if (node_is(v, "v")) {
			worksheet_write_string(ws, row, 0, node_attribute(v, "label"), b->text);
			put_figure(b, ws, row++, 1, v);
		}
	for (const xmlNode *t = district->children; t != NULL; t = t->next) {
		const xmlNode *own = node_is(t, "township") ? named(t, "s", node_attribute(s, "id")) : NULL;
		lxw_row_t r = 1;

		if (!node_is(t, "township"))
			continue;
		worksheet_write_string(ws, 0, ++col, node_attribute(t, "name"), b->head);
		for (const xmlNode *v = own != NULL ? own->children : NULL; v != NULL; v = v->next)
			if (node_is(v, "v"))
				put_figure(b, ws, r++, col, v);
	}
	if (with_chart && row > 1)
		bar_chart(b, ws, node_attribute(s, "label"), row - 1, 0, 1);
}

static void score_row(struct book *b, lxw_worksheet *ws, lxw_row_t *row, const char *township,
	const xmlNode *line)
{
	static const char *const cells[] = { "self", "verified", "final" };

	worksheet_write_string(ws, *row, 0, township, b->text);
	worksheet_write_string(ws, *row, 1, node_attribute(line, "id"), b->text);
	worksheet_write_string(ws, *row, 2, node_attribute(line, "label"), b->text);
	put_number(b, ws, *row, 3, node_attribute(line, "weight"));
	for (lxw_col_t i = 0; i < 3; i++)
		put_number(b, ws, *row, 4 + i, node_attribute(line, cells[i]));
	worksheet_write_string(ws, *row, 7, node_attribute(line, "working"), b->text);
	worksheet_write_string(ws, *row, 8, node_attribute(line, "reason"), b->text);
	++*row;
}

static void score_lines(struct book *b, lxw_worksheet *ws, lxw_row_t *row, const char *township,
	const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next) {
		if (node_is(node, "i"))
			score_row(b, ws, row, township, node);
		else if (node_is(node, "group"))
			score_lines(b, ws, row, township, node);
	}
}

static void scores_sheet(struct book *b, const xmlNode *district, const char *label)
{
	static const char *const labels[] = { "镇街", "编号", "指标", "权重", "自评", "核实", "最终", "算式", "原因" };
	char *title = g_strdup_printf("评分明细 %s", label);
	lxw_worksheet *ws = sheet(b, title);
	lxw_row_t row = 1;

	g_free(title);
	head(b, ws, 0, labels, 9);
	worksheet_set_column(ws, 0, 0, 16.0, NULL);
	worksheet_set_column(ws, 2, 2, WIDE, NULL);
	worksheet_set_column(ws, 7, 8, 40.0, NULL);
	for (const xmlNode *t = district->children; t != NULL; t = t->next) {
		const xmlNode *score = node_is(t, "township") ? node_child(t, "score") : NULL;

		if (score != NULL)
			score_lines(b, ws, &row, node_attribute(t, "name"), score);
	}
	worksheet_autofilter(ws, 0, 0, MAX(row, 2) - 1, 8);
}

/* ---- the ranking: totals are live sums of their parts ------------------------------ */

static int by_rank(gconstpointer a, gconstpointer b)
{
	const xmlNode *x = node_child(*(const xmlNode *const *)a, "score"), *y = node_child(*(const xmlNode *const *)b, "score");
	int order = atoi(node_attribute(x, "rank")) - atoi(node_attribute(y, "rank"));

	return order != 0 ? order : strcmp(node_attribute(*(const xmlNode *const *)a, "code"),
		node_attribute(*(const xmlNode *const *)b, "code"));
}

static long hundredths(const char *text)
{
	return lround(g_ascii_strtod(text, NULL) * 100.0);
}

/* A total as the sum of groups plus bonus less deduction, where it is that (a veto makes it nothing). */
static void put_total(struct book *b, lxw_worksheet *ws, lxw_row_t row, lxw_col_t n_groups, const xmlNode *score)
{
	const char *total = node_attribute(score, "total");
	char *formula = g_strdup_printf("=SUM(C%u:%c%u)+%c%u-%c%u", row + 1, 'C' + n_groups - 1, row + 1,
		'C' + n_groups, row + 1, 'D' + n_groups, row + 1);
	long sum = hundredths(node_attribute(score, "bonus")) - hundredths(node_attribute(score, "deduct"));

	for (const xmlNode *g = score->children; g != NULL; g = g->next)
		sum += node_is(g, "group") ? hundredths(node_attribute(g, "final")) : 0;
	if (*total != '\0' && sum == hundredths(total) && n_groups < 20)
		worksheet_write_formula_num(ws, row, n_groups + 5, formula, b->number[2], (double)sum / 100.0);
	else
		put_number(b, ws, row, n_groups + 5, *total != '\0' ? total : node_attribute(score, "total-self"));
	g_free(formula);
}

static void ranking_row(struct book *b, lxw_worksheet *ws, lxw_row_t row, const xmlNode *township)
{
	const xmlNode *score = node_child(township, "score");
	bool final = *node_attribute(score, "total") != '\0';
	lxw_col_t col = 2;

	put_number(b, ws, row, 0, node_attribute(score, "rank"));
	worksheet_write_string(ws, row, 1, node_attribute(township, "name"), b->text);
	for (const xmlNode *g = score->children; g != NULL; g = g->next)
		if (node_is(g, "group"))
			put_number(b, ws, row, col++, node_attribute(g, final ? "final" : "self"));
	put_number(b, ws, row, col, node_attribute(score, "bonus"));
	put_number(b, ws, row, col + 1, node_attribute(score, "deduct"));
	put_number(b, ws, row, col + 2, node_attribute(score, "total-self"));
	put_total(b, ws, row, col - 2, score);
	worksheet_write_string(ws, row, col + 4, node_attribute(score, final ? "grade" : "grade-self"), b->text);
}

static lxw_col_t ranking_head(struct book *b, lxw_worksheet *ws, const xmlNode *score)
{
	static const char *const first[] = { "名次", "镇街" }, *const last[] = { "加分", "扣分", "自评", "总分", "等次" };
	lxw_col_t col = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(first); i++)
		worksheet_write_string(ws, 0, col++, first[i], b->head);
	for (const xmlNode *g = score->children; g != NULL; g = g->next)
		if (node_is(g, "group"))
			worksheet_write_string(ws, 0, col++, node_attribute(g, "label"), b->head);
	for (size_t i = 0; i < G_N_ELEMENTS(last); i++)
		worksheet_write_string(ws, 0, col++, last[i], b->head);
	return col;
}

static void ranking_sheet(struct book *b, const xmlNode *district, const char *label)
{
	GPtrArray *towns = g_ptr_array_new();
	char *title = g_strdup_printf("得分汇总 %s", label);
	lxw_worksheet *ws = sheet(b, title);
	lxw_col_t columns;

	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && node_child(t, "score") != NULL)
			g_ptr_array_add(towns, (gpointer)(uintptr_t)t);
	g_ptr_array_sort(towns, by_rank);
	columns = ranking_head(b, ws, node_child(towns->pdata[0], "score"));
	for (guint i = 0; i < towns->len; i++)
		ranking_row(b, ws, i + 1, towns->pdata[i]);
	worksheet_set_column(ws, 1, 1, WIDE, NULL);
	worksheet_freeze_panes(ws, 1, 2);
	worksheet_autofilter(ws, 0, 0, towns->len, columns - 1);
	bar_chart(b, ws, title, towns->len, 1, columns - 2);
	g_ptr_array_free(towns, TRUE);
	g_free(title);
}

/* Breakdowns and listings stand once, of the latest phase. */
static void phase_sheets(struct book *b, const xmlNode *phase, bool last)
{
	const xmlNode *district = node_child(phase, "district");
	const xmlNode *township = district != NULL ? node_child(district, "township") : NULL;
	int charts = 0;

	if (district == NULL)
		return;
	district_sheet(b, district, node_attribute(phase, "label"));
	townships_sheet(b, district, node_attribute(phase, "label"));
	if (township != NULL && node_child(township, "score") != NULL) {
		ranking_sheet(b, district, node_attribute(phase, "label"));
		scores_sheet(b, district, node_attribute(phase, "label"));
	}
	for (const xmlNode *s = last ? district->children : NULL; s != NULL; s = s->next)
		if (node_is(s, "s"))
			series_sheet(b, district, s, charts++ < MAX_SERIES_CHARTS);
}

/* ---- listings: the rows that documents print -------------------------------------- */

static bool is_number_column(const xmlNode *list, const char *field)
{
	for (const xmlNode *h = list->children; h != NULL; h = h->next)
		if (node_is(h, "col") && strcmp(node_attribute(h, "f"), field) == 0)
			return strcmp(node_attribute(h, "number"), "yes") == 0;
	return false;
}

static void list_row(struct book *b, lxw_worksheet *ws, lxw_row_t row, const xmlNode *list, const xmlNode *r)
{
	lxw_col_t col = 1;

	for (const xmlNode *c = r->children; c != NULL; c = c->next) {
		xmlChar *text;

		if (!node_is(c, "c"))
			continue;
		text = xmlNodeGetContent(c);
		if (is_number_column(list, node_attribute(c, "f")))
			put_number(b, ws, row, col++, (const char *)text);
		else
			worksheet_write_string(ws, row, col++, (const char *)text, b->text);
		xmlFree(text);
	}
}

/* The rows of one list below what stands already; what it leaves out is said. */
static void list_rows(struct book *b, lxw_worksheet *ws, lxw_row_t *row, const char *place, const xmlNode *list)
{
	const char *rest = node_attribute(list, "rest");

	for (const xmlNode *r = list->children; r != NULL; r = r->next)
		if (node_is(r, "row")) {
			worksheet_write_string(ws, *row, 0, place, b->text);
			list_row(b, ws, (*row)++, list, r);
		}
	if (*rest != '\0' && strcmp(rest, "0") != 0) {
		char *more = g_strdup_printf("%s：另有%s行未列出，见 data/clean", place, rest);

		worksheet_write_string(ws, (*row)++, 0, more, b->text);
		g_free(more);
	}
}

/* One sheet for a listing: the district's own rows, or those of all townships. */
static void list_sheet(struct book *b, const xmlNode *district, const xmlNode *list)
{
	lxw_worksheet *ws = sheet(b, node_attribute(list, "label"));
	const char *id = node_attribute(list, "id");
	lxw_row_t row = 1;
	lxw_col_t col = 0;

	worksheet_write_string(ws, 0, 0, "地点", b->head);
	for (const xmlNode *h = list->children; h != NULL; h = h->next)
		if (node_is(h, "col"))
			worksheet_write_string(ws, 0, ++col, node_attribute(h, "label"), b->head);
	worksheet_set_column(ws, 0, col, 16.0, NULL);
	worksheet_freeze_panes(ws, 1, 1);
	if (named(district, "list", id) != NULL)
		list_rows(b, ws, &row, node_attribute(district, "name"), named(district, "list", id));
	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && named(t, "list", id) != NULL)
			list_rows(b, ws, &row, node_attribute(t, "name"), named(t, "list", id));
	worksheet_autofilter(ws, 0, 0, MAX(row, 2) - 1, col);
}

static void list_sheets(struct book *b, const xmlNode *phase)
{
	const xmlNode *district = node_child(phase, "district");
	GHashTable *done = g_hash_table_new(g_str_hash, g_str_equal);

	for (const xmlNode *p = district; p != NULL; p = p == district ? p->children : p->next)
		for (const xmlNode *l = p == district || node_is(p, "township") ? p->children : NULL; l != NULL; l = l->next)
			if (node_is(l, "list") && g_hash_table_add(done, (gpointer)(uintptr_t)node_attribute(l, "id")))
				list_sheet(b, district, l);
	g_hash_table_destroy(done);
}

bool xlsx_statistics(xmlDoc *facts, const struct season *season, const char *path)
{
	struct book b = { .book = workbook_new(path) };
	lxw_doc_properties properties = { .title = (char *)(uintptr_t)season->title,
		.author = (char *)(uintptr_t)season->issuer, .created = (time_t)season->date * 86400 };

	const xmlNode *last = NULL;  /* its rows are the latest */

	if (b.book == NULL)
		return false;
	b.names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	b.head = workbook_add_format(b.book);
	format_set_bold(b.head);
	format_set_text_wrap(b.head);
	format_set_bottom(b.head, LXW_BORDER_THIN);
	b.text = workbook_add_format(b.book);
	for (int i = 0; i < 4; i++) {
		static const char *const formats[] = { "0", "0.0", "0.00", "0.000" };

		b.number[i] = workbook_add_format(b.book);
		format_set_num_format(b.number[i], formats[i]);
	}
	b.link = workbook_add_format(b.book);
	format_set_font_color(b.link, 0x1f4e79);
	format_set_underline(b.link, LXW_UNDERLINE_SINGLE);
	b.percent = workbook_add_format(b.book);
	format_set_num_format(b.percent, "0.0%");
	workbook_set_properties(b.book, &properties);
	contents_sheet(&b, season->title);
	for (const xmlNode *p = xmlDocGetRootElement(facts)->children; p != NULL; p = p->next)
		if (node_is(p, "phase"))
			last = p;
	for (const xmlNode *p = xmlDocGetRootElement(facts)->children; p != NULL; p = p->next)
		if (node_is(p, "phase"))
			phase_sheets(&b, p, p == last);
	if (last != NULL)
		list_sheets(&b, last);
	g_hash_table_destroy(b.names);
	return workbook_close(b.book) == LXW_NO_ERROR;
}
