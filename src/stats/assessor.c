/* assessor.c -- entries of the assessor: bonus, consent, veto. The tool sums
 * and checks them; it never makes one. */
#include "stats/scores.h"

#include <string.h>

void stats_assessor_open(struct assessor *a, const struct dataset *data)
{
	const struct plan_table *table = plan_find_role(data->plan, "assessor");

	*a = (struct assessor){ data, NULL, -1, -1, -1, -1, -1, -1 };
	if (table == NULL)
		return;
	a->rows = &data->tables[table->index];
	a->item = plan_find_field_role(table, "item");
	a->value = plan_find_field_role(table, "value");
	a->finding = plan_find_field_role(table, "finding");
	a->document = plan_find_field_role(table, "document");
	a->approver = plan_find_field_role(table, "approver");
	a->note = plan_find_field_role(table, "note");
}

static const char *text_of(const struct assessor *a, const struct row *row, int column, struct arena *arena)
{
	return column >= 0 ? ingest_cell_canonical(a->rows->table, row, column, arena) : "";
}

static bool is_item(const struct assessor *a, const struct row *row, int place, const char *item)
{
	const struct plan_field *field;

	if (a->item < 0 || item == NULL || row->place != place)
		return false;
	field = &a->rows->table->fields[a->item];
	if (plan_type_is_text(field->type))
		return row->v[a->item].s != NULL && strcmp(row->v[a->item].s, item) == 0;
	return field->codes != NULL && row->v[a->item].i != PLAN_EMPTY
		&& row->v[a->item].i == plan_find_code(field->codes, item);
}

bool stats_assessor_has(const struct assessor *a, int place, const char *item)
{
	for (size_t i = 0; a->rows != NULL && i < a->rows->n; i++)
		if (is_item(a, a->rows->row[i], place, item))
			return true;
	return false;
}

struct rat stats_assessor_sum(const struct assessor *a, int place, const char *item, struct arena *arena,
	const char **text)
{
	GString *said = g_string_new(NULL);
	struct rat sum = rat_int(0), v;

	for (size_t i = 0; a->rows != NULL && i < a->rows->n; i++) {
		const struct row *row = a->rows->row[i];
		const char *document, *note, *points;
		if (!is_item(a, row, place, item))
			continue;
		points = text_of(a, row, a->value, arena);
		if (!rat_parse(points, &v))
			continue;
		sum = rat_add(sum, v);
		document = text_of(a, row, a->document, arena);
		note = text_of(a, row, a->note, arena);
		g_string_append_printf(said, "%s%s%s%s%s分", said->len > 0 ? "；" : "", note, document,
			note[0] != '\0' || document[0] != '\0' ? "，" : "", stats_exact(arena, v));
	}
	*text = arena_strdup(arena, said->str);
	g_string_free(said, TRUE);
	return sum;
}

static bool finding_exists(const struct dataset *data, int place, const char *id)
{
	const struct plan_table *table = plan_find_role(data->plan, "findings");
	int column = table != NULL ? plan_find_field_role(table, "id") : -1;

	for (size_t i = 0; column >= 0 && i < data->tables[table->index].n; i++) {
		const struct row *row = data->tables[table->index].row[i];
		if (row->place == place && row->v[column].s != NULL && strcmp(row->v[column].s, id) == 0)
			return true;
	}
	return false;
}

const char *stats_veto(const struct dataset *data, const struct assessor *a, int place, struct arena *arena,
	struct diags *diags)
{
	for (size_t i = 0; a->rows != NULL && i < a->rows->n; i++) {
		const struct row *row = a->rows->row[i];
		const char *finding, *document, *approver;
		if (!is_item(a, row, place, data->plan->veto_item))
			continue;
		finding = text_of(a, row, a->finding, arena);
		document = text_of(a, row, a->document, arena);
		approver = text_of(a, row, a->approver, arena);
		if (document[0] != '\0' && approver[0] != '\0' && finding_exists(data, place, finding))
			return arena_printf(arena, "%s；%s；%s", finding, document, approver);
		diag_say(diags, DIAG_VETO_INCOMPLETE, (struct loc){ data->sources[row->source].path, row->line, 0,
			data->places[place].code }, finding[0] != '\0' ? finding : "—", NULL, NULL);
	}
	return NULL;
}
