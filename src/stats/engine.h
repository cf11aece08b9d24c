/* engine.h -- what the files of stats/ share; nobody else includes it.
 *
 *   eval.c     rows that count; the order of the steps
 *   columns.c  lookups and derives
 *   measures.c one pass over each table, rolled up
 *   place.c    place expressions over exact fractions
 *   figures.c  values, states, gaps, trends, cells */
#ifndef STATS_ENGINE_H
#define STATS_ENGINE_H

#include "stats/stats.h"

/* The rows of a table that count in this phase, and their computed columns. */
struct stats_rows {
	const struct plan_table *table;
	struct row **row;
	size_t n;
	union value *computed;       /* n × n_computed */
	uint32_t *by_place;          /* rows by place, in their order within one */
	size_t *at;                  /* per place: where its rows begin in by_place; one more at the end */
};

struct stats_measured {
	size_t n_cells;
	const char **key, **label;   /* n_cells */
	int64_t *t;                  /* series: date of the cell */
	struct rat *total;           /* per place */
	struct rat *cell;            /* cell × n_places + place */
	const struct stats_cell **cells;  /* per place, made when asked for */
};

/* Whether the office works on a day: 1, 0, or -1 = not in the calendar. */
struct stats_calendar {
	int64_t first;               /* day of work[0] */
	size_t n;
	const signed char *work;
};

struct stats_crosses {
	bool known;
	const struct stats_cross_hit *hits;
	size_t n;
	const struct stats_cross_gap *gaps;
	size_t n_gaps;
};

enum stats_memo { STATS_UNKNOWN, STATS_BUSY, STATS_KNOWN };

struct stats {
	const struct dataset *data;
	const struct plan *plan;
	int phase;
	GHashTable *removed;         /* row ▸ families it failed, or NULL */
	struct arena *arena;
	struct diags *diags;
	struct rat *target;          /* per target of the plan: the district's own value, or the plan's */
	const struct stats_calendar *calendar;  /* NULL: Monday to Friday */
	struct stats_rows *tables;
	struct stats_measured *measures;
	uint64_t *sent;              /* per place: bit per table, what its township sent */
	uint64_t *behind;            /* per figure: bit per table that it rests on; bit 63 = known */
	struct rat *value;           /* figure × n_places + place */
	unsigned char *memo;         /* the same: enum stats_memo */
	struct stats_crosses *crosses;  /* made when asked for */
	int weighed;                 /* figure of which `quality` stands, -1 = none; values are then not remembered */
	struct rat quality;
};

/* eval.c */
/* The rows that count with their columns; nothing measured yet. */
struct stats *stats_open(const struct dataset *data, int phase, GHashTable *removed,
	struct arena *arena, struct diags *diags);
struct plan_row_view stats_view(const struct stats *s, const struct stats_rows *rows, size_t i);
uint64_t stats_family_bit(const struct plan *plan, const char *family);  /* 0 = none */
int64_t stats_date(const struct stats *s, const char *name);   /* season date or ISO day */
const struct submission *stats_submission(const struct stats *s, int place);
union value stats_cell_of(const struct plan_row_view *view, int column);
const struct stats_calendar *stats_calendar_of(const struct dataset *data, struct arena *arena);
/* Working days after `from` up to and including `to`; 0 when to <= from. */
int64_t stats_workdays(const struct stats_calendar *calendar, int64_t from, int64_t to);
/* The n-th working day after `from`; `from` itself for n = 0. */
int64_t stats_workday_after(const struct stats_calendar *calendar, int64_t from, int n);

/* columns.c */
void stats_fill_columns(struct stats *s);

/* An index of rows by the value of a column; with `by_township`, rows of other
 * townships are never found. refs columns are indexed under each of their ids. */
struct stats_index;
struct stats_index *stats_index_new(const struct stats *s, const struct stats_rows *rows, int column,
	bool by_township);
void stats_index_free(struct stats_index *index);
int stats_index_find(const struct stats_index *index, int township, union value key);  /* entry, or -1 */
int stats_index_next(const struct stats_index *index, int entry);
size_t stats_index_row(const struct stats_index *index, int entry);

/* measures.c */
void stats_measure(struct stats *s);
bool stats_expr_uses(const struct plan_expr *e, enum plan_opcode op);

/* place.c */
struct rat stats_place_value(const struct stats *s, const struct plan_expr *e, int place);
int stats_place_at(const struct stats *s, int place, enum plan_level level);  /* itself or above, -1 */
/* The places of a level below (or at) a place: first index and number. */
size_t stats_places_below(const struct stats *s, int place, enum plan_level level, int *first);

/* figures.c */
struct rat stats_figure(const struct stats *s, int figure, int place);
/* The same figures, made of `quality` times that one. */
struct stats stats_weighed(const struct stats *s, int figure, struct rat quality);
uint64_t stats_behind(const struct stats *s, int figure);
bool stats_is_missing(const struct stats *s, uint64_t tables, int place);

/* text.c */
const char *stats_points(struct arena *a, int hundredths);
const char *stats_exact(struct arena *a, struct rat v);
void stats_put_formula(const struct stats *s, const struct plan_expr *e, int place, bool tight, GString *out);
const char *stats_indicator_number(const struct stats *s, const struct plan_indicator *ind, struct rat v);

/* verify.c */
int stats_id_column(const struct plan_table *table);
int stats_township(const struct dataset *data, const struct row *row);

/* rows.c */
void stats_index_places(const struct stats *s, struct stats_rows *rows);
const struct row *stats_whole_row(const struct stats *s, const struct stats_rows *rows, size_t i);
bool stats_row_is_at(const struct stats *s, const struct row *row, int place);


#endif
