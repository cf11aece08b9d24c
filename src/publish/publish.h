/* publish.h -- what to build, by which workers, and files that can be checked.
 *
 * Plan, templates, facts and fonts are loaded once by a single-threaded parent;
 * workers are forked, compose, lay out and render, and leave by _exit. A crash
 * costs one report. Output does not depend on the number of workers. */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include <libxml/tree.h>

#include "compose/compose.h"
#include "ingest/ingest.h"
#include "render/render.h"

struct publish_options {
	const char *output;        /* folder */
	const char *only;          /* document kind or place code, or NULL */
	int jobs;                  /* workers, 0 = all cores */
	bool force, dry_run, quiet;
	enum diag_lang lang;
	const char *command;       /* for the manifest */
};

struct publish_input {
	const struct plan *plan;
	const struct season *season;
	const struct dataset *data;
	const struct compose *compose;
	xmlDoc *facts;
	const struct style *style;
	struct fonts *fonts;
	const char *templates;
};

/* Builds every document, data file, chart, index.html and the manifest. False
 * when a report failed or the system did: diagnostics name them. */
bool publish_all(const struct publish_input *in, const struct publish_options *options,
	struct diags *diags);

/* Do the files of an output folder still match its manifest? */
bool publish_verify(const char *output, struct diags *diags);

#endif
