/* ticks.c -- yes/no columns in which people tick instead of writing yes or no. */
#include "ingest/fold.h"
#include "ingest/shape.h"

static bool is_tick(struct str s)
{
	return str_is(s, "√") || str_is(s, "✓") || str_is(s, "✔") || str_is(s, "☑");
}

static void find_ticks(struct header *h, struct str text, const char *delimiter, size_t skip)
{
	bool *other = g_new0(bool, h->n + 1);
	struct csv *csv = csv_open_text(text, delimiter);
	struct csv_record row;
	size_t at = 0;

	while (csv_next(csv, &row)) {
		if (at++ < skip)
			continue;
		for (size_t i = 0; i < MIN(row.n, h->n); i++) {
			struct head *head = &h->heads[i];
			struct str c = fold_trim(row.cells[i]);

			if (head->kind != HEAD_FIELD || head->column.field->type != PLAN_BOOL || c.n == 0)
				continue;
			head->column.ticks |= is_tick(c);
			other[i] |= !is_tick(c);
		}
	}
	for (size_t i = 0; i < h->n; i++)
		h->heads[i].column.ticks &= !other[i];
	csv_close_text(csv);
	g_free(other);
}

static bool has_ticks(struct str text)
{
	const char *p = text.p, *end = text.p + text.n;

	while ((p = memchr(p, 0xE2, (size_t)(end - p))) != NULL) {
		if (is_tick((struct str){ p, MIN((size_t)(end - p), 3) }))
			return true;
		p++;
	}
	return false;
}

void ticks_find(struct header *h, struct str text, const char *delimiter, size_t skip)
{
	if (has_ticks(text))
		find_ticks(h, text, delimiter, skip);
}
