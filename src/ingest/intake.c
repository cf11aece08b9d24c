/* intake.c -- cells become rows, and every fault of a row a diagnostic.
 *
 * A cell that cannot be read refuses the row when the field must or may have to
 * be filled; an optional one is set aside alone: it is marked dubious, and what
 * depends on it does not count the row. A kept row is one piece of memory:
 * header, values, texts. */
#include "ingest/fold.h"
#include "ingest/reader.h"

/* ---- an intake ------------------------------------------------------------------- */

struct intake {
	struct reader *r;
	const struct plan_table *table;
	struct origin origin;
	const char *path, *township_code;
	enum plan_level place_level;
	struct bound *bounds;
	int *texts, *required;   /* columns of texts; columns that must be filled */
	size_t n_texts, n_required;
	GPtrArray *rows;         /* kept so far */
	GArray *foreign;         /* struct diag: rows of other townships, held back until the end */
	int foreign_place;
	size_t n_read, n_refused;

	/* the row at hand */
	uint32_t line, excel_row;
	union value *v, *blank;  /* blank: what every row begins with */
	struct str *text;        /* of text cells, into the file or the arena */
	bool *kept_text;         /* the text is in the arena already */
	uint32_t *column_of;     /* column of each cell in the file */
	uint64_t dubious;
	int place;
	bool refused, is_foreign;
	bool whole;              /* refused as a whole: its cells were not looked at */
	struct cell cell;
};

static enum plan_type column_type(const struct plan_table *t, size_t i)
{
	return i < t->n_fields ? t->fields[i].type : t->computed[i - t->n_fields].type;
}

struct intake *intake_open(struct reader *r, const struct plan_table *table, struct origin origin)
{
	struct intake *in = g_new0(struct intake, 1);

	in->r = r;
	in->table = table;
	in->origin = origin;
	in->path = g_array_index(r->sources, struct source, origin.source).path;
	in->township_code = origin.township_code;
	in->bounds = g_new0(struct bound, table->n_fields + 1);
	in->texts = g_new0(int, table->n_fields + 1);
	in->required = g_new0(int, table->n_fields + 1);
	for (size_t i = 0; i < table->n_fields; i++)
		in->bounds[i] = rules_bound(&table->fields[i], r->season, origin.phase);
	in->rows = g_ptr_array_new();
	in->foreign = g_array_new(FALSE, FALSE, sizeof(struct diag));
	in->v = g_new0(union value, table->n_columns + 1);
	in->blank = g_new0(union value, table->n_columns + 1);
	for (size_t i = 0; i < table->n_columns; i++)
		if (!plan_type_is_text(column_type(table, i)))
			in->blank[i].i = PLAN_EMPTY;
	for (size_t i = 0; i < table->n_fields; i++) {
		if (plan_type_is_text(table->fields[i].type))
			in->texts[in->n_texts++] = (int)i;
		if (table->fields[i].req == PLAN_REQUIRED)
			in->required[in->n_required++] = (int)i;
	}
	in->text = g_new0(struct str, table->n_fields + 1);
	in->kept_text = g_new0(bool, table->n_fields + 1);
	in->column_of = g_new0(uint32_t, table->n_fields + 1);
	return in;
}

size_t intake_rows_read(const struct intake *in)
{
	return in->n_read;
}

/* ---- diagnostics -------------------------------------------------------------------- */

#define VALUE_MAX 90  /* longest value shown [bytes] */

/* A value as problems show it: masked for the public, shortened. */
static const char *shown(struct intake *in, const struct plan_field *f, struct str s)
{
	struct cell unsaid = { .n_issues = 0 };
	const char *text;
	size_t n;

	s = ident_mask(in->r->values, s, &unsaid);
	n = s.n;
	while (n > VALUE_MAX || (n > 0 && n < s.n && ((unsigned char)s.p[n] & 0xC0) == 0x80))
		n--;
	text = n < s.n ? arena_printf(in->r->arena, "%.*s…", (int)n, s.p) : arena_strndup(in->r->arena, s.p, n);
	return f != NULL && f->pd != PLAN_PD_NONE ? plan_mask(in->r->arena, f->pd, PLAN_PUBLIC, text) : text;
}

static struct diag fault(const struct intake *in, enum diag_code code, uint32_t line, uint32_t column,
	const struct plan_field *f)
{
	return (struct diag){
		.code = code, .level = diag_code_level(code), .table = in->table->label,
		.at = { in->path, line, column, in->township_code },
		.field = f != NULL ? f->label : NULL, .record = in->excel_row,
	};
}

void intake_say(struct intake *in, enum diag_code code, uint32_t line, uint32_t excel_column,
	const struct plan_field *f, const char *value, const char *arg0, const char *arg1)
{
	struct diag d = fault(in, code, line, excel_column, f);

	d.value = value != NULL ? shown(in, f, str_of(value)) : NULL;
	d.arg[0] = arg0;
	d.arg[1] = arg1;
	diag_add(in->r->diags, &d);
}

static void say_cell(struct intake *in, const struct plan_field *f, const struct cell_issue *issue, struct str raw,
	uint32_t line)
{
	struct diag d = fault(in, issue->code, line, in->column_of[f->column], f);

	d.level = issue->level;
	d.value = shown(in, f, raw);
	d.arg[0] = issue->arg[0];
	d.arg[1] = issue->arg[1];
	d.arg[2] = issue->arg[2];
	if (in->is_foreign && issue->code == DIAG_COMMUNITY_FOREIGN)
		g_array_append_val(in->foreign, d);
	else
		diag_add(in->r->diags, &d);
}

void intake_point(struct intake *in, uint32_t excel_row)
{
	in->excel_row = excel_row;
}

/* ---- cells ------------------------------------------------------------------------------ */

void intake_begin(struct intake *in, uint32_t line, uint32_t excel_row)
{
	const struct plan_table *t = in->table;

	in->n_read++;
	in->line = line;
	in->excel_row = excel_row;
	in->dubious = 0;
	in->place = -1;
	in->refused = in->is_foreign = in->whole = false;
	memcpy(in->v, in->blank, t->n_columns * sizeof *in->v);
	memset(in->text, 0, t->n_fields * sizeof *in->text);
	memset(in->kept_text, 0, t->n_fields * sizeof *in->kept_text);
	memset(in->column_of, 0, t->n_fields * sizeof *in->column_of);
}

static void refuse_place(struct intake *in, struct str s, enum place_found found, int place, struct cell *c)
{
	struct reader *r = in->r;

	if (found == PLACE_FOREIGN) {
		int owner = r->data->places[place].level == PLAN_COMMUNITY ? r->data->places[place].parent : place;

		in->is_foreign = true;
		in->foreign_place = owner;
		cell_refuse(c, DIAG_COMMUNITY_FOREIGN, r->data->places[owner].name, NULL);
	} else {
		cell_refuse(c, found == PLACE_TWO ? DIAG_COMMUNITY_TWO : DIAG_COMMUNITY_UNKNOWN,
			roster_names_like(r->data, r->roster, in->origin.township, s, found, r->arena), NULL);
	}
}

/* A community or township, by code or name; kept as the roster writes its code. */
static void read_place(struct intake *in, const struct plan_field *f, struct str raw, struct cell *c)
{
	struct reader *r = in->r;
	struct str s = fold_trim(raw);
	enum place_found found;
	int place = -1;

	if (s.n == 0 || values_says_empty(s) || values_refuse_broken(s, c))
		return;
	found = roster_find(r->data, r->roster, f->kind == PLAN_KIND_TOWNSHIP ? -1 : in->origin.township, s, &place);
	if (found <= PLACE_RESTORED && f->kind == PLAN_KIND_TOWNSHIP && r->data->places[place].level == PLAN_COMMUNITY)
		found = PLACE_UNKNOWN;
	if (found > PLACE_RESTORED && f->kind == PLAN_KIND_TOWNSHIP) {
		cell_refuse(c, DIAG_TOWNSHIP_UNKNOWN, NULL, NULL);
		return;
	}
	if (found > PLACE_RESTORED) {
		refuse_place(in, s, found, place, c);
		return;
	}
	if (found == PLACE_RESTORED)
		cell_remark(c, DIAG_ZERO_RESTORED, r->data->places[place].code, NULL);
	c->state = CELL_VALUE;
	c->text = str_of(r->data->places[place].code);
	in->kept_text[f->column] = true;
	if (f->column == in->table->place_column)
		in->place = place;
}

/* In the tables that make the roster a code has no roster to stand in yet. */
static void read_code(struct intake *in, const struct plan_field *f, struct str raw, struct cell *c)
{
	struct str s = fold_trim(raw);
	bool restored = false;
	char code[16];

	if (s.n == 0 || values_refuse_broken(s, c))
		return;
	if (roster_code(s, code, &restored)) {
		c->state = CELL_VALUE;
		c->text = str_of(arena_strdup(in->r->arena, code));
		in->kept_text[f->column] = true;
		if (restored)
			cell_remark(c, DIAG_ZERO_RESTORED, c->text.p, NULL);
	} else {
		cell_refuse(c, f->kind == PLAN_KIND_TOWNSHIP ? DIAG_TOWNSHIP_UNKNOWN : DIAG_TEXT_PATTERN, NULL, NULL);
	}
}

static bool is_place(const struct plan_field *f)
{
	return f->kind == PLAN_KIND_COMMUNITY || f->kind == PLAN_KIND_TOWNSHIP;
}

static void check_pattern(struct intake *in, const struct plan_field *f, struct cell *c)
{
	if (!rules_match(in->r->rules[in->table->index], f, c->text))
		cell_refuse(c, DIAG_TEXT_PATTERN, NULL, NULL);
}

static const char *bound_text(struct intake *in, const char *written, int64_t value, enum plan_type type)
{
	char iso[32];

	return type == PLAN_DATE || type == PLAN_MONTH ? arena_strdup(in->r->arena, plan_date_iso(value, iso)) : written;
}

static void check_bounds(struct intake *in, const struct plan_field *f, struct cell *c)
{
	const struct bound *b = &in->bounds[f->column];
	bool low = c->v.i < b->low;
	enum diag_code code = low ? DIAG_BOUNDS_LOW : DIAG_BOUNDS_HIGH;
	const char *limit;

	if (!low && c->v.i <= b->high)
		return;
	limit = bound_text(in, low ? f->min : f->max, low ? b->low : b->high, f->type);
	if (f->bounds_level >= DIAG_ERROR)
		cell_refuse(c, code, limit, NULL);
	else
		cell_remark(c, code, limit, NULL);
	c->issue[c->n_issues - 1].level = f->bounds_level;
}

static void report_cell(struct intake *in, const struct plan_field *f, struct str raw, uint32_t line)
{
	struct cell *c = &in->cell;

	if (c->state == CELL_REFUSED) {
		if (f->req == PLAN_OPTIONAL)
			c->issue[0].level = MIN(c->issue[0].level, DIAG_WARNING);
		in->refused |= c->issue[0].level >= DIAG_ERROR;
		in->dubious |= UINT64_C(1) << (f->column & 63);
	}
	for (int i = 0; i < c->n_issues; i++)
		say_cell(in, f, &c->issue[i], fold_trim(raw), line);
}

static void store(struct intake *in, const struct plan_field *f, struct str raw)
{
	struct cell *c = &in->cell;
	int i = f->column;

	if (!plan_type_is_text(f->type)) {
		in->v[i] = c->v;
		return;
	}
	in->text[i] = c->text;
	if (!in->kept_text[i] && !str_lies_in(c->text, raw)) {
		in->text[i].p = arena_strndup(in->r->arena, c->text.p, c->text.n);
		in->kept_text[i] = true;
	}
}

const union value *intake_cell(struct intake *in, struct column *column, struct str raw, uint32_t line,
	uint32_t excel_column)
{
	const struct plan_field *f = column->field;
	struct cell *c = &in->cell;

	in->column_of[f->column] = excel_column;
	if (raw.n == 0 && !column->ticks)
		return NULL;
	if (is_place(f)) {
		c->n_issues = 0;
		c->state = CELL_EMPTY;
		if (in->r->roster != NULL)
			read_place(in, f, raw, c);
		else
			read_code(in, f, raw, c);
	} else {
		values_read(in->r->values, column, raw, c);
	}
	if (c->state == CELL_VALUE && plan_type_is_text(f->type))
		check_pattern(in, f, c);
	else if (c->state == CELL_VALUE && f->type != PLAN_CODE && f->type != PLAN_MULTI && f->type != PLAN_BOOL)
		check_bounds(in, f, c);
	if (c->n_issues > 0)
		report_cell(in, f, raw, line);
	if (c->state != CELL_VALUE)
		return NULL;
	store(in, f, raw);
	return &in->v[f->column];
}

/* ---- rows ---------------------------------------------------------------------------------- */

void intake_refuse(struct intake *in, enum diag_code code, uint32_t line)
{
	intake_say(in, code, line, 0, NULL, NULL, NULL, NULL);
	in->refused = in->whole = true;
}

static bool is_blank(const struct intake *in, const struct plan_field *f)
{
	return plan_type_is_text(f->type) ? in->text[f->column].p == NULL : in->v[f->column].i == PLAN_EMPTY;
}

static void check_required(struct intake *in)
{
	for (size_t k = 0; k < in->n_required; k++) {
		int i = in->required[k];
		const struct plan_field *f = &in->table->fields[i];

		if (!is_blank(in, f) || (in->dubious >> (i & 63) & 1) != 0)
			continue;
		in->refused = true;
		intake_say(in, DIAG_REQUIRED, in->line, in->column_of[i], f, NULL, NULL, NULL);
	}
}

static void say_check(struct intake *in, const struct plan_check *check, const struct row *row)
{
	const struct plan_field *f = check->n_fields > 0 ? &in->table->fields[check->fields[0]] : NULL;
	struct diag d = fault(in, DIAG_PLAN_CHECK, in->line, f != NULL ? in->column_of[f->column] : 0, f);

	d.level = check->level;
	d.arg[0] = check->message;
	d.arg[1] = check->remedy != NULL ? check->remedy : "请核对并改正";
	if (f != NULL)
		d.value = shown(in, f, str_of(ingest_cell_text(in->table, row, f->column, in->r->arena)));
	diag_add(in->r->diags, &d);
}

/* A check that could not be made because one of its cells was refused is said, too. */
static void say_unknown(struct intake *in, const struct plan_check *check)
{
	for (size_t i = 0; i < check->n_fields; i++)
		if ((in->dubious >> (check->fields[i] & 63) & 1) != 0) {
			const struct plan_field *f = &in->table->fields[check->fields[i]];

			intake_say(in, DIAG_CHECK_UNKNOWN, in->line, in->column_of[f->column], f, NULL, check->id, f->label);
			return;
		}
}

/* The plan's checks of one row; true when the row stays. */
static bool passes_checks(struct intake *in, const struct row *row)
{
	struct plan_row_view view = { .table = in->table, .v = row->v, .dubious = row->dubious,
		.season = in->r->season, .phase = in->origin.phase, .t = PLAN_EMPTY,
		.level = in->r->roster != NULL ? in->r->data->places[row->place].level : PLAN_DISTRICT };
	bool stays = true;

	for (size_t i = 0; i < in->table->n_checks; i++) {
		const struct plan_check *check = &in->table->checks[i];
		int when = check->when != NULL ? plan_test_row(check->when, &view) : 1;
		int holds = when == 1 ? plan_test_row(check->test, &view) : 1;

		if (when < 0 || holds < 0)
			say_unknown(in, check);
		if (when == 1 && holds == 0) {
			say_check(in, check, row);
			stays &= check->level < DIAG_ERROR;
		}
	}
	return stays;
}

/* Header, values and texts in one piece. */
static struct row *make_row(struct intake *in)
{
	const struct plan_table *t = in->table;
	size_t size = sizeof(struct row) + t->n_columns * sizeof(union value), head = size;
	struct row *row;
	char *to;

	for (size_t k = 0; k < in->n_texts; k++)
		if (in->text[in->texts[k]].p != NULL && !in->kept_text[in->texts[k]])
			size += in->text[in->texts[k]].n + 1;
	row = arena_alloc(in->r->arena, size);
	to = (char *)row + head;
	for (size_t k = 0; k < in->n_texts; k++) {
		int i = in->texts[k];

		if (in->text[i].p == NULL)
			continue;
		in->v[i].s = in->text[i].p;
		if (!in->kept_text[i]) {
			in->v[i].s = memcpy(to, in->text[i].p, in->text[i].n);
			to += in->text[i].n + 1;
		}
	}
	memcpy(row->v, in->v, t->n_columns * sizeof(union value));
	row->source = in->origin.source;
	row->line = in->line;
	row->record = in->excel_row;
	row->dubious = in->dubious;
	row->place = in->place >= 0 ? in->place : in->origin.township >= 0 ? in->origin.township : 0;
	row->township = in->origin.township;
	if (row->township < 0 && in->place > 0)
		row->township = in->r->data->places[in->place].level == PLAN_TOWNSHIP ? in->place
			: in->r->data->places[in->place].parent;
	return row;
}

void intake_end(struct intake *in)
{
	if (!in->whole)
		check_required(in);
	if (!in->refused) {
		struct row *row = make_row(in);

		in->refused = in->table->n_checks > 0 && !passes_checks(in, row);
		if (!in->refused)
			g_ptr_array_add(in->rows, row);
	}
	in->n_refused += in->refused;
}

/* Most rows are another township's: one fault of the file, not one per row. */
static bool is_foreign_file(const struct intake *in)
{
	return in->foreign->len >= 2 && in->foreign->len * 2 > in->n_read;
}

void intake_close(struct intake *in, bool refused)
{
	struct reader *r = in->r;
	struct source *source = &g_array_index(r->sources, struct source, in->origin.source);

	if (!refused && is_foreign_file(in)) {
		const struct diag *first = &g_array_index(in->foreign, struct diag, 0);

		intake_say(in, DIAG_FILE_FOREIGN, first->at.line, first->at.column, NULL, NULL,
			r->data->places[in->foreign_place].name, NULL);
		refused = true;
	} else {
		for (guint i = 0; i < in->foreign->len; i++)
			diag_add(r->diags, &g_array_index(in->foreign, struct diag, i));
	}
	for (guint i = 0; i < in->rows->len && !refused; i++)
		g_ptr_array_add(r->rows[in->table->index], in->rows->pdata[i]);
	source->refused |= refused;
	source->rows_read += in->n_read;
	source->rows_kept += refused ? 0 : in->rows->len;
	if (in->origin.submission >= 0) {
		struct submission *s = &g_array_index(r->submissions, struct submission, in->origin.submission);

		s->rows_read += in->n_read;
		s->rows_kept += refused ? 0 : in->rows->len;
		s->rows_refused += refused ? in->n_read : in->n_refused;
		if (!refused)
			s->tables |= UINT64_C(1) << in->table->index;
	}
	g_ptr_array_free(in->rows, TRUE);
	g_array_free(in->foreign, TRUE);
	g_free(in->bounds);
	g_free(in->texts);
	g_free(in->required);
	g_free(in->blank);
	g_free(in->v);
	g_free(in->text);
	g_free(in->kept_text);
	g_free(in->column_of);
	g_free(in);
}
