/* frozen.h -- the sample that inspectors took with them: what frozen.c gives
 * sample.c and findings.c; stats/ only. */
#ifndef STATS_FROZEN_H
#define STATS_FROZEN_H

#include "stats/engine.h"

/* Whether an object is outside the township's list. A township without a list, or
 * with an empty one, has no outside; nor have objects that no rule draws (table NULL). */
bool frozen_leaves_out(const struct stats_frozen *frozen, int township, const struct plan_table *table, const char *id);

/* One sample per township, those of the list with their rows; says which are lost. */
struct stats_sample *frozen_samples(const struct stats_frozen *frozen, const struct stats *s, size_t *n);

#endif
