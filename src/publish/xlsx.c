/* xlsx.c -- statistics.xlsx from the facts. Text never becomes a formula: every
 * text is written as a string cell, every number as a number. */
#include "publish/xlsx.h"

#include <glib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "publish/book.h"
#include "publish/node.h"

#define MAX_SERIES_CHARTS 6

static const xmlNode *named(const xmlNode *parent, const char *element, const char *id)
{
	for (const xmlNode *n = parent->children; n != NULL; n = n->next)
		if (node_is(n, element) && strcmp(node_attribute(n, "id"), id) == 0)
			return n;
	return NULL;
}

/* A figure; what does not apply is "—". */
static void put_figure(struct book *b, uint32_t row, uint16_t col, const xmlNode *v)
{
	book_number(b, row, col, v != NULL ? node_attribute(v, "text") : "");
}

static void heads(struct book *b, uint16_t from, const char *const *labels, size_t n)
{
	for (size_t i = 0; i < n; i++)
		book_head(b, from + (uint16_t)i, labels[i]);
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
	uint32_t row = 1;

	book_sheet(b, title, 1);
	g_free(title);
	heads(b, 0, labels, G_N_ELEMENTS(labels));
	for (const xmlNode *v = district->children; v != NULL; v = v->next) {
		if (!node_is(v, "v"))
			continue;
		book_text(b, row, 0, node_attribute(v, "label"));
		put_figure(b, row, 1, v);
		book_text(b, row, 2, node_attribute(v, "unit"));
		book_number(b, row, 3, node_attribute(v, "target-text"));
		book_text(b, row, 4, state_label(node_attribute(v, "state")));
		book_text(b, row, 5, node_attribute(v, "id"));
		row++;
	}
	book_filter(b, row - 1, 5);
}

/* A row for each figure, a column for each township. */
static void townships_sheet(struct book *b, const xmlNode *district, const char *label)
{
	static const char *const labels[] = { "指标", "单位" };
	const xmlNode *one = node_child(district, "township");
	char *title = g_strdup_printf("镇街对比 %s", label);
	uint16_t col = G_N_ELEMENTS(labels);
	uint32_t row = 1;

	book_sheet(b, title, 1);
	g_free(title);
	heads(b, 0, labels, G_N_ELEMENTS(labels));
	for (const xmlNode *v = one != NULL ? one->children : NULL; v != NULL; v = v->next)
		if (node_is(v, "v")) {
			book_text(b, row, 0, node_attribute(v, "label"));
			book_text(b, row++, 1, node_attribute(v, "unit"));
		}
	for (const xmlNode *t = one; t != NULL; t = t->next) {
		uint32_t r = 1;

		if (!node_is(t, "township"))
			continue;
		book_head(b, col, node_attribute(t, "name"));
		for (const xmlNode *v = one->children; v != NULL; v = v->next)
			if (node_is(v, "v"))
				put_figure(b, r++, col, named(t, "v", node_attribute(v, "id")));
		col++;
	}
	if (row > 1)
		book_filter(b, row - 1, col - 1);
}

/* One breakdown: a row per cell, a column for the district and each township. */
static void series_sheet(struct book *b, const xmlNode *district, const xmlNode *s, bool with_chart)
{
	char *label = *node_attribute(s, "unit") == '\0' ? g_strdup(node_attribute(s, "label"))
		: g_strdup_printf("%s（%s）", node_attribute(s, "label"), node_attribute(s, "unit"));
	uint32_t row = 1;
	uint16_t col = 1;

	book_sheet(b, node_attribute(s, "label"), 1);
	book_head(b, 0, label);
	book_head(b, 1, "全区");
	for (const xmlNode *v = s->children; v != NULL; v = v->next)
		if (node_is(v, "v")) {
			book_text(b, row, 0, node_attribute(v, "label"));
			put_figure(b, row++, 1, v);
		}
	for (const xmlNode *t = district->children; t != NULL; t = t->next) {
		const xmlNode *own = node_is(t, "township") ? named(t, "s", node_attribute(s, "id")) : NULL;
		uint32_t r = 1;

		if (!node_is(t, "township"))
			continue;
		book_head(b, ++col, node_attribute(t, "name"));
		for (const xmlNode *v = own != NULL ? own->children : NULL; v != NULL; v = v->next)
			if (node_is(v, "v"))
				put_figure(b, r++, col, v);
	}
	if (with_chart && row > 1)
		book_chart(b, label, row - 1, 0, 1);
	g_free(label);
}

static void score_row(struct book *b, uint32_t *row, const char *township,
	const xmlNode *line)
{
	static const char *const cells[] = { "self", "verified", "final" };

	book_text(b, *row, 0, township);
	book_text(b, *row, 1, node_attribute(line, "id"));
	book_text(b, *row, 2, node_attribute(line, "label"));
	book_number(b, *row, 3, node_attribute(line, "weight"));
	for (uint16_t i = 0; i < 3; i++)
		book_number(b, *row, 4 + i, node_attribute(line, cells[i]));
	book_text(b, *row, 7, node_attribute(line, "working"));
	book_text(b, *row, 8, node_attribute(line, "reason"));
	++*row;
}

static void score_lines(struct book *b, uint32_t *row, const char *township,
	const xmlNode *node)
{
	for (node = node->children; node != NULL; node = node->next) {
		if (node_is(node, "i"))
			score_row(b, row, township, node);
		else if (node_is(node, "group"))
			score_lines(b, row, township, node);
	}
}

static void scores_sheet(struct book *b, const xmlNode *district, const char *label)
{
	static const char *const labels[] = { "镇街", "编号", "指标", "权重", "自评", "核实", "最终", "算式", "原因" };
	char *title = g_strdup_printf("评分明细 %s", label);
	uint32_t row = 1;

	book_sheet(b, title, 1);
	g_free(title);
	heads(b, 0, labels, G_N_ELEMENTS(labels));
	for (const xmlNode *t = district->children; t != NULL; t = t->next) {
		const xmlNode *score = node_is(t, "township") ? node_child(t, "score") : NULL;

		if (score != NULL)
			score_lines(b, &row, node_attribute(t, "name"), score);
	}
	book_filter(b, row - 1, 8);
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
static void put_total(struct book *b, uint32_t row, uint16_t n_groups, const xmlNode *score)
{
	const char *total = node_attribute(score, "total");
	char *formula = g_strdup_printf("=SUM(C%u:%c%u)+%c%u-%c%u", row + 1, 'C' + n_groups - 1, row + 1,
		'C' + n_groups, row + 1, 'D' + n_groups, row + 1);
	long sum = hundredths(node_attribute(score, "bonus")) - hundredths(node_attribute(score, "deduct"));

	for (const xmlNode *g = score->children; g != NULL; g = g->next)
		sum += node_is(g, "group") ? hundredths(node_attribute(g, "final")) : 0;
	if (*total != '\0' && sum == hundredths(total) && n_groups < 20)
		book_sum(b, row, n_groups + 5, formula, (double)sum / 100.0);
	else
		book_number(b, row, n_groups + 5, *total != '\0' ? total : node_attribute(score, "total-self"));
	g_free(formula);
}

static void ranking_row(struct book *b, uint32_t row, const xmlNode *township)
{
	const xmlNode *score = node_child(township, "score");
	bool final = *node_attribute(score, "total") != '\0';
	uint16_t col = 2;

	book_number(b, row, 0, node_attribute(score, "rank"));
	book_text(b, row, 1, node_attribute(township, "name"));
	for (const xmlNode *g = score->children; g != NULL; g = g->next)
		if (node_is(g, "group"))
			book_number(b, row, col++, node_attribute(g, final ? "final" : "self"));
	book_number(b, row, col, node_attribute(score, "bonus"));
	book_number(b, row, col + 1, node_attribute(score, "deduct"));
	book_number(b, row, col + 2, node_attribute(score, "total-self"));
	put_total(b, row, col - 2, score);
	book_text(b, row, col + 4, node_attribute(score, final ? "grade" : "grade-self"));
}

static uint16_t ranking_head(struct book *b, const xmlNode *score)
{
	static const char *const first[] = { "名次", "镇街" }, *const last[] = { "加分", "扣分", "自评", "总分", "等次" };
	uint16_t col = G_N_ELEMENTS(first);

	heads(b, 0, first, G_N_ELEMENTS(first));
	for (const xmlNode *g = score->children; g != NULL; g = g->next)
		if (node_is(g, "group"))
			book_head(b, col++, node_attribute(g, "label"));
	heads(b, col, last, G_N_ELEMENTS(last));
	return col + G_N_ELEMENTS(last);
}

static void ranking_sheet(struct book *b, const xmlNode *district, const char *label)
{
	GPtrArray *towns = g_ptr_array_new();
	char *title = g_strdup_printf("得分汇总 %s", label);
	uint16_t columns;

	book_sheet(b, title, 2);
	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && node_child(t, "score") != NULL)
			g_ptr_array_add(towns, (gpointer)(uintptr_t)t);
	g_ptr_array_sort(towns, by_rank);
	columns = ranking_head(b, node_child(towns->pdata[0], "score"));
	for (guint i = 0; i < towns->len; i++)
		ranking_row(b, i + 1, towns->pdata[i]);
	book_filter(b, towns->len, columns - 1);
	book_chart(b, title, towns->len, 1, columns - 2);
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

static void list_row(struct book *b, uint32_t row, const xmlNode *list, const xmlNode *r)
{
	uint16_t col = 1;

	for (const xmlNode *c = r->children; c != NULL; c = c->next) {
		xmlChar *text;

		if (!node_is(c, "c"))
			continue;
		text = xmlNodeGetContent(c);
		if (is_number_column(list, node_attribute(c, "f")))
			book_number(b, row, col++, (const char *)text);
		else
			book_text(b, row, col++, (const char *)text);
		xmlFree(text);
	}
}

/* The rows of one list below what stands already; what it leaves out is said. */
static void list_rows(struct book *b, uint32_t *row, const char *place, const xmlNode *list)
{
	const char *rest = node_attribute(list, "rest");

	for (const xmlNode *r = list->children; r != NULL; r = r->next)
		if (node_is(r, "row")) {
			book_text(b, *row, 0, place);
			list_row(b, (*row)++, list, r);
		}
	if (*rest != '\0' && strcmp(rest, "0") != 0) {
		char *more = g_strdup_printf("%s：另有%s行未列出，见 data/clean", place, rest);

		book_remark(b, (*row)++, more);
		g_free(more);
	}
}

/* One sheet for a listing: the district's own rows, or those of all townships. */
static void list_sheet(struct book *b, const xmlNode *district, const xmlNode *list)
{
	const char *id = node_attribute(list, "id");
	uint32_t row = 1;
	uint16_t col = 0;

	book_sheet(b, node_attribute(list, "label"), 1);
	book_head(b, 0, "地点");
	for (const xmlNode *h = list->children; h != NULL; h = h->next)
		if (node_is(h, "col"))
			book_head(b, ++col, node_attribute(h, "label"));
	if (named(district, "list", id) != NULL)
		list_rows(b, &row, node_attribute(district, "name"), named(district, "list", id));
	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && named(t, "list", id) != NULL)
			list_rows(b, &row, node_attribute(t, "name"), named(t, "list", id));
	book_filter(b, row - 1, col);
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
	struct book *b = book_open(path, &(struct book_about){ season->title, season->issuer, season->date });
	const xmlNode *last = NULL;  /* its rows are the latest */

	if (b == NULL)
		return false;
	for (const xmlNode *p = xmlDocGetRootElement(facts)->children; p != NULL; p = p->next)
		if (node_is(p, "phase"))
			last = p;
	for (const xmlNode *p = xmlDocGetRootElement(facts)->children; p != NULL; p = p->next)
		if (node_is(p, "phase"))
			phase_sheets(b, p, p == last);
	if (last != NULL)
		list_sheets(b, last);
	return book_close(b);
}
