/* values.c -- figures as <v>, and how places compare. */
#include <stdlib.h>
#include <string.h>

#include "facts/build.h"

/* A target missed by no more than a tenth of it is a near miss: the sentence is milder. */
#define NEAR_NUM 9
#define NEAR_DEN 10
/* Names in a sentence; what is over is said as 等N个. */
#define NAMES_MAX 8

/* ---- the places below ------------------------------------------------------- */

struct peer { int place; struct stats_value value; };

/* The places that a figure compares: townships that sent data below the
 * district, communities below a township; highest value first, without N/A. */
struct peers { struct peer *at; size_t n; };

static bool sent(const struct build *b, int place)
{
	return b->data->places[place].level != PLAN_TOWNSHIP ||
		ingest_submission_of(b->data, place, b->phase->phase) >= 0;
}

static int by_value(const void *a, const void *b)
{
	const struct peer *x = a, *y = b;
	int c = rat_cmp(y->value.v, x->value.v);

	return c != 0 ? c : x->place - y->place;
}

static struct peers peers_of(const struct build *b, int figure, int place)
{
	const struct place *p = &b->data->places[place];
	struct peers peers = { .n = 0 };

	peers.at = ARENA_ARRAY(b->arena, struct peer, p->n_children + 1);
	for (int i = 0; i < p->n_children; i++) {
		int child = p->first_child + i;
		struct stats_value v;

		if (!sent(b, child) || small_hidden(b, b->phase->self, figure, child))
			continue;
		v = stats_value(b->phase->self, figure, child);
		if (!rat_is_na(v.v))
			peers.at[peers.n++] = (struct peer){ child, v };
	}
	if (peers.n > 0)
		qsort(peers.at, peers.n, sizeof *peers.at, by_value);
	return peers;
}

/* Names of the peers that `wanted` chooses, joined by 、; at most NAMES_MAX. */
static size_t name_peers(const struct build *b, const struct peers *peers,
	bool (*wanted)(const struct peer *p, const struct peer *ref), const struct peer *ref, char **names)
{
	GString *out = g_string_new(NULL);
	size_t n = 0;

	for (size_t i = 0; i < peers->n; i++) {
		if (!wanted(&peers->at[i], ref))
			continue;
		if (n++ < NAMES_MAX)
			g_string_append_printf(out, "%s%s", n > 1 ? "、" : "", b->data->places[peers->at[i].place].name);
	}
	*names = arena_strdup(b->arena, out->str);
	g_string_free(out, TRUE);
	return n;
}

static bool is_below(const struct peer *p, const struct peer *ref)
{
	(void)ref;
	return p->value.state == STATS_MISSED;
}

static bool is_zero(const struct peer *p, const struct peer *ref)
{
	(void)ref;
	return p->value.v.num == 0;
}

static bool is_equal(const struct peer *p, const struct peer *ref)
{
	return rat_cmp(p->value.v, ref->value.v) == 0;
}

static void add_group(const struct build *b, xmlNode *v, const struct peers *peers, const char *count,
	const char *names_attribute, bool (*wanted)(const struct peer *, const struct peer *))
{
	char *names;
	size_t n = name_peers(b, peers, wanted, NULL, &names);

	node_set_int(v, count, (int64_t)n);
	if (n > 0)
		node_set(v, names_attribute, names);
}

/* A quantile of sorted peers (highest first): linear between neighbours, as in
 * the plan's q1() and q3(). quarter is 1, 2 or 3. */
static struct rat quantile(const struct peers *peers, int64_t quarter)
{
	struct rat at = rat_make((int64_t)(peers->n - 1) * quarter, 4);
	int64_t low = rat_floor(at);
	struct rat a = peers->at[peers->n - 1 - (size_t)low].value.v;
	struct rat b = (size_t)low + 1 < peers->n ? peers->at[peers->n - 2 - (size_t)low].value.v : a;

	return rat_add(a, rat_mul(rat_sub(b, a), rat_sub(at, rat_int(low))));
}

/* Of the townships; of a township's communities with inner-. */
static void add_quartiles(const struct plan_figure *f, xmlNode *v, const struct peers *peers, bool inner)
{
	static const struct { const char *name, *text; } names[2][3] = {
		{ { "q1", "q1-text" }, { "median", "median-text" }, { "q3", "q3-text" } },
		{ { "inner-q1", "inner-q1-text" }, { "inner-median", "inner-median-text" }, { "inner-q3", "inner-q3-text" } },
	};
	char buf[64];

	for (int q = 0; q < 3 && peers->n > 0 && !f->is_date; q++) {
		struct rat value = quantile(peers, q + 1);

		node_set(v, names[inner][q].name, rat_print(value, 4, buf));
		/* Between two whole numbers a quartile need not be whole. */
		node_set(v, names[inner][q].text, f->decimals == 0 && !f->percent
			? rat_print(value, value.den != 1, buf) : facts_number(f, value, buf));
	}
}

/* Best and worst, who is below target or at nothing, quartiles. For a date the
 * first is the best. */
static void add_peers(const struct build *b, const struct plan_figure *f, xmlNode *v, const struct peers *peers)
{
	char buf[64], *names;
	const struct peer *top, *bottom;

	node_set_int(v, "counted", (int64_t)peers->n);
	if (peers->n == 0)
		return;
	top = &peers->at[f->is_date ? peers->n - 1 : 0];
	bottom = &peers->at[f->is_date ? 0 : peers->n - 1];
	name_peers(b, peers, is_equal, top, &names);
	node_set(v, "best-name", names);
	node_set(v, "best-text", facts_number(f, top->value.v, buf));
	name_peers(b, peers, is_equal, bottom, &names);
	node_set(v, "worst-name", names);
	node_set(v, "worst-text", facts_number(f, bottom->value.v, buf));
	node_flag(v, "equal", peers->n > 1 && rat_cmp(top->value.v, bottom->value.v) == 0);
	if (f->target >= 0) {
		add_group(b, v, peers, "below", "below-names", is_below);
		node_set_int(v, "above", (int64_t)peers->n - (int64_t)name_peers(b, peers, is_below, NULL, &names));
	}
	add_group(b, v, peers, "zeros", "zero-names", is_zero);
}

/* ---- one figure -------------------------------------------------------------- */

static const char *state_name(enum stats_state state)
{
	switch (state) {
	case STATS_NONE:   return NULL;
	case STATS_MET:    return "met";
	case STATS_MISSED: return "missed";
	case STATS_NA:     return "na";
	}
	return NULL;
}

static const char *trend_name(enum stats_trend trend)
{
	switch (trend) {
	case STATS_NO_TREND: return NULL;
	case STATS_UP:       return "up";
	case STATS_DOWN:     return "down";
	case STATS_SAME:     return "same";
	}
	return NULL;
}

/* The difference of two values as they are printed, so that a sentence with
 * both adds up: 3.37 less 2.58 is 0.79, whatever stands behind the digits. */
void values_difference(const struct plan_figure *f, xmlNode *v, const char *attribute, struct rat a, struct rat b)
{
	char buf[64];
	struct rat x = f->is_date ? rat_sub(a, b) : rat_sub(number_printed(f, a), number_printed(f, b));

	if (rat_is_na(x))
		return;
	if (x.num < 0)
		x = rat_sub(rat_int(0), x);
	node_set(v, attribute, rat_print(x, f->is_date ? 0 : f->decimals, buf));
}

static void add_target(const struct build *b, const struct plan_figure *f, xmlNode *v,
	const struct stats_value *value)
{
	char buf[64];

	if (rat_is_na(value->target))
		return;
	node_set(v, "target", number_short(value->target, buf));
	node_set(v, "target-text", stats_target_text(b->data, f->target, b->arena));
	if (value->state == STATS_MISSED) {
		values_difference(f, v, "gap-text", value->target, value->v);
		node_flag(v, "near", rat_cmp(value->v,
			rat_mul(value->target, rat_make(NEAR_NUM, NEAR_DEN))) >= 0);
	} else if (value->state == STATS_MET) {
		node_flag(v, "exact", rat_cmp(value->v, value->target) == 0);
		values_difference(f, v, "over-text", value->v, value->target);
	}
}

static void add_trend(const struct plan_figure *f, xmlNode *v, const struct stats_value *value)
{
	char buf[64];
	struct rat change;

	if (value->trend == STATS_NO_TREND || rat_is_na(value->before))
		return;
	node_set(v, "trend", trend_name(value->trend));
	node_set(v, "before-text", facts_number(f, value->before, buf));
	values_difference(f, v, "change-text", value->v, value->before);
	change = rat_sub(value->v, value->before);
	if (!rat_is_na(change) && change.num < 0)
		change = rat_sub(rat_int(0), change);
	if (!rat_is_na(change) && value->before.num != 0)
		node_set(v, "change-rate", strcat(rat_print(rat_mul(rat_div(change, value->before), rat_int(100)),
			1, buf), "%"));
}

static xmlNode *add_value(const struct build *b, xmlNode *node, int figure, int place,
	const struct stats_value *value, bool full)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	xmlNode *v = node_add(node, "v");
	bool na = rat_is_na(value->v);
	char buf[64];

	node_set(v, "id", f->id);
	node_set(v, "place", b->data->places[place].code);
	if (full) {
		node_set(v, "label", f->label);
		node_set(v, "unit", f->percent ? "%" : f->unit);
	}
	node_set_rat(v, value->v);
	node_set(v, "text", facts_number(f, value->v, buf));
	node_set(v, "state", na ? "na" : state_name(value->state));
	if (na)
		node_set(v, "reason", value->missing ? "相关表未报送" : f->na);
	node_flag(v, "zero", !na && value->v.num == 0);
	node_flag(v, "missing", value->missing);
	add_target(b, f, v, value);
	if (full && (f->trend < 0 || !small_hidden(b, b->phase->self, f->trend, place)))
		add_trend(f, v, value);
	return v;
}

/* A hidden figure: <3 for a count, nothing for what is worked out from one. */
static void add_hidden(const struct build *b, xmlNode *node, int figure, int place)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	xmlNode *v = node_add(node, "v");

	node_set(v, "id", f->id);
	node_set(v, "place", b->data->places[place].code);
	node_set(v, "label", f->label);
	node_set(v, "unit", f->percent ? "%" : f->unit);
	node_set(v, "text", f->measure != NULL ? SMALL_TEXT : "—");
	if (f->measure == NULL)
		node_set(v, "state", "na");
	node_set(v, "reason", SMALL_REASON);
}

xmlNode *values_add_one(const struct build *b, xmlNode *node, int figure, int place, const struct stats_value *value)
{
	return add_value(b, node, figure, place, value, true);
}

/* What the check on site left of a figure, where that is another number. */
static void add_verified(const struct build *b, xmlNode *v, int figure, int place, struct rat self)
{
	struct stats_value value;
	char buf[64];

	if (b->phase->verified == NULL || b->phase->verified == b->phase->self ||
		small_hidden(b, b->phase->verified, figure, place))
		return;
	value = stats_value(b->phase->verified, figure, place);
	if (!rat_is_na(value.v) && (rat_is_na(self) || rat_cmp(value.v, self) != 0))
		node_set(v, "verified-text", facts_number(&b->plan->figures[figure], value.v, buf));
}

/* ---- all figures of a place ------------------------------------------------------ */

/* Whether townships of different size can be compared by it, or are: averages and
 * rates, and what has a target or an earlier value. */
static bool ranks(const struct plan_figure *f)
{
	return f->target >= 0 || f->trend >= 0 || f->is_date || f->percent || (f->decimals > 0 && !f->is_money);
}

/* The rank among townships that sent data: 1 = highest (earliest, for a date). */
static void add_rank(const struct build *b, const struct plan_figure *f, xmlNode *v, const struct peers *peers,
	int place, struct rat own)
{
	int64_t rank = 1;
	int side;

	node_set_int(v, "of", (int64_t)peers->n);
	add_quartiles(f, v, peers, false);
	if (rat_is_na(own) || !sent(b, place) || peers->n == 0)
		return;
	for (size_t i = 0; i < peers->n; i++) {
		int c = rat_cmp(peers->at[i].value.v, own);

		rank += f->is_date ? c < 0 : c > 0;
	}
	node_set_int(v, "rank", rank);
	side = rat_cmp(own, quantile(peers, 2));
	if (!f->is_date)
		node_set(v, "beside", side > 0 ? "above" : side < 0 ? "below" : "same");
}

static bool carried(const struct plan_figure *f, enum plan_level level)
{
	return (f->levels & (1u << level)) != 0;
}

static void add_figure(const struct build *b, xmlNode *node, int figure, int place)
{
	const struct plan_figure *f = &b->plan->figures[figure];
	enum plan_level level = b->data->places[place].level;
	struct stats_value value = stats_value(b->phase->self, figure, place);
	xmlNode *v;

	if (small_hidden(b, b->phase->self, figure, place)) {
		add_hidden(b, node, figure, place);
		return;
	}
	v = add_value(b, node, figure, place, &value, level != PLAN_COMMUNITY);
	if (level == PLAN_COMMUNITY)
		return;
	add_verified(b, v, figure, place, value.v);
	if (level == PLAN_DISTRICT) {
		node_set(v, "parts", cells_miss(b, figure, NULL) ? "uneven" : NULL);
		add_peers(b, f, v, &b->ranking[figure]);
		add_quartiles(f, v, &b->ranking[figure], false);
		return;
	}
	if (ranks(f))
		add_rank(b, f, v, &b->ranking[figure], place, value.v);
	if (carried(f, PLAN_COMMUNITY)) {
		struct peers peers = peers_of(b, figure, place);

		add_peers(b, f, v, &peers);
		add_quartiles(f, v, &peers, true);
	}
}

void values_prepare(struct build *b)
{
	struct peers *ranking = ARENA_ARRAY(b->arena, struct peers, b->plan->n_figures);

	for (size_t i = 0; i < b->plan->n_figures; i++)
		if (carried(&b->plan->figures[i], PLAN_TOWNSHIP))
			ranking[i] = peers_of(b, (int)i, 0);
	b->ranking = ranking;
}

void values_add(const struct build *b, xmlNode *node, int place)
{
	enum plan_level level = b->data->places[place].level;

	for (size_t i = 0; i < b->plan->n_figures; i++)
		if (carried(&b->plan->figures[i], level))
			add_figure(b, node, (int)i, place);
	for (size_t i = 0; level != PLAN_COMMUNITY && i < b->plan->n_figures; i++)
		if (carried(&b->plan->figures[i], level))
			cells_add(b, node, (int)i, place);
	if (level != PLAN_COMMUNITY)
		cells_add_wholes(b, node, place);
}
