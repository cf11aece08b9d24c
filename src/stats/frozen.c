/* frozen.c -- the sample that inspectors took with them (inspection/samples.xml).
 * It is never redrawn: what a later submission no longer holds is reported, its
 * place in the list stays. A township that is not there has not been drawn yet; one
 * that stands there with nothing below it had its list taken out, and is not drawn again. */
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/file.h"
#include "stats/sample.h"

#define FROZEN "inspection/samples.xml"   /* in the season's folder */

struct thaw {
	const struct stats *s;
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

static struct loc loc_of(const struct thaw *t, xmlNode *node, int place)
{
	return (struct loc){ FROZEN, (uint32_t)xmlGetLineNo(node), 0, t->s->data->places[place].code };
}

/* Without the attribute the list is older than it, and asks what the rule does. */
static uint64_t asks_named(const struct plan_sample_rule *rule, const char *items)
{
	char **words = g_strsplit(items, " ", -1);
	uint64_t asks = 0;

	for (size_t k = 0; k < rule->n_asks; k++)
		if (g_strv_contains((const char *const *)words, rule->asks[k].item))
			asks |= UINT64_C(1) << k;
	g_strfreev(words);
	return asks;
}

static bool read_draw(const struct thaw *t, xmlNode *node, int place, struct stats_drawn *d)
{
	const struct plan_sample_rule *rule = find_rule(t->s->plan, attr(t, node, "rule"));

	if (rule == NULL) {
		diag_say(t->diags, DIAG_SAMPLE_LOST, loc_of(t, node, place), attr(t, node, "rule"), NULL, NULL);
		return false;
	}
	d->rule = rule;
	d->id = attr(t, node, "id");
	d->name = attr(t, node, "name");
	d->stratum = attr(t, node, "stratum");
	d->order = (int)g_ascii_strtoll(attr(t, node, "order"), NULL, 10);
	d->reserve = strcmp(attr(t, node, "reserve"), "yes") == 0;
	d->asks = STATS_ASKS_ALL;
	if (xmlHasProp(node, (const xmlChar *)"asks") != NULL)
		d->asks = asks_named(rule, attr(t, node, "asks"));
	d->row = find_row(t->s, rule->table, place, d->id);
	return true;
}

/* One lost object is replaced from the reserves; when all are lost the data were taken back. */
static void say_lost(const struct thaw *t, xmlNode *node, const struct stats_sample *sample, const struct loc *at)
{
	const char *name = t->s->data->places[sample->place].name;
	size_t lost = 0;

	for (size_t i = 0; i < sample->n; i++)
		lost += sample->drawn[i].row == NULL;
	if (next_element(node->children, "draw") == NULL)
		diag_say(t->diags, DIAG_SAMPLE_BARE, loc_of(t, node, sample->place), name, NULL, NULL);
	else if (lost > 1 && lost == sample->n)
		diag_say(t->diags, DIAG_SAMPLE_GONE, loc_of(t, node, sample->place), name, NULL, NULL);
	else
		for (size_t i = 0; i < sample->n; i++)
			if (sample->drawn[i].row == NULL)
				diag_say(t->diags, DIAG_SAMPLE_LOST, at[i], sample->drawn[i].id, NULL, NULL);
}

static void read_list(const struct thaw *t, xmlNode *node, struct stats_sample *out)
{
	size_t most = xmlChildElementCount(node) + 1;
	struct stats_drawn *drawn = ARENA_ARRAY(t->s->arena, struct stats_drawn, most);
	struct loc *at = ARENA_ARRAY(t->s->arena, struct loc, most);

	out->seed = attr(t, node, "seed");
	out->frame_digest = attr(t, node, "frame");
	out->drawn = drawn;
	out->frozen = true;
	for (xmlNode *c = next_element(node->children, "draw"); c != NULL; c = next_element(c->next, "draw")) {
		at[out->n] = loc_of(t, c, out->place);
		out->n += read_draw(t, c, out->place, &drawn[out->n]);
	}
	say_lost(t, node, out, at);
}

static void read_township(const struct thaw *t, xmlNode *node, struct stats_sample *samples, size_t n)
{
	const char *code = attr(t, node, "code");

	for (size_t i = 0; i < n; i++)
		if (strcmp(t->s->data->places[samples[i].place].code, code) == 0)
			read_list(t, node, &samples[i]);
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
		diag_say(diags, DIAG_SAMPLE_FROZEN, (struct loc){ .file = FROZEN }, FROZEN, NULL, NULL);
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

struct stats_sample *stats_sample_frozen(const struct stats *s, size_t *n)
{
	const struct season *season = s->data->season;
	const char *path = arena_printf(s->arena, "%s/" FROZEN, season->root);
	struct thaw t = { s, s->diags };
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
