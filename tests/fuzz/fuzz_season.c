/* fuzz_season.c -- a season in a temporary folder, made once, with the file to try. */
#include "fuzz_season.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>

#include "base/file.h"
#include "ingest/ingest.h"

static struct {
	char *root, *file;
	struct arena *arena;          /* of the plan and the season */
	struct arena *scratch;        /* of the rows of one input */
	struct diags *diags;
	const struct season *season;
	const struct plan *plan;
} made;

static void forget(void)
{
	static const char *const parts[] = { "district/towns.csv", "district/roster.csv", "submissions/a/sent.csv", "season.xml",
		"plan.xml", "plan.rng", "district", "submissions/a", "submissions", "" };

	g_remove(made.file);
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		char *path = g_build_filename(made.root, parts[i], NULL);

		g_remove(path);
		g_free(path);
	}
}

static void copy(const char *from, const char *to)
{
	char *path = g_build_filename(made.root, to, NULL), *bytes;
	size_t n;

	if (!file_read(from, &bytes, &n, made.diags) || !file_write(path, bytes, n, made.diags))
		abort();
	g_free(bytes);
	g_free(path);
}

int fuzz_season_open(const char *name)
{
	made.root = g_dir_make_tmp("fuzz-XXXXXX", NULL);
	made.file = g_build_filename(made.root, "submissions/a", name, NULL);
	made.arena = arena_new();
	made.scratch = arena_new();
	made.diags = diags_new();
	copy("tests/golden/ingest/season/season.xml", "season.xml");
	copy("tests/golden/ingest/season/plan.xml", "plan.xml");
	copy("templates/plan.rng", "plan.rng");
	copy("tests/golden/ingest/season/district/towns.csv", "district/towns.csv");
	copy("tests/golden/ingest/season/district/roster.csv", "district/roster.csv");
	copy("tests/golden/ingest/clean/submission.csv", "submissions/a/sent.csv");
	made.season = season_load(made.root, made.arena, made.diags);
	made.plan = made.season != NULL ? plan_load(made.season->plan_path, made.arena, made.diags) : NULL;
	if (made.plan == NULL)
		abort();
	atexit(forget);
	return 0;
}

int fuzz_season(const uint8_t *bytes, size_t n)
{
	struct diags *diags = diags_new();
	struct dataset *data;

	if (!g_file_set_contents_full(made.file, (const char *)bytes, (gssize)n, G_FILE_SET_CONTENTS_NONE, 0666, NULL))
		abort();
	data = ingest_season(made.plan, made.season, NULL, made.scratch, diags);
	if (data != NULL) {
		GString *text = ingest_problems_csv(data, DIAG_ZH);

		g_string_free(text, TRUE);
		text = ingest_clean_csv(data, &made.plan->tables[3], 0);
		if (!g_utf8_validate(text->str, (gssize)text->len, NULL))
			abort();
		g_string_free(text, TRUE);
	}
	diags_free(diags);
	arena_reset(made.scratch);
	return 0;
}
