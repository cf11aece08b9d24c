/* png_file.c -- an opaque Cairo picture as a PNG file (ISO/IEC 15948).
 *
 *   signature | IHDR | PLTE | IDAT (zlib) | IEND   each chunk: length, type, data, CRC-32
 *
 * Charts are flat colours with edges of sixteen steps: mostly fewer than 256. Where
 * there are more, a palette of the most frequent ones holds every flat one as it is,
 * and each rare shade of an edge becomes the nearest of them, which nobody sees. That
 * is half the room of full colours; rows need no filter, and packed.c compresses them. */
#include "render/png_file.h"

#include <libdeflate.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "render/packed.h"

#define COLOURS 256 /* of a palette */
#define PIECE 32    /* pixels compared at once */
#define SLOT_BITS 13
#define SLOTS (1 << SLOT_BITS)   /* of the table of colours: half as many different ones do not occur in a chart */

static void put32(GByteArray *b, uint32_t v)
{
	const guint8 bytes[4] = { (guint8)(v >> 24), (guint8)(v >> 16), (guint8)(v >> 8), (guint8)v };

	g_byte_array_append(b, bytes, 4);
}

static void chunk(GByteArray *b, const char *type, const void *data, size_t len)
{
	guint start;

	put32(b, (uint32_t)len);
	start = b->len;
	g_byte_array_append(b, (const guint8 *)type, 4);
	if (len > 0)
		g_byte_array_append(b, data, (guint)len);
	put32(b, libdeflate_crc32(0, b->data + start, b->len - start));
}

/* ---- colours -------------------------------------------------------------------- */

struct colour { uint32_t rgb; uint32_t n; uint16_t number; };   /* number: in the order of appearance */

struct colours {
	uint32_t slot[SLOTS];          /* rgb + 1 of each colour, 0 = free */
	uint16_t number[SLOTS];
	guint8 place[SLOTS / 2];       /* in the palette, of each number */
	struct colour list[SLOTS / 2];
	size_t n;
};

/* The number of a colour. Beyond half the slots everything is the first one. */
static uint16_t number_of(struct colours *c, uint32_t rgb)
{
	size_t i = (rgb * 2654435761u) >> (32 - SLOT_BITS);

	while (c->slot[i] != 0 && c->slot[i] != rgb + 1)
		i = (i + 1) % SLOTS;
	if (c->slot[i] == 0) {
		if (c->n == SLOTS / 2)
			return 0;
		c->slot[i] = rgb + 1;
		c->number[i] = (uint16_t)c->n;
		c->place[c->n] = (guint8)c->n;
		c->list[c->n] = (struct colour){ rgb, 0, (uint16_t)c->n };
		c->n++;
	}
	return c->number[i];
}

/* How many pixels from the first on are like it: pieces that equal themselves moved by one pixel, then single ones. */
static int run_of(const uint32_t *p, int most)
{
	int n = 1;

	while (n + PIECE <= most && p[n] == p[0] && memcmp(p + n, p + n - 1, PIECE * sizeof *p) == 0)
		n += PIECE;
	while (n < most && p[n] == p[0])
		n++;
	return n;
}

static void write_row(struct colours *c, const uint32_t *from, guint8 *to, int width)
{
	for (int x = 0, run; x < width; x += run) {
		uint16_t number = number_of(c, from[x] & 0xFFFFFF);

		run = run_of(from + x, width - x);
		c->list[number].n += (uint32_t)run;
		memset(to + x, c->place[number], (size_t)run);
	}
}

/* Rows of places in the palette, each behind its filter byte (0 = none). Rows repeat, and so
 * do their places. */
static void write_rows(struct colours *c, cairo_surface_t *s, guint8 *to)
{
	const unsigned char *from = cairo_image_surface_get_data(s);
	int width = cairo_image_surface_get_width(s), height = cairo_image_surface_get_height(s);
	size_t stride = (size_t)cairo_image_surface_get_stride(s), w = (size_t)width;

	for (int y = 0; y < height; y++, from += stride, to += w + 1) {
		if (y > 0 && memcmp(from, from - stride, 4 * w) == 0) {
			memcpy(to, to - (w + 1), w + 1);
		} else {
			to[0] = 0;
			write_row(c, (const uint32_t *)(const void *)from, to + 1, width);
		}
	}
}

static int by_frequency(const void *p, const void *q)
{
	const struct colour *a = p, *b = q;

	if (a->n != b->n)
		return a->n > b->n ? -1 : 1;
	return (a->rgb > b->rgb) - (a->rgb < b->rgb);
}

static int distance(uint32_t a, uint32_t b)
{
	int sum = 0;

	for (int shift = 0; shift < 24; shift += 8) {
		int d = (int)(a >> shift & 0xFF) - (int)(b >> shift & 0xFF);

		sum += d * d;
	}
	return sum;
}

/* Orders the colours, the frequent ones first, and gives each number its place: that of the
 * nearest colour kept. */
static void choose(struct colours *c)
{
	qsort(c->list, c->n, sizeof *c->list, by_frequency);
	for (size_t i = 0; i < c->n; i++) {
		size_t best = i < COLOURS ? i : 0;

		for (size_t k = 1; i >= COLOURS && k < COLOURS; k++)
			if (distance(c->list[i].rgb, c->list[k].rgb) < distance(c->list[i].rgb, c->list[best].rgb))
				best = k;
		c->place[c->list[i].number] = (guint8)best;
	}
}

/* The rows, and the palette as bytes; the caller frees the rows. */
static guint8 *rows_of(cairo_surface_t *s, size_t size, GByteArray *palette)
{
	struct colours *c = g_new0(struct colours, 1);
	guint8 *rows = g_malloc(size);

	write_rows(c, s, rows);
	if (c->n > COLOURS) {
		choose(c);
		write_rows(c, s, rows);
	}
	for (size_t i = 0; i < MIN(c->n, COLOURS); i++) {
		uint32_t rgb = c->list[i].rgb;

		g_byte_array_append(palette, (const guint8[3]){ (guint8)(rgb >> 16), (guint8)(rgb >> 8), (guint8)rgb }, 3);
	}
	g_free(c);
	return rows;
}

/* ---- the file ------------------------------------------------------------------- */

GByteArray *png_encode(cairo_surface_t *s)
{
	static const guint8 signature[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };
	static const guint8 format[5] = { 8, 3, 0, 0, 0 };  /* 8 bits, palette, deflate, no filter choice, not interlaced */
	GByteArray *b = g_byte_array_new(), *head = g_byte_array_new(), *palette = g_byte_array_new();
	int width, height;
	size_t packed;
	guint8 *rows, *out;

	cairo_surface_flush(s);
	width = cairo_image_surface_get_width(s);
	height = cairo_image_surface_get_height(s);
	rows = rows_of(s, ((size_t)width + 1) * (size_t)height, palette);
	out = packed_rows(rows, (size_t)width + 1, (size_t)height, &packed);
	put32(head, (uint32_t)width);
	put32(head, (uint32_t)height);
	g_byte_array_append(head, format, sizeof format);
	g_byte_array_append(b, signature, sizeof signature);
	chunk(b, "IHDR", head->data, head->len);
	chunk(b, "PLTE", palette->data, palette->len);
	chunk(b, "IDAT", out, packed);
	chunk(b, "IEND", NULL, 0);
	g_byte_array_free(head, TRUE);
	g_byte_array_free(palette, TRUE);
	g_free(out);
	g_free(rows);
	return b;
}

struct source { const unsigned char *p; size_t left; };

static cairo_status_t read_source(void *closure, unsigned char *to, unsigned len)
{
	struct source *s = closure;

	if (len > s->left)
		return CAIRO_STATUS_READ_ERROR;
	memcpy(to, s->p, len);
	s->p += len;
	s->left -= len;
	return CAIRO_STATUS_SUCCESS;
}

cairo_surface_t *png_decode(const unsigned char *bytes, size_t len)
{
	struct source source = { bytes, len };

	return cairo_image_surface_create_from_png_stream(read_source, &source);
}
