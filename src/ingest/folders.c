/* folders.c -- see folders.h. */
#include "ingest/folders.h"

#include "ingest/reader.h"

/* Length of the path that holds path: up to its last '/'. */
static size_t parent_length(const char *path, size_t n)
{
	while (n > 0 && path[n - 1] != '/')
		n--;
	return n > 0 ? n - 1 : 0;
}

static bool is_below(const char *path, const char *folder, size_t n)
{
	return strncmp(path, folder, n) == 0 && (path[n] == '/' || path[n] == '\0');
}

/* The report's folder that a folder without one belongs to: going up, the first folder
 * that has or holds exactly one; -1 when it holds none or several. */
static int home_of(const GPtrArray *folders, const bool *reports, guint i)
{
	const char *own = folders->pdata[i];

	for (size_t n = strlen(own); n > strlen("submissions"); n = parent_length(own, n)) {
		int found = -1, count = 0;

		for (guint k = 0; k < folders->len; k++) {
			if (!reports[k] || !is_below(folders->pdata[k], own, n))
				continue;
			if (strlen(folders->pdata[k]) == n)
				return (int)k;
			found = (int)k;
			count++;
		}
		if (count > 0)
			return count == 1 ? found : -1;
	}
	return -1;
}

/* Takes a folder into a group, whose own folder then holds both. */
static void join(struct folder_group *g, const char *folder, struct arena *arena)
{
	size_t n = strlen(g->folder);

	while (!is_below(folder, g->folder, n))
		n = parent_length(g->folder, n);
	if (n < strlen(g->folder))
		g->folder = arena_strndup(arena, g->folder, n);
	g_ptr_array_add(g->folders, (char *)folder);
}

static struct folder_group *add_group(struct folder_groups *out, const char *folder)
{
	out->group[out->n] = (struct folder_group){ folder, NULL, g_ptr_array_new() };
	return &out->group[out->n++];
}

void folders_group(const GPtrArray *folders, bool (*has_report)(struct reader *r, const char *folder), struct reader *r,
	struct folder_groups *out)
{
	bool *reports = g_new0(bool, folders->len + 1);
	int *group = g_new0(int, folders->len + 1);

	out->group = g_new0(struct folder_group, folders->len + 1);
	out->n = 0;
	for (guint i = 0; i < folders->len; i++) {
		reports[i] = has_report != NULL && has_report(r, folders->pdata[i]);
		group[i] = -1;
	}
	for (guint i = 0; i < folders->len; i++) {
		int home = reports[i] ? (int)i : home_of(folders, reports, i);
		int at = home < 0 ? (int)i : home;

		if (group[at] < 0) {
			group[at] = (int)out->n;
			add_group(out, folders->pdata[i]);
		}
		join(&out->group[group[at]], folders->pdata[i], r->arena);
	}
	for (size_t i = 0; i < out->n; i++) {
		const char *slash = strrchr(out->group[i].folder, '/');

		out->group[i].name = slash != NULL ? slash + 1 : out->group[i].folder;
	}
	g_free(reports);
	g_free(group);
}
