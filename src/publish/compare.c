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

static bool same(const xmlNode *a, const xmlNode *b, const char *name)
{
	return strcmp(node_attribute(a, name), node_attribute(b, name)) == 0;
}

/* The points of an indicator; one that does not apply has none. */
static const char *points(const xmlNode *i, enum diag_lang lang)
{
	const char *final = node_attribute(i, "final");

	return *final != '\0' ? final : lang == DIAG_ZH ? "不适用" : "N/A";
}

/* Indicators whose points differ, or that stand in one plan only. */
static void print_lines(const xmlNode *a, const xmlNode *other, bool both, enum diag_lang lang)
{
	for (a = a->children; a != NULL; a = a->next) {
		const char *id = node_is(a, "i") ? node_attribute(a, "id") : "";
		const xmlNode *b = *id != '\0' ? indicator(other, id) : NULL;

		if (node_is(a, "group"))
			print_lines(a, other, both, lang);
		else if (*id != '\0' && b == NULL)
			printf("    %s %s %s %s\n", both ? "-" : "+", id, node_attribute(a, "label"), points(a, lang));
		else if (*id != '\0' && both && !same(a, b, "final"))
			printf("    %s %s: %s -> %s\n      %s\n      %s\n", id, node_attribute(b, "label"),
				points(a, lang), points(b, lang), node_attribute(a, "working"), node_attribute(b, "working"));
	}
}

static const char *text_of(const xmlNode *node, const char *name)
{
	const char *text = node_attribute(node, name);

	return *text != '\0' ? text : "—";
}

/* What is added and taken off beside the indicators, and a veto. */
static void print_events(const xmlNode *a, const xmlNode *b, enum diag_lang lang)
{
	static const struct { const char *name, *text, *zh, *en; } events[] = {
		{ "bonus", "bonus-text", "加分", "bonus" }, { "deduct", "deduct-text", "扣分", "deductions" },
		{ "veto", "veto", "一票否决", "veto" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(events); i++)
		if (!same(a, b, events[i].name))
			printf("    %s: %s -> %s\n      %s\n      %s\n", lang == DIAG_ZH ? events[i].zh : events[i].en,
				text_of(a, events[i].name), text_of(b, events[i].name), text_of(a, events[i].text), text_of(b, events[i].text));
}

/* "优秀 90.00，良好 80.00 …" of a build's plan. */
static char *grades(const xmlNode *district)
{
	const xmlNode *plan = node_child(district->doc->children, "plan");
	GString *text = g_string_new(NULL);

	for (const xmlNode *g = plan != NULL ? plan->children : NULL; g != NULL; g = g->next)
		if (node_is(g, "grade"))
			g_string_append_printf(text, "%s%s ≥ %s", text->len > 0 ? "，" : "", node_attribute(g, "label"), node_attribute(g, "from"));
	return g_string_free(text, FALSE);
}

/* A grade or a rank that changes under the same total. */
static void print_why(const xmlNode *a, const xmlNode *b, enum diag_lang lang)
{
	char *before = grades(a->parent->parent), *after = grades(b->parent->parent);

	if (!same(a, b, "grade") && strcmp(before, after) != 0)
		printf("    %s\n      %s\n      %s\n", lang == DIAG_ZH ? "等次界限" : "limits of grades", before, after);
	if (same(a, b, "total") && !same(a, b, "rank"))
		printf("    %s\n", lang == DIAG_ZH ? "本镇街得分未变，其他镇街得分有变化" : "the total is the same; those of others changed");
	g_free(before);
	g_free(after);
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
	print_lines(a, b, true, lang);
	print_lines(b, a, false, lang);
	print_events(a, b, lang);
	print_why(a, b, lang);
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
