/* heading.c -- cells of a header by their words. See heading.h. */
#include "ingest/heading.h"

#include "ingest/fold.h"
#include "ingest/values.h"

/* Townships fill the same forms: what their header cells mean is remembered. */
#define MEMOS 512
#define MEMO_LONGEST 95
struct memo {
	unsigned char n;          /* 0 = free */
	char text[MEMO_LONGEST];  /* of the cell, as written */
	struct meaning meaning;
};

struct headings {
	GHashTable *exact;        /* folded spelling -> GPtrArray of plan_field, one per table */
	GHashTable *alike;        /* the same, with words of one meaning made one */
	GHashTable *named;        /* spellings under which names stand, either way */
	GHashTable *barred;       /* while it is built: "table/spelling" -> its first field */
	struct memo *memos;
	GString *key, *other;
};

/* ---- spellings -------------------------------------------------------------------- */

/* Words that people take for each other in a header; what stands first goes first. */
static const struct { const char *word, *same; } alike[] = {
	{ "村(社区)", "社区" }, { "社区(村)", "社区" }, { "社区/村", "社区" }, { "村/社区", "社区" }, { "社区、村", "社区" },
	{ "村居", "社区" }, { "镇(街道)", "镇街" }, { "镇(街)", "镇街" }, { "乡镇(街道)", "镇街" }, { "街道(乡镇)", "镇街" },
	{ "街道(镇)", "镇街" }, { "镇/街道", "镇街" }, { "乡镇街道", "镇街" }, { "街镇", "镇街" }, { "时间", "日期" },
	{ "编码", "编号" }, { "代码", "编号" }, { "号码", "号" }, { "数量", "数" }, { "其它", "其他" }, { "所属", "" }, { "所在", "" },
	{ "具体", "" }, { "的", "" }, { "其中:", "其中" }, { "是否", "" },
};

static void make_alike(const char *key, GString *out)
{
	g_string_assign(out, key);
	for (size_t i = 0; i < G_N_ELEMENTS(alike); i++) {
		const char *at = strstr(out->str, alike[i].word);

		if (at == NULL || (alike[i].same[0] == '\0' && out->len == strlen(alike[i].word)))
			continue;
		g_string_erase(out, at - out->str, (gssize)strlen(alike[i].word));
		g_string_insert(out, at - out->str, alike[i].same);
	}
	for (char *p = strchr(out->str, '_'); p != NULL; p = strchr(out->str, '_'))
		g_string_erase(out, p - out->str, 1);
}

/* The first field of a table that a spelling means has it. */
static void add_to(GHashTable *fields, const char *key, const struct plan_field *f)
{
	GPtrArray *list = g_hash_table_lookup(fields, key);

	if (list == NULL) {
		list = g_ptr_array_new();
		g_hash_table_insert(fields, g_strdup(key), list);
	}
	for (guint i = 0; i < list->len; i++)
		if (((const struct plan_field *)list->pdata[i])->table == f->table)
			return;
	g_ptr_array_add(list, (void *)f);
}

/* Likewise, but a spelling that means two fields of a table means neither. */
static void add_alike(const struct headings *h, const char *key, const struct plan_field *f)
{
	char *own = g_strdup_printf("%d/%s", f->table->index, key);
	const struct plan_field *known = g_hash_table_lookup(h->barred, own);

	if (known != NULL && known != f)
		g_ptr_array_remove(g_hash_table_lookup(h->alike, key), (void *)known);
	else if (known == NULL)
		add_to(h->alike, key, f);
	if (known == NULL)
		g_hash_table_insert(h->barred, own, (void *)f);
	else
		g_free(own);
}

static void add_spelling(struct headings *h, const char *text, const struct plan_field *f)
{
	fold_key(str_of(text), h->key);
	add_to(h->exact, h->key->str, f);
	make_alike(h->key->str, h->other);
	add_alike(h, h->other->str, f);
}

/* "经费（元）" may also stand without its unit, or with another. */
static void add_alias(struct headings *h, const char *text, const struct plan_field *f)
{
	const char *open = g_strrstr(text, "（");
	char *stem;

	add_spelling(h, text, f);
	if (open == NULL || open == text || !g_str_has_suffix(text, "元）"))
		return;
	stem = g_strndup(text, (gsize)(open - text));
	add_spelling(h, stem, f);
	g_free(stem);
}

static void add_name(struct headings *h, const char *text, const struct plan_field *f)
{
	fold_key(str_of(text), h->key);
	add_to(h->named, h->key->str, f);
	make_alike(h->key->str, h->other);
	add_to(h->named, h->other->str, f);
}

static void free_list(gpointer list)
{
	g_ptr_array_free(list, TRUE);
}

struct headings *headings_new(const struct plan *plan)
{
	struct headings *h = g_new0(struct headings, 1);

	h->exact = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
	h->alike = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
	h->named = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
	h->barred = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	h->key = g_string_new(NULL);
	h->other = g_string_new(NULL);
	h->memos = g_new0(struct memo, MEMOS);
	for (size_t i = 0; i < plan->n_tables; i++)
		for (size_t k = 0; k < plan->tables[i].n_fields; k++) {
			const struct plan_field *f = &plan->tables[i].fields[k];

			add_spelling(h, f->header, f);
			add_spelling(h, f->label, f);
			add_spelling(h, f->name, f);
			for (const char *const *a = f->aliases; a != NULL && *a != NULL; a++)
				add_alias(h, *a, f);
			for (const char *const *a = f->names; a != NULL && *a != NULL; a++)
				add_name(h, *a, f);
		}
	g_hash_table_destroy(h->barred);
	return h;
}

void headings_free(struct headings *h)
{
	g_hash_table_destroy(h->exact);
	g_hash_table_destroy(h->alike);
	g_hash_table_destroy(h->named);
	g_free(h->memos);
	g_string_free(h->key, TRUE);
	g_string_free(h->other, TRUE);
	g_free(h);
}

/* ---- marks, brackets and units ------------------------------------------------------ */

/* Marks that forms put beside a label. */
static void strip_marks(GString *key)
{
	static const char *const marks[] = { "(必填)", "(选填)", "(必填项)", "*", "★", "☆", "▲", "△", "※", "●", "◆", "◇", ":",
		"①", "②", "③", "④", "⑤", "⑥", "⑦", "⑧", "⑨" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		size_t n = strlen(marks[i]);

		while (key->len > n && g_str_has_prefix(key->str, marks[i]))
			g_string_erase(key, 0, (gssize)n);
		while (key->len > n && g_str_has_suffix(key->str, marks[i]))
			g_string_truncate(key, key->len - n);
	}
}

/* Brackets that fold_key() leaves alone. */
static void plain_brackets(GString *key)
{
	static const struct { const char *from, *to; } brackets[] = { { "〔", "(" }, { "〕", ")" }, { "﹙", "(" }, { "﹚", ")" },
		{ "〖", "(" }, { "〗", ")" }, { "{", "(" }, { "}", ")" } };

	for (size_t i = 0; i < G_N_ELEMENTS(brackets); i++) {
		const char *at;

		while ((at = strstr(key->str, brackets[i].from)) != NULL) {
			gssize from = at - key->str;

			g_string_erase(key, from, (gssize)strlen(brackets[i].from));
			g_string_insert(key, from, brackets[i].to);
		}
	}
}

/* "单位:人民币万元" is 万元, ¥ is 元. */
static void keep_unit(char unit[40], const char *text)
{
	static const char *const before[] = { "单位:", "单位", "人民币", "计量单位:" };
	static const struct { const char *sign, *unit; } signs[] = { { "¥", "元" }, { "rmb", "元" }, { "cny", "元" },
		{ "人民币", "元" }, { "百分比", "%" }, { "平方", "平方米" } };

	for (size_t i = 0; i < G_N_ELEMENTS(before); i++)
		if (g_str_has_prefix(text, before[i]) && text[strlen(before[i])] != '\0')
			text += strlen(before[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (strcmp(text, signs[i].sign) == 0)
			text = signs[i].unit;
	g_strlcpy(unit, text, 40);
}

/* "1-5分", "含线上", "百分制": said of the value, and no unit. */
static bool is_remark(const char *text)
{
	static const char *const words[] = { "含", "制", "满分", "填", "可", "选", "截至", "注", "如", "见", "累计", "估算" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strstr(text, words[i]) != NULL)
			return true;
	return g_ascii_isdigit(text[0]);
}

static bool is_unit(const char *unit)
{
	return unit[0] != '\0' && (strcmp(unit, "%") == 0 || number_unit_power(str_of(unit)) >= 0);
}

bool heading_is_unit(struct str cell, char unit[40])
{
	GString *key = g_string_new(NULL);
	bool is;

	fold_key(fold_trim(cell), key);
	plain_brackets(key);
	if (key->len > 2 && key->str[0] == '(' && g_str_has_suffix(key->str, ")")) {
		g_string_truncate(key, key->len - 1);
		g_string_erase(key, 0, 1);
	}
	keep_unit(unit, key->str);
	is = is_unit(unit);
	g_string_free(key, TRUE);
	return is;
}

/* ---- one cell -------------------------------------------------------------------------- */

/* What a spelling means; false when it means nothing. */
static bool look_up(const struct headings *h, const char *key, struct meaning *m)
{
	make_alike(key, h->other);
	m->fields = g_hash_table_lookup(h->exact, key);
	m->alike = g_hash_table_lookup(h->alike, h->other->str);
	m->named = g_hash_table_lookup(h->named, key);
	if (m->named == NULL)
		m->named = g_hash_table_lookup(h->named, h->other->str);
	return meaning_any(m);
}

bool meaning_any(const struct meaning *m)
{
	return (m->fields != NULL && m->fields->len > 0) || (m->alike != NULL && m->alike->len > 0) || m->named != NULL;
}

/* "支出/元", "支出:元": what stands behind the last sign is a unit. */
static bool behind_sign(const struct headings *h, struct meaning *m)
{
	const char *const signs[] = { "/", ":", ",", "、", "-" };

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++) {
		char *at = g_strrstr(h->key->str, signs[i]);

		if (at == NULL || at == h->key->str)
			continue;
		keep_unit(m->unit, at + strlen(signs[i]));
		if (!is_unit(m->unit))
			continue;
		g_string_truncate(h->key, (gsize)(at - h->key->str));
		look_up(h, h->key->str, m);
		return true;
	}
	return false;
}

/* "支出万元": money alone is so written. */
static bool bare_unit(const struct headings *h, struct meaning *m)
{
	static const char *const units[] = { "万元", "千元", "亿元", "元" };
	char *whole = g_strdup(h->key->str);

	for (size_t i = 0; i < G_N_ELEMENTS(units) && !meaning_any(m); i++)
		if (g_str_has_suffix(whole, units[i]) && strlen(whole) > strlen(units[i])) {
			g_string_truncate(h->key, strlen(whole) - strlen(units[i]));
			look_up(h, h->key->str, m);
			g_strlcpy(m->unit, units[i], sizeof m->unit);
		}
	if (!meaning_any(m)) {
		g_string_assign(h->key, whole);
		m->unit[0] = '\0';
	}
	g_free(whole);
	return meaning_any(m);
}

/* "活动日期activity_date", "活动日期/activity_date": the label, and the name behind it. */
static void both_names(const struct headings *h, struct meaning *m)
{
	char *p = h->key->str;
	struct meaning name;

	while (*p != '\0' && (*p & 0x80) != 0)
		p = g_utf8_next_char(p);
	if (*p == '\0' || p == h->key->str || !look_up(h, p + strspn(p, "/-:,("), &name))
		return;
	g_string_truncate(h->key, (gsize)(p - h->key->str));
	look_up(h, h->key->str, m);
}

/* "一、背景", "（二）做法", "3.成效": bytes of the number in front; 0 without one. */
static size_t numbered(struct str s)
{
	static const char *const digits[] = { "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "0", "1", "2", "3", "4", "5",
		"6", "7", "8", "9" };
	static const char *const opens[] = { "（", "(" }, *const closes[] = { "）", ")", "、", ".", "．" };
	size_t n = 0, i = 0;

	for (size_t k = 0; k < G_N_ELEMENTS(opens) && n == 0; k++)
		n = str_starts(s, opens[k]) ? strlen(opens[k]) : 0;
	for (size_t found = 1, from = n; found > 0 && n - from < 6; n += found) {
		found = 0;
		for (size_t k = 0; k < G_N_ELEMENTS(digits) && found == 0; k++)
			found = str_starts(str_from(s, n), digits[k]) ? strlen(digits[k]) : 0;
		i += found;
	}
	for (size_t k = 0; k < G_N_ELEMENTS(closes) && i > 0; k++)
		if (str_starts(str_from(s, n), closes[k]))
			return n + strlen(closes[k]);
	return 0;
}

static struct meaning find_meaning(const struct headings *h, struct str cell)
{
	struct meaning m = { NULL, NULL, NULL, "" }, other;
	char *open;

	fold_key(fold_trim(cell), h->key);
	plain_brackets(h->key);
	strip_marks(h->key);
	look_up(h, h->key->str, &m);
	open = g_strrstr(h->key->str, "(");
	if (open != NULL && open > h->key->str && g_str_has_suffix(h->key->str, ")")) {
		char *inner = g_strndup(open + 1, strlen(open + 1) - 1);

		keep_unit(m.unit, inner);
		if (!meaning_any(&m)) {
			g_string_truncate(h->key, (gsize)(open - h->key->str));
			look_up(h, h->key->str, &m);
		}
		if (!is_unit(m.unit) && (is_remark(m.unit) || look_up(h, inner, &other)))
			m.unit[0] = '\0';  /* no unit, or the other name */
		g_free(inner);
	}
	if (!meaning_any(&m) && !behind_sign(h, &m) && !bare_unit(h, &m))
		both_names(h, &m);
	if (!meaning_any(&m) && numbered(fold_trim(cell)) > 0)
		return find_meaning(h, str_from(fold_trim(cell), numbered(fold_trim(cell))));
	return m;
}

struct meaning heading_find(const struct headings *h, struct str cell)
{
	struct memo *m = &h->memos[str_hash(cell) % MEMOS];

	if (cell.n == 0 || cell.n > MEMO_LONGEST)
		return find_meaning(h, cell);
	if (m->n == 0 || !str_eq((struct str){ m->text, m->n }, cell)) {
		m->meaning = find_meaning(h, cell);
		m->n = (unsigned char)cell.n;
		memcpy(m->text, cell.p, cell.n);
	}
	return m->meaning;
}

static const struct plan_field *field_in(const GPtrArray *fields, const struct plan_table *table)
{
	for (guint i = 0; fields != NULL && i < fields->len; i++) {
		const struct plan_field *f = fields->pdata[i];

		if (f->table == table)
			return f;
	}
	return NULL;
}

const struct plan_field *meaning_field(const struct meaning *m, const struct plan_table *table, bool *by_name)
{
	const struct plan_field *f = field_in(m->fields, table);

	if (f == NULL)
		f = field_in(m->alike, table);
	*by_name = f == NULL;
	return f != NULL ? f : field_in(m->named, table);
}
