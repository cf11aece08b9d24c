/* calendar.c -- working days: the plan's table of role `calendar` where it has
 * the day (holidays, working weekends), Monday to Friday elsewhere. */
#include "stats/engine.h"

#include <string.h>

static bool works(const struct stats_calendar *c, int64_t day)
{
	if (c != NULL && day >= c->first && (uint64_t)(day - c->first) < c->n
	    && c->work[day - c->first] >= 0)
		return c->work[day - c->first] == 1;
	return ((day + 3) % 7 + 7) % 7 < 5;  /* 1970-01-01 was a Thursday: Monday = 0 */
}

int64_t stats_workdays(const struct stats_calendar *calendar, int64_t from, int64_t to)
{
	int64_t n = 0;

	if (from == PLAN_EMPTY || to == PLAN_EMPTY || to - from > 3660)
		return 0;
	for (int64_t day = from + 1; day <= to; day++)
		n += works(calendar, day);
	return n;
}

int64_t stats_workday_after(const struct stats_calendar *calendar, int64_t from, int n)
{
	int64_t day = from;

	for (int left = MIN(n, 3660); left > 0; left -= works(calendar, day))
		day++;
	return day;
}

static bool find_span(const struct rows *rows, int date, int64_t *first, int64_t *last)
{
	*first = INT64_MAX;
	*last = INT64_MIN;
	for (size_t i = 0; i < rows->n; i++) {
		int64_t day = rows->row[i]->v[date].i;
		if (day == PLAN_EMPTY)
			continue;
		*first = MIN(*first, day);
		*last = MAX(*last, day);
	}
	return *first <= *last && *last - *first < 36600;
}

const struct stats_calendar *stats_calendar_of(const struct dataset *data, struct arena *arena)
{
	const struct plan_table *table = plan_find_role(data->plan, "calendar");
	int date = table != NULL ? plan_find_field_role(table, "day") : -1;
	int work = table != NULL ? plan_find_field_role(table, "workday") : -1;
	struct stats_calendar *c;
	const struct rows *rows;
	signed char *days;
	int64_t first, last;

	if (date < 0 || work < 0)
		return NULL;
	rows = &data->tables[table->index];
	if (!find_span(rows, date, &first, &last))
		return NULL;
	c = ARENA_NEW(arena, struct stats_calendar);
	c->first = first;
	c->n = (size_t)(last - first) + 1;
	days = ARENA_ARRAY(arena, signed char, c->n);
	memset(days, -1, c->n);
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = rows->row[i];
		if (row->v[date].i != PLAN_EMPTY && row->v[work].i != PLAN_EMPTY)
			days[row->v[date].i - first] = row->v[work].i == 1;
	}
	c->work = days;
	return c;
}
