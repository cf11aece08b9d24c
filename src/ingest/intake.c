/* intake.c -- cells become rows, and every fault of a row a diagnostic.
 *
 * A cell that cannot be read refuses the row when the field must or may have to
 * be filled; an optional one is set aside alone: it is marked dubious, and what
 * depends on it does not count the row. A kept row is one piece of memory:
 * header, values, texts. */
#include "ingest/intake.h"

#include "ingest/beside.h"

/* ---- an intake ------------------------------------------------------------------- */

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
	in->turned = g_array_index(r->sources, struct source, origin.source).turned;
	in->township_code = origin.township_code;
	in->bounds = g_new0(struct bound, table->n_fields + 1);
	in->texts = g_new0(int, table->n_fields + 1);
	in->required = g_new0(int, table->n_fields + 1);
	in->straight = g_new0(bool, table->n_fields + 1);
	for (size_t i = 0; i < table->n_fields; i++) {
		in->bounds[i] = rules_bound(&table->fields[i], r->season, origin.phase);
		in->straight[i] = !intake_is_place(&table->fields[i]) && table->fields[i].pattern == NULL;
	}
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
	in->above = g_new0(struct str, table->n_fields + 1);
	in->column_of = g_new0(uint32_t, table->n_fields + 1);
	return in;
}

/* ---- diagnostics -------------------------------------------------------------------- */

#define VALUE_MAX 90  /* longest value shown [bytes] */

const char *intake_shown(struct intake *in, const struct plan_field *f, struct str s)
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

struct diag intake_fault(const struct intake *in, enum diag_code code, uint32_t line, uint32_t column,
	const struct plan_field *f)
{
	struct spot spot = { line, in->excel_row, column };

	if (in->turned != NULL)
		spot = spots_at(in->turned, in->excel_row, MAX(column, 1));
	return (struct diag){
		.code = code, .level = diag_code_level(code), .table = in->table->label,
		.at = { in->path, spot.line, spot.column, in->township_code },
		.field = f != NULL ? f->label : NULL, .record = spot.row,
	};
}

void intake_say(struct intake *in, enum diag_code code, uint32_t line, uint32_t excel_column,
	const struct plan_field *f, const char *value, const char *arg0, const char *arg1)
{
	struct diag d = intake_fault(in, code, line, excel_column, f);

	d.value = value != NULL ? intake_shown(in, f, str_of(value)) : NULL;
	d.arg[0] = arg0;
	d.arg[1] = arg1;
	diag_add(in->r->diags, &d);
}

void intake_point(struct intake *in, uint32_t excel_row)
{
	in->excel_row = excel_row;
}

/* ---- rows ---------------------------------------------------------------------------------- */

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
	for (size_t k = 0; k < in->n_texts; k++)
		in->text[in->texts[k]].p = NULL;
}

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
	struct diag d = intake_fault(in, DIAG_PLAN_CHECK, in->line, f != NULL ? in->column_of[f->column] : 0, f);

	d.level = check->level;
	d.arg[0] = check->message;
	d.arg[1] = check->remedy != NULL ? check->remedy : "请核对并改正";
	d.arg[2] = check->message_en != NULL ? check->message_en : check->message;
	if (f != NULL)
		d.value = intake_shown(in, f, str_of(ingest_cell_text(in->table, row, f->column, in->r->arena)));
	diag_add(in->r->diags, &d);
}

/* A check that could not be made because one of its cells was refused is said, too. */
static void say_unknown(struct intake *in, const struct plan_check *check)
{
	for (size_t i = 0; i < check->n_fields; i++)
		if ((in->dubious >> (check->fields[i] & 63) & 1) != 0) {
			const struct plan_field *f = &in->table->fields[check->fields[i]];
			struct diag d = intake_fault(in, DIAG_CHECK_UNKNOWN, in->line, in->column_of[f->column], f);

			d.arg[0] = check->message;
			d.arg[1] = f->label;
			d.arg[2] = check->message_en != NULL ? check->message_en : check->message;
			diag_add(in->r->diags, &d);
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

/* Texts that stand in the row above as well are kept once; gives the room that the
 * others need. */
static size_t share_texts(struct intake *in)
{
	size_t size = 0;

	for (size_t k = 0; k < in->n_texts; k++) {
		int i = in->texts[k];

		if (in->text[i].p == NULL || in->kept_text[i])
			continue;
		if (str_eq(in->text[i], in->above[i])) {
			in->text[i] = in->above[i];
			in->kept_text[i] = true;
		} else {
			size += in->text[i].n + 1;
		}
	}
	return size;
}

/* Header, values and texts in one piece. */
static struct row *make_row(struct intake *in)
{
	const struct plan_table *t = in->table;
	size_t head = sizeof(struct row) + t->n_columns * sizeof(union value);
	struct row *row = arena_alloc(in->r->arena, head + share_texts(in));
	char *to = (char *)row + head;
	struct spot first = in->turned != NULL ? spots_at(in->turned, in->excel_row, 1) : (struct spot){ 0, 0, 0 };

	for (size_t k = 0; k < in->n_texts; k++) {
		int i = in->texts[k];

		if (in->text[i].p == NULL)
			continue;
		if (!in->kept_text[i]) {
			in->above[i] = (struct str){ memcpy(to, in->text[i].p, in->text[i].n), in->text[i].n };
			in->text[i] = in->above[i];
			to += in->text[i].n + 1;
		}
		in->v[i].s = in->text[i].p;
	}
	memcpy(row->v, in->v, t->n_columns * sizeof(union value));
	row->source = in->origin.source;
	row->line = in->turned != NULL ? first.line : in->line;
	row->record = in->turned != NULL ? first.row : in->excel_row;
	row->turned = in->turned != NULL ? in->excel_row : 0;
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
	if (in->refused && in->place > 0 && g_strcmp0(in->table->role, "submission") == 0)
		in->r->claimed = in->place;
	if (!in->refused) {
		struct row *row = make_row(in);

		in->refused = in->table->n_checks > 0 && !passes_checks(in, row);
		if (!in->refused) {
			g_ptr_array_add(in->rows, row);
			row_sum_add(&in->sum, in->table, row, in->text);
		}
	}
	in->n_refused += in->refused;
}

/* Most rows are another township's: one fault of the file, not one per row. */
static bool is_foreign_file(const struct intake *in)
{
	return in->foreign->len >= 2 && in->foreign->len * 2 > in->n_read;
}

/* Rows of other townships are one fault, however many they are. */
static bool say_elsewhere(struct intake *in)
{
	bool all = in->n_elsewhere == in->n_read;

	if (in->n_elsewhere == 0)
		return false;
	if (all) {
		in->elsewhere.code = DIAG_FILE_FOREIGN;
		in->elsewhere.level = diag_code_level(DIAG_FILE_FOREIGN);
	} else {
		in->elsewhere.arg[1] = arena_printf(in->r->arena, "%zu", in->n_elsewhere);
	}
	diag_add(in->r->diags, &in->elsewhere);
	return all;
}

/* The rows join those of the table; the first ones are taken over as they are. */
static void keep_rows(struct intake *in)
{
	GPtrArray **rows = &in->r->rows[in->table->index];

	row_sum_join(reader_sum(in->r, in->origin.submission, in->table), &in->sum);
	if ((*rows)->len == 0) {
		GPtrArray *none = *rows;

		*rows = in->rows;
		in->rows = none;
	} else {
		g_ptr_array_extend(*rows, in->rows, NULL, NULL);
	}
}

void intake_close(struct intake *in, bool refused)
{
	struct reader *r = in->r;
	struct source *source = &g_array_index(r->sources, struct source, in->origin.source);

	refused |= !refused && say_elsewhere(in);
	if (!refused && is_foreign_file(in)) {
		const struct diag *first = &g_array_index(in->foreign, struct diag, 0);
		struct diag d = intake_fault(in, DIAG_FILE_FOREIGN, 0, 0, NULL);

		d.at = first->at;
		d.record = first->record;
		d.arg[0] = r->data->places[in->foreign_place].name;
		diag_add(r->diags, &d);
		refused = true;
	} else {
		for (guint i = 0; i < in->foreign->len; i++)
			diag_add(r->diags, &g_array_index(in->foreign, struct diag, i));
	}
	beside_end(in->beside, r, refused);
	source->refused |= refused;
	source->rows_read += in->n_read;
	source->rows_kept += refused ? 0 : in->rows->len;
	if (in->origin.submission >= 0) {
		struct submission *s = &g_array_index(r->submissions, struct submission, in->origin.submission);

		s->rows_read += in->n_read;
		s->rows_kept += refused ? 0 : in->rows->len;
		s->rows_refused += refused ? in->n_read : in->n_refused;
		s->refused[in->table->index] += (uint32_t)(refused ? in->n_read : in->n_refused);
		if (!refused)
			s->tables |= UINT64_C(1) << in->table->index;
	}
	if (!refused)
		keep_rows(in);
	g_ptr_array_free(in->rows, TRUE);
	g_array_free(in->foreign, TRUE);
	g_free(in->bounds);
	g_free(in->straight);
	g_free(in->texts);
	g_free(in->required);
	g_free(in->blank);
	g_free(in->v);
	g_free(in->text);
	g_free(in->kept_text);
	g_free(in->column_of);
	g_free(in->above);
	g_free(in);
}
