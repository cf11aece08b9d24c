/* quote.h -- text as a cell of CSV, a string of JSON, an attribute of XML. Each appends to out. */
#ifndef BASE_QUOTE_H
#define BASE_QUOTE_H

#include <glib.h>

/* A cell, quoted where RFC 4180 asks for it. NULL is an empty cell. */
void quote_csv(GString *out, const char *text);

/* The same for what people wrote: a text that a spreadsheet would take for a
 * formula gets an apostrophe in front, which our reader takes off again. */
void quote_csv_text(GString *out, const char *text);

/* A string with its quotes; NULL is null. */
void quote_json(GString *out, const char *text);

/* A space, then name="text"; NULL is "". */
void quote_attribute(GString *out, const char *name, const char *text);

#endif
