/* keys.c -- what must stand once, and what must stand somewhere else.
 *
 * One hash table of row numbers per key; the texts stay in the rows. */
#include "ingest/reader.h"
#include "ingest/repeats.h"
#include "ingest/refnames.h"
#include "ingest/str.h"

/* Some bits of the key's hash beside the row: most rows need not be looked at. */
struct slot { uint32_t row, tag; };  /* row number + 1, 0 = free */

/* Rows that are compared with each other have the same group. */
struct key_set {
	const struct plan_field *field;
	GPtrArray *rows;
	struct slot *slots;
	struct arena *arena;   /* of the slots */
	size_t mask;
	uint64_t (*group)(const struct reader *r, const struct row *row);
};

static const struct submission *submission_of(const struct reader *r, const struct row *row)
{
	int i = g_array_index(r->sources, struct source, row->source).submission;

	return i >= 0 ? &g_array_index(r->submissions, struct submission, i) : NULL;
}

/* ---- groups ------------------------------------------------------------------------ */

static uint64_t whole_table(const struct reader *r, const struct row *row)
{
	(void)r; (void)row;
	return 0;
}

static uint64_t per_submission(const struct reader *r, const struct row *row)
{
	return (uint64_t)(g_array_index(r->sources, struct source, row->source).submission + 1);
}

/* Rows of one community in one submission. */
static uint64_t per_community(const struct reader *r, const struct row *row)
{
	return per_submission(r, row) << 32 | (uint32_t)row->place;
}

/* All submissions that count in one phase together; the others each alone. */
static uint64_t per_phase(const struct reader *r, const struct row *row)
{
	const struct submission *s = submission_of(r, row);

	if (s == NULL)
		return 0;
	return s->phase >= 0 && s->replaced_by < 0 ? (uint64_t)s->phase + 1 : per_submission(r, row) << 8;
}

/* ---- the set ------------------------------------------------------------------------- */

static bool is_text(const struct key_set *set)
{
	return plan_type_is_text(set->field->type);
}

static uint64_t hash_key(const struct key_set *set, uint64_t group, union value v)
{
	const uint64_t k = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t h = (is_text(set) ? str_hash(str_of(v.s)) : (uint64_t)v.i * k) ^ group * k;

	h *= k;
	return h ^ h >> 32;
}

static bool same_key(const struct key_set *set, union value a, union value b)
{
	return is_text(set) ? strcmp(a.s, b.s) == 0 : a.i == b.i;
}

/* The slot of a key: of the row that has it, or free and marked for it. */
static struct slot *find_slot(const struct key_set *set, const struct reader *r, uint64_t group, union value v)
{
	uint64_t h = hash_key(set, group, v);
	size_t i = (size_t)h & set->mask;
	uint32_t tag = (uint32_t)(h >> 32);

	for (; set->slots[i].row != 0; i = (i + 1) & set->mask) {
		const struct row *other;

		if (set->slots[i].tag != tag)
			continue;
		other = set->rows->pdata[set->slots[i].row - 1];
		if (same_key(set, other->v[set->field->column], v) && set->group(r, other) == group)
			break;
	}
	set->slots[i].tag = tag;
	return &set->slots[i];
}

static bool is_blank(const struct plan_field *f, const struct row *row)
{
	return plan_type_is_text(f->type) ? row->v[f->column].s == NULL : row->v[f->column].i == PLAN_EMPTY;
}

static struct key_set *set_new(const struct plan_field *f, GPtrArray *rows,
	uint64_t (*group)(const struct reader *r, const struct row *row))
{
	struct key_set *set = g_new0(struct key_set, 1);
	size_t size = 16;

	while (size < (size_t)rows->len * 3 / 2 + 1)
		size *= 2;
	set->field = f;
	set->rows = rows;
	set->mask = size - 1;
	set->arena = arena_new();
	set->slots = ARENA_ARRAY(set->arena, struct slot, size);
	set->group = group;
	return set;
}

static void set_free(struct key_set *set)
{
	arena_free(set->arena);
	g_free(set);
}

/* ---- refusing a row after it was kept ---------------------------------------------------- */

static void refuse(struct reader *r, const struct plan_table *table, const struct row *row)
{
	struct source *source = &g_array_index(r->sources, struct source, row->source);

	row_sum_take(reader_sum(r, source->submission, table), table, row);

	source->rows_kept--;
	if (source->submission >= 0) {
		struct submission *s = &g_array_index(r->submissions, struct submission, source->submission);

		s->rows_kept--;
		s->rows_refused++;
		s->refused[table->index]++;
	}
}

static void say(struct reader *r, enum diag_code code, enum diag_level level, const struct plan_field *f,
	const struct row *row, const char *value, const char *arg0, const char *arg1)
{
	const struct source *source = &g_array_index(r->sources, struct source, row->source);
	struct spot spot = ingest_spot(source, row, f->column);
	struct diag d = { .code = code, .level = level, .table = f->table->label, .field = f->label,
		.at = { source->path, spot.line, spot.column, NULL }, .value = value, .arg = { arg0, arg1 }, .record = spot.row };

	if (row->township >= 0 && r->data->n_places > 0)
		d.at.township = r->data->places[row->township].code;
	if (f->pd != PLAN_PD_NONE && value != NULL)
		d.value = plan_mask(r->arena, f->pd, PLAN_PUBLIC, value);
	diag_add(r->diags, &d);
}

static const char *text_of(struct reader *r, const struct plan_field *f, const struct row *row)
{
	return ingest_cell_text(f->table, row, f->column, r->arena);
}

/* Takes the marked rows out. */
static void compact(GPtrArray *rows, const bool *gone)
{
	guint n = 0;

	for (guint i = 0; i < rows->len; i++)
		if (!gone[i])
			rows->pdata[n++] = rows->pdata[i];
	g_ptr_array_set_size(rows, (gint)n);
}

/* ---- uniqueness ------------------------------------------------------------------------------ */

/* Says that a row repeats, or contradicts, an earlier one (or is contradicted by a later). */
static void say_repeated(struct reader *r, enum diag_code code, const struct plan_field *f, const struct row *row,
	const struct row *first)
{
	const struct source *source = &g_array_index(r->sources, struct source, first->source);
	const char *path = source->path;
	uint32_t column = first->turned > 0 ? ingest_spot(source, first, f->column).column : 0;
	const char *where = first->source == row->source && first->record == row->record && column > 0
		? arena_printf(r->arena, DIAG_BOTH("第 %u 列", "column %u"), column, column)
		: first->source == row->source
		? arena_printf(r->arena, DIAG_BOTH("第 %u 行", "row %u"), first->record, first->record)
		: arena_printf(r->arena, DIAG_BOTH("%s 第 %u 行", "%s, row %u"), path, first->record, path,
			first->record);

	say(r, code, diag_code_level(code), f, row, text_of(r, f, row), where, NULL);
}

/* Whether two rows say the same in all that has to be said. */
static bool same_content(const struct plan_table *table, const struct row *a, const struct row *b)
{
	for (size_t i = 0; i < table->n_fields; i++) {
		bool text = plan_type_is_text(table->fields[i].type);

		if (table->fields[i].req != PLAN_OPTIONAL
		    && (text ? g_strcmp0(a->v[i].s, b->v[i].s) != 0 : a->v[i].i != b->v[i].i))
			return false;
	}
	return true;
}

/* An id that stands twice is a mistake of the second row. A day that stands twice is none as long as
 * both say the same of it; else nobody knows which is right. */
static void take_repeated(struct reader *r, const struct plan_field *f, GPtrArray *rows, guint first, guint i, bool *gone,
	struct repeats *repeats)
{
	const struct row *row = rows->pdata[i], *other = rows->pdata[first];
	enum diag_code code = !plan_type_is_day(f->type) ? DIAG_DUPLICATE
		: !gone[first] && same_content(f->table, row, other) ? DIAG_DUPLICATE_SAME : DIAG_CONTRADICTS;

	if (code == DIAG_DUPLICATE)
		repeats_add(repeats, row, other);
	else
		say_repeated(r, code, f, row, other);
	refuse(r, f->table, row);
	gone[i] = true;
	if (code == DIAG_CONTRADICTS && !gone[first]) {
		say_repeated(r, code, f, other, row);
		refuse(r, f->table, other);
		gone[first] = true;
	}
}

/* Each by itself, or those of one file in another as one. */
static void say_repeats(struct reader *r, const struct plan_field *f, struct repeats *repeats)
{
	for (guint i = 0; i < repeats->list->len; i++) {
		const struct repeat *one = &g_array_index(repeats->list, struct repeat, i);
		guint n = repeats_said(repeats, i);

		if (n == 1)
			say_repeated(r, DIAG_DUPLICATE, f, one->row, one->first);
		else if (n > 1)
			say(r, DIAG_FILE_REPEATED, DIAG_ERROR, f, one->row, NULL,
				g_array_index(r->sources, struct source, one->first->source).path, arena_printf(r->arena, "%u", n));
	}
}

/* Keys that only ascend repeat nothing: no table is needed to know it. */
static bool is_ascending(const struct reader *r, const struct plan_field *f, const GPtrArray *rows,
	uint64_t (*group)(const struct reader *r, const struct row *row))
{
	const struct row *last = NULL;

	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = rows->pdata[i];

		if (is_blank(f, row))
			return false;
		if (last != NULL && (group(r, last) > group(r, row) || (group(r, last) == group(r, row)
		    && (plan_type_is_text(f->type) ? strcmp(last->v[f->column].s, row->v[f->column].s) >= 0
			: last->v[f->column].i >= row->v[f->column].i))))
			return false;
		last = row;
	}
	return true;
}

static void mark_repeated(struct reader *r, const struct plan_field *f, GPtrArray *rows, bool *gone)
{
	uint64_t (*group)(const struct reader *, const struct row *) = f->unique == PLAN_UNIQUE_COMMUNITY ? per_community
		: f->table->scope != PLAN_SCOPE_TOWNSHIP ? whole_table
		: f->unique == PLAN_UNIQUE_TABLE ? per_phase : per_submission;
	struct repeats *repeats;
	struct key_set *set;

	if (is_ascending(r, f, rows, group))
		return;
	repeats = repeats_new();
	set = set_new(f, rows, group);
	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = rows->pdata[i];
		struct slot *slot;

		if (gone[i] || is_blank(f, row))
			continue;
		slot = find_slot(set, r, set->group(r, row), row->v[f->column]);
		if (slot->row == 0) {
			slot->row = i + 1;
			continue;
		}
		take_repeated(r, f, rows, slot->row - 1, i, gone, repeats);
	}
	say_repeats(r, f, repeats);
	repeats_free(repeats);
	set_free(set);
}

void keys_unique(struct reader *r, const struct plan_table *table)
{
	GPtrArray *rows = r->rows[table->index];
	bool *gone = g_new0(bool, rows->len + 1);

	for (size_t i = 0; i < table->n_fields && rows->len > 1; i++)
		if (table->fields[i].unique != PLAN_UNIQUE_NO)
			mark_repeated(r, &table->fields[i], rows, gone);
	compact(rows, gone);
	g_free(gone);
}

/* ---- references --------------------------------------------------------------------------------- */

static struct key_set *targets_of(struct reader *r, const struct plan_field *f, bool within)
{
	const struct plan_field *to = &f->ref_table->fields[f->ref_field];
	struct key_set *set = set_new(to, r->rows[f->ref_table->index], within ? per_submission : whole_table);

	for (guint i = 0; i < set->rows->len; i++) {
		const struct row *row = set->rows->pdata[i];

		if (!is_blank(to, row))
			find_slot(set, r, set->group(r, row), row->v[to->column])->row = i + 1;
	}
	return set;
}

static bool stands(const struct key_set *set, const struct reader *r, uint64_t group, const char *text)
{
	return find_slot(set, r, group, (union value){ .s = text })->row != 0;
}

/* The same wrong id in many rows of a file is one problem, with their number. */
struct dangling { const struct row *first; const char *value, *id; guint n; };

struct danglings {
	GArray *list;        /* struct dangling, in order */
	GHashTable *index;   /* "source/value" -> place in the list + 1 */
};

static void note(struct danglings *d, struct reader *r, const struct row *row, const char *value, const char *id)
{
	const char *key = arena_printf(r->arena, "%d/%s", row->source, value);
	guint i = GPOINTER_TO_UINT(g_hash_table_lookup(d->index, key));
	struct dangling new = { row, value, id, 1 };

	if (i > 0) {
		g_array_index(d->list, struct dangling, i - 1).n++;
		return;
	}
	g_array_append_val(d->list, new);
	g_hash_table_insert(d->index, (char *)key, GUINT_TO_POINTER(d->list->len));
}

static struct danglings danglings_new(void)
{
	return (struct danglings){ g_array_new(FALSE, FALSE, sizeof(struct dangling)), g_hash_table_new(g_str_hash, g_str_equal) };
}

/* Says what was noted of each value, and forgets it. */
static void say_danglings(struct danglings *d, struct reader *r, const struct plan_field *f)
{
	for (guint i = 0; i < d->list->len; i++) {
		const struct dangling *one = &g_array_index(d->list, struct dangling, i);
		const char *rows = one->n > 1 ? arena_printf(r->arena, DIAG_BOTH("（本文件共 %u 行）", " (%u rows of this file)"),
			one->n, one->n) : "";

		if (one->id != NULL)
			say(r, DIAG_REFERENCE_NAME, DIAG_NOTE, f, one->first, one->value, one->id, rows);
		else
			say(r, DIAG_REFERENCE, f->ref_level, f, one->first, one->value, f->ref_table->label, rows);
	}
	g_array_free(d->list, TRUE);
	g_hash_table_destroy(d->index);
}

/* References of one field: what they may mean, and what is to be said of them. */
struct references {
	const struct plan_field *field;
	struct key_set *set;
	struct ref_names *names;
	struct danglings missing, named;
};

/* The id that a text means: itself, or that of the row with this name; NULL when it stands nowhere. */
static const char *meant(struct references *q, struct reader *r, const struct row *row, const char *text)
{
	const char *id = stands(q->set, r, q->set->group(r, row), text) ? text : ref_names_id(q->names, r, row, text);

	if (id == NULL)
		note(&q->missing, r, row, arena_strdup(r->arena, text), NULL);
	else if (id != text)
		note(&q->named, r, row, arena_strdup(r->arena, text), id);
	return id;
}

/* Puts ids where names stood; the row's digest goes with it. */
static void replace(struct references *q, struct reader *r, struct row *row, const char *text)
{
	struct row_sum *sum = reader_sum(r, g_array_index(r->sources, struct source, row->source).submission, q->field->table);

	row_sum_take(sum, q->field->table, row);
	row->v[q->field->column].s = arena_strdup(r->arena, text);
	row_sum_add(sum, q->field->table, row, NULL);
}

/* Every id of a list; true when all stand. */
static bool check_list(struct references *q, struct reader *r, struct row *row)
{
	char **ids = g_strsplit(row->v[q->field->column].s, ";", -1);
	GString *all = g_string_new(NULL);
	bool good = true;

	for (char **id = ids; *id != NULL; id++) {
		const char *text = meant(q, r, row, *id);

		good &= text != NULL;
		g_string_append_printf(all, "%s%s", id > ids ? ";" : "", text != NULL ? text : *id);
	}
	if (strcmp(all->str, row->v[q->field->column].s) != 0)
		replace(q, r, row, all->str);
	g_string_free(all, TRUE);
	g_strfreev(ids);
	return good;
}

static bool check_value(struct references *q, struct reader *r, struct row *row)
{
	const char *text = row->v[q->field->column].s, *id;

	if (q->field->type == PLAN_REFS)
		return check_list(q, r, row);
	if (!is_text(q->set)) {
		if (find_slot(q->set, r, q->set->group(r, row), row->v[q->field->column])->row != 0)
			return true;
		note(&q->missing, r, row, text_of(r, q->field, row), NULL);
		return false;
	}
	id = meant(q, r, row, text);
	if (id != NULL && id != text)
		replace(q, r, row, id);
	return id != NULL;
}

static bool is_there(const struct reader *r, const struct plan_table *table)
{
	return ingest_was_read((const struct source *)(const void *)r->sources->data, r->sources->len, table,
		r->rows[table->index]->len);
}

/* A table that was not sent is reported as such, not once for every row. */
static bool was_sent(const struct reader *r, const struct row *row, const struct plan_table *table)
{
	const struct submission *s = submission_of(r, row);

	return s == NULL || (s->tables >> table->index & 1) != 0;
}

static void check_references(struct reader *r, const struct plan_field *f)
{
	GPtrArray *rows = r->rows[f->table->index];
	bool within = f->table->scope == PLAN_SCOPE_TOWNSHIP && f->ref_table->scope == PLAN_SCOPE_TOWNSHIP;
	struct references q = { f, targets_of(r, f, within), ref_names_new(f, within), danglings_new(), danglings_new() };
	bool *gone = g_new0(bool, rows->len + 1), any = false;

	for (guint i = 0; i < rows->len; i++) {
		struct row *row = rows->pdata[i];

		if (is_blank(f, row) || (within && !was_sent(r, row, f->ref_table)))
			continue;
		if (!check_value(&q, r, row) && f->ref_level >= DIAG_ERROR) {
			refuse(r, f->table, row);
			gone[i] = any = true;
		}
	}
	say_danglings(&q.missing, r, f);
	say_danglings(&q.named, r, f);
	ref_names_free(q.names);
	set_free(q.set);
	if (any)
		compact(rows, gone);
	g_free(gone);
}

void keys_references(struct reader *r)
{
	for (size_t i = 0; i < r->plan->n_tables; i++)
		for (size_t k = 0; k < r->plan->tables[i].n_fields; k++) {
			const struct plan_field *f = &r->plan->tables[i].fields[k];

			/* A place was looked up in the roster when it was read. */
			if (f->ref_table != NULL && f->kind != PLAN_KIND_COMMUNITY && f->kind != PLAN_KIND_TOWNSHIP
			    && (f->ref_table->scope == PLAN_SCOPE_TOWNSHIP || is_there(r, f->ref_table)))
				check_references(r, f);
		}
}
