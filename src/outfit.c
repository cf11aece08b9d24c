/* outfit.c -- loading beside the reading of the season. */
#include "outfit.h"

#include <string.h>

#include "base/parallel.h"
#include "charts/charts.h"
#include "layout/layout.h"

static void want_files(struct fonts *fonts, const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL), *bytes;
		gsize n;

		if (g_file_test(path, G_FILE_TEST_IS_REGULAR) && g_file_get_contents(path, &bytes, &n, NULL)) {
			fonts_want(fonts, bytes, n);
			g_free(bytes);
		}
		g_free(path);
	}
	if (dir != NULL)
		g_dir_close(dir);
}

/* What can be printed besides the facts: templates, and what charts and pages add. */
static void want_characters(struct fonts *fonts, const char *templates)
{
	const char *folders[] = { "", "reports", "reports/common" };

	fonts_want(fonts, chart_characters(), strlen(chart_characters()));
	fonts_want(fonts, layout_characters(), strlen(layout_characters()));
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++) {
		char *folder = g_build_filename(templates, folders[i], NULL);

		want_files(fonts, folder);
		g_free(folder);
	}
}

static gpointer load_fonts(gpointer data)
{
	struct outfit *f = data;
	const char *path = diags_printf(f->diags[0], "%s/style.xml", f->run->templates);

	f->style = style_load(path, f->arena, f->diags[0]);
	if (f->style != NULL)
		f->fonts = fonts_open(f->style, f->diags[0]);
	if (f->fonts != NULL)
		want_characters(f->fonts, f->run->templates);
	return NULL;
}

static gpointer load_stylesheets(gpointer data)
{
	struct outfit *f = data;

	f->compose = compose_load(f->run->templates, f->run->plan, f->run->season, f->diags[1]);
	return NULL;
}

/* In a thread of its own, unless the run has one core only. */
static void start(struct outfit *f, size_t i, const char *name, GThreadFunc load)
{
	if (parallel_threads() > 1)
		f->thread[i] = parallel_thread(name, load, f);
	else
		load(f);
}

void outfit_begin(struct outfit *f, const struct run *run)
{
	*f = (struct outfit){ .run = run, .arena = arena_new(), .diags = { diags_new(), diags_new() } };
	start(f, 0, "fonts", load_fonts);
}

void outfit_compose(struct outfit *f)
{
	start(f, 1, "stylesheets", load_stylesheets);
}

bool outfit_end(struct outfit *f, struct diags *diags)
{
	for (size_t i = 0; i < G_N_ELEMENTS(f->thread); i++) {
		if (f->thread[i] != NULL)
			g_thread_join(f->thread[i]);
		diags_take(diags, f->diags[i]);
	}
	return f->fonts != NULL && f->compose != NULL;
}

void outfit_free(struct outfit *f)
{
	fonts_free(f->fonts);
	compose_free(f->compose);
	for (size_t i = 0; i < G_N_ELEMENTS(f->diags); i++)
		diags_free(f->diags[i]);
	arena_free(f->arena);
}
