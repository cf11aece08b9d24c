/* parallel.c -- a counter that the threads draw from. */
#include "base/parallel.h"

#include <glib.h>
#include <stdatomic.h>

#define THREADS_MAX 64

struct pieces {
	atomic_size_t next;
	size_t n;
	void (*work)(void *data, size_t i);
	void *data;
};

static gpointer draw(gpointer data)
{
	struct pieces *p = data;

	for (size_t i; (i = atomic_fetch_add(&p->next, 1)) < p->n;)
		p->work(p->data, i);
	return NULL;
}

static unsigned limit;

void parallel_limit(unsigned threads)
{
	limit = threads;
}

unsigned parallel_threads(void)
{
	return MIN(limit > 0 ? limit : g_get_num_processors(), THREADS_MAX);
}

void parallel_for(size_t n, void (*work)(void *data, size_t i), void *data)
{
	struct pieces p = { .n = n, .work = work, .data = data };
	GThread *threads[THREADS_MAX];
	size_t helpers = MIN(n, parallel_threads());

	helpers = helpers > 0 ? helpers - 1 : 0;
	for (size_t i = 0; i < helpers; i++)
		threads[i] = g_thread_new("piece", draw, &p);
	draw(&p);
	for (size_t i = 0; i < helpers; i++)
		g_thread_join(threads[i]);
}
