/* sheet.c -- cells in one growing buffer; a value is styled when it is put. */
#include "season/sheet.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "season/prng.h"

struct sheet *sheet_new(enum form_id form, const struct style *style)
{
	struct sheet *s = g_new0(struct sheet, 1);

	s->form = &forms[form];
	s->style = style;
	s->bytes = g_string_new(NULL);
	s->at = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	while (s->form->columns[s->n_columns].name != NULL)
		s->n_columns++;
	return s;
}

void sheet_free(struct sheet *s)
{
	if (s == NULL)
		return;
	g_string_free(s->bytes, TRUE);
	g_array_free(s->at, TRUE);
	g_free(s);
}

unsigned sheet_rows(const struct sheet *s)
{
	return s->at->len / s->n_columns;
}

const char *sheet_cell(const struct sheet *s, unsigned row, unsigned column)
{
	return s->bytes->str + g_array_index(s->at, uint32_t, row * s->n_columns + column);
}

int sheet_column(const struct sheet *s, const char *name)
{
	for (unsigned c = 0; c < s->n_columns; c++)
		if (strcmp(s->form->columns[c].name, name) == 0)
			return (int)c;
	return -1;
}

void sheet_set(struct sheet *s, unsigned row, const char *column, const char *value)
{
	int c = sheet_column(s, column);
	uint32_t at = (uint32_t)s->bytes->len;

	g_assert(c >= 0 && row < sheet_rows(s));
	g_string_append_len(s->bytes, value, (gssize)strlen(value) + 1);
	g_array_index(s->at, uint32_t, row * s->n_columns + (unsigned)c) = at;
}

void put(struct sheet *s, const char *text)
{
	uint32_t at = (uint32_t)s->bytes->len;

	g_string_append_len(s->bytes, text, (gssize)strlen(text) + 1);
	g_array_append_val(s->at, at);
}

void put_format(struct sheet *s, const char *format, ...)
{
	uint32_t at = (uint32_t)s->bytes->len;
	va_list args;

	va_start(args, format);
	g_string_append_vprintf(s->bytes, format, args);
	va_end(args);
	g_string_append_c(s->bytes, '\0');
	g_array_append_val(s->at, at);
}

void put_blank(struct sheet *s)
{
	put(s, "");
}

void put_int(struct sheet *s, int64_t n)
{
	put_format(s, "%" G_GINT64_FORMAT, n);
}

void put_tenths(struct sheet *s, int tenths)
{
	if (tenths % 10 == 0)
		put_int(s, tenths / 10);
	else
		put_format(s, "%d.%d", tenths / 10, tenths % 10);
}

/* 万元 with as many decimals as are needed, so that no fen is lost. */
void put_money(struct sheet *s, int64_t fen)
{
	int64_t unit = s->style->wan ? 1000000 : 100;
	char digits[32];
	size_t n;

	g_snprintf(digits, sizeof digits, s->style->wan ? "%06d" : "%02d", (int)(fen % unit));
	for (n = strlen(digits); n > 0 && digits[n - 1] == '0'; n--)
		digits[n - 1] = '\0';
	put_format(s, "%" G_GINT64_FORMAT "%s%s", fen / unit, n > 0 ? "." : "", digits);
}

void put_day(struct sheet *s, int day)
{
	int y, m, d;

	if (day == 0) {
		put_blank(s);
		return;
	}
	day_parts(day, &y, &m, &d);
	switch (s->style->dates) {
	case ISO: put_format(s, "%04d-%02d-%02d", y, m, d); break;
	case SLASH: put_format(s, "%d/%d/%d", y, m, d); break;
	case DOTS: put_format(s, "%d.%d.%d", y, m, d); break;
	case HAN: put_format(s, "%d年%d月%d日", y, m, d); break;
	}
}

void put_bool(struct sheet *s, bool yes)
{
	put(s, yes ? "是" : "否");
}

static const char *code_text(const struct sheet *s, enum list_id list, int value)
{
	const struct code *c = code_find(list, value);

	return s->style->codes ? c->code : c->label;
}

void put_code(struct sheet *s, enum list_id list, int value)
{
	put(s, value < 0 ? "" : code_text(s, list, value));
}

void put_multi(struct sheet *s, enum list_id list, const char *values)
{
	uint32_t at = (uint32_t)s->bytes->len;
	const char *p = values;
	char *end;

	for (long v = strtol(p, &end, 10); end != p; p = end, v = strtol(p, &end, 10)) {
		if (p != values)
			g_string_append(s->bytes, s->style->codes ? ";" : "；");
		g_string_append(s->bytes, code_text(s, list, (int)v));
	}
	g_string_append_c(s->bytes, '\0');
	g_array_append_val(s->at, at);
}

void put_key(struct sheet *s, const char *code12, const char *name)
{
	switch (s->style->keys) {
	case BARE: put(s, code12); break;
	case PREFIXED: put_format(s, "Q%s", code12); break;
	case DASHED: put_format(s, "%.6s-%.3s-%s", code12, code12 + 6, code12 + 9); break;
	case NAMED: put(s, name); break;
	}
}

void row_end(struct sheet *s)
{
	g_assert(s->at->len % s->n_columns == 0);
}

void row_keep(struct sheet *s, bool keep)
{
	row_end(s);
	if (!keep)
		g_array_set_size(s->at, s->at->len - s->n_columns);
}
