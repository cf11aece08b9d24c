/* shape.c -- headers by their words. See shape.h. */
#include "ingest/shape.h"

#include "ingest/fold.h"
#include "ingest/heading.h"

#define MOST_CELLS 400  /* of a header row */

struct shape_index {
	const struct plan *plan;
	struct headings *headings;
	GString *key;
};

struct shape_index *shape_index_new(const struct plan *plan)
{
	struct shape_index *index = g_new0(struct shape_index, 1);

	index->plan = plan;
	index->headings = headings_new(plan);
	index->key = g_string_new(NULL);
	return index;
}

void shape_index_free(struct shape_index *index)
{
	headings_free(index->headings);
	g_string_free(index->key, TRUE);
	g_free(index);
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

/* ---- a header ---------------------------------------------------------------------------- */

#define COMPLETE 4  /* fields of a header that has all it must: any other columns may stand beside */
#define WAYS 4  /* of reading a cell below a merged one */

/* A cell of a header: what it may say, the likelier first. */
struct word { struct str text[WAYS]; struct meaning meaning[WAYS]; size_t n; };

/* The cells of a header, those of its rows joined. */
struct words {
	struct word cell[MOST_CELLS];
	size_t n, filled;
};

static void add_way(const struct shape_index *index, struct word *w, struct str text)
{
	if (text.n == 0 || w->n == WAYS)
		return;
	w->text[w->n] = text;
	w->meaning[w->n++] = heading_find(index->headings, text);
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
	char unit[40];

	if (parent.n > 0 && child.p[0] != '(' && heading_is_unit(child, unit))
		add_way(index, w, str_of(arena_printf(arena, "%.*s(%s)", (int)parent.n, parent.p, unit)));
	if (parent.n > 0) {
		add_way(index, w, joined(arena, parent, child));
		add_way(index, w, short_parent.n < parent.n ? joined(arena, short_parent, child) : joined(arena, child, parent));
	}
	add_way(index, w, child);
}

static struct str cell_at(const struct csv_record *row, size_t i)
{
	return i < row->n ? fold_trim(row->cells[i]) : (struct str){ "", 0 };
}

/* The last of n rows is what columns are called; of those above it, which have merged
 * cells, the lowest that holds something counts at each column. */
static struct str above_at(const struct csv_record *rows, size_t n, size_t i)
{
	struct str s = { "", 0 };

	while (n-- > 1 && s.n == 0)
		s = cell_at(&rows[n - 1], i);
	return s;
}

static void read_words(const struct shape_index *index, struct arena *arena, const struct csv_record *rows, size_t n,
	struct words *w)
{
	struct str parent = { "", 0 };

	w->n = w->filled = 0;
	for (size_t k = 0; k < n; k++)
		w->n = MAX(w->n, rows[k].n);
	w->n = MIN(w->n, MOST_CELLS);
	for (size_t i = 0; i < w->n; i++) {
		struct word *word = &w->cell[i];
		struct str own = above_at(rows, n, i), last = cell_at(&rows[n - 1], i);

		parent = own.n > 0 ? own : parent;
		word->n = 0;
		if (n > 1 && last.n > 0)
			add_ways(index, arena, word, parent, last);
		else
			add_way(index, word, n > 1 ? own : last);
		w->filled += word->n > 0;
	}
}

/* The field of a table that a cell is, and the way of reading it (the last when it is none). */
static const struct plan_field *field_of(const struct word *w, const struct plan_table *table, size_t *way, bool *by_name)
{
	for (*way = 0; *way < w->n; ++*way) {
		const struct plan_field *f = meaning_field(&w->meaning[*way], table, by_name);

		if (f != NULL)
			return f;
	}
	*way = w->n > 0 ? w->n - 1 : 0;
	return NULL;
}

/* "镇街名称" in a table that has no such field: what the roster calls a community's township. */
static bool names_town(const struct shape_index *index, const struct plan_table *table, const struct meaning *m)
{
	const struct plan_table *roster = plan_find_role(index->plan, "roster");
	bool by_name;
	const struct plan_field *f = roster != NULL && table->scope == PLAN_SCOPE_TOWNSHIP ? meaning_field(m, roster, &by_name) : NULL;

	return f != NULL && g_strcmp0(f->role, "township") == 0;
}

/* Settles what a cell is, once the table is known. */
static struct head head_of(const struct shape_index *index, struct arena *arena, const struct word *w,
	const struct plan_table *table)
{
	size_t way;
	bool by_name = false;
	const struct plan_field *f = field_of(w, table, &way, &by_name);
	const struct meaning *m = &w->meaning[way];
	struct str text = w->n > 0 ? w->text[way] : (struct str){ "", 0 };
	struct head h = { .text = arena_strndup(arena, text.p, text.n), .column.field = f, .by_name = by_name };

	if (text.n == 0) {
		h.kind = HEAD_BLANK;
	} else if (f == NULL) {
		h.kind = is_serial(text, index->key) ? HEAD_SERIAL : names_town(index, table, m) ? HEAD_TOWN : HEAD_UNKNOWN;
	} else {
		int power = plan_type_is_number(f->type) && m->unit[0] != '\0' ? number_unit_power(str_of(m->unit)) : 0;

		h.kind = HEAD_FIELD;
		h.adds_up = plan_type_is_number(f->type);
		h.column.percent = strcmp(m->unit, "%") == 0;
		h.column.unit = MAX(power, 0);
		h.unit_said = plan_type_is_number(f->type) && m->unit[0] != '\0';
		if (h.unit_said && (power < 0 || !number_unit_fits(f, str_of(m->unit))) && !own_unit(f, m->unit, index->key))
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
		bool by_name;
		const struct plan_field *f = field_of(&w->cell[i], t, &way, &by_name);

		if (f != NULL && !seen[f->column]) {
			seen[f->column] = true;
			n++;
		}
	}
	*missing = lacking(t, seen);
	g_free(seen);
	return n;
}

const struct plan_field *shape_field(const struct shape_index *index, const struct plan_table *table, struct str cell)
{
	struct meaning m = heading_find(index->headings, cell);
	bool by_name;

	return meaning_field(&m, table, &by_name);
}

/* Whether a header is what the form itself calls the column. */
static bool is_own(const struct head *h, GString *key)
{
	const struct plan_field *f = h->column.field;
	const char *const own[] = { f->header, f->label, f->name };
	char *text = g_strdup(fold_key(str_of(h->text), key).p);
	bool is = false;

	for (size_t i = 0; i < G_N_ELEMENTS(own); i++)
		is |= strcmp(fold_key(str_of(own[i]), key).p, text) == 0;
	g_free(text);
	return is;
}

/* Of two columns of one field: whether the first is to be left. Ids go before names, the
 * form's own header before another word; of a field that need not be there the first is read. */
static bool gives_way(const struct head *a, const struct head *b, bool earlier, GString *key)
{
	if (a->by_name != b->by_name)
		return a->by_name;
	if (is_own(a, key) != is_own(b, key))
		return is_own(b, key);
	return !earlier && !is_own(a, key) && a->column.field->req == PLAN_OPTIONAL;
}

/* The i-th column is left for the k-th. */
static void leave(struct header *h, size_t i, size_t k)
{
	h->heads[i].kind = HEAD_AGAIN;
	if (h->heads[i].by_name && plan_type_is_text(h->heads[i].column.field->type))
		h->heads[k].names = i + 1;
}

static void leave_doubles(const struct shape_index *index, struct header *h)
{
	for (size_t i = 0; i < h->n; i++)
		for (size_t k = 0; k < h->n && h->heads[i].kind == HEAD_FIELD; k++)
			if (k != i && h->heads[k].kind == HEAD_FIELD && h->heads[k].column.field == h->heads[i].column.field
			    && gives_way(&h->heads[i], &h->heads[k], i < k, index->key))
				leave(h, i, k);
}

bool shape_knows(const struct shape_index *index, struct str cell)
{
	struct meaning m = heading_find(index->headings, cell);

	return meaning_any(&m);
}

bool shape_header(const struct shape_index *index, struct arena *arena, const struct csv_record *rows, size_t n_rows,
	int scope, const char *role, struct header *out)
{
	struct words w;
	size_t least = 0;

	*out = (struct header){ .n_rows = n_rows };
	read_words(index, arena, rows, n_rows, &w);
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
	if (out->matched < 2 || (out->matched * 2 < w.filled && (least > 0 || out->matched < COMPLETE)))
		return false;
	out->n = w.n;
	out->heads = ARENA_ARRAY(arena, struct head, w.n + 1);
	for (size_t i = 0; i < w.n; i++)
		out->heads[i] = head_of(index, arena, &w.cell[i], out->table);
	leave_doubles(index, out);
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

size_t shape_odd(const struct header *h)
{
	size_t n = 0;

	for (size_t i = 0; i < h->n; i++)
		n += h->heads[i].kind == HEAD_BLANK || h->heads[i].kind == HEAD_UNKNOWN;
	return n;
}

bool shape_same(const struct header *a, const struct header *b)
{
	if (a->table != b->table || a->n != b->n)
		return false;
	for (size_t i = 0; i < a->n; i++)
		if (a->heads[i].column.field != b->heads[i].column.field)
			return false;
	return true;
}
