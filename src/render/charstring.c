/* charstring.c -- see charstring.h.
 *
 * The output grows operand by operand; a stack remembers where each pending
 * operand begins in it, so that a hint or a call takes its operands back by
 * cutting the output. The width may stand before the operands of the first
 * operator that clears the stack; when that one is a hint, the width stays and
 * becomes the first operand of the next. */
#include "render/charstring.h"

#include <stdint.h>

#define DEEPEST 10   /* calls, TN 5177 appendix B */
#define PENDING 513  /* operands; the format allows 48, its successor 513 */

struct flat {
	const struct cff_index *global, *local;
	unsigned char *out;
	size_t len;            /* of it so far */
	size_t start[PENDING]; /* of pending operands in the output */
	size_t n;              /* of them */
	size_t stems;          /* hints so far: the length of a mask */
	bool moved;            /* an operator has cleared the stack: no width any more */
	bool ended;
};

/* Bytes of an operand, 0 when it is an operator. */
static size_t operand_size(unsigned b)
{
	return b == 28 ? 3 : b < 32 ? 0 : b <= 246 ? 1 : b <= 254 ? 2 : 5;
}

static long operand_value(const unsigned char *p)
{
	if (p[0] == 28)
		return (int16_t)cff_number(p + 1, 2);
	if (p[0] <= 246)
		return (long)p[0] - 139;
	if (p[0] <= 250)
		return ((long)p[0] - 247) * 256 + p[1] + 108;
	if (p[0] <= 254)
		return -((long)p[0] - 251) * 256 - p[1] - 108;
	return (int16_t)cff_number(p + 1, 2);
}

/* Operands and operators have at most five bytes, so a loop beats memcpy. */
static bool append(struct flat *f, const unsigned char *p, size_t size)
{
	if (f->len + size > CHARSTRING_MAX)
		return false;
	for (size_t i = 0; i < size; i++)
		f->out[f->len++] = p[i];
	return true;
}

static bool push(struct flat *f, const unsigned char *p, size_t size)
{
	if (f->n == PENDING)
		return false;
	f->start[f->n++] = f->len;
	return append(f, p, size);
}

/* Takes the operands of a hint back, except a width before them. */
static void drop_hint(struct flat *f)
{
	bool width = !f->moved && f->n % 2 == 1;

	f->stems += f->n / 2;
	if (f->n > (width ? 1u : 0u))
		f->len = f->start[width];
	f->n = 0;
	f->moved = true;
}

static bool keep(struct flat *f, const unsigned char *p, size_t size)
{
	f->n = 0;
	f->moved = true;
	return append(f, p, size);
}

static bool run(struct flat *f, struct cff_part code, int depth);

/* The index of a subroutine is biased by how many there are (TN 5176, 16). */
static bool call(struct flat *f, const struct cff_index *subrs, int depth)
{
	long bias = subrs->count < 1240 ? 107 : subrs->count < 33900 ? 1131 : 32768, i;

	if (f->n == 0 || depth == DEEPEST)
		return false;
	f->n--;
	i = operand_value(f->out + f->start[f->n]) + bias;
	f->len = f->start[f->n];
	return i >= 0 && (size_t)i < subrs->count && run(f, cff_index_item(subrs, (size_t)i), depth + 1);
}

/* An operator at *p, which moves behind it; false when it is one that we do not take apart. */
static bool operator(struct flat *f, const unsigned char **p, const unsigned char *end, int depth)
{
	unsigned op = *(*p)++;

	switch (op) {
	case 1: case 3: case 18: case 23:            /* hstem, vstem, hstemhm, vstemhm */
		drop_hint(f);
		return true;
	case 19: case 20:                            /* hintmask, cntrmask: operands are stems */
		drop_hint(f);
		*p += (f->stems + 7) / 8;
		return *p <= end;
	case 10:
		return call(f, f->local, depth);
	case 29:
		return call(f, f->global, depth);
	case 14:                                     /* endchar; with operands it would compose two glyphs */
		if (f->n > 1)
			return false;
		f->ended = true;
		return keep(f, *p - 1, 1);
	case 4: case 5: case 6: case 7: case 8: case 21: case 22: case 24: case 25: case 26: case 27: case 30: case 31:
		return keep(f, *p - 1, 1);           /* moves, lines, curves */
	case 12:
		if (*p < end && **p >= 34 && **p <= 37) {   /* flex */
			++*p;
			return keep(f, *p - 2, 2);
		}
		return false;                        /* arithmetic, storage, conditions */
	default:
		return false;
	}
}

static bool run(struct flat *f, struct cff_part code, int depth)
{
	const unsigned char *p = code.p, *end = code.p + code.n;

	while (p < end && !f->ended) {
		size_t size = operand_size(*p);

		if (*p == 11)   /* return */
			return true;
		if (size > 0) {
			if ((size_t)(end - p) < size || !push(f, p, size))
				return false;
			p += size;
		} else if (!operator(f, &p, end, depth)) {
			return false;
		}
	}
	return true;
}

size_t charstring_flatten(struct cff_part code, const struct cff_index *global, const struct cff_index *local,
	unsigned char *out)
{
	struct flat f;

	f.global = global;
	f.local = local;
	f.out = out;
	f.len = f.n = f.stems = 0;
	f.moved = f.ended = false;
	return run(&f, code, 0) && f.ended ? f.len : 0;
}
