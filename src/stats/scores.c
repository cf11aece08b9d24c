/* scores.c -- from indicators to sheets: who is scored, on what weight, what the
 * columns add up to, grades and ranks. Points are integer hundredths; a line is
 * rounded once, and everything printed is a sum of rounded lines.
 *
 *   self      what the township's own rows give
 *   verified  the same without what inspection removed, times the family's quality;
 *             an indicator of one kind of community goes by what was found there
 *   final     verified, but never more than self; with bonus and deductions */
#include "stats/scores.h"

#include <stdlib.h>
#include <string.h>

#define FULL 10000               /* 100 points */

struct scorer {
	const struct dataset *data;
	const struct plan *plan;
	const struct stats *self, *verified, *apart;
	const struct stats_verification *verification;
	struct arena *arena;
	struct diags *diags;
	struct assessor assessor;
};

/* ---- one indicator --------------------------------------------------------------- */

static const char *unsent(const struct scorer *c, const struct plan_indicator *ind, int place)
{
	GString *names = g_string_new(NULL);
	const char *kept;

	for (size_t i = 0; i < ind->n_sources; i++) {
		const struct plan_table *table = ind->sources[i];
		if (table->scope == PLAN_SCOPE_TOWNSHIP && !(c->self->sent[place] >> table->index & 1))
			g_string_append_printf(names, "%s%s", names->len > 0 ? "、" : "", table->label);
	}
	kept = names->len > 0 ? arena_printf(c->arena, "未报送：%s", names->str) : NULL;
	g_string_free(names, TRUE);
	return kept;
}

static bool applies(const struct stats *s, const struct plan_indicator *ind, int place)
{
	struct rat v = ind->na_when != NULL ? stats_place_value(s, ind->na_when, place) : rat_int(0);

	return rat_is_na(v) || v.num == 0;
}

/* Not applicable before missing, missing before waiting, waiting before the rule. */
static void judge(const struct scorer *c, const struct stats *s, const struct plan_indicator *ind, int place,
	struct score_line *line, struct outcome *o)
{
	const char *missing;

	line->value = line->target = RAT_NA;
	line->value_text = line->target_text = "—";
	line->findings = line->reason = line->working = "";
	if (!applies(s, ind, place)) {
		line->na = true;
		line->reason = ind->na != NULL ? ind->na : "不适用";
		return;
	}
	missing = unsent(c, ind, place);
	line->missing = missing != NULL;
	line->waiting = !line->missing && ind->assessor_item != NULL
		&& !stats_assessor_has(&c->assessor, place, ind->assessor_item);
	stats_apply_rule(s, ind, place, o);
	line->value = o->value;
	line->target = o->target;
	line->value_text = line->missing ? "—" : o->value_text;
	line->target_text = o->target_text;
	line->na = o->na && !line->missing && !line->waiting;
	line->reason = line->missing ? missing : line->waiting ? "等待评估员录入"
		: line->na ? (ind->na != NULL ? ind->na : "无可计算的记录") : o->why;
	if (line->missing || line->waiting)
		o->share = rat_int(0);
}

/* ---- weights --------------------------------------------------------------------- */

static int first_level(const struct plan *plan, int group)
{
	while (plan->groups[group].parent >= 0)
		group = plan->groups[group].parent;
	return group;
}

/* Shares `total` among parts in proportion, whole hundredths by largest remainder
 * (equal remainders: the first part), so that what is printed adds up. */
static void apportion(int total, const int *part, int *share, size_t n)
{
	int64_t sum = 0, given = 0;

	for (size_t i = 0; i < n; i++)
		sum += part[i];
	for (size_t i = 0; i < n; i++) {
		share[i] = sum > 0 ? (int)((int64_t)total * part[i] / sum) : 0;
		given += share[i];
	}
	for (; sum > 0 && given < total; given++) {
		size_t best = 0;
		int64_t most = -1;
		for (size_t i = 0; i < n; i++) {
			int64_t rest = (int64_t)total * part[i] - (int64_t)share[i] * sum;
			if (rest > most) {
				most = rest;
				best = i;
			}
		}
		share[best]++;
	}
}

/* The weight of what does not apply goes to the rest of its first-level group,
 * that of a whole group to all other groups. */
static void redistribute(const struct scorer *c, struct score_line *lines)
{
	const struct plan *plan = c->plan;
	size_t n = plan->n_indicators, n_groups = plan->n_groups;
	int *group = g_new0(int, n_groups + 1), *want = g_new0(int, n_groups + 1);
	int *part = g_new0(int, n + 1), *share = g_new0(int, n + 1);
	int total = 0;

	for (size_t i = 0; i < n; i++) {
		int g = first_level(plan, plan->indicators[i].group);
		total += plan->indicators[i].weight;
		group[g] += plan->indicators[i].weight;
		part[g] += !lines[i].na;
	}
	for (size_t g = 0; g < n_groups; g++)
		group[g] = part[g] > 0 ? group[g] : 0;
	apportion(total, group, want, n_groups);
	for (size_t g = 0; g < n_groups; g++) {
		if (want[g] == 0)
			continue;
		for (size_t i = 0; i < n; i++)
			part[i] = lines[i].na || first_level(plan, plan->indicators[i].group) != (int)g
				? 0 : plan->indicators[i].weight;
		apportion(want[g], part, share, n);
		for (size_t i = 0; i < n; i++)
			lines[i].weight += share[i];
	}
	g_free(group);
	g_free(want);
	g_free(part);
	g_free(share);
}

/* ---- columns --------------------------------------------------------------------- */

static void work_out(const struct scorer *c, struct score_line *line, const struct outcome *o)
{
	char buf[32];

	if (line->na) {
		line->working = arena_printf(c->arena, "不适用：%s", line->reason);
		return;
	}
	line->score = (int)rat_round(rat_mul(rat_int(line->weight), o->share));
	if (line->missing || line->waiting) {
		line->working = arena_printf(c->arena, "%s，计0分", line->reason);
		return;
	}
	if (line->score == line->weight && !o->flagged)
		line->reason = "";
	line->working = arena_printf(c->arena, "%s × %s = %s%s", stats_points(c->arena, line->weight), o->body,
		rat_print(rat_make(line->score, 100), 2, buf), o->tail);
}

static void score_self(const struct scorer *c, int place, struct score_line *lines)
{
	size_t n = c->plan->n_indicators;
	struct outcome *o = g_new0(struct outcome, n + 1);

	for (size_t i = 0; i < n; i++) {
		o[i].q = rat_int(1);
		judge(c, c->self, &c->plan->indicators[i], place, &lines[i], &o[i]);
	}
	redistribute(c, lines);
	for (size_t i = 0; i < n; i++)
		work_out(c, &lines[i], &o[i]);
	g_free(o);
}

/* ---- as verified ------------------------------------------------------------------ */

/* What inspection found of an indicator: of its family, or of that at one kind of community. */
struct found {
	const struct stats *stats;   /* without the rows that failed, where no ratio takes their place */
	struct rat q;
	bool fails;
	const char *kind;            /* label, or NULL */
	const char *findings;
	const char *note;            /* how it was judged apart from the family, or NULL */
};

static const char *percent(const struct scorer *c, struct rat v)
{
	char buf[40];

	return arena_printf(c->arena, "%s%%", rat_print(rat_mul(v, rat_int(100)), 1, buf));
}

static const char *note_of(const struct scorer *c, const struct stats_stratum *s)
{
	if (s->adjusts)
		return arena_printf(c->arena, "按%s核验%d项的属实率%s折算", s->kind, s->n, percent(c, s->q));
	if (s->fails)
		return arena_printf(c->arena, "%s核验%d项，属实率%s", s->kind, s->n, percent(c, s->q));
	if (s->removed > 0)
		return arena_printf(c->arena, "%s核验%d项，不折算，剔除不实记录%d条", s->kind, s->n, s->removed);
	return NULL;
}

static struct found found_of(const struct scorer *c, const struct plan_indicator *ind, int place)
{
	const struct stats_family *family = stats_family_of(c->verification, place, ind->family);
	struct found none = { c->verified, rat_int(1), false, NULL, "", NULL };

	if (family == NULL)
		return none;
	for (size_t i = 0; ind->stratum != NULL && i < family->n_strata; i++) {
		const struct stats_stratum *s = &family->strata[i];

		if (strcmp(s->kind, ind->stratum->label) == 0)
			return (struct found){ c->apart, s->adjusts ? s->q : rat_int(1), s->fails, s->kind, s->findings, note_of(c, s) };
	}
	return (struct found){ c->verified, family->adjusts ? family->q : rat_int(1), family->fails, NULL, family->findings, NULL };
}

static void fail(const struct scorer *c, const struct found *found, struct outcome *o)
{
	o->share = rat_int(0);
	o->body = "0%";
	o->tail = arena_printf(c->arena, "（%s核实属实率低于%s%%）", found->kind != NULL ? found->kind : "",
		stats_exact(c->arena, rat_mul(c->plan->verification.least, rat_int(100))));
}

/* Says how it was judged where that is not as its family was. */
static void note(const struct scorer *c, const struct found *found, struct score_line *line, struct outcome *o)
{
	if (found->note == NULL || line->missing || line->waiting)
		return;
	line->reason = arena_printf(c->arena, "%s%s%s", found->note, line->reason[0] != '\0' ? "；" : "", line->reason);
	if (!found->fails)
		o->tail = arena_printf(c->arena, "%s（%s）", o->tail, found->note);
}

/* Weights and what applies stand as in the self column. */
static void score_verified(const struct scorer *c, int place, const struct score_line *self,
	struct score_line *lines)
{
	for (size_t i = 0; i < c->plan->n_indicators; i++) {
		const struct plan_indicator *ind = &c->plan->indicators[i];
		struct found found = found_of(c, ind, place);
		struct outcome o = { .verified = true, .q = found.q };

		if (self[i].na) {
			lines[i] = self[i];
			continue;
		}
		judge(c, found.stats, ind, place, &lines[i], &o);
		lines[i].weight = self[i].weight;
		if (lines[i].na) {
			lines[i].na = false;
			lines[i].reason = "核实后没有可计算的记录";
		}
		if (found.fails)
			fail(c, &found, &o);
		note(c, &found, &lines[i], &o);
		work_out(c, &lines[i], &o);
	}
}

static const char *findings_behind(const struct scorer *c, const struct plan_indicator *ind, int place)
{
	struct found found = found_of(c, ind, place);

	if (found.findings[0] != '\0')
		return found.findings;
	return stats_findings_on(c->verification, place, ind->sources, ind->n_sources, c->arena);
}

static void score_final(const struct scorer *c, int place, const struct score_line *self,
	const struct score_line *verified, struct score_line *lines)
{
	for (size_t i = 0; i < c->plan->n_indicators; i++) {
		lines[i] = verified[i];
		if (verified[i].score > self[i].score) {
			char buf[32];
			lines[i].score = self[i].score;
			lines[i].reason = "核实值高于自评，按自评计";
			lines[i].working = arena_printf(c->arena, "%s，高于自评，按自评计%s", verified[i].working,
				rat_print(rat_make(self[i].score, 100), 2, buf));
		} else if (verified[i].score < self[i].score) {
			const char *ids = findings_behind(c, &c->plan->indicators[i], place);
			char buf[32];
			rat_print(rat_make(self[i].score - verified[i].score, 100), 2, buf);
			lines[i].findings = ids;
			lines[i].reason = arena_printf(c->arena, "核实扣减%s分%s%s%s%s%s", buf,
				ids[0] != '\0' ? "（" : "", ids, ids[0] != '\0' ? "）" : "",
				lines[i].reason[0] != '\0' ? "；" : "", lines[i].reason);
		}
	}
}

static const int *sum_groups(const struct scorer *c, const struct score_line *lines, int *total)
{
	int *sum = ARENA_ARRAY(c->arena, int, c->plan->n_groups + 1);

	*total = 0;
	for (size_t i = 0; i < c->plan->n_indicators; i++) {
		*total += lines[i].score;
		for (int g = c->plan->indicators[i].group; g >= 0; g = c->plan->groups[g].parent)
			sum[g] += lines[i].score;
	}
	return sum;
}

/* ---- bonus, deductions, veto ------------------------------------------------------- */

static void add_bonus(const struct scorer *c, struct score_sheet *sheet)
{
	struct rat points = stats_assessor_sum(&c->assessor, sheet->place, c->plan->bonus_item,
		c->arena, &sheet->bonus_text);

	sheet->bonus = MIN((int)rat_round(rat_mul(points, rat_int(100))), c->plan->bonus_cap);
}

static void put_part(GString *text, const char *label, const char *points)
{
	g_string_append_printf(text, "%s%s%s分", text->len > 0 ? "；" : "", label, points);
}

static void add_deductions(const struct scorer *c, struct score_sheet *sheet)
{
	GString *text = g_string_new(NULL);
	char percent[40];
	int points = 0;

	for (size_t i = 0; i < c->plan->n_deductions; i++) {
		const struct plan_event *e = &c->plan->deductions[i];
		struct rat times = stats_place_value(c->verified, e->times, sheet->place);
		int each = rat_is_na(times) ? 0 : (int)rat_round(rat_mul(times, rat_int(e->points)));
		if (each > 0)
			put_part(text, e->label, stats_points(c->arena, each));
		points += MAX(each, 0);
	}
	for (size_t i = 0; c->verification != NULL && i < c->verification->n_families; i++) {
		const struct stats_family *f = &c->verification->families[i];
		if (f->place != sheet->place || f->deduct == 0)
			continue;
		put_part(text, arena_printf(c->arena, "“%s”属实率%s（%s%%），扣", f->label, stats_exact(c->arena, f->q),
			rat_print(rat_mul(f->q, rat_int(100)), 1, percent)), stats_points(c->arena, f->deduct));
		points += f->deduct;
	}
	sheet->deduct = MIN(points, c->plan->deduct_cap);
	sheet->deduct_text = arena_strdup(c->arena, text->str);
	g_string_free(text, TRUE);
}

static const char *grade_of(const struct plan *plan, int total)
{
	for (size_t i = 0; i < plan->n_grades; i++)
		if (total >= plan->grades[i].from)
			return plan->grades[i].label;
	return plan->n_grades > 0 ? plan->grades[plan->n_grades - 1].label : "";
}

static void total_up(const struct scorer *c, struct score_sheet *sheet)
{
	for (int k = 0; k < SCORE_COLUMNS; k++)
		sheet->group[k] = sum_groups(c, sheet->lines[k], &sheet->total[k]);
	add_bonus(c, sheet);
	add_deductions(c, sheet);
	sheet->total[SCORE_FINAL] = MIN(sheet->total[SCORE_FINAL] + sheet->bonus, FULL) - sheet->deduct;
	sheet->total[SCORE_FINAL] = MAX(sheet->total[SCORE_FINAL], 0);
	for (int k = 0; k < SCORE_COLUMNS; k++)
		sheet->grade[k] = grade_of(c->plan, sheet->total[k]);
	sheet->veto = stats_veto(c->data, &c->assessor, sheet->place, c->arena, c->diags);
	if (sheet->veto != NULL && c->plan->n_grades > 0)
		sheet->grade[SCORE_FINAL] = c->plan->grades[c->plan->n_grades - 1].label;
}

/* ---- ranks -------------------------------------------------------------------------- */

/* Above zero when a stands before b: total, then the groups that break ties. */
static int ahead(const struct plan *plan, const struct score_sheet *a, const struct score_sheet *b,
	enum score_column k)
{
	if (a->total[k] != b->total[k])
		return a->total[k] - b->total[k];
	for (size_t i = 0; i < plan->n_ties; i++)
		if (a->group[k][plan->ties[i]] != b->group[k][plan->ties[i]])
			return a->group[k][plan->ties[i]] - b->group[k][plan->ties[i]];
	return 0;
}

static void rank(const struct plan *plan, struct score_sheet *sheets, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		sheets[i].rank = sheets[i].rank_self = 1;
		for (size_t k = 0; k < n; k++) {
			sheets[i].rank += ahead(plan, &sheets[k], &sheets[i], SCORE_FINAL) > 0;
			sheets[i].rank_self += ahead(plan, &sheets[k], &sheets[i], SCORE_SELF) > 0;
		}
	}
}

static void fill_sheet(const struct scorer *c, struct score_sheet *sheet, int place)
{
	struct score_line *lines[SCORE_COLUMNS];

	for (int k = 0; k < SCORE_COLUMNS; k++)
		sheet->lines[k] = lines[k] = ARENA_ARRAY(c->arena, struct score_line, c->plan->n_indicators + 1);
	sheet->place = place;
	sheet->submitted = ingest_submission_of(c->data, place, c->self->phase) >= 0;
	score_self(c, place, lines[SCORE_SELF]);
	score_verified(c, place, lines[SCORE_SELF], lines[SCORE_VERIFIED]);
	score_final(c, place, lines[SCORE_SELF], lines[SCORE_VERIFIED], lines[SCORE_FINAL]);
	total_up(c, sheet);
}

const struct score_sheet *stats_scores(const struct dataset *data, const struct stats *self,
	const struct stats *verified, const struct stats *apart, const struct stats_verification *verification,
	struct arena *arena, struct diags *diags, size_t *n)
{
	struct scorer c = { data, data->plan, self, verified, apart, verification, arena, diags, { 0 } };
	int first;
	struct score_sheet *sheets;

	stats_assessor_open(&c.assessor, data);
	*n = stats_places_below(self, 0, PLAN_TOWNSHIP, &first);
	sheets = ARENA_ARRAY(arena, struct score_sheet, *n + 1);
	for (size_t i = 0; i < *n; i++)
		fill_sheet(&c, &sheets[i], first + (int)i);
	rank(data->plan, sheets, *n);
	return sheets;
}
