/* layouts.h -- for the tests of layout: style and fonts opened once, a report laid
 * out and written as a trace, and the texts of a trace one after another. */
#ifndef TEST_LAYOUTS_H
#define TEST_LAYOUTS_H

#include "layout/layout.h"
#include "render/render.h"

struct layouts {
	struct arena *season, *arena;
	struct diags *diags;
	const struct style *style;
	struct fonts *fonts;
};
void layouts_open(struct layouts *w);
void layouts_close(struct layouts *w);

/* The trace of a report given as XML; the caller frees it with g_free(). */
char *layouts_trace(struct layouts *w, const char *xml, bool official);

struct layouts_text {
	int page;                       /* sheet, from 1 */
	double page_width, page_height;
	double x, y, size, last;        /* last: where the last glyph begins */
	char words[512];
	double box[4];                  /* least x, y, most x, y of straight paths so far on this page */
};
/* The next text call after *at; false at the end. t->page must be kept between calls.
 * Straight paths on the way (rules, frames, shading) widen the box of their page. */
bool layouts_next(const char **at, struct layouts_text *t);

#endif
