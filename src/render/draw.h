/* draw.h -- what the canvases share. Internal to render/. */
#ifndef RENDER_DRAW_H
#define RENDER_DRAW_H

#include <glib.h>

#include "render/canvas.h"

/* Appends a number with at most two decimals, a dot whatever the locale, no
 * trailing zeros and no "-0"; draw_number3() with three. The value must be finite. */
void draw_number(GString *out, double v);
void draw_number3(GString *out, double v);
/* Appends " " and a number. */
void draw_arg(GString *out, double v);

/* The lines of a pattern inside a frame, as a path in the arena (dots are short
 * lines; the caller sets round caps). Clip to the shape before stroking. */
struct canvas_path draw_pattern(enum canvas_pattern pattern, double x, double y, double w, double h,
	struct arena *arena);
/* The bounds of a path's points. */
void draw_bounds(const struct canvas_path *path, double *x, double *y, double *w, double *h);

const char *draw_pattern_name(enum canvas_pattern pattern);

#endif
