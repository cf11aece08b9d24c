/* progress.h -- a bar on a terminal, plain lines otherwise. Internal to publish/. */
#ifndef PUBLISH_PROGRESS_H
#define PUBLISH_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

struct progress;

/* One line: the bar, how many are done, failed and left, and, once one is done, how long still by the pace
 * so far. The caller frees it. */
char *progress_text(size_t total, size_t done, size_t failed, double elapsed, enum diag_lang lang);

struct progress *progress_new(size_t total, bool quiet, enum diag_lang lang);
void progress_step(struct progress *p, bool failed);
void progress_free(struct progress *p);  /* ends the line */

#endif
