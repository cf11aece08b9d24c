/* rat.c -- fractions over int64 with 128-bit intermediates. */
#include "base/rat.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

typedef __int128 wide;  /* the one typedef of a number: C has no name for it */

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

static struct rat reduce(wide num, wide den)
{
	wide g;

	if (den == 0)
		return RAT_NA;
	if (den < 0) {
		num = -num;
		den = -den;
	}
	g = gcd(num, den);
	if (g > 1) {
		num /= g;
		den /= g;
	}
	if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX)
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
	wide l = (wide)a.num * b.den, r = (wide)b.num * a.den;

	assert(a.den > 0 && b.den > 0);
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

char *rat_print(struct rat a, int decimals, char *buf)
{
	wide scale = 1, v;
	int64_t whole, part;

	assert(decimals >= 0 && decimals <= 9);
	if (rat_is_na(a))
		return strcpy(buf, "—");
	for (int i = 0; i < decimals; i++)
		scale *= 10;
	v = round_wide((wide)a.num * scale, a.den);
	whole = (int64_t)((v < 0 ? -v : v) / scale);
	part = (int64_t)((v < 0 ? -v : v) % scale);
	if (decimals > 0)
		snprintf(buf, 32, "%s%lld.%0*lld", v < 0 ? "-" : "", (long long)whole, decimals, (long long)part);
	else
		snprintf(buf, 32, "%s%lld", v < 0 ? "-" : "", (long long)whole);
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
