/* data.c -- the files beside the documents. Most are jobs like documents, made by
 * whichever worker is free; lineage and index.html wait for all documents. */
#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "facts/facts.h"
#include "publish/job.h"
#include "publish/lineage.h"
#include "publish/xlsx.h"

#define BOM "\xEF\xBB\xBF"

static bool write_string(const struct job_context *c, struct job *job, const char *path, GString *text,
	struct diags *diags)
{
	bool ok = job_save(job, c->o, path, NULL, text->str, text->len, diags);

	g_string_free(text, TRUE);
	return ok;
}

/* ---- what needs no document ------------------------------------------------------- */

static bool make_facts(const struct job_context *c, struct job *job, struct diags *diags)
{
	size_t len;
	char *facts = facts_text(c->in->facts, &len);
	bool ok = job_save(job, c->o, job->path, NULL, facts, len, diags);

	g_free(facts);
	return ok;
}

static bool make_problems(const struct job_context *c, struct job *job, struct diags *diags)
{
	return job_save(job, c->o, job->path, NULL, c->problems->str, c->problems->len, diags);
}

static bool make_crosses(const struct job_context *c, struct job *job, struct diags *diags)
{
	return write_string(c, job, job->path, crosses_csv(c->in->facts), diags);
}

static bool make_progress(const struct job_context *c, struct job *job, struct diags *diags)
{
	return write_string(c, job, job->path, ingest_progress_csv(c->in->data), diags);
}

static bool make_clean(const struct job_context *c, struct job *job, struct diags *diags)
{
	const struct plan *plan = c->in->plan;
	bool ok = true;

	for (size_t t = 0; t < plan->n_tables && ok; t++) {
		char *path = g_strdup_printf("%s/%s.csv", job->path, plan->tables[t].id);

		if (plan->tables[t].scope == PLAN_SCOPE_TOWNSHIP)
			ok = write_string(c, job, path, ingest_clean_csv(c->in->data, &plan->tables[t], job->place), diags);
		g_free(path);
	}
	return ok;
}

/* The library writes files only: to a temporary name first, then through ours. */
static bool make_statistics(const struct job_context *c, struct job *job, struct diags *diags)
{
	char *temp = g_strdup_printf("%s/%s.%d.part", c->o->output, job->path, (int)getpid());
	char *folder = g_path_get_dirname(temp), *bytes = NULL;
	gsize len;
	bool ok = g_mkdir_with_parents(folder, 0777) == 0 && xlsx_statistics(c->in->facts, c->in->season, temp)
		&& g_file_get_contents(temp, &bytes, &len, NULL);

	if (!ok)
		diag_say(diags, DIAG_FILE_WRITE, (struct loc){ .file = job->path }, "xlsx", "xlsx", NULL);
	ok = ok && job_save(job, c->o, job->path, NULL, bytes, len, diags);
	g_unlink(temp);
	g_free(bytes);
	g_free(folder);
	g_free(temp);
	return ok;
}

/* ---- what stands on the documents --------------------------------------------------- */

/* What one document left; false when it cannot be read. */
static bool add_rows(GString *s, FILE *rows, const struct job *job)
{
	size_t start = s->len, done = 0, len = (size_t)job->rows.len;

	g_string_set_size(s, start + len);
	while (done < len) {
		ssize_t n = pread(fileno(rows), s->str + start + done, len - done, (off_t)(job->rows.at + done));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0)
			return false;
		done += (size_t)n;
	}
	return true;
}

/* In the order of the documents. */
static bool make_lineage(const struct job_context *c, struct job *job, struct diags *diags)
{
	static const char head[] = BOM LINEAGE_HEADER "\r\n";
	size_t len = sizeof head;
	GString *s;
	bool ok = true;

	for (size_t i = 0; i < c->n_jobs; i++)
		len += (size_t)c->jobs[i].rows.len;
	s = g_string_sized_new(len);
	g_string_append(s, head);
	for (size_t i = 0; i < c->n_jobs && ok; i++)
		ok = c->jobs[i].state == JOB_FAILED || add_rows(s, c->rows, &c->jobs[i]);
	if (ok)
		return write_string(c, job, "data/lineage.csv", s, diags);
	g_string_free(s, TRUE);
	return file_fail(diags, DIAG_FILE_READ, "data/lineage.csv", errno);
}

/* What the dashboard links to, put into the facts: of this worker, which makes nothing else. */
static xmlNode *documents(const struct publish_input *in, const struct job *jobs, size_t n)
{
	xmlNode *list = xmlNewNode(NULL, (const xmlChar *)"documents");

	for (size_t i = 0; i < n; i++) {
		const struct place *place = &in->data->places[jobs[i].place];
		xmlNode *doc;
		char pages[16];

		if (jobs[i].kind == NULL || jobs[i].state == JOB_FAILED)
			continue;
		g_snprintf(pages, sizeof pages, "%d", jobs[i].pages);
		doc = xmlNewChild(list, NULL, (const xmlChar *)"doc", NULL);
		xmlNewProp(doc, (const xmlChar *)"kind", (const xmlChar *)jobs[i].kind->id);
		xmlNewProp(doc, (const xmlChar *)"name", (const xmlChar *)(jobs[i].set ? jobs[i].kind->set : jobs[i].kind->name));
		xmlNewProp(doc, (const xmlChar *)"township", (const xmlChar *)place->code);
		xmlNewProp(doc, (const xmlChar *)"place-name", (const xmlChar *)place->name);
		xmlNewProp(doc, (const xmlChar *)"file", (const xmlChar *)jobs[i].path);
		xmlNewProp(doc, (const xmlChar *)"pages", (const xmlChar *)pages);
		for (guint k = 1; k < jobs[i].files->len; k++) {
			const struct job_file *f = &g_array_index(jobs[i].files, struct job_file, k);
			xmlNode *chart;

			if (!g_str_has_suffix(f->path, ".svg"))
				continue;
			chart = xmlNewChild(doc, NULL, (const xmlChar *)"chart", NULL);
			xmlNewProp(chart, (const xmlChar *)"file", (const xmlChar *)f->path);
			xmlNewProp(chart, (const xmlChar *)"title", (const xmlChar *)f->title);
		}
	}
	return list;
}

/* Nothing is written before the whole page is there. */
static bool make_last(const struct job_context *c, struct job *job, struct diags *diags)
{
	const struct publish_input *in = c->in;
	size_t len = 0;
	char *page;
	bool ok;

	xmlAddChild(xmlDocGetRootElement(in->facts), documents(in, c->jobs, c->n_jobs));
	page = compose_text(in->compose, "dashboard.xsl", in->facts, &len, diags);
	ok = page != NULL && make_lineage(c, job, diags)
		&& job_save(job, c->o, job->path, NULL, page, len, diags);
	g_free(page);
	return ok;
}

/* ---- all of them --------------------------------------------------------------------- */

static void add_job(GArray *jobs, char *path, int phase,
	bool (*make)(const struct job_context *c, struct job *job, struct diags *diags))
{
	struct job job = { .place = phase, .path = path, .stem = g_path_get_basename(path), .make = make,
		.files = g_array_new(FALSE, TRUE, sizeof(struct job_file)) };

	g_array_append_val(jobs, job);
}

struct job *data_jobs(struct job *documents, size_t n, const struct publish_input *in, size_t *n_all)
{
	GArray *jobs = g_array_new(FALSE, TRUE, sizeof(struct job));
	const struct season *season = in->season;

	g_array_append_vals(jobs, documents, (guint)n);
	g_free(documents);
	add_job(jobs, g_strdup("data/facts.xml"), 0, make_facts);
	add_job(jobs, g_strdup("data/statistics.xlsx"), 0, make_statistics);
	for (size_t p = 0; p < season->n_phases; p++)
		if (season->phases[p].cutoff != PLAN_EMPTY)
			add_job(jobs, g_strdup_printf("data/clean/%s", season->phases[p].id), (int)p, make_clean);
	add_job(jobs, g_strdup("data/problems.csv"), 0, make_problems);
	add_job(jobs, g_strdup("data/crosses.csv"), 0, make_crosses);
	add_job(jobs, g_strdup("data/progress.csv"), 0, make_progress);
	add_job(jobs, g_strdup("index.html"), 0, make_last);
	*n_all = jobs->len;
	return (struct job *)(void *)g_array_free(jobs, FALSE);
}
