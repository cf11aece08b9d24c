/* program.h -- what tells one build of the program from another. */
#ifndef BASE_PROGRAM_H
#define BASE_PROGRAM_H

/* The linker's digest of the program's contents (the note GNU build-id) in hex; without that note, the
 * SHA-256 of its file. The caller frees it with g_free(). */
char *program_id(void);

#endif
