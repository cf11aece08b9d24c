/* radar.c -- a radar, as decoration: the bars of the same numbers are the chart. */
#include "charts/draw.h"

#include <glib.h>
#include <math.h>

#define RADIUS 72.0   /* [pt] */
#define AXES_LEAST 3

struct web { double x, y, r; size_t n; };

static struct keys radar_keys(const struct chart *chart)
{
	struct keys k = { .n = 0 };

	for (size_t i = 0; chart->n_series > 1 && i < chart->n_series; i++)
		keys_add(&k, chart->series[i].label, KEY_MARKER, (struct canvas_paint){ .stroke = true }, i);
	return k;
}

double chart_radar_height(const struct chart *chart, double width)
{
	struct keys k = radar_keys(chart);

	if (chart_rows(chart) < AXES_LEAST)
		return chart_bars_height(chart, width);
	return keys_height(&k, chart, width) + 2.0 * RADIUS + 52.0;
}

static void web_point(const struct web *w, size_t i, double share, double *x, double *y)
{
	double angle = 2.0 * G_PI * (double)i / (double)w->n;

	*x = w->x + w->r * share * sin(angle);
	*y = w->y - w->r * share * cos(angle);
}

static void ring(const struct draw *d, const struct web *w, double share, const struct canvas_paint *p)
{
	double *xy = ARENA_ARRAY(d->arena, double, 2 * w->n);

	for (size_t i = 0; i < w->n; i++)
		web_point(w, i, share, &xy[2 * i], &xy[2 * i + 1]);
	draw_polygon(d, xy, w->n, true, p);
}

static void spokes(const struct draw *d, const struct web *w, const struct scale *s)
{
	struct canvas_paint p = { .stroke = true, .stroke_color = d->rule, .line_width = 0.4 };

	for (int i = 1; i <= s->n; i++)
		ring(d, w, (double)i / s->n, &p);
	for (size_t i = 0; i < w->n; i++) {
		double x, y;

		web_point(w, i, 1.0, &x, &y);
		canvas_line(d->c, w->x, w->y, x, y, 0.4, d->rule);
	}
}

static void axis_name(const struct draw *d, const struct web *w, size_t i, struct taken *taken)
{
	const char *label = chart_label(d->chart, i);
	const char *s = d->chart->n_series > 1 ? label : arena_printf(d->arena, "%s %s", label, chart_text(d->chart, 0, i));
	struct lines name = text_fit(d, s, SIZE_SMALL, 96.0, 2);
	double x, y, width = 0.0, left, pitch = SIZE_SMALL * 1.18;
	struct box b;

	web_point(w, i, 1.0 + 8.0 / w->r, &x, &y);
	for (int j = 0; j < name.n; j++)
		width = MAX(width, text_width(d, SIZE_SMALL, name.line[j]));
	left = fabs(x - w->x) < 4.0 ? x - width / 2 : x > w->x ? x : x - width;
	left = CLAMP(left, d->area.x, draw_right(d) - width);
	if (name.n > 1)
		y += y < w->y - w->r * 0.9 ? -pitch / 2 : y > w->y + w->r * 0.9 ? pitch / 2 : 0.0;
	b = (struct box){ left - 2.0, y - pitch * name.n / 2, width + 4.0, pitch * name.n };
	if (taken_try(taken, b))
		text_block(d, SIZE_SMALL, d->ink, CANVAS_CENTER, left + width / 2, y, &name);
}

static void shape(const struct draw *d, const struct web *w, const struct scale *s, size_t k)
{
	double *xy = ARENA_ARRAY(d->arena, double, 2 * w->n);
	uint32_t color = d->style->series[k % 8];
	struct canvas_paint p = { .stroke = true, .stroke_color = color, .line_width = 1.4 };

	if (k > 0)
		p.dash[0] = p.dash[1] = 3.0;
	for (size_t i = 0; i < w->n; i++) {
		struct rat v = chart_value(d->chart, k, i);

		web_point(w, i, rat_is_na(v) ? 0.0 : scale_at(s, v), &xy[2 * i], &xy[2 * i + 1]);
	}
	draw_polygon(d, xy, w->n, true, &p);
	for (size_t i = 0; i < w->n; i++)
		if (!rat_is_na(chart_value(d->chart, k, i)))
			marker(d, k, xy[2 * i], xy[2 * i + 1], 2.2, color);
}

void chart_radar_draw(struct draw *d)
{
	struct keys keys = radar_keys(d->chart);
	struct scale s = scale_of(d->chart, 5);
	struct taken taken = { .n = 0 };
	struct web w;

	if (chart_rows(d->chart) < AXES_LEAST) {
		chart_bars_draw(d);
		return;
	}
	for (size_t i = 0; i < keys.n; i++)
		keys.key[i].paint.stroke_color = d->style->series[keys.key[i].series % 8];
	keys_draw(d, &keys);
	w = (struct web){ d->area.x + d->area.w / 2, d->area.y + d->area.h / 2,
		MAX(10.0, MIN(d->area.h / 2 - 26.0, d->area.w / 2 - 40.0)), chart_rows(d->chart) };
	s.from = 0.0;
	s.to = 1.0;
	spokes(d, &w, &s);
	for (size_t k = 0; k < d->chart->n_series; k++)
		shape(d, &w, &s, k);
	for (size_t i = 0; i < w.n; i++)
		axis_name(d, &w, i, &taken);
}
