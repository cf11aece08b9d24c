/* break_rules.c -- where a line may end, and what each mark may give. */
#include "layout/break.h"

#include <linebreak.h>
#include <string.h>

static enum break_class ascii(uint32_t ch)
{
	if (ch >= '0' && ch <= '9')
		return BREAK_DIGIT;
	if ((ch >= 'a' && ch <= 'z') || (ch >= 'A' && ch <= 'Z'))
		return BREAK_LETTER;
	switch (ch) {
	case '\n': return BREAK_FORCED;
	case ' ': case '\t': return BREAK_SPACE;
	case '(': case '[': case '{': case '$': return BREAK_LATIN_OPEN;
	case ')': case ']': case '}': case ',': case '.': case ';': case ':': case '?': case '!':
		return BREAK_LATIN_STOP;
	case '%': return BREAK_POSTFIX;
	default: return BREAK_LATIN;
	}
}

/* The marks of domain.md 5.3 (GB/T 15834-2011 part 5) and their relatives. */
static enum break_class mark(uint32_t ch)
{
	switch (ch) {
	case 0x3001: case 0x3002: case 0xFF0C: case 0xFF1A: case 0xFF1B: case 0xFF01: case 0xFF1F:
	case 0xFF0E:
		return BREAK_STOP;
	case 0x2018: case 0x201C: case 0x3008: case 0x300A: case 0x300C: case 0x300E: case 0x3010:
	case 0x3014: case 0x3016: case 0x3018: case 0xFF08: case 0xFF3B: case 0xFF5B:
		return BREAK_OPEN;
	case 0x2019: case 0x201D: case 0x3009: case 0x300B: case 0x300D: case 0x300F: case 0x3011:
	case 0x3015: case 0x3017: case 0x3019: case 0xFF09: case 0xFF3D: case 0xFF5D:
		return BREAK_CLOSE;
	case 0x00B7: case 0x2022: case 0x2027: case 0x30FB: case 0xFF5E: case 0x301C: case 0x2013:
	case 0x2010: case 0xFF0F:
		return BREAK_DOT;
	case 0x2014: case 0x2015: case 0x2E3A: return BREAK_DASH;
	case 0x2026: case 0x22EF: return BREAK_ELLIPSIS;
	case 0xFF05: case 0x2030: case 0x2103: case 0x00B0: case 0x33A1: return BREAK_POSTFIX;
	case 0xFFE5: case 0x00A5: case 0x2116: case 0x25A1: case 0x2610: case 0x2264: case 0x2265:
		return BREAK_PREFIX;
	case 0x00A0: case 0x2212: return BREAK_LATIN;
	default: return ch < 0x2E80 && !(ch >= 0x2000 && ch < 0x2C00) ? BREAK_LETTER : BREAK_HAN;
	}
}

enum break_class break_class(uint32_t ch)
{
	if (ch >= 0x3400 && ch <= 0x9FFF)
		return BREAK_HAN;
	return ch < 0x80 ? ascii(ch) : mark(ch);
}

static bool never_starts(enum break_class c)
{
	return c == BREAK_CLOSE || c == BREAK_STOP || c == BREAK_DOT || c == BREAK_DASH ||
		c == BREAK_ELLIPSIS || c == BREAK_POSTFIX || c == BREAK_LATIN_STOP || c == BREAK_SPACE ||
		c == BREAK_FORCED;
}

static bool never_ends(enum break_class c)
{
	return c == BREAK_OPEN || c == BREAK_PREFIX || c == BREAK_LATIN_OPEN;
}

static bool is_latin(enum break_class c)
{
	return c >= BREAK_DIGIT && c <= BREAK_LATIN_STOP;
}

/* Units of more than one character, kept with the number before them (GB/T 15835:
 * a number is not parted from its unit). 个百分点 and the like may break after 个:
 * in one piece they would pull lines apart. */
static const uint32_t *const units[] = {
	U"万平方米", U"平方公里", U"平方米", U"百分点", U"工作日", U"万人次",
	U"万元", U"亿元", U"万人", U"万户", U"万个", U"万名", U"万家", U"万亩", U"公里", U"公顷", U"小时",
	U"分钟", U"人次", U"户次", U"个月", U"周岁", U"千米", U"千克", U"厘米", U"毫米", U"季度",
};

/* Characters of the unit that begins at p. */
static size_t unit_length(const uint32_t *p, size_t n)
{
	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++) {
		size_t k = 0;

		while (k < n && units[i][k] != 0 && p[k] == units[i][k])
			k++;
		if (units[i][k] == 0)
			return k;
	}
	return 1;
}

static bool has_flag(const struct break_text *t, size_t i, int flags)
{
	return t->flag != NULL && (t->flag[i] & flags) != 0;
}

/* May a line end between i and i + 1, as far as the two and their neighbours say? */
static bool may_break(const struct break_text *t, const struct break_unit *u, size_t i)
{
	enum break_class a = u[i].cls, b = u[i + 1].cls;

	if (never_starts(b) || has_flag(t, i, BREAK_GLUE | BREAK_TIGHT))
		return false;
	if (a == BREAK_SPACE)
		return i == 0 || !never_ends(u[i - 1].cls);
	if (never_ends(a))
		return false;
	if (t->ch[i] == '/' || t->ch[i + 1] == '/' || t->ch[i] == 0xFF0F)
		return false;
	if (is_latin(a) && is_latin(b))
		return false;
	if (b == BREAK_DIGIT && (t->ch[i] == 0x3015 || t->ch[i] == 0x7B2C))
		return false;   /* 〔2023〕|12号, 第|3 */
	if (b == BREAK_DIGIT && i > 0 && (a == BREAK_DASH || a == BREAK_DOT) && u[i - 1].cls == BREAK_DIGIT)
		return false;   /* 15—20 */
	return !(a == BREAK_DIGIT && b == BREAK_HAN);
}

/* Latin and other scripts in [from, to): where libunibreak (UAX #14) lets a line end. */
static void latin_breaks(const struct break_text *t, struct break_unit *u, size_t from, size_t to)
{
	char kind[256];

	if (to - from > sizeof kind)
		to = from + sizeof kind;
	set_linebreaks_utf32((const utf32_t *)t->ch + from, to - from, "en", kind);
	for (size_t i = from; i + 1 < to; i++)
		if (kind[i - from] == LINEBREAK_ALLOWBREAK && !never_starts(u[i + 1].cls) &&
		    !never_ends(u[i].cls) && !has_flag(t, i, BREAK_GLUE | BREAK_TIGHT) &&
		    !(u[i + 1].cls == BREAK_DIGIT) && t->ch[i] != '/')
			u[i].may = true;
}

#define LONG_RUN 24

/* A run of half-width characters that holds more than a number or a word. */
static size_t latin_run(const struct break_text *t, struct break_unit *u, size_t i)
{
	size_t from = i;
	bool marks = false;

	for (; i < t->n && is_latin(u[i].cls); i++)
		if (u[i].cls == BREAK_LATIN || t->ch[i] >= 0x80)
			marks = true;
	if (marks && i - from > 2)
		latin_breaks(t, u, from, i);
	/* No word is that long: a digest or an address, which may break anywhere. */
	for (size_t k = from; i - from > LONG_RUN && k + 1 < i; k++)
		if (!never_starts(u[k + 1].cls) && !never_ends(u[k].cls))
			u[k].may = true;
	return i;
}

static bool is_cry(const struct break_text *t, size_t i)
{
	return i < t->n && (t->ch[i] == 0xFF01 || t->ch[i] == 0xFF1F);
}

/* ？！ take one width, three of them two (GB/T 15834-2011 5.1.6 and 5.1.7). */
static void squeeze_cries(const struct break_text *t, struct break_unit *u, size_t i)
{
	bool two = (i == 0 || !is_cry(t, i - 1)) && !is_cry(t, i + 2);

	for (size_t k = i; k <= i + two; k++) {
		u[k].cut += u[k].give;
		u[k].give = 0;
	}
}

/* Two marks in a row share half a width (clreq 3.1.6.1). */
static void squeeze_pair(const struct break_text *t, struct break_unit *u, size_t i)
{
	enum break_class a = u[i].cls, b = u[i + 1].cls;
	bool closes = a == BREAK_CLOSE || a == BREAK_STOP;

	if (is_cry(t, i) && is_cry(t, i + 1)) {
		squeeze_cries(t, u, i);
	} else if (closes && u[i].give > 0 && (b == BREAK_CLOSE || b == BREAK_STOP || b == BREAK_OPEN)) {
		u[i].cut = u[i].give;
		u[i].give = 0;
	} else if (a == BREAK_OPEN && b == BREAK_OPEN && u[i + 1].give > 0) {
		u[i + 1].cut = u[i + 1].give;
		u[i + 1].give = 0;
	}
}

static bool gap_class(enum break_class c)
{
	return c == BREAK_DIGIT || c == BREAK_LETTER;
}

static void relate(const struct break_text *t, struct break_unit *u, size_t i)
{
	enum break_class a = u[i].cls, b = u[i + 1].cls;

	squeeze_pair(t, u, i);
	u[i].may = may_break(t, u, i);
	u[i].tight = (is_latin(a) && is_latin(b)) || (a == b && (a == BREAK_DASH || a == BREAK_ELLIPSIS)) ||
		b == BREAK_SPACE || b == BREAK_FORCED || (gap_class(a) && b == BREAK_POSTFIX) ||
		has_flag(t, i, BREAK_TIGHT);
	if ((gap_class(a) || t->ch[i] == '%') && b == BREAK_HAN && t->ch[i + 1] != 0x3000)
		u[i].gap = t->em / 4;
	else if (a == BREAK_HAN && gap_class(b) && t->ch[i] != 0x3000)
		u[i].gap = t->em / 4;
	if (has_flag(t, i, BREAK_TIGHT))
		u[i].gap = 0;
}

struct break_unit *break_prepare(const struct break_text *t, struct arena *arena)
{
	struct break_unit *u = ARENA_ARRAY(arena, struct break_unit, t->n + 1);

	for (size_t i = 0; i < t->n; i++) {
		enum break_class c = break_class(t->ch[i]);

		u[i].cls = (uint8_t)c;
		/* Only a mark that fills its square has a half to give. */
		if ((c == BREAK_OPEN || c == BREAK_CLOSE || c == BREAK_STOP) && t->advance[i] >= t->em * 9 / 10)
			u[i].give = t->advance[i] - t->em / 2;
	}
	for (size_t i = 0; i + 1 < t->n; i++)
		relate(t, u, i);
	for (size_t i = 0; i < t->n; i++) {
		size_t end = latin_run(t, u, i);

		if (end > i && u[end - 1].cls == BREAK_DIGIT && end < t->n && u[end].cls == BREAK_HAN)
			for (size_t k = unit_length(t->ch + end, t->n - end); k > 1; k--)
				u[end + k - 2].may = false;
		if (end > i)
			i = end - 1;
	}
	return u;
}
