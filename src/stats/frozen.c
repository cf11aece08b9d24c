/* frozen.c -- the sample that inspectors took with them (inspection/samples.xml).
 * It is never redrawn: what a later submission no longer holds is reported, its
 * place in the list stays. A township without a list there has not been drawn yet. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/file.h"
#include "stats/sample.h"

struct thaw {
	const struct stats *s;
	const char *path;
	struct diags *diags;
};

static const char *attr(const struct thaw *t, xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *kept = value != NULL ? arena_strdup(t->s->arena, (const char *)value) : "";

	xmlFree(value);
	return kept;
}

static xmlNode *next_element(xmlNode *node, const char *name)
{
	while (node != NULL && (node->type != XML_ELEMENT_NODE || strcmp((const char *)node->name, name) != 0))
		node = node->next;
	return node;
}

static const struct plan_sample_rule *find_rule(const struct plan *plan, const char *id)
{
	for (size_t i = 0; i < plan->n_samples; i++)
		if (strcmp(plan->samples[i].id, id) == 0)
			return &plan->samples[i];
	return NULL;
}

static const struct row *find_row(const struct stats *s, const struct plan_table *table, int place, const char *id)
{
	const struct stats_rows *rows = &s->tables[table->index];
	int column = stats_id_column(table);

	for (size_t i = 0; column >= 0 && i < rows->n; i++)
		if (rows->row[i]->township == place && rows->row[i]->v[column].s != NULL
		    && strcmp(rows->row[i]->v[column].s, id) == 0)
			return stats_whole_row(s, rows, i);
	return NULL;
}

static void read_draw(const struct thaw *t, xmlNode *node, int place, struct stats_sample *out,
	struct stats_drawn *drawn)
{
	const struct plan_sample_rule *rule = find_rule(t->s->plan, attr(t, node, "rule"));
	struct stats_drawn *d = &drawn[out->n];
	struct loc at = { t->path, (uint32_t)xmlGetLineNo(node), 0, t->s->data->places[place].code };

	if (rule == NULL) {
		diag_say(t->diags, DIAG_SAMPLE_LOST, at, attr(t, node, "rule"), NULL, NULL);
		return;
	}
	d->rule = rule;
	d->id = attr(t, node, "id");
	d->name = attr(t, node, "name");
	d->stratum = attr(t, node, "stratum");
	d->order = (int)g_ascii_strtoll(attr(t, node, "order"), NULL, 10);
	d->reserve = strcmp(attr(t, node, "reserve"), "yes") == 0;
	d->row = find_row(t->s, rule->table, place, d->id);
	if (d->row == NULL)
		diag_say(t->diags, DIAG_SAMPLE_LOST, at, d->id, NULL, NULL);
	out->n++;
}

static void read_township(const struct thaw *t, xmlNode *node, struct stats_sample *samples, size_t n)
{
	const char *code = attr(t, node, "code");
	struct stats_drawn *drawn = ARENA_ARRAY(t->s->arena, struct stats_drawn, xmlChildElementCount(node) + 1);

	for (size_t i = 0; i < n; i++) {
		struct stats_sample *out = &samples[i];
		if (strcmp(t->s->data->places[out->place].code, code) != 0)
			continue;
		out->seed = attr(t, node, "seed");
		out->frame_digest = attr(t, node, "frame");
		out->drawn = drawn;
		for (xmlNode *c = next_element(node->children, "draw"); c != NULL; c = next_element(c->next, "draw"))
			read_draw(t, c, out->place, out, drawn);
		out->frozen = next_element(node->children, "draw") != NULL;
	}
}

static xmlDoc *open_frozen(const char *path, struct diags *diags)
{
	char *bytes;
	size_t len;
	xmlDoc *doc;

	if (!file_read(path, &bytes, &len, diags))
		return NULL;
	doc = xmlReadMemory(bytes, (int)MIN(len, (size_t)INT_MAX), path, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	g_free(bytes);
	if (doc == NULL || xmlDocGetRootElement(doc) == NULL || doc->intSubset != NULL) {
		diag_say(diags, DIAG_SAMPLE_FROZEN, (struct loc){ .file = path }, path, NULL, NULL);
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

struct stats_sample *stats_sample_frozen(const struct stats *s, size_t *n)
{
	const struct season *season = s->data->season;
	const char *path = arena_printf(s->arena, "%s/inspection/samples.xml", season->root);
	struct thaw t = { s, path, s->diags };
	struct stats_sample *samples;
	xmlDoc *doc;
	int first;

	if (!g_file_test(path, G_FILE_TEST_EXISTS) || (doc = open_frozen(path, s->diags)) == NULL)
		return NULL;
	if (strcmp(attr(&t, xmlDocGetRootElement(doc), "phase"), season->phases[s->phase].id) != 0) {
		xmlFreeDoc(doc);
		return NULL;
	}
	*n = stats_places_below(s, 0, PLAN_TOWNSHIP, &first);
	samples = ARENA_ARRAY(s->arena, struct stats_sample, *n + 1);
	for (size_t i = 0; i < *n; i++)
		samples[i] = (struct stats_sample){ first + (int)i, "", "", NULL, 0, false };
	for (xmlNode *c = next_element(xmlDocGetRootElement(doc)->children, "township"); c != NULL;
	     c = next_element(c->next, "township"))
		read_township(&t, c, samples, *n);
	xmlFreeDoc(doc);
	return samples;
}
