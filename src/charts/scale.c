/* scale.c -- nice numbers along an axis, exact, and its lines. */
#include "charts/draw.h"

#include <glib.h>
#include <string.h>

double rat_double(struct rat a)
{
	return rat_is_na(a) ? 0.0 : (double)a.num / (double)a.den;
}

/* The step after s in 1, 2, 5, 10 … (up) or before it (down). */
static struct rat next_step(struct rat s, bool up)
{
	int64_t lead = s.den == 1 ? s.num : 0;

	if (lead == 0) {  /* 1/10, 1/5, 1/2 … */
		for (lead = s.den; lead >= 10; lead /= 10)
			;
		return up ? rat_mul(s, lead == 5 ? rat_make(5, 2) : rat_int(2))
			: rat_mul(s, lead == 2 ? rat_make(2, 5) : rat_make(1, 2));
	}
	for (; lead >= 10; lead /= 10)
		;
	if (up)
		return rat_mul(s, lead == 2 ? rat_make(5, 2) : rat_int(2));
	return rat_mul(s, lead == 5 ? rat_make(2, 5) : rat_make(1, 2));
}

static int64_t steps_between(struct rat lo, struct rat hi, struct rat step)
{
	struct rat a = rat_div(lo, step), b = rat_div(hi, step);

	return rat_is_na(a) || rat_is_na(b) ? INT64_MAX : rat_ceil(b) - rat_floor(a);
}

struct scale scale_make(struct rat lo, struct rat hi, int max_steps, bool whole)
{
	struct scale s = { .lo = { 0, 1 }, .step = { 1, 1 }, .n = 1 };
	struct rat step = { 1, 1 };

	if (rat_is_na(lo) || rat_is_na(hi))
		return s;
	while (steps_between(lo, hi, step) > max_steps && step.num < INT64_MAX / 100)
		step = next_step(step, true);
	while (!whole || step.den > 1 || step.num > 1) {
		struct rat finer = next_step(step, false);

		if (rat_is_na(finer) || finer.den > 1000000 || (whole && finer.den > 1)
			|| steps_between(lo, hi, finer) > max_steps || rat_cmp(lo, hi) == 0)
			break;
		step = finer;
	}
	s.step = step;
	s.lo = rat_mul(step, rat_int(rat_floor(rat_div(lo, step))));
	s.n = (int)MAX(1, steps_between(lo, hi, step));
	return s;
}

struct rat scale_tick(const struct scale *s, int i)
{
	return rat_add(s->lo, rat_mul(s->step, rat_int(i)));
}

double scale_at(const struct scale *s, struct rat v)
{
	double share = (rat_double(v) - rat_double(s->lo)) / (rat_double(s->step) * s->n);

	return s->from + (s->to - s->from) * CLAMP(share, 0.0, 1.0);
}

const char *scale_text(const struct draw *d, const struct scale *s, int i)
{
	struct rat v = scale_tick(s, i), ten_thousand = rat_int(10000);
	char buf[32];
	int decimals = 0;

	if (rat_is_na(v))
		return "";
	if (rat_cmp(s->step, rat_int(5000)) >= 0 && v.num != 0)
		return arena_printf(d->arena, "%s万", rat_print(rat_div(v, ten_thousand),
			rat_div(v, ten_thousand).den == 1 ? 0 : 1, buf));
	for (struct rat unit = s->step; unit.den > 1 && decimals < 6; decimals++)
		unit = rat_mul(unit, rat_int(10));
	return arena_printf(d->arena, "%s%s", rat_print(v, decimals, buf), s->percent ? "%" : "");
}

static void widen(struct rat *lo, struct rat *hi, struct rat v)
{
	if (rat_is_na(v))
		return;
	*lo = rat_min(*lo, v);
	*hi = rat_max(*hi, v);
}

/* Counts: an axis of halves of a community would be none. */
bool chart_is_whole(const struct chart *chart)
{
	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++) {
			const struct chart_point *p = &chart->series[k].points[i];

			if (!rat_is_na(p->value) && (p->value.den != 1 || (p->text != NULL && strchr(p->text, '.') != NULL)))
				return false;
		}
	return !chart->percent;
}

struct scale scale_of(const struct chart *chart, int max_steps)
{
	struct rat lo = rat_int(0), hi = rat_int(0);
	struct scale s;

	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++)
			widen(&lo, &hi, chart->series[k].points[i].value);
	widen(&lo, &hi, chart->target);
	widen(&lo, &hi, chart->low);
	widen(&lo, &hi, chart->high);
	s = scale_make(lo, hi, max_steps, chart_is_whole(chart));
	s.percent = chart->percent;
	return s;
}

double scale_text_width(const struct draw *d, const struct scale *s)
{
	double w = 0.0;

	for (int i = 0; i <= s->n; i++)
		w = MAX(w, text_width(d, SIZE_SMALL, scale_text(d, s, i)));
	return w;
}

/* Every how manieth number can be printed without touching the next. */
static int stride(double room, double text)
{
	int k = 1;

	while (room * k < text && k < 100)
		k++;
	return k;
}

void scale_axis_x(const struct draw *d, const struct scale *s, double top, double bottom)
{
	int every = stride((s->to - s->from) / s->n, scale_text_width(d, s) + 4.0);
	struct taken taken = { .n = 0 };

	for (int i = 0; i <= s->n; i++) {
		double x = scale_at(s, scale_tick(s, i)), w = text_width(d, SIZE_SMALL, scale_text(d, s, i));
		double left = CLAMP(x - w / 2, d->area.x, draw_right(d) - w);
		bool zero = scale_tick(s, i).num == 0;

		canvas_line(d->c, x, top, x, bottom, zero ? 0.7 : 0.35, zero ? d->muted : d->rule);
		if (i % every == 0 && taken_try(&taken, (struct box){ left - 1.0, 0.0, w + 2.0, 1.0 }))
			text_put(d, SIZE_SMALL, d->muted, CANVAS_LEFT, left, bottom + AXIS_HEIGHT / 2 + 1.0, scale_text(d, s, i));
	}
}

void scale_axis_y(const struct draw *d, const struct scale *s, double left, double right)
{
	for (int i = 0; i <= s->n; i++) {
		double y = scale_at(s, scale_tick(s, i));
		bool zero = scale_tick(s, i).num == 0;

		canvas_line(d->c, left, y, right, y, zero ? 0.7 : 0.35, zero ? d->muted : d->rule);
		text_put(d, SIZE_SMALL, d->muted, CANVAS_RIGHT, left - 4.0, y, scale_text(d, s, i));
	}
}

/* The target as a short decimal, with the label the chart gives. */
const char *target_text(const struct draw *d)
{
	const struct chart *chart = d->chart;
	char buf[32];
	int decimals = 0;

	if (chart->target_label != NULL)
		return chart->target_label;
	for (struct rat t = chart->target; t.den > 1 && decimals < 2; decimals++)
		t = rat_mul(t, rat_int(10));
	return arena_printf(d->arena, "目标 %s%s", rat_print(chart->target, decimals, buf), chart->percent ? "%" : "");
}

void target_x(const struct draw *d, const struct scale *s, double label_y, double top, double bottom,
	double left, double right)
{
	double x, w;
	const char *text;

	if (rat_is_na(d->chart->target))
		return;
	x = scale_at(s, d->chart->target);
	text = text_fit(d, target_text(d), SIZE_SMALL, right - left, 1).line[0];
	w = text_width(d, SIZE_SMALL, text);
	draw_dashed(d, x, top, x, bottom, 0.9, d->style->red);
	text_put(d, SIZE_SMALL, d->style->red, CANVAS_CENTER, CLAMP(x, left + w / 2, right - w / 2), label_y, text);
}
