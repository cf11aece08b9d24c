/* cff.c -- see cff.h. */
#include "render/cff.h"

#include <glib.h>
#include <libdeflate.h>
#include <string.h>

#include "render/literal.h"

/* Operators of DICT data; those of two bytes begin with 12. */
enum {
	OP_CHARSET = 15, OP_ENCODING = 16, OP_CHARSTRINGS = 17, OP_PRIVATE = 18, OP_SUBRS = 19,
	OP_ROS = 12 << 8 | 30, OP_FDARRAY = 12 << 8 | 36, OP_FDSELECT = 12 << 8 | 37
};

struct part { const unsigned char *p; size_t n; };

struct index {
	size_t count, offset_size;
	const unsigned char *offsets, *data;   /* data: where offset 0 would be */
	const unsigned char *end;
};

struct glyph {
	struct part plain;
	size_t word, bits;      /* encoded */
	uint16_t cid;
	uint8_t fd;
};

struct cff {
	struct part all;
	GByteArray *fixed;      /* the part that is the same for all documents */
	size_t at_fdselect, at_charstrings;   /* where their offsets stand in it */
	size_t n;
	struct glyph *glyph;
	struct literal_code code;
	struct bits encoded;    /* every glyph from a new word on */
};

static size_t big_endian(const unsigned char *p, size_t n)
{
	size_t v = 0;

	for (size_t i = 0; i < n; i++)
		v = v << 8 | p[i];
	return v;
}

/* ---- reading ---- */

static bool read_index(const struct cff *c, const unsigned char *p, struct index *out)
{
	const unsigned char *end = c->all.p + c->all.n;

	memset(out, 0, sizeof *out);
	if (p < c->all.p || end - p < 3)
		return false;
	out->count = big_endian(p, 2);
	out->end = p + 2;
	if (out->count == 0)
		return true;
	out->offset_size = p[2];
	out->offsets = p + 3;
	if (out->offset_size < 1 || out->offset_size > 4 || (size_t)(end - p) < 3 + (out->count + 1) * out->offset_size)
		return false;
	out->data = out->offsets + (out->count + 1) * out->offset_size - 1;
	out->end = out->data + big_endian(out->offsets + out->count * out->offset_size, out->offset_size);
	return out->end <= end;
}

static struct part item(const struct index *x, size_t i)
{
	size_t from = big_endian(x->offsets + i * x->offset_size, x->offset_size);
	size_t to = big_endian(x->offsets + (i + 1) * x->offset_size, x->offset_size);

	return (struct part){ x->data + from, to > from ? to - from : 0 };
}

/* One operator of a DICT with its operands. */
struct entry {
	unsigned op;
	struct part whole;      /* operands and operator */
	long operand[2];        /* the last two, when they are integers */
};

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
		*value = (int16_t)big_endian(p + 1, 2);
	else if (b == 29 && end - p >= 5)
		*value = (int32_t)big_endian(p + 1, 4);
	else if (b >= 32 && b <= 246)
		*value = (long)b - 139;
	else if (b >= 247 && b <= 250 && end - p >= 2)
		*value = ((long)b - 247) * 256 + p[1] + 108;
	else if (b >= 251 && end - p >= 2)
		*value = -((long)b - 251) * 256 - p[1] - 108;
	return b == 28 ? 3 : b == 29 ? 5 : b >= 247 ? 2 : 1;
}

static bool next_entry(struct part *dict, struct entry *e)
{
	const unsigned char *p = dict->p, *end = dict->p + dict->n;

	memset(e, 0, sizeof *e);
	while (p < end && *p > 21) {
		e->operand[0] = e->operand[1];
		p += operand_size(p, end, &e->operand[1]);
	}
	if (p >= end)
		return false;
	e->op = *p++;
	if (e->op == 12 && p < end)
		e->op = 12u << 8 | *p++;
	e->whole = (struct part){ dict->p, (size_t)(p - dict->p) };
	dict->n -= e->whole.n;
	dict->p = p;
	return true;
}

static struct part dict_part(const struct cff *c, long offset, long n)
{
	if (offset <= 0 || n < 0 || (size_t)offset + (size_t)n > c->all.n)
		return (struct part){ c->all.p, 0 };
	return (struct part){ c->all.p + offset, (size_t)n };
}

struct top { long charset, charstrings, fdarray, fdselect; bool ros; };

static struct top read_top(struct part dict)
{
	struct top t = { 0 };
	struct entry e;

	while (next_entry(&dict, &e)) {
		if (e.op == OP_CHARSET)
			t.charset = e.operand[1];
		if (e.op == OP_CHARSTRINGS)
			t.charstrings = e.operand[1];
		if (e.op == OP_FDARRAY)
			t.fdarray = e.operand[1];
		if (e.op == OP_FDSELECT)
			t.fdselect = e.operand[1];
		t.ros |= e.op == OP_ROS;
	}
	return t;
}

/* Formats 0 (a CID each) and 1, 2 (ranges). */
static bool read_charset(struct cff *c, long offset)
{
	const unsigned char *p = c->all.p + offset, *end = c->all.p + c->all.n;
	unsigned format;
	size_t g = 1;

	if (offset <= 2 || (size_t)offset >= c->all.n)
		return false;
	format = *p++;
	while (g < c->n && format <= 2 && end - p >= 4) {
		size_t first = big_endian(p, 2), left = 0;

		p += 2;
		if (format > 0) {
			left = big_endian(p, format);
			p += format;
		}
		for (size_t i = 0; i <= left && g < c->n; i++)
			c->glyph[g++].cid = (uint16_t)(first + i);
	}
	/* a last entry of format 0 may end with the table */
	for (; format == 0 && g < c->n && end - p >= 2; p += 2)
		c->glyph[g++].cid = (uint16_t)big_endian(p, 2);
	return g == c->n;
}

static bool read_fdselect(struct cff *c, long offset)
{
	const unsigned char *p = c->all.p + offset, *end = c->all.p + c->all.n;

	if (offset <= 0 || (size_t)offset + 1 >= c->all.n)
		return false;
	if (*p == 0 && (size_t)(end - p) > c->n) {
		for (size_t g = 0; g < c->n; g++)
			c->glyph[g].fd = p[1 + g];
		return true;
	}
	if (*p != 3 || (size_t)(end - p) < 5 + big_endian(p + 1, 2) * 3)
		return false;
	for (size_t i = 0, ranges = big_endian(p + 1, 2); i < ranges; i++) {
		const unsigned char *r = p + 3 + 3 * i;

		for (size_t g = big_endian(r, 2); g < big_endian(r + 3, 2) && g < c->n; g++)
			c->glyph[g].fd = r[2];
	}
	return true;
}

/* ---- the fixed part ---- */

static void put_number(GByteArray *b, size_t v, unsigned n)
{
	for (unsigned i = n; i-- > 0;) {
		guint8 byte = (guint8)(v >> 8 * i);

		g_byte_array_append(b, &byte, 1);
	}
}

/* An integer operand of fixed size, so that it can be set later. */
static void put_operand(GByteArray *b, size_t v)
{
	put_number(b, 29, 1);
	put_number(b, v, 4);
}

static void set_operand(unsigned char *p, size_t v)
{
	for (int i = 0; i < 4; i++)
		p[1 + i] = (unsigned char)(v >> (24 - 8 * i));
}

static void put_operator(GByteArray *b, unsigned op)
{
	put_number(b, op, op > 255 ? 2 : 1);
}

/* An operator whose operand is set later; returns where the operand stands. */
static size_t put_place(GByteArray *b, unsigned op)
{
	size_t at = b->len;

	put_operand(b, 0);
	put_operator(b, op);
	return at;
}

/* An INDEX with the parts; offsets of four bytes. */
static void put_index(GByteArray *b, const GByteArray *const *parts, size_t n)
{
	size_t at = 1;

	put_number(b, n, 2);
	if (n == 0)
		return;
	put_number(b, 4, 1);
	for (size_t i = 0; i <= n; i++) {
		put_number(b, at, 4);
		at += i < n ? parts[i]->len : 0;
	}
	for (size_t i = 0; i < n; i++)
		g_byte_array_append(b, parts[i]->data, parts[i]->len);
}

/* The entries of a DICT but those that hold places in the file. */
static GByteArray *without_places(struct part dict)
{
	GByteArray *b = g_byte_array_new();
	struct entry e;

	while (next_entry(&dict, &e))
		switch (e.op) {
		case OP_CHARSET: case OP_ENCODING: case OP_CHARSTRINGS: case OP_PRIVATE: case OP_SUBRS:
		case OP_FDARRAY: case OP_FDSELECT:
			break;
		default:
			g_byte_array_append(b, e.whole.p, (guint)e.whole.n);
		}
	return b;
}

static struct part private_of(const struct cff *c, struct part dict)
{
	struct entry e;

	while (next_entry(&dict, &e))
		if (e.op == OP_PRIVATE)
			return dict_part(c, e.operand[1], e.operand[0]);
	return (struct part){ c->all.p, 0 };
}

/* Font dicts and, behind them, their Privates: the INDEX has a known length, so
 * their places are known before it is written. */
static void put_font_dicts(struct cff *c, const struct index *fds)
{
	GByteArray **dict = g_new0(GByteArray *, fds->count), **private = g_new0(GByteArray *, fds->count);
	size_t start = c->fixed->len, at = start + 3 + (fds->count + 1) * 4;

	for (size_t i = 0; i < fds->count; i++) {
		dict[i] = without_places(item(fds, i));
		private[i] = without_places(private_of(c, item(fds, i)));
		at += dict[i]->len + 11;   /* two operands and the operator */
	}
	for (size_t i = 0; i < fds->count; i++) {
		put_operand(dict[i], private[i]->len);
		put_operand(dict[i], at);
		put_operator(dict[i], OP_PRIVATE);
		at += private[i]->len;
	}
	put_index(c->fixed, (const GByteArray *const *)dict, fds->count);
	for (size_t i = 0; i < fds->count; i++) {
		g_byte_array_append(c->fixed, private[i]->data, private[i]->len);
		g_byte_array_free(dict[i], TRUE);
		g_byte_array_free(private[i], TRUE);
	}
	g_free(dict);
	g_free(private);
}

static void put_copy(GByteArray *b, const unsigned char *from, const unsigned char *to)
{
	g_byte_array_append(b, from, (guint)(to - from));
}

static void make_fixed(struct cff *c, const struct index *names, const struct index *tops,
	const struct index *strings, const struct index *fds)
{
	GByteArray *top = without_places(item(tops, 0));
	size_t at_fdarray, at_charset, base;

	c->fixed = g_byte_array_new();
	g_byte_array_append(c->fixed, (const guint8 *)"\x01\x00\x04\x04", 4);
	put_copy(c->fixed, c->all.p + c->all.p[2], names->end);
	at_fdarray = put_place(top, OP_FDARRAY);
	at_charset = put_place(top, OP_CHARSET);
	c->at_fdselect = put_place(top, OP_FDSELECT);
	c->at_charstrings = put_place(top, OP_CHARSTRINGS);
	put_index(c->fixed, (const GByteArray *const *)&top, 1);
	base = c->fixed->len - top->len;
	c->at_fdselect += base;
	c->at_charstrings += base;
	put_copy(c->fixed, tops->end, strings->end);
	put_number(c->fixed, 0, 2);            /* no global subroutines */
	set_operand(c->fixed->data + base + at_fdarray, c->fixed->len);
	put_font_dicts(c, fds);
	set_operand(c->fixed->data + base + at_charset, c->fixed->len);
	g_byte_array_free(top, TRUE);
}

/* ---- the glyphs ---- */

static void encode(struct cff *c)
{
	uint64_t counts[256] = { 0 };

	for (size_t g = 0; g < c->n; g++)
		for (size_t i = 0; i < c->glyph[g].plain.n; i++)
			counts[c->glyph[g].plain.p[i]]++;
	literal_code_make(&c->code, counts);
	for (size_t g = 0; g < c->n; g++) {
		size_t start;

		if (c->encoded.n % 64 != 0)
			bits_append(&c->encoded, (const uint64_t[]){ 0 }, 64 - c->encoded.n % 64);
		start = c->encoded.n;
		literal_encode(&c->code, &c->encoded, c->glyph[g].plain.p, c->glyph[g].plain.n);
		c->glyph[g].word = start / 64;
		c->glyph[g].bits = c->encoded.n - start;
	}
}

static bool read_all(struct cff *c)
{
	struct index names, tops, strings, fds, charstrings;
	struct top t;

	if (c->all.n < 4 || !read_index(c, c->all.p + c->all.p[2], &names) || !read_index(c, names.end, &tops) ||
		tops.count != 1 || !read_index(c, tops.end, &strings))
		return false;
	t = read_top(item(&tops, 0));
	if (!t.ros || !read_index(c, c->all.p + t.fdarray, &fds) || !read_index(c, c->all.p + t.charstrings, &charstrings))
		return false;
	c->n = charstrings.count;
	c->glyph = g_new0(struct glyph, c->n);
	for (size_t g = 0; g < c->n; g++)
		c->glyph[g].plain = item(&charstrings, g);
	if (!read_charset(c, t.charset) || !read_fdselect(c, t.fdselect))
		return false;
	make_fixed(c, &names, &tops, &strings, &fds);
	encode(c);
	return true;
}

struct cff *cff_open(const unsigned char *bytes, size_t len)
{
	struct cff *c = g_new0(struct cff, 1);

	c->all = (struct part){ bytes, len };
	if (!read_all(c)) {
		cff_free(c);
		return NULL;
	}
	return c;
}

void cff_free(struct cff *c)
{
	if (c == NULL)
		return;
	if (c->fixed != NULL)
		g_byte_array_free(c->fixed, TRUE);
	g_free(c->glyph);
	g_free(c->encoded.word);
	g_free(c);
}

uint16_t cff_cid(const struct cff *c, uint32_t gid)
{
	return c->glyph[gid].cid;
}

/* charset, FDSelect and the offsets of the charstrings, for glyph 0 and n more. */
static GByteArray *variable_part(const struct cff *c, const uint32_t *gid, size_t n)
{
	GByteArray *b = g_byte_array_sized_new((guint)(c->fixed->len + n * 8 + 64));
	size_t at = 1 + c->glyph[0].plain.n;

	g_byte_array_append(b, c->fixed->data, c->fixed->len);
	put_number(b, 0, 1);
	for (size_t i = 0; i < n; i++)
		put_number(b, c->glyph[gid[i]].cid, 2);
	set_operand(b->data + c->at_fdselect, b->len);
	put_number(b, 0, 1);
	put_number(b, c->glyph[0].fd, 1);
	for (size_t i = 0; i < n; i++)
		put_number(b, c->glyph[gid[i]].fd, 1);
	set_operand(b->data + c->at_charstrings, b->len);
	put_number(b, n + 1, 2);
	put_number(b, 4, 1);
	put_number(b, 1, 4);
	put_number(b, at, 4);
	for (size_t i = 0; i < n; i++)
		put_number(b, at += c->glyph[gid[i]].plain.n, 4);
	return b;
}

/* The tables hold other bytes than the glyphs, so they are a block with a code of their own. */
static void add_head(struct bits *to, const GByteArray *head)
{
	uint64_t counts[256] = { 0 };
	struct literal_code code;

	for (guint i = 0; i < head->len; i++)
		counts[head->data[i]]++;
	literal_code_make(&code, counts);
	literal_open(&code, to, false);
	literal_encode(&code, to, head->data, head->len);
	literal_close(&code, to);
}

static uint32_t add_glyph(const struct cff *c, struct bits *to, uint32_t gid, uint32_t adler)
{
	const struct glyph *g = &c->glyph[gid];

	bits_append(to, c->encoded.word + g->word, g->bits);
	return libdeflate_adler32(adler, g->plain.p, g->plain.n);
}

unsigned char *cff_subset(const struct cff *c, const uint32_t *gid, size_t n, size_t *len)
{
	GByteArray *head = variable_part(c, gid, n);
	struct bits bits = { 0 };
	uint32_t adler = libdeflate_adler32(1, head->data, head->len);

	literal_begin(&bits);
	add_head(&bits, head);
	literal_open(&c->code, &bits, true);
	adler = add_glyph(c, &bits, 0, adler);
	for (size_t i = 0; i < n; i++)
		adler = add_glyph(c, &bits, gid[i], adler);
	literal_close(&c->code, &bits);
	g_byte_array_free(head, TRUE);
	return literal_end(&bits, adler, len);
}
