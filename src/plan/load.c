/* load.c -- plan_load(): file, schema, then every part in order; and what the
 * parts share. */
#include "plan/load.h"

#include <string.h>

#include "base/file.h"
#include "base/relaxng.h"

void loader_say(struct loader *l, enum diag_code code, struct loc at,
	const char *arg0, const char *arg1, const char *arg2)
{
	if (!l->quiet)
		diag_say(l->diags, code, at, arg0, arg1, arg2);
}

void loader_unknown(struct loader *l, struct loc at, const char *kind, const char *name,
	const char *const *names, size_t n)
{
	if (!l->quiet)
		diag_say(l->diags, DIAG_PLAN_NAME, at, kind, name, plan_nearest(l->arena, name, names, n));
}

const char *loader_attr(struct loader *l, const xmlNode *node, const char *name)
{
	return xml_attr(l->arena, node, name);
}

xmlNode *loader_section(struct loader *l, const char *name)
{
	return xml_first(l->root, name);
}

const char *const *loader_words(struct loader *l, const char *text, const char *seps, size_t *n)
{
	GPtrArray *words = g_ptr_array_new();
	const char **list;
	char *copy, *save = NULL;

	copy = arena_strdup(l->arena, text != NULL ? text : "");
	for (char *w = strtok_r(copy, seps, &save); w != NULL; w = strtok_r(NULL, seps, &save))
		if (*g_strstrip(w) != '\0')
			g_ptr_array_add(words, w);
	list = ARENA_ARRAY(l->arena, const char *, words->len + 1);
	for (size_t i = 0; i < words->len; i++)
		list[i] = g_ptr_array_index(words, i);
	if (n != NULL)
		*n = words->len;
	g_ptr_array_free(words, TRUE);
	return list;
}

void loader_check_ids(struct loader *l, const char *kind, const void *list, size_t n,
	size_t stride, size_t at)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < n; i++) {
		const char *item = (const char *)list + i * stride;
		const char *id;
		struct loc loc;

		memcpy(&id, item, sizeof id);
		memcpy(&loc, item + at, sizeof loc);
		if (id != NULL && !g_hash_table_add(seen, (char *)id))
			loader_say(l, DIAG_PLAN_TWICE, loc, kind, id, NULL);
	}
	g_hash_table_destroy(seen);
}

int loader_column(struct loader *l, const struct plan_table *table, const char *name, struct loc at)
{
	int column = plan_find_column(table, name);

	if (column < 0) {
		const char **names = ARENA_ARRAY(l->arena, const char *, table->n_columns);

		for (size_t i = 0; i < table->n_columns; i++)
			names[i] = plan_column_info(table, (int)i).name;
		loader_unknown(l, at, "field", name, names, table->n_columns);
	}
	return column;
}

const int *loader_columns(struct loader *l, const struct plan_table *table, const char *text,
	struct loc at, size_t *n)
{
	size_t n_words, kept = 0;
	const char *const *words = loader_words(l, text, " \t\n\r", &n_words);
	int *columns = ARENA_ARRAY(l->arena, int, n_words + 1);

	for (size_t i = 0; i < n_words; i++) {
		bool down = words[i][0] == '-';
		int column = loader_column(l, table, words[i] + down, at);

		if (column >= 0)
			columns[kept++] = down ? ~column : column;
	}
	*n = kept;
	return columns;
}

const struct plan_table *loader_table(struct loader *l, const char *id, struct loc at)
{
	const struct plan_table *table = id == NULL ? NULL : plan_find_table(l->plan, id);

	if (table == NULL && id != NULL) {
		const char **names = ARENA_ARRAY(l->arena, const char *, l->plan->n_tables);

		for (size_t i = 0; i < l->plan->n_tables; i++)
			names[i] = l->plan->tables[i].id;
		loader_unknown(l, at, "table", id, names, l->plan->n_tables);
	}
	return table;
}

enum diag_level loader_level(const char *text, enum diag_level otherwise)
{
	static const char letters[] = "IWEF";
	const char *p = text == NULL || text[0] == '\0' ? NULL : strchr(letters, text[0]);

	return p == NULL ? otherwise : (enum diag_level)(p - letters);
}

enum plan_level loader_place_level(const char *text)
{
	if (g_strcmp0(text, "district") == 0)
		return PLAN_DISTRICT;
	return g_strcmp0(text, "community") == 0 ? PLAN_COMMUNITY : PLAN_TOWNSHIP;
}

struct rat loader_number(struct loader *l, const char *what, const char *text, struct loc at)
{
	struct rat r = rat_int(0);

	if (text != NULL && !rat_parse(text, &r)) {
		loader_say(l, DIAG_PLAN_VALUE, at, what, text, "3、0.5");
		return rat_int(0);
	}
	return r;
}

int loader_points(struct loader *l, const char *what, const char *text, struct loc at)
{
	struct rat r = rat_mul(loader_number(l, what, text, at), rat_int(100));

	if (r.den != 1 || r.num < 0 || r.num > 100000) {
		loader_say(l, DIAG_PLAN_VALUE, at, what, text, "0–1000，最多两位小数");
		return 0;
	}
	return (int)r.num;
}

static struct loader *loader_new(const char *path, struct arena *arena, struct diags *diags)
{
	struct loader *l = ARENA_NEW(arena, struct loader);

	l->arena = arena;
	l->diags = diags;
	l->file = arena_strdup(arena, path);
	l->plan = ARENA_NEW(arena, struct plan);
	l->plan->path = l->file;
	return l;
}

static void load_parts(struct loader *l)
{
	struct plan *plan = l->plan;

	plan->version = loader_attr(l, l->root, "version");
	plan->title = loader_attr(l, l->root, "title");
	plan->approval = loader_attr(l, l->root, "approval");
	load_codelists(l);
	load_tables(l);
	load_columns(l);
	load_checks(l);
	load_targets(l);
	load_filters(l);
	load_measures(l);
	load_figures(l);
	load_indicators(l);
	load_grades(l);
	load_listings(l);
	load_registers(l);
	load_crosses(l);
	load_samples(l);
	load_verification(l);
}

/* What expressions name: a letter, then letters, digits and _. */
static bool is_name(const char *text)
{
	size_t n = strlen(text);

	return !g_ascii_isdigit(text[0]) && n > 0
		&& strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_") == n;
}

static bool has(const xmlNode *node, const char *attribute)
{
	return xmlHasProp((xmlNode *)(uintptr_t)node, BAD_CAST attribute) != NULL;
}

static void check_name(struct loader *l, const xmlNode *node)
{
	static const char *const named[] = { "codelist", "table", "field", "lookup", "derive", "target", "filter",
		"measure", "figure", "listing", "sample" };

	for (size_t i = 0; i < G_N_ELEMENTS(named); i++) {
		const char *id = strcmp((const char *)node->name, named[i]) != 0 ? NULL
			: loader_attr(l, node, has(node, "id") ? "id" : "name");

		if (id != NULL && !is_name(id))
			loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), "id", id, "以字母开头的字母、数字、_");
	}
}

/* Names and labels as the schema cannot say, or only at great length. */
static void check_names(struct loader *l, const xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		check_name(l, node);
		if (has(node, "label") && loader_attr(l, node, "label")[0] == '\0')
			loader_say(l, DIAG_PLAN_VALUE, loc_of(l, node), "label", "", "至少一个字");
		check_names(l, node->children);
	}
}

const struct plan *plan_load_by(const char *path, const char *rng, struct arena *arena, struct diags *diags)
{
	struct loader *l = loader_new(path, arena, diags);
	size_t before = diags_count_level(diags, DIAG_TEMPLATE), len;
	char *bytes, *digest;
	xmlDoc *doc;

	if (!file_read(path, &bytes, &len, diags))
		return NULL;
	digest = file_sha256(bytes, len);
	g_strlcpy(l->plan->digest, digest, sizeof l->plan->digest);
	g_free(digest);
	doc = xml_read(l->file, bytes, len, DIAG_TEMPLATE, diags);
	if (doc != NULL && relaxng_check(doc, l->file, rng, DIAG_PLAN_SCHEMA, diags)) {
		l->root = xmlDocGetRootElement(doc);
		check_names(l, l->root);
		load_parts(l);
	}
	xmlFreeDoc(doc);
	g_free(bytes);
	return diags_count_level(diags, DIAG_TEMPLATE) == before ? l->plan : NULL;
}

const struct plan *plan_load(const char *path, struct arena *arena, struct diags *diags)
{
	char *folder = g_path_get_dirname(path);
	const char *rng = arena_printf(arena, "%s/plan.rng", folder);

	g_free(folder);
	return plan_load_by(path, rng, arena, diags);
}
