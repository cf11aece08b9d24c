/* number.c -- numbers as text: stats_number() rounds, here are its variants. */
#include <string.h>

#include "facts/build.h"

char *number_print(const struct plan_figure *f, struct rat v, bool sign, char *buf)
{
	char *percent;

	stats_number(f, v, buf);
	if (!sign && f->percent && (percent = strrchr(buf, '%')) != NULL)
		*percent = '\0';
	return buf;
}

char *facts_number(const struct plan_figure *figure, struct rat v, char *buf)
{
	return number_print(figure, v, true, buf);
}

struct rat number_printed(const struct plan_figure *f, struct rat v)
{
	char buf[64];
	struct rat printed;

	return !f->is_date && rat_parse(number_print(f, v, false, buf), &printed) ? printed : RAT_NA;
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
