/* face.h -- one font face: found, opened, subset once to what the batch prints.
 *
 * Internal to render/: font.c chooses faces for characters, pdf_font.c embeds
 * them. A face goes through three states: open (the whole file, mapped), wanted
 * (characters added), prepared (numbered; each process cuts
 * the glyphs that its documents print). */
#ifndef RENDER_FACE_H
#define RENDER_FACE_H

#include <ft2build.h>
#include FT_FREETYPE_H
#include <glib.h>
#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "render/cff.h"
#include "render/font.h"

struct face {
	char *file, *family;    /* as fontconfig lists them */
	int index;              /* in a collection */
	char *name;             /* PostScript name */
	bool cff;               /* outlines in `CFF `, otherwise in `glyf` */
	bool cid_keyed;         /* CFF with CIDs: codes in a PDF are CIDs, otherwise glyph ids */
	bool gb2312_only;       /* Fandol: other Han characters have wrong shapes */
	uint32_t checksum;      /* of the whole file, as `head` has it */
	int units;              /* per em */
	struct font_metrics metrics;  /* [1/1000 em]; measured when prepared, as the two below */
	int digit_center;       /* of its own digits [1/1000 em], 0 = has none */
	int box[4];             /* left, bottom, right, top of all glyphs [1/1000 em] */

	hb_face_t *whole;       /* until prepared */
	hb_font_t *whole_font;
	hb_set_t *want;         /* the characters that this face serves */

	/* Prepared: the glyphs of the batch, numbered anew. Either cut by cff.c from
	 * a CID-keyed face, or subset by hb-subset. None when it serves nothing. */
	hb_map_t *gids;         /* character -> glyph */
	unsigned n_glyphs;
	int16_t *advances;      /* glyph -> [1/1000 em] */
	uint16_t *cids;         /* cid_keyed: glyph -> CID */
	struct cff *cuts;
	uint32_t *whole_gids;   /* cut: glyph -> glyph of the whole face */
	hb_blob_t *table;       /* cut: the whole face's CFF */
	hb_blob_t *batch_bytes; /* subset */
	hb_face_t *batch;       /* by face_batch() */
	FT_Library library;
	FT_Face outlines;       /* of the batch; of a cut face the whole one, opened at first need */
	GHashTable *masks;      /* of mask.c, made at first need */
};

/* Where a font stands. */
struct font_place {
	char *file, *family;
	int index;
};

/* Fontconfig's list, asked for exact families. `fonts` is a folder whose fonts
 * are listed too, or NULL. */
struct finder;
struct finder *finder_open(const char *fonts);
void finder_close(struct finder *f);
/* "Family", "Family:Style", or "file:NAME" in the folder (or an absolute path),
 * with "#2" behind it for the third face of a collection. False when it is not
 * installed; otherwise the strings are the caller's, freed with g_free(). */
bool finder_find(const struct finder *f, const char *spec, struct font_place *out);

/* Takes over the strings of the place. NULL when the file is no outline font. */
struct face *face_open(struct font_place place);
void face_free(struct face *face);
bool face_has(const struct face *face, uint32_t ch);
/* The ink of a character of the whole face [1/1000 em]; false when it has none. */
struct face_ink { int left, right, bottom, top, advance; };
bool face_ink(const struct face *face, uint32_t ch, struct face_ink *out);

/* Takes the glyphs of `want`; the whole face is asked no more. Runs in any thread;
 * face_finish() follows in the main one. */
void face_subset(struct face *face);
bool face_finish(struct face *face, FT_Library library);
/* A subset face made ready for the subsets of documents, which are ten times faster then; at first need. */
hb_face_t *face_batch(const struct face *face);
/* FreeType's face for the outlines, and the glyph's number there; NULL when the file is gone. */
FT_Face face_outlines(const struct face *face, uint32_t gid, uint32_t *there);

/* The faces of a font set, in the order of their indices. */
struct face *const *fonts_faces(const struct fonts *f, size_t *n);

#endif
