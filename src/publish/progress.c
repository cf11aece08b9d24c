/* progress.c -- done, failed, left, and how long still. On stderr. */
#include "publish/progress.h"

#include <glib.h>
#include <stdio.h>
#include <unistd.h>

#include "base/clock.h"

#define CELLS 20          /* of the bar */
#define LINE_EVERY 10.0  /* seconds between plain lines */

struct progress {
	size_t total, done, failed;
	bool quiet, terminal;
	enum diag_lang lang;
	double started, shown;
};

char *progress_text(size_t total, size_t done, size_t failed, double elapsed, enum diag_lang lang)
{
	const size_t left = total - done, filled = total > 0 ? done * CELLS / total : CELLS;
	GString *s = g_string_new("[");

	for (size_t i = 0; i < CELLS; i++)
		g_string_append_c(s, i < filled ? '#' : '.');
	g_string_append_printf(s, lang == DIAG_ZH ? "] 完成 %zu，失败 %zu，剩余 %zu 份" : "] %zu done, %zu failed, %zu left",
		done - failed, failed, left);
	if (done > 0 && left > 0)
		g_string_append_printf(s, lang == DIAG_ZH ? "，约 %.0f 秒" : ", about %.0f s",
			elapsed / (double)done * (double)left);
	return g_string_free(s, FALSE);
}

static void show(struct progress *p, double t)
{
	char *text = progress_text(p->total, p->done, p->failed, t - p->started, p->lang);

	fprintf(stderr, p->terminal ? "\r\033[K%s" : "%s\n", text);
	fflush(stderr);
	g_free(text);
	p->shown = t;
}

struct progress *progress_new(size_t total, bool quiet, enum diag_lang lang)
{
	struct progress *p = g_new0(struct progress, 1);

	p->total = total;
	p->quiet = quiet;
	p->lang = lang;
	p->terminal = isatty(STDERR_FILENO) != 0;
	p->started = p->shown = clock_seconds();
	if (!quiet && p->terminal && total > 0)
		show(p, p->started);
	return p;
}

void progress_step(struct progress *p, bool failed)
{
	double t = clock_seconds();

	p->done++;
	p->failed += failed;
	if (!p->quiet && (t - p->shown >= (p->terminal ? 0.1 : LINE_EVERY) || (p->terminal && p->done == p->total)))
		show(p, t);
}

void progress_free(struct progress *p)
{
	if (!p->quiet && p->terminal)
		fputs("\r\033[K", stderr);
	g_free(p);
}
