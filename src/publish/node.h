/* node.h -- reading the facts, without copies. Internal to publish/. */
#ifndef PUBLISH_NODE_H
#define PUBLISH_NODE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <string.h>

static inline bool node_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* The value, or "". */
static inline const char *node_attribute(const xmlNode *node, const char *name)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return a->children != NULL ? (const char *)a->children->content : "";
	return "";
}

/* The first child element of that name, or NULL. */
static inline const xmlNode *node_child(const xmlNode *node, const char *name)
{
	for (node = node->children; node != NULL; node = node->next)
		if (node_is(node, name))
			return node;
	return NULL;
}

#endif
