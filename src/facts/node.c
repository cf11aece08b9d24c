/* node.c -- the facts tree in one arena.
 *
 * A district of a thousand communities has millions of attributes, and libxml2
 * would take two blocks of memory for each. Here elements and attributes are
 * laid out one after the other, and each different value stands once: its text
 * node is the child of every attribute that has it. Nobody walks from such a
 * text node to its parent: XPath knows no children of attributes, and writing
 * and copying go downwards only. */
#include "facts/node.h"

#include <glib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/arena.h"
#include "plan/plan.h"

struct tree {
	struct arena *arena;
	GHashTable *values;   /* text as given ▸ its text node */
};

xmlNode *node_open(const char *name)
{
	struct tree *tree = g_new(struct tree, 1);
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root;

	tree->arena = arena_new();
	tree->values = g_hash_table_new(g_str_hash, g_str_equal);
	doc->_private = tree;
	root = ARENA_NEW(tree->arena, xmlNode);
	*root = (xmlNode){ .type = XML_ELEMENT_NODE, .name = BAD_CAST name, .doc = doc, .parent = (xmlNode *)doc };
	doc->children = doc->last = root;
	return root;
}

void node_seal(xmlDoc *doc)
{
	struct tree *tree = doc->_private;

	g_hash_table_destroy(tree->values);
	tree->values = NULL;
}

void node_close(xmlDoc *doc)
{
	struct tree *tree;

	if (doc == NULL)
		return;
	tree = doc->_private;
	doc->children = doc->last = NULL;
	xmlFreeDoc(doc);
	if (tree->values != NULL)
		g_hash_table_destroy(tree->values);
	arena_free(tree->arena);
	g_free(tree);
}

/* The text with blanks for control characters, which XML does not allow. */
static char *cleaned(struct arena *arena, const char *text)
{
	char *copy = arena_strdup(arena, text);

	for (char *p = copy; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
			*p = ' ';
	return copy;
}

/* The one text node of a value. */
static xmlNode *value_of(xmlDoc *doc, const char *text)
{
	struct tree *tree = doc->_private;
	xmlNode *node = g_hash_table_lookup(tree->values, text);
	char *key;

	if (node != NULL)
		return node;
	node = ARENA_NEW(tree->arena, xmlNode);
	key = arena_strdup(tree->arena, text);
	node->type = XML_TEXT_NODE;
	node->name = xmlStringText;
	node->doc = doc;
	node->content = BAD_CAST cleaned(tree->arena, text);
	if (strcmp(key, (char *)node->content) == 0)
		key = (char *)node->content;
	g_hash_table_insert(tree->values, key, node);
	return node;
}

static xmlNode *append_child(xmlNode *parent, xmlElementType type, const xmlChar *name)
{
	struct tree *tree = parent->doc->_private;
	xmlNode *node = ARENA_NEW(tree->arena, xmlNode);

	node->type = type;
	node->name = name;
	node->doc = parent->doc;
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
	return node;
}

xmlNode *node_add(xmlNode *parent, const char *name)
{
	return append_child(parent, XML_ELEMENT_NODE, BAD_CAST name);
}

xmlNode *node_add_text(xmlNode *parent, const char *name, const char *text)
{
	xmlNode *node = node_add(parent, name);

	if (text != NULL && text[strspn(text, " \t\r\n")] != '\0')
		append_child(node, XML_TEXT_NODE, xmlStringText)->content = value_of(node->doc, text)->content;
	return node;
}

/* The last attribute so far is kept in _private, to append without a walk. */
static void append(xmlNode *node, const char *attribute, const char *value)
{
	struct tree *tree = node->doc->_private;
	xmlAttr *attr = ARENA_NEW(tree->arena, xmlAttr), *last = node->_private;

	attr->type = XML_ATTRIBUTE_NODE;
	attr->name = BAD_CAST attribute;
	attr->parent = node;
	attr->doc = node->doc;
	attr->children = attr->last = value_of(node->doc, value);
	attr->prev = last;
	if (last == NULL)
		node->properties = attr;
	else
		last->next = attr;
	node->_private = attr;
}

void node_set(xmlNode *node, const char *attribute, const char *value)
{
	if (value != NULL)
		append(node, attribute, value);
}

xmlNode *node_copy(xmlNode *parent, const xmlNode *from)
{
	xmlNode *node = node_add(parent, (const char *)value_of(parent->doc, (const char *)from->name)->content);

	for (xmlAttr *a = from->properties; a != NULL; a = a->next) {
		xmlChar *value = xmlNodeGetContent((xmlNode *)a);

		node_set(node, (const char *)value_of(parent->doc, (const char *)a->name)->content, (const char *)value);
		xmlFree(value);
	}
	return node;
}

void node_set_int(xmlNode *node, const char *attribute, int64_t value)
{
	char buf[24];

	g_snprintf(buf, sizeof buf, "%" G_GINT64_FORMAT, (gint64)value);
	append(node, attribute, buf);
}

void node_set_date(xmlNode *node, const char *attribute, int64_t days)
{
	char buf[32];

	if (days != PLAN_EMPTY)
		node_set(node, attribute, plan_date_text(days, buf));
}

void node_set_points(xmlNode *node, const char *attribute, int64_t hundredths)
{
	char buf[32];

	node_set(node, attribute, rat_print(rat_make(hundredths, 100), 2, buf));
}

void node_set_rat(xmlNode *node, struct rat v)
{
	if (rat_is_na(v))
		return;
	node_set_int(node, "num", v.num);
	node_set_int(node, "den", v.den);
}

void node_flag(xmlNode *node, const char *attribute, bool on)
{
	if (on)
		append(node, attribute, "yes");
}
