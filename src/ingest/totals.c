/* totals.c -- rows that add up others, compared with the sums of those rows: below
 * them, or above when the sheet begins with its total. See sheet.h. */
#include "ingest/sheet.h"

static const char *amount_text(struct sheet *s, const struct plan_field *f, int64_t amount)
{
	union value *v = ARENA_ARRAY(s->arena, union value, f->table->n_columns);
	GString *out = g_string_new(NULL);
	const char *text;

	v[f->column].i = amount;
	cell_canonical(f->table, v, f->column, out);
	text = arena_strdup(s->arena, out->str);
	g_string_free(out, TRUE);
	return text;
}

/* A total stated in a line against a sum, or against a second one that would do as well. */
static void compare(struct sheet *s, size_t i, struct stated stated, int64_t sum, int64_t other)
{
	const struct plan_field *f = s->header.heads[i].column.field;

	if (s->totals[i].unread)
		intake_say(s->in, DIAG_TOTAL_UNCHECKED, stated.line, (uint32_t)i + 1, f, NULL, NULL, NULL);
	else if (stated.amount != sum && stated.amount != other)
		intake_say(s->in, DIAG_TOTAL_DIFFERS, stated.line, (uint32_t)i + 1, f,
			amount_text(s, f, stated.amount), amount_text(s, f, sum), NULL);
}

static void settle(struct sheet *s, size_t i, struct stated ahead, int64_t sum)
{
	if (ahead.line > 0)
		compare(s, i, ahead, sum, sum);
}

/* Whether a total's cell was, or will be, compared. */
static bool take_cell(struct sheet *s, size_t i, struct stated stated, bool subtotal)
{
	struct total *t = &s->totals[i];

	if (subtotal && s->subtotals_above) {
		settle(s, i, t->part_ahead, t->since);
		t->part_ahead = stated;
	} else if (s->n_rows == 0) {
		t->ahead = stated;
	} else {
		compare(s, i, stated, subtotal ? t->since : t->all, t->since);
	}
	return !t->unread;
}

void totals_take(struct sheet *s, struct reader *r, const struct csv_record *row, const char *word)
{
	bool subtotal = strcmp(word, "小计") == 0, compared = false;

	s->subtotals_above |= subtotal && s->n_rows == 0;
	for (size_t i = 0; i < s->header.n; i++) {
		struct column column = s->header.heads[i].column;
		struct cell c = { .state = CELL_EMPTY };

		if (i < row->n && s->header.heads[i].kind == HEAD_FIELD && s->header.heads[i].adds_up)
			values_read(r->values, &column, row->cells[i], &c);
		if (c.state == CELL_VALUE)
			compared |= take_cell(s, i, (struct stated){ c.v.i, row->line }, subtotal);
		else if (c.state != CELL_EMPTY)
			intake_say(s->in, DIAG_TOTAL_UNCHECKED, row->line, (uint32_t)i + 1, column.field, NULL, NULL, NULL);
		s->totals[i].since = 0;
	}
	intake_say(s->in, compared ? DIAG_TOTAL : DIAG_TOTAL_BARE, row->line, 0, NULL, NULL, NULL, NULL);
}

void totals_end(struct sheet *s)
{
	for (size_t i = 0; i < s->header.n; i++) {
		settle(s, i, s->totals[i].part_ahead, s->totals[i].since);
		settle(s, i, s->totals[i].ahead, s->totals[i].all);
	}
}
