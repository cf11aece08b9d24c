/* cff.h -- the CFF fonts of documents, cut from a face.
 *
 * Of a CID-keyed face the glyphs of the batch are taken once: made to stand
 * alone (charstring.h) and compressed (literal.h). A document's font is then
 *
 *   header, names, Top DICT, strings, font dicts, Privates   the same for all
 *   charset, FDSelect, offsets of the charstrings            of its glyphs
 *   charstrings                                              compressed before
 *
 * Adobe Technical Note 5176. */
#ifndef RENDER_CFF_H
#define RENDER_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cff;

/* Takes n glyphs (ids of the face, ascending, the first is 0) from the bytes of
 * its CFF table, which it does not need afterwards. They are numbered 0 to n - 1
 * from here on. NULL when the face is not CID-keyed, or has charstrings that
 * compute: hb-subset serves such a face. */
struct cff *cff_open(const unsigned char *bytes, size_t len, const uint32_t *gid, size_t n);
void cff_free(struct cff *cff);

uint16_t cff_cid(const struct cff *cff, uint32_t glyph);
/* The character collection, e.g. Adobe-Identity-0. */
void cff_collection(const struct cff *cff, const char **registry, const char **ordering, int *supplement);

/* The font with n glyphs (without 0, which is added), as a zlib stream; the
 * caller frees it with g_free(). */
unsigned char *cff_subset(const struct cff *cff, const uint32_t *glyph, size_t n, size_t *len);

#endif
