/* sheet_rows.c -- the rows of a sheet: data told from totals, notes and repeated
 * headers, columns added up (totals.c compares). */
#include "ingest/fold.h"
#include "ingest/sheet.h"

#define EXAMPLE_ROWS 10  /* of data, among which the form's examples stand */
#define FEED_BYTES ((size_t)8 << 20)  /* read and done with, before its memory serves for rows */

/* ---- rows that are no data -------------------------------------------------------------------- */

static bool is_same_row(const struct sheet *s, size_t k, const struct csv_record *row)
{
	size_t n = MAX(s->n_heads[k], row->n);

	for (size_t i = 0; i < n; i++) {
		struct str a = i < s->n_heads[k] ? s->heads[k][i] : (struct str){ "", 0 };
		struct str b = i < row->n ? fold_trim(row->cells[i]) : (struct str){ "", 0 };

		if (!str_eq(a, b))
			return false;
	}
	return s->n_heads[k] > 0;
}

/* Data rows begin with an id, a code or a name; only a row whose first filled cell
 * is a header's word is looked at as a whole. */
static bool may_be_header(const struct sheet *s, const struct reader *r, const struct csv_record *row)
{
	for (size_t i = 0; i < row->n; i++) {
		struct str c = fold_trim(row->cells[i]);

		if (c.n == 0)
			continue;
		if (i < s->n_heads[0] && str_eq(c, s->heads[0][i]))
			return true;
		for (size_t k = 0; k < c.n && (unsigned char)c.p[0] < 0x80; k++)
			if (g_ascii_isdigit(c.p[k]))
				return false;
		return shape_knows(r->headers, c) || str_is(c, "序号");
	}
	return false;
}

enum header_row { NO_HEADER, REPEATED_HEADER, SECOND_TABLE };

static enum header_row header_row(struct sheet *s, struct reader *r, const struct csv_record *row)
{
	struct header h;

	if (!may_be_header(s, r, row))
		return NO_HEADER;
	for (size_t k = 0; k < SHAPE_HEADER_ROWS; k++)
		if (is_same_row(s, k, row))
			return REPEATED_HEADER;
	if (!shape_header(r->headers, s->arena, row, 1, -1, NULL, &h))
		return NO_HEADER;
	if (shape_same(&h, &s->header))
		return REPEATED_HEADER;
	intake_say(s->in, DIAG_TABLE_SECOND, row->line, 0, NULL, NULL, h.table->label, NULL);
	return SECOND_TABLE;
}

static bool adds_up(const struct head *h)
{
	return h->kind == HEAD_FIELD && h->adds_up;
}

/* The title of a page that repeats the header, perhaps marked as its continuation. */
static bool is_title(const struct sheet *s, struct str cell)
{
	cell = fold_trim(cell);
	for (size_t i = 0; i < s->n_titles; i++) {
		struct str t = s->titles[i];

		if (str_eq(t, cell) || (cell.n > t.n && t.n > 6 && memcmp(cell.p, t.p, t.n) == 0
		    && str_find(cell, "续") < cell.n))
			return true;
	}
	return str_ends(cell, "（续）") || str_ends(cell, "(续)") || str_ends(cell, "（续表）") || str_is(cell, "续表");
}

/* A line between the rows may open another community's: nothing is carried across it. */
static void forget_above(struct sheet *s)
{
	for (size_t i = 0; i < s->header.n; i++)
		if (s->above[i].value != NULL)
			g_string_truncate(s->above[i].value, 0);
}

/* A row of which one cell holds something: the number in front of a blank row, a
 * row in another delimiter, a note. */
static void take_lonely(struct sheet *s, const struct csv_record *row, size_t only)
{
	if (only < s->header.n && s->header.heads[only].kind == HEAD_SERIAL)
		return;
	if (values_says_empty(fold_trim(row->cells[only])))
		return;
	if (shape_is_joined(row->cells[only], s->delimiter, s->header.n)) {
		intake_begin(s->in, row->line, row->row);
		intake_refuse(s->in, DIAG_ROW_DELIMITER, row->line);
		intake_end(s->in);
	} else if (s->below_note || is_title(s, row->cells[only])) {
		intake_say(s->in, DIAG_FOOTER, row->line, 0, NULL, NULL, NULL, NULL);
	} else {
		intake_say(s->in, DIAG_ROW_LONELY, row->line, (uint32_t)only + 1, NULL, NULL, NULL, NULL);
		forget_above(s);
	}
}

static bool say_example(struct sheet *s, const struct csv_record *row)
{
	intake_say(s->in, DIAG_FORM_ROW, row->line, 0, NULL, NULL, DIAG_BOTH("示例", "an example"), NULL);
	return true;
}

/* Whether the row is something else than data; then it has been dealt with. */
static bool set_aside(struct sheet *s, struct reader *r, const struct csv_record *row)
{
	const char *word;
	size_t only = 0;

	if (s->n_rows < EXAMPLE_ROWS && shape_is_example(row, true))
		return say_example(s, row);
	if (!shape_may_be_aside(row))
		return false;
	if (shape_is_example(row, false))
		return say_example(s, row);
	if (shape_is_total(row, &word)) {
		totals_take(s, r, row, word);
	} else if (shape_is_footer(row, s->header.n)) {
		intake_say(s->in, DIAG_FOOTER, row->line, 0, NULL, NULL, NULL, NULL);
		s->below_note = true;
	} else if (s->header.n > 2 && shape_filled(row, &only) == 1) {
		take_lonely(s, row, only);
	} else {
		return false;
	}
	return true;
}

/* ---- data rows ------------------------------------------------------------------------------------ */

/* A merged cell comes as its value and blanks (or ditto marks) below; only where the plan says so. */
static struct str carry_down(struct sheet *s, const struct csv_record *row, size_t i, struct str raw)
{
	struct above *above = &s->above[i];

	if (above->value == NULL)
		above->value = g_string_new(NULL);
	if (fold_trim(raw).n > 0 && !values_says_ditto(raw)) {
		g_string_set_size(above->value, 0);
		g_string_append_len(above->value, raw.p, (gssize)raw.n);
		return raw;
	}
	if (above->value->len > 0 && above->n++ == 0) {
		above->line = row->line;
		above->row = row->row;
	}
	return (struct str){ above->value->str, above->value->len };
}

/* Most columns are not carried down. */
static inline struct str carry(struct sheet *s, const struct csv_record *row, size_t i, struct str raw)
{
	const struct head *h = &s->header.heads[i];

	return h->kind == HEAD_FIELD && !h->column.field->carry ? raw : carry_down(s, row, i, raw);
}

/* One note for each column that was carried down, where that began. */
static void say_carried(struct sheet *s)
{
	for (size_t i = 0; i < s->header.n; i++) {
		const struct above *above = &s->above[i];

		if (above->n == 0)
			continue;
		intake_point(s->in, above->row);
		intake_say(s->in, DIAG_CELL_CARRIED, above->line, (uint32_t)i + 1, s->header.heads[i].column.field, NULL,
			arena_printf(s->arena, "%u", above->n), NULL);
	}
}

static void add_up(struct total *t, const union value *v, struct str raw)
{
	if (v == NULL) {
		t->unread |= raw.n > 0 && fold_trim(raw).n > 0 && !values_says_empty(fold_trim(raw));
		return;
	}
	if (__builtin_add_overflow(t->all, v->i, &t->all) || __builtin_add_overflow(t->since, v->i, &t->since))
		t->unread = true;
}

static void say_unnamed(struct sheet *s, size_t i, struct str raw, uint32_t line)
{
	if (s->unnamed_said[i] || fold_trim(raw).n == 0)
		return;
	s->unnamed_said[i] = true;
	intake_say(s->in, DIAG_COLUMN_UNNAMED, line, (uint32_t)i + 1, NULL, NULL, NULL, NULL);
}

static struct str cell_at(const struct csv_record *row, size_t i)
{
	return i < row->n ? row->cells[i] : (struct str){ "", 0 };
}

/* A column of ids with one of names beside it: a name stands in for an id that is not there,
 * else it is compared with what the id means. */
static void read_named(struct sheet *s, const struct csv_record *row, size_t i)
{
	struct head *h = &s->header.heads[i];
	size_t k = h->names - 1;
	struct str raw = cell_at(row, i), name = cell_at(row, k);

	if (fold_trim(raw).n == 0 && fold_trim(name).n > 0) {
		intake_cell(s->in, &h->column, carry(s, row, i, name), row->line, (uint32_t)k + 1);
		return;
	}
	intake_cell(s->in, &h->column, carry(s, row, i, raw), row->line, (uint32_t)i + 1);
	intake_beside(s->in, &h->column, s->header.heads[k].text, name, (uint32_t)k + 1);
}

/* Whether a column says that the row is another township's; no total holds then. */
static bool is_elsewhere(struct sheet *s, const struct csv_record *row)
{
	bool own = true;

	if (!s->names_town)
		return false;
	for (size_t i = 0; i < s->header.n && own; i++)
		if (s->header.heads[i].kind == HEAD_TOWN)
			own = intake_town(s->in, carry(s, row, i, i < row->n ? row->cells[i] : (struct str){ "", 0 }), row->line,
				(uint32_t)i + 1);
	for (size_t i = 0; i < s->header.n && !own; i++)
		s->totals[i].unread = true;
	return !own;
}

static void read_row(struct sheet *s, const struct csv_record *row)
{
	intake_begin(s->in, row->line, row->row);
	if (row->fault == CSV_OPEN_QUOTE) {
		intake_refuse(s->in, DIAG_QUOTE_OPEN, row->fault_line);
	} else if (shape_is_too_long(row, s->header.n)) {
		intake_refuse(s->in, DIAG_ROW_LONG, row->line);
	} else if (!is_elsewhere(s, row)) {
		if (row->fault == CSV_LOOSE_QUOTES)
			intake_say(s->in, DIAG_QUOTE_LOOSE, row->line, 0, NULL, NULL, NULL, NULL);
		for (size_t i = 0; i < s->header.n; i++) {
			struct head *h = &s->header.heads[i];
			struct str raw = cell_at(row, i);
			const union value *v;

			if (h->kind == HEAD_BLANK && raw.n > 0)
				say_unnamed(s, i, raw, row->line);
			if (h->kind == HEAD_FIELD && h->names > 0)
				read_named(s, row, i);
			if (h->kind != HEAD_FIELD || h->names > 0)
				continue;
			v = intake_cell(s->in, &h->column, carry(s, row, i, raw), row->line, (uint32_t)i + 1);
			if (adds_up(h))
				add_up(&s->totals[i], v, raw);
		}
	}
	intake_end(s->in);
}

/* True when the file has to be refused at this record. */
static bool take_record(struct sheet *s, struct reader *r, const struct csv_record *row)
{
	enum header_row header;

	intake_point(s->in, row->row);
	if (row->fault == CSV_LONG_LINE) {
		intake_say(s->in, DIAG_LINE_LONG, row->line, 0, NULL, NULL, NULL, NULL);
		return true;
	}
	if (shape_is_blank(row))
		return false;
	if (row->fault != CSV_OPEN_QUOTE) {
		header = header_row(s, r, row);
		if (header == REPEATED_HEADER)
			intake_say(s->in, DIAG_HEADER_REPEATED, row->line, 0, NULL, NULL, NULL, NULL);
		if (header != NO_HEADER || set_aside(s, r, row))
			return header == SECOND_TABLE;
	}
	s->below_note = false;
	s->n_rows++;
	read_row(s, row);
	return false;
}

/* Where each field of the table stands, for what is said about a row later. */
static const uint32_t *columns_of(const struct sheet *s)
{
	uint32_t *columns = ARENA_ARRAY(s->arena, uint32_t, s->header.table->n_fields + 1);

	for (size_t i = 0; i < s->header.n; i++)
		if (s->header.heads[i].kind == HEAD_FIELD)
			columns[s->header.heads[i].column.field->column] = (uint32_t)i + 1;
	return columns;
}

bool sheet_read(struct sheet *s, struct reader *r, struct origin origin)
{
	struct csv *csv = csv_open_text(s->text, s->delimiter);
	struct csv_record row;
	bool refused = false;
	size_t at = 0, fed = 0;

	ticks_find(&s->header, s->text, s->delimiter, s->skip);
	g_array_index(r->sources, struct source, origin.source).columns = columns_of(s);
	s->in = intake_open(r, s->header.table, origin);
	for (size_t i = 0; i < s->header.n; i++)
		s->names_town |= s->header.heads[i].kind == HEAD_TOWN;
	while (!refused && csv_next(csv, &row)) {
		if (at++ >= s->skip)
			refused = take_record(s, r, &row);
		if (csv_taken(csv) - fed > FEED_BYTES)
			fed += arena_feed(r->arena, (char *)s->text.p + fed, csv_taken(csv) - fed);
	}
	if (!refused) {
		totals_end(s);
		say_carried(s);
	}
	intake_close(s->in, refused);
	csv_close_text(csv);
	return !refused;
}
