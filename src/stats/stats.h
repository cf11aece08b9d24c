/* stats.h -- measures, figures, scores, samples and verification, exactly.
 *
 *   rows ─▶ lookups, derives ─▶ measures (one pass, rolled up) ─▶ figures ─▶ indicators ─▶ scores, grades, ranks
 *
 * One struct stats is one phase seen one way: `self` over all rows that count,
 * `verified` without the rows that inspection removed. Pure computing: no I/O,
 * no floating point, no dependence on the order of rows. */
#ifndef STATS_STATS_H
#define STATS_STATS_H

#include "ingest/ingest.h"

struct stats;

/* A figure at a place. */
enum stats_state {
	STATS_NONE,      /* no target */
	STATS_MET, STATS_MISSED,
	STATS_NA         /* not applicable: num/den is N/A */
};
enum stats_trend { STATS_NO_TREND, STATS_UP, STATS_DOWN, STATS_SAME };

struct stats_value {
	struct rat v;              /* dates: days/1; money: fen/1 */
	enum stats_state state;
	struct rat target;         /* N/A when none */
	struct rat gap;            /* target - v when missed, else 0; N/A when none */
	enum stats_trend trend;
	struct rat before;         /* the value compared with; N/A when none */
	bool missing;              /* a table behind it was not sent */
};

/* A cell of a `by` measure or a series. */
struct stats_cell {
	const char *key;           /* code value, "2023Q1", "2023-01", "2023" */
	const char *label;         /* code label, "2023年一季度" … */
	struct rat v;
	int64_t t;                 /* last day of a period, cut off */
};

/* Computes everything for a phase. `removed` (may be NULL) is a set of rows
 * (struct row *) that do not count. Computed columns are filled once per phase.
 * Faults that only data can show (a cross-check that fails) go to diags. */
struct stats *stats_eval(const struct dataset *data, int phase, GHashTable *removed,
	struct arena *arena, struct diags *diags);
void stats_free(struct stats *s);

struct stats_value stats_value(const struct stats *s, int figure, int place);
const struct stats_cell *stats_cells(const struct stats *s, int figure, int place, size_t *n);

/* The value of a target: the district's own (table of role `targets`, by id) or the
 * plan's. *basis (may be NULL): the day the district's stands for, PLAN_EMPTY if none. */
struct rat stats_target(const struct dataset *data, int target, int64_t *basis);
/* As documents write it: "8", "80%", "15—20" for a band. */
const char *stats_target_text(const struct dataset *data, int target, struct arena *arena);
/* An indicator's definition with the values of the targets it names; NULL = none. */
const char *stats_definition(const struct dataset *data, const struct plan_indicator *ind, struct arena *arena);

/* How many rows of the phase a series counts on any one day. */
struct rat stats_on_day(const struct stats *s, const struct plan_measure *series, int place, int64_t day);

/* The rows of a measure's table at a township that count in the phase, and whether the measure counts each: a series
 * on that day. In no order. */
struct stats_taken { const struct row *row; bool counted; };
const struct stats_taken *stats_taken_of(const struct stats *s, const struct plan_measure *m, int township, int64_t day,
	struct arena *arena, size_t *n);

/* A number in the figure's own format: "7.00", "85.3%", "12.50" (万元),
 * "2022年9月15日", "—". Returns buf (at least 48 bytes). */
char *stats_number(const struct plan_figure *figure, struct rat v, char *buf);

/* The rows of a listing at a place, in its order: *n of them, the array holds as many
 * as the listing shows. Their computed columns hold what this phase found (a row may
 * be a copy for that). From the arena. */
const struct row *const *stats_rows_of(const struct stats *s, const struct plan_listing *listing, int place,
	size_t *n);

/* ---- scores -------------------------------------------------------------- */

struct score_line {            /* one indicator, one township */
	bool na;                   /* does not apply: reason */
	bool missing;              /* a source table was not sent: scored 0 */
	bool waiting;              /* waits for an assessor's entry: scored 0, and said */
	int weight;                /* after redistribution [hundredths] */
	int score;                 /* [hundredths] */
	struct rat value, target;  /* N/A where the rule has none */
	const char *value_text, *target_text;
	const char *working;       /* "4 × min(1, 63/9 ÷ 8) = 3.50" */
	const char *reason;        /* why not full, or why changed, in words; "" = nothing */
	const char *findings;      /* ids behind a change, joined by 、; "" = none */
};

enum score_column { SCORE_SELF, SCORE_VERIFIED, SCORE_FINAL, SCORE_COLUMNS };

struct score_sheet {           /* one township */
	int place;
	bool submitted;
	const struct score_line *lines[SCORE_COLUMNS];   /* plan->n_indicators each */
	const int *group[SCORE_COLUMNS];                 /* plan->n_groups sums [hundredths] */
	int bonus, deduct;                               /* [hundredths] */
	const char *bonus_text, *deduct_text;
	int total[SCORE_COLUMNS];
	const char *grade[SCORE_COLUMNS];
	const char *veto;                                /* finding, document, approver; NULL = none */
	int rank;                                        /* by the final column; equal totals share it */
	int rank_self;
};

struct stats_verification;

/* One sheet per township, in the order of places. `apart` is `verified` without removed_apart,
 * what indicators of one kind of community see. `apart` may equal `verified`, `verified` may
 * equal `self`, `verification` be NULL: nothing was inspected. */
const struct score_sheet *stats_scores(const struct dataset *data, const struct stats *self,
	const struct stats *verified, const struct stats *apart, const struct stats_verification *verification,
	struct arena *arena, struct diags *diags, size_t *n);

/* ---- verification and samples --------------------------------------------- */

/* The list that inspectors took with them, root's inspection/samples.xml:
 *   <samples phase="inspection" drawn="2023-10-08">
 *    <township code="450199001000" seed="…" frame="…">
 *     <draw rule="organizations" order="1" reserve="no" id="ORG0001" name="…" stratum="…" asks="01 02"/> …
 * (publish/ writes it with these names; ids are those of the township's rows.) NULL when
 * there is none for this phase, or it cannot be read: diagnostics say why. */
struct stats_frozen;
const struct stats_frozen *stats_frozen(const struct dataset *data, int phase, struct arena *arena, struct diags *diags);

/* What inspection found of one family of claims (a check item of the findings)
 * at one township, by the plan's <verification>: with enough findings and q
 * between `least` and `stands` the claims are multiplied by q and no row is
 * removed; otherwise the failed rows are removed and nothing is multiplied;
 * below `least` the indicators score 0. */
struct stats_stratum {           /* the same of one kind of community alone */
	const char *kind;            /* its label */
	int n, whole, mostly;
	struct rat q;
	bool adjusts, fails;
	int removed;
	const char *findings;
};

struct stats_family {
	int place;
	const char *family, *label;  /* code and label of the check item */
	int n, whole, mostly;        /* findings of the sample; of them wholly and mostly true */
	struct rat q;                /* what stands of the claims, 0..1 */
	bool adjusts, fails;
	int deduct;                  /* [hundredths] */
	int removed;                 /* rows */
	int pending;                 /* findings that may still be proved: in none of the numbers above */
	int extra;                   /* about objects outside the frozen list: only in `removed` */
	const char *findings;        /* ids of those not wholly true, joined by 、 */
	const struct stats_stratum *strata; size_t n_strata;  /* those that an indicator of the family is of */
};

/* A finding whose object was found among the rows of its township. */
struct stats_failure { int place; const struct row *row; const struct plan_table *table; const char *finding; };

struct stats_verification {
	GHashTable *removed;         /* struct row * to the bits of the check items it failed */
	GHashTable *removed_apart;   /* the same for indicators of one kind of community */
	bool differ;                 /* the two do */
	const struct stats_family *families; size_t n_families;
	const struct stats_failure *failures; size_t n_failures;
};
const struct stats_verification *stats_verify(const struct dataset *data, int phase, const struct stats_frozen *frozen,
	struct arena *arena, struct diags *diags);
void stats_verification_free(const struct stats_verification *v);   /* the table; the rest is the arena's */

struct stats_drawn {
	const struct plan_sample_rule *rule;
	const struct row *row;       /* NULL: no longer among the data */
	const char *id, *name, *stratum;
	int order;
	bool reserve;
	uint64_t asks;               /* bit per ask of the rule: what it was asked when it was drawn */
};
#define STATS_ASKS_ALL UINT64_MAX  /* a list that was frozen before it held them: whatever the rule asks */
struct stats_sample { int place; const char *seed, *frame_digest; const struct stats_drawn *drawn; size_t n; bool frozen; };
/* One per township, of the phase that `self` is: all rows that count; frozen (may be NULL) stands.
 * May run beside what else asks `self`. */
const struct stats_sample *stats_sample(const struct stats *self, const struct stats_frozen *frozen, struct arena *arena,
	struct diags *diags, size_t *n);

/* The same, drawn anew whatever is frozen: what `sample --replay` compares. */
const struct stats_sample *stats_sample_draw(const struct dataset *data, int phase, struct arena *arena,
	struct diags *diags, size_t *n);

/* What inspectors are asked: the items of each drawn object in order, an object and item once, of reserves nothing.
 * The id is the one of the row in their entry form, T17, and in the packet. From the arena. */
struct stats_asked { const struct stats_drawn *drawn; const struct plan_ask *ask;  /* NULL: the rule names no item */
	const char *id; };
const struct stats_asked *stats_asked(const struct dataset *data, const struct stats_sample *sample, struct arena *arena,
	size_t *n);

/* ---- cross-checks and explain --------------------------------------------- */

/* text: what was found, for a comparison of sums with the rows behind it. */
struct stats_cross_hit { const struct plan_cross *check; int place; const char *text;
	const struct row *const *rows; size_t n_rows;
	const char *text_en; const struct plan_table *table; };  /* sums: in English; the table to look at first. Or NULL */
const struct stats_cross_hit *stats_crosses(const struct stats *s, size_t *n);

/* A check that was not made: of this row, because of this field; or at this place, because of `because`. */
struct stats_cross_gap { const struct plan_cross *check; int place; const struct row *row; int field;
	const char *because, *because_en;
	const char *unsent;          /* tables that were not sent: "“a”、“b”", or NULL */
	const char *district; };     /* and that the district has not put there */

/* Hits and gaps as diagnostics: a row's where it stands, a place's at its submission's folder. */
void stats_report_crosses(const struct stats *s);

/* Why a figure has its value at a place: definition, formula with the numbers
 * put in, the rows kept (file and line) and those left out with the clause that
 * failed. Writes text, csv or json to out. False when the name is unknown. */
enum stats_explain_format { STATS_TEXT, STATS_CSV, STATS_JSON };
bool stats_explain(const struct stats *s, const char *name, int place, enum stats_explain_format format,
	GString *out, struct diags *diags);

/* The first rows behind each indicator at a place, by table: those that the first
 * measure of its rule on that table keeps. plan->n_indicators lists, from the arena. */
#define STATS_EVIDENCE_IDS 6
struct stats_evidence {
	const struct plan_table *table;
	const char *id[STATS_EVIDENCE_IDS];
	const struct row *row[STATS_EVIDENCE_IDS];
	size_t n;
	bool more;
};
struct stats_evidence_list { struct stats_evidence *e; size_t n; };
const struct stats_evidence_list *stats_evidence(const struct stats *s, int place, struct arena *arena);

#endif
