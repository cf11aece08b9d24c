/* literal.h -- deflate streams put together from pieces encoded before.
 *
 * Outlines of Han characters hold next to no repeated strings: of what deflate
 * saves on them, all but one per cent comes from the Huffman code of single
 * bytes. So each glyph is encoded once for the batch with one code for its face,
 * and a document's font is the glyphs' bits laid end to end: a deflate block
 * (RFC 1951, 3.2.7) of literals, without matches. */
#ifndef RENDER_LITERAL_H
#define RENDER_LITERAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A growing string of bits, the first in the lowest bit of the first word. */
struct bits {
	uint64_t *word;
	size_t n;             /* bits */
	size_t size;          /* words that there is room for */
};
void bits_reserve(struct bits *b, size_t more);                 /* room for as many bits */
void bits_put(struct bits *b, uint64_t value, unsigned n);      /* n <= 57 */
void bits_append(struct bits *b, const uint64_t *word, size_t n);

struct literal_code {
	uint16_t code[257];   /* of a byte, or of the end of the block; first bit lowest */
	uint8_t length[257];
};

/* The code for bytes that occur so often (all bytes can be encoded). */
void literal_code_make(struct literal_code *c, const uint64_t counts[256]);
void literal_encode(const struct literal_code *c, struct bits *to, const unsigned char *p, size_t n);

/* A zlib stream (RFC 1950): begin; blocks, each of which opens with its code,
 * holds what literal_encode() or bits_append() add, and is closed; end with the
 * Adler-32 of the plain bytes. The caller frees the bytes with g_free(). */
void literal_begin(struct bits *to);
void literal_open(const struct literal_code *c, struct bits *to, bool last);
void literal_close(const struct literal_code *c, struct bits *to);
unsigned char *literal_end(struct bits *to, uint32_t adler, size_t *len);

#endif
