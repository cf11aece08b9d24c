/* prng.c -- splitmix64 (public domain algorithm) and proleptic Gregorian days. */
#include "season/prng.h"

struct prng prng_stream(uint64_t seed, int township, int tag)
{
	struct prng r = { seed };

	r.state = prng_next(&r) ^ ((uint64_t)(unsigned)(township + 1) << 20);
	r.state = prng_next(&r) ^ (uint64_t)(unsigned)tag;
	return r;
}

uint64_t prng_next(struct prng *r)
{
	uint64_t z = (r->state += 0x9E3779B97F4A7C15u);

	z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
	z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
	return z ^ (z >> 31);
}

int prng_below(struct prng *r, int n)
{
	return (int)((prng_next(r) >> 32) * (uint64_t)n >> 32);
}

int prng_between(struct prng *r, int low, int high)
{
	return high <= low ? low : low + prng_below(r, high - low + 1);
}

bool prng_chance(struct prng *r, int percent)
{
	return prng_below(r, 100) < percent;
}

/* March-based years make the leap day the last of its year. */
int day_of(int year, int month, int day)
{
	int y = year - (month <= 2);
	int era = y / 400;
	int yoe = y - era * 400;
	int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;

	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

void day_parts(int day_number, int *year, int *month, int *day)
{
	int z = day_number + 719468;
	int era = z / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;

	*day = doy - (153 * mp + 2) / 5 + 1;
	*month = mp < 10 ? mp + 3 : mp - 9;
	*year = yoe + era * 400 + (*month <= 2);
}

int day_year(int day_number)
{
	int y, m, d;

	day_parts(day_number, &y, &m, &d);
	return y;
}

int day_month(int day_number)
{
	int y, m, d;

	day_parts(day_number, &y, &m, &d);
	return m;
}

int day_weekday(int day_number)
{
	return (day_number + 4) % 7;
}
