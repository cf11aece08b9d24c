/* parts.c -- bars made of parts: stacked from zero, or diverging around the
 * middle answer (Likert). Series are the parts, points the rows. */
#include "charts/draw.h"

#include <glib.h>

static struct keys part_keys(const struct chart *chart)
{
	struct keys k = { .n = 0 };

	keys_series(&k, chart);
	return k;
}

/* Answers from best to worst: blues, a pale middle, warm, the last hatched. */
static struct canvas_paint likert_paint(const struct draw *d, size_t i)
{
	size_t n = d->chart->n_series, half = n / 2;
	bool middle = n % 2 == 1 && i == half;
	double far;
	struct canvas_paint p;

	if (middle)
		return paint_solid(color_mix(d->style->grid, 0xffffff, 0.45));
	if (i >= n - half) {
		far = half > 1 ? (double)(n - 1 - i) / (double)(half - 1) : 0.0;
		p = (struct canvas_paint){ .fill = true, .stroke = true, .stroke_color = d->style->accent2, .line_width = 0.6,
			.pattern = i == n - 1 ? CANVAS_HATCH : CANVAS_SOLID,
			.fill_color = color_mix(d->style->accent2, 0xffffff, 0.62 + 0.14 * far) };
		return p;
	}
	far = half > 1 ? (double)i / (double)(half - 1) : 0.0;
	return paint_solid(color_mix(d->style->accent, 0xffffff, 0.45 * far));
}

static struct keys likert_keys(const struct draw *d, const struct chart *chart)
{
	struct keys k = { .n = 0 };

	for (size_t i = chart->n_series; i-- > 0; )  /* in the order drawn: the worst at the left */
		keys_add(&k, chart_name(chart, i), KEY_BOX, d != NULL ? likert_paint(d, i) : (struct canvas_paint){ 0 }, i);
	return k;
}

double chart_stacked_height(const struct chart *chart, double width)
{
	struct keys k = part_keys(chart);

	return keys_height(&k, chart, width) + rows_wish(chart, width, 19.0, 24.0) + AXIS_HEIGHT;
}

double chart_likert_height(const struct chart *chart, double width)
{
	struct keys k = likert_keys(NULL, chart);

	return keys_height(&k, chart, width) + rows_wish(chart, width, 19.0, 24.0) + AXIS_HEIGHT;
}

/* The sum of a row's positive (or negative) parts. */
static struct rat row_sum(const struct chart *chart, size_t i, bool positive)
{
	struct rat sum = rat_int(0), next;

	for (size_t k = 0; k < chart->n_series; k++) {
		struct rat v = chart_value(chart, k, i);

		if (rat_is_na(v) || (v.num > 0) != positive)
			continue;
		next = rat_add(sum, v);
		sum = rat_is_na(next) ? sum : next;
	}
	return sum;
}

static struct scale sum_scale(const struct chart *chart)
{
	struct rat lo = rat_int(0), hi = rat_int(0);
	struct scale s;

	for (size_t i = 0; i < chart_rows(chart); i++) {
		lo = rat_min(lo, row_sum(chart, i, false));
		hi = rat_max(hi, row_sum(chart, i, true));
	}
	if (chart->percent && rat_cmp(hi, rat_int(100)) > 0 && rat_cmp(hi, rat_int(101)) < 0)
		hi = rat_int(100);  /* shares that were rounded one by one */
	s = scale_make(lo, hi, 6, chart_is_whole(chart));
	s.percent = chart->percent;
	return s;
}

static void part(const struct draw *d, double a, double b, double y, double thick, const struct canvas_paint *p,
	const char *text)
{
	double x = MIN(a, b), w = ABS(b - a);
	double size = MIN(SIZE_SMALL, thick * 0.8);

	if (w <= 0.0)
		return;
	canvas_rect(d->c, x, y - thick / 2, w, thick, p);
	canvas_line(d->c, b, y - thick / 2, b, y + thick / 2, 0.6, 0xffffff);
	if (w > text_width(d, size, text) + 5.0)
		text_on(d, p, size, x + w / 2, y, text);
}

static void stacked_row(const struct draw *d, const struct scale *s, const struct rows *r, size_t i)
{
	struct rat up = rat_int(0), down = rat_int(0);
	bool any = false;

	for (size_t k = 0; k < d->chart->n_series; k++) {
		struct rat v = chart_value(d->chart, k, i), *at = v.num < 0 ? &down : &up, next = rat_add(*at, v);
		struct canvas_paint p = paint_series(d, k);

		if (rat_is_na(v) || rat_is_na(next))
			continue;
		any = true;
		part(d, scale_at(s, *at), scale_at(s, next), rows_mid(r, i), MIN(r->pitch * 0.7, 15.0), &p,
			chart_text(d->chart, k, i));
		*at = next;
	}
	if (!any)
		text_put(d, r->size, d->muted, CANVAS_LEFT, scale_at(s, rat_int(0)) + 4.0, rows_mid(r, i), "—");
}

void chart_stacked_draw(struct draw *d)
{
	struct keys k = part_keys(d->chart);
	struct scale s = sum_scale(d->chart);
	struct rows r;

	keys_draw(d, &k);
	r = rows_place(d, -1, -1, AXIS_HEIGHT, 30.0);
	s.from = r.x0;
	s.to = r.x1;
	scale_axis_x(d, &s, r.top, r.top + r.pitch * (double)r.n);
	for (size_t i = 0; i < r.n; i++) {
		stacked_row(d, &s, &r, i);
		rows_text(d, &r, i, -1, -1);
	}
}

/* ---- Likert ------------------------------------------------------------- */

/* An answer's share of its row [%]; below zero there is none. */
static struct rat answer(const struct chart *chart, size_t k, size_t i)
{
	struct rat v = chart_value(chart, k, i);

	return v.num < 0 ? RAT_NA : rat_div(rat_mul(v, rat_int(100)), row_sum(chart, i, true));
}

/* What stands left of the middle: the worse half of the answers and half of
 * the middle one. */
static struct rat left_of_middle(const struct chart *chart, size_t i)
{
	struct rat sum = rat_int(0);

	for (size_t k = (chart->n_series + 1) / 2; k < chart->n_series; k++)
		if (!rat_is_na(answer(chart, k, i)))
			sum = rat_add(sum, answer(chart, k, i));
	if (chart->n_series % 2 == 1 && !rat_is_na(answer(chart, chart->n_series / 2, i)))
		sum = rat_add(sum, rat_div(answer(chart, chart->n_series / 2, i), rat_int(2)));
	return sum;
}

static struct scale likert_scale(const struct chart *chart)
{
	struct rat lo = rat_int(0), hi = rat_int(0);
	struct scale s;

	for (size_t i = 0; i < chart_rows(chart); i++) {
		struct rat left = left_of_middle(chart, i);

		if (row_sum(chart, i, true).num == 0)
			continue;
		lo = rat_max(lo, left);
		hi = rat_max(hi, rat_sub(rat_int(100), left));
	}
	s = scale_make(rat_sub(rat_int(0), lo), hi, 12, false);
	return s;
}

static void likert_row(const struct draw *d, const struct scale *s, const struct rows *r, size_t i)
{
	struct rat at = rat_sub(rat_int(0), left_of_middle(d->chart, i));

	for (size_t k = d->chart->n_series; k-- > 0; ) {
		struct rat v = answer(d->chart, k, i), next = rat_add(at, v);
		struct canvas_paint p = likert_paint(d, k);

		if (rat_is_na(next))
			continue;
		part(d, scale_at(s, at), scale_at(s, next), rows_mid(r, i), MIN(r->pitch * 0.7, 15.0), &p,
			chart_text(d->chart, k, i));
		at = next;
	}
}

void chart_likert_draw(struct draw *d)
{
	struct keys k = likert_keys(d, d->chart);
	struct scale s = likert_scale(d->chart);
	struct rows r;
	double bottom, zero;

	keys_draw(d, &k);
	r = rows_place(d, -1, -1, 4.0, 30.0);
	s.from = r.x0;
	s.to = r.x1;
	bottom = r.top + r.pitch * (double)r.n;
	zero = scale_at(&s, rat_int(0));
	canvas_line(d->c, zero, r.top - 1.0, zero, bottom + 2.0, 0.8, d->muted);
	for (size_t i = 0; i < r.n; i++) {
		likert_row(d, &s, &r, i);
		rows_text(d, &r, i, -1, -1);
	}
}
