/* render.c -- the benchmark of rendering: documents of tests/bench/reports over a
 * facts file, by the program's own stages and workers.
 * usage: bench-render TEMPLATES FACTS OUTPUT JOBS [FIRST LAST [TIMES]]; TIMES: each document so often, under another name */
#include <glib.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/parallel.h"
#include "base/relaxng.h"
#include "publish/job.h"
#include "publish/node.h"

struct start {
	const char *templates, *facts_path;
	const struct season *season;
	struct arena *arena;
	struct diags *diags;
	struct publish_input in;
};

static void fail(struct diags *diags)
{
	struct diag_style style = { DIAG_EN, DIAG_TEXT, false, 20 };

	diags_print(diags, 0, stderr, &style);
	exit(1);
}

/* The places of the facts: a district and its townships. */
static struct dataset *places_of(xmlDoc *facts, struct arena *arena, size_t first, size_t last, size_t times)
{
	struct dataset *data = ARENA_NEW(arena, struct dataset);
	const xmlNode *district = node_child(node_child(xmlDocGetRootElement(facts), "phase"), "district");
	size_t n = 0;

	data->arena = arena;
	data->places = ARENA_ARRAY(arena, struct place, 2 + (last - first) * times);
	data->places[data->n_places++] = (struct place){ .level = PLAN_DISTRICT, .code = "0", .name = "区", .parent = -1 };
	for (const xmlNode *t = district->children; t != NULL; t = t->next)
		if (node_is(t, "township") && n++ >= first && n <= last)
			for (size_t k = 1; k <= times; k++)
				data->places[data->n_places++] = (struct place){ .level = PLAN_TOWNSHIP,
					.code = node_attribute(t, "code"), .name = k == 1 ? node_attribute(t, "name")
						: arena_printf(arena, "%s-%zu", node_attribute(t, "name"), k) };
	return data;
}

static struct fonts *load_fonts(const struct start *s, const char *text, gsize len)
{
	struct fonts *fonts = fonts_open(s->in.style, s->diags);

	if (fonts == NULL)
		return NULL;
	fonts_want(fonts, text, len);
	fonts_want(fonts, "一二三四五六七八九十、（）.—续表图目录第页共1234567890", 100);
	return fonts_prepare(fonts, s->diags) ? fonts : NULL;
}

static void load_policy(struct start *s)
{
	char *plan = g_build_filename(s->templates, "plan.xml", NULL), *text;
	char *style = g_build_filename(s->templates, "style.xml", NULL);
	gsize len;

	s->in.plan = plan_load(plan, s->arena, s->diags);
	s->in.style = style_load(style, s->arena, s->diags);
	if (s->in.plan != NULL)
		s->in.compose = compose_load(s->templates, s->in.plan, s->season, s->diags);
	if (s->in.style != NULL && g_file_get_contents(s->facts_path, &text, &len, NULL)) {
		s->in.fonts = load_fonts(s, text, len);
		g_free(text);
	}
	g_free(style);
	g_free(plan);
}

/* The tree of the facts beside all that the templates are made of: each is about half of the start. */
static void load_piece(void *data, size_t piece)
{
	struct start *s = data;

	if (piece == 0)
		s->in.facts = xmlReadFile(s->facts_path, NULL, XML_PARSE_HUGE);
	else
		load_policy(s);
}

int main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	size_t first = argc > 6 ? strtoul(argv[5], NULL, 10) : 0, last = argc > 6 ? strtoul(argv[6], NULL, 10) : 100000;
	size_t times = argc > 7 ? strtoul(argv[7], NULL, 10) : 1, n, pages = 0, bytes = 0;
	struct dataset *data;
	struct publish_options o = { 0 };
	const struct season_phase phase = { .id = "wrapup", .label = "", .cutoff = 0, .fallback = -1 };
	struct season season = { .phases = &phase, .n_phases = 1, .district_code = "0", .district_name = "", .issuer = "XX", .root = ".", .seed = "", .title = "bench", .year = "2024" };
	struct start start = { .season = &season, .arena = arena, .diags = diags };
	struct job *jobs;
	struct job_context context = { .in = &start.in, .o = &o, .base_key = "", .rows = tmpfile() };

	if (argc < 5)
		return fprintf(stderr, "usage: bench-render TEMPLATES FACTS OUTPUT JOBS [FIRST LAST [TIMES]]\n"), 2;
	memory_prepare();
	start.templates = start.in.templates = argv[1];
	start.facts_path = argv[2];
	relaxng_prepare();
	parallel_for(2, load_piece, &start);
	if (start.in.facts == NULL || start.in.compose == NULL || start.in.fonts == NULL)
		fail(diags);
	data = places_of(start.in.facts, arena, first, MIN(last, 20000), times);
	data->season = start.in.season = &season;
	start.in.data = data;
	o = (struct publish_options){ .output = argv[3], .jobs = atoi(argv[4]), .force = true, .quiet = true, .no_pictures = true };
	context.previous = previous_load("/nonexistent");
	context.issued = issued_load("/nonexistent");
	jobs = jobs_list(&start.in, &o, &n, diags);
	if (jobs == NULL || !workers_run(jobs, n, &context, diags))
		fail(diags);
	for (size_t i = 0; i < n; i++) {
		pages += (size_t)jobs[i].pages;
		bytes += g_array_index(jobs[i].files, struct job_file, 0).size;
	}
	printf("reports %zu pages %zu mean KB %zu\n", n, pages, bytes / n / 1000);
	return 0;
}
