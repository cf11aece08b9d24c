/* fold.h -- the one place that decides which characters count as the same.
 *
 * Numbers, dates and labels are compared folded; names and texts keep what was
 * written except for what is invisible. Only ingest/ includes this. */
#ifndef INGEST_FOLD_H
#define INGEST_FOLD_H

#include <glib.h>

#include "ingest/str.h"

/* Without blanks of any width, invisible characters and a leading apostrophe;
 * ="text" loses its wrapping. A part of s. */
struct str fold_trim(struct str s);
/* A quick look: whether s, not empty, surely has nothing to trim. */
bool fold_is_trimmed(struct str s);

/* Full-width forms of ASCII become ASCII, wide and non-breaking blanks become
 * blanks, invisible characters go. Gives s itself when there is nothing to do,
 * otherwise the text of buf. */
struct str fold_width(struct str s, GString *buf);

/* For texts: only full-width digits and letters, blanks and invisible characters;
 * punctuation stays as it was written. */
struct str fold_text(struct str s, GString *buf);
bool fold_keeps_text(struct str s);  /* fold_text() gives s itself */

/* For headers, labels and names: fold_width(), without blanks and quotation marks,
 * lower case, traditional characters as simplified ones. Always the text of buf. */
struct str fold_key(struct str s, GString *buf);

/* The character at p (valid UTF-8) and its length [bytes]. */
gunichar fold_char(const char *p, size_t *len);

/* Characters of s. */
size_t fold_count(struct str s);

#endif
