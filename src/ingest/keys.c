/* keys.c -- what must stand once. See keys.h. */
#include "ingest/keys.h"

#include "ingest/repeats.h"

const struct submission *keys_submission_of(const struct reader *r, const struct row *row)
{
	int i = g_array_index(r->sources, struct source, row->source).submission;

	return i >= 0 ? &g_array_index(r->submissions, struct submission, i) : NULL;
}

/* ---- groups ------------------------------------------------------------------------ */

uint64_t keys_whole_table(const struct reader *r, const struct row *row)
{
	(void)r; (void)row;
	return 0;
}

uint64_t keys_per_submission(const struct reader *r, const struct row *row)
{
	return (uint64_t)(g_array_index(r->sources, struct source, row->source).submission + 1);
}

/* Rows of one community in one submission. */
static uint64_t per_community(const struct reader *r, const struct row *row)
{
	return keys_per_submission(r, row) << 32 | (uint32_t)row->place;
}

/* All submissions that count in one phase together; the others each alone. */
static uint64_t per_phase(const struct reader *r, const struct row *row)
{
	const struct submission *s = keys_submission_of(r, row);

	if (s == NULL)
		return 0;
	return s->phase >= 0 && s->replaced_by < 0 ? (uint64_t)s->phase + 1 : keys_per_submission(r, row) << 8;
}

/* ---- the set ------------------------------------------------------------------------- */

bool key_set_is_text(const struct key_set *set)
{
	return plan_type_is_text(set->field->type);
}

static uint64_t hash_key(const struct key_set *set, uint64_t group, union value v)
{
	const uint64_t k = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t h = (key_set_is_text(set) ? str_hash(str_of(v.s)) : (uint64_t)v.i * k) ^ group * k;

	h *= k;
	return h ^ h >> 32;
}

static bool same_key(const struct key_set *set, union value a, union value b)
{
	return key_set_is_text(set) ? strcmp(a.s, b.s) == 0 : a.i == b.i;
}

struct slot *key_set_find(const struct key_set *set, const struct reader *r, uint64_t group, union value v)
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

bool keys_is_blank(const struct plan_field *f, const struct row *row)
{
	return plan_type_is_text(f->type) ? row->v[f->column].s == NULL : row->v[f->column].i == PLAN_EMPTY;
}

struct key_set *key_set_new(const struct plan_field *f, GPtrArray *rows,
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

void key_set_free(struct key_set *set)
{
	arena_free(set->arena);
	g_free(set);
}

/* ---- refusing a row after it was kept ---------------------------------------------------- */

void keys_refuse(struct reader *r, const struct plan_table *table, const struct row *row)
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

void keys_say(struct reader *r, enum diag_code code, enum diag_level level, const struct plan_field *f,
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

const char *keys_text_of(struct reader *r, const struct plan_field *f, const struct row *row)
{
	return ingest_cell_text(f->table, row, f->column, r->arena);
}

/* Takes the marked rows out. */
void keys_compact(GPtrArray *rows, const bool *gone)
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

	keys_say(r, code, diag_code_level(code), f, row, keys_text_of(r, f, row), where, NULL);
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
	keys_refuse(r, f->table, row);
	gone[i] = true;
	if (code == DIAG_CONTRADICTS && !gone[first]) {
		say_repeated(r, code, f, other, row);
		keys_refuse(r, f->table, other);
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
			keys_say(r, DIAG_FILE_REPEATED, DIAG_ERROR, f, one->row, NULL,
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

		if (keys_is_blank(f, row))
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
		: f->table->scope != PLAN_SCOPE_TOWNSHIP ? keys_whole_table
		: f->unique == PLAN_UNIQUE_TABLE ? per_phase : keys_per_submission;
	struct repeats *repeats;
	struct key_set *set;

	if (is_ascending(r, f, rows, group))
		return;
	repeats = repeats_new();
	set = key_set_new(f, rows, group);
	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = rows->pdata[i];
		struct slot *slot;

		if (gone[i] || keys_is_blank(f, row))
			continue;
		slot = key_set_find(set, r, set->group(r, row), row->v[f->column]);
		if (slot->row == 0) {
			slot->row = i + 1;
			continue;
		}
		take_repeated(r, f, rows, slot->row - 1, i, gone, repeats);
	}
	say_repeats(r, f, repeats);
	repeats_free(repeats);
	key_set_free(set);
}

void keys_unique(struct reader *r, const struct plan_table *table)
{
	GPtrArray *rows = r->rows[table->index];
	bool *gone = g_new0(bool, rows->len + 1);

	for (size_t i = 0; i < table->n_fields && rows->len > 1; i++)
		if (table->fields[i].unique != PLAN_UNIQUE_NO)
			mark_repeated(r, &table->fields[i], rows, gone);
	keys_compact(rows, gone);
	g_free(gone);
}
