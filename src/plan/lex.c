/* lex.c -- cuts an expression into words. */
#include "plan/lex.h"

#include <string.h>

static const struct { const char *word; enum token token; } words[] = {
	{ "or", TOKEN_OR }, { "and", TOKEN_AND }, { "not", TOKEN_NOT }, { "in", TOKEN_IN },
	{ "lt", TOKEN_LT }, { "le", TOKEN_LE }, { "gt", TOKEN_GT }, { "ge", TOKEN_GE },
};

static const struct { const char *sign; enum token token; } signs[] = {  /* longer ones first */
	{ "!=", TOKEN_NE }, { "<=", TOKEN_LE }, { ">=", TOKEN_GE }, { "=", TOKEN_EQ }, { "<", TOKEN_LT },
	{ ">", TOKEN_GT }, { "+", TOKEN_ADD }, { "-", TOKEN_SUB }, { "*", TOKEN_MUL }, { "/", TOKEN_DIV },
	{ "(", TOKEN_OPEN }, { ")", TOKEN_CLOSE }, { "[", TOKEN_LEFT }, { "]", TOKEN_RIGHT },
	{ ",", TOKEN_COMMA }, { ":", TOKEN_COLON },
};

static bool is_name_start(char c)
{
	return g_ascii_isalpha(c) || c == '_';
}

static bool is_name_part(char c)
{
	return g_ascii_isalnum(c) || c == '_' || c == '.';
}

static void lex_string(struct parser *p)
{
	const char *close = strchr(p->start + 1, '\'');

	if (close == NULL) {
		p->token = TOKEN_WRONG;
		p->end = p->start + strlen(p->start);
		return;
	}
	p->token = TOKEN_STRING;
	p->word = arena_strndup(p->l->arena, p->start + 1, (size_t)(close - p->start - 1));
	p->end = close + 1;
}

static void lex_name(struct parser *p)
{
	p->end = p->start;
	while (is_name_part(*p->end))
		p->end++;
	p->word = arena_strndup(p->l->arena, p->start, (size_t)(p->end - p->start));
	p->token = TOKEN_NAME;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(words[i].word, p->word) == 0)
			p->token = words[i].token;
}

/* 2022-12-31; a date that does not exist is no date. */
static bool lex_date(struct parser *p)
{
	char iso[11];
	int64_t days;

	g_strlcpy(iso, p->start, sizeof iso);
	days = plan_date_parse(iso);
	if (days == PLAN_EMPTY || g_ascii_isdigit(p->start[10]))
		return false;
	p->token = TOKEN_DATE;
	p->number = rat_int(days);
	p->end = p->start + 10;
	return true;
}

/* 3, 0.5, and 12m 5d 1y. */
static void lex_number(struct parser *p)
{
	const char *digits;

	p->end = p->start;
	while (g_ascii_isdigit(*p->end) || *p->end == '.')
		p->end++;
	digits = arena_strndup(p->l->arena, p->start, (size_t)(p->end - p->start));
	p->token = rat_parse(digits, &p->number) ? TOKEN_NUMBER : TOKEN_WRONG;
	if (*p->end != '\0' && strchr("mdy", *p->end) != NULL && !is_name_part(p->end[1])) {
		p->token = p->token == TOKEN_NUMBER && p->number.den == 1 && p->number.num < 10000
			? TOKEN_PERIOD : TOKEN_WRONG;
		p->months = *p->end != 'd';
		if (*p->end == 'y')
			p->number = rat_mul(p->number, rat_int(12));
		p->end++;
	} else if (is_name_start(*p->end)) {
		p->token = TOKEN_WRONG;
	}
}

static void lex_sign(struct parser *p)
{
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		if (strncmp(p->start, signs[i].sign, strlen(signs[i].sign)) == 0) {
			p->token = signs[i].token;
			p->end = p->start + strlen(signs[i].sign);
			return;
		}
	}
	p->token = TOKEN_WRONG;
	p->end = g_utf8_next_char(p->start);
}

void lex_next(struct parser *p)
{
	const char *c = p->end;

	while (g_ascii_isspace(*c))
		c++;
	p->start = c;
	if (*c == '\0' || p->failed) {
		p->end = c;
		p->token = TOKEN_END;
	} else if (*c == '\'') {
		lex_string(p);
	} else if (is_name_start(*c)) {
		lex_name(p);
	} else if (g_ascii_isdigit(*c)) {
		if (!lex_date(p))
			lex_number(p);
	} else {
		lex_sign(p);
	}
}

const char *lex_raw(const struct parser *p)
{
	if (p->token == TOKEN_STRING)
		return p->word;
	return arena_strndup(p->l->arena, p->start, strcspn(p->start, " \t\r\n,)]"));
}

void lex_take(struct parser *p, const char *raw)
{
	if (p->token != TOKEN_STRING)
		p->end = p->start + strlen(raw);
	lex_next(p);
}
