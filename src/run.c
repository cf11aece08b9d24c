/* run.c -- the beginning and the end of every subcommand. */
#include "run.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/parallel.h"

#define SHOWN_ON_TERMINAL 20  /* problems printed before "the rest is in problems.csv" */

void run_begin(struct run *r, const struct options *o)
{
	*r = (struct run){ .o = o, .started = clock_seconds(), .arena = arena_new(), .diags = diags_new() };
	r->templates = options_templates(o);
	parallel_limit(o->jobs > 0 ? (unsigned)o->jobs : 0);
}

void run_mark(const struct run *r, const char *zh, const char *en)
{
	if (r->o->verbose)
		fprintf(stderr, r->o->lang == DIAG_ZH ? "%7.3f 秒（处理器 %.3f）  %s\n" : "%7.3f s (processor %.3f)  %s\n",
			clock_seconds() - r->started, (double)clock() / CLOCKS_PER_SEC, r->o->lang == DIAG_ZH ? zh : en);
}

/* What English calls what has a Chinese label. */
static void name_terms(struct run *r)
{
	for (size_t i = 0; i < r->plan->n_tables; i++) {
		const struct plan_table *t = &r->plan->tables[i];

		diags_name(r->diags, NULL, t->label, t->id);
		for (size_t k = 0; k < t->n_fields; k++)
			diags_name(r->diags, t->label, t->fields[k].label, t->fields[k].name);
	}
	for (size_t i = 0; i < r->season->n_phases; i++)
		diags_name(r->diags, NULL, r->season->phases[i].label, r->season->phases[i].id);
}

bool run_open(struct run *r)
{
	const struct options *o = r->o;
	char *plan, *schema;

	r->season = season_load(o->input, r->arena, r->diags);
	if (r->season == NULL)
		return false;
	plan = o->plan != NULL ? g_strdup(o->plan) : r->season->plan_path != NULL
		? g_strdup(r->season->plan_path) : g_build_filename(r->templates, "plan.xml", NULL);
	schema = g_build_filename(r->templates, "plan.rng", NULL);
	r->plan = plan_load_by(plan, schema, r->arena, r->diags);
	g_free(schema);
	g_free(plan);
	run_mark(r, "方案", "plan");
	if (r->plan != NULL)
		name_terms(r);
	return r->plan != NULL;
}

bool run_read(struct run *r)
{
	struct ingest_options ingest = { .encoding = r->o->encoding };

	r->data = ingest_season(r->plan, r->season, &ingest, r->arena, r->diags);
	run_mark(r, "读入数据", "data read");
	return r->data != NULL;
}

/* Each way to see a phase has memory and diagnostics of its own: they are computed side by side. */
static struct facts_phase *open_phase(struct run *r, int phase)
{
	struct facts_phase *f = &r->phases[r->n_phases];

	f->phase = phase;
	for (int way = 0; way < RUN_WAYS; way++) {
		r->memory[r->n_phases][way] = arena_new();
		r->said[r->n_phases][way] = diags_new();
	}
	r->n_phases++;
	return f;
}

static void take_said(struct run *r)
{
	for (size_t i = 0; i < r->n_phases; i++)
		for (int way = 0; way < RUN_WAYS; way++)
			diags_take(r->diags, r->said[i][way]);
}

static void eval_self(struct run *r, size_t i)
{
	struct facts_phase *f = &r->phases[i];

	f->self = f->verified = r->stats[i][0] = stats_eval(r->data, f->phase, NULL, r->memory[i][0], r->said[i][0]);
}

struct facts_phase *run_phase(struct run *r, int phase)
{
	struct facts_phase *f = open_phase(r, phase);

	eval_self(r, r->n_phases - 1);
	take_said(r);
	return f;
}

static bool is_scored(const struct run *r, size_t i)
{
	return r->plan->scored == NULL || strcmp(r->plan->scored, r->season->phases[r->phases[i].phase].id) == 0;
}

static void eval_verified(struct run *r, size_t i)
{
	struct facts_phase *f = &r->phases[i];

	r->frozen[i] = stats_frozen(r->data, f->phase, r->memory[i][1], r->said[i][1]);
	f->verification = stats_verify(r->data, f->phase, r->frozen[i], r->memory[i][1], r->said[i][1]);
	if (g_hash_table_size(f->verification->removed) > 0)
		r->stats[i][1] = stats_eval(r->data, f->phase, f->verification->removed, r->memory[i][1], r->said[i][1]);
	if (f->verification->differ)
		r->apart[i] = stats_eval(r->data, f->phase, f->verification->removed_apart, r->memory[i][1], r->said[i][1]);
}

/* Even pieces are the phases as reported, odd ones as verified. */
static void compute_piece(void *data, size_t piece)
{
	struct run *r = data;
	size_t i = piece / RUN_WAYS;

	if (piece % RUN_WAYS == 0)
		eval_self(r, i);
	else if (is_scored(r, i))
		eval_verified(r, i);
}

/* What follows from the figures as reported: even pieces what the rows contradict, odd ones the sample,
 * in the memory of what is verified. */
static void follow_piece(void *data, size_t piece)
{
	struct run *r = data;
	size_t i = piece / RUN_WAYS;

	if (piece % RUN_WAYS == 0)
		stats_report_crosses(r->phases[i].self);
	else if (is_scored(r, i))
		r->phases[i].samples = stats_sample(r->phases[i].self, r->frozen[i], r->memory[i][1], r->said[i][1],
			&r->phases[i].n_samples);
}

static void score_phase(struct run *r, size_t i)
{
	struct facts_phase *f = &r->phases[i];

	if (r->stats[i][1] != NULL)
		f->verified = r->stats[i][1];
	f->sheets = stats_scores(r->data, f->self, f->verified, r->apart[i] != NULL ? r->apart[i] : f->verified,
		f->verification, r->memory[i][1], r->said[i][1], &f->n_sheets);
}

void run_compute(struct run *r)
{
	for (size_t i = 0; i < r->season->n_phases && r->n_phases < G_N_ELEMENTS(r->phases); i++)
		if (r->season->phases[i].cutoff != PLAN_EMPTY)
			open_phase(r, (int)i);
	parallel_for(r->n_phases * RUN_WAYS, compute_piece, r);
	parallel_for(r->n_phases * RUN_WAYS, follow_piece, r);
	for (size_t i = 0; i < r->n_phases; i++)
		if (is_scored(r, i))
			score_phase(r, i);
	take_said(r);
	run_mark(r, "统计、评分、抽样", "figures, scores, samples");
}

void run_hush(struct run *r)
{
	diags_free(r->diags);
	r->diags = diags_new();
	if (r->data != NULL)
		r->data->diags = r->diags;
}

int run_end(struct run *r)
{
	struct diag_style style = { r->o->lang, r->o->format, r->o->colour, 0 };
	int status;

	if (r->lists_problems && r->o->format == DIAG_TEXT && diags_count_level(r->diags, DIAG_TEMPLATE) == 0 && isatty(STDERR_FILENO))
		style.limit = SHOWN_ON_TERMINAL;
	take_said(r);
	diags_sort(r->diags);
	diags_print(r->diags, 0, stderr, &style);
	status = diags_status(r->diags);
	for (size_t i = 0; i < r->n_phases; i++) {
		stats_free(r->stats[i][0]);
		stats_free(r->stats[i][1]);
		stats_free(r->apart[i]);
		stats_verification_free(r->phases[i].verification);
		for (int way = 0; way < RUN_WAYS; way++) {
			arena_free(r->memory[i][way]);
			diags_free(r->said[i][way]);
		}
	}
	diags_free(r->diags);
	arena_free(r->arena);
	g_free(r->templates);
	return status;
}

