/* outfit.h -- what documents are made with: style, fonts, stylesheets. Threads of
 * their own load them while the season is read. */
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
	const struct run *run;
	struct arena *arena;
	GThread *thread[2];
	struct diags *diags[2];     /* of each thread */
};

/* Begins with style and fonts; then, as the run has its plan and season, the stylesheets. */
void outfit_begin(struct outfit *f, const struct run *run);
void outfit_compose(struct outfit *f);
/* Waits for the end. False when a template, the style or a font is missing: diags says which. */
bool outfit_end(struct outfit *f, struct diags *diags);
void outfit_free(struct outfit *f);

#endif
