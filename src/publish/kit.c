/* kit.c -- blank forms for every township: one workbook and one CSV per table,
 * with labels, notes, drop-down lists, text format on code columns (so that a
 * spreadsheet program cannot mangle them) and the roster filled in. One sheet
 * each, because a spreadsheet program saves one sheet per CSV. */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include "base/file.h"
#include "base/quote.h"
#include "publish/forms.h"
#include "publish/job.h"

#define BOM "\xEF\xBB\xBF"
#define LAST_ROW 20000        /* drop-down lists and formats reach this far */
#define TEXT_FORMAT 0x31      /* "@", by its number: every program knows it */
#define LISTS "选项"
#define NARROWEST 8           /* columns [half-width characters] */
#define WIDEST 40
#define PAPER 180             /* so much on A4 across is small, but can be read */
#define LINE 18               /* of a header [pt] */
#define A4 9
#define LIST_LIMIT 255        /* a spreadsheet takes no longer list of choices [characters] */

struct sheet {
	lxw_workbook *book;
	lxw_worksheet *ws;
	lxw_format *head, *required, *text, *wrapped, *date, *number, *money;
	const struct kit_input *in;
	lxw_worksheet *lists;   /* long lists of choices, a column each; NULL until one is needed */
	lxw_col_t n_lists;
	unsigned width;         /* of all columns so far [half-width characters] */
};

static lxw_format *numbered(lxw_workbook *book, const char *format)
{
	lxw_format *f = workbook_add_format(book);

	format_set_num_format(f, format);
	return f;
}

static lxw_format *heading(lxw_workbook *book, lxw_color_t colour)
{
	lxw_format *f = workbook_add_format(book);

	format_set_bold(f);
	format_set_text_wrap(f);
	format_set_align(f, LXW_ALIGN_CENTER);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	format_set_border(f, LXW_BORDER_THIN);
	format_set_bg_color(f, colour);
	return f;
}

/* Half-width characters; a Chinese one takes two. */
static unsigned width_of(const char *text)
{
	unsigned n = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text))
		n += g_unichar_iswide(g_utf8_get_char(text)) ? 2 : 1;
	return n;
}

/* What is written into a field needs so much room. */
static unsigned content_width(const struct plan_field *field)
{
	unsigned most = 0;

	switch (field->type) {
	case PLAN_BOOL: case PLAN_INT: case PLAN_DEC: case PLAN_MONTH:
		return 8;
	case PLAN_DATE: case PLAN_MONEY:
		return 12;
	case PLAN_CODE: case PLAN_MULTI:
		for (size_t i = 0; i < field->codes->n_codes; i++)
			most = MAX(most, width_of(field->codes->codes[i].label));
		return field->type == PLAN_MULTI ? MAX(most, 20) : most;
	case PLAN_TEXT: case PLAN_REFS: case PLAN_URL:
		break;
	}
	return field->size <= 40 ? MIN((unsigned)field->size, 16) : field->size <= 100 ? 28 : WIDEST;
}

/* A header takes two lines of about the same length; bold is wider, and a closing bracket begins no line. */
static unsigned column_width(const struct plan_field *field)
{
	return CLAMP(MAX(content_width(field), width_of(field->header) / 2 + 1), NARROWEST, WIDEST) + 2;
}

static lxw_format *column_format(const struct sheet *s, const struct plan_field *field)
{
	if (field->type == PLAN_MULTI || (field->type == PLAN_TEXT && field->size > 40))
		return s->wrapped;
	switch (field->type) {
	case PLAN_DATE: return s->date;
	case PLAN_MONEY: return s->money;
	case PLAN_INT: return s->number;
	case PLAN_DEC:
	case PLAN_BOOL: return NULL;
	case PLAN_TEXT: case PLAN_CODE: case PLAN_MULTI: case PLAN_REFS: case PLAN_MONTH: case PLAN_URL:
		return s->text;
	}
	return s->text;
}

/* Choices that a drop-down list cannot hold itself stand on a hidden sheet. */
static char *listed(struct sheet *s, const char **choices)
{
	lxw_row_t n = 0;
	char end[LXW_MAX_CELL_NAME_LENGTH], start[LXW_MAX_CELL_NAME_LENGTH];

	if (s->lists == NULL) {
		s->lists = workbook_add_worksheet(s->book, LISTS);
		worksheet_hide(s->lists);
	}
	for (; choices[n] != NULL; n++)
		worksheet_write_string(s->lists, n, s->n_lists, choices[n], s->text);
	lxw_rowcol_to_cell_abs(start, 0, s->n_lists, TRUE, TRUE);
	lxw_rowcol_to_cell_abs(end, MAX(n, 1) - 1, s->n_lists++, TRUE, TRUE);
	return g_strdup_printf("=%s!%s:%s", LISTS, start, end);
}

static void offer(struct sheet *s, lxw_col_t col, const char **choices)
{
	lxw_data_validation v = { .error_type = LXW_VALIDATION_ERROR_TYPE_STOP };
	char *formula = NULL;
	size_t chars = 0;
	bool commas = false;

	for (size_t i = 0; choices[i] != NULL; i++) {
		chars += (size_t)g_utf8_strlen(choices[i], -1) + 1;
		commas = commas || strchr(choices[i], ',') != NULL;
	}
	if (chars == 0)
		return;
	if (chars <= LIST_LIMIT && !commas) {
		v.validate = LXW_VALIDATION_TYPE_LIST;
		v.value_list = (char **)(uintptr_t)choices;
	} else {
		v.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
		v.value_formula = formula = listed(s, choices);
	}
	worksheet_data_validation_range(s->ws, 1, col, LAST_ROW, col, &v);
	g_free(formula);
}

static void offer_codes(struct sheet *s, lxw_col_t col, const struct plan_codelist *list)
{
	const char **labels = g_new0(const char *, list->n_codes + 1);

	for (size_t i = 0; i < list->n_codes; i++)
		labels[i] = list->codes[i].label;
	offer(s, col, labels);
	g_free(labels);
}

static void offer_items(struct sheet *s, lxw_col_t col)
{
	const char **items = forms_assessor_items(s->in->plan);

	offer(s, col, items);
	g_free(items);
}

static void column(struct sheet *s, lxw_col_t col, const struct plan_field *field)
{
	const char *yes_no[] = { "是", "否", NULL };
	lxw_comment_options size = { .x_scale = 2.0, .y_scale = 1.5 };
	char *note = forms_note(s->in, field);

	worksheet_set_column(s->ws, col, col, column_width(field), column_format(s, field));
	s->width += column_width(field);
	worksheet_write_string(s->ws, 0, col, field->header, field->req == PLAN_REQUIRED ? s->required : s->head);
	worksheet_write_comment_opt(s->ws, 0, col, note, &size);
	if (field->type == PLAN_CODE)
		offer_codes(s, col, field->codes);
	else if (field->type == PLAN_BOOL)
		offer(s, col, yes_no);
	else if (g_strcmp0(field->table->role, "assessor") == 0 && g_strcmp0(field->role, "item") == 0)
		offer_items(s, col);
	g_free(note);
}

static void open_sheet(struct sheet *s, const struct plan_table *table)
{
	char *name = g_utf8_substring(table->label, 0, MIN(g_utf8_strlen(table->label, -1), 31));

	g_strdelimit(name, "[]:*?/\\'", ' ');
	s->ws = workbook_add_worksheet(s->book, name);
	g_free(name);
	s->head = heading(s->book, 0xEAEFF5);
	s->required = heading(s->book, 0xFCE4D6);
	s->text = workbook_add_format(s->book);
	format_set_num_format_index(s->text, TEXT_FORMAT);
	s->date = numbered(s->book, "yyyy-mm-dd");
	s->number = numbered(s->book, "0");
	s->money = numbered(s->book, "0.00");
	s->wrapped = workbook_add_format(s->book);
	format_set_num_format_index(s->wrapped, TEXT_FORMAT);
	format_set_text_wrap(s->wrapped);
	worksheet_set_row(s->ws, 0, 2 * LINE, NULL);
	worksheet_freeze_panes(s->ws, 1, 0);
}

/* On paper: A4 across, as many pages beside each other as the table is wide, each with
 * the header; those behind the first also with the first column. */
static void lay_out(const struct sheet *s)
{
	worksheet_set_paper(s->ws, A4);
	worksheet_set_landscape(s->ws);
	worksheet_set_margins(s->ws, 0.6, 0.6, 0.75, 0.75);
	worksheet_set_header(s->ws, "&C&A");
	worksheet_set_footer(s->ws, "&C第 &P 页，共 &N 页");
	worksheet_gridlines(s->ws, LXW_SHOW_ALL_GRIDLINES);
	worksheet_repeat_rows(s->ws, 0, 0);
	if (s->width > PAPER)
		worksheet_repeat_columns(s->ws, 0, 0);
	worksheet_fit_to_pages(s->ws, (uint16_t)((s->width + PAPER - 1) / PAPER), 0);
}

static bool write_book(const char *path, const struct kit_input *in, const struct plan_table *table,
	const GPtrArray *rows)
{
	struct sheet s = { .book = workbook_new(path), .in = in };
	lxw_doc_properties properties = { .title = (char *)(uintptr_t)table->label,
		.created = (time_t)in->season->date * 86400 };

	if (s.book == NULL)
		return false;
	workbook_set_properties(s.book, &properties);
	open_sheet(&s, table);
	for (size_t i = 0; i < table->n_fields; i++)
		column(&s, (lxw_col_t)i, &table->fields[i]);
	for (guint r = 0; r < rows->len; r++) {
		char **cells = g_ptr_array_index(rows, r);

		for (size_t i = 0; i < table->n_fields; i++)
			if (cells[i] != NULL && *cells[i] != '\0')
				worksheet_write_string(s.ws, r + 1, (lxw_col_t)i, cells[i], s.text);
	}
	lay_out(&s);
	return workbook_close(s.book) == LXW_NO_ERROR;
}

static void csv_cell(GString *s, const char *cell, bool last)
{
	quote_csv_text(s, cell);
	g_string_append(s, last ? "\r\n" : ",");
}

static bool write_csv(const char *path, const struct plan_table *table, const GPtrArray *rows, struct diags *diags)
{
	GString *s = g_string_new(BOM);
	bool ok;

	for (size_t i = 0; i < table->n_fields; i++)
		csv_cell(s, table->fields[i].header, i + 1 == table->n_fields);
	for (guint r = 0; r < rows->len; r++)
		for (size_t i = 0; i < table->n_fields; i++)
			csv_cell(s, ((char **)g_ptr_array_index(rows, r))[i], i + 1 == table->n_fields);
	ok = file_write(path, s->str, s->len, diags);
	g_string_free(s, TRUE);
	return ok;
}

/* Both forms of a table in a folder; the library writes to a temporary name first. */
static bool write_forms(const char *folder, const struct kit_input *in, const struct plan_table *table,
	const GPtrArray *rows, struct diags *diags)
{
	char *label = job_safe_name(table->label);
	char *stem = g_strdup_printf("%s/%s-%s", folder, table->code, label);
	char *xlsx = g_strconcat(stem, ".xlsx", NULL), *csv = g_strconcat(stem, ".csv", NULL);
	char *temp = g_strconcat(xlsx, ".part", NULL), *bytes;
	gsize len;
	bool ok = write_csv(csv, table, rows, diags);

	if (ok && write_book(temp, in, table, rows) && g_file_get_contents(temp, &bytes, &len, NULL)) {
		ok = file_write(xlsx, bytes, len, diags);
		g_free(bytes);
	} else if (ok) {
		diag_say(diags, DIAG_FILE_WRITE, (struct loc){ .file = diags_printf(diags, "%s", xlsx) }, "xlsx", "xlsx", NULL);
		ok = false;
	}
	g_unlink(temp);
	g_free(temp);
	g_free(csv);
	g_free(xlsx);
	g_free(stem);
	g_free(label);
	return ok;
}

static bool township_forms(const struct kit_input *in, int place, const char *out, struct diags *diags)
{
	const struct place *p = &in->data->places[place];
	char *name = job_safe_name(p->name), *folder = g_strdup_printf("%s/%s-%s", out, p->code, name);
	bool ok = true;

	for (size_t t = 0; t < in->plan->n_tables && ok; t++) {
		const struct plan_table *table = &in->plan->tables[t];
		GPtrArray *rows;

		if (table->scope != PLAN_SCOPE_TOWNSHIP)
			continue;
		rows = forms_rows(in, table, place);
		ok = write_forms(folder, in, table, rows, diags);
		g_ptr_array_free(rows, TRUE);
	}
	g_free(folder);
	g_free(name);
	return ok;
}

/* The forms of one scope that are not a township's: inspectors', the district's. */
static bool scope_forms(const struct kit_input *in, enum plan_scope scope, const char *out, const char *name,
	struct diags *diags)
{
	char *folder = g_build_filename(out, name, NULL);
	bool ok = true;

	for (size_t t = 0; t < in->plan->n_tables && ok; t++) {
		const struct plan_table *table = &in->plan->tables[t];
		GPtrArray *rows;

		if (table->scope != scope)
			continue;
		rows = g_strcmp0(table->role, "findings") == 0 ? forms_finding_rows(in, table) : g_ptr_array_new();
		ok = write_forms(folder, in, table, rows, diags);
		g_ptr_array_free(rows, TRUE);
	}
	g_free(folder);
	return ok;
}

bool publish_kit(const struct kit_input *in, const char *out, struct diags *diags)
{
	GString *schema = plan_submission_schema(in->plan);
	char *path = g_build_filename(out, "submission.rng", NULL);
	bool ok = file_write(path, schema->str, schema->len, diags);

	if (in->data == NULL) {
		ok = ok && scope_forms(in, PLAN_SCOPE_DISTRICT, out, "区级", diags);
		diag_say(diags, DIAG_KIT_DISTRICT, (struct loc){ .file = in->season->path }, NULL, NULL, NULL);
	}
	for (int i = 0; in->data != NULL && i < (int)in->data->n_places && ok; i++)
		if (in->data->places[i].level == PLAN_TOWNSHIP)
			ok = township_forms(in, i, out, diags);
	ok = ok && in->data != NULL && scope_forms(in, PLAN_SCOPE_INSPECTION, out, "检查组", diags)
		&& scope_forms(in, PLAN_SCOPE_DISTRICT, out, "区级", diags);
	g_string_free(schema, TRUE);
	g_free(path);
	return ok;
}
