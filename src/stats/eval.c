/* eval.c -- which rows count, and the order of the steps. */
#include "stats/engine.h"

#include <assert.h>
#include <string.h>

/* What each township sent in this phase, by table; communities inherit it. */
static void find_sent(struct stats *s, bool *counts)
{
	const struct dataset *data = s->data;

	s->sent = ARENA_ARRAY(s->arena, uint64_t, data->n_places);
	for (size_t p = 1; p < data->n_places; p++) {
		int sub;
		if (data->places[p].level != PLAN_TOWNSHIP)
			continue;
		sub = ingest_submission_of(data, (int)p, s->phase);
		if (sub < 0)
			continue;
		counts[sub] = true;
		s->sent[p] = data->submissions[sub].tables;
		s->sent[0] |= s->sent[p];
	}
	for (size_t p = 1; p < data->n_places; p++)
		if (data->places[p].level == PLAN_COMMUNITY)
			s->sent[p] = s->sent[data->places[p].parent];
}

/* A row that failed a check of a family that no measure of its table names does
 * not count at all; families that measures name are left out there only. */
static bool is_out(const struct stats *s, const struct row *row, uint64_t named)
{
	gpointer failed;

	if (s->removed == NULL || !g_hash_table_lookup_extended(s->removed, row, NULL, &failed))
		return false;
	return ((uint64_t)(uintptr_t)failed & ~named) != 0 || failed == NULL;
}

uint64_t stats_family_bit(const struct plan *plan, const char *family)
{
	const struct plan_table *table = plan_find_role(plan, "findings");
	int column = table != NULL ? plan_find_field_role(table, "check-item") : -1;
	int code = column >= 0 && family != NULL && table->fields[column].codes != NULL
		? plan_find_code(table->fields[column].codes, family) : -1;

	return code >= 0 ? UINT64_C(1) << code : 0;
}

static uint64_t named_families(const struct plan *plan, const struct plan_table *table)
{
	uint64_t named = 0;

	for (size_t i = 0; i < plan->n_measures; i++)
		if (plan->measures[i].table == table)
			named |= stats_family_bit(plan, plan->measures[i].family);
	return named;
}

static void pick_rows(struct stats *s, const bool *counts)
{
	const struct dataset *data = s->data;

	s->tables = ARENA_ARRAY(s->arena, struct stats_rows, s->plan->n_tables);
	for (size_t t = 0; t < s->plan->n_tables; t++) {
		const struct rows *from = &data->tables[t];
		struct stats_rows *to = &s->tables[t];
		uint64_t named = named_families(s->plan, &s->plan->tables[t]);

		to->table = &s->plan->tables[t];
		to->row = ARENA_ARRAY(s->arena, struct row *, from->n + 1);
		for (size_t i = 0; i < from->n; i++) {
			int sub = data->sources[from->row[i]->source].submission;
			if ((sub < 0 || counts[sub]) && !is_out(s, from->row[i], named))
				to->row[to->n++] = from->row[i];
		}
		stats_index_places(s, to);
	}
}

struct plan_row_view stats_view(const struct stats *s, const struct stats_rows *rows, size_t i)
{
	const struct row *row = rows->row[i];

	return (struct plan_row_view){
		.table = rows->table,
		.v = row->v,
		.dubious = row->dubious,
		.computed = rows->computed != NULL ? rows->computed + i * rows->table->n_computed : NULL,
		.level = row->place >= 0 ? s->data->places[row->place].level : PLAN_DISTRICT,
		.t = PLAN_EMPTY,
		.season = s->data->season,
		.phase = s->phase,
	};
}

union value stats_cell_of(const struct plan_row_view *view, int column)
{
	size_t i = (size_t)column;

	return i < view->table->n_fields || view->computed == NULL ? view->v[i]
		: view->computed[i - view->table->n_fields];
}

int64_t stats_date(const struct stats *s, const char *name)
{
	return name == NULL ? PLAN_EMPTY : season_date(s->data->season, s->phase, name);
}

const struct submission *stats_submission(const struct stats *s, int place)
{
	int township = stats_place_at(s, place, PLAN_TOWNSHIP);
	int sub = township >= 0 ? ingest_submission_of(s->data, township, s->phase) : -1;

	return sub >= 0 ? &s->data->submissions[sub] : NULL;
}

struct stats *stats_open(const struct dataset *data, int phase, GHashTable *removed,
	struct arena *arena, struct diags *diags)
{
	struct stats *s = ARENA_NEW(arena, struct stats);
	bool *counts = ARENA_ARRAY(arena, bool, data->n_submissions + 1);
	size_t n = data->plan->n_figures * data->n_places;

	s->data = data;
	s->plan = data->plan;
	s->phase = phase;
	s->removed = removed;
	s->weighed = -1;
	s->arena = arena;
	s->diags = diags;
	s->crosses = ARENA_NEW(arena, struct stats_crosses);
	s->calendar = stats_calendar_of(data, arena);
	s->target = ARENA_ARRAY(arena, struct rat, data->plan->n_targets + 1);
	for (size_t i = 0; i < data->plan->n_targets; i++)
		s->target[i] = stats_target(data, (int)i, NULL);
	s->value = ARENA_ARRAY(arena, struct rat, n + 1);
	s->memo = ARENA_ARRAY(arena, unsigned char, n + 1);
	s->behind = ARENA_ARRAY(arena, uint64_t, data->plan->n_figures + 1);
	find_sent(s, counts);
	pick_rows(s, counts);
	stats_fill_columns(s);
	return s;
}

struct stats *stats_eval(const struct dataset *data, int phase, GHashTable *removed,
	struct arena *arena, struct diags *diags)
{
	struct stats *s = stats_open(data, phase, removed, arena, diags);

	stats_measure(s);
	return s;
}

/* Everything lives in the arena. */
void stats_free(struct stats *s)
{
	(void)s;
}
