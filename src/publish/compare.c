/* compare.c -- two builds side by side: which townships change score, grade and
 * rank, and through which indicators. Reads the facts of both; computes nothing
 * but equality. */
#include <glib.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>

#include "publish/node.h"
#include "publish/publish.h"

static xmlDoc *load(const char *where, struct diags *diags)
{
	char *path = g_file_test(where, G_FILE_TEST_IS_DIR) ? g_build_filename(where, "data", "facts.xml", NULL)
		: g_strdup(where);
	xmlDoc *doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);

	if (doc == NULL || !node_is(xmlDocGetRootElement(doc), "facts")) {
		diag_say(diags, DIAG_NO_INPUT, (struct loc){ .file = diags_printf(diags, "%s", path) },
			"facts.xml", NULL, NULL);
		xmlFreeDoc(doc);
		doc = NULL;
	}
	g_free(path);
	return doc;
}

/* The district of the first phase whose townships have scores. */
static const xmlNode *scored_district(const xmlDoc *doc)
{
	const xmlNode *phase = xmlDocGetRootElement(doc)->children;

	for (; phase != NULL; phase = phase->next) {
		const xmlNode *district = node_is(phase, "phase") ? node_child(phase, "district") : NULL;
		const xmlNode *township = district != NULL ? node_child(district, "township") : NULL;

		if (township != NULL && node_child(township, "score") != NULL)
			return district;
	}
	return NULL;
}

static const xmlNode *township(const xmlNode *district, const char *code)
{
	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && strcmp(node_attribute(t, "code"), code) == 0)
			return t;
	return NULL;
}

static const xmlNode *indicator(const xmlNode *node, const char *id)
{
	for (node = node->children; node != NULL; node = node->next) {
		const xmlNode *found = node_is(node, "i") && strcmp(node_attribute(node, "id"), id) == 0 ? node
			: node_is(node, "group") ? indicator(node, id) : NULL;

		if (found != NULL)
			return found;
	}
	return NULL;
}

/* Indicators whose points differ, or that stand in one plan only. */
static void print_lines(const xmlNode *a, const xmlNode *other, bool both)
{
	for (a = a->children; a != NULL; a = a->next) {
		const char *id = node_is(a, "i") ? node_attribute(a, "id") : "";
		const xmlNode *b = *id != '\0' ? indicator(other, id) : NULL;

		if (node_is(a, "group"))
			print_lines(a, other, both);
		else if (*id != '\0' && b == NULL)
			printf("    %s %s %s %s\n", both ? "-" : "+", id, node_attribute(a, "label"), node_attribute(a, "final"));
		else if (*id != '\0' && both && strcmp(node_attribute(a, "final"), node_attribute(b, "final")) != 0)
			printf("    %s %s: %s -> %s\n      %s\n      %s\n", id, node_attribute(b, "label"),
				node_attribute(a, "final"), node_attribute(b, "final"),
				node_attribute(a, "working"), node_attribute(b, "working"));
	}
}

static bool same(const xmlNode *a, const xmlNode *b, const char *name)
{
	return strcmp(node_attribute(a, name), node_attribute(b, name)) == 0;
}

static bool print_township(const xmlNode *t, const xmlNode *a, const xmlNode *b, enum diag_lang lang)
{
	if (same(a, b, "total") && same(a, b, "grade") && same(a, b, "rank"))
		return false;
	printf(lang == DIAG_ZH ? "%s：总分 %s -> %s，等次 %s -> %s，名次 %s -> %s\n"
		: "%s: total %s -> %s, grade %s -> %s, rank %s -> %s\n", node_attribute(t, "name"),
		node_attribute(a, "total"), node_attribute(b, "total"),
		node_attribute(a, "grade"), node_attribute(b, "grade"),
		node_attribute(a, "rank"), node_attribute(b, "rank"));
	print_lines(a, b, true);
	print_lines(b, a, false);
	return true;
}

static void compare(const xmlNode *a, const xmlNode *b, enum diag_lang lang)
{
	size_t changed = 0, n = 0;

	for (const xmlNode *t = a->children; t != NULL; t = t->next) {
		const xmlNode *u = node_is(t, "township") ? township(b, node_attribute(t, "code")) : NULL;
		const xmlNode *score = u != NULL ? node_child(t, "score") : NULL;
		const xmlNode *other = score != NULL ? node_child(u, "score") : NULL;

		if (other == NULL)
			continue;
		n++;
		changed += print_township(t, score, other, lang);
	}
	printf(lang == DIAG_ZH ? "%zu 个镇街中 %zu 个有变化\n" : "of %zu townships, %zu change\n", n, changed);
}

bool publish_compare(const char *a, const char *b, enum diag_lang lang, struct diags *diags)
{
	xmlDoc *da = load(a, diags), *db = da != NULL ? load(b, diags) : NULL;
	const xmlNode *na = da != NULL ? scored_district(da) : NULL;
	const xmlNode *nb = db != NULL ? scored_district(db) : NULL;

	if (na != NULL && nb != NULL)
		compare(na, nb, lang);
	xmlFreeDoc(da);
	xmlFreeDoc(db);
	return na != NULL && nb != NULL;
}
