/* diag.h -- everything the tool has to say about its input, with its place.
 *
 * A fault in the input is data: a stage calls diag_add() and goes on, so that
 * one run reports every fault. A diagnostic is a fixed-size record of borrowed
 * strings; its sentence is put together only when it is printed, so a file in
 * which every row fails is not much slower than a clean one.
 *
 * The codes are rows of base/codes.h. {0} {1} {2} in a sentence stand for the
 * arguments, {v} for the value. The value is masked by whoever adds the
 * diagnostic (the plan knows which fields are personal), before it gets here.
 *
 * A list belongs to one thread; a thread has its own, and diags_take() adds it to
 * the others' once the thread has ended. */
#ifndef BASE_DIAG_H
#define BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/codes.h"

/* Severity, as domain.md 2.1 grades checks; the order is the order of badness. */
enum diag_level {
	DIAG_NOTE,     /* I: worth a look */
	DIAG_WARNING,  /* W: kept and reported */
	DIAG_ERROR,    /* E: the row is refused */
	DIAG_REFUSED,  /* F: the file is refused */
	DIAG_TEMPLATE, /* the plan, a template or the style is wrong: status 3 */
	DIAG_INPUT,    /* no input readable: status 4 */
	DIAG_REPORT,   /* a report failed: status 5 */
	DIAG_SYSTEM    /* disk, memory, permissions: status 6 */
};

enum diag_code {
#define X(id, level, zh, en, fix_zh, fix_en) DIAG_##id,
	DIAG_CODES(X)
#undef X
	DIAG_CODE_COUNT
};

enum diag_lang { DIAG_ZH, DIAG_EN };
enum diag_format { DIAG_TEXT, DIAG_JSON };

/* Where something stands. Zero or NULL where it does not apply. */
struct loc {
	const char *file;      /* as the user would name it, relative to where he stands */
	uint32_t line;         /* physical line, 1 = first, as Excel numbers rows */
	uint32_t column;       /* 1 = A */
	const char *township;  /* code of the township whose data it is */
};

struct diag {
	enum diag_code code;
	enum diag_level level;   /* the code's own, unless the plan grades it otherwise */
	struct loc at;
	const char *table;       /* label of the table, or NULL */
	const char *field;       /* label of the column, or NULL */
	const char *value;       /* as seen, masked, or NULL */
	const char *arg[3];
	uint32_t record;         /* row as a spreadsheet shows it (line counts breaks inside cells, too); XML: row of the table; 0 = none */
};

struct diags;

struct diags *diags_new(void);
void diags_free(struct diags *d);

/* Moves what `from` holds, strings and all, behind what `d` holds; `from` is empty then. */
void diags_take(struct diags *d, struct diags *from);

/* All that d holds so far is about this township's data. */
void diags_address(struct diags *d, const char *township);

/* What a Chinese label is called in English, that of a table's field with the table, of anything
 * else with NULL: English sentences name a field by both, and an argument that is such a label by
 * its English name. Strings are borrowed. */
void diags_name(struct diags *d, const char *table, const char *label, const char *english);

/* An argument in words of either language. */
const char *diags_both(struct diags *d, const char *zh, const char *en);
#define DIAG_BOTH(zh, en) zh "\x1f" en

/* Adds a copy of *g; strings are borrowed and must outlive d, or come from
 * diags_printf(). diag_say() is the short form for faults without a table:
 * level from the code, up to three arguments (NULL where unused). */
void diag_add(struct diags *d, const struct diag *g);
void diag_say(struct diags *d, enum diag_code code, struct loc at,
	const char *arg0, const char *arg1, const char *arg2);
const char *diags_printf(struct diags *d, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

size_t diags_count(const struct diags *d);
size_t diags_count_level(const struct diags *d, enum diag_level at_least);
const struct diag *diags_at(const struct diags *d, size_t i);

/* Orders by township, file, line, column, code: the order of every list. */
void diags_sort(struct diags *d);

/* The exit status that the worst diagnostic asks for: 0, 1, 3, 4, 5 or 6.
 * Notes alone give 0; with strict, warnings count as errors do (1 either way). */
int diags_status(const struct diags *d);

const char *diag_code_name(enum diag_code code);              /* "bad-date" */
enum diag_level diag_code_level(enum diag_code code);
const char *diag_level_name(enum diag_level level, enum diag_lang lang);

/* The sentence (reason) and what to do about it (remedy), with the arguments
 * put in. The caller frees both with g_free(). d: whose names English uses. */
char *diag_reason(const struct diags *d, const struct diag *g, enum diag_lang lang);
char *diag_remedy(const struct diags *d, const struct diag *g, enum diag_lang lang);

/* Prints from the i-th on: `file:line:column: level: text [code]`, or one JSON
 * object a line. At most `limit` problems of the data (0 = all); what is left out
 * is counted in a line of its own. Faults that stopped something come last. */
struct diag_style {
	enum diag_lang lang;
	enum diag_format format;
	bool colour;
	size_t limit;
};
void diags_print(const struct diags *d, size_t from, FILE *out, const struct diag_style *style);

#endif
