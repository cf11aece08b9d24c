/* memory.h -- where malloc finds its memory.
 *
 * A page touched for the first time costs more than the work done in it, on a virtual machine
 * many times more: a season of 1,100 organisations touches 14,000 small pages, half of
 * the time until its first document. So the heaps lie on large pages where the system has
 * them, and what is freed stays for what comes next: documents are made one after another in about
 * the same memory. Where the system has no large pages, nothing else changes. */
#ifndef BASE_MEMORY_H
#define BASE_MEMORY_H

#include <stddef.h>

/* What one page table entry of the upper kind covers [bytes]. */
#define MEMORY_LARGE_PAGE ((size_t)2 << 20)

/* At the start of the program, before threads. */
void memory_prepare(void);

/* At the start of a thread, which allocates from a heap of its own. */
void memory_prepare_thread(void);

/* Memory of the caller's that is about to be written for the first time: large pages as far as whole ones lie in it. */
void memory_on_large_pages(const void *p, size_t size);

/* A part of a file in memory that is about to be read here and there: all its pages at once, where the system can. */
void memory_expect(const void *p, size_t size);

/* Takes whole large pages out of a big buffer whose content has been used: they go on, as they are, at the
 * address given back, until munmap(); NULL where the system cannot, then they are its own again. In both
 * cases what the buffer held there is lost, and the buffer is freed as before. */
void *memory_take(void *p, size_t size);

#endif
