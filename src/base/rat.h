/* rat.h -- exact fractions, and the empty value.
 *
 * Every figure is held as num/den in lowest terms, den > 0; den == 0 is "not
 * applicable" (N/A), which any operation passes on. Products go through 128
 * bits; a result whose lowest terms need more than 63 bits becomes N/A (a real
 * season stays far below). One rounding, half up
 * (四舍五入, away from zero for negatives), when printed. */
#ifndef BASE_RAT_H
#define BASE_RAT_H

#include <stdbool.h>
#include <stdint.h>

struct rat {
	int64_t num;
	int64_t den;  /* > 0, or 0 for N/A */
};

#define RAT_NA ((struct rat){ 0, 0 })

struct rat rat_int(int64_t n);
struct rat rat_make(int64_t num, int64_t den);  /* reduced; den == 0 gives N/A */
static inline bool rat_is_na(struct rat a) { return a.den == 0; }

struct rat rat_add(struct rat a, struct rat b);
struct rat rat_sub(struct rat a, struct rat b);
struct rat rat_mul(struct rat a, struct rat b);
struct rat rat_div(struct rat a, struct rat b);  /* by zero: N/A */
struct rat rat_min(struct rat a, struct rat b);
struct rat rat_max(struct rat a, struct rat b);
int rat_cmp(struct rat a, struct rat b);         /* neither is N/A */

int64_t rat_floor(struct rat a);
int64_t rat_ceil(struct rat a);
int64_t rat_round(struct rat a);                 /* half up, away from zero */

/* Rounded to `decimals` (0..9) and written with a dot: "7.00", "-0.5", "—" for
 * N/A. Returns buf, which holds at least 32 bytes. */
char *rat_print(struct rat a, int decimals, char *buf);

/* Exact decimal to fraction: "3.5" gives 7/2. False when text is no number. */
bool rat_parse(const char *text, struct rat *out);

#endif
