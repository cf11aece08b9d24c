/* lex.h -- words of the expression language, and the parser that reads them.
 * Only expr*.c includes this. */
#ifndef PLAN_LEX_H
#define PLAN_LEX_H

#include "plan/load.h"

enum token {
	TOKEN_END, TOKEN_NUMBER, TOKEN_DATE, TOKEN_PERIOD, TOKEN_STRING, TOKEN_NAME, TOKEN_WRONG,
	TOKEN_OR, TOKEN_AND, TOKEN_NOT, TOKEN_IN,
	TOKEN_EQ, TOKEN_NE, TOKEN_LT, TOKEN_LE, TOKEN_GT, TOKEN_GE,  /* in the order of PLAN_X_EQ .. PLAN_X_GE */
	TOKEN_ADD, TOKEN_SUB, TOKEN_MUL, TOKEN_DIV,
	TOKEN_OPEN, TOKEN_CLOSE, TOKEN_LEFT, TOKEN_RIGHT, TOKEN_COMMA, TOKEN_COLON
};

struct parser {
	struct loader *l;
	const struct scope *scope;
	const char *text;      /* the whole expression */
	struct loc at;
	bool failed;           /* reported; everything after is skipped */
	int depth;             /* of nesting */
	/* the current token */
	enum token token;
	const char *start, *end;
	const char *word;      /* name or string, from the arena */
	struct rat number;     /* number; date: days; period: months, or days when !months */
	bool months;
};

void lex_next(struct parser *p);
/* The raw word that starts at the current token (a code, a key): up to white
 * space, comma or closing bracket. lex_take() moves behind it. */
const char *lex_raw(const struct parser *p);
void lex_take(struct parser *p, const char *raw);

/* Reports at the current token, once. `what` is {2} of the code. */
void parse_fail(struct parser *p, enum diag_code code, const char *what);
bool parse_accept(struct parser *p, enum token token);
void parse_expect(struct parser *p, enum token token);

struct plan_expr *parse_node(struct parser *p, enum plan_opcode op, enum plan_result result,
	const struct plan_expr *const *args, size_t n);
const struct plan_expr *parse_any(struct parser *p);
const struct plan_expr *parse_name(struct parser *p);   /* expr_name.c: a name, a call, a cell */
const struct plan_expr *parse_code(struct parser *p, const struct plan_codelist *codes);
bool parse_is_number(const struct plan_expr *e);        /* number or yes/no */
const char *parse_result_name(enum plan_result result);

#endif
