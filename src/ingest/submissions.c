/* submissions.c -- whose data a folder holds, which phase it belongs to, and which
 * version counts. */
#include <stdio.h>

#include "ingest/digest.h"
#include "ingest/fold.h"
#include "ingest/reader.h"

#define NEAREST_CUTOFF 45  /* days that a cut-off may be off and still mean a phase */

static struct submission *at(struct reader *r, guint i)
{
	return &g_array_index(r->submissions, struct submission, i);
}

static void say(struct reader *r, enum diag_code code, const struct submission *s, uint32_t line, const char *file,
	const char *arg0, const char *arg1)
{
	struct loc where = { file != NULL ? file : s->folder, line, 0,
		s->township >= 0 ? r->data->places[s->township].code : NULL };

	diag_say(r->diags, code, where, arg0, arg1, NULL);
}

/* ---- identifying ------------------------------------------------------------------ */

static void refuse_further(struct reader *r, int submission, const struct plan_table *table, const struct row *row)
{
	struct source *source = &g_array_index(r->sources, struct source, row->source);
	struct submission *s = at(r, (guint)submission);
	struct diag d = { .code = DIAG_SUBMISSION_ROWS, .level = DIAG_ERROR, .table = table->label,
		.at = { source->path, row->line, 0, NULL }, .arg = { table->label }, .record = row->record };

	if (row->township >= 0)
		d.at.township = r->data->places[row->township].code;
	source->rows_kept--;
	s->rows_kept--;
	s->rows_refused++;
	s->refused[table->index]++;
	diag_add(r->diags, &d);
}

/* The first row counts; further ones are refused. */
static const struct row *own_row(struct reader *r, int submission, const struct plan_table *table)
{
	GPtrArray *rows = r->rows[table->index];
	const struct row *found = NULL;

	for (guint i = 0; i < rows->len;) {
		const struct row *row = rows->pdata[i];
		bool own = g_array_index(r->sources, struct source, row->source).submission == submission;

		if (own && found != NULL) {
			refuse_further(r, submission, table, row);
			g_ptr_array_remove_index(rows, i);
			continue;
		}
		found = own ? row : found;
		i++;
	}
	return found;
}

static int64_t int_of(const struct plan_table *t, const struct row *row, const char *role)
{
	int column = plan_find_field_role(t, role);

	return column >= 0 && !plan_type_is_text(t->fields[column].type) ? row->v[column].i : PLAN_EMPTY;
}

static const char *text_of(const struct plan_table *t, const struct row *row, const char *role)
{
	int column = plan_find_field_role(t, role);

	return column >= 0 && plan_type_is_text(t->fields[column].type) ? row->v[column].s : NULL;
}

/* The township that the code means; the plan may mark the field's kind or not. */
static int township_of(struct reader *r, const struct plan_table *t, const struct row *row)
{
	const char *code = text_of(t, row, "township");
	int place = -1;

	if (code == NULL || roster_find(r->data, r->roster, -1, str_of(code), &place) > PLACE_RESTORED)
		return -1;
	return r->data->places[place].level == PLAN_TOWNSHIP ? place : -1;
}

static bool same_name(struct reader *r, const char *a, const char *b)
{
	GString *key = g_string_new(NULL);
	bool same;

	fold_key(str_of(a), r->values->key);
	fold_key(str_of(b), key);
	same = strcmp(r->values->key->str, key->str) == 0;
	g_string_free(key, TRUE);
	return same;
}

/* Code and name that point to two townships cannot both be right. */
static void check_name(struct reader *r, struct submission *s, const struct plan_table *t, const struct row *row)
{
	const char *name = text_of(t, row, "township-name"), *own = r->data->places[s->township].name;
	const char *file = g_array_index(r->sources, struct source, row->source).path;

	if (name == NULL || same_name(r, name, own))
		return;
	for (size_t i = 1; i < r->data->n_places && r->data->places[i].level == PLAN_TOWNSHIP; i++)
		if (same_name(r, name, r->data->places[i].name)) {
			say(r, DIAG_SUBMISSION_CONFLICT, s, row->line, file, own, r->data->places[i].name);
			s->township = -1;
			return;
		}
	say(r, DIAG_SUBMISSION_NAME, s, row->line, file, own, NULL);
}

static int64_t day_of(const char *iso)
{
	int year, month, day;

	return iso != NULL && sscanf(iso, "%4d-%2d-%2d", &year, &month, &day) == 3 ? plan_date(year, month, day) : PLAN_EMPTY;
}

/* What the root element of an XML file says of itself must be what its data say. */
static void check_root(struct reader *r, struct submission *s, const struct source *source)
{
	const char *town = source->root_township, *cutoff = source->root_cutoff;
	char iso[32];
	int place = -1;

	if (cutoff != NULL && s->cutoff != PLAN_EMPTY && day_of(cutoff) != s->cutoff)
		say(r, DIAG_XML_CUTOFF, s, 0, source->path, cutoff, arena_strdup(r->arena, plan_date_iso(s->cutoff, iso)));
	if (town == NULL || (roster_find(r->data, r->roster, -1, fold_trim(str_of(town)), &place) <= PLACE_RESTORED
	    && place == s->township))
		return;
	say(r, DIAG_SUBMISSION_ROOT, s, 0, source->path, town, r->data->places[s->township].name);
	s->township = -1;
}

static void check_roots(struct reader *r, int submission)
{
	for (guint i = 0; i < r->sources->len; i++) {
		const struct source *source = &g_array_index(r->sources, struct source, i);

		if (source->submission == submission && at(r, (guint)submission)->township >= 0)
			check_root(r, at(r, (guint)submission), source);
	}
}

/* The phase of a cut-off: its own day, or the one phase whose day is near. */
static int phase_of(const struct season *season, int64_t cutoff, int64_t *off)
{
	int best = -1;

	*off = NEAREST_CUTOFF + 1;
	for (size_t i = 0; i < season->n_phases; i++) {
		int64_t day = season->phases[i].cutoff, d = day > cutoff ? day - cutoff : cutoff - day;

		if (day != PLAN_EMPTY && d < *off) {
			best = (int)i;
			*off = d;
		}
	}
	return best;
}

static void find_phase(struct reader *r, struct submission *s, const struct row *row)
{
	const char *file = g_array_index(r->sources, struct source, row->source).path;
	char iso[32];
	int64_t off;

	if (s->submitted != PLAN_EMPTY && s->cutoff > s->submitted) {
		say(r, DIAG_CUTOFF_FUTURE, s, row->line, file, NULL, NULL);
		return;
	}
	s->phase = phase_of(r->season, s->cutoff, &off);
	if (s->phase < 0)
		say(r, DIAG_CUTOFF_NONE, s, row->line, file, NULL, NULL);
	else if (off > 0)
		say(r, DIAG_CUTOFF_DIFFERS, s, row->line, file, r->season->phases[s->phase].label,
			arena_strdup(r->arena, plan_date_iso(r->season->phases[s->phase].cutoff, iso)));
}

void submissions_identify(struct reader *r, int submission)
{
	const struct plan_table *t = plan_find_role(r->plan, "submission");
	struct submission *s = at(r, (guint)submission);
	const struct row *row = t != NULL ? own_row(r, submission, t) : NULL;

	s->township = s->phase = -1;
	s->cutoff = s->submitted = PLAN_EMPTY;
	if (row == NULL) {
		say(r, DIAG_SUBMISSION_NONE, s, 0, NULL, t != NULL ? t->label : "submission", NULL);
		return;
	}
	s->township = township_of(r, t, row);
	s->version = int_of(t, row, "version");
	s->cutoff = int_of(t, row, "cutoff");
	s->submitted = int_of(t, row, "submitted");
	if (s->township < 0) {
		say(r, DIAG_SUBMISSION_TOWNSHIP, s, row->line, g_array_index(r->sources, struct source, row->source).path, NULL, NULL);
		return;
	}
	check_name(r, s, t, row);
	check_roots(r, submission);
	if (s->cutoff != PLAN_EMPTY)
		find_phase(r, s, row);
}

/* ---- which one counts ------------------------------------------------------------------ */

static bool is_rival(const struct submission *a, const struct submission *b)
{
	return a->township >= 0 && a->phase >= 0 && a->township == b->township && a->phase == b->phase;
}

static void settle_pair(struct reader *r, guint i, guint k)
{
	struct submission *a = at(r, i), *b = at(r, k);

	if (a->version == b->version) {
		b->replaced_by = (int)i;
		say(r, DIAG_SUBMISSION_SAME, b, 0, NULL, a->folder, NULL);
	} else if (a->version > b->version) {
		b->replaced_by = (int)i;
	} else {
		a->replaced_by = (int)k;
	}
}

static void say_replaced(struct reader *r, guint i)
{
	const struct submission *s = at(r, i), *by;

	if (s->replaced_by < 0)
		return;
	by = at(r, (guint)s->replaced_by);
	if (by->version != s->version)
		say(r, DIAG_SUBMISSION_REPLACED, s, 0, NULL, arena_printf(r->arena, "%lld", (long long)by->version), by->folder);
}

void submissions_settle(struct reader *r)
{
	for (guint i = 0; i < r->submissions->len; i++)
		for (guint k = i + 1; k < r->submissions->len && at(r, i)->replaced_by < 0; k++)
			if (at(r, k)->replaced_by < 0 && is_rival(at(r, i), at(r, k)))
				settle_pair(r, i, k);
	for (guint i = 0; i < r->submissions->len; i++)
		say_replaced(r, i);
}

int ingest_submission_of(const struct dataset *data, int township, int phase)
{
	for (; phase >= 0; phase = data->season->phases[phase].fallback)
		for (size_t i = 0; i < data->n_submissions; i++) {
			const struct submission *s = &data->submissions[i];

			if (s->township == township && s->phase == phase && s->replaced_by < 0)
				return (int)i;
		}
	return -1;
}

bool ingest_row_counts(const struct dataset *data, const struct row *row, int phase)
{
	int i = data->sources[row->source].submission;
	const struct submission *s;

	if (i < 0)
		return true;
	s = &data->submissions[i];
	if (s->phase == phase && s->township >= 0)
		return s->replaced_by < 0;
	return s->township >= 0 && s->phase == data->season->phases[phase].fallback
		&& ingest_submission_of(data, s->township, phase) == i;
}

/* ---- what is missing ------------------------------------------------------------------------ */

static void say_missing_tables(struct reader *r, const struct submission *s)
{
	for (size_t i = 0; i < r->plan->n_tables; i++) {
		const struct plan_table *t = &r->plan->tables[i];

		if (t->required && t->scope == PLAN_SCOPE_TOWNSHIP && (s->tables >> i & 1) == 0)
			say(r, DIAG_TABLE_MISSING, s, 0, NULL, t->label, r->season->phases[s->phase].label);
	}
}

/* A phase that was due by the season's day, or in which anybody sent something. */
static bool is_due(const struct reader *r, size_t phase)
{
	const struct season_phase *p = &r->season->phases[phase];

	if (p->cutoff == PLAN_EMPTY)
		return false;
	for (size_t i = 0; i < r->data->n_submissions; i++)
		if (r->data->submissions[i].phase == (int)phase)
			return true;
	return p->deadline <= r->season->date;
}

static void say_missing_townships(struct reader *r, size_t phase)
{
	for (size_t i = 1; i < r->data->n_places && r->data->places[i].level == PLAN_TOWNSHIP; i++)
		if (ingest_submission_of(r->data, (int)i, (int)phase) < 0)
			diag_say(r->diags, DIAG_TOWNSHIP_MISSING, (struct loc){ "submissions", 0, 0, r->data->places[i].code },
				r->data->places[i].name, r->season->phases[phase].label, NULL);
}

void submissions_missing(struct reader *r)
{
	for (size_t i = 0; i < r->data->n_submissions; i++) {
		const struct submission *s = &r->data->submissions[i];

		if (s->township >= 0 && s->phase >= 0 && s->replaced_by < 0)
			say_missing_tables(r, s);
	}
	for (size_t i = 0; i < r->season->n_phases; i++)
		if (is_due(r, i))
			say_missing_townships(r, i);
}

/* ---- digests ----------------------------------------------------------------------------------- */

static bool counts_at_all(const struct submission *s)
{
	return s->township >= 0 && s->phase >= 0 && s->replaced_by < 0;
}

/* Each submission's own, and that of the season: what no submission sent, and by
 * phase what counts. */
void submissions_digest(const struct reader *r)
{
	struct dataset *data = r->data;
	size_t n_tables = r->plan->n_tables, n = n_tables * (r->season->n_phases + 1);
	struct row_sum *all = g_new0(struct row_sum, n + 1);
	const struct row_sum *sums = (const struct row_sum *)(void *)r->sums->data;

	memcpy(all, sums, n_tables * sizeof *sums);
	for (size_t i = 0; i < data->n_submissions; i++) {
		struct submission *s = &data->submissions[i];
		const struct row_sum *own = sums + (i + 1) * n_tables;

		row_sum_print(own, n_tables, s->digest);
		for (size_t t = 0; t < n_tables && counts_at_all(s); t++)
			row_sum_join(&all[(size_t)(s->phase + 1) * n_tables + t], &own[t]);
	}
	row_sum_print(all, n, data->digest);
	g_free(all);
}
