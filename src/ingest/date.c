/* date.c -- days and months as people and spreadsheet programs write them. */
#include <stdio.h>

#include "ingest/fold.h"
#include "ingest/values.h"

/* Serial numbers of the 1900 system: 25569 is 1970-01-01. Accepted from 2000 on. */
#define SERIAL_EPOCH 25569
#define SERIAL_MIN 36526
#define SERIAL_MAX 73050

/* The parts of a written date: digits, sign, digits, sign, digits. */
struct parts {
	int number[3], digits[3];  /* value and how many digits */
	char sign[2];              /* between them: '-' '/' '.' or 'n' 'y' for 年 月 */
	int n;
	bool closed;               /* 日, 号 or 月 behind the last */
	struct str rest;           /* what is left */
};

static char take_sign(struct str *s)
{
	static const struct { const char *text; char sign; } signs[] = {
		{ "-", '-' }, { "/", '/' }, { ".", '.' }, { "年", 'n' }, { "月", 'y' },
		{ "。", '.' }, { "·", '.' }, { "—", '-' }, { "–", '-' }, { "\\", '/' }, { "、", '.' },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (str_starts(*s, signs[i].text)) {
			*s = str_from(*s, strlen(signs[i].text));
			return signs[i].sign;
		}
	return '\0';
}

static bool take_number(struct str *s, struct parts *p)
{
	size_t i = 0;
	int n = 0;

	while (i < s->n && i < 8 && g_ascii_isdigit(s->p[i]))
		n = n * 10 + (s->p[i++] - '0');
	if (i == 0)
		return false;
	p->number[p->n] = n;
	p->digits[p->n++] = (int)i;
	*s = str_from(*s, i);
	return true;
}

static struct parts take_parts(struct str s)
{
	struct parts p = { .n = 0 };

	while (p.n < 3 && take_number(&s, &p)) {
		char sign = p.n < 3 ? take_sign(&s) : '\0';

		if (sign == '\0')
			break;
		if (s.n == 0) {
			p.closed = true;  /* 2023年8月 */
			p.sign[p.n - 1] = sign;
			break;
		}
		p.sign[p.n - 1] = sign;
	}
	if (str_starts(s, "日") || str_starts(s, "号")) {
		s = str_from(s, 3);
		p.closed = true;
	}
	p.rest = s;
	return p;
}

/* ---- written in words ---------------------------------------------------------------- */

/* The digit that a character is, 10 for 十, -1 for none. */
static int han_digit(struct str s)
{
	static const char *const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "○", "零", "Ｏ" };

	for (int i = 0; i < (int)G_N_ELEMENTS(digits); i++)
		if (str_starts(s, digits[i]))
			return i > 10 ? 0 : i;
	return -1;
}

/* "二〇二三年九月三十日" in digits; s itself when it is not so written. A run of
 * numerals is a number when it holds 十 (三十一), otherwise one digit after the other. */
static struct str in_digits(struct values *v, struct str s)
{
	int n = 0, digits = 0;
	bool tens = false;

	g_string_set_size(v->key, 0);
	for (size_t i = 0; i < s.n && s.n <= 60; i += 3) {
		int d = han_digit(str_from(s, i));
		bool sign = str_starts(str_from(s, i), "年") || str_starts(str_from(s, i), "月")
			|| str_starts(str_from(s, i), "日") || str_starts(str_from(s, i), "号");

		if (d < 0 && !(sign && digits > 0))
			return s;
		if (d == 10)
			n = tens ? -100 : MAX(n, digits == 0) * 10;
		else if (d >= 0)
			n = tens ? n + d : n * 10 + d;
		tens |= d == 10;
		digits = sign ? 0 : digits + 1;
		if (sign) {
			g_string_append_printf(v->key, "%d%.3s", n, s.p + i);
			n = 0;
			tens = false;
		}
	}
	return v->key->len > 0 && digits == 0 ? (struct str){ v->key->str, v->key->len } : s;
}

/* The day of the week behind 周 or 星期, Monday 1 to Sunday 7; 0 when none is said. */
static int weekday_said(struct str s)
{
	static const char *const days[] = { "一", "二", "三", "四", "五", "六", "日", "天" };
	size_t week = str_find(s, "周"), star = str_find(s, "星期");
	struct str day = star < s.n ? str_from(s, star + strlen("星期"))
		: week < s.n ? str_from(s, week + strlen("周")) : (struct str){ "", 0 };

	for (int i = 0; i < (int)G_N_ELEMENTS(days); i++)
		if (str_starts(day, days[i]))
			return MIN(i + 1, 7);
	return 0;
}

/* Takes "（周六）" or "星期六" off a date's end. */
static int take_weekday(struct str *s)
{
	size_t open = MIN(str_find(*s, "("), str_find(*s, "（")), word = MIN(str_find(*s, "周"), str_find(*s, "星期"));
	size_t at = MIN(open, word);
	int day = at == 0 ? 0 : weekday_said(str_from(*s, at));

	if (day > 0)
		s->n = at;
	return day;
}

/* A date that falls on another day of the week than is written beside it is one of two days. */
static void check_weekday(struct values *v, int said, struct cell *c)
{
	static const char *const zh[] = { "一", "二", "三", "四", "五", "六", "日" };
	static const char *const en[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
	int day = c->state == CELL_VALUE ? (int)(((c->v.i + 3) % 7 + 7) % 7) : 0;  /* 1970-01-01 was a Thursday */

	if (said > 0 && c->state == CELL_VALUE && day + 1 != said)
		cell_refuse(c, DIAG_DATE_WEEKDAY, arena_printf(v->arena, DIAG_BOTH("星期%s", "%s"), zh[day], en[day]), NULL);
}

/* Without what people write around a date: "截至…", "…月份", "…上午". */
static struct str bare_date(struct str s)
{
	static const char *const before[] = { "截至", "截止到", "截止至", "截止" };
	static const char *const behind[] = { "上午", "下午", "晚上", "早上", "中午", "全天" };

	for (size_t i = 0; i < G_N_ELEMENTS(before); i++)
		if (str_starts(s, before[i])) {
			s = str_from(s, strlen(before[i]));
			break;
		}
	if (str_ends(s, "月份"))
		s.n -= strlen("份");
	for (size_t i = 0; i < G_N_ELEMENTS(behind); i++)
		if (str_ends(s, behind[i]) && s.n >= 8 + strlen(behind[i]))
			s.n -= strlen(behind[i]);
	return fold_trim(s);
}

/* Without a time of day behind the date ("2023/8/1 0:00", "…T00:00:00") and
 * without blanks. */
static struct str date_only(struct values *v, struct str s)
{
	size_t colon = str_find(s, ":");

	if (colon < s.n) {
		while (colon > 0 && s.p[colon - 1] != ' ' && s.p[colon - 1] != 'T')
			colon--;
		if (colon > 0)
			s.n = colon - 1;
	}
	if (memchr(s.p, ' ', s.n) == NULL)
		return s;
	g_string_set_size(v->work, 0);
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] != ' ')
			g_string_append_c(v->work, s.p[i]);
	return (struct str){ v->work->str, v->work->len };
}

/* The remedy says how it is to be written. */
static void refuse_form(const struct plan_field *f, enum diag_code code, struct cell *c)
{
	cell_refuse(c, code, f->type == PLAN_MONTH ? "2023-08" : "2023-08-01", NULL);
}

/* "2023.9.5-9.6": a day, then another. */
static bool is_span(const struct parts *p)
{
	static const char *const signs[] = { "-", "—", "–", "~", "至", "到" };

	for (size_t i = 0; i < G_N_ELEMENTS(signs) && p->n >= 2; i++)
		if (str_starts(p->rest, signs[i]) && p->rest.n > strlen(signs[i]))
			return g_ascii_isdigit(p->rest.p[p->rest.p[0] == '-' || p->rest.p[0] == '~' ? 1 : 3]);
	return false;
}

static void accept_day(const struct plan_field *f, int year, int month, int day, struct cell *c)
{
	int64_t days = plan_date(year, month, f->type == PLAN_MONTH ? 1 : day);

	if (plan_date(year, month, day) == PLAN_EMPTY || year < 1900 || year > 2100)
		cell_refuse(c, DIAG_DATE_NOT_A_DAY, NULL, NULL);
	else
		cell_value(c, days);
}

static void read_month(struct values *v, const struct plan_field *f, const struct parts *p, struct cell *c)
{
	if (p->number[1] < 1 || p->number[1] > 12)
		cell_refuse(c, DIAG_DATE_NOT_A_DAY, NULL, NULL);
	else if (p->sign[0] == '.' && p->digits[1] == 1 && p->number[1] == 1)
		cell_refuse(c, DIAG_DATE_AMBIGUOUS, arena_printf(v->arena, DIAG_BOTH("%d年1月", "January %d"), p->number[0], p->number[0]),
			arena_printf(v->arena, DIAG_BOTH("%d年10月", "October %d"), p->number[0], p->number[0]));
	else if (f->type == PLAN_MONTH)
		accept_day(f, p->number[0], p->number[1], 1, c);
	else
		cell_refuse(c, DIAG_DATE_NO_DAY, NULL, NULL);
}

/* One run of digits: 20230801, 202308, 45139. */
static void read_digits(struct values *v, const struct plan_field *f, const struct parts *p, struct cell *c)
{
	int n = p->number[0];
	char iso[32];

	if (p->digits[0] == 8) {
		accept_day(f, n / 10000, n / 100 % 100, n % 100, c);
	} else if (p->digits[0] == 6 && n / 100 >= 1900 && n / 100 <= 2100 && n % 100 >= 1 && n % 100 <= 12) {
		struct parts month = { .number = { n / 100, n % 100 }, .digits = { 4, 2 }, .n = 2 };

		read_month(v, f, &month, c);
	} else if (p->digits[0] == 5 && n >= SERIAL_MIN && n <= SERIAL_MAX) {
		int year, month, day;

		plan_date_split(n - SERIAL_EPOCH, &year, &month, &day);
		accept_day(f, year, month, day, c);
		cell_remark(c, DIAG_DATE_SERIAL, arena_strdup(v->arena, plan_date_iso(n - SERIAL_EPOCH, iso)), NULL);
	} else if (p->digits[0] == 4 && n >= 1900 && n <= 2100) {
		cell_refuse(c, f->type == PLAN_MONTH ? DIAG_DATE_NO_MONTH : DIAG_DATE_NO_DAY, NULL, NULL);
	} else {
		refuse_form(f, DIAG_DATE_BAD, c);
	}
}

/* Day first, year with two digits, or no year. */
static void refuse_short(const struct plan_field *f, const struct parts *p, struct cell *c)
{
	if (p->digits[0] > 4)
		refuse_form(f, DIAG_DATE_BAD, c);
	else if (p->n == 3 && p->digits[2] == 4)
		refuse_form(f, DIAG_DATE_ORDER, c);
	else if (p->n == 3 || (p->n == 2 && p->sign[0] == 'n'))
		cell_refuse(c, DIAG_DATE_SHORT_YEAR, NULL, NULL);
	else if (p->n == 2 && p->digits[1] == 4)
		refuse_form(f, DIAG_DATE_ORDER, c);
	else
		refuse_form(f, DIAG_DATE_NO_YEAR, c);
}

static bool signs_agree(const struct parts *p)
{
	return p->sign[0] == 'n' ? p->n < 3 || p->sign[1] == 'y' : p->n < 3 || p->sign[0] == p->sign[1];
}

/* "45143.5" is noon of a day. */
static struct str whole_serial(struct str s)
{
	size_t i = 0;

	while (i < s.n && g_ascii_isdigit(s.p[i]))
		i++;
	if (i != 5 || s.n < 7 || s.p[5] != '.')
		return s;
	for (i = 6; i < s.n && g_ascii_isdigit(s.p[i]);)
		i++;
	return i == s.n ? (struct str){ s.p, 5 } : s;
}

int date_month_named(const char *p)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
	char name[4] = "";
	const char *at;

	for (int i = 0; i < 3; i++)
		name[i] = (char)g_ascii_tolower(p[i]);
	at = strlen(name) == 3 ? strstr(months, name) : NULL;
	return at != NULL && (at - months) % 3 == 0 ? (int)(at - months) / 3 + 1 : 0;
}

/* "Aug-23": what a spreadsheet makes of 2023-8, and of 8-23. */
static bool read_english(struct values *v, struct str s, struct cell *c)
{
	int month, n;

	if (s.n != 6 || s.p[3] != '-' || !g_ascii_isdigit(s.p[4]) || !g_ascii_isdigit(s.p[5]))
		return false;
	month = date_month_named(s.p);
	if (month == 0)
		return false;
	n = (s.p[4] - '0') * 10 + (s.p[5] - '0');
	cell_refuse(c, DIAG_DATE_ENGLISH, arena_printf(v->arena, "20%02d年%d月", n, month),
		arena_printf(v->arena, "%d月%d日", month, n));
	return true;
}

static bool is_iso(struct str s)
{
	for (size_t i = 0; i < 10; i++)
		if (i == 4 || i == 7 ? s.p[i] != '-' && s.p[i] != '/' : !g_ascii_isdigit(s.p[i]))
			return false;
	return s.p[4] == s.p[7];
}

static int two_digits(const char *p)
{
	return (p[0] - '0') * 10 + (p[1] - '0');
}

void date_read(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	struct parts p;
	int weekday;

	if (s.n == 10 && is_iso(s)) {
		accept_day(f, two_digits(s.p) * 100 + two_digits(s.p + 2), two_digits(s.p + 5), two_digits(s.p + 8), c);
		return;
	}
	if (read_english(v, s, c))
		return;
	weekday = take_weekday(&s);
	p = take_parts(date_only(v, whole_serial(in_digits(v, bare_date(s)))));
	if (is_span(&p))
		cell_refuse(c, DIAG_DATE_SPAN, f->type == PLAN_MONTH ? DIAG_BOTH("一个月", "month") : DIAG_BOTH("一天", "day"), NULL);
	else if (p.n == 0 || p.rest.n > 0 || !signs_agree(&p))
		refuse_form(f, DIAG_DATE_BAD, c);
	else if (p.n == 1 && p.sign[0] == '\0')
		read_digits(v, f, &p, c);
	else if (p.digits[0] != 4)
		refuse_short(f, &p, c);
	else if (p.n == 1)
		cell_refuse(c, f->type == PLAN_MONTH ? DIAG_DATE_NO_MONTH : DIAG_DATE_NO_DAY, NULL, NULL);
	else if (p.n == 2)
		read_month(v, f, &p, c);
	else if (p.digits[1] > 2 || p.digits[2] > 2)
		refuse_form(f, DIAG_DATE_BAD, c);
	else
		accept_day(f, p.number[0], p.number[1], p.number[2], c);
	if (f->type == PLAN_DATE)
		check_weekday(v, weekday, c);
}
