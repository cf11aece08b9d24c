/* table_draw.c -- one part of a table: shading, rules, texts, marks. */
#include "layout/table.h"

struct sketch {
	struct layout *l;
	struct canvas *c;
	const struct table *t;
	const struct table_part *p;
	int32_t x, y;
};

static int32_t width_of(const struct table *t, const struct cell *c)
{
	const struct column *last = &t->col[c->col + c->cols - 1];

	return last->x + last->width - t->col[c->col].x;
}

/* ---- rules ---- */

static void add_segment(GArray *verbs, GArray *points, int32_t x1, int32_t y1, int32_t x2, int32_t y2)
{
	uint8_t v[2] = { CANVAS_MOVE, CANVAS_LINE };
	double p[4] = { pt_of(x1), pt_of(y1), pt_of(x2), pt_of(y2) };

	g_array_append_vals(verbs, v, 2);
	g_array_append_vals(points, p, 4);
}

/* All inner rules are one path: the right and lower edge of each cell. */
static void draw_inner(const struct sketch *s)
{
	GArray *verbs = g_array_new(FALSE, FALSE, 1), *points = g_array_new(FALSE, FALSE, sizeof(double));
	struct canvas_paint paint = { .stroke = true, .stroke_color = s->l->style->grid, .line_width = 0.5 };
	struct canvas_path path;

	for (size_t i = 0; i < s->p->n; i++) {
		const struct shown *k = &s->p->shown[i];
		int32_t x1 = s->x + s->t->col[k->cell->col].x, x2 = x1 + width_of(s->t, k->cell);
		int32_t y1 = s->y + k->y, y2 = y1 + k->height;

		if (k->cell->col + k->cell->cols < s->t->n_cols)
			add_segment(verbs, points, x2, y1, x2, y2);
		if (k->y + k->height < s->p->bottom)
			add_segment(verbs, points, x1, y2, x2, y2);
	}
	path = (struct canvas_path){ verbs->len, points->len / 2, (const uint8_t *)verbs->data,
		(const double *)(void *)points->data };
	if (verbs->len > 0)
		canvas_path(s->c, &path, &paint);
	g_array_free(verbs, TRUE);
	g_array_free(points, TRUE);
}

static void draw_rules(const struct sketch *s)
{
	int32_t x2 = s->x + s->t->width, top = s->y + s->p->top, head = s->y + s->p->head_bottom, bottom = s->y + s->p->bottom;
	uint32_t color = s->l->style->text;

	switch (s->t->style) {
	case TABLE_PLAIN:
		return;
	case TABLE_THREE_LINE:
		if (head > top)
			draw_line_rule(s->c, s->x, head, x2, head, 0.75, color);
		draw_line_rule(s->c, s->x, top, x2, top, 1.5, color);
		draw_line_rule(s->c, s->x, bottom, x2, bottom, 1.5, color);
		return;
	case TABLE_GRID:
		draw_inner(s);
		draw_line_rule(s->c, s->x, top, x2, top, 1.0, color);
		draw_line_rule(s->c, s->x, bottom, x2, bottom, 1.0, color);
		draw_line_rule(s->c, s->x, top, s->x, bottom, 1.0, color);
		draw_line_rule(s->c, x2, top, x2, bottom, 1.0, color);
		return;
	}
}

/* ---- cells ---- */

/* Met: a tick. Missed: a cross. Shapes, so that they are told apart in black and white. */
static void draw_state(const struct sketch *s, enum table_state state, int32_t x, int32_t middle)
{
	double a = pt_of(s->t->size) * 0.55, left = pt_of(x), top = pt_of(middle) - a / 2;
	bool met = state == CELL_MET;
	const uint8_t verbs[] = { CANVAS_MOVE, CANVAS_LINE, met ? CANVAS_LINE : CANVAS_MOVE, CANVAS_LINE };
	const double tick[] = { left, top + a * 0.55, left + a * 0.4, top + a, left + a, top };
	const double cross[] = { left, top, left + a, top + a, left + a, top, left, top + a };
	struct canvas_paint paint = { .stroke = true, .line_width = 1.1,
		.stroke_color = met ? s->l->style->good : s->l->style->warn };
	struct canvas_path path = { met ? 3 : 4, met ? 3 : 4, verbs, met ? tick : cross };

	if (state == CELL_MET || state == CELL_MISSED)
		canvas_path(s->c, &path, &paint);
}

static int32_t decimal_x(const struct table *t, const struct cell *c, int32_t width)
{
	const struct column *col = &t->col[c->col];
	const struct text *x = c->text;
	int32_t whole = 0;
	struct rat value;
	int decimals;

	if (!table_number(c, &value, &decimals))
		return (width - x->lines[0].width) / 2;
	for (size_t i = 0; i < x->n; i++) {
		bool number = (x->ch[i] >= '0' && x->ch[i] <= '9') || x->ch[i] == ',' || x->ch[i] == '-' || x->ch[i] == 0x2212;

		if (!number)
			break;
		whole += x->advance[i];
	}
	return (width - col->whole - col->part) / 2 + col->whole - whole;
}

static int32_t text_x(const struct table *t, const struct cell *c, size_t line, int32_t width)
{
	int32_t w = c->text->lines[line].width;

	switch (c->align) {
	case ALIGN_LEFT: return 0;
	case ALIGN_RIGHT: return width - w;
	case ALIGN_DECIMAL:
		if (c->cols == 1 && c->text->n_lines == 1)
			return decimal_x(t, c, width);
		return (width - w) / 2;
	case ALIGN_CENTER: break;
	}
	return (width - w) / 2;
}

static void draw_cell(const struct sketch *s, const struct shown *k)
{
	const struct table *t = s->t;
	const struct cell *c = k->cell;
	int32_t left = s->x + t->col[c->col].x + t->pad_x, end = left, middle = s->y + k->y + k->height / 2;
	int32_t width = width_of(t, c) - 2 * t->pad_x - (c->cols == 1 && t->col[c->col].marked && !c->head ? t->size : 0);
	int32_t y = middle - (int32_t)(k->to - k->from) * t->pitch / 2;

	for (size_t i = k->from; i < k->to; i++, y += t->pitch) {
		int32_t x = left + text_x(t, c, i, width);

		draw_line_of(s->l, s->c, c->text, i, x, y, t->pitch);
		end = x + c->text->lines[i].width;
	}
	draw_state(s, c->state, end + t->size / 4, middle);
}

static void draw_above(const struct sketch *s)
{
	const struct text *caption = s->p->first ? s->t->caption : NULL;
	const struct text *again = s->p->first ? NULL : s->t->again, *unit = s->t->unit;
	int32_t y = s->y, pitch;

	for (size_t i = 0; caption != NULL && i < caption->n_lines; i++, y += pitch) {
		pitch = caption->size * 3 / 2;
		draw_line_of(s->l, s->c, caption, i, s->x + (s->t->width - caption->lines[i].width) / 2, y, pitch);
	}
	if (again != NULL && again->n_lines > 0)
		draw_line_of(s->l, s->c, again, 0, s->x, y, s->t->pitch);
	if (unit != NULL && unit->n_lines > 0)
		draw_line_of(s->l, s->c, unit, 0, s->x + s->t->width - unit->lines[0].width, y, s->t->pitch);
}

void table_draw(struct layout *l, struct canvas *c, const struct table_part *part, int32_t x, int32_t y)
{
	struct sketch s = { l, c, part->table, part, x + part->table->place.x, y };
	struct canvas_paint band = { .fill = true, .fill_color = l->style->zebra };

	for (size_t i = 0; i < part->n_bands; i++)
		canvas_rect(c, pt_of(s.x), pt_of(y + part->band[i].y), pt_of(s.t->width), pt_of(part->band[i].height), &band);
	draw_above(&s);
	for (size_t i = 0; i < part->n; i++)
		draw_cell(&s, &part->shown[i]);
	draw_rules(&s);
}
