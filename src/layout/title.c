/* title.c -- a centred title of several lines, broken by meaning and in balance
 * (GB/T 9704-2012 7.3.1: trapezoid or diamond): no word parted, no short last line. */
#include <string.h>

#include "layout/parts.h"

#define MAX_CHARS 120

/* The words of the style that are not to be parted. */
struct lexicon { uint32_t *ch; size_t *start, n; };

static struct lexicon read_words(struct layout *l)
{
	struct lexicon x = { NULL, NULL, 0 };
	const char *p = l->style->words != NULL ? l->style->words : "";
	size_t room = strlen(p), k = 0;

	x.ch = ARENA_ARRAY(l->arena, uint32_t, room + 1);
	x.start = ARENA_ARRAY(l->arena, size_t, room + 2);
	for (bool inside = false; *p != '\0'; p = g_utf8_next_char(p)) {
		bool blank = g_ascii_isspace(*p);

		if (!blank && !inside)
			x.start[x.n++] = k;
		if (!blank)
			x.ch[k++] = g_utf8_get_char(p);
		inside = !blank;
	}
	x.start[x.n] = k;
	return x;
}

/* Length of the shortest word that a break before character i would part, or 0. */
static size_t parted_word(const struct text *t, size_t i, const struct lexicon *x)
{
	size_t found = 0;

	for (size_t w = 0; w < x->n; w++) {
		size_t len = x->start[w + 1] - x->start[w];

		for (size_t back = 1; back < len && back <= i; back++)
			if (i - back + len <= t->n && (found == 0 || len < found) &&
			    memcmp(t->ch + i - back, x->ch + x->start[w], len * sizeof *x->ch) == 0)
				found = len;
	}
	return found;
}

static bool is_in(const uint32_t *set, uint32_t ch)
{
	for (; *set != 0; set++)
		if (*set == ch)
			return true;
	return false;
}

/* What a line end before character i costs: nothing after a particle or a mark. */
static int64_t end_cost(const struct text *t, size_t i, const struct lexicon *x)
{
	size_t parted = parted_word(t, i, x);

	if (!t->unit[i - 1].may)
		return 100000;
	if (parted > 0)
		return parted < 4 ? 400 : 60;
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

static void fill_row(const struct text *t, const int64_t *ends, struct best *row, const struct best *below, int32_t mean,
	int32_t width)
{
	for (size_t i = 0; i < t->n; i++) {
		row[i] = (struct best){ INT64_MAX / 2, t->n };
		if (below == NULL) {
			row[i].cost = line_cost(t, i, t->n, mean, width);
			continue;
		}
		for (size_t e = i + 1; e < t->n; e++) {
			int64_t cost = line_cost(t, i, e, mean, width) + ends[e] + below[e].cost;

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
	int64_t costs[MAX_CHARS + 1];
	struct lexicon words = read_words(l);
	size_t at = 0, ends[4], n = 0;

	for (size_t e = 1; e < t->n; e++)
		costs[e] = end_cost(t, e, &words);
	for (size_t k = 1; k <= lines; k++)
		fill_row(t, costs, row[k - 1], k > 1 ? row[k - 2] : NULL, total / (int32_t)lines, width);
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
	if (lines > 1 && lines <= 4 && lines <= t->n && t->n <= MAX_CHARS && !has_break(t)) {
		balance(l, t, lines, total, width);
		t->unit = NULL;
	}
	text_set(l, t, width, width, false);
}
