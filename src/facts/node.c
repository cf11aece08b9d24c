/* node.c -- the facts tree in one arena.
 *
 * A district of a thousand communities has millions of attributes, and libxml2
 * would take two blocks of memory for each. Here elements and attributes are
 * laid out one after the other, and each different value stands once: its text
 * node is the child of every attribute that has it. Nobody walks from such a
 * text node to its parent: XPath knows no children of attributes, and writing
 * and copying go downwards only.
 *
 * While the tree is made, an element's `psvi` is the memory that it stands in and
 * its `_private` the last attribute; nobody else uses them. */
#include "facts/node.h"

#include <glib.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/arena.h"
#include "facts/facts.h"
#include "plan/plan.h"

#define VALUES_FIRST ((size_t)1 << 14)

/* The different values: an open hash table that is never more than half full. */
struct entry {
	uint64_t hash;
	xmlNode *node;        /* its text node, NULL: free */
};

struct tree {
	struct arena *arena;
	struct entry *values;
	size_t n, size;       /* size: a power of two */
	struct tree *next;    /* the other trees of the document, which doc->_private begins */
	char *tail;           /* node_set_tail(), in the document's first tree; or NULL */
};

xmlNode *node_branch(xmlDoc *doc, const char *name)
{
	struct tree *tree = g_new0(struct tree, 1);
	xmlNode *root;

	tree->arena = arena_new();
	tree->size = VALUES_FIRST;
	tree->values = g_new0(struct entry, tree->size);
	tree->next = doc->_private;
	doc->_private = tree;
	root = ARENA_NEW(tree->arena, xmlNode);
	*root = (xmlNode){ .type = XML_ELEMENT_NODE, .name = BAD_CAST name, .doc = doc, .psvi = tree };
	return root;
}

xmlNode *node_open(const char *name)
{
	xmlDoc *doc = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *root = node_branch(doc, name);

	root->parent = (xmlNode *)doc;
	doc->children = doc->last = root;
	return root;
}

void facts_each_value(const xmlDoc *facts, void (*take)(void *to, const char *value), void *to)
{
	for (const struct tree *tree = facts->_private; tree != NULL; tree = tree->next)
		for (size_t i = 0; i < tree->size; i++)
			if (tree->values[i].node != NULL)
				take(to, (const char *)tree->values[i].node->content);
}

void node_close(xmlDoc *doc)
{
	struct tree *tree;

	if (doc == NULL)
		return;
	tree = doc->_private;
	doc->children = doc->last = NULL;
	xmlFreeDoc(doc);
	while (tree != NULL) {
		struct tree *next = tree->next;

		g_free(tree->values);
		g_free(tree->tail);
		arena_free(tree->arena);
		g_free(tree);
		tree = next;
	}
}

void node_set_tail(xmlDoc *doc, char *text)
{
	struct tree *tree = doc->_private;

	g_free(tree->tail);
	tree->tail = text;
}

const char *node_tail(const xmlDoc *doc)
{
	const struct tree *tree = doc->_private;

	return tree->tail != NULL ? tree->tail : "";
}

static bool is_control(char c)
{
	return (unsigned char)c < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

/* The text with blanks for control characters, which XML does not allow. */
static const char *cleaned(struct arena *arena, const char *text)
{
	char *copy = NULL;

	for (size_t i = 0; text[i] != '\0'; i++)
		if (is_control(text[i])) {
			copy = copy != NULL ? copy : arena_strdup(arena, text);
			copy[i] = ' ';
		}
	return copy != NULL ? copy : text;
}

/* Eight bytes a step: values are short and there are millions. */
static uint64_t hash_of(const char *text, size_t len)
{
	uint64_t h = len, word = 0;

	for (; len >= sizeof word; text += sizeof word, len -= sizeof word) {
		memcpy(&word, text, sizeof word);
		h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
		h ^= h >> 32;
	}
	word = 0;
	memcpy(&word, text, len);
	h = (h ^ word) * UINT64_C(0x9E3779B97F4A7C15);
	return h ^ h >> 29;
}

/* Where the value stands, or the free place where it belongs. */
static struct entry *find_value(struct entry *values, size_t size, uint64_t hash, const char *text)
{
	size_t i = hash & (size - 1);

	while (values[i].node != NULL && (values[i].hash != hash ||
		strcmp((const char *)values[i].node->content, text) != 0))
		i = (i + 1) & (size - 1);
	return &values[i];
}

static void grow_values(struct tree *tree)
{
	struct entry *grown = g_new0(struct entry, tree->size * 2);

	for (size_t i = 0; i < tree->size; i++)
		if (tree->values[i].node != NULL)
			*find_value(grown, tree->size * 2, tree->values[i].hash,
				(const char *)tree->values[i].node->content) = tree->values[i];
	g_free(tree->values);
	tree->values = grown;
	tree->size *= 2;
}

/* The one text node of a value. */
static xmlNode *value_of(const xmlNode *element, const char *raw)
{
	struct tree *tree = element->psvi;
	const char *text = cleaned(tree->arena, raw);
	size_t len = strlen(text);
	uint64_t hash = hash_of(text, len);
	struct entry *found = find_value(tree->values, tree->size, hash, text);
	xmlNode *node = found->node;

	if (node != NULL)
		return node;
	node = ARENA_NEW(tree->arena, xmlNode);
	node->type = XML_TEXT_NODE;
	node->name = xmlStringText;
	node->doc = element->doc;
	node->content = BAD_CAST arena_strndup(tree->arena, text, len);
	*found = (struct entry){ hash, node };
	if (++tree->n * 2 > tree->size)
		grow_values(tree);
	return node;
}

void node_adopt(xmlNode *parent, xmlNode *node)
{
	node->parent = parent;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->children = node;
	parent->last = node;
}

static xmlNode *append_child(xmlNode *parent, xmlElementType type, const xmlChar *name)
{
	struct tree *tree = parent->psvi;
	xmlNode *node = ARENA_NEW(tree->arena, xmlNode);

	node->type = type;
	node->name = name;
	node->doc = parent->doc;
	node->psvi = tree;
	node_adopt(parent, node);
	return node;
}

static intptr_t number_elements(xmlNode *node, intptr_t n)
{
	for (; node != NULL; node = node->next) {
		node->psvi = NULL;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		node->_private = NULL;
		node->content = (xmlChar *)(uintptr_t)-++n;
		n = number_elements(node->children, n);
	}
	return n;
}

void node_finish(xmlDoc *doc)
{
	number_elements(doc->children, 0);
}

xmlNode *node_add(xmlNode *parent, const char *name)
{
	return append_child(parent, XML_ELEMENT_NODE, BAD_CAST name);
}

xmlNode *node_add_text(xmlNode *parent, const char *name, const char *text)
{
	xmlNode *node = node_add(parent, name);

	if (text != NULL && text[strspn(text, " \t\r\n")] != '\0')
		append_child(node, XML_TEXT_NODE, xmlStringText)->content = value_of(node, text)->content;
	return node;
}

/* The last attribute so far is kept in _private, to append without a walk. */
static void append(xmlNode *node, const char *attribute, const char *value)
{
	struct tree *tree = node->psvi;
	xmlAttr *attr = ARENA_NEW(tree->arena, xmlAttr), *last = node->_private;

	attr->type = XML_ATTRIBUTE_NODE;
	attr->name = BAD_CAST attribute;
	attr->parent = node;
	attr->doc = node->doc;
	attr->children = attr->last = value_of(node, value);
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
	xmlNode *node = node_add(parent, (const char *)value_of(parent, (const char *)from->name)->content);

	for (xmlAttr *a = from->properties; a != NULL; a = a->next) {
		xmlChar *value = xmlNodeGetContent((xmlNode *)a);

		node_set(node, (const char *)value_of(parent, (const char *)a->name)->content, (const char *)value);
		xmlFree(value);
	}
	return node;
}

void node_set_int(xmlNode *node, const char *attribute, int64_t value)
{
	char buf[32];

	append(node, attribute, rat_print(rat_int(value), 0, buf));
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
