/* previous.c -- last season's facts: what changed since, and the differences that
 * cannot be. The plan's cross-checks say which figures are compared; the district
 * is shown the same figures, but its sums are checked at the townships. */
#include <libxml/SAX2.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "base/file.h"
#include "facts/build.h"

#define WHERE "previous/facts.xml"

struct previous {
	xmlDoc *doc;
	xmlNode *phase;          /* the last one: the season's end */
	const char *season;
	int64_t cutoff;          /* PLAN_EMPTY: not said */
	GHashTable *values;      /* "place/figure" ▸ its <v> */
	GHashTable *rows;        /* "table/township" ▸ struct register_rows */
};

/* What a cross-check compares at a place; N/A where there is nothing. */
struct pair { struct rat last, opening, now; };

/* ---- reading -------------------------------------------------------------------- */

static bool is_element(const xmlNode *n, const char *name)
{
	return n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0;
}

static const char *attr(struct arena *arena, xmlNode *node, const char *name)
{
	xmlChar *text = xmlGetProp(node, BAD_CAST name);
	const char *kept = text != NULL ? arena_strdup(arena, (const char *)text) : NULL;

	xmlFree(text);
	return kept;
}

/* The figures of the district and its townships. */
static void index_place(struct previous *p, struct arena *arena, xmlNode *place)
{
	const char *code = attr(arena, place, "code"), *id;

	for (xmlNode *n = place->children; n != NULL; n = n->next) {
		if (is_element(n, "township"))
			index_place(p, arena, n);
		else if (is_element(n, "v") && code != NULL && (id = attr(arena, n, "id")) != NULL)
			g_hash_table_insert(p->values, (gpointer)arena_printf(arena, "%s/%s", code, id), n);
	}
}

/* The rows that each township listed under one of the plan's registers. */
static void index_register(struct previous *p, const struct build *b, xmlNode *node)
{
	const char *table = attr(b->arena, node, "table");

	for (size_t i = 0; i < b->plan->n_registers; i++) {
		const struct plan_register *r = &b->plan->registers[i];

		for (xmlNode *t = node->children; t != NULL && g_strcmp0(table, r->table->id) == 0; t = t->next) {
			struct register_rows *rows = ARENA_NEW(b->arena, struct register_rows);

			if (!is_element(t, "township"))
				continue;
			*rows = register_read(r, t, b->arena);
			g_hash_table_insert(p->rows, (gpointer)arena_printf(b->arena, "%s/%s", table,
				attr(b->arena, t, "code")), rows);
		}
	}
}

/* Facts of a version that had no register yet: totals alone are compared, and that is said. */
static void index_registers(struct previous *p, const struct build *b, xmlNode *root)
{
	bool any = false;

	for (xmlNode *n = root->children; n != NULL; n = n->next)
		if (is_element(n, "register")) {
			index_register(p, b, n);
			any = true;
		}
	if (!any && b->plan->n_registers > 0)
		diag_say(b->diags, DIAG_FACTS_UNLISTED, (struct loc){ .file = WHERE }, NULL, NULL, NULL);
}

/* Of a season's facts a hundredth is asked for: figures of the district and its townships, and the registers. The
 * parser makes no tree of the rest. */
static bool is_wanted(const xmlChar *name)
{
	static const char *const wanted[] = { "facts", "phase", "district", "township", "v", "register", "row" };

	for (size_t i = 0; i < G_N_ELEMENTS(wanted); i++)
		if (strcmp((const char *)name, wanted[i]) == 0)
			return true;
	return false;
}

/* The last phase alone counts: the one before it goes when another begins. */
static void drop_phase(const xmlNode *root)
{
	for (xmlNode *n = root != NULL ? root->children : NULL; n != NULL; n = n->next)
		if (is_element(n, "phase")) {
			xmlUnlinkNode(n);
			xmlFreeNode(n);
			return;
		}
}

/* ctxt->_private: how deep the parser stands in what is not wanted. */
static void start_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int n_spaces,
	const xmlChar **spaces, int n, int n_defaulted, const xmlChar **attributes)
{
	xmlParserCtxt *ctxt = user;
	size_t depth = GPOINTER_TO_SIZE(ctxt->_private);

	if (depth > 0 || !is_wanted(name))
		ctxt->_private = GSIZE_TO_POINTER(depth + 1);
	if (ctxt->_private != NULL)
		return;
	if (strcmp((const char *)name, "phase") == 0)
		drop_phase(ctxt->node);
	xmlSAX2StartElementNs(ctxt, name, prefix, uri, n_spaces, spaces, n, n_defaulted, attributes);
}

static void end_element(void *user, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	xmlParserCtxt *ctxt = user;
	size_t depth = GPOINTER_TO_SIZE(ctxt->_private);

	if (depth > 0)
		ctxt->_private = GSIZE_TO_POINTER(depth - 1);
	else
		xmlSAX2EndElementNs(ctxt, name, prefix, uri);
}

static xmlDoc *parse_facts(const char *bytes, size_t len)
{
	xmlParserCtxt *ctxt = len <= G_MAXINT ? xmlCreateMemoryParserCtxt(bytes, (int)len) : NULL;
	xmlDoc *doc;

	if (ctxt == NULL)
		return NULL;
	ctxt->sax->startElementNs = start_element;
	ctxt->sax->endElementNs = end_element;
	ctxt->sax->characters = ctxt->sax->ignorableWhitespace = NULL;
	ctxt->sax->cdataBlock = NULL;
	ctxt->sax->comment = NULL;
	xmlCtxtUseOptions(ctxt, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_HUGE);
	xmlParseDocument(ctxt);
	doc = ctxt->myDoc;
	if (!ctxt->wellFormed) {
		xmlFreeDoc(doc);
		doc = NULL;
	}
	xmlFreeParserCtxt(ctxt);
	return doc;
}

static xmlDoc *read_facts(const char *path, struct diags *diags)
{
	char *bytes;
	size_t len;
	xmlDoc *doc;
	xmlNode *root;

	if (!file_read(path, &bytes, &len, diags))
		return NULL;
	doc = parse_facts(bytes, len);
	g_free(bytes);
	root = doc != NULL && doc->intSubset == NULL ? xmlDocGetRootElement(doc) : NULL;
	if (root != NULL && is_element(root, "facts"))
		return doc;
	diag_say(diags, DIAG_FACTS_PREVIOUS, (struct loc){ .file = WHERE }, NULL, NULL, NULL);
	xmlFreeDoc(doc);
	return NULL;
}

/* input/previous/facts.xml, optional: the last of its phases. */
void previous_open(struct build *b)
{
	char *path = g_build_filename(b->season->root, "previous", "facts.xml", NULL);
	xmlDoc *doc = g_file_test(path, G_FILE_TEST_EXISTS) ? read_facts(path, b->diags) : NULL;
	xmlNode *root = doc != NULL ? xmlDocGetRootElement(doc) : NULL, *phase = root != NULL ? root->last : NULL;
	struct previous *p;
	const char *cutoff;

	g_free(path);
	while (phase != NULL && !is_element(phase, "phase"))
		phase = phase->prev;
	if (phase == NULL) {
		xmlFreeDoc(doc);
		return;
	}
	p = ARENA_NEW(b->arena, struct previous);
	p->doc = doc;
	p->phase = phase;
	p->season = attr(b->arena, root, "season");
	cutoff = attr(b->arena, phase, "cutoff");
	p->cutoff = cutoff != NULL ? plan_date_parse(cutoff) : PLAN_EMPTY;
	p->values = g_hash_table_new(g_str_hash, g_str_equal);
	p->rows = g_hash_table_new(g_str_hash, g_str_equal);
	index_registers(p, b, root);
	for (xmlNode *d = phase->children; d != NULL; d = d->next)
		if (is_element(d, "district"))
			index_place(p, b->arena, d);
	b->previous = p;
}

void previous_close(struct build *b)
{
	if (b->previous == NULL)
		return;
	g_hash_table_destroy(b->previous->values);
	g_hash_table_destroy(b->previous->rows);
	xmlFreeDoc(b->previous->doc);
	b->previous = NULL;
}

const struct register_rows *previous_rows(const struct build *b, const struct plan_register *r, int township)
{
	return g_hash_table_lookup(b->previous->rows, arena_printf(b->arena, "%s/%s", r->table->id,
		b->data->places[township].code));
}

int64_t previous_cutoff(const struct build *b)
{
	return b->previous->cutoff;
}

/* ---- <previous> ------------------------------------------------------------------ */

static void copy_place(xmlNode *parent, xmlNode *from)
{
	xmlNode *node = node_copy(parent, from);

	for (xmlNode *n = from->children; n != NULL; n = n->next) {
		if (is_element(n, "v"))
			node_copy(node, n);
		else if (is_element(n, "township"))
			copy_place(node, n);
	}
}

void previous_add(const struct build *b, xmlNode *root)
{
	xmlNode *node;

	if (b->previous == NULL)
		return;
	node = node_add(root, "previous");
	node_set(node, "season", b->previous->season != NULL ? b->previous->season : "");
	for (xmlNode *d = b->previous->phase->children; d != NULL; d = d->next)
		if (is_element(d, "district"))
			copy_place(node, d);
}

/* ---- comparing ------------------------------------------------------------------- */

static struct rat last_value(const struct build *b, int figure, int place)
{
	const char *code = b->data->places[place].code;
	xmlNode *v = g_hash_table_lookup(b->previous->values,
		arena_printf(b->arena, "%s/%s", code, b->plan->figures[figure].id));
	const char *num = v != NULL ? attr(b->arena, v, "num") : NULL, *den = v != NULL ? attr(b->arena, v, "den") : NULL;
	struct rat n, d;

	if (num == NULL || den == NULL || !rat_parse(num, &n) || !rat_parse(den, &d) || d.num <= 0)
		return RAT_NA;
	return rat_div(n, d);
}

/* A township that sent nothing is not compared: it is missing, not shrunk. */
static bool is_compared(const struct build *b, int place)
{
	return place == 0 || ingest_submission_of(b->data, place, b->phase->phase) >= 0;
}

static struct pair pair_of(const struct build *b, const struct plan_cross *check, int place)
{
	struct pair p = { RAT_NA, RAT_NA, RAT_NA };

	if (b->previous == NULL || !is_compared(b, place) ||
		(check->kind != PLAN_CROSS_OPENING && check->kind != PLAN_CROSS_KEEPS))
		return p;
	p.last = last_value(b, check->figure, place);
	p.now = stats_value(b->phase->self, check->figure, place).v;
	if (check->kind == PLAN_CROSS_OPENING && b->previous->cutoff != PLAN_EMPTY)
		p.opening = stats_on_day(b->phase->self, check->series, place, b->previous->cutoff);
	return p;
}

static bool cannot_be(const struct plan_cross *check, const struct pair *p)
{
	const struct rat v = check->kind == PLAN_CROSS_OPENING ? p->opening : p->now;
	int order = rat_is_na(p->last) || rat_is_na(v) ? 0 : rat_cmp(v, p->last);

	return check->kind == PLAN_CROSS_OPENING ? order != 0 : order < 0;
}

const struct stats_cross_hit *previous_hit(const struct build *b, const struct plan_cross *check, int place)
{
	const struct plan_figure *f = &b->plan->figures[check->figure];
	struct pair p = pair_of(b, check, place);
	struct stats_cross_hit *hit;
	char now[64], last[64];
	const char *numbers;

	if (check->known != NULL)
		return known_hit(b, check, place);
	if (check->plan_level != b->data->places[place].level || !cannot_be(check, &p))
		return NULL;
	facts_number(f, check->kind == PLAN_CROSS_OPENING ? p.opening : p.now, now);
	facts_number(f, p.last, last);
	numbers = arena_printf(b->arena, "本年度%s%s，上年度%s%s", now, f->unit, last, f->unit);
	hit = ARENA_NEW(b->arena, struct stats_cross_hit);
	hit->check = check;
	hit->place = place;
	hit->text = arena_printf(b->arena, "%s：%s", check->message, numbers);
	if (b->last)
		diag_say(b->diags, DIAG_FACTS_SEASONS, (struct loc){ .file = WHERE,
			.township = b->data->places[place].code }, diags_both(b->diags, check->label, check->id),
			diags_both(b->diags, check->message, check->message_en != NULL ? check->message_en : check->message),
			diags_both(b->diags, numbers, arena_printf(b->arena, "this season %s, last season %s", now, last)));
	return hit;
}

static void add_pair(const struct build *b, xmlNode *since, const struct plan_cross *check, int place,
	const struct pair *p)
{
	const struct plan_figure *f = &b->plan->figures[check->figure];
	struct stats_value value = { .v = p->now, .target = RAT_NA, .gap = RAT_NA, .before = p->last };
	int order = rat_cmp(p->now, p->last);
	xmlNode *v;
	char buf[64];

	value.trend = order > 0 ? STATS_UP : order < 0 ? STATS_DOWN : STATS_SAME;
	v = values_add_one(b, since, check->figure, place, &value);
	node_set(v, "check", check->id);
	node_flag(v, "wrong", cannot_be(check, p));
	if (rat_is_na(p->opening))
		return;
	node_set(v, "opening-text", facts_number(f, p->opening, buf));
	values_difference(f, v, "differ-text", p->opening, p->last);
}

void previous_compare(const struct build *b, xmlNode *node, int place)
{
	xmlNode *since;
	int64_t wrong = 0;

	if (b->previous == NULL || !is_compared(b, place))
		return;
	since = node_add(node, "since");
	node_set(since, "season", b->previous->season);
	node_set_date(since, "cutoff-text", b->previous->cutoff);
	for (size_t i = 0; i < b->plan->n_crosses; i++) {
		struct pair p = pair_of(b, &b->plan->crosses[i], place);

		if (rat_is_na(p.last) || rat_is_na(p.now))
			continue;
		add_pair(b, since, &b->plan->crosses[i], place, &p);
		wrong += cannot_be(&b->plan->crosses[i], &p);
	}
	node_set_int(since, "wrong", wrong);
	known_add(b, since, place);
}
