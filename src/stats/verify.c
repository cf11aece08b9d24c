/* verify.c -- what inspection found: the quality of each family of claims, and
 * the rows that do not count. */
#include <string.h>

#include "stats/findings.h"
#include "stats/scores.h"

enum { STRATA = 8 };             /* kinds of place told apart; any more share the last */

/* The rows of one kind of place, and what was found of them. */
struct stratum { const char *type; int64_t rows, n; struct rat v; };

/* Numbers verified over numbers claimed, where every finding of the family has both. */
static struct rat number_quality(const struct findings *r, const struct finding *f, size_t n)
{
	struct rat claimed = rat_int(0), verified = rat_int(0), a, b;

	for (size_t i = 0; i < n; i++) {
		if (!findings_number(r, f[i].row, r->claimed, &a) || !findings_number(r, f[i].row, r->verified, &b))
			return RAT_NA;
		claimed = rat_add(claimed, a);
		verified = rat_add(verified, b);
	}
	return rat_min(rat_int(1), rat_div(verified, claimed));
}

/* ---- strata and recounts ----------------------------------------------------------- */

static bool was_recounted(const struct finding *f, size_t n, int place)
{
	for (size_t i = 0; i < n; i++)
		if (f[i].recount && f[i].object->place == place)
			return true;
	return false;
}

static struct stratum *stratum_of(const struct findings *r, struct stratum *strata, const struct row *row)
{
	const struct place *place = row != NULL ? &r->data->places[row->place] : NULL;
	const char *type = place != NULL && place->level == PLAN_COMMUNITY && place->type != NULL ? place->type : "";
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
static const struct rows *frame_of(const struct findings *r, const struct finding *f, size_t n)
{
	const struct plan *plan = r->data->plan;
	const char *item = r->rows->table->fields[r->item].codes->codes[f->family].value;
	const struct plan_table *table = NULL;

	for (size_t i = 0; i < n; i++)
		if (f[i].object != NULL && (table == NULL || holds_communities(table)))
			table = f[i].table;
	for (size_t i = 0; table != NULL && holds_communities(table) && i < plan->n_samples; i++)
		if (!holds_communities(plan->samples[i].table) && asks(&plan->samples[i], item))
			table = plan->samples[i].table;
	return table != NULL ? &r->data->tables[table->index] : NULL;
}

static void fill_strata(const struct findings *r, const struct finding *f, size_t n, struct stratum *strata)
{
	const struct rows *frame = frame_of(r, f, n);

	for (size_t i = 0; frame != NULL && i < frame->n; i++)
		if (frame->row[i]->township == f[0].township && ingest_row_counts(r->data, frame->row[i], r->phase)
		    && !was_recounted(f, n, frame->row[i]->place))
			stratum_of(r, strata, frame->row[i])->rows++;
	for (size_t i = 0; i < n; i++) {
		struct stratum *s;

		if (f[i].object != NULL && was_recounted(f, n, f[i].object->place))
			continue;
		s = stratum_of(r, strata, f[i].object);
		s->n++;
		s->v = rat_add(s->v, f[i].v);
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

/* The share of the township's rows that stands: recounts as they are, the rest by
 * strata. N/A when it has none. */
static struct rat weigh(const struct findings *r, const struct finding *f, size_t n)
{
	struct stratum strata[STRATA];
	struct rat rows = rat_int(0), verified = rat_int(0), v = rat_int(0);
	int64_t found = 0;

	for (int i = 0; i < STRATA; i++)
		strata[i] = (struct stratum){ .v = rat_int(0) };
	fill_strata(r, f, n, strata);
	for (int i = 0; i < STRATA; i++) {
		found += strata[i].n;
		v = rat_add(v, strata[i].v);
	}
	for (int i = 0; i < STRATA; i++) {
		rows = rat_add(rows, rat_int(strata[i].rows));
		verified = rat_add(verified, stratum_verified(&strata[i], rat_div(v, rat_int(found)),
			found < r->data->plan->verification.enough));
	}
	for (size_t i = 0; i < n; i++)
		if (f[i].recount) {
			rows = rat_add(rows, f[i].claimed);
			verified = rat_add(verified, rat_min(f[i].claimed, f[i].verified));
		}
	return rat_div(verified, rows);
}

static bool has_recount(const struct finding *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (f[i].recount)
			return true;
	return false;
}

static struct rat quality(const struct findings *r, const struct finding *f, size_t n, bool recounted)
{
	const struct plan_verification *rule = &r->data->plan->verification;
	struct rat sum = rat_int(0), q;

	if (recounted)
		return weigh(r, f, n);
	q = number_quality(r, f, n);
	if (rat_is_na(q) && rule->stratified && n >= (size_t)rule->enough)
		q = weigh(r, f, n);
	for (size_t i = 0; i < n; i++)
		sum = rat_add(sum, f[i].v);
	return rat_is_na(q) ? rat_div(sum, rat_int((int64_t)n)) : q;
}

static void grade_family(const struct plan_verification *rule, struct stats_family *f, bool recounted)
{
	bool enough = recounted || f->n >= rule->enough;
	bool below = rat_cmp(f->q, recounted ? rat_int(1) : rule->stands) < 0;

	f->fails = enough && rat_cmp(f->q, rule->least) < 0;
	f->adjusts = enough && below && !f->fails;
	if (f->fails)
		f->deduct = rule->deduct_failed;
	else if (f->adjusts && rat_cmp(f->q, rule->light) < 0)
		f->deduct = rule->deduct;
}

/* The findings f[0..n) of one family at one township. */
static void sum_family(const struct findings *r, const struct finding *f, size_t n, struct stats_family *out)
{
	const struct plan_code *code = &r->rows->table->fields[r->item].codes->codes[f[0].family];
	GString *ids = g_string_new(NULL);
	bool recounted = has_recount(f, n);

	for (size_t i = 0; i < n; i++) {
		if (rat_cmp(f[i].v, rat_int(1)) < 0)
			g_string_append_printf(ids, "%s%s", ids->len > 0 ? "、" : "", f[i].id);
		out->whole += rat_cmp(f[i].v, rat_int(1)) == 0;
		out->mostly += rat_cmp(f[i].v, rat_make(1, 2)) == 0;
	}
	out->place = f[0].township;
	out->family = code->value;
	out->label = code->label;
	out->n = (int)n;
	out->q = quality(r, f, n, recounted);
	out->findings = arena_strdup(r->arena, ids->str);
	g_string_free(ids, TRUE);
	grade_family(&r->data->plan->verification, out, recounted);
}

static gint by_family(gconstpointer p, gconstpointer q)
{
	const struct finding *a = p, *b = q;

	if (a->township != b->township)
		return a->township - b->township;
	return a->family != b->family ? a->family - b->family : strcmp(a->id, b->id);
}

static void remove_row(struct stats_verification *v, GArray *failures, const struct finding *f)
{
	gpointer key = (gpointer)f->object;
	uintptr_t bits = (uintptr_t)g_hash_table_lookup(v->removed, key) | (uintptr_t)1 << f->family;
	struct stats_failure failure = { f->township, f->object, f->table, f->id };

	g_hash_table_insert(v->removed, key, (gpointer)bits);
	g_array_append_val(failures, failure);
}

/* Goes through findings in order, family by family. */
static void judge_all(const struct findings *r, GArray *findings, struct stats_verification *v,
	struct stats_family *families)
{
	const struct finding *f = (const struct finding *)(void *)findings->data;
	GArray *failures = g_array_new(FALSE, FALSE, sizeof(struct stats_failure));
	struct stats_failure *kept;

	for (size_t i = 0, n; i < findings->len; i += n) {
		struct stats_family *family = &families[v->n_families++];
		for (n = 1; i + n < findings->len && f[i + n].family == f[i].family
		     && f[i + n].township == f[i].township;)
			n++;
		sum_family(r, f + i, n, family);
		for (size_t k = i; k < i + n; k++)
			if (!family->adjusts && f[k].v.num == 0 && f[k].object != NULL) {
				remove_row(v, failures, &f[k]);
				family->removed++;
			}
	}
	kept = ARENA_ARRAY(r->arena, struct stats_failure, failures->len + 1);
	if (failures->len > 0)
		memcpy(kept, failures->data, failures->len * sizeof *kept);
	v->failures = kept;
	v->n_failures = failures->len;
	g_array_free(failures, TRUE);
}

/* Findings that wait are told with the others of their family, and do nothing else. */
static void add_pending(const struct findings *r, const GArray *pending, struct stats_verification *v,
	struct stats_family *families)
{
	const struct plan_codelist *items = r->rows->table->fields[r->item].codes;

	for (guint i = 0; i < pending->len; i++) {
		const struct finding *f = &g_array_index(pending, struct finding, i);
		const struct plan_code *code = &items->codes[f->family];
		struct stats_family *family = (struct stats_family *)(uintptr_t)stats_family_of(v, f->township, code->value);

		if (family == NULL) {
			family = &families[v->n_families++];
			*family = (struct stats_family){ .place = f->township, .family = code->value, .label = code->label,
				.q = RAT_NA, .findings = "" };
		}
		family->pending++;
	}
}

const struct stats_verification *stats_verify(const struct dataset *data, int phase,
	struct arena *arena, struct diags *diags)
{
	struct stats_verification *v = ARENA_NEW(arena, struct stats_verification);
	GArray *counted = g_array_new(FALSE, FALSE, sizeof(struct finding));
	GArray *pending = g_array_new(FALSE, FALSE, sizeof(struct finding));
	struct findings r;

	v->removed = g_hash_table_new(NULL, NULL);
	if (findings_open(&r, data, phase, arena)) {
		struct stats_family *families = ARENA_ARRAY(arena, struct stats_family, r.rows->n + 1);

		for (size_t i = 0; i < r.rows->n; i++) {
			struct finding f;
			if (!findings_read(&r, r.rows->row[i], &f))
				continue;
			findings_report(&r, &f, diags);
			if (f.until != PLAN_EMPTY)
				g_array_append_val(pending, f);
			else
				g_array_append_val(counted, f);
		}
		g_array_sort(counted, by_family);
		g_array_sort(pending, by_family);
		v->families = families;
		judge_all(&r, counted, v, families);
		add_pending(&r, pending, v, families);
	}
	findings_close(&r);
	g_array_free(pending, TRUE);
	g_array_free(counted, TRUE);
	return v;
}

void stats_verification_free(const struct stats_verification *v)
{
	if (v != NULL)
		g_hash_table_destroy(v->removed);
}

const struct stats_family *stats_family_of(const struct stats_verification *v, int place, const char *family)
{
	for (size_t i = 0; v != NULL && family != NULL && i < v->n_families; i++)
		if (v->families[i].place == place && strcmp(v->families[i].family, family) == 0)
			return &v->families[i];
	return NULL;
}

const char *stats_findings_on(const struct stats_verification *v, int place,
	const struct plan_table *const *tables, size_t n, struct arena *arena)
{
	GString *ids = g_string_new(NULL);
	const char *kept;

	for (size_t i = 0; v != NULL && i < v->n_failures; i++)
		for (size_t t = 0; t < n; t++)
			if (v->failures[i].place == place && v->failures[i].table == tables[t])
				g_string_append_printf(ids, "%s%s", ids->len > 0 ? "、" : "", v->failures[i].finding);
	kept = arena_strdup(arena, ids->str);
	g_string_free(ids, TRUE);
	return kept;
}
