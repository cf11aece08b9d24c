/* style.h -- templates/style.xml: page, sizes, faces, colours, table style.
 *
 * Lengths in points. A mistake in the file is a diagnostic with line and
 * column (status 3). Sizes follow GB/T 9704-2012, see docs/layout.md. */
#ifndef RENDER_STYLE_H
#define RENDER_STYLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"

/* The roles of faces in an official document. */
#define STYLE_ROLES(X) /* X(enumerator, name in style.xml) */ \
	X(TITLE, "title") X(BODY, "body") X(HEI, "hei") X(KAI, "kai") X(SONG, "song") X(SANS, "sans")
enum style_role {
#define X(id, name) STYLE_##id,
	STYLE_ROLES(X)
#undef X
	STYLE_ROLE_COUNT
};

/* Named sizes: 2号 22, 3号 15.75, 4号 14, 小四 12, 五号 10.5, 小五 9, 六号 7.5. */
struct style_face {
	const char *const *families;  /* NULL-terminated, the first that is installed wins; "file:…" names a file */
	const char *const *latin;     /* for ASCII letters and digits, same rule; NULL = from the face itself */
};

struct style {
	double page_width, page_height;                    /* [pt] A4 595.28 x 841.89 */
	double top, left, right, bottom;                   /* margins [pt] 37, 28, 26, 35 mm */
	int columns, lines;                                /* 28 x 22 */
	double body_size, pitch, line_pitch;               /* 15.75, 156 mm / 28, 29.6 */
	double head_size, title_size, page_number_size;    /* 50, 22, 14; head: the issuer's name in red */
	double table_size, table_line, caption_size, note_size;  /* 10.5, line pitch 16.5, 12, 9 */
	double handwriting;                                /* least row height for writing by hand [pt] 9 mm */
	uint32_t text, accent, accent2, warn, good, grid, zebra, red;   /* 0xRRGGBB */
	uint32_t series[8];                                /* chart series, distinct in grey too */
	bool three_line;                                   /* tables: three-line, otherwise full grid */
	bool use_zebra;
	struct style_face faces[STYLE_ROLE_COUNT];
	const char *const *rare;                           /* families for rare characters, in order */
	const char *words;                                 /* not parted in titles; separated by white space, or NULL */
	char digest[65];
};

const struct style *style_load(const char *path, struct arena *arena, struct diags *diags);

#endif
