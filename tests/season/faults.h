/* faults.h -- what is wrong on purpose in a dirty season. Every fault stands in
 * one table of faults.c: where, what, and what the reader should say. */
#ifndef SEASON_FAULTS_H
#define SEASON_FAULTS_H

#include "season/fill.h"

/* How the township writes; township 8 of the sample is silent. */
const struct style *style_of(const struct world *w, const struct township *t, int phase);
bool township_is_silent(const struct world *w, const struct township *t);

/* Faulty cells and planted cross-check hits. */
void faults_plant(struct filling *f);

#endif
