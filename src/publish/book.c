/* book.c -- a workbook, sheet by sheet. Every text is written as a string cell,
 * every number as a number. */
#include "publish/book.h"

#include <glib.h>
#include <string.h>
#include <xlsxwriter.h>

#define FITTED 256         /* columns whose widths are fitted */
#define NARROW 6u
#define WIDE 44u           /* longer texts take several lines */
#define PORTRAIT 95u       /* columns in all, on A4 upright */
#define LANDSCAPE 260u     /* beyond, pages go on side by side */
#define LINE 15.0          /* height of a row [pt] */

struct book {
	lxw_workbook *book;
	lxw_format *head, *middle, *text, *wrapped, *number[4], *percent, *link;
	GHashTable *names;       /* sheet names in use */
	lxw_worksheet *contents;
	lxw_row_t listed;        /* rows of the contents */
	lxw_worksheet *sheet;    /* the one that is being filled */
	unsigned width[FITTED];  /* of its columns [half-width characters] */
	uint16_t columns, kept;  /* of it; of them repeated on pages side by side */
};

/* Half-width characters; a Chinese one takes two. */
static unsigned width_of(const char *text)
{
	unsigned n = 0;

	for (; *text != '\0'; text = g_utf8_next_char(text))
		n += g_unichar_iswide(g_utf8_get_char(text)) ? 2 : 1;
	return n;
}

static void widen(struct book *b, uint16_t col, unsigned width)
{
	if (col >= FITTED)
		return;
	b->width[col] = MAX(b->width[col], width);
	b->columns = MAX(b->columns, (uint16_t)(col + 1));
}

static unsigned fitted(const struct book *b, uint16_t col)
{
	return CLAMP(b->width[col] + 2, NARROW, WIDE);
}

/* Widths and paper are known when a sheet is full. */
static void finish_sheet(struct book *b)
{
	unsigned all = 0;

	if (b->sheet == NULL)
		return;
	for (uint16_t c = 0; c < b->columns; c++) {
		worksheet_set_column(b->sheet, c, c, fitted(b, c), NULL);
		all += fitted(b, c);
	}
	worksheet_set_paper(b->sheet, 9);   /* A4 */
	worksheet_set_margins(b->sheet, 0.6, 0.6, 0.75, 0.75);
	worksheet_set_header(b->sheet, "&L&A");
	worksheet_set_footer(b->sheet, "&C第 &P 页，共 &N 页");
	worksheet_repeat_rows(b->sheet, 0, 0);
	if (all > PORTRAIT)
		worksheet_set_landscape(b->sheet);
	if (all <= LANDSCAPE)
		worksheet_fit_to_pages(b->sheet, 1, 0);
	else if (b->kept > 0)
		worksheet_repeat_columns(b->sheet, 0, b->kept - 1);
	memset(b->width, 0, sizeof b->width);
	b->columns = 0;
	b->sheet = NULL;
}

static void contents_row(struct book *b, const char *name, const char *label)
{
	char *target = g_strdup_printf("internal:'%s'!A1", name);

	worksheet_write_url_opt(b->contents, b->listed++, 0, target, b->link, label, NULL);
	g_free(target);
}

/* At most 31 characters, none of []:*?/\, none twice. */
static const char *unique_name(struct book *b, const char *wanted)
{
	char *name = g_utf8_substring(wanted, 0, MIN(g_utf8_strlen(wanted, -1), 24));
	char *unique;

	g_strdelimit(name, "[]:*?/\\'", ' ');
	unique = g_strdup(name);
	for (int i = 2; g_hash_table_contains(b->names, unique); i++) {
		g_free(unique);
		unique = g_strdup_printf("%s %d", name, i);
	}
	g_free(name);
	g_hash_table_add(b->names, unique);
	return unique;
}

void book_sheet(struct book *b, const char *name, uint16_t kept)
{
	const char *unique = unique_name(b, name);

	finish_sheet(b);
	if (b->contents != NULL)
		contents_row(b, unique, name);
	b->sheet = workbook_add_worksheet(b->book, unique);
	b->kept = kept;
	worksheet_freeze_panes(b->sheet, 1, kept);
}

static lxw_format *head_format(lxw_workbook *book, uint8_t align)
{
	lxw_format *f = workbook_add_format(book);

	format_set_bold(f);
	format_set_text_wrap(f);
	format_set_align(f, align);
	format_set_align(f, LXW_ALIGN_VERTICAL_CENTER);
	format_set_bottom(f, LXW_BORDER_THIN);
	return f;
}

static void make_formats(struct book *b)
{
	static const char *const numbers[] = { "0", "0.0", "0.00", "0.000" };

	b->head = head_format(b->book, LXW_ALIGN_LEFT);
	b->middle = head_format(b->book, LXW_ALIGN_CENTER);
	b->text = workbook_add_format(b->book);
	b->wrapped = workbook_add_format(b->book);
	format_set_text_wrap(b->wrapped);
	format_set_align(b->wrapped, LXW_ALIGN_VERTICAL_TOP);
	for (size_t i = 0; i < G_N_ELEMENTS(numbers); i++) {
		b->number[i] = workbook_add_format(b->book);
		format_set_num_format(b->number[i], numbers[i]);
	}
	b->percent = workbook_add_format(b->book);
	format_set_num_format(b->percent, "0.0%");
	b->link = workbook_add_format(b->book);
	format_set_font_color(b->link, 0x1f4e79);
	format_set_underline(b->link, LXW_UNDERLINE_SINGLE);
}

struct book *book_open(const char *path, const struct book_about *about)
{
	lxw_doc_properties properties = { .title = (char *)(uintptr_t)about->title,
		.author = (char *)(uintptr_t)about->author, .created = (time_t)about->day * 86400 };
	struct book *b = g_new0(struct book, 1);

	b->book = workbook_new(path);
	if (b->book == NULL) {
		g_free(b);
		return NULL;
	}
	workbook_set_properties(b->book, &properties);
	b->names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	make_formats(b);
	book_sheet(b, "目录", 0);
	b->contents = b->sheet;
	book_head(b, 0, about->title);
	b->width[0] = WIDE;
	b->listed = 1;
	return b;
}

bool book_close(struct book *b)
{
	bool ok;

	finish_sheet(b);
	g_hash_table_destroy(b->names);
	ok = workbook_close(b->book) == LXW_NO_ERROR;
	g_free(b);
	return ok;
}

/* ---- cells ------------------------------------------------------------------------ */

/* A head wider than its column may become takes two lines. */
void book_head(struct book *b, uint16_t col, const char *text)
{
	if (width_of(text) + 2 > WIDE)
		worksheet_set_row(b->sheet, 0, 2 * LINE, NULL);
	widen(b, col, width_of(text));
	worksheet_write_string(b->sheet, 0, col, text, col == 0 ? b->head : b->middle);
}

void book_text(struct book *b, uint32_t row, uint16_t col, const char *text)
{
	unsigned width = width_of(text);

	widen(b, col, width);
	worksheet_write_string(b->sheet, row, col, text, width + 2 > WIDE ? b->wrapped : b->text);
}

void book_remark(struct book *b, uint32_t row, const char *text)
{
	worksheet_write_string(b->sheet, row, 0, text, b->text);
}

static int decimals(const char *text)
{
	const char *dot = strchr(text, '.');

	return dot == NULL ? 0 : (int)MIN(strspn(dot + 1, "0123456789"), 3);
}

void book_number(struct book *b, uint32_t row, uint16_t col, const char *text)
{
	size_t len = strlen(text);
	char *end;
	double value = g_ascii_strtod(text, &end);

	if (end == text || (*end != '\0' && strcmp(end, "%") != 0)) {
		book_text(b, row, col, text);
		return;
	}
	widen(b, col, (unsigned)len);
	if (text[len - 1] == '%')
		worksheet_write_number(b->sheet, row, col, value / 100.0, b->percent);
	else
		worksheet_write_number(b->sheet, row, col, value, b->number[decimals(text)]);
}

void book_sum(struct book *b, uint32_t row, uint16_t col, const char *formula, double value)
{
	worksheet_write_formula_num(b->sheet, row, col, formula, b->number[2], value);
}

void book_filter(struct book *b, uint32_t last_row, uint16_t last_col)
{
	worksheet_autofilter(b->sheet, 0, 0, MAX(last_row, 1), last_col);
}

void book_chart(struct book *b, const char *title, uint32_t last, uint16_t names, uint16_t values)
{
	lxw_chart *chart = workbook_add_chart(b->book, LXW_CHART_COLUMN);
	lxw_chart_series *series = chart_add_series(chart, NULL, NULL);
	lxw_chart_options size = { .x_scale = 1.5, .y_scale = 1.2 };

	chart_series_set_categories(series, b->sheet->name, 1, names, last, names);
	chart_series_set_values(series, b->sheet->name, 1, values, last, values);
	chart_series_set_labels(series);
	chart_title_set_name(chart, title);
	chart_legend_set_position(chart, LXW_CHART_LEGEND_NONE);
	worksheet_insert_chart_opt(b->sheet, last + 2, 0, chart, &size);
}
