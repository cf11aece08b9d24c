/* cross.h -- what cross.c and similar.c share; stats/ only. */
#ifndef STATS_CROSS_H
#define STATS_CROSS_H

#include "stats/engine.h"

struct crosser {
	const struct stats *s;
	const struct plan_cross *check;
	GArray *hits;                /* struct stats_cross_hit */
	struct arena *scratch;       /* emptied for each row */
};

void stats_add_hit(struct crosser *c, int place, const char *text, const struct row *const *rows, size_t n);

/* The order in which rows are listed: by township, file and line. */
gint stats_by_place(gconstpointer p, gconstpointer q, gpointer stats);

/* The township of a group of rows; the district when it spans several. */
int stats_place_of(const struct stats *s, const GPtrArray *rows);

/* similar.c */
void stats_check_similar(struct crosser *c);

#endif
