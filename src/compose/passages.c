/* passages.c -- a passage finds its paragraphs by walking the report once. */
#include "compose/passages.h"

#include <stdlib.h>
#include <string.h>

#include "compose/lookup.h"

static bool named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *first_passage(const xmlDoc *facts)
{
	const xmlNode *root = xmlDocGetRootElement(facts);

	for (const xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		if (named(n, "texts"))
			return n->children;
	return NULL;
}

static const char *of(const xmlNode *passage, const char *attribute)
{
	const char *v = lookup_attribute(passage, attribute);

	return v != NULL ? v : "";
}

static bool is_for_kind(const xmlNode *passage, const struct compose_kind *kind)
{
	const char *document = of(passage, "document");

	return *document == '\0' || strcmp(document, kind->id) == 0 || strcmp(document, kind->name) == 0;
}

static bool is_for_place(const xmlNode *passage, const xmlNode *place)
{
	const char *wanted = of(passage, "place");

	return *wanted == '\0' || lookup_is(place, "code", wanted) || lookup_is(place, "name", wanted);
}

/* The paragraphs of a section below a node, in document order. */
static void collect(xmlNode *node, const char *section, GPtrArray *found)
{
	for (xmlNode *n = node->children; n != NULL; n = n->next) {
		if (named(n, "p") && lookup_is(n, "section", section))
			g_ptr_array_add(found, n);
		else if (n->type == XML_ELEMENT_NODE)
			collect(n, section, found);
	}
}

static void put(xmlDoc *report, const xmlNode *passage, GPtrArray *printed)
{
	GPtrArray *old = g_ptr_array_new();
	bool replace = strcmp(of(passage, "way"), "replace") == 0;
	xmlNode *after;

	collect(xmlDocGetRootElement(report), of(passage, "section"), old);
	after = old->len > 0 ? old->pdata[old->len - 1] : NULL;
	for (const xmlNode *p = passage->children; p != NULL && after != NULL; p = p->next) {
		xmlNode *copy = xmlDocCopyNode((xmlNode *)p, report, 1);

		xmlSetProp(copy, BAD_CAST "section", BAD_CAST of(passage, "section"));
		after = xmlAddNextSibling(after, copy);
		g_ptr_array_add(printed, (void *)(uintptr_t)p);
	}
	for (guint i = 0; replace && i < old->len; i++) {
		xmlUnlinkNode(old->pdata[i]);
		xmlFreeNode(old->pdata[i]);
	}
	g_ptr_array_free(old, TRUE);
}

void passages_apply(xmlDoc *report, const struct compose_kind *kind, const xmlDoc *facts,
	const xmlNode *place, GPtrArray *printed)
{
	for (const xmlNode *t = first_passage(facts); t != NULL; t = t->next)
		if (named(t, "text") && is_for_kind(t, kind) && is_for_place(t, place))
			put(report, t, printed);
}

static int by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static bool place_exists(const xmlNode *node, const char *wanted)
{
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (!named(n, "phase") && !named(n, "district") && !named(n, "township"))
			continue;
		if (lookup_is(n, "code", wanted) || lookup_is(n, "name", wanted) || place_exists(n, wanted))
			return true;
	}
	return false;
}

/* Names of the documents, or of the sections of those that the passage is for. */
static GPtrArray *names_for(const xmlNode *t, bool sections_wanted, const struct compose_kind *kinds,
	GHashTable *const *sections, size_t n)
{
	GPtrArray *known = g_ptr_array_new();

	for (size_t i = 0; i < n; i++) {
		GHashTableIter at;
		gpointer section;

		if (!sections_wanted) {
			g_ptr_array_add(known, (char *)(uintptr_t)kinds[i].id);
			g_ptr_array_add(known, (char *)(uintptr_t)kinds[i].name);
		} else if (is_for_kind(t, &kinds[i])) {
			g_hash_table_iter_init(&at, sections[i]);
			while (g_hash_table_iter_next(&at, &section, NULL))
				if (!g_ptr_array_find_with_equal_func(known, section, g_str_equal, NULL))
					g_ptr_array_add(known, section);
		}
	}
	g_ptr_array_sort(known, by_name);
	return known;
}

static void say_unknown(struct arena *arena, struct loc at, const char *what, const char *name,
	GPtrArray *known, struct diags *diags)
{
	diag_say(diags, DIAG_COMPOSE_PASSAGE, at, what, name, diags_printf(diags, "%s",
		plan_nearest(arena, name, (const char *const *)known->pdata, known->len)));
	g_ptr_array_free(known, TRUE);
}

static void check_one(struct arena *arena, const xmlNode *t, const xmlNode *root, const struct compose_kind *kinds,
	GHashTable *const *sections, size_t n, struct diags *diags)
{
	const char *section = of(t, "section"), *place = of(t, "place"), *document = of(t, "document");
	struct loc at = { .file = of(t, "file"), .line = (uint32_t)strtoul(of(t, "line"), NULL, 10) };
	bool document_found = false, section_found = false;

	for (size_t i = 0; i < n; i++) {
		if (!is_for_kind(t, &kinds[i]))
			continue;
		document_found = true;
		section_found = section_found || g_hash_table_contains(sections[i], section);
	}
	if (!document_found)
		say_unknown(arena, at, "文书", document, names_for(t, false, kinds, sections, n), diags);
	else if (!section_found)
		say_unknown(arena, at, "章节", section, names_for(t, true, kinds, sections, n), diags);
	if (*place != '\0' && !place_exists(root, place))
		diag_say(diags, DIAG_COMPOSE_PASSAGE, at, "地区", place, "");
}

void passages_check(struct arena *arena, const xmlDoc *facts, const struct compose_kind *kinds, GHashTable *const *sections,
	size_t n, struct diags *diags)
{
	for (const xmlNode *t = first_passage(facts); t != NULL; t = t->next)
		if (named(t, "text"))
			check_one(arena, t, xmlDocGetRootElement(facts), kinds, sections, n, diags);
}
