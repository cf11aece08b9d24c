/* deflate.c -- see deflate.h. */
#include "render/deflate.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST 15   /* bits of a code, RFC 1951, 3.2.7 */

void bits_reserve(struct bits *b, size_t more)
{
	size_t need = (b->n + more) / 64 + 2;

	if (need <= b->size)
		return;
	if (b->word == NULL) {
		b->word = g_new0(uint64_t, need);   /* fresh pages are zero already */
	} else {
		need = MAX(need, b->size * 2);
		b->word = g_renew(uint64_t, b->word, need);
		memset(b->word + b->size, 0, (need - b->size) * sizeof *b->word);
	}
	b->size = need;
}

void bits_append(struct bits *b, const uint64_t *word, size_t n)
{
	unsigned shift = b->n % 64;
	size_t words = (n + 63) / 64;
	uint64_t *w;

	bits_reserve(b, n + 64);
	w = b->word + b->n / 64;
	for (size_t i = 0; i < words; i++) {
		w[i] |= word[i] << shift;
		if (shift > 0)
			w[i + 1] |= word[i] >> (64 - shift);
	}
	b->n += n;
}

/* ---- codes ---- */

struct node { uint64_t count; int symbol, left, right; };

static int by_count(const void *a, const void *b)
{
	const struct node *x = a, *y = b;

	if (x->count != y->count)
		return x->count < y->count ? -1 : 1;
	return x->symbol - y->symbol;
}

static int depth_of(const struct node *tree, int at, int depth, uint8_t *lengths)
{
	int left, right;

	if (tree[at].left < 0) {
		lengths[tree[at].symbol] = (uint8_t)MIN(depth, 255);
		return depth;
	}
	left = depth_of(tree, tree[at].left, depth + 1, lengths);
	right = depth_of(tree, tree[at].right, depth + 1, lengths);
	return MAX(left, right);
}

/* Huffman's lengths by the two-queue method; returns the longest. */
static int huffman(const uint64_t *counts, int n, uint8_t *lengths)
{
	struct node tree[2 * DEFLATE_SYMBOLS];
	int n_leaves = 0, leaf = 0, inner, end;

	for (int i = 0; i < n; i++)
		if (counts[i] > 0)
			tree[n_leaves++] = (struct node){ counts[i], i, -1, -1 };
	if (n_leaves == 0)
		return 0;
	qsort(tree, (size_t)n_leaves, sizeof *tree, by_count);
	inner = end = n_leaves;
	while ((n_leaves - leaf) + (end - inner) > 1) {
		int pick[2];

		for (int k = 0; k < 2; k++)
			pick[k] = inner == end || (leaf < n_leaves && tree[leaf].count <= tree[inner].count) ? leaf++ : inner++;
		tree[end++] = (struct node){ tree[pick[0]].count + tree[pick[1]].count, 0, pick[0], pick[1] };
	}
	return depth_of(tree, end - 1, 0, lengths);
}

static uint16_t reversed(unsigned code, unsigned n)
{
	unsigned r = 0;

	for (unsigned i = 0; i < n; i++)
		r |= (code >> i & 1) << (n - 1 - i);
	return (uint16_t)r;
}

/* Canonical codes from lengths (RFC 1951, 3.2.2). */
static void assign(struct deflate_code *c)
{
	unsigned next = 0;

	for (unsigned n = 1; n <= LONGEST; n++, next <<= 1)
		for (int i = 0; i < c->n; i++)
			if (c->length[i] == n)
				c->code[i] = reversed(next++, n);
}

void deflate_code_make(struct deflate_code *c, const uint64_t *counts, int n)
{
	uint64_t own[DEFLATE_SYMBOLS];
	int used = 0;

	*c = (struct deflate_code){ .n = n };
	memcpy(own, counts, (size_t)n * sizeof *own);
	for (int i = 0; i < n; i++)
		used += own[i] > 0;
	for (int i = 0; used < 2; i++)
		if (own[i] == 0) {
			own[i] = 1;
			used++;
		}
	/* Flatter counts give shorter codes; two or three rounds at most. */
	while (huffman(own, n, c->length) > LONGEST)
		for (int i = 0; i < n; i++)
			own[i] = own[i] > 0 ? own[i] / 4 + 1 : 0;
	assign(c);
}

/* ---- blocks ---- */

void deflate_begin(struct bits *to)
{
	bits_put(to, 0x0178, 16);          /* zlib header: 32 K window, fastest */
}

/* Lengths are themselves written with a code; ours gives each of 0..15 four bits. */
static void put_lengths(struct bits *to, const struct deflate_code *c)
{
	for (int i = 0; i < c->n; i++)
		bits_put(to, reversed(c->length[i], 4), 4);
}

void deflate_open(struct bits *to, bool last, const struct deflate_code *literals, const struct deflate_code *distances)
{
	bits_put(to, last | 2u << 1, 3);   /* dynamic code */
	bits_put(to, (uint64_t)(literals->n - 257), 5);
	bits_put(to, (uint64_t)(distances->n - 1), 5);
	bits_put(to, 15, 4);               /* 19 code length codes: 16, 17, 18 absent, 0 to 15 of four bits */
	bits_put(to, 0, 9);
	for (int i = 0; i < 16; i++)
		bits_put(to, 4, 3);
	put_lengths(to, literals);
	put_lengths(to, distances);
}

unsigned char *deflate_end(struct bits *to, uint32_t adler, size_t *len)
{
	unsigned char *bytes;

	bits_put(to, 0, (unsigned)(8 - to->n % 8) % 8);
	bits_put(to, GUINT32_SWAP_LE_BE(adler), 32);
	*len = to->n / 8;
	for (size_t i = 0; i < *len / 8 + 1; i++)
		to->word[i] = GUINT64_TO_LE(to->word[i]);
	bytes = (unsigned char *)to->word;
	*to = (struct bits){ 0 };
	return bytes;
}
