/* rat.c -- fractions over int64 with 128-bit intermediates. */
#include "base/rat.h"

#include <assert.h>
#include <string.h>

typedef __int128 wide;  /* the one typedef of a number: C has no name for it */

static uint64_t gcd_narrow(uint64_t a, uint64_t b)
{
	while (b != 0) {
		uint64_t t = a % b;

		a = b;
		b = t;
	}
	return a;
}

static wide gcd(wide a, wide b)
{
	if (a < 0)
		a = -a;
	while (b != 0) {
		wide t = a % b;

		a = b;
		b = t;
	}
	return a;
}

static bool fits(wide v)
{
	return v <= INT64_MAX && v >= -INT64_MAX;
}

/* In 64 bits, as nearly always; den > 0. */
static struct rat reduce_narrow(int64_t num, int64_t den)
{
	int64_t g = den == 1 ? 1 : (int64_t)gcd_narrow((uint64_t)(num < 0 ? -num : num), (uint64_t)den);

	return (struct rat){ num / g, den / g };
}

static struct rat reduce(wide num, wide den)
{
	wide g;

	if (den == 0)
		return RAT_NA;
	if (den > 0 && fits(num) && fits(den))
		return reduce_narrow((int64_t)num, (int64_t)den);
	if (den < 0) {
		num = -num;
		den = -den;
	}
	g = gcd(num, den);
	if (g > 1) {
		num /= g;
		den /= g;
	}
	if (!fits(num) || !fits(den))
		return RAT_NA;
	return (struct rat){ (int64_t)num, (int64_t)den };
}

struct rat rat_int(int64_t n)
{
	return (struct rat){ n, 1 };
}

struct rat rat_make(int64_t num, int64_t den)
{
	return reduce(num, den);
}

struct rat rat_add(struct rat a, struct rat b)
{
	if (a.den == b.den)
		return reduce((wide)a.num + b.num, a.den);
	return reduce((wide)a.num * b.den + (wide)b.num * a.den, (wide)a.den * b.den);
}

struct rat rat_sub(struct rat a, struct rat b)
{
	b.num = -b.num;
	return rat_add(a, b);
}

struct rat rat_mul(struct rat a, struct rat b)
{
	return reduce((wide)a.num * b.num, (wide)a.den * b.den);
}

struct rat rat_div(struct rat a, struct rat b)
{
	if (a.den == 0 || b.den == 0)
		return RAT_NA;
	return reduce((wide)a.num * b.den, (wide)a.den * b.num);
}

int rat_cmp(struct rat a, struct rat b)
{
	wide l, r;

	assert(a.den > 0 && b.den > 0);
	if (a.den == b.den)
		return (a.num > b.num) - (a.num < b.num);
	l = (wide)a.num * b.den;
	r = (wide)b.num * a.den;
	return (l > r) - (l < r);
}

struct rat rat_min(struct rat a, struct rat b)
{
	if (rat_is_na(a) || rat_is_na(b))
		return RAT_NA;
	return rat_cmp(a, b) <= 0 ? a : b;
}

struct rat rat_max(struct rat a, struct rat b)
{
	if (rat_is_na(a) || rat_is_na(b))
		return RAT_NA;
	return rat_cmp(a, b) >= 0 ? a : b;
}

int64_t rat_floor(struct rat a)
{
	int64_t q = a.num / a.den;

	return a.num % a.den < 0 ? q - 1 : q;
}

int64_t rat_ceil(struct rat a)
{
	int64_t q = a.num / a.den;

	return a.num % a.den > 0 ? q + 1 : q;
}

/* Half up on the magnitude: -2.5 rounds to -3, as 四舍五入 is done by hand. */
static wide round_wide(wide num, wide den)
{
	wide m = num < 0 ? -num : num;
	wide q = (2 * m + den) / (2 * den);

	return num < 0 ? -q : q;
}

int64_t rat_round(struct rat a)
{
	return (int64_t)round_wide(a.num, a.den);
}

/* The digits of v, at least `n` of them, ending before `end`; returns where they begin. */
static char *put_digits(char *end, uint64_t v, int n)
{
	do {
		*--end = (char)('0' + v % 10);
		v /= 10;
	} while (--n > 0 || v > 0);
	return end;
}

char *rat_print(struct rat a, int decimals, char *buf)
{
	wide scale = 1, v, magnitude;
	char digits[48], *end = digits + sizeof digits, *at = end;

	assert(decimals >= 0 && decimals <= 9);
	if (rat_is_na(a))
		return strcpy(buf, "—");
	for (int i = 0; i < decimals; i++)
		scale *= 10;
	v = a.den == 1 ? a.num * scale : round_wide((wide)a.num * scale, a.den);
	magnitude = v < 0 ? -v : v;
	if (decimals > 0) {
		at = put_digits(at, (uint64_t)(magnitude % scale), decimals);
		*--at = '.';
	}
	at = put_digits(at, (uint64_t)(magnitude / scale), 1);
	if (v < 0)
		*--at = '-';
	memcpy(buf, at, (size_t)(end - at));
	buf[end - at] = '\0';
	return buf;
}

bool rat_parse(const char *text, struct rat *out)
{
	wide num = 0, den = 1;
	bool neg = *text == '-', dot = false, digit = false;

	for (const char *p = text + (neg || *text == '+'); *p != '\0'; p++) {
		if (*p == '.' && !dot) {
			dot = true;
		} else if (*p >= '0' && *p <= '9' && num < (wide)INT64_MAX && den < (wide)INT64_MAX / 10) {
			num = num * 10 + (*p - '0');
			den *= dot ? 10 : 1;
			digit = true;
		} else {
			return false;
		}
	}
	*out = reduce(neg ? -num : num, den);
	return digit && out->den != 0;
}
