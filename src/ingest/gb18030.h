/* gb18030.h -- strict GB18030 with the mapping of GB 18030-2022. Only bytes.c includes this. */
#ifndef INGEST_GB18030_H
#define INGEST_GB18030_H

#include <stddef.h>

/* Decodes n bytes of p. NULL when a byte is in no valid code: *bad is then its
 * offset. Otherwise UTF-8 with a NUL behind *len bytes; g_free(). Byte 80, which
 * only the Windows page 936 has, is the euro sign. */
char *gb18030_decode(const char *p, size_t n, size_t *len, size_t *bad);

#endif
