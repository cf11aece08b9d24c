/* scratch.h -- a plan written for one test, in a folder of its own beside plan.rng. */
#ifndef SCRATCH_H
#define SCRATCH_H

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "plan/plan.h"

struct scratch {
	struct arena *arena;
	struct diags *diags;
	char *folder;
};

static inline struct scratch scratch_new(void)
{
	struct scratch f = { arena_new(), diags_new(), g_dir_make_tmp("plan-XXXXXX", NULL) };

	return f;
}

static inline void scratch_write(const struct scratch *f, const char *name, const char *text)
{
	char *path = g_build_filename(f->folder, name, NULL);

	g_file_set_contents(path, text, -1, NULL);
	g_free(path);
}

/* Writes and loads text as plan.xml. */
static inline const struct plan *scratch_plan(struct scratch *f, const char *text)
{
	char *path = g_build_filename(f->folder, "plan.xml", NULL), *rng;
	const struct plan *plan;

	g_file_get_contents("templates/plan.rng", &rng, NULL, NULL);
	scratch_write(f, "plan.rng", rng);
	scratch_write(f, "plan.xml", text);
	plan = plan_load(path, f->arena, f->diags);
	g_free(rng);
	g_free(path);
	return plan;
}

static inline void scratch_free(struct scratch *f)
{
	static const char *const names[] = { "plan.xml", "plan.rng", "season.xml" };

	for (size_t i = 0; i < G_N_ELEMENTS(names); i++) {
		char *path = g_build_filename(f->folder, names[i], NULL);

		g_unlink(path);
		g_free(path);
	}
	g_rmdir(f->folder);
	g_free(f->folder);
	diags_free(f->diags);
	arena_free(f->arena);
}

/* "code@line: reason" of the i-th diagnostic; "" when there are fewer. */
static inline char *scratch_said(const struct scratch *f, size_t i)
{
	const struct diag *g;
	char *reason, *text;

	if (i >= diags_count(f->diags))
		return g_strdup("");
	g = diags_at(f->diags, i);
	reason = diag_reason(f->diags, g, DIAG_ZH);
	text = g_strdup_printf("%s@%u: %s", diag_code_name(g->code), g->at.line, reason);
	g_free(reason);
	return text;
}

#endif
