/* png_file.h -- PNG files of pictures. Internal to render/. */
#ifndef RENDER_PNG_FILE_H
#define RENDER_PNG_FILE_H

#include <cairo.h>
#include <glib.h>

/* The file of an image surface in CAIRO_FORMAT_RGB24. The caller frees it with
 * g_byte_array_free(). Same picture, same bytes. */
GByteArray *png_encode(cairo_surface_t *surface);

/* The picture of a PNG file. Always a surface, whose status tells whether it could
 * be read; the caller destroys it. */
cairo_surface_t *png_decode(const unsigned char *bytes, size_t len);

#endif
