/* data.c -- the files beside the documents: facts, lineage, problems, crosses, progress,
 * clean tables, index.html. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "facts/facts.h"
#include "publish/job.h"
#include "publish/lineage.h"
#include "publish/xlsx.h"

#define BOM "\xEF\xBB\xBF"

bool data_write(const char *output, const char *path, const void *bytes, size_t len,
	GPtrArray *others, struct diags *diags)
{
	char *full = g_build_filename(output, path, NULL), *sum;
	struct job_file *f;
	bool ok = file_write(full, bytes, len, diags);

	g_free(full);
	if (!ok)
		return false;
	f = g_new0(struct job_file, 1);
	f->path = g_strdup(path);
	f->size = len;
	sum = file_sha256(bytes, len);
	g_strlcpy(f->sha256, sum, sizeof f->sha256);
	g_free(sum);
	g_ptr_array_add(others, f);
	return true;
}

static bool write_string(const char *output, const char *path, GString *text, GPtrArray *others,
	struct diags *diags)
{
	bool ok = data_write(output, path, text->str, text->len, others, diags);

	g_string_free(text, TRUE);
	return ok;
}

static GString *lineage(const struct job *jobs, size_t n)
{
	GString *s = g_string_new(BOM LINEAGE_HEADER "\r\n");

	for (size_t i = 0; i < n; i++)
		g_string_append(s, jobs[i].lineage != NULL ? jobs[i].lineage : "");
	return s;
}

static bool clean_tables(const struct publish_input *in, const char *output, GPtrArray *others,
	struct diags *diags)
{
	bool ok = true;

	for (size_t p = 0; p < in->season->n_phases && ok; p++)
		for (size_t t = 0; t < in->plan->n_tables && ok; t++) {
			const struct plan_table *table = &in->plan->tables[t];
			char *path;

			if (in->season->phases[p].cutoff == PLAN_EMPTY || table->scope != PLAN_SCOPE_TOWNSHIP)
				continue;
			path = g_strdup_printf("data/clean/%s/%s.csv", in->season->phases[p].id, table->id);
			ok = write_string(output, path, ingest_clean_csv(in->data, table, (int)p), others, diags);
			g_free(path);
		}
	return ok;
}

/* What the dashboard links to, put into the facts for as long as it is made. */
static xmlNode *documents(const struct publish_input *in, const struct job *jobs, size_t n)
{
	xmlNode *list = xmlNewNode(NULL, (const xmlChar *)"documents");

	for (size_t i = 0; i < n; i++) {
		const struct place *place = &in->data->places[jobs[i].place];
		xmlNode *doc;
		char pages[16];

		if (jobs[i].state == JOB_FAILED)
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

static bool dashboard(const struct publish_input *in, const struct publish_options *o,
	const struct job *jobs, size_t n, GPtrArray *others, struct diags *diags)
{
	xmlNode *list = documents(in, jobs, n);
	char *text;
	size_t len = 0;
	bool ok;

	xmlAddChild(xmlDocGetRootElement(in->facts), list);
	text = compose_text(in->compose, "dashboard.xsl", in->facts, &len, diags);
	xmlUnlinkNode(list);
	xmlFreeNode(list);
	ok = text != NULL && data_write(o->output, "index.html", text, len, others, diags);
	g_free(text);
	return ok;
}

/* The library writes files only: to a temporary name first, then through ours. */
static bool statistics(const struct publish_input *in, const struct publish_options *o, GPtrArray *others,
	struct diags *diags)
{
	char *temp = g_strdup_printf("%s/data/statistics.xlsx.%d.part", o->output, (int)getpid());
	char *bytes = NULL;
	gsize len;
	bool ok = xlsx_statistics(in->facts, in->season, temp) && g_file_get_contents(temp, &bytes, &len, NULL);

	if (!ok)
		diag_say(diags, DIAG_FILE_WRITE, (struct loc){ .file = "data/statistics.xlsx" }, "xlsx", NULL, NULL);
	ok = ok && data_write(o->output, "data/statistics.xlsx", bytes, len, others, diags);
	g_unlink(temp);
	g_free(bytes);
	g_free(temp);
	return ok;
}

bool data_files(const struct job_context *c, const struct job *jobs, size_t n, GPtrArray *others,
	struct diags *diags)
{
	const struct publish_input *in = c->in;
	const struct publish_options *o = c->o;
	size_t len;
	char *facts = facts_text(in->facts, &len);
	bool ok = data_write(o->output, "data/facts.xml", facts, len, others, diags);

	g_free(facts);
	ok = ok && write_string(o->output, "data/lineage.csv", lineage(jobs, n), others, diags);
	ok = ok && data_write(o->output, "data/problems.csv", c->problems->str, c->problems->len, others, diags);
	ok = ok && write_string(o->output, "data/crosses.csv", crosses_csv(in->facts), others, diags);
	ok = ok && write_string(o->output, "data/progress.csv", ingest_progress_csv(in->data), others, diags);
	ok = ok && clean_tables(in, o->output, others, diags);
	ok = ok && statistics(in, o, others, diags);
	return dashboard(in, o, jobs, n, others, diags) && ok;
}
