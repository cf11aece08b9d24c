/* cff.h -- the CFF fonts of documents, cut from a face's batch subset.
 *
 * The batch subset is CID-keyed, without subroutines and hints, so its
 * charstrings stand alone. A document's font is
 *
 *   header, names, Top DICT, strings, font dicts, Privates   the same for all
 *   charset, FDSelect, offsets of the charstrings            of its glyphs
 *   charstrings                                              encoded before
 *
 * Adobe Technical Note 5176. */
#ifndef RENDER_CFF_H
#define RENDER_CFF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct cff;

/* From the bytes of a CFF table, which must outlive it. NULL when it is not
 * of the form above. */
struct cff *cff_open(const unsigned char *bytes, size_t len);
void cff_free(struct cff *cff);
uint16_t cff_cid(const struct cff *cff, uint32_t gid);

/* The font with the n glyphs (ascending, without 0, which is added), as a zlib
 * stream; the caller frees it with g_free(). */
unsigned char *cff_subset(const struct cff *cff, const uint32_t *gid, size_t n, size_t *len);

#endif
