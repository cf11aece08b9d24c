/* title.c -- a centred title of several lines, broken by meaning and in balance
 * (GB/T 9704-2012 7.3.1: trapezoid or diamond): no word parted, no short last line. */
#include <string.h>

#include "layout/parts.h"

#define MAX_CHARS 120

/* Two-character words that titles of this field are made of, one after another. */
static const uint32_t words[] =
	U"社区社会组织培育发展工作情况报告街道评估考核检查年度全区质量数据问题清单整改通知"
	U"方案总结分析评价实地核查排名结果意见表格材料汇总统计创新基层治理建设推进党建引领"
	U"专项行动实施指导民政年终季度案例经验介绍佐证退回说明公示备案登记孵化品牌各镇";

static bool parts_word(const struct text *t, size_t i)
{
	for (size_t k = 0; words[k] != 0 && words[k + 1] != 0; k += 2)
		if (words[k] == t->ch[i - 1] && words[k + 1] == t->ch[i])
			return true;
	return false;
}

static bool is_in(const uint32_t *set, uint32_t ch)
{
	for (; *set != 0; set++)
		if (*set == ch)
			return true;
	return false;
}

/* What a line end before character i costs: nothing after a particle or a mark. */
static int64_t end_cost(const struct text *t, size_t i)
{
	if (!t->unit[i - 1].may)
		return 100000;
	if (parts_word(t, i))
		return 400;
	if (is_in(U"的和及与暨、，：》”）", t->ch[i - 1]) || is_in(U"《“（", t->ch[i]))
		return 0;
	return is_in(U"年度区市县镇村", t->ch[i - 1]) ? 6 : 12;
}

static int32_t span_width(const struct text *t, size_t from, size_t to)
{
	int32_t w = 0;

	for (size_t i = from; i < to; i++)
		w += t->advance[i] - t->unit[i].cut + (i + 1 < to ? t->unit[i].gap : 0);
	return w;
}

/* Best cost of setting the characters from i on in k lines, and where the first ends. */
struct best { int64_t cost; size_t end; };

static int64_t line_cost(const struct text *t, size_t from, size_t to, int32_t mean, int32_t width)
{
	int32_t w = span_width(t, from, to);
	int64_t off = (w - mean) / (t->em > 0 ? t->em / 2 : 1);

	return w > width ? 1000000 : off * off;
}

static void fill_row(const struct text *t, struct best *row, const struct best *below, int32_t mean, int32_t width)
{
	for (size_t i = 0; i < t->n; i++) {
		row[i] = (struct best){ INT64_MAX / 2, t->n };
		if (below == NULL) {
			row[i].cost = line_cost(t, i, t->n, mean, width);
			continue;
		}
		for (size_t e = i + 1; e < t->n; e++) {
			int64_t cost = line_cost(t, i, e, mean, width) + end_cost(t, e) + below[e].cost;

			if (cost < row[i].cost)
				row[i] = (struct best){ cost, e };
		}
	}
}

static bool has_break(const struct text *t)
{
	for (size_t i = 0; i < t->n; i++)
		if (t->ch[i] == '\n')
			return true;
	return false;
}

static void balance(struct layout *l, struct text *t, size_t lines, int32_t total, int32_t width)
{
	struct best row[4][MAX_CHARS + 1];
	size_t at = 0, ends[4], n = 0;

	for (size_t k = 1; k <= lines; k++)
		fill_row(t, row[k - 1], k > 1 ? row[k - 2] : NULL, total / (int32_t)lines, width);
	for (size_t k = lines; k > 1; k--)
		ends[n++] = at = row[k - 1][at].end;
	while (n > 0)
		text_break_at(l, t, ends[--n]);
}

void title_set(struct layout *l, struct text *t, int32_t width)
{
	struct break_text b = { t->n, t->ch, t->advance, t->flag, t->em };
	int32_t total;
	size_t lines;

	t->unit = break_prepare(&b, l->arena);
	total = span_width(t, 0, t->n);
	lines = (size_t)((total + width - 1) / width);
	if (lines > 1 && lines <= 4 && t->n <= MAX_CHARS && !has_break(t)) {
		balance(l, t, lines, total, width);
		t->unit = NULL;
	}
	text_set(l, t, width, width, false);
}
