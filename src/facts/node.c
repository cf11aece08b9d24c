/* node.c -- thin over libxml2. */
#include "facts/node.h"

#include <glib.h>
#include <string.h>

#include "plan/plan.h"

static bool is_clean(const char *text)
{
	for (const unsigned char *p = (const unsigned char *)text; *p != '\0'; p++)
		if (*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
			return false;
	return true;
}

/* The text with blanks for control characters; the caller frees it. */
static char *cleaned(const char *text)
{
	char *copy = g_strdup(text);

	for (char *p = copy; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 && *p != '\t' && *p != '\n' && *p != '\r')
			*p = ' ';
	return copy;
}

xmlNode *node_add(xmlNode *parent, const char *name)
{
	xmlNode *node = xmlNewDocNode(parent->doc, NULL, BAD_CAST name, NULL);

	return xmlAddChild(parent, node);
}

xmlNode *node_add_text(xmlNode *parent, const char *name, const char *text)
{
	xmlNode *node = node_add(parent, name);
	char *clean;

	if (text == NULL || *text == '\0')
		return node;
	clean = is_clean(text) ? NULL : cleaned(text);
	xmlAddChild(node, xmlNewDocText(node->doc, BAD_CAST (clean != NULL ? clean : text)));
	g_free(clean);
	return node;
}

/* As xmlNewProp(), without its walk to the last attribute: a district of a
 * thousand communities has two million of them, and few different values, which
 * the document's dictionary holds once. */
static void append(xmlNode *node, const char *attribute, const char *value)
{
	xmlDict *dict = node->doc->dict;
	xmlAttr *attr = xmlMalloc(sizeof *attr), *last = node->_private;
	xmlNode *text = xmlNewDocText(node->doc, NULL);

	memset(attr, 0, sizeof *attr);
	attr->type = XML_ATTRIBUTE_NODE;
	attr->name = xmlDictLookup(dict, BAD_CAST attribute, -1);
	attr->parent = node;
	attr->doc = node->doc;
	attr->children = attr->last = text;
	text->parent = (xmlNode *)attr;
	text->content = (xmlChar *)xmlDictLookup(dict, BAD_CAST value, -1);
	if (last == NULL) {
		node->properties = attr;
	} else {
		last->next = attr;
		attr->prev = last;
	}
	node->_private = attr;
}

void node_set(xmlNode *node, const char *attribute, const char *value)
{
	char *clean;

	if (value == NULL)
		return;
	clean = is_clean(value) ? NULL : cleaned(value);
	append(node, attribute, clean != NULL ? clean : value);
	g_free(clean);
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
