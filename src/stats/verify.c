/* verify.c -- what inspection found: the quality of each family of claims, and
 * the rows that do not count. */
#include <string.h>

#include "stats/quality.h"
#include "stats/scores.h"

/* ---- families ---------------------------------------------------------------------- */

static bool is_named(const struct stats_stratum *strata, size_t n, const char *kind)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(strata[i].kind, kind) == 0)
			return true;
	return false;
}

/* The kinds of community whose rows alone an indicator of the family counts. */
static void fill_strata(struct part part, struct stats_family *family)
{
	const struct plan *plan = part.r->data->plan;
	struct stats_stratum *strata = ARENA_ARRAY(part.r->arena, struct stats_stratum, plan->n_indicators + 1);

	for (size_t i = 0; i < plan->n_indicators; i++) {
		const struct plan_indicator *ind = &plan->indicators[i];
		struct quality q;

		if (ind->stratum == NULL || strcmp(ind->family, family->family) != 0
		    || is_named(strata, family->n_strata, ind->stratum->label))
			continue;
		part.kind = ind->stratum->label;
		q = quality_of(&part);
		strata[family->n_strata++] = (struct stats_stratum){ part.kind, q.n, q.whole, q.mostly, q.q, q.adjusts, q.fails, 0,
			q.findings };
	}
	family->strata = strata;
}

/* The findings of one family at one township. */
static void sum_family(const struct part *part, struct stats_family *out)
{
	const struct findings *r = part->r;
	const struct plan_verification *rule = &r->data->plan->verification;
	const struct plan_code *code = &r->rows->table->fields[r->item].codes->codes[part->f->family];
	struct quality q = quality_of(part);

	*out = (struct stats_family){ .place = part->f->township, .family = code->value, .label = code->label, .n = q.n,
		.whole = q.whole, .mostly = q.mostly, .q = q.q, .adjusts = q.adjusts, .fails = q.fails, .findings = q.findings };
	for (size_t i = 0; i < part->n; i++)
		out->extra += part->f[i].extra && !part->f[i].recount;
	if (q.fails)
		out->deduct = rule->deduct_failed;
	else if (q.adjusts && rat_cmp(q.q, rule->light) < 0)
		out->deduct = rule->deduct;
	fill_strata(*part, out);
}

static gint by_family(gconstpointer p, gconstpointer q)
{
	const struct finding *a = p, *b = q;

	if (a->township != b->township)
		return a->township - b->township;
	return a->family != b->family ? a->family - b->family : strcmp(a->id, b->id);
}

/* ---- rows that do not count --------------------------------------------------------- */

static void remove_row(GHashTable *removed, const struct finding *f)
{
	gpointer key = (gpointer)f->object;
	uintptr_t bits = (uintptr_t)g_hash_table_lookup(removed, key) | (uintptr_t)1 << f->family;

	g_hash_table_insert(removed, key, (gpointer)bits);
}

static struct stats_stratum *stratum_of(const struct findings *r, const struct stats_family *family, const struct row *row)
{
	for (size_t i = 0; i < family->n_strata; i++)
		if (strcmp(family->strata[i].kind, quality_kind(r, row)) == 0)
			return (struct stats_stratum *)(uintptr_t)&family->strata[i];
	return NULL;
}

/* A row that was found false goes where no ratio takes its place: for most indicators by what the
 * family's findings are, for those of one kind of community by what its own are. One that was not
 * drawn stands for itself alone, but for a recount of its community, which has it. */
static void remove_failed(const struct part *part, struct stats_verification *v, GArray *failures, struct stats_family *family)
{
	for (size_t i = 0; i < part->n; i++) {
		const struct finding *f = &part->f[i];
		struct stats_failure failure = { f->township, f->object, f->table, f->id };
		struct stats_stratum *s = f->object != NULL ? stratum_of(part->r, family, f->object) : NULL;
		bool alone = f->extra && !quality_recounted(part->f, part->n, f->object != NULL ? f->object->place : -1);
		bool gone = alone || !family->adjusts, gone_apart = alone || !(s != NULL ? s->adjusts : family->adjusts);

		if (f->v.num != 0 || f->object == NULL)
			continue;
		if (gone) {
			remove_row(v->removed, f);
			g_array_append_val(failures, failure);
			family->removed++;
		}
		if (gone_apart) {
			remove_row(v->removed_apart, f);
			if (s != NULL)
				s->removed++;
		}
		v->differ = v->differ || gone != gone_apart;
	}
}

/* Goes through findings in order, family by family. */
static void judge_all(const struct findings *r, GArray *findings, struct stats_verification *v,
	struct stats_family *families)
{
	const struct finding *f = (const struct finding *)(void *)findings->data;
	GArray *failures = g_array_new(FALSE, FALSE, sizeof(struct stats_failure));
	struct stats_failure *kept;

	for (size_t i = 0, n; i < findings->len; i += n) {
		struct part part = { r, f + i, 0, NULL };

		for (n = 1; i + n < findings->len && f[i + n].family == f[i].family
		     && f[i + n].township == f[i].township;)
			n++;
		part.n = n;
		sum_family(&part, &families[v->n_families]);
		remove_failed(&part, v, failures, &families[v->n_families++]);
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

const struct stats_verification *stats_verify(const struct dataset *data, int phase, const struct stats_frozen *frozen,
	struct arena *arena, struct diags *diags)
{
	struct stats_verification *v = ARENA_NEW(arena, struct stats_verification);
	GArray *counted = g_array_new(FALSE, FALSE, sizeof(struct finding));
	GArray *pending = g_array_new(FALSE, FALSE, sizeof(struct finding));
	struct findings r;

	v->removed = g_hash_table_new(NULL, NULL);
	v->removed_apart = g_hash_table_new(NULL, NULL);
	if (findings_open(&r, data, phase, frozen, arena)) {
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
	if (v == NULL)
		return;
	g_hash_table_destroy(v->removed);
	g_hash_table_destroy(v->removed_apart);
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
