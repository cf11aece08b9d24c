/* bytes.h -- a file's bytes become UTF-8 text, or are refused with the reason.
 *
 *   wrong kind of file? ─▶ BOM ─▶ strict UTF-8 ─▶ strict GB18030 (2022) ─▶ refused, with line and bytes
 *
 * The whole file is one encoding: parts joined by hand are refused. Only ingest/
 * includes this. */
#ifndef INGEST_BYTES_H
#define INGEST_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct text {
	char *bytes;           /* UTF-8 without BOM, n bytes and a NUL; g_free() */
	char *start;           /* the first byte behind a BOM, inside bytes */
	size_t n;              /* from start [bytes] */
	const char *encoding;  /* "UTF-8", "UTF-8 BOM", "GB18030", "UTF-16LE" … */
};

/* Takes raw (from g_malloc, n bytes and a NUL) over. `forced` is a name iconv
 * knows, or NULL. False with a diagnostic at at.file when the bytes are no text. */
bool bytes_decode(char *raw, size_t n, const char *forced, struct loc at, struct diags *diags,
	struct text *out);

/* Physical line of a byte, 1 = first; CR, LF and CRLF all end a line. */
uint32_t bytes_line(const char *p, size_t offset);

/* Offset of the first byte that is not strict UTF-8 (no overlong forms, no
 * surrogates), n when all is. */
size_t bytes_bad_utf8(const char *p, size_t n);

/* What a file that is no text table is ("Excel 工作簿（xlsx）" …), or NULL. */
const char *bytes_wrong_kind(const char *p, size_t n);

/* Refuses a workbook or an archive that is known by its name. */
void bytes_refuse_book(bool archive, struct loc at, struct diags *diags);

#endif
