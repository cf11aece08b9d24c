/* source.h -- the files that templates are made of and may read. Internal to compose/. */
#ifndef COMPOSE_SOURCE_H
#define COMPOSE_SOURCE_H

#include <libxml/tree.h>
#include <stdbool.h>

#include "base/diag.h"

/* The path that libxslt's URI means: it escapes spaces and Han in folders. The caller frees it. */
char *source_path(const char *uri);

/* Whether a path (or file:// address) lies in one of the folders: real paths, NULL-terminated. */
bool source_allowed(const char *const *folders, const char *path);

/* Parses without network, entities or DTD; a fault is said with its line. dict: shared, or NULL.
 * The caller frees the document. */
xmlDoc *source_parse(const char *path, xmlDict *dict, struct diags *diags);

#endif
