/* table_measure.c -- widths of columns, lines of cells, totals. */
#include <string.h>

#include "layout/table.h"

/* ---- numbers ---- */

/* The number that a cell's text begins with: 1,234.50 → 1234.5 and 2 decimals. */
bool table_number(const struct cell *c, struct rat *value, int *decimals)
{
	char buf[40];
	size_t n = 0;
	bool point = false;

	*decimals = 0;
	for (size_t i = 0; i < c->text->n && n + 1 < sizeof buf; i++) {
		uint32_t ch = c->text->ch[i];

		if (ch == ',' || ch == ' ' || ch == 0xFF0C)
			continue;
		if (!(ch >= '0' && ch <= '9') && ch != '.' && !(ch == '-' && n == 0) && !(ch == 0x2212 && n == 0))
			break;
		*decimals += point;
		point |= ch == '.';
		buf[n++] = ch == 0x2212 ? '-' : (char)ch;
	}
	buf[n] = '\0';
	return n > 0 && rat_parse(buf, value);
}

/* Widths before, and from, the decimal point of a one-line number. */
static bool split_number(const struct cell *c, int32_t *whole, int32_t *part)
{
	const struct text *t = c->text;
	struct rat value;
	int decimals;
	bool point = false;

	*whole = *part = 0;
	if (!table_number(c, &value, &decimals))
		return false;
	for (size_t i = 0; i < t->n; i++) {
		bool number = (t->ch[i] >= '0' && t->ch[i] <= '9') || t->ch[i] == ',' || t->ch[i] == '-' || t->ch[i] == 0x2212;

		point |= !number;
		*(point ? part : whole) += t->advance[i];
	}
	return true;
}

/* ---- columns ---- */

static void extent(struct layout *l, const struct cell *c, int32_t *least, int32_t *most)
{
	struct text *t = c->text;
	struct break_text b = { t->n, t->ch, t->advance, t->flag, t->em };

	if (t->unit == NULL)
		t->unit = break_prepare(&b, l->arena);
	break_extent(&b, t->unit, least, most);
}

static void widen(int32_t *a, int32_t b)
{
	if (b > *a)
		*a = b;
}

static void measure_cell(struct layout *l, struct table *t, const struct cell *c)
{
	struct column *col = &t->col[c->col];
	int32_t least, most, whole, part, more = 2 * t->pad_x + (col->marked ? t->size : 0);

	if (c->cols > 1)
		return;
	extent(l, c, &least, &most);
	if (c->align == ALIGN_DECIMAL && split_number(c, &whole, &part)) {
		widen(&col->whole, whole);
		widen(&col->part, part);
		most = least = col->whole + col->part;
	}
	widen(&col->least, least + more);
	widen(&col->most, most + more);
}

/* A cell over several columns wants its width from all of them. */
static void measure_span(struct layout *l, struct table *t, const struct cell *c)
{
	int32_t least, most, has_least = 0, has_most = 0, n = (int32_t)c->cols;

	if (c->cols < 2)
		return;
	extent(l, c, &least, &most);
	for (size_t k = c->col; k < c->col + c->cols; k++) {
		has_least += t->col[k].least;
		has_most += t->col[k].most;
	}
	for (size_t k = c->col; k < c->col + c->cols; k++) {
		if (least + 2 * t->pad_x > has_least)
			t->col[k].least += (least + 2 * t->pad_x - has_least + n - 1) / n;
		if (most + 2 * t->pad_x > has_most)
			t->col[k].most += (most + 2 * t->pad_x - has_most + n - 1) / n;
	}
}

static void each_cell(struct layout *l, struct table *t, struct rows *rows,
	void (*visit)(struct layout *, struct table *, const struct cell *))
{
	for (size_t r = 0; r < rows->n; r++)
		for (size_t k = 0; k < t->n_cols; k++) {
			const struct cell *c = rows->row[r].at[k];

			if (c->row == r && c->col == k)
				visit(l, t, c);
		}
}

static void each_rows(struct layout *l, struct table *t, void (*visit)(struct layout *, struct table *, const struct cell *))
{
	each_cell(l, t, &t->head, visit);
	each_cell(l, t, &t->body, visit);
	each_cell(l, t, &t->foot, visit);
}

/* Shares `room` among the free columns by what `key` says, exactly. */
static void share(struct table *t, int32_t room, int64_t (*key)(const struct column *))
{
	int64_t total = 0, seen = 0;
	int32_t given = 0;

	for (size_t k = 0; k < t->n_cols; k++)
		total += key(&t->col[k]);
	for (size_t k = 0; k < t->n_cols && total > 0; k++) {
		int32_t upto;

		seen += key(&t->col[k]);
		upto = (int32_t)(room * seen / total);
		t->col[k].width += upto - given;
		given = upto;
	}
}

static int64_t key_weight(const struct column *c) { return c->weight; }
static int64_t key_most(const struct column *c) { return c->fixed > 0 || c->weight > 0 ? 0 : c->most + 1; }
static int64_t key_width(const struct column *c) { return c->width + 1; }

static bool is_auto(const struct column *c) { return c->fixed == 0 && c->weight == 0; }

static int32_t clamp(int32_t v, int32_t least, int32_t most)
{
	return v > most ? most : v < least ? least : v;
}

static int32_t level_width(const struct table *t, int32_t level)
{
	int32_t w = 0;

	for (size_t k = 0; k < t->n_cols; k++)
		if (is_auto(&t->col[k]))
			w += clamp(level, t->col[k].least, t->col[k].most);
	return w;
}

/* Columns without a declared width: all that they want, if there is room; otherwise
 * the wide ones are cut to one level, so that short texts stay on one line. */
static void share_auto(struct table *t, int32_t room, bool fill)
{
	int32_t low = 0, high = room > 0 ? room : 0, most = level_width(t, INT32_MAX);

	while (low < high) {
		int32_t middle = low + (high - low + 1) / 2;

		if (level_width(t, middle) <= room)
			low = middle;
		else
			high = middle - 1;
	}
	for (size_t k = 0; k < t->n_cols; k++)
		if (is_auto(&t->col[k]))
			t->col[k].width = clamp(most <= room ? INT32_MAX : low, t->col[k].least, t->col[k].most);
	if (fill && most < room)
		share(t, room - most, key_most);
}

static int32_t total_width(const struct table *t)
{
	int32_t w = 0;

	for (size_t k = 0; k < t->n_cols; k++)
		w += t->col[k].width;
	return w;
}

/* Whatever was declared, the table is as wide as its place. */
static void fit_width(struct table *t)
{
	int32_t w = total_width(t);

	if (w < t->width)
		share(t, t->width - w, key_width);
	else if (w > t->width)
		for (size_t k = 0; k < t->n_cols; k++)
			t->col[k].width = (int32_t)((int64_t)t->col[k].width * t->width / w);
	for (size_t k = 0; k + 1 < t->n_cols; k++)
		t->col[k + 1].x = t->col[k].x + t->col[k].width;
	t->col[t->n_cols - 1].width = t->width - t->col[t->n_cols - 1].x;
}

/* Moves width from columns that have more than they need to those that have less. */
static void move_width(struct table *t, int32_t (*need)(const struct table *, const struct column *),
	int32_t (*spare)(const struct column *))
{
	int64_t needed = 0, spared = 0, seen_need = 0, seen_spare = 0, moved;

	for (size_t k = 0; k < t->n_cols; k++) {
		needed += need(t, &t->col[k]);
		spared += spare(&t->col[k]);
	}
	moved = needed < spared ? needed : spared;
	if (moved <= 0)
		return;
	for (size_t k = 0; k < t->n_cols; k++) {
		int64_t n = need(t, &t->col[k]), s = n > 0 ? 0 : spare(&t->col[k]);
		int64_t gets = moved * (seen_need + n) / needed - moved * seen_need / needed;
		int64_t gives = moved * (seen_spare + s) / spared - moved * seen_spare / spared;

		seen_need += n;
		seen_spare += s;
		t->col[k].width += (int32_t)(gets - gives);
	}
}

static int32_t need_least(const struct table *t, const struct column *c)
{
	(void)t;
	return c->width < c->least ? c->least - c->width : 0;
}

/* Texts of up to six characters stay on one line if they can. */
static int32_t need_short(const struct table *t, const struct column *c)
{
	return c->fixed == 0 && c->width < c->most && c->most <= 6 * t->size + 2 * t->pad_x ? c->most - c->width : 0;
}

static int32_t spare_least(const struct column *c) { return c->fixed == 0 && c->width > c->least ? c->width - c->least : 0; }
static int32_t spare_fixed(const struct column *c) { return c->width > c->least ? c->width - c->least : 0; }
static int32_t spare_most(const struct column *c) { return c->fixed == 0 && c->width > c->most ? c->width - c->most : 0; }

static void set_widths(struct table *t)
{
	int32_t fixed = 0, weighted = 0, room;
	bool weights = false;

	for (size_t k = 0; k < t->n_cols; k++) {
		t->col[k].width = t->col[k].fixed;
		fixed += t->col[k].fixed;
		weights |= t->col[k].weight > 0;
		weighted += t->col[k].weight > 0 ? t->col[k].least : 0;
	}
	room = t->width - fixed;
	share_auto(t, room - weighted, !weights);
	if (weights)
		share(t, t->width - total_width(t), key_weight);
	move_width(t, need_least, spare_most);
	move_width(t, need_least, spare_least);
	move_width(t, need_least, spare_fixed);   /* a declared length gives way to a piece that would be torn */
	move_width(t, need_short, spare_most);
	fit_width(t);
}

/* ---- cells ---- */

/* Lines of like length in a cell of the head: the least width that takes no more lines. */
static void balance(struct layout *l, const struct cell *c, int32_t width)
{
	size_t lines = c->text->n_lines;
	int32_t low, high = width, most;

	extent(l, c, &low, &most);
	while (low < high) {
		int32_t middle = low + (high - low) / 2;

		text_set(l, c->text, middle, middle, false);
		if (c->text->n_lines > lines)
			low = middle + 1;
		else
			high = middle;
	}
	text_set(l, c->text, high, high, false);
}

static void set_cell(struct layout *l, struct table *t, const struct cell *c)
{
	int32_t width = -2 * t->pad_x - (c->cols == 1 && t->col[c->col].marked && !c->head ? t->size : 0);

	for (size_t k = c->col; k < c->col + c->cols; k++)
		width += t->col[k].width;
	width = width > t->size ? width : t->size;
	text_set(l, c->text, width, width, false);
	if (c->head && c->text->n_lines > 1)
		balance(l, c, width);
	if (c->text->n_lines > 1 && c->cols == 1 && !c->head && c->align != ALIGN_DECIMAL)
		t->col[c->col].most = INT32_MAX;
}

/* Without a word from the document: short texts centred, columns of long ones to the left. */
static void align_cell(struct layout *l, struct table *t, const struct cell *c)
{
	struct cell *w = (struct cell *)(uintptr_t)c;

	(void)l;
	if (!c->aligned)
		w->align = c->cols == 1 && t->col[c->col].most == INT32_MAX ? ALIGN_LEFT : ALIGN_CENTER;
}

static void sum_columns(struct layout *l, struct table *t)
{
	for (size_t k = 0; k < t->n_cols; k++) {
		struct column *col = &t->col[k];
		struct face face = table_face(l, t, true);
		struct cell total = { .align = ALIGN_DECIMAL, .col = k, .cols = 1, .rows = 1 };
		char buf[32];

		for (size_t r = 0; r < t->body.n; r++) {
			const struct cell *c = t->body.row[r].at[k];
			struct rat value;
			int decimals;

			if (c->row != r || c->col != k || !table_number(c, &value, &decimals))
				continue;
			col->all = rat_add(col->all, value);
			col->decimals = decimals > col->decimals ? decimals : col->decimals;
		}
		if (col->sum == SUM_NONE)
			continue;
		total.text = text_string(l, &face, rat_print(col->all, col->decimals, buf), t->line);
		measure_cell(l, t, &total);
	}
}

/* The labels of the rows of sums stand on one line, before the first column that has sums. */
static void sum_label(struct layout *l, struct table *t)
{
	struct face face = table_face(l, t, true);
	struct cell label = { .text = text_string(l, &face, "本页小计", t->line), .rows = 1, .align = ALIGN_CENTER };
	size_t first = 0;

	while (first < t->n_cols && t->col[first].sum == SUM_NONE)
		first++;
	if (first == t->n_cols)
		return;
	for (size_t i = 0; i + 1 < label.text->n; i++)
		label.text->flag[i] |= BREAK_GLUE;
	label.cols = first > 0 ? first : 1;
	measure_cell(l, t, &label);
	measure_span(l, t, &label);
}

int32_t table_cell_height(const struct table *t, const struct cell *c, size_t from)
{
	size_t n = c->text->n_lines;

	return n > from ? (int32_t)(n - from) * t->pitch + 2 * t->pad_y : 0;
}

/* Edges of the rows when nothing breaks them; the last row of a span grows to it. */
static void set_edges(struct layout *l, const struct table *t, struct rows *rows)
{
	int32_t *y = rows->edge = ARENA_ARRAY(l->arena, int32_t, rows->n + 1);

	for (size_t r = 0; r < rows->n; r++) {
		y[r + 1] = y[r] + t->least_row;
		for (size_t k = 0; k < t->n_cols; k++) {
			const struct cell *c = rows->row[r].at[k];

			if (c->row + c->rows == r + 1)
				widen(&y[r + 1], y[c->row] + table_cell_height(t, c, 0));
		}
	}
}

int32_t table_top_height(const struct table *t, bool first)
{
	int32_t h = 0;

	if (first && t->caption != NULL)
		h += (int32_t)t->caption->n_lines * t->caption->size * 3 / 2;
	if (t->unit != NULL || (!first && t->again != NULL))
		h += t->pitch;
	return h;
}

void table_measure(struct layout *l, struct table *t)
{
	if (t->hand)
		t->least_row = unit_of(l->style->handwriting);
	each_rows(l, t, measure_cell);
	if (t->sums)
		sum_columns(l, t);
	each_rows(l, t, measure_span);
	if (t->sums)
		sum_label(l, t);
	set_widths(t);
	each_rows(l, t, set_cell);
	each_rows(l, t, align_cell);
	set_edges(l, t, &t->head);
	set_edges(l, t, &t->body);
	set_edges(l, t, &t->foot);
}
