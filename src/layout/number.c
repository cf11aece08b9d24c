/* number.c -- the page number: — 1 — in 4号 song, 7 mm below the type area, one
 * blank from the outer edge (GB/T 9704-2012 7.5).
 *
 * On a landscape page it stays where it is on the bound portrait sheet, turned by
 * a quarter; a canvas sets no turned text, so its outlines are drawn as paths. */
#include <string.h>

#include "layout/parts.h"

#define MM7 19843   /* 7 mm [1/1000 pt] */

static struct text *number_text(struct layout *l, const struct page *g)
{
	int32_t size = unit_of(l->style->page_number_size);
	struct face face = { STYLE_SONG, size, size, l->style->text };
	struct text *t = text_string(l, &face, arena_printf(l->arena, "— %d —", g->number), 0);

	text_set(l, t, l->width, l->width, false);
	return t;
}

/* Left end on the portrait sheet. */
static int32_t number_x(struct layout *l, const struct text *t, bool odd)
{
	return odd ? l->left + l->width - t->size - t->lines[0].width : l->right + t->size;
}

/* ---- turned ---- */

struct turn {
	GByteArray *verb;
	GArray *point;
	double x, y, scale;    /* of the glyph's origin on the landscape page; pt per 1/1000 em */
};

/* (x right, y up) of the glyph, turned a quarter clockwise: right becomes down, up becomes right. */
static void add_point(struct turn *t, double x, double y)
{
	double p[2] = { t->x + y * t->scale, t->y + x * t->scale };

	g_array_append_vals(t->point, p, 2);
}

static void add_verb(struct turn *t, enum canvas_verb verb)
{
	uint8_t v = (uint8_t)verb;

	g_byte_array_append(t->verb, &v, 1);
}

static void turn_move(void *to, double x, double y)
{
	add_verb(to, CANVAS_MOVE);
	add_point(to, x, y);
}

static void turn_line(void *to, double x, double y)
{
	add_verb(to, CANVAS_LINE);
	add_point(to, x, y);
}

static void turn_curve(void *to, double x1, double y1, double x2, double y2, double x3, double y3)
{
	add_verb(to, CANVAS_CURVE);
	add_point(to, x1, y1);
	add_point(to, x2, y2);
	add_point(to, x3, y3);
}

static void turn_close(void *to)
{
	add_verb(to, CANVAS_CLOSE);
}

static void draw_turned(struct layout *l, struct canvas *c, const struct text *t, double x, double y)
{
	static const struct font_pen pen = { turn_move, turn_line, turn_curve, turn_close };
	struct turn turn = { g_byte_array_new(), g_array_new(FALSE, FALSE, sizeof(double)), x, y, pt_of(t->size) / 1000 };
	struct canvas_paint paint = { .fill = true, .fill_color = l->style->text };
	struct canvas_path path;

	for (size_t i = 0; i < t->n; i++) {
		turn.y = y + pt_of(t->x[i]);
		turn.x = x + t->glyph[i].rise * turn.scale;
		if (t->ch[i] != ' ' && !t->glyph[i].missing)
			fonts_outline(l->fonts, t->glyph[i].face, t->glyph[i].gid, &pen, &turn);
	}
	path = (struct canvas_path){ turn.verb->len, turn.point->len / 2, turn.verb->data, (const double *)(void *)turn.point->data };
	canvas_path(c, &path, &paint);
	g_byte_array_free(turn.verb, TRUE);
	g_array_free(turn.point, TRUE);
}

void draw_page_number(struct layout *l, struct canvas *c, const struct page *g, bool odd)
{
	struct text *t = number_text(l, g);
	int32_t x = number_x(l, t, odd), y = l->top + l->height + MM7;
	int center = fonts_metrics(l->fonts, STYLE_SONG).ink_center;

	if (!g->landscape) {
		/* The dashes' line lies on y: the middle of the characters. */
		draw_line_of(l, c, t, 0, x, y - t->size / 2, t->size);
		return;
	}
	/* Portrait (x, y) is (page height - y, x) here. */
	draw_turned(l, c, t, pt_of(l->page_h - y) - center * pt_of(t->size) / 1000, pt_of(x));
}
