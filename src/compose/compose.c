/* compose.c -- finds the stylesheets, makes and checks reports. */
#define _XOPEN_SOURCE 700  /* realpath */
#include "compose/compose.h"

#include <glib.h>
#include <libxml/relaxng.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "compose/lookup.h"
#include "compose/names.h"
#include "compose/passages.h"
#include "compose/stylesheet.h"

struct compose {
	struct arena *arena;
	const struct season *season;
	const char *folders[3];          /* template and season folder, NULL */
	struct compose_kind *kinds;      size_t n_kinds;
	struct stylesheet **sheets;      /* of each kind */
	GHashTable **sections;           /* of each kind */
	GHashTable *others;              /* file name -> struct stylesheet *, such as dashboard.xsl */
	xmlRelaxNG *schema;
};

/* ---- loading -------------------------------------------------------------- */

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The .xsl files of a folder, sorted; the caller frees array and strings. */
static GPtrArray *stylesheets_in(const char *folder)
{
	GPtrArray *names = g_ptr_array_new_with_free_func(g_free);
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL)
		if (g_str_has_suffix(name, ".xsl"))
			g_ptr_array_add(names, g_strdup(name));
	if (dir != NULL)
		g_dir_close(dir);
	g_ptr_array_sort(names, by_name);
	return names;
}

static void schema_fault(void *data, xmlErrorPtr error)
{
	struct diags *diags = data;
	struct loc at = { .file = "report.rng", .line = (uint32_t)MAX(error->line, 0) };

	diag_say(diags, DIAG_COMPOSE_STYLE, at,
		diags_printf(diags, "%s", error->message != NULL ? g_strchomp(error->message) : "?"), NULL, NULL);
}

static bool load_schema(struct compose *c, const char *templates, struct diags *diags)
{
	char *path = g_build_filename(templates, "report.rng", NULL);
	xmlRelaxNGParserCtxt *ctxt = xmlRelaxNGNewParserCtxt(path);

	if (ctxt != NULL) {
		xmlRelaxNGSetParserStructuredErrors(ctxt, schema_fault, diags);
		c->schema = xmlRelaxNGParse(ctxt);
		xmlRelaxNGFreeParserCtxt(ctxt);
	}
	g_free(path);
	return c->schema != NULL;
}

/* The schema as a document, for the names in it; NULL when load_schema() said why. */
static xmlDoc *schema_source(const char *templates)
{
	char *path = g_build_filename(templates, "report.rng", NULL);
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	g_free(path);
	return doc;
}

static bool find_level(const char *word, enum plan_level *level)
{
	*level = PLAN_TOWNSHIP;
	if (word != NULL && strcmp(word, "district") == 0)
		*level = PLAN_DISTRICT;
	return word != NULL && (*level == PLAN_DISTRICT || strcmp(word, "township") == 0);
}

/* Reads what a stylesheet says of itself. */
static bool read_kind(const struct compose *c, const struct stylesheet *s, const char *path,
	struct compose_kind *kind, struct diags *diags)
{
	const char *wrong = NULL;
	struct stat st;

	kind->id = stylesheet_says(s, "id");
	kind->folder = stylesheet_says(s, "folder");
	kind->name = stylesheet_says(s, "name");
	kind->set = stylesheet_says(s, "set");
	kind->phase = stylesheet_says(s, "phase");
	if (kind->id == NULL || kind->folder == NULL || kind->name == NULL)
		wrong = "id、folder、name";
	else if (kind->phase == NULL || season_find_phase(c->season, kind->phase) < 0)
		wrong = "phase";
	else if (!find_level(stylesheet_says(s, "level"), &kind->level))
		wrong = "level";
	else if (strpbrk(kind->folder, "./\\") != NULL || strpbrk(kind->name, "/\\") != NULL
		|| (kind->set != NULL && (strpbrk(kind->set, "/\\") != NULL || kind->level != PLAN_TOWNSHIP)))
		wrong = "folder、name、set";
	kind->size = stat(path, &st) == 0 ? (size_t)st.st_size : 0;
	if (wrong != NULL)
		diag_say(diags, DIAG_COMPOSE_KIND, (struct loc){ .file = path, .line = 1 }, wrong, NULL, NULL);
	return wrong == NULL;
}

static bool load_kinds(struct compose *c, const char *templates, const struct expand *x)
{
	char *folder = g_build_filename(templates, "reports", NULL);
	GPtrArray *names = stylesheets_in(folder);
	bool ok = true;

	c->kinds = ARENA_ARRAY(c->arena, struct compose_kind, names->len);
	c->sheets = ARENA_ARRAY(c->arena, struct stylesheet *, names->len);
	c->sections = ARENA_ARRAY(c->arena, GHashTable *, names->len);
	for (guint i = 0; i < names->len; i++) {
		char *path = g_build_filename(folder, names->pdata[i], NULL);
		GHashTable *sections = g_hash_table_new(g_str_hash, g_str_equal);
		struct expand own = *x;
		struct stylesheet *s;

		own.sections = c->sections[c->n_kinds] = sections;
		s = c->sheets[c->n_kinds] = stylesheet_load(path, c->folders, &own);
		ok = s != NULL && read_kind(c, s, diags_printf(x->diags, "%s", path), &c->kinds[c->n_kinds], x->diags) && ok;
		c->n_kinds++;
		g_free(path);
	}
	g_ptr_array_free(names, TRUE);
	g_free(folder);
	return ok;
}

static void free_sheet(void *data)
{
	stylesheet_free(data);
}

static bool load_others(struct compose *c, const char *templates, const struct expand *x)
{
	GPtrArray *names = stylesheets_in(templates);
	bool ok = true;

	c->others = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_sheet);
	for (guint i = 0; i < names->len; i++) {
		char *path = g_build_filename(templates, names->pdata[i], NULL);
		struct stylesheet *s = stylesheet_load(path, c->folders, x);

		if (s != NULL)
			g_hash_table_insert(c->others, g_strdup(names->pdata[i]), s);
		ok = ok && s != NULL;
		g_free(path);
	}
	g_ptr_array_free(names, TRUE);
	return ok;
}

/* The folder's real path in the arena, or as given when it has none. */
static const char *real_folder(struct arena *arena, const char *folder)
{
	char *real = realpath(folder, NULL);
	const char *kept = arena_strdup(arena, real != NULL ? real : folder);

	free(real);
	return kept;
}

struct compose *compose_load(const char *templates, const struct plan *plan, const struct season *season,
	struct diags *diags)
{
	struct compose *c = g_new0(struct compose, 1);
	struct expand x = { .plan = plan, .season = season, .diags = diags };
	bool ok;

	x.arena = c->arena = arena_new();
	c->season = season;
	c->folders[0] = real_folder(c->arena, templates);
	c->folders[1] = real_folder(c->arena, season->root);
	ok = load_schema(c, templates, diags);
	x.schema = schema_source(templates);
	x.vocabulary = x.schema != NULL ? names_vocabulary(x.schema) : NULL;
	ok = load_kinds(c, templates, &x) && ok;
	ok = load_others(c, templates, &x) && ok;
	if (x.vocabulary != NULL)
		g_hash_table_destroy(x.vocabulary);
	xmlFreeDoc(x.schema);
	if (ok)
		return c;
	compose_free(c);
	return NULL;
}

void compose_free(struct compose *c)
{
	if (c == NULL)
		return;
	for (size_t i = 0; i < c->n_kinds; i++) {
		stylesheet_free(c->sheets[i]);
		g_hash_table_destroy(c->sections[i]);
	}
	if (c->others != NULL)
		g_hash_table_destroy(c->others);
	xmlRelaxNGFree(c->schema);
	arena_free(c->arena);
	g_free(c);
}

const struct compose_kind *compose_kinds(const struct compose *c, size_t *n)
{
	*n = c->n_kinds;
	return c->kinds;
}

void compose_check(const struct compose *c, const xmlDoc *facts, struct diags *diags)
{
	passages_check(c->arena, facts, c->kinds, c->sections, c->n_kinds, diags);
}

/* ---- reports -------------------------------------------------------------- */

struct fault { char *text; };

/* Only the first: what follows is mostly its echo. */
static void keep_first(void *data, xmlErrorPtr error)
{
	struct fault *f = data;
	xmlChar *path;

	if (f->text != NULL || error->message == NULL)
		return;
	path = error->node != NULL ? xmlGetNodePath(error->node) : NULL;
	f->text = g_strdup_printf("%s：%s", path != NULL ? (const char *)path : "?", g_strchomp(error->message));
	xmlFree(path);
}

static bool valid(const struct compose *c, const struct compose_kind *kind, xmlDoc *report, struct diags *diags)
{
	xmlRelaxNGValidCtxt *ctxt = xmlRelaxNGNewValidCtxt(c->schema);
	struct fault fault = { NULL };
	bool ok;

	xmlRelaxNGSetValidStructuredErrors(ctxt, keep_first, &fault);
	ok = xmlRelaxNGValidateDoc(ctxt, report) == 0;
	xmlRelaxNGFreeValidCtxt(ctxt);
	if (!ok)
		diag_say(diags, DIAG_COMPOSE_INVALID, (struct loc){ 0 }, kind->id,
			diags_printf(diags, "%s", fault.text != NULL ? fault.text : "?"), NULL);
	g_free(fault.text);
	return ok;
}

xmlDoc *compose_report(const struct compose *c, const struct compose_kind *kind, xmlDoc *facts,
	const char *place_code, GPtrArray *printed, struct diags *diags)
{
	struct lookup *l = lookup_new(facts, kind->phase, place_code);
	GPtrArray *own = printed != NULL ? printed : g_ptr_array_new();
	xmlDoc *report = NULL;

	if (lookup_here(l) == NULL)
		diag_say(diags, DIAG_COMPOSE_PLACE, (struct loc){ 0 }, kind->phase, place_code, NULL);
	else
		report = stylesheet_apply(c->sheets[kind - c->kinds], l, own, diags);
	if (report != NULL)
		passages_apply(report, kind, facts, lookup_here(l), own);
	if (report != NULL && !valid(c, kind, report, diags)) {
		xmlFreeDoc(report);
		report = NULL;
	}
	lookup_free(l);
	if (printed == NULL)
		g_ptr_array_free(own, TRUE);
	return report;
}

char *compose_text(const struct compose *c, const char *stylesheet, xmlDoc *facts, size_t *len,
	struct diags *diags)
{
	const struct stylesheet *s = g_hash_table_lookup(c->others, stylesheet);
	const struct season *season = c->season;
	struct lookup *l;
	char *text;

	*len = 0;
	if (s == NULL) {
		diag_say(diags, DIAG_FILE_READ, (struct loc){ 0 }, stylesheet, stylesheet, NULL);
		return NULL;
	}
	l = lookup_new(facts, season->n_phases > 0 ? season->phases[season->n_phases - 1].id : "",
		season->district_code);
	text = stylesheet_apply_text(s, l, len, diags);
	lookup_free(l);
	return text;
}
