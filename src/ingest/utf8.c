/* utf8.c -- strict UTF-8 (Unicode 15, table 3-7): by blocks of sixteen bytes where the
 * processor can, then by words and characters. A test compares it with GLib's. */
#include "ingest/bytes.h"

#include <glib.h>
#include <string.h>
#if defined(__x86_64__) && defined(__GNUC__)
#include <tmmintrin.h>
#endif

/* Length of the character at p, 0 when it is none (Unicode 15, table 3-7). */
static size_t utf8_length(const unsigned char *p, size_t left)
{
	if (p[0] < 0x80)
		return 1;
	if (left >= 3 && (p[0] & 0xF0) == 0xE0 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80)
		return (p[0] == 0xE0 && p[1] < 0xA0) || (p[0] == 0xED && p[1] > 0x9F) ? 0 : 3;
	if (left >= 2 && p[0] >= 0xC2 && p[0] <= 0xDF && (p[1] & 0xC0) == 0x80)
		return 2;
	if (left >= 4 && p[0] >= 0xF0 && p[0] <= 0xF4 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80
	    && (p[3] & 0xC0) == 0x80)
		return (p[0] == 0xF0 && p[1] < 0x90) || (p[0] == 0xF4 && p[1] > 0x8F) ? 0 : 4;
	return 0;
}

static uint64_t load(const unsigned char *p)
{
	uint64_t word;

	memcpy(&word, p, 8);
	return GUINT64_FROM_LE(word);
}

/* Two characters of three bytes begin the word, neither with E0 nor ED, whose second
 * byte has a narrower range: most Han characters. */
static bool are_two_of_three(uint64_t word)
{
	uint64_t first = word & 0xFF, second = word >> 24 & 0xFF;

	return (word & UINT64_C(0xC0C0F0C0C0F0)) == UINT64_C(0x8080E08080E0) && first != 0xE0 && first != 0xED
		&& second != 0xE0 && second != 0xED;
}

#if defined(__x86_64__) && defined(__GNUC__)
/* Keiser and Lemire, Validating UTF-8 in less than one instruction per byte (2021):
 * every fault of two bytes shows in three of their four halves, one bit a fault. */
enum { SHORT = 1, LONG = 2, OVER_3 = 4, SURROGATE = 16, OVER_2 = 32, TWO_TAILS = 128, LARGE = 8, LARGE_1000 = 64,
	OVER_4 = 64, CARRY = SHORT | LONG | TWO_TAILS };

__attribute__((target("ssse3"))) static __m128i faults_of_two(__m128i first, __m128i second)
{
	const __m128i half = _mm_set1_epi8(15);
	const __m128i high1 = _mm_setr_epi8(LONG, LONG, LONG, LONG, LONG, LONG, LONG, LONG, (char)TWO_TAILS, (char)TWO_TAILS,
		(char)TWO_TAILS, (char)TWO_TAILS, SHORT | OVER_2, SHORT, SHORT | OVER_3 | SURROGATE, SHORT | LARGE | LARGE_1000 | OVER_4);
	const __m128i low1 = _mm_setr_epi8((char)(CARRY | OVER_3 | OVER_2 | OVER_4), (char)(CARRY | OVER_2), (char)CARRY,
		(char)CARRY, (char)(CARRY | LARGE), (char)(CARRY | LARGE | LARGE_1000), (char)(CARRY | LARGE | LARGE_1000),
		(char)(CARRY | LARGE | LARGE_1000), (char)(CARRY | LARGE | LARGE_1000), (char)(CARRY | LARGE | LARGE_1000),
		(char)(CARRY | LARGE | LARGE_1000), (char)(CARRY | LARGE | LARGE_1000), (char)(CARRY | LARGE | LARGE_1000),
		(char)(CARRY | LARGE | LARGE_1000 | SURROGATE), (char)(CARRY | LARGE | LARGE_1000), (char)(CARRY | LARGE | LARGE_1000));
	const __m128i high2 = _mm_setr_epi8(SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT, SHORT,
		(char)(LONG | OVER_2 | TWO_TAILS | OVER_3 | LARGE_1000 | OVER_4), (char)(LONG | OVER_2 | TWO_TAILS | OVER_3 | LARGE),
		(char)(LONG | OVER_2 | TWO_TAILS | SURROGATE | LARGE), (char)(LONG | OVER_2 | TWO_TAILS | SURROGATE | LARGE),
		SHORT, SHORT, SHORT, SHORT);

	return _mm_and_si128(_mm_and_si128(_mm_shuffle_epi8(high1, _mm_and_si128(_mm_srli_epi16(first, 4), half)),
		_mm_shuffle_epi8(low1, _mm_and_si128(first, half))),
		_mm_shuffle_epi8(high2, _mm_and_si128(_mm_srli_epi16(second, 4), half)));
}

/* Bytes from the start that are good, sixteen at a time; the character that the last
 * of them may have cut is left out. */
__attribute__((target("ssse3"))) static size_t good_blocks(const unsigned char *p, size_t n)
{
	__m128i before = _mm_setzero_si128();
	size_t i = 0;

	for (; i + 16 <= n; i += 16) {
		__m128i block = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		__m128i third = _mm_subs_epu8(_mm_alignr_epi8(block, before, 14), _mm_set1_epi8((char)(0xE0 - 0x80)));
		__m128i fourth = _mm_subs_epu8(_mm_alignr_epi8(block, before, 13), _mm_set1_epi8((char)(0xF0 - 0x80)));
		__m128i tails = _mm_and_si128(_mm_or_si128(third, fourth), _mm_set1_epi8((char)0x80));
		__m128i faults = _mm_xor_si128(tails, faults_of_two(_mm_alignr_epi8(block, before, 15), block));

		if (_mm_movemask_epi8(_mm_cmpeq_epi8(faults, _mm_setzero_si128())) != 0xFFFF)
			break;
		before = block;
	}
	for (size_t back = 0; back < 4 && i > 0 && p[i - 1] >= 0x80; back++)
		if (p[--i] >= 0xC0)
			break;
	return i;
}

static size_t skip_good(const unsigned char *p, size_t n)
{
	return __builtin_cpu_supports("ssse3") ? good_blocks(p, n) : 0;
}
#else
static size_t skip_good(const unsigned char *p, size_t n)
{
	(void)p, (void)n;
	return 0;
}
#endif

size_t bytes_bad_utf8(const char *bytes, size_t n)
{
	const unsigned char *p = (const unsigned char *)bytes;
	size_t i = skip_good(p, n);

	while (i < n) {
		uint64_t word = i + 8 <= n ? load(p + i) : UINT64_MAX;
		uint64_t high = word & UINT64_C(0x8080808080808080);
		size_t len;

		if (high == 0) {
			i += 8;
		} else if (are_two_of_three(word)) {
			i += 6;
		} else if ((high & 0x80) == 0) {
			i += (size_t)__builtin_ctzll(high) / 8;  /* ASCII up to there */
		} else {
			len = utf8_length(p + i, n - i);
			if (len == 0)
				return i;
			i += len;
		}
	}
	return n;
}
