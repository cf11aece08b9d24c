/* literal.h -- deflate streams put together from pieces encoded before.
 *
 * Outlines of Han characters hold next to no repeated strings: of what deflate
 * saves on them, all but one per cent comes from the Huffman code of single
 * bytes. So each glyph is encoded once for the batch with one code for its face,
 * and a document's font is the glyphs' bits laid end to end: a deflate block
 * (RFC 1951, 3.2.7) of literals, without matches. */
#ifndef RENDER_LITERAL_H
#define RENDER_LITERAL_H

#include "render/deflate.h"

/* The code for bytes that occur so often (all bytes can be encoded). */
void literal_code_make(struct deflate_code *c, const uint64_t counts[256]);
void literal_encode(const struct deflate_code *c, struct bits *to, const unsigned char *p, size_t n);

/* A block of a stream: opens with its code, holds what literal_encode() or
 * bits_append() add, and is closed. */
void literal_open(const struct deflate_code *c, struct bits *to, bool last);
void literal_close(const struct deflate_code *c, struct bits *to);

#endif
