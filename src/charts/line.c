/* line.c -- lines over time: markers and dashes differ, names stand at the ends. */
#include "charts/draw.h"

#include <glib.h>

#define PLOT 118.0        /* height [pt] */
#define HEAD 14.0         /* above it, for a number over the highest point [pt] */
#define END_PITCH 10.5    /* of names at line ends [pt] */
#define END_SHARE 0.27    /* of the width, for names */

struct plot {
	struct scale y;
	double left, right, top, bottom;
	double first, step;    /* x of the first point, and from point to point */
	struct taken taken;
};

double chart_line_height(const struct chart *chart, double width)
{
	struct keys none = { .n = 0 };

	return keys_height(&none, chart, width) + HEAD + MAX(PLOT, END_PITCH * (double)chart->n_series) + AXIS_HEIGHT + 2.0;
}

/* Zero is the base, unless all values lie high and close together. */
static struct scale line_scale(const struct chart *chart)
{
	struct scale s = scale_of(chart, 5);
	struct rat lo = RAT_NA, hi = RAT_NA;

	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++) {
			struct rat v = chart_value(chart, k, i);

			if (rat_is_na(v))
				continue;
			lo = rat_is_na(lo) ? v : rat_min(lo, v);
			hi = rat_is_na(hi) ? v : rat_max(hi, v);
		}
	if (rat_is_na(lo) || lo.num <= 0 || rat_cmp(lo, hi) == 0 || !rat_is_na(chart->target)
		|| rat_cmp(rat_mul(rat_sub(hi, lo), rat_int(4)), hi) >= 0)
		return s;
	s = scale_make(lo, hi, 5, chart_is_whole(chart));
	s.percent = chart->percent;
	return s;
}

static double plot_x(const struct plot *p, size_t i)
{
	return p->first + p->step * (double)i;
}

static struct box text_box(double x, double y, double w, double size)
{
	return (struct box){ x, y - size * 0.6, w, size * 1.2 };
}

/* Times below the axis: as many as fit, counted back from the last. */
static void axis_labels(const struct draw *d, struct plot *p, size_t n)
{
	double widest = 0.0, most = MAX(p->step * 2.0 - 4.0, 60.0);
	size_t every = 1;
	struct taken taken = { .n = 0 };

	for (size_t i = 0; i < n; i++)
		widest = MAX(widest, MIN(most, text_width(d, SIZE_SMALL, chart_label(d->chart, i))));
	while (p->step * (double)every < widest + 5.0 && every < n)
		every++;
	for (size_t i = n; i-- > 0; ) {
		double x = plot_x(p, i), y = p->bottom + 3.0 + AXIS_HEIGHT / 2;
		const char *s = text_fit(d, chart_label(d->chart, i), SIZE_SMALL, most, 1).line[0];
		double w = text_width(d, SIZE_SMALL, s), left = CLAMP(x - w / 2, d->area.x, draw_right(d) - w);

		canvas_line(d->c, x, p->bottom, x, p->bottom + 2.5, 0.5, d->muted);
		if ((n - 1 - i) % every == 0 && taken_try(&taken, text_box(left - 1.0, y, w + 2.0, SIZE_SMALL)))
			text_put(d, SIZE_SMALL, d->ink, CANVAS_LEFT, left, y, s);
	}
}

/* The line, broken where a value is missing. */
static void draw_line(const struct draw *d, const struct plot *p, size_t k)
{
	static const double dash[4][2] = { { 0, 0 }, { 5.0, 2.0 }, { 1.6, 1.6 }, { 8.0, 2.5 } };
	const struct chart_series *series = &d->chart->series[k];
	struct canvas_paint paint = { .stroke = true, .stroke_color = d->style->series[k % 8], .line_width = 1.4,
		.dash = { dash[k % 4][0], dash[k % 4][1] } };
	double *xy = arena_alloc(d->arena, 2 * (series->n + 1) * sizeof *xy);
	size_t n = 0;

	for (size_t i = 0; i <= series->n; i++) {
		bool gap = i == series->n || rat_is_na(series->points[i].value);

		if (!gap) {
			xy[2 * n] = plot_x(p, i);
			xy[2 * n++ + 1] = scale_at(&p->y, series->points[i].value);
		} else if (n > 1) {
			draw_polygon(d, xy, n, false, &paint);
		}
		n = gap ? 0 : n;
	}
	for (size_t i = 0; i < series->n; i++)
		if (!rat_is_na(series->points[i].value))
			marker(d, k, plot_x(p, i), scale_at(&p->y, series->points[i].value), series->n > 24 ? 1.6 : 2.6,
				d->style->series[k % 8]);
}

#define EVERY_VALUE 16  /* more points than this print only the telling ones */

/* First, last, greatest, least: printed however many points there are. */
static bool is_telling(const struct chart_series *s, size_t i)
{
	bool most = true, least = true;

	if (s->n <= EVERY_VALUE || i == 0 || i + 1 == s->n)
		return true;
	for (size_t j = 0; j < s->n && !rat_is_na(s->points[i].value); j++) {
		int c = rat_is_na(s->points[j].value) ? 0 : rat_cmp(s->points[j].value, s->points[i].value);

		most = most && c <= 0 && !(c == 0 && j < i);
		least = least && c >= 0 && !(c == 0 && j < i);
	}
	return most || least || rat_is_na(s->points[i].value);
}

/* Does the line turn up at a point, so that the room is below it? */
static bool is_valley(const struct plot *p, const struct chart_series *s, size_t i)
{
	const double clear = 5.0;   /* below its neighbours' middle [pt] */
	double middle;

	if (i == 0 || i + 1 == s->n || rat_is_na(s->points[i].value) || rat_is_na(s->points[i - 1].value)
		|| rat_is_na(s->points[i + 1].value))
		return false;
	middle = (scale_at(&p->y, s->points[i - 1].value) + scale_at(&p->y, s->points[i + 1].value)) / 2;
	return scale_at(&p->y, s->points[i].value) > middle + clear;
}

/* One series: each value by its point. */
static void point_values(const struct draw *d, struct plot *p)
{
	const struct chart_series *series = &d->chart->series[0];

	for (size_t j = 0; j < series->n; j++) {
		size_t i = series->n - 1 - j;
		struct rat v = series->points[i].value;
		bool valley = is_valley(p, series, i);
		const char *s = chart_text(d->chart, 0, i);
		double w = text_width(d, SIZE_SMALL, s), y = rat_is_na(v) ? p->bottom : scale_at(&p->y, v);
		double x = CLAMP(plot_x(p, i), p->left + w / 2, draw_right(d) - w / 2);

		for (int side = 0; side < 2 && is_telling(series, i); side++) {
			double at = y + (valley == (side == 0) ? 8.5 : -8.5);

			if (at > p->bottom - 4.0 || !taken_try(&p->taken, text_box(x - w / 2 - 1.5, at, w + 3.0, SIZE_SMALL)))
				continue;
			text_put(d, SIZE_SMALL, rat_is_na(v) ? d->muted : d->ink, CANVAS_CENTER, x, at, s);
			break;
		}
	}
}

/* Names at the ends, moved apart: sorted by height, each at least a line below
 * the one before, then pushed up from the bottom. */
struct end { size_t series, i; double y, at; };

static int compare_ends(const void *pa, const void *pb)
{
	const struct end *a = pa, *b = pb;

	if (a->y != b->y)
		return a->y < b->y ? -1 : 1;
	return (a->series > b->series) - (a->series < b->series);
}

static size_t collect_ends(const struct draw *d, const struct plot *p, struct end *end)
{
	size_t n = 0;

	for (size_t k = 0; k < d->chart->n_series; k++) {
		size_t i = d->chart->series[k].n;

		while (i > 0 && rat_is_na(d->chart->series[k].points[i - 1].value))
			i--;
		if (i > 0)
			end[n++] = (struct end){ k, i - 1, scale_at(&p->y, d->chart->series[k].points[i - 1].value), 0 };
	}
	qsort(end, n, sizeof *end, compare_ends);
	return n;
}

static void spread_ends(struct end *end, size_t n, double top, double bottom)
{
	double pitch = n > 1 ? MIN(END_PITCH, (bottom - top) / (double)(n - 1)) : END_PITCH;

	for (size_t i = 0; i < n; i++)
		end[i].at = MAX(end[i].y, i == 0 ? top : end[i - 1].at + pitch);
	for (size_t i = n; i-- > 0; )
		end[i].at = MIN(end[i].at, i + 1 == n ? bottom : end[i + 1].at - pitch);
}

static void end_names(const struct draw *d, struct plot *p)
{
	struct end *end = arena_alloc(d->arena, (d->chart->n_series + 1) * sizeof *end);
	size_t n = collect_ends(d, p, end);
	double x = p->right + 16.0, room = draw_right(d) - x;
	double size = SIZE_SMALL;

	spread_ends(end, n, p->top + 3.0, p->bottom - 1.0);
	if (n > 1)
		size = MIN(size, (p->bottom - p->top) / (double)(n - 1) / 1.2);
	for (size_t i = 0; i < n; i++) {
		uint32_t color = d->style->series[end[i].series % 8];
		const char *label = chart_name(d->chart, end[i].series);
		const char *value = chart_text(d->chart, end[i].series, end[i].i);
		double w = text_width(d, size, value);

		canvas_line(d->c, plot_x(p, end[i].i) + 4.0, end[i].y, x - 3.0, end[i].at, 0.4, color);
		text_put(d, size, d->ink, CANVAS_RIGHT, draw_right(d), end[i].at, value);
		text_put(d, size, color_mix(color, d->ink, 0.5), CANVAS_LEFT, x, end[i].at,
			text_fit(d, label, size, room - w - 4.0, 1).line[0]);
	}
}

static double end_width(const struct draw *d)
{
	double w = 0.0, v = 0.0;

	for (size_t k = 0; k < d->chart->n_series; k++) {
		const struct chart_series *s = &d->chart->series[k];

		w = MAX(w, text_width(d, SIZE_SMALL, s->label != NULL ? s->label : ""));
		for (size_t i = 0; i < s->n; i++)
			v = MAX(v, text_width(d, SIZE_SMALL, chart_text(d->chart, k, i)));
	}
	return MIN(w + v + 24.0, d->area.w * END_SHARE);
}

static struct plot plot_place(const struct draw *d)
{
	struct plot p = { .y = line_scale(d->chart), .taken = { .n = 0 } };
	size_t n = chart_rows(d->chart);
	double inset;

	p.top = d->area.y + HEAD;
	p.bottom = d->area.y + d->area.h - AXIS_HEIGHT - 2.0;
	p.y.from = p.bottom - (p.y.lo.num < 0 ? 14.0 : 0.0);  /* room for a number below the least */
	p.y.to = p.top;
	p.left = d->area.x + scale_text_width(d, &p.y) + 6.0;
	p.right = draw_right(d) - (d->chart->n_series > 1 ? end_width(d) : 4.0);
	inset = MIN(22.0, (p.right - p.left) / (2.0 * (double)n));
	p.first = n == 1 ? (p.left + p.right) / 2 : p.left + inset;
	p.step = n == 1 ? p.right - p.left : (p.right - p.left - 2 * inset) / (double)(n - 1);
	return p;
}

static void target_y(const struct draw *d, struct plot *p)
{
	double y, w;
	const char *s;

	if (rat_is_na(d->chart->target))
		return;
	y = scale_at(&p->y, d->chart->target);
	s = text_fit(d, target_text(d), SIZE_SMALL, p->right - p->left, 1).line[0];
	w = text_width(d, SIZE_SMALL, s);
	draw_dashed(d, p->left, y, p->right, y, 0.9, d->style->red);
	taken_try(&p->taken, text_box(p->left + 1.0, y - 5.5, w + 2.0, SIZE_SMALL));
	text_put(d, SIZE_SMALL, d->style->red, CANVAS_LEFT, p->left + 2.0, y - 5.5, s);
}

void chart_line_draw(struct draw *d)
{
	struct keys none = { .n = 0 };
	struct plot p;

	keys_draw(d, &none);
	p = plot_place(d);
	scale_axis_y(d, &p.y, p.left, p.right);
	axis_labels(d, &p, chart_rows(d->chart));
	target_y(d, &p);
	for (size_t k = 0; k < d->chart->n_series; k++)
		draw_line(d, &p, k);
	if (d->chart->n_series > 1)
		end_names(d, &p);
	else
		point_values(d, &p);
}
