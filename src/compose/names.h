/* names.h -- names of a report's stylesheet that XSLT itself would not check:
 * list[@id = '…'], c[@f = '…'], @attributes of the facts, elements and attributes of
 * the report vocabulary, full-width braces. Included by compose/ only. */
#ifndef COMPOSE_NAMES_H
#define COMPOSE_NAMES_H

#include "compose/expand.h"

/* What a schema declares: "element NAME" or "attribute NAME" to the first such node. The caller destroys it. */
GHashTable *names_vocabulary(const xmlDoc *schema);

/* False with diagnostics at file:line and the nearest names. Before expansion. */
bool names_check(const struct expand *x, const xmlDoc *doc, const char *file);

#endif
