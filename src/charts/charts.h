/* charts.h -- each chart kind draws on a canvas.
 *
 * A chart is a <chart> element of a report document (templates/report.rng):
 * series of points with a label, an exact value and its text. Charts place and
 * draw; they compute nothing but positions. Every chart is readable in black
 * and white (pattern or marker as well as colour), has its texts inside its
 * frame and none over another. */
#ifndef CHARTS_CHARTS_H
#define CHARTS_CHARTS_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/rat.h"
#include "render/canvas.h"

#define CHART_KINDS(X) /* X(enumerator, name in report.rng) */ \
	X(BARS, "bars") X(BULLET, "bullet") X(STACKED, "stacked") X(GROUPED, "grouped") X(LINE, "line") \
	X(HISTOGRAM, "histogram") X(DOTS, "dots") X(HEAT, "heat") X(TILES, "tiles") X(MULTIPLES, "multiples") \
	X(LIKERT, "likert") X(DUMBBELL, "dumbbell") X(RADAR, "radar")
enum chart_kind {
#define X(id, name) CHART_##id,
	CHART_KINDS(X)
#undef X
};

struct chart_point {
	const char *label;
	struct rat value;       /* in the unit of its text: 82.7 for 82.7%; N/A: drawn as a gap with — */
	const char *text;       /* the value as printed */
	const char *state;      /* "met", "missed", "na" or NULL */
	int row, column;        /* in a schematic map, from 1; 0 = not said (tiles) */
};
struct chart_series { const char *label; const struct chart_point *points; size_t n; };

struct chart {
	enum chart_kind kind;
	const char *title, *unit, *source, *alt;
	const char *names;      /* what the points are called in a table: 月份; NULL = not said */
	struct rat target;      /* N/A = none */
	const char *target_label;
	bool percent;           /* texts end in %: numbers along the axis do too */
	struct rat low, mid, high;       /* dots: quartiles of the whole; N/A = none */
	const struct chart_series *series; size_t n_series;
	struct loc at;
};

/* Reads a <chart> element; strings borrow from the arena. NULL with a
 * diagnostic when it is unusable. */
const struct chart *chart_read(const xmlNode *element, struct arena *arena, struct diags *diags);

/* The numbers that a chart draws, as a table: a name for each point (bin, part), a head for
 * each of its values. Empty (n = 0) when nothing has a value. Strings are the chart's or the arena's. */
struct chart_numbers {
	size_t n, m;            /* names; values of each */
	const char *corner;     /* above the names */
	const char **name, **head;   /* n; m */
	const char **text;      /* n × m, name by name */
};
struct chart_numbers chart_numbers(const struct chart *chart, struct arena *arena);

/* Characters that charts print besides the texts of their points: for fonts_want(). */
const char *chart_characters(void);

/* The height the chart wants at a width [pt]: grows with its categories, never
 * above 600. A title (with_title) takes CHART_TITLE_HEIGHT more. */
#define CHART_TITLE_HEIGHT 36.0
double chart_height(const struct chart *chart, double width, const struct style *style);

/* Draws it into the frame. Title and source stand outside (layout's captions)
 * unless with_title (SVG, PNG). */
void chart_draw(const struct chart *chart, struct canvas *c, double x, double y, double w, double h,
	const struct style *style, bool with_title);

#endif
