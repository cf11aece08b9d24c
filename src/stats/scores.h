/* scores.h -- what rules.c, assessor.c and verify.c give and scores.c adds up;
 * stats/ only. */
#ifndef STATS_SCORES_H
#define STATS_SCORES_H

#include "stats/engine.h"

/* An indicator at a township before its weight is known. In: verified, q. */
struct outcome {
	bool verified;               /* EVID: evidence is needed */
	struct rat q;                /* quality of the family; 1 = as claimed */
	bool na;                     /* value over target cannot be formed */
	bool flagged;                /* claimed without evidence */
	struct rat share;            /* of the weight, 0..1 */
	struct rat value, target;
	const char *value_text, *target_text;
	const char *body, *tail;     /* working: "weight × body = score tail" */
	const char *why;             /* not full, in words; "" = nothing to say */
};

/* rules.c */
void stats_apply_rule(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o);

/* assessor.c: what no row of a township can say (table of role `assessor`). */
struct assessor {
	const struct dataset *data;
	const struct rows *rows;     /* NULL: the plan has no such table */
	int item, value, finding, document, approver, note;   /* columns, -1 = none */
};
void stats_assessor_open(struct assessor *a, const struct dataset *data);
bool stats_assessor_has(const struct assessor *a, int place, const char *item);
/* The sum of the values entered; text: what was entered for what document. */
struct rat stats_assessor_sum(const struct assessor *a, int place, const char *item, struct arena *arena,
	const char **text);
/* "finding；document；approver" of a veto, or NULL. A veto needs all three and a
 * finding of that township; an entry without them is reported and has no effect. */
const char *stats_veto(const struct dataset *data, const struct assessor *a, int place, struct arena *arena,
	struct diags *diags);

/* verify.c */
const struct stats_family *stats_family_of(const struct stats_verification *v, int place, const char *family);
const char *stats_findings_on(const struct stats_verification *v, int place,
	const struct plan_table *const *tables, size_t n, struct arena *arena);

#endif
