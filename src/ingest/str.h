/* str.h -- a piece of text that belongs to someone else. Only ingest/ includes this. */
#ifndef INGEST_STR_H
#define INGEST_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
	const char *p;
	size_t n;  /* [bytes] */
};

#define STR(literal) ((struct str){ literal, sizeof literal - 1 })

static inline struct str str_of(const char *s)
{
	return (struct str){ s, strlen(s) };
}

static inline bool str_eq(struct str a, struct str b)
{
	return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

static inline bool str_is(struct str a, const char *s)
{
	return str_eq(a, str_of(s));
}

static inline bool str_starts(struct str a, const char *s)
{
	size_t n = strlen(s);

	return a.n >= n && memcmp(a.p, s, n) == 0;
}

static inline bool str_ends(struct str a, const char *s)
{
	size_t n = strlen(s);

	return a.n >= n && memcmp(a.p + a.n - n, s, n) == 0;
}

static inline struct str str_from(struct str a, size_t i)
{
	return (struct str){ a.p + i, a.n - i };
}

static inline bool str_lies_in(struct str part, struct str whole)
{
	return part.p >= whole.p && part.p + part.n <= whole.p + whole.n;
}

/* Offset of needle in a, or a.n. */
static inline size_t str_find(struct str a, const char *needle)
{
	size_t n = strlen(needle);

	for (size_t i = 0; i + n <= a.n; i++)
		if (a.p[i] == needle[0] && memcmp(a.p + i, needle, n) == 0)
			return i;
	return a.n;
}

/* A hash for tables in memory: eight bytes at a time, the last eight overlapping. */
static inline uint64_t str_hash(struct str s)
{
	const uint64_t k = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t h = (uint64_t)s.n * k, word = 0;

	for (size_t i = 0; i + 8 < s.n; i += 8) {
		memcpy(&word, s.p + i, 8);
		h = (h ^ word) * k;
		h ^= h >> 32;
	}
	if (s.n >= 8)
		memcpy(&word, s.p + s.n - 8, 8);
	else
		for (size_t i = 0; i < s.n; i++)
			word = word << 8 | (unsigned char)s.p[i];
	h = (h ^ word) * k;
	return h ^ h >> 29;
}

#endif
