/* plain.c -- the straight way of cells written as the plan writes them: no blank to
 * trim, no character to fold, nothing to remark. Most cells are of this kind. What
 * this file reads, values_read_any() reads as well, to the same value; whatever is
 * unusual is left to it. tests/unit/test_ingest_plain.c compares the two. */
#include "ingest/fold.h"
#include "ingest/values.h"

/* Begins and ends with what needs no trimming, and is no formula, error of a
 * spreadsheet, number with an exponent, or word for nothing. */
static bool is_bare(struct str s)
{
	size_t digits = s.p[0] == '-';

	if (!fold_is_trimmed(s) || s.p[0] == '#' || (s.n <= 9 && values_says_empty(s)))
		return false;
	while (digits < s.n && (g_ascii_isdigit(s.p[digits]) || s.p[digits] == '.'))
		digits++;
	return digits == 0 || digits == s.n || (s.p[digits] | 0x20) != 'e';
}

/* An id that a spreadsheet may have made a date of: 2-Jan, 1月2日. */
static bool may_be_date(const struct plan_field *f, struct str s)
{
	return (f->unique != PLAN_UNIQUE_NO || f->ref_table != NULL) && s.n <= 12
		&& (memchr(s.p, '-', s.n) != NULL || memchr(s.p, '/', s.n) != NULL || str_find(s, "月") < s.n);
}

/* Nothing to fold, to report or to mask. */
static bool is_clean(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	unsigned seen = values_suspicion(s);

	if ((seen & VALUES_ODD) != 0 || ((seen & VALUES_FOLD) != 0 && (!fold_keeps_text(s)
	    || (!f->free_text && (str_find(s, "□") < s.n || str_find(s, "■") < s.n || str_find(s, "〓") < s.n)))))
		return false;
	if (values_masks(f))
		ident_mask(v, s, c);
	return c->n_issues == 0;
}

static bool plain_text(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	if (f->kind != PLAN_KIND_NONE || !is_bare(s) || (values_is_id(f) && !marks_none(s)) || may_be_date(f, s) || (f->size > 0 && s.n > (size_t)f->size)
	    || !is_clean(v, f, s, c))
		return false;
	c->state = CELL_VALUE;
	c->text = s;
	return true;
}

/* A few digits, for money perhaps two more behind a point, and nothing else. */
static bool plain_number(const struct column *column, struct str s, struct cell *c)
{
	bool money = column->field->type == PLAN_MONEY;
	size_t whole = money && s.n > 3 && s.p[s.n - 3] == '.' ? s.n - 3 : s.n;
	int64_t i = 0;

	if (column->unit > 0 || column->percent || s.n > 12)
		return false;
	for (size_t k = 0; k < s.n; k++) {
		if (k == whole)
			continue;
		if (!g_ascii_isdigit(s.p[k]))
			return false;
		i = i * 10 + (s.p[k] - '0');
	}
	cell_value(c, money && whole == s.n ? i * 100 : i);
	return true;
}

/* 2023-08-01 */
static bool plain_date(struct str s, struct cell *c)
{
	int n[8], days = 0;

	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	for (int i = 0, k = 0; i < 10; i++) {
		if (i == 4 || i == 7)
			continue;
		if (!g_ascii_isdigit(s.p[i]))
			return false;
		n[k++] = s.p[i] - '0';
	}
	days = n[6] * 10 + n[7];
	n[0] = n[0] * 1000 + n[1] * 100 + n[2] * 10 + n[3];
	n[4] = n[4] * 10 + n[5];
	if (n[0] < 1900 || n[0] > 2100 || n[4] < 1 || n[4] > 12 || days < 1 || days > 28)
		return false;  /* the ends of months are for the calendar */
	cell_value(c, plan_date(n[0], n[4], days));
	return true;
}

static bool plain_bool(struct str s, struct cell *c)
{
	if (!str_eq(s, STR("是")) && !str_eq(s, STR("否")))
		return false;
	cell_value(c, str_eq(s, STR("是")));
	return true;
}

static bool plain_code(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	int code = label_exact(v, f, s);

	if (code >= 0)
		cell_value(c, code);
	return code >= 0;
}

bool values_read_plain(struct values *v, struct column *column, struct str s, struct cell *c)
{
	if (s.n == 0)
		return false;
	c->n_issues = 0;
	switch (column->field->type) {
	case PLAN_TEXT:
		return plain_text(v, column->field, s, c);
	case PLAN_INT: case PLAN_MONEY:
		return plain_number(column, s, c);
	case PLAN_DATE:
		return plain_date(s, c);
	case PLAN_CODE:
		return plain_code(v, column->field, s, c);
	case PLAN_BOOL:
		return plain_bool(s, c);
	case PLAN_MULTI: case PLAN_REFS: case PLAN_DEC: case PLAN_MONTH: case PLAN_URL:
		break;
	}
	return false;
}
