/* csv.h -- text becomes records of cells; the only module that knows libcsv.
 *
 * Physical lines are counted here (libcsv swallows blank ones): CR, LF and CRLF
 * end a line. A line without quotes is split where it stands; one with quotes
 * goes through libcsv, strictly, and takes further lines while a quote is open.
 * When that quote is never closed, or closed in the wrong place, the record is
 * faulty, is reported at the line where the quote opened, and reading goes on
 * behind that line. Only ingest/ includes this. */
#ifndef INGEST_CSV_H
#define INGEST_CSV_H

#include <stdint.h>

#include "ingest/str.h"

#define CSV_LINE_MAX ((size_t)1 << 20)  /* longest line and longest cell [bytes] */

enum csv_fault {
	CSV_GOOD,
	CSV_LOOSE_QUOTES,  /* quotes inside a cell, read as a spreadsheet program reads them */
	CSV_OPEN_QUOTE,    /* cells are those of the first line, unsplit */
	CSV_LONG_LINE      /* over CSV_LINE_MAX */
};

struct csv_record {
	uint32_t line;           /* physical line of the first cell */
	uint32_t row;            /* as a spreadsheet numbers rows: a cell with line breaks is one row */
	const struct str *cells; /* valid until the next call */
	size_t n;
	enum csv_fault fault;
	uint32_t fault_line;     /* where the quote opened */
};

struct csv;

/* Borrows the text. The delimiter is one character: "," ";" TAB or "，". */
struct csv *csv_open_text(struct str text, const char *delimiter);
void csv_close_text(struct csv *c);

/* The next record that is not a blank line; false at the end. */
bool csv_next(struct csv *c, struct csv_record *record);

/* Bytes of the text that no later record will look at. */
size_t csv_taken(const struct csv *c);

#endif
