/* xml.c -- libxml2 for the plan and the season: no network, no entities, no DTD. */
#include <glib.h>
#include <libxml/parser.h>
#include <string.h>

#include "plan/load.h"

struct fault_sink {
	struct diags *diags;
	const char *path;
	enum diag_code code;
	enum diag_level level;
	size_t n;
};

static void take_error(void *user, xmlError *error)
{
	struct fault_sink *sink = user;
	const char *text = error->message != NULL ? error->message : "?";
	struct diag g = {
		.code = sink->code, .level = sink->level,
		.at = { .file = sink->path, .line = error->line > 0 ? (uint32_t)error->line : 0 },
	};

	g.arg[0] = diags_printf(sink->diags, "%.*s", (int)strcspn(text, "\n"), text);
	diag_add(sink->diags, &g);
	sink->n++;
}

xmlDoc *xml_read(const char *path, const char *bytes, size_t len, enum diag_level level,
	struct diags *diags)
{
	struct fault_sink sink = { diags, path, DIAG_XML_SYNTAX, level, 0 };
	xmlDoc *doc = NULL;

	if (len > G_MAXINT)
		len = G_MAXINT;
	xmlSetStructuredErrorFunc(&sink, (xmlStructuredErrorFunc)take_error);
	doc = xmlReadMemory(bytes, (int)len, path, NULL, XML_PARSE_NONET | XML_PARSE_BIG_LINES | XML_PARSE_NOCDATA);
	xmlSetStructuredErrorFunc(NULL, NULL);
	if (doc != NULL && (doc->intSubset != NULL || doc->extSubset != NULL)) {
		struct diag g = { .code = DIAG_XML_DTD, .level = level, .at = { .file = path, .line = 1 } };

		diag_add(diags, &g);
		sink.n++;
	}
	if (doc != NULL && sink.n > 0) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	return doc;
}

bool xml_is(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && (name == NULL || strcmp((const char *)node->name, name) == 0);
}

static xmlNode *skip_to(xmlNode *node, const char *name)
{
	while (node != NULL && !xml_is(node, name))
		node = node->next;
	return node;
}

xmlNode *xml_first(const xmlNode *parent, const char *name)
{
	return parent == NULL ? NULL : skip_to(parent->children, name);
}

xmlNode *xml_next(const xmlNode *node, const char *name)
{
	return skip_to(node->next, name);
}

size_t xml_count(const xmlNode *parent, const char *name)
{
	size_t n = 0;

	for (const xmlNode *c = xml_first(parent, name); c != NULL; c = xml_next(c, name))
		n++;
	return n;
}

const char *xml_attr(struct arena *arena, const xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *copy = arena_strdup(arena, (const char *)value);

	xmlFree(value);
	return copy;
}

const char *xml_text(struct arena *arena, const xmlNode *node)
{
	xmlChar *content = xmlNodeGetContent(node);
	const char *copy;

	if (content == NULL)
		return "";
	copy = arena_strdup(arena, g_strstrip((char *)content));
	xmlFree(content);
	return copy;
}
