/* grid.c -- charts made of cells: heat table, tiles of townships, small multiples. */
#include "charts/draw.h"

#include <glib.h>
#include <math.h>

static void range(const struct chart *chart, struct rat *lo, struct rat *hi)
{
	*lo = *hi = rat_int(0);
	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++) {
			struct rat v = chart_value(chart, k, i);

			if (rat_is_na(v))
				continue;
			*lo = rat_min(*lo, v);
			*hi = rat_max(*hi, v);
		}
}

/* Five steps of one colour; below zero five of another. */
static uint32_t shade(const struct draw *d, struct rat v, struct rat lo, struct rat hi)
{
	static const double light[5] = { 0.90, 0.74, 0.54, 0.32, 0.08 };
	struct rat share = v.num < 0 ? rat_div(v, lo) : rat_div(v, hi);
	int64_t step = rat_is_na(share) ? 0 : rat_ceil(rat_mul(share, rat_int(5))) - 1;

	if (v.num == 0)
		return 0xffffff;
	return color_mix(v.num < 0 ? d->style->accent2 : d->style->accent, 0xffffff, light[CLAMP(step, 0, 4)]);
}

/* ---- heat: series are the rows, points the columns ----------------------- */

#define HEAT_COLUMNS 14
#define HEAT_ROW 16.0
#define HEAT_SMALL (SIZE_LABEL - 0.5)  /* of column heads [pt] */
#define HEAT_WIDEST 110.0

static size_t heat_bands(const struct chart *chart)
{
	return (chart_rows(chart) + HEAT_COLUMNS - 1) / HEAT_COLUMNS;
}

static size_t heat_per_band(const struct chart *chart)
{
	size_t bands = heat_bands(chart);

	return (chart_rows(chart) + bands - 1) / bands;
}

/* Lines of the column heads: as many as the longest needs, at most four. */
static int heat_head_lines(const struct chart *chart, double width)
{
	double label_w = 0.0, cell_w;
	int lines = 1;

	for (size_t k = 0; k < chart->n_series; k++)
		label_w = MAX(label_w, text_wish(SIZE_LABEL, chart_name(chart, k)));
	cell_w = MIN(HEAT_WIDEST, (width - MIN(label_w, width * 0.22) - GAP_COLUMN) / (double)heat_per_band(chart)) - 3.0;
	cell_w = floor(cell_w / HEAT_SMALL) * HEAT_SMALL;
	for (size_t i = 0; i < chart_rows(chart); i++)
		lines = MAX(lines, (int)ceil(text_wish(HEAT_SMALL, chart_label(chart, i)) / MAX(cell_w, HEAT_SMALL)));
	return MIN(lines, 4);
}

static double heat_head_height(const struct chart *chart, double width)
{
	return 6.0 + heat_head_lines(chart, width) * HEAT_SMALL * 1.13;
}

double chart_heat_height(const struct chart *chart, double width)
{
	struct keys none = { .n = 0 };

	return keys_height(&none, chart, width)
		+ (double)heat_bands(chart) * (heat_head_height(chart, width) + HEAT_ROW * (double)chart->n_series + 4.0);
}

struct heat { double label_w, x0, cell_w, cell_h, size; int lines; size_t first, n; struct rat lo, hi; };

static void heat_head(const struct draw *d, const struct heat *h, double y)
{
	for (size_t j = 0; j < h->n; j++) {
		double size = h->size - 0.5;
		struct lines head = text_fit(d, chart_label(d->chart, h->first + j), size, h->cell_w - 3.0, h->lines);
		double middle = y - 2.0 - (head.n - 1) * size * (head.n > 2 ? 1.12 : 1.18) / 2 - h->size * 0.6;

		text_block(d, size, d->ink, CANVAS_CENTER, h->x0 + h->cell_w * ((double)j + 0.5), middle, &head);
	}
}

/* White without a value and at zero; hatched below zero. */
static struct canvas_paint heat_paint(const struct draw *d, const struct heat *h, struct rat v)
{
	struct canvas_paint p = paint_solid(rat_is_na(v) ? 0xffffff : shade(d, v, h->lo, h->hi));

	p.stroke = true;
	p.stroke_color = p.fill_color == 0xffffff ? color_mix(d->rule, 0xffffff, 0.3) : 0xffffff;
	p.line_width = 0.5;
	if (v.num < 0) {
		p.stroke_color = p.fill_color;
		p.fill_color = color_mix(p.fill_color, 0xffffff, 0.75);
		p.pattern = CANVAS_HATCH;
	}
	return p;
}

static void heat_row(const struct draw *d, const struct heat *h, size_t k, double y)
{
	const char *label = d->chart->series[k].label;
	struct lines name = text_fit(d, label != NULL ? label : "", h->size, h->label_w, h->cell_h > 2.3 * h->size ? 2 : 1);

	text_block(d, h->size, d->ink, CANVAS_LEFT, d->area.x, y + h->cell_h / 2, &name);
	for (size_t j = 0; j < h->n; j++) {
		struct rat v = chart_value(d->chart, k, h->first + j);
		const char *s = chart_text(d->chart, k, h->first + j);
		double x = h->x0 + h->cell_w * (double)j, size = h->size, w = text_width(d, size, s);
		struct canvas_paint p = heat_paint(d, h, v);

		if (w > h->cell_w - 2.0)
			size *= (h->cell_w - 2.0) / w;
		canvas_rect(d->c, x + 0.75, y + 0.75, h->cell_w - 1.5, h->cell_h - 1.5, &p);
		if (p.fill_color == 0xffffff)
			text_put(d, size, d->muted, CANVAS_CENTER, x + h->cell_w / 2, y + h->cell_h / 2, s);
		else
			text_on(d, &p, size, x + h->cell_w / 2, y + h->cell_h / 2, s);
	}
}

void chart_heat_draw(struct draw *d)
{
	struct keys none = { .n = 0 };
	size_t bands = heat_bands(d->chart), columns = chart_rows(d->chart), per = heat_per_band(d->chart);
	struct heat h = { .size = SIZE_LABEL, .lines = heat_head_lines(d->chart, d->area.w) };
	double height, head = heat_head_height(d->chart, d->area.w);

	keys_draw(d, &none);
	height = d->area.h / (double)bands;
	h.cell_h = MIN(20.0, (height - head - 4.0) / (double)d->chart->n_series);
	h.size = MIN(SIZE_LABEL, h.cell_h * 0.8);
	for (size_t k = 0; k < d->chart->n_series; k++)
		h.label_w = MAX(h.label_w, text_width(d, h.size, chart_name(d->chart, k)));
	h.label_w = MIN(h.label_w, d->area.w * 0.22);
	h.x0 = d->area.x + h.label_w + GAP_COLUMN;
	h.cell_w = MIN(HEAT_WIDEST, (draw_right(d) - h.x0) / (double)per);
	range(d->chart, &h.lo, &h.hi);
	for (size_t b = 0; b < bands; b++) {
		double y = d->area.y + height * (double)b + head;

		h.first = b * per;
		h.n = MIN(per, columns - MIN(columns, h.first));
		heat_head(d, &h, y);
		for (size_t k = 0; k < d->chart->n_series; k++)
			heat_row(d, &h, k, y + h.cell_h * (double)k);
	}
}

/* ---- tiles: one per township, as a schematic map or in their order ------- */

#define TILE_HEIGHT 40.0
#define TILE_LEAST 58.0   /* width [pt] */

struct tiles { bool map; int top, left; size_t rows, columns; };

/* Near square, with the fewest empty places. */
static struct tiles tiles_in_order(size_t n, double width)
{
	size_t least = MAX(1, (size_t)ceil(sqrt((double)n))), best = least, most = (size_t)ceil(sqrt((double)n * 2.0));

	for (size_t c = least; c <= most; c++)
		if ((n + c - 1) / c * c <= (n + best - 1) / best * best)
			best = c;
	best = MAX(1, MIN(best, (size_t)(width / TILE_LEAST)));
	return (struct tiles){ .rows = (n + best - 1) / best, .columns = best };
}

static bool stands_alone(const struct chart_series *s, size_t i)
{
	for (size_t j = 0; j < i; j++)
		if (s->points[i].row == s->points[j].row && s->points[i].column == s->points[j].column)
			return false;
	return s->points[i].row > 0 && s->points[i].column > 0;
}

/* The map holds when every point says its place, none of another's, and it is
 * not too wide to be read. */
static struct tiles tiles_place(const struct chart *chart, double width)
{
	const struct chart_series *s = &chart->series[0];
	struct tiles t = { .map = s->n > 0, .top = 99, .left = 99 };
	int bottom = 0, right = 0;

	for (size_t i = 0; i < s->n && t.map; i++) {
		t.map = stands_alone(s, i);
		t.top = MIN(t.top, s->points[i].row);
		t.left = MIN(t.left, s->points[i].column);
		bottom = MAX(bottom, s->points[i].row);
		right = MAX(right, s->points[i].column);
	}
	t.rows = (size_t)MAX(0, bottom - t.top + 1);
	t.columns = (size_t)MAX(0, right - t.left + 1);
	if (!t.map || (double)t.columns * TILE_LEAST > width || (double)t.rows * TILE_HEIGHT / 2 > TALLEST)
		return tiles_in_order(s->n, width);
	return t;
}

static struct keys tile_keys(const struct chart *chart)
{
	struct keys k = { .n = 0 };

	keys_states(&k, chart);
	return k;
}

double chart_tiles_height(const struct chart *chart, double width)
{
	struct keys k = tile_keys(chart);

	return keys_height(&k, chart, width) + TILE_HEIGHT * (double)tiles_place(chart, width).rows;
}

static struct canvas_paint tile_paint(const struct draw *d, const struct chart_point *p, bool states)
{
	struct rat lo, hi;
	struct canvas_paint paint;

	if (rat_is_na(p->value))
		return (struct canvas_paint){ .stroke = true, .stroke_color = d->rule, .line_width = 0.7, .dash = { 2, 2 } };
	if (states)
		return paint_state(d, p->state);
	range(d->chart, &lo, &hi);
	paint = paint_solid(shade(d, p->value, lo, hi));
	paint.stroke = true;
	paint.stroke_color = d->rule;
	paint.line_width = 0.5;
	return paint;
}

static void tile(const struct draw *d, const struct box *b, size_t i, bool states)
{
	const struct chart_point *p = chart_at(d->chart, 0, i);
	struct canvas_paint paint = tile_paint(d, p, states), white = paint_solid(0xffffff);
	double size = MIN(SIZE_LABEL, b->h * 0.22), x = b->x + b->w / 2;
	struct lines name = text_fit(d, p->label != NULL ? p->label : "", size, b->w - 8.0, 2);
	const char *value = text_fit(d, chart_text(d->chart, 0, i), size + 1.5, b->w - 8.0, 1).line[0];
	double name_y = b->y + b->h * (name.n > 1 ? 0.34 : 0.32), value_y = b->y + b->h * (name.n > 1 ? 0.8 : 0.7);
	bool dark = paint.fill && paint.pattern == CANVAS_SOLID && color_luma(paint.fill_color) < 140;
	uint32_t ink = dark ? 0xffffff : d->ink;

	canvas_rect(d->c, b->x, b->y, b->w, b->h, &paint);
	if (paint.pattern != CANVAS_SOLID)
		canvas_rect(d->c, b->x + 4.0, b->y + 4.0, b->w - 8.0, b->h - 8.0, &white);
	text_block(d, size, ink, CANVAS_CENTER, x, name_y, &name);
	text_put(d, size + 1.5, ink, CANVAS_CENTER, x, value_y, value);
}

void chart_tiles_draw(struct draw *d)
{
	const struct chart_series *s = &d->chart->series[0];
	struct keys k = tile_keys(d->chart);
	struct tiles t = tiles_place(d->chart, d->area.w);
	bool states = chart_has_state(d->chart, "met") || chart_has_state(d->chart, "missed");
	double w, h;

	keys_draw(d, &k);
	w = d->area.w / (double)MAX(1, t.columns);
	h = MIN(TILE_HEIGHT * 1.3, d->area.h / (double)MAX(1, t.rows));
	for (size_t i = 0; i < s->n; i++) {
		size_t row = t.map ? (size_t)(s->points[i].row - t.top) : i / t.columns;
		size_t column = t.map ? (size_t)(s->points[i].column - t.left) : i % t.columns;

		tile(d, &(struct box){ d->area.x + w * (double)column + 1.5, d->area.y + h * (double)row + 1.5,
			w - 3.0, h - 3.0 }, i, states);
	}
}

/* ---- small multiples: a panel per series, the rows' names shared --------- */

#define PANEL_LEAST 84.0   /* width [pt] */
#define PANEL_HEAD 24.0

/* One place only: a panel would hold a single bar, so the rates are the rows. */
static bool one_place(const struct chart *chart)
{
	return chart_rows(chart) == 1 && chart->n_series > 1;
}

static struct keys multiple_keys(const struct chart *chart, const struct draw *d)
{
	struct keys k = { .n = 0 };

	keys_states(&k, chart);
	if (!rat_is_na(chart->target))
		keys_add(&k, d != NULL ? target_text(d) : chart->target_label != NULL ? chart->target_label : "目标 000%",
			KEY_TICK, (struct canvas_paint){ .stroke = true, .stroke_color = d != NULL ? d->style->red : 0 }, 0);
	return k;
}

static size_t panels_per_band(const struct chart *chart, double width)
{
	size_t most = (size_t)(width * 0.76 / PANEL_LEAST), per = MIN(most, chart->n_series);

	return MAX(per, 1);
}

static size_t panel_bands(const struct chart *chart, double width)
{
	size_t per = panels_per_band(chart, width);

	return (chart->n_series + per - 1) / per;
}

double chart_multiples_height(const struct chart *chart, double width)
{
	struct keys k = multiple_keys(chart, NULL);

	if (one_place(chart))
		return keys_height(&k, chart, width) + 18.0 * (double)chart->n_series;
	return keys_height(&k, chart, width)
		+ (double)panel_bands(chart, width) * (PANEL_HEAD + rows_wish(chart, width, 14.5, 23.0) + 4.0);
}

struct cell { double x, y, w, pitch, size; };

/* A rate on its track, the number at the right edge of its cell. */
static void rate_cell(const struct draw *d, struct scale s, const struct cell *c, double value_w, size_t k, size_t i)
{
	const struct chart_point *p = chart_at(d->chart, k, i);
	struct canvas_paint track = paint_solid(d->faint), paint = paint_state(d, p != NULL ? p->state : NULL);
	double thick = MIN(c->pitch * 0.5, 9.0), zero, x, t;
	struct rat v = chart_value(d->chart, k, i);

	s.from = c->x;
	s.to = c->x + c->w - value_w - 6.0;
	zero = scale_at(&s, rat_int(0));
	canvas_rect(d->c, s.from, c->y - thick / 2, s.to - s.from, thick, &track);
	if (!rat_is_na(v) && v.num != 0) {
		x = scale_at(&s, v);
		canvas_rect(d->c, MIN(x, zero), c->y - thick / 2, ABS(x - zero), thick, &paint);
	}
	if (!rat_is_na(d->chart->target)) {
		t = scale_at(&s, d->chart->target);
		canvas_line(d->c, t, c->y - thick / 2 - 1.5, t, c->y + thick / 2 + 1.5, 1.2, d->style->red);
	}
	text_put(d, c->size, d->ink, CANVAS_RIGHT, c->x + c->w, c->y,
		text_fit(d, chart_text(d->chart, k, i), c->size, value_w, 1).line[0]);
}

static double value_width(const struct draw *d, double size)
{
	double w = 0.0;

	for (size_t k = 0; k < d->chart->n_series; k++)
		for (size_t i = 0; i < chart_rows(d->chart); i++)
			w = MAX(w, text_width(d, size, chart_text(d->chart, k, i)));
	return w;
}

static void one_place_draw(struct draw *d, const struct scale *s)
{
	double pitch = MIN(24.0, d->area.h / (double)d->chart->n_series), label_w = 0.0;
	double size = MIN(SIZE_LABEL, pitch * 0.8), value_w = MIN(value_width(d, size), d->area.w * 0.2);

	for (size_t k = 0; k < d->chart->n_series; k++)
		label_w = MAX(label_w, text_width(d, size, chart_name(d->chart, k)));
	label_w = MIN(label_w, d->area.w * 0.4);
	for (size_t k = 0; k < d->chart->n_series; k++) {
		double y = d->area.y + pitch * ((double)k + 0.5);
		struct cell c = { d->area.x + label_w + 8.0, y, d->area.w - label_w - 8.0, pitch, size };

		text_put(d, size, d->ink, CANVAS_LEFT, d->area.x, y,
			text_fit(d, chart_name(d->chart, k), size, label_w, 1).line[0]);
		rate_cell(d, *s, &c, value_w, k, 0);
	}
}

static void panel(const struct draw *d, const struct scale *s, const struct rows *r, double x, double w, size_t k)
{
	const char *label = d->chart->series[k].label;
	struct lines head = text_fit(d, label != NULL ? label : "", SIZE_SMALL, w, 2);
	double value_w = MIN(value_width(d, r->size), w * 0.45);

	text_block(d, SIZE_SMALL, d->ink, CANVAS_LEFT, x, r->top - 4.0 - (head.n > 1 ? 9.0 : 4.5), &head);
	canvas_line(d->c, x, r->top - 2.0, x + w, r->top - 2.0, 0.5, d->muted);
	for (size_t i = 0; i < r->n; i++)
		rate_cell(d, *s, &(struct cell){ x, rows_mid(r, i), w, r->pitch, r->size }, value_w, k, i);
}

static void panels_band(struct draw *d, const struct scale *s, struct box band, size_t first, size_t per)
{
	struct box whole = d->area;
	struct rows r;
	double x, w;

	d->area = band;
	d->area.y += PANEL_HEAD;
	d->area.h -= PANEL_HEAD;
	r = rows_place(d, -1, -1, 4.0, 26.0);
	for (size_t i = 0; i < r.n; i++)
		rows_text(d, &r, i, -1, -1);
	x = d->area.x + r.label_w + 10.0;
	w = (draw_right(d) - x) / (double)per;
	for (size_t k = first; k < MIN(first + per, d->chart->n_series); k++, x += w)
		panel(d, s, &r, x, w - 10.0, k);
	d->area = whole;
}

void chart_multiples_draw(struct draw *d)
{
	struct keys k = multiple_keys(d->chart, d);
	struct scale s = scale_of(d->chart, 4);
	size_t per, bands;

	if (d->chart->percent && s.lo.num >= 0 && rat_cmp(scale_tick(&s, s.n), rat_int(100)) <= 0)
		s = (struct scale){ .lo = rat_int(0), .step = rat_int(50), .n = 2, .percent = true };
	keys_draw(d, &k);
	if (one_place(d->chart)) {
		one_place_draw(d, &s);
		return;
	}
	per = panels_per_band(d->chart, d->area.w);
	bands = panel_bands(d->chart, d->area.w);
	for (size_t b = 0; b < bands; b++)
		panels_band(d, &s, (struct box){ d->area.x, d->area.y + d->area.h / (double)bands * (double)b, d->area.w,
			d->area.h / (double)bands }, b * per, per);
}
