/* node.h -- elements of the facts tree, made quickly and in one way.
 *
 * Values are copied. A NULL value leaves the attribute out, so that a template
 * can ask whether there is one. Characters that XML does not allow become
 * blanks. Only facts/ includes this. */
#ifndef FACTS_NODE_H
#define FACTS_NODE_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/rat.h"

/* A document with its root. Free it with node_close() (NULL is fine), never with
 * xmlFreeDoc(): its nodes stand in an arena and cannot be freed or unlinked singly. */
xmlNode *node_open(const char *name);

/* An element with memory of its own, so that another thread can fill it; then the
 * parent takes it as its last child. */
xmlNode *node_branch(xmlDoc *doc, const char *name);
void node_adopt(xmlNode *parent, xmlNode *branch);

/* The document is whole: its elements are numbered, which XPath needs for their
 * order and would do by itself, but not for several processes at once. */
void node_finish(xmlDoc *doc);
void node_close(xmlDoc *doc);

/* Elements as text that facts_text() writes behind the root's children: what is kept for another season and no
 * document of this one asks for. Taken over; "" when there is none. */
void node_set_tail(xmlDoc *doc, char *text);
const char *node_tail(const xmlDoc *doc);

/* Names of elements and attributes live as long as the document: literals. */
xmlNode *node_add(xmlNode *parent, const char *name);
/* Blank text is no text: a stylesheet with strip-space would try to free it. */
xmlNode *node_add_text(xmlNode *parent, const char *name, const char *text);

/* An element of another document with its attributes, without its children. */
xmlNode *node_copy(xmlNode *parent, const xmlNode *from);

void node_set(xmlNode *node, const char *attribute, const char *value);
void node_set_int(xmlNode *node, const char *attribute, int64_t value);
void node_set_date(xmlNode *node, const char *attribute, int64_t days);        /* 2023年8月1日; PLAN_EMPTY: none */
void node_set_points(xmlNode *node, const char *attribute, int64_t hundredths); /* "4.00" */
void node_set_rat(xmlNode *node, struct rat v);                                /* num= den= */
void node_flag(xmlNode *node, const char *attribute, bool on);                 /* ="yes" or absent */

#endif
