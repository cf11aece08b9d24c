/* mask.h -- glyphs as pixels, for pictures.
 *
 * The names and numbers of charts come from few faces and sizes, so a glyph is
 * filled once for all pictures of a process and stands on whole pixels: half a
 * pixel is a seventh of a point in a chart's picture. Sixteen steps from paper to ink are more
 * than anybody sees, and leave few colours for the palette. Internal to render/. */
#ifndef RENDER_MASK_H
#define RENDER_MASK_H

#include <stdint.h>

#include "render/font.h"

struct mask {
	int left, top;        /* of its corner from the glyph's origin, right and up [pixels] */
	int width, height;    /* 0 = no ink */
	uint8_t cover[];      /* 0 = paper, 255 = ink; rows from the top */
};

/* Where masks are put: 0xFFRRGGBB, within a box. */
struct pixels {
	uint32_t *at;
	int stride;           /* pixels a row */
	int x0, y0, x1, y1;   /* the box, its right and bottom outside [pixels] */
};

/* A glyph at a size [1/64 pixel an em]. Belongs to the face, until the next call. */
const struct mask *mask_find(const struct fonts *f, unsigned face, uint32_t gid, unsigned size);

/* Puts one, its origin at a pixel. */
void mask_put(const struct mask *m, const struct pixels *to, int x, int y, uint32_t color);

#endif
