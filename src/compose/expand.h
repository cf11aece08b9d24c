/* expand.h -- {name} in a stylesheet becomes XSLT.
 *
 *   共有{orgs}个        ─▶  共有<xsl:copy-of select="ev:say(ev:v('orgs'))"/>个
 *   note="{orgs.gap}"   ─▶  note="{ev:say(ev:v('orgs')/@gap)}"
 *   test="{orgs}/@num"  ─▶  test="ev:v('orgs')/@num"
 *
 * The text in braces is [scope:][path/]name[key][.attr]: a figure of the plan
 * at the current place; `scope` is district, previous or a phase; `key` is a
 * cell of a figure by code, quarter …, * for all of them, or nothing for their
 * series, which has attributes of its own; `attr` is one attribute. {@name}, {$name} and {f(x)} are XPath as it stands. {{ is a brace.
 *
 * What is printed goes through ev:say(), which notes where it came from and refuses
 * a number that a template made itself; {position()}, the number of a row, is free.
 *
 * Every name is checked against the plan. The functions are in stylesheet.c. */
#ifndef COMPOSE_EXPAND_H
#define COMPOSE_EXPAND_H

#include <glib.h>
#include <libxml/tree.h>

#include "base/arena.h"
#include "base/diag.h"
#include "plan/plan.h"

#define EXPAND_NS "urn:evalseason:functions"
#define XSLT_NS "http://www.w3.org/1999/XSL/Transform"

struct expand {
	const struct plan *plan;
	const struct season *season;
	struct arena *arena;     /* of the stylesheets */
	struct diags *diags;
	xmlDoc *schema;          /* of the report vocabulary, for names_check(); or NULL */
	GHashTable *vocabulary;  /* names_vocabulary() of it, or NULL */
	GHashTable *sections;    /* set of the section="…" met, added to; or NULL */
};

/* Rewrites doc in place; faults are reported at file:line. False if any. */
bool expand_stylesheet(const struct expand *x, xmlDoc *doc, const char *file);

/* What stands between two braces, as XPath: for a text (a node to copy), for an
 * attribute (its text), for test= and select= (a node). NULL with a diagnostic.
 * *is_figure says whether it is a figure node. The caller frees with g_free(). */
enum expand_use { EXPAND_TEXT, EXPAND_ATTRIBUTE, EXPAND_SELECT };
char *expand_reference(const struct expand *x, const char *inner, enum expand_use use, struct loc at,
	bool *is_figure);

#endif
