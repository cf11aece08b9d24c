/* cross.h -- what cross.c and similar.c share; stats/ only. */
#ifndef STATS_CROSS_H
#define STATS_CROSS_H

#include "stats/engine.h"

struct crosser {
	const struct stats *s;
	const struct plan_cross *check;
	GArray *hits;                /* struct stats_cross_hit */
	GArray *gaps;                /* struct stats_cross_gap */
	struct arena *scratch;       /* emptied for each row */
};

void stats_add_hit(struct crosser *c, int place, const char *text, const struct row *const *rows, size_t n);

/* The order in which rows are listed: by township, file and line. */
gint stats_by_place(gconstpointer p, gconstpointer q, gpointer stats);

/* The township of a group of rows; the district when it spans several. */
int stats_place_of(const struct stats *s, const GPtrArray *rows);

/* cross_gap.c: what a check rests on. The row cannot be judged because one of its
 * cells was refused; the place cannot because rows or cells behind its sums were, or a table
 * was not sent (then true). A condition that does not hold may do so for that reason only;
 * of a check that does not apply the sums do not matter. */
void stats_note_row_gap(struct crosser *c, const struct row *row);
/* A failing row says nothing while a table behind the check was not sent (then true). */
bool stats_note_unsent(struct crosser *c, const struct row *row);
bool stats_note_place_gap(struct crosser *c, int place, bool applies);
/* Tables that the columns of a rows check are taken from and of which rows were refused, in words; NULL = none. */
const char *stats_refused_sources(const struct stats *s, const struct plan_cross *check, int place, bool english);
/* The first field that an expression names, by the key of a computed column; -1 = none. */
int stats_first_field(const struct plan_table *t, const struct plan_expr *e);

/* cross_sides.c: the rows behind both sides of a comparison at a place, in words ("" when no
 * township's table is behind it); table: the first of them, or NULL. */
struct stats_sides { const char *zh, *en; const struct plan_table *table; };
struct stats_sides stats_sides(const struct stats *s, const struct plan_cross *check, int place);
/* The number of a row as its sender sees it: that of the sheet, of an XML file the line. */
uint32_t stats_row_shown(const struct stats *s, const struct row *row);

/* similar.c */
void stats_check_similar(struct crosser *c);

#endif
