/* number.c -- the one place where a number becomes text. */
#include <string.h>

#include "facts/build.h"

/* Fen to yuan, or to 万元 where the unit says so. */
static struct rat in_unit(const struct plan_figure *f, struct rat v)
{
	if (f->is_money)
		return rat_div(v, rat_int(f->unit != NULL && strcmp(f->unit, "万元") == 0 ? 1000000 : 100));
	return f->percent ? rat_mul(v, rat_int(100)) : v;
}

char *number_print(const struct plan_figure *f, struct rat v, bool sign, char *buf)
{
	if (!rat_is_na(v) && f->is_date)
		return plan_date_text(rat_floor(v), buf);
	rat_print(in_unit(f, v), f->decimals, buf);
	if (sign && f->percent && !rat_is_na(v))
		strcat(buf, "%");
	return buf;
}

char *facts_number(const struct plan_figure *figure, struct rat v, char *buf)
{
	return number_print(figure, v, true, buf);
}

char *number_short(struct rat v, char *buf)
{
	int decimals = 0;
	struct rat scaled = v;

	while (decimals < 4 && !rat_is_na(scaled) && scaled.den != 1) {
		scaled = rat_mul(scaled, rat_int(10));
		decimals++;
	}
	return rat_print(v, decimals, buf);
}
