/* names.c -- names that a clerk may misspell and XSLT would take in silence: a
 * listing, a column, an attribute of the facts; an element, an attribute or a chart
 * kind of the report vocabulary; braces typed in full width. */
#include "compose/names.h"

#include <string.h>

/* Attributes of the facts (docs/facts.md); tests/check/mistakes.sh keeps them complete. */
static const char attributes[] = " check copies "
	"above alike alike-rest approval basis-text before-text below below-names beside best best-label "
	"best-name best-rate best-text bonus bonus-cap bonus-text change-rate change-text "
	"changed clean code communities complete counted cutoff cutoff-text date date-text "
	"deadline-text deduct deduct-cap deduct-text den differ-text digest digest-short "
	"district doc-no document drawn empty end-label end-text equal errors even exact extra f "
	"fallback fallback-label field file files final findings first-label first-share "
	"first-text formula frame from from-text frozen full gap-text grade grade-self id "
	"ids indicators inner-median inner-median-text inner-q1 inner-q1-text inner-q3 "
	"inner-q3-text issuer kept-rate key kind label late letter level level-label line "
	"lost map-column map-row mean median median-text mostly missing missing-communities "
	"missing-names missing-tables more n na name names near no none none-names nonzero "
	"notes num number object of official opening-text order outcome over-text parts past peak-label "
	"peak-text place place-name places pending plan plan-digest planned profile profile-label q-text q1 "
	"q1-text q3 q3-text rank rank-change rank-moved rank-self rate-text reason refused "
	"refused-files remedy removed reserve rest rows-kept rows-read rows-refused "
	"scattered season second-label second-share second-text section seed seed-short self "
	"stands stands-den stands-num stands-rate verified-num untrue whole "
	"self-num share shared shares short shown source sources spread start-label start-text "
	"state stratum submitted submitted-text table tables-missing target target-text text "
	"third-label third-share third-text tied title to-text tool total total-self "
	"total-text total-verified township townships trend trough-label trough-text type "
	"unit value verified verified-text version veto warnings way weight working worst "
	"worst-label worst-name worst-rate worst-text wrong zero zero-labels zero-names "
	"zeros ";

struct names {
	const struct expand *x;
	struct loc at;
	bool ok;
};

/* The known names may repeat. */
static void wrong(struct names *n, const char *what, const char *name, GPtrArray *known)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);

	for (guint i = 0; i < known->len;)
		if (g_hash_table_add(seen, known->pdata[i]))
			i++;
		else
			g_ptr_array_remove_index_fast(known, i);
	g_hash_table_destroy(seen);
	diag_say(n->x->diags, DIAG_PLAN_NAME, n->at, diags_printf(n->x->diags, "%s", what), diags_printf(n->x->diags, "%s", name),
		diags_printf(n->x->diags, "%s", plan_nearest(n->x->arena, name,
			(const char *const *)known->pdata, known->len)));
	n->ok = false;
}

/* Reports a name that is not among the known ones, and frees those. */
static void check(struct names *n, const char *what, const char *name, GPtrArray *known)
{
	bool found = false;

	for (guint i = 0; i < known->len && !found; i++)
		found = strcmp(name, known->pdata[i]) == 0;
	if (!found)
		wrong(n, what, name, known);
	g_ptr_array_free(known, TRUE);
}

/* ---- facts --------------------------------------------------------------------- */

static GPtrArray *listings(const struct plan *plan)
{
	GPtrArray *known = g_ptr_array_new();

	for (size_t i = 0; i < plan->n_listings; i++)
		g_ptr_array_add(known, (char *)(uintptr_t)plan->listings[i].id);
	return known;
}

static GPtrArray *columns(const struct plan *plan)
{
	GPtrArray *known = g_ptr_array_new();

	for (size_t t = 0; t < plan->n_tables; t++)
		for (int c = 0; c < (int)plan->tables[t].n_columns; c++)
			g_ptr_array_add(known, (char *)(uintptr_t)plan_column_info(&plan->tables[t], c).name);
	return known;
}

/* Each  list[@id = 'x']  or  c[@f = 'x']  of an expression. */
static void check_quoted(struct names *n, const char *text, const char *node, const char *attribute,
	const char *what, GPtrArray *(*known)(const struct plan *plan))
{
	char *pattern;
	GRegex *regex;
	GMatchInfo *m;

	if (strchr(text, '[') == NULL)
		return;
	pattern = g_strdup_printf("\\b%s\\[@%s ?= ?['\"]([^'\"]*)['\"]", node, attribute);
	regex = g_regex_new(pattern, 0, 0, NULL);
	for (g_regex_match(regex, text, 0, &m); g_match_info_matches(m); g_match_info_next(m, NULL)) {
		char *name = g_match_info_fetch(m, 1);

		check(n, what, name, known(n->x->plan));
		g_free(name);
	}
	g_match_info_free(m);
	g_regex_unref(regex);
	g_free(pattern);
}

/* Each  @x  of an expression is an attribute that the facts may have. */
static void check_attributes(struct names *n, const char *text)
{
	for (const char *at = strchr(text, '@'); at != NULL; at = strchr(at + 1, '@')) {
		size_t len = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz0123456789-");
		char *word = g_strdup_printf(" %.*s ", (int)len, at + 1);

		if (len > 0 && strstr(attributes, word) == NULL) {
			char **all = g_strsplit(attributes + 1, " ", -1);
			GPtrArray *known = g_ptr_array_new();

			for (size_t i = 0; all[i] != NULL && all[i][0] != '\0'; i++)
				g_ptr_array_add(known, all[i]);
			wrong(n, "属性", g_strstrip(word), known);
			g_ptr_array_free(known, TRUE);
			g_strfreev(all);
		}
		g_free(word);
	}
}

static void check_expression(struct names *n, const char *text)
{
	check_quoted(n, text, "list", "id", "清单", listings);
	check_quoted(n, text, "c", "f", "栏目", columns);
	check_attributes(n, text);
}

/* The expressions between the braces of a text. */
static void check_braces(struct names *n, const char *text)
{
	const char *end;

	for (const char *p = strchr(text, '{'); p != NULL && (end = strchr(p, '}')) != NULL; p = strchr(end, '{')) {
		char *inner = g_strndup(p + 1, (gsize)(end - p - 1));

		check_expression(n, inner);
		g_free(inner);
	}
	if (strstr(text, "｛") != NULL || strstr(text, "｝") != NULL) {
		diag_say(n->x->diags, DIAG_COMPOSE_BRACE, n->at, "全角的“｛”“｝”，请改用半角", NULL, NULL);
		n->ok = false;
	}
}

/* ---- the report vocabulary -------------------------------------------------------- */

static bool is(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const char *name_of(const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, "name") == 0 && a->children != NULL)
			return (const char *)a->children->content;
	return "";
}

/* Names of the schema's elements or attributes, or the values of one attribute of one element. */
static void collect(const xmlNode *node, const char *kind, GPtrArray *known)
{
	for (; node != NULL; node = node->next) {
		if (is(node, kind))
			g_ptr_array_add(known, (char *)(uintptr_t)name_of(node));
		collect(node->children, kind, known);
	}
}

static void collect_values(const xmlNode *node, GPtrArray *known)
{
	for (; node != NULL; node = node->next) {
		if (is(node, "value") && node->children != NULL)
			g_ptr_array_add(known, node->children->content);
		collect_values(node->children, known);
	}
}

/* The first of its kind and name below. */
static const xmlNode *find(const xmlNode *node, const char *kind, const char *name)
{
	for (; node != NULL; node = node->next) {
		const xmlNode *inner;

		if (is(node, kind) && strcmp(name_of(node), name) == 0)
			return node;
		if ((inner = find(node->children, kind, name)) != NULL)
			return inner;
	}
	return NULL;
}

/* Anywhere in the schema. */
static const xmlNode *declared_anywhere(const struct names *n, const char *kind, const void *name)
{
	char key[128];

	g_snprintf(key, sizeof key, "%s %s", kind, (const char *)name);
	return g_hash_table_lookup(n->x->vocabulary, key);
}

static void index_names(GHashTable *vocabulary, xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (is(node, "element") || is(node, "attribute")) {
			char *key = g_strdup_printf("%s %s", (const char *)node->name, name_of(node));

			if (g_hash_table_contains(vocabulary, key))
				g_free(key);
			else
				g_hash_table_insert(vocabulary, key, node);
		}
		index_names(vocabulary, node->children);
	}
}

GHashTable *names_vocabulary(const xmlDoc *schema)
{
	GHashTable *vocabulary = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	index_names(vocabulary, xmlDocGetRootElement(schema));
	return vocabulary;
}

static void check_result_attribute(struct names *n, const xmlNode *schema, const xmlNode *element, const xmlAttr *a)
{
	const char *name = (const char *)a->name, *value = a->children != NULL && a->children->content != NULL
		? (const char *)a->children->content : "";
	const xmlNode *declared = find(declared_anywhere(n, "element", element->name)->children, "attribute", name);
	GPtrArray *known = g_ptr_array_new();

	if (declared != NULL)
		collect_values(declared->children, known);
	else if (declared_anywhere(n, "attribute", name) == NULL)
		collect(schema, "attribute", known);
	if (known->len > 0 && (declared == NULL || strchr(value, '{') == NULL))
		check(n, declared == NULL ? "属性" : name, declared == NULL ? name : value, known);
	else
		g_ptr_array_free(known, TRUE);
}

static void check_result(struct names *n, const xmlNode *element)
{
	const xmlNode *schema = n->x->schema != NULL ? xmlDocGetRootElement(n->x->schema) : NULL;

	if (schema == NULL)
		return;
	if (declared_anywhere(n, "element", element->name) == NULL) {
		GPtrArray *known = g_ptr_array_new();

		collect(schema, "element", known);
		wrong(n, "元素", (const char *)element->name, known);
		g_ptr_array_free(known, TRUE);
		return;
	}
	for (const xmlAttr *a = element->properties; a != NULL; a = a->next)
		check_result_attribute(n, schema, element, a);
}

/* ---- the walk -------------------------------------------------------------------- */

static void check_element(struct names *n, const xmlNode *element)
{
	bool xsl = element->ns != NULL && strcmp((const char *)element->ns->href, XSLT_NS) == 0;

	for (const xmlAttr *a = element->properties; a != NULL; a = a->next) {
		const char *value = a->children != NULL && a->children->content != NULL
			? (const char *)a->children->content : "";

		if (!xsl)
			check_braces(n, value);
		else if (strcmp((const char *)a->name, "select") == 0 || strcmp((const char *)a->name, "test") == 0)
			check_expression(n, value);
	}
	if (!xsl)
		check_result(n, element);
}

static void walk(struct names *n, const xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE) {
			long line = xmlGetLineNo((xmlNode *)(uintptr_t)node);

			n->at.line = line > 0 ? (uint32_t)line : n->at.line;
			check_element(n, node);
			walk(n, node->children);
		} else if (node->type == XML_TEXT_NODE) {
			check_braces(n, (const char *)node->content);
		}
	}
}

bool names_check(const struct expand *x, const xmlDoc *doc, const char *file)
{
	struct names n = { .x = x, .at = { .file = file, .line = 1 }, .ok = true };

	walk(&n, xmlDocGetRootElement(doc)->children);
	return n.ok;
}
