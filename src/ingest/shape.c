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

/* ---- a header ---------------------------------------------------------------------------- */

#define WAYS 4  /* of reading a cell below a merged one */

/* A cell of a header: what it may say, the likelier first. */
struct word { struct str text[WAYS]; struct meaning meaning[WAYS]; size_t n; };

/* The cells of a header, those of two rows joined. */
struct words {
	struct word cell[MOST_CELLS];
	size_t n, filled;
};

static void add_way(const struct shape_index *index, struct word *w, struct str text)
{
	if (text.n == 0 || w->n == WAYS)
		return;
	w->text[w->n] = text;
	w->meaning[w->n++] = meaning_of(index, text);
}

static struct str joined(struct arena *arena, struct str a, struct str b)
{
	return str_of(arena_printf(arena, "%.*s%.*s", (int)a.n, a.p, (int)b.n, b.p));
}

/* "负责人情况" above "姓名" is the 负责人姓名. */
static struct str stem(struct str parent)
{
	static const char *const tails[] = { "基本情况", "情况", "信息", "数据", "指标" };

	for (size_t i = 0; i < G_N_ELEMENTS(tails); i++)
		if (str_ends(parent, tails[i]) && parent.n > strlen(tails[i]))
			return (struct str){ parent.p, parent.n - strlen(tails[i]) };
	return parent;
}

/* A merged cell and one below it: together, in either order, or the lower one alone. */
static void add_ways(const struct shape_index *index, struct arena *arena, struct word *w, struct str parent,
	struct str child)
{
	struct str short_parent = stem(parent);

	if (parent.n > 0) {
		add_way(index, w, joined(arena, parent, child));
		add_way(index, w, short_parent.n < parent.n ? joined(arena, short_parent, child) : joined(arena, child, parent));
	}
	add_way(index, w, child);
}

static struct str cell_at(const struct csv_record *row, size_t i)
{
	return row != NULL && i < row->n ? fold_trim(row->cells[i]) : (struct str){ "", 0 };
}

static void read_words(const struct shape_index *index, struct arena *arena, const struct csv_record *row,
	const struct csv_record *below, struct words *w)
{
	struct str parent = { "", 0 };

	w->n = MIN(MAX(row->n, below != NULL ? below->n : 0), MOST_CELLS);
	w->filled = 0;
	for (size_t i = 0; i < w->n; i++) {
		struct word *word = &w->cell[i];
		struct str own = cell_at(row, i), child = cell_at(below, i);

		parent = own.n > 0 ? own : parent;
		word->n = 0;
		if (child.n > 0)
			add_ways(index, arena, word, parent, child);
		else
			add_way(index, word, own);
		w->filled += word->n > 0;
	}
}

/* The field of a table that a cell is, and the way of reading it (the last when it is none). */
static const struct plan_field *field_of(const struct word *w, const struct plan_table *table, size_t *way)
{
	for (*way = 0; *way < w->n; ++*way) {
		const struct plan_field *f = field_in(&w->meaning[*way], table);

		if (f != NULL)
			return f;
	}
	*way = w->n > 0 ? w->n - 1 : 0;
	return NULL;
}

/* Settles what a cell is, once the table is known. */
static struct head head_of(const struct shape_index *index, struct arena *arena, const struct word *w,
	const struct plan_table *table)
{
	size_t way;
	const struct plan_field *f = field_of(w, table, &way);
	const struct meaning *m = &w->meaning[way];
	struct str text = w->n > 0 ? w->text[way] : (struct str){ "", 0 };
	struct head h = { .text = arena_strndup(arena, text.p, text.n), .column.field = f };

	if (text.n == 0) {
		h.kind = HEAD_BLANK;
	} else if (f == NULL) {
		h.kind = is_serial(text, index->key) ? HEAD_SERIAL : HEAD_UNKNOWN;
	} else {
		int power = is_number(f) && m->unit[0] != '\0' ? number_unit_power(str_of(m->unit)) : 0;

		h.kind = HEAD_FIELD;
		h.adds_up = is_number(f);
		h.column.percent = strcmp(m->unit, "%") == 0;
		h.column.unit = MAX(power, 0);
		if (power < 0 && !own_unit(f, m->unit, index->key))
			h.kind = HEAD_UNIT;
	}
	return h;
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
		size_t way;
		const struct plan_field *f = field_of(&w->cell[i], t, &way);

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
	return meaning_of(index, cell).fields != NULL;
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
		out->heads[i] = head_of(index, arena, &w.cell[i], out->table);
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
