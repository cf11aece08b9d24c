/* cff.c -- see cff.h. */
#include "render/cff.h"

#include <glib.h>
#include <libdeflate.h>
#include <string.h>

#include "base/memory.h"
#include "render/cff_data.h"
#include "render/charstring.h"
#include "render/literal.h"

#define PROBE 32     /* glyphs of the face that tell whether it can be cut, and its code */

/* Cut from the face when a document first prints it. */
struct glyph {
	size_t at, n;           /* the plain charstring; 0 bytes: not cut yet */
	size_t word, bits;      /* the compressed one */
	uint16_t cid;
	uint8_t fd;
};

/* The table of the whole face. */
struct source {
	struct cff_part table;
	struct cff_index names, tops, strings, global, charstrings, fds;
	struct cff_part top;
	struct cff_part *private;   /* per font dict */
	struct cff_index *local;
	uint16_t *cids;             /* per glyph of the face */
	uint8_t *fd_of;
};

struct cff {
	struct source source;
	const uint32_t *gid;    /* of the face, per glyph */
	GByteArray *fixed;      /* the part that is the same for all documents */
	size_t at_fdselect, at_charstrings;   /* where their offsets stand in it */
	size_t n;
	struct glyph *glyph;
	GByteArray *plain;      /* charstrings cut so far */
	struct bits packed;     /* the same, each from a new word on */
	struct deflate_code code;
	unsigned char *flat;    /* room for one charstring */
	char *registry, *ordering;
	int supplement;
};

/* ---- reading ---- */

static size_t place(const struct source *s, unsigned op)
{
	struct cff_entry e;

	return cff_entry_find(s->top, op, &e) && e.operand[2] > 2 ? (size_t)e.operand[2] : s->table.n;
}

/* Formats 0 (a CID each) and 1, 2 (ranges; the count behind has as many bytes). */
static bool read_charset(struct source *s)
{
	size_t at = place(s, CFF_CHARSET), n = s->charstrings.count, g = 1;
	const unsigned char *p = s->table.p + at, *end = s->table.p + s->table.n;
	size_t more;

	s->cids = g_new0(uint16_t, n);
	if (p >= end || *p > 2)
		return false;
	more = *p++;
	while (g < n && (size_t)(end - p) >= 2 + more) {
		size_t first = cff_number(p, 2), left = cff_number(p + 2, more);

		p += 2 + more;
		for (size_t i = 0; i <= left && g < n; i++)
			s->cids[g++] = (uint16_t)(first + i);
	}
	return g == n;
}

/* Formats 0 (a font dict each) and 3 (ranges). */
static bool read_fdselect(struct source *s)
{
	size_t at = place(s, CFF_FDSELECT), n = s->charstrings.count, ranges;
	const unsigned char *p = s->table.p + at, *end = s->table.p + s->table.n;

	s->fd_of = g_new0(uint8_t, n);
	if (end - p < 5)
		return false;
	if (*p == 0 && (size_t)(end - p) > n) {
		memcpy(s->fd_of, p + 1, n);
		return true;
	}
	ranges = cff_number(p + 1, 2);
	if (*p != 3 || (size_t)(end - p) < 5 + ranges * 3)
		return false;
	for (p += 3; ranges-- > 0; p += 3)
		for (size_t g = cff_number(p, 2); g < cff_number(p + 3, 2) && g < n; g++)
			s->fd_of[g] = p[2];
	return true;
}

/* Private DICTs and their subroutines. */
static bool read_privates(struct source *s)
{
	s->private = g_new0(struct cff_part, s->fds.count);
	s->local = g_new0(struct cff_index, s->fds.count);
	for (size_t i = 0; i < s->fds.count; i++) {
		struct cff_entry e;
		size_t at, n;

		if (!cff_entry_find(cff_index_item(&s->fds, i), CFF_PRIVATE, &e))
			return false;
		n = (size_t)e.operand[1];
		at = (size_t)e.operand[2];
		if (e.operand[1] < 0 || e.operand[2] < 0 || at > s->table.n || n > s->table.n - at)
			return false;
		s->private[i] = (struct cff_part){ s->table.p + at, n };
		if (cff_entry_find(s->private[i], CFF_SUBRS, &e) && e.operand[2] > 0 &&
			!cff_index_read(s->table, at + (size_t)e.operand[2], &s->local[i]))
			return false;
	}
	return true;
}

static size_t behind(const struct source *s, const struct cff_index *x)
{
	return (size_t)(x->end - s->table.p);
}

static bool read_source(struct source *s)
{
	struct cff_entry e;

	if (s->table.n < 4 || !cff_index_read(s->table, s->table.p[2], &s->names) ||
		!cff_index_read(s->table, behind(s, &s->names), &s->tops) || s->tops.count != 1 ||
		!cff_index_read(s->table, behind(s, &s->tops), &s->strings) ||
		!cff_index_read(s->table, behind(s, &s->strings), &s->global))
		return false;
	s->top = cff_index_item(&s->tops, 0);
	return cff_entry_find(s->top, CFF_ROS, &e) && cff_index_read(s->table, place(s, CFF_CHARSTRINGS), &s->charstrings) &&
		cff_index_read(s->table, place(s, CFF_FDARRAY), &s->fds) && read_charset(s) && read_fdselect(s) &&
		read_privates(s);
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

/* An INDEX of the parts, with offsets of four bytes. */
static void put_index(GByteArray *b, GByteArray *const *parts, size_t n)
{
	size_t at = 1;

	put_number(b, n, 2);
	put_number(b, 4, 1);
	for (size_t i = 0; i <= n; i++) {
		put_number(b, at, 4);
		at += i < n ? parts[i]->len : 0;
	}
	for (size_t i = 0; i < n; i++)
		g_byte_array_append(b, parts[i]->data, parts[i]->len);
}

/* The entries of a DICT but those that hold places in the file. */
static GByteArray *without_places(struct cff_part dict)
{
	GByteArray *b = g_byte_array_new();
	struct cff_entry e;

	while (cff_entry_next(&dict, &e))
		switch (e.op) {
		case CFF_CHARSET: case CFF_ENCODING: case CFF_CHARSTRINGS: case CFF_PRIVATE: case CFF_SUBRS:
		case CFF_FDARRAY: case CFF_FDSELECT:
			break;
		default:
			g_byte_array_append(b, e.whole.p, (guint)e.whole.n);
		}
	return b;
}

/* All font dicts and, behind them, their Privates: the INDEX has a known
 * length, so their places are known before it is written. */
static void put_font_dicts(struct cff *c, const struct source *s)
{
	size_t n = s->fds.count;
	GByteArray **dict = g_new0(GByteArray *, n), **private = g_new0(GByteArray *, n);
	size_t at = c->fixed->len + 3 + (n + 1) * 4;

	for (size_t i = 0; i < n; i++) {
		dict[i] = without_places(cff_index_item(&s->fds, i));
		private[i] = without_places(s->private[i]);
		at += dict[i]->len + 11;   /* two operands and the operator */
	}
	for (size_t i = 0; i < n; i++) {
		put_operand(dict[i], private[i]->len);
		put_operand(dict[i], at);
		put_operator(dict[i], CFF_PRIVATE);
		at += private[i]->len;
	}
	put_index(c->fixed, dict, n);
	for (size_t i = 0; i < n; i++) {
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

static void make_fixed(struct cff *c, const struct source *s)
{
	GByteArray *top = without_places(s->top);
	size_t at_fdarray, at_charset, base;

	c->fixed = g_byte_array_new();
	g_byte_array_append(c->fixed, (const guint8 *)"\x01\x00\x04\x04", 4);
	put_copy(c->fixed, s->table.p + s->table.p[2], s->names.end);
	at_fdarray = put_place(top, CFF_FDARRAY);
	at_charset = put_place(top, CFF_CHARSET);
	c->at_fdselect = put_place(top, CFF_FDSELECT);
	c->at_charstrings = put_place(top, CFF_CHARSTRINGS);
	put_index(c->fixed, &top, 1);
	base = c->fixed->len - top->len;
	c->at_fdselect += base;
	c->at_charstrings += base;
	put_copy(c->fixed, s->tops.end, s->strings.end);
	put_number(c->fixed, 0, 2);            /* no global subroutines */
	set_operand(c->fixed->data + base + at_fdarray, c->fixed->len);
	put_font_dicts(c, s);
	set_operand(c->fixed->data + base + at_charset, c->fixed->len);
	g_byte_array_free(top, TRUE);
}

/* ---- the glyphs ---- */

/* The charstring of a glyph of the face without subroutines; 0 when it is none. */
static size_t flat_glyph(const struct source *s, size_t gid, unsigned char *flat)
{
	uint8_t fd = gid < s->charstrings.count ? s->fd_of[gid] : 255;

	return fd >= s->fds.count ? 0 :
		charstring_flatten(cff_index_item(&s->charstrings, gid), &s->global, &s->local[fd], flat);
}

/* Glyphs all over the face tell whether it can be cut at all, and its code. The code never follows from
 * the glyphs printed: a document's bytes must not depend on the other documents of its batch. */
static bool make_code(struct cff *c)
{
	const struct source *s = &c->source;
	uint64_t counts[256] = { 0 };
	size_t step = s->charstrings.count / PROBE + 1;

	for (size_t gid = 0; gid < s->charstrings.count; gid += step) {
		size_t n = flat_glyph(s, gid, c->flat);

		if (n == 0)
			return false;
		for (size_t i = 0; i < n; i++)
			counts[c->flat[i]]++;
	}
	literal_code_make(&c->code, counts);
	return true;
}

static void cut_glyph(struct cff *c, struct glyph *g, uint32_t gid)
{
	size_t n = flat_glyph(&c->source, gid, c->flat), start;

	if (n == 0)
		return;
	bits_reserve(&c->packed, n * 15 + 64);
	if (c->packed.n % 64 != 0)
		bits_append(&c->packed, (const uint64_t[]){ 0 }, 64 - c->packed.n % 64);
	start = c->packed.n;
	literal_encode(&c->code, &c->packed, c->flat, n);
	g->word = start / 64;
	g->bits = c->packed.n - start;
	g->at = c->plain->len;
	g->n = n;
	g_byte_array_append(c->plain, c->flat, (guint)n);
}

/* Each process cuts what its documents print, once. */
static const struct glyph *glyph_of(const struct cff *shared, uint32_t glyph)
{
	struct cff *c = (struct cff *)(uintptr_t)shared;
	struct glyph *g = &c->glyph[glyph];

	if (c->plain->len == 0)
		memory_expect(c->source.table.p, c->source.table.n);
	if (g->n == 0)
		cut_glyph(c, g, c->gid[glyph]);
	return g;
}

/* A string that is not one of the 391 standard ones (TN 5176, appendix A). */
static char *own_string(const struct source *s, long sid, const char *otherwise)
{
	struct cff_part text = sid < 391 ? (struct cff_part){ NULL, 0 } : cff_index_item(&s->strings, (size_t)sid - 391);

	return text.n > 0 ? g_strndup((const char *)text.p, text.n) : g_strdup(otherwise);
}

static bool take(struct cff *c)
{
	struct source *s = &c->source;
	struct cff_entry ros;

	if (!read_source(s) || !make_code(c))
		return false;
	for (size_t i = 0; i < c->n; i++) {
		if (c->gid[i] >= s->charstrings.count || s->fd_of[c->gid[i]] >= s->fds.count)
			return false;
		c->glyph[i].fd = s->fd_of[c->gid[i]];
		c->glyph[i].cid = s->cids[c->gid[i]];
	}
	cff_entry_find(s->top, CFF_ROS, &ros);
	c->registry = own_string(s, ros.operand[0], "Adobe");
	c->ordering = own_string(s, ros.operand[1], "Identity");
	c->supplement = (int)ros.operand[2];
	make_fixed(c, s);
	return true;
}

struct cff *cff_open(const unsigned char *bytes, size_t len, const uint32_t *gid, size_t n)
{
	struct cff *c = g_new0(struct cff, 1);

	c->source.table = (struct cff_part){ bytes, len };
	c->gid = gid;
	c->n = n;
	c->glyph = g_new0(struct glyph, n);
	c->plain = g_byte_array_new();
	c->flat = g_malloc(CHARSTRING_MAX);
	if (take(c))
		return c;
	cff_free(c);
	return NULL;
}

void cff_free(struct cff *c)
{
	if (c == NULL)
		return;
	if (c->fixed != NULL)
		g_byte_array_free(c->fixed, TRUE);
	g_byte_array_free(c->plain, TRUE);
	g_free(c->source.private);
	g_free(c->source.local);
	g_free(c->source.cids);
	g_free(c->source.fd_of);
	g_free(c->glyph);
	g_free(c->flat);
	g_free(c->packed.word);
	g_free(c->registry);
	g_free(c->ordering);
	g_free(c);
}

uint16_t cff_cid(const struct cff *c, uint32_t glyph)
{
	return c->glyph[glyph].cid;
}

void cff_collection(const struct cff *c, const char **registry, const char **ordering, int *supplement)
{
	*registry = c->registry;
	*ordering = c->ordering;
	*supplement = c->supplement;
}

/* ---- a document's font ---- */

/* charset, FDSelect and the offsets of the charstrings, for glyph 0 and n more. */
static GByteArray *tables_of(const struct cff *c, const uint32_t *glyph, size_t n)
{
	GByteArray *b = g_byte_array_sized_new((guint)(c->fixed->len + n * 8 + 64));
	size_t at = 1 + c->glyph[0].n;

	g_byte_array_append(b, c->fixed->data, c->fixed->len);
	put_number(b, 0, 1);
	for (size_t i = 0; i < n; i++)
		put_number(b, c->glyph[glyph[i]].cid, 2);
	set_operand(b->data + c->at_fdselect, b->len);
	put_number(b, 0, 1);
	put_number(b, c->glyph[0].fd, 1);
	for (size_t i = 0; i < n; i++)
		put_number(b, c->glyph[glyph[i]].fd, 1);
	set_operand(b->data + c->at_charstrings, b->len);
	put_number(b, n + 1, 2);
	put_number(b, 4, 1);
	put_number(b, 1, 4);
	put_number(b, at, 4);
	for (size_t i = 0; i < n; i++)
		put_number(b, at += c->glyph[glyph[i]].n, 4);
	return b;
}

/* The tables hold other bytes than the glyphs, so they are a block with a code of their own. */
static void add_head(struct bits *to, const GByteArray *head)
{
	uint64_t counts[256] = { 0 };
	struct deflate_code code;

	for (guint i = 0; i < head->len; i++)
		counts[head->data[i]]++;
	literal_code_make(&code, counts);
	literal_open(&code, to, false);
	literal_encode(&code, to, head->data, head->len);
	literal_close(&code, to);
}

static uint32_t add_glyph(const struct cff *c, struct bits *to, uint32_t glyph, uint32_t adler)
{
	const struct glyph *g = &c->glyph[glyph];

	bits_append(to, c->packed.word + g->word, g->bits);
	return libdeflate_adler32(adler, c->plain->data + g->at, g->n);
}

unsigned char *cff_subset(const struct cff *c, const uint32_t *glyph, size_t n, size_t *len)
{
	GByteArray *head;
	struct bits bits = { 0 };
	uint32_t adler;

	for (size_t i = 0; i <= n; i++)
		if (glyph_of(c, i < n ? glyph[i] : 0)->n == 0)
			return NULL;
	head = tables_of(c, glyph, n);
	adler = libdeflate_adler32(1, head->data, head->len);
	deflate_begin(&bits);
	add_head(&bits, head);
	literal_open(&c->code, &bits, true);
	adler = add_glyph(c, &bits, 0, adler);
	for (size_t i = 0; i < n; i++)
		adler = add_glyph(c, &bits, glyph[i], adler);
	literal_close(&c->code, &bits);
	g_byte_array_free(head, TRUE);
	return deflate_end(&bits, adler, len);
}
