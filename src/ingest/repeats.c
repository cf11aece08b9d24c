/* repeats.c -- see repeats.h. */
#include "ingest/repeats.h"

struct repeats *repeats_new(void)
{
	struct repeats *r = g_new0(struct repeats, 1);

	r->list = g_array_new(FALSE, FALSE, sizeof(struct repeat));
	r->pairs = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
	return r;
}

void repeats_free(struct repeats *r)
{
	g_array_free(r->list, TRUE);
	g_hash_table_destroy(r->pairs);
	g_free(r);
}

static gint64 pair_of(const struct row *row, const struct row *first)
{
	return (gint64)row->source << 32 | first->source;
}

void repeats_add(struct repeats *r, const struct row *row, const struct row *first)
{
	struct repeat one = { row, first };
	gint64 pair = pair_of(row, first);
	guint n = GPOINTER_TO_UINT(g_hash_table_lookup(r->pairs, &pair));

	g_array_append_val(r->list, one);
	if (row->source != first->source)
		g_hash_table_insert(r->pairs, g_memdup2(&pair, sizeof pair), GUINT_TO_POINTER(n + 1));
}

guint repeats_said(struct repeats *r, guint i)
{
	const struct repeat *one = &g_array_index(r->list, struct repeat, i);
	gint64 pair = pair_of(one->row, one->first);
	gpointer n;

	if (one->row->source == one->first->source || !g_hash_table_lookup_extended(r->pairs, &pair, NULL, &n))
		return 1;
	if (n == NULL)
		return 0;
	if (GPOINTER_TO_UINT(n) < REPEATS_OF_FILE)
		return 1;
	g_hash_table_insert(r->pairs, g_memdup2(&pair, sizeof pair), NULL);
	return GPOINTER_TO_UINT(n);
}
