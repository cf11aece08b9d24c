/* spread.c -- how values lie: histogram with its box, dots against the
 * quartiles of the whole, dumbbells from self to final. */
#include "charts/draw.h"

#include <glib.h>
#include <string.h>

#define TOP_LINE 12.0    /* for a label above the plot [pt] */
#define BOX_STRIP 20.0   /* for the box below the bars [pt] */

/* Digits behind the point that the chart's own texts have. */
static int text_decimals(const struct chart *chart)
{
	for (size_t i = 0; i < chart_rows(chart); i++) {
		const char *dot = strchr(chart_text(chart, 0, i), '.');

		if (dot != NULL)
			return (int)MIN(strspn(dot + 1, "0123456789"), 4);
	}
	return 0;
}

/* As the texts print, but never without the half of a median of whole numbers. */
static const char *number(const struct draw *d, struct rat v)
{
	char buf[32];
	int decimals = text_decimals(d->chart);

	if (decimals == 0 && v.den > 1)
		decimals = v.den == 2 || v.den == 5 || v.den == 10 ? 1 : 2;
	return arena_printf(d->arena, "%s%s", rat_print(v, decimals, buf), d->chart->percent ? "%" : "");
}

/* ---- histogram: the points are the observations -------------------------- */

/* `shift`: whole numbers in bins of one stand in the middle of their bar. */
struct bins { struct scale x, y; int64_t *count; struct rat least, most, shift; size_t n; };

double chart_histogram_height(const struct chart *chart, double width)
{
	struct keys none = { .n = 0 };

	return MAX(KEY_HEIGHT, keys_height(&none, chart, width)) + TOP_LINE + 92.0 + AXIS_HEIGHT
		+ (rat_is_na(chart->mid) ? 0.0 : BOX_STRIP);
}

static struct bins bins_make(const struct chart *chart, struct arena *arena)
{
	struct bins b = { .least = RAT_NA, .most = RAT_NA, .shift = rat_int(0) };
	bool whole = text_decimals(chart) == 0;
	int64_t tallest = 0;

	for (size_t i = 0; i < chart_rows(chart); i++) {
		struct rat v = chart_value(chart, 0, i);

		if (rat_is_na(v))
			continue;
		b.least = rat_is_na(b.least) ? v : rat_min(b.least, v);
		b.most = rat_is_na(b.most) ? v : rat_max(b.most, v);
		b.n++;
	}
	if (b.n == 0)
		return b;
	b.x = scale_make(rat_is_na(chart->target) ? b.least : rat_min(b.least, chart->target),
		rat_add(rat_is_na(chart->target) ? b.most : rat_max(b.most, chart->target), rat_int(whole)),
		12, whole);
	if (whole && rat_cmp(b.x.step, rat_int(1)) == 0)
		b.shift = rat_make(1, 2);
	b.x.percent = chart->percent;
	b.count = ARENA_ARRAY(arena, int64_t, b.x.n);
	for (size_t i = 0; i < chart_rows(chart); i++) {
		struct rat v = chart_value(chart, 0, i);

		if (!rat_is_na(v))
			b.count[CLAMP(rat_floor(rat_div(rat_sub(v, b.x.lo), b.x.step)), 0, b.x.n - 1)]++;
	}
	for (int i = 0; i < b.x.n; i++)
		tallest = MAX(tallest, b.count[i]);
	b.y = scale_make(rat_int(0), rat_int(tallest), 4, true);
	return b;
}

static void histogram_bars(const struct draw *d, const struct bins *b)
{
	for (int i = 0; i < b->x.n; i++) {
		double x0 = scale_at(&b->x, scale_tick(&b->x, i)), x1 = scale_at(&b->x, scale_tick(&b->x, i + 1));
		double y = scale_at(&b->y, rat_int(b->count[i]));
		bool below = !rat_is_na(d->chart->target) && rat_cmp(scale_tick(&b->x, i + 1), d->chart->target) <= 0;
		struct canvas_paint p = paint_state(d, below ? "missed" : "met");

		if (b->count[i] == 0)
			continue;
		canvas_rect(d->c, x0 + 0.8, y, x1 - x0 - 1.6, b->y.from - y, &p);
		text_put(d, SIZE_SMALL, d->ink, CANVAS_CENTER, (x0 + x1) / 2, y - 5.5,
			arena_printf(d->arena, "%" G_GINT64_FORMAT, b->count[i]));
	}
}

static const char *median_text(const struct draw *d)
{
	return arena_printf(d->arena, "中位数 %s", number(d, d->chart->mid));
}

static double bin_at(const struct bins *b, struct rat v)
{
	return scale_at(&b->x, rat_add(v, b->shift));
}

/* The numbers below the bars: at the edges of the bins, or each under its own bar. */
static void bins_axis(const struct draw *d, const struct bins *b, double bottom)
{
	if (b->shift.num == 0) {
		scale_axis_x(d, &b->x, bottom, bottom + 1.0);
		return;
	}
	for (int i = 0; i < b->x.n; i++)
		text_put(d, SIZE_SMALL, d->muted, CANVAS_CENTER, bin_at(b, scale_tick(&b->x, i)),
			bottom + 1.0 + AXIS_HEIGHT / 2 + 1.0, scale_text(d, &b->x, i));
}

/* Whiskers to the extremes, the box around the middle half, a line at the median. */
static void box_strip(const struct draw *d, const struct bins *b, double y)
{
	const struct chart *c = d->chart;
	double lo = bin_at(b, b->least), hi = bin_at(b, b->most), mid = bin_at(b, c->mid);
	struct canvas_paint p = { .fill = true, .stroke = true, .fill_color = color_mix(d->style->accent, 0xffffff, 0.8),
		.stroke_color = d->style->accent, .line_width = 0.7 };

	canvas_line(d->c, lo, y, hi, y, 0.7, d->style->accent);
	canvas_line(d->c, lo, y - 3.0, lo, y + 3.0, 0.7, d->style->accent);
	canvas_line(d->c, hi, y - 3.0, hi, y + 3.0, 0.7, d->style->accent);
	if (!rat_is_na(c->low) && !rat_is_na(c->high)) {
		double low = bin_at(b, c->low);

		canvas_rect(d->c, low, y - 4.5, bin_at(b, c->high) - low, 9.0, &p);
	}
	canvas_line(d->c, mid, y - 4.5, mid, y + 4.5, 2.0, d->style->accent);
	text_put(d, SIZE_SMALL, d->ink, CANVAS_LEFT, d->area.x, y, median_text(d));
}

static void histogram_head(struct draw *d)
{
	struct keys none = { .n = 0 };
	double y = d->area.y + KEY_HEIGHT / 2, before = d->area.y;
	const char *label = d->chart->n_series > 0 ? d->chart->series[0].label : NULL;

	if (label != NULL)
		text_put(d, SIZE_SMALL, d->muted, CANVAS_LEFT, d->area.x, y,
			text_fit(d, label, SIZE_SMALL, d->area.w * 0.6, 1).line[0]);
	keys_draw(d, &none);
	if (d->area.y == before) {
		d->area.y += KEY_HEIGHT;
		d->area.h -= KEY_HEIGHT;
	}
	d->area.y += TOP_LINE;
	d->area.h -= TOP_LINE;
}

/* “7”, or “5—9” for a bin of whole numbers, “60%以上不足80%”; the last holds its upper end. */
static const char *bin_name(const struct chart *chart, const struct bins *b, int i, struct arena *arena)
{
	struct rat from = scale_tick(&b->x, i), to = scale_tick(&b->x, i + 1);
	const char *percent = chart->percent ? "%" : "";
	int decimals = b->x.step.den > 1 ? 2 : 0;
	char one[32], two[32];

	if (b->shift.num != 0)
		return arena_strdup(arena, rat_print(from, 0, one));
	if (text_decimals(chart) == 0 && decimals == 0)
		return arena_printf(arena, "%s—%s%s", rat_print(from, 0, one),
			rat_print(rat_sub(to, rat_int(1)), 0, two), percent);
	if (i + 1 == b->x.n)
		return arena_printf(arena, "%s%s以上", rat_print(from, decimals, one), percent);
	return arena_printf(arena, "%s%s以上不足%s%s", rat_print(from, decimals, one), percent,
		rat_print(to, decimals, two), percent);
}

struct chart_numbers chart_bins(const struct chart *chart, struct arena *arena)
{
	struct bins b = bins_make(chart, arena);
	struct chart_numbers t = { .m = 1, .n = b.n > 0 ? (size_t)b.x.n : 0, .head = ARENA_ARRAY(arena, const char *, 1) };

	t.head[0] = chart_name(chart, 0);
	t.name = ARENA_ARRAY(arena, const char *, t.n);
	t.text = ARENA_ARRAY(arena, const char *, t.n);
	for (size_t i = 0; i < t.n; i++) {
		t.name[i] = bin_name(chart, &b, (int)i, arena);
		t.text[i] = arena_printf(arena, "%" G_GINT64_FORMAT, b.count[i]);
	}
	return t;
}

void chart_histogram_draw(struct draw *d)
{
	struct bins b = bins_make(d->chart, d->arena);
	double strip = rat_is_na(d->chart->mid) ? 0.0 : BOX_STRIP, bottom, left, right = draw_right(d) - 14.0;

	if (b.n == 0) {
		draw_nothing(d);
		return;
	}
	histogram_head(d);
	bottom = d->area.y + d->area.h - AXIS_HEIGHT - strip;
	b.y.from = bottom;
	b.y.to = d->area.y + 10.0;
	left = scale_text_width(d, &b.y);
	if (strip > 0.0)
		left = MAX(left, text_width(d, SIZE_SMALL, median_text(d)));
	left += d->area.x + 10.0;
	b.x.from = left;
	b.x.to = right;
	scale_axis_y(d, &b.y, left - 4.0, right);
	for (int i = 0; i <= b.x.n; i++)
		canvas_line(d->c, scale_at(&b.x, scale_tick(&b.x, i)), bottom, scale_at(&b.x, scale_tick(&b.x, i)),
			bottom + 2.5, 0.5, d->muted);
	histogram_bars(d, &b);
	bins_axis(d, &b, bottom);
	target_x(d, &b.x, d->area.y - TOP_LINE / 2, d->area.y, bottom, left, draw_right(d));
	if (strip > 0.0)
		box_strip(d, &b, bottom + AXIS_HEIGHT + strip / 2);
}

/* ---- dots --------------------------------------------------------------- */

/* With four series (value, lower quartile, median, upper quartile) each row has
 * its own band, and the plot is measured in bands: 0 to 1 is the band. */
static bool own_bands(const struct chart *chart)
{
	return chart->n_series >= 4;
}

static bool has_band(const struct chart *chart)
{
	return !own_bands(chart) && !rat_is_na(chart->low) && !rat_is_na(chart->high);
}

double chart_dots_height(const struct chart *chart, double width)
{
	struct keys none = { .n = 0 };

	return keys_height(&none, chart, width) + TOP_LINE + rows_wish(chart, width, 17.0, 24.0)
		+ (own_bands(chart) ? 2.0 : AXIS_HEIGHT);
}

static struct rat in_bands(const struct chart *chart, size_t i, struct rat v)
{
	struct rat low = chart_value(chart, 1, i), high = chart_value(chart, 3, i), span = rat_sub(high, low);

	if (rat_is_na(v) || rat_is_na(span))
		return RAT_NA;
	if (span.num <= 0)
		return rat_cmp(v, low) == 0 ? rat_make(1, 2) : rat_int(rat_cmp(v, low) > 0 ? 2 : -1);
	return rat_div(rat_sub(v, low), span);
}

static void head_text(const struct draw *d, double x, double y, enum canvas_align align, const char *s, double room,
	struct taken *taken)
{
	const char *fit = text_fit(d, s, SIZE_SMALL, room, 1).line[0];
	double w = text_width(d, SIZE_SMALL, fit), left = x;

	if (align != CANVAS_LEFT)
		left -= align == CANVAS_CENTER ? w / 2 : w;
	left = CLAMP(left, d->area.x, draw_right(d) - w);
	if (taken_try(taken, (struct box){ left - 2, y - 4.5, w + 4, 9.0 }))
		text_put(d, SIZE_SMALL, d->muted, CANVAS_LEFT, left, y, fit);
}

static void dots_own(const struct draw *d, const struct rows *r, struct scale *s)
{
	struct canvas_paint band = paint_solid(color_mix(d->style->accent, 0xffffff, 0.82));
	struct taken taken = { .n = 0 };
	double y = r->top - TOP_LINE / 2, a = scale_at(s, rat_int(0)), b = scale_at(s, rat_int(1));
	const char *value = d->chart->series[0].label, *mid = d->chart->series[2].label;

	if (value != NULL)
		head_text(d, rows_value_x(d, r), y, CANVAS_RIGHT, value, r->label_w + r->value_w, &taken);
	head_text(d, draw_right(d), y, CANVAS_RIGHT, mid != NULL ? mid : "中位数", 70.0, &taken);
	head_text(d, a, y, CANVAS_CENTER, "下四分位", 60.0, &taken);
	head_text(d, b, y, CANVAS_CENTER, "上四分位", 60.0, &taken);
	canvas_rect(d->c, a, r->top, b - a, r->pitch * (double)r->n, &band);
	for (size_t i = 0; i < r->n; i++) {
		struct rat m = in_bands(d->chart, i, chart_value(d->chart, 2, i));

		if (!rat_is_na(m))
			canvas_line(d->c, scale_at(s, m), rows_mid(r, i) - 5.0, scale_at(s, m), rows_mid(r, i) + 5.0,
				1.4, d->muted);
	}
}

/* The median over its line, the quartiles at its sides. */
static void band_heads(const struct draw *d, double a, double b, double mid, double y)
{
	const char *low = arena_printf(d->arena, "下四分位 %s", number(d, d->chart->low));
	const char *high = arena_printf(d->arena, "上四分位 %s", number(d, d->chart->high));
	struct taken taken = { .n = 0 };

	if (!rat_is_na(d->chart->mid)) {
		const char *s = arena_printf(d->arena, "中位数 %s", number(d, d->chart->mid));
		double half = text_width(d, SIZE_SMALL, s) / 2 + 5.0;

		head_text(d, mid, y, CANVAS_CENTER, s, 120.0, &taken);
		a = MIN(a, mid - half);
		b = MAX(b, mid + half);
	}
	head_text(d, a, y, CANVAS_RIGHT, low, 120.0, &taken);
	head_text(d, b, y, CANVAS_LEFT, high, 120.0, &taken);
}

static void dots_band(const struct draw *d, const struct rows *r, const struct scale *s)
{
	double a = scale_at(s, d->chart->low), b = scale_at(s, d->chart->high), y = r->top - TOP_LINE / 2;
	double bottom = r->top + r->pitch * (double)r->n, mid = scale_at(s, d->chart->mid);
	struct canvas_paint band = paint_solid(color_mix(d->style->accent, 0xffffff, 0.85));

	canvas_rect(d->c, a, r->top, b - a, bottom - r->top, &band);
	if (!rat_is_na(d->chart->mid))
		canvas_line(d->c, mid, r->top - 1.0, mid, bottom, 1.0, d->style->accent);
	band_heads(d, a, b, mid, y);
}

static void dot(const struct draw *d, const struct rows *r, const struct scale *s, size_t i)
{
	struct rat v = chart_value(d->chart, 0, i);
	double y = rows_mid(r, i), radius = MIN(3.4, r->pitch * 0.3), x;
	const struct chart_point *p = chart_at(d->chart, 0, i);
	bool missed = p != NULL && g_strcmp0(p->state, "missed") == 0;
	struct canvas_paint paint = { .fill = true, .stroke = true, .stroke_color = d->style->accent, .line_width = 1.2 };

	canvas_line(d->c, s->from, y, r->x1, y, 0.35, d->rule);
	if (own_bands(d->chart))
		v = in_bands(d->chart, i, v);
	if (rat_is_na(v))
		return;
	x = scale_at(s, v);
	paint.fill_color = missed ? 0xffffff : d->style->accent;
	draw_circle(d, x, y, radius, &paint);
}

static struct scale dots_scale(const struct draw *d)
{
	struct scale s = scale_of(d->chart, 6);

	if (own_bands(d->chart))
		s = (struct scale){ .lo = rat_int(-1), .step = rat_int(1), .n = 3 };
	return s;
}

void chart_dots_draw(struct draw *d)
{
	struct keys none = { .n = 0 };
	struct scale s = dots_scale(d);
	struct rows r;

	keys_draw(d, &none);
	d->area.y += TOP_LINE;
	d->area.h -= TOP_LINE;
	r = rows_place(d, 0, own_bands(d->chart) ? 2 : -1, own_bands(d->chart) ? 2.0 : AXIS_HEIGHT, 28.0);
	s.from = r.x0 + 6.0;
	s.to = r.x1;
	if (own_bands(d->chart)) {
		dots_own(d, &r, &s);
	} else {
		if (has_band(d->chart))
			dots_band(d, &r, &s);
		scale_axis_x(d, &s, r.top, r.top + r.pitch * (double)r.n);
		if (!has_band(d->chart))
			target_x(d, &s, r.top - TOP_LINE / 2, r.top, r.top + r.pitch * (double)r.n, r.x0, draw_right(d));
	}
	for (size_t i = 0; i < r.n; i++) {
		dot(d, &r, &s, i);
		rows_text(d, &r, i, 0, own_bands(d->chart) ? 2 : -1);
	}
}

/* ---- dumbbell ----------------------------------------------------------- */

double chart_dumbbell_height(const struct chart *chart, double width)
{
	struct keys none = { .n = 0 };

	return keys_height(&none, chart, width) + TOP_LINE + rows_wish(chart, width, 17.0, 24.0) + AXIS_HEIGHT;
}

/* Values that lie high and close together do not start at zero: dots, unlike
 * bars, have no length to lie with. */
static struct scale dumbbell_scale(const struct chart *chart)
{
	struct rat lo = RAT_NA, hi = RAT_NA;
	struct scale s;

	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++) {
			struct rat v = chart_value(chart, k, i);

			lo = rat_is_na(lo) ? v : rat_is_na(v) ? lo : rat_min(lo, v);
			hi = rat_is_na(hi) ? v : rat_is_na(v) ? hi : rat_max(hi, v);
		}
	s = scale_make(lo, hi, 6, false);
	s.percent = chart->percent;
	return s;
}

static void dumbbell_row(const struct draw *d, const struct rows *r, const struct scale *s, size_t i)
{
	struct rat a = chart_value(d->chart, 0, i), b = chart_value(d->chart, 1, i);
	double y = rows_mid(r, i), radius = MIN(3.2, r->pitch * 0.3);
	struct canvas_paint paint = { .fill = true, .stroke = true, .fill_color = 0xffffff,
		.stroke_color = d->style->accent, .line_width = 1.2 };

	canvas_line(d->c, s->from, y, s->to, y, 0.35, d->rule);
	if (!rat_is_na(a) && !rat_is_na(b))
		canvas_line(d->c, scale_at(s, a), y, scale_at(s, b), y, 2.2,
			rat_cmp(b, a) < 0 ? color_mix(d->style->red, 0xffffff, 0.35) : color_mix(d->style->accent, 0xffffff, 0.5));
	if (!rat_is_na(a))
		draw_circle(d, scale_at(s, a), y, radius, &paint);
	paint.fill_color = d->style->accent;
	if (!rat_is_na(b))
		draw_circle(d, scale_at(s, b), y, radius, &paint);
}

/* ○ 自评 over the first column of numbers, ● 核定 over the last. */
static void dumbbell_head(const struct draw *d, const struct rows *r)
{
	double y = r->top - TOP_LINE / 2, x[2] = { rows_value_x(d, r), draw_right(d) };
	double room[2] = { x[0] - d->area.x - 10.0, MAX(r->right_w, d->area.w * 0.25) };
	struct canvas_paint paint = { .fill = true, .stroke = true, .fill_color = 0xffffff,
		.stroke_color = d->style->accent, .line_width = 1.2 };

	for (size_t k = 0; k < 2 && k < d->chart->n_series; k++) {
		const char *s = chart_name(d->chart, k);
		const char *fit = text_fit(d, s, SIZE_SMALL, room[k], 1).line[0];
		double left = MAX(d->area.x, x[k] - text_width(d, SIZE_SMALL, fit) - 10.0);

		if (k == 1)
			paint.fill_color = d->style->accent;
		draw_circle(d, left + 4.0, y, 2.8, &paint);
		text_put(d, SIZE_SMALL, d->ink, CANVAS_LEFT, left + 10.0, y, fit);
	}
}

void chart_dumbbell_draw(struct draw *d)
{
	struct keys none = { .n = 0 };
	struct scale s = dumbbell_scale(d->chart);
	struct rows r;

	keys_draw(d, &none);
	d->area.y += TOP_LINE;
	d->area.h -= TOP_LINE;
	r = rows_place(d, 0, d->chart->n_series > 1 ? 1 : -1, AXIS_HEIGHT, 28.0);
	s.from = r.x0 + 5.0;
	s.to = r.x1 - 5.0;
	scale_axis_x(d, &s, r.top, r.top + r.pitch * (double)r.n);
	for (size_t i = 0; i < r.n; i++) {
		dumbbell_row(d, &r, &s, i);
		rows_text(d, &r, i, 0, d->chart->n_series > 1 ? 1 : -1);
	}
	dumbbell_head(d, &r);
}
