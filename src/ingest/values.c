/* values.c -- what is common to all cells, and texts. See values.h. */
#include "ingest/values.h"

#include "ingest/fold.h"

struct values *values_new(const struct plan *plan, struct arena *arena)
{
	struct values *v = g_new0(struct values, 1);

	v->plan = plan;
	v->arena = arena;
	v->fold = g_string_new(NULL);
	v->key = g_string_new(NULL);
	v->work = g_string_new(NULL);
	v->labels = g_new0(struct label_index *, plan->n_codelists + 1);
	for (size_t i = 0; i < plan->n_codelists; i++)
		v->labels[i] = label_index_new(&plan->codelists[i]);
	return v;
}

void values_free(struct values *v)
{
	for (size_t i = 0; i < v->plan->n_codelists; i++)
		label_index_free(v->labels[i]);
	g_free(v->labels);
	g_string_free(v->fold, TRUE);
	g_string_free(v->key, TRUE);
	g_string_free(v->work, TRUE);
	g_free(v);
}

void cell_value(struct cell *c, int64_t i)
{
	c->state = CELL_VALUE;
	c->v.i = i;
}

void cell_remark(struct cell *c, enum diag_code code, const char *arg0, const char *arg1)
{
	if (c->n_issues < (int)G_N_ELEMENTS(c->issue))
		c->issue[c->n_issues++] = (struct cell_issue){ code, diag_code_level(code), { arg0, arg1, NULL } };
}

void cell_refuse(struct cell *c, enum diag_code code, const char *arg0, const char *arg1)
{
	c->state = CELL_REFUSED;
	c->n_issues = 0;
	cell_remark(c, code, arg0, arg1);
}

/* ---- what every type refuses ------------------------------------------------ */

bool values_says_empty(struct str s)
{
	static const char *const words[] = { "-", "--", "---", "—", "——", "─", "──", "───", "－", "－－", "没有", "/", "／", "\\", "无", "無", "暂无", "N/A", "n/a",
		"NA", "空", "null", "NULL", "None", "（无）", "(无)", "（空）", "(空)" };

	/* Words begin with a sign, an N or one of 无 無 暂 空: most cells do not. */
	static const bool first[256] = { ['-'] = true, ['/'] = true, ['\\'] = true, ['n'] = true, ['N'] = true, ['('] = true,
		[0xE2] = true, [0xEF] = true, [0xE6] = true, [0xE7] = true };

	if (s.n == 0 || s.n > 9 || !first[(unsigned char)s.p[0]])
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}

bool values_says_ditto(struct str s)
{
	static const char *const words[] = { "同上", "〃", "″", "”", "同上行", "（同上）", "(同上)", "\"" };

	if (s.n > 12 || (s.n > 0 && (unsigned char)s.p[0] < 0x80 && s.p[0] != '(' && s.p[0] != '"'))
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}

static bool is_excel_error(struct str s)
{
	static const char *const errors[] = { "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!",
		"#SPILL!", "#CALC!" };
	size_t hashes = 0;

	while (hashes < s.n && s.p[hashes] == '#')
		hashes++;
	if (hashes == s.n && s.n >= 2)
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(errors); i++)
		if (str_is(s, errors[i]))
			return true;
	return false;
}

/* 4.50102E+11: digits, a point or a sign, E, digits. Plain "1E5" may be an id. */
static bool is_scientific(struct str s)
{
	size_t i = s.n > 0 && s.p[0] == '-', digits = 0;
	bool sure = false;

	for (; i < s.n && (g_ascii_isdigit(s.p[i]) || s.p[i] == '.'); i++) {
		sure |= s.p[i] == '.';
		digits += s.p[i] != '.';
	}
	if (digits == 0 || i + 1 >= s.n || (s.p[i] != 'E' && s.p[i] != 'e'))
		return false;
	i++;
	if (s.p[i] == '+' || s.p[i] == '-') {
		sure = true;
		i++;
	}
	digits = 0;
	for (; i < s.n && g_ascii_isdigit(s.p[i]); i++)
		digits++;
	return sure && digits > 0 && i == s.n;
}

bool values_refuse_broken(struct str s, struct cell *c)
{
	if (s.p[0] == '#' && is_excel_error(s))
		cell_refuse(c, DIAG_CELL_ERROR, NULL, NULL);
	else if (s.p[0] == '=' && s.n > 1)
		cell_refuse(c, DIAG_CELL_FORMULA, NULL, NULL);
	else if ((g_ascii_isdigit(s.p[0]) || s.p[0] == '-') && is_scientific(s))
		cell_refuse(c, DIAG_EXCEL_SCIENTIFIC, NULL, NULL);
	else
		return false;
	return true;
}

/* ---- texts -------------------------------------------------------------------- */

static bool is_han(gunichar c)
{
	return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c >= 0x20000;
}

static bool is_private(gunichar c)
{
	return (c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000;
}

/* "你好吗?" ends in a word that asks. */
static bool is_question(struct str s)
{
	static const char *const words[] = { "吗?", "呢?", "么?", "吧?", "何?", "谁?", "哪?", "否?" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (str_ends(s, words[i]))
			return true;
	return false;
}

/* A box or a geta beside a Han character of a name: what a program shows that lacks the character. */
static bool is_box(struct str s, size_t i, gunichar c)
{
	size_t len;

	return (c == 0x25A0 || c == 0x25A1 || c == 0x3013) && ((i + 3 < s.n && is_han(fold_char(s.p + i + 3, &len)))
		|| (i >= 3 && is_han(g_utf8_get_char(g_utf8_prev_char(s.p + i)))));
}

/* A question mark beside a Han character, or two in a row: what an ANSI file holds
 * where the sender's character had no place in the code page. */
static bool is_lost(struct str s, size_t i)
{
	size_t len;

	if (s.p[i] != '?')
		return false;
	if (i + 1 < s.n && (s.p[i + 1] == '?' || is_han(fold_char(s.p + i + 1, &len))))
		return true;
	return i >= 3 && is_han(g_utf8_get_char(g_utf8_prev_char(s.p + i))) && !(i + 1 == s.n && is_question(s));
}

/* Bytes with which a character begins that has to be looked at. */
static const unsigned char suspect[256] = {
	[0x00 ... 0x1F] = VALUES_ODD, [0x7F] = VALUES_ODD, ['?'] = VALUES_ODD, [0xC2] = VALUES_FOLD, [0xE2 ... 0xE3] = VALUES_FOLD,
	[0xEE] = VALUES_ODD, [0xEF] = VALUES_FOLD | VALUES_WIDE, [0xF3 ... 0xFF] = VALUES_ODD,
};

/* EF BC and EF BD are full-width forms; what else begins with EF is odd. */
static unsigned look_at_wide(struct str s)
{
	for (size_t i = 0; i + 1 < s.n; i++)
		if ((unsigned char)s.p[i] == 0xEF && (unsigned char)s.p[i + 1] != 0xBC && (unsigned char)s.p[i + 1] != 0xBD)
			return VALUES_ODD;
	return 0;
}

unsigned values_suspicion(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.p;
	unsigned seen = 0;
	size_t i = 0;

	for (; i + 4 <= s.n; i += 4)
		seen |= (unsigned)(suspect[p[i]] | suspect[p[i + 1]] | suspect[p[i + 2]] | suspect[p[i + 3]]);
	for (; i < s.n; i++)
		seen |= suspect[p[i]];
	return (seen & VALUES_WIDE) != 0 ? seen | look_at_wide(s) : seen;
}

/* Reports characters that were lost or can be printed nowhere, and takes out
 * control characters, which no XML can hold. */
static struct str look_at_characters(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	bool private = false, control = false;
	const char *lost = NULL;

	if ((values_suspicion(s) & (VALUES_ODD | VALUES_FOLD)) == 0)
		return s;
	g_string_set_size(v->work, 0);
	for (size_t i = 0, len; i < s.n; i += len) {
		gunichar ch = fold_char(s.p + i, &len);

		if (ch == 0xFFFD || is_lost(s, i) || (!f->free_text && is_box(s, i, ch)))
			lost = ch == '?' ? "?" : ch == 0xFFFD ? "\xEF\xBF\xBD" : ch == 0x25A0 ? "■" : ch == 0x25A1 ? "□" : "〓";
		private |= is_private(ch);
		if ((ch < ' ' && ch != '\n' && ch != '\t') || ch == 0x7F || ch == 0xFFFE || ch == 0xFFFF)
			control = true;
		else
			g_string_append_len(v->work, s.p + i, (gssize)len);
	}
	if (lost != NULL)
		cell_remark(c, DIAG_CHARACTER_LOST, lost, NULL);
	if (private)
		cell_remark(c, DIAG_CHARACTER_PRIVATE, NULL, NULL);
	if (control)
		cell_remark(c, DIAG_CHARACTER_CONTROL, NULL, NULL);
	return control ? (struct str){ v->work->str, v->work->len } : s;
}

/* "1月2日", "2-Jan", "2023/1/2": what a spreadsheet makes of an id such as 1-2. */
static bool is_date_like(struct str s)
{
	size_t month = str_find(s, "月"), digits = 0, letters = 0, signs = 0, word = 0;

	if (s.n < 5 || s.n > 12)
		return false;
	for (size_t i = 0; i < s.n; i++) {
		digits += g_ascii_isdigit(s.p[i]) != 0;
		letters += g_ascii_isalpha(s.p[i]) != 0;
		word = letters == 0 ? i + 1 : word;
		signs += s.p[i] == '-' || s.p[i] == '/';
	}
	if (month < s.n)
		return str_ends(s, "日") && digits > 1 && digits + strlen("月日") == s.n;
	return digits + letters + signs == s.n && ((letters == 3 && signs == 1 && digits <= 2 && word + 3 <= s.n && date_month_named(s.p + word) > 0)
		|| (letters == 0 && signs == 2 && digits >= 6 && g_ascii_isdigit(s.p[3]) && !g_ascii_isdigit(s.p[4])));
}

bool values_is_id(const struct plan_field *f)
{
	return f->ref_table != NULL || (f->unique != PLAN_UNIQUE_NO && g_strcmp0(f->role, "id") == 0);
}

bool values_masks(const struct plan_field *f)
{
	return f->free_text || f->pd == PLAN_PD_SENSITIVE || f->pd == PLAN_PD_NAME;
}

/* Too long: what may be shortened, and what goes with it. */
static const char *shorten(const struct plan_field *f)
{
	if (f->form != NULL)
		return f->form;
	if (values_is_id(f))
		return DIAG_BOTH("请改用短的编号，如 ACT00012；其他表中引用它的地方也要改", "use a shorter number such as ACT00012, here and wherever it is referred to");
	if (f->pd == PLAN_PD_NAME)
		return DIAG_BOTH("请只填姓名", "enter the name alone");
	return DIAG_BOTH("请压缩文字", "shorten the text");
}

static void refuse_long(struct values *v, const struct plan_field *f, size_t n, struct cell *c)
{
	cell_refuse(c, DIAG_TEXT_LONG, arena_printf(v->arena, "%zu", n), arena_printf(v->arena, "%d", f->size));
	c->issue[0].arg[2] = shorten(f);
}

static void read_text(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	if (values_is_id(f) && !marks_none(s)) {
		struct str bare = marks_bare(s, false);

		if (bare.n > 0 && bare.n < s.n)
			marks_say(v, s, bare, c);
		s = bare.n > 0 ? bare : s;
	}
	if ((f->unique != PLAN_UNIQUE_NO || f->ref_table != NULL) && is_date_like(s))
		cell_remark(c, DIAG_EXCEL_DATE, NULL, NULL);
	s = look_at_characters(v, f, s, c);
	if (f->size > 0 && s.n > (size_t)f->size && fold_count(s) > (size_t)f->size) {
		refuse_long(v, f, fold_count(s), c);
		return;
	}
	c->state = CELL_VALUE;
	c->text = values_masks(f) ? ident_mask(v, s, c) : s;
}

/* A list of ids: the separators people use become ";". */
static void read_refs(struct values *v, struct str s, struct cell *c)
{
	static const char *const separators[] = { ";", "；", "、", "|", ",", "，", "\n" };
	size_t i = 0, from = 0;

	g_string_set_size(v->work, 0);
	while (i <= s.n) {
		size_t len = i == s.n ? 1 : 0;

		for (size_t k = 0; k < G_N_ELEMENTS(separators) && len == 0; k++)
			if (str_starts(str_from(s, i), separators[k]))
				len = strlen(separators[k]);
		if (len == 0) {
			i++;
			continue;
		}
		if (fold_trim((struct str){ s.p + from, i - from }).n > 0) {
			struct str id = fold_trim((struct str){ s.p + from, i - from });

			if (v->work->len > 0)
				g_string_append_c(v->work, ';');
			g_string_append_len(v->work, id.p, (gssize)id.n);
		}
		from = i += len;
	}
	c->text = (struct str){ v->work->str, v->work->len };
	c->state = v->work->len > 0 ? CELL_VALUE : CELL_EMPTY;
}

static void read_url(struct str s, struct cell *c)
{
	if (!str_starts(s, "http://") && !str_starts(s, "https://"))
		cell_remark(c, DIAG_URL_FORM, NULL, NULL);
	c->state = CELL_VALUE;
	c->text = s;
}

static void read_textual(struct values *v, const struct plan_field *f, struct str s, struct cell *c)
{
	struct str folded = (values_suspicion(s) & VALUES_FOLD) != 0 ? fold_text(s, v->fold) : s;

	if (folded.p != s.p)
		cell_remark(c, DIAG_CHARACTER_FOLDED, NULL, NULL);
	if (f->kind == PLAN_KIND_USCC)
		ident_read_uscc(v, folded, c);
	else if (f->kind == PLAN_KIND_PHONE)
		ident_read_phone(v, folded, c);
	else if (f->type == PLAN_REFS)
		read_refs(v, folded, c);
	else if (f->type == PLAN_URL)
		read_url(folded, c);
	else
		read_text(v, f, folded, c);
}

/* ---- the types ------------------------------------------------------------------ */

/* Numbers and dates are read in their half-width form. */
static struct str narrowed(struct values *v, struct str s, struct cell *c)
{
	struct str folded = fold_width(s, v->fold);

	if (folded.p != s.p && !str_eq(folded, s))
		cell_remark(c, DIAG_CHARACTER_FOLDED, NULL, NULL);
	return fold_trim(folded);
}

static void read_typed(struct values *v, struct column *column, struct str s, struct cell *c)
{
	switch (column->field->type) {
	case PLAN_INT: case PLAN_MONEY: case PLAN_DEC:
		number_read(v, column, narrowed(v, s, c), c);
		break;
	case PLAN_DATE: case PLAN_MONTH:
		date_read(v, column->field, narrowed(v, s, c), c);
		break;
	case PLAN_CODE:
		label_read(v, column->field, s, c);
		break;
	case PLAN_MULTI:
		label_read_multi(v, column->field, s, c);
		break;
	case PLAN_BOOL:
		label_read_bool(v, column->field, s, c);
		break;
	case PLAN_TEXT: case PLAN_REFS: case PLAN_URL:
		break;
	}
}

/* What cannot be read with the signs beside it may be read without them: "备案。", "※30". */
static void read_untextual(struct values *v, struct column *column, struct str s, struct cell *c)
{
	struct cell again = { .state = CELL_EMPTY };
	struct str bare;

	read_typed(v, column, s, c);
	if (c->state != CELL_REFUSED || marks_none(s))
		return;
	bare = marks_bare(s, plan_type_is_number(column->field->type));
	if (bare.n == 0 || bare.n == s.n)
		return;
	if (column->field->type == PLAN_BOOL || column->field->type == PLAN_CODE || !values_says_empty(bare))
		read_typed(v, column, bare, &again);
	if (again.state == CELL_REFUSED)
		return;
	*c = again;
	marks_say(v, s, bare, c);
}

void values_read_any(struct values *v, struct column *column, struct str raw, struct cell *c)
{
	const struct plan_field *f = column->field;
	struct str s = fold_trim(raw);

	c->n_issues = 0;
	c->state = CELL_EMPTY;
	if (s.n == 0 && column->ticks) {
		cell_value(c, 0);
		return;
	}
	if (s.n == 0 || values_refuse_broken(s, c))
		return;
	if (f->type != PLAN_BOOL && f->type != PLAN_CODE && values_says_empty(s))
		return;
	if (plan_type_is_text(f->type))
		read_textual(v, f, s, c);
	else if (values_says_ditto(s))
		cell_refuse(c, DIAG_CELL_DITTO, NULL, NULL);
	else
		read_untextual(v, column, s, c);
}

void values_read(struct values *v, struct column *column, struct str raw, struct cell *c)
{
	if (!values_read_plain(v, column, raw, c))
		values_read_any(v, column, raw, c);
}
