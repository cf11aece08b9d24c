/* pages.h -- pages for the tests of the canvases: text on the grid of GB/T 9704
 * in the roles of a report, a table, a chart-like figure, links and bookmarks. */
#ifndef TEST_PAGES_H
#define TEST_PAGES_H

#include "render/render.h"

/* Style, fonts and everything that the pages print, opened once. */
struct pages {
	struct arena *arena;
	struct diags *diags;
	const struct style *style;
	struct fonts *fonts;
	struct canvas_meta meta;
};
void pages_open(struct pages *p);
/* The same, for a batch that prints more characters elsewhere. */
void pages_open_among(struct pages *p, const char *more);
void pages_close(struct pages *p);

/* Names that people bear beyond GB 2312: common ones, GB 18030-2022 level 3, planes 2 and
 * 3, and the private use area. */
extern const char pages_rare[];

/* n pages; about 900 distinct Han characters over twelve of them. */
void pages_draw(const struct pages *p, struct canvas *c, int n);

/* The pages as a PDF; the caller frees it with g_free(). */
char *pages_pdf(const struct pages *p, int n, size_t *len);

#endif
