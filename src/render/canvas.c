/* canvas.c -- the calls of a canvas, and short forms built on them.
 *
 * A glyph 0 is a character that no face has: canvas_text() draws it as a box
 * with its code point, on every canvas alike. */
#include "render/canvas.h"

#include <assert.h>
#include <glib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define STRING_MAX 4096  /* glyphs of one canvas_string() run */

void canvas_page(struct canvas *c, double width, double height, const char *label)
{
	if (!c->failed)
		c->ops->page(c, width, height, label);
}

/* A square as high as a Han character, its code point in two lines inside. */
static void draw_box(struct canvas *c, double x, double y, const struct canvas_run *run, uint32_t ch)
{
	double em = run->size, side = 0.84 * em, size = (ch > 0xFFFF ? 0.26 : 0.34) * em;
	double center = y - 0.34 * em;
	struct canvas_paint paint = { .stroke = true, .stroke_color = run->color, .line_width = 0.04 * em };
	char hex[16], line[16];
	size_t half;

	snprintf(hex, sizeof hex, ch > 0xFFFF ? "%06X" : "%04X", (unsigned)ch);
	half = strlen(hex) / 2;
	canvas_rect(c, x + 0.08 * em, center - side / 2, side, side, &paint);
	if (fonts_glyph(c->fonts, STYLE_SANS, 'F').missing)
		return;
	g_strlcpy(line, hex, half + 1);
	canvas_string(c, STYLE_SANS, size, run->color, CANVAS_CENTER, x + em / 2, center - 0.05 * em, line);
	canvas_string(c, STYLE_SANS, size, run->color, CANVAS_CENTER, x + em / 2, center + 0.36 * em, hex + half);
}

/* Draws the run between the missing glyphs, and their boxes. */
static void text_with_boxes(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	size_t from = 0;

	for (size_t i = 0; i <= run->n; i++) {
		if (i < run->n && run->glyph[i].gid != 0)
			continue;
		if (i > from) {
			struct canvas_run part = *run;

			part.glyph = run->glyph + from;
			part.n = i - from;
			c->ops->text(c, x, y, &part);
		}
		if (i < run->n)
			draw_box(c, x + (double)run->glyph[i].x, y, run, run->glyph[i].ch);
		from = i + 1;
	}
}

void canvas_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	assert(isfinite(x) && isfinite(y));
	if (c->failed || run->n == 0)
		return;
	for (size_t i = 0; i < run->n; i++)
		if (run->glyph[i].gid == 0) {
			text_with_boxes(c, x, y, run);
			return;
		}
	c->ops->text(c, x, y, run);
}

void canvas_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	if (!c->failed && path->n_verbs > 0)
		c->ops->path(c, path, paint);
}

void canvas_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	if (!c->failed)
		c->ops->image(c, x, y, w, h, image);
}

void canvas_clip(struct canvas *c, double x, double y, double w, double h)
{
	if (!c->failed)
		c->ops->clip(c, x, y, w, h);
}

void canvas_unclip(struct canvas *c)
{
	if (!c->failed)
		c->ops->unclip(c);
}

void canvas_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	if (!c->failed)
		c->ops->link(c, x, y, w, h, dest);
}

void canvas_dest(struct canvas *c, const char *name, double y)
{
	if (!c->failed)
		c->ops->dest(c, name, y);
}

void canvas_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	if (!c->failed)
		c->ops->outline(c, level, title, dest);
}

void canvas_figure(struct canvas *c, const char *alt, bool begin)
{
	if (!c->failed)
		c->ops->figure(c, alt, begin);
}

bool canvas_finish(struct canvas *c, struct diags *diags)
{
	return c->ops->finish(c, diags) && !c->failed;
}

void canvas_free(struct canvas *c)
{
	if (c != NULL)
		c->ops->free(c);
}

void canvas_rect(struct canvas *c, double x, double y, double w, double h, const struct canvas_paint *paint)
{
	static const uint8_t verbs[] = { CANVAS_MOVE, CANVAS_LINE, CANVAS_LINE, CANVAS_LINE, CANVAS_CLOSE };
	const double points[] = { x, y, x + w, y, x + w, y + h, x, y + h };

	canvas_path(c, &(struct canvas_path){ 5, 4, verbs, points }, paint);
}

void canvas_line(struct canvas *c, double x1, double y1, double x2, double y2, double width, uint32_t color)
{
	static const uint8_t verbs[] = { CANVAS_MOVE, CANVAS_LINE };
	const double points[] = { x1, y1, x2, y2 };

	canvas_path(c, &(struct canvas_path){ 2, 2, verbs, points },
		&(struct canvas_paint){ .stroke = true, .stroke_color = color, .line_width = width });
}

/* Draws the characters from one place on that share face and baseline; returns
 * where the next ones begin. `x` grows by their advances. */
static const char *string_run(struct canvas *c, enum style_role role, double size, uint32_t color,
	double *x, double y, const char *p)
{
	struct canvas_glyph glyphs[STRING_MAX];
	struct font_glyph first = fonts_glyph(c->fonts, role, g_utf8_get_char(p));
	double at = 0;
	size_t n = 0;

	while (*p != '\0' && n < STRING_MAX) {
		struct font_glyph g = fonts_glyph(c->fonts, role, g_utf8_get_char(p));

		if (g.face != first.face || g.rise != first.rise)
			break;
		glyphs[n++] = (struct canvas_glyph){ .ch = g.ch, .gid = g.missing ? 0 : g.gid, .x = (float)at };
		at += g.advance * size / 1000;
		p = g_utf8_next_char(p);
	}
	canvas_text(c, *x, y - first.rise * size / 1000,
		&(struct canvas_run){ .face = first.face, .size = (float)size, .color = color, .n = n, .glyph = glyphs });
	*x += at;
	return p;
}

double canvas_string(struct canvas *c, enum style_role role, double size, uint32_t color,
	enum canvas_align align, double x, double y, const char *utf8)
{
	double width = fonts_width(c->fonts, role, utf8) * size / 1000;

	if (align == CANVAS_CENTER)
		x -= width / 2;
	if (align == CANVAS_RIGHT)
		x -= width;
	while (*utf8 != '\0')
		utf8 = string_run(c, role, size, color, &x, y, utf8);
	return width;
}
