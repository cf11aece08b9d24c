/* ingest.c -- reads a season's folder and says how long it took and how much memory;
 * with --libcsv, how long libcsv alone takes to find the cells of a file.
 * usage: bench-ingest SEASON | bench-ingest --libcsv FILE */
#include <csv.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "base/memory.h"
#include "ingest/ingest.h"

static void count_cell(void *text, size_t n, void *cells)
{
	(void)text, (void)n;
	++*(size_t *)cells;
}

static int parse(const char *path)
{
	static char block[1 << 18];
	gint64 start = g_get_monotonic_time();
	FILE *file = fopen(path, "rb");
	struct csv_parser parser;
	size_t cells = 0, n;

	if (file == NULL || csv_init(&parser, CSV_STRICT) != 0)
		return 1;
	while ((n = fread(block, 1, sizeof block, file)) > 0)
		csv_parse(&parser, block, n, count_cell, NULL, &cells);
	csv_fini(&parser, count_cell, NULL, &cells);
	csv_free(&parser);
	fclose(file);
	printf("%.3f s, %zu cells by libcsv\n", (double)(g_get_monotonic_time() - start) / 1e6, cells);
	return 0;
}

static int read_season(const char *folder)
{
	gint64 start = g_get_monotonic_time();
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct season *season = season_load(folder, arena, diags);
	const struct plan *plan = season != NULL
		? plan_load(season->plan_path != NULL ? season->plan_path : "templates/plan.xml", arena, diags) : NULL;
	struct dataset *data = plan != NULL ? ingest_season(plan, season, NULL, arena, diags) : NULL;
	double seconds = (double)(g_get_monotonic_time() - start) / 1e6;
	size_t read = 0, kept = 0;
	struct rusage usage;

	if (data == NULL) {
		diags_print(diags, 0, stderr, &(struct diag_style){ .lang = DIAG_EN });
		return 1;
	}
	for (size_t i = 0; i < data->n_sources; i++) {
		read += data->sources[i].rows_read;
		kept += data->sources[i].rows_kept;
	}
	getrusage(RUSAGE_SELF, &usage);
	printf("%.3f s, %zu rows read, %zu kept, %zu problems, %zu MB of season, %ld MB at most, %.8s\n", seconds, read, kept,
		diags_count(diags), arena_used(arena) >> 20, usage.ru_maxrss >> 10, data->digest);
	diags_free(diags);
	arena_free(arena);
	return 0;
}

int main(int argc, char **argv)
{
	memory_prepare();
	if (argc == 3 && strcmp(argv[1], "--libcsv") == 0)
		return parse(argv[2]);
	return read_season(argc > 1 ? argv[1] : "input");
}
