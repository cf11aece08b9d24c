/* digest.h -- a digest of typed rows that does not depend on their order.
 *
 * Each row is hashed to 128 bits, the hashes of a table are added up as rows are
 * kept (and taken out again), and the sums of all tables are hashed again (SHA-256) when the digest is printed. CSV
 * and XML of the same content give the same. It tells versions apart; it is no
 * signature. Only ingest/ includes this. */
#ifndef INGEST_DIGEST_H
#define INGEST_DIGEST_H

#include <stdint.h>

#include "ingest/ingest.h"
#include "ingest/str.h"

struct row_sum { uint64_t low, high, n; };

/* texts: those of the row's fields, whose lengths spare counting; or NULL. */
void row_sum_add(struct row_sum *sum, const struct plan_table *table, const struct row *row, const struct str *texts);
void row_sum_take(struct row_sum *sum, const struct plan_table *table, const struct row *row);
void row_sum_join(struct row_sum *sum, const struct row_sum *other);

/* SHA-256 in hex over the sums of n tables. */
void row_sum_print(const struct row_sum *sums, size_t n, char out[65]);

#endif
