/* packed.h -- the rows of a picture as a zlib stream (RFC 1950).
 *
 * A chart is paper, bars and glyphs on whole pixels: what stands in a row mostly
 * stands above it or beside it already, and what does not is a glyph that was
 * there before. Looking at these three places first takes a fifth of the time of
 * a general search, because whole rows go by without being hashed, and a tenth
 * more room. Internal to render/. */
#ifndef RENDER_PACKED_H
#define RENDER_PACKED_H

#include <stddef.h>

/* Rows of `width` bytes, one behind another. The caller frees the bytes with g_free(). */
unsigned char *packed_rows(const unsigned char *rows, size_t width, size_t n_rows, size_t *len);

#endif
