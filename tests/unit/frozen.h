/* frozen.h -- a fixture whose season holds a frozen sample. */
#ifndef FROZEN_H
#define FROZEN_H

#include <glib/gstdio.h>

#include "fixture.h"

struct frozen { struct season season; char *root, *dir, *path; };

/* Writes inspection/samples.xml with these draws of township A and makes its folder the season's. */
static inline struct frozen freeze(struct fixture *f, const char *draws)
{
	struct frozen z = { .season = *f->season, .root = g_dir_make_tmp("frozen-XXXXXX", NULL) };
	char *text = g_strdup_printf("<samples phase=\"inspection\" drawn=\"2023-10-08\"><township code=\"A\" seed=\"s\" frame=\"f\">"
		"%s</township></samples>", draws);

	z.dir = g_build_filename(z.root, "inspection", NULL);
	z.path = g_build_filename(z.dir, "samples.xml", NULL);
	z.season.root = arena_strdup(f->arena, z.root);
	f->data->season = f->season = memcpy(arena_alloc(f->arena, sizeof z.season), &z.season, sizeof z.season);
	g_mkdir(z.dir, 0700);
	ck_assert(g_file_set_contents(z.path, text, -1, NULL));
	g_free(text);
	return z;
}

static inline void thaw(struct frozen *z)
{
	g_unlink(z->path);
	g_rmdir(z->dir);
	g_rmdir(z->root);
	g_free(z->path);
	g_free(z->dir);
	g_free(z->root);
}

#endif
