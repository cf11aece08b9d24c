/* findings.h -- the rows of the inspectors' table, read: what findings.c gives
 * verify.c; stats/ only.
 *
 * The list of verdicts stands in the plan from best to worst: the first is wholly
 * true (1), the second mostly (0.5), all others count 0. A family is an item of
 * the list of checks. */
#ifndef STATS_FINDINGS_H
#define STATS_FINDINGS_H

#include "stats/frozen.h"

struct finding {
	const struct row *row, *object;
	int township;                /* place */
	const struct plan_table *table;  /* of the object */
	int family;                  /* index of the check item */
	struct rat v;
	bool extra;                  /* about an object outside the frozen list: no part of the sample */
	bool recount;                /* of a whole community: claimed and verified are its numbers */
	struct rat claimed, verified;
	int64_t until;               /* day up to which proof may still be brought: it waits; PLAN_EMPTY = it counts */
	const char *id;
};

struct findings {
	const struct dataset *data;
	int phase;
	const struct rows *rows;
	const struct stats_frozen *frozen;
	int id, date, kind, object, item, claimed, verified, verdict;   /* columns */
	const struct stats_calendar *calendar;
	GHashTable *objects;         /* "table/township/id" ▸ row */
	struct arena *arena;
};

/* False when the plan has no such table. findings_close() in both cases. */
bool findings_open(struct findings *r, const struct dataset *data, int phase, const struct stats_frozen *frozen,
	struct arena *arena);
void findings_close(struct findings *r);

/* False for a row that is no finding: it lacks the township, the item, the verdict or the id. */
bool findings_read(const struct findings *r, const struct row *row, struct finding *f);

/* claimed or verified as a number. */
bool findings_number(const struct findings *r, const struct row *row, int column, struct rat *v);

/* Says what the inspectors should look at: an object that nobody sent or that was not
 * drawn, words where numbers belong, proof that may still come. */
void findings_report(const struct findings *r, const struct finding *f, struct diags *diags);

#endif
