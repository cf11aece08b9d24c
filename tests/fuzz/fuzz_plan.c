/* fuzz_plan.c -- any bytes as plan.xml: the loader refuses or loads, and a loaded plan gives a schema.
 * Run it from the root: templates/plan.rng is the schema. */
#include <glib.h>
#include <glib/gstdio.h>
#include <stdint.h>
#include <stdio.h>

#include "plan/plan.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A folder of its own for the process, with the schema in it. */
static const char *folder(void)
{
	static char *path;

	if (path == NULL) {
		char *rng, *copy, *text;
		gsize len;

		path = g_dir_make_tmp("fuzz-plan-XXXXXX", NULL);
		rng = g_build_filename(path, "plan.rng", NULL);
		copy = g_file_get_contents("templates/plan.rng", &text, &len, NULL) ? text : NULL;
		if (copy == NULL || !g_file_set_contents(rng, copy, (gssize)len, NULL))
			g_error("templates/plan.rng");
		g_free(copy);
		g_free(rng);
	}
	return path;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	char *path = g_build_filename(folder(), "plan.xml", NULL);
	const struct plan *plan = NULL;

	if (g_file_set_contents(path, (const char *)data, (gssize)size, NULL))
		plan = plan_load(path, arena, diags);
	if (plan != NULL)
		g_string_free(plan_submission_schema(plan), TRUE);
	else if (diags_count(diags) == 0)
		g_error("refused without a word");
	for (size_t i = 0; i < diags_count(diags); i++)
		g_free(diag_reason(diags_at(diags, i), DIAG_ZH));
	g_free(path);
	diags_free(diags);
	arena_free(arena);
	return 0;
}
