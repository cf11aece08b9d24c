/* progress.c -- done, failed, left, and how long still. On stderr. */
#include "publish/progress.h"

#include <glib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

#define LINE_EVERY 10.0  /* seconds between plain lines */

struct progress {
	size_t total, done, failed;
	bool quiet, terminal;
	enum diag_lang lang;
	double started, shown;
};

struct progress *progress_new(size_t total, bool quiet, enum diag_lang lang)
{
	struct progress *p = g_new0(struct progress, 1);

	p->total = total;
	p->quiet = quiet;
	p->lang = lang;
	p->terminal = isatty(STDERR_FILENO) != 0;
	p->started = p->shown = clock_seconds();
	return p;
}

static void show(struct progress *p, double t)
{
	double left = p->done == 0 ? 0.0 : (t - p->started) / (double)p->done * (double)(p->total - p->done);
	const char *format = p->lang == DIAG_ZH ? "%s文书 %zu/%zu，失败 %zu，约剩 %.0f 秒%s"
		: "%sreports %zu/%zu, failed %zu, about %.0f s left%s";

	fprintf(stderr, format, p->terminal ? "\r\033[K" : "", p->done, p->total, p->failed, left,
		p->terminal ? "" : "\n");
	fflush(stderr);
	p->shown = t;
}

void progress_step(struct progress *p, bool failed)
{
	double t = clock_seconds();

	p->done++;
	p->failed += failed;
	if (!p->quiet && t - p->shown >= (p->terminal ? 0.1 : LINE_EVERY))
		show(p, t);
}

void progress_free(struct progress *p)
{
	if (!p->quiet && p->terminal)
		fputs("\r\033[K", stderr);
	g_free(p);
}
