/* frozen.c -- the sample that inspectors took with them (inspection/samples.xml).
 * It is never redrawn: what a later submission no longer holds is reported, its
 * place in the list stays. A township that is not there has not been drawn yet; one
 * that stands there with nothing below it had its list taken out, and is not drawn again. */
#include "stats/frozen.h"

#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/file.h"

#define FROZEN "inspection/samples.xml"   /* in the season's folder */

/* A township's list; rows are looked up when it is printed. */
struct list {
	int place;                   /* -1: a township that the season does not know */
	const char *seed, *frame;
	struct stats_drawn *drawn;
	struct loc *at;              /* of each draw */
	size_t n;
	bool bare;                   /* nothing stands below the township */
	struct loc loc;
};

struct stats_frozen { struct list *lists; size_t n; };

/* ---- reading ---------------------------------------------------------------------- */

struct thaw {
	const struct dataset *data;
	struct arena *arena;
	struct diags *diags;
};

static const char *attr(const struct thaw *t, xmlNode *node, const char *name)
{
	xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
	const char *kept = value != NULL ? arena_strdup(t->arena, (const char *)value) : "";

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

static struct loc loc_of(const struct thaw *t, xmlNode *node, int place)
{
	return (struct loc){ FROZEN, (uint32_t)xmlGetLineNo(node), 0, t->data->places[place].code };
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

static bool read_draw(const struct thaw *t, xmlNode *node, struct loc at, struct stats_drawn *d)
{
	const struct plan_sample_rule *rule = find_rule(t->data->plan, attr(t, node, "rule"));

	if (rule == NULL) {
		diag_say(t->diags, DIAG_SAMPLE_LOST, at, attr(t, node, "rule"), NULL, NULL);
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
	return true;
}

static int township_named(const struct dataset *data, const char *code)
{
	for (size_t p = 0; p < data->n_places; p++)
		if (data->places[p].level == PLAN_TOWNSHIP && strcmp(data->places[p].code, code) == 0)
			return (int)p;
	return -1;
}

static void read_list(const struct thaw *t, xmlNode *node, struct list *list)
{
	size_t most = xmlChildElementCount(node) + 1;

	list->place = township_named(t->data, attr(t, node, "code"));
	if (list->place < 0)
		return;
	list->loc = loc_of(t, node, list->place);
	list->seed = attr(t, node, "seed");
	list->frame = attr(t, node, "frame");
	list->drawn = ARENA_ARRAY(t->arena, struct stats_drawn, most);
	list->at = ARENA_ARRAY(t->arena, struct loc, most);
	list->bare = next_element(node->children, "draw") == NULL;
	for (xmlNode *c = next_element(node->children, "draw"); c != NULL; c = next_element(c->next, "draw")) {
		list->at[list->n] = loc_of(t, c, list->place);
		list->n += read_draw(t, c, list->at[list->n], &list->drawn[list->n]);
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
		diag_say(diags, DIAG_SAMPLE_FROZEN, (struct loc){ .file = FROZEN }, FROZEN, NULL, NULL);
		xmlFreeDoc(doc);
		return NULL;
	}
	return doc;
}

const struct stats_frozen *stats_frozen(const struct dataset *data, int phase, struct arena *arena, struct diags *diags)
{
	const char *path = arena_printf(arena, "%s/" FROZEN, data->season->root);
	struct thaw t = { data, arena, diags };
	struct stats_frozen *frozen = NULL;
	xmlNode *root;
	xmlDoc *doc;

	if (!g_file_test(path, G_FILE_TEST_EXISTS) || (doc = open_frozen(path, diags)) == NULL)
		return NULL;
	root = xmlDocGetRootElement(doc);
	if (strcmp(attr(&t, root, "phase"), data->season->phases[phase].id) == 0) {
		frozen = ARENA_NEW(arena, struct stats_frozen);
		frozen->lists = ARENA_ARRAY(arena, struct list, xmlChildElementCount(root) + 1);
		for (xmlNode *c = next_element(root->children, "township"); c != NULL; c = next_element(c->next, "township"))
			read_list(&t, c, &frozen->lists[frozen->n++]);
	}
	xmlFreeDoc(doc);
	return frozen;
}

/* ---- asking ----------------------------------------------------------------------- */

static bool same_id(const char *written, const char *id)
{
	return strcmp(written, id) == 0 || ((*written == 'Q' || *written == 'q') && strcmp(written + 1, id) == 0);
}

bool frozen_leaves_out(const struct stats_frozen *frozen, int township, const struct plan_table *table, const char *id)
{
	bool listed = false;

	for (size_t i = 0; frozen != NULL && table != NULL && i < frozen->n; i++) {
		const struct list *list = &frozen->lists[i];

		if (list->place != township)
			continue;
		for (size_t k = 0; k < list->n; k++)
			if (list->drawn[k].rule->table == table && same_id(id, list->drawn[k].id))
				return false;
		listed = listed || list->n > 0;
	}
	return listed;
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

/* One lost object is replaced from the reserves; when all are lost the data were taken back. */
static void say_lost(const struct stats *s, const struct list *list, const struct stats_drawn *drawn)
{
	const char *name = s->data->places[list->place].name;
	size_t lost = 0;

	for (size_t i = 0; i < list->n; i++)
		lost += drawn[i].row == NULL;
	if (list->bare)
		diag_say(s->diags, DIAG_SAMPLE_BARE, list->loc, name, NULL, NULL);
	else if (lost > 1 && lost == list->n)
		diag_say(s->diags, DIAG_SAMPLE_GONE, list->loc, name, NULL, NULL);
	else
		for (size_t i = 0; i < list->n; i++)
			if (drawn[i].row == NULL)
				diag_say(s->diags, DIAG_SAMPLE_LOST, list->at[i], drawn[i].id, NULL, NULL);
}

static void fill_sample(const struct stats *s, const struct list *list, struct stats_sample *out)
{
	struct stats_drawn *drawn = ARENA_ARRAY(s->arena, struct stats_drawn, list->n + 1);

	for (size_t i = 0; i < list->n; i++) {
		drawn[i] = list->drawn[i];
		drawn[i].row = find_row(s, drawn[i].rule->table, list->place, drawn[i].id);
	}
	*out = (struct stats_sample){ list->place, list->seed, list->frame, drawn, list->n, true };
	say_lost(s, list, drawn);
}

struct stats_sample *frozen_samples(const struct stats_frozen *frozen, const struct stats *s, size_t *n)
{
	struct stats_sample *samples;
	int first;

	*n = stats_places_below(s, 0, PLAN_TOWNSHIP, &first);
	samples = ARENA_ARRAY(s->arena, struct stats_sample, *n + 1);
	for (size_t i = 0; i < *n; i++)
		samples[i] = (struct stats_sample){ first + (int)i, "", "", NULL, 0, false };
	for (size_t i = 0; i < frozen->n; i++)
		for (size_t k = 0; k < *n; k++)
			if (samples[k].place == frozen->lists[i].place)
				fill_sample(s, &frozen->lists[i], &samples[k]);
	return samples;
}
