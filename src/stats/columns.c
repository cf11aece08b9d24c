/* columns.c -- lookups (a field of the row that a key refers to) and derives
 * (child rows collected onto their parent). */
#include "stats/engine.h"

#include <string.h>

/* ---- index of rows by a column --------------------------------------------- */

struct key {
	int township;
	bool is_text;
	union value v;
};

struct entry {
	struct key key;
	size_t row;
	int next;
};

struct stats_index {
	bool by_township, is_text;
	GArray *entries;             /* struct entry */
	GHashTable *first;           /* struct key ▸ entry number + 1 */
	struct arena *arena;         /* ids cut out of refs */
};

static guint key_hash(gconstpointer p)
{
	const struct key *k = p;
	guint h = k->is_text ? g_str_hash(k->v.s) : (guint)(k->v.i ^ (k->v.i >> 32)) * 2654435761u;

	return h ^ (guint)k->township * 40503u;
}

static gboolean key_equal(gconstpointer p, gconstpointer q)
{
	const struct key *a = p, *b = q;

	return a->township == b->township
		&& (a->is_text ? strcmp(a->v.s, b->v.s) == 0 : a->v.i == b->v.i);
}

static bool is_empty(bool is_text, union value v)
{
	return is_text ? v.s == NULL : v.i == PLAN_EMPTY;
}

static void add_entry(struct stats_index *index, int township, union value v, size_t row)
{
	struct entry e = { { index->by_township ? township : -1, index->is_text, v }, row, -1 };

	if (!is_empty(index->is_text, v))
		g_array_append_val(index->entries, e);
}

static void add_refs(struct stats_index *index, int township, const char *refs, size_t row)
{
	while (refs != NULL && *refs != '\0') {
		size_t n = strcspn(refs, ";");
		union value v = { .s = arena_strndup(index->arena, refs, n) };
		if (n > 0)
			add_entry(index, township, v, row);
		refs += n + (refs[n] == ';');
	}
}

/* Chains the entries of one key in their order. */
static void link_entries(struct stats_index *index)
{
	struct entry *entry = (struct entry *)(void *)index->entries->data;

	for (guint i = index->entries->len; i-- > 0;) {
		gpointer head = g_hash_table_lookup(index->first, &entry[i].key);
		entry[i].next = GPOINTER_TO_INT(head) - 1;
		g_hash_table_insert(index->first, &entry[i].key, GINT_TO_POINTER((int)i + 1));
	}
}

struct stats_index *stats_index_new(const struct stats *s, const struct stats_rows *rows, int column,
	bool by_township)
{
	struct stats_index *index = g_new0(struct stats_index, 1);
	enum plan_type type = plan_column_info(rows->table, column).type;

	index->by_township = by_township;
	index->is_text = plan_type_is_text(type);
	index->entries = g_array_sized_new(FALSE, FALSE, sizeof(struct entry), (guint)rows->n);
	index->first = g_hash_table_new(key_hash, key_equal);
	index->arena = arena_new();
	for (size_t i = 0; i < rows->n; i++) {
		struct plan_row_view view = stats_view(s, rows, i);
		union value v = stats_cell_of(&view, column);
		if (type == PLAN_REFS)
			add_refs(index, rows->row[i]->township, v.s, i);
		else
			add_entry(index, rows->row[i]->township, v, i);
	}
	link_entries(index);
	return index;
}

void stats_index_free(struct stats_index *index)
{
	g_hash_table_destroy(index->first);
	g_array_free(index->entries, TRUE);
	arena_free(index->arena);
	g_free(index);
}

int stats_index_find(const struct stats_index *index, int township, union value key)
{
	struct key k = { index->by_township ? township : -1, index->is_text, key };

	if (is_empty(index->is_text, key))
		return -1;
	return GPOINTER_TO_INT(g_hash_table_lookup(index->first, &k)) - 1;
}

int stats_index_next(const struct stats_index *index, int entry)
{
	return g_array_index(index->entries, struct entry, entry).next;
}

size_t stats_index_row(const struct stats_index *index, int entry)
{
	return g_array_index(index->entries, struct entry, entry).row;
}

/* ---- filling ----------------------------------------------------------------- */

/* Ids are unique within a township, so two tables that townships send are
 * joined within the township; a district's table is joined by the key alone. */
static bool within_township(const struct plan_table *a, const struct plan_table *b)
{
	return a->scope == PLAN_SCOPE_TOWNSHIP && b->scope == PLAN_SCOPE_TOWNSHIP;
}

static union value *slot(const struct stats_rows *rows, size_t i, const struct plan_column *c)
{
	size_t k = (size_t)c->column - rows->table->n_fields;

	return &rows->computed[i * rows->table->n_computed + k];
}

static void fill_lookup(struct stats *s, struct stats_rows *rows, const struct plan_column *c)
{
	const struct stats_rows *from = &s->tables[c->from->index];
	struct stats_index *index = stats_index_new(s, from, c->match, within_township(rows->table, c->from));
	bool text = plan_type_is_text(c->type);

	for (size_t i = 0; i < rows->n; i++) {
		struct plan_row_view view = stats_view(s, rows, i);
		int e = stats_index_find(index, rows->row[i]->township, stats_cell_of(&view, c->key));
		union value *to = slot(rows, i, c);
		if (e >= 0) {
			struct plan_row_view other = stats_view(s, from, stats_index_row(index, e));
			*to = stats_cell_of(&other, c->take);
		} else if (text) {
			to->s = NULL;
		} else {
			to->i = PLAN_EMPTY;
		}
	}
	stats_index_free(index);
}

static bool keeps(const struct plan_column *c, const struct plan_row_view *view)
{
	for (size_t i = 0; i < c->n_wheres; i++)
		if (plan_test_row(c->wheres[i].test, view) != 1)
			return false;
	return true;
}

/* One child onto one parent. The scale of the column is a power of ten that the
 * loader chose so that no sum is rounded. */
static void fold(const struct plan_column *c, union value *to, struct rat v)
{
	int64_t scaled, power = 1;

	if (c->op == PLAN_COUNT) {
		to->i++;
		return;
	}
	if (rat_is_na(v))
		return;
	for (int i = 0; i < c->scale; i++)
		power *= 10;
	scaled = rat_round(rat_mul(v, rat_int(power)));
	if (c->op == PLAN_SUM)
		to->i += scaled;
	else if (to->i == PLAN_EMPTY || (c->op == PLAN_MIN ? scaled < to->i : scaled > to->i))
		to->i = scaled;
}

struct pair { size_t parent; struct key key; };

static guint pair_hash(gconstpointer p)
{
	return key_hash(&((const struct pair *)p)->key) ^ (guint)((const struct pair *)p)->parent * 31u;
}

static gboolean pair_equal(gconstpointer p, gconstpointer q)
{
	const struct pair *a = p, *b = q;

	return a->parent == b->parent && key_equal(&a->key, &b->key);
}

static bool is_new(GHashTable *seen, size_t parent, struct plan_row_value v)
{
	struct pair *p;

	if (!v.known)
		return false;
	p = g_new0(struct pair, 1);
	p->parent = parent;
	p->key.is_text = v.s != NULL;
	if (v.s != NULL)
		p->key.v.s = v.s;
	else
		p->key.v.i = v.n.num;
	return g_hash_table_add(seen, p);
}

static void fold_parents(const struct plan_column *c, struct stats_rows *rows,
	const struct stats_index *parents, int entry, GHashTable *seen, struct plan_row_value v)
{
	for (; entry >= 0; entry = stats_index_next(parents, entry)) {
		size_t parent = stats_index_row(parents, entry);
		if (c->op == PLAN_DISTINCT)
			slot(rows, parent, c)->i += is_new(seen, parent, v);
		else
			fold(c, slot(rows, parent, c), v.n);
	}
}

/* The entries of parents that a child refers to: one, or one for each id of refs. */
static void fold_child(const struct plan_column *c, struct stats_rows *rows,
	const struct stats_index *parents, const struct plan_row_view *child, int township,
	GHashTable *seen)
{
	union value key = stats_cell_of(child, c->match);
	struct plan_row_value v = c->value != NULL ? plan_eval_row(c->value, child)
		: (struct plan_row_value){ .n = RAT_NA };
	char **ids;

	if (plan_column_info(c->from, c->match).type != PLAN_REFS) {
		fold_parents(c, rows, parents, stats_index_find(parents, township, key), seen, v);
		return;
	}
	ids = g_strsplit(key.s != NULL ? key.s : "", ";", -1);
	for (char **id = ids; *id != NULL; id++) {
		union value one = { .s = *id };
		fold_parents(c, rows, parents, stats_index_find(parents, township, one), seen, v);
	}
	g_strfreev(ids);
}

static void fill_derive(struct stats *s, struct stats_rows *rows, const struct plan_column *c)
{
	const struct stats_rows *from = &s->tables[c->from->index];
	bool by_township = within_township(rows->table, c->from);
	struct stats_index *parents = stats_index_new(s, rows, c->key, by_township);
	GHashTable *seen = g_hash_table_new_full(pair_hash, pair_equal, g_free, NULL);

	for (size_t i = 0; i < rows->n; i++)
		slot(rows, i, c)->i = c->op == PLAN_MIN || c->op == PLAN_MAX ? PLAN_EMPTY : 0;
	for (size_t i = 0; i < from->n; i++) {
		struct plan_row_view child = stats_view(s, from, i);
		if (keeps(c, &child))
			fold_child(c, rows, parents, &child, from->row[i]->township, seen);
	}
	g_hash_table_destroy(seen);
	stats_index_free(parents);
}

/* In the order of the plan: each column finds what it needs. */
void stats_fill_columns(struct stats *s)
{
	for (size_t t = 0; t < s->plan->n_tables; t++) {
		struct stats_rows *rows = &s->tables[t];
		rows->computed = ARENA_ARRAY(s->arena, union value, rows->n * rows->table->n_computed + 1);
	}
	for (size_t i = 0; i < s->plan->n_computes; i++) {
		const struct plan_column *c = s->plan->computes[i].column;
		struct stats_rows *rows = &s->tables[s->plan->computes[i].table->index];
		if (c->is_lookup)
			fill_lookup(s, rows, c);
		else
			fill_derive(s, rows, c);
	}
}
