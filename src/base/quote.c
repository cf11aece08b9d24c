/* quote.c -- what must not stand as it is in CSV, JSON and XML. */
#include "base/quote.h"

#include <stdbool.h>
#include <string.h>

static void csv(GString *out, const char *text, bool guard)
{
	if (strpbrk(text, ",\"\r\n") == NULL) {
		if (guard)
			g_string_append_c(out, '\'');
		g_string_append(out, text);
		return;
	}
	g_string_append(out, guard ? "\"'" : "\"");
	for (; *text != '\0'; text++) {
		if (*text == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *text);
	}
	g_string_append_c(out, '"');
}

void quote_csv(GString *out, const char *text)
{
	csv(out, text != NULL ? text : "", false);
}

void quote_csv_text(GString *out, const char *text)
{
	text = text != NULL ? text : "";
	csv(out, text, text[0] != '\0' && strchr("=+-@\t\r", text[0]) != NULL);
}

void quote_json(GString *out, const char *text)
{
	if (text == NULL) {
		g_string_append(out, "null");
		return;
	}
	g_string_append_c(out, '"');
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++) {
		if (*p == '"' || *p == '\\')
			g_string_append_printf(out, "\\%c", *p);
		else if (*p < 0x20)
			g_string_append_printf(out, "\\u%04x", *p);
		else
			g_string_append_c(out, (char)*p);
	}
	g_string_append_c(out, '"');
}

void quote_attribute(GString *out, const char *name, const char *text)
{
	char *escaped = g_markup_escape_text(text != NULL ? text : "", -1);

	g_string_append_printf(out, " %s=\"%s\"", name, escaped);
	g_free(escaped);
}
