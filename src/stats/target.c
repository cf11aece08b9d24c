/* target.c -- the value of a target: the district's own (table of role `targets`)
 * or the plan's, and how documents write it. */
#include "stats/engine.h"

#include <string.h>

struct rat stats_target(const struct dataset *data, int target, int64_t *basis)
{
	const struct plan_target *t = &data->plan->targets[target];
	const struct plan_table *table = plan_find_role(data->plan, "targets");
	int id = table != NULL ? plan_find_field_role(table, "id") : -1;
	int value = table != NULL ? plan_find_field_role(table, "value") : -1;
	int date = table != NULL ? plan_find_field_role(table, "date") : -1;
	const struct rows *rows = id >= 0 && value >= 0 ? &data->tables[table->index] : NULL;

	if (basis != NULL)
		*basis = PLAN_EMPTY;
	for (size_t i = 0; rows != NULL && i < rows->n; i++) {
		const union value *v = rows->row[i]->v;
		int64_t scale = 1;

		if (g_strcmp0(v[id].s, t->id) != 0 || v[value].i == PLAN_EMPTY)
			continue;
		if (basis != NULL && date >= 0)
			*basis = v[date].i;
		for (int k = 0; table->fields[value].type == PLAN_DEC && k < table->fields[value].scale; k++)
			scale *= 10;
		return rat_make(v[value].i, scale);
	}
	return t->value;
}

const char *stats_target_text(const struct dataset *data, int target, struct arena *arena)
{
	const struct plan_target *t = &data->plan->targets[target];
	struct rat v = stats_target(data, target, NULL);

	if (t->figure >= 0 && data->plan->figures[t->figure].percent)
		return arena_printf(arena, "%s%%", stats_exact(arena, rat_mul(v, rat_int(100))));
	if (!rat_is_na(t->most) && rat_cmp(t->most, v) > 0)
		return arena_printf(arena, "%s—%s", stats_exact(arena, v), stats_exact(arena, t->most));
	return stats_exact(arena, v);
}

static int target_named(const struct plan *plan, const char *name, size_t n)
{
	for (size_t i = 0; i < plan->n_targets; i++)
		if (strlen(plan->targets[i].id) == n && strncmp(plan->targets[i].id, name, n) == 0)
			return (int)i;
	return -1;
}

const char *stats_definition(const struct dataset *data, const struct plan_indicator *ind, struct arena *arena)
{
	const char *p = ind->definition, *kept;
	GString *text;

	if (p == NULL)
		return NULL;
	text = g_string_new(NULL);
	while (*p != '\0') {
		size_t n = strcspn(p, "{");
		int target;

		g_string_append_len(text, p, (gssize)n);
		p += n;
		if (*p == '\0')
			break;
		n = strcspn(++p, "}");
		target = target_named(data->plan, p, n);
		if (target >= 0)
			g_string_append(text, stats_target_text(data, target, arena));
		p += n + (p[n] == '}');
	}
	kept = arena_strdup(arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}
