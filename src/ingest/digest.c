/* digest.c -- sums of row hashes. See digest.h. */
#include "ingest/digest.h"

#include "base/file.h"

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

/* The rest behind the last eight bytes is had from the eight that end the text. */
static void mix_text(struct lanes *l, const char *s, size_t n)
{
	size_t i = 0, rest = n % 8;
	uint64_t word = 0;

	for (; i + 8 <= n; i += 8) {
		memcpy(&word, s + i, 8);
		mix(l, GUINT64_FROM_LE(word));
	}
	word = 0;
	if (n >= 8 && rest > 0) {
		memcpy(&word, s + n - 8, 8);
		word = GUINT64_FROM_LE(word) >> (64 - 8 * rest);
	} else if (rest > 0) {
		for (size_t k = 0; k < rest; k++)
			word |= (uint64_t)(unsigned char)s[k] << 8 * k;
	}
	mix(l, word ^ (uint64_t)rest << 56);
}

static struct lanes hash_row(const struct plan_table *table, const struct row *row, const struct str *texts)
{
	struct lanes l = { 1, 2 };

	for (size_t i = 0; i < table->n_fields; i++)
		if (!plan_type_is_text(table->fields[i].type))
			mix(&l, (uint64_t)row->v[i].i);
		else if (row->v[i].s != NULL)
			mix_text(&l, row->v[i].s, texts != NULL ? texts[i].n : strlen(row->v[i].s));
		else
			mix(&l, UINT64_MAX);
	mix(&l, table->n_fields);
	return l;
}

void row_sum_add(struct row_sum *sum, const struct plan_table *table, const struct row *row, const struct str *texts)
{
	struct lanes l = hash_row(table, row, texts);

	row_sum_join(sum, &(struct row_sum){ l.a, l.b, 1 });
}

void row_sum_take(struct row_sum *sum, const struct plan_table *table, const struct row *row)
{
	struct lanes l = hash_row(table, row, NULL);

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
	hex = file_sha256(text->str, text->len);
	g_strlcpy(out, hex, 65);
	g_free(hex);
	g_string_free(text, TRUE);
}
