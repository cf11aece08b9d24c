/* outfit.h -- what documents are made with: style, stylesheets, fonts. A thread of
 * its own loads them while the season is read. */
#ifndef OUTFIT_H
#define OUTFIT_H

#include <glib.h>

#include "compose/compose.h"
#include "render/render.h"
#include "run.h"

struct outfit {
	const struct style *style;
	struct compose *compose;
	struct fonts *fonts;        /* wanted: the characters of the templates, charts and pages */
	/* of the thread */
	GThread *thread;
	const struct run *run;
	struct arena *arena;
	struct diags *diags;
};

/* Begins to load; the run has its plan and season. */
void outfit_begin(struct outfit *f, const struct run *run);
/* Waits for the end. False when a template, the style or a font is missing: diags says which. */
bool outfit_end(struct outfit *f, struct diags *diags);
void outfit_free(struct outfit *f);

#endif
