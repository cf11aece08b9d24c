/* expr_name.c -- names in expressions: columns, figures, season dates, calls, cells. */
#include <string.h>

#include "plan/lex.h"

static const struct plan_expr nothing = { .op = PLAN_X_NA, .result = PLAN_R_NUMBER };

/* Built-in functions. Arguments, one letter each: f a column, m multi, c a code
 * of the multi before it, d date, n number, t text, k a literal number, s 'string', l 'level',
 * x the same type as the last x, T a target, S a word of sent(). */
static const struct function {
	const char *name;
	enum plan_opcode op;
	enum plan_result result;
	bool row, place;
	const char *args;
} functions[] = {
	{ "empty", PLAN_X_EMPTY, PLAN_R_BOOL, true, false, "f" },
	{ "has", PLAN_X_HAS, PLAN_R_BOOL, true, false, "mc" },
	{ "first", PLAN_X_FIRST, PLAN_R_CODE, true, false, "m" },
	{ "count", PLAN_X_COUNT_CODES, PLAN_R_NUMBER, true, false, "m" },
	{ "year", PLAN_X_YEAR, PLAN_R_NUMBER, true, false, "d" },
	{ "month", PLAN_X_MONTH_OF, PLAN_R_NUMBER, true, false, "d" },
	{ "quarter", PLAN_X_QUARTER_OF, PLAN_R_NUMBER, true, false, "d" },
	{ "length", PLAN_X_LENGTH, PLAN_R_NUMBER, true, false, "t" },
	{ "digits", PLAN_X_DIGITS, PLAN_R_NUMBER, true, false, "t" },
	{ "code_part", PLAN_X_CODE_PART, PLAN_R_NUMBER, true, false, "tkk" },
	{ "matches", PLAN_X_MATCHES, PLAN_R_BOOL, true, false, "ts" },
	{ "place_is", PLAN_X_PLACE_IS, PLAN_R_BOOL, true, false, "l" },
	{ "min", PLAN_X_MIN2, PLAN_R_NUMBER, false, true, "xx" },
	{ "max", PLAN_X_MAX2, PLAN_R_NUMBER, false, true, "xx" },
	{ "ceil", PLAN_X_CEIL, PLAN_R_NUMBER, false, true, "n" },
	{ "floor", PLAN_X_FLOOR, PLAN_R_NUMBER, false, true, "n" },
	{ "abs", PLAN_X_ABS, PLAN_R_NUMBER, false, true, "n" },
	{ "if", PLAN_X_IF, PLAN_R_NUMBER, false, true, "nxx" },
	{ "default", PLAN_X_DEFAULT, PLAN_R_NUMBER, false, true, "xx" },
	{ "months", PLAN_X_MONTHS, PLAN_R_NUMBER, false, true, "dd" },
	{ "target", PLAN_X_TARGET, PLAN_R_NUMBER, false, true, "T" },
	{ "sent", PLAN_X_SENT, PLAN_R_NUMBER, false, true, "S" },
};

static const char *const agg_names[] = { "sum", "mean", "median", "q1", "q3", "min", "max", "count" };
static const char *const level_names[] = { "district", "township", "community" };

static void unknown_name(struct parser *p, const char *const *names, size_t n)
{
	parse_fail(p, DIAG_PLAN_EXPR_NAME, arena_printf(p->l->arena, "“%s”%s", p->word,
		plan_nearest(p->l->arena, p->word, names, n)));
}

/* ---- arguments -------------------------------------------------------------- */

static int parse_level(struct parser *p)
{
	for (size_t i = 0; i < G_N_ELEMENTS(level_names); i++) {
		if ((p->token == TOKEN_NAME || p->token == TOKEN_STRING) && strcmp(p->word, level_names[i]) == 0) {
			lex_next(p);
			return (int)i;
		}
	}
	if (p->token == TOKEN_NAME || p->token == TOKEN_STRING)
		unknown_name(p, level_names, G_N_ELEMENTS(level_names));
	else
		parse_fail(p, DIAG_PLAN_EXPR, lex_raw(p));
	return 0;
}

static int parse_target(struct parser *p)
{
	const char **names = ARENA_ARRAY(p->l->arena, const char *, p->l->plan->n_targets + 1);

	for (size_t i = 0; i < p->l->plan->n_targets; i++) {
		names[i] = p->l->targets[i].id;
		if (p->token == TOKEN_NAME && strcmp(p->word, names[i]) == 0) {
			lex_next(p);
			return (int)i;
		}
	}
	if (p->token == TOKEN_NAME)
		unknown_name(p, names, p->l->plan->n_targets);
	else
		parse_fail(p, DIAG_PLAN_EXPR, lex_raw(p));
	return 0;
}

static int parse_sent(struct parser *p)
{
	static const char *const words[] = { "late", "read", "refused" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		if (p->token == TOKEN_NAME && strcmp(p->word, words[i]) == 0) {
			lex_next(p);
			return (int)i;
		}
	}
	if (p->token == TOKEN_NAME)
		unknown_name(p, words, G_N_ELEMENTS(words));
	else
		parse_fail(p, DIAG_PLAN_EXPR, lex_raw(p));
	return 0;
}

static void need(struct parser *p, const struct plan_expr *e, enum plan_result result)
{
	if (result == PLAN_R_NUMBER ? !parse_is_number(e) : e->result != result)
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → %s",
			parse_result_name(e->result), parse_result_name(result)));
}

/* One argument, into args[n]; letters that are no expression set *index or *text. */
static const struct plan_expr *parse_argument(struct parser *p, char kind, const struct plan_expr *before,
	struct plan_expr *call)
{
	const struct plan_expr *e = &nothing;

	switch (kind) {
	case 'l':
		call->index = parse_level(p);
		return NULL;
	case 'T':
		call->index = parse_target(p);
		return NULL;
	case 'S':
		call->index = parse_sent(p);
		return NULL;
	case 's':
		call->text = p->word;
		parse_expect(p, TOKEN_STRING);
		return NULL;
	case 'c':
		return before->codes != NULL ? parse_code(p, before->codes) : &nothing;
	default:
		e = parse_any(p);
	}
	if (kind == 'f' && e->op != PLAN_X_NAME)
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → field", parse_result_name(e->result)));
	if (kind == 'k' && e->op != PLAN_X_NUMBER)
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → 1, 2, 3 …", parse_result_name(e->result)));
	if (kind == 'm') need(p, e, PLAN_R_MULTI);
	if (kind == 'd') need(p, e, PLAN_R_DATE);
	if (kind == 'n') need(p, e, PLAN_R_NUMBER);
	if (kind == 't') need(p, e, PLAN_R_TEXT);
	if (kind == 'x' && e->result != PLAN_R_DATE) need(p, e, PLAN_R_NUMBER);
	return e;
}

/* Two branches must give the same: a number and N/A do, a date and N/A too. */
static void join_branches(struct parser *p, struct plan_expr *call, const struct plan_expr *a, const struct plan_expr *b)
{
	const struct plan_expr *first = a->op == PLAN_X_NA ? b : a;
	const struct plan_expr *second = b->op == PLAN_X_NA ? first : b;

	if ((first->result == PLAN_R_DATE) != (second->result == PLAN_R_DATE))
		need(p, second, first->result);
	call->result = first->result == PLAN_R_DATE ? PLAN_R_DATE : PLAN_R_NUMBER;
	call->money = first->money || second->money;
}

static const struct plan_expr *parse_function(struct parser *p, const struct function *f)
{
	const struct plan_expr *args[3] = { &nothing, &nothing, &nothing };
	struct plan_expr scratch = { .index = -1 }, *call;
	size_t n = 0;

	parse_expect(p, TOKEN_OPEN);
	for (size_t i = 0; f->args[i] != '\0'; i++) {
		const struct plan_expr *e;

		if (i > 0)
			parse_expect(p, TOKEN_COMMA);
		e = parse_argument(p, f->args[i], n > 0 ? args[n - 1] : &nothing, &scratch);
		if (e != NULL)
			args[n++] = e;
	}
	parse_expect(p, TOKEN_CLOSE);
	call = parse_node(p, f->op, f->result, args, n);
	call->index = scratch.index;
	call->text = scratch.text;
	if (f->op == PLAN_X_FIRST)
		call->codes = args[0]->codes;
	if (strchr(f->args, 'x') != NULL)
		join_branches(p, call, args[n - 2], args[n - 1]);
	else if (f->op == PLAN_X_CEIL || f->op == PLAN_X_FLOOR || f->op == PLAN_X_ABS)
		call->money = args[0]->money && f->op == PLAN_X_ABS;
	return call;
}

/* ---- figures -------------------------------------------------------------------- */

static int figure_here(struct parser *p)
{
	int index = plan_find_figure(p->l->plan, p->word);

	if (index < 0) {
		const char **names = ARENA_ARRAY(p->l->arena, const char *, p->l->plan->n_figures + 1);

		for (size_t i = 0; i < p->l->plan->n_figures; i++)
			names[i] = p->l->plan->figures[i].id;
		unknown_name(p, names, p->l->plan->n_figures);
		return -1;
	}
	if (p->l->figure_states[index] == FIGURE_OPEN) {
		loader_say(p->l, DIAG_PLAN_CYCLE, p->at, "figure", p->word, NULL);
		p->failed = true;
		return -1;
	}
	load_figure(p->l, index);
	lex_next(p);
	return index;
}

static struct plan_expr *figure_node(struct parser *p, enum plan_opcode op, int index)
{
	const struct plan_figure *figure = &p->l->figures[index];
	struct plan_expr *e = parse_node(p, op, figure->is_date ? PLAN_R_DATE : PLAN_R_NUMBER, NULL, 0);

	e->index = index;
	e->text = figure->id;
	e->money = figure->is_money;
	return e;
}

/* The measure whose cells are asked for. */
static const struct plan_measure *cells_of(struct parser *p, int index)
{
	const struct plan_measure *m = p->l->figures[index].measure;

	if (m == NULL || m->by == PLAN_BY_NONE) {
		parse_fail(p, DIAG_PLAN_EXPR_TYPE, arena_printf(p->l->arena, "%s → measure by=", p->l->figures[index].id));
		return NULL;
	}
	return m;
}

static void parse_key(struct parser *p, const struct plan_measure *m, int *code, const char **key)
{
	if (m->by == PLAN_BY_CODE || m->by == PLAN_BY_MULTI) {
		const struct plan_expr *e = parse_code(p, m->codes);

		*code = e->index;
		*key = e->text;
	} else {
		*key = lex_raw(p);
		if (**key == '\0')
			parse_fail(p, DIAG_PLAN_EXPR, "∎");
		else
			lex_take(p, *key);
	}
}

static const struct plan_expr *parse_keys(struct parser *p, struct plan_expr *e, const struct plan_measure *m,
	enum token close)
{
	GArray *codes = g_array_new(FALSE, TRUE, sizeof(int));
	GPtrArray *keys = g_ptr_array_new();
	int *list;

	do {
		int code = -1;
		const char *key = NULL;

		parse_key(p, m, &code, &key);
		g_array_append_val(codes, code);
		g_ptr_array_add(keys, (void *)key);
	} while (close == TOKEN_CLOSE && parse_accept(p, TOKEN_COMMA));
	list = ARENA_ARRAY(p->l->arena, int, codes->len);
	memcpy(list, codes->data, codes->len * sizeof(int));
	e->cells = list;
	e->n_cells = codes->len;
	e->keys = (const char *const *)memcpy(arena_alloc(p->l->arena, keys->len * sizeof(char *)), keys->pdata,
		keys->len * sizeof(char *));
	g_array_free(codes, TRUE);
	g_ptr_array_free(keys, TRUE);
	return e;
}

/* cells(m), cells(m, 01, 02) */
static const struct plan_expr *parse_cells(struct parser *p)
{
	const struct plan_measure *m;
	struct plan_expr *e;
	int index;

	parse_expect(p, TOKEN_OPEN);
	index = p->token == TOKEN_NAME ? figure_here(p) : -1;
	if (index < 0 || (m = cells_of(p, index)) == NULL) {
		parse_fail(p, DIAG_PLAN_EXPR, lex_raw(p));
		return &nothing;
	}
	e = figure_node(p, PLAN_X_CELLS, index);
	e->result = PLAN_R_NUMBER;
	e->money = false;
	if (parse_accept(p, TOKEN_COMMA))
		parse_keys(p, e, m, TOKEN_CLOSE);
	parse_expect(p, TOKEN_CLOSE);
	return e;
}

static const struct plan_expr *parse_figure(struct parser *p)
{
	int index = figure_here(p);
	const struct plan_measure *m;
	struct plan_expr *e;

	if (index < 0)
		return &nothing;
	if (p->token != TOKEN_LEFT)
		return figure_node(p, PLAN_X_NAME, index);
	m = cells_of(p, index);
	if (m == NULL)
		return &nothing;
	lex_next(p);
	e = figure_node(p, PLAN_X_CELL, index);
	parse_keys(p, e, m, TOKEN_RIGHT);
	parse_expect(p, TOKEN_RIGHT);
	return e;
}

/* sum(community: expr), rank(township: expr), parent(district: expr) */
static const struct plan_expr *parse_over(struct parser *p, enum plan_opcode op, enum plan_agg agg)
{
	const struct plan_expr *over;
	struct plan_expr *e;
	int level;

	parse_expect(p, TOKEN_OPEN);
	level = parse_level(p);
	parse_expect(p, TOKEN_COLON);
	over = parse_any(p);
	if (over->result != PLAN_R_DATE)
		need(p, over, PLAN_R_NUMBER);
	parse_expect(p, TOKEN_CLOSE);
	e = parse_node(p, op, PLAN_R_NUMBER, &over, 1);
	e->index = level;
	e->agg = agg;
	if (op == PLAN_X_PARENT || (op == PLAN_X_AGG && agg != PLAN_AGG_COUNT)) {
		e->money = over->money;
		e->result = over->result == PLAN_R_DATE ? PLAN_R_DATE : PLAN_R_NUMBER;
	}
	return e;
}

/* min(a, b) or min(community: a)? Behind the name stands "(" level ":". */
static bool is_over(const struct parser *p)
{
	const char *c = p->end;

	while (g_ascii_isspace(*c))
		c++;
	if (*c++ != '(')
		return false;
	while (g_ascii_isspace(*c))
		c++;
	while (g_ascii_isalnum(*c) || *c == '_')
		c++;
	while (g_ascii_isspace(*c))
		c++;
	return *c == ':';
}

static const struct plan_expr *parse_place_call(struct parser *p)
{
	const char *name = p->word;

	if (strcmp(name, "na") == 0) {
		lex_next(p);
		return parse_node(p, PLAN_X_NA, PLAN_R_NUMBER, NULL, 0);
	}
	if (strcmp(name, "cells") == 0) {
		lex_next(p);
		return parse_cells(p);
	}
	if (!is_over(p))
		return NULL;
	for (size_t i = 0; i < G_N_ELEMENTS(agg_names); i++) {
		if (strcmp(name, agg_names[i]) == 0) {
			lex_next(p);
			return parse_over(p, PLAN_X_AGG, (enum plan_agg)i);
		}
	}
	if (strcmp(name, "rank") != 0 && strcmp(name, "parent") != 0)
		return NULL;
	lex_next(p);
	return parse_over(p, strcmp(name, "rank") == 0 ? PLAN_X_RANK : PLAN_X_PARENT, PLAN_AGG_SUM);
}

/* ---- columns ---------------------------------------------------------------------- */

static const struct plan_expr *parse_column(struct parser *p)
{
	static const enum plan_result results[] = {
		[PLAN_TEXT] = PLAN_R_TEXT, [PLAN_CODE] = PLAN_R_CODE, [PLAN_MULTI] = PLAN_R_MULTI,
		[PLAN_REFS] = PLAN_R_TEXT, [PLAN_INT] = PLAN_R_NUMBER, [PLAN_MONEY] = PLAN_R_NUMBER,
		[PLAN_DEC] = PLAN_R_NUMBER, [PLAN_DATE] = PLAN_R_DATE, [PLAN_MONTH] = PLAN_R_DATE,
		[PLAN_BOOL] = PLAN_R_BOOL, [PLAN_URL] = PLAN_R_TEXT,
	};
	const struct plan_table *table = p->scope->table;
	int column = plan_find_column(table, p->word);
	struct plan_column_info info;
	struct plan_expr *e;

	if (column < 0 || (p->scope->fields_only && (size_t)column >= table->n_fields)) {
		size_t n = p->scope->fields_only ? table->n_fields : table->n_columns;
		const char **names = ARENA_ARRAY(p->l->arena, const char *, n + 1);

		for (size_t i = 0; i < n; i++)
			names[i] = plan_column_info(table, (int)i).name;
		unknown_name(p, names, n);
		return &nothing;
	}
	if ((size_t)column >= table->n_fields && !p->l->ready[table->index][(size_t)column - table->n_fields]) {
		p->failed = true;  /* not settled yet, or never: load_columns() tells */
		p->token = TOKEN_END;
		return &nothing;
	}
	info = plan_column_info(table, column);
	e = parse_node(p, PLAN_X_NAME, results[info.type], NULL, 0);
	e->index = column;
	e->text = info.name;
	e->codes = info.codes;
	e->money = info.type == PLAN_MONEY;
	lex_next(p);
	return e;
}

static const struct plan_expr *parse_date_name(struct parser *p)
{
	struct plan_expr *e;

	if (!season_date_is_known(p->word)) {
		size_t n;
		const char *const *names = season_date_names(&n);

		unknown_name(p, names, n);
		return &nothing;
	}
	e = parse_node(p, PLAN_X_SEASON_DATE, PLAN_R_DATE, NULL, 0);
	e->text = p->word;
	lex_next(p);
	return e;
}

static bool is_call(const struct parser *p)
{
	return p->end[strspn(p->end, " \t\r\n")] == '(';
}

const struct plan_expr *parse_name(struct parser *p)
{
	const struct scope *scope = p->scope;
	const struct plan_expr *e;

	if (scope->table == NULL && (e = parse_place_call(p)) != NULL)
		return e;
	for (size_t i = 0; is_call(p) && i < G_N_ELEMENTS(functions); i++) {
		const struct function *f = &functions[i];

		if (strcmp(f->name, p->word) == 0 && (scope->table != NULL ? f->row : f->place)) {
			lex_next(p);
			return parse_function(p, f);
		}
	}
	if (is_call(p)) {
		const char *names[G_N_ELEMENTS(functions)];
		size_t n = 0;

		for (size_t i = 0; i < G_N_ELEMENTS(functions); i++)
			if (scope->table != NULL ? functions[i].row : functions[i].place)
				names[n++] = functions[i].name;
		unknown_name(p, names, n);
		return &nothing;
	}
	if (strcmp(p->word, "cutoff") == 0 || strcmp(p->word, "deadline") == 0 || strchr(p->word, '.') != NULL)
		return parse_date_name(p);
	if (strcmp(p->word, "district") == 0 && scope->table != NULL) {
		lex_next(p);
		return parse_node(p, PLAN_X_DISTRICT, PLAN_R_NUMBER, NULL, 0);
	}
	if (strcmp(p->word, "t") == 0 && scope->series) {
		lex_next(p);
		return parse_node(p, PLAN_X_T, PLAN_R_DATE, NULL, 0);
	}
	return scope->table != NULL ? parse_column(p) : parse_figure(p);
}
