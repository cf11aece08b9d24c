/* ingest.c -- reads a season's folder and says how long it took and how much memory.
 * usage: bench-ingest SEASON */
#include <glib.h>
#include <stdio.h>
#include <sys/resource.h>

#include "ingest/ingest.h"

int main(int argc, char **argv)
{
	gint64 start = g_get_monotonic_time();
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct season *season = season_load(argc > 1 ? argv[1] : "input", arena, diags);
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
