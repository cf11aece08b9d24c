/* workers.c -- forked workers over one queue.
 *
 * The queue is an order of jobs and a counter in shared memory: a worker that is
 * free takes the next job, so none is idle while work is left. A worker tells in its slot which job
 * it holds and since when; results come back through its pipe. When a worker
 * dies or overruns, the parent knows from the slot which report is lost, names
 * it, and starts another worker for the rest.
 *
 * fork() is safe here because the parent has one thread. Workers leave by
 * _exit, so nothing of the parent's is flushed or freed twice. */
#define _DEFAULT_SOURCE  /* MAP_ANONYMOUS */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "publish/job.h"
#include "publish/message.h"
#include "publish/progress.h"

#define MAX_WORKERS 256
#define MEMORY_LIMIT ((size_t)2 << 30)  /* what one worker may take beyond what it shares [bytes] */

struct slot {
	atomic_int job;        /* held, -1 = none */
	atomic_llong since;    /* [ms] */
};

struct shared {
	atomic_size_t next, rows;   /* rows: bytes of lineage left so far */
	struct slot slots[MAX_WORKERS];
};

struct worker {
	pid_t pid;             /* 0 = not running */
	int pipe;
	GByteArray *bytes;     /* read and not yet a whole message */
	bool overran;
};

struct pool {
	struct job *jobs;
	size_t n_jobs;
	size_t *order;         /* of the jobs */
	const struct job_context *context;
	struct diags *diags;
	struct shared *shared;
	struct worker worker[MAX_WORKERS];
	int n_workers;
	bool *done;
	struct progress *progress;
	bool ok;
};

static volatile sig_atomic_t interrupted;

void publish_interrupt(void)
{
	interrupted = 1;
}

bool publish_was_interrupted(void)
{
	return interrupted != 0;
}

static long long now_ms(void)
{
	return (long long)(clock_seconds() * 1000.0);
}

/* A report that runs wild hits this limit and not the whole machine. */
static void limit_memory(void)
{
	struct rlimit limit;
	char *text = NULL;
	unsigned long pages = 0;

	if (g_file_get_contents("/proc/self/statm", &text, NULL, NULL))
		pages = (unsigned long)g_ascii_strtoull(text, NULL, 10);
	g_free(text);
	limit.rlim_cur = limit.rlim_max = (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE) + MEMORY_LIMIT;
	if (pages > 0 && limit.rlim_cur < ((rlim_t)1 << 40))  /* sanitizers reserve terabytes */
		setrlimit(RLIMIT_AS, &limit);
}

/* In a file that all share; each writes behind what is taken already. */
static void leave_rows(struct pool *p, struct job *job, struct diags *diags)
{
	size_t len = job->lineage != NULL && p->context->rows != NULL ? strlen(job->lineage) : 0;

	job->rows.at = atomic_fetch_add(&p->shared->rows, len);
	job->rows.len = len;
	for (size_t done = 0; done < len;) {
		ssize_t n = pwrite(fileno(p->context->rows), job->lineage + done, len - done, (off_t)(job->rows.at + done));

		if (n < 0 && errno == EINTR)
			continue;
		if (n <= 0) {
			file_fail(diags, DIAG_FILE_WRITE, g_get_tmp_dir(), errno);
			job->state = JOB_FAILED;
			return;
		}
		done += (size_t)n;
	}
}

/* A worker never outlives its parent: it holds the lock of the output folder, too. */
static void work(struct pool *p, int slot, int out, pid_t parent)
{
	struct slot *mine = &p->shared->slots[slot];
	size_t next;

	signal(SIGINT, SIG_IGN);
	signal(SIGTERM, SIG_DFL);
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(1);
	limit_memory();
	while ((next = atomic_fetch_add(&p->shared->next, 1)) < p->n_jobs) {
		struct diags *diags = diags_new();
		long long start = now_ms();
		size_t i = p->order[next];

		atomic_store(&mine->since, start);
		atomic_store(&mine->job, (int)i);
		job_run(&p->jobs[i], p->context, diags);
		leave_rows(p, &p->jobs[i], diags);
		p->jobs[i].seconds = (double)(now_ms() - start) / 1000.0;
		if (!message_send(out, i, &p->jobs[i], diags))
			_exit(1);
		atomic_store(&mine->job, -1);
		job_forget(&p->jobs[i]);
		diags_free(diags);
	}
	_exit(0);
}

static bool start(struct pool *p, int slot)
{
	int ends[2];
	pid_t pid, self = getpid();

	if (pipe(ends) != 0)
		return false;
	atomic_store(&p->shared->slots[slot].job, -1);
	fflush(NULL);
	pid = fork();
	if (pid == 0) {
		close(ends[0]);
		work(p, slot, ends[1], self);
	}
	close(ends[1]);
	if (pid < 0) {
		close(ends[0]);
		return false;
	}
	p->worker[slot] = (struct worker){ .pid = pid, .pipe = ends[0], .bytes = g_byte_array_new() };
	return true;
}

static void fail_job(struct pool *p, int i, const char *why)
{
	p->jobs[i].state = JOB_FAILED;
	p->done[i] = true;
	p->ok = false;
	diag_say(p->diags, DIAG_REPORT_LOST, (struct loc){ 0 },
		diags_printf(p->diags, "%s", p->jobs[i].path), why, NULL);
	if (p->jobs[i].kind != NULL)
		progress_step(p->progress, true);
}

static void tell(const struct pool *p, const struct job *job)
{
	const struct publish_options *o = p->context->o;

	if (o->verbose)
		fprintf(stderr, o->lang == DIAG_ZH ? "%7.3f 秒  %.3f 秒做成 %s\n" : "%7.3f s  %.3f s for %s\n",
			clock_seconds() - o->started, job->seconds, job->path);
}

static void take(struct pool *p, struct worker *w)
{
	size_t i;

	while (message_take(w->bytes, p->jobs, p->n_jobs, &i, p->diags)) {
		p->done[i] = true;
		tell(p, &p->jobs[i]);
		p->ok = p->ok && p->jobs[i].state != JOB_FAILED;
		if (p->jobs[i].state == JOB_FAILED)
			diag_say(p->diags, DIAG_REPORT_FAILED, (struct loc){ 0 },
				diags_printf(p->diags, "%s", p->jobs[i].path), NULL, NULL);
		if (p->jobs[i].kind != NULL)
			progress_step(p->progress, p->jobs[i].state == JOB_FAILED);
	}
}

static int time_limit(const struct pool *p)
{
	return p->context->o->timeout > 0 ? p->context->o->timeout : 60;
}

static const char *why_lost(struct pool *p, const struct worker *w, int status)
{
	bool zh = p->context->o->lang == DIAG_ZH;

	if (w->overran)
		return diags_printf(p->diags, zh ? "超过时限 %d 秒" : "over the limit of %d s", time_limit(p));
	if (WIFSIGNALED(status))
		return diags_printf(p->diags, zh ? "进程被信号 %d 终止" : "ended by signal %d", WTERMSIG(status));
	return diags_printf(p->diags, zh ? "进程异常退出（%d）" : "exit status %d", WEXITSTATUS(status));
}

/* The worker's pipe is at its end: it has left. */
static void reap(struct pool *p, int slot)
{
	struct worker *w = &p->worker[slot];
	int job = atomic_load(&p->shared->slots[slot].job), status = 0;

	while (waitpid(w->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(w->pipe);
	g_byte_array_free(w->bytes, TRUE);
	w->pid = 0;
	if (job >= 0 && !p->done[job] && !interrupted)
		fail_job(p, job, why_lost(p, w, status));
	if (!interrupted && atomic_load(&p->shared->next) < p->n_jobs)
		start(p, slot);
}

static void read_some(struct pool *p, int slot)
{
	struct worker *w = &p->worker[slot];
	guint8 buf[65536];
	ssize_t n = read(w->pipe, buf, sizeof buf);

	if (n > 0) {
		g_byte_array_append(w->bytes, buf, (guint)n);
		take(p, w);
	} else if (n == 0 || errno != EINTR) {
		reap(p, slot);
	}
}

static void end_slow_workers(struct pool *p)
{
	long long limit = time_limit(p) * 1000LL, now = now_ms();

	for (int i = 0; i < p->n_workers; i++) {
		struct slot *s = &p->shared->slots[i];

		if (p->worker[i].pid > 0 && (interrupted
			|| (atomic_load(&s->job) >= 0 && now - atomic_load(&s->since) > limit))) {
			p->worker[i].overran = !interrupted;
			kill(p->worker[i].pid, SIGKILL);
		}
	}
}

static bool any_running(const struct pool *p)
{
	for (int i = 0; i < p->n_workers; i++)
		if (p->worker[i].pid > 0)
			return true;
	return false;
}

static void serve(struct pool *p)
{
	while (any_running(p)) {
		struct pollfd fds[MAX_WORKERS];

		for (int i = 0; i < p->n_workers; i++)
			fds[i] = (struct pollfd){ .fd = p->worker[i].pid > 0 ? p->worker[i].pipe : -1, .events = POLLIN };
		if (poll(fds, (nfds_t)p->n_workers, 200) > 0)
			for (int i = 0; i < p->n_workers; i++)
				if (fds[i].revents != 0)
					read_some(p, i);
		end_slow_workers(p);
	}
}

static int how_many(const struct publish_options *o, size_t n_jobs)
{
	long n = o->jobs > 0 ? o->jobs : sysconf(_SC_NPROCESSORS_ONLN);

	return (int)CLAMP((long)n_jobs, 1, CLAMP(n, 1, MAX_WORKERS));
}

/* How long a job takes beside others: sets and the district's documents hold all
 * townships, and those of a township are as long as their stylesheets. */
static size_t weight(const struct job *job)
{
	const size_t set = (size_t)1 << 42, district = (size_t)1 << 40, data = (size_t)1 << 30;

	return job->kind == NULL ? data : job->kind->size + (job->set ? set : 0)
		+ (job->kind->level == PLAN_DISTRICT ? district : 0);
}

static gint by_weight(gconstpointer a, gconstpointer b, gpointer data)
{
	size_t i = *(const size_t *)a, k = *(const size_t *)b;
	const struct job *jobs = data;
	size_t x = weight(&jobs[i]), y = weight(&jobs[k]);

	return x != y ? (x > y ? -1 : 1) : (i > k) - (i < k);
}

/* The shortest document goes before all others: staff see at once that it works, and the
 * end of the queue does not feel it. */
static void shortest_first(size_t *order, const struct job *jobs, size_t n)
{
	size_t at = n, job;

	for (size_t i = 0; i < n; i++)
		if (jobs[order[i]].kind != NULL && (at == n || weight(&jobs[order[i]]) < weight(&jobs[order[at]])))
			at = i;
	if (at == n)
		return;
	job = order[at];
	memmove(order + 1, order, at * sizeof *order);
	order[0] = job;
}

static size_t count_documents(const struct job *jobs, size_t n)
{
	size_t documents = 0;

	for (size_t i = 0; i < n; i++)
		documents += jobs[i].kind != NULL;
	return documents;
}

bool workers_run(struct job *jobs, size_t n, const struct job_context *context, struct diags *diags)
{
	struct pool *p = g_new0(struct pool, 1);
	bool ok;

	*p = (struct pool){ .jobs = jobs, .n_jobs = n, .context = context, .diags = diags, .ok = true,
		.n_workers = how_many(context->o, n) };
	p->shared = mmap(NULL, sizeof *p->shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (p->shared == MAP_FAILED) {
		diag_say(diags, DIAG_NO_WORKER, (struct loc){ 0 }, g_strerror(errno), NULL, NULL);
		g_free(p);
		return false;
	}
	p->done = g_new0(bool, n + 1);
	p->order = g_new(size_t, n + 1);
	for (size_t i = 0; i < n; i++)
		p->order[i] = i;
	g_qsort_with_data(p->order, (gint)n, sizeof *p->order, by_weight, jobs);
	shortest_first(p->order, jobs, n);
	p->progress = progress_new(count_documents(jobs, n), context->o->quiet || context->o->verbose, context->o->lang);
	for (int i = 0; i < p->n_workers; i++)
		if (!start(p, i))
			diag_say(diags, DIAG_NO_WORKER, (struct loc){ 0 }, diags_printf(diags, "%s", g_strerror(errno)), NULL, NULL);
	serve(p);
	for (size_t i = 0; i < n; i++)
		if (!p->done[i] && !interrupted)
			fail_job(p, (int)i, context->o->lang == DIAG_ZH ? "未能开始" : "not started");
	ok = p->ok && !interrupted;
	progress_free(p->progress);
	munmap(p->shared, sizeof *p->shared);
	g_free(p->done);
	g_free(p->order);
	g_free(p);
	return ok;
}
