/* outline.c -- a glyph's outline as path calls, from FreeType. */
#include <ft2build.h>
#include FT_OUTLINE_H

#include "render/face.h"

struct drawing {
	const struct font_pen *pen;
	void *to;
	double scale;
	double x, y;
	bool open;
};

static int move_to(const FT_Vector *p, void *user)
{
	struct drawing *d = user;

	if (d->open)
		d->pen->close(d->to);
	d->x = (double)p->x * d->scale;
	d->y = (double)p->y * d->scale;
	d->pen->move(d->to, d->x, d->y);
	d->open = true;
	return 0;
}

static int line_to(const FT_Vector *p, void *user)
{
	struct drawing *d = user;

	d->x = (double)p->x * d->scale;
	d->y = (double)p->y * d->scale;
	d->pen->line(d->to, d->x, d->y);
	return 0;
}

static void curve(struct drawing *d, double x1, double y1, double x2, double y2, double x3, double y3)
{
	d->pen->curve(d->to, x1, y1, x2, y2, x3, y3);
	d->x = x3;
	d->y = y3;
}

/* A quadratic curve is a cubic one with its control points at two thirds. */
static int conic_to(const FT_Vector *c, const FT_Vector *p, void *user)
{
	struct drawing *d = user;
	double cx = (double)c->x * d->scale, cy = (double)c->y * d->scale;
	double x = (double)p->x * d->scale, y = (double)p->y * d->scale;

	curve(d, d->x + (cx - d->x) * 2 / 3, d->y + (cy - d->y) * 2 / 3,
		x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
	return 0;
}

static int cubic_to(const FT_Vector *a, const FT_Vector *b, const FT_Vector *p, void *user)
{
	struct drawing *d = user;
	double s = d->scale;

	curve(d, (double)a->x * s, (double)a->y * s, (double)b->x * s, (double)b->y * s,
		(double)p->x * s, (double)p->y * s);
	return 0;
}

void fonts_outline(const struct fonts *f, unsigned face, uint32_t gid, const struct font_pen *pen, void *to)
{
	static const FT_Outline_Funcs funcs = { move_to, line_to, conic_to, cubic_to, 0, 0 };
	size_t n;
	uint32_t there;
	FT_Face ft = face_outlines(fonts_faces(f, &n)[face], gid, &there);
	struct drawing d = { .pen = pen, .to = to };

	if (ft == NULL || FT_Load_Glyph(ft, there, FT_LOAD_NO_SCALE) != 0)
		return;
	d.scale = 1000.0 / ft->units_per_EM;
	FT_Outline_Decompose(&ft->glyph->outline, &funcs, &d);
	if (d.open)
		pen->close(to);
}
