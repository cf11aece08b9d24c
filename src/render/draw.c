/* draw.c -- numbers and patterns for all canvases. */
#include "render/draw.h"

#include <assert.h>
#include <math.h>

static const char *const pattern_names[] = {
	[CANVAS_SOLID] = "solid", [CANVAS_HATCH] = "hatch", [CANVAS_CROSS] = "cross",
	[CANVAS_DOTS] = "dots", [CANVAS_HORIZONTAL] = "horizontal", [CANVAS_VERTICAL] = "vertical",
};

const char *draw_pattern_name(enum canvas_pattern pattern)
{
	return pattern_names[pattern];
}

/* Written from the last digit: snprintf would cost more than the rest of a page. */
static void append_scaled(GString *out, double v, int scale, int digits)
{
	char buf[32], *p = buf + sizeof buf;
	long long n;
	bool negative;

	assert(isfinite(v) && fabs(v) < 1e12);
	n = llround(v * scale);
	negative = n < 0;
	n = negative ? -n : n;
	for (int i = 0; i < digits; i++, n /= 10)
		if (n % 10 != 0 || p != buf + sizeof buf)
			*--p = (char)('0' + n % 10);
	if (p != buf + sizeof buf)
		*--p = '.';
	do {
		*--p = (char)('0' + n % 10);
		n /= 10;
	} while (n > 0);
	if (negative)
		*--p = '-';
	g_string_append_len(out, p, buf + sizeof buf - p);
}

void draw_number(GString *out, double v)
{
	append_scaled(out, v, 100, 2);
}

void draw_number3(GString *out, double v)
{
	append_scaled(out, v, 1000, 3);
}

void draw_arg(GString *out, double v)
{
	g_string_append_c(out, ' ');
	draw_number(out, v);
}

void draw_bounds(const struct canvas_path *path, double *x, double *y, double *w, double *h)
{
	double right = -INFINITY, bottom = -INFINITY;

	*x = *y = INFINITY;
	for (size_t i = 0; i < path->n_points; i++) {
		*x = fmin(*x, path->point[2 * i]);
		*y = fmin(*y, path->point[2 * i + 1]);
		right = fmax(right, path->point[2 * i]);
		bottom = fmax(bottom, path->point[2 * i + 1]);
	}
	*w = right - *x;
	*h = bottom - *y;
}

struct lines {
	GArray *points;   /* double */
	GByteArray *verbs;
};

static void add_line(struct lines *l, double x1, double y1, double x2, double y2)
{
	const double p[4] = { x1, y1, x2, y2 };
	const guint8 v[2] = { CANVAS_MOVE, CANVAS_LINE };

	g_array_append_vals(l->points, p, 4);
	g_byte_array_append(l->verbs, v, 2);
}

/* Lines lie on a grid fixed to the page, so that patterns of neighbours meet. */
static double first_on_grid(double from, double step)
{
	return ceil(from / step) * step;
}

static void add_pattern(struct lines *l, enum canvas_pattern pattern, double x, double y, double w, double h)
{
	const double step = pattern == CANVAS_DOTS || pattern == CANVAS_CROSS ? 4.0 : 3.5;

	if (pattern == CANVAS_HATCH || pattern == CANVAS_CROSS)
		for (double d = first_on_grid(x + y, step); d < x + w + y + h; d += step)
			add_line(l, d - y, y, d - y - h, y + h);
	if (pattern == CANVAS_CROSS)
		for (double d = first_on_grid(x - y - h, step); d < x + w - y; d += step)
			add_line(l, d + y, y, d + y + h, y + h);
	if (pattern == CANVAS_HORIZONTAL)
		for (double d = first_on_grid(y, step); d < y + h; d += step)
			add_line(l, x, d, x + w, d);
	if (pattern == CANVAS_VERTICAL)
		for (double d = first_on_grid(x, step); d < x + w; d += step)
			add_line(l, d, y, d, y + h);
	if (pattern == CANVAS_DOTS)
		for (double r = first_on_grid(y, step); r < y + h; r += step)
			for (double d = first_on_grid(x, step); d < x + w; d += step)
				add_line(l, d - 0.01, r, d + 0.01, r);
}

struct canvas_path draw_pattern(enum canvas_pattern pattern, double x, double y, double w, double h,
	struct arena *arena)
{
	struct lines l = { g_array_new(FALSE, FALSE, sizeof(double)), g_byte_array_new() };
	struct canvas_path path;
	double *points;
	uint8_t *verbs;

	add_pattern(&l, pattern, x, y, w, h);
	path.n_points = l.points->len / 2;
	path.n_verbs = l.verbs->len;
	path.point = points = ARENA_ARRAY(arena, double, l.points->len + 1);
	path.verb = verbs = ARENA_ARRAY(arena, uint8_t, l.verbs->len + 1);
	for (guint i = 0; i < l.points->len; i++)
		points[i] = g_array_index(l.points, double, i);
	for (guint i = 0; i < l.verbs->len; i++)
		verbs[i] = l.verbs->data[i];
	g_array_free(l.points, TRUE);
	g_byte_array_free(l.verbs, TRUE);
	return path;
}
