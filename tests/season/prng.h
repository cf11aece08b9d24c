/* prng.h -- splitmix64, and days as numbers. A season is a pure function of
 * its seed: every township and table draws from a stream of its own, so that a
 * row more in one table changes no other table. */
#ifndef SEASON_PRNG_H
#define SEASON_PRNG_H

#include <stdbool.h>
#include <stdint.h>

struct prng { uint64_t state; };

/* The stream of a table (tag) in a township; the same arguments give the same numbers. */
struct prng prng_stream(uint64_t seed, int township, int tag);

uint64_t prng_next(struct prng *r);
int prng_below(struct prng *r, int n);               /* 0..n-1, n > 0 */
int prng_between(struct prng *r, int low, int high); /* inclusive */
bool prng_chance(struct prng *r, int percent);

#define PRNG_PICK(r, array) ((array)[prng_below((r), (int)(sizeof(array) / sizeof((array)[0])))])

/* Days since 1970-01-01. */
int day_of(int year, int month, int day);
void day_parts(int day_number, int *year, int *month, int *day);
int day_year(int day_number);
int day_month(int day_number);
int day_weekday(int day_number);                     /* 0 = Sunday */

#endif
