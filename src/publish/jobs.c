/* jobs.c -- which documents a run makes, and what they are called. */
#include "publish/job.h"

#include <string.h>

/* Letters, digits, Han, '-' and （） stay; anything else (separators, control
 * characters, dots) becomes '_', so a name can never leave its folder. */
char *job_safe_name(const char *text)
{
	GString *s = g_string_new(NULL);

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (g_unichar_isalnum(c) || c == '-' || c == 0xff08 || c == 0xff09)
			g_string_append_unichar(s, c);
		else
			g_string_append_c(s, '_');
	}
	return g_string_free(s, FALSE);
}

static bool wanted(const struct publish_options *o, const struct compose_kind *kind, const struct place *place)
{
	if (o->phase != NULL && g_strcmp0(kind->phase, o->phase) != 0)
		return false;
	return o->only == NULL || strcmp(o->only, kind->id) == 0 || strcmp(o->only, place->code) == 0
		|| strcmp(o->only, place->name) == 0;
}

/* The documents of all townships once more, in one file for print. */
static void add_set(GArray *jobs, const struct publish_input *in, const struct compose_kind *kind)
{
	const struct place *district = &in->data->places[0];
	char *name = job_safe_name(district->name);
	struct job job = { .kind = kind, .set = true };

	job.path = g_strdup_printf("%s/%s-%s-%s.pdf", kind->folder, district->code, name, kind->set);
	job.stem = g_strdup_printf("%s-set", kind->id);
	job.files = g_array_new(FALSE, TRUE, sizeof(struct job_file));
	g_array_append_val(jobs, job);
	g_free(name);
}

static void add(GArray *jobs, const struct publish_input *in, const struct compose_kind *kind, int place)
{
	const struct place *p = &in->data->places[place];
	char *name = job_safe_name(p->name);
	struct job job = { .kind = kind, .place = place };

	job.path = g_strdup_printf("%s/%s-%s-%s.pdf", kind->folder, p->code, name, kind->name);
	job.stem = g_strdup_printf("%s-%s", kind->id, p->code);
	job.files = g_array_new(FALSE, TRUE, sizeof(struct job_file));
	g_array_append_val(jobs, job);
	g_free(name);
}

static bool collides(const GArray *jobs, struct diags *diags)
{
	GHashTable *seen = g_hash_table_new(g_str_hash, g_str_equal);
	bool found = false;

	for (guint i = 0; i < jobs->len; i++) {
		char *path = g_array_index(jobs, struct job, i).path;

		if (!g_hash_table_add(seen, path)) {
			diag_say(diags, DIAG_PUBLISH_COLLISION, (struct loc){ 0 }, diags_printf(diags, "%s", path), NULL, NULL);
			found = true;
		}
	}
	g_hash_table_destroy(seen);
	return found;
}

struct job *jobs_list(const struct publish_input *in, const struct publish_options *o, size_t *n,
	struct diags *diags)
{
	GArray *jobs = g_array_new(FALSE, TRUE, sizeof(struct job));
	size_t n_kinds;
	const struct compose_kind *kinds = compose_kinds(in->compose, &n_kinds);

	/* Sets first: they take longest. */
	for (size_t k = 0; k < n_kinds; k++)
		if (kinds[k].set != NULL && wanted(o, &kinds[k], &in->data->places[0]))
			add_set(jobs, in, &kinds[k]);
	for (size_t k = 0; k < n_kinds; k++)
		for (int i = 0; i < (int)in->data->n_places; i++)
			if (in->data->places[i].level == kinds[k].level
				&& wanted(o, &kinds[k], &in->data->places[i]))
				add(jobs, in, &kinds[k], i);
	*n = jobs->len;
	if (*n == 0)
		diag_say(diags, DIAG_NOTHING_TO_DO, (struct loc){ 0 }, o->only != NULL ? o->only : o->phase, NULL, NULL);
	if (*n == 0 || collides(jobs, diags)) {
		jobs_free((struct job *)(void *)g_array_free(jobs, FALSE), *n);
		return NULL;
	}
	return (struct job *)(void *)g_array_free(jobs, FALSE);
}

void job_files_free(GArray *files)
{
	for (guint i = 0; i < files->len; i++) {
		g_free(g_array_index(files, struct job_file, i).path);
		g_free(g_array_index(files, struct job_file, i).title);
	}
	g_array_free(files, TRUE);
}

void job_forget(struct job *job)
{
	g_clear_pointer(&job->digest, g_free);
	g_clear_pointer(&job->key, g_free);
	g_clear_pointer(&job->lineage, g_free);
	g_clear_pointer(&job->files, job_files_free);
}

void jobs_free(struct job *jobs, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		g_free(jobs[i].path);
		g_free(jobs[i].stem);
		job_forget(&jobs[i]);
	}
	g_free(jobs);
}
