/* expr.c -- the expression language of docs/plan.md: recursive descent, typed.
 *
 *   any  = both {or both}        both = deny {and deny}      deny = not deny | compare
 *   compare = sum [(= != lt le gt ge) sum | in (literal, …)]
 *   sum  = product {(+|-) product | period}                  product = sign {(*|/) sign}
 *   sign = - sign | number | date | 'string' | ( any ) | name | name(…) | name[cell]
 *
 * The first mistake is reported; after it every word reads as the end, so no
 * function below needs to look. */
#include <string.h>

#include "plan/lex.h"

/* So that no expression can exhaust the stack, here or when it is evaluated. */
#define DEEPEST 100   /* nested brackets */
#define LONGEST 4096  /* bytes */

static const struct plan_expr nothing = { .op = PLAN_X_NA, .result = PLAN_R_NUMBER };

void parse_fail(struct parser *p, enum diag_code code, const char *what)
{
	const char *position = arena_printf(p->l->arena, "%ld", g_utf8_pointer_to_offset(p->text, p->start) + 1);

	if (!p->failed)
		loader_say(p->l, code, p->at, p->text, position, what);
	p->failed = true;
	p->token = TOKEN_END;
}

bool parse_accept(struct parser *p, enum token token)
{
	if (p->token != token)
		return false;
	lex_next(p);
	return true;
}

static void unexpected(struct parser *p)
{
	parse_fail(p, DIAG_PLAN_EXPR, p->start == p->end ? "∎"
		: arena_strndup(p->l->arena, p->start, (size_t)(p->end - p->start)));
}

void parse_expect(struct parser *p, enum token token)
{
	if (!parse_accept(p, token))
		unexpected(p);
}

struct plan_expr *parse_node(struct parser *p, enum plan_opcode op, enum plan_result result,
	const struct plan_expr *const *args, size_t n)
{
	struct plan_expr *e = ARENA_NEW(p->l->arena, struct plan_expr);
	const struct plan_expr **copy = ARENA_ARRAY(p->l->arena, const struct plan_expr *, n + 1);

	for (size_t i = 0; i < n; i++)
		copy[i] = args[i];
	e->op = op;
	e->result = result;
	e->index = -1;
	e->args = copy;
	e->n_args = n;
	return e;
}

bool parse_is_number(const struct plan_expr *e)
{
	return e->result == PLAN_R_NUMBER || e->result == PLAN_R_BOOL;
}

const char *parse_result_name(enum plan_result result)
{
	static const char *const names[] = {
		[PLAN_R_NUMBER] = "number", [PLAN_R_BOOL] = "true/false", [PLAN_R_DATE] = "date",
		[PLAN_R_TEXT] = "text", [PLAN_R_CODE] = "code", [PLAN_R_MULTI] = "multi",
	};

	return names[result];
}

static const struct plan_expr *binary(struct parser *p, enum plan_opcode op, enum plan_result result,
	const struct plan_expr *a, const struct plan_expr *b)
{
	const struct plan_expr *args[] = { a, b };

	return parse_node(p, op, result, args, 2);
}

static void need_number(struct parser *p, const struct plan_expr *e)
{
	if (!parse_is_number(e))
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → number", parse_result_name(e->result)));
}

/* Beside money a literal is meant in yuan; values are in fen. */
static const struct plan_expr *in_fen(struct parser *p, const struct plan_expr *e, const struct plan_expr *beside)
{
	struct plan_expr *fen;

	if (!beside->money || e->money || e->op != PLAN_X_NUMBER)
		return e;
	fen = parse_node(p, PLAN_X_NUMBER, PLAN_R_NUMBER, NULL, 0);
	fen->number = rat_mul(e->number, rat_int(100));
	fen->money = true;
	return fen;
}

/* ---- literals ----------------------------------------------------------------- */

static const struct plan_expr *literal(struct parser *p, enum plan_opcode op, enum plan_result result)
{
	struct plan_expr *e = parse_node(p, op, result, NULL, 0);

	e->number = p->number;
	e->text = p->word;
	lex_next(p);
	return e;
}

const struct plan_expr *parse_code(struct parser *p, const struct plan_codelist *codes)
{
	const char *raw = lex_raw(p);
	int index = codes != NULL ? plan_find_code(codes, raw) : -1;
	struct plan_expr *e = parse_node(p, PLAN_X_CODE_LITERAL, PLAN_R_CODE, NULL, 0);

	if (codes == NULL) {   /* a field without its list: said already */
		lex_take(p, raw);
		return e;
	}
	if (index < 0) {
		const char **names = ARENA_ARRAY(p->l->arena, const char *, codes->n_codes + 1);

		for (size_t i = 0; i < codes->n_codes; i++)
			names[i] = codes->codes[i].value;
		parse_fail(p, DIAG_PLAN_EXPR_CODE, arena_printf(p->l->arena, "%s“%s”%s", codes->id, raw,
			plan_nearest(p->l->arena, raw, names, codes->n_codes)));
		return e;
	}
	e->index = index;
	e->codes = codes;
	e->text = codes->codes[index].value;
	lex_take(p, raw);
	return e;
}

static const struct plan_expr *parse_sign(struct parser *p)
{
	const struct plan_expr *e;

	if (p->depth >= DEEPEST) {
		unexpected(p);
		return &nothing;
	}
	p->depth++;
	if (p->token == TOKEN_NUMBER) {
		e = literal(p, PLAN_X_NUMBER, PLAN_R_NUMBER);
	} else if (p->token == TOKEN_DATE) {
		e = literal(p, PLAN_X_NUMBER, PLAN_R_DATE);
	} else if (p->token == TOKEN_STRING) {
		e = literal(p, PLAN_X_STRING, PLAN_R_TEXT);
	} else if (p->token == TOKEN_NAME) {
		e = parse_name(p);
	} else if (parse_accept(p, TOKEN_SUB)) {
		struct plan_expr *neg;

		e = parse_sign(p);
		need_number(p, e);
		neg = parse_node(p, PLAN_X_NEG, PLAN_R_NUMBER, &e, 1);
		neg->money = e->money;
		e = neg;
	} else if (parse_accept(p, TOKEN_OPEN)) {
		e = parse_any(p);
		parse_expect(p, TOKEN_CLOSE);
	} else {
		unexpected(p);
		e = &nothing;
	}
	p->depth--;
	return e;
}

/* ---- arithmetic ----------------------------------------------------------------- */

static const struct plan_expr *parse_product(struct parser *p)
{
	const struct plan_expr *a = parse_sign(p);

	while (p->token == TOKEN_MUL || p->token == TOKEN_DIV) {
		bool times = p->token == TOKEN_MUL;
		const struct plan_expr *b;
		struct plan_expr *e;

		need_number(p, a);
		lex_next(p);
		b = parse_sign(p);
		need_number(p, b);
		e = parse_node(p, times ? PLAN_X_MUL : PLAN_X_DIV, PLAN_R_NUMBER,
			(const struct plan_expr *const[]){ a, b }, 2);
		e->money = times ? a->money != b->money : a->money && !b->money;
		a = e;
	}
	return a;
}

/* date + 12m, date - 5d */
static const struct plan_expr *shift(struct parser *p, const struct plan_expr *date, bool minus)
{
	struct plan_expr *n = parse_node(p, PLAN_X_NUMBER, PLAN_R_NUMBER, NULL, 0);
	enum plan_opcode op = p->months ? PLAN_X_ADD_MONTHS : PLAN_X_ADD;
	struct plan_expr *e;

	if (date->result != PLAN_R_DATE)
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → date", parse_result_name(date->result)));
	n->number = minus ? rat_sub(rat_int(0), p->number) : p->number;
	lex_next(p);
	e = parse_node(p, op, PLAN_R_DATE, (const struct plan_expr *const[]){ date, n }, 2);
	if (p->months)
		e->number = n->number;
	return e;
}

static const struct plan_expr *add(struct parser *p, bool minus, const struct plan_expr *a, const struct plan_expr *b)
{
	enum plan_opcode op = minus ? PLAN_X_SUB : PLAN_X_ADD;
	struct plan_expr *e;

	if (minus && a->result == PLAN_R_DATE && b->result == PLAN_R_DATE)
		return binary(p, op, PLAN_R_NUMBER, a, b);
	if (a->result == PLAN_R_DATE && parse_is_number(b))
		return binary(p, op, PLAN_R_DATE, a, b);
	need_number(p, a);
	need_number(p, b);
	e = parse_node(p, op, PLAN_R_NUMBER, (const struct plan_expr *const[]){ in_fen(p, a, b), in_fen(p, b, a) }, 2);
	e->money = a->money || b->money;
	return e;
}

static const struct plan_expr *parse_sum(struct parser *p)
{
	const struct plan_expr *a = parse_product(p);

	while (p->token == TOKEN_ADD || p->token == TOKEN_SUB) {
		bool minus = p->token == TOKEN_SUB;

		lex_next(p);
		a = p->token == TOKEN_PERIOD ? shift(p, a, minus) : add(p, minus, a, parse_product(p));
	}
	return a;
}

/* ---- comparisons ------------------------------------------------------------------ */

static bool is_word(const char *raw)
{
	for (const char *c = raw; *c != '\0'; c++)
		if (!g_ascii_isalnum(*c) && *c != '_')
			return false;
	return *raw != '\0';
}

/* What stands right of a code: a code of its list, or a column with the same. */
static const struct plan_expr *code_operand(struct parser *p, const struct plan_codelist *codes)
{
	const char *raw = lex_raw(p);
	const struct plan_expr *e;

	if (plan_find_code(codes, raw) >= 0 || p->token == TOKEN_STRING
		|| (is_word(raw) && (p->scope->table == NULL || plan_find_column(p->scope->table, raw) < 0)))
		return parse_code(p, codes);
	e = parse_sum(p);
	if (e->codes != codes)
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → code %s",
			parse_result_name(e->result), codes->id));
	return e;
}

static void need_same(struct parser *p, const struct plan_expr *a, const struct plan_expr *b)
{
	bool same = (parse_is_number(a) && parse_is_number(b)) || (a->result == b->result && a->codes == b->codes);

	if (!same || a->result == PLAN_R_MULTI)
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s ↔ %s",
			parse_result_name(a->result), parse_result_name(b->result)));
}

static const struct plan_expr *operand(struct parser *p, const struct plan_expr *left)
{
	const struct plan_expr *e;

	if (left->result == PLAN_R_CODE && left->codes != NULL)
		return code_operand(p, left->codes);
	e = parse_sum(p);
	need_same(p, left, e);
	return in_fen(p, e, left);
}

static const struct plan_expr *parse_in(struct parser *p, const struct plan_expr *value)
{
	GPtrArray *args = g_ptr_array_new();
	const struct plan_expr *e;

	g_ptr_array_add(args, (void *)value);
	parse_expect(p, TOKEN_OPEN);
	do
		g_ptr_array_add(args, (void *)operand(p, value));
	while (parse_accept(p, TOKEN_COMMA));
	parse_expect(p, TOKEN_CLOSE);
	e = parse_node(p, PLAN_X_IN, PLAN_R_BOOL, (const struct plan_expr *const *)args->pdata, args->len);
	g_ptr_array_free(args, TRUE);
	return e;
}

static const struct plan_expr *parse_compare(struct parser *p)
{
	const struct plan_expr *a = parse_sum(p), *b;
	enum plan_opcode op;

	if (parse_accept(p, TOKEN_IN))
		return parse_in(p, a);
	if (p->token < TOKEN_EQ || p->token > TOKEN_GE)
		return a;
	op = (enum plan_opcode)(PLAN_X_EQ + (p->token - TOKEN_EQ));
	lex_next(p);
	b = operand(p, a);
	return binary(p, op, PLAN_R_BOOL, in_fen(p, a, b), b);
}

/* ---- logic -------------------------------------------------------------------------- */

static const struct plan_expr *parse_deny(struct parser *p)
{
	const struct plan_expr *e;

	if (p->depth >= DEEPEST || !parse_accept(p, TOKEN_NOT))
		return parse_compare(p);
	p->depth++;
	e = parse_deny(p);
	p->depth--;
	need_number(p, e);
	return parse_node(p, PLAN_X_NOT, PLAN_R_BOOL, &e, 1);
}

static const struct plan_expr *parse_both(struct parser *p)
{
	const struct plan_expr *a = parse_deny(p);

	while (p->token == TOKEN_AND) {
		const struct plan_expr *b;

		need_number(p, a);
		lex_next(p);
		b = parse_deny(p);
		need_number(p, b);
		a = binary(p, PLAN_X_AND, PLAN_R_BOOL, a, b);
	}
	return a;
}

const struct plan_expr *parse_any(struct parser *p)
{
	const struct plan_expr *a = parse_both(p);

	while (p->token == TOKEN_OR) {
		const struct plan_expr *b;

		need_number(p, a);
		lex_next(p);
		b = parse_both(p);
		need_number(p, b);
		a = binary(p, PLAN_X_OR, PLAN_R_BOOL, a, b);
	}
	return a;
}

/* ---- entry ---------------------------------------------------------------------------- */

const struct plan_expr *expr_parse(struct loader *l, const struct scope *scope, const char *text, struct loc at)
{
	struct parser p = { .l = l, .scope = scope, .text = text, .at = at, .end = text };
	const struct plan_expr *e;

	if (text == NULL)
		return NULL;
	if (strlen(text) > LONGEST) {
		loader_say(l, DIAG_PLAN_VALUE, at, "expr", arena_printf(l->arena, "%.*s…",
			(int)(g_utf8_offset_to_pointer(text, 20) - text), text), "≤ 4096");
		return NULL;
	}
	lex_next(&p);
	e = parse_any(&p);
	if (!p.failed && p.token != TOKEN_END)
		unexpected(&p);
	return p.failed ? NULL : e;
}

const struct plan_expr *expr_parse_test(struct loader *l, const struct scope *scope, const char *text, struct loc at)
{
	const struct plan_expr *e = expr_parse(l, scope, text, at);

	if (e != NULL && (scope->table != NULL ? e->result != PLAN_R_BOOL : !parse_is_number(e))) {
		loader_say(l, DIAG_PLAN_EXPR_TYPE, at, text, "1",
			arena_printf(l->arena, "%s → true/false", parse_result_name(e->result)));
		return NULL;
	}
	return e;
}

const struct plan_expr *expr_parse_place(struct loader *l, const char *text, struct loc at)
{
	struct scope scope = { .table = NULL };
	const struct plan_expr *e = expr_parse(l, &scope, text, at);

	if (e != NULL && !parse_is_number(e) && e->result != PLAN_R_DATE) {
		loader_say(l, DIAG_PLAN_EXPR_TYPE, at, text, "1",
			arena_printf(l->arena, "%s → number", parse_result_name(e->result)));
		return NULL;
	}
	return e;
}
