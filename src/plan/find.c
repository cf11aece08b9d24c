/* find.c -- look-ups by name, and the nearest names to a wrong one. */
#include <glib.h>
#include <string.h>

#include "plan/plan.h"

const struct plan_table *plan_find_table(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_tables; i++)
		if (strcmp(plan->tables[i].id, id) == 0)
			return &plan->tables[i];
	return NULL;
}

const struct plan_table *plan_find_role(const struct plan *plan, const char *role)
{
	for (size_t i = 0; i < plan->n_tables; i++)
		if (g_strcmp0(plan->tables[i].role, role) == 0)
			return &plan->tables[i];
	return NULL;
}

const struct plan_codelist *plan_find_codelist(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_codelists; i++)
		if (strcmp(plan->codelists[i].id, id) == 0)
			return &plan->codelists[i];
	return NULL;
}

int plan_find_column(const struct plan_table *table, const char *name)
{
	for (size_t i = 0; i < table->n_fields; i++)
		if (strcmp(table->fields[i].name, name) == 0)
			return (int)i;
	for (size_t i = 0; i < table->n_computed; i++)
		if (strcmp(table->computed[i].name, name) == 0)
			return (int)(table->n_fields + i);
	return -1;
}

int plan_find_field_role(const struct plan_table *table, const char *role)
{
	for (size_t i = 0; i < table->n_fields; i++)
		if (g_strcmp0(table->fields[i].role, role) == 0)
			return (int)i;
	return -1;
}

int plan_id_column(const struct plan_table *table)
{
	return MAX(plan_find_field_role(table, "id"), 0);
}

int plan_find_figure(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_figures; i++)
		if (strcmp(plan->figures[i].id, id) == 0)
			return (int)i;
	return -1;
}

int plan_find_code(const struct plan_codelist *list, const char *value_or_label)
{
	for (size_t i = 0; i < list->n_codes; i++)
		if (strcmp(list->codes[i].value, value_or_label) == 0)
			return (int)i;
	for (size_t i = 0; i < list->n_codes; i++)
		if (strcmp(list->codes[i].label, value_or_label) == 0)
			return (int)i;
	return -1;
}

struct plan_column_info plan_column_info(const struct plan_table *table, int column)
{
	const struct plan_column *c;

	if ((size_t)column < table->n_fields) {
		const struct plan_field *f = &table->fields[column];

		return (struct plan_column_info){ f->name, f->label, f->type, f->scale, f->codes, f->pd };
	}
	c = &table->computed[(size_t)column - table->n_fields];
	return (struct plan_column_info){ c->name, c->label, c->type, c->scale, c->codes, c->pd };
}

/* ---- nearest names ------------------------------------------------------- */

#define LONGEST 64  /* characters compared */

static size_t to_characters(const char *text, gunichar out[LONGEST])
{
	size_t n = 0;

	while (*text != '\0' && n < LONGEST) {
		gunichar c = g_utf8_get_char_validated(text, -1);

		if (c == (gunichar)-1 || c == (gunichar)-2) {
			out[n++] = 0xFFFD;
			text++;
		} else {
			out[n++] = g_unichar_tolower(c);
			text = g_utf8_next_char(text);
		}
	}
	return n;
}

/* Changes between two words: a character put in, left out, or replaced. */
static size_t edit_distance(const gunichar *a, size_t na, const gunichar *b, size_t nb)
{
	size_t row[LONGEST + 1];

	for (size_t j = 0; j <= nb; j++)
		row[j] = j;
	for (size_t i = 1; i <= na; i++) {
		size_t diagonal = row[0];

		row[0] = i;
		for (size_t j = 1; j <= nb; j++) {
			size_t replaced = diagonal + (a[i - 1] != b[j - 1]);

			diagonal = row[j];
			row[j] = MIN(replaced, MIN(row[j], row[j - 1]) + 1);
		}
	}
	return row[nb];
}

/* How far, in twice the characters changed; SIZE_MAX when they have too little
 * in common to be a slip of the pen. */
static size_t farness(const char *wrong, const char *name)
{
	gunichar a[LONGEST], b[LONGEST];
	size_t na = to_characters(wrong, a), nb = to_characters(name, b);
	size_t far = 2 * edit_distance(a, na, b, nb);

	if (na == 0 || nb == 0)
		return SIZE_MAX;
	if (far <= MAX(na, nb) || strstr(name, wrong) != NULL || strstr(wrong, name) != NULL)
		return far;
	return SIZE_MAX;
}

const char *plan_nearest(struct arena *arena, const char *wrong, const char *const *names, size_t n)
{
	const char *best[3] = { NULL, NULL, NULL };
	size_t far[3] = { SIZE_MAX, SIZE_MAX, SIZE_MAX };

	for (size_t i = 0; i < n; i++) {
		size_t d = names[i] == NULL ? SIZE_MAX : farness(wrong, names[i]);
		int k = 2;

		if (d >= far[2])
			continue;
		for (; k > 0 && d < far[k - 1]; k--) {
			far[k] = far[k - 1];
			best[k] = best[k - 1];
		}
		far[k] = d;
		best[k] = names[i];
	}
	if (best[0] == NULL)
		return "";
	if (best[1] == NULL)
		return arena_printf(arena, "，是否为“%s”？", best[0]);
	if (best[2] == NULL)
		return arena_printf(arena, "，是否为“%s”“%s”？", best[0], best[1]);
	return arena_printf(arena, "，是否为“%s”“%s”“%s”？", best[0], best[1], best[2]);
}

bool plan_is_made_of(const struct plan *plan, const struct plan_expr *e, int figure)
{
	bool found = e->op == PLAN_X_NAME && e->index == figure;

	if (!found && e->op == PLAN_X_NAME && plan->figures[e->index].expr != NULL)
		found = plan_is_made_of(plan, plan->figures[e->index].expr, figure);
	for (size_t i = 0; i < e->n_args && !found; i++)
		found = plan_is_made_of(plan, e->args[i], figure);
	return found;
}
