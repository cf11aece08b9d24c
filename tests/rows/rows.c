/* rows.c -- what a season's folder was read as: every file with its encoding and table,
 * every row with the values that were accepted, in canonical form;
 * then what reading found wrong.
 * usage: rows SEASON */
#include <glib.h>
#include <stdio.h>

#include "ingest/ingest.h"

static void print_source(const struct source *s)
{
	printf("%s\t%s %s", s->path, s->format, s->encoding);
	if (s->table != NULL)
		printf(" %s “%s”", s->table->id, s->delimiter[0] == '\t' ? "\\t" : s->delimiter);
	printf("\t%s %zu/%zu\n", s->refused ? "refused" : "read", s->rows_kept, s->rows_read);
}

/* One line: table, file and line, then the fields that hold something. */
static void print_row(const struct dataset *data, const struct plan_table *t, const struct row *row, struct arena *scratch)
{
	printf("%s\t%s:%u", t->id, data->sources[row->source].path, row->line);
	for (size_t i = 0; i < t->n_fields; i++) {
		char *text = g_strdelimit(g_strdup(ingest_cell_canonical(t, row, (int)i, scratch)), "\r\n\t", '|');

		if (text[0] != '\0')
			printf("\t%s=%s", t->fields[i].name, text);
		g_free(text);
	}
	putchar('\n');
	arena_reset(scratch);
}

static void print_season(const struct dataset *data)
{
	struct arena *scratch = arena_new();

	for (size_t i = 0; i < data->n_sources; i++)
		print_source(&data->sources[i]);
	for (size_t i = 0; i < data->plan->n_tables; i++)
		for (size_t k = 0; k < data->tables[i].n; k++)
			print_row(data, &data->plan->tables[i], data->tables[i].row[k], scratch);
	arena_free(scratch);
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct season *season = argc > 1 ? season_load(argv[1], arena, diags) : NULL;
	const struct plan *plan = season == NULL ? NULL
		: plan_load(season->plan_path != NULL ? season->plan_path : "templates/plan.xml", arena, diags);
	struct dataset *data = plan != NULL ? ingest_season(plan, season, NULL, arena, diags) : NULL;

	if (data != NULL)
		print_season(data);
	diags_print(diags, 0, stdout, &(struct diag_style){ .lang = DIAG_ZH });
	diags_free(diags);
	arena_free(arena);
	return data == NULL;
}
