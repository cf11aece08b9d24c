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

/* Numbers in free text that look like a mobile phone or an identity number. */
static size_t personal_number(const char *p, enum plan_pd *pd)
{
	size_t n = strspn(p, "0123456789");

	*pd = PLAN_PD_PHONE;
	if (n == 11 && p[0] == '1' && p[1] >= '3')
		return n;
	*pd = PLAN_PD_ID;
	if (n == 17 && (p[17] == 'X' || p[17] == 'x'))
		return 18;
	return n == 18 ? n : 0;
}

static const char *mask_free_text(struct arena *arena, enum plan_profile profile, const char *text)
{
	GString *out = g_string_new(NULL);
	const char *masked;

	for (const char *p = text != NULL ? text : ""; *p != '\0';) {
		enum plan_pd pd;
		bool starts = p == text || !g_ascii_isalnum(p[-1]);
		size_t n = starts ? personal_number(p, &pd) : 0;

		if (n > 0)
			g_string_append(out, plan_mask(arena, pd, profile, arena_strndup(arena, p, n)));
		else
			g_string_append_c(out, *p);
		p += n > 0 ? n : 1;
	}
	masked = arena_strdup(arena, out->str);
	g_string_free(out, TRUE);
	return masked;
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

/* The cell as documents print it, masked by the profile. From the build's arena. */
const char *lists_cell_text(const struct build *b, const struct plan_table *table, const struct row *row, int column)
{
	struct plan_column_info info = plan_column_info(table, column);
	const char *text = ingest_cell_text(table, row, column, b->arena);

	if ((size_t)column < table->n_fields && table->fields[column].free_text)
		text = mask_free_text(b->arena, b->season->profile, text);
	return plan_mask(b->arena, info.pd, b->season->profile, text);
}

void lists_add_cell(const struct build *b, xmlNode *node, const struct plan_table *table, const struct row *row,
	int column)
{
	struct plan_column_info info = plan_column_info(table, column);
	const char *text = lists_cell_text(b, table, row, column);
	bool long_text = has_role(table, column, "paragraphs"), pairs = has_role(table, column, "pairs");
	xmlNode *c = node_add_text(node, "c", long_text || pairs ? NULL : text);
	char *plain;

	node_set(c, "f", info.name);
	if (text == NULL || *text == '\0') {
		node_flag(c, "empty", true);
		return;
	}
	node_flag(c, "zero", plan_type_is_number(info.type) && row->v[column].i == 0);
	if (info.type == PLAN_CODE)
		node_set(c, "key", ingest_cell_canonical(table, row, column, b->arena));
	if (has_role(table, column, "photo"))
		add_photo(b, c, row, text);
	if (long_text)
		add_paragraphs(c, text);
	if (pairs) {
		plain = with_ascii_signs(text);
		add_pairs(c, plain);
		g_free(plain);
	}
}

/* ---- listings ------------------------------------------------------------------ */

static void add_row(const struct build *b, xmlNode *list, const struct plan_listing *l, const struct row *row,
	size_t n)
{
	xmlNode *node = node_add(list, "row");

	node_set_int(node, "n", (int64_t)n);
	node_set(node, "place", b->data->places[row->place].code);
	node_set(node, "place-name", b->data->places[row->place].name);
	if (l->level == PLAN_DISTRICT && row->township > 0)
		node_set(node, "township", b->data->places[row->township].name);
	node_set(node, "source", b->data->sources[row->source].path);
	node_set_int(node, "line", row->line);
	for (size_t i = 0; i < l->n_columns; i++)
		lists_add_cell(b, node, l->table, row, l->columns[i]);
}

static void add_columns(xmlNode *list, const struct plan_listing *l)
{
	for (size_t i = 0; i < l->n_columns; i++) {
		struct plan_column_info info = plan_column_info(l->table, l->columns[i]);
		xmlNode *col = node_add(list, "col");

		node_set(col, "f", info.name);
		node_set(col, "label", (size_t)l->columns[i] < l->table->n_fields
			? l->table->fields[l->columns[i]].header : info.label);
		node_flag(col, "number", plan_type_is_number(info.type));
	}
}

static void add_list(const struct build *b, xmlNode *node, const struct plan_listing *l, int place)
{
	xmlNode *list = node_add(node, "list");
	size_t n, shown;
	const struct row *const *rows = stats_rows_of(b->phase->self, l, place, &n);

	shown = l->limit > 0 && (size_t)l->limit < n ? (size_t)l->limit : n;
	node_set(list, "id", l->id);
	node_set(list, "label", l->label);
	node_set_int(list, "total", (int64_t)n);
	node_set_int(list, "shown", (int64_t)shown);
	if (shown < n)
		node_set_int(list, "rest", (int64_t)(n - shown));
	add_columns(list, l);
	for (size_t i = 0; i < shown; i++)
		add_row(b, list, l, rows[i], i + 1);
}

/* Whether a document of this phase prints the listing. */
static bool printed(const struct build *b, const struct plan_listing *l)
{
	return l->phase == NULL || strcmp(l->phase, b->season->phases[b->phase->phase].id) == 0;
}

void lists_add(const struct build *b, xmlNode *node, int place)
{
	for (size_t i = 0; i < b->plan->n_listings; i++)
		if (b->plan->listings[i].level == b->data->places[place].level && printed(b, &b->plan->listings[i]))
			add_list(b, node, &b->plan->listings[i], place);
}

/* ---- texts.csv ------------------------------------------------------------------ */

static const char *role_text(const struct build *b, const struct plan_table *table, const struct row *row,
	const char *role, bool canonical)
{
	int column = plan_find_field_role(table, role);
	const char *text = NULL;

	if (column >= 0)
		text = canonical ? ingest_cell_canonical(table, row, column, b->arena)
			: ingest_cell_text(table, row, column, b->arena);
	return text != NULL ? text : "";
}

void lists_add_texts(const struct build *b, xmlNode *root)
{
	const struct plan_table *table = plan_find_role(b->plan, "texts");
	const struct rows *rows = table != NULL ? &b->data->tables[table->index] : NULL;
	xmlNode *texts;

	if (rows == NULL || rows->n == 0)
		return;
	texts = node_add(root, "texts");
	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = rows->row[i];
		xmlNode *text = node_add(texts, "text");

		node_set(text, "document", role_text(b, table, row, "document", true));
		node_set(text, "place", role_text(b, table, row, "township", true));
		node_set(text, "section", role_text(b, table, row, "section", true));
		node_set(text, "way", role_text(b, table, row, "way", true));
		node_set(text, "file", b->data->sources[row->source].path);
		node_set_int(text, "line", row->line);
		add_paragraphs(text, role_text(b, table, row, "text", false));
	}
}
