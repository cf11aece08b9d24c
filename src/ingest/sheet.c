/* sheet.c -- a CSV file as a sheet: its delimiter, its header and what is wrong with
 * that. */
#define _GNU_SOURCE  /* memmem */
#include "ingest/sheet.h"

#include "ingest/fold.h"

#define PROBED 30  /* records among which the header must be */
#define HEAD_BYTES ((size_t)1 << 20)

/* ---- finding the header ------------------------------------------------------------- */

struct probe {
	struct csv_record rows[PROBED];
	size_t n;
};

/* The first records, their cells kept so that two can be looked at together: those
 * with quotes lie in the parser's memory. */
static void probe_rows(struct str text, const char *delimiter, struct arena *scratch, struct probe *p)
{
	struct csv *csv = csv_open_text(text, delimiter);
	struct csv_record r;

	p->n = 0;
	while (p->n < PROBED && csv_next(csv, &r)) {
		struct str *cells = ARENA_ARRAY(scratch, struct str, r.n + 1);

		for (size_t i = 0; i < r.n; i++) {
			cells[i] = r.cells[i];
			if (!str_lies_in(cells[i], text))
				cells[i].p = arena_strndup(scratch, cells[i].p, cells[i].n);
		}
		p->rows[p->n] = r;
		p->rows[p->n++].cells = cells;
	}
	csv_close_text(csv);
}

/* Cells of a row and the one below it, which a header of two rows may have. */
static size_t width_of(const struct probe *p, size_t i)
{
	return i + 1 < p->n ? MAX(p->rows[i].n, p->rows[i + 1].n) : p->rows[i].n;
}

/* The first row that is a header and may know more than `least` fields; one of two
 * rows when that says more than either of them (never when the one knows all its
 * cells). Gives the index of its first row, or p->n. */
static size_t find_header(const struct shape_index *index, struct arena *arena, const struct probe *p, size_t least,
	int scope, const char *role, struct header *out)
{
	for (size_t i = 0; i < p->n; i++) {
		struct header one, two = { .matched = 0 }, next = { .matched = 0 };
		bool is_one;

		if (width_of(p, i) <= least)
			continue;
		is_one = shape_header(index, arena, &p->rows[i], NULL, scope, role, &one);
		if (i + 1 < p->n && one.matched < width_of(p, i)
		    && shape_header(index, arena, &p->rows[i], &p->rows[i + 1], scope, role, &two)) {
			shape_header(index, arena, &p->rows[i + 1], NULL, scope, role, &next);
			if (two.matched > one.matched && two.matched > next.matched) {
				*out = two;
				return i;
			}
		}
		if (is_one) {
			*out = one;
			return i;
		}
	}
	return p->n;
}

static struct str *copy_cells(struct arena *arena, const struct csv_record *row)
{
	struct str *cells = ARENA_ARRAY(arena, struct str, row->n + 1);

	for (size_t i = 0; i < row->n; i++) {
		struct str s = fold_trim(row->cells[i]);

		cells[i] = (struct str){ arena_strndup(arena, s.p, s.n), s.n };
	}
	return cells;
}

/* "单位：万元" above the header counts for money columns that name no unit. */
static void apply_title_unit(struct sheet *s, const struct probe *p, size_t header)
{
	int power = -1;

	for (size_t i = 0; i < header; i++)
		for (size_t k = 0; k < p->rows[i].n && power < 0; k++)
			power = shape_title_unit(p->rows[i].cells[k]);
	for (size_t i = 0; i < s->header.n && power > 0; i++) {
		struct head *h = &s->header.heads[i];

		if (h->kind == HEAD_FIELD && h->column.field->type == PLAN_MONEY && strstr(h->text, "(") == NULL
		    && strstr(h->text, "（") == NULL)
			h->column.unit = power;
	}
}

static bool try_delimiter(struct sheet *s, struct reader *r, const char *delimiter, int scope, const char *role,
	struct header *best)
{
	struct arena *scratch = arena_new();
	struct header h = { .matched = 0 };
	struct probe p;
	size_t at;
	bool better;

	probe_rows(s->text, delimiter, scratch, &p);
	at = find_header(r->headers, r->arena, &p, best->matched, scope, role, &h);
	better = at < p.n && h.matched > best->matched;
	if (better) {
		*best = s->header = h;
		s->delimiter = delimiter;
		s->line = p.rows[at].line;
		s->row = p.rows[at].row;
		s->skip = at + 1 + h.two_rows;
		for (size_t k = 0; k < 2; k++) {
			s->n_heads[k] = k == 0 || h.two_rows ? p.rows[at + k].n : 0;
			s->heads[k] = k == 0 || h.two_rows ? copy_cells(r->arena, &p.rows[at + k]) : NULL;
		}
		apply_title_unit(s, &p, at);
	}
	arena_free(scratch);
	return better;
}

/* Another delimiter cannot make more of a header whose every cell is known. */
static bool find_table(struct sheet *s, struct reader *r, int scope, const char *role)
{
	static const char *const delimiters[] = { ",", "\t", ";", "，" };
	struct str head = { s->text.p, MIN(s->text.n, HEAD_BYTES) };
	struct header best = { .matched = 0 };
	bool found = false;

	for (size_t i = 0; i < G_N_ELEMENTS(delimiters) && (best.n == 0 || best.matched < best.n); i++)
		if (memmem(head.p, head.n, delimiters[i], strlen(delimiters[i])) != NULL)
			found |= try_delimiter(s, r, delimiters[i], scope, role, &best);
	return found;
}

/* ---- what is wrong with a header ----------------------------------------------------------- */

static void say_head(struct sheet *s, struct reader *r, enum diag_code code, size_t column, const char *value,
	const char *arg)
{
	struct diag d = { .code = code, .level = diag_code_level(code), .table = s->header.table->label,
		.at = { s->path, s->line + s->header.two_rows, (uint32_t)column + 1, NULL }, .value = value, .arg = { arg },
		.record = s->row + s->header.two_rows };

	diag_add(r->diags, &d);
}

static const char *near_fields(struct sheet *s, struct reader *r, const char *text)
{
	const struct plan_table *t = s->header.table;
	const char **names = ARENA_ARRAY(r->arena, const char *, t->n_fields + 1);
	size_t n = 0;

	for (size_t i = 0; i < t->n_fields; i++) {
		bool taken = false;

		for (size_t k = 0; k < s->header.n; k++)
			taken |= s->header.heads[k].kind == HEAD_FIELD && s->header.heads[k].column.field == &t->fields[i];
		if (!taken)
			names[n++] = t->fields[i].label;
	}
	return label_nearest(r->arena, str_of(text), names, n);
}

static bool check_header(struct sheet *s, struct reader *r)
{
	size_t twice = shape_twice(&s->header);
	const char *missing = shape_missing(&s->header, r->arena);

	for (size_t i = 0; i < s->header.n; i++) {
		const struct head *h = &s->header.heads[i];

		if (h->kind == HEAD_UNKNOWN)
			say_head(s, r, DIAG_COLUMN_UNKNOWN, i, h->text, near_fields(s, r, h->text));
		else if (h->kind == HEAD_UNIT)
			say_head(s, r, DIAG_COLUMN_UNIT, i, h->text, NULL);
	}
	if (twice < s->header.n)
		say_head(s, r, DIAG_COLUMN_TWICE, twice, NULL, s->header.heads[twice].column.field->label);
	if (missing != NULL)
		say_head(s, r, DIAG_COLUMN_MISSING, 0, NULL, missing);
	return twice == s->header.n && missing == NULL;
}

static void refuse_sheet(struct sheet *s, struct reader *r, enum plan_scope scope, struct loc at)
{
	if (find_table(s, r, -1, NULL) && s->header.table->scope != scope)
		diag_say(r->diags, DIAG_HEADER_SCOPE, (struct loc){ s->path, s->line, 0, at.township },
			s->header.table->label, NULL, NULL);
	else
		diag_say(r->diags, DIAG_HEADER_NONE, at, "", NULL, NULL);
}

struct sheet *sheet_open(struct reader *r, struct str text, enum plan_scope scope, const char *role, struct loc at)
{
	struct sheet *s = g_new0(struct sheet, 1);

	s->text = text;
	s->arena = r->arena;
	s->path = at.file;
	if (!find_table(s, r, (int)scope, role)) {
		refuse_sheet(s, r, scope, at);
	} else if (check_header(s, r)) {
		s->totals = g_new0(struct total, s->header.n + 1);
		s->above = g_new0(GString *, s->header.n + 1);
		s->unnamed_said = g_new0(bool, s->header.n + 1);
		return s;
	}
	sheet_close(s);
	return NULL;
}

const struct plan_table *sheet_table(const struct sheet *s)
{
	return s->header.table;
}

const char *sheet_delimiter(const struct sheet *s)
{
	return s->delimiter;
}

void sheet_close(struct sheet *s)
{
	for (size_t i = 0; s->above != NULL && i < s->header.n; i++)
		if (s->above[i] != NULL)
			g_string_free(s->above[i], TRUE);
	g_free(s->above);
	g_free(s->totals);
	g_free(s->unnamed_said);
	g_free(s);
}
