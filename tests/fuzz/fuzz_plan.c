/* fuzz_plan.c -- any bytes as plan.xml: the loader refuses or loads, and a loaded plan gives a schema.
 * Run it from the root: templates/plan.rng is the schema. */
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/relaxng.h>
#include <stdint.h>
#include <stdlib.h>

#include "fuzz_season.h"
#include "plan/plan.h"

/* The linker gives the program's calls of xmlRelaxNGParse and xmlRelaxNGFree to these: the schema never
 * changes here, and reading it takes far longer than reading a plan. */
xmlRelaxNG *__real_xmlRelaxNGParse(xmlRelaxNGParserCtxt *parser);
xmlRelaxNG *__wrap_xmlRelaxNGParse(xmlRelaxNGParserCtxt *parser);
void __wrap_xmlRelaxNGFree(xmlRelaxNG *schema);

static struct {
	char *folder, *plan, *rng;
	struct arena *arena;
	xmlRelaxNG *schema;
} made;

xmlRelaxNG *__wrap_xmlRelaxNGParse(xmlRelaxNGParserCtxt *parser)
{
	if (made.schema == NULL)
		made.schema = __real_xmlRelaxNGParse(parser);
	return made.schema;
}

void __wrap_xmlRelaxNGFree(xmlRelaxNG *schema)
{
	(void)schema;
}

static void forget(void)
{
	g_remove(made.plan);
	g_remove(made.rng);
	g_remove(made.folder);
}

/* A folder of its own for the process, with the schema in it. */
int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	char *text;
	gsize len;

	(void)argc;
	(void)argv;
	made.folder = g_dir_make_tmp("fuzz-plan-XXXXXX", NULL);
	made.plan = g_build_filename(made.folder, "plan.xml", NULL);
	made.rng = g_build_filename(made.folder, "plan.rng", NULL);
	made.arena = arena_new();
	if (!g_file_get_contents("templates/plan.rng", &text, &len, NULL)
	    || !g_file_set_contents(made.rng, text, (gssize)len, NULL))
		g_error("templates/plan.rng");
	g_free(text);
	atexit(forget);
	return 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct diags *diags = diags_new();
	const struct plan *plan;

	if (!g_file_set_contents_full(made.plan, (const char *)bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE, 0666, NULL))
		abort();
	plan = plan_load(made.plan, made.arena, diags);
	if (plan != NULL)
		g_string_free(plan_submission_schema(plan), TRUE);
	else if (diags_count(diags) == 0)
		g_error("refused without a word");
	for (size_t i = 0; i < diags_count(diags); i++)
		g_free(diag_reason(diags, diags_at(diags, i), DIAG_ZH));
	diags_free(diags);
	arena_reset(made.arena);
	return 0;
}
