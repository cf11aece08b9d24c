/* checks.c -- the drawn sample, what inspection found, and suspicious data. */
#include <glib.h>
#include <string.h>

#include "base/file.h"
#include "facts/build.h"

/* ---- the sample ----------------------------------------------------------------- */

/* The name of a row's file, without its folder. */
const char *checks_file(const struct build *b, const struct row *row)
{
	return file_name(b->data->sources[row->source].path);
}

/* Where a row stands, for who looks it up. */
static void add_source(const struct build *b, xmlNode *node, const struct row *row)
{
	node_set(node, "file", checks_file(b, row));
	node_set_int(node, "line", row->line);
}

/* The rows of the entry form about a township's sample. */
struct asked { const struct stats_asked *list; size_t n; };

static void add_place(const struct build *b, xmlNode *draw, const struct row *row)
{
	node_set(draw, "place", b->data->places[row->place].code);
	node_set(draw, "place-name", b->data->places[row->place].name);
	add_source(b, draw, row);
}

static void add_cells(const struct build *b, xmlNode *node, const struct stats_drawn *d, const int *show, size_t n)
{
	for (size_t i = 0; i < n && d->row != NULL; i++) {
		lists_add_cell(b, node, d->rule->table, d->row, show[i]);
		node_set(node->last, "label", plan_column_info(d->rule->table, show[i]).label);
	}
}

/* <ask>: a row of the inspectors' entry form, with the columns that claim it; no: what tells it from the township's others. */
static void add_asks(const struct build *b, xmlNode *draw, const struct stats_drawn *d, const struct asked *asked)
{
	const struct plan_table *table = plan_find_role(b->plan, "findings");
	const struct plan_codelist *items = table->fields[plan_find_field_role(table, "check-item")].codes;

	for (size_t i = 0; i < asked->n; i++) {
		const struct plan_ask *ask = asked->list[i].ask;
		xmlNode *node;

		if (asked->list[i].drawn != d || ask == NULL)
			continue;
		node = node_add(draw, "ask");
		node_set(node, "no", strrchr(asked->list[i].id, '-') + 1);
		node_set(node, "label", items->codes[plan_find_code(items, ask->item)].label);
		add_cells(b, node, d, ask->show, ask->n_show);
	}
}

static void add_draw(const struct build *b, xmlNode *rule, const struct stats_drawn *d, const struct asked *asked)
{
	xmlNode *draw = node_add(rule, "draw");

	node_set_int(draw, "order", d->order);
	node_set(draw, "id", d->id);
	node_set(draw, "name", d->name);
	node_set(draw, "stratum", d->stratum);
	node_flag(draw, "reserve", d->reserve);
	node_flag(draw, "lost", d->row == NULL);
	if (d->row != NULL) {
		add_place(b, draw, d->row);
		add_cells(b, draw, d, d->rule->show, d->rule->n_show);
	}
	add_asks(b, draw, d, asked);
}

/* How a rule draws, in words: "按20%、至少2个；备选2个". */
static char *way_of(const struct plan *plan, const struct plan_sample_rule *rule)
{
	GString *s = g_string_new(NULL);
	char buf[40];

	if (rule->per > 0)
		g_string_append_printf(s, "每个抽中的“%s”取%d项", plan->samples[rule->within].label, rule->per);
	else if (rat_cmp(rule->rate, rat_int(1)) == 0)
		g_string_append(s, "全部抽取");
	else if (rule->rate.num > 0)
		g_string_append_printf(s, "按总数的%s%%抽取", rat_print(rat_mul(rule->rate, rat_int(100)), 0, buf));
	if (rule->floor > 0)
		g_string_append_printf(s, "%s至少%d个", s->len > 0 ? "、" : "", rule->floor);
	if (rule->ceiling > 0)
		g_string_append_printf(s, "、至多%d个", rule->ceiling);
	if (rule->within >= 0 && rule->per == 0)
		g_string_append_printf(s, "，其中%s%%取自“%s”所在地", rat_print(rat_mul(rule->within_share, rat_int(100)), 0, buf),
			plan->samples[rule->within].label);
	for (size_t i = 0; i < plan->n_samples; i++)
		if (plan->samples[i].quota_of >= 0 && &plan->samples[plan->samples[i].quota_of] == rule) {
			char *own = way_of(plan, &plan->samples[i]);
			g_string_append_printf(s, "；%s%s", plan->samples[i].label, own);
			g_free(own);
		}
	if (rule->reserve > 0)
		g_string_append_printf(s, "；备选%d个", rule->reserve);
	return g_string_free(s, FALSE);
}

/* The files that a rule's rows come from, joined by 、. */
static void add_files(const struct build *b, xmlNode *node, const struct stats_sample *s,
	const struct plan_sample_rule *rule)
{
	GPtrArray *files = g_ptr_array_new();
	char *joined;

	for (size_t i = 0; i < s->n; i++)
		if (s->drawn[i].rule == rule && s->drawn[i].row != NULL) {
			const char *file = checks_file(b, s->drawn[i].row);
			if (!g_ptr_array_find_with_equal_func(files, file, g_str_equal, NULL))
				g_ptr_array_add(files, (gpointer)(uintptr_t)file);
		}
	g_ptr_array_add(files, NULL);
	joined = g_strjoinv("、", (char **)files->pdata);
	if (joined[0] != '\0')
		node_set(node, "files", joined);
	node_flag(node, "scattered", files->len > 2);
	g_free(joined);
	g_ptr_array_free(files, TRUE);
}

static void add_rule(const struct build *b, xmlNode *sample, const struct stats_sample *s,
	const struct plan_sample_rule *rule, const struct asked *asked)
{
	xmlNode *node = node_add(sample, "rule");
	int64_t drawn = 0, reserve = 0;
	char *way = way_of(b->plan, rule);

	node_set(node, "id", rule->id);
	node_set(node, "label", rule->label);
	node_set(node, "object", rule->object);
	node_set(node, "table", rule->table->label);
	node_set(node, "way", way);
	add_files(b, node, s, rule);
	g_free(way);
	for (size_t i = 0; i < s->n; i++) {
		if (s->drawn[i].rule != rule)
			continue;
		drawn += !s->drawn[i].reserve;
		reserve += s->drawn[i].reserve;
		add_draw(b, node, &s->drawn[i], asked);
	}
	node_set_int(node, "drawn", drawn);
	node_set_int(node, "reserve", reserve);
}

static void add_sample(const struct build *b, xmlNode *node, const struct stats_sample *s)
{
	xmlNode *sample = node_add(node, "sample");
	struct asked asked;
	char brief[29];

	node_set(sample, "seed", s->seed);
	g_strlcpy(brief, s->seed, sizeof brief);
	node_set(sample, "seed-short", brief);
	node_set(sample, "frame", s->frame_digest);
	node_flag(sample, "frozen", s->frozen);
	node_set_int(sample, "drawn", (int64_t)s->n);
	asked.list = stats_asked(b->data, s, b->arena, &asked.n);
	for (size_t i = 0; i < b->plan->n_samples; i++)
		add_rule(b, sample, s, &b->plan->samples[i], &asked);
}

/* ---- findings ------------------------------------------------------------------- */

/* Reported against verified: claims looked at, and what they are worth (a claim that is mostly true counts half). */
static void add_tally(xmlNode *node, int n, int whole, int mostly)
{
	struct rat stands = rat_make(2 * whole + mostly, 2);
	char buf[40];

	node_set_int(node, "n", n);
	node_set_int(node, "whole", whole);
	node_set_int(node, "mostly", mostly);
	node_set_int(node, "untrue", n - whole - mostly);
	node_set_int(node, "stands-num", 2 * whole + mostly);
	node_set_int(node, "stands-den", 2 * (int64_t)n);
	node_set(node, "stands", rat_print(stands, mostly % 2, buf));
	if (n > 0)
		node_set(node, "stands-rate", strcat(rat_print(rat_div(rat_mul(stands, rat_int(100)), rat_int(n)), 1, buf), "%"));
}

/* What it does to the claims, in words. */
static const char *outcome_of(const struct stats_family *f)
{
	if (f->fails)
		return "相关指标计0分，提请一票否决审查";
	if (f->adjusts)
		return "按属实率折算";
	if (f->n == 0 && f->extra == 0)
		return "补充材料期满前不计";
	return f->removed > 0 ? "剔除不实记录" : "自评成立";
}

static void add_quality(xmlNode *node, struct rat q)
{
	char buf[40];

	node_set_rat(node, q);
	if (!rat_is_na(q))
		node_set(node, "q-text", strcat(rat_print(rat_mul(q, rat_int(100)), 1, buf), "%"));
}

/* The indicators that go by the stratum, joined by 、. */
static void add_indicators(const struct build *b, xmlNode *node, const struct stats_family *f, const struct stats_stratum *s)
{
	GString *ids = g_string_new(NULL);

	for (size_t i = 0; i < b->plan->n_indicators; i++) {
		const struct plan_indicator *ind = &b->plan->indicators[i];

		if (ind->stratum != NULL && strcmp(ind->family, f->family) == 0 && strcmp(ind->stratum->label, s->kind) == 0)
			g_string_append_printf(ids, "%s%s", ids->len > 0 ? "、" : "", ind->id);
	}
	node_set(node, "indicators", ids->str);
	g_string_free(ids, TRUE);
}

/* <s>: the family at one kind of community, by which the indicators of that kind go. */
static void add_stratum(const struct build *b, xmlNode *family, const struct stats_family *f, const struct stats_stratum *s)
{
	xmlNode *node = node_add(family, "s");

	node_set(node, "label", s->kind);
	add_tally(node, s->n, s->whole, s->mostly);
	node_set(node, "outcome", s->fails ? "计0分" : s->adjusts ? "按属实率折算" : s->removed > 0 ? "剔除不实记录" : "自评成立");
	add_indicators(b, node, f, s);
	add_quality(node, s->q);
	node_set_int(node, "removed", s->removed);
	node_set(node, "findings", s->findings);
}

static void add_family(const struct build *b, xmlNode *families, const struct stats_family *f)
{
	xmlNode *node = node_add(families, "f");

	node_set(node, "id", f->family);
	node_set(node, "label", f->label);
	add_tally(node, f->n, f->whole, f->mostly);
	node_set(node, "outcome", outcome_of(f));
	add_quality(node, f->q);
	node_set_int(node, "removed", f->removed);
	if (f->pending > 0)
		node_set_int(node, "pending", f->pending);
	if (f->extra > 0)
		node_set_int(node, "extra", f->extra);
	node_set(node, "findings", f->findings);
	for (size_t i = 0; i < f->n_strata; i++)
		if (!rat_is_na(f->strata[i].q) || f->strata[i].removed > 0)
			add_stratum(b, node, f, &f->strata[i]);
}

/* All families of a township, or of every township. */
static void add_all_families(const struct build *b, xmlNode *families, int place)
{
	const struct stats_verification *v = b->phase->verification;
	int n = 0, whole = 0, mostly = 0;

	for (size_t i = 0; i < v->n_families; i++)
		if (place == 0 || v->families[i].place == place) {
			n += v->families[i].n;
			whole += v->families[i].whole;
			mostly += v->families[i].mostly;
		}
	add_tally(families, n, whole, mostly);
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
		add_family(b, families, &v->families[i]);
	}
	if (families != NULL)
		add_all_families(b, families, place);
}

static bool is_first(const struct stats_verification *v, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (strcmp(v->families[k].family, v->families[i].family) == 0)
			return false;
	return true;
}

/* The district: each family over all townships. */
static void add_district_families(const struct build *b, xmlNode *node)
{
	const struct stats_verification *v = b->phase->verification;
	xmlNode *families = v != NULL && v->n_families > 0 ? node_add(node, "families") : NULL;

	for (size_t i = 0; families != NULL && i < v->n_families; i++) {
		int n = 0, whole = 0, mostly = 0, removed = 0, places = 0;
		xmlNode *f;

		if (!is_first(v, i))
			continue;
		for (size_t k = i; k < v->n_families; k++) {
			const struct stats_family *g = &v->families[k];
			if (strcmp(g->family, v->families[i].family) != 0)
				continue;
			n += g->n;
			whole += g->whole;
			mostly += g->mostly;
			removed += g->removed;
			places++;
		}
		f = node_add(families, "f");
		node_set(f, "id", v->families[i].family);
		node_set(f, "label", v->families[i].label);
		add_tally(f, n, whole, mostly);
		node_set_int(f, "removed", removed);
		node_set_int(f, "places", places);
	}
	if (families != NULL)
		add_all_families(b, families, 0);
}

/* ---- cross-checks ---------------------------------------------------------------- */

static int township_of(const struct build *b, int place)
{
	while (place > 0 && b->data->places[place].level == PLAN_COMMUNITY)
		place = b->data->places[place].parent;
	return place;
}

/* `shared`: other townships have a part in it, too. */
static void add_hit(const struct build *b, xmlNode *crosses, const struct stats_cross_hit *hit, bool shared)
{
	xmlNode *x = node_add(crosses, "x");

	node_set(x, "id", hit->check->id);
	node_set(x, "label", hit->check->label);
	node_set(x, "level-label", diag_level_name(hit->check->level, DIAG_ZH));
	node_set(x, "text", hit->text);
	node_set_int(x, "n", (int64_t)hit->n_rows);
	node_flag(x, "shared", shared);
	for (size_t i = 0; i < hit->n_rows; i++) {
		const struct row *row = hit->rows[i];
		xmlNode *node = node_add(x, "row");

		node_set(node, "source", b->data->sources[row->source].path);
		if (hit->check->table != NULL)
			node_set(node, "table", hit->check->table->label);
		add_source(b, node, row);
		node_set(node, "place-name", b->data->places[row->place].name);
		node_set(node, "township", b->data->places[township_of(b, row->place)].name);
	}
}

/* Rows of several townships: the hit is the district's, and each of them sees it. */
static bool has_part(const struct build *b, const struct stats_cross_hit *hit, int place)
{
	for (size_t i = 0; i < hit->n_rows && hit->place == 0; i++)
		if (township_of(b, hit->rows[i]->place) == place)
			return true;
	return false;
}

static void add_crosses(const struct build *b, xmlNode *node, int place)
{
	size_t n, kept = 0;
	const struct stats_cross_hit *hits = stats_crosses(b->phase->self, &n);
	xmlNode *crosses = node_add(node, "crosses");

	for (size_t i = 0; i < n; i++) {
		bool own = township_of(b, hits[i].place) == place;

		if (!own && !has_part(b, &hits[i], place))
			continue;
		add_hit(b, crosses, &hits[i], !own);
		kept++;
	}
	for (size_t i = 0; i < b->plan->n_crosses; i++) {
		const struct stats_cross_hit *hit = previous_hit(b, &b->plan->crosses[i], place);

		if (hit == NULL)
			continue;
		add_hit(b, crosses, hit, false);
		kept++;
	}
	node_set_int(crosses, "total", (int64_t)kept);
}

void checks_add(const struct build *b, xmlNode *node, int place)
{
	for (size_t i = 0; i < b->phase->n_samples; i++)
		if (b->phase->samples[i].place == place)
			add_sample(b, node, &b->phase->samples[i]);
	if (place == 0)
		add_district_families(b, node);
	else
		add_families(b, node, place);
	add_crosses(b, node, place);
}
