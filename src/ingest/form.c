/* form.c -- rows that stand below a form's header before its data do. See shape.h. */
#include "ingest/fold.h"
#include "ingest/heading.h"
#include "ingest/shape.h"

static bool holds_any(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_find(s, words[i]) < s.n)
			return true;
	return false;
}

static bool starts_any(struct str s, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(s, words[i]))
			return true;
	return false;
}

/* "（人次）", "万元": nothing but units. */
static bool is_units(const struct csv_record *row)
{
	char unit[40];
	size_t only = 0;

	for (size_t i = 0; i < row->n; i++)
		if (fold_trim(row->cells[i]).n > 0 && (g_ascii_isdigit(fold_trim(row->cells[i]).p[0])
		    || !heading_is_unit(row->cells[i], unit)))
			return false;
	return shape_filled(row, &only) > 0;
}

/* The number that a column's cell says: 甲 乙 丙 … for 1 2 3 …, 0 for none. */
static size_t column_number(struct str s, bool *stem)
{
	static const char *const stems[] = { "甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸" };
	size_t n = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(stems); i++)
		if (str_is(s, stems[i])) {
			*stem = true;
			return i + 1;
		}
	*stem = false;
	for (size_t i = 0; i < s.n; i++) {
		if (!g_ascii_isdigit(s.p[i]) || i == 3)
			return 0;
		n = n * 10 + (size_t)(s.p[i] - '0');
	}
	return n;
}

/* "栏次,1,2,3", "甲,乙,1,2": every cell one more than the one before it. */
static bool is_numbering(const struct csv_record *row)
{
	static const char *const names[] = { "栏次", "行次", "序号", "列号", "编号" };
	size_t last = 0, n = 0;
	bool stems = false;

	for (size_t i = 0; i < row->n; i++) {
		struct str s = fold_trim(row->cells[i]);
		bool stem;
		size_t k;

		if (s.n == 0 || (n == 0 && starts_any(s, names, G_N_ELEMENTS(names))))
			continue;
		k = column_number(s, &stem);
		if (k == 0 || (k != last + 1 && !(stems && !stem && k == 1)))
			return false;
		stems = stem;
		last = k;
		n++;
	}
	return n >= 3;
}

/* "必填，格式2023-08-01", "下拉选择": most cells say how they are to be filled in. */
static bool is_hints(const struct csv_record *row)
{
	static const char *const words[] = { "必填", "选填", "填写", "下拉", "格式", "请填", "如：", "如:", "例如", "勿填", "不填",
		"自动生成", "字以内" };
	size_t n = 0, only = 0;

	for (size_t i = 0; i < row->n; i++)
		n += holds_any(fold_trim(row->cells[i]), words, G_N_ELEMENTS(words));
	return n >= 2 && n * 2 >= shape_filled(row, &only);
}

/* Whether what stands behind a word makes another one of it: "示例社区", but not "示例1", "例：". */
static bool goes_on(struct str rest)
{
	size_t len;
	gunichar c = rest.n > 0 ? fold_char(rest.p, &len) : 0;

	return g_unichar_isalpha(c) && c >= 0x80;
}

/* "示例", "（例）", "填写样例：", "示例ACT001": no more than the word, or a number behind it. */
static bool says_example(struct str s, bool alone)
{
	static const char *const words[] = { "示例", "填写示例", "填报示例", "填表示例", "样例", "填写样例", "填报样例", "范例", "填写范例",
		"例", "例如", "举例", "例子", "示例行", "示范行" };
	static const char *const open[] = { "（", "(", "【", "[", "<" }, *const close[] = { "）", ")", "】", "]", ">" };
	bool bracketed = false;

	for (size_t i = 0; i < G_N_ELEMENTS(open) && !bracketed; i++)
		if ((bracketed = str_starts(s, open[i])))
			s = str_from(s, strlen(open[i]));
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		struct str rest = str_starts(s, words[i]) ? str_from(s, strlen(words[i])) : s;

		if (rest.n < s.n && (rest.n == 0 || (alone ? bracketed && starts_any(rest, close, G_N_ELEMENTS(close))
		    : !goes_on(rest))))
			return true;
	}
	return false;
}

bool shape_is_example(const struct csv_record *row, bool second)
{
	size_t seen = 0;

	for (size_t i = 0; i < row->n && seen < 1 + (size_t)second; i++) {
		struct str s = fold_trim(row->cells[i]);

		if (s.n > 0 && says_example(s, seen > 0))
			return true;
		seen += s.n > 0;
	}
	return false;
}

bool shape_is_answers(const struct csv_record *row)
{
	static const char *const words[] = { "提交答卷时间", "所用时间", "来自IP", "来源详情", "答题时长", "提交时间", "填写时间", "开始答题时间",
		"结束答题时间", "答题时间", "答卷编号", "提交人", "填写时长", "用户ID", "微信昵称", "IP地址", "开始时间", "结束时间" };
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++) {
		struct str s = fold_trim(row->cells[i]);

		for (size_t k = 0; k < G_N_ELEMENTS(words); k++)
			n += str_is(s, words[k]);
	}
	return n >= 2;
}

const char *shape_form_row(const struct csv_record *row)
{
	if (shape_is_example(row, true))
		return "示例";
	if (is_units(row))
		return SHAPE_UNITS;
	if (is_numbering(row))
		return "栏次";
	return is_hints(row) ? "填写要求" : NULL;
}
