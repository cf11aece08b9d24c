/* shape.c -- headers by their words. See shape.h. */
#include "ingest/shape.h"

#include "ingest/fold.h"

#define MOST_CELLS 400  /* of a header row */

/* What a header cell may mean: fields of several tables, and its unit. */
struct meaning {
	const GPtrArray *fields;  /* NULL: none */
	char unit[40];            /* text in the brackets that were taken off, "" without */
};

/* Townships fill the same forms: what their header cells mean is remembered. */
#define MEMOS 512
#define MEMO_LONGEST 95
struct memo {
	unsigned char n;          /* 0 = free */
	char text[MEMO_LONGEST];  /* of the cell, as written */
	struct meaning meaning;
};

struct shape_index {
	const struct plan *plan;
	GHashTable *fields;   /* folded spelling -> GPtrArray of plan_field, one per table */
	struct memo *memos;
	GString *key;
};

/* ---- the index -------------------------------------------------------------------- */

static void add_spelling(struct shape_index *index, const char *text, const struct plan_field *f)
{
	GPtrArray *list;

	fold_key(str_of(text), index->key);
	list = g_hash_table_lookup(index->fields, index->key->str);
	if (list == NULL) {
		list = g_ptr_array_new();
		g_hash_table_insert(index->fields, g_strdup(index->key->str), list);
	}
	for (guint i = 0; i < list->len; i++)
		if (((const struct plan_field *)list->pdata[i])->table == f->table)
			return;
	g_ptr_array_add(list, (void *)f);
}

static void free_list(gpointer list)
{
	g_ptr_array_free(list, TRUE);
}

struct shape_index *shape_index_new(const struct plan *plan)
{
	struct shape_index *index = g_new0(struct shape_index, 1);

	index->plan = plan;
	index->fields = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_list);
	index->key = g_string_new(NULL);
	index->memos = g_new0(struct memo, MEMOS);
	for (size_t i = 0; i < plan->n_tables; i++)
		for (size_t k = 0; k < plan->tables[i].n_fields; k++) {
			const struct plan_field *f = &plan->tables[i].fields[k];

			add_spelling(index, f->header, f);
			add_spelling(index, f->label, f);
			add_spelling(index, f->name, f);
			for (const char *const *a = f->aliases; a != NULL && *a != NULL; a++)
				add_spelling(index, *a, f);
		}
	return index;
}

void shape_index_free(struct shape_index *index)
{
	g_hash_table_destroy(index->fields);
	g_free(index->memos);
	g_string_free(index->key, TRUE);
	g_free(index);
}

/* ---- one header cell ----------------------------------------------------------------- */

/* Marks that forms put beside a label. */
static void strip_marks(GString *key)
{
	static const char *const marks[] = { "(必填)", "(选填)", "(必填项)", "*", "★", "▲", ":" };

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++) {
		size_t n = strlen(marks[i]);

		while (key->len > n && g_str_has_prefix(key->str, marks[i]))
			g_string_erase(key, 0, (gssize)n);
		while (key->len > n && g_str_has_suffix(key->str, marks[i]))
			g_string_truncate(key, key->len - n);
	}
}

static struct meaning find_meaning(const struct shape_index *index, struct str cell)
{
	struct meaning m = { NULL, "" };
	char *open;

	fold_key(fold_trim(cell), index->key);
	strip_marks(index->key);
	m.fields = g_hash_table_lookup(index->fields, index->key->str);
	open = g_strrstr(index->key->str, "(");
	if (open == NULL || !g_str_has_suffix(index->key->str, ")"))
		return m;
	g_strlcpy(m.unit, open + 1, sizeof m.unit);
	if (m.unit[0] != '\0')
		m.unit[strlen(m.unit) - 1] = '\0';
	if (m.fields == NULL && open > index->key->str) {
		g_string_truncate(index->key, (gsize)(open - index->key->str));
		m.fields = g_hash_table_lookup(index->fields, index->key->str);
	}
	return m;
}

static struct meaning meaning_of(const struct shape_index *index, struct str cell)
{
	struct memo *m = &index->memos[str_hash(cell) % MEMOS];

	if (cell.n == 0 || cell.n > MEMO_LONGEST)
		return find_meaning(index, cell);
	if (m->n == 0 || !str_eq((struct str){ m->text, m->n }, cell)) {
		m->meaning = find_meaning(index, cell);
		m->n = (unsigned char)cell.n;
		memcpy(m->text, cell.p, cell.n);
	}
	return m->meaning;
}

static const struct plan_field *field_in(const struct meaning *m, const struct plan_table *table)
{
	for (guint i = 0; m->fields != NULL && i < m->fields->len; i++) {
		const struct plan_field *f = m->fields->pdata[i];

		if (f->table == table)
			return f;
	}
	return NULL;
}

static bool is_serial(struct str cell, GString *key)
{
	static const char *const words[] = { "序号", "no.", "no", "#", "行号", "编号序", "序", "№" };

	fold_key(fold_trim(cell), key);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (strcmp(key->str, words[i]) == 0)
			return true;
	return false;
}

/* Text in brackets of the plan's own header, folded. */
static bool own_unit(const struct plan_field *f, const char *unit, GString *key)
{
	const char *open;

	fold_key(str_of(f->header), key);
	open = g_strrstr(key->str, "(");
	return open != NULL && strncmp(open + 1, unit, strlen(unit)) == 0;
}

static bool is_number(const struct plan_field *f)
{
	return f->type == PLAN_INT || f->type == PLAN_MONEY || f->type == PLAN_DEC;
}

/* Settles what a cell is, once the table is known. */
static struct head head_of(const struct shape_index *index, struct arena *arena, struct str cell,
	const struct meaning *m, const struct plan_table *table)
{
	const struct plan_field *f = field_in(m, table);
	struct str text = fold_trim(cell);
	struct head h = { .text = arena_strndup(arena, text.p, text.n), .column.field = f };

	if (text.n == 0) {
		h.kind = HEAD_BLANK;
	} else if (f == NULL) {
		h.kind = is_serial(cell, index->key) ? HEAD_SERIAL : HEAD_UNKNOWN;
	} else {
		int power = is_number(f) && m->unit[0] != '\0' ? number_unit_power(str_of(m->unit)) : 0;

		h.kind = HEAD_FIELD;
		h.column.percent = strcmp(m->unit, "%") == 0;
		h.column.unit = MAX(power, 0);
		if (power < 0 && !own_unit(f, m->unit, index->key))
			h.kind = HEAD_UNIT;
	}
	return h;
}

/* ---- a header ---------------------------------------------------------------------------- */

/* The cells of a header, those of two rows joined. */
struct words {
	struct str cell[MOST_CELLS];
	struct meaning meaning[MOST_CELLS];
	size_t n, filled;
};

static bool known(const struct shape_index *index, struct str s)
{
	struct meaning m = meaning_of(index, s);

	return m.fields != NULL;
}

/* Parent and child of merged cells: whichever way of joining makes a label. */
static struct str joined(const struct shape_index *index, struct arena *arena, struct str parent, struct str child)
{
	const char *text;

	if (child.n == 0 || known(index, child))
		return child.n == 0 ? parent : child;
	if (parent.n == 0)
		return child;
	text = arena_printf(arena, "%.*s%.*s", (int)parent.n, parent.p, (int)child.n, child.p);
	if (known(index, str_of(text)))
		return str_of(text);
	text = arena_printf(arena, "%.*s%.*s", (int)child.n, child.p, (int)parent.n, parent.p);
	return known(index, str_of(text)) ? str_of(text) : child;
}

static void read_words(const struct shape_index *index, struct arena *arena, const struct csv_record *row,
	const struct csv_record *below, struct words *w)
{
	struct str parent = { "", 0 };

	w->n = MIN(MAX(row->n, below != NULL ? below->n : 0), MOST_CELLS);
	w->filled = 0;
	for (size_t i = 0; i < w->n; i++) {
		struct str own = i < row->n ? fold_trim(row->cells[i]) : (struct str){ "", 0 };

		if (below != NULL) {
			struct str child = i < below->n ? fold_trim(below->cells[i]) : (struct str){ "", 0 };

			parent = own.n > 0 ? own : parent;
			own = child.n == 0 ? own : joined(index, arena, parent, child);
		}
		w->cell[i] = own;
		w->meaning[i] = own.n > 0 ? meaning_of(index, own) : (struct meaning){ NULL, "" };
		w->filled += own.n > 0;
	}
}

static bool is_candidate(const struct plan_table *t, int scope, const char *role)
{
	return role != NULL ? g_strcmp0(t->role, role) == 0 : (scope < 0 || (int)t->scope == scope);
}

/* How many required fields a table would still miss. */
static size_t lacking(const struct plan_table *t, const bool *seen)
{
	size_t n = 0;

	for (size_t i = 0; i < t->n_fields; i++)
		n += t->fields[i].req == PLAN_REQUIRED && !seen[i];
	return n;
}

/* Cells of w that are fields of t; *missing counts its required fields without one. */
static size_t score(const struct words *w, const struct plan_table *t, size_t *missing)
{
	bool *seen = g_new0(bool, t->n_fields + 1);
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		const struct plan_field *f = field_in(&w->meaning[i], t);

		if (f != NULL && !seen[f->column]) {
			seen[f->column] = true;
			n++;
		}
	}
	*missing = lacking(t, seen);
	g_free(seen);
	return n;
}

bool shape_knows(const struct shape_index *index, struct str cell)
{
	return known(index, cell);
}

bool shape_header(const struct shape_index *index, struct arena *arena, const struct csv_record *row,
	const struct csv_record *below, int scope, const char *role, struct header *out)
{
	struct words w;
	size_t least = 0;

	*out = (struct header){ .two_rows = below != NULL };
	read_words(index, arena, row, below, &w);
	for (size_t i = 0; i < index->plan->n_tables && w.filled > 0; i++) {
		const struct plan_table *t = &index->plan->tables[i];
		size_t missing = 0, n = is_candidate(t, scope, role) ? score(&w, t, &missing) : 0;

		if (n > out->matched || (n > 0 && n == out->matched && (missing < least
		    || (missing == least && t->n_fields < out->table->n_fields)))) {
			out->table = t;
			out->matched = n;
			least = missing;
		}
	}
	if (out->matched < 2 || out->matched * 2 < w.filled)
		return false;
	out->n = w.n;
	out->heads = ARENA_ARRAY(arena, struct head, w.n + 1);
	for (size_t i = 0; i < w.n; i++)
		out->heads[i] = head_of(index, arena, w.cell[i], &w.meaning[i], out->table);
	return true;
}

const char *shape_missing(const struct header *h, struct arena *arena)
{
	GString *names = g_string_new(NULL);
	const char *text;

	for (size_t i = 0; i < h->table->n_fields; i++) {
		const struct plan_field *f = &h->table->fields[i];
		bool found = f->req != PLAN_REQUIRED;

		for (size_t k = 0; k < h->n && !found; k++)
			found = h->heads[k].kind == HEAD_FIELD && h->heads[k].column.field == f;
		if (!found)
			g_string_append_printf(names, "%s“%s”", names->len > 0 ? "、" : "", f->header);
	}
	text = names->len > 0 ? arena_strdup(arena, names->str) : NULL;
	g_string_free(names, TRUE);
	return text;
}

size_t shape_twice(const struct header *h)
{
	for (size_t i = 0; i < h->n; i++)
		for (size_t k = i + 1; k < h->n && h->heads[i].kind == HEAD_FIELD; k++)
			if (h->heads[k].kind == HEAD_FIELD && h->heads[k].column.field == h->heads[i].column.field)
				return k;
	return h->n;
}

/* ---- rows that are no data -------------------------------------------------------------------- */

int shape_title_unit(struct str cell)
{
	static const char *const words[] = { "金额单位：", "金额单位:", "单位：", "单位:" };
	struct str s = fold_trim(cell);

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		size_t at = str_find(s, words[i]);
		struct str unit;

		/* "填报单位：" names a body, not a unit */
		if (at == s.n || (at > 0 && str_ends((struct str){ s.p, at }, "填报")))
			continue;
		unit = fold_trim(str_from(s, at + strlen(words[i])));
		if (str_ends(unit, ")") || str_ends(unit, "）"))
			unit.n -= str_ends(unit, ")") ? 1 : strlen("）");
		if (str_ends(unit, "元"))
			return number_unit_power(unit);
	}
	return -1;
}

size_t shape_filled(const struct csv_record *row, size_t *only)
{
	size_t n = 0;

	for (size_t i = 0; i < row->n; i++)
		if (fold_trim(row->cells[i]).n > 0) {
			*only = i;
			n++;
		}
	return n;
}

bool shape_is_blank(const struct csv_record *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (row->cells[i].n > 0 && fold_trim(row->cells[i]).n > 0)
			return false;
	return true;
}

/* Totals end in 计 in one of the first cells (a blank or colon may follow), notes
 * begin with no letter or digit. */
bool shape_may_be_aside(const struct csv_record *row)
{
	size_t seen = 0;

	for (size_t i = 0; i < row->n && seen < 3; i++) {
		struct str s = row->cells[i];

		if (s.n == 0)
			continue;
		if (seen++ == 0 && !g_ascii_isalnum(s.p[0]))
			return true;
		if (str_ends(s, "计") || (unsigned char)s.p[s.n - 1] <= ' ' || s.p[s.n - 1] == ':' || str_ends(s, "：")
		    || str_ends(s, "　"))
			return true;
	}
	return seen < 2;
}

/* The text of a cell without blanks and a colon behind it. */
static struct str bare(struct str cell, char text[64])
{
	static const char *const blanks[] = { " ", "　", "\xC2\xA0", ":", "：" };
	struct str s = fold_trim(cell);
	size_t n = 0;

	for (size_t i = 0; i < s.n && n < 60;) {
		size_t len = 0;

		for (size_t k = 0; k < G_N_ELEMENTS(blanks) && len == 0; k++)
			len = str_starts(str_from(s, i), blanks[k]) ? strlen(blanks[k]) : 0;
		if (len == 0)
			text[n++] = s.p[i++];
		i += len;
	}
	return (struct str){ text, n };
}

/* The total's word stands in one of the first filled cells, alone or behind the
 * name of what is added up, and nearly everything else is numbers. */
bool shape_is_total(const struct csv_record *row, const char **word)
{
	static const char *const words[] = { "小计", "合计", "总计", "共计", "累计" };
	size_t seen = 0, texts = 0;

	*word = NULL;
	for (size_t i = 0; i < row->n; i++) {
		char text[64];
		struct str s = bare(row->cells[i], text);

		if (s.n == 0)
			continue;
		for (size_t k = 0; k < G_N_ELEMENTS(words) && *word == NULL && seen < 3 && s.n <= 36; k++)
			if (str_ends(s, words[k]))
				*word = words[k];
		seen++;
		texts += !g_ascii_isdigit(s.p[0]) && s.p[0] != '-' && s.p[0] != '=';
		if (seen == 3 && *word == NULL)
			return false;
	}
	return *word != NULL && texts <= 2;
}

bool shape_is_footer(const struct csv_record *row)
{
	static const char *const words[] = { "填表人", "填报人", "制表人", "审核人", "填报单位", "报送单位", "填表说明", "（盖章）",
		"(盖章)", "负责人", "单位负责人", "联系电话", "联系人", "说明", "备注", "注", "填报日期", "填表日期", "制表日期", "电话" };
	const size_t alone = 9;  /* these say it without a colon, too */

	for (size_t i = 0; i < row->n; i++) {
		struct str s = fold_trim(row->cells[i]);

		if (s.n == 0)
			continue;
		for (size_t k = 0; k < G_N_ELEMENTS(words); k++) {
			struct str rest;

			if (!str_starts(s, words[k]))
				continue;
			rest = fold_trim(str_from(s, strlen(words[k])));
			if (rest.n == 0 ? k < alone : str_starts(rest, "：") || str_starts(rest, ":"))
				return true;
		}
		return false;
	}
	return false;
}
