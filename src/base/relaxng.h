/* relaxng.h -- a document against a RELAX NG schema, with a line for every fault.
 *
 * libxml2 knows no line for a fault in attributes, and speaks English only. Here the
 * element is found, and what is usual is said in Chinese, too. */
#ifndef BASE_RELAXNG_H
#define BASE_RELAXNG_H

#include <libxml/tree.h>

#include "base/diag.h"

/* At the start of a program that has threads: libxml2 fills tables of its own when they are first
 * used (types of schemas, catalogs), and two threads may not do that at once. */
void relaxng_prepare(void);

/* Whether doc, read from path, follows the schema in file rng. Each fault is a diagnostic of
 * that code: {0} in Chinese, {1} in English; so is a schema that is none, at its own place. */
bool relaxng_check(xmlDoc *doc, const char *path, const char *rng, enum diag_code code, struct diags *diags);

#endif
