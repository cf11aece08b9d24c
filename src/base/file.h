/* file.h -- files appear whole or not at all.
 *
 * file_write() writes a temporary name in the target folder, checks every
 * write, calls fsync and renames. The folder is made when it is missing; it is
 * not followed when it is a symbolic link. On failure the previous file is as
 * it was, the temporary one is removed, and a diagnostic names path and reason. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"

/* The whole file. The caller frees *bytes with g_free(); a NUL is added behind
 * the last byte and not counted. */
bool file_read(const char *path, char **bytes, size_t *len, struct diags *diags);

bool file_write(const char *path, const void *bytes, size_t len, struct diags *diags);

/* Files that belong together, a few dozen at most: all are written before the first is waited for and
 * renamed, so that the disk works on all of them at once; when one cannot be written, none is there. */
struct file_bytes { const char *path; const void *bytes; size_t len; };
bool file_write_all(const struct file_bytes *files, size_t n, struct diags *diags);

/* Says why the system refused path: DIAG_FILE_READ or DIAG_FILE_WRITE, err as errno has it. Gives false. */
bool file_fail(struct diags *diags, enum diag_code code, const char *path, int err);

/* The name of a file without its folder, within the path. */
const char *file_name(const char *path);

/* SHA-256 in lower-case hex; the caller frees it with g_free(). */
char *file_sha256(const void *bytes, size_t len);
/* The same of a file, without a word when it cannot be read: NULL then. *len, unless NULL: its length. */
char *file_digest(const char *path, size_t *len);

#endif
