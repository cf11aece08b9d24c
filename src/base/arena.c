/* arena.c -- a list of blocks, the newest first; each is twice as large as the one
 * before, up to a limit, so that a season has few and a report one. */
#define _DEFAULT_SOURCE  /* MAP_ANONYMOUS */
#include "base/arena.h"

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#include "base/memory.h"

#ifndef ARENA_BLOCK
#define ARENA_BLOCK (256 * 1024)
#endif
#define BLOCK ((size_t)ARENA_BLOCK)
#define BLOCK_MAX ((size_t)8 * 1024 * 1024)
#define ALIGN ((size_t)8)

struct block {
	struct block *next;
	size_t size, used;
	size_t mapped;        /* bytes of whole pages; 0 = from malloc */
	bool zero;            /* as it came from the system */
	_Alignas(max_align_t) unsigned char data[];
};

struct arena {
	struct block *head;   /* the block in use */
	struct block *first;  /* kept by a reset; the others may lie before or behind it */
	struct block *spare;  /* fed, not yet in use: at most one */
	size_t used;
};

/* Large blocks lie on large pages, and each page is touched once: by who uses
 * it, not to zero what the system gives as zeros. NULL when it gives nothing. */
static struct block *map_large(size_t need)
{
	size_t size = (need + MEMORY_LARGE_PAGE - 1) / MEMORY_LARGE_PAGE * MEMORY_LARGE_PAGE, head;
	unsigned char *p = mmap(NULL, size + MEMORY_LARGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	struct block *b;

	if (p == MAP_FAILED)
		return NULL;
	head = (MEMORY_LARGE_PAGE - (uintptr_t)p % MEMORY_LARGE_PAGE) % MEMORY_LARGE_PAGE;
	if (head > 0)
		munmap(p, head);
	munmap(p + head + size, MEMORY_LARGE_PAGE - head);
	memory_on_large_pages(p + head, size);
	b = (struct block *)(void *)(p + head);
	b->mapped = size;
	b->zero = true;
	return b;
}

static struct block *block_new(size_t size, struct block *next)
{
	struct block *b = size + sizeof *b >= MEMORY_LARGE_PAGE ? map_large(sizeof *b + size) : NULL;

	if (b == NULL) {
		b = g_malloc(sizeof *b + size);
		b->mapped = 0;
		b->zero = false;
	}
	b->next = next;
	b->size = size;
	b->used = 0;
	return b;
}

struct arena *arena_new(void)
{
	struct arena *a = g_new0(struct arena, 1);

	a->head = a->first = block_new(BLOCK, NULL);
	return a;
}

static void drop_blocks(struct block *b)
{
	while (b != NULL) {
		struct block *next = b->next;

		if (b->mapped > 0)
			munmap(b, b->mapped);
		else
			g_free(b);
		b = next;
	}
}

void arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	drop_blocks(a->head);
	drop_blocks(a->spare);
	g_free(a);
}

void arena_reset(struct arena *a)
{
	struct block **link = &a->head;

	while (*link != a->first)
		link = &(*link)->next;
	*link = NULL;
	drop_blocks(a->head);
	drop_blocks(a->first->next);
	a->head = a->first;
	a->first->next = NULL;
	a->first->used = 0;
	a->used = 0;
}

void arena_join(struct arena *a, struct arena *from)
{
	struct block *last = from->head;

	while (last->next != NULL)
		last = last->next;
	last->next = a->head->next;
	a->head->next = from->head;
	a->used += from->used;
	drop_blocks(from->spare);
	g_free(from);
}

size_t arena_feed(struct arena *a, void *p, size_t n)
{
	uintptr_t at = (uintptr_t)p, from = (at + MEMORY_LARGE_PAGE - 1) / MEMORY_LARGE_PAGE * MEMORY_LARGE_PAGE,
		to = (at + n) / MEMORY_LARGE_PAGE * MEMORY_LARGE_PAGE;
	struct block *b;

	if (from >= to)
		return 0;
	b = memory_take((char *)p + (from - at), to - from);
	if (b != NULL && a->spare != NULL) {
		munmap(b, to - from);
	} else if (b != NULL) {
		*b = (struct block){ .size = to - from - sizeof *b, .mapped = to - from };
		a->spare = b;
	}
	return to - at;
}

/* A block for n bytes more: the spare one, or one twice as large as the last. */
static void next_block(struct arena *a, size_t need)
{
	struct block *b = a->spare;

	if (b == NULL || b->size < need) {
		a->head = block_new(MIN(a->head->size * 2, BLOCK_MAX - sizeof *b), a->head);
		return;
	}
	a->spare = NULL;
	b->next = a->head;
	a->head = b;
}

void *arena_alloc(struct arena *a, size_t size)
{
	struct block *b = a->head;
	size_t need = (size + ALIGN - 1) / ALIGN * ALIGN;
	void *p;

	if (need > BLOCK / 4) {
		/* An oversize block goes behind the head, which stays in use. */
		struct block *big = block_new(need, b->next);

		b->next = big;
		big->used = need;
		p = big->data;
		b = big;
	} else {
		if (b->size - b->used < need) {
			next_block(a, need);
			b = a->head;
		}
		p = b->data + b->used;
		b->used += need;
	}
	a->used += need;
	return b->zero ? p : memset(p, 0, need);
}

char *arena_strndup(struct arena *a, const char *s, size_t n)
{
	char *p = arena_alloc(a, n + 1);

	memcpy(p, s, n);
	return p;
}

char *arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_strndup(a, s, strlen(s));
}

char *arena_printf(struct arena *a, const char *format, ...)
{
	va_list ap;
	char *text, *copy;

	va_start(ap, format);
	text = g_strdup_vprintf(format, ap);
	va_end(ap);
	copy = arena_strdup(a, text);
	g_free(text);
	return copy;
}

size_t arena_used(const struct arena *a)
{
	return a->used;
}
