/* packed.c -- see packed.h. */
#include "render/packed.h"

#include <glib.h>
#include <libdeflate.h>
#include <string.h>

#include "render/deflate.h"

#define WINDOW 32768     /* a match begins no further back */
#define LONGEST 258      /* of a match */
#define SHORTEST 3
#define SEEN_BITS 12
#define ENOUGH 16        /* a match above or beside of so many bytes: no other is looked for */

/* What the stream consists of: a byte, or a match. The codes are made when all are known. */
struct token { uint16_t length, distance; };   /* length 0: the byte in distance; distance less 1 */

struct packing {
	const unsigned char *at;
	size_t width, n;
	GArray *tokens;
	uint64_t literals[DEFLATE_SYMBOLS], distances[DEFLATE_DISTANCES];
	uint32_t seen[1 << SEEN_BITS];   /* where four bytes stood last, +1 */
};

/* ---- symbols (RFC 1951, 3.2.5) ------------------------------------------------------ */

struct symbol { unsigned number, n_extra, extra; };

static unsigned log2_of(unsigned v)
{
	return 31 - (unsigned)__builtin_clz(v);
}

static struct symbol length_symbol(unsigned length)
{
	unsigned v = length - SHORTEST, k;

	if (length == LONGEST)
		return (struct symbol){ 285, 0, 0 };
	if (v < 8)
		return (struct symbol){ 257 + v, 0, 0 };
	k = log2_of(v) - 2;
	return (struct symbol){ 257 + 4 * (k + 1) + (v >> k & 3), k, v & ((1u << k) - 1) };
}

static struct symbol distance_symbol(unsigned less1)
{
	unsigned k;

	if (less1 < 4)
		return (struct symbol){ less1, 0, 0 };
	k = log2_of(less1) - 1;
	return (struct symbol){ 2 * (k + 1) + (less1 >> k & 1), k, less1 & ((1u << k) - 1) };
}

/* ---- matches -------------------------------------------------------------------------- */

static void add_byte(struct packing *p, unsigned char byte)
{
	const struct token t = { 0, byte };

	p->literals[byte]++;
	g_array_append_val(p->tokens, t);
}

/* In pieces, none of which is too short. */
static void add_match(struct packing *p, size_t length, size_t distance)
{
	while (length > 0) {
		size_t piece = length <= LONGEST ? length : MIN(LONGEST, length - SHORTEST);
		const struct token t = { (uint16_t)piece, (uint16_t)(distance - 1) };

		p->literals[length_symbol(t.length).number]++;
		p->distances[distance_symbol(t.distance).number]++;
		g_array_append_val(p->tokens, t);
		length -= piece;
	}
}

/* How many bytes are the same, eight at a time. */
static size_t common(const unsigned char *a, const unsigned char *b, size_t most)
{
	size_t n = 0;

	for (; n + 8 <= most; n += 8) {
		uint64_t x, y;

		memcpy(&x, a + n, 8);
		memcpy(&y, b + n, 8);
		if (x != y)
			return n + (size_t)__builtin_ctzll(GUINT64_TO_LE(x ^ y)) / 8;
	}
	while (n < most && a[n] == b[n])
		n++;
	return n;
}

/* The place where the next four bytes stood last, or 0; remembers that they stand here. */
static size_t seen_at(struct packing *p, size_t i)
{
	uint32_t four, *slot;
	size_t at;

	if (i + 4 > p->n)
		return 0;
	memcpy(&four, p->at + i, 4);
	slot = &p->seen[GUINT32_TO_LE(four) * 2654435761u >> (32 - SEEN_BITS)];
	at = *slot;
	*slot = (uint32_t)i + 1;
	return at > 0 && i - (at - 1) <= WINDOW ? i - (at - 1) : 0;
}

static void pack(struct packing *p)
{
	const unsigned char *at = p->at;
	size_t i = 0, up = p->width <= WINDOW ? p->width : WINDOW;

	while (i < p->n) {
		size_t left = p->n - i, length = i >= up ? common(at + i, at + i - up, left) : 0, distance = up;
		size_t run = i > 0 ? common(at + i, at + i - 1, left) : 0, back;

		if (run > length) {
			length = run;
			distance = 1;
		}
		if (length < ENOUGH && (back = seen_at(p, i)) > 0) {
			size_t there = common(at + i, at + i - back, MIN(left, LONGEST));

			if (there > length + 1) {
				length = there;
				distance = back;
			}
		}
		if (length >= SHORTEST)
			add_match(p, length, distance);
		else
			add_byte(p, at[i]);
		i += length >= SHORTEST ? length : 1;
	}
}

/* ---- the stream ------------------------------------------------------------------------ */

static void put_symbol(struct bits *to, const struct deflate_code *code, struct symbol s)
{
	bits_put(to, code->code[s.number] | (uint64_t)s.extra << code->length[s.number], code->length[s.number] + s.n_extra);
}

unsigned char *packed_rows(const unsigned char *rows, size_t width, size_t n_rows, size_t *len)
{
	struct packing *p = g_new0(struct packing, 1);
	struct deflate_code literals, distances;
	struct bits to = { 0 };

	*p = (struct packing){ .at = rows, .width = width, .n = width * n_rows,
		.tokens = g_array_new(FALSE, FALSE, sizeof(struct token)) };
	pack(p);
	p->literals[DEFLATE_END] = 1;
	deflate_code_make(&literals, p->literals, DEFLATE_SYMBOLS);
	deflate_code_make(&distances, p->distances, DEFLATE_DISTANCES);
	deflate_begin(&to);
	deflate_open(&to, true, &literals, &distances);
	for (guint i = 0; i < p->tokens->len; i++) {
		struct token t = g_array_index(p->tokens, struct token, i);

		put_symbol(&to, &literals, t.length > 0 ? length_symbol(t.length) : (struct symbol){ t.distance, 0, 0 });
		if (t.length > 0)
			put_symbol(&to, &distances, distance_symbol(t.distance));
	}
	put_symbol(&to, &literals, (struct symbol){ DEFLATE_END, 0, 0 });
	g_array_free(p->tokens, TRUE);
	g_free(p);
	return deflate_end(&to, libdeflate_adler32(1, rows, width * n_rows), len);
}
