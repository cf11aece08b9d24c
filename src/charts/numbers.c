/* numbers.c -- the numbers of a chart as a table. */
#include "charts/draw.h"

#include <string.h>

static const char *or_else(const char *s, const char *otherwise)
{
	return s != NULL && s[0] != '\0' ? s : otherwise;
}

static bool has_value(const struct chart *chart)
{
	for (size_t k = 0; k < chart->n_series; k++)
		for (size_t i = 0; i < chart->series[k].n; i++)
			if (!rat_is_na(chart->series[k].points[i].value))
				return true;
	return false;
}

/* Parts of one thing: the parts are the names. */
static bool is_one_thing(const struct chart *chart)
{
	return chart->n_series > 1 && chart_rows(chart) == 1;
}

struct chart_numbers chart_numbers(const struct chart *chart, struct arena *arena)
{
	bool turned = is_one_thing(chart);
	struct chart_numbers t = { .n = turned ? chart->n_series : chart_rows(chart), .m = turned ? 1 : chart->n_series };

	if (!has_value(chart))
		return (struct chart_numbers){ .n = 0 };
	if (chart->kind == CHART_HISTOGRAM) {
		t = chart_bins(chart, arena);
		t.corner = or_else(chart->names, "数值");
		return t;
	}
	t.corner = or_else(chart->names, "项目");
	t.name = ARENA_ARRAY(arena, const char *, t.n);
	t.head = ARENA_ARRAY(arena, const char *, t.m);
	t.text = ARENA_ARRAY(arena, const char *, t.n * t.m);
	for (size_t i = 0; i < t.n; i++) {
		t.name[i] = turned ? chart_name(chart, i) : chart_label(chart, i);
		for (size_t k = 0; k < t.m; k++)
			t.text[i * t.m + k] = turned ? chart_text(chart, i, 0) : chart_text(chart, k, i);
	}
	for (size_t k = 0; k < t.m; k++)
		t.head[k] = or_else(turned ? chart_label(chart, 0) : chart_name(chart, k), "数量");
	return t;
}
