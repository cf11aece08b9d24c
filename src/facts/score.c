/* score.c -- score sheets: three columns per indicator and group, why, and how
 * the townships stand beside each other. */
#include <stdlib.h>
#include <string.h>

#include "facts/build.h"

static const char *const column_names[SCORE_COLUMNS] = {
	[SCORE_SELF] = "self", [SCORE_VERIFIED] = "verified", [SCORE_FINAL] = "final",
};

/* "82.7%", and num= den= for charts. */
static void add_rate(xmlNode *node, int64_t score, int64_t weight)
{
	char buf[40];

	if (weight <= 0)
		return;
	node_set_int(node, "num", score);
	node_set_int(node, "den", weight);
	node_set(node, "rate-text", strcat(rat_print(rat_make(score * 100, weight), 1, buf), "%"));
}

static void add_change(xmlNode *node, int64_t before, int64_t after)
{
	char buf[32];

	if (before == after)
		return;
	node_set(node, "changed", after > before ? "up" : "down");
	node_set(node, "change-text", rat_print(rat_make(llabs(after - before), 100), 2, buf));
}

/* ---- one township ----------------------------------------------------------------- */

static const char *line_state(const struct score_line *line)
{
	return line->na ? "na" : line->missing ? "missing" : line->waiting ? "waiting" : "ok";
}

static void add_line_texts(const struct build *b, xmlNode *i, const struct plan_indicator *ind,
	const struct score_line *line, bool hidden)
{
	GString *sources = g_string_new(NULL);

	for (size_t s = 0; s < ind->n_sources; s++)
		g_string_append_printf(sources, "%s%s", s > 0 ? "、" : "", ind->sources[s]->label);
	node_set(i, "value", hidden ? "—" : line->value_text);
	node_set(i, "target", line->target_text);
	node_set(i, "working", hidden ? SMALL_REASON : line->working);
	node_set(i, "reason", hidden ? SMALL_REASON :
		line->reason != NULL && *line->reason != '\0' ? line->reason : NULL);
	node_set(i, "findings", line->findings != NULL && *line->findings != '\0' ? line->findings : NULL);
	node_set(i, "na", line->na ? ind->na : NULL);
	node_set(i, "formula", ind->formula);
	if (sources->len > 0)
		node_set(i, "sources", sources->str);
	if (ind->definition != NULL)
		node_add_text(i, "definition", stats_definition(b->data, ind, b->arena));
	g_string_free(sources, TRUE);
}

/* <rows>: the first rows behind it, with the lines on which they stand. */
static void add_rows(const struct build *b, xmlNode *i, const struct stats_evidence_list *list)
{
	for (size_t k = 0; k < list->n; k++) {
		const struct stats_evidence *e = &list->e[k];
		xmlNode *rows = node_add(i, "rows");
		GString *ids = g_string_new(NULL);

		for (size_t j = 0; j < e->n; j++) {
			bool elsewhere = e->row[j]->source != e->row[0]->source;

			g_string_append_printf(ids, "%s%s（%s第%u行）", j > 0 ? "、" : "", e->id[j],
				elsewhere ? checks_file(b, e->row[j]) : "", e->row[j]->line);
		}
		node_set(rows, "table", e->table->label);
		node_set(rows, "file", checks_file(b, e->row[0]));
		node_set(rows, "ids", ids->str);
		node_flag(rows, "more", e->more);
		g_string_free(ids, TRUE);
	}
}

static void add_line(const struct build *b, xmlNode *group, const struct score_sheet *sheet, int index)
{
	const struct plan_indicator *ind = &b->plan->indicators[index];
	const struct score_line *line = &sheet->lines[SCORE_FINAL][index];
	bool hidden = small_indicator(b, ind, sheet->place);
	xmlNode *i = node_add(group, "i");

	node_set(i, "id", ind->id);
	node_set(i, "label", ind->label);
	node_set_points(i, "weight", line->na ? ind->weight : line->weight);
	node_set_points(i, "planned", ind->weight);
	for (int c = 0; c < SCORE_COLUMNS; c++)
		if (!line->na)
			node_set_points(i, column_names[c], sheet->lines[c][index].score);
	node_set(i, "state", line_state(line));
	if (!line->na) {
		add_rate(i, line->score, line->weight);
		node_flag(i, "full", line->score >= line->weight);
		node_flag(i, "none", line->score == 0);
		node_set_points(i, "lost", line->weight - line->score);
		add_change(i, sheet->lines[SCORE_SELF][index].score, line->score);
	}
	add_line_texts(b, i, ind, line, hidden);
	if (sheet->submitted && !hidden)
		add_rows(b, i, &b->evidence[index]);
}

static void add_group(const struct build *b, xmlNode *parent, const struct score_sheet *sheet, int index);

static void add_group_body(const struct build *b, xmlNode *group, const struct score_sheet *sheet, int index)
{
	for (size_t g = 0; g < b->plan->n_groups; g++)
		if (b->plan->groups[g].parent == index)
			add_group(b, group, sheet, (int)g);
	for (size_t i = 0; i < b->plan->n_indicators; i++)
		if (b->plan->indicators[i].group == index)
			add_line(b, group, sheet, (int)i);
}

static void add_group(const struct build *b, xmlNode *parent, const struct score_sheet *sheet, int index)
{
	const struct plan_group *g = &b->plan->groups[index];
	xmlNode *group = node_add(parent, "group");

	node_set(group, "id", g->id);
	node_set(group, "label", g->label);
	node_set_points(group, "weight", g->weight);
	for (int c = 0; c < SCORE_COLUMNS; c++)
		node_set_points(group, column_names[c], sheet->group[c][index]);
	add_rate(group, sheet->group[SCORE_FINAL][index], g->weight);
	add_change(group, sheet->group[SCORE_SELF][index], sheet->group[SCORE_FINAL][index]);
	add_group_body(b, group, sheet, index);
}

/* First-level groups by rate: the strongest and the weakest, in words. */
static void add_extremes(const struct build *b, xmlNode *score, const struct score_sheet *sheet)
{
	int best = -1, worst = -1;
	const int *got = sheet->group[SCORE_FINAL];
	char buf[40];

	for (size_t i = 0; i < b->plan->n_groups; i++) {
		const struct plan_group *g = &b->plan->groups[i];

		if (g->parent >= 0 || g->weight <= 0)
			continue;
		if (best < 0 || (int64_t)got[i] * b->plan->groups[best].weight > (int64_t)got[best] * g->weight)
			best = (int)i;
		if (worst < 0 || (int64_t)got[i] * b->plan->groups[worst].weight < (int64_t)got[worst] * g->weight)
			worst = (int)i;
	}
	if (best < 0)
		return;
	node_set(score, "best-label", b->plan->groups[best].label);
	node_set(score, "best-rate", strcat(rat_print(rat_make((int64_t)got[best] * 100,
		b->plan->groups[best].weight), 1, buf), "%"));
	node_set(score, "worst-label", b->plan->groups[worst].label);
	node_set(score, "worst-rate", strcat(rat_print(rat_make((int64_t)got[worst] * 100,
		b->plan->groups[worst].weight), 1, buf), "%"));
	node_flag(score, "even", best == worst);
}

static const struct score_sheet *sheet_of(const struct build *b, int place)
{
	for (size_t i = 0; i < b->phase->n_sheets; i++)
		if (b->phase->sheets[i].place == place)
			return &b->phase->sheets[i];
	return NULL;
}

static void add_totals(const struct build *b, xmlNode *score, const struct score_sheet *s)
{
	node_set_points(score, "total-self", s->total[SCORE_SELF]);
	node_set_points(score, "total-verified", s->total[SCORE_VERIFIED]);
	node_set_points(score, "total", s->total[SCORE_FINAL]);
	node_set_int(score, "num", s->total[SCORE_FINAL]);
	node_set_int(score, "den", 100);
	node_set_int(score, "self-num", s->total[SCORE_SELF]);
	node_set_int(score, "verified-num", s->total[SCORE_VERIFIED]);
	node_set(score, "grade", s->grade[SCORE_FINAL]);
	node_set(score, "grade-self", s->grade[SCORE_SELF]);
	node_set_int(score, "rank", s->rank);
	node_set_int(score, "rank-self", s->rank_self);
	node_set_int(score, "of", (int64_t)b->phase->n_sheets);
	add_change(score, s->total[SCORE_SELF], s->total[SCORE_FINAL]);
	if (s->rank_self != s->rank) {
		node_set(score, "rank-change", s->rank < s->rank_self ? "up" : "down");
		node_set_int(score, "rank-moved", labs((long)s->rank - s->rank_self));
	}
}

void score_add(const struct build *b, xmlNode *node, int place)
{
	const struct score_sheet *s = sheet_of(b, place);
	struct build with_rows = *b;
	xmlNode *score;

	if (s == NULL)
		return;
	score = node_add(node, "score");
	add_totals(b, score, s);
	node_flag(score, "submitted", s->submitted);
	node_set_points(score, "bonus", s->bonus);
	node_set(score, "bonus-text", s->bonus != 0 ? s->bonus_text : NULL);
	node_set_points(score, "deduct", s->deduct);
	node_set(score, "deduct-text", s->deduct != 0 ? s->deduct_text : NULL);
	node_set(score, "veto", s->veto);
	add_extremes(b, score, s);
	with_rows.evidence = s->submitted ? stats_evidence(b->phase->self, place, b->arena) : NULL;
	add_group_body(&with_rows, score, s, -1);
}

/* ---- the district ------------------------------------------------------------------- */

/* An indicator over the townships that sent data and to which it applies. */
struct mean { int index; int64_t score, weight; int64_t n, full, none, na; };

static int by_rate(const void *a, const void *b)
{
	const struct mean *x = a, *y = b;
	int64_t left = x->weight > 0 ? x->score * (y->weight > 0 ? y->weight : 1) : INT64_MAX;
	int64_t right = y->weight > 0 ? y->score * (x->weight > 0 ? x->weight : 1) : INT64_MAX;

	if (x->weight == 0 || y->weight == 0)
		return (x->weight == 0) - (y->weight == 0);
	return left != right ? (left > right) - (left < right) : x->index - y->index;
}

static struct mean mean_of(const struct build *b, size_t index)
{
	struct mean m = { .index = (int)index };

	for (size_t i = 0; i < b->phase->n_sheets; i++) {
		const struct score_sheet *s = &b->phase->sheets[i];
		const struct score_line *line = &s->lines[SCORE_FINAL][index];

		if (!s->submitted)
			continue;
		if (line->na) {
			m.na++;
			continue;
		}
		m.n++;
		m.score += line->score;
		m.weight += line->weight;
		m.full += line->score >= line->weight;
		m.none += line->score == 0;
	}
	return m;
}

/* Townships that got least of an indicator, for "主要是甲镇、乙镇". */
static void add_weakest(const struct build *b, xmlNode *i, const struct mean *m)
{
	GString *names = g_string_new(NULL);
	int n = 0;

	for (size_t k = 0; k < b->phase->n_sheets && n < 3; k++) {
		const struct score_sheet *s = &b->phase->sheets[k];
		const struct score_line *line = &s->lines[SCORE_FINAL][m->index];

		if (s->submitted && !line->na && line->score == 0)
			g_string_append_printf(names, "%s%s", n++ > 0 ? "、" : "", b->data->places[s->place].name);
	}
	if (n > 0)
		node_set(i, "none-names", names->str);
	g_string_free(names, TRUE);
}

static void add_means(const struct build *b, xmlNode *scores)
{
	size_t n = b->plan->n_indicators;
	struct mean *means = ARENA_ARRAY(b->arena, struct mean, n + 1);
	char buf[40];

	for (size_t i = 0; i < n; i++)
		means[i] = mean_of(b, i);
	qsort(means, n, sizeof *means, by_rate);
	for (size_t i = 0; i < n; i++) {
		const struct plan_indicator *ind = &b->plan->indicators[means[i].index];
		xmlNode *node = node_add(scores, "i");

		node_set(node, "id", ind->id);
		node_set(node, "label", ind->label);
		node_set_int(node, "order", (int64_t)i + 1);
		node_set_points(node, "weight", ind->weight);
		node_set_int(node, "n", means[i].n);
		node_set_int(node, "full", means[i].full);
		node_set_int(node, "none", means[i].none);
		node_set_int(node, "na", means[i].na);
		if (means[i].n > 0)
			node_set(node, "mean", rat_print(rat_make(means[i].score, means[i].n * 100), 2, buf));
		add_rate(node, means[i].score, means[i].weight);
		add_weakest(b, node, &means[i]);
	}
}

/* Grades with how many townships have them, and which. */
static void add_grades(const struct build *b, xmlNode *scores)
{
	for (size_t g = 0; g < b->plan->n_grades; g++) {
		xmlNode *grade = node_add(scores, "grade");
		GString *names = g_string_new(NULL);
		int64_t n = 0;

		for (size_t i = 0; i < b->phase->n_sheets; i++) {
			const struct score_sheet *s = &b->phase->sheets[i];

			if (s->grade[SCORE_FINAL] == NULL || strcmp(s->grade[SCORE_FINAL], b->plan->grades[g].label) != 0)
				continue;
			g_string_append_printf(names, "%s%s", n++ > 0 ? "、" : "", b->data->places[s->place].name);
		}
		node_set(grade, "label", b->plan->grades[g].label);
		node_set_points(grade, "from", b->plan->grades[g].from);
		node_set_int(grade, "n", n);
		if (n > 0)
			node_set(grade, "names", names->str);
		g_string_free(names, TRUE);
	}
}

/* The first-level groups: sums over the townships that sent data. */
static void add_group_means(const struct build *b, xmlNode *scores)
{
	char buf[40];

	for (size_t g = 0; g < b->plan->n_groups; g++) {
		int64_t sum = 0, n = 0;
		xmlNode *node;

		if (b->plan->groups[g].parent >= 0)
			continue;
		for (size_t i = 0; i < b->phase->n_sheets; i++) {
			sum += b->phase->sheets[i].submitted ? b->phase->sheets[i].group[SCORE_FINAL][g] : 0;
			n += b->phase->sheets[i].submitted;
		}
		node = node_add(scores, "group");
		node_set(node, "id", b->plan->groups[g].id);
		node_set(node, "label", b->plan->groups[g].label);
		node_set_points(node, "weight", b->plan->groups[g].weight);
		if (n > 0)
			node_set(node, "mean", rat_print(rat_make(sum, n * 100), 2, buf));
		add_rate(node, sum, n * b->plan->groups[g].weight);
	}
}

/* Townships whose total changed by verification, the largest change first. */
static int by_change(const void *a, const void *b)
{
	const struct score_sheet *x = *(const struct score_sheet *const *)a, *y = *(const struct score_sheet *const *)b;
	int dx = abs(x->total[SCORE_FINAL] - x->total[SCORE_SELF]), dy = abs(y->total[SCORE_FINAL] - y->total[SCORE_SELF]);

	return dx != dy ? dy - dx : x->place - y->place;
}

static void add_changes(const struct build *b, xmlNode *scores)
{
	const struct score_sheet **sheets = ARENA_ARRAY(b->arena, const struct score_sheet *, b->phase->n_sheets + 1);
	size_t n = 0;

	for (size_t i = 0; i < b->phase->n_sheets; i++)
		if (b->phase->sheets[i].total[SCORE_FINAL] != b->phase->sheets[i].total[SCORE_SELF])
			sheets[n++] = &b->phase->sheets[i];
	if (n > 0)
		qsort(sheets, n, sizeof *sheets, by_change);
	node_set_int(scores, "changed", (int64_t)n);
	for (size_t i = 0; i < n; i++) {
		xmlNode *c = node_add(scores, "change");

		node_set(c, "place", b->data->places[sheets[i]->place].code);
		node_set(c, "name", b->data->places[sheets[i]->place].name);
		node_set_int(c, "order", (int64_t)i + 1);
		add_totals(b, c, sheets[i]);
	}
}

/* Mean, highest and lowest total of the townships that sent data. */
static void add_summary(const struct build *b, xmlNode *scores)
{
	int64_t sum = 0, n = 0;
	const struct score_sheet *best = NULL, *worst = NULL;
	char buf[32];

	for (size_t i = 0; i < b->phase->n_sheets; i++) {
		const struct score_sheet *s = &b->phase->sheets[i];

		if (!s->submitted)
			continue;
		sum += s->total[SCORE_FINAL];
		n++;
		best = best == NULL || s->total[SCORE_FINAL] > best->total[SCORE_FINAL] ? s : best;
		worst = worst == NULL || s->total[SCORE_FINAL] < worst->total[SCORE_FINAL] ? s : worst;
	}
	node_set_int(scores, "submitted", n);
	if (n == 0)
		return;
	node_set(scores, "mean", rat_print(rat_make(sum, n * 100), 2, buf));
	node_set(scores, "best-name", b->data->places[best->place].name);
	node_set_points(scores, "best", best->total[SCORE_FINAL]);
	node_set(scores, "worst-name", b->data->places[worst->place].name);
	node_set_points(scores, "worst", worst->total[SCORE_FINAL]);
	node_set_points(scores, "spread", best->total[SCORE_FINAL] - worst->total[SCORE_FINAL]);
}

void score_add_district(const struct build *b, xmlNode *node)
{
	xmlNode *scores;

	if (b->phase->n_sheets == 0)
		return;
	scores = node_add(node, "scores");
	add_summary(b, scores);
	add_changes(b, scores);
	add_grades(b, scores);
	add_group_means(b, scores);
	add_means(b, scores);
}
