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
#include "stats/stats.h"

struct publish_options {
	const char *output;        /* folder; not followed when it is a symbolic link */
	const char *only;          /* document kind, place code or place name, or NULL */
	const char *phase;         /* only documents of this phase, or NULL */
	int jobs;                  /* workers, 0 = all cores */
	int timeout;               /* seconds for one report, 0 = 60 */
	bool force, dry_run, quiet;
	bool verbose;              /* each document's seconds on stderr */
	double started;            /* of the program, by clock_seconds() */
	bool no_pictures;          /* charts only inside the documents */
	enum diag_lang lang;
	const char *plan;          /* given by itself, or NULL; for the manifest */
	const char *command;       /* for the manifest: what decides the bytes, nothing else */
	const char *tool;          /* the program's name, version and commit, likewise */
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

/* Prints which townships change score, grade and rank between two builds (output
 * folders or facts files), and through which indicators. */
bool publish_compare(const char *a, const char *b, enum diag_lang lang, struct diags *diags);

/* The on-site sample: printed; drawn anew and compared; or written to root's
 * inspection/samples.xml, once and for all. */
enum publish_sample_way { PUBLISH_PRINT, PUBLISH_REPLAY, PUBLISH_FREEZE };
void publish_sample(const struct dataset *data, int phase, const struct stats_sample *samples, size_t n,
	enum publish_sample_way way, enum diag_lang lang, struct diags *diags);

/* Records a built document (path below output, or with it) as issued: digest,
 * number, date, and the figures it printed, in root's issued.xml. */
bool publish_finalize(const char *root, const char *output, const char *document, const char *number,
	const char *date, struct diags *diags);

/* Blank forms for every township and for inspectors, and the schema of XML
 * submissions, below out. */
struct kit_input {
	const struct plan *plan;
	const struct season *season;
	const struct dataset *data;
	int phase;                                        /* whose cut-off stands in the forms */
	const struct stats_sample *samples; size_t n_samples;
};
bool publish_kit(const struct kit_input *in, const char *out, struct diags *diags);

/* Set by a signal handler: running workers are ended and publish_all() returns. */
void publish_interrupt(void);
bool publish_was_interrupted(void);

/* What a rerun would start from. */
struct publish_start {
	const char *input, *templates, *tool;
	const struct fonts *fonts;
};

/* Do the files of an output folder still match its manifest: changed, missing
 * and extra ones are diagnostics. With a start (may be NULL) it also tells
 * whether a rerun would give the same bytes, and what has changed if not.
 * Prints a summary. */
bool publish_verify(const char *output, const struct publish_start *start, enum diag_lang lang,
	struct diags *diags);

#endif
