/* label.h -- the spellings of a code list, for label.c and label_loose.c alone. */
#ifndef INGEST_LABEL_H
#define INGEST_LABEL_H

#include "ingest/values.h"

/* Open addressing over folded and raw spellings; at most a few hundred entries. */
struct entry {
	struct str key;
	int code;           /* index in the list; -1: spells two codes */
	bool exact;         /* nothing to trim, fold or refuse in it: such a cell means the code */
};

/* Lists of codes that were read without a remark: most cells repeat one of a few. */
#define MEMOS 64
#define MEMO_LONGEST 119
struct memo { int64_t mask; unsigned char n; char text[MEMO_LONGEST]; };  /* n = 0: free */

struct label_index {
	const struct plan_codelist *list;
	struct memo *memos; /* made at the first list */
	struct entry *slots;
	size_t mask;
	int width;          /* digits of every value when they are numbers of one width, else 0 */
	GPtrArray *owned;   /* folded spellings */
	GHashTable *nearest;/* unknown label -> remedy text, so a column of them costs one search */
	const char **labels;
};

static inline struct entry *label_slot(const struct label_index *index, struct str key)
{
	size_t i = (size_t)str_hash(key) & index->mask;

	while (index->slots[i].key.p != NULL && !str_eq(index->slots[i].key, key))
		i = (i + 1) & index->mask;
	return &index->slots[i];
}

/* Spellings that are none of the list's own, folded (label_loose.c): the code, or -1. */
int label_spelled_out(const struct label_index *index, struct str key);  /* with the number, in brackets */
int label_padded(const struct label_index *index, struct str key);       /* with zeros lost */
int label_with_more(const struct label_index *index, struct str key);    /* with a remark or a word behind */

/* A label without what stands in the brackets at its end; empty without such. */
struct str label_without_brackets(struct str key);
/* ① to ⑳: 1 to 20; 0 for none. */
unsigned label_circled(struct str s);


/* Puts a code among those of a cell: the first leads. */
static inline void label_add(int code, int64_t *mask)
{
	if (*mask == 0)
		*mask = (int64_t)code << 56;
	*mask |= (int64_t)1 << code;
}

/* "1.志愿服务 2.环境卫生": true when the parts are numbered from 1 on, at least two; *wrong is the
 * first that is no label (empty without such; it lies in s or in v->fold). */
bool label_numbered(struct values *v, const struct label_index *index, struct str s, int64_t *mask, struct str *wrong);
/* "志愿服务环境卫生": the labels that stand in s, "；" between; NULL when they are less than two. */
const char *label_joined(struct values *v, const struct label_index *index, struct str s);

#endif
