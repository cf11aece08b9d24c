/* sample.h -- what sample.c and frozen.c share; stats/ only. */
#ifndef STATS_SAMPLE_H
#define STATS_SAMPLE_H

#include "stats/engine.h"

const char *stats_sample_name(const struct plan_table *table, const struct row *row, struct arena *arena);

/* The sample that stands in root's inspection/samples.xml; NULL when there is
 * none for this phase (or it cannot be read: diagnostics say why). */
struct stats_sample *stats_sample_frozen(const struct stats *s, size_t *n);

#endif
