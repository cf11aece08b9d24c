/* compose.h -- stylesheets over the facts give report documents.
 *
 * The only module that knows libxslt. Stylesheets may read the season and the
 * template folder and nothing else; they cannot write. */
#ifndef COMPOSE_COMPOSE_H
#define COMPOSE_COMPOSE_H

#include <glib.h>
#include <libxml/tree.h>

#include "base/diag.h"
#include "plan/plan.h"

struct compose;

/* A kind of document: templates/reports/<id>.xsl, which says before its root element
 * what it is for: <?evalseason id="work" folder="wrapup" name="工作报告" phase="wrapup"
 * level="township" set="…"?> (docs/templates.zh-CN.md). */
struct compose_kind {
	const char *id;              /* "work", "packet", "annual", "ranking", "slip" */
	const char *folder;          /* below output/: "wrapup", "inspection", "slips" */
	const char *name;            /* file name without code: "工作报告" */
	const char *set;             /* file name of the set for print, or NULL: "绩效评估材料全套" */
	const char *phase;           /* id of the phase whose facts it prints */
	enum plan_level level;       /* one per township, or one for the district */
	size_t size;                 /* of its stylesheet [bytes]: longer ones make longer documents */
};

/* Loads every stylesheet in templates/reports/, expands {name} and checks each name
 * against the plan. NULL with diagnostics when a template is wrong (status 3). */
struct compose *compose_load(const char *templates, const struct plan *plan, const struct season *season,
	struct diags *diags);
void compose_free(struct compose *c);
const struct compose_kind *compose_kinds(const struct compose *c, size_t *n);

/* Passages of texts.csv (which the facts carry) for a document, place or section
 * that does not exist: a warning each, at their own line. Once per run. */
void compose_check(const struct compose *c, const xmlDoc *facts, struct diags *diags);

/* The report document of a kind for a place (its code), valid against
 * templates/report.rng; passages of texts.csv put in. The caller frees it with
 * xmlFreeDoc(). NULL with diagnostics. Templates print what the facts say and make
 * no number themselves; printed (or NULL) takes what they printed, in order: const
 * xmlNode *, the attributes and elements of the facts, some more than once. */
xmlDoc *compose_report(const struct compose *c, const struct compose_kind *kind, xmlDoc *facts,
	const char *place_code, GPtrArray *printed, struct diags *diags);

/* Any other stylesheet of the template folder (the dashboard), as text. */
char *compose_text(const struct compose *c, const char *stylesheet, xmlDoc *facts, size_t *len,
	struct diags *diags);

#endif
