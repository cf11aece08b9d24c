/* rules.c -- what share of its weight an indicator earns at a township, with the
 * working that shows it. Seven rule shapes; each trusts the loader and fills in
 *
 *   share     of the weight, 0..1
 *   body      the working behind "weight × "
 *   why       why it is not full, in words */
#include "stats/scores.h"

#include <string.h>

static struct rat clamp(struct rat v)
{
	return rat_max(rat_int(0), rat_min(rat_int(1), v));
}

/* A value or target of an indicator as documents print it. */
const char *stats_indicator_number(const struct stats *s, const struct plan_indicator *ind, struct rat v)
{
	char buf[64];

	if (rat_is_na(v))
		return "—";
	if (ind->figure >= 0)
		return arena_strdup(s->arena, stats_number(&s->plan->figures[ind->figure], v, buf));
	if (ind->rule == PLAN_RULE_DEADLINE)
		return arena_strdup(s->arena, plan_date_text(rat_floor(v), buf));
	return arena_strdup(s->arena, rat_print(v, v.den == 1 ? 0 : 2, buf));
}

/* Targets are written short: 8, not 8.00; 80%, not 80.0%. */
static const char *target_number(const struct stats *s, const struct plan_indicator *ind, struct rat v)
{
	bool percent = ind->figure >= 0 && s->plan->figures[ind->figure].percent;

	if (percent && !rat_is_na(v))
		return arena_printf(s->arena, "%s%%", stats_exact(s->arena, rat_mul(v, rat_int(100))));
	return stats_exact(s->arena, v);
}

/* The numbers of which q stands: those of the figure that the plan names, else the value as a whole. */
static bool is_weighed(const struct plan_indicator *ind, struct rat q)
{
	return ind->weighed >= 0 && rat_cmp(q, rat_int(1)) != 0;
}

static struct rat value_of(const struct stats *s, const struct plan_indicator *ind, int place, struct rat q)
{
	struct stats weighed = stats_weighed(s, ind->weighed, q);

	if (is_weighed(ind, q))
		return stats_place_value(&weighed, ind->value, place);
	return rat_mul(stats_place_value(s, ind->value, place), q);
}

/* tight: something is multiplied or divided by it. */
static const char *formula(const struct stats *s, const struct plan_indicator *ind, int place, bool tight, struct rat q)
{
	bool within = is_weighed(ind, q), behind = !within && rat_cmp(q, rat_int(1)) != 0;
	struct stats weighed = stats_weighed(s, ind->weighed, q);
	GString *text = g_string_new(NULL);
	const char *kept;

	stats_put_formula(within ? &weighed : s, ind->value, place, tight || behind, text);
	if (behind)
		g_string_append_printf(text, " × %lld/%lld", (long long)q.num, (long long)q.den);
	kept = arena_strdup(s->arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}

static void say_short(const struct stats *s, const struct plan_indicator *ind, struct outcome *o)
{
	o->why = arena_printf(s->arena, "实际%s，目标%s", stats_indicator_number(s, ind, o->value),
		target_number(s, ind, o->target));
}

static void ratio(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	o->value = value_of(s, ind, place, o->q);
	o->target = stats_place_value(s, ind->target, place);
	o->share = rat_div(o->value, o->target);
	if (rat_is_na(o->share)) {
		o->na = true;
		return;
	}
	o->share = clamp(o->share);
	o->body = arena_printf(s->arena, "min(1, %s ÷ %s)", formula(s, ind, place, true, o->q),
		target_number(s, ind, o->target));
	say_short(s, ind, o);
}

static void thresh(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	bool met;

	o->value = value_of(s, ind, place, o->q);
	o->target = stats_place_value(s, ind->target, place);
	if (rat_is_na(o->value) || rat_is_na(o->target)) {
		o->na = true;
		return;
	}
	met = rat_cmp(o->value, o->target) >= 0;
	o->share = rat_int(met);
	o->tail = arena_printf(s->arena, "（%s %s %s）", formula(s, ind, place, false, o->q),
		met ? "≥" : "<", target_number(s, ind, o->target));
	o->body = met ? "100%" : "0%";
	say_short(s, ind, o);
}

static bool reaches(const struct plan_step *step, struct rat v)
{
	int c = rat_cmp(v, step->at);

	return step->above ? c > 0 : c >= 0;
}

static void step(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	const struct plan_step *won = NULL;
	const char *value;

	o->value = value_of(s, ind, place, o->q);
	o->target = ind->n_steps > 0 ? ind->steps[0].at : RAT_NA;
	if (rat_is_na(o->value)) {
		o->na = true;
		return;
	}
	for (size_t i = 0; i < ind->n_steps && won == NULL; i++)
		if (reaches(&ind->steps[i], o->value))
			won = &ind->steps[i];
	o->share = won != NULL ? rat_make(won->percent, 100) : rat_int(0);
	o->body = arena_printf(s->arena, "%d%%", won != NULL ? won->percent : 0);
	if (won == NULL && ind->below != NULL) {
		o->value_text = "—";
		o->tail = arena_printf(s->arena, "（%s）", ind->below);
		o->why = ind->below;
		return;
	}
	value = formula(s, ind, place, false, o->q);
	if (won == NULL && ind->n_steps > 0)
		o->tail = arena_printf(s->arena, "（%s %s最低档 %s）", value,
			ind->steps[ind->n_steps - 1].above ? "未超过" : "未达",
			target_number(s, ind, ind->steps[ind->n_steps - 1].at));
	else if (won != NULL)
		o->tail = arena_printf(s->arena, "（%s %s %s）", value, won->above ? ">" : "≥",
			target_number(s, ind, won->at));
	o->why = arena_printf(s->arena, "实际%s，满分档%s", stats_indicator_number(s, ind, o->value),
		target_number(s, ind, o->target));
}

static bool is_one(const struct stats *s, const struct plan_expr *e, int place)
{
	struct rat v = e != NULL ? stats_place_value(s, e, place) : rat_int(1);

	return !rat_is_na(v) && v.num > 0;
}

static void check(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	GString *unmet = g_string_new(NULL);
	int64_t met = 0, n = (int64_t)ind->n_items;

	for (size_t i = 0; i < ind->n_items; i++) {
		const struct plan_item *item = &ind->items[i];
		bool yes = is_one(s, item->test, place), proof = is_one(s, item->evidence, place);
		met += yes && proof;
		if (!yes || !proof)
			g_string_append_printf(unmet, "%s%s%s", unmet->len > 0 ? "、" : "", item->label,
				yes ? "（无佐证）" : "");
	}
	o->value = rat_int(met);
	o->target = rat_int(n);
	o->share = rat_mul(rat_make(met, n), o->q);
	o->body = arena_printf(s->arena, "%lld/%lld", (long long)met, (long long)n);
	if (rat_cmp(o->q, rat_int(1)) != 0)
		o->body = arena_printf(s->arena, "%s × %s", o->body, stats_exact(s->arena, o->q));
	o->why = unmet->len > 0 ? arena_printf(s->arena, "未满足：%s", unmet->str) : "";
	g_string_free(unmet, TRUE);
}

/* Yes without evidence holds for the self score and falls at verification. */
static void evid(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	bool yes = is_one(s, ind->value, place), proof = is_one(s, ind->evidence, place);

	o->value = rat_int(yes);
	o->target = rat_int(1);
	o->share = rat_mul(rat_int(yes && (proof || !o->verified)), o->q);
	o->body = o->share.num == 0 ? "0%" : rat_cmp(o->q, rat_int(1)) == 0 ? "100%" : stats_exact(s->arena, o->q);
	o->tail = !yes ? "（未完成）" : !proof ? "（已完成，无佐证）" : "（已完成，有佐证）";
	o->why = !yes ? "未完成" : !proof ? "缺少佐证材料" : "";
	o->flagged = yes && !proof;
}

static void deadline(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	char d1[32], d2[32];
	int percent = 0;
	int64_t day;

	o->value = stats_place_value(s, ind->value, place);
	o->target = rat_int(ind->d1);
	o->why = "没有记录";
	o->tail = "（没有记录）";
	if (!rat_is_na(o->value)) {
		day = rat_floor(o->value);
		percent = day <= ind->d1 ? 100 : day <= ind->d2 ? 50 : 30;
		plan_date_text(ind->d1, d1);
		plan_date_text(ind->d2, d2);
		o->tail = arena_printf(s->arena, "（%s，%s%s）", stats_indicator_number(s, ind, o->value),
			percent == 100 ? "不晚于" : "晚于", percent == 30 ? d2 : d1);
		o->why = arena_printf(s->arena, "时间%s，应不晚于%s", stats_indicator_number(s, ind, o->value), d1);
	}
	o->share = rat_mul(rat_make(percent, 100), o->q);
	o->body = arena_printf(s->arena, "%d%%", percent);
	if (rat_cmp(o->q, rat_int(1)) != 0)
		o->body = arena_printf(s->arena, "%s × %s", o->body, stats_exact(s->arena, o->q));
}

/* Events take points of the weight in the plan; what is left is a share of it. */
static void deduct(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	GString *terms = g_string_new(NULL), *why = g_string_new(NULL);
	struct rat lost = rat_int(0);

	for (size_t i = 0; i < ind->n_events; i++) {
		const struct plan_event *e = &ind->events[i];
		struct rat times = rat_max(rat_int(0), stats_place_value(s, e->times, place));
		if (rat_is_na(times) || times.num == 0)
			continue;
		lost = rat_add(lost, rat_mul(times, rat_int(e->points)));
		g_string_append_printf(terms, " − %s × %s", stats_exact(s->arena, times),
			stats_points(s->arena, e->points));
		g_string_append_printf(why, "%s%s%s次", why->len > 0 ? "、" : "", e->label,
			stats_exact(s->arena, times));
	}
	o->share = clamp(rat_sub(rat_int(1), rat_div(lost, rat_int(ind->weight))));
	o->value = lost.num == 0 ? rat_int(0) : rat_div(lost, rat_int(100));
	o->target = rat_int(0);
	o->body = terms->len == 0 ? "100%" : arena_printf(s->arena, "max(0, %s%s) ÷ %s",
		stats_points(s->arena, ind->weight), terms->str, stats_points(s->arena, ind->weight));
	o->why = arena_strdup(s->arena, why->str);
	g_string_free(terms, TRUE);
	g_string_free(why, TRUE);
}

void stats_apply_rule(const struct stats *s, const struct plan_indicator *ind, int place, struct outcome *o)
{
	o->value = o->target = RAT_NA;
	o->share = rat_int(0);
	o->body = o->tail = o->why = "";
	switch (ind->rule) {
	case PLAN_RULE_RATIO:    ratio(s, ind, place, o); break;
	case PLAN_RULE_THRESH:   thresh(s, ind, place, o); break;
	case PLAN_RULE_STEP:     step(s, ind, place, o); break;
	case PLAN_RULE_CHECK:    check(s, ind, place, o); break;
	case PLAN_RULE_EVID:     evid(s, ind, place, o); break;
	case PLAN_RULE_DEADLINE: deadline(s, ind, place, o); break;
	case PLAN_RULE_DEDUCT:   deduct(s, ind, place, o); break;
	}
	if (o->value_text == NULL)
		o->value_text = stats_indicator_number(s, ind, o->value);
	o->target_text = target_number(s, ind, o->target);
	if (ind->rule == PLAN_RULE_DEADLINE)
		o->target_text = stats_indicator_number(s, ind, o->target);
}
