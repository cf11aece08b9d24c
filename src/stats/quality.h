/* quality.h -- how much stands of what findings are a sample of: what quality.c
 * gives verify.c; stats/ only. */
#ifndef STATS_QUALITY_H
#define STATS_QUALITY_H

#include "stats/findings.h"

/* The findings of one family at one township, or of them those at one kind of community. */
struct part {
	const struct findings *r;
	const struct finding *f;
	size_t n;
	const char *kind;            /* label; NULL = all */
};

struct quality {
	int n, whole, mostly;        /* findings of the sample; of them wholly and mostly true */
	struct rat q;                /* what stands of the claims, 0..1; N/A = nothing to say */
	bool adjusts, fails;         /* by the plan's <verification> */
	const char *findings;        /* ids of those not wholly true, also outside the sample, joined by 、 */
};

struct quality quality_of(const struct part *part);

/* The kind of community of a row: "" = of none. */
const char *quality_kind(const struct findings *r, const struct row *row);

/* Whether the place's rows were listed again: what else was found there does not count. */
bool quality_recounted(const struct finding *f, size_t n, int place);

#endif
