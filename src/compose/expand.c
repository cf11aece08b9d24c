/* expand.c -- walks a stylesheet once, in document order, keeping the line. */
#include "compose/expand.h"

#include <string.h>

#include "compose/names.h"

/* The attributes of a figure node that a template may name. */
static const char *const figure_attributes[] = {
	"id", "place", "label", "unit", "num", "den", "text", "state", "reason", "zero", "missing", "verified-text",
	"target", "target-text", "gap-text", "near", "exact", "over-text",
	"trend", "before-text", "change-text", "change-rate",
	"rank", "of", "beside", "q1", "q1-text", "median", "median-text", "q3", "q3-text",
	"inner-q1", "inner-q1-text", "inner-median", "inner-median-text", "inner-q3", "inner-q3-text",
	"counted", "best-name", "best-text", "worst-name", "worst-text", "equal", "above",
	"below", "below-names", "zeros", "zero-names", "key", "share",
};

/* The attributes of a figure's series of cells: {name[].attr}. */
static const char *const series_attributes[] = {
	"id", "place", "label", "unit", "n", "zero", "total-text", "nonzero", "zeros", "zero-labels", "tied",
	"first-label", "first-text", "first-share", "second-label", "second-text", "second-share",
	"third-label", "third-text", "third-share", "start-label", "start-text", "end-label", "end-text",
	"peak-label", "peak-text", "trough-label", "trough-text", "trend", "change-text", "change-rate",
};

/* The attributes of the report vocabulary whose text is printed. */
static const char *const printed_attributes[] = {
	"text", "label", "title", "caption", "note", "unit", "source", "target-label", "low", "mid", "high", "alt",
	"meta", "claimed", "org", "date", "mark", "copies",
};

static bool is_printed(const char *attribute)
{
	for (size_t i = 0; i < G_N_ELEMENTS(printed_attributes); i++)
		if (strcmp(attribute, printed_attributes[i]) == 0)
			return true;
	return false;
}

static bool is_name_char(char c)
{
	return g_ascii_isalnum(c) || c == '_' || (c & 0x80) != 0;
}

/* ---- one reference -------------------------------------------------------- */

/* [scope:][path/]name[key][.attr], cut into its parts; NULL where absent. */
struct reference { char *scope, *path, *name, *key, *attr; };

/* Cuts `text` in place. False when it does not have the form. */
static bool split(char *text, struct reference *r)
{
	char *slash = strrchr(text, '/'), *colon, *end;

	*r = (struct reference){ .name = text };
	if (slash != NULL) {
		*slash = '\0';
		r->path = text;
		r->name = slash + 1;
	}
	colon = strchr(r->path != NULL ? r->path : r->name, ':');
	if (colon != NULL && colon[1] != ':') {
		*colon = '\0';
		r->scope = text;
		if (r->path != NULL)
			r->path = colon + 1;
		else
			r->name = colon + 1;
	}
	for (end = r->name; is_name_char(*end); end++)
		;
	if (*end == '[') {
		*end = '\0';
		r->key = end + 1;
		if ((end = strchr(r->key, ']')) == NULL)
			return false;
		*end++ = '\0';
	}
	if (*end == '.') {
		*end = '\0';
		r->attr = end + 1;
	} else if (*end != '\0') {
		return false;
	}
	return r->name[0] != '\0';
}

static bool fault(const struct expand *x, struct loc at, const char *what, const char *name,
	const char *const *known, size_t n)
{
	diag_say(x->diags, DIAG_PLAN_NAME, at, what, diags_printf(x->diags, "%s", name),
		diags_printf(x->diags, "%s", plan_nearest(x->arena, name, known, n)));
	return false;
}

static bool check_figure(const struct expand *x, const char *name, struct loc at)
{
	const struct plan *plan = x->plan;
	const char **ids;
	bool ok = plan_find_figure(plan, name) >= 0;

	if (ok)
		return true;
	ids = g_new(const char *, plan->n_figures);
	for (size_t i = 0; i < plan->n_figures; i++)
		ids[i] = plan->figures[i].id;
	fault(x, at, "指标数据", name, ids, plan->n_figures);
	g_free(ids);
	return false;
}

static bool check_attribute(const struct expand *x, const struct reference *r, struct loc at)
{
	bool series = r->key != NULL && r->key[0] == '\0';
	const char *const *known = series ? series_attributes : figure_attributes;
	size_t n = series ? G_N_ELEMENTS(series_attributes) : G_N_ELEMENTS(figure_attributes);

	for (size_t i = 0; i < n; i++)
		if (strcmp(r->attr, known[i]) == 0)
			return true;
	return fault(x, at, "属性", r->attr, known, n);
}

/* A cell of a figure by code must be one of its codes. */
static bool check_key(const struct expand *x, const struct reference *r, struct loc at)
{
	const struct plan_measure *m = x->plan->figures[plan_find_figure(x->plan, r->name)].measure;
	const char *known[56];

	if (m == NULL || (m->by == PLAN_BY_NONE && !m->is_series))
		return fault(x, at, "分项数据", r->name, NULL, 0);
	if (m->codes == NULL || r->key[0] == '\0' || strcmp(r->key, "*") == 0)
		return true;
	for (size_t i = 0; i < m->codes->n_codes; i++) {
		known[i] = m->codes->codes[i].value;
		if (strcmp(known[i], r->key) == 0)
			return true;
	}
	return fault(x, at, "代码", r->key, known, m->codes->n_codes);
}

static bool check_scope(const struct expand *x, const char *scope, struct loc at)
{
	const char *known[16] = { "district", "previous" };
	size_t n = 2;

	for (size_t i = 0; i < x->season->n_phases && n < G_N_ELEMENTS(known); i++)
		known[n++] = x->season->phases[i].id;
	for (size_t i = 0; i < n; i++)
		if (strcmp(scope, known[i]) == 0)
			return true;
	return fault(x, at, "范围", scope, known, n);
}

/* The nodes at which the figure is looked up, or NULL for the current one. */
static char *base_path(const struct reference *r)
{
	const char *path = r->path;

	if (r->scope == NULL)
		return g_strdup(path);
	if (strcmp(r->scope, "district") == 0)
		return g_strconcat("ancestor-or-self::district", path ? "/" : NULL, path, NULL);
	return g_strdup_printf("ev:at('%s')%s%s", r->scope, path ? "/" : "", path ? path : "");
}

static char *reference_xpath(const struct reference *r, enum expand_use use)
{
	char *path = base_path(r), *call, *out;
	const char *sep = path != NULL ? ", " : "", *where = path != NULL ? path : "";

	if (r->key == NULL)
		call = g_strdup_printf("ev:v('%s'%s%s)", r->name, sep, where);
	else if (r->key[0] == '\0')
		call = g_strdup_printf("ev:series('%s'%s%s)", r->name, sep, where);
	else if (strcmp(r->key, "*") == 0)
		call = g_strdup_printf("ev:cells('%s'%s%s)", r->name, sep, where);
	else
		call = g_strdup_printf("ev:cell('%s', '%s'%s%s)", r->name, r->key, sep, where);
	if (r->attr != NULL)
		out = g_strconcat(call, "/@", r->attr, NULL);
	else if (use == EXPAND_ATTRIBUTE)
		out = g_strconcat(call, "/@text", NULL);
	else
		out = g_strdup(call);
	g_free(call);
	g_free(path);
	return out;
}

/* Whether the text in braces is XPath rather than a figure. */
static bool is_xpath(const char *inner)
{
	const char *last = strrchr(inner, '/');

	last = last != NULL ? last + 1 : inner;
	return strpbrk(inner, "()'\"=|") != NULL || *last == '@' || *last == '$' || *last == '.' ||
		g_ascii_isdigit(*last);
}

char *expand_reference(const struct expand *x, const char *inner, enum expand_use use, struct loc at,
	bool *is_figure)
{
	struct reference r;
	char *text = g_strstrip(g_strdup(inner)), *out = NULL;

	*is_figure = false;
	if (is_xpath(text))
		return text;
	if (!split(text, &r)) {
		diag_say(x->diags, DIAG_COMPOSE_BRACE, at, diags_printf(x->diags, "%s", inner), NULL, NULL);
	} else if (check_figure(x, r.name, at) && (r.attr == NULL || check_attribute(x, &r, at)) &&
		(r.key == NULL || check_key(x, &r, at)) && (r.scope == NULL || check_scope(x, r.scope, at))) {
		*is_figure = r.attr == NULL;
		out = reference_xpath(&r, use);
	}
	g_free(text);
	return out;
}

/* ---- the walk ------------------------------------------------------------- */

struct walk {
	const struct expand *x;
	struct loc at;       /* the line reached */
	xmlNs *xsl;
	bool ok;
};

static bool is_xsl(const xmlNode *node, const char *name)
{
	return node != NULL && node->type == XML_ELEMENT_NODE && node->ns != NULL &&
		strcmp((const char *)node->ns->href, XSLT_NS) == 0 &&
		(name == NULL || strcmp((const char *)node->name, name) == 0);
}

/* The end of a reference that starts behind a brace; NULL when it has none. */
static const char *closing(const char *p)
{
	char quote = 0;

	for (; *p != '\0'; p++) {
		if (quote != 0)
			quote = *p == quote ? 0 : quote;
		else if (*p == '\'' || *p == '"')
			quote = *p;
		else if (*p == '}')
			return p;
		else if (*p == '{')
			return NULL;
	}
	return NULL;
}

/* Text of an attribute: braces replaced. In test= and select= the result is
 * XPath itself; in others XSLT's own braces stay around it. */
static void expand_attribute(struct walk *w, xmlAttr *attr, enum expand_use use)
{
	xmlChar *value = xmlNodeListGetString(attr->doc, attr->children, 1);
	GString *out = g_string_new(NULL);
	const char *p = value != NULL ? (const char *)value : "", *end;
	char quote = 0;
	bool is_figure;

	for (; *p != '\0'; p++) {
		if (use == EXPAND_SELECT && (*p == '\'' || *p == '"'))
			quote = quote == *p ? 0 : quote == 0 ? *p : quote;
		if (*p != '{' || quote != 0) {
			g_string_append_c(out, *p);
		} else if (p[1] == '{' && use == EXPAND_ATTRIBUTE) {
			g_string_append(out, "{{");
			p++;
		} else if ((end = closing(p + 1)) == NULL) {
			diag_say(w->x->diags, DIAG_COMPOSE_BRACE, w->at, diags_printf(w->x->diags, "%s", p), NULL, NULL);
			w->ok = false;
			break;
		} else {
			char *inner = g_strndup(p + 1, (gsize)(end - p - 1));
			char *xpath = expand_reference(w->x, inner, use, w->at, &is_figure);

			w->ok = w->ok && xpath != NULL;
			g_string_append_printf(out, use == EXPAND_SELECT ? "%s" : is_printed((const char *)attr->name)
				? "{ev:say(%s)}" : "{%s}", xpath ? xpath : "''");
			g_free(xpath);
			g_free(inner);
			p = end;
		}
	}
	if (value != NULL && strcmp(out->str, (const char *)value) != 0)
		xmlSetNsProp(attr->parent, attr->ns, attr->name, BAD_CAST out->str);
	g_string_free(out, TRUE);
	xmlFree(value);
}

/* Whether what an instruction gives is read as text, and whether that text is printed. */
static const xmlNode *text_only(const xmlNode *node)
{
	for (; node != NULL && node->type == XML_ELEMENT_NODE; node = node->parent)
		if (is_xsl(node, "attribute") || is_xsl(node, "message") || is_xsl(node, "comment"))
			return node;
	return NULL;
}

static bool is_said(const xmlNode *node)
{
	const xmlNode *text = text_only(node);
	xmlChar *name = is_xsl(text, "attribute") ? xmlGetNoNsProp(text, BAD_CAST "name") : NULL;
	bool said = text == NULL || (name != NULL && is_printed((const char *)name));

	xmlFree(name);
	return said;
}

/* <xsl:value-of>, <xsl:copy-of> and <xsl:number value=> print as braces do. */
static void say_selected(xmlNode *element)
{
	const xmlChar *name = BAD_CAST (is_xsl(element, "number") ? "value" : "select");
	xmlChar *select = xmlGetNoNsProp(element, name);
	char *said = select != NULL ? g_strdup_printf("ev:say(%s)", (const char *)select) : NULL;

	if (said != NULL && is_said(element->parent))
		xmlSetProp(element, name, BAD_CAST said);
	g_free(said);
	xmlFree(select);
}

static void expand_attributes(struct walk *w, xmlNode *element)
{
	bool xsl = is_xsl(element, NULL);
	xmlChar *section = xsl ? NULL : xmlGetNoNsProp(element, BAD_CAST "section");

	if (section != NULL && w->x->sections != NULL)
		g_hash_table_add(w->x->sections, arena_strdup(w->x->arena, (const char *)section));
	xmlFree(section);

	for (xmlAttr *a = element->properties; a != NULL; a = a->next) {
		bool expression = strcmp((const char *)a->name, "select") == 0 ||
			strcmp((const char *)a->name, "test") == 0;

		if (!xsl)
			expand_attribute(w, a, EXPAND_ATTRIBUTE);
		else if (expression)
			expand_attribute(w, a, EXPAND_SELECT);
	}
	if (is_xsl(element, "value-of") || is_xsl(element, "copy-of") || is_xsl(element, "number"))
		say_selected(element);
}

static void emit_text(struct walk *w, xmlNode *before, GString *text, bool in_text)
{
	xmlNode *node;

	if (text->len == 0)
		return;
	if (in_text) {
		node = xmlNewDocNode(before->doc, w->xsl, BAD_CAST "text", NULL);
		xmlAddChild(node, xmlNewDocText(before->doc, BAD_CAST text->str));
	} else {
		node = xmlNewDocText(before->doc, BAD_CAST text->str);
	}
	node->line = before->line;
	xmlAddPrevSibling(before, node);
	g_string_truncate(text, 0);
}

static void emit_reference(struct walk *w, xmlNode *before, const char *inner)
{
	bool is_figure, as_text = text_only(before->parent) != NULL;
	char *xpath = expand_reference(w->x, inner, as_text ? EXPAND_ATTRIBUTE : EXPAND_TEXT, w->at, &is_figure);
	bool variable = inner[0] == '$' && strpbrk(inner, "/@[") == NULL, copy = is_figure || variable;
	xmlNode *node;
	char *select;

	if (xpath == NULL) {
		w->ok = false;
		return;
	}
	node = xmlNewDocNode(before->doc, w->xsl, BAD_CAST (copy && !as_text ? "copy-of" : "value-of"), NULL);
	node->line = (unsigned short)MIN(w->at.line, 65535);
	/* The number of a row is no figure: it counts what the eye sees. */
	select = is_said(before->parent) && strcmp(xpath, "position()") != 0
		? g_strdup_printf("ev:say(%s)", xpath) : g_strdup(xpath);
	xmlNewProp(node, BAD_CAST "select", BAD_CAST select);
	xmlAddPrevSibling(before, node);
	g_free(select);
	g_free(xpath);
}

/* Replaces a text node (or an xsl:text around it) by texts and copies. */
static void expand_text(struct walk *w, xmlNode *text)
{
	bool in_text = is_xsl(text->parent, "text");
	xmlNode *target = in_text ? text->parent : text;
	xmlNode *mark = xmlNewDocComment(text->doc, BAD_CAST "");  /* libxml2 merges neighbouring texts */
	GString *plain = g_string_new(NULL);
	const char *end;

	xmlReplaceNode(target, mark);
	for (const char *p = (const char *)text->content; *p != '\0'; p++) {
		if (*p == '\n')
			w->at.line++;
		if ((*p == '{' || *p == '}') && p[1] == *p) {
			g_string_append_c(plain, *p++);
		} else if (*p != '{') {
			g_string_append_c(plain, *p);
		} else if ((end = closing(p + 1)) == NULL) {
			diag_say(w->x->diags, DIAG_COMPOSE_BRACE, w->at,
				diags_printf(w->x->diags, "%.*s", (int)strcspn(p, "\n"), p), NULL, NULL);
			w->ok = false;
			break;
		} else {
			char *inner = g_strndup(p + 1, (gsize)(end - p - 1));

			emit_text(w, mark, plain, in_text);
			emit_reference(w, mark, inner);
			g_free(inner);
			p = end;
		}
	}
	emit_text(w, mark, plain, in_text);
	xmlUnlinkNode(mark);
	xmlFreeNode(mark);
	xmlFreeNode(target);
	g_string_free(plain, TRUE);
}

static void count_lines(struct walk *w, const xmlChar *s)
{
	for (; s != NULL && *s != '\0'; s++)
		w->at.line += *s == '\n';
}

static void walk_children(struct walk *w, xmlNode *parent)
{
	for (xmlNode *node = parent->children, *next; node != NULL; node = next) {
		next = node->next;
		if (node->type == XML_ELEMENT_NODE) {
			long line = xmlGetLineNo(node);

			if (line > 0)
				w->at.line = (uint32_t)line;
			expand_attributes(w, node);
			walk_children(w, node);
		} else if (node->type == XML_TEXT_NODE && strpbrk((const char *)node->content, "{}") != NULL) {
			expand_text(w, node);
		} else if (node->type == XML_TEXT_NODE || node->type == XML_COMMENT_NODE) {
			count_lines(w, node->content);
		}
	}
}

/* Declares the functions' namespace at the root and keeps it out of results. */
static void declare(xmlNode *root)
{
	xmlChar *others = xmlGetNoNsProp(root, BAD_CAST "exclude-result-prefixes");
	char *all = g_strconcat("ev ", others != NULL ? (const char *)others : "", NULL);

	if (xmlSearchNsByHref(root->doc, root, BAD_CAST EXPAND_NS) == NULL)
		xmlNewNs(root, BAD_CAST EXPAND_NS, BAD_CAST "ev");
	xmlSetProp(root, BAD_CAST "exclude-result-prefixes", BAD_CAST g_strstrip(all));
	g_free(all);
	xmlFree(others);
}

bool expand_stylesheet(const struct expand *x, xmlDoc *doc, const char *file)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	struct walk w = { .x = x, .at = { .file = file, .line = 1 }, .ok = true };

	if (!is_xsl(root, "stylesheet") && !is_xsl(root, "transform")) {
		diag_say(x->diags, DIAG_COMPOSE_STYLE, w.at, "根元素应为 xsl:stylesheet", NULL, NULL);
		return false;
	}
	w.xsl = root->ns;
	w.ok = x->sections == NULL || names_check(x, doc, file);
	declare(root);
	walk_children(&w, root);
	return w.ok;
}
