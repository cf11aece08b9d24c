/* facts.c -- the tree from its root down to the communities. */
#include "facts/facts.h"

#include <string.h>

#include "base/parallel.h"
#include "facts/build.h"

static const char *const profile_names[] = {
	[PLAN_INSPECT] = "inspect", [PLAN_DISTRICT_STAFF] = "district", [PLAN_PUBLIC] = "public",
};
static const char *const profile_labels[] = {
	[PLAN_INSPECT] = "核查用", [PLAN_DISTRICT_STAFF] = "内部使用", [PLAN_PUBLIC] = "公开",
};

/* ---- rows of the phase, by table and place ------------------------------------- */

static size_t slot(const struct build *b, const struct rows *rows, const struct row *row)
{
	return (size_t)rows->table->index * b->data->n_places + (size_t)(row->township > 0 ? row->township : 0);
}

/* A counting sort: the rows of a table keep their order within a place. */
static void sort_rows(struct build *b)
{
	const struct dataset *d = b->data;
	size_t slots = b->plan->n_tables * d->n_places, n = 0;
	size_t *from = ARENA_ARRAY(b->arena, size_t, slots + 2), *next;
	const struct row **sorted;

	for (size_t t = 0; t < b->plan->n_tables; t++)
		for (size_t i = 0; i < d->tables[t].n; i++)
			if (ingest_row_counts(d, d->tables[t].row[i], b->phase->phase))
				from[slot(b, &d->tables[t], d->tables[t].row[i]) + 1]++, n++;
	for (size_t i = 0; i < slots; i++)
		from[i + 1] += from[i];
	sorted = ARENA_ARRAY(b->arena, const struct row *, n + 1);
	next = ARENA_ARRAY(b->arena, size_t, slots + 1);
	memcpy(next, from, slots * sizeof *next);
	for (size_t t = 0; t < b->plan->n_tables; t++)
		for (size_t i = 0; i < d->tables[t].n; i++)
			if (ingest_row_counts(d, d->tables[t].row[i], b->phase->phase))
				sorted[next[slot(b, &d->tables[t], d->tables[t].row[i])]++] = d->tables[t].row[i];
	b->rows = sorted;
	b->rows_from = from;
}

struct place_rows build_rows(const struct build *b, const struct plan_table *table, int place)
{
	size_t i = (size_t)table->index * b->data->n_places + (size_t)place;

	return (struct place_rows){ b->rows + b->rows_from[i], b->rows_from[i + 1] - b->rows_from[i] };
}

/* ---- places ---------------------------------------------------------------------- */

/* "城东街道" without its type: what documents call it the second time. */
static char *short_name(const struct place *p)
{
	if (p->type != NULL && g_str_has_suffix(p->name, p->type) && strlen(p->name) > strlen(p->type))
		return g_strndup(p->name, strlen(p->name) - strlen(p->type));
	return g_strdup(p->name);
}

/* Tables that a township must send and did not. */
static void add_missing_tables(const struct build *b, xmlNode *node, const struct submission *s)
{
	GString *names = g_string_new(NULL);
	int64_t n = 0;

	for (size_t t = 0; t < b->plan->n_tables; t++)
		if (b->plan->tables[t].scope == PLAN_SCOPE_TOWNSHIP && b->plan->tables[t].required &&
			(s->tables & (UINT64_C(1) << t)) == 0)
			g_string_append_printf(names, "%s%s", n++ > 0 ? "、" : "", b->plan->tables[t].label);
	node_set_int(node, "tables-missing", n);
	if (n > 0)
		node_set(node, "missing-tables", names->str);
	g_string_free(names, TRUE);
}

static void add_submission(const struct build *b, xmlNode *node, int place)
{
	int i = ingest_submission_of(b->data, place, b->phase->phase);
	const struct season_phase *phase = &b->season->phases[b->phase->phase];
	const struct submission *s;
	char digest[13];

	node_set(node, "submitted", i >= 0 ? "yes" : "no");
	if (i < 0)
		return;
	s = &b->data->submissions[i];
	node_set_int(node, "version", s->version);
	node_set_date(node, "submitted-text", s->submitted);
	node_set_date(node, "cutoff-text", s->cutoff);
	node_set(node, "digest", s->digest);
	g_strlcpy(digest, s->digest, sizeof digest);
	node_set(node, "digest-short", digest);
	node_flag(node, "late", s->phase == b->phase->phase && s->submitted != PLAN_EMPTY &&
		phase->deadline != PLAN_EMPTY && s->submitted > phase->deadline);
	if (s->phase != b->phase->phase) {
		node_flag(node, "fallback", true);
		node_set(node, "fallback-label", b->season->phases[s->phase].label);
	}
	add_missing_tables(b, node, s);
}

static void add_community(const struct build *b, xmlNode *parent, int place)
{
	const struct place *p = &b->data->places[place];
	xmlNode *node = node_add(parent, "community");

	node_set(node, "code", p->code);
	node_set(node, "name", p->name);
	node_set(node, "kind", p->type);
	values_add(b, node, place);
}

static void add_township(const struct build *b, xmlNode *parent, int place)
{
	const struct place *p = &b->data->places[place];
	xmlNode *node = node_add(parent, "township");
	char *brief = short_name(p);

	node_set(node, "code", p->code);
	node_set(node, "name", p->name);
	node_set(node, "short", brief);
	node_set(node, "type", p->type);
	node_set_int(node, "communities", p->n_children);
	if (p->map_row > 0 && p->map_column > 0) {
		node_set_int(node, "map-row", p->map_row);
		node_set_int(node, "map-column", p->map_column);
	}
	add_submission(b, node, place);
	g_free(brief);
	values_add(b, node, place);
	lists_add(b, node, place);
	score_add(b, node, place);
	previous_compare(b, node, place);
	checks_add(b, node, place);
	problems_add(b, node, place);
	for (int i = 0; i < p->n_children; i++)
		add_community(b, node, p->first_child + i);
}

static void add_progress(const struct build *b, xmlNode *district)
{
	const struct place *d = &b->data->places[0];
	GString *missing = g_string_new(NULL);
	int64_t n = 0, silent = 0;

	for (int i = 0; i < d->n_children; i++) {
		const struct place *p = &b->data->places[d->first_child + i];

		if (ingest_submission_of(b->data, d->first_child + i, b->phase->phase) >= 0) {
			n++;
			continue;
		}
		g_string_append_printf(missing, "%s%s", missing->len > 0 ? "、" : "", p->name);
		silent += p->n_children;
	}
	node_set_int(district, "townships", d->n_children);
	node_set_int(district, "submitted", n);
	node_set_int(district, "missing", d->n_children - n);
	node_set_int(district, "missing-communities", silent);
	node_flag(district, "complete", n == d->n_children);
	if (missing->len > 0)
		node_set(district, "missing-names", missing->str);
	g_string_free(missing, TRUE);
}

static void add_district(const struct build *b, xmlNode *phase)
{
	const struct place *d = &b->data->places[0];
	xmlNode *node = node_add(phase, "district");

	node_set(node, "code", d->code);
	node_set(node, "name", d->name);
	add_progress(b, node);
	values_add(b, node, 0);
	lists_add(b, node, 0);
	score_add_district(b, node);
	previous_compare(b, node, 0);
	checks_add(b, node, 0);
	problems_add(b, node, 0);
	for (int i = 0; i < d->n_children; i++)
		add_township(b, node, d->first_child + i);
}

/* ---- phases, targets -------------------------------------------------- */

static void fill_phase(struct build *b, xmlNode *node)
{
	const struct season_phase *p = &b->season->phases[b->phase->phase];
	char iso[32];

	node_set(node, "id", p->id);
	node_set(node, "label", p->label);
	if (p->cutoff != PLAN_EMPTY)
		node_set(node, "cutoff", plan_date_iso(p->cutoff, iso));
	node_set_date(node, "cutoff-text", p->cutoff);
	node_set_date(node, "deadline-text", p->deadline);
	node_flag(node, "past", p->deadline != PLAN_EMPTY && b->season->date > p->deadline);
	node_set_date(node, "from-text", p->from);
	node_set_date(node, "to-text", p->to);
	sort_rows(b);
	values_prepare(b);
	known_prepare(b);
	add_district(b, node);
}

/* What kinds of things the plan names, for legends. */
static void add_plan(const struct build *b, xmlNode *root)
{
	const struct plan *plan = b->plan;
	xmlNode *node = node_add(root, "plan");
	int64_t basis;
	char buf[32];

	node_set(node, "version", plan->version);
	node_set(node, "title", plan->title);
	node_set(node, "approval", plan->approval);
	node_set_points(node, "bonus-cap", plan->bonus_cap);
	node_set_points(node, "deduct-cap", plan->deduct_cap);
	node_set_int(node, "indicators", (int64_t)plan->n_indicators);
	for (size_t i = 0; i < plan->n_targets; i++) {
		xmlNode *t = node_add(node, "target");

		node_set(t, "id", plan->targets[i].id);
		node_set(t, "label", plan->targets[i].label);
		node_set(t, "unit", plan->targets[i].unit);
		node_set(t, "value", number_short(stats_target(b->data, (int)i, &basis), buf));
		node_set(t, "text", stats_target_text(b->data, (int)i, b->arena));
		node_set_date(t, "basis-text", basis);
	}
	for (size_t i = 0; i < plan->n_grades; i++) {
		xmlNode *g = node_add(node, "grade");

		node_set(g, "label", plan->grades[i].label);
		node_set_points(g, "from", plan->grades[i].from);
	}
}

/* ---- the root ------------------------------------------------------------------------ */

static void add_root_attributes(const struct build *b, xmlNode *root)
{
	const struct season *season = b->season;
	char iso[32], brief[13];

	node_set(root, "version", "1");
	node_set(root, "season", season->year);
	node_set(root, "title", season->title);
	node_set(root, "district", season->district_name);
	node_set(root, "code", season->district_code);
	node_set(root, "issuer", season->issuer);
	if (season->date != PLAN_EMPTY)
		node_set(root, "date", plan_date_iso(season->date, iso));
	node_set_date(root, "date-text", season->date);
	node_set(root, "plan", b->plan->version);
	node_set(root, "plan-digest", b->plan->digest);
	node_set(root, "digest", b->data->digest);
	g_strlcpy(brief, b->data->digest, sizeof brief);
	node_set(root, "digest-short", brief);
	node_set(root, "tool", "evalseason " EVALSEASON_VERSION);
	node_set(root, "profile", profile_names[season->profile]);
	node_set(root, "profile-label", profile_labels[season->profile]);
	node_flag(root, "official", season->official);
	node_set(root, "doc-no", season->doc_no);
	if (season->copies != NULL && season->copies[0] != '\0')
		node_set(root, "copies", season->copies);
}

/* What the phases are made of, side by side. */
struct branches {
	const struct build *base;
	const struct facts_phase *phases; size_t n;
	xmlNode **node;
	struct diags **diags;
};

static void add_phase(void *data, size_t i)
{
	const struct branches *all = data;
	struct build b = *all->base;

	b.arena = arena_new();
	b.phase = &all->phases[i];
	b.diags = all->diags[i];
	b.last = i + 1 == all->n;
	fill_phase(&b, all->node[i]);
	arena_free(b.arena);
}

static void add_phases(struct build *b, xmlNode *root, const struct facts_phase *phases, size_t n)
{
	struct branches all = { b, phases, n, ARENA_ARRAY(b->arena, xmlNode *, n + 1),
		ARENA_ARRAY(b->arena, struct diags *, n + 1) };

	for (size_t i = 0; i < n; i++) {
		all.node[i] = node_branch(root->doc, "phase");
		all.diags[i] = diags_new();
	}
	parallel_for(n, add_phase, &all);
	for (size_t i = 0; i < n; i++) {
		node_adopt(root, all.node[i]);
		diags_take(b->diags, all.diags[i]);
		diags_free(all.diags[i]);
	}
}

xmlDoc *facts_build(const struct dataset *data, const struct facts_phase *phases, size_t n_phases,
	struct diags *diags)
{
	struct build b = { .data = data, .plan = data->plan, .season = data->season, .diags = diags };
	xmlNode *root = node_open("facts");

	b.arena = arena_new();
	add_root_attributes(&b, root);
	add_plan(&b, root);
	lists_add_texts(&b, root);
	previous_open(&b);
	add_phases(&b, root, phases, n_phases);
	previous_add(&b, root);
	previous_close(&b);
	if (n_phases > 0) {
		b.phase = &phases[n_phases - 1];
		node_set_tail(root->doc, register_text(&b));
	}
	arena_free(b.arena);
	node_finish(root->doc);
	return root->doc;
}

void facts_free(xmlDoc *facts)
{
	node_close(facts);
}
