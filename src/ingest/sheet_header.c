/* sheet_header.c -- what is wrong with a sheet's header. See sheet.h. */
#include "ingest/sheet.h"

#include "ingest/fold.h"

static void say_head(struct sheet *s, struct reader *r, enum diag_code code, size_t column, const char *value,
	const char *arg, const char *other)
{
	struct diag d = { .code = code, .level = diag_code_level(code), .table = s->header.table->label,
		.at = { s->path, s->line, (uint32_t)column + 1, NULL }, .value = value, .arg = { arg, other }, .record = s->row };

	if (s->turned != NULL) {
		struct spot spot = spots_at(s->turned, s->row, (uint32_t)column + 1);

		d.at.line = spot.line;
		d.at.column = spot.column;
		d.record = spot.row;
	}
	diag_add(r->diags, &d);
}

/* Whether two headers share half of the shorter one's characters. */
static bool are_alike(struct str a, struct str b)
{
	struct str shorter = a.n < b.n ? a : b, longer = a.n < b.n ? b : a;
	size_t common = 0, n = 0;

	for (size_t i = 0, len; i < shorter.n; i += len, n++) {
		char sign[8] = "";

		fold_char(shorter.p + i, &len);
		memcpy(sign, shorter.p + i, len);
		common += str_find(longer, sign) < longer.n;
	}
	return common * 2 >= n;
}

static const char *near_fields(struct sheet *s, struct reader *r, const char *text)
{
	const struct plan_table *t = s->header.table;
	const char **names = ARENA_ARRAY(r->arena, const char *, t->n_fields + 1), *near;
	size_t n = 0;

	for (size_t i = 0; i < t->n_fields; i++) {
		bool taken = !are_alike(str_of(text), str_of(t->fields[i].label));

		for (size_t k = 0; k < s->header.n; k++)
			taken |= s->header.heads[k].kind == HEAD_FIELD && s->header.heads[k].column.field == &t->fields[i];
		if (!taken)
			names[n++] = t->fields[i].label;
	}
	near = label_nearest(r->arena, str_of(text), names, n);
	return near[0] == '\0' ? "" : arena_printf(r->arena, DIAG_BOTH("；相近的列：%s", "; near it: %s"), near, near);
}

/* Columns of this table that say nothing here, but are a header of another: tables side by side. */
static const struct plan_table *table_beside(struct sheet *s, struct reader *r)
{
	struct str *cells = ARENA_ARRAY(s->arena, struct str, s->header.n + 1);
	struct csv_record row = { .cells = cells };
	struct header h;

	for (size_t i = 0; i < s->header.n; i++)
		if (s->header.heads[i].kind == HEAD_UNKNOWN)
			cells[row.n++] = str_of(s->header.heads[i].text);
	return shape_header(r->headers, s->arena, &row, 1, (int)s->header.table->scope, NULL, &h) && h.matched >= 3
		? h.table : NULL;
}

static size_t first_head(const struct header *h, size_t from, enum head_kind kind, bool is)
{
	while (from < h->n && (h->heads[from].kind == kind) != is)
		from++;
	return from;
}

/* Names the right one of two tables side by side, where its columns begin: behind the blank ones between them. */
static void say_beside(struct sheet *s, struct reader *r, const struct plan_table *beside)
{
	const struct header *h = &s->header;
	size_t unknown = first_head(h, 0, HEAD_UNKNOWN, true), field = first_head(h, 0, HEAD_FIELD, true);
	size_t gap = first_head(h, first_head(h, 0, HEAD_BLANK, false), HEAD_BLANK, true);
	size_t second = first_head(h, gap, HEAD_BLANK, false);

	say_head(s, r, DIAG_TABLE_SECOND, second < h->n ? second : MAX(unknown, field), NULL,
		unknown < field ? h->table->label : beside->label, NULL);
}

/* The letter of the column that is read for the field of the k-th. */
static const char *letters_of(const struct sheet *s, size_t k)
{
	const struct header *h = &s->header;
	char text[8], *p = text + sizeof text - 1;
	size_t used = 0, column;

	while (used < h->n && (used == k || h->heads[used].kind != HEAD_FIELD
	    || h->heads[used].column.field != h->heads[k].column.field))
		used++;
	*p = '\0';
	column = s->turned != NULL ? spots_at(s->turned, s->row, (uint32_t)used + 1).column : used + 1;
	for (; column > 0 && p > text; column = (column - 1) / 26)
		*--p = (char)('A' + (column - 1) % 26);
	return arena_strdup(s->arena, p);
}

bool sheet_check_header(struct sheet *s, struct reader *r)
{
	size_t twice = shape_twice(&s->header);
	const char *missing = shape_missing(&s->header, r->arena);
	const struct plan_table *beside = twice < s->header.n ? table_beside(s, r) : NULL;

	if (beside != NULL) {
		say_beside(s, r, beside);
		return false;
	}

	for (size_t i = 0; i < s->header.n; i++) {
		const struct head *h = &s->header.heads[i];

		if (h->kind == HEAD_UNKNOWN)
			say_head(s, r, DIAG_COLUMN_UNKNOWN, i, h->text, near_fields(s, r, h->text), NULL);
		else if (h->kind == HEAD_UNIT)
			say_head(s, r, DIAG_COLUMN_UNIT, i, h->text, NULL, NULL);
		else if (h->kind == HEAD_AGAIN)
			say_head(s, r, h->by_name ? DIAG_COLUMN_NAMES : DIAG_COLUMN_AGAIN, i, h->text, h->column.field->label,
				letters_of(s, i));
	}
	if (twice < s->header.n)
		say_head(s, r, DIAG_COLUMN_TWICE, twice, NULL, s->header.heads[twice].column.field->label, letters_of(s, twice));
	if (missing != NULL)
		say_head(s, r, s->turned != NULL ? DIAG_FORM_MISSING : DIAG_COLUMN_MISSING, 0, NULL, missing, NULL);
	return twice == s->header.n && missing == NULL;
}
