/* rules.c -- what the plan says about a field, made ready: patterns and bounds. */
#include <regex.h>

#include "ingest/reader.h"

struct table_rules {
	size_t n;
	regex_t *pattern;       /* one per field */
	bool *has_pattern;
};

struct table_rules *table_rules_new(const struct plan_table *table)
{
	struct table_rules *rules = g_new0(struct table_rules, 1);

	rules->n = table->n_fields;
	rules->pattern = g_new0(regex_t, rules->n + 1);
	rules->has_pattern = g_new0(bool, rules->n + 1);
	for (size_t i = 0; i < rules->n; i++) {
		char *whole;

		if (table->fields[i].pattern == NULL)
			continue;
		whole = g_strdup_printf("^(%s)$", table->fields[i].pattern);
		rules->has_pattern[i] = regcomp(&rules->pattern[i], whole, REG_EXTENDED | REG_NOSUB) == 0;
		g_free(whole);
	}
	return rules;
}

void table_rules_free(struct table_rules *rules)
{
	for (size_t i = 0; i < rules->n; i++)
		if (rules->has_pattern[i])
			regfree(&rules->pattern[i]);
	g_free(rules->pattern);
	g_free(rules->has_pattern);
	g_free(rules);
}

bool rules_match(const struct table_rules *rules, const struct plan_field *f, struct str s)
{
	char buf[256];

	if (!rules->has_pattern[f->column] || s.n >= sizeof buf)
		return true;
	memcpy(buf, s.p, s.n);
	buf[s.n] = '\0';
	return regexec(&rules->pattern[f->column], buf, 0, NULL, 0) == 0;
}

static struct rat bound_of(const char *text, const struct plan_field *f)
{
	struct rat r = RAT_NA;
	int64_t scale = f->type == PLAN_MONEY ? 100 : 1;

	for (int i = 0; f->type == PLAN_DEC && i < f->scale; i++)
		scale *= 10;
	return text != NULL && rat_parse(text, &r) ? rat_mul(r, rat_int(scale)) : RAT_NA;
}

struct bound rules_bound(const struct plan_field *f, const struct season *season, int phase)
{
	struct rat low, high;

	if (plan_type_is_day(f->type)) {
		int64_t from = f->min != NULL ? season_date(season, phase, f->min) : PLAN_EMPTY;
		int64_t to = f->max != NULL ? season_date(season, phase, f->max) : PLAN_EMPTY;

		return (struct bound){ from, to != PLAN_EMPTY ? to : INT64_MAX };  /* PLAN_EMPTY is the least of all */
	}
	low = bound_of(f->min, f);
	high = bound_of(f->max, f);
	return (struct bound){ rat_is_na(low) ? INT64_MIN : rat_ceil(low), rat_is_na(high) ? INT64_MAX : rat_floor(high) };
}
