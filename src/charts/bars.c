/* bars.c -- bars with a target line, and bullets that each carry their own. */
#include "charts/draw.h"

#include <glib.h>

#define TARGET_LINE 12.0   /* for the label above the plot [pt] */

static double target_height(const struct chart *chart)
{
	return rat_is_na(chart->target) ? 0.0 : TARGET_LINE;
}

static struct keys state_keys(const struct chart *chart)
{
	struct keys k = { .n = 0 };

	keys_states(&k, chart);
	return k;
}

double chart_bars_height(const struct chart *chart, double width)
{
	struct keys k = state_keys(chart);

	return keys_height(&k, chart, width) + target_height(chart) + rows_wish(chart, width, 16.0, 24.0) + AXIS_HEIGHT;
}

static void bar(const struct draw *d, const struct scale *s, double y, double thick, struct rat v,
	const struct canvas_paint *p)
{
	double a = scale_at(s, rat_int(0)), b = scale_at(s, v);

	if (!rat_is_na(v) && a != b)
		canvas_rect(d->c, MIN(a, b), y - thick / 2, ABS(b - a), thick, p);
}

void chart_bars_draw(struct draw *d)
{
	struct keys k = state_keys(d->chart);
	struct scale s = scale_of(d->chart, 6);
	struct rows r;
	double above = target_height(d->chart), bottom;

	keys_draw(d, &k);
	d->area.y += above;
	d->area.h -= above;
	r = rows_place(d, 0, -1, AXIS_HEIGHT, 28.0);
	s.from = r.x0;
	s.to = r.x1;
	bottom = r.top + r.pitch * (double)r.n;
	scale_axis_x(d, &s, r.top, bottom);
	for (size_t i = 0; i < r.n; i++) {
		const struct chart_point *p = chart_at(d->chart, 0, i);
		struct canvas_paint paint = paint_state(d, p != NULL ? p->state : NULL);

		bar(d, &s, rows_mid(&r, i), MIN(r.pitch * 0.62, 12.0), chart_value(d->chart, 0, i), &paint);
		rows_text(d, &r, i, 0, -1);
	}
	target_x(d, &s, r.top - TARGET_LINE / 2, r.top - 1.0, bottom, r.x0, draw_right(d));
}

/* ---- bullets ------------------------------------------------------------ */

/* With a second series (each row's own target) the axis is the share reached. */
static bool own_targets(const struct chart *chart)
{
	return chart->n_series >= 2;
}

static struct rat bullet_value(const struct chart *chart, size_t i)
{
	struct rat v = chart_value(chart, 0, i);

	return own_targets(chart) ? rat_mul(rat_div(v, chart_value(chart, 1, i)), rat_int(100)) : v;
}

double chart_bullet_height(const struct chart *chart, double width)
{
	struct keys k = state_keys(chart);

	return keys_height(&k, chart, width) + TARGET_LINE + rows_wish(chart, width, 22.0, 26.0) + AXIS_HEIGHT;
}

static struct scale bullet_scale(const struct chart *chart)
{
	struct rat lo = rat_int(0), hi = rat_int(0);
	struct scale s;

	if (!own_targets(chart))
		return scale_of(chart, 6);
	for (size_t i = 0; i < chart_rows(chart); i++)
		if (!rat_is_na(bullet_value(chart, i))) {
			lo = rat_min(lo, bullet_value(chart, i));
			hi = rat_max(hi, bullet_value(chart, i));
		}
	s = scale_make(rat_max(lo, rat_int(-100)), rat_max(rat_int(100), rat_min(hi, rat_int(200))), 6, false);
	s.percent = true;
	return s;
}

static void bullet_row(const struct draw *d, const struct scale *s, double y, double pitch, size_t i)
{
	const struct chart_point *p = chart_at(d->chart, 0, i);
	struct canvas_paint track = paint_solid(d->faint), paint = paint_state(d, p != NULL ? p->state : NULL);
	struct rat v = bullet_value(d->chart, i), target = own_targets(d->chart) ? rat_int(100) : d->chart->target;
	double tall = MIN(pitch * 0.66, 15.0), x;

	canvas_rect(d->c, s->from, y - tall / 2, s->to - s->from, tall, &track);
	bar(d, s, y, tall * 0.5, v, &paint);
	if (rat_is_na(target) || (own_targets(d->chart) && rat_is_na(chart_value(d->chart, 1, i))))
		return;
	x = scale_at(s, target);
	canvas_line(d->c, x, y - tall / 2 - 1.0, x, y + tall / 2 + 1.0, 1.8, d->style->red);
}

/* 目标 over the mark, or over the column of the rows' own targets. */
static void bullet_head(const struct draw *d, const struct scale *s, const struct rows *r)
{
	bool own = own_targets(d->chart);
	const char *head = !own ? target_text(d) : d->chart->series[1].label != NULL ? chart_name(d->chart, 1) : "目标";
	double x = own ? draw_right(d) : scale_at(s, d->chart->target);

	if (own || !rat_is_na(d->chart->target))
		text_put(d, SIZE_SMALL, d->style->red, x > r->x1 - 30.0 ? CANVAS_RIGHT : CANVAS_CENTER, x,
			r->top - TARGET_LINE / 2, text_fit(d, head, SIZE_SMALL, 120.0, 1).line[0]);
}

void chart_bullet_draw(struct draw *d)
{
	struct keys k = state_keys(d->chart);
	struct scale s = bullet_scale(d->chart);
	int right = own_targets(d->chart) ? 1 : -1;
	struct rows r;
	double bottom;

	keys_draw(d, &k);
	d->area.y += TARGET_LINE;
	d->area.h -= TARGET_LINE;
	r = rows_place(d, 0, right, AXIS_HEIGHT, 30.0);
	s.from = r.x0;
	s.to = r.x1;
	for (size_t i = 0; i < r.n; i++) {
		bullet_row(d, &s, rows_mid(&r, i), r.pitch, i);
		rows_text(d, &r, i, 0, right);
	}
	bottom = r.top + r.pitch * (double)r.n;
	scale_axis_x(d, &s, bottom - 1.0, bottom + 1.0);
	bullet_head(d, &s, &r);
}
