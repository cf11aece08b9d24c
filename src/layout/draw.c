/* draw.c -- placed items go onto the canvas: glyph runs, rules, frames, links. */
#include <string.h>

#include "layout/table.h"

void draw_line_rule(struct canvas *c, int32_t x1, int32_t y1, int32_t x2, int32_t y2, double width, uint32_t color)
{
	canvas_line(c, pt_of(x1), pt_of(y1), pt_of(x2), pt_of(y2), width, color);
}

/* ---- text ---- */

#define RUN 128
struct run { struct canvas_glyph glyph[RUN]; size_t n; int32_t x; const struct glyph *first; };

static void flush(struct canvas *c, const struct text *t, struct run *r, double baseline)
{
	const struct look *look;
	struct canvas_run run;

	if (r->n == 0)
		return;
	look = &t->looks[r->first->look];
	run = (struct canvas_run){ r->first->face, (float)pt_of(look->size), look->color, r->n, r->glyph };
	if (look->how & LOOK_RAISED)
		baseline -= pt_of(look->size) * 0.6;
	canvas_text(c, pt_of(r->x), baseline - r->first->rise * pt_of(look->size) / 1000.0, &run);
	r->n = 0;
}

static bool joins(const struct glyph *a, const struct glyph *b)
{
	return a->face == b->face && a->look == b->look && a->rise == b->rise;
}

/* Blanks to write on get a rule, linked text its link: one for each stretch of a look. */
static void draw_stretch(struct canvas *c, const struct text *t, size_t from, size_t to, int32_t x, double baseline)
{
	const struct look *look = &t->looks[t->glyph[from].look];
	int32_t end = x + t->x[to - 1] + t->advance[to - 1];

	if (look->how & LOOK_BLANK)
		canvas_line(c, pt_of(x + t->x[from]), baseline + 2.5, pt_of(end), baseline + 2.5, 0.6, look->color);
	if (look->link != NULL)
		canvas_link(c, pt_of(x + t->x[from]), baseline - pt_of(look->size) * 0.88, pt_of(end - x - t->x[from]),
			pt_of(look->size), look->link);
}

static void draw_extras(struct canvas *c, const struct text *t, const struct break_line *line, int32_t x, double baseline)
{
	for (size_t i = line->from; i < line->to;) {
		size_t k = i + 1;

		while (k < line->to && t->glyph[k].look == t->glyph[i].look)
			k++;
		draw_stretch(c, t, i, k, x, baseline);
		i = k;
	}
}

void draw_line_of(struct layout *l, struct canvas *c, const struct text *t, size_t index, int32_t x, int32_t y,
	int32_t height)
{
	const struct break_line *line = &t->lines[index];
	int center = fonts_metrics(l->fonts, t->looks[0].role).ink_center;
	double baseline = pt_of(y) + pt_of(height) / 2 + center * pt_of(t->size) / 1000.0;
	struct run r = { .n = 0 };

	for (size_t i = line->from; i < line->to; i++) {
		const struct glyph *g = &t->glyph[i];

		if (t->ch[i] == TEXT_BLANK || t->ch[i] == '\n')
			continue;
		if (r.n == RUN || (r.n > 0 && !joins(r.first, g)))
			flush(c, t, &r, baseline);
		if (r.n == 0)
			r.x = x + t->x[i], r.first = g;
		r.glyph[r.n++] = (struct canvas_glyph){ t->ch[i], g->missing ? 0 : g->gid,
			(float)pt_of(x + t->x[i] - r.x) };
	}
	flush(c, t, &r, baseline);
	if (t->n_looks > 1)
		draw_extras(c, t, line, x, baseline);
}

/* ---- items ---- */

struct origin { int32_t x, y; };

/* Dots from the entry's text to its number, on a raster that is the same in every entry. */
static void draw_entry(struct layout *l, struct canvas *c, const struct item *it, struct origin o, int32_t y)
{
	const struct text *t = it->as.entry.text;
	const struct break_line *last = &t->lines[t->n_lines - 1];
	const struct name *name = g_hash_table_lookup(l->names, it->as.entry.name);
	struct face face = { STYLE_BODY, t->size, t->size, l->style->text };
	int32_t right = o.x + it->x + it->width, dot = t->size * 3 / 8, from, width;
	int32_t top = y - l->pitch, end = o.x + it->x + last->width + t->size / 2;
	struct text *number, *dots;

	if (name == NULL || name->page <= 0)
		return;
	number = text_string(l, &face, arena_printf(l->arena, "%d", name->page), it->line);
	text_set(l, number, it->width, it->width, false);
	width = number->lines[0].width;
	draw_line_of(l, c, number, 0, right - width, top, t->size);
	dots = text_new(l, &face, it->line);
	for (from = right - width - t->size / 2; from - dot > end; from -= dot)
		text_add(l, dots, &dots->looks[0], ".");
	from = (from - right) / dot * dot + right;
	text_set(l, dots, it->width, it->width, false);
	for (size_t i = 0; i < dots->n; i++)
		dots->x[i] = (int32_t)i * dot;
	if (dots->n > 0)
		draw_line_of(l, c, dots, 0, from, top, t->size);
	canvas_link(c, pt_of(o.x + it->x), pt_of(top), pt_of(it->width), pt_of(t->size), it->as.entry.name);
}

static void draw_frame(struct layout *l, struct canvas *c, const struct placed *p, struct origin o)
{
	const struct frame *f = p->item->as.frame;
	uint32_t color = f->warn ? l->style->warn : l->style->grid;
	double width = f->warn ? 1.2 : 0.6;
	int32_t left = o.x + f->x, right = left + f->width, top = o.y + p->y, bottom = top + p->height;

	draw_line_rule(c, left, top, left, bottom, width, color);
	draw_line_rule(c, right, top, right, bottom, width, color);
	if (!p->open_top)
		draw_line_rule(c, left, top, right, top, width, color);
	if (!p->open_bottom)
		draw_line_rule(c, left, bottom, right, bottom, width, color);
}

static int32_t draw_centred(struct layout *l, struct canvas *c, const struct text *t, int32_t x, int32_t width,
	int32_t y, int32_t pitch)
{
	for (size_t i = 0; i < t->n_lines; i++, y += pitch)
		draw_line_of(l, c, t, i, x + (width - t->lines[i].width) / 2, y, pitch);
	return y;
}

static void draw_keys(struct layout *l, struct canvas *c, const struct item *it, struct origin o, int32_t y)
{
	const struct keys *k = it->as.keys;
	int32_t small = unit_of(l->style->table_size) * 3 / 2, note = unit_of(l->style->note_size) * 3 / 2;
	struct canvas_paint paint = { .stroke = true, .stroke_color = l->style->grid, .line_width = 0.6 };

	for (size_t i = 0; i < k->n; i++) {
		size_t in_row = k->columns;
		int32_t w = it->width / (int32_t)in_row, x = o.x + it->x + (int32_t)(i % in_row) * w;
		int32_t top = y + (int32_t)(i / in_row) * k->row, at = top + unit_of(6);

		canvas_rect(c, pt_of(x), pt_of(top), pt_of(w), pt_of(k->row), &paint);
		at = draw_centred(l, c, k->key[i].label, x, w, at, small);
		at = draw_centred(l, c, k->key[i].value, x, w, at, unit_of(28));
		draw_centred(l, c, k->key[i].note, x, w, at, note);
	}
}

static void draw_text_item(struct layout *l, struct canvas *c, const struct item *it, struct origin o, int32_t y)
{
	const struct text *t = it->as.text.text;

	draw_line_of(l, c, t, it->as.text.index, o.x + it->x, y, t->size);
}

static void draw_image(struct canvas *c, const struct item *it, struct origin o, int32_t y)
{
	canvas_figure(c, it->as.image->name, true);
	canvas_image(c, pt_of(o.x + it->x), pt_of(y), pt_of(it->width), pt_of(it->height - it->slack), it->as.image);
	canvas_figure(c, it->as.image->name, false);
}

static void draw_chart(struct layout *l, struct canvas *c, const struct item *it, struct origin o, int32_t y)
{
	canvas_figure(c, it->as.chart->alt, true);
	chart_draw(it->as.chart, c, pt_of(o.x + it->x), pt_of(y), pt_of(it->width),
		pt_of(it->height - it->slack), l->style, false);
	canvas_figure(c, it->as.chart->alt, false);
}

static void draw_marks(struct canvas *c, const struct item *it, int32_t y)
{
	for (const struct mark *m = it->marks; m != NULL; m = m->next) {
		canvas_dest(c, m->name, pt_of(y));
		if (m->level > 0)
			canvas_outline(c, m->level, m->title, m->name);
	}
}

static void draw_placed(struct layout *l, struct canvas *c, const struct placed *p, struct origin o)
{
	const struct item *it = p->item;
	int32_t y = o.y + p->y;

	if (it->kind == ITEM_FRAME ? !p->open_top : it->kind != ITEM_TABLE || ((const struct table_part *)p->part)->first)
		draw_marks(c, it, y);
	switch (it->kind) {
	case ITEM_LINE: draw_text_item(l, c, it, o, y); return;
	case ITEM_TABLE: table_draw(l, c, p->part, o.x, y); return;
	case ITEM_CHART: draw_chart(l, c, it, o, y); return;
	case ITEM_IMAGE: draw_image(c, it, o, y); return;
	case ITEM_KEYS: draw_keys(l, c, it, o, y); return;
	case ITEM_ENTRY: draw_entry(l, c, it, o, y); return;
	case ITEM_FRAME: draw_frame(l, c, p, o); return;
	case ITEM_MASTHEAD: draw_masthead(l, c, it->as.masthead, o.x, y); return;
	case ITEM_IMPRINT: draw_imprint(l, c, it->as.imprint, o.x, y); return;
	case ITEM_GAP: case ITEM_RULE: case ITEM_FRAME_END: case ITEM_PAGE: return;
	}
}

/* ---- pages ---- */

static void draw_feet(struct layout *l, struct canvas *c, const struct page *g, struct origin o, int32_t height)
{
	int32_t pitch = unit_of(l->style->note_size) * 3 / 2, y = o.y + height - g->feet_height + 6000;

	if (g->n_feet == 0)
		return;
	draw_line_rule(c, o.x, y - 4000, o.x + l->width / 3, y - 4000, 0.5, l->style->text);
	for (size_t i = 0; i < g->n_feet; i++)
		for (size_t k = 0; k < g->feet[i]->text->n_lines; k++, y += pitch)
			draw_line_of(l, c, g->feet[i]->text, k, o.x, y, pitch);
}

static struct origin origin_of(struct layout *l, const struct page *g, bool odd)
{
	int32_t left = odd ? l->left : l->right;

	/* Landscape: the portrait sheet turned, its left edge on top (7.4: head to the
	 * binding on odd pages, to the cut on even ones). */
	return g->landscape ? (struct origin){ l->bottom, left } : (struct origin){ left, l->top };
}

void draw_pages(struct layout *l, const struct pages *pages, struct canvas *c)
{
	for (size_t i = 0; i < pages->n; i++) {
		const struct page *g = &pages->page[i];
		bool odd = i % 2 == 0;
		struct origin o = origin_of(l, g, odd);
		const char *label = g->cover ? "封面" : g->number > 0 ? arena_printf(l->arena, "%d", g->number) : "";

		canvas_page(c, g->landscape ? l->style->page_height : l->style->page_width,
			g->landscape ? l->style->page_width : l->style->page_height, label);
		for (size_t k = 0; k < g->n; k++)
			draw_placed(l, c, &g->placed[k], o);
		draw_feet(l, c, g, o, g->landscape ? l->width : l->height);
		if (g->number > 0)
			draw_page_number(l, c, g, odd);
	}
}
