/* draw.h -- what the chart kinds share: the area still free, text that fits,
 * paints that differ in print, exact scales, rows and keys. Only src/charts/.
 *
 * A kind is two functions: the height it wants, and its drawing. Both cut the
 * same strips off the area (keys on top, axis below), so what was asked for is
 * enough. Text widths for heights are estimates that are never below the
 * fonts'; drawing places by the fonts' own advances. */
#ifndef CHARTS_DRAW_H
#define CHARTS_DRAW_H

#include "charts/charts.h"

#define SIZE_LABEL 8.5   /* names and values [pt] */
#define SIZE_SMALL 7.5   /* axes, keys, notes [pt] */
#define LINE 1.25        /* line pitch over size */
#define KEY_HEIGHT 14.0  /* a line of keys [pt] */
#define AXIS_HEIGHT 14.0 /* numbers below an axis [pt] */
#define GAP_COLUMN 6.0   /* between columns [pt] */

struct box { double x, y, w, h; };

struct draw {
	const struct chart *chart;
	struct canvas *c;
	const struct style *style;
	struct arena *arena;     /* of this drawing */
	struct box area;         /* what is still free */
	uint32_t ink, muted, faint, rule;
};

static inline double draw_right(const struct draw *d) { return d->area.x + d->area.w; }

/* ---- kinds: X-macro CHART_KINDS names them ------------------------------ */

#define KIND(name) \
	double chart_##name##_height(const struct chart *chart, double width); \
	void chart_##name##_draw(struct draw *d)
KIND(bars); KIND(bullet); KIND(stacked); KIND(grouped); KIND(line); KIND(histogram); KIND(dots);
KIND(heat); KIND(tiles); KIND(multiples); KIND(likert); KIND(dumbbell); KIND(radar);
#undef KIND

/* ---- data --------------------------------------------------------------- */

size_t chart_rows(const struct chart *chart);    /* the longest series */
const struct chart_point *chart_at(const struct chart *chart, size_t series, size_t i);  /* or NULL */
struct rat chart_value(const struct chart *chart, size_t series, size_t i);  /* N/A when absent */
const char *chart_text(const struct chart *chart, size_t series, size_t i);  /* "—" when absent */
const char *chart_name(const struct chart *chart, size_t series);  /* of a series, "" when it has none */
const char *chart_label(const struct chart *chart, size_t i);  /* of a row, from the first series that has it */
bool chart_has_state(const struct chart *chart, const char *state);  /* of a value that is not N/A */
double rat_double(struct rat a);

/* The bins of a histogram and how many observations each has. */
struct chart_numbers chart_bins(const struct chart *chart, struct arena *arena);

/* ---- text --------------------------------------------------------------- */

#define TEXT_LINES 6
struct lines { const char *line[TEXT_LINES]; int n; };

int text_em(const char *s);                       /* an upper estimate [1/1000 em] */
double text_wish(double size, const char *s);     /* the same [pt] */
double text_width(const struct draw *d, double size, const char *s);
/* Broken into at most max_lines lines of a width, evenly; what does not fit is
 * shortened with …. */
struct lines text_fit(const struct draw *d, const char *s, double size, double width, int max_lines);
/* One line with its middle at y. */
void text_put(const struct draw *d, double size, uint32_t color, enum canvas_align align,
	double x, double y, const char *s);
/* Some lines, the block's middle at y. */
void text_block(const struct draw *d, double size, uint32_t color, enum canvas_align align,
	double x, double y, const struct lines *lines);
/* Printed on white, for numbers over a pattern. */
void text_backed(const struct draw *d, double size, uint32_t color, double x, double y, const char *s);

/* Boxes already taken by text; a label goes where it covers none. */
struct taken { struct box box[512]; size_t n; };
bool taken_try(struct taken *t, struct box b);    /* false when it would cover one */

/* ---- paint -------------------------------------------------------------- */

uint32_t color_mix(uint32_t a, uint32_t b, double share_of_b);
int color_luma(uint32_t c);                       /* 0..255, as a grey print shows it */
struct canvas_paint paint_solid(uint32_t color);
struct canvas_paint paint_series(const struct draw *d, size_t i);    /* color and pattern of a series */
struct canvas_paint paint_state(const struct draw *d, const char *state);
/* A number in the middle of a painted box: white on dark, ink on light, backed
 * on a pattern. */
void text_on(const struct draw *d, const struct canvas_paint *p, double size, double x, double y,
	const char *s);
/* Series i's point: circle, square, triangle, diamond, filled then hollow. */
void marker(const struct draw *d, size_t i, double x, double y, double r, uint32_t color);
void draw_circle(const struct draw *d, double x, double y, double r, const struct canvas_paint *p);
void draw_polygon(const struct draw *d, const double *xy, size_t n, bool close, const struct canvas_paint *p);
void draw_dashed(const struct draw *d, double x1, double y1, double x2, double y2, double width,
	uint32_t color);

/* ---- keys --------------------------------------------------------------- */

enum key_shape { KEY_BOX, KEY_STATE, KEY_MARKER, KEY_TICK };
struct key { const char *label; enum key_shape shape; struct canvas_paint paint; size_t series; const char *state; };
#define KEYS 24
struct keys { struct key key[KEYS]; size_t n; };

void keys_add(struct keys *k, const char *label, enum key_shape shape, struct canvas_paint paint,
	size_t series);
void keys_series(struct keys *k, const struct chart *chart);   /* every series, without paint */
void keys_states(struct keys *k, const struct chart *chart);   /* 达标, 未达标, 无目标, once one is missed */
/* Keys at the left, 单位 at the right; 0 when there is neither. */
double keys_height(const struct keys *k, const struct chart *chart, double width);
void keys_draw(struct draw *d, struct keys *k);                /* paints filled in, cuts the area */

/* ---- scale -------------------------------------------------------------- */

/* lo, lo + step … lo + n·step, the step 1, 2 or 5 times a power of ten, all exact. */
struct scale {
	struct rat lo, step;
	int n;
	bool percent;
	double from, to;         /* where lo and the last tick stand [pt] */
};
struct scale scale_make(struct rat lo, struct rat hi, int max_steps, bool whole);
double scale_at(const struct scale *s, struct rat v);          /* clamped */
struct rat scale_tick(const struct scale *s, int i);
const char *scale_text(const struct draw *d, const struct scale *s, int i);
bool chart_is_whole(const struct chart *chart);    /* every value a whole number, printed as one */
/* The least and greatest of every value, zero and the target included. */
struct scale scale_of(const struct chart *chart, int max_steps);
/* Vertical grid lines with numbers below, over a band of rows. */
void scale_axis_x(const struct draw *d, const struct scale *s, double top, double bottom);
/* Horizontal grid lines with numbers at the left. */
void scale_axis_y(const struct draw *d, const struct scale *s, double left, double right);
double scale_text_width(const struct draw *d, const struct scale *s);
/* Where the target stands, and its label above the plot; draws nothing without. */
void target_x(const struct draw *d, const struct scale *s, double label_y, double top, double bottom,
	double left, double right);
const char *target_text(const struct draw *d);

/* ---- rows --------------------------------------------------------------- */

/* Name, value, plot: every horizontal kind. */
struct rows {
	size_t n;
	double size;             /* of names [pt] */
	double label_w, value_w, right_w;
	double x0, x1;           /* the plot */
	double top, pitch;
	int lines;               /* a name may have */
};
double rows_wish(const struct chart *chart, double width, double one, double two);
/* Lays rows out in the area; value_series: whose texts stand before the plot
 * (-1 = none), right_series: behind it. */
struct rows rows_place(struct draw *d, int value_series, int right_series, double below, double most);
double rows_mid(const struct rows *r, size_t i);
double rows_value_x(const struct draw *d, const struct rows *r);  /* where the numbers end */
void rows_text(const struct draw *d, const struct rows *r, size_t i, int value_series, int right_series);

/* Says （无数据） in the middle of the area. */
void draw_nothing(const struct draw *d);
/* Nothing to draw: says so in the middle of the area. */
bool draw_empty(struct draw *d);
#define EMPTY_HEIGHT 40.0
#define TALLEST 600.0

#endif
