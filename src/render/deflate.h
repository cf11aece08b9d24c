/* deflate.h -- the parts that deflate streams are made of (RFC 1951): bits, Huffman
 * codes, the head of a block, and the frame of zlib (RFC 1950). Who knows what he
 * compresses finds its repetitions sooner than any general search: literal.h does
 * so for glyphs, packed.h for the rows of a picture. Internal to render/. */
#ifndef RENDER_DEFLATE_H
#define RENDER_DEFLATE_H

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
void bits_append(struct bits *b, const uint64_t *word, size_t n);

/* Words behind the last bit are zero, so that bits can be or-ed in; n <= 57. */
static inline void bits_put(struct bits *b, uint64_t value, unsigned n)
{
	unsigned shift = b->n % 64;
	uint64_t *w;

	if ((b->n + n) / 64 + 2 > b->size)
		bits_reserve(b, n);
	w = b->word + b->n / 64;
	w[0] |= value << shift;
	if (shift + n > 64)
		w[1] |= value >> (64 - shift);
	b->n += n;
}

#define DEFLATE_SYMBOLS 286   /* bytes, end of block, lengths of matches */
#define DEFLATE_END 256
#define DEFLATE_DISTANCES 30

struct deflate_code {
	int n;                                /* symbols */
	uint16_t code[DEFLATE_SYMBOLS];       /* first bit lowest */
	uint8_t length[DEFLATE_SYMBOLS];      /* 0 = does not occur */
};

/* The code for symbols that occur so often; at least two have one. */
void deflate_code_make(struct deflate_code *c, const uint64_t *counts, int n);

/* A zlib stream: begin; blocks, each of which opens with its codes and closes with
 * DEFLATE_END; end with the Adler-32 of the plain bytes. The caller frees the bytes with g_free(). */
void deflate_begin(struct bits *to);
void deflate_open(struct bits *to, bool last, const struct deflate_code *literals, const struct deflate_code *distances);
unsigned char *deflate_end(struct bits *to, uint32_t adler, size_t *len);

#endif
