/* values.h -- one cell of text becomes one typed value, or is refused.
 *
 * Every line of "what is seen in a cell" has one place here: numbers and units
 * (number.c), dates (date.c), yes/no and labels (label.c), codes with check
 * characters and personal numbers (ident.c), texts and what is common to all
 * (values.c). Nothing is guessed: a cell with two readings is refused with both.
 * No allocation on the straight way. Only ingest/ includes this. */
#ifndef INGEST_VALUES_H
#define INGEST_VALUES_H

#include <glib.h>

#include "ingest/str.h"
#include "plan/plan.h"

enum cell_state { CELL_EMPTY, CELL_VALUE, CELL_REFUSED };

struct cell_issue {
	enum diag_code code;
	enum diag_level level;
	const char *arg[3];      /* constant, from the arena, or NULL */
};

/* What became of a cell. */
struct cell {
	enum cell_state state;
	union value v;           /* text types: s is not set, text is */
	struct str text;         /* text types; may lie in scratch until the next cell */
	struct cell_issue issue[4];
	int n_issues;            /* the refusal, or what is reported although the value is kept */
};

/* What a column of one file brings with it. */
struct column {
	const struct plan_field *field;   /* NULL: not read */
	int unit;                /* power of ten of the header's unit: 4 for 万元; 0 without */
	bool percent;            /* the header says % */
	bool ticks;              /* the column holds only √ and blanks: a blank means no */
	bool plain_seen, percent_seen;    /* numbers with and without % */
};

struct label_index;

/* Everything cells are read with; one per season. */
struct values {
	const struct plan *plan;
	struct arena *arena;              /* for arguments of diagnostics */
	GString *fold, *key, *work;       /* scratch */
	struct label_index **labels;      /* one per code list */
};

struct values *values_new(const struct plan *plan, struct arena *arena);
void values_free(struct values *v);

/* Reads a cell of any type but those of kind community and township, which need
 * the roster: straight (plain.c) when it is written as the plan writes it, or else
 * in any way people write it. */
void values_read(struct values *v, struct column *column, struct str raw, struct cell *cell);
bool values_read_plain(struct values *v, struct column *column, struct str raw, struct cell *cell);
void values_read_any(struct values *v, struct column *column, struct str raw, struct cell *cell);

/* Whether a cell says that it holds nothing: "-", "/", "无", "暂无", "N/A" … */
bool values_says_empty(struct str s);

/* Whether it stands for the cell above: "同上", "〃". */
bool values_says_ditto(struct str s);

/* What no type takes: errors and formulas of a spreadsheet, scientific notation.
 * True when the trimmed, filled cell is refused. */
bool values_refuse_broken(struct str s, struct cell *c);

/* What the bytes of a text give reason to look at: FOLD blanks, invisible and
 * full-width forms; ODD question marks, controls, private use; WIDE is for its own use. */
enum { VALUES_FOLD = 1, VALUES_ODD = 2, VALUES_WIDE = 4 };
unsigned values_suspicion(struct str s);

/* A value without the marks of footnotes around it and the stop behind it (marks.c); quickly,
 * whether there are none; what was left out is said. */
struct str marks_bare(struct str s, bool number);
bool marks_none(struct str s);
void marks_say(struct values *v, struct str s, struct str bare, struct cell *c);

/* An id or a reference to one: signs beside it are no part of it. */
bool values_is_id(const struct plan_field *f);

/* A text in which people write numbers of persons, beside a name as well as in a story. */
bool values_masks(const struct plan_field *f);

/* ---- the parts ------------------------------------------------------------ */

void cell_value(struct cell *c, int64_t i);
void cell_refuse(struct cell *c, enum diag_code code, const char *arg0, const char *arg1);
void cell_remark(struct cell *c, enum diag_code code, const char *arg0, const char *arg1);

void number_read(struct values *v, struct column *column, struct str s, struct cell *c);
/* Power of ten of a unit such as 万元, 千, 元; -1 when it is none we know. */
int number_unit_power(struct str unit);
/* Whether a field can be counted in such a unit: no hours in 天, no persons in 元. */
bool number_unit_fits(const struct plan_field *field, struct str unit);

/* The month that three English letters name, 0 for none. */
int date_month_named(const char *p);
void date_read(struct values *v, const struct plan_field *field, struct str s, struct cell *c);

struct label_index *label_index_new(const struct plan_codelist *list);
void label_index_free(struct label_index *index);
/* The code spelled exactly so in the plan, -1 when there is none. */
int label_exact(const struct values *v, const struct plan_field *field, struct str s);
void label_read(struct values *v, const struct plan_field *field, struct str s, struct cell *c);
void label_read_multi(struct values *v, const struct plan_field *field, struct str s, struct cell *c);
void label_read_bool(struct values *v, const struct plan_field *field, struct str s, struct cell *c);
/* What is marked among boxes ("■是 □否", "☑志愿服务 ☐环境卫生"), joined by ";"; false when s has no boxes. */
bool boxes_marked(struct str s, GString *out);
/* The three nearest of n names to a wrong one, "“a”、“b”、“c”"; "" when none is near. */
const char *label_nearest(struct arena *arena, struct str wrong, const char *const *names, size_t n);

/* A unified social credit code: text as it is kept. Structure E, check characters W. */
void ident_read_uscc(struct values *v, struct str s, struct cell *c);
void ident_read_phone(struct values *v, struct str s, struct cell *c);
bool ident_uscc_check(const char *code);        /* 18 characters of the alphabet */
bool ident_uscc_inner_check(const char *code);
bool ident_is_id_number(const char *p);         /* 18 characters */
/* Masks identity numbers and mobile phones in free text; gives s when there are none. */
struct str ident_mask(struct values *v, struct str s, struct cell *c);

#endif
