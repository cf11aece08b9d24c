/* sheet.c -- a CSV file as a sheet: its delimiter and its header. */
#define _GNU_SOURCE  /* memmem */
#include "ingest/sheet.h"

#include "ingest/fold.h"
#include "ingest/turned.h"

#define PROBED 30  /* records among which the header must be */
#define HEAD_BYTES ((size_t)1 << 20)

static const char *const delimiters[] = { ",", "\t", ";", "，" };

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

/* Cells of the rows that a header at the i-th may have. */
static size_t width_of(const struct probe *p, size_t i)
{
	size_t width = 0;

	for (size_t k = 0; k < SHAPE_HEADER_ROWS && i + k < p->n; k++)
		width = MAX(width, p->rows[i + k].n);
	return width;
}

/* What headers are looked for with. */
struct search { const struct shape_index *index; struct arena *arena; int scope; const char *role; };

static struct header header_at(const struct search *q, const struct probe *p, size_t i, size_t n_rows)
{
	struct header h = { .matched = 0 };

	if (i + n_rows > p->n || !shape_header(q->index, q->arena, &p->rows[i], n_rows, q->scope, q->role, &h))
		h.matched = 0;
	return h;
}

static bool is_better(const struct header *a, const struct header *b)
{
	return a->matched > b->matched || (a->matched > 0 && a->matched == b->matched && shape_odd(a) < shape_odd(b));
}

/* A header of several rows knows more fields than the first of them without the
 * others, and is better than any that begins below it. */
static bool begins_taller(const struct search *q, const struct probe *p, size_t i, struct header *h)
{
	bool any = false;

	for (size_t n = 2; n <= SHAPE_HEADER_ROWS && h->matched < width_of(p, i); n++) {
		struct header taller = header_at(q, p, i, n);
		bool good = taller.matched > h->matched;

		for (size_t k = 1; k < n && good; k++) {
			struct header below = header_at(q, p, i + k, n - k);

			good = is_better(&taller, &below);
		}
		if (good) {
			*h = taller;
			any = true;
		}
	}
	return any;
}

/* "填报单位：,,填报日期：" above the header: its words are another table's, but the next row
 * that holds more than one cell is a better header. No data row is one. */
static bool is_title_row(const struct search *q, const struct probe *p, size_t i, const struct header *h)
{
	size_t below = i + 1, only = 0;
	struct header other;

	if (shape_missing(h, q->arena) == NULL)
		return false;
	while (below < p->n && shape_filled(&p->rows[below], &only) < 2)
		below++;
	other = header_at(q, p, below, 1);
	return other.matched > h->matched && other.table != h->table;
}

/* The first row that is a header and may know more than `least` fields; one of several
 * rows when that says more (never when the one knows all its cells). Gives the index
 * of its first row, or p->n. */
static size_t find_header(const struct search *q, const struct probe *p, size_t least, struct header *out)
{
	for (size_t i = 0; i < p->n; i++) {
		if (width_of(p, i) <= least)
			continue;
		*out = header_at(q, p, i, 1);
		if (begins_taller(q, p, i, out) || (out->matched > 0 && !is_title_row(q, p, i, out)))
			return i;
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

		if (h->kind == HEAD_FIELD && h->column.field->type == PLAN_MONEY && !h->unit_said)
			h->column.unit = power;
	}
}

/* Cells above the header: a page that repeats it repeats them, too. */
static void keep_titles(struct sheet *s, struct arena *arena, const struct probe *p, size_t header)
{
	size_t n = 0;

	for (size_t i = 0; i < header; i++)
		n += p->rows[i].n;
	s->titles = ARENA_ARRAY(arena, struct str, n + 1);
	s->n_titles = 0;
	for (size_t i = 0; i < header; i++)
		for (size_t k = 0; k < p->rows[i].n; k++) {
			struct str c = fold_trim(p->rows[i].cells[k]);

			if (c.n > 0)
				s->titles[s->n_titles++] = (struct str){ arena_strndup(arena, c.p, c.n), c.n };
		}
}

/* Takes a header of n rows at the at-th. */
static void take_header(struct sheet *s, struct arena *arena, const struct probe *p, size_t at, const struct header *h)
{
	s->header = *h;
	s->line = p->rows[at + h->n_rows - 1].line;
	s->row = p->rows[at + h->n_rows - 1].row;
	s->skip = at + h->n_rows;
	for (size_t k = 0; k < SHAPE_HEADER_ROWS; k++) {
		s->n_heads[k] = k < h->n_rows ? p->rows[at + k].n : 0;
		s->heads[k] = k < h->n_rows ? copy_cells(arena, &p->rows[at + k]) : NULL;
	}
	apply_title_unit(s, p, at);
}

static void say_form_row(struct sheet *s, struct reader *r, const struct csv_record *row, const char *what)
{
	struct diag d = { .code = DIAG_FORM_ROW, .level = DIAG_NOTE, .table = s->header.table->label,
		.at = { s->path, row->line, 0, NULL }, .arg = { what }, .record = row->row };
	static const struct { const char *zh, *both; } rows[] = {
		{ SHAPE_UNITS, DIAG_BOTH(SHAPE_UNITS, "units") }, { "栏次", DIAG_BOTH("栏次", "numbers of columns") },
		{ "填写要求", DIAG_BOTH("填写要求", "how to fill it in") }, { "示例", DIAG_BOTH("示例", "an example") },
		{ "表头", DIAG_BOTH("表头", "the header again") } };

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (strcmp(what, rows[i].zh) == 0)
			d.arg[0] = rows[i].both;

	diag_add(r->diags, &d);
}

/* The header at the at-th row together with the row of units below it, when that changes no field. */
static void take_units(struct sheet *s, struct arena *arena, const struct search *q, const struct probe *p, size_t at)
{
	struct header h = header_at(q, p, at, s->header.n_rows + (s->header.n_rows < SHAPE_HEADER_ROWS));

	if (h.matched == s->header.matched)
		take_header(s, arena, p, at, &h);
}

/* The header in other words. Nearly every row asked is data: its cell below the first field tells. */
static bool is_header_again(const struct sheet *s, const struct search *q, const struct probe *p, size_t i)
{
	struct header h;
	size_t k = 0;

	while (k < s->header.n && s->header.heads[k].kind != HEAD_FIELD)
		k++;
	if (k >= p->rows[i].n || !shape_knows(q->index, p->rows[i].cells[k]))
		return false;
	h = header_at(q, p, i, 1);
	return h.matched > 0 && shape_same(&h, &s->header);
}

/* Rows of the form below its header: units count as a part of it; the numbers of the
 * columns, what is to be filled in, an example, the header in other words are passed over. */
static void pass_form_rows(struct sheet *s, struct reader *r, const struct search *q, const struct probe *p)
{
	size_t at = s->skip - s->header.n_rows;

	for (size_t i = s->skip; i < p->n; i++) {
		const char *what = shape_form_row(&p->rows[i]);

		if (what != NULL && strcmp(what, SHAPE_UNITS) == 0 && i == at + s->header.n_rows)
			take_units(s, r->arena, q, p, at);
		else if (what == NULL && is_header_again(s, q, p, i))
			what = "表头";
		if (what == NULL)
			return;
		say_form_row(s, r, &p->rows[i], what);
		s->skip = i + 1;
	}
}

static bool try_delimiter(struct sheet *s, struct reader *r, const char *delimiter, int scope, const char *role,
	struct header *best)
{
	struct arena *scratch = arena_new();
	struct search q = { r->headers, r->arena, scope, role };
	struct header h = { .matched = 0 };
	struct probe p;
	size_t at;
	bool better;

	probe_rows(s->text, delimiter, scratch, &p);
	at = find_header(&q, &p, best->matched, &h);
	better = at < p.n && h.matched > best->matched;
	if (better) {
		*best = h;
		s->delimiter = delimiter;
		take_header(s, r->arena, &p, at, &h);
		keep_titles(s, r->arena, &p, at);
	}
	arena_free(scratch);
	return better;
}

/* The header has been settled: what of the form stands below it. */
static void look_below(struct sheet *s, struct reader *r, int scope, const char *role)
{
	struct arena *scratch = arena_new();
	struct search q = { r->headers, r->arena, scope, role };
	struct probe p;

	probe_rows(s->text, s->delimiter, scratch, &p);
	pass_form_rows(s, r, &q, &p);
	arena_free(scratch);
}

/* Another delimiter cannot make more of a header whose every cell is known. */
static bool find_table(struct sheet *s, struct reader *r, int scope, const char *role)
{
	struct str head = { s->text.p, MIN(s->text.n, HEAD_BYTES) };
	struct header best = { .matched = 0 };
	bool found = false;

	for (size_t i = 0; i < G_N_ELEMENTS(delimiters) && (best.n == 0 || best.matched < best.n); i++)
		if (memmem(head.p, head.n, delimiters[i], strlen(delimiters[i])) != NULL)
			found |= try_delimiter(s, r, delimiters[i], scope, role, &best);
	return found;
}

/* The row that comes nearest to a header, for whom it was written: what of it is not known. */
static const char *nearest_header(struct sheet *s, struct reader *r, const struct probe *p, struct loc *at)
{
	size_t best = 0, row = p->n;
	GString *words = g_string_new(NULL);
	const char *text;

	for (size_t i = 0; i < p->n; i++) {
		size_t known = 0;

		for (size_t k = 0; k < p->rows[i].n; k++)
			known += shape_knows(r->headers, p->rows[i].cells[k]);
		if (known > best) {
			best = known;
			row = i;
		}
	}
	for (size_t k = 0; row < p->n && k < p->rows[row].n; k++) {
		struct str c = fold_trim(p->rows[row].cells[k]);

		if (c.n > 0 && c.n < 60 && !shape_knows(r->headers, c) && words->len < 120)
			g_string_append_printf(words, "“%.*s”", (int)c.n, c.p);
	}
	text = words->len == 0 ? "" : arena_printf(s->arena, DIAG_BOTH("；这一行最像，但认不出%s", "; this row is nearest, but %s is not known"), words->str,
		words->str);
	if (words->len > 0)
		at->line = p->rows[row].line;
	g_string_free(words, TRUE);
	return text;
}

/* No header in any delimiter: why. */
static void say_none(struct sheet *s, struct reader *r, struct loc at)
{
	const char *near = "";
	bool answers = false;

	for (size_t i = 0; i < G_N_ELEMENTS(delimiters) && near[0] == '\0' && !answers; i++) {
		struct arena *scratch = arena_new();
		struct probe p;

		probe_rows(s->text, delimiters[i], scratch, &p);
		for (size_t k = 0; k < p.n; k++)
			answers |= shape_is_answers(&p.rows[k]);
		near = nearest_header(s, r, &p, &at);
		arena_free(scratch);
	}
	diag_say(r->diags, answers ? DIAG_FILE_ANSWERS : DIAG_HEADER_NONE, at, near, NULL, NULL);
}

/* ---- fields that run down the page ---------------------------------------------------------- */

/* Takes the ordinary sheet that the page was written down as, when it knows more than `least` fields. */
static bool take_turned(struct sheet *s, struct reader *r, const struct turned *t, const char *delimiter, int scope,
	const char *role, struct loc at)
{
	struct sheet other = { .text = t->text, .arena = s->arena, .path = s->path };
	size_t least = s->header.matched;

	if (!find_table(&other, r, scope, role) || other.header.table != t->table || other.header.matched <= MAX(least, 2))
		return false;
	other.written = strcmp(delimiter, TURNED_LINES) == 0 ? "" : delimiter;
	other.turned = t->spots;
	*s = other;
	diag_say(r->diags, DIAG_FORM_TURNED, (struct loc){ at.file, spots_at(t->spots, s->row, 1).line, 0, at.township },
		t->table->label, NULL, NULL);
	for (guint i = 0; i < t->notes->len; i++)
		diag_add(r->diags, &g_array_index(t->notes, struct diag, i));
	return true;
}

/* Fields that run down the page in one of the delimiters. What only seems to do so is named in *seems. */
static bool find_turned(struct sheet *s, struct reader *r, int scope, const char *role, struct loc at, struct turned *seems)
{
	static const char *const ways[] = { ",", "\t", ";", "，", TURNED_LINES };
	bool found = false;

	for (size_t i = 0; i < G_N_ELEMENTS(ways) && !found && seems->unclear.arg[0] == NULL; i++) {
		struct turned t;

		if (strcmp(ways[i], TURNED_LINES) != 0 && memmem(s->text.p, s->text.n, ways[i], strlen(ways[i])) == NULL)
			continue;
		turned_read(r, s->text, ways[i], scope, role, at, &t);
		found = t.certain && take_turned(s, r, &t, ways[i], scope, role, at);
		g_array_free(t.notes, TRUE);
		if (t.unclear.arg[0] != NULL && t.known > MAX(seems->known, MAX(s->header.matched, 2)))
			*seems = t;
	}
	return found;
}

static void refuse_sheet(struct sheet *s, struct reader *r, enum plan_scope scope, const struct turned *seems,
	struct loc at)
{
	if (seems->unclear.arg[0] != NULL)
		diag_add(r->diags, &seems->unclear);
	else if (find_table(s, r, -1, NULL) && s->header.table->scope != scope)
		diag_say(r->diags, DIAG_HEADER_SCOPE, (struct loc){ s->path, s->line, 0, at.township },
			s->header.table->label, NULL, NULL);
	else
		say_none(s, r, at);
}

/* Fields that run down the page look like a header of few columns, or like none. */
static bool find_sheet(struct sheet *s, struct reader *r, enum plan_scope scope, const char *role, struct loc at)
{
	bool found = find_table(s, r, (int)scope, role);
	struct turned seems = { .known = 0 };

	if (!found || shape_missing(&s->header, s->arena) != NULL)
		found = (find_turned(s, r, (int)scope, role, at, &seems) || found) && seems.unclear.arg[0] == NULL;
	if (!found)
		refuse_sheet(s, r, scope, &seems, at);
	return found;
}

struct sheet *sheet_open(struct reader *r, struct str text, enum plan_scope scope, const char *role, struct loc at)
{
	struct sheet *s = g_new0(struct sheet, 1);

	s->text = text;
	s->arena = r->arena;
	s->path = at.file;
	if (find_sheet(s, r, scope, role, at) && sheet_check_header(s, r)) {
		if (s->turned == NULL)
			look_below(s, r, (int)scope, role);
		s->totals = g_new0(struct total, s->header.n + 1);
		s->above = g_new0(struct above, s->header.n + 1);
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
	return s->written != NULL ? s->written : s->delimiter;
}

const struct spots *sheet_turned(const struct sheet *s)
{
	return s->turned;
}

void sheet_close(struct sheet *s)
{
	for (size_t i = 0; s->above != NULL && i < s->header.n; i++)
		if (s->above[i].value != NULL)
			g_string_free(s->above[i].value, TRUE);
	g_free(s->above);
	g_free(s->totals);
	g_free(s->unnamed_said);
	g_free(s);
}
