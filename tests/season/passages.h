/* passages.h -- the written texts: cases and experiences of tests/season/texts/.
 *
 * A text file is a row of passages. "# 1" opens one, with the township for
 * which it was written; "name: value" lines follow, then "== name" opens a long
 * text that runs to the next mark. {社区} {组织} {镇街} stand for the names of
 * the place that tells it. */
#ifndef SEASON_PASSAGES_H
#define SEASON_PASSAGES_H

#include "season/world.h"

struct passage {
	int township;              /* for which it was written, from 1 */
	GHashTable *parts;         /* name -> text */
	struct org *org;           /* of whom it tells, once settled */
};

void passages_load(struct world *w);
void passages_free(struct world *w);

/* Gives every case of the township an organisation of its kind. */
void passages_settle(struct world *w, struct township *t);

/* The part with the names put in, "" when there is none; the caller frees. */
char *passage_text(const struct passage *p, const struct township *t, const char *part);

#endif
