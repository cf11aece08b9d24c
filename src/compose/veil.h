/* veil.h -- keeps a township's transform from walking the whole district.
 *
 * libxslt numbers every element of its source before each run: over the facts of
 * a large district that takes longer than the document itself. A township's
 * documents read their own node, the district's and the figures of the other
 * townships (to compare with), never the others' rows, scores or communities: so
 * these are taken out of the tree for the run and put back behind it. */
#ifndef COMPOSE_VEIL_H
#define COMPOSE_VEIL_H

#include <libxml/tree.h>

struct veil;

/* Hides what stands behind the figures of every township but this one. */
struct veil *veil_draw(xmlDoc *facts, const char *township);

/* Puts everything back as it was, and frees the veil. */
void veil_lift(struct veil *v);

#endif
