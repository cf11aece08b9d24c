/* lineage.c -- names each printed node of the facts. */
#include "publish/lineage.h"

#include "base/quote.h"
#include "charts/charts.h"
#include "publish/node.h"

struct printed {
	const xmlNode *owner;        /* the element, or that of the attribute */
	const char *attribute;       /* NULL: the element's text */
};

static struct printed printed_of(const xmlNode *node)
{
	struct printed p = { node, NULL };

	if (node->type == XML_ATTRIBUTE_NODE)
		p = (struct printed){ node->parent, (const char *)node->name };
	else if (node->type != XML_ELEMENT_NODE)
		p.owner = node->parent;
	else if (node_is(node, "v"))
		p.attribute = "text";
	return p;
}

static bool is_place(const xmlNode *node)
{
	return node_is(node, "community") || node_is(node, "township") || node_is(node, "district") ||
		node_is(node, "facts");
}

/* A submitted row, which the key names. */
static bool is_row(const xmlNode *node)
{
	return node_is(node, "row") || node_is(node, "draw");
}

/* The nearest element with an id at or above, below its place; or the owner itself. */
static const xmlNode *named(const xmlNode *owner)
{
	for (const xmlNode *n = owner; n->type == XML_ELEMENT_NODE && !is_place(n); n = n->parent)
		if (!is_row(n) && *node_attribute(n, "id") != '\0')
			return n;
	return owner;
}

static const char *place_of(const xmlNode *node)
{
	for (; node->type == XML_ELEMENT_NODE; node = node->parent) {
		if (*node_attribute(node, "place") != '\0')
			return node_attribute(node, "place");
		if (is_place(node))
			return node_attribute(node, "code");
	}
	return "";
}

/* The phase, "previous", or nothing for what stands above both. */
static const char *phase_of(const xmlNode *node)
{
	for (; node->type == XML_ELEMENT_NODE; node = node->parent) {
		if (node_is(node, "phase"))
			return node_attribute(node, "id");
		if (node_is(node, "previous"))
			return (const char *)node->name;
	}
	return "";
}

static bool is_figure(const struct printed *p)
{
	return node_is(p->owner, "v") && p->attribute != NULL && strcmp(p->attribute, "text") == 0;
}

/* The elements from below `top` down to node: ".row.c"; a cell of a row says its field. */
static void put_path(GString *out, const xmlNode *top, const xmlNode *node)
{
	if (node == top)
		return;
	put_path(out, top, node->parent);
	if (is_row(node))
		return;
	g_string_append_c(out, '.');
	g_string_append(out, node_is(node, "c") ? node_attribute(node, "f") : (const char *)node->name);
}

static void put_measure(GString *out, const struct printed *p)
{
	const xmlNode *top = named(p->owner);
	const char *id = node_attribute(top, "id");

	g_string_append(out, *id != '\0' && !is_place(top) ? id : (const char *)top->name);
	if (node_is(top, "s"))
		g_string_append(out, "[]");
	put_path(out, top, p->owner);
	if (p->attribute != NULL && !is_figure(p)) {
		g_string_append_c(out, '.');
		g_string_append(out, p->attribute);
	}
}

/* The key of a cell, file and line of a submitted row, or its id. */
static void put_key(GString *out, const xmlNode *node)
{
	for (const xmlNode *n = node; n->type == XML_ELEMENT_NODE && !is_place(n); n = n->parent) {
		const char *file = node_attribute(n, *node_attribute(n, "source") != '\0' ? "source" : "file");

		const char *key = node_attribute(n, node_is(n, "draw") ? "id" : "key");

		if (*key != '\0') {
			g_string_append(out, key);
			return;
		}
		if (*node_attribute(n, "line") != '\0') {
			g_string_append_printf(out, "%s:%s", file, node_attribute(n, "line"));
			return;
		}
	}
}

static void put_row(GString *out, GString *cell, const char *path, const struct printed *p, const char *text)
{
	static const char *const exact[] = { "num", "den", "unit" };

	g_string_append(out, path);
	g_string_append_c(out, ',');
	g_string_append(out, phase_of(p->owner));
	g_string_append_c(out, ',');
	quote_csv(out, place_of(p->owner));
	g_string_append_c(out, ',');
	put_measure(g_string_truncate(cell, 0), p);
	quote_csv(out, cell->str);
	g_string_append_c(out, ',');
	put_key(g_string_truncate(cell, 0), p->owner);
	quote_csv(out, cell->str);
	g_string_append_c(out, ',');
	quote_csv(out, node_attribute(p->owner, "label"));
	for (size_t i = 0; i < G_N_ELEMENTS(exact); i++) {
		g_string_append_c(out, ',');
		if (is_figure(p))
			quote_csv(out, node_attribute(p->owner, exact[i]));
	}
	g_string_append_c(out, ',');
	quote_csv(out, text);
	g_string_append(out, "\r\n");
}

/* How many of a figure's places fall into each bin: counted by the chart, from the points that the facts gave it. */
static void put_bins(GString *out, const struct lineage_document *d, const xmlNode *element, struct arena *arena,
	struct diags *diags)
{
	const struct chart *chart = chart_read(element, arena, diags);
	struct chart_numbers bins = chart != NULL ? chart_numbers(chart, arena) : (struct chart_numbers){ .n = 0 };
	const xmlNode *series = element->children;

	while (series != NULL && !node_is(series, "series"))
		series = series->next;
	for (size_t i = 0; series != NULL && i < bins.n; i++) {
		g_string_append_printf(out, "%s,%s,", d->path, d->phase);
		quote_csv(out, d->place);
		g_string_append_printf(out, ",%s.bin,", node_attribute(series, "of"));
		quote_csv(out, bins.name[i]);
		g_string_append_c(out, ',');
		quote_csv(out, node_attribute(element, "title"));
		g_string_append_printf(out, ",%s,1,个,%s\r\n", bins.text[i], bins.text[i]);
	}
}

static void put_histograms(GString *out, const struct lineage_document *d, const xmlNode *node, struct arena *arena,
	struct diags *diags)
{
	for (; node != NULL; node = node->next) {
		if (node_is(node, "chart") && strcmp(node_attribute(node, "kind"), "histogram") == 0)
			put_bins(out, d, node, arena, diags);
		else if (node->type == XML_ELEMENT_NODE)
			put_histograms(out, d, node->children, arena, diags);
	}
}

char *lineage_rows(const GPtrArray *printed, const struct lineage_document *d)
{
	GString *out = g_string_new(NULL), *cell = g_string_new(NULL);
	GHashTable *seen = g_hash_table_new(NULL, NULL);
	struct arena *arena = arena_new();
	struct diags *told = diags_new();   /* what is wrong with a chart is said where it is drawn */

	for (guint i = 0; d->report != NULL && i < printed->len; i++) {
		const xmlNode *node = printed->pdata[i];
		struct printed p = printed_of(node);
		xmlChar *text = is_figure(&p) ? xmlStrdup(BAD_CAST node_attribute(p.owner, "text"))
			: xmlNodeGetContent((xmlNode *)(uintptr_t)node);
		const xmlNode *once = is_figure(&p) || p.attribute == NULL ? p.owner : node;

		if (text != NULL && strpbrk((const char *)text, "0123456789") != NULL && g_hash_table_add(seen, (gpointer)(uintptr_t)once))
			put_row(out, cell, d->path, &p, g_strdelimit((char *)text, "\r\n", ' '));
		xmlFree(text);
	}
	if (d->report != NULL)
		put_histograms(out, d, d->report->children, arena, told);
	diags_free(told);
	arena_free(arena);
	g_hash_table_destroy(seen);
	g_string_free(cell, TRUE);
	return g_string_free(out, FALSE);
}
