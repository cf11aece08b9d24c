/* walk.c -- a folder tree, without following links. */
#include "publish/walk.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"

static void file_free(void *p)
{
	g_free(((struct walk_file *)p)->path);
	g_free(p);
}

static void add(GPtrArray *files, const char *full, const char *relative, size_t size)
{
	struct walk_file *f = g_new0(struct walk_file, 1);
	char *sum = file_digest(full, NULL);

	f->path = g_strdup(relative);
	f->size = size;
	if (sum != NULL)
		g_strlcpy(f->sha256, sum, sizeof f->sha256);
	g_free(sum);
	g_ptr_array_add(files, f);
}

static void walk(GPtrArray *files, const char *root, const char *relative)
{
	char *folder = g_build_filename(root, relative, NULL);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *full = g_build_filename(folder, name, NULL);
		char *path = *relative == '\0' ? g_strdup(name) : g_strdup_printf("%s/%s", relative, name);
		struct stat st;

		if (name[0] == '.' || g_str_has_suffix(name, ".part") || lstat(full, &st) != 0)
			;
		else if (S_ISDIR(st.st_mode))
			walk(files, root, path);
		else if (S_ISREG(st.st_mode))
			add(files, full, path, (size_t)st.st_size);
		g_free(path);
		g_free(full);
	}
	if (dir != NULL)
		g_dir_close(dir);
	g_free(folder);
}

static int by_path(const void *a, const void *b)
{
	const struct walk_file *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

GPtrArray *walk_files(const char *root)
{
	GPtrArray *files = g_ptr_array_new_with_free_func(file_free);

	walk(files, root, "");
	g_ptr_array_sort(files, by_path);
	return files;
}
