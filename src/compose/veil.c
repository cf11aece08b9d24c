/* veil.c -- cuts and mends the lists of children; no node is copied or freed. */
#include "compose/veil.h"

#include <glib.h>
#include <string.h>

#include "compose/lookup.h"

struct cut { xmlNode *parent, *before, *hidden, *last; };

struct veil {
	GArray *cuts;  /* of struct cut */
};

static bool named(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

/* Figures and series stand first; what follows the last of them is hidden. */
static void hide(struct veil *v, xmlNode *township)
{
	struct cut cut = { .parent = township, .last = township->last };

	for (xmlNode *n = township->children; n != NULL; n = n->next)
		if (named(n, "v") || named(n, "s"))
			cut.before = n;
	if (cut.before == NULL || cut.before->next == NULL)
		return;
	cut.hidden = cut.before->next;
	cut.before->next = NULL;
	township->last = cut.before;
	g_array_append_val(v->cuts, cut);
}

struct veil *veil_draw(xmlDoc *facts, const char *township)
{
	struct veil *v = g_new0(struct veil, 1);

	v->cuts = g_array_new(FALSE, FALSE, sizeof(struct cut));
	for (xmlNode *phase = xmlDocGetRootElement(facts)->children; phase != NULL; phase = phase->next)
		for (xmlNode *d = named(phase, "phase") ? phase->children : NULL; d != NULL; d = d->next)
			for (xmlNode *t = named(d, "district") ? d->children : NULL; t != NULL; t = t->next)
				if (named(t, "township") && !lookup_is(t, "code", township))
					hide(v, t);
	return v;
}

void veil_lift(struct veil *v)
{
	for (guint i = 0; i < v->cuts->len; i++) {
		const struct cut *cut = &g_array_index(v->cuts, struct cut, i);

		cut->before->next = cut->hidden;
		cut->parent->last = cut->last;
	}
	g_array_free(v->cuts, TRUE);
	g_free(v);
}
