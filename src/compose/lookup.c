/* lookup.c -- place node -> id -> figure node, filled as asked for. */
#include "compose/lookup.h"

#include <glib.h>
#include <string.h>

struct lookup {
	xmlDoc *facts;
	xmlNode *here;
	GHashTable *places;   /* xmlNode * -> struct figures * */
};

struct figures { GHashTable *values, *series; };

const char *lookup_attribute(const xmlNode *node, const char *attribute)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (a->ns == NULL && strcmp((const char *)a->name, attribute) == 0)
			return a->children != NULL ? (const char *)a->children->content : "";
	return NULL;
}

bool lookup_is(const xmlNode *node, const char *attribute, const char *value)
{
	const char *v = lookup_attribute(node, attribute);

	return v != NULL && strcmp(v, value) == 0;
}

static bool named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static bool is_place(const xmlNode *node)
{
	return named(node, "township") || named(node, "community") || named(node, "district");
}

xmlNode *lookup_place_of(const xmlNode *node)
{
	while (node != NULL && !(node->type == XML_ELEMENT_NODE && is_place(node)))
		node = node->type == XML_ATTRIBUTE_NODE ? ((const xmlAttr *)(const void *)node)->parent
			: node->parent;
	return (xmlNode *)node;
}

/* The place with this code at or below a district: townships first, as most
 * documents are theirs. */
static xmlNode *place_below(xmlNode *place, const char *code)
{
	xmlNode *found;

	if (lookup_is(place, "code", code))
		return place;
	for (xmlNode *n = place->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && is_place(n) && lookup_is(n, "code", code))
			return n;
	if (named(place, "district"))
		for (xmlNode *n = place->children; n != NULL; n = n->next)
			if (named(n, "township") && (found = place_below(n, code)) != NULL)
				return found;
	return NULL;
}

static xmlNode *find_place(xmlDoc *facts, const char *phase, const char *code)
{
	xmlNode *root = xmlDocGetRootElement(facts);
	bool previous = strcmp(phase, "previous") == 0;

	for (xmlNode *p = root != NULL ? root->children : NULL; p != NULL; p = p->next) {
		if (previous ? !named(p, "previous") : !(named(p, "phase") && lookup_is(p, "id", phase)))
			continue;
		for (xmlNode *d = p->children; d != NULL; d = d->next)
			if (named(d, "district"))
				return place_below(d, code);
	}
	return NULL;
}

static void free_figures(void *data)
{
	struct figures *f = data;

	g_hash_table_destroy(f->values);
	g_hash_table_destroy(f->series);
	g_free(f);
}

struct lookup *lookup_new(xmlDoc *facts, const char *phase, const char *place)
{
	struct lookup *l = g_new0(struct lookup, 1);

	l->facts = facts;
	l->here = find_place(facts, phase, place);
	l->places = g_hash_table_new_full(NULL, NULL, NULL, free_figures);
	return l;
}

void lookup_free(struct lookup *l)
{
	if (l == NULL)
		return;
	g_hash_table_destroy(l->places);
	g_free(l);
}

xmlDoc *lookup_facts(const struct lookup *l)
{
	return l->facts;
}

xmlNode *lookup_here(const struct lookup *l)
{
	return l->here;
}

xmlNode *lookup_at(const struct lookup *l, const char *phase, const xmlNode *place)
{
	const char *code = place != NULL ? lookup_attribute(place, "code") : NULL;

	return code != NULL ? find_place(l->facts, phase, code) : NULL;
}

static const struct figures *figures_of(struct lookup *l, const xmlNode *place)
{
	struct figures *f = g_hash_table_lookup(l->places, place);

	if (f != NULL)
		return f;
	f = g_new(struct figures, 1);
	f->values = g_hash_table_new(g_str_hash, g_str_equal);
	f->series = g_hash_table_new(g_str_hash, g_str_equal);
	for (xmlNode *n = place->children; n != NULL; n = n->next) {
		const char *id = n->type == XML_ELEMENT_NODE ? lookup_attribute(n, "id") : NULL;

		if (id != NULL && named(n, "v"))
			g_hash_table_insert(f->values, (void *)id, n);
		else if (id != NULL && named(n, "s"))
			g_hash_table_insert(f->series, (void *)id, n);
	}
	g_hash_table_insert(l->places, (void *)place, f);
	return f;
}

xmlNode *lookup_value(struct lookup *l, const xmlNode *place, const char *id)
{
	return place != NULL ? g_hash_table_lookup(figures_of(l, place)->values, id) : NULL;
}

xmlNode *lookup_series(struct lookup *l, const xmlNode *place, const char *id)
{
	return place != NULL ? g_hash_table_lookup(figures_of(l, place)->series, id) : NULL;
}
