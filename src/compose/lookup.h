/* lookup.h -- finds figures and places in the facts without walking them.
 *
 * One per report: the figures of a place are hashed the first time one of them
 * is asked for. Borrows from the facts. */
#ifndef COMPOSE_LOOKUP_H
#define COMPOSE_LOOKUP_H

#include <libxml/tree.h>
#include <stdbool.h>

struct lookup;

/* `phase` and `place` (a code) are those of the document. */
struct lookup *lookup_new(xmlDoc *facts, const char *phase, const char *place);
void lookup_free(struct lookup *l);

xmlDoc *lookup_facts(const struct lookup *l);

/* The place's node in the document's own phase; NULL when the facts have none. */
xmlNode *lookup_here(const struct lookup *l);

/* The nearest place at or above a node, and the same place in another phase
 * ("previous": in last season's facts); NULL when there is none. */
xmlNode *lookup_place_of(const xmlNode *node);
xmlNode *lookup_at(const struct lookup *l, const char *phase, const xmlNode *place);

/* The figure (<v>) or series (<s>) of a place by id, or NULL. */
xmlNode *lookup_value(struct lookup *l, const xmlNode *place, const char *id);
xmlNode *lookup_series(struct lookup *l, const xmlNode *place, const char *id);

/* Whether an attribute without namespace has this value. */
bool lookup_is(const xmlNode *node, const char *attribute, const char *value);
const char *lookup_attribute(const xmlNode *node, const char *attribute);   /* or NULL */

#endif
