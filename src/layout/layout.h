/* layout.h -- a report document becomes pages.
 *
 * Takes a document valid against templates/report.rng, gives a recording canvas
 * (render/canvas.h) with its pages: lists of glyph runs, paths, images, links.
 * Knows no PDF and no statistics. The grid is that of GB/T 9704-2012: 22 lines of
 * 28 characters; line breaking follows GB/T 15834-2011 part 5 and clreq. All
 * decisions are taken on integers, so the same document gives the same pages.
 *
 * Proven to advance: every page takes at least one row or line; what does not
 * fit is a diagnostic with its line in the template and drawn as far as it fits. */
#ifndef LAYOUT_LAYOUT_H
#define LAYOUT_LAYOUT_H

#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/canvas.h"

struct layout_options {
	const struct style *style;
	const struct fonts *fonts;
	const char *photos;         /* folder in which photo files are found, or NULL */
	bool official;              /* red head and 版记 */
};

/* The pages, or NULL with diagnostics. Everything lives in the arena; the
 * canvas is freed by the caller with canvas_free(). */
struct canvas *layout_report(const xmlDoc *report, const struct layout_options *options,
	struct arena *arena, struct diags *diags);

/* Every character that layout prints of its own (numbers, 续表, 目录 …), UTF-8, for
 * fonts_want(). */
const char *layout_characters(void);

#endif
