/* memory.c -- settings and advice for glibc's malloc.
 *
 * GLIBC_TUNABLES=glibc.malloc.hugetlb=1 would do the same, but is read before main(). */
#define _GNU_SOURCE  /* madvise, mremap, sbrk */
#include "base/memory.h"

#include <malloc.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#define HEAP ((size_t)64 << 20)  /* address space a heap takes at once; malloc's most for the heap of a thread */

/* Whole large pages between the two. */
static void advise(uintptr_t from, uintptr_t to, int advice)
{
	from = (from + MEMORY_LARGE_PAGE - 1) / MEMORY_LARGE_PAGE * MEMORY_LARGE_PAGE;
	to = to / MEMORY_LARGE_PAGE * MEMORY_LARGE_PAGE;
	if (from < to)
		madvise((void *)from, to - from, advice);
}

void memory_prepare(void)
{
	void *p;

	mallopt(M_MMAP_THRESHOLD, HEAP / 2);
	mallopt(M_TRIM_THRESHOLD, 512 << 20);
	mallopt(M_TOP_PAD, HEAP);
	p = malloc(HEAP / 4);  /* more than there is: the heap grows */
	if (p != NULL)
		advise((uintptr_t)p, (uintptr_t)sbrk(0), MADV_HUGEPAGE);
	free(p);
}

/* malloc lays the heap of a thread on an address that is a multiple of its size. Were it
 * otherwise, the advice would be for a neighbour, and lost. */
void memory_prepare_thread(void)
{
	void *p = malloc(HEAP / 1024);  /* more than a thread keeps of what others allocated */
	uintptr_t heap = (uintptr_t)p / HEAP * HEAP;  /* cppcheck-suppress uninitdata */

	if (p != NULL)
		advise(heap, heap + HEAP, MADV_HUGEPAGE);
	free(p);
}

void memory_on_large_pages(const void *p, size_t size)
{
	advise((uintptr_t)p, (uintptr_t)p + size, MADV_HUGEPAGE);
}

void memory_expect(const void *p, size_t size)
{
#ifdef MADV_POPULATE_READ  /* Linux 5.14 */
	uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE), from = (uintptr_t)p / page * page;

	madvise((void *)from, (uintptr_t)p + size - from, MADV_POPULATE_READ);
#else
	(void)p, (void)size;
#endif
}

void *memory_take(void *p, size_t size)
{
#ifdef MREMAP_DONTUNMAP  /* Linux 5.7 */
	size_t room = size + MEMORY_LARGE_PAGE, head;
	unsigned char *to = mmap(NULL, room, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

	if (to == MAP_FAILED)
		return NULL;
	head = (MEMORY_LARGE_PAGE - (uintptr_t)to % MEMORY_LARGE_PAGE) % MEMORY_LARGE_PAGE;
	if (head > 0)
		munmap(to, head);
	munmap(to + head + size, MEMORY_LARGE_PAGE - head);
	to += head;
	if (mremap(p, size, size, MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP, to) == to)
		return to;
	munmap(to, size);
#else
	(void)p;
#endif
	advise((uintptr_t)p, (uintptr_t)p + size, MADV_DONTNEED);
	return NULL;
}
