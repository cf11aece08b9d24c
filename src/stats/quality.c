/* quality.c -- how much stands of the claims that findings are a sample of: by
 * verdicts or by numbers, by kinds of community, and by recounts where there are any.
 * Findings about objects outside the frozen list are no part of the sample; a
 * recount is no estimate, and stands wherever it was made. */
#include "stats/quality.h"

#include <string.h>

enum { STRATA = 8 };             /* kinds of place told apart; any more share the last */

/* The rows of one kind of place, and what was found of them. */
struct stratum { const char *type; int64_t rows, n; struct rat v; };

const char *quality_kind(const struct findings *r, const struct row *row)
{
	const struct place *place = row != NULL ? &r->data->places[row->place] : NULL;

	return place != NULL && place->level == PLAN_COMMUNITY && place->type != NULL ? place->type : "";
}

static bool is_of_kind(const struct part *p, const struct row *row)
{
	return p->kind == NULL || strcmp(quality_kind(p->r, row), p->kind) == 0;
}

static bool is_sampled(const struct part *p, const struct finding *f)
{
	return !f->extra && is_of_kind(p, f->object);
}

/* Numbers verified over numbers claimed, where every finding has both. */
static struct rat number_quality(const struct part *p)
{
	struct rat claimed = rat_int(0), verified = rat_int(0), a, b;

	for (size_t i = 0; i < p->n; i++) {
		if (!is_sampled(p, &p->f[i]))
			continue;
		if (!findings_number(p->r, p->f[i].row, p->r->claimed, &a) || !findings_number(p->r, p->f[i].row, p->r->verified, &b))
			return RAT_NA;
		claimed = rat_add(claimed, a);
		verified = rat_add(verified, b);
	}
	return rat_min(rat_int(1), rat_div(verified, claimed));
}

/* ---- strata and recounts ----------------------------------------------------------- */

bool quality_recounted(const struct finding *f, size_t n, int place)
{
	for (size_t i = 0; i < n; i++)
		if (f[i].recount && f[i].object->place == place)
			return true;
	return false;
}

static struct stratum *stratum_of(const struct findings *r, struct stratum *strata, const struct row *row)
{
	const char *type = quality_kind(r, row);
	int i = 0;

	while (i + 1 < STRATA && strata[i].type != NULL && strcmp(strata[i].type, type) != 0)
		i++;
	strata[i].type = type;
	return &strata[i];
}

static bool asks(const struct plan_sample_rule *rule, const char *item)
{
	for (size_t i = 0; i < rule->n_asks; i++)
		if (strcmp(rule->asks[i].item, item) == 0)
			return true;
	return false;
}

static bool holds_communities(const struct plan_table *table)
{
	return g_strcmp0(table->role, "communities") == 0;
}

/* The rows that the findings are a sample of: their objects' table. Where only communities were
 * looked at, what was counted there is the other table of which the plan asks the same item. */
static const struct rows *frame_of(const struct part *p)
{
	const struct findings *r = p->r;
	const struct plan *plan = r->data->plan;
	const char *item = r->rows->table->fields[r->item].codes->codes[p->f->family].value;
	const struct plan_table *table = NULL;

	for (size_t i = 0; i < p->n; i++)
		if (p->f[i].object != NULL && (table == NULL || holds_communities(table)))
			table = p->f[i].table;
	for (size_t i = 0; table != NULL && holds_communities(table) && i < plan->n_samples; i++)
		if (!holds_communities(plan->samples[i].table) && asks(&plan->samples[i], item))
			table = plan->samples[i].table;
	return table != NULL ? &r->data->tables[table->index] : NULL;
}

static void fill_strata(const struct part *p, struct stratum *strata)
{
	const struct rows *frame = frame_of(p);

	for (size_t i = 0; frame != NULL && i < frame->n; i++) {
		const struct row *row = frame->row[i];

		if (row->township == p->f->township && ingest_row_counts(p->r->data, row, p->r->phase) && is_of_kind(p, row)
		    && !quality_recounted(p->f, p->n, row->place))
			stratum_of(p->r, strata, row)->rows++;
	}
	for (size_t i = 0; i < p->n; i++) {
		const struct finding *f = &p->f[i];
		struct stratum *s;

		if (!is_sampled(p, f) || (f->object != NULL && quality_recounted(p->f, p->n, f->object->place)))
			continue;
		s = stratum_of(p->r, strata, f->object);
		s->n++;
		s->v = rat_add(s->v, f->v);
	}
}

/* What stands of a stratum's rows: by its own ratio, without findings by that of all;
 * with too few in all the rows without what failed. */
static struct rat stratum_verified(const struct stratum *s, struct rat ratio, bool few)
{
	struct rat lost = rat_sub(rat_int(s->n), s->v);

	if (few)
		return rat_max(rat_int(0), rat_sub(rat_int(s->rows), lost));
	return rat_mul(rat_int(s->rows), s->n > 0 ? rat_div(s->v, rat_int(s->n)) : ratio);
}

/* The share of the rows that stands: recounts as they are, the rest by strata. N/A when there are none. */
static struct rat weigh(const struct part *p)
{
	struct stratum strata[STRATA];
	struct rat rows = rat_int(0), verified = rat_int(0), v = rat_int(0);
	int64_t found = 0;

	for (int i = 0; i < STRATA; i++)
		strata[i] = (struct stratum){ .v = rat_int(0) };
	fill_strata(p, strata);
	for (int i = 0; i < STRATA; i++) {
		found += strata[i].n;
		v = rat_add(v, strata[i].v);
	}
	for (int i = 0; i < STRATA; i++) {
		rows = rat_add(rows, rat_int(strata[i].rows));
		verified = rat_add(verified, stratum_verified(&strata[i], rat_div(v, rat_int(found)),
			found < p->r->data->plan->verification.enough));
	}
	for (size_t i = 0; i < p->n; i++)
		if (p->f[i].recount && is_of_kind(p, p->f[i].object)) {
			rows = rat_add(rows, p->f[i].claimed);
			verified = rat_add(verified, rat_min(p->f[i].claimed, p->f[i].verified));
		}
	return rat_div(verified, rows);
}

/* ---- the whole --------------------------------------------------------------------- */

static bool has_recount(const struct part *p)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->f[i].recount && is_of_kind(p, p->f[i].object))
			return true;
	return false;
}

static struct rat ratio(const struct part *p, int n, bool recounted)
{
	const struct plan_verification *rule = &p->r->data->plan->verification;
	struct rat sum = rat_int(0), q;

	if (recounted)
		return weigh(p);
	q = number_quality(p);
	if (rat_is_na(q) && rule->stratified && n >= rule->enough)
		q = weigh(p);
	for (size_t i = 0; i < p->n; i++)
		if (is_sampled(p, &p->f[i]))
			sum = rat_add(sum, p->f[i].v);
	return rat_is_na(q) ? rat_div(sum, rat_int(n)) : q;
}

static const char *join_untrue(const struct part *p)
{
	GString *ids = g_string_new(NULL);
	const char *kept;

	for (size_t i = 0; i < p->n; i++)
		if (is_of_kind(p, p->f[i].object) && rat_cmp(p->f[i].v, rat_int(1)) < 0)
			g_string_append_printf(ids, "%s%s", ids->len > 0 ? "、" : "", p->f[i].id);
	kept = arena_strdup(p->r->arena, ids->str);
	g_string_free(ids, TRUE);
	return kept;
}

struct quality quality_of(const struct part *p)
{
	const struct plan_verification *rule = &p->r->data->plan->verification;
	bool recounted = has_recount(p), enough, below;
	struct quality out = { .findings = join_untrue(p) };

	for (size_t i = 0; i < p->n; i++)
		if (is_sampled(p, &p->f[i])) {
			out.n++;
			out.whole += rat_cmp(p->f[i].v, rat_int(1)) == 0;
			out.mostly += rat_cmp(p->f[i].v, rat_make(1, 2)) == 0;
		}
	out.q = ratio(p, out.n, recounted);
	enough = !rat_is_na(out.q) && (recounted || out.n >= rule->enough);
	below = enough && rat_cmp(out.q, recounted ? rat_int(1) : rule->stands) < 0;
	out.fails = enough && rat_cmp(out.q, rule->least) < 0;
	out.adjusts = below && !out.fails;
	return out;
}
