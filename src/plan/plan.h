/* plan.h -- the plan (templates/plan.xml) and the season (input/season.xml) as
 * C sees them: resolved, checked, read-only. docs/plan.md is the language.
 *
 * Everything lives in the arena given to plan_load() and borrows from it. All
 * cross-references are pointers or indices; a loaded plan has no dangling name.
 * Every stage may include this header. */
#ifndef PLAN_PLAN_H
#define PLAN_PLAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/rat.h"

/* ---- values ------------------------------------------------------------- */

#define PLAN_TYPES(X) /* X(enumerator, name in the XML) */ \
	X(TEXT, "text") X(CODE, "code") X(MULTI, "multi") X(REFS, "refs") X(INT, "int") \
	X(MONEY, "money") X(DEC, "dec") X(DATE, "date") X(MONTH, "month") X(BOOL, "bool") X(URL, "url")
enum plan_type {
#define X(id, name) PLAN_##id,
	PLAN_TYPES(X)
#undef X
};

/* One cell. Which member holds is given by the field's type:
 *   text, url  s            NULL = empty
 *   refs       s            ids joined by ";", NULL = empty
 *   code       i = index in the code list
 *   multi      i = bit mask of indices (bits 0..55) | index of the first << 56
 *   int        i            money: i [fen]      dec: i scaled by 10^scale
 *   date       i = days since 1970-01-01        month: the first of the month
 *   bool       i = 0 or 1
 * PLAN_EMPTY marks an empty cell of every numeric type. */
union value {
	int64_t i;
	const char *s;
};
#define PLAN_EMPTY INT64_MIN

static inline bool plan_type_is_text(enum plan_type type)  /* held in s */
{
	return type == PLAN_TEXT || type == PLAN_REFS || type == PLAN_URL;
}

static inline bool plan_type_is_number(enum plan_type type)
{
	return type == PLAN_INT || type == PLAN_MONEY || type == PLAN_DEC;
}

static inline bool plan_type_is_day(enum plan_type type)   /* a month is held as its first day */
{
	return type == PLAN_DATE || type == PLAN_MONTH;
}

/* Days since 1970-01-01, proleptic Gregorian. plan_date() gives PLAN_EMPTY for
 * a day that does not exist. plan_date_text(): "2023-08-01" (ISO) or
 * "2023年8月1日"; buf holds at least 32 bytes. */
int64_t plan_date(int year, int month, int day);
int64_t plan_date_parse(const char *iso);                /* PLAN_EMPTY unless "2023-08-01" */
void plan_date_split(int64_t days, int *year, int *month, int *day);
int64_t plan_date_add_months(int64_t days, int months);  /* the day is clipped to the month */
char *plan_date_iso(int64_t days, char *buf);
char *plan_date_text(int64_t days, char *buf);

/* ---- tables ------------------------------------------------------------- */

enum plan_pd { PLAN_PD_NONE, PLAN_PD_NAME, PLAN_PD_PHONE, PLAN_PD_ID, PLAN_PD_SENSITIVE };
enum plan_req { PLAN_OPTIONAL, PLAN_REQUIRED, PLAN_CONDITIONAL };
enum plan_scope { PLAN_SCOPE_TOWNSHIP, PLAN_SCOPE_DISTRICT, PLAN_SCOPE_INSPECTION };
enum plan_unique { PLAN_UNIQUE_NO, PLAN_UNIQUE_TOWNSHIP, PLAN_UNIQUE_TABLE, PLAN_UNIQUE_COMMUNITY };
enum plan_kind { PLAN_KIND_NONE, PLAN_KIND_USCC, PLAN_KIND_PHONE, PLAN_KIND_COMMUNITY, PLAN_KIND_TOWNSHIP };

struct plan_code {
	const char *value;           /* as in the plan: "01", "U" */
	const char *label;
	const char *const *aliases;  /* NULL-terminated */
	struct loc at;
};

struct plan_codelist {
	const char *id, *label;
	const struct plan_code *codes;
	size_t n_codes;              /* at most 56 */
};

struct plan_expr;                /* opaque outside plan/; see "expressions" */
struct plan_table;
struct season;

struct plan_field {
	const char *name;            /* English, as in XML submissions */
	const char *label;           /* Chinese header, without its unit */
	const char *header;          /* Chinese header as written in forms, with its unit */
	const char *const *aliases;  /* NULL-terminated */
	const char *const *names;    /* headers under which the name of the row or place meant stands; likewise */
	const char *role;            /* or NULL */
	enum plan_type type;
	enum plan_req req;
	enum plan_pd pd;
	enum plan_kind kind;
	enum plan_unique unique;
	int size;                    /* text: longest [characters], 0 = no limit */
	int scale;                   /* dec: digits behind the point */
	const struct plan_codelist *codes;
	const char *pattern;         /* extended regular expression over the whole value, or NULL */
	const char *form;            /* what it says, in both languages (DIAG_BOTH); NULL without */
	const char *min, *max;       /* as written: number, date or season date; NULL = none */
	enum diag_level bounds_level;
	const struct plan_table *ref_table;  /* the value must stand in ref_table's ref_field */
	int ref_field;
	enum diag_level ref_level;
	bool carry, free_text;
	const char *const *yes, *const *no;  /* bool: further words, folded; NULL-terminated */
	int column;                  /* index in a row's values */
	const struct plan_table *table;
	struct loc at;
};

struct plan_where {
	const struct plan_expr *test;
	const char *says;            /* the clause in words, for explain */
	struct loc at;
};

/* A row check of the plan: where `when` (NULL = always) holds, `test` must. */
struct plan_check {
	const char *id;
	enum diag_level level;
	const char *message;         /* Chinese, what is wrong */
	const char *message_en;      /* or NULL */
	const char *remedy;          /* or NULL */
	const struct plan_expr *when, *test;
	const int *fields;           /* columns it speaks of; the first is the one reported */
	size_t n_fields;
	struct loc at;
};

enum plan_op { PLAN_COUNT, PLAN_SUM, PLAN_DISTINCT, PLAN_MIN, PLAN_MAX };

/* A computed column: a lookup (from the row that `key` refers to) or a derive
 * (from the rows that refer to this one). */
struct plan_column {
	const char *name, *label;
	bool is_lookup;
	int key;                     /* column of this table */
	const struct plan_table *from;
	int match;                   /* column of `from` equal to key */
	int take;                    /* lookup: column of `from` */
	enum plan_op op;             /* derive */
	const struct plan_expr *value;   /* derive: sum, distinct, min, max; over rows of `from` */
	const struct plan_where *wheres; /* derive */
	size_t n_wheres;
	enum plan_type type;         /* of the column; codes and scale as for a field */
	const struct plan_codelist *codes;
	int scale;
	enum plan_pd pd;             /* a lookup has that of the field it takes */
	int column;
	struct loc at;
};

struct plan_table {
	const char *id;              /* "organizations": element of XML submissions */
	const char *code;            /* "T02" */
	const char *row;             /* element of one row */
	const char *label;
	const char *role;            /* or NULL */
	enum plan_scope scope;
	bool required;               /* a township must send it */
	int index;                   /* in plan->tables */
	const struct plan_field *fields;
	size_t n_fields;             /* columns 0 .. n_fields-1 */
	const struct plan_column *computed;
	size_t n_computed;           /* columns n_fields .. n_columns-1, in order of computing */
	size_t n_columns;
	int place_column;            /* column that gives a row's place, or -1 */
	const struct plan_check *checks;
	size_t n_checks;
	struct loc at;
};

/* ---- expressions -------------------------------------------------------- */

#define PLAN_OPS(X) \
	X(NUMBER) X(STRING) X(NAME) X(CODE_LITERAL) X(SEASON_DATE) X(T) X(DISTRICT) \
	X(OR) X(AND) X(NOT) X(EQ) X(NE) X(LT) X(LE) X(GT) X(GE) X(IN) \
	X(ADD) X(SUB) X(MUL) X(DIV) X(NEG) X(ADD_MONTHS) \
	X(EMPTY) X(HAS) X(FIRST) X(COUNT_CODES) X(YEAR) X(MONTH_OF) X(QUARTER_OF) X(LENGTH) X(DIGITS) X(CODE_PART) \
	X(MATCHES) X(PLACE_IS) \
	X(CELL) X(CELLS) X(AGG) X(RANK) X(PARENT) X(MIN2) X(MAX2) X(CEIL) X(FLOOR) X(ABS) X(IF) \
	X(NA) X(DEFAULT) X(MONTHS) X(TARGET) X(SENT)
enum plan_opcode {
#define X(id) PLAN_X_##id,
	PLAN_OPS(X)
#undef X
};

enum plan_agg { PLAN_AGG_SUM, PLAN_AGG_MEAN, PLAN_AGG_MEDIAN, PLAN_AGG_Q1, PLAN_AGG_Q3,
	PLAN_AGG_MIN, PLAN_AGG_MAX, PLAN_AGG_COUNT };
enum plan_level { PLAN_DISTRICT, PLAN_TOWNSHIP, PLAN_COMMUNITY };

/* sent(late): working days between the deadline and the day of the submission;
 * sent(read), sent(refused): rows of the submission. */
enum plan_sent { PLAN_SENT_LATE, PLAN_SENT_READ, PLAN_SENT_REFUSED };

/* What an expression gives. Codes compare by index, dates by days. */
enum plan_result { PLAN_R_NUMBER, PLAN_R_BOOL, PLAN_R_DATE, PLAN_R_TEXT, PLAN_R_CODE, PLAN_R_MULTI };

/* args: of the function or operator, in order. HAS: field, CODE_LITERAL. MATCHES,
 * AGG, RANK, PARENT: one. IN: the value, then the literals. ADD_MONTHS: a date and
 * a number of months (days and years are ADD on a date, or 12 months each). ADD and
 * SUB of a date and a number give a date, SUB of two dates gives days. Money is
 * written in yuan in the plan: the loader turns literals beside it into fen. */
struct plan_expr {
	enum plan_opcode op;
	enum plan_result result;
	const struct plan_codelist *codes;  /* result CODE or MULTI */
	struct rat number;                  /* NUMBER (dates too: days/1) */
	const char *text;                   /* STRING; MATCHES: the words, '|' between; SEASON_DATE: "cutoff", "impl.from" */
	int index;      /* NAME in a row: column; in a place: figure. CODE_LITERAL: code index.
	                 * CELL, CELLS: figure. TARGET: target. PLACE_IS, AGG, RANK, PARENT: enum plan_level.
	                 * SENT: enum plan_sent. */
	const int *cells;                   /* CELL, CELLS: code indices, when the measure's cells are codes */
	const char *const *keys;            /* CELL, CELLS: the same n_cells as written: "01", "2023", "2023Q1" */
	size_t n_cells;
	enum plan_agg agg;
	bool money;                         /* a NUMBER in fen; number literals beside it are fen already */
	const struct plan_expr *const *args;
	size_t n_args;
};

/* ---- evaluating row expressions (eval.c) --------------------------------- */

/* The row that names are looked up in, and the season around it. */
struct plan_row_view {
	const struct plan_table *table;
	const union value *v;        /* table->n_columns values */
	const union value *computed; /* columns n_fields and up; NULL: they stand in v */
	uint64_t dubious;            /* bit per column (column & 63): something stood there that could not be used */
	const struct season *season; /* NULL: season dates are not known */
	int phase;                   /* whose cutoff and deadline; -1 = none */
	int64_t t;                   /* series: date of the cell; otherwise PLAN_EMPTY */
	enum plan_level level;       /* of the row's place, for place_is() */
};

/* What a row expression gives at a row. Money counts in fen, a date in days. */
struct plan_row_value {
	bool known;                  /* false: an empty or dubious cell decides it */
	enum plan_result result;
	struct rat n;                /* NUMBER, DATE; BOOL 0 or 1; CODE its index; MULTI the bits of union value */
	const char *s;               /* TEXT */
};

/* Three-valued: an expression over an empty or dubious cell is not known, but
 * `false and x` is false and `true or x` is true whatever x is. empty() is always
 * known: true when the sender left the cell blank, false when it holds a value,
 * even one that was refused. Never fails on a checked expression. */
struct plan_row_value plan_eval_row(const struct plan_expr *expr, const struct plan_row_view *row);

/* A condition: 1 holds, 0 does not, -1 not known. */
int plan_test_row(const struct plan_expr *expr, const struct plan_row_view *row);

/* ---- measures, figures, targets, indicators ------------------------------ */

/* A named set of wheres over one table; a measure has its filter's and its own. */
enum plan_by { PLAN_BY_NONE, PLAN_BY_CODE, PLAN_BY_MULTI, PLAN_BY_MONTH, PLAN_BY_QUARTER, PLAN_BY_YEAR, PLAN_BY_TEXT };

struct plan_measure {
	const char *id, *label, *unit;
	const struct plan_table *table;
	enum plan_op op;
	const struct plan_expr *value;       /* NULL for count */
	const struct plan_where *wheres;     /* filter's first, then its own */
	size_t n_wheres;
	const char *family;                  /* check item of the findings: a row that failed it does not count here, or NULL */
	enum plan_by by;                     /* cells, or BY_NONE; a series: BY_MONTH, BY_QUARTER, BY_YEAR */
	const struct plan_expr *by_expr;     /* BY_CODE: a code; BY_MULTI: a multi; BY_MONTH, BY_QUARTER: the date;
	                                      * BY_YEAR: the number of the year; BY_TEXT: a text; NULL for a series */
	const struct plan_codelist *codes;   /* BY_CODE, BY_MULTI: cells in list order */
	bool is_series;                      /* a cell per period end, wheres see t */
	const char *from, *to;               /* season date or ISO; months, quarters, years */
	int index;                           /* in plan->measures */
	int figure;                          /* the figure of the same id */
	struct loc at;
};

struct plan_target {
	const char *id, *label, *unit;
	struct rat value;
	struct rat most;                     /* upper end of a band ("15—20"), N/A = none; more is not worse */
	int figure;                          /* tested */
	enum plan_level level;               /* of the formal test */
	struct loc at;
};

struct plan_figure {
	const char *id, *label, *unit;
	int decimals;
	bool percent;                        /* printed times 100, with % */
	bool is_date;                        /* a date, printed as such */
	bool is_money;                       /* value in fen; printed in yuan or 万元 by unit */
	const struct plan_measure *measure;  /* NULL for an expression */
	const struct plan_expr *expr;
	const char *formula;                 /* the expression as written, or NULL */
	int target;                          /* in plan->targets, -1 = none */
	int trend;                           /* figure to compare with, -1 = none */
	const char *whole;                   /* shares of one whole have this word in common: printed ones make 100.0 %; or NULL */
	const char *na;                      /* why it may not apply, in words, or NULL */
	const char *definition;              /* in words, or NULL */
	unsigned levels;                     /* bit 1 << enum plan_level: carried in facts */
	struct loc at;
};

#define PLAN_RULES(X) \
	X(RATIO, "ratio") X(THRESH, "thresh") X(STEP, "step") X(CHECK, "check") \
	X(EVID, "evid") X(DEADLINE, "deadline") X(DEDUCT, "deduct")
enum plan_rule {
#define X(id, name) PLAN_RULE_##id,
	PLAN_RULES(X)
#undef X
};

struct plan_step { struct rat at; bool above; int percent; };       /* highest first */
struct plan_item { const char *label; const struct plan_expr *test; const struct plan_expr *evidence; };
struct plan_event { const char *label; const struct plan_expr *times; int points; /* hundredths each */ };

struct plan_indicator {
	const char *id, *label, *unit;
	int group;                           /* in plan->groups, second level */
	int weight;                          /* hundredths of a point */
	enum plan_rule rule;
	const struct plan_expr *value;       /* ratio, thresh, step, deadline; evid: 1 = yes */
	const char *formula;                 /* value as written */
	int figure;                          /* value is just this figure, or -1: gives decimals and unit */
	const struct plan_expr *target;      /* ratio, thresh: a place expression */
	const struct plan_step *steps;     size_t n_steps;
	const char *below;                   /* step: what a value that reaches no step means, in words, or NULL */
	const struct plan_item *items;     size_t n_items;
	const struct plan_event *events;   size_t n_events;
	const struct plan_expr *evidence;    /* evid */
	int64_t d1, d2;                      /* deadline [days] */
	const struct plan_expr *na_when;     /* NULL = always applies */
	const char *na;                      /* why, in words */
	const char *family;                  /* of verification, or NULL */
	const struct plan_code *stratum;     /* kind of community whose rows alone it counts, NULL = of all */
	int weighed;                         /* figure within value that the family's quality multiplies, -1 = value itself */
	const char *assessor_item;           /* item of assessor.csv it waits for, or NULL */
	const char *definition;              /* {T1} stands for the value of a target */
	const struct plan_table *const *sources; size_t n_sources;
	int index;
	struct loc at;
};

struct plan_group { const char *id, *label; int weight; int parent; /* -1 = first level */ struct loc at; };

struct plan_grade { const char *label; int from; /* hundredths, inclusive; highest first */ };

/* ---- what documents print, cross-checks, sampling ------------------------ */

struct plan_listing {
	const char *id, *label;
	const struct plan_table *table;
	enum plan_level level;
	const int *columns;  size_t n_columns;
	const int *sort;     size_t n_sort;      /* ascending; ~column for descending */
	const struct plan_where *wheres; size_t n_wheres;
	int limit;                               /* 0 = all */
	const char *phase;                       /* id of the phase whose documents print it, NULL = all */
	int spread;                              /* column: first one row of each value, then the second …; -1 = none */
	struct loc at;
};

/* Rows that the next season knows again: facts.xml lists them, whether the stock counts them or not. */
struct plan_key { const int *fields; size_t n; };
struct plan_register {
	const struct plan_table *table;
	const struct plan_measure *stock;        /* of the table: what stands at the season's end */
	const int *fields;   size_t n_fields;    /* fields listed besides the id, none of them personal */
	const struct plan_key *keys; size_t n_keys;  /* what a row is known by, the surest first; of the id and the fields */
	int limit;                               /* rows that a township's list prints, 0 = all */
	struct loc at;
};

enum plan_cross_kind { PLAN_CROSS_ROWS, PLAN_CROSS_SAME, PLAN_CROSS_EQUAL, PLAN_CROSS_ORDERED,
	PLAN_CROSS_SIMILAR, PLAN_CROSS_OPENING, PLAN_CROSS_KEEPS,
	PLAN_CROSS_GONE, PLAN_CROSS_CHANGED, PLAN_CROSS_UNLISTED };  /* the last three: with a register */
struct plan_cross {
	const char *id, *label, *message;
	const char *message_en, *remedy;         /* or NULL */
	const char *says, *says_en;              /* equal, ordered: both numbers in words, "合同{left}元，资金{right}元"; or NULL */
	bool within_township;                    /* same: rows of one township only */
	enum diag_level level;
	enum plan_cross_kind kind;
	const struct plan_table *table;          /* rows, same */
	const struct plan_expr *when, *test;     /* rows; equal: `when` limits the places */
	const int *fields;   size_t n_fields;    /* rows, unlisted: shown; same: agree; changed: compared */
	const int *differ;   size_t n_differ;    /* same: must differ in one of these, or empty */
	const struct plan_expr *left, *right;    /* equal, ordered (left <= right) */
	enum plan_level plan_level;
	int figure;                              /* opening, keeps: compared with last season's */
	const struct plan_measure *series;       /* opening, unlisted: counts the same on any day */
	const struct plan_register *known;       /* gone, changed, unlisted: what last season listed */
	const int *alike;    size_t n_alike;     /* changed: compared where these did not change */
	int over;                                /* same: report only groups larger than this (default 1);
	                                          * similar: least share in common [percent] (default 50) */
	struct loc at;
};

/* What inspectors check of a drawn object, and the columns that claim it. */
struct plan_ask {
	const char *item;                        /* code of the findings' check items */
	const struct plan_expr *when;            /* of which rows; NULL = of all */
	const int *show; size_t n_show;
};

/* Sampling rules are kept as their XML attributes: stats/ reads them by name of
 * rule, never of field. See docs/plan.md. */
struct plan_sample_rule {
	const char *id, *label, *object;         /* object: code of the finding's object list */
	const struct plan_table *table;
	const struct plan_where *wheres; size_t n_wheres;
	struct rat rate;                         /* share of the frame */
	int floor, ceiling;                      /* least and most; 0 = no ceiling */
	int reserve;
	int within;                              /* rule whose drawn rows it prefers, -1 = none */
	struct rat within_share;
	int quota_of;                            /* this rule is a quota inside that one, -1 = none */
	int per;                                 /* rows for each drawn row of `within` that they refer to; 0 = not so */
	const int *sort; size_t n_sort;          /* per: which rows; ~column for descending; none = by lot */
	const int *show; size_t n_show;          /* columns claimed on the form */
	const struct plan_ask *asks; size_t n_asks;  /* rows of the findings form, at most 64; a quota has those of its rule */
	struct loc at;
};

/* What findings do to the claims of their family (docs/plan.md). */
struct plan_verification {
	int enough;                              /* findings below which no ratio is formed */
	struct rat stands, light, least;         /* quality from which claims stand, cost nothing more, count at all */
	int deduct, deduct_failed;               /* hundredths: below light, below least */
	bool stratified;                         /* quality is weighted by the rows of each kind of community */
	int pending, supplement;                 /* verdict (index in its list, -1 = none) that counts only when so many working days are over */
	const char *const *recount;              /* check items in which a community's numbers are a recount; NULL-terminated */
};

/* Computed columns of all tables, in an order in which each finds what it needs. */
struct plan_compute { const struct plan_table *table; const struct plan_column *column; };

struct plan {
	const char *path, *version, *title, *approval;
	const struct plan_codelist *codelists;   size_t n_codelists;
	const struct plan_table *tables;         size_t n_tables;
	const struct plan_compute *computes;     size_t n_computes;
	const struct plan_measure *measures;     size_t n_measures;
	const struct plan_figure *figures;       size_t n_figures;   /* measures' own included */
	const struct plan_target *targets;       size_t n_targets;
	const struct plan_group *groups;         size_t n_groups;
	const struct plan_indicator *indicators; size_t n_indicators;
	const char *scored;                      /* id of the phase that indicators stand on, NULL = every phase */
	const struct plan_grade *grades;         size_t n_grades;
	const struct plan_listing *listings;     size_t n_listings;
	const struct plan_register *registers;   size_t n_registers;
	const struct plan_cross *crosses;        size_t n_crosses;
	const struct plan_sample_rule *samples;  size_t n_samples;
	struct plan_verification verification;
	int bonus_cap, deduct_cap;               /* hundredths */
	const char *bonus_item, *veto_item;      /* items of the assessor's table, or NULL */
	const struct plan_event *deductions; size_t n_deductions;
	const int *ties; size_t n_ties;          /* groups that break equal totals, in order */
	char digest[65];                         /* SHA-256 of the file */
};

/* Loads and validates path against plan.rng in the same folder. NULL when
 * anything is wrong: every fault is then in diags with its line. */
const struct plan *plan_load(const char *path, struct arena *arena, struct diags *diags);
/* The same with the schema in file rng. */
const struct plan *plan_load_by(const char *path, const char *rng, struct arena *arena, struct diags *diags);

/* Look-ups by name; NULL or -1 where there is none. */
const struct plan_table *plan_find_table(const struct plan *plan, const char *id);
const struct plan_table *plan_find_role(const struct plan *plan, const char *role);
const struct plan_codelist *plan_find_codelist(const struct plan *plan, const char *id);
int plan_find_column(const struct plan_table *table, const char *name);   /* fields and computed */
int plan_find_field_role(const struct plan_table *table, const char *role);
int plan_id_column(const struct plan_table *table);   /* of the field of role id, else the first */
int plan_find_figure(const struct plan *plan, const char *id);
int plan_find_code(const struct plan_codelist *list, const char *value_or_label);

/* Whether a place expression is made of a figure, also by way of other figures. */
bool plan_is_made_of(const struct plan *plan, const struct plan_expr *e, int figure);

/* What a column holds, for fields and computed ones alike. */
struct plan_column_info { const char *name, *label; enum plan_type type; int scale;
	const struct plan_codelist *codes; enum plan_pd pd; };
struct plan_column_info plan_column_info(const struct plan_table *table, int column);

/* The nearest known names to a wrong one: "，是否为“a”“b”“c”？", or "". */
const char *plan_nearest(struct arena *arena, const char *wrong, const char *const *names, size_t n);

/* The RELAX NG schema of XML submissions (docs/plan.md), made from the tables of
 * townships. The caller frees it with g_string_free(). */
GString *plan_submission_schema(const struct plan *plan);

/* ---- the season ---------------------------------------------------------- */

enum plan_profile { PLAN_INSPECT, PLAN_DISTRICT_STAFF, PLAN_PUBLIC };

struct season_phase {
	const char *id, *label;      /* "deploy" "impl" "inspection" "wrapup" */
	int64_t from, to;            /* inclusive [days]; phases may overlap */
	int64_t cutoff;              /* PLAN_EMPTY: no submissions in this phase */
	int64_t deadline;            /* day by which townships send */
	int fallback;                /* phase whose submission stands in for a missing one, -1 = none */
};

struct season {
	const char *path, *root;     /* season.xml and its folder */
	const char *title, *year;
	const char *district_code, *district_name, *issuer;
	int64_t date;                /* printed on documents */
	const struct season_phase *phases; size_t n_phases;
	const char *plan_path;       /* resolved */
	enum plan_profile profile;
	bool official;               /* red head and 版记 */
	const char *doc_no;          /* or NULL */
	const char *copies;          /* 抄送: who else receives what is issued; or NULL */
	const char *seed;            /* of samples */
};

/* root/season.xml. NULL with diagnostics (status 4) when unreadable or wrong. */
const struct season *season_load(const char *root, struct arena *arena, struct diags *diags);
int season_find_phase(const struct season *season, const char *id);

/* "cutoff", "deadline" of the phase, "impl.from", or ISO; PLAN_EMPTY if none. */
int64_t season_date(const struct season *season, int phase, const char *name);

/* Whether text of this class may be printed under the profile, and the text to
 * print (masked where needed, from the arena; domain.md 6.4). */
const char *plan_mask(struct arena *arena, enum plan_pd pd, enum plan_profile profile, const char *text);

#endif
