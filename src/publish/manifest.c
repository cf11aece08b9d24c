/* manifest.c -- what a build was made from and what it made: manifest.xml for
 * the tool, SHA256SUMS for anybody with sha256sum. */
#include <libxml/xmlstring.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/quote.h"
#include "publish/job.h"
#include "publish/walk.h"

static void number(GString *s, const char *name, size_t value)
{
	g_string_append_printf(s, " %s=\"%zu\"", name, value);
}

static void folder(GString *s, const char *element, const char *root)
{
	GPtrArray *files = walk_files(root);

	g_string_append_printf(s, " <%s>\n", element);
	for (guint i = 0; i < files->len; i++) {
		const struct walk_file *f = g_ptr_array_index(files, i);

		g_string_append(s, "  <file");
		quote_attribute(s, "path", f->path);
		quote_attribute(s, "sha256", f->sha256);
		number(s, "size", f->size);
		g_string_append(s, "/>\n");
	}
	g_string_append_printf(s, " </%s>\n", element);
	g_ptr_array_free(files, TRUE);
}

static void fonts(GString *s, const struct fonts *f)
{
	g_string_append(s, " <fonts>\n");
	for (unsigned i = 0; i < fonts_face_count(f); i++) {
		g_string_append(s, "  <face");
		quote_attribute(s, "name", fonts_face_name(f, i));
		quote_attribute(s, "family", fonts_face_family(f, i));
		g_string_append_printf(s, " checksum=\"%08X\"/>\n", fonts_face_checksum(f, i));
	}
	g_string_append(s, " </fonts>\n");
}

static void output_file(GString *s, const struct job_file *f, const struct job *job, bool first)
{
	g_string_append(s, "  <file");
	quote_attribute(s, "path", f->path);
	quote_attribute(s, "sha256", f->sha256);
	number(s, "size", f->size);
	if (job->kind == NULL) {
		;   /* a data file stands for itself */
	} else if (first) {
		quote_attribute(s, "key", job->key);
		quote_attribute(s, "kind", job->kind->id);
		number(s, "pages", (size_t)job->pages);
	} else {
		quote_attribute(s, "of", job->path);
		quote_attribute(s, "title", f->title);
	}
	g_string_append(s, "/>\n");
}

static int by_path(const void *a, const void *b)
{
	const struct job_file *const *x = a, *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

static bool sums_write(const char *output, GPtrArray *files, struct diags *diags)
{
	GString *s = g_string_new(NULL);
	char *path = g_build_filename(output, "SHA256SUMS", NULL);
	bool ok;

	g_ptr_array_sort(files, by_path);
	for (guint i = 0; i < files->len; i++) {
		const struct job_file *f = g_ptr_array_index(files, i);

		g_string_append_printf(s, "%s  %s\n", f->sha256, f->path);
	}
	ok = file_write(path, s->str, s->len, diags);
	g_string_free(s, TRUE);
	g_free(path);
	return ok;
}

static void header(GString *s, const struct publish_input *in, const struct publish_options *o,
	size_t problems)
{
	g_string_append(s, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest version=\"1\"");
	quote_attribute(s, "tool", o->tool);
	quote_attribute(s, "command", o->command);
	quote_attribute(s, "season", in->season->title);
	quote_attribute(s, "year", in->season->year);
	if (o->plan != NULL)
		quote_attribute(s, "plan", o->plan);
	quote_attribute(s, "data-digest", in->data->digest);
	quote_attribute(s, "plan-digest", in->plan->digest);
	quote_attribute(s, "style-digest", in->style->digest);
	number(s, "problems", problems);
	g_string_append(s, ">\n");
}

bool manifest_write(const struct job_context *c, const struct job *jobs, size_t n, struct diags *diags)
{
	const struct publish_input *in = c->in;
	const struct publish_options *o = c->o;
	GString *s = g_string_new(NULL);
	GPtrArray *all = g_ptr_array_new(), *kept = g_ptr_array_new();
	GHashTable *made = g_hash_table_new(g_str_hash, g_str_equal);
	char *path = g_build_filename(o->output, "manifest.xml", NULL), *sum;
	struct job_file self = { .path = (char[]){ "manifest.xml" } };
	bool whole = o->only == NULL && o->phase == NULL, ok;

	header(s, in, o, c->n_problems);
	folder(s, "inputs", in->season->root);
	folder(s, "templates", in->templates);
	fonts(s, in->fonts);
	g_string_append(s, " <outputs>\n");
	for (size_t i = 0; i < n; i++) {
		whole = whole && jobs[i].state != JOB_FAILED && jobs[i].state != JOB_WAITING;
		for (guint k = 0; jobs[i].state != JOB_FAILED && k < jobs[i].files->len; k++) {
			struct job_file *f = &g_array_index(jobs[i].files, struct job_file, k);

			output_file(s, f, &jobs[i], k == 0);
			g_ptr_array_add(all, f);
			g_hash_table_add(made, f->path);
		}
	}
	if (whole)
		previous_remove_stale(c->previous, o->output, made);
	else
		previous_keep(c->previous, made, s, kept);
	g_string_append(s, " </outputs>\n</manifest>\n");
	ok = file_write(path, s->str, s->len, diags);
	sum = file_sha256(s->str, s->len);
	g_strlcpy(self.sha256, sum, sizeof self.sha256);
	g_ptr_array_add(all, &self);
	g_ptr_array_extend(all, kept, NULL, NULL);
	ok = ok && sums_write(o->output, all, diags);
	for (guint i = 0; i < kept->len; i++) {
		g_free(((struct job_file *)g_ptr_array_index(kept, i))->path);
		g_free(g_ptr_array_index(kept, i));
	}
	g_free(sum);
	g_free(path);
	g_ptr_array_free(kept, TRUE);
	g_ptr_array_free(all, TRUE);
	g_hash_table_destroy(made);
	g_string_free(s, TRUE);
	return ok;
}
