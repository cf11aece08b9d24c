/* test_arena.c -- memory handed out is zero, stays what its owner wrote, and may come from a buffer that was used. */
#include <check.h>
#include <glib.h>
#include <stdbool.h>
#include <string.h>

#include "base/arena.h"
#include "base/memory.h"

#define PIECE 1000   /* bytes */
#define PIECES 30000 /* enough for blocks of every size and the fed one */

Suite *arena_suite(void);

static bool all_are(const unsigned char *p, size_t n, int value)
{
	for (size_t i = 0; i < n; i++)
		if (p[i] != value)
			return false;
	return true;
}

/* Fills every piece with a mark of its own, each zero before; all must still be there at the end. */
static void take_pieces(struct arena *a, unsigned char **piece)
{
	size_t zero = 0;

	for (size_t i = 0; i < PIECES; i++) {
		piece[i] = arena_alloc(a, PIECE);
		zero += all_are(piece[i], PIECE, 0);
		memset(piece[i], (int)(i % 251) + 1, PIECE);
	}
	ck_assert_uint_eq(zero, PIECES);
}

static void check_pieces(unsigned char **piece)
{
	size_t kept = 0;

	for (size_t i = 0; i < PIECES; i++)
		kept += all_are(piece[i], PIECE, (int)(i % 251) + 1);
	ck_assert_uint_eq(kept, PIECES);
}

START_TEST(a_used_buffer_feeds_it)
{
	size_t n = 5 * MEMORY_LARGE_PAGE, gone, again;
	unsigned char **piece = g_new(unsigned char *, PIECES), *buffer = g_malloc(n);
	struct arena *a = arena_new(), *whole = arena_new();

	memset(buffer, 0xAB, n);
	gone = arena_feed(a, buffer, n - MEMORY_LARGE_PAGE);
	ck_assert_uint_ge(gone, 2 * MEMORY_LARGE_PAGE);
	ck_assert_uint_le(gone, n - MEMORY_LARGE_PAGE);
	again = arena_feed(a, buffer + gone, n - gone);   /* it has enough: the system's again */
	ck_assert_uint_le(gone + again, n);
	ck_assert(all_are(buffer + gone + again, n - gone - again, 0xAB));
	g_free(buffer);
	take_pieces(a, piece);
	arena_join(whole, a);
	check_pieces(piece);
	arena_free(whole);
	g_free(piece);
}
END_TEST

START_TEST(a_small_buffer_does_not)
{
	unsigned char *buffer = g_malloc(PIECE);
	struct arena *a = arena_new();

	memset(buffer, 0xAB, PIECE);
	ck_assert_uint_eq(arena_feed(a, buffer, PIECE), 0);
	ck_assert(all_are(buffer, PIECE, 0xAB));
	g_free(buffer);
	arena_free(a);
}
END_TEST

START_TEST(a_reset_forgets_all)
{
	unsigned char **piece = g_new(unsigned char *, PIECES);
	struct arena *a = arena_new();

	take_pieces(a, piece);
	ck_assert_uint_ge(arena_used(a), (size_t)PIECE * PIECES);
	arena_reset(a);
	ck_assert_uint_eq(arena_used(a), 0);
	take_pieces(a, piece);
	check_pieces(piece);
	arena_free(a);
	g_free(piece);
}
END_TEST

Suite *arena_suite(void)
{
	Suite *s = suite_create("arena");
	TCase *tc = tcase_create("memory");

	tcase_add_test(tc, a_used_buffer_feeds_it);
	tcase_add_test(tc, a_small_buffer_does_not);
	tcase_add_test(tc, a_reset_forgets_all);
	suite_add_tcase(s, tc);
	return s;
}
