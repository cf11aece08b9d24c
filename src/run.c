/* run.c -- the beginning and the end of every subcommand. */
#include "run.h"

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"

#define SHOWN_ON_TERMINAL 20  /* problems printed before "the rest is in problems.csv" */

void run_begin(struct run *r, const struct options *o)
{
	*r = (struct run){ .o = o, .started = clock_seconds(), .arena = arena_new(), .diags = diags_new() };
	r->templates = options_templates(o);
}

void run_mark(const struct run *r, const char *zh, const char *en)
{
	if (r->o->verbose)
		fprintf(stderr, r->o->lang == DIAG_ZH ? "%7.3f 秒（处理器 %.3f）  %s\n" : "%7.3f s (processor %.3f)  %s\n",
			clock_seconds() - r->started, (double)clock() / CLOCKS_PER_SEC, r->o->lang == DIAG_ZH ? zh : en);
}

bool run_read(struct run *r)
{
	const struct options *o = r->o;
	struct ingest_options ingest = { .encoding = o->encoding };
	char *plan;

	r->season = season_load(o->input, r->arena, r->diags);
	if (r->season == NULL)
		return false;
	plan = o->plan != NULL ? g_strdup(o->plan) : r->season->plan_path != NULL
		? g_strdup(r->season->plan_path) : g_build_filename(r->templates, "plan.xml", NULL);
	r->plan = plan_load(plan, r->arena, r->diags);
	g_free(plan);
	if (r->plan == NULL)
		return false;
	run_mark(r, "方案", "plan");
	r->data = ingest_season(r->plan, r->season, &ingest, r->arena, r->diags);
	run_mark(r, "读入数据", "data read");
	return r->data != NULL;
}

struct facts_phase *run_phase(struct run *r, int phase)
{
	struct facts_phase *f = &r->phases[r->n_phases];
	struct stats **s = r->stats[r->n_phases++];

	f->phase = phase;
	f->self = f->verified = s[0] = stats_eval(r->data, phase, NULL, r->arena, r->diags);
	return f;
}

void run_sample(struct facts_phase *f)
{
	f->samples = stats_sample(f->self, &f->n_samples);
}

/* As verified, scored. */
static void run_scores(struct run *r, struct facts_phase *f)
{
	f->verification = stats_verify(r->data, f->phase, r->arena, r->diags);
	if (g_hash_table_size(f->verification->removed) > 0)
		f->verified = r->stats[r->n_phases - 1][1] = stats_eval(r->data, f->phase, f->verification->removed,
			r->arena, r->diags);
	f->sheets = stats_scores(r->data, f->self, f->verified, f->verification, r->arena, r->diags, &f->n_sheets);
}

void run_compute(struct run *r)
{
	for (size_t i = 0; i < r->season->n_phases && r->n_phases < G_N_ELEMENTS(r->phases); i++) {
		const struct season_phase *phase = &r->season->phases[i];
		struct facts_phase *f;

		if (phase->cutoff == PLAN_EMPTY)
			continue;
		f = run_phase(r, (int)i);
		if (r->plan->scored != NULL && strcmp(r->plan->scored, phase->id) != 0)
			continue;
		run_scores(r, f);
		run_sample(f);
	}
	run_mark(r, "统计、评分、抽样", "figures, scores, samples");
}

void run_hush(struct run *r)
{
	diags_free(r->diags);
	r->diags = diags_new();
	r->data->diags = r->diags;
}

int run_end(struct run *r)
{
	struct diag_style style = { r->o->lang, r->o->format, r->o->colour, 0 };
	int status;

	if (r->o->format == DIAG_TEXT && diags_count_level(r->diags, DIAG_TEMPLATE) == 0 && isatty(STDERR_FILENO))
		style.limit = SHOWN_ON_TERMINAL;
	diags_sort(r->diags);
	diags_print(r->diags, 0, stderr, &style);
	status = diags_status(r->diags);
	for (size_t i = 0; i < r->n_phases; i++) {
		stats_free(r->stats[i][0]);
		stats_free(r->stats[i][1]);
		stats_verification_free(r->phases[i].verification);
	}
	diags_free(r->diags);
	arena_free(r->arena);
	g_free(r->templates);
	return status;
}

