/* test_cff.c -- charstrings made to stand alone, and streams of literals. */
#include <check.h>
#include <glib.h>
#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "render/charstring.h"
#include "render/literal.h"

/* Numbers: 139 is 0, 140 is 1 …; 32 is -107, the first of a few subroutines. */
#define S(...) (const unsigned char[]){ __VA_ARGS__ }, sizeof((const unsigned char[]){ __VA_ARGS__ })

static const struct {
	const char *says;
	const unsigned char *in;
	size_t n;
	const unsigned char *out;
	size_t m;
} rows[] = {
	{ "a plain outline stays", S(140, 141, 21, 142, 6, 14), S(140, 141, 21, 142, 6, 14) },
	{ "hints go", S(140, 141, 1, 140, 141, 3, 142, 22, 14), S(142, 22, 14) },
	{ "a width before a hint stays", S(150, 140, 141, 1, 142, 22, 14), S(150, 142, 22, 14) },
	{ "only the first operator has a width", S(140, 141, 1, 150, 140, 141, 22, 14), S(150, 140, 141, 22, 14) },
	{ "a mask goes with its bytes", S(140, 141, 18, 140, 141, 19, 0x0E, 142, 22, 14), S(142, 22, 14) },
	{ "nine stems, two bytes of mask",
		S(139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 139, 18, 20, 14, 14, 14), S(14) },
	{ "a local subroutine is put in", S(140, 32, 10, 14), S(140, 141, 21, 14) },
	{ "a global one that ends the glyph", S(32, 29), S(143, 22, 14) },
	{ "numbers of all sizes", S(28, 1, 2, 255, 0, 1, 128, 0, 21, 247, 3, 251, 4, 5, 14),
		S(28, 1, 2, 255, 0, 1, 128, 0, 21, 247, 3, 251, 4, 5, 14) },
	{ "flex stays", S(139, 139, 139, 139, 139, 139, 139, 12, 34, 14), S(139, 139, 139, 139, 139, 139, 139, 12, 34, 14) },
	{ "arithmetic is refused", S(140, 141, 12, 10, 22, 14), NULL, 0 },
	{ "an accent put together is refused", S(139, 139, 140, 141, 14), NULL, 0 },
	{ "a subroutine that does not exist", S(140, 10, 14), NULL, 0 },
	{ "a call of itself for ever", S(33, 29), NULL, 0 },
	{ "no end", S(140, 141, 21), NULL, 0 },
	{ "a mask beyond the end", S(140, 141, 18, 19), NULL, 0 },
	{ "a number beyond the end", S(28, 1), NULL, 0 },
};

START_TEST(charstring_stands_alone)
{
	/* local: 0 = "1+1 rmoveto"; global: 0 = "4 hmoveto endchar", 1 = call of itself */
	static const unsigned char local[] = { 0, 1, 1, 1, 4, 141, 21, 11 };
	static const unsigned char global[] = { 0, 2, 1, 1, 4, 6, 143, 22, 14, 33, 29 };
	struct cff_index l, g;
	unsigned char out[CHARSTRING_MAX];
	size_t m;

	ck_assert(cff_index_read((struct cff_part){ local, sizeof local }, 0, &l));
	ck_assert(cff_index_read((struct cff_part){ global, sizeof global }, 0, &g));
	m = charstring_flatten((struct cff_part){ rows[_i].in, rows[_i].n }, &g, &l, out);
	ck_assert_msg(m == rows[_i].m, "%s: %zu bytes", rows[_i].says, m);
	ck_assert_msg(m == 0 || memcmp(out, rows[_i].out, m) == 0, "%s", rows[_i].says);
}
END_TEST

/* From "a few bytes" to a code that would be deeper than deflate allows. */
START_TEST(literals_unpack)
{
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	uint64_t counts[256] = { 0 };
	struct deflate_code code;
	struct bits bits = { 0 }, piece = { 0 };
	unsigned char plain[3000], back[sizeof plain], *packed;
	size_t len, n = sizeof plain;

	for (size_t i = 0; i < n; i++)
		plain[i] = (unsigned char)(_i == 0 ? 7 : _i == 1 ? i * i >> 3 : i % 50);
	for (size_t i = 0, f = 1; _i == 2 && i < 50; i++, f = f * 8 / 5 + 1)
		counts[i] = f;   /* like Fibonacci's numbers: one bit deeper each */
	for (size_t i = 0; _i < 2 && i < n; i++)
		counts[plain[i]]++;
	literal_code_make(&code, counts);
	literal_encode(&code, &piece, plain + 1000, n - 1000);
	deflate_begin(&bits);
	literal_open(&code, &bits, false);
	literal_encode(&code, &bits, plain, 1000);
	literal_close(&code, &bits);
	literal_open(&code, &bits, true);
	bits_append(&bits, piece.word, piece.n);
	literal_close(&code, &bits);
	packed = deflate_end(&bits, libdeflate_adler32(1, plain, n), &len);
	ck_assert_int_eq(libdeflate_zlib_decompress(d, packed, len, back, n, NULL), LIBDEFLATE_SUCCESS);
	ck_assert_mem_eq(plain, back, n);
	g_free(packed);
	g_free(piece.word);
	libdeflate_free_decompressor(d);
}
END_TEST

Suite *cff_suite(void);
Suite *cff_suite(void)
{
	Suite *s = suite_create("cff");
	TCase *tc = tcase_create("cff");

	tcase_add_loop_test(tc, charstring_stands_alone, 0, G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, literals_unpack, 0, 3);
	suite_add_tcase(s, tc);
	return s;
}
