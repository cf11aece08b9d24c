/* checks.c -- the drawn sample, what inspection found, and suspicious data. */
#include <glib.h>
#include <string.h>

#include "facts/build.h"

/* ---- the sample ----------------------------------------------------------------- */

static void add_draw(const struct build *b, xmlNode *rule, const struct stats_drawn *d)
{
	xmlNode *draw = node_add(rule, "draw");

	node_set_int(draw, "order", d->order);
	node_set(draw, "id", d->id);
	node_set(draw, "name", d->name);
	node_set(draw, "stratum", d->stratum);
	node_flag(draw, "reserve", d->reserve);
	if (d->row == NULL)
		return;
	node_set(draw, "place", b->data->places[d->row->place].code);
	node_set(draw, "place-name", b->data->places[d->row->place].name);
	for (size_t i = 0; i < d->rule->n_show; i++) {
		struct plan_column_info info = plan_column_info(d->rule->table, d->rule->show[i]);

		lists_add_cell(b, draw, d->rule->table, d->row, d->rule->show[i]);
		node_set(draw->last, "label", info.label);
	}
}

static void add_rule(const struct build *b, xmlNode *sample, const struct stats_sample *s,
	const struct plan_sample_rule *rule)
{
	xmlNode *node = node_add(sample, "rule");
	int64_t drawn = 0, reserve = 0;

	node_set(node, "id", rule->id);
	node_set(node, "label", rule->label);
	node_set(node, "object", rule->object);
	for (size_t i = 0; i < s->n; i++) {
		if (s->drawn[i].rule != rule)
			continue;
		drawn += !s->drawn[i].reserve;
		reserve += s->drawn[i].reserve;
		add_draw(b, node, &s->drawn[i]);
	}
	node_set_int(node, "drawn", drawn);
	node_set_int(node, "reserve", reserve);
}

static void add_sample(const struct build *b, xmlNode *node, const struct stats_sample *s)
{
	xmlNode *sample = node_add(node, "sample");
	char brief[29];

	node_set(sample, "seed", s->seed);
	g_strlcpy(brief, s->seed, sizeof brief);
	node_set(sample, "seed-short", brief);
	node_set(sample, "frame", s->frame_digest);
	node_flag(sample, "frozen", s->frozen);
	node_set_int(sample, "drawn", (int64_t)s->n);
	for (size_t i = 0; i < b->plan->n_samples; i++)
		add_rule(b, sample, s, &b->plan->samples[i]);
}

/* ---- findings ------------------------------------------------------------------- */

static void add_family(xmlNode *families, const struct stats_family *f)
{
	xmlNode *node = node_add(families, "f");
	char buf[40];

	node_set(node, "id", f->family);
	node_set(node, "label", f->label);
	node_set_int(node, "n", f->n);
	node_set_rat(node, f->q);
	if (!rat_is_na(f->q))
		node_set(node, "q-text", strcat(rat_print(rat_mul(f->q, rat_int(100)), 1, buf), "%"));
	node_set_int(node, "removed", f->removed);
	node_set(node, "findings", f->findings);
}

static void add_families(const struct build *b, xmlNode *node, int place)
{
	const struct stats_verification *v = b->phase->verification;
	xmlNode *families = NULL;

	for (size_t i = 0; v != NULL && i < v->n_families; i++) {
		if (v->families[i].place != place)
			continue;
		if (families == NULL)
			families = node_add(node, "families");
		add_family(families, &v->families[i]);
	}
}

/* ---- cross-checks ---------------------------------------------------------------- */

static void add_hit(const struct build *b, xmlNode *crosses, const struct stats_cross_hit *hit)
{
	xmlNode *x = node_add(crosses, "x");

	node_set(x, "id", hit->check->id);
	node_set(x, "label", hit->check->label);
	node_set(x, "level-label", diag_level_name(hit->check->level, DIAG_ZH));
	node_set(x, "text", hit->text);
	node_set_int(x, "n", (int64_t)hit->n_rows);
	for (size_t i = 0; i < hit->n_rows; i++) {
		const struct row *row = hit->rows[i];
		xmlNode *node = node_add(x, "row");

		node_set(node, "source", b->data->sources[row->source].path);
		if (hit->check->table != NULL)
			node_set(node, "table", hit->check->table->label);
		node_set_int(node, "line", row->line);
		node_set(node, "place-name", b->data->places[row->place].name);
	}
}

static int township_of(const struct build *b, int place)
{
	while (place > 0 && b->data->places[place].level == PLAN_COMMUNITY)
		place = b->data->places[place].parent;
	return place;
}

static void add_crosses(const struct build *b, xmlNode *node, int place)
{
	size_t n, kept = 0;
	const struct stats_cross_hit *hits = stats_crosses(b->phase->self, &n);
	xmlNode *crosses = node_add(node, "crosses");

	for (size_t i = 0; i < n; i++) {
		if (township_of(b, hits[i].place) != place)
			continue;
		add_hit(b, crosses, &hits[i]);
		kept++;
	}
	for (size_t i = 0; i < b->plan->n_crosses; i++) {
		const struct stats_cross_hit *hit = previous_hit(b, &b->plan->crosses[i], place);

		if (hit == NULL)
			continue;
		add_hit(b, crosses, hit);
		kept++;
	}
	node_set_int(crosses, "total", (int64_t)kept);
}

void checks_add(const struct build *b, xmlNode *node, int place)
{
	for (size_t i = 0; i < b->phase->n_samples; i++)
		if (b->phase->samples[i].place == place)
			add_sample(b, node, &b->phase->samples[i]);
	add_families(b, node, place);
	add_crosses(b, node, place);
}
