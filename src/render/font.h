/* font.h -- faces for the roles of an official document, and their glyphs.
 *
 * HarfBuzz owns the fonts: found once by fontconfig (exact family, user's
 * licensed font first), then subset once to the characters that the batch can
 * print; each document's own subset comes from that. Layout measures here and
 * never on a canvas. All advances are integers [1/1000 em], so that no floating
 * point decides a line break.
 *
 * After fonts_prepare() everything is read-only and shared by forked workers. */
#ifndef RENDER_FONT_H
#define RENDER_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/diag.h"
#include "render/style.h"

struct fonts;

struct font_glyph {
	uint32_t ch;        /* character */
	uint32_t gid;       /* glyph in the batch subset of its face */
	int advance;        /* [1/1000 em] */
	uint16_t face;      /* index of the face */
	int16_t rise;       /* baseline shift that aligns the face with the role's first face [1/1000 em] */
	bool missing;       /* no face has it: drawn as a box with its code point, and listed */
};

/* Opens the faces of every role. A role without any usable face is a
 * diagnostic (status 6, names the package to install) and gives NULL. */
struct fonts *fonts_open(const struct style *style, struct diags *diags);
void fonts_free(struct fonts *f);

/* Tells which characters will be printed (UTF-8, repeated calls add up; all
 * roles), then subsets every face once. Call prepare before the first glyph. */
void fonts_want(struct fonts *f, const char *utf8, size_t len);
bool fonts_prepare(struct fonts *f, struct diags *diags);

/* The glyph of a character in a role: the role's Latin face for ASCII letters and
 * digits, its families, then the chain for rare characters. Never fails. A
 * character that was not wanted before is served as missing. */
struct font_glyph fonts_glyph(const struct fonts *f, enum style_role role, uint32_t ch);

/* Of a role's first Han face [1/1000 em]; known after fonts_prepare(). */
struct font_metrics { int ascent, descent, ink_center; };
struct font_metrics fonts_metrics(const struct fonts *f, enum style_role role);

/* Width of UTF-8 text [1/1000 em], without any adjustment. */
int fonts_width(const struct fonts *f, enum style_role role, const char *utf8);

/* Characters that no face has, in order of code point. */
size_t fonts_missing(const struct fonts *f, const uint32_t **chars);

/* For canvases. The face's PostScript name, family, and an outline as path calls
 * in em units (1000), y up. */
size_t fonts_face_count(const struct fonts *f);
const char *fonts_face_name(const struct fonts *f, unsigned face);
const char *fonts_face_family(const struct fonts *f, unsigned face);
uint32_t fonts_face_checksum(const struct fonts *f, unsigned face);   /* another one: another file */
struct font_pen {
	void (*move)(void *to, double x, double y);
	void (*line)(void *to, double x, double y);
	void (*curve)(void *to, double x1, double y1, double x2, double y2, double x3, double y3);
	void (*close)(void *to);
};
void fonts_outline(const struct fonts *f, unsigned face, uint32_t gid, const struct font_pen *pen, void *to);

/* For `evalseason fonts`: which font serves which role, as lines of text. */
char *fonts_report(const struct fonts *f, enum diag_lang lang);

#endif
