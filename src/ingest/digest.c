/* digest.c -- sums of row hashes. See digest.h. */
#include "ingest/digest.h"

#include <glib.h>
#include <string.h>

/* Two lanes of multiply-and-fold: every bit of a word reaches every bit of its lane. */
struct lanes { uint64_t a, b; };

static uint64_t fold(uint64_t x, uint64_t k)
{
	unsigned __int128 product = (unsigned __int128)x * k;

	return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static void mix(struct lanes *l, uint64_t word)
{
	l->a = fold(l->a ^ word, UINT64_C(0xA0761D6478BD642F)) + UINT64_C(0x2D358DCCAA6C78A5);
	l->b = fold(l->b + word, UINT64_C(0xE7037ED1A0B428DB)) ^ (l->b << 32 | l->b >> 32);
}

static void mix_text(struct lanes *l, const char *s)
{
	size_t n = strlen(s);
	uint64_t word;

	for (; n >= 8; s += 8, n -= 8) {
		memcpy(&word, s, 8);
		mix(l, GUINT64_FROM_LE(word));
	}
	word = 0;
	for (size_t i = 0; i < n; i++)
		word |= (uint64_t)(unsigned char)s[i] << 8 * i;
	mix(l, word ^ (uint64_t)n << 56);
}

static struct lanes hash_row(const struct plan_table *table, const struct row *row)
{
	struct lanes l = { 1, 2 };

	for (size_t i = 0; i < table->n_fields; i++)
		if (!plan_type_is_text(table->fields[i].type))
			mix(&l, (uint64_t)row->v[i].i);
		else if (row->v[i].s != NULL)
			mix_text(&l, row->v[i].s);
		else
			mix(&l, UINT64_MAX);
	mix(&l, table->n_fields);
	return l;
}

void row_sum_add(struct row_sum *sum, const struct plan_table *table, const struct row *row)
{
	struct lanes l = hash_row(table, row);

	row_sum_join(sum, &(struct row_sum){ l.a, l.b, 1 });
}

void row_sum_take(struct row_sum *sum, const struct plan_table *table, const struct row *row)
{
	struct lanes l = hash_row(table, row);

	sum->low -= l.a;
	sum->high -= l.b;
	sum->n--;
}

void row_sum_join(struct row_sum *sum, const struct row_sum *other)
{
	sum->low += other->low;
	sum->high += other->high;
	sum->n += other->n;
}

void row_sum_print(const struct row_sum *sums, size_t n, char out[65])
{
	GString *text = g_string_new(NULL);
	char *hex;

	for (size_t i = 0; i < n; i++)
		if (sums[i].n > 0)
			g_string_append_printf(text, "%zu %016llx%016llx %llu\n", i, (unsigned long long)sums[i].high,
				(unsigned long long)sums[i].low, (unsigned long long)sums[i].n);
	hex = g_compute_checksum_for_data(G_CHECKSUM_SHA256, (const guchar *)text->str, text->len);
	g_strlcpy(out, hex, 65);
	g_free(hex);
	g_string_free(text, TRUE);
}
