/* stylesheet.h -- the only door to libxslt.
 *
 * A stylesheet may import others from the template folder and open documents of
 * the template and the season folder; it cannot write, run or reach the network,
 * and a DTD in it is refused. Its functions (namespace ev, declared for it):
 *
 *   ev:here()            the document's place: district or township
 *   ev:facts()           the root element of the facts
 *   ev:v('id'[, nodes])  the figure of the current (or given) places
 *   ev:cell('id', 'key'[, nodes])  one cell of it     ev:cells('id'[, nodes])  all of them
 *   ev:series('id'[, nodes])  the series that holds the cells
 *   ev:at('phase')       the current place in another phase, or last season ('previous')
 *   ev:say(x)            x, about to be printed: what of the facts it is goes on the report's list;
 *                        a number that is not of the facts is an error of that report
 *
 * Nothing outside compose/ includes this. */
#ifndef COMPOSE_STYLESHEET_H
#define COMPOSE_STYLESHEET_H

#include <libxml/tree.h>

#include "compose/expand.h"
#include "compose/lookup.h"

struct stylesheet;

/* folders[]: where it may read, real paths, NULL-terminated; they outlive it. */
struct stylesheet *stylesheet_load(const char *path, const char *const *folders, const struct expand *x);
void stylesheet_free(struct stylesheet *s);

/* The value of a pseudo-attribute of <?evalseason …?> before the root element,
 * or NULL. From the arena of `x`. */
const char *stylesheet_says(const struct stylesheet *s, const char *name);

/* The result for the place of `l`; the caller frees it. NULL with diagnostics.
 * The root node of a template is an empty document: it starts with ev:here() or
 * ev:facts(). printed: as compose_report(). */
xmlDoc *stylesheet_apply(const struct stylesheet *s, struct lookup *l, GPtrArray *printed, struct diags *diags);
char *stylesheet_apply_text(const struct stylesheet *s, struct lookup *l, size_t *len, struct diags *diags);

#endif
