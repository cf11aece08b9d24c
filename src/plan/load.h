/* load.h -- what the loader's parts share. Only src/plan/ includes this.
 *
 *   plan.xml ─▶ RELAX NG ─▶ code lists ─▶ tables, fields ─▶ computed columns ─▶ checks
 *            ─▶ targets ─▶ filters, measures ─▶ figures ─▶ indicators ─▶ listings, crosses, samples
 *
 * A part that finds a mistake reports it and goes on, so that one run shows
 * them all; plan_load() gives NULL when anything was reported. */
#ifndef PLAN_LOAD_H
#define PLAN_LOAD_H

#include <glib.h>
#include <libxml/tree.h>

#include "plan/plan.h"

struct wheres { const struct plan_where *list; size_t n; };

struct filter {
	const char *id;
	const struct plan_table *table;
	struct wheres wheres;
	struct loc at;
};

enum figure_state { FIGURE_NEW, FIGURE_OPEN, FIGURE_DONE };

struct loader {
	struct arena *arena;
	struct diags *diags;
	bool quiet;                    /* mistakes are not reported: a trial */
	const char *file;
	xmlNode *root;
	struct plan *plan;
	/* the plan's arrays, while they can still be written */
	struct plan_codelist *codelists;
	struct plan_table *tables;
	struct plan_field **fields;    /* per table */
	struct plan_column **computed; /* per table */
	bool **ready;                  /* per table and computed column: type known */
	struct filter *filters; size_t n_filters;
	struct plan_measure *measures;
	struct plan_target *targets;
	struct plan_figure *figures;
	xmlNode **figure_nodes;
	enum figure_state *figure_states;
};

/* ---- xml.c: reading nodes ------------------------------------------------ */

/* Reads a document without network, entities or DTD. Faults are reported at
 * `level`; NULL then. The caller frees it with xmlFreeDoc(). */
xmlDoc *xml_read(const char *path, const char *bytes, size_t len, enum diag_level level,
	struct diags *diags);

xmlNode *xml_first(const xmlNode *parent, const char *name);  /* name NULL: any element */
xmlNode *xml_next(const xmlNode *node, const char *name);
size_t xml_count(const xmlNode *parent, const char *name);
bool xml_is(const xmlNode *node, const char *name);
/* From the arena; NULL when the attribute is absent. */
const char *xml_attr(struct arena *arena, const xmlNode *node, const char *name);
const char *xml_text(struct arena *arena, const xmlNode *node);  /* trimmed; "" for none */

static inline struct loc loc_of(const struct loader *l, const xmlNode *node)
{
	return (struct loc){ .file = l->file, .line = (uint32_t)xmlGetLineNo(node) };
}

/* ---- load.c: what all parts do ------------------------------------------- */

void loader_say(struct loader *l, enum diag_code code, struct loc at,
	const char *arg0, const char *arg1, const char *arg2);
void loader_unknown(struct loader *l, struct loc at, const char *kind, const char *name,
	const char *const *names, size_t n);
const char *loader_attr(struct loader *l, const xmlNode *node, const char *name);
/* The section of the plan; NULL when it is absent. */
xmlNode *loader_section(struct loader *l, const char *name);
/* The words of an attribute, NULL-terminated; separators are any of `seps`. */
const char *const *loader_words(struct loader *l, const char *text, const char *seps, size_t *n);
/* Reports the second of two equal ids. `stride` is the size of an element, whose
 * first member is the id; `at` the offset of its struct loc. */
void loader_check_ids(struct loader *l, const char *kind, const void *list, size_t n,
	size_t stride, size_t at);
/* Columns named in a list attribute; -1 never gets in, a wrong name is reported. */
const int *loader_columns(struct loader *l, const struct plan_table *table, const char *text,
	struct loc at, size_t *n);
int loader_column(struct loader *l, const struct plan_table *table, const char *name, struct loc at);
const struct plan_table *loader_table(struct loader *l, const char *id, struct loc at);
int loader_target(struct loader *l, const char *name, struct loc at);   /* -1: unknown, and said */
enum diag_level loader_level(const char *text, enum diag_level otherwise);
enum plan_level loader_place_level(const char *text);
struct rat loader_number(struct loader *l, const char *what, const char *text, struct loc at);
/* A number of points as integer hundredths. */
int loader_points(struct loader *l, const char *what, const char *text, struct loc at);
bool season_date_is_known(const char *name);  /* "cutoff", "impl.from", ISO */
const char *const *season_date_names(size_t *n);

/* ---- the parts, in order -------------------------------------------------- */

void load_codelists(struct loader *l);
void load_tables(struct loader *l);
void load_columns(struct loader *l);     /* lookups, derives */
void load_checks(struct loader *l);
void load_targets(struct loader *l);
void load_filters(struct loader *l);
void load_measures(struct loader *l);
void load_figures(struct loader *l);
void load_indicators(struct loader *l);
void load_grades(struct loader *l);
void load_listings(struct loader *l);
void load_registers(struct loader *l);
void load_crosses(struct loader *l);
void load_samples(struct loader *l);
void load_verification(struct loader *l);

/* `where` children of a node, behind those of its filter attribute. */
struct wheres load_wheres(struct loader *l, const xmlNode *node, const struct plan_table *table, bool series);
/* A cross-check against last season's register of its table. */
void load_cross_register(struct loader *l, const xmlNode *node, const char *kind, struct plan_cross *x);
/* The series that a cross-check names in series=; NULL, and said, when it is none that counts rows. */
const struct plan_measure *load_cross_series(struct loader *l, const xmlNode *node, const struct plan_cross *x);
/* Says that a cross-check of this kind needs the attribute, when it is absent. */
void load_cross_needs(struct loader *l, const xmlNode *node, const struct plan_cross *x, const char *kind, const char *name);
int load_number(struct loader *l, const xmlNode *node, const char *name, int otherwise);
/* Parses a figure's expression when it has not been parsed yet. */
void load_figure(struct loader *l, int index);

/* ---- expressions ----------------------------------------------------------- */

struct scope {
	const struct plan_table *table;  /* row expression; NULL: place expression */
	bool series;                     /* `t` is known */
	bool fields_only;                /* a check: made before computed columns are */
};

/* Any type. NULL with a diagnostic. `want`: PLAN_R_BOOL asks for a test. */
const struct plan_expr *expr_parse(struct loader *l, const struct scope *scope, const char *text, struct loc at);
const struct plan_expr *expr_parse_test(struct loader *l, const struct scope *scope, const char *text, struct loc at);
/* A place expression that gives a number (or date); NULL text gives NULL. */
const struct plan_expr *expr_parse_place(struct loader *l, const char *text, struct loc at);

#endif
