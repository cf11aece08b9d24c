/* shape.h -- which row of a sheet is the header, and of which table.
 *
 *   XX街道社区社会组织台账                    title rows
 *   填报单位：XX街道      单位：万元
 *   基本情况,,       收入                     a header of one row, or of up to three with merged cells
 *   序号,组织编号,组织名称,2023年收入
 *
 * Tables are known by their headers, in any order of columns; labels, aliases and
 * English names count, with or without a unit in brackets. Only ingest/ includes
 * this. */
#ifndef INGEST_SHAPE_H
#define INGEST_SHAPE_H

#include "ingest/csv.h"
#include "ingest/reader.h"

/* What a header cell is. */
enum head_kind { HEAD_FIELD, HEAD_SERIAL, HEAD_BLANK, HEAD_UNKNOWN, HEAD_UNIT, HEAD_AGAIN, HEAD_TOWN };  /* AGAIN: another column says the same; TOWN: whose row it is */

struct head {
	enum head_kind kind;
	struct column column;     /* FIELD, AGAIN */
	bool adds_up;             /* FIELD: a number */
	bool by_name;             /* FIELD: names of what is meant stand below it */
	bool unit_said;           /* FIELD: the header names the unit */
	size_t names;             /* FIELD: the column of names beside that of ids, 1 = the first; 0 = none */
	const char *text;         /* as written, from the arena */
};

struct header {
	const struct plan_table *table;
	struct head *heads;       /* one per cell, from the arena */
	size_t n;
	size_t matched;           /* cells that are fields of the table */
	size_t n_rows;            /* of the sheet, 1 to SHAPE_HEADER_ROWS */
};

struct shape_index *shape_index_new(const struct plan *plan);
void shape_index_free(struct shape_index *index);

/* The table that one row of cells (or more, below each other) is the header of,
 * among those of the scope (role NULL) or of that role alone. False when it is
 * none: at least two cells must be fields of one table, and either half of all cells or
 * every field that it requires. */
#define SHAPE_HEADER_ROWS 3
bool shape_header(const struct shape_index *index, struct arena *arena, const struct csv_record *rows, size_t n_rows,
	int scope, const char *role, struct header *out);
/* Columns without a word, and words that are no field: the fewer, the better a header. */
size_t shape_odd(const struct header *h);
/* Whether both say the same of every column, in whatever words. */
bool shape_same(const struct header *a, const struct header *b);
/* What a row directly below the header is when it belongs to the form: "单位", "栏次",
 * "填写要求", "示例" (form.c); NULL when it may be data. */
#define SHAPE_UNITS "单位"
const char *shape_form_row(const struct csv_record *row);
/* Whether it is the header of what a survey platform exports: an answer sheet a row. */
bool shape_is_answers(const struct csv_record *row);

/* The field of a table that a cell would be the header of, or NULL. */
const struct plan_field *shape_field(const struct shape_index *index, const struct plan_table *table, struct str cell);

/* Whether a cell is the header of any field of any table. */
bool shape_knows(const struct shape_index *index, struct str cell);

/* The fields of a table that must be there and are not: "“a”、“b”"; NULL when none is missing. */
const char *shape_missing(const struct header *h, struct arena *arena);
/* The second column of a field that two columns give, or h->n. */
size_t shape_twice(const struct header *h);

/* Marks the yes/no columns that hold only ticks and blanks: there a blank means no.
 * The first `skip` records are title and header (ticks.c). */
void ticks_find(struct header *h, struct str text, const char *delimiter, size_t skip);

/* Power of ten of a unit said in a title row ("单位：万元"); -1 when none is. */
int shape_title_unit(struct str cell);

/* Whether its first cell says that the row is an example, or (second) the one behind that says
 * nothing else. */
bool shape_is_example(const struct csv_record *row, bool second);
bool shape_is_blank(const struct csv_record *row);
/* A quick look: false for rows that are certainly no total, note or single cell. */
bool shape_may_be_aside(const struct csv_record *row);
bool shape_is_total(const struct csv_record *row, const char **word);  /* word: 小计, 合计, … */
bool shape_is_footer(const struct csv_record *row, size_t n);  /* n: columns with a header */
/* Whether another delimiter keeps more than half of n cells together in this one. */
bool shape_is_joined(struct str cell, const char *delimiter, size_t n);
/* Whether cells behind the n-th hold something. */
bool shape_is_too_long(const struct csv_record *row, size_t n);
/* Cells that hold something; *only is the index of the last of them. */
size_t shape_filled(const struct csv_record *row, size_t *only);

#endif
