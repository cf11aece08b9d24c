/* report.c -- one document, from facts to files, inside a worker. */
#include <libxml/xpath.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "charts/charts.h"
#include "layout/layout.h"
#include "publish/job.h"
#include "publish/lineage.h"

#define CHART_WIDTH 440.0   /* [pt] of a chart as a picture of its own */
#define PIXELS_PER_POINT 3.5  /* 1624 pixels wide: fit for a slide */
#define TITLE_MOST 20         /* characters of a title in a file's name */

static char *attribute(const xmlDoc *doc, const char *name)
{
	xmlChar *v = xmlGetNoNsProp(xmlDocGetRootElement((xmlDoc *)(uintptr_t)doc), (const xmlChar *)name);
	char *copy = g_strdup(v != NULL ? (const char *)v : "");

	xmlFree(v);
	return copy;
}

/* Folder of the township's photos: its submission of the document's phase. */
char *job_photo_folder(const struct job *job, int place, const struct publish_input *in)
{
	int phase = season_find_phase(in->season, job->kind->phase);
	int submission = phase < 0 ? -1 : ingest_submission_of(in->data, place, phase);

	if (submission < 0)
		return g_strdup(in->season->root);
	return g_build_filename(in->season->root, in->data->submissions[submission].folder, NULL);
}

static void hash_photos(GString *sums, const xmlNode *node, const char *folder)
{
	for (; node != NULL; node = node->next) {
		if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, "photo") == 0) {
			xmlChar *file = xmlGetNoNsProp((xmlNode *)(uintptr_t)node, (const xmlChar *)"file");
			char *path = g_build_filename(folder, file != NULL ? (const char *)file : "", NULL);
			char *sum = file_digest(path, NULL);

			g_string_append(sums, sum != NULL ? sum : "");
			g_free(sum);
			g_free(path);
			xmlFree(file);
		}
		hash_photos(sums, node->children, folder);
	}
}

/* The composed form: what the document says, whatever program prints it. */
static char *digest_of(xmlDoc *report)
{
	xmlChar *text;
	int len;
	char *sum;

	xmlDocDumpMemory(report, &text, &len);
	sum = file_sha256(text, (size_t)len);
	xmlFree(text);
	return sum;
}

/* Everything that decides the bytes: composed form, photos, style, fonts, program. */
static char *key_of(xmlDoc *report, const char *digest, const char *folder, const char *base_key)
{
	GString *sums = g_string_new(base_key);
	char *key;

	g_string_append(sums, digest);
	hash_photos(sums, xmlDocGetRootElement(report), folder);
	key = file_sha256(sums->str, sums->len);
	g_string_free(sums, TRUE);
	return key;
}

static void note_file(struct job *job, const char *path, const char *title, const char *bytes, size_t len)
{
	struct job_file file = { .path = g_strdup(path), .size = len, .title = g_strdup(title) };
	char *sum = file_sha256(bytes, len);

	g_strlcpy(file.sha256, sum, sizeof file.sha256);
	g_array_append_val(job->files, file);
	g_free(sum);
}

bool job_save(struct job *job, const struct publish_options *o, const char *path, const char *title,
	const char *bytes, size_t len, struct diags *diags)
{
	char *full = g_build_filename(o->output, path, NULL);
	bool ok = file_write(full, bytes, len, diags);

	note_file(job, path, title, bytes, len);
	g_free(full);
	return ok;
}

static bool names(const char *list, const char *part, const char *stem)
{
	char **name = g_strsplit(list, ",", -1);
	bool found = false;

	for (size_t i = 0; name[i] != NULL && !found; i++)
		found = g_str_has_prefix(name[i], part) && g_str_has_prefix(stem, name[i] + strlen(part));
	g_strfreev(name);
	return found;
}

/* For the tests of isolation: EVALSEASON_FAULT is "crash:", "hang:", "memory:" or "fail:" and beginnings of
 * stems with commas between; the pictures of charts are called picture-STEM. */
bool job_fault(const char *part, const struct job *job)
{
	static GSList *held;
	const char *fault = g_getenv("EVALSEASON_FAULT");
	const char *colon = fault != NULL ? strchr(fault, ':') : NULL;

	if (colon == NULL || !names(colon + 1, part, job->stem))
		return false;
	if (g_str_has_prefix(fault, "crash:"))
		abort();
	while (g_str_has_prefix(fault, "hang:"))
		pause();
	while (g_str_has_prefix(fault, "memory:"))
		held = g_slist_prepend(held, memset(g_malloc((gsize)64 << 20), 1, (size_t)64 << 20));
	return g_str_has_prefix(fault, "fail:");
}

/* A file that is drawn, not yet written. */
struct drawn {
	char *path, *title, *bytes;
	size_t len;
};

struct charts_run {
	struct job *job;
	const struct publish_input *in;
	GArray *files;           /* of struct drawn: the document, then its charts */
	struct arena *arena;
	struct diags *diags;
	int n;
	bool ok;
};

/* What a chart shows, short: a long title without what stands in brackets. */
static char *shown(const char *title)
{
	char *safe = job_safe_name(title), *brief;
	GString *s = g_string_new(safe);

	if (g_utf8_strlen(safe, -1) > TITLE_MOST)
		for (const char *from; (from = strstr(s->str, "（")) != NULL && strstr(from, "）") != NULL;)
			g_string_erase(s, from - s->str, strstr(from, "）") + strlen("）") - from);
	brief = g_utf8_substring(s->str, 0, MIN(g_utf8_strlen(s->str, -1), TITLE_MOST));
	g_string_free(s, TRUE);
	g_free(safe);
	return brief;
}

/* The document's name, the chart's number in it and what it shows:
 * charts/450199001000-城东街道-工作报告-02-平均组织数与目标.svg */
static char *chart_path(const struct charts_run *run, const char *title, const char *type)
{
	char *document = g_path_get_basename(run->job->path), *shows = shown(title != NULL ? title : "");
	char *path;

	document[strlen(document) - strlen(".pdf")] = '\0';
	path = g_strdup_printf("charts/%s-%02d-%s.%s", document, run->n, shows, type);
	g_free(document);
	g_free(shows);
	return path;
}

static bool draw_chart(struct charts_run *run, const struct chart *chart, bool svg)
{
	double h = chart_height(chart, CHART_WIDTH, run->in->style) + 48.0;
	struct drawn file = { .title = g_strdup(chart->title) };
	struct canvas *c = svg ? canvas_svg(run->in->fonts, chart->title, &file.bytes, &file.len)
		: canvas_png(run->in->fonts, PIXELS_PER_POINT, &file.bytes, &file.len);
	bool ok;

	canvas_page(c, CHART_WIDTH + 24.0, h + 24.0, "");
	chart_draw(chart, c, 12.0, 12.0, CHART_WIDTH, h, run->in->style, true);
	ok = canvas_finish(c, run->diags);
	canvas_free(c);
	file.path = chart_path(run, chart->title, svg ? "svg" : "png");
	g_array_append_val(run->files, file);
	return ok;
}

static void draw_charts(struct charts_run *run, const xmlNode *node)
{
	for (; node != NULL; node = node->next) {
		if (node->type != XML_ELEMENT_NODE)
			continue;
		if (strcmp((const char *)node->name, "chart") == 0) {
			const struct chart *chart = chart_read(node, run->arena, run->diags);

			run->n++;
			if (chart != NULL)
				run->ok = draw_chart(run, chart, true) && draw_chart(run, chart, false) && run->ok;
		}
		draw_charts(run, node->children);
	}
}

/* The pages as a PDF, as the first of the files. */
static bool draw_pages(struct charts_run *run, const struct canvas *pages, const xmlDoc *report)
{
	char *title = attribute(report, "title"), *subject = attribute(report, "subject");
	char *keywords = attribute(report, "keywords");
	const struct season *season = run->in->season;
	struct canvas_meta meta = { title, season->issuer, subject, keywords, "zh-CN", season->date, run->job->digest };
	struct drawn file = { .path = g_strdup(run->job->path) };
	struct canvas *pdf = canvas_pdf(run->in->fonts, &meta, &file.bytes, &file.len);
	bool ok;

	run->job->pages = (int)canvas_record_pages(pages);
	canvas_play(pages, pdf);
	ok = canvas_finish(pdf, run->diags);
	canvas_free(pdf);
	g_array_append_val(run->files, file);
	g_free(title);
	g_free(subject);
	g_free(keywords);
	return ok;
}

static void free_drawn(gpointer file)
{
	struct drawn *f = file;

	g_free(f->path);
	g_free(f->title);
	g_free(f->bytes);
}

static bool save_drawn(struct job *job, const char *output, const GArray *drawn, struct diags *diags)
{
	struct file_bytes *files = g_new0(struct file_bytes, drawn->len + 1);
	GPtrArray *paths = g_ptr_array_new_with_free_func(g_free);
	bool ok;

	for (guint i = 0; i < drawn->len; i++) {
		const struct drawn *f = &g_array_index(drawn, struct drawn, i);
		char *full = g_build_filename(output, f->path, NULL);

		g_ptr_array_add(paths, full);
		files[i] = (struct file_bytes){ full, f->bytes, f->len };
		note_file(job, f->path, f->title, f->bytes, f->len);
	}
	ok = file_write_all(files, drawn->len, diags);
	g_ptr_array_free(paths, TRUE);
	g_free(files);
	return ok;
}

/* Nothing is written before everything is drawn: a document that fails leaves the files of the last build. */
static bool render(struct job *job, const struct job_context *c, xmlDoc *report, const char *photos,
	struct arena *arena, struct diags *diags)
{
	struct layout_options lo = { c->in->style, c->in->fonts, photos, c->in->season->official };
	struct canvas *pages = layout_report(report, &lo, arena, diags);
	struct charts_run run = { job, c->in, g_array_new(FALSE, TRUE, sizeof(struct drawn)), arena, diags, 0, true };
	bool ok = pages != NULL && draw_pages(&run, pages, report);

	g_array_set_clear_func(run.files, free_drawn);
	canvas_free(pages);
	if (ok && !c->o->no_pictures) {
		run.ok = !job_fault("picture-", job);
		draw_charts(&run, xmlDocGetRootElement(report));
	}
	ok = ok && run.ok && save_drawn(job, c->o->output, run.files, diags);
	g_array_free(run.files, TRUE);
	return ok;
}

/* The issued file, or what the last build left, where it still stands. */
bool job_keep(struct job *job, const struct job_context *c, bool issued, struct diags *diags)
{
	struct job_file f = { .path = job->path };
	GArray *files;
	char *sum;

	if (issued && issued_keeps(c->issued, job, c->o->output, diags, &sum, &f.size)) {
		f.path = g_strdup(job->path);
		g_strlcpy(f.sha256, sum, sizeof f.sha256);
		g_free(sum);
		g_array_append_val(job->files, f);
		job->state = JOB_ISSUED;
		return true;
	}
	files = c->o->force ? NULL : previous_files(c->previous, c->o->output, job->path, job->key, &job->pages);
	if (files == NULL)
		return false;
	job_files_free(job->files);
	job->files = files;
	job->state = JOB_UNCHANGED;
	return true;
}

char *job_report_key(const struct job *job, const struct job_context *c, int place, xmlDoc *report, char **digest)
{
	char *photos = job_photo_folder(job, place, c->in), *key;

	*digest = digest_of(report);
	key = key_of(report, *digest, photos, c->base_key);
	g_free(photos);
	return key;
}

static void make_document(struct job *job, const struct job_context *c, struct diags *diags)
{
	GPtrArray *printed = g_ptr_array_new();
	xmlDoc *report = compose_report(c->in->compose, job->kind, c->in->facts,
		c->in->data->places[job->place].code, printed, diags);
	char *photos = job_photo_folder(job, job->place, c->in);

	job->state = JOB_FAILED;
	if (report != NULL)
		job->key = job_report_key(job, c, job->place, report, &job->digest);
	job->lineage = lineage_rows(printed, &(struct lineage_document){ job->path, job->kind->phase,
		c->in->data->places[job->place].code, report });
	if (report != NULL && !job_fault("", job)
		&& !job_keep(job, c, issued_has(c->issued, job->path), diags)) {
		struct arena *arena = arena_new();

		if (render(job, c, report, photos, arena, diags))
			job->state = JOB_BUILT;
		arena_free(arena);
	}
	if (report != NULL)
		xmlFreeDoc(report);
	g_ptr_array_free(printed, TRUE);
	g_free(photos);
}

void job_run(struct job *job, const struct job_context *c, struct diags *diags)
{
	if (job->make != NULL)
		job->state = !job_fault("", job) && job->make(c, job, diags) ? JOB_BUILT : JOB_FAILED;
	else if (job->set)
		set_run(job, c, diags);
	else
		make_document(job, c, diags);
}
