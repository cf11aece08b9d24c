/* passages.h -- input/texts.csv in a report: wording of the season that replaces
 * or follows the generated paragraphs of a section. facts carries the rows:
 *
 *   <texts><text document="work" place="" section="intro" way="replace" file= line=><p>…</p></text></texts>
 *
 * `document` is the id or the name of a kind, `place` a code or name; empty means all. A section
 * is the paragraphs <p section="intro"> of the report. */
#ifndef COMPOSE_PASSAGES_H
#define COMPOSE_PASSAGES_H

#include <glib.h>
#include <libxml/tree.h>

#include "compose/compose.h"

/* Puts the passages meant for this kind and place (its node) into the report, and their
 * paragraphs on the list of what it prints. */
void passages_apply(xmlDoc *report, const struct compose_kind *kind, const xmlDoc *facts,
	const xmlNode *place, GPtrArray *printed);

/* Passages whose document, place or section does not exist. sections[i] is the
 * set of those that kinds[i] has. */
void passages_check(struct arena *arena, const xmlDoc *facts, const struct compose_kind *kinds, GHashTable *const *sections,
	size_t n, struct diags *diags);

#endif
