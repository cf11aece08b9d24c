/* world.h -- the invented district: places, organisations, and what each
 * township is like. Built whole in memory; the tables are filled from it. */
#ifndef SEASON_WORLD_H
#define SEASON_WORLD_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "season/prng.h"
#include "season/sheet.h"

enum { DISTRICT = 450199 };

struct options {
	int townships, communities, orgs, activities;
	uint64_t seed;
	bool dirty;                /* mixed forms, faults, planted hits, a township that is silent */
	int xml_share;             /* percent of the townships that send XML; clean seasons only */
	const char *texts;         /* folder of the long texts */
	const char *out;
};

/* A township's strengths; shares in percent. */
struct profile {
	const char *name;          /* NULL: composed */
	int type;                  /* TT */
	int urban, rural;          /* communities; weights in other sizes */
	int urban_avg, rural_avg;  /* organisations per community, in tenths */
	int guided, party_org, party_leaders, charter, in_system, appraised, filed;
	int contact_system, contacts, cobuild;    /* contacts and co-building per community and year */
	int brands_two;            /* share of communities with two brands */
	int incubated_2022, incubation_share;
	int special;               /* day of the special training as 2022MMDD, 0 = none */
	int trained;               /* share of the organisations that were trained */
	int sources, purchase_growth;             /* of funds; percent 2022 to 2023 */
	int activity;              /* weight */
	int satisfaction;
	int publicity;             /* items */
	bool empty_last;           /* its last community has no organisation at all */
	bool federation, qualifies;
};
extern const struct profile profiles[9];

/* A kind of organisation. */
struct kind {
	const char *suffix;        /* after the community's name */
	char where;                /* U, R, B both */
	int category, nature;
	const char *fields;        /* SF, main first */
	int main_field, rural, series;
	const char *brand;         /* "%s" is the community's short name */
	int brand_type;
};
extern const struct kind kinds[];
extern const int n_kinds;
const struct kind *kind_find(const char *suffix);    /* NULL when there is none */

struct community {
	char code[13];
	const char *name, *shortname;
	char kind;                 /* U, R */
	int class;                 /* UR */
	int households, population;
	int first_org, n_orgs;     /* in the township's orgs */
	bool center, contact_system, reported, assessed;
	int system_day;
	int contacts[2];           /* 2022, 2023 up to the cut-off: set when the party table is filled */
};

struct org {
	char id[12];
	const char *name;
	const struct kind *kind;
	int community;             /* index in the township; -1: township-wide */
	int status;
	char uscc[19];
	char filing[40];
	int established, filed, closed;
	const char *leader;
	char phone[12];
	bool leader_party, parttime, guide, charter, in_system, incubated, brand;
	int members, staff, party_members, party_form;
	int appraised, appraisal;  /* day, AR */
	int graduated;             /* day the incubation ended, 0 = not yet */
	int named;                 /* day the brand was named */
	int activities;            /* how many rows */
	int64_t income;            /* fen */
	int media;                 /* reports up to the cut-off: set when publicity is filled */
};

struct township {
	int index;
	const struct profile *profile;
	const char *name;
	char code[13];             /* 12 digits */
	int type;                  /* TT */
	struct community *communities; int n_communities;
	struct org *orgs; int n_orgs;
	const char *filler, *reviewer, *leader;
	char phone[12];
	int population;
};

struct world {
	struct options options;
	GStringChunk *strings;
	struct township *townships; int n_townships;
	GPtrArray *cases, *experiences;       /* of struct passage: the written texts */
};

struct world *world_new(const struct options *options);
void world_free(struct world *w);
const char *world_format(struct world *w, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Whether an organisation stands in a list of that day, and whether it counts there. */
bool org_listed(const struct org *o, int day);
bool org_active(const struct org *o, int day);

/* names.c */
const char *name_person(struct world *w, struct prng *r);
const char *name_place(struct world *w, char kind, int serial);     /* 丹桂, 古榕 */
void name_phone(struct prng *r, char phone[12]);
void name_uscc(struct prng *r, const char *head, char uscc[19]);    /* head: "51", "52" */
void uscc_finish(char uscc[19]);                                    /* sets the 17th and 18th */

/* Tags of the streams. */
enum stream { S_PLACES, S_ORGS, S_ACTIVITIES, S_PARTY, S_TRAININGS, S_FUNDS, S_PUBLICITY, S_DUTIES,
	S_PROBLEMS, S_CASES, S_EXPERIENCES, S_SURVEY, S_BRANDS, S_INCUBATORS, S_DISTRICT, S_FINDINGS };

#endif
