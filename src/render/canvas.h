/* canvas.h -- what pages and charts are drawn on.
 *
 * A struct of functions, called through the canvas_…() wrappers, which do
 * nothing once the canvas has failed; canvas_finish() reports. Lengths in
 * points, origin at the top left of the page, y down, colours 0xRRGGBB.
 * Implementations: record (layout's pages), PDF (libharu), Cairo (PNG), SVG with
 * real text, trace (one line of text per call: documents this interface and
 * makes layout testable). A further one (OFD) needs nothing but these calls. */
#ifndef RENDER_CANVAS_H
#define RENDER_CANVAS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/font.h"

struct canvas_glyph {
	uint32_t ch;        /* for text extraction; 0 = none of its own */
	uint32_t gid;
	float x;            /* from the run's origin [pt] */
};

/* Glyphs of one face on one baseline. */
struct canvas_run {
	uint16_t face;
	float size;         /* [pt] */
	uint32_t color;
	size_t n;
	const struct canvas_glyph *glyph;
};

/* Path: a list of commands over points. */
enum canvas_verb { CANVAS_MOVE, CANVAS_LINE, CANVAS_CURVE, CANVAS_CLOSE };  /* 1, 1, 3, 0 points */
struct canvas_path {
	size_t n_verbs, n_points;
	const uint8_t *verb;
	const double *point;                  /* x, y, x, y … [pt] */
};
enum canvas_pattern { CANVAS_SOLID, CANVAS_HATCH, CANVAS_CROSS, CANVAS_DOTS, CANVAS_HORIZONTAL, CANVAS_VERTICAL };
struct canvas_paint {
	bool fill, stroke;
	uint32_t fill_color, stroke_color;
	enum canvas_pattern pattern;          /* of the fill: drawn as lines in stroke_color over it */
	double line_width;                    /* [pt] */
	double dash[2];                       /* on, off [pt]; 0 = solid */
};

struct canvas_image {
	const char *name;                     /* for the trace */
	const unsigned char *bytes; size_t len;   /* JPEG or PNG, without EXIF */
	int width, height;                    /* [pixels], as stored */
	bool jpeg;
	int orientation;                      /* EXIF 1..8, to be applied when drawn into the place; 0 and 1: none */
};

struct canvas_meta {
	const char *title, *author, *subject, *keywords;
	const char *lang;                     /* "zh-CN" */
	int64_t date;                         /* [days] of the season; no clock is read */
	const char *id;                       /* digest of the composed document */
};

struct canvas;

struct canvas_ops {
	void (*page)(struct canvas *c, double width, double height, const char *label);
	void (*text)(struct canvas *c, double x, double y, const struct canvas_run *run);
	void (*path)(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint);
	void (*image)(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image);
	void (*clip)(struct canvas *c, double x, double y, double w, double h);   /* until unclip; nests */
	void (*unclip)(struct canvas *c);
	void (*link)(struct canvas *c, double x, double y, double w, double h, const char *dest);
	void (*dest)(struct canvas *c, const char *name, double y);     /* a place on this page */
	void (*outline)(struct canvas *c, int level, const char *title, const char *dest);
	void (*figure)(struct canvas *c, const char *alt, bool begin);  /* a chart begins or ends */
	bool (*finish)(struct canvas *c, struct diags *diags);
	void (*free)(struct canvas *c);
};

struct canvas {
	const struct canvas_ops *ops;
	const struct fonts *fonts;
	bool failed;
};

void canvas_page(struct canvas *c, double width, double height, const char *label);
void canvas_text(struct canvas *c, double x, double y, const struct canvas_run *run);
void canvas_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint);
void canvas_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image);
void canvas_clip(struct canvas *c, double x, double y, double w, double h);
void canvas_unclip(struct canvas *c);
void canvas_link(struct canvas *c, double x, double y, double w, double h, const char *dest);
void canvas_dest(struct canvas *c, const char *name, double y);
void canvas_outline(struct canvas *c, int level, const char *title, const char *dest);
void canvas_figure(struct canvas *c, const char *alt, bool begin);
bool canvas_finish(struct canvas *c, struct diags *diags);
void canvas_free(struct canvas *c);

/* Short forms built on path and text. */
void canvas_rect(struct canvas *c, double x, double y, double w, double h, const struct canvas_paint *paint);
void canvas_line(struct canvas *c, double x1, double y1, double x2, double y2, double width, uint32_t color);
enum canvas_align { CANVAS_LEFT, CANVAS_CENTER, CANVAS_RIGHT };
/* One line of text of a role with its baseline at y; returns its width [pt]. */
double canvas_string(struct canvas *c, enum style_role role, double size, uint32_t color,
	enum canvas_align align, double x, double y, const char *utf8);

/* Record: pages kept in an arena and played on another canvas. Glyph arrays,
 * paths and strings are copied. */
struct canvas *canvas_record(const struct fonts *fonts, struct arena *arena);
void canvas_play(const struct canvas *record, struct canvas *to);
size_t canvas_record_pages(const struct canvas *record);

/* Text trace into a GString-like buffer: *out is malloced text, freed by the
 * caller with g_free(), set by finish. */
struct canvas *canvas_trace(const struct fonts *fonts, char **out);

/* A whole PDF, PDF/A-2b by construction; *out as above, with its length. */
struct canvas *canvas_pdf(const struct fonts *fonts, const struct canvas_meta *meta, char **out, size_t *len);

/* One picture each (a single page). scale: pixels per point. */
struct canvas *canvas_png(const struct fonts *fonts, double scale, char **out, size_t *len);
struct canvas *canvas_svg(const struct fonts *fonts, const char *title, char **out, size_t *len);

#endif
