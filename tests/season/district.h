/* district.h -- what the district and the inspectors put into the season's folder. */
#ifndef SEASON_DISTRICT_H
#define SEASON_DISTRICT_H

#include "season/world.h"

/* The purchase catalogue and the listed providers: the townships' purchases refer to them. */
struct catalog_item { const char *code, *name; int field; };
extern const struct catalog_item catalog[];
extern const int n_catalog;

struct provider { const char *name, *body; };
extern const struct provider providers[];
extern const int n_providers;
void provider_uscc(const struct provider *p, char uscc[19]);

/* The inspectors, in the order of their table. */
struct inspector { const char *dept, *duty; };
extern const struct inspector inspectors[];
extern const int n_inspectors;
const char *inspector_name(struct world *w, int index);

void write_season(const struct world *w);       /* season.xml */
void write_district(struct world *w);           /* district/ */
void write_inspection(struct world *w);         /* inspection/ and texts.csv */

#endif
