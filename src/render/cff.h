/* cff.h -- the CFF fonts of documents, cut from a face.
 *
 * Of a CID-keyed face each glyph is taken once: made to stand alone
 * (charstring.h) and compressed (literal.h). A document's font is then
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

/* n glyphs (ids of the face, ascending, the first is 0), numbered 0 to n - 1 from
 * here on; bytes (the CFF table) and ids live as long. NULL when the face is not
 * CID-keyed, or has charstrings that compute: hb-subset serves such a face. Each
 * glyph is cut when a document first prints it, in the process that does. */
struct cff *cff_open(const unsigned char *bytes, size_t len, const uint32_t *gid, size_t n);
void cff_free(struct cff *cff);

uint16_t cff_cid(const struct cff *cff, uint32_t glyph);
/* The character collection, e.g. Adobe-Identity-0. */
void cff_collection(const struct cff *cff, const char **registry, const char **ordering, int *supplement);

/* The font with n glyphs (without 0, which is added), as a zlib stream; the
 * caller frees it with g_free(). NULL when a glyph cannot be cut after all. */
unsigned char *cff_subset(const struct cff *cff, const uint32_t *glyph, size_t n, size_t *len);

#endif
