/* gb18030.c -- decoding by one table of two-byte codes.
 *
 * The C library knows the bulk, but libraries disagree about the positions that
 * GB 18030-2022 changed, so those stand here: 18 characters that left the
 * private use area swap places with their four-byte codes, 8135F437 keeps the
 * private point that A8BC gave up in 2005, and six two-byte codes that the
 * standard now leaves empty mean the character that took over their shape. */
#include "ingest/gb18030.h"

#include <glib.h>
#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <wchar.h>

#define LEADS 126   /* 81..FE */
#define TRAILS 190  /* 40..7E, 80..FE */

static const struct { uint32_t code, point; } fixed[] = {
	{ 0xA6D9, 0xFE10 }, { 0xA6DA, 0xFE12 }, { 0xA6DB, 0xFE11 }, { 0xA6DC, 0xFE13 }, { 0xA6DD, 0xFE14 },
	{ 0xA6DE, 0xFE15 }, { 0xA6DF, 0xFE16 }, { 0xA6EC, 0xFE17 }, { 0xA6ED, 0xFE18 }, { 0xA6F3, 0xFE19 },
	{ 0xFE59, 0x9FB4 }, { 0xFE61, 0x9FB5 }, { 0xFE66, 0x9FB6 }, { 0xFE67, 0x9FB7 }, { 0xFE6D, 0x9FB8 },
	{ 0xFE7E, 0x9FB9 }, { 0xFE90, 0x9FBA }, { 0xFEA0, 0x9FBB }, { 0xA8BC, 0x1E3F },
	{ 0xFE51, 0x20087 }, { 0xFE52, 0x20089 }, { 0xFE53, 0x200CC }, { 0xFE6C, 0x215D7 },
	{ 0xFE76, 0x2298F }, { 0xFE91, 0x241FE },
	{ 0x84318236, 0xE78D }, { 0x84318238, 0xE78E }, { 0x84318237, 0xE78F }, { 0x84318239, 0xE790 },
	{ 0x84318330, 0xE791 }, { 0x84318331, 0xE792 }, { 0x84318332, 0xE793 }, { 0x84318333, 0xE794 },
	{ 0x84318334, 0xE795 }, { 0x84318335, 0xE796 },
	{ 0x82359037, 0xE81E }, { 0x82359038, 0xE826 }, { 0x82359039, 0xE82B }, { 0x82359130, 0xE82C },
	{ 0x82359131, 0xE832 }, { 0x82359132, 0xE843 }, { 0x82359133, 0xE854 }, { 0x82359134, 0xE864 },
	{ 0x8135F437, 0xE7C7 },
};

/* Code point of every two-byte code, 0 = none; filled at the first use. */
static uint32_t two[LEADS * TRAILS];

static size_t two_index(unsigned lead, unsigned trail)
{
	return (lead - 0x81) * TRAILS + trail - (trail > 0x7F ? 0x41 : 0x40);
}

/* One code through the C library; 0 = not assigned. */
static uint32_t library_point(iconv_t cd, const unsigned char *code, size_t n)
{
	char in[4], *from = in, *to;
	wchar_t point = 0;
	size_t left = n, room = sizeof point;

	memcpy(in, code, n);
	to = (char *)&point;
	if (iconv(cd, &from, &left, &to, &room) == (size_t)-1 || left > 0) {
		iconv(cd, NULL, NULL, NULL, NULL);
		return 0;
	}
	return (uint32_t)point;
}

static gpointer fill_table(gpointer cd)
{
	for (unsigned lead = 0x81; lead <= 0xFE; lead++)
		for (unsigned trail = 0x40; trail <= 0xFE; trail++) {
			unsigned char code[2] = { (unsigned char)lead, (unsigned char)trail };

			if (trail != 0x7F)
				two[two_index(lead, trail)] = library_point(cd, code, 2);
		}
	for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++)
		if (fixed[i].code <= 0xFFFF)
			two[two_index(fixed[i].code >> 8, fixed[i].code & 0xFF)] = fixed[i].point;
	return NULL;
}

static uint32_t four_point(iconv_t cd, const unsigned char *p)
{
	uint32_t code = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
	uint32_t linear = (((p[0] - 0x81u) * 10 + p[1] - 0x30u) * 126 + p[2] - 0x81u) * 10 + p[3] - 0x30u;

	for (size_t i = 0; i < G_N_ELEMENTS(fixed); i++)
		if (fixed[i].code == code)
			return fixed[i].point;
	if (linear >= 189000)
		return linear - 189000 <= 0xFFFFF ? 0x10000 + linear - 189000 : 0;
	return linear < 39420 ? library_point(cd, p, 4) : 0;
}

static char *put_utf8(char *to, uint32_t c)
{
	if (c < 0x80) {
		*to++ = (char)c;
	} else if (c < 0x800) {
		*to++ = (char)(0xC0 | c >> 6);
		*to++ = (char)(0x80 | (c & 0x3F));
	} else if (c < 0x10000) {
		*to++ = (char)(0xE0 | c >> 12);
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	} else {
		*to++ = (char)(0xF0 | c >> 18);
		*to++ = (char)(0x80 | (c >> 12 & 0x3F));
		*to++ = (char)(0x80 | (c >> 6 & 0x3F));
		*to++ = (char)(0x80 | (c & 0x3F));
	}
	return to;
}

static bool is_four(const unsigned char *p, size_t n)
{
	return n >= 4 && p[1] >= 0x30 && p[1] <= 0x39 && p[2] >= 0x81 && p[2] != 0xFF
		&& p[3] >= 0x30 && p[3] <= 0x39;
}

/* The code point at p and its length [bytes]; 0 when there is none. */
static uint32_t point_at(iconv_t cd, const unsigned char *p, size_t n, size_t *used)
{
	*used = 1;
	if (*p == 0x80)
		return 0x20AC;
	if (*p == 0xFF || n < 2)
		return 0;
	if (p[1] >= 0x40 && p[1] != 0x7F && p[1] != 0xFF) {
		*used = 2;
		return two[two_index(p[0], p[1])];
	}
	*used = 4;
	return is_four(p, n) ? four_point(cd, p) : 0;
}

char *gb18030_decode(const char *bytes, size_t n, size_t *len, size_t *bad)
{
	const unsigned char *p = (const unsigned char *)bytes, *end = p + n;
	static GOnce once = G_ONCE_INIT;
	iconv_t cd = iconv_open("WCHAR_T", "GB18030");
	char *out = g_malloc(n * 3 + 1), *to = out;  /* byte 80 grows most: to three */

	g_once(&once, fill_table, cd);
	while (p < end) {
		size_t used;
		uint32_t c;

		if (*p < 0x80) {
			*to++ = (char)*p++;
			continue;
		}
		c = point_at(cd, p, (size_t)(end - p), &used);
		if (c == 0)
			break;
		to = put_utf8(to, c);
		p += used;
	}
	iconv_close(cd);
	if (p < end) {
		*bad = (size_t)(p - (const unsigned char *)bytes);
		g_free(out);
		return NULL;
	}
	*to = '\0';
	*len = (size_t)(to - out);
	return g_realloc(out, *len + 1);
}
