/* render.c -- the benchmark of rendering: documents of tests/bench/reports over a
 * facts file, by the program's own stages and workers.
 * usage: bench-render TEMPLATES FACTS OUTPUT JOBS [FIRST LAST] */
#include <glib.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "publish/job.h"
#include "publish/node.h"

static void fail(struct diags *diags)
{
	struct diag_style style = { DIAG_EN, DIAG_TEXT, false, 20 };

	diags_print(diags, 0, stderr, &style);
	exit(1);
}

/* The places of the facts: a district and its townships. */
static struct dataset *places_of(xmlDoc *facts, struct arena *arena, size_t first, size_t last)
{
	struct dataset *data = ARENA_NEW(arena, struct dataset);
	const xmlNode *district = node_child(node_child(xmlDocGetRootElement(facts), "phase"), "district");
	size_t n = 0;

	data->arena = arena;
	data->places = ARENA_ARRAY(arena, struct place, 2 + last - first);
	data->places[data->n_places++] = (struct place){ .level = PLAN_DISTRICT, .code = "0", .name = "区", .parent = -1 };
	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && n++ >= first && n <= last)
			data->places[data->n_places++] = (struct place){ .level = PLAN_TOWNSHIP,
				.code = node_attribute(t, "code"), .name = node_attribute(t, "name") };
	return data;
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	size_t first = argc > 6 ? strtoul(argv[5], NULL, 10) : 0, last = argc > 6 ? strtoul(argv[6], NULL, 10) : 100000;
	char *plan_path, *style_path, *text;
	gsize len;
	size_t n, pages = 0, bytes = 0;
	xmlDoc *facts;
	struct publish_input in = { 0 };
	struct publish_options o = { 0 };
	const struct season_phase phase = { .id = "wrapup", .label = "", .cutoff = 0, .fallback = -1 };
	struct season season = { .phases = &phase, .n_phases = 1, .district_code = "0", .district_name = "", .issuer = "XX", .root = ".", .seed = "", .title = "bench", .year = "2024" };
	struct job *jobs;
	struct job_context context = { .in = &in, .o = &o, .base_key = "" };

	if (argc < 5)
		return fprintf(stderr, "usage: bench-render TEMPLATES FACTS OUTPUT JOBS [FIRST LAST]\n"), 2;
	facts = xmlReadFile(argv[2], NULL, XML_PARSE_HUGE);
	if (facts == NULL || !g_file_get_contents(argv[2], &text, &len, NULL))
		return 1;
	last = MIN(last, 20000);
	plan_path = g_build_filename(argv[1], "plan.xml", NULL);
	style_path = g_build_filename(argv[1], "style.xml", NULL);
	in = (struct publish_input){ .plan = plan_load(plan_path, arena, diags), .season = &season,
		.data = places_of(facts, arena, first, last), .facts = facts, .templates = argv[1] };
	((struct dataset *)(uintptr_t)in.data)->season = &season;
	in.style = in.plan == NULL ? NULL : style_load(style_path, arena, diags);
	in.compose = in.style == NULL ? NULL : compose_load(argv[1], in.plan, &season, diags);
	in.fonts = in.compose == NULL ? NULL : fonts_open(in.style, diags);
	o = (struct publish_options){ .output = argv[3], .jobs = atoi(argv[4]), .force = true, .quiet = true, .no_pictures = true };
	if (in.fonts == NULL)
		fail(diags);
	fonts_want(in.fonts, text, len);
	fonts_want(in.fonts, "一二三四五六七八九十、（）.—续表图目录第页共1234567890", 100);
	if (!fonts_prepare(in.fonts, diags))
		fail(diags);
	context.previous = previous_load("/nonexistent");
	context.issued = issued_load("/nonexistent");
	jobs = jobs_list(&in, &o, &n, diags);
	if (jobs == NULL || !workers_run(jobs, n, &context, diags))
		fail(diags);
	for (size_t i = 0; i < n; i++) {
		pages += (size_t)jobs[i].pages;
		bytes += g_array_index(jobs[i].files, struct job_file, 0).size;
	}
	printf("reports %zu pages %zu mean KB %zu\n", n, pages, bytes / n / 1000);
	return 0;
}
