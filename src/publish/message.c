/* message.c -- writing and reading of worker messages. */
#include "publish/message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define ABSENT UINT32_MAX  /* length of a string that is NULL */

static void put_number(GByteArray *b, uint32_t v)
{
	g_byte_array_append(b, (const guint8 *)&v, sizeof v);
}

static void put_long(GByteArray *b, uint64_t v)
{
	put_number(b, (uint32_t)(v >> 32));
	put_number(b, (uint32_t)v);
}

static void put(GByteArray *b, const char *s)
{
	put_number(b, s == NULL ? ABSENT : (uint32_t)strlen(s));
	if (s != NULL)
		g_byte_array_append(b, (const guint8 *)s, (guint)strlen(s));
}

static void put_diag(GByteArray *b, const struct diag *g)
{
	put_number(b, (uint32_t)g->code);
	put_number(b, (uint32_t)g->level);
	put_number(b, g->at.line);
	put_number(b, g->at.column);
	put_number(b, g->record);
	put(b, g->at.file);
	put(b, g->at.township);
	put(b, g->table);
	put(b, g->field);
	put(b, g->value);
	for (int i = 0; i < 3; i++)
		put(b, g->arg[i]);
}

static bool write_all(int fd, const guint8 *p, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, p, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return false;
		p += n;
		len -= (size_t)n;
	}
	return true;
}

bool message_send(int fd, size_t index, const struct job *job, const struct diags *diags)
{
	GByteArray *b = g_byte_array_new();
	uint32_t len;
	bool ok;

	put_number(b, 0);
	put_number(b, (uint32_t)index);
	put_number(b, (uint32_t)job->state);
	put_number(b, (uint32_t)job->pages);
	put_number(b, (uint32_t)(job->seconds * 1000.0));
	put(b, job->key);
	put_long(b, job->rows.at);
	put_long(b, job->rows.len);
	put_number(b, job->files->len);
	for (guint i = 0; i < job->files->len; i++) {
		const struct job_file *f = &g_array_index(job->files, struct job_file, i);

		put(b, f->path);
		put(b, f->sha256);
		put_number(b, (uint32_t)f->size);
		put(b, f->title);
	}
	put_number(b, (uint32_t)diags_count(diags));
	for (size_t i = 0; i < diags_count(diags); i++)
		put_diag(b, diags_at(diags, i));
	len = b->len - (uint32_t)sizeof len;
	memcpy(b->data, &len, sizeof len);
	ok = write_all(fd, b->data, b->len);
	g_byte_array_free(b, TRUE);
	return ok;
}

static uint32_t take_number(const guint8 **p)
{
	uint32_t v;

	memcpy(&v, *p, sizeof v);
	*p += sizeof v;
	return v;
}

static uint64_t take_long(const guint8 **p)
{
	uint64_t high = take_number(p);

	return high << 32 | take_number(p);
}

/* The caller frees it. */
static char *take(const guint8 **p)
{
	uint32_t n = take_number(p);
	char *s = n == ABSENT ? NULL : g_strndup((const char *)*p, n);

	if (n != ABSENT)
		*p += n;
	return s;
}

static const char *take_lasting(const guint8 **p, struct diags *diags)
{
	char *s = take(p);
	const char *copy = s == NULL ? NULL : diags_printf(diags, "%s", s);

	g_free(s);
	return copy;
}

/* What has no file of its own is said of the document. */
static void take_diag(const guint8 **p, const char *document, struct diags *diags)
{
	struct diag g = { 0 };

	g.code = (enum diag_code)take_number(p);
	g.level = (enum diag_level)take_number(p);
	g.at.line = take_number(p);
	g.at.column = take_number(p);
	g.record = take_number(p);
	g.at.file = take_lasting(p, diags);
	if (g.at.file == NULL) {
		g.at.file = document;
		g.at.line = g.at.column = 0;
	}
	g.at.township = take_lasting(p, diags);
	g.table = take_lasting(p, diags);
	g.field = take_lasting(p, diags);
	g.value = take_lasting(p, diags);
	for (int i = 0; i < 3; i++)
		g.arg[i] = take_lasting(p, diags);
	diag_add(diags, &g);
}

static void take_job(const guint8 **p, struct job *job)
{
	uint32_t n;

	job->state = (enum job_state)take_number(p);
	job->pages = (int)take_number(p);
	job->seconds = take_number(p) / 1000.0;
	job->key = take(p);
	job->rows.at = take_long(p);
	job->rows.len = take_long(p);
	n = take_number(p);
	for (uint32_t i = 0; i < n; i++) {
		struct job_file f = { .path = take(p) };
		char *sum = take(p);

		g_strlcpy(f.sha256, sum, sizeof f.sha256);
		g_free(sum);
		f.size = take_number(p);
		f.title = take(p);
		g_array_append_val(job->files, f);
	}
}

bool message_take(GByteArray *bytes, struct job *jobs, size_t n_jobs, size_t *index, struct diags *diags)
{
	const guint8 *p = bytes->data;
	uint32_t len, n;

	if (bytes->len < sizeof len)
		return false;
	len = take_number(&p);
	if (bytes->len < sizeof len + len)
		return false;
	*index = take_number(&p);
	if (*index >= n_jobs)
		abort();
	take_job(&p, &jobs[*index]);
	n = take_number(&p);
	for (uint32_t i = 0; i < n; i++)
		take_diag(&p, jobs[*index].path == NULL ? NULL : diags_printf(diags, "%s", jobs[*index].path), diags);
	g_byte_array_remove_range(bytes, 0, (guint)sizeof len + len);
	return true;
}
