/* ident.c -- numbers with check characters, and personal numbers in free text.
 *
 * Unified social credit code: GB 32100-2015, its body id GB 11714. Identity number
 * (GB 11643): never collected, only recognised so that it can be masked. */
#include "ingest/fold.h"
#include "ingest/values.h"

static const char alphabet[] = "0123456789ABCDEFGHJKLMNPQRTUWXY";  /* no I O S V Z */

static int index_of(char c)
{
	const char *p = c != '\0' ? strchr(alphabet, c) : NULL;

	return p != NULL ? (int)(p - alphabet) : -1;
}

/* ---- unified social credit code ------------------------------------------------ */

bool ident_uscc_check(const char *code)
{
	static const int weight[] = { 1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28 };
	int sum = 0;

	for (int i = 0; i < 17; i++)
		sum += index_of(code[i]) * weight[i];
	return alphabet[(31 - sum % 31) % 31] == code[17];
}

bool ident_uscc_inner_check(const char *code)
{
	static const int weight[] = { 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0, r;

	for (int i = 0; i < 8; i++) {
		char c = code[8 + i];

		sum += (c <= '9' ? c - '0' : c - 'A' + 10) * weight[i];
	}
	r = 11 - sum % 11;
	return code[16] == (r == 10 ? 'X' : r == 11 ? '0' : (char)('0' + r));
}

/* Departments and the body classes that each registers. */
static bool is_known_class(const char *code)
{
	static const struct { char department; const char *classes; } known[] = {
		{ '1', "1239" }, { '2', "19" }, { '3', "123459" }, { '4', "19" }, { '5', "1239" }, { '6', "129" },
		{ '7', "129" }, { '8', "19" }, { '9', "123" }, { 'A', "19" }, { 'N', "1239" }, { 'Y', "1" },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(known); i++)
		if (known[i].department == code[0])
			return strchr(known[i].classes, code[1]) != NULL;
	return false;
}

static bool has_structure(const char *code)
{
	for (int i = 0; i < 18; i++)
		if (index_of(code[i]) < 0 || (i >= 2 && i < 8 && !g_ascii_isdigit(code[i])))
			return false;
	return true;
}

/* 18 digits that end in zeros and fail their check: what is left of a number once
 * a spreadsheet kept 15 digits of it. */
static bool lost_digits(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (!g_ascii_isdigit(s.p[i]))
			return false;
	return s.n == 18 && str_ends(s, "000") && !ident_uscc_check(s.p);
}

void ident_read_uscc(struct values *v, struct str s, struct cell *c)
{
	bool lower = false;
	struct str code;

	g_string_set_size(v->work, 0);
	for (size_t i = 0; i < s.n; i++) {
		lower |= g_ascii_islower(s.p[i]) != 0;
		if (s.p[i] != ' ' && s.p[i] != '-')
			g_string_append_c(v->work, g_ascii_toupper(s.p[i]));
	}
	code = (struct str){ v->work->str, v->work->len };
	if (code.n != 18 || !has_structure(code.p)) {
		cell_refuse(c, DIAG_USCC_FORM, arena_printf(v->arena, "%zu", fold_count(code)), NULL);
		return;
	}
	if (lost_digits(code)) {
		cell_refuse(c, DIAG_EXCEL_DIGITS, NULL, NULL);
		return;
	}
	if (lower)
		cell_remark(c, DIAG_USCC_CASE, NULL, NULL);
	if (!ident_uscc_check(code.p))
		cell_remark(c, DIAG_USCC_CHECK, NULL, NULL);
	else if (!ident_uscc_inner_check(code.p))
		cell_remark(c, DIAG_USCC_INNER, NULL, NULL);
	else if (!is_known_class(code.p))
		cell_remark(c, DIAG_USCC_CLASS, arena_strndup(v->arena, code.p, 2), NULL);
	c->state = CELL_VALUE;
	c->text = code;
}

/* ---- phones ----------------------------------------------------------------------- */

static bool is_mobile(const char *p)
{
	return p[0] == '1' && p[1] >= '3' && p[1] <= '9';
}

/* Digits of a landline: area code and 7 or 8, or the 7 or 8 alone, perhaps with an
 * extension behind a second sign. */
static bool is_landline(const char *digits, size_t n)
{
	return (n == 7 || n == 8) ? digits[0] != '0' : n >= 10 && n <= 16 && digits[0] == '0' && digits[1] != '0';
}

/* Length of a sign that people put between the digits, 0 = none. */
static size_t phone_sign_at(struct str s)
{
	static const char *const signs[] = { "-", " ", "(", ")", "（", "）", "－", "—", "–", "转" };

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (str_starts(s, signs[i]))
			return strlen(signs[i]);
	return 0;
}

void ident_read_phone(struct values *v, struct str s, struct cell *c)
{
	bool clean = true;

	c->state = CELL_VALUE;
	c->text = s;
	g_string_set_size(v->work, 0);
	if (str_starts(s, "+86"))
		s = str_from(s, 3);
	for (size_t i = 0, n = 1; i < s.n; i += n) {
		n = phone_sign_at(str_from(s, i));
		if (n == 0 && g_ascii_isdigit(s.p[i]))
			g_string_append_c(v->work, s.p[i]);
		else if (n == 0)
			clean = false;
		n = MAX(n, 1);
	}
	if (clean && v->work->len == 11 && is_mobile(v->work->str))
		c->text = (struct str){ v->work->str, v->work->len };
	else if (!clean || !is_landline(v->work->str, v->work->len))
		cell_remark(c, DIAG_PHONE_FORM, NULL, NULL);
}

/* ---- personal numbers in free text ---------------------------------------------------- */

/* Digits with a day of birth where one stands, whatever the check character says. */
static bool looks_like_id(const char *p)
{
	int year = (p[6] - '0') * 10 + (p[7] - '0'), month = (p[10] - '0') * 10 + (p[11] - '0');
	int day = (p[12] - '0') * 10 + (p[13] - '0');

	return p[0] != '0' && (year == 19 || year == 20) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

bool ident_is_id_number(const char *p)
{
	static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0, month, year;
	char last = p[17] == 'x' ? 'X' : p[17];

	for (int i = 0; i < 17; i++) {
		if (!g_ascii_isdigit(p[i]))
			return false;
		sum += (p[i] - '0') * weight[i];
	}
	year = (p[6] - '0') * 10 + (p[7] - '0');
	month = (p[10] - '0') * 10 + (p[11] - '0');
	return (year == 18 || year == 19 || year == 20) && month >= 1 && month <= 12 && "10X98765432"[sum % 11] == last;
}

/* Length of the run of digits at i; an X behind the 17th belongs to it. */
static size_t run_at(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.n && g_ascii_isdigit(s.p[i + n]))
		n++;
	if (n == 17 && i + n < s.n && (s.p[i + n] == 'X' || s.p[i + n] == 'x'))
		n++;
	return n;
}

struct str ident_mask(struct values *v, struct str s, struct cell *c)
{
	bool id = false, phone = false, said = s.n > 18 && str_find(s, "身份证") < s.n;

	for (size_t i = 0; i < s.n; i++) {
		size_t n = g_ascii_isdigit(s.p[i]) ? run_at(s, i) : 0;
		bool is_id = n == 18 && (ident_is_id_number(s.p + i) || (said && looks_like_id(s.p + i)));
		bool is_phone = n == 11 && is_mobile(s.p + i);

		if ((is_id || is_phone) && !id && !phone && v->work->str != s.p) {
			g_string_truncate(v->work, 0);
			g_string_append_len(v->work, s.p, (gssize)s.n);
		}
		if (is_id)
			memset(v->work->str + i + 6, '*', 8);
		else if (is_phone)
			memset(v->work->str + i + 3, '*', 4);
		id |= is_id;
		phone |= is_phone;
		i += n > 0 ? n - 1 : 0;
	}
	if (id)
		cell_remark(c, DIAG_PERSONAL_ID, NULL, NULL);
	if (phone)
		cell_remark(c, DIAG_PERSONAL_PHONE, NULL, NULL);
	return id || phone ? (struct str){ v->work->str, s.n } : s;
}
