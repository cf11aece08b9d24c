/* charstring.h -- Type 2 charstrings made to stand alone (Adobe Technical Note
 * 5177): subroutines are put in where they are called, hints are left out. */
#ifndef RENDER_CHARSTRING_H
#define RENDER_CHARSTRING_H

#include "render/cff_data.h"

#define CHARSTRING_MAX 65535   /* bytes, TN 5177 appendix B */

/* Writes the charstring to `out`, which has room for CHARSTRING_MAX bytes, and
 * gives its length. 0 when it computes (arithmetic operators), is broken, or
 * nests too deeply. */
size_t charstring_flatten(struct cff_part code, const struct cff_index *global, const struct cff_index *local,
	unsigned char *out);

#endif
