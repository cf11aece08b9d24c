/* literal.c -- see literal.h. */
#include "render/literal.h"

void literal_code_make(struct deflate_code *c, const uint64_t counts[256])
{
	uint64_t own[DEFLATE_END + 1];

	for (int i = 0; i < DEFLATE_END; i++)
		own[i] = counts[i] + 1;
	own[DEFLATE_END] = 1;
	deflate_code_make(c, own, DEFLATE_END + 1);
}

void literal_encode(const struct deflate_code *c, struct bits *to, const unsigned char *p, size_t n)
{
	for (size_t i = 0; i < n; i++)
		bits_put(to, c->code[p[i]], c->length[p[i]]);
}

void literal_open(const struct deflate_code *c, struct bits *to, bool last)
{
	static const struct deflate_code never = { .n = 2, .length = { 1, 1 } };

	deflate_open(to, last, c, &never);
}

void literal_close(const struct deflate_code *c, struct bits *to)
{
	bits_put(to, c->code[DEFLATE_END], c->length[DEFLATE_END]);
}
