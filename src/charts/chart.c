/* chart.c -- the kinds by name, the frame around them, and their rows. */
#include "charts/draw.h"

#include <glib.h>
#include <string.h>

#define LABEL_SHARE 0.28   /* of the width that names may take */

static const struct kind {
	double (*height)(const struct chart *chart, double width);
	void (*draw)(struct draw *d);
} kinds[] = {
#define ROW(id, name) [CHART_##id] = { chart_##name##_height, chart_##name##_draw }
	ROW(BARS, bars), ROW(BULLET, bullet), ROW(STACKED, stacked), ROW(GROUPED, grouped), ROW(LINE, line),
	ROW(HISTOGRAM, histogram), ROW(DOTS, dots), ROW(HEAT, heat), ROW(TILES, tiles),
	ROW(MULTIPLES, multiples), ROW(LIKERT, likert), ROW(DUMBBELL, dumbbell), ROW(RADAR, radar),
#undef ROW
};

const char *chart_characters(void)
{
	return "0123456789.-+%—…（）： 万单位达标未无目中数下上四分无据以不足值项量";
}

size_t chart_rows(const struct chart *chart)
{
	size_t n = 0;

	for (size_t k = 0; k < chart->n_series; k++)
		n = MAX(n, chart->series[k].n);
	return n;
}

const struct chart_point *chart_at(const struct chart *chart, size_t series, size_t i)
{
	if (series >= chart->n_series || i >= chart->series[series].n)
		return NULL;
	return &chart->series[series].points[i];
}

struct rat chart_value(const struct chart *chart, size_t series, size_t i)
{
	const struct chart_point *p = chart_at(chart, series, i);

	return p == NULL ? RAT_NA : p->value;
}

const char *chart_text(const struct chart *chart, size_t series, size_t i)
{
	const struct chart_point *p = chart_at(chart, series, i);

	return p == NULL || p->text == NULL || p->text[0] == '\0' ? "—" : p->text;
}

const char *chart_name(const struct chart *chart, size_t series)
{
	return chart->series[series].label != NULL ? chart->series[series].label : "";
}

const char *chart_label(const struct chart *chart, size_t i)
{
	for (size_t k = 0; k < chart->n_series; k++)
		if (i < chart->series[k].n && chart->series[k].points[i].label != NULL)
			return chart->series[k].points[i].label;
	return "";
}

bool chart_has_state(const struct chart *chart, const char *state)
{
	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++)
			if (g_strcmp0(chart->series[k].points[i].state, state) == 0 && !rat_is_na(chart->series[k].points[i].value))
				return true;
	return false;
}

void draw_nothing(const struct draw *d)
{
	text_put(d, SIZE_LABEL, d->muted, CANVAS_CENTER, d->area.x + d->area.w / 2, d->area.y + d->area.h / 2,
		"（无数据）");
}

bool draw_empty(struct draw *d)
{
	if (chart_rows(d->chart) > 0)
		return false;
	draw_nothing(d);
	return true;
}

double chart_height(const struct chart *chart, double width, const struct style *style)
{
	(void)style;
	if (chart_rows(chart) == 0)
		return EMPTY_HEIGHT;
	return MIN(TALLEST, kinds[chart->kind].height(chart, width));
}

/* Title above, source below: for pictures that stand alone. */
static void frame_title(struct draw *d)
{
	const struct chart *chart = d->chart;
	double bottom = d->area.y + d->area.h, max = d->area.w;
	const char *title = chart->title != NULL ? chart->title : "";
	double size = 11.0, w = fonts_width(d->c->fonts, STYLE_HEI, title) * size / 1000.0;

	if (w > max) {
		size *= MAX(max / w, 0.6);
		title = text_fit(d, title, size, max * 0.98, 1).line[0];
	}
	canvas_string(d->c, STYLE_HEI, size, d->ink, CANVAS_LEFT, d->area.x, d->area.y + 12.0, title);
	if (chart->source != NULL)
		text_put(d, SIZE_SMALL, d->muted, CANVAS_LEFT, d->area.x, bottom - 6.0,
			text_fit(d, arena_printf(d->arena, "资料来源：%s", chart->source), SIZE_SMALL, max, 1).line[0]);
	d->area.y += 22.0;
	d->area.h -= CHART_TITLE_HEIGHT;
}

void chart_draw(const struct chart *chart, struct canvas *c, double x, double y, double w, double h,
	const struct style *style, bool with_title)
{
	struct draw d = { .chart = chart, .c = c, .style = style, .arena = arena_new(), .area = { x, y, w, h },
		.ink = style->text, .muted = color_mix(style->text, 0xffffff, 0.38),
		.faint = color_mix(style->zebra, style->grid, 0.06),
		.rule = color_mix(style->grid, 0xffffff, 0.7) };

	canvas_figure(c, chart->alt, true);
	if (with_title)
		frame_title(&d);
	if (!draw_empty(&d))
		kinds[chart->kind].draw(&d);
	canvas_figure(c, chart->alt, false);
	arena_free(d.arena);
}

/* ---- rows --------------------------------------------------------------- */

static double label_wish(const struct chart *chart)
{
	double w = 0.0;

	for (size_t i = 0; i < chart_rows(chart); i++)
		w = MAX(w, text_wish(SIZE_LABEL, chart_label(chart, i)));
	return w;
}

/* Rows of one line, or of two when a name needs them; many rows stand closer. */
double rows_wish(const struct chart *chart, double width, double one, double two)
{
	size_t n = chart_rows(chart);
	double pitch = label_wish(chart) > width * LABEL_SHARE ? two : one;

	if (n > 15)
		pitch *= n > 25 ? 0.8 : 0.9;
	return pitch * (double)n;
}

static double column_width(const struct draw *d, int series)
{
	double w = 0.0;

	if (series < 0)
		return 0.0;
	for (size_t i = 0; i < chart_rows(d->chart); i++)
		w = MAX(w, text_width(d, SIZE_LABEL, chart_text(d->chart, (size_t)series, i)));
	return MIN(w, d->area.w * 0.2);
}

struct rows rows_place(struct draw *d, int value_series, int right_series, double below, double most)
{
	const struct box *a = &d->area;
	struct rows r = { .n = chart_rows(d->chart), .size = SIZE_LABEL, .top = a->y };
	double natural = 0.0;

	r.pitch = MIN(most, (a->h - below) / (double)r.n);
	r.size = MIN(r.size, r.pitch / LINE);
	for (size_t i = 0; i < r.n; i++)
		natural = MAX(natural, text_width(d, r.size, chart_label(d->chart, i)));
	r.label_w = MIN(natural, a->w * LABEL_SHARE);
	r.lines = MAX(1, (int)(r.pitch / (r.size * 1.15)));
	r.value_w = column_width(d, value_series);
	r.right_w = column_width(d, right_series);
	r.x0 = a->x + r.label_w + GAP_COLUMN + (value_series < 0 ? 0.0 : r.value_w + GAP_COLUMN + 2.0);
	r.x1 = a->x + a->w - (right_series < 0 ? 12.0 : r.right_w + GAP_COLUMN + 8.0);
	return r;
}

double rows_mid(const struct rows *r, size_t i)
{
	return r->top + ((double)i + 0.5) * r->pitch;
}

double rows_value_x(const struct draw *d, const struct rows *r)
{
	return d->area.x + r->label_w + GAP_COLUMN + r->value_w;
}

static const char *one_line(const struct draw *d, const struct rows *r, double width, size_t series, size_t i)
{
	return text_fit(d, chart_text(d->chart, series, i), r->size, width, 1).line[0];
}

void rows_text(const struct draw *d, const struct rows *r, size_t i, int value_series, int right_series)
{
	struct lines name = text_fit(d, chart_label(d->chart, i), r->size, r->label_w, MIN(r->lines, 2));
	double y = rows_mid(r, i);

	text_block(d, r->size, d->ink, CANVAS_LEFT, d->area.x, y, &name);
	if (value_series >= 0)
		text_put(d, r->size, d->ink, CANVAS_RIGHT, rows_value_x(d, r), y,
			one_line(d, r, r->value_w, (size_t)value_series, i));
	if (right_series >= 0)
		text_put(d, r->size, d->ink, CANVAS_RIGHT, draw_right(d), y,
			one_line(d, r, r->right_w, (size_t)right_series, i));
}
