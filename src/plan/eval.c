/* eval.c -- row expressions over one row, three-valued.
 *
 * ingest/ evaluates the plan's row checks with it, stats/ its wheres. Everything
 * is exact; nothing is allocated. */
#include <stdlib.h>
#include <string.h>

#include "plan/plan.h"

#define MULTI_FIRST 56   /* the first code of a multi cell stands in the bits from here */

static const struct plan_row_value unknown;

static struct plan_row_value number(struct rat n)
{
	return (struct plan_row_value){ .known = !rat_is_na(n), .result = PLAN_R_NUMBER, .n = n };
}

static struct plan_row_value whole(int64_t i, enum plan_result result)
{
	return (struct plan_row_value){ .known = true, .result = result, .n = { i, 1 } };
}

static struct plan_row_value truth(int t)
{
	return t < 0 ? unknown : whole(t, PLAN_R_BOOL);
}

static struct plan_row_value day(int64_t days)
{
	return days == PLAN_EMPTY ? unknown : whole(days, PLAN_R_DATE);
}

/* ---- cells --------------------------------------------------------------- */

static void column_type(const struct plan_table *table, int column, enum plan_type *type, int *scale)
{
	size_t i = (size_t)column;

	*type = i < table->n_fields ? table->fields[i].type : table->computed[i - table->n_fields].type;
	*scale = i < table->n_fields ? table->fields[i].scale : table->computed[i - table->n_fields].scale;
}

static union value value_of(const struct plan_row_view *row, int column)
{
	size_t i = (size_t)column;

	return row->computed == NULL || i < row->table->n_fields ? row->v[i]
		: row->computed[i - row->table->n_fields];
}

static bool is_dubious(const struct plan_row_view *row, int column)
{
	return (row->dubious >> (column & 63) & 1) != 0;
}

static bool is_unfilled(enum plan_type type, union value v)
{
	return plan_type_is_text(type) ? v.s == NULL : v.i == PLAN_EMPTY;
}

static bool is_blank(const struct plan_row_view *row, int column)
{
	enum plan_type type;
	int scale;

	column_type(row->table, column, &type, &scale);
	return is_unfilled(type, value_of(row, column));
}

static struct plan_row_value cell(const struct plan_expr *e, const struct plan_row_view *row)
{
	union value v = value_of(row, e->index);
	enum plan_type type;
	int scale;
	int64_t pow = 1;

	column_type(row->table, e->index, &type, &scale);
	if (is_unfilled(type, v))
		return unknown;
	switch (type) {
	case PLAN_TEXT: case PLAN_REFS: case PLAN_URL:
		return (struct plan_row_value){ .known = true, .result = PLAN_R_TEXT, .s = v.s };
	case PLAN_CODE:
		return whole(v.i, PLAN_R_CODE);
	case PLAN_MULTI:
		return whole(v.i, PLAN_R_MULTI);
	case PLAN_INT: case PLAN_MONEY:
		return whole(v.i, PLAN_R_NUMBER);
	case PLAN_DEC:
		for (int i = 0; i < scale; i++)
			pow *= 10;
		return number(rat_make(v.i, pow));
	case PLAN_DATE: case PLAN_MONTH:
		return whole(v.i, PLAN_R_DATE);
	case PLAN_BOOL:
		return whole(v.i, PLAN_R_BOOL);
	}
	return unknown;
}

static int64_t season_day(const struct plan_expr *e, const struct plan_row_view *row)
{
	return row->season != NULL ? season_date(row->season, row->phase, e->text) : PLAN_EMPTY;
}

/* Operands that are one whole number each, which most conditions compare: false for any other.
 * *i is PLAN_EMPTY when it is not known. */
static bool is_whole(const struct plan_expr *e, const struct plan_row_view *row, int64_t *i)
{
	enum plan_type type;
	int scale;

	switch ((int)e->op) {
	case PLAN_X_NAME:
		column_type(row->table, e->index, &type, &scale);
		if (plan_type_is_text(type) || type == PLAN_DEC || type == PLAN_MULTI)
			return false;
		*i = value_of(row, e->index).i;
		return true;
	case PLAN_X_NUMBER:
		*i = e->number.num;
		return e->number.den == 1;
	case PLAN_X_CODE_LITERAL:
		*i = e->index;
		return true;
	case PLAN_X_SEASON_DATE:
		*i = season_day(e, row);
		return true;
	case PLAN_X_T:
		*i = row->t;
		return true;
	}
	return false;
}

/* ---- conditions ---------------------------------------------------------- */

static int compare(struct plan_row_value a, struct plan_row_value b)
{
	return a.s != NULL && b.s != NULL ? strcmp(a.s, b.s) : rat_cmp(a.n, b.n);
}

static int relation(enum plan_opcode op, int c)
{
	return op == PLAN_X_EQ ? c == 0 : op == PLAN_X_NE ? c != 0 : op == PLAN_X_LT ? c < 0
		: op == PLAN_X_LE ? c <= 0 : op == PLAN_X_GT ? c > 0 : c >= 0;
}

static int compared(const struct plan_expr *e, const struct plan_row_view *row)
{
	struct plan_row_value a, b;
	int64_t i, k;

	if (is_whole(e->args[0], row, &i) && is_whole(e->args[1], row, &k))
		return i == PLAN_EMPTY || k == PLAN_EMPTY ? -1 : relation(e->op, (i > k) - (i < k));
	a = plan_eval_row(e->args[0], row);
	b = plan_eval_row(e->args[1], row);
	return a.known && b.known ? relation(e->op, compare(a, b)) : -1;
}

/* or, and: the first argument that decides; unknown when one is and none decides. */
static int joined(const struct plan_expr *e, const struct plan_row_view *row)
{
	int deciding = e->op == PLAN_X_OR, result = !deciding;

	for (size_t i = 0; i < e->n_args; i++) {
		int t = plan_test_row(e->args[i], row);

		if (t == deciding)
			return t;
		if (t < 0)
			result = -1;
	}
	return result;
}

/* in: 1 when one of the others is the same; unknown when one is and none is. */
static int among(const struct plan_expr *e, const struct plan_row_view *row)
{
	struct plan_row_value a = plan_eval_row(e->args[0], row);
	int result = a.known ? 0 : -1;

	for (size_t i = 1; i < e->n_args && a.known; i++) {
		struct plan_row_value b;
		int64_t k;

		if (a.s == NULL && a.n.den == 1 && is_whole(e->args[i], row, &k) && k != PLAN_EMPTY) {
			if (a.n.num == k)
				return 1;
			continue;
		}
		b = plan_eval_row(e->args[i], row);
		if (!b.known)
			result = -1;
		else if (compare(a, b) == 0)
			return 1;
	}
	return result;
}

/* matches(text, 'a|b|c'): the text contains one of the words. */
static bool contains_any(const char *text, const char *words)
{
	while (*words != '\0') {
		const char *bar = strchr(words, '|'), *p = words[0] != '|' ? strchr(text, words[0]) : NULL;
		size_t n = bar != NULL ? (size_t)(bar - words) : strlen(words);

		for (; p != NULL; p = strchr(p + 1, words[0]))
			if (n == 1 || strncmp(p, words, n) == 0)
				return true;
		words += n + (bar != NULL);
	}
	return false;
}

/* ---- functions of one argument ------------------------------------------- */

static int64_t characters(const char *s)
{
	int64_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xC0) != 0x80;
	return n;
}

static int64_t digits(const char *s)
{
	int64_t n = 0;

	for (; *s != '\0'; s++)
		n += *s >= '0' && *s <= '9';
	return n;
}

/* code_part(text, from, n): the number that n digits make, from the from-th digit on. */
static struct plan_row_value code_part(const struct plan_expr *e, const char *s)
{
	int64_t from = e->args[1]->number.num, end = from + e->args[2]->number.num, at = 0, part = 0;

	for (; *s != '\0' && at < end - 1; s++) {
		if (*s < '0' || *s > '9')
			continue;
		at++;
		if (at >= from && part < INT64_MAX / 100)
			part = part * 10 + (*s - '0');
	}
	return at == end - 1 && at >= from ? whole(part, PLAN_R_NUMBER) : unknown;
}

/* Codes of a multi cell, ids of a list. */
static int64_t members(struct plan_row_value v)
{
	uint64_t bits = (uint64_t)v.n.num & ((UINT64_C(1) << MULTI_FIRST) - 1);
	int64_t n = 0;

	if (v.s != NULL) {
		for (const char *p = v.s; p != NULL; p = strchr(p, ';') != NULL ? strchr(p, ';') + 1 : NULL)
			n++;
		return n;
	}
	for (; bits != 0; bits &= bits - 1)
		n++;
	return n;
}

static struct plan_row_value has_code(const struct plan_expr *e, struct plan_row_value multi)
{
	for (size_t i = 1; i < e->n_args; i++)
		if ((multi.n.num >> e->args[i]->index & 1) != 0)
			return truth(1);
	return truth(0);
}

static struct plan_row_value date_part(enum plan_opcode op, int64_t days)
{
	int year, month, day;

	plan_date_split(days, &year, &month, &day);
	return whole(op == PLAN_X_YEAR ? year : op == PLAN_X_MONTH_OF ? month : (month + 2) / 3, PLAN_R_NUMBER);
}

static struct plan_row_value of_argument(const struct plan_expr *e, const struct plan_row_view *row)
{
	struct plan_row_value a = plan_eval_row(e->args[0], row);

	if (!a.known)
		return unknown;
	switch ((int)e->op) {
	case PLAN_X_NOT:         return truth(a.n.num == 0);
	case PLAN_X_NEG:         return number(rat_sub(rat_int(0), a.n));
	case PLAN_X_ABS:         return a.n.num < 0 ? number(rat_sub(rat_int(0), a.n)) : a;
	case PLAN_X_CEIL:        return whole(rat_ceil(a.n), PLAN_R_NUMBER);
	case PLAN_X_FLOOR:       return whole(rat_floor(a.n), PLAN_R_NUMBER);
	case PLAN_X_ADD_MONTHS:
		return whole(plan_date_add_months(a.n.num, (int)e->args[1]->number.num), PLAN_R_DATE);
	case PLAN_X_HAS:         return has_code(e, a);
	case PLAN_X_FIRST:       return whole(a.n.num >> MULTI_FIRST, PLAN_R_CODE);
	case PLAN_X_COUNT_CODES: return whole(members(a), PLAN_R_NUMBER);
	case PLAN_X_LENGTH:      return whole(characters(a.s), PLAN_R_NUMBER);
	case PLAN_X_DIGITS:      return whole(digits(a.s), PLAN_R_NUMBER);
	case PLAN_X_CODE_PART:   return code_part(e, a.s);
	case PLAN_X_MATCHES:     return truth(contains_any(a.s, e->text));
	default:                 return date_part(e->op, a.n.num);
	}
}

/* ---- arithmetic ----------------------------------------------------------- */

static struct plan_row_value calculated(const struct plan_expr *e, const struct plan_row_view *row)
{
	struct plan_row_value a = plan_eval_row(e->args[0], row), b = plan_eval_row(e->args[1], row), r;

	if (!a.known || !b.known)
		return unknown;
	switch ((int)e->op) {
	case PLAN_X_ADD:  r = number(rat_add(a.n, b.n)); break;
	case PLAN_X_SUB:  r = number(rat_sub(a.n, b.n)); break;
	case PLAN_X_MUL:  r = number(rat_mul(a.n, b.n)); break;
	case PLAN_X_DIV:  r = number(rat_div(a.n, b.n)); break;
	case PLAN_X_MIN2: r = rat_cmp(a.n, b.n) <= 0 ? a : b; break;
	default:          r = rat_cmp(a.n, b.n) >= 0 ? a : b; break;
	}
	r.result = e->result;
	return r;
}

/* The six digits of the district as a number, to be compared with parts of codes. */
static struct plan_row_value district_code(const struct plan_row_view *row)
{
	return row->season != NULL ? whole(strtoll(row->season->district_code, NULL, 10), PLAN_R_NUMBER) : unknown;
}

static struct plan_row_value chosen(const struct plan_expr *e, const struct plan_row_view *row)
{
	int t = plan_test_row(e->args[0], row);

	return t < 0 ? unknown : plan_eval_row(e->args[t ? 1 : 2], row);
}

static struct plan_row_value defaulted(const struct plan_expr *e, const struct plan_row_view *row)
{
	struct plan_row_value a = plan_eval_row(e->args[0], row);

	return a.known ? a : plan_eval_row(e->args[1], row);
}

struct plan_row_value plan_eval_row(const struct plan_expr *e, const struct plan_row_view *row)
{
	switch (e->op) {
	case PLAN_X_NUMBER:
		return (struct plan_row_value){ .known = true, .result = e->result, .n = e->number };
	case PLAN_X_STRING:
		return (struct plan_row_value){ .known = true, .result = PLAN_R_TEXT, .s = e->text };
	case PLAN_X_NAME:         return cell(e, row);
	case PLAN_X_CODE_LITERAL: return whole(e->index, PLAN_R_CODE);
	case PLAN_X_SEASON_DATE:  return day(season_day(e, row));
	case PLAN_X_DISTRICT:     return district_code(row);
	case PLAN_X_T:            return day(row->t);
	case PLAN_X_OR: case PLAN_X_AND:
		return truth(joined(e, row));
	case PLAN_X_EQ: case PLAN_X_NE: case PLAN_X_LT: case PLAN_X_LE: case PLAN_X_GT: case PLAN_X_GE:
		return truth(compared(e, row));
	case PLAN_X_IN:           return truth(among(e, row));
	case PLAN_X_ADD: case PLAN_X_SUB: case PLAN_X_MUL: case PLAN_X_DIV: case PLAN_X_MIN2: case PLAN_X_MAX2:
		return calculated(e, row);
	case PLAN_X_EMPTY:
		return truth(is_blank(row, e->args[0]->index) && !is_dubious(row, e->args[0]->index));
	case PLAN_X_NOT: case PLAN_X_NEG: case PLAN_X_ABS: case PLAN_X_CEIL: case PLAN_X_FLOOR:
	case PLAN_X_ADD_MONTHS: case PLAN_X_HAS: case PLAN_X_FIRST: case PLAN_X_COUNT_CODES:
	case PLAN_X_LENGTH: case PLAN_X_DIGITS: case PLAN_X_CODE_PART: case PLAN_X_MATCHES:
	case PLAN_X_YEAR: case PLAN_X_MONTH_OF: case PLAN_X_QUARTER_OF:
		return of_argument(e, row);
	case PLAN_X_PLACE_IS:     return truth((int)row->level == e->index);
	case PLAN_X_IF:           return chosen(e, row);
	case PLAN_X_DEFAULT:      return defaulted(e, row);
	case PLAN_X_NA:
	/* Place expressions only; the loader keeps them out of rows. */
	case PLAN_X_CELL: case PLAN_X_CELLS: case PLAN_X_AGG: case PLAN_X_RANK: case PLAN_X_PARENT:
	case PLAN_X_MONTHS: case PLAN_X_TARGET: case PLAN_X_SENT:
		return unknown;
	}
	return unknown;
}

int plan_test_row(const struct plan_expr *e, const struct plan_row_view *row)
{
	struct plan_row_value v;

	if (e->op == PLAN_X_OR || e->op == PLAN_X_AND)
		return joined(e, row);
	if (e->op == PLAN_X_IN)
		return among(e, row);
	if (e->op >= PLAN_X_EQ && e->op <= PLAN_X_GE)
		return compared(e, row);
	v = plan_eval_row(e, row);
	return v.known ? v.n.num != 0 : -1;
}
