/* findings.c -- rows of the inspectors' table: whose they are, the row they are
 * about, what they are worth, and whether they count yet. */
#include "stats/findings.h"

#include <string.h>

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
static const struct plan_table *object_table(const struct findings *r, const struct row *row)
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
static void index_objects(struct findings *r)
{
	const struct plan *plan = r->data->plan;

	r->objects = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < plan->n_samples && r->rows->n > 0; i++) {
		const struct plan_table *table = plan->samples[i].table;
		const struct rows *rows = &r->data->tables[table->index];
		int id = stats_id_column(table);
		for (size_t k = 0; id >= 0 && k < rows->n; k++)
			if (rows->row[k]->v[id].s != NULL && ingest_row_counts(r->data, rows->row[k], r->phase))
				g_hash_table_insert(r->objects, object_key(table->index, rows->row[k]->township,
					rows->row[k]->v[id].s), rows->row[k]);
	}
}

bool findings_open(struct findings *r, const struct dataset *data, int phase, const struct stats_frozen *frozen,
	struct arena *arena)
{
	const struct plan_table *table = plan_find_role(data->plan, "findings");

	*r = (struct findings){ .data = data, .phase = phase, .frozen = frozen, .arena = arena };
	if (table == NULL)
		return false;
	r->rows = &data->tables[table->index];
	r->id = plan_find_field_role(table, "id");
	r->date = plan_find_field_role(table, "date");
	r->kind = plan_find_field_role(table, "object-kind");
	r->object = plan_find_field_role(table, "object-id");
	r->item = plan_find_field_role(table, "check-item");
	r->claimed = plan_find_field_role(table, "claimed");
	r->verified = plan_find_field_role(table, "verified");
	r->verdict = plan_find_field_role(table, "verdict");
	if (r->id < 0 || r->kind < 0 || r->object < 0 || r->item < 0 || r->verdict < 0)
		return false;
	r->calendar = stats_calendar_of(data, arena);
	index_objects(r);
	return true;
}

void findings_close(struct findings *r)
{
	if (r->objects != NULL)
		g_hash_table_destroy(r->objects);
}

/* Ids of digits alone stand in the findings form with a letter, Q450199001003, so that
 * a spreadsheet program leaves them alone: what is not found so is looked for without it. */
static const struct row *find_object(const struct findings *r, int table, int township, const char *id)
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

static const char *cell(const struct findings *r, const struct row *row, int column)
{
	return column >= 0 ? ingest_cell_canonical(r->rows->table, row, column, r->arena) : "";
}

bool findings_number(const struct findings *r, const struct row *row, int column, struct rat *v)
{
	return ingest_number(cell(r, row, column), v);
}

/* A finding on a community in an item that is counted anew there. */
static bool is_recount(const struct findings *r, const struct finding *f)
{
	const struct plan_codelist *items = r->rows->table->fields[r->item].codes;

	return f->object != NULL && f->table != NULL && g_strcmp0(f->table->role, "communities") == 0
		&& g_strv_contains(r->data->plan->verification.recount, items->codes[f->family].value);
}

static void mark_recount(const struct findings *r, struct finding *f)
{
	f->recount = is_recount(r, f)
		&& findings_number(r, f->row, r->claimed, &f->claimed) && findings_number(r, f->row, r->verified, &f->verified)
		&& f->claimed.num > 0;
}

/* What could not be verified may be proved for some working days more; until the
 * documents' day is past the last of them, it does not count. */
static int64_t waits_until(const struct findings *r, const struct row *row)
{
	const struct plan_verification *rule = &r->data->plan->verification;
	int64_t until;

	if (r->date < 0 || rule->supplement == 0 || row->v[r->verdict].i != rule->pending || row->v[r->date].i == PLAN_EMPTY)
		return PLAN_EMPTY;
	until = stats_workday_after(r->calendar, row->v[r->date].i, rule->supplement);
	return r->data->season->date <= until ? until : PLAN_EMPTY;
}

bool findings_read(const struct findings *r, const struct row *row, struct finding *f)
{
	f->township = stats_township(r->data, row);
	if (f->township < 0 || row->v[r->item].i == PLAN_EMPTY || row->v[r->verdict].i == PLAN_EMPTY
	    || row->v[r->id].s == NULL)
		return false;
	f->row = row;
	f->id = row->v[r->id].s;
	f->family = (int)row->v[r->item].i;
	f->v = truth_of(row->v[r->verdict].i);
	f->until = waits_until(r, row);
	f->table = object_table(r, row);
	f->object = NULL;
	f->recount = f->extra = false;
	if (f->table == NULL || row->v[r->object].s == NULL)
		return true;
	f->object = find_object(r, f->table->index, f->township, row->v[r->object].s);
	f->extra = frozen_leaves_out(r->frozen, f->township, f->table, row->v[r->object].s);
	mark_recount(r, f);
	return true;
}

static struct loc loc_of(const struct findings *r, const struct finding *f, int column)
{
	return (struct loc){ r->data->sources[f->row->source].path, f->row->line, (uint32_t)(column + 1),
		r->data->places[f->township].code };
}

/* Words that inspectors let stand are no count; words that they changed may have been meant as one. */
static bool changed_words(const struct findings *r, const struct finding *f)
{
	return is_recount(r, f) && !f->recount
		&& strcmp(cell(r, f->row, r->claimed), cell(r, f->row, r->verified)) != 0;
}

void findings_report(const struct findings *r, const struct finding *f, struct diags *diags)
{
	const char *id = f->row->v[r->object].s;
	char *day = arena_alloc(r->arena, 48);

	if (f->table != NULL && f->object == NULL)
		diag_say(diags, DIAG_FINDING_OBJECT, loc_of(r, f, r->object), f->id, id != NULL ? id : "—", NULL);
	else if (changed_words(r, f))
		diag_say(diags, DIAG_FINDING_WORDS, loc_of(r, f, r->verified), f->id, cell(r, f->row, r->claimed),
			cell(r, f->row, r->verified));
	if (f->extra)
		diag_say(diags, DIAG_FINDING_EXTRA, loc_of(r, f, r->object), f->id, id, NULL);
	if (f->until != PLAN_EMPTY)
		diag_say(diags, DIAG_FINDING_PENDING, loc_of(r, f, r->verdict), f->id, plan_date_iso(f->until, day), NULL);
}
