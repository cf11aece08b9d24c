/* paint.c -- paints, markers and keys: what tells series apart in colour tells
 * them apart in grey and by pattern too. */
#include "charts/draw.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#define WHITE 0xffffffu

static uint32_t mix_channel(uint32_t a, uint32_t b, double share, int shift)
{
	double x = (a >> shift & 255) * (1.0 - share) + (b >> shift & 255) * share;

	return (uint32_t)(x + 0.5) << shift;
}

uint32_t color_mix(uint32_t a, uint32_t b, double share)
{
	return mix_channel(a, b, share, 16) | mix_channel(a, b, share, 8) | mix_channel(a, b, share, 0);
}

/* Rec. 601, as printers do. */
int color_luma(uint32_t c)
{
	return (int)((299 * (c >> 16 & 255) + 587 * (c >> 8 & 255) + 114 * (c & 255)) / 1000);
}

struct canvas_paint paint_solid(uint32_t color)
{
	return (struct canvas_paint){ .fill = true, .fill_color = color };
}

static struct canvas_paint paint_pattern(uint32_t color, enum canvas_pattern pattern, double tint)
{
	return (struct canvas_paint){ .fill = true, .stroke = true, .fill_color = color_mix(color, WHITE, tint),
		.stroke_color = color_luma(color) > 150 ? color_mix(color, 0, 0.3) : color, .pattern = pattern, .line_width = 0.6 };
}

/* Solid and patterned in turn, so that neighbours always differ. */
struct canvas_paint paint_series(const struct draw *d, size_t i)
{
	static const enum canvas_pattern pattern[8] = { CANVAS_SOLID, CANVAS_HATCH, CANVAS_SOLID, CANVAS_DOTS,
		CANVAS_SOLID, CANVAS_HORIZONTAL, CANVAS_CROSS, CANVAS_VERTICAL };
	uint32_t color = d->style->series[i % 8];

	if (pattern[i % 8] == CANVAS_SOLID)
		return paint_solid(color);
	return paint_pattern(color, pattern[i % 8], 0.72);
}

/* Met is dark, missed hatched; among such a bar without a target is pale. */
struct canvas_paint paint_state(const struct draw *d, const char *state)
{
	if (g_strcmp0(state, "missed") == 0)
		return paint_pattern(d->style->accent, CANVAS_HATCH, 0.88);
	if (g_strcmp0(state, "met") != 0 && (chart_has_state(d->chart, "met") || chart_has_state(d->chart, "missed")))
		return paint_solid(color_mix(d->style->accent, WHITE, 0.5));
	return paint_solid(d->style->accent);
}

void text_on(const struct draw *d, const struct canvas_paint *p, double size, double x, double y, const char *s)
{
	if (p->pattern != CANVAS_SOLID)
		text_backed(d, size, d->ink, x, y, s);
	else
		text_put(d, size, color_luma(p->fill_color) < 140 ? WHITE : d->ink, CANVAS_CENTER, x, y, s);
}

void draw_polygon(const struct draw *d, const double *xy, size_t n, bool close, const struct canvas_paint *p)
{
	uint8_t *verb = arena_alloc(d->arena, n + 1);

	for (size_t i = 0; i < n; i++)
		verb[i] = i == 0 ? CANVAS_MOVE : CANVAS_LINE;
	verb[n] = CANVAS_CLOSE;
	canvas_path(d->c, &(struct canvas_path){ n + close, n, verb, xy }, p);
}

void draw_circle(const struct draw *d, double x, double y, double r, const struct canvas_paint *p)
{
	static const uint8_t verb[] = { CANVAS_MOVE, CANVAS_CURVE, CANVAS_CURVE, CANVAS_CURVE, CANVAS_CURVE, CANVAS_CLOSE };
	const double k = 0.5522847498 * r;  /* four Bézier curves */
	const double point[] = { x + r, y, x + r, y + k, x + k, y + r, x, y + r, x - k, y + r, x - r, y + k, x - r, y,
		x - r, y - k, x - k, y - r, x, y - r, x + k, y - r, x + r, y - k, x + r, y };

	canvas_path(d->c, &(struct canvas_path){ G_N_ELEMENTS(verb), G_N_ELEMENTS(point) / 2, verb, point }, p);
}

void draw_dashed(const struct draw *d, double x1, double y1, double x2, double y2, double width, uint32_t color)
{
	const uint8_t verb[] = { CANVAS_MOVE, CANVAS_LINE };
	const double point[] = { x1, y1, x2, y2 };
	const struct canvas_paint p = { .stroke = true, .stroke_color = color, .line_width = width, .dash = { 3.0, 1.8 } };

	canvas_path(d->c, &(struct canvas_path){ 2, 2, verb, point }, &p);
}

void marker(const struct draw *d, size_t i, double x, double y, double r, uint32_t color)
{
	struct canvas_paint p = { .fill = true, .stroke = true, .fill_color = i % 8 < 4 ? color : WHITE,
		.stroke_color = color, .line_width = 1.0 };
	const double square[] = { x - r, y - r, x + r, y - r, x + r, y + r, x - r, y + r };
	const double up[] = { x, y - 1.25 * r, x + 1.2 * r, y + 0.9 * r, x - 1.2 * r, y + 0.9 * r };
	const double diamond[] = { x, y - 1.35 * r, x + 1.35 * r, y, x, y + 1.35 * r, x - 1.35 * r, y };

	switch (i % 4) {
	case 0: draw_circle(d, x, y, r, &p); break;
	case 1: p.fill_color = i % 8 < 4 ? WHITE : color; draw_polygon(d, square, 4, true, &p); break;
	case 2: draw_polygon(d, up, 3, true, &p); break;
	case 3: draw_polygon(d, diamond, 4, true, &p); break;
	}
}

/* ---- keys --------------------------------------------------------------- */

#define SWATCH 10.0   /* of a key [pt] */
#define KEY_GAP 14.0  /* behind a key [pt] */

void keys_add(struct keys *k, const char *label, enum key_shape shape, struct canvas_paint paint, size_t series)
{
	if (k->n < KEYS && label != NULL && label[0] != '\0')
		k->key[k->n++] = (struct key){ label, shape, paint, series, NULL };
}

void keys_series(struct keys *k, const struct chart *chart)
{
	for (size_t i = 0; i < chart->n_series; i++)
		keys_add(k, chart->series[i].label, KEY_BOX, (struct canvas_paint){ 0 }, i);
}

void keys_states(struct keys *k, const struct chart *chart)
{
	static const struct { const char *state, *label; } states[] = { { "met", "达标" }, { "missed", "未达标" },
		{ NULL, "无目标" } };

	if (!chart_has_state(chart, "missed"))
		return;
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++)
		if ((i < 2 || chart->kind != CHART_BULLET) && chart_has_state(chart, states[i].state)) {
			keys_add(k, states[i].label, KEY_STATE, (struct canvas_paint){ 0 }, 0);
			k->key[k->n - 1].state = states[i].state;
		}
}

static const char *unit_text(const struct chart *chart)
{
	if (chart->unit == NULL || chart->unit[0] == '\0' || (chart->percent && strcmp(chart->unit, "%") == 0))
		return NULL;
	return chart->unit;
}

static double unit_width(const struct chart *chart)
{
	return unit_text(chart) == NULL ? 0.0 : text_wish(SIZE_SMALL, unit_text(chart)) + 3 * SIZE_SMALL + KEY_GAP;
}

/* A key's own width; a long label is cut to a third of the line. */
static double key_width(const struct key *key, double width)
{
	return MIN(text_wish(SIZE_SMALL, key->label), width / 3.0) + SWATCH + 4.0;
}

/* Calls place for each key; the first line leaves room for the unit. */
static int keys_flow(const struct keys *k, const struct chart *chart, double width, double *x, int *line)
{
	double at = 0.0, room = width - unit_width(chart);
	int n = 0;

	for (size_t i = 0; i < k->n; i++) {
		double w = key_width(&k->key[i], width);

		if (at > 0.0 && at + w > room) {
			at = 0.0;
			n++;
			room = width;
		}
		x[i] = at;
		line[i] = n;
		at += w + KEY_GAP;
	}
	return n + 1;
}

double keys_height(const struct keys *k, const struct chart *chart, double width)
{
	double x[KEYS];
	int line[KEYS];

	if (k->n == 0 && unit_text(chart) == NULL)
		return 0.0;
	return keys_flow(k, chart, width, x, line) * KEY_HEIGHT + 2.0;
}

static void key_draw(const struct draw *d, const struct key *key, double x, double y)
{
	struct canvas_paint p = key->paint;

	switch (key->shape) {
	case KEY_STATE:
		p = paint_state(d, key->state);
		canvas_rect(d->c, x, y - 3.5, SWATCH, 7.0, &p);
		break;
	case KEY_BOX:
		if (!p.fill && !p.stroke)
			p = paint_series(d, key->series);
		canvas_rect(d->c, x, y - 3.5, SWATCH, 7.0, &p);
		break;
	case KEY_MARKER:
		marker(d, key->series, x + SWATCH / 2, y, 2.8, p.stroke_color);
		break;
	case KEY_TICK:
		canvas_line(d->c, x + SWATCH / 2, y - 4.0, x + SWATCH / 2, y + 4.0, 1.4, p.stroke_color);
		break;
	}
	text_put(d, SIZE_SMALL, d->ink, CANVAS_LEFT, x + SWATCH + 4.0, y,
		text_fit(d, key->label, SIZE_SMALL, d->area.w / 3.0, 1).line[0]);
}

void keys_draw(struct draw *d, struct keys *k)
{
	double x[KEYS], height = keys_height(k, d->chart, d->area.w);
	int line[KEYS];

	if (height == 0.0)
		return;
	keys_flow(k, d->chart, d->area.w, x, line);
	for (size_t i = 0; i < k->n; i++)
		key_draw(d, &k->key[i], d->area.x + x[i], d->area.y + (line[i] + 0.5) * KEY_HEIGHT);
	if (unit_text(d->chart) != NULL)
		text_put(d, SIZE_SMALL, d->muted, CANVAS_RIGHT, draw_right(d), d->area.y + 0.5 * KEY_HEIGHT,
			text_fit(d, arena_printf(d->arena, "单位：%s", unit_text(d->chart)), SIZE_SMALL, d->area.w, 1).line[0]);
	d->area.y += height;
	d->area.h -= height;
}
