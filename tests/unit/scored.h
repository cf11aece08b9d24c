/* scored.h -- rows under a plan, verified and scored: what the tests of scores share. */
#ifndef SCORED_H
#define SCORED_H

#include <check.h>
#include <string.h>

#include "fixture.h"

/* The rows with one of them changed; g_free(). */
static inline char *with(const char *rows, const char *from, const char *to)
{
	const char *at = strstr(rows, from);

	ck_assert_msg(at != NULL, "not in the rows: %s", from);
	return g_strdup_printf("%.*s%s%s", (int)(at - rows), rows, to, at + strlen(from));
}

struct scored {
	struct fixture *f;
	struct stats *self, *verified;
	const struct stats_verification *verification;
	const struct score_sheet *sheets;
	size_t n;
};

/* plan: as for fixture_new(). */
static inline struct scored score_under(const char *plan, const char *rows)
{
	struct scored s = { .f = fixture_new(plan, rows) };

	for (size_t i = 0; i < s.f->data->n_places; i++)   /* villages are a stratum of their own */
		if (strstr(s.f->data->places[i].name, "村") != NULL)
			s.f->data->places[i].type = "农村社区（村）";
	s.self = fixture_eval(s.f);
	s.verification = stats_verify(s.f->data, FIXTURE_INSPECTION, s.f->arena, s.f->diags);
	s.verified = stats_eval(s.f->data, FIXTURE_INSPECTION, s.verification->removed, s.f->arena, s.f->diags);
	s.sheets = stats_scores(s.f->data, s.self, s.verified, s.verification, s.f->arena, s.f->diags, &s.n);
	return s;
}

/* The body of templates/plan.xml with one passage changed, as fixture_new() takes it; g_free(). */
static inline char *plan_with(const char *from, const char *to)
{
	char *text, *start, *body, *changed;

	ck_assert(g_file_get_contents("templates/plan.xml", &text, NULL, NULL));
	start = strstr(text, "<plan ");
	ck_assert(start != NULL && g_str_has_suffix(g_strchomp(text), "</plan>"));
	start = strchr(start, '>') + 1;
	body = g_strndup(start, strlen(start) - strlen("</plan>"));
	changed = with(body, from, to);
	g_free(body);
	g_free(text);
	return changed;
}

static inline struct scored score(const char *rows)
{
	return score_under("templates/plan.xml", rows);
}

static inline void drop(struct scored *s)
{
	stats_verification_free(s->verification);
	fixture_free(s->f);
}

static inline const struct score_line *line_of(const struct scored *s, int sheet, enum score_column column, const char *id)
{
	for (size_t i = 0; i < s->f->plan->n_indicators; i++)
		if (strcmp(s->f->plan->indicators[i].id, id) == 0)
			return &s->sheets[sheet].lines[column][i];
	ck_abort_msg("no indicator %s", id);
	return NULL;
}

#endif
