/* parallel.c -- a counter that the threads draw from. */
#include "base/parallel.h"

#include <stdatomic.h>

#include "base/memory.h"

#define THREADS_MAX 64

struct pieces {
	atomic_size_t next, lanes;
	size_t n;
	void (*work)(void *data, size_t lane, size_t i);
	void *data;
};

static gpointer draw(gpointer data)
{
	struct pieces *p = data;
	size_t lane = atomic_fetch_add(&p->lanes, 1);

	for (size_t i; (i = atomic_fetch_add(&p->next, 1)) < p->n;)
		p->work(p->data, lane, i);
	return NULL;
}

struct beside { GThreadFunc work; gpointer data; };

static gpointer begin(gpointer data)
{
	struct beside *p = data, beside = *p;

	g_free(p);
	memory_prepare_thread();
	return beside.work(beside.data);
}

GThread *parallel_thread(const char *name, GThreadFunc work, gpointer data)
{
	struct beside *p = g_new(struct beside, 1);

	*p = (struct beside){ work, data };
	return g_thread_new(name, begin, p);
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

size_t parallel_lanes(size_t n)
{
	return MIN(n, parallel_threads());
}

void parallel_in_lanes(size_t n, void (*work)(void *data, size_t lane, size_t i), void *data)
{
	struct pieces p = { .n = n, .work = work, .data = data };
	GThread *threads[THREADS_MAX];
	size_t helpers = parallel_lanes(n);

	helpers = helpers > 0 ? helpers - 1 : 0;
	for (size_t i = 0; i < helpers; i++)
		threads[i] = parallel_thread("piece", draw, &p);
	draw(&p);
	for (size_t i = 0; i < helpers; i++)
		g_thread_join(threads[i]);
}

struct plain { void (*work)(void *data, size_t i); void *data; };

static void in_any_lane(void *data, size_t lane, size_t i)
{
	const struct plain *plain = data;

	(void)lane;
	plain->work(plain->data, i);
}

void parallel_for(size_t n, void (*work)(void *data, size_t i), void *data)
{
	struct plain plain = { work, data };

	parallel_in_lanes(n, in_any_lane, &plain);
}
