/* repeats.h -- rows that repeat the id of an earlier one, counted by the two files they stand in: so
 * many of one pair are one fault, a table that was sent twice. Only ingest/ includes this. */
#ifndef INGEST_REPEATS_H
#define INGEST_REPEATS_H

#include <glib.h>

#include "ingest/ingest.h"

#define REPEATS_OF_FILE 5  /* rows that say so */

struct repeat { const struct row *row, *first; };

struct repeats {
	GArray *list;       /* struct repeat, in order */
	GHashTable *pairs;  /* "source/source" of different files -> how many */
};

struct repeats *repeats_new(void);
void repeats_free(struct repeats *r);
void repeats_add(struct repeats *r, const struct row *row, const struct row *first);
/* Of the i-th: how many its pair of files has when they are to be said as one with the first of
 * them, 1 when it is to be said alone, 0 when it has been said. Asked once of each, in order. */
guint repeats_said(struct repeats *r, guint i);

#endif
