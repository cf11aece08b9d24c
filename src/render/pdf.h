/* pdf.h -- the parts of the PDF canvas, and the only header that knows libharu.
 *
 * libharu owns the document: objects, pages, streams, outlines, cross
 * references. Content streams, fonts and pictures are written by us and handed
 * over ready compressed: canvas_pdf.c (calls to content), pdf_stream.c, pdf_font.c
 * (Type 0 fonts), pdf_image.c, pdf_meta.c (what PDF/A wants beside the pages). */
#ifndef RENDER_PDF_H
#define RENDER_PDF_H

#include <hpdf.h>
#include <libdeflate.h>

#include "render/draw.h"
#include "render/face.h"

#define PDF_CLIP_DEPTH 24  /* of the 28 that ISO 19005-2, 6.1.13 allows */

/* A face in this document: for each glyph of the batch subset the character
 * that it was first used for, 0 = not used, PDF_NO_CHAR = stands for none. */
#define PDF_NO_CHAR UINT32_MAX
struct pdf_face {
	uint32_t *ch;
	unsigned used;        /* number of glyphs */
};

struct pdf_page {
	HPDF_Page page;
	double height;
	char *label;
};
struct pdf_dest { const char *name; size_t page; double y; };
struct pdf_link { size_t page; double x, y, w, h; const char *dest; };
struct pdf_outline { int level; const char *title, *dest; };
struct pdf_picture { const unsigned char *bytes; int index; };   /* of the resource, -1 = broken */

/* What the content stream has last set, so that nothing is set twice. */
struct pdf_state {
	int face;             /* -1 = unknown */
	float size;
	int64_t fill, stroke; /* -1 = unknown */
	double line_width, spacing;
	double dash[2];
	bool round_caps;
};

struct pdf {
	struct canvas base;
	const struct canvas_meta *meta;
	struct arena *arena;
	struct libdeflate_compressor *deflate;
	HPDF_Doc doc;
	HPDF_STATUS error;    /* the first one */
	HPDF_Dict resources, fonts, images;
	struct pdf_face *faces;
	GArray *pages, *dests, *links, *outlines, *pictures;
	GPtrArray *faults;    /* names of images that cannot be decoded */
	GString *content;     /* of the page in work */
	struct pdf_state state;
	int depth;            /* of clips */
	char **out;
	size_t *len;
};

/* pdf_stream.c: a document begins, and is saved into *out. */
void pdf_open(struct pdf *pdf);
void pdf_save(struct pdf *pdf);
/* A stream with its bytes compressed by us; plain when that is not shorter, or
 * when it is asked for. Owned by the document. */
HPDF_Dict pdf_stream(struct pdf *pdf, const void *bytes, size_t len, bool compress);
void pdf_stream_fill(struct pdf *pdf, HPDF_Dict stream, const void *bytes, size_t len, bool compress);
/* The bytes of a stream as they are to stand in the file; copied. */
void pdf_stream_body(struct pdf *pdf, HPDF_Dict stream, const void *bytes, size_t len);
/* The same with bytes that are a zlib stream already. */
HPDF_Dict pdf_stream_packed(struct pdf *pdf, const void *bytes, size_t len);
/* A text string in UTF-16BE with byte order mark, also beyond the BMP. */
HPDF_Binary pdf_text(struct pdf *pdf, const char *utf8);

/* pdf_font.c: the code of a glyph in content, and the font objects at the end. */
unsigned pdf_font_code(const struct face *face, uint32_t gid);
void pdf_font_objects(struct pdf *pdf);

/* pdf_image.c */
int pdf_image_index(struct pdf *pdf, const struct canvas_image *image);
void pdf_image_faults(struct pdf *pdf, struct diags *diags);

/* pdf_meta.c */
void pdf_meta_objects(struct pdf *pdf, struct diags *diags);
bool pdf_meta_profile(struct pdf *pdf, struct diags *diags);

#endif
