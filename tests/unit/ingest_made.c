/* ingest_made.c -- see ingest_made.h. */
#include "ingest_made.h"

#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>

#include "base/file.h"

#define SENT "镇街代码,镇街名称,数据截止日期,报送版次,报送日期,填报人\n450199001000,城东街道,2023-09-30,%d,2023-10-09,张三\n"

void made_put(const struct made *m, const char *path, const char *bytes, size_t len)
{
	char *full = g_build_filename(m->root, path, NULL);

	ck_assert(file_write(full, bytes, len, m->diags));
	g_free(full);
}

void made_text(const struct made *m, const char *path, const char *text)
{
	made_put(m, path, text, strlen(text));
}

void made_copy(const struct made *m, const char *from, const char *path)
{
	char *bytes;
	size_t len;

	ck_assert(file_read(from, &bytes, &len, m->diags));
	made_put(m, path, bytes, len);
	g_free(bytes);
}

void made_begin(struct made *m)
{
	*m = (struct made){ .root = g_dir_make_tmp("ingest-XXXXXX", NULL), .arena = arena_new(), .diags = diags_new() };
	made_copy(m, GOLDEN "season/season.xml", "season.xml");
	made_copy(m, GOLDEN "season/plan.xml", "plan.xml");
	made_copy(m, "templates/plan.rng", "plan.rng");
	made_copy(m, GOLDEN "season/district/towns.csv", "district/towns.csv");
	made_copy(m, GOLDEN "season/district/roster.csv", "district/roster.csv");
}

void made_sent(const struct made *m, const char *folder, int version)
{
	char *path = g_build_filename("submissions", folder, "sent.csv", NULL);
	char *text = g_strdup_printf(SENT, version);

	made_text(m, path, text);
	g_free(path);
	g_free(text);
}

void made_read(struct made *m, const struct ingest_options *options)
{
	const struct season *season = season_load(m->root, m->arena, m->diags);
	const struct plan *plan;

	ck_assert_ptr_nonnull(season);
	plan = plan_load(season->plan_path, m->arena, m->diags);
	ck_assert_ptr_nonnull(plan);
	m->data = ingest_season(plan, season, options, m->arena, m->diags);
}

static void remove_folder(const char *path)
{
	GDir *dir = g_dir_open(path, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *below = g_build_filename(path, name, NULL);

		remove_folder(below);
		g_free(below);
	}
	if (dir != NULL)
		g_dir_close(dir);
	g_remove(path);
}

void made_end(struct made *m)
{
	remove_folder(m->root);
	g_free(m->root);
	diags_free(m->diags);
	arena_free(m->arena);
}

size_t made_count(const struct made *m, enum diag_code code)
{
	size_t n = 0;

	for (size_t i = 0; i < diags_count(m->diags); i++)
		n += diags_at(m->diags, i)->code == code;
	return n;
}
