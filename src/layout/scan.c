/* scan.c -- numbers of headings, tables, charts and annexes; what `ref` and `toc` print. */
#include <stdlib.h>
#include <string.h>

#include "layout/parts.h"

const char *node_attr(const xmlNode *n, const char *name)
{
	for (const xmlAttr *a = n->properties; a != NULL; a = a->next)
		if (strcmp((const char *)a->name, name) == 0)
			return a->children != NULL ? (const char *)a->children->content : "";
	return NULL;
}

bool node_is(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

const char *scan_hanzi(struct arena *a, unsigned n)
{
	static const char *const digit[] = { "", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

	if (n >= 100)
		return arena_printf(a, "%u", n);
	return arena_printf(a, "%s%s%s", n >= 20 ? digit[n / 10] : "", n >= 10 ? "十" : "", digit[n % 10]);
}

/* GB/T 9704-2012 7.3.3: 一、 （一） 1. （1） */
static const char *heading_label(struct layout *l, struct counters *c, int level)
{
	c->h[level]++;
	for (int i = level + 1; i <= 4; i++)
		c->h[i] = 0;
	switch (level) {
	case 1: return arena_printf(l->arena, "%s、", scan_hanzi(l->arena, c->h[1]));
	case 2: return arena_printf(l->arena, "（%s）", scan_hanzi(l->arena, c->h[2]));
	case 3: return arena_printf(l->arena, "%u.", c->h[3]);
	default: return arena_printf(l->arena, "（%u）", c->h[4]);
	}
}

int scan_level(const xmlNode *h)
{
	const char *level = node_attr(h, "level");
	long n = level != NULL ? strtol(level, NULL, 10) : 1;

	return n < 1 ? 1 : n > 4 ? 4 : (int)n;
}

static bool is_no(const xmlNode *n, const char *attr)
{
	const char *v = node_attr(n, attr);

	return v != NULL && strcmp(v, "no") == 0;
}

static const char *node_name(struct layout *l, struct counters *c, const xmlNode *n)
{
	const char *id = node_attr(n, "id");

	c->auto_name++;
	return id != NULL ? arena_strdup(l->arena, id) : arena_printf(l->arena, "_%u", c->auto_name);
}

struct numbered scan_number(struct layout *l, struct counters *c, const xmlNode *n)
{
	struct numbered r = { NULL, NULL };

	if (node_is(n, "h")) {
		r.label = is_no(n, "number") ? "" : heading_label(l, c, scan_level(n));
	} else if (node_is(n, "table")) {
		if (node_attr(n, "caption") != NULL)
			r.label = arena_printf(l->arena, "表%u", ++c->table);
	} else if (node_is(n, "chart")) {
		r.label = arena_printf(l->arena, "图%u", ++c->chart);
	} else if (node_is(n, "annex")) {
		c->annex++;
		memset(c->h, 0, sizeof c->h);
		r.label = l->n_annexes > 1 ? arena_printf(l->arena, "附件%u", c->annex) : "附件";
	} else if (!node_is(n, "p") || node_attr(n, "id") == NULL) {
		return r;
	}
	r.name = node_name(l, c, n);
	return r;
}

static void add_entry(struct layout *l, const xmlNode *n, const struct numbered *nr)
{
	struct entry *e = ARENA_NEW(l->arena, struct entry);

	e->level = node_is(n, "annex") ? 1 : scan_level(n);
	e->label = nr->label;
	e->node = n;
	e->name = nr->name;
	if (l->last_entry != NULL)
		l->last_entry->next = e;
	else
		l->entries = e;
	l->last_entry = e;
}

/* A reference prints 一 for 一、 and 1 for 1. */
static const char *bare_label(struct layout *l, const char *label)
{
	static const char *const tails[] = { "、", "." };

	for (size_t i = 0; label != NULL && i < 2; i++)
		if (g_str_has_suffix(label, tails[i]))
			return arena_strndup(l->arena, label, strlen(label) - strlen(tails[i]));
	return label != NULL ? label : "";
}

static void scan_node(struct layout *l, struct counters *c, const xmlNode *n)
{
	struct numbered nr = scan_number(l, c, n);

	if (node_is(n, "page"))
		l->asks_pages = true;
	if (nr.name != NULL) {
		struct name *name = ARENA_NEW(l->arena, struct name);

		name->label = bare_label(l, nr.label);
		g_hash_table_insert(l->names, (gpointer)nr.name, name);
	}
	if ((node_is(n, "h") && !is_no(n, "toc")) || node_is(n, "annex"))
		add_entry(l, n, &nr);
	for (const xmlNode *k = n->children; k != NULL; k = k->next)
		if (k->type == XML_ELEMENT_NODE)
			scan_node(l, c, k);
}

static unsigned count_annexes(const xmlNode *n)
{
	unsigned k = 0;

	for (n = n->children; n != NULL; n = n->next)
		k += node_is(n, "annex");
	return k;
}

void scan_report(struct layout *l, const xmlNode *report)
{
	struct counters c = { 0 };

	l->n_annexes = count_annexes(report);
	scan_node(l, &c, report);
}

void scan_found(struct layout *l, const char *name, int page)
{
	struct name *n = g_hash_table_lookup(l->names, name);

	if (n != NULL)
		n->page = page;
}
