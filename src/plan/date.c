/* date.c -- days since 1970-01-01 and back, proleptic Gregorian, and the types' names. */
#include <stdio.h>

#include "plan/plan.h"

/* Years are counted from March here: the leap day is then the last of its year,
 * and the days before month m are the whole part of (153 m + 2) / 5. */
static int64_t days_of(int64_t year, int month, int day)
{
	int64_t y = month <= 2 ? year - 1 : year;
	int64_t era = (y >= 0 ? y : y - 399) / 400;
	int64_t of_era = y - era * 400;
	int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;

	return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int month_days(int year, int month)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

	return month == 2 && leap ? 29 : days[month - 1];
}

int64_t plan_date(int year, int month, int day)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12)
		return PLAN_EMPTY;
	if (day < 1 || day > month_days(year, month))
		return PLAN_EMPTY;
	return days_of(year, month, day);
}

void plan_date_split(int64_t days, int *year, int *month, int *day)
{
	int64_t z = days + 719468;
	int64_t era = (z >= 0 ? z : z - 146096) / 146097;
	int64_t of_era = z - era * 146097;
	int64_t y = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
	int64_t of_year = of_era - (365 * y + y / 4 - y / 100);
	int64_t m = (5 * of_year + 2) / 153;

	*day = (int)(of_year - (153 * m + 2) / 5 + 1);
	*month = (int)(m < 10 ? m + 3 : m - 9);
	*year = (int)(y + era * 400 + (*month <= 2));
}

int64_t plan_date_add_months(int64_t days, int months)
{
	int year, month, day, count, last;

	if (days == PLAN_EMPTY)
		return PLAN_EMPTY;
	plan_date_split(days, &year, &month, &day);
	count = year * 12 + month - 1 + months;
	if (count < 12)
		return PLAN_EMPTY;
	last = month_days(count / 12, count % 12 + 1);
	return plan_date(count / 12, count % 12 + 1, day < last ? day : last);
}

char *plan_date_iso(int64_t days, char *buf)
{
	int year, month, day;

	buf[0] = '\0';
	if (days == PLAN_EMPTY)
		return buf;
	plan_date_split(days, &year, &month, &day);
	snprintf(buf, 32, "%04d-%02d-%02d", year % 10000, month, day);
	return buf;
}

char *plan_date_text(int64_t days, char *buf)
{
	int year, month, day;

	buf[0] = '\0';
	if (days == PLAN_EMPTY)
		return buf;
	plan_date_split(days, &year, &month, &day);
	snprintf(buf, 32, "%d年%d月%d日", year % 10000, month, day);
	return buf;
}

int64_t plan_date_parse(const char *iso)
{
	int n[3] = { 0, 0, 0 };
	static const int width[3] = { 4, 2, 2 };
	const char *p = iso;

	for (int part = 0; part < 3; part++) {
		for (int i = 0; i < width[part]; i++, p++) {
			if (*p < '0' || *p > '9')
				return PLAN_EMPTY;
			n[part] = n[part] * 10 + (*p - '0');
		}
		if (*p != (part < 2 ? '-' : '\0'))
			return PLAN_EMPTY;
		p++;
	}
	return plan_date(n[0], n[1], n[2]);
}
