/* arena.h -- memory that lives as long as a season, or as long as a report.
 *
 * A bump allocator: blocks of 256 KB, larger requests get a block of their own.
 * Nothing in it is freed singly; arena_reset() forgets everything and keeps the
 * first block for the next report. All memory is zeroed and aligned for
 * pointers, doubles and 64-bit integers. Out of memory ends the program (GLib's
 * way), so no call returns NULL. */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena;

struct arena *arena_new(void);
void arena_free(struct arena *a);            /* NULL is fine */
void arena_reset(struct arena *a);
void arena_join(struct arena *a, struct arena *from);   /* a keeps what `from` holds; `from` is gone */

void *arena_alloc(struct arena *a, size_t size);
char *arena_strdup(struct arena *a, const char *s);               /* NULL gives NULL */
char *arena_strndup(struct arena *a, const char *s, size_t n);    /* n bytes, then NUL */
char *arena_printf(struct arena *a, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* A big buffer's n bytes from p have been used: the whole large pages among them become memory of the arena, or the
 * system's again when it has enough. Gives how many bytes from p are gone, 0 when no whole page lies
 * there; the rest and the buffer itself stay the caller's. */
size_t arena_feed(struct arena *a, void *p, size_t n);

/* Bytes handed out since the last reset [bytes]. */
size_t arena_used(const struct arena *a);

#define ARENA_NEW(a, type) ((type *)arena_alloc((a), sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_alloc((a), sizeof(type) * (size_t)(n)))

#endif
