/* asked.c -- what inspectors are asked about the drawn objects: the rows of their
 * entry form and of the forms in the packet, under the same ids. */
#include <string.h>

#include "stats/stats.h"

struct asking { const char *code; struct arena *arena; GHashTable *once; struct stats_asked *list; size_t n; };

/* An object that two rules drew is asked once. */
static void add(struct asking *a, const struct stats_drawn *d, const struct plan_ask *ask)
{
	char *key = g_strjoin("/", d->rule->object, d->id, ask != NULL ? ask->item : NULL, NULL);

	if (!g_hash_table_add(a->once, key))
		return;
	a->list[a->n] = (struct stats_asked){ d, ask, arena_printf(a->arena, "F%.9s-%03zu", a->code, a->n + 1) };
	a->n++;
}

const struct stats_asked *stats_asked(const struct dataset *data, const struct stats_sample *sample, struct arena *arena,
	size_t *n)
{
	struct asking a = { data->places[sample->place].code, arena, NULL, NULL, 0 };
	size_t most = 1;

	for (size_t i = 0; i < sample->n; i++)
		most += MAX(sample->drawn[i].rule->n_asks, 1);
	a.list = ARENA_ARRAY(arena, struct stats_asked, most);
	a.once = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (size_t i = 0; i < sample->n; i++) {
		const struct stats_drawn *d = &sample->drawn[i];

		if (d->reserve)
			continue;
		for (size_t k = 0; k < d->rule->n_asks; k++)
			if (d->asks >> k & 1)
				add(&a, d, &d->rule->asks[k]);
		if (d->rule->n_asks == 0)
			add(&a, d, NULL);
	}
	g_hash_table_destroy(a.once);
	*n = a.n;
	return a.list;
}
