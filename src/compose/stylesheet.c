/* stylesheet.c -- load, expand, compile; apply with our functions. */
#include "compose/stylesheet.h"

#include <glib.h>
#include <libexslt/exslt.h>
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <libxslt/documents.h>
#include <libxslt/extensions.h>
#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/variables.h>
#include <libxslt/xsltInternals.h>
#include <libxslt/xsltutils.h>
#include <stdlib.h>
#include <string.h>

#include "compose/source.h"

struct stylesheet {
	xsltStylesheet *xslt;
	const char *path;
	const char *const *folders;
	const struct expand *expand;   /* while it loads */
	bool failed;                   /* a fault of the file was said already */
	char *said;                    /* its <?evalseason …?> */
	struct arena *arena;
};

/* What a transformation carries for our functions. */
struct run {
	const struct stylesheet *sheet;
	struct lookup *lookup;
	struct diags *diags;
	xmlDoc *facts;
	GPtrArray *printed;            /* const xmlNode *, or NULL: nobody asks */
	GString *message;              /* libxslt's, line by line */
	bool failed;
};

/* ---- files it may read ---------------------------------------------------- */

static int security_refuses(xsltSecurityPrefs *prefs, xsltTransformContext *ctxt, const char *value)
{
	(void)prefs; (void)ctxt; (void)value;
	return 0;
}

static xsltSecurityPrefs *closed_doors(void)
{
	xsltSecurityPrefs *prefs = xsltNewSecurityPrefs();

	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_FILE, security_refuses);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_CREATE_DIRECTORY, security_refuses);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_READ_NETWORK, security_refuses);
	xsltSetSecurityPrefs(prefs, XSLT_SECPREF_WRITE_NETWORK, security_refuses);
	return prefs;
}

/* Everything libxslt opens comes through here: imports of a stylesheet (which
 * are expanded like it) and document() of a transformation. */
static xmlDoc *open_document(const xmlChar *uri, xmlDict *dict, int options, void *who, xsltLoadType type)
{
	char *plain = source_path((const char *)uri);
	const char *path;
	struct stylesheet *s = NULL;
	struct run *run = NULL;
	struct diags *diags;
	xmlDoc *doc;

	(void)options;
	if (type == XSLT_LOAD_DOCUMENT) {
		run = ((xsltTransformContext *)who)->_private;
		diags = run->diags;
	} else {
		xsltStylesheet *sheet = who;

		while (sheet->_private == NULL)
			sheet = sheet->parent;
		s = sheet->_private;
		diags = s->expand->diags;
	}
	path = diags_printf(diags, "%s", plain);
	g_free(plain);
	if (!source_allowed(run != NULL ? run->sheet->folders : s->folders, path)) {
		diag_say(diags, DIAG_COMPOSE_ACCESS, (struct loc){ .file = run ? run->sheet->path : s->path },
			path, NULL, NULL);
		doc = NULL;
	} else {
		doc = source_parse(path, dict, diags);
	}
	if (doc != NULL && s != NULL && !expand_stylesheet(s->expand, doc, path))
		s->failed = true;
	if (doc == NULL && s != NULL)
		s->failed = true;
	if (doc == NULL && run != NULL)
		run->failed = true;
	return doc;
}

/* ---- loading -------------------------------------------------------------- */

static void silent(void *data, xmlErrorPtr error) { (void)data; (void)error; }

static void collect(void *data, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	g_string_append_vprintf(data, format, ap);
	va_end(ap);
}

/* libxslt writes "compilation error: file F line N element E" and then the
 * sentence; each pair becomes a diagnostic. */
static void report(const char *message, const char *path, enum diag_code code, const char *name,
	struct diags *diags)
{
	struct loc at = { .file = path };
	char **lines = g_strsplit(message, "\n", -1);

	for (size_t i = 0; lines[i] != NULL; i++) {
		char *file = strstr(lines[i], "error: file "), *line = strstr(lines[i], " line ");

		if (file != NULL && line != NULL) {
			at.file = diags_printf(diags, "%.*s", (int)(line - file - 12), file + 12);
			at.line = (uint32_t)strtoul(line + 6, NULL, 10);
		} else if (lines[i][0] != '\0') {
			const char *text = diags_printf(diags, "%s", lines[i]);

			diag_say(diags, code, at, name != NULL ? name : text, name != NULL ? text : NULL, NULL);
		}
	}
	g_strfreev(lines);
}

/* <?evalseason id="work" …?>, as it stands. */
static char *find_words(const xmlDoc *doc)
{
	for (const xmlNode *n = doc->children; n != NULL; n = n->next)
		if (n->type == XML_PI_NODE && strcmp((const char *)n->name, "evalseason") == 0)
			return g_strdup((const char *)n->content);
	return NULL;
}

static bool compile(struct stylesheet *s, const struct expand *x)
{
	GString *message = g_string_new(NULL);
	xmlDoc *doc = source_parse(s->path, s->xslt->dict, x->diags);
	bool ok = doc != NULL && expand_stylesheet(x, doc, s->path);

	xsltSetGenericErrorFunc(message, collect);
	xmlSetGenericErrorFunc(message, collect);
	xmlSetStructuredErrorFunc(NULL, silent);
	if (doc != NULL) {
		s->said = find_words(doc);
		/* Compiled even when names are wrong: one run then reports every fault. */
		if (xsltParseStylesheetUser(s->xslt, doc) != 0 || s->xslt->errors != 0) {
			if (s->xslt->doc != doc)
				xmlFreeDoc(doc);
			if (ok && !s->failed)
				report(message->str, s->path, DIAG_COMPOSE_STYLE, NULL, x->diags);
			ok = false;
		}
	}
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlSetGenericErrorFunc(NULL, NULL);
	xsltSetGenericErrorFunc(NULL, NULL);
	g_string_free(message, TRUE);
	return ok && !s->failed;
}

struct stylesheet *stylesheet_load(const char *path, const char *const *folders, const struct expand *x)
{
	struct stylesheet *s = g_new0(struct stylesheet, 1);
	bool ok;

	exsltCommonRegister();
	exsltSetsRegister();
	exsltStrRegister();
	xsltSetLoaderFunc(open_document);
	s->path = diags_printf(x->diags, "%s", path);  /* diagnostics quote it */
	s->folders = folders;
	s->arena = x->arena;
	s->expand = x;
	s->xslt = xsltNewStylesheet();
	s->xslt->_private = s;
	ok = compile(s, x);
	s->expand = NULL;
	if (ok)
		return s;
	stylesheet_free(s);
	return NULL;
}

void stylesheet_free(struct stylesheet *s)
{
	if (s == NULL)
		return;
	xsltFreeStylesheet(s->xslt);
	g_free(s->said);
	g_free(s);
}

const char *stylesheet_says(const struct stylesheet *s, const char *name)
{
	size_t n = strlen(name);

	for (const char *p = s->said; p != NULL && (p = strstr(p, name)) != NULL; p += n) {
		const char *end;

		if ((p != s->said && !g_ascii_isspace(p[-1])) || strncmp(p + n, "=\"", 2) != 0)
			continue;
		if ((end = strchr(p + n + 2, '"')) != NULL)
			return arena_strndup(s->arena, p + n + 2, (size_t)(end - p) - n - 2);
	}
	return NULL;
}

/* ---- functions of the templates ------------------------------------------- */

static struct run *run_of(xmlXPathParserContext *ctxt)
{
	return xsltXPathGetTransformContext(ctxt)->_private;
}

static void fail(struct run *run, xmlXPathParserContext *ctxt, enum diag_code code, const char *arg,
	const xmlNode *place)
{
	xsltTransformContext *t = xsltXPathGetTransformContext(ctxt);
	struct loc at = { .file = run->sheet->path };

	if (t->inst != NULL) {
		at.line = (uint32_t)MAX(xmlGetLineNo(t->inst), 0);
		if (t->inst->doc != NULL && t->inst->doc->URL != NULL)
			at.file = diags_printf(run->diags, "%s", (const char *)t->inst->doc->URL);
	}
	diag_say(run->diags, code, at, diags_printf(run->diags, "%s", arg),
		place != NULL ? (const char *)place->name : "?", NULL);
	run->failed = true;
}

/* The places given as last argument, or the current one. Freed by the caller. */
static xmlXPathObject *pop_places(xmlXPathParserContext *ctxt, int nargs, int own)
{
	if (nargs > own)
		return valuePop(ctxt);
	return xmlXPathNewNodeSet(lookup_place_of(ctxt->context->node));
}

static xmlNode *cell_of(xmlNode *series, const char *key)
{
	for (xmlNode *n = series->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && lookup_is(n, "key", key))
			return n;
	return NULL;
}

/* Adds what `id` is at one place: its figure (no key), its series (""), one cell
 * (key) or all of them ("*"). */
static void add_figure(xmlXPathParserContext *ctxt, xmlNodeSet *set, xmlNode *node, const char *id,
	const char *key)
{
	struct run *run = run_of(ctxt);
	xmlNode *place = lookup_place_of(node);
	xmlNode *found = key == NULL ? lookup_value(run->lookup, place, id)
		: lookup_series(run->lookup, place, id);

	bool one = key != NULL && key[0] != '\0' && strcmp(key, "*") != 0;

	if (found != NULL && one)
		found = cell_of(found, key);
	if (found == NULL) {
		if (!one)
			fail(run, ctxt, DIAG_COMPOSE_LEVEL, id, place);
	} else if (key != NULL && strcmp(key, "*") == 0) {
		for (xmlNode *n = found->children; n != NULL; n = n->next)
			if (n->type == XML_ELEMENT_NODE)
				xmlXPathNodeSetAddUnique(set, n);
	} else {
		xmlXPathNodeSetAddUnique(set, found);
	}
}

static void push_figures(xmlXPathParserContext *ctxt, xmlXPathObject *places, const char *id, const char *key)
{
	xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);

	for (int i = 0; places->nodesetval != NULL && i < places->nodesetval->nodeNr; i++)
		add_figure(ctxt, set, places->nodesetval->nodeTab[i], id, key);
	valuePush(ctxt, xmlXPathWrapNodeSet(set));
}

static void figure_function(xmlXPathParserContext *ctxt, int nargs, int own, const char *part)
{
	xmlXPathObject *places;
	xmlChar *key = NULL, *id;

	if (nargs < own || nargs > own + 1) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	places = pop_places(ctxt, nargs, own);
	if (own == 2)
		key = xmlXPathPopString(ctxt);
	id = xmlXPathPopString(ctxt);
	if (places != NULL && places->type == XPATH_NODESET && id != NULL)
		push_figures(ctxt, places, (const char *)id, key != NULL ? (const char *)key : part);
	else
		xmlXPathSetTypeError(ctxt);
	xmlXPathFreeObject(places);
	xmlFree(id);
	xmlFree(key);
}

static void function_v(xmlXPathParserContext *ctxt, int nargs) { figure_function(ctxt, nargs, 1, NULL); }
static void function_cells(xmlXPathParserContext *ctxt, int nargs) { figure_function(ctxt, nargs, 1, "*"); }
static void function_series(xmlXPathParserContext *ctxt, int nargs) { figure_function(ctxt, nargs, 1, ""); }
static void function_cell(xmlXPathParserContext *ctxt, int nargs) { figure_function(ctxt, nargs, 2, NULL); }

static bool has_digit(const char *text)
{
	return text != NULL && strpbrk(text, "0123456789") != NULL;
}

/* Notes a node of the facts; of what documents do not print as it stands, nothing. */
static void note_printed(struct run *run, const xmlNode *node)
{
	if (run->printed != NULL && node != NULL && node->doc == run->facts)
		g_ptr_array_add(run->printed, (void *)(uintptr_t)node);
}

/* What is printed must be of the facts: text of the template may have no number in it. */
static void check_said(xmlXPathParserContext *ctxt, const xmlXPathObject *object)
{
	struct run *run = run_of(ctxt);
	bool made = object->type == XPATH_NUMBER || (object->type == XPATH_STRING && has_digit((char *)object->stringval));
	xmlChar *text;

	if (!made || run->printed == NULL || run->failed)
		return;
	text = xmlXPathCastToString((xmlXPathObject *)(uintptr_t)object);
	fail(run, ctxt, DIAG_COMPOSE_MADE, (const char *)text, NULL);
	xmlFree(text);
}

/* Nodes stay nodes, so that a figure is copied, but an attribute gives its text. */
static void function_say(xmlXPathParserContext *ctxt, int nargs)
{
	xmlXPathObject *object;
	xmlNodeSet *nodes;

	if (nargs != 1) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	object = valuePop(ctxt);
	nodes = object != NULL && object->type == XPATH_NODESET ? object->nodesetval : NULL;
	if (nodes != NULL)
		xmlXPathNodeSetSort(nodes);
	for (int i = 0; nodes != NULL && i < nodes->nodeNr; i++)
		note_printed(run_of(ctxt), nodes->nodeTab[i]);
	if (nodes != NULL && nodes->nodeNr > 0 && nodes->nodeTab[0]->type == XML_ATTRIBUTE_NODE)
		object = xmlXPathConvertString(object);
	else if (object != NULL)
		check_said(ctxt, object);
	valuePush(ctxt, object);
}

static void function_here(xmlXPathParserContext *ctxt, int nargs)
{
	if (nargs != 0) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	valuePush(ctxt, xmlXPathNewNodeSet(lookup_here(run_of(ctxt)->lookup)));
}

static void function_facts(xmlXPathParserContext *ctxt, int nargs)
{
	if (nargs != 0) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	valuePush(ctxt, xmlXPathNewNodeSet(xmlDocGetRootElement(run_of(ctxt)->facts)));
}

static void function_at(xmlXPathParserContext *ctxt, int nargs)
{
	xmlNode *place = lookup_place_of(ctxt->context->node);
	xmlChar *phase;

	if (nargs != 1) {
		xmlXPathSetArityError(ctxt);
		return;
	}
	phase = xmlXPathPopString(ctxt);
	valuePush(ctxt, xmlXPathNewNodeSet(lookup_at(run_of(ctxt)->lookup, (const char *)phase, place)));
	xmlFree(phase);
}

static const struct { const char *name; xmlXPathFunction call; } functions[] = {
	{ "v", function_v }, { "cell", function_cell }, { "cells", function_cells },
	{ "series", function_series },
	{ "here", function_here }, { "facts", function_facts }, { "at", function_at },
	{ "say", function_say },
};

/* ---- applying ------------------------------------------------------------- */

static void run_error(void *data, const char *format, ...)
{
	struct run *run = data;
	va_list ap;

	va_start(ap, format);
	g_string_append_vprintf(run->message, format, ap);
	va_end(ap);
	run->failed = true;
}

static xmlDoc *apply(const struct stylesheet *s, xmlDoc *source, struct run *run)
{
	xsltTransformContext *ctxt = xsltNewTransformContext(s->xslt, source);
	xsltSecurityPrefs *doors = closed_doors();
	xmlDoc *result;

	ctxt->_private = run;
	xsltSetCtxtSecurityPrefs(doors, ctxt);
	xsltSetTransformErrorFunc(ctxt, run, run_error);
	xmlSetGenericErrorFunc(run, run_error);
	for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
		xsltRegisterExtFunction(ctxt, BAD_CAST functions[i].name, BAD_CAST EXPAND_NS, functions[i].call);
	result = xsltApplyStylesheetUser(s->xslt, source, NULL, NULL, NULL, ctxt);
	run->failed = run->failed || result == NULL || ctxt->state != XSLT_STATE_OK;
	xmlSetGenericErrorFunc(NULL, NULL);
	xsltFreeTransformContext(ctxt);
	xsltFreeSecurityPrefs(doors);
	return result;
}

/* libxslt numbers every element of its source document before each run: over the facts that
 * took longer than the run, and a worker would copy each page it writes to. So the source is an
 * empty document, and the templates come to the facts by ev:here() and ev:facts(). */
xmlDoc *stylesheet_apply(const struct stylesheet *s, struct lookup *l, GPtrArray *printed, struct diags *diags)
{
	struct run run = { .sheet = s, .lookup = l, .diags = diags, .printed = printed,
		.facts = lookup_facts(l), .message = g_string_new(NULL) };
	size_t before = diags_count(diags);
	xmlDoc *source = xmlNewDoc(BAD_CAST "1.0"), *result;

	xmlDocSetRootElement(source, xmlNewDocNode(source, NULL, BAD_CAST "report", NULL));
	result = apply(s, source, &run);
	xmlFreeDoc(source);
	if (run.failed) {
		report(run.message->str, s->path, DIAG_COMPOSE_RUN, s->path, diags);
		if (diags_count(diags) == before)
			diag_say(diags, DIAG_COMPOSE_RUN, (struct loc){ .file = s->path }, s->path, "?", NULL);
		xmlFreeDoc(result);
		result = NULL;
	}
	g_string_free(run.message, TRUE);
	return result;
}

char *stylesheet_apply_text(const struct stylesheet *s, struct lookup *l, size_t *len, struct diags *diags)
{
	xmlDoc *result = stylesheet_apply(s, l, NULL, diags);
	xmlChar *bytes = NULL;
	char *text = NULL;
	int n = 0;

	if (result != NULL && xsltSaveResultToString(&bytes, &n, result, s->xslt) == 0)
		text = g_strndup(bytes != NULL ? (const char *)bytes : "", (gsize)n);
	*len = text != NULL ? (size_t)n : 0;
	xmlFree(bytes);
	xmlFreeDoc(result);
	return text;
}
