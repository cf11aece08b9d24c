/* table_break.c -- gives a table out in parts. Rows are taken while they fit;
 * a row is split, line by line, when it is higher than a page or when too much
 * would stay empty; a cell over several rows shows what fits, or is repeated. */
#include <string.h>

#include "layout/table.h"

struct build {
	struct layout *l;
	struct table *t;
	struct table_part *part;
	int32_t y, room;
	size_t from;           /* first body row of the part */
	size_t rows;           /* body rows, or pieces of them, taken */
	size_t *open;          /* by column: index of the shown span, + 1 */
	bool fresh;
};

static int32_t head_height(const struct table *t)
{
	return t->head.edge[t->head.n];
}

static size_t sum_rows(const struct table *t, enum table_sum kind)
{
	for (size_t k = 0; k < t->n_cols; k++)
		if (t->col[k].sum == kind)
			return 1;
	return 0;
}

static int32_t tail_broken(const struct table *t)
{
	return (int32_t)(sum_rows(t, SUM_PAGE) + sum_rows(t, SUM_SOFAR)) * t->least_row;
}

static int32_t tail_last(const struct table *t, bool first)
{
	return (int32_t)((first ? 0 : sum_rows(t, SUM_PAGE)) + sum_rows(t, SUM_ALL)) * t->least_row +
		t->foot.edge[t->foot.n] + t->notes_height + (t->notes_height > 0 ? 2 * t->pad_y : 0);
}

/* ---- what a part shows ---- */

static struct shown *show(struct build *b, const struct cell *c, int32_t y, int32_t height, size_t from, size_t to)
{
	struct table_part *p = b->part;

	if (p->n == p->room) {
		size_t room = p->room * 2 + 64;
		struct shown *more = ARENA_ARRAY(b->l->arena, struct shown, room);

		if (p->n > 0)
			memcpy(more, p->shown, p->n * sizeof *more);
		p->shown = more;
		p->room = room;
	}
	p->shown[p->n] = (struct shown){ c, y, height, from, to };
	return &p->shown[p->n++];
}

static void shade(struct build *b, int32_t y, int32_t height)
{
	struct table_part *p = b->part;

	if (p->n_bands == p->bands_room) {
		size_t room = p->bands_room * 2 + 16;
		struct band *more = ARENA_ARRAY(b->l->arena, struct band, room);

		if (p->n_bands > 0)
			memcpy(more, p->band, p->n_bands * sizeof *more);
		p->band = more;
		p->bands_room = room;
	}
	p->band[p->n_bands++] = (struct band){ y, height };
}

/* Head and foot rows: as they were measured. */
static void show_rows(struct build *b, const struct rows *rows)
{
	for (size_t r = 0; r < rows->n; r++)
		for (size_t k = 0; k < b->t->n_cols; k++) {
			const struct cell *c = rows->row[r].at[k];

			if (c->row == r && c->col == k)
				show(b, c, b->y + rows->edge[r], rows->edge[r + c->rows] - rows->edge[r], 0, c->text->n_lines);
		}
	b->y += rows->edge[rows->n];
}

/* ---- sums ---- */

static void show_sum(struct build *b, const char *label, enum table_sum kind, size_t offset)
{
	struct table *t = b->t;
	struct face face = table_face(b->l, t, true);
	size_t first = 0;

	while (first < t->n_cols && t->col[first].sum == SUM_NONE)
		first++;
	for (size_t k = first == 0 ? 0 : first - 1, begin = 0; k < t->n_cols; k++) {
		struct cell *c = ARENA_NEW(b->l->arena, struct cell);
		const struct column *col = &t->col[k];
		char buf[32];
		const char *s = k < first || first == 0 ? label : "";
		int32_t width = 0;

		if (col->sum == kind)
			s = rat_print(*(const struct rat *)(const void *)((const char *)col + offset), col->decimals, buf);
		*c = (struct cell){ .col = k < first ? begin : k, .cols = k < first ? first : 1, .rows = 1,
			.align = col->sum == kind ? col->align : ALIGN_CENTER, .aligned = true };
		if (c->align == ALIGN_LEFT && col->sum == kind)
			c->align = ALIGN_RIGHT;
		for (size_t i = c->col; i < c->col + c->cols; i++)
			width += t->col[i].width;
		c->text = text_string(b->l, &face, s, t->line);
		text_set(b->l, c->text, width, width, false);
		show(b, c, b->y, t->least_row, 0, c->text->n_lines);
	}
	b->y += t->least_row;
}

/* Adds a finished row to the running sums. */
static void count_row(struct table *t, size_t r)
{
	if (!t->sums)
		return;
	for (size_t k = 0; k < t->n_cols; k++) {
		const struct cell *c = t->body.row[r].at[k];
		struct rat value;
		int decimals;

		if (c->row == r && c->col == k && t->col[k].sum != SUM_NONE && table_number(c, &value, &decimals)) {
			t->col[k].page = rat_add(t->col[k].page, value);
			t->col[k].sofar = rat_add(t->col[k].sofar, value);
		}
	}
}

static void show_page_sums(struct build *b, bool last)
{
	if (sum_rows(b->t, SUM_PAGE) && !(last && b->part->first))
		show_sum(b, "本页小计", SUM_PAGE, offsetof(struct column, page));
	if (sum_rows(b->t, SUM_SOFAR) && !last)
		show_sum(b, "过次页", SUM_SOFAR, offsetof(struct column, sofar));
	for (size_t k = 0; k < b->t->n_cols; k++)
		b->t->col[k].page = rat_int(0);
}

/* ---- rows ---- */

static bool is_open(const struct build *b, const struct cell *c, size_t r)
{
	return c->rows > 1 && (r == c->row || b->rows == 0);
}

/* Where a spanning cell begins in this part. */
static int32_t span_top(const struct build *b, const struct cell *c, size_t r)
{
	return is_open(b, c, r) || b->open[c->col] == 0 ? b->y : b->part->shown[b->open[c->col] - 1].y;
}

static int32_t row_height(const struct build *b, size_t r)
{
	const struct table *t = b->t;
	int32_t h = b->rows == 0 && r == t->next && t->row_begun ? t->pitch : t->least_row;

	for (size_t k = 0; k < t->n_cols; k++) {
		const struct cell *c = t->body.row[r].at[k];
		int32_t need;

		if (c->col != k || c->row + c->rows != r + 1)
			continue;
		need = table_cell_height(t, c, c->done) - (b->y - span_top(b, c, r));
		if (need > h)
			h = need;
	}
	return h;
}

static void open_span(struct build *b, const struct cell *c, size_t r)
{
	if (is_open(b, c, r)) {
		show(b, c, b->y, 0, 0, 0);
		b->open[c->col] = b->part->n;
	}
}

static void take_row(struct build *b, size_t r, int32_t h)
{
	struct table *t = b->t;

	if (r % 2 == 1 && b->l->style->use_zebra && !t->spans && !t->hand && t->style != TABLE_PLAIN)
		shade(b, b->y, h);
	for (size_t k = 0; k < t->n_cols; k++) {
		struct cell *c = t->body.row[r].at[k];
		struct shown *s;

		if (c->col != k)
			continue;
		open_span(b, c, r);
		if (c->row + c->rows != r + 1)
			continue;
		s = c->rows > 1 ? &b->part->shown[b->open[k] - 1] : show(b, c, b->y, 0, 0, 0);
		s->height = b->y + h - s->y;
		s->from = c->done;
		s->to = c->done = c->text->n_lines;
		b->open[k] = 0;
	}
	count_row(t, r);
	b->y += h;
	b->rows++;
	t->next = r + 1;
	t->row_begun = false;
}

/* As many lines of row r as go into `room`. */
static void split_row(struct build *b, size_t r, int32_t room)
{
	struct table *t = b->t;
	int32_t fit = (room - 2 * t->pad_y) / t->pitch;
	size_t lines = fit < 1 ? 1 : (size_t)fit;

	for (size_t k = 0; k < t->n_cols; k++) {
		struct cell *c = t->body.row[r].at[k];
		size_t to;

		if (c->col != k)
			continue;
		open_span(b, c, r);
		if (c->rows > 1)
			continue;
		to = c->done + lines < c->text->n_lines ? c->done + lines : c->text->n_lines;
		show(b, c, b->y, (int32_t)lines * t->pitch + 2 * t->pad_y, c->done, to);
		c->done = to;
	}
	b->y += (int32_t)lines * t->pitch + 2 * t->pad_y;
	b->rows++;
	t->row_begun = true;
}

/* Spans that go on in the next part: what fits stands here. One that fits whole
 * is a label and stands again in the next part. */
static void close_spans(struct build *b)
{
	struct table *t = b->t;

	for (size_t k = 0; k < t->n_cols; k++) {
		struct shown *s;
		struct cell *c;
		int32_t fit;

		if (b->open[k] == 0)
			continue;
		s = &b->part->shown[b->open[k] - 1];
		c = (struct cell *)(uintptr_t)s->cell;
		s->height = b->y - s->y;
		fit = (s->height - 2 * t->pad_y) / t->pitch;
		s->from = c->done;
		s->to = c->text->n_lines;
		if (fit < 0)
			fit = 0;
		if ((size_t)fit < s->to - s->from) {
			s->to = s->from + (size_t)fit;
			c->done = s->to;
		} else if (c->done > 0) {
			c->done = c->text->n_lines;
		}
	}
}

/* ---- parts ---- */

static bool may_split(const struct build *b, int32_t height, int32_t room)
{
	const struct table *t = b->t;

	if (b->rows == 0 && b->fresh)
		return true;
	return height > t->page_height / 3 && room >= 3 * t->pitch + 2 * t->pad_y && height - room >= 2 * t->pitch;
}

/* The last row does not go to a page alone, nor the last two when rows are low: the
 * one before goes with them. */
static bool leaves_few(const struct build *b, size_t r, int32_t h, int32_t left)
{
	const struct table *t = b->t;
	size_t rest = t->body.n - r - 1;

	return (rest == 1 || (rest == 2 && h <= t->page_height / 12)) && b->rows >= 2 &&
		h + t->body.edge[t->body.n] - t->body.edge[r + 1] > left - tail_last(t, b->part->first);
}

/* A bold row heads the rows below it: it does not end a page. */
static bool leaves_heading(const struct build *b, size_t r, int32_t h, int32_t left)
{
	const struct rows *body = &b->t->body;

	return r + 1 < body->n && body->row[r].emph && !body->row[r + 1].emph && b->rows >= 1 &&
		h + body->edge[r + 2] - body->edge[r + 1] > left - tail_broken(b->t);
}

/* True while rows go in. */
static bool take_next(struct build *b)
{
	struct table *t = b->t;
	size_t r = t->next;
	int32_t h = row_height(b, r), left = b->room - b->y;
	bool last = r + 1 == t->body.n;

	if (leaves_few(b, r, h, left) || leaves_heading(b, r, h, left))
		return false;
	if (h <= left - (last ? tail_last(t, b->part->first) : tail_broken(t)) ||
	    (last && b->rows == 0 && b->fresh && h <= left - tail_broken(t))) {
		take_row(b, r, h);
		return true;
	}
	if (may_split(b, h, left - tail_broken(t)) && h > left - tail_broken(t))
		split_row(b, r, left - tail_broken(t));
	return false;
}

static void begin_part(struct build *b)
{
	struct table *t = b->t;
	struct table_part *p = b->part;
	int32_t least = t->pitch + 2 * t->pad_y + tail_broken(t);

	b->y = table_top_height(t, p->first);
	p->top = b->y;
	if (b->fresh && b->y + head_height(t) + least > b->room && t->head.n > 0) {
		if (!t->told)
			layout_say(b->l, DIAG_LAYOUT_HEAD, t->line, NULL);
		t->told = true;
	} else {
		show_rows(b, &t->head);
	}
	p->head_bottom = b->y;
	if (!p->first && sum_rows(t, SUM_SOFAR))
		show_sum(b, "承前页", SUM_SOFAR, offsetof(struct column, sofar));
}

static void end_part(struct build *b)
{
	struct table *t = b->t;
	struct table_part *p = b->part;
	bool all = t->next >= t->body.n && !t->row_begun;

	close_spans(b);
	p->last = all && (b->y + tail_last(t, p->first) <= b->room || (b->fresh && b->rows == 0));
	show_page_sums(b, p->last);
	if (p->last) {
		if (sum_rows(t, SUM_ALL))
			show_sum(b, "合计", SUM_ALL, offsetof(struct column, all));
		show_rows(b, &t->foot);
	}
	p->bottom = b->y;
	p->height = b->y + (p->last && t->notes_height > 0 ? t->pad_y * 2 : 0);
}

/* Would the first row, or three lines of it, stand in the room that is left? */
static bool begins_in(const struct build *b)
{
	const struct table *t = b->t;

	if (b->fresh)
		return true;
	return b->y + table_top_height(t, !t->begun) + table_least_rows(t) <= b->room;
}

const struct table_part *table_next(struct layout *l, struct table *t, int32_t room, bool fresh)
{
	struct build b = { .l = l, .t = t, .room = room, .fresh = fresh };

	if (!begins_in(&b))
		return NULL;
	b.part = ARENA_NEW(l->arena, struct table_part);
	b.part->table = t;
	b.part->first = !t->begun;
	b.open = ARENA_ARRAY(l->arena, size_t, t->n_cols);
	b.from = t->next;
	begin_part(&b);
	while (t->next < t->body.n && take_next(&b))
		;
	if (b.rows == 0 && !fresh && t->next < t->body.n)
		return NULL;
	t->begun = true;
	end_part(&b);
	return b.part;
}

/* Head, the first two rows (three lines of a high one), and what follows a break. */
int32_t table_least_rows(const struct table *t)
{
	size_t rows = t->body.n < 2 ? t->body.n : 2;
	int32_t first = t->body.edge[rows], high = t->page_height / 3;

	if (first > high)
		first = 3 * t->pitch + 2 * t->pad_y;
	return head_height(t) + first + (rows == t->body.n ? tail_last(t, true) : tail_broken(t));
}

int32_t table_least(const struct table *t, int32_t page, int32_t room, int32_t empty)
{
	int32_t top = table_top_height(t, true);
	int32_t all = top + head_height(t) + t->body.edge[t->body.n] + tail_last(t, true);
	int32_t least = top + table_least_rows(t);

	/* Not broken: a table that asks for it, and a small one unless much would stay empty. */
	if (all <= room || (t->whole && all <= page) || all <= page / 5 || (all <= page * 2 / 5 && empty < page / 3))
		return all;
	return least < page ? least : page;
}
