/* scored.h -- rows under a plan, verified and scored: what the tests of scores share. */
#ifndef SCORED_H
#define SCORED_H

#include <check.h>
#include <string.h>

#include "frozen.h"

/* The rows with one of them changed; g_free(). */
static inline char *with(const char *rows, const char *from, const char *to)
{
	const char *at = strstr(rows, from);

	ck_assert_msg(at != NULL, "not in the rows: %s", from);
	return g_strdup_printf("%.*s%s%s", (int)(at - rows), rows, to, at + strlen(from));
}

struct scored {
	struct fixture *f;
	struct stats *self, *verified, *apart;
	const struct stats_verification *verification;
	const struct score_sheet *sheets;
	size_t n;
};

/* plan: as for fixture_new(); draws: of a frozen list, as for freeze(), or NULL. */
static inline struct scored score_frozen(const char *plan, const char *rows, const char *draws)
{
	struct scored s = { .f = fixture_new(plan, rows) };
	struct frozen z = { .root = NULL };

	for (size_t i = 0; i < s.f->data->n_places; i++)
		if (s.f->data->places[i].level == PLAN_COMMUNITY)
			s.f->data->places[i].type = strstr(s.f->data->places[i].name, "村") != NULL ? "农村社区（村）" : "城市社区";
	if (draws != NULL)
		z = freeze(s.f, draws);
	s.self = fixture_eval(s.f);
	s.verification = stats_verify(s.f->data, FIXTURE_INSPECTION,
		draws != NULL ? stats_frozen(s.f->data, FIXTURE_INSPECTION, s.f->arena, s.f->diags) : NULL, s.f->arena, s.f->diags);
	s.verified = stats_eval(s.f->data, FIXTURE_INSPECTION, s.verification->removed, s.f->arena, s.f->diags);
	s.apart = s.verified;
	if (s.verification->differ)
		s.apart = stats_eval(s.f->data, FIXTURE_INSPECTION, s.verification->removed_apart, s.f->arena, s.f->diags);
	s.sheets = stats_scores(s.f->data, s.self, s.verified, s.apart, s.verification, s.f->arena, s.f->diags, &s.n);
	if (draws != NULL)
		thaw(&z);
	return s;
}

static inline struct scored score_under(const char *plan, const char *rows)
{
	return score_frozen(plan, rows, NULL);
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
