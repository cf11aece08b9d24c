/* write.c -- CSV (RFC 4180 and what offices make of it) and XML; encodings by iconv. */
#include "season/write.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

/* Columns that a total row adds up. */
static const char *const added[] = {
	"members", "party_members", "participants", "volunteers", "beneficiaries", "households",
	"attendees", "persons", "amount", "spent", "paid", "cost",
};

static void die(const char *path, const char *why)
{
	g_printerr("season: %s: %s\n", path, why);
	exit(6);
}

void write_file(const char *folder, const char *file, const char *bytes, size_t len)
{
	char *path = g_build_filename(folder, file, NULL);
	GError *error = NULL;

	if (g_mkdir_with_parents(folder, 0777) != 0)
		die(folder, "cannot make the folder");
	if (!g_file_set_contents_full(path, bytes, (gssize)len, G_FILE_SET_CONTENTS_NONE, 0666, &error))
		die(path, error->message);
	g_free(path);
}

/* GBK goes out as GB18030: the same bytes, and the characters that GBK lacks. */
static void write_encoded(const char *folder, const char *file, const GString *text,
	const struct style *style)
{
	GError *error = NULL;
	char *bytes;
	gsize n;

	if (style->encoding != GB) {
		write_file(folder, file, text->str, text->len);
		return;
	}
	bytes = g_convert(text->str, (gssize)text->len, "GB18030", "UTF-8", NULL, &n, &error);
	if (bytes == NULL)
		die(file, error->message);
	write_file(folder, file, bytes, n);
	g_free(bytes);
}

/* ---- CSV ------------------------------------------------------------------ */

static void csv_cell(GString *out, const char *cell, char delimiter)
{
	const char *p = cell;

	if (strpbrk(cell, "\"\r\n") == NULL && strchr(cell, delimiter) == NULL) {
		g_string_append(out, cell);
		return;
	}
	g_string_append_c(out, '"');
	for (const char *q; (q = strchr(p, '"')) != NULL; p = q + 1) {
		g_string_append_len(out, p, q - p + 1);
		g_string_append_c(out, '"');
	}
	g_string_append(out, p);
	g_string_append_c(out, '"');
}

static void csv_eol(GString *out, const struct style *style)
{
	g_string_append(out, style->crlf ? "\r\n" : "\n");
}

static char delimiter_of(const struct style *style)
{
	return style->tabs ? '\t' : ',';
}

static void csv_line(GString *out, const struct style *style, unsigned n_columns, const char *first)
{
	csv_cell(out, first, delimiter_of(style));
	for (unsigned c = 1; c < n_columns; c++)
		g_string_append_c(out, delimiter_of(style));
	csv_eol(out, style);
}

static void csv_header(GString *out, const struct sheet *s)
{
	if (s->style->serial)
		g_string_append_printf(out, "序号%c", delimiter_of(s->style));
	for (unsigned c = 0; c < s->n_columns; c++) {
		const struct column *column = &s->form->columns[c];
		const char *yuan = s->style->wan ? strstr(column->label, "（元）") : NULL;

		if (c > 0)
			g_string_append_c(out, delimiter_of(s->style));
		if (s->style->english)
			g_string_append(out, column->name);
		else if (yuan != NULL)
			g_string_append_printf(out, "%.*s（万元）", (int)(yuan - column->label), column->label);
		else
			csv_cell(out, column->label, delimiter_of(s->style));
	}
	csv_eol(out, s->style);
}

static bool is_added(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(added); i++)
		if (strcmp(added[i], name) == 0)
			return true;
	return false;
}

/* In hundredths: counts and yuan alike. */
static int64_t column_sum(const struct sheet *s, unsigned column)
{
	int64_t sum = 0;

	for (unsigned r = 0; r < sheet_rows(s); r++) {
		char *end;
		int64_t whole = strtoll(sheet_cell(s, r, column), &end, 10);

		sum += whole * 100;
		if (*end == '.' && g_ascii_isdigit(end[1]))
			sum += (end[1] - '0') * 10 + (g_ascii_isdigit(end[2]) ? end[2] - '0' : 0);
	}
	return sum;
}

static void csv_total(GString *out, const struct sheet *s)
{
	g_string_append(out, "合计");
	for (unsigned c = 0; c < s->n_columns; c++) {
		g_string_append_c(out, delimiter_of(s->style));
		if (is_added(s->form->columns[c].name)) {
			int64_t sum = column_sum(s, c);

			if (s->style->wrong_total != NULL && strcmp(s->style->wrong_total, s->form->columns[c].name) == 0)
				sum += 1000;
			g_string_append_printf(out, sum % 100 ? "%d.%02d" : "%d", (int)(sum / 100), (int)(sum % 100));
		}
	}
	csv_eol(out, s->style);
}

static void csv_above(GString *out, const struct sheet *s, const struct letter *letter)
{
	unsigned n = s->n_columns + s->style->serial;
	char *title = g_strdup_printf("%s%s", letter->township, s->form->label);
	char *unit = g_strdup_printf("填报单位：%s　　数据截止日期：%s", letter->township, letter->cutoff);

	csv_line(out, s->style, n, title);
	csv_line(out, s->style, n, unit);
	g_free(title);
	g_free(unit);
}

static void csv_below(GString *out, const struct sheet *s, const struct letter *letter)
{
	unsigned n = s->n_columns + s->style->serial;
	char *names = g_strdup_printf("填表人：%s　　审核人：%s", letter->filler, letter->reviewer);

	csv_line(out, s->style, n, "");
	csv_line(out, s->style, n, names);
	csv_line(out, s->style, n, "说明：1.本表由镇社会工作服务站汇总；2.金额以实际到账为准。");
	g_free(names);
}

static GString *csv_text(const struct sheet *s, const struct letter *letter)
{
	GString *out = g_string_sized_new(s->bytes->len + s->at->len + 1024);
	bool around = s->style->titles && letter != NULL;

	if (s->style->encoding == UTF8_BOM)
		g_string_append(out, "\xEF\xBB\xBF");
	if (around)
		csv_above(out, s, letter);
	csv_header(out, s);
	for (unsigned r = 0; r < sheet_rows(s); r++) {
		if (s->style->serial)
			g_string_append_printf(out, "%u%c", r + 1, delimiter_of(s->style));
		for (unsigned c = 0; c < s->n_columns; c++) {
			if (c > 0)
				g_string_append_c(out, delimiter_of(s->style));
			csv_cell(out, sheet_cell(s, r, c), delimiter_of(s->style));
		}
		csv_eol(out, s->style);
	}
	if (s->style->totals && sheet_rows(s) > 1)
		csv_total(out, s);
	if (around)
		csv_below(out, s, letter);
	return out;
}

void write_table(const char *folder, const char *file, const struct sheet *sheet)
{
	GString *text = csv_text(sheet, NULL);

	write_encoded(folder, file, text, sheet->style);
	g_string_free(text, TRUE);
}

/* ---- XML ------------------------------------------------------------------ */

static void xml_text(GString *out, const char *text)
{
	for (const char *p = text; *p != '\0'; p++) {
		switch (*p) {
		case '&': g_string_append(out, "&amp;"); break;
		case '<': g_string_append(out, "&lt;"); break;
		case '>': g_string_append(out, "&gt;"); break;
		default: g_string_append_c(out, *p);
		}
	}
}

static void xml_table(GString *out, const struct sheet *s)
{
	g_string_append_printf(out, "<%s>\n", s->form->id);
	for (unsigned r = 0; r < sheet_rows(s); r++) {
		g_string_append_printf(out, "<%s>", s->form->row);
		for (unsigned c = 0; c < s->n_columns; c++) {
			const char *name = s->form->columns[c].name, *cell = sheet_cell(s, r, c);

			if (*cell == '\0')
				continue;
			g_string_append_printf(out, "<%s>", name);
			xml_text(out, cell);
			g_string_append_printf(out, "</%s>", name);
		}
		g_string_append_printf(out, "</%s>\n", s->form->row);
	}
	g_string_append_printf(out, "</%s>\n", s->form->id);
}

static void write_xml(const struct letter *letter, struct sheet *const sheets[N_TOWNSHIP_FORMS],
	const struct style *style)
{
	GString *out = g_string_new(NULL);
	char *file = g_strdup_printf("%s_%s.xml", letter->code12, letter->cutoff);

	g_string_append_printf(out, "<?xml version=\"1.0\" encoding=\"%s\"?>\n",
		style->encoding == GB ? "GBK" : "UTF-8");
	g_string_append_printf(out, "<submission version=\"1.0\" township=\"%s\" cutoff=\"%s\">\n",
		letter->code12, letter->cutoff);
	for (int f = 0; f < N_TOWNSHIP_FORMS; f++)
		if (sheets[f] != NULL)
			xml_table(out, sheets[f]);
	g_string_append(out, "</submission>\n");
	write_encoded(letter->folder, file, out, style);
	g_string_free(out, TRUE);
	g_free(file);
}

/* ---- a submission ----------------------------------------------------------- */

static char *file_name(const struct letter *letter, const struct sheet *s)
{
	char day[9];

	if (s->style->chinese_names)
		return g_strdup_printf("%s%s.csv", letter->township, s->form->label);
	g_snprintf(day, sizeof day, "%.4s%.2s%.2s", letter->cutoff, letter->cutoff + 5, letter->cutoff + 8);
	return g_strdup_printf("%s_%s_%s.csv", letter->code12, s->form->id, day);
}

void write_submission(const struct letter *letter, struct sheet *const sheets[N_TOWNSHIP_FORMS],
	const struct style *style)
{
	if (style->xml) {
		write_xml(letter, sheets, style);
		return;
	}
	for (int f = 0; f < N_TOWNSHIP_FORMS; f++) {
		GString *text;
		char *file;

		if (sheets[f] == NULL)
			continue;
		text = csv_text(sheets[f], letter);
		file = file_name(letter, sheets[f]);
		write_encoded(letter->folder, file, text, style);
		g_string_free(text, TRUE);
		g_free(file);
	}
}
