/* sheet.h -- one table of one submission, cell by cell, as the township writes it.
 *
 * A form is a table's columns (English name, Chinese header); a style is how a
 * township writes: encoding, dates, keys, codes or labels, title rows. Values
 * are styled when they are put; write.c turns a sheet into bytes. */
#ifndef SEASON_SHEET_H
#define SEASON_SHEET_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

enum form_id {
	F_SUBMISSION, F_COMMUNITIES, F_ORGANIZATIONS, F_PARTY, F_INCUBATORS, F_ACTIVITIES, F_TRAININGS,
	F_TALENTS, F_FUNDS, F_PURCHASES, F_BRANDS, F_PUBLICITY, F_DUTIES, F_PROBLEMS, F_CASES,
	F_EXPERIENCES, F_SATISFACTION, N_TOWNSHIP_FORMS,
	F_FINDINGS = N_TOWNSHIP_FORMS, F_ASSESSOR, F_TOWNSHIPS, F_ROSTER, F_TARGETS, F_CATALOG,
	F_PROVIDERS, F_MECHANISM, F_EXPERTS, F_INSPECTORS, F_CALENDAR, F_TEXTS, N_FORMS
};

struct column { const char *name, *label; };

struct form {
	const char *id, *row;      /* XML names of the table and of a row */
	const char *label;         /* Chinese name, in title rows and file names */
	const struct column *columns;
};
extern const struct form forms[N_FORMS];

/* Code lists of the plan; values are the numbers of the codes. */
enum list_id {
	L_TT, L_CK, L_UR, L_RS, L_OC, L_ON, L_SF, L_RK, L_PF, L_GB, L_AR, L_IL, L_IK, L_HF, L_SM, L_IF,
	L_AS, L_WS, L_TC, L_FS, L_FU, L_PM, L_PS, L_BT, L_BL, L_ML, L_PJ, L_VI, L_VD, L_PK, L_TK, L_TM,
	L_HK, L_PFM, L_CH, L_DK, L_FB, L_RR, L_ET, L_RC, L_SV, L_OB, L_SG, L_EK, L_MK, L_TW, N_LISTS
};

struct code { int value; const char *code, *label; };
const struct code *code_find(enum list_id list, int value);   /* never NULL: asserts */

struct style {
	const char *says;          /* what the township is like, for the reader of this code */
	enum { UTF8, UTF8_BOM, GB } encoding;
	enum { ISO, SLASH, DOTS, HAN } dates;
	enum { BARE, PREFIXED, DASHED, NAMED } keys;
	bool xml, crlf, codes, english, serial, titles, totals, tabs, wan;
	bool chinese_names;        /* files are named after the forms */
	const char *wrong_total;   /* the column whose total row is 10 too high */
};

struct sheet {
	const struct form *form;
	const struct style *style;
	GString *bytes;            /* cells, each ended by NUL */
	GArray *at;                /* of uint32_t: offset per cell, row after row */
	unsigned n_columns;
};

struct sheet *sheet_new(enum form_id form, const struct style *style);
void sheet_free(struct sheet *s);
unsigned sheet_rows(const struct sheet *s);
const char *sheet_cell(const struct sheet *s, unsigned row, unsigned column);
int sheet_column(const struct sheet *s, const char *name);    /* -1: none */
void sheet_set(struct sheet *s, unsigned row, const char *column, const char *value);

/* Each put appends the next cell of the current row; row_end asserts that the row is full. */
void put(struct sheet *s, const char *text);
void put_format(struct sheet *s, const char *format, ...) __attribute__((format(printf, 2, 3)));
void put_blank(struct sheet *s);
void put_int(struct sheet *s, int64_t n);
void put_tenths(struct sheet *s, int tenths);                 /* 25 is 2.5 */
void put_money(struct sheet *s, int64_t fen);                 /* in the style's unit */
void put_day(struct sheet *s, int day);                       /* 0 is blank */
void put_bool(struct sheet *s, bool yes);
void put_code(struct sheet *s, enum list_id list, int value); /* -1 is blank */
void put_multi(struct sheet *s, enum list_id list, const char *values);  /* "1 2 3" */
void put_key(struct sheet *s, const char *code12, const char *name);
void row_end(struct sheet *s);
void row_keep(struct sheet *s, bool keep);                    /* row_end, or the row is taken back */

#endif
