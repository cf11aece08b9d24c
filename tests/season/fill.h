/* fill.h -- the tables of one township's submission at one cut-off, from the
 * world. Rows are made alike for every cut-off and those after it are taken
 * back, so that a later submission holds an earlier one's rows unchanged.
 * Order matters in two places: the party table counts contacts for the
 * communities' table, publicity counts reports for the brands. */
#ifndef SEASON_FILL_H
#define SEASON_FILL_H

#include "season/world.h"

struct filling {
	struct world *world;
	struct township *township;
	int phase;                 /* 0 inspection, 1 wrap-up */
	int cutoff;                /* day */
	int version, submitted;    /* of the submission; day */
	struct sheet *sheets[N_TOWNSHIP_FORMS];
};

void fill_all(struct filling *f, const struct style *style);
void fill_free(struct filling *f);

/* One per table. */
void fill_communities(struct filling *f, struct sheet *s);
void fill_organizations(struct filling *f, struct sheet *s);
void fill_incubators(struct filling *f, struct sheet *s);
void fill_party(struct filling *f, struct sheet *s);
void fill_activities(struct filling *f, struct sheet *s);
void fill_trainings(struct filling *f, struct sheet *s);
void fill_talents(struct filling *f, struct sheet *s);
void fill_funds(struct filling *f, struct sheet *funds, struct sheet *purchases);
void fill_brands(struct filling *f, struct sheet *s);
void fill_publicity(struct filling *f, struct sheet *s);
void fill_duties(struct filling *f, struct sheet *s);
void fill_problems(struct filling *f, struct sheet *s);
void fill_cases(struct filling *f, struct sheet *s);
void fill_experiences(struct filling *f, struct sheet *s);
void fill_satisfaction(struct filling *f, struct sheet *s);

/* Helpers that several tables share. */
struct prng fill_stream(const struct filling *f, enum stream tag);
void put_place(struct sheet *s, const struct township *t, int community);   /* -1: the township */
void put_evidence(struct sheet *s, const struct township *t, const char *kind, int serial);
/* Puts text with {社} {组} {点} {节} filled in. */
void put_filled(struct sheet *s, const char *text, const struct township *t, const struct org *o,
	const char *spot, int month);
const struct org *pick_org(const struct township *t, struct prng *r, int day);  /* active; may be NULL */

#endif
