/* facts.h -- figures, scores and rows as one XML tree (docs/facts.md).
 *
 * The tree is what documents print and what output/data/facts.xml holds:
 * rounding and wording of a number, and masking of personal text, happen here
 * and nowhere else. Same dataset, same bytes. */
#ifndef FACTS_FACTS_H
#define FACTS_FACTS_H

#include <libxml/tree.h>

#include "ingest/ingest.h"
#include "stats/stats.h"

/* What one phase computed; facts only reads it. */
struct facts_phase {
	int phase;
	const struct stats *self, *verified;             /* verified may equal self */
	const struct score_sheet *sheets; size_t n_sheets;   /* none outside the inspection phase */
	const struct stats_sample *samples; size_t n_samples;
	const struct stats_verification *verification;   /* or NULL */
};

/* Read only: its nodes stand in one memory and share their values. The caller
 * frees it with facts_free(), never with xmlFreeDoc(). */
xmlDoc *facts_build(const struct dataset *data, const struct facts_phase *phases, size_t n_phases,
	struct diags *diags);
void facts_free(xmlDoc *facts);

/* Serialised, UTF-8, indented; the caller frees with g_free(). */
char *facts_text(const xmlDoc *facts, size_t *len);

/* Each different value of a tree of facts_build(), once, in no order. */
void facts_each_value(const xmlDoc *facts, void (*take)(void *to, const char *value), void *to);

/* A number in the figure's own format, as facts writes it: "7.00", "85.3%",
 * "12.50" (万元), "2022年9月15日", "—". Returns buf (at least 48 bytes). */
char *facts_number(const struct plan_figure *figure, struct rat v, char *buf);

#endif
