/* cff_data.c -- see cff_data.h. */
#include "render/cff_data.h"

#include <stdint.h>
#include <string.h>

size_t cff_number(const unsigned char *p, size_t bytes)
{
	size_t v = 0;

	for (size_t i = 0; i < bytes; i++)
		v = v << 8 | p[i];
	return v;
}

bool cff_index_read(struct cff_part table, size_t offset, struct cff_index *out)
{
	const unsigned char *p, *end = table.p + table.n;
	size_t need;

	memset(out, 0, sizeof *out);
	if (offset > table.n || table.n - offset < 2)
		return false;
	p = table.p + offset;
	out->count = cff_number(p, 2);
	out->end = p + 2;
	if (out->count == 0)
		return true;
	if (end - p < 3 || p[2] < 1 || p[2] > 4)
		return false;
	out->offset_size = p[2];
	out->offsets = p + 3;
	need = (out->count + 1) * out->offset_size;
	if ((size_t)(end - out->offsets) < need)
		return false;
	out->data = out->offsets + need - 1;
	need = cff_number(out->offsets + out->count * out->offset_size, out->offset_size);
	if (need > (size_t)(end - out->data))
		return false;
	out->end = out->data + need;
	return true;
}

struct cff_part cff_index_item(const struct cff_index *x, size_t i)
{
	size_t from, to;

	if (i >= x->count)
		return (struct cff_part){ x->end, 0 };
	from = cff_number(x->offsets + i * x->offset_size, x->offset_size);
	to = cff_number(x->offsets + (i + 1) * x->offset_size, x->offset_size);
	if (from < 1 || from > to || to > (size_t)(x->end - x->data))
		return (struct cff_part){ x->end, 0 };
	return (struct cff_part){ x->data + from, to - from };
}

static size_t operand_size(const unsigned char *p, const unsigned char *end, long *value)
{
	unsigned b = p[0];

	*value = 0;
	if (b == 30) {   /* a real number, two digits a byte up to an F */
		const unsigned char *q = p + 1;

		while (q < end && (*q & 0x0F) != 0x0F && *q >> 4 != 0x0F)
			q++;
		return (size_t)(q - p) + 1;
	}
	if (b == 28 && end - p >= 3)
		*value = (int16_t)cff_number(p + 1, 2);
	else if (b == 29 && end - p >= 5)
		*value = (int32_t)cff_number(p + 1, 4);
	else if (b >= 32 && b <= 246)
		*value = (long)b - 139;
	else if (b >= 247 && b <= 250 && end - p >= 2)
		*value = ((long)b - 247) * 256 + p[1] + 108;
	else if (b >= 251 && end - p >= 2)
		*value = -((long)b - 251) * 256 - p[1] - 108;
	return b == 28 ? 3 : b == 29 ? 5 : b >= 247 ? 2 : 1;
}

bool cff_entry_next(struct cff_part *dict, struct cff_entry *e)
{
	const unsigned char *p = dict->p, *end = dict->p + dict->n;

	memset(e, 0, sizeof *e);
	while (p < end && *p > 21) {
		memmove(e->operand, e->operand + 1, 2 * sizeof *e->operand);
		p += operand_size(p, end, &e->operand[2]);
	}
	if (p >= end)
		return false;
	e->op = *p++;
	if (e->op == 12 && p < end)
		e->op = 12u << 8 | *p++;
	e->whole = (struct cff_part){ dict->p, (size_t)(p - dict->p) };
	dict->n -= e->whole.n;
	dict->p = p;
	return true;
}

bool cff_entry_find(struct cff_part dict, unsigned op, struct cff_entry *e)
{
	while (cff_entry_next(&dict, e))
		if (e->op == op)
			return true;
	return false;
}
