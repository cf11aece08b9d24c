/* text.c -- the facts tree as bytes: what libxml2 writes with format 1, in one
 * pass and without its buffers, for a tree of elements, attributes and text. */
#include <glib.h>
#include <libxml/tree.h>
#include <string.h>

#include "facts/build.h"

/* What stands for a character that XML cannot hold as it is; in an attribute
 * also for quotes and for the blanks that a parser would make spaces. */
static const char *escape(char c, bool attribute)
{
	switch (c) {
	case '<':  return "&lt;";
	case '>':  return "&gt;";
	case '&':  return "&amp;";
	case '\r': return "&#13;";
	case '"':  return attribute ? "&quot;" : NULL;
	case '\n': return attribute ? "&#10;" : NULL;
	case '\t': return attribute ? "&#9;" : NULL;
	}
	return NULL;
}

static void put(GString *out, const char *text, bool attribute)
{
	const char *signs = attribute ? "<>&\r\"\n\t" : "<>&\r";

	for (;;) {
		size_t n = strcspn(text, signs);

		g_string_append_len(out, text, (gssize)n);
		if (text[n] == '\0')
			return;
		g_string_append(out, escape(text[n], attribute));
		text += n + 1;
	}
}

void text_put_attribute(GString *out, const char *name, const char *text)
{
	g_string_append_c(out, ' ');
	g_string_append(out, name);
	g_string_append_len(out, "=\"", 2);
	put(out, text, true);
	g_string_append_c(out, '"');
}

static void put_attributes(GString *out, const xmlNode *node)
{
	for (const xmlAttr *a = node->properties; a != NULL; a = a->next)
		text_put_attribute(out, (const char *)a->name, (const char *)a->children->content);
}

static void indent(GString *out, int depth)
{
	g_string_append_c(out, '\n');
	for (int i = 0; i < depth; i++)
		g_string_append_len(out, "  ", 2);
}

/* Elements stand on lines of their own, text stays beside its tags. */
static void put_node(GString *out, const xmlNode *node, int depth)
{
	bool text = node->children != NULL && node->children->type == XML_TEXT_NODE;

	g_string_append_c(out, '<');
	g_string_append(out, (const char *)node->name);
	put_attributes(out, node);
	if (node->children == NULL) {
		g_string_append_len(out, "/>", 2);
		return;
	}
	g_string_append_c(out, '>');
	for (const xmlNode *n = node->children; n != NULL; n = n->next) {
		if (text) {
			put(out, (const char *)n->content, false);
			continue;
		}
		indent(out, depth + 1);
		put_node(out, n, depth + 1);
	}
	if (depth == 0)
		g_string_append(out, node_tail(node->doc));
	if (!text)
		indent(out, depth);
	g_string_append_len(out, "</", 2);
	g_string_append(out, (const char *)node->name);
	g_string_append_c(out, '>');
}

char *facts_text(const xmlDoc *facts, size_t *len)
{
	GString *out = g_string_sized_new(1 << 20);

	g_string_append(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	put_node(out, facts->children, 0);
	g_string_append_c(out, '\n');
	*len = out->len;
	return g_string_free(out, FALSE);
}
