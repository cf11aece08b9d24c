/* verify.c -- what inspection found: the quality of each family of claims, and
 * the rows that do not count. The list of verdicts stands in the plan from best
 * to worst: the first is wholly true (1), the second mostly (0.5), all others
 * count 0. A family is an item of the list of checks. */
#include "stats/scores.h"

#include <string.h>

enum { STRATA = 8 };             /* kinds of place told apart; any more share the last */

struct finding {
	const struct row *row, *object;
	int township;                /* place */
	const struct plan_table *table;  /* of the object */
	int family;                  /* index of the check item */
	struct rat v;
	bool recount;                /* of a whole community: claimed and verified are its numbers */
	struct rat claimed, verified;
	const char *id;
};

/* The rows of one kind of place, and what was found of them. */
struct stratum { const char *type; int64_t rows, n; struct rat v; };

struct reader {
	const struct dataset *data;
	int phase;
	const struct rows *rows;     /* of findings */
	int id, kind, object, item, claimed, verified, verdict;
	GHashTable *objects;         /* "table/township/id" ▸ row */
	struct arena *arena;
};

static bool open_reader(struct reader *r, const struct dataset *data, int phase, struct arena *arena)
{
	const struct plan_table *table = plan_find_role(data->plan, "findings");

	*r = (struct reader){ .data = data, .phase = phase, .arena = arena };
	if (table == NULL)
		return false;
	r->rows = &data->tables[table->index];
	r->id = plan_find_field_role(table, "id");
	r->kind = plan_find_field_role(table, "object-kind");
	r->object = plan_find_field_role(table, "object-id");
	r->item = plan_find_field_role(table, "check-item");
	r->claimed = plan_find_field_role(table, "claimed");
	r->verified = plan_find_field_role(table, "verified");
	r->verdict = plan_find_field_role(table, "verdict");
	return r->id >= 0 && r->kind >= 0 && r->object >= 0 && r->item >= 0 && r->verdict >= 0;
}

/* The township of a row, also of one that stands in a table of the district; -1. */
int stats_township(const struct dataset *data, const struct row *row)
{
	int place = row->township > 0 ? row->township : row->place;

	while (place > 0 && data->places[place].level > PLAN_TOWNSHIP)
		place = data->places[place].parent;
	return place > 0 ? place : -1;
}

/* The field that names a row: the first that must be unique. */
int stats_id_column(const struct plan_table *table)
{
	for (size_t i = 0; i < table->n_fields; i++)
		if (table->fields[i].unique != PLAN_UNIQUE_NO)
			return (int)i;
	return -1;
}

/* The table whose rows a kind of object means: that of the first sampling rule of the kind. */
static const struct plan_table *object_table(const struct reader *r, const struct row *row)
{
	const struct plan_codelist *codes = r->rows->table->fields[r->kind].codes;
	int64_t kind = row->v[r->kind].i;

	if (codes == NULL || kind == PLAN_EMPTY)
		return NULL;
	for (size_t i = 0; i < r->data->plan->n_samples; i++) {
		const struct plan_sample_rule *rule = &r->data->plan->samples[i];
		if (rule->object != NULL && plan_find_code(codes, rule->object) == kind)
			return rule->table;
	}
	return NULL;
}

static char *object_key(int table, int township, const char *id)
{
	return g_strdup_printf("%d/%d/%s", table, township, id);
}

/* Rows of every sampled table by table, township and id. */
static void index_objects(struct reader *r)
{
	const struct plan *plan = r->data->plan;

	r->objects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < plan->n_samples; i++) {
		const struct plan_table *table = plan->samples[i].table;
		const struct rows *rows = &r->data->tables[table->index];
		int id = stats_id_column(table);
		for (size_t k = 0; id >= 0 && k < rows->n; k++)
			if (rows->row[k]->v[id].s != NULL && ingest_row_counts(r->data, rows->row[k], r->phase))
				g_hash_table_insert(r->objects, object_key(table->index, rows->row[k]->township,
					rows->row[k]->v[id].s), rows->row[k]);
	}
}

/* Ids of digits alone stand in the findings form with a letter, Q450199001003, so that
 * a spreadsheet program leaves them alone: what is not found so is looked for without it. */
static const struct row *find_object(const struct reader *r, int table, int township, const char *id)
{
	char *key = object_key(table, township, id);
	const struct row *row = g_hash_table_lookup(r->objects, key);

	g_free(key);
	if (row == NULL && (*id == 'Q' || *id == 'q') && g_ascii_isdigit(id[1]))
		return find_object(r, table, township, id + 1);
	return row;
}

static struct rat truth_of(int64_t verdict)
{
	return verdict == 0 ? rat_int(1) : verdict == 1 ? rat_make(1, 2) : rat_int(0);
}

static const char *cell(const struct reader *r, const struct row *row, int column)
{
	return column >= 0 ? ingest_cell_canonical(r->rows->table, row, column, r->arena) : "";
}

static bool as_number(const struct reader *r, const struct row *row, int column, struct rat *v)
{
	return rat_parse(cell(r, row, column), v);
}

/* A finding on a community in an item that is counted anew there. */
static bool is_recount(const struct reader *r, const struct finding *f)
{
	const struct plan_codelist *items = r->rows->table->fields[r->item].codes;

	return f->object != NULL && g_strcmp0(f->table->role, "communities") == 0
		&& g_strv_contains(r->data->plan->verification.recount, items->codes[f->family].value);
}

static void mark_recount(const struct reader *r, struct finding *f)
{
	f->recount = is_recount(r, f)
		&& as_number(r, f->row, r->claimed, &f->claimed) && as_number(r, f->row, r->verified, &f->verified)
		&& f->claimed.num > 0;
}

static bool read_finding(const struct reader *r, const struct row *row, struct finding *f)
{
	f->township = stats_township(r->data, row);
	if (f->township < 0 || row->v[r->item].i == PLAN_EMPTY || row->v[r->verdict].i == PLAN_EMPTY
	    || row->v[r->id].s == NULL)
		return false;
	f->row = row;
	f->id = row->v[r->id].s;
	f->family = (int)row->v[r->item].i;
	f->v = truth_of(row->v[r->verdict].i);
	f->table = object_table(r, row);
	f->object = NULL;
	f->recount = false;
	if (f->table == NULL || row->v[r->object].s == NULL)
		return true;
	f->object = find_object(r, f->table->index, f->township, row->v[r->object].s);
	mark_recount(r, f);
	return true;
}

/* Numbers verified over numbers claimed, where every finding of the family has both. */
static struct rat number_quality(const struct reader *r, const struct finding *f, size_t n)
{
	struct rat claimed = rat_int(0), verified = rat_int(0), a, b;

	for (size_t i = 0; i < n; i++) {
		if (!as_number(r, f[i].row, r->claimed, &a) || !as_number(r, f[i].row, r->verified, &b))
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

static struct stratum *stratum_of(const struct reader *r, struct stratum *strata, const struct row *row)
{
	const struct place *place = row != NULL ? &r->data->places[row->place] : NULL;
	const char *type = place != NULL && place->level == PLAN_COMMUNITY && place->type != NULL ? place->type : "";
	int i = 0;

	while (i + 1 < STRATA && strata[i].type != NULL && strcmp(strata[i].type, type) != 0)
		i++;
	strata[i].type = type;
	return &strata[i];
}

/* The rows that the findings are a sample of: their objects' table, other than the communities if there is one. */
static const struct rows *frame_of(const struct reader *r, const struct finding *f, size_t n)
{
	const struct plan_table *table = NULL;

	for (size_t i = 0; i < n; i++)
		if (f[i].object != NULL && (table == NULL || g_strcmp0(table->role, "communities") == 0))
			table = f[i].table;
	return table != NULL ? &r->data->tables[table->index] : NULL;
}

static void fill_strata(const struct reader *r, const struct finding *f, size_t n, struct stratum *strata)
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
static struct rat weigh(const struct reader *r, const struct finding *f, size_t n)
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

static struct rat quality(const struct reader *r, const struct finding *f, size_t n, bool recounted)
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
static void sum_family(const struct reader *r, const struct finding *f, size_t n, struct stats_family *out)
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
static void judge_all(const struct reader *r, GArray *findings, struct stats_verification *v)
{
	const struct finding *f = (const struct finding *)(void *)findings->data;
	struct stats_family *families = ARENA_ARRAY(r->arena, struct stats_family, findings->len + 1);
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
	v->families = families;
	v->failures = kept;
	v->n_failures = failures->len;
	g_array_free(failures, TRUE);
}

static void say_lost(const struct reader *r, const struct finding *f, struct diags *diags)
{
	const char *id = r->rows->table->fields[r->object].type == PLAN_TEXT ? f->row->v[r->object].s : NULL;

	diag_say(diags, DIAG_FINDING_OBJECT, (struct loc){ r->data->sources[f->row->source].path, f->row->line,
		(uint32_t)r->object + 1, r->data->places[f->township].code }, f->id,
		id != NULL ? id : "—", NULL);
}

/* Words that inspectors let stand are no count; words that they changed may have been meant as one. */
static bool changed_words(const struct reader *r, const struct finding *f)
{
	return is_recount(r, f) && !f->recount
		&& strcmp(cell(r, f->row, r->claimed), cell(r, f->row, r->verified)) != 0;
}

static void say_words(const struct reader *r, const struct finding *f, struct diags *diags)
{
	diag_say(diags, DIAG_FINDING_WORDS, (struct loc){ r->data->sources[f->row->source].path, f->row->line, 0,
		r->data->places[f->township].code }, f->id, NULL, NULL);
}

const struct stats_verification *stats_verify(const struct dataset *data, int phase,
	struct arena *arena, struct diags *diags)
{
	struct stats_verification *v = ARENA_NEW(arena, struct stats_verification);
	GArray *findings = g_array_new(FALSE, FALSE, sizeof(struct finding));
	struct reader r;

	v->removed = g_hash_table_new(NULL, NULL);
	if (open_reader(&r, data, phase, arena)) {
		index_objects(&r);
		for (size_t i = 0; i < r.rows->n; i++) {
			struct finding f;
			if (!read_finding(&r, r.rows->row[i], &f))
				continue;
			g_array_append_val(findings, f);
			if (f.table != NULL && f.object == NULL)
				say_lost(&r, &f, diags);
			else if (changed_words(&r, &f))
				say_words(&r, &f, diags);
		}
		g_array_sort(findings, by_family);
		judge_all(&r, findings, v);
		g_hash_table_destroy(r.objects);
	}
	g_array_free(findings, TRUE);
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
