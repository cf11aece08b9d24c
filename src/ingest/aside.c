/* aside.c -- rows that are no data: titles' units, blank rows, totals, notes. See shape.h. */
#include "ingest/fold.h"
#include "ingest/shape.h"

int shape_title_unit(struct str cell)
{
	static const char *const words[] = { "金额单位：", "金额单位:", "单位：", "单位:" };
	struct str s = fold_trim(cell);

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		size_t at = str_find(s, words[i]);
		struct str unit;

		/* "填报单位：" names a body, not a unit */
		if (at == s.n || (at > 0 && str_ends((struct str){ s.p, at }, "填报")))
			continue;
		unit = fold_trim(str_from(s, at + strlen(words[i])));
		if (str_ends(unit, ")") || str_ends(unit, "）"))
			unit.n -= str_ends(unit, ")") ? 1 : strlen("）");
		if (str_ends(unit, "元"))
			return number_unit_power(unit);
	}
	return -1;
}

size_t shape_filled(const struct csv_record *row, size_t *only)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		if (fold_trim(row->cells[i]).n > 0) {
			*only = i;
			n++;
		}
	return n;
}

bool shape_is_blank(const struct csv_record *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].n > 0 && fold_trim(row->cells[i]).n > 0)
			return false;
	return true;
}

/* Totals end in 计 in one of the first cells (a blank or colon may follow), notes
 * begin with no letter or digit. */
bool shape_may_be_aside(const struct csv_record *row)
{
	size_t seen = 0;

	for (size_t i = 0; i < row->n && seen < 3; i++) {
		struct str s = row->cells[i];

		if (s.n == 0)
			continue;
		if (seen++ == 0 && !g_ascii_isalnum(s.p[0]))
			return true;
		if (str_ends(s, "计") || (unsigned char)s.p[s.n - 1] <= ' ' || s.p[s.n - 1] == ':' || str_ends(s, "：")
		    || str_ends(s, "　") || s.p[s.n - 1] == ')' || str_ends(s, "）"))
			return true;
	}
	return seen < 2;
}

/* The text of a cell without blanks and a colon behind it. */
static struct str bare(struct str cell, char text[64])
{
	static const char *const blanks[] = { " ", "　", "\xC2\xA0", ":", "：" };
	struct str s = fold_trim(cell);
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < 60;) {
		size_t len = 0;

		for (size_t k = 0; k < G_N_ELEMENTS(blanks) && len == 0; k++)
			len = str_starts(str_from(s, i), blanks[k]) ? strlen(blanks[k]) : 0;
		if (len == 0)
			text[n++] = s.p[i++];
		i += len;
	}
	return (struct str){ text, n };
}

/* Without what stands in brackets at the end: "合计（12个）". */
static struct str without_remark(struct str s)
{
	const char *const open[] = { "（", "(" };

	if (!str_ends(s, "）") && !str_ends(s, ")"))
		return s;
	for (size_t i = 0; i < G_N_ELEMENTS(open); i++) {
		size_t at = str_find(s, open[i]);

		if (at > 0 && at < s.n)
			return (struct str){ s.p, at };
	}
	return s;
}

/* The total's word stands in one of the first filled cells, alone or behind the
 * name of what is added up, and nearly everything else is numbers. */
bool shape_is_total(const struct csv_record *row, const char **word)
{
	static const char *const words[] = { "小计", "合计", "总计", "共计", "累计" };
	size_t seen = 0, texts = 0;

	*word = NULL;
	for (size_t i = 0; i < row->n; i++) {
		char text[64];
		struct str s = without_remark(bare(row->cells[i], text));

		if (s.n == 0)
			continue;
		for (size_t k = 0; k < G_N_ELEMENTS(words) && *word == NULL && seen < 3 && s.n <= 36; k++)
			if (str_ends(s, words[k]))
				*word = words[k];
		seen++;
		texts += !g_ascii_isdigit(s.p[0]) && s.p[0] != '-' && s.p[0] != '=';
		if (seen == 3 && *word == NULL)
			return false;
	}
	return *word != NULL && texts <= 2;
}

/* "制表：", "单位负责人（签字）：赵强": a few words, no number, then a colon. */
static bool is_caption(struct str s)
{
	size_t colon = MIN(str_find(s, "："), str_find(s, ":"));
	struct str label = { s.p, colon };

	if (colon == s.n || colon == 0 || fold_count(label) > 12)
		return false;
	for (size_t i = 0; i < label.n; i++)
		if (g_ascii_isalnum(label.p[i]))
			return false;
	return true;
}

/* "制表：王某,,审核：李某,,日期：": all that holds something are captions. */
static bool is_signed(const struct csv_record *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++) {
		struct str s = fold_trim(row->cells[i]);

		if (s.n > 0 && !is_caption(s))
			return false;
		n += s.n > 0;
	}
	return n > 1;
}

/* "第 2 页，共 3 页", "（以下空白）" */
static bool is_page_note(struct str s)
{
	struct str rest = str_starts(s, "第") ? fold_trim(str_from(s, strlen("第"))) : (struct str){ "", 0 };
	size_t digits = 0;

	while (digits < rest.n && g_ascii_isdigit(rest.p[digits]))
		digits++;
	return (digits > 0 && str_starts(fold_trim(str_from(rest, digits)), "页"))
		|| (str_find(s, "以下空白") < s.n && fold_count(s) <= 8);
}

/* A note begins with a word of those people sign with, or with any caption when
 * most of the row is blank. `n` columns have a header. */
bool shape_is_footer(const struct csv_record *row, size_t n)
{
	static const char *const words[] = { "填表人", "填报人", "制表人", "审核人", "填报单位", "报送单位", "填表说明", "（盖章）",
		"(盖章)", "其中", "负责人", "单位负责人", "联系电话", "联系人", "说明", "备注", "注", "填报日期", "填表日期", "制表日期",
		"电话" };
	const size_t alone = 10;  /* these say it without a colon, too */
	size_t first = 0, only = 0;
	struct str s;

	while (first < row->n && fold_trim(row->cells[first]).n == 0)
		first++;
	if (first == row->n)
		return false;
	s = fold_trim(row->cells[first]);
	if (is_page_note(s))
		return true;
	for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
		struct str rest;

		if (!str_starts(s, words[k]))
			continue;
		rest = fold_trim(str_from(s, strlen(words[k])));
		if (rest.n == 0 ? k < alone : str_starts(rest, "：") || str_starts(rest, ":"))
			return true;
	}
	return is_caption(s) && (is_signed(row) || shape_filled(row, &only) <= MAX(n / 3, 2));
}

/* Cells that another delimiter keeps together: a row typed in the wrong comma. */
bool shape_is_joined(struct str cell, const char *delimiter, size_t n)
{
	static const char *const delimiters[] = { "，", ",", ";", "；", "\t" };

	for (size_t i = 0; i < G_N_ELEMENTS(delimiters); i++) {
		size_t parts = 1;

		if (strcmp(delimiters[i], delimiter) == 0)
			continue;
		for (struct str rest = cell; str_find(rest, delimiters[i]) < rest.n; parts++)
			rest = str_from(rest, str_find(rest, delimiters[i]) + strlen(delimiters[i]));
		if (parts * 2 > n)
			return true;
	}
	return false;
}

bool shape_is_too_long(const struct csv_record *row, size_t n)
{
	for (size_t i = n; i < row->n; i++)
		if (fold_trim(row->cells[i]).n > 0)
			return true;
	return false;
}
