/* grouped.c -- a bar per series in every row, its value at its end. */
#include "charts/draw.h"

#include <glib.h>

static struct keys group_keys(const struct chart *chart)
{
	struct keys k = { .n = 0 };

	if (chart->n_series > 1)
		keys_series(&k, chart);
	return k;
}

/* A bar's room: narrower when there are many. */
static double bar_wish(const struct chart *chart)
{
	size_t bars = chart->n_series * chart_rows(chart);

	return bars <= 24 ? 11.0 : bars <= 48 ? 9.5 : 6.0;
}

double chart_grouped_height(const struct chart *chart, double width)
{
	struct keys k = group_keys(chart);
	double group = bar_wish(chart) * (double)chart->n_series + 7.0;

	return keys_height(&k, chart, width) + MAX(group * (double)chart_rows(chart), rows_wish(chart, width, 16.0, 24.0))
		+ AXIS_HEIGHT;
}

static void end_text(const struct draw *d, const struct scale *s, struct rat v, double size, double y,
	const char *text)
{
	double x = rat_is_na(v) ? scale_at(s, rat_int(0)) : scale_at(s, v);

	text_put(d, size, rat_is_na(v) ? d->muted : d->ink, v.num < 0 ? CANVAS_RIGHT : CANVAS_LEFT,
		v.num < 0 ? x - 3.0 : x + 3.0, y, text);
}

static void group(const struct draw *d, const struct scale *s, const struct rows *r, size_t i)
{
	double gap = MIN(6.0, r->pitch * 0.25), thick = (r->pitch - gap) / (double)d->chart->n_series;
	double y = r->top + r->pitch * (double)i + gap / 2 + thick / 2, zero = scale_at(s, rat_int(0));
	double size = MIN(SIZE_SMALL, thick * 0.9);

	for (size_t k = 0; k < d->chart->n_series; k++, y += thick) {
		struct rat v = chart_value(d->chart, k, i);
		struct canvas_paint p = paint_series(d, k);

		double x = rat_is_na(v) ? zero : scale_at(s, v);

		if (x != zero)
			canvas_rect(d->c, MIN(zero, x), y - thick * 0.42, ABS(x - zero), thick * 0.84, &p);
		if (size >= 5.5)
			end_text(d, s, v, size, y, chart_text(d->chart, k, i));
	}
}

static double widest(const struct draw *d)
{
	double w = 0.0;

	for (size_t k = 0; k < d->chart->n_series; k++)
		for (size_t i = 0; i < chart_rows(d->chart); i++)
			w = MAX(w, text_width(d, SIZE_SMALL, chart_text(d->chart, k, i)));
	return w + 5.0;
}

void chart_grouped_draw(struct draw *d)
{
	struct keys k = group_keys(d->chart);
	struct scale s = scale_of(d->chart, 6);
	struct rows r;
	double room = widest(d);

	keys_draw(d, &k);
	r = rows_place(d, -1, -1, AXIS_HEIGHT, 90.0);
	s.from = r.x0 + (s.lo.num < 0 ? room : 0.0);
	s.to = MIN(r.x1, draw_right(d) - room);
	scale_axis_x(d, &s, r.top, r.top + r.pitch * (double)r.n);
	for (size_t i = 0; i < r.n; i++) {
		group(d, &s, &r, i);
		rows_text(d, &r, i, -1, -1);
	}
}
