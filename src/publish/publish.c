/* publish.c -- a whole build: lock, jobs, workers, data files, manifest. */
#define _XOPEN_SOURCE 700  /* realpath */
#include "publish/publish.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/program.h"
#include "publish/job.h"

/* Whether path is the folder or below it, by their names as far as links do not matter, and as they are. */
static bool is_within(const char *path, const char *folder)
{
	char *a = g_canonicalize_filename(path, NULL), *b = g_canonicalize_filename(folder, NULL);
	char *real_a = realpath(path, NULL), *real_b = realpath(folder, NULL);
	bool within = false;

	for (int i = 0; i < 2 && !within; i++) {
		const char *x = i == 0 ? a : real_a, *y = i == 0 ? b : real_b;

		within = x != NULL && y != NULL && strncmp(x, y, strlen(y)) == 0
			&& (x[strlen(y)] == '/' || x[strlen(y)] == '\0');
	}
	g_free(a);
	g_free(b);
	free(real_a);
	free(real_b);
	return within;
}

/* Two runs on one output folder would mix their files: the second one refuses.
 * The lock goes with the process, whatever becomes of it. Returns a descriptor
 * or -1 with a diagnostic. */
static int lock(const char *output, const char *input, struct diags *diags)
{
	char *path = g_build_filename(output, ".lock", NULL), holder[32] = "", pid[32];
	struct loc at = { .file = diags_printf(diags, "%s", output) };
	struct stat st;
	int fd = -1;

	if (lstat(output, &st) == 0 && S_ISLNK(st.st_mode)) {
		diag_say(diags, DIAG_OUTPUT_LINK, at, NULL, NULL, NULL);
	} else if (is_within(output, input)) {
		diag_say(diags, DIAG_OUTPUT_INSIDE, at, diags_printf(diags, "%s", input), NULL, NULL);
	} else if (g_mkdir_with_parents(output, 0777) != 0
		|| (fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666)) < 0) {
		file_fail(diags, DIAG_FILE_WRITE, output, errno);
	} else if (flock(fd, LOCK_EX | LOCK_NB) != 0) {
		ssize_t n = read(fd, holder, sizeof holder - 1);

		holder[n > 0 ? n : 0] = '\0';
		diag_say(diags, DIAG_LOCKED, at, diags_printf(diags, "%s", g_strstrip(holder)), NULL, NULL);
		close(fd);
		fd = -1;
	} else {
		g_snprintf(pid, sizeof pid, "%d\n", (int)getpid());
		if (ftruncate(fd, 0) != 0 || write(fd, pid, strlen(pid)) < 0)
			(void)0;  /* the number is only for the message of a second run */
	}
	g_free(path);
	return fd;
}

static void unlock(const char *output, int fd)
{
	char *path = g_build_filename(output, ".lock", NULL);

	unlink(path);
	close(fd);
	g_free(path);
}

/* What decides every document's bytes besides its composed form. */
static char *base_key(const struct publish_input *in)
{
	GString *all = g_string_new(in->style->digest);
	char *program = program_id(), *key;

	g_string_append(all, program);
	g_free(program);
	for (unsigned i = 0; i < fonts_face_count(in->fonts); i++)
		g_string_append_printf(all, "%s %08x\n", fonts_face_name(in->fonts, i),
			(unsigned)fonts_face_checksum(in->fonts, i));
	key = file_sha256(all->str, all->len);
	g_string_free(all, TRUE);
	return key;
}

/* What file_write() calls a file until it is whole: NAME.PROCESS.part */
static bool is_unfinished(const char *name)
{
	const char *end = g_str_has_suffix(name, ".part") ? name + strlen(name) - strlen(".part") : name, *p = end;

	while (p > name && g_ascii_isdigit(p[-1]))
		p--;
	return p < end && p > name && p[-1] == '.';
}

/* Temporary files of a run that was killed, in whatever folder. Links are not followed. */
static void remove_leftovers(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);
		struct stat st;

		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode))
			remove_leftovers(path);
		else if (is_unfinished(name))
			unlink(path);
		g_free(path);
	}
	if (dir != NULL)
		g_dir_close(dir);
}

static void list_jobs(const struct job *jobs, size_t n)
{
	for (size_t i = 0; i < n; i++)
		puts(jobs[i].path);
}

static void summary(const struct job *jobs, size_t n_all, const struct publish_options *o)
{
	size_t n = 0, built = 0, same = 0, issued = 0, failed = 0;
	int pages = 0;

	for (size_t i = 0; i < n_all; i++) {
		if (jobs[i].kind == NULL)
			continue;
		n++;
		built += jobs[i].state == JOB_BUILT;
		same += jobs[i].state == JOB_UNCHANGED;
		issued += jobs[i].state == JOB_ISSUED;
		failed += jobs[i].state == JOB_FAILED;
		pages += jobs[i].pages;
	}
	if (!o->quiet)
		printf(o->lang == DIAG_ZH ? "文书 %zu 份（%d 页）：新制 %zu，未变 %zu，定稿 %zu，失败 %zu；见 %s\n"
			: "%zu documents (%d pages): %zu made, %zu unchanged, %zu issued, %zu failed; see %s\n",
			n, pages, built, same, issued, failed, o->output);
}

/* All jobs, then the last one, which looks at them. */
static bool run(struct job *jobs, size_t n, const struct job_context *c, struct diags *diags)
{
	bool ok = workers_run(jobs, n - 1, c, diags);

	if (!publish_was_interrupted())
		ok = workers_run(&jobs[n - 1], 1, c, diags) && ok;
	if (!ok)
		remove_leftovers(c->o->output);   /* of workers that were ended */
	ok = manifest_write(c, jobs, n, diags) && ok;   /* interrupted, too: what is done need not be made again */
	if (!publish_was_interrupted())
		summary(jobs, n, c->o);
	return ok;
}

static bool build(struct job *jobs, size_t n, const struct publish_input *in,
	const struct publish_options *o, struct diags *diags)
{
	struct previous *previous = previous_load(o->output);
	struct issued *issued = issued_load(in->season->root);
	char *key = base_key(in);
	struct job_context context = { .in = in, .o = o, .previous = previous, .issued = issued, .base_key = key,
		.jobs = jobs, .n_jobs = n - 1, .rows = tmpfile() };
	bool ok = false;

	if (context.rows == NULL)
		file_fail(diags, DIAG_FILE_WRITE, g_get_tmp_dir(), errno);
	/* What is said of the data is settled before documents are made: a document
	 * that is left alone says nothing, and the files must not depend on that. */
	diags_sort(diags);
	context.problems = ingest_problems_csv(in->data, o->lang);
	context.n_problems = diags_count_level(diags, DIAG_WARNING);
	remove_leftovers(o->output);
	if (context.rows != NULL) {
		ok = run(jobs, n, &context, diags);
		fclose(context.rows);
	}
	g_string_free(context.problems, TRUE);
	previous_free(previous);
	issued_free(issued);
	g_free(key);
	return ok;
}

bool publish_all(const struct publish_input *in, const struct publish_options *o, struct diags *diags)
{
	size_t n;
	struct job *jobs = jobs_list(in, o, &n, diags);
	bool ok = jobs != NULL;
	int fd;

	if (ok && o->dry_run) {
		list_jobs(jobs, n);
	} else if (ok) {
		jobs = data_jobs(jobs, n, in, &n);
		fd = lock(o->output, in->season->root, diags);
		ok = fd >= 0 && build(jobs, n, in, o, diags);
		if (fd >= 0)
			unlock(o->output, fd);
	}
	if (jobs != NULL)
		jobs_free(jobs, n);
	return ok;
}
