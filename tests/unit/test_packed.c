/* test_packed.c -- rows of pictures unpack to what they were, at every edge of what a match may be. */
#include <check.h>
#include <glib.h>
#include <libdeflate.h>

#include "render/packed.h"

static const struct { const char *says; size_t width, n; int kind; } rows[] = {
	{ "one byte",                               1, 1, 0 },
	{ "paper",                                  1625, 40, 0 },
	{ "one byte beyond the longest match",      260, 1, 0 },
	{ "two bytes beyond it",                    261, 1, 0 },
	{ "twice the longest match and two",        519, 1, 0 },
	{ "noise: no match at all",                 700, 30, 1 },
	{ "noise that repeats in every row",        700, 30, 2 },
	{ "noise that came 500 bytes before",       7001, 3, 3 },
	{ "noise as far back as a window reaches",  32768, 3, 2 },
	{ "noise beyond the window",                32769, 3, 2 },
	{ "few rare colours: a deep code",          400, 400, 4 },
};

static unsigned char byte_at(int kind, size_t i, size_t width, GRand *noise)
{
	switch (kind) {
	case 1: return (unsigned char)g_rand_int_range(noise, 0, 256);
	case 2: return (unsigned char)((i % width) * (i % width) * 2654435761u >> 21);
	case 3: return (unsigned char)((i % 500) * (i % 500) * 2654435761u >> 21);
	case 4: return (unsigned char)__builtin_ctzll((i + 1) * 2654435761u);
	default: return 7;
	}
}

START_TEST(unpacks)
{
	size_t n = rows[_i].width * rows[_i].n, len;
	unsigned char *plain = g_malloc(n), *back = g_malloc(n), *packed, *again;
	struct libdeflate_decompressor *d = libdeflate_alloc_decompressor();
	GRand *noise = g_rand_new_with_seed(7);

	for (size_t i = 0; i < n; i++)
		plain[i] = byte_at(rows[_i].kind, i, rows[_i].width, noise);
	packed = packed_rows(plain, rows[_i].width, rows[_i].n, &len);
	ck_assert_msg(libdeflate_zlib_decompress(d, packed, len, back, n, NULL) == LIBDEFLATE_SUCCESS, "%s", rows[_i].says);
	ck_assert_msg(memcmp(plain, back, n) == 0, "%s", rows[_i].says);
	if (rows[_i].kind == 2 && rows[_i].width <= 32768)
		ck_assert_msg(len < rows[_i].width * 11 / 10 + 300, "%s: %zu bytes", rows[_i].says, len);
	again = packed_rows(plain, rows[_i].width, rows[_i].n, &n);
	ck_assert_uint_eq(n, len);
	ck_assert_mem_eq(packed, again, len);
	g_free(plain);
	g_free(back);
	g_free(packed);
	g_free(again);
	g_rand_free(noise);
	libdeflate_free_decompressor(d);
}
END_TEST

Suite *packed_suite(void);
Suite *packed_suite(void)
{
	Suite *s = suite_create("packed");
	TCase *tc = tcase_create("packed");

	tcase_add_loop_test(tc, unpacks, 0, G_N_ELEMENTS(rows));
	suite_add_tcase(s, tc);
	return s;
}
