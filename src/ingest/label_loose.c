/* label_loose.c -- labels with more around them than the list has: numbers, brackets,
 * remarks, words of kind. */
#include <stdlib.h>

#include "ingest/fold.h"
#include "ingest/label.h"

/* "登记（社会团体）" is also written without what stands in the brackets at its end. */
struct str label_without_brackets(struct str key)
{
	size_t open = key.n;

	if (key.n < 3 || key.p[key.n - 1] != ')')
		return (struct str){ key.p, 0 };
	while (open > 0 && key.p[open - 1] != '(')
		open--;
	return open > 1 && memchr(key.p, ')', key.n - 1) == NULL && memchr(key.p, '(', open - 1) == NULL
		? (struct str){ key.p, open - 1 } : (struct str){ key.p, 0 };
}

/* "1 街道", "1.街道", "01-治安": value and label that mean the same code. */
static int value_and_label(const struct label_index *index, struct str key)
{
	size_t digits = 0, sign;
	const struct entry *value, *label;

	while (digits < key.n && g_ascii_isalnum(key.p[digits]))
		digits++;
	sign = digits;
	while (sign < key.n && strchr(".-:_,/)", key.p[sign]) != NULL)
		sign++;
	if (str_starts(str_from(key, sign), "、"))
		sign += strlen("、");
	if (digits == 0 || sign == key.n)
		return -1;
	value = label_slot(index, (struct str){ key.p, digits });
	label = label_slot(index, str_from(key, sign));
	return value->key.p != NULL && label->key.p != NULL && value->code == label->code ? value->code : -1;
}

/* ①: 1 to 20; 0 for none. */
unsigned label_circled(struct str s)
{
	return s.n >= 3 && (unsigned char)s.p[0] == 0xE2 && (unsigned char)s.p[1] == 0x91
		&& (unsigned char)s.p[2] >= 0xA0 && (unsigned char)s.p[2] <= 0xB3 ? (unsigned char)s.p[2] - 0x9Fu : 0;
}

/* "③备案", "【备案】": the number that is the code's, or brackets around all of it. */
static int value_or_brackets(const struct label_index *index, struct str key)
{
	bool bracketed = key.n > 2 && key.p[0] == '(' && memchr(key.p, ')', key.n) == key.p + key.n - 1;
	struct str label = bracketed ? (struct str){ key.p + 1, key.n - 2 } : label_circled(key) > 0 ? str_from(key, 3) : STR("");
	const struct entry *e = label_slot(index, label);

	if (label.n == 0 || e->key.p == NULL || e->code < 0)
		return -1;
	return bracketed || (unsigned)atoi(index->list->codes[e->code].value) == label_circled(key) ? e->code : -1;
}

/* "1" where all values have two digits: the zero fell off in a spreadsheet. */
int label_padded(const struct label_index *index, struct str key)
{
	char text[16];

	if (index->width < 2 || index->width > 8 || key.n == 0 || key.n >= (size_t)index->width)
		return -1;
	for (size_t i = 0; i < key.n; i++)
		if (!g_ascii_isdigit(key.p[i]))
			return -1;
	memset(text, '0', (size_t)index->width);
	memcpy(text + (size_t)index->width - key.n, key.p, key.n);
	return label_slot(index, (struct str){ text, (size_t)index->width })->key.p == NULL ? -1
		: label_slot(index, (struct str){ text, (size_t)index->width })->code;
}

/* "志愿服务（04）", "备案（街道）": a label with a remark behind it, that must not be another code. */
static int label_and_value(const struct label_index *index, struct str key)
{
	struct str label = label_without_brackets(key), remark;
	const struct entry *e = label_slot(index, label), *other;

	if (label.n == 0 || e->key.p == NULL || e->code < 0)
		return -1;
	remark = (struct str){ key.p + label.n + 1, key.n - label.n - 2 };
	other = label_slot(index, remark);
	return other->key.p == NULL || other->code == e->code ? e->code : -1;
}

/* "志愿服务类" for "志愿服务"; "主题党日活动" where the label is no short word. */
static int of_kind(const struct label_index *index, struct str key)
{
	static const struct { const char *end; size_t least; } ends[] = { { "类", 3 }, { "类型", 6 }, { "系列活动", 12 }, { "系列", 12 },
		{ "活动", 12 }, { "工作", 12 }, { "人数", 6 } };

	for (size_t i = 0; i < G_N_ELEMENTS(ends); i++) {
		size_t n = strlen(ends[i].end);
		const struct entry *e;

		if (key.n < n + ends[i].least || !str_ends(key, ends[i].end))
			continue;
		e = label_slot(index, (struct str){ key.p, key.n - n });
		if (e->key.p != NULL && e->code >= 0)
			return e->code;
	}
	return -1;
}

/* "服务" for "服务型", "规范化" for "规范化建设": one code alone may be so shortened. */
static int of_short(const struct label_index *index, struct str key)
{
	static const char *const ends[] = { "类", "型", "性", "级", "式", "建设", "组建" };
	int found = -1;

	for (size_t i = 0; i < G_N_ELEMENTS(ends) && key.n >= strlen("服务"); i++) {
		char text[64];
		const struct entry *e;

		if (key.n + strlen(ends[i]) >= sizeof text)
			continue;
		memcpy(text, key.p, key.n);
		strcpy(text + key.n, ends[i]);
		e = label_slot(index, str_of(text));
		if (e->key.p == NULL || e->code < 0)
			continue;
		if (found >= 0 && found != e->code)
			return -1;
		found = e->code;
	}
	return found;
}

int label_spelled_out(const struct label_index *index, struct str key)
{
	int code = value_and_label(index, key);

	return code >= 0 ? code : value_or_brackets(index, key);
}

int label_with_more(const struct label_index *index, struct str key)
{
	int code = label_and_value(index, key);

	if (code < 0)
		code = of_kind(index, key);
	return code >= 0 ? code : of_short(index, key);
}

/* ---- several labels in a cell ------------------------------------------------------ */

/* Length of "2.", "2、", "2)" or "(2)"; 0 where none stands. */
static size_t ordinal_at(struct str s, unsigned n)
{
	static const char *const behind[] = { ".", "、", ")", ":", "," };
	char number[16];
	bool open = s.n > 0 && s.p[0] == '(';
	int len = g_snprintf(number, sizeof number, "%s%u", open ? "(" : "", n);

	if (!str_starts(s, number))
		return 0;
	for (size_t i = 0; i < G_N_ELEMENTS(behind); i++)
		if (str_starts(str_from(s, (size_t)len), behind[i]) && (!open || behind[i][0] == ')'))
			return (size_t)len + strlen(behind[i]);
	return 0;
}

/* Without what separates the parts of a list at its ends. */
static struct str without_separators(struct str s)
{
	static const char *const signs[] = { ";", ",", "、", "。", "|", "/" };

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		s = fold_trim(s);
		while (s.n > 0 && str_ends(s, signs[i]))
			s = fold_trim((struct str){ s.p, s.n - strlen(signs[i]) });
	}
	return s;
}

bool label_numbered(struct values *v, const struct label_index *index, struct str s, int64_t *mask, struct str *wrong)
{
	struct str rest = fold_width(s, v->fold);
	unsigned n = 0;

	*wrong = (struct str){ s.p, 0 };
	for (size_t len = ordinal_at(rest, 1), end; len > 0; n++) {
		struct str part;
		const struct entry *e;

		rest = str_from(rest, len);
		for (end = 0, len = 0; end < rest.n && len == 0; end += len == 0)
			len = ordinal_at(str_from(rest, end), n + 2);
		part = without_separators((struct str){ rest.p, end });
		e = label_slot(index, fold_key(part, v->key));
		if (e->key.p != NULL && e->code >= 0 && !g_ascii_isdigit(part.p[0]))
			label_add(e->code, mask);
		else if (wrong->n == 0)
			*wrong = part;
		rest = str_from(rest, end);
	}
	return n > 1;
}

const char *label_joined(struct values *v, const struct label_index *index, struct str s)
{
	GString *out = g_string_new(NULL);
	const char *text = NULL;
	size_t n = 0;

	for (size_t i = 0, best; i < s.n; i += MAX(best, 1)) {
		best = 0;
		for (const char *const *label = index->labels; *label != NULL; label++)
			if (str_starts(str_from(s, i), *label))
				best = MAX(best, strlen(*label));
		if (best > 0)
			g_string_append_printf(out, "%s%.*s", n++ > 0 ? "；" : "", (int)best, s.p + i);
	}
	if (n > 1)
		text = arena_strdup(v->arena, out->str);
	g_string_free(out, TRUE);
	return text;
}
