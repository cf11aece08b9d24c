/* parallel.h -- independent pieces of work side by side.
 *
 * No thread is left when a call returns, so that the process can be forked; each
 * piece has memory and diagnostics of its own, and the caller puts the results
 * together in order: nothing depends on the number of cores. */
#ifndef BASE_PARALLEL_H
#define BASE_PARALLEL_H

#include <glib.h>
#include <stddef.h>

/* How many threads work at once from now on; 0, as at the start: as many as the
 * process may use cores. */
void parallel_limit(unsigned threads);
unsigned parallel_threads(void);

/* Calls work(data, i) for i = 0 to n - 1, the first ones first, on so many threads;
 * the calling thread is one of them. */
void parallel_for(size_t n, void (*work)(void *data, size_t i), void *data);

/* The same for work that needs something of its own thread: lane is 0 to parallel_lanes(n) - 1, and no two
 * pieces of one lane run at once. */
size_t parallel_lanes(size_t n);
void parallel_in_lanes(size_t n, void (*work)(void *data, size_t lane, size_t i), void *data);

/* A thread of any work beside the caller's, with memory as memory.h says; g_thread_join() ends it. */
GThread *parallel_thread(const char *name, GThreadFunc work, gpointer data);

#endif
