/* references.c -- what must stand somewhere else: ids, or the names of what they mean. */
#include "ingest/keys.h"
#include "ingest/refnames.h"

static struct key_set *targets_of(struct reader *r, const struct plan_field *f, bool within)
{
	const struct plan_field *to = &f->ref_table->fields[f->ref_field];
	struct key_set *set = key_set_new(to, r->rows[f->ref_table->index], within ? keys_per_submission : keys_whole_table);

	for (guint i = 0; i < set->rows->len; i++) {
		const struct row *row = set->rows->pdata[i];

		if (!keys_is_blank(to, row))
			key_set_find(set, r, set->group(r, row), row->v[to->column])->row = i + 1;
	}
	return set;
}

static bool stands(const struct key_set *set, const struct reader *r, uint64_t group, const char *text)
{
	return key_set_find(set, r, group, (union value){ .s = text })->row != 0;
}

/* What a text turned out to be, the worst last: an id, the name of one row, an id of no row, a name of
 * no row, a name of several. */
enum sense { SENSE_ID, SENSE_NAME, SENSE_UNKNOWN, SENSE_NO_NAME, SENSE_SEVERAL };

/* The same wrong id in many rows of a file is one problem, with their number. */
struct dangling { const struct row *first; const char *value, *id; enum sense sense; guint n; };

struct danglings {
	GArray *list;        /* struct dangling, in order */
	GHashTable *index;   /* "source/value" -> place in the list + 1 */
	GString *key;
};

static struct danglings danglings_new(void)
{
	return (struct danglings){ g_array_new(FALSE, FALSE, sizeof(struct dangling)), g_hash_table_new(g_str_hash, g_str_equal),
		g_string_new(NULL) };
}

/* The value when it was noted before, of the same file; NULL when it is new: then note() may follow. */
static struct dangling *noted(struct danglings *d, const struct row *row, const char *value)
{
	guint i;

	g_string_printf(d->key, "%d/%s", row->source, value);
	i = GPOINTER_TO_UINT(g_hash_table_lookup(d->index, d->key->str));
	return i > 0 ? &g_array_index(d->list, struct dangling, i - 1) : NULL;
}

static void note(struct danglings *d, struct reader *r, const struct row *row, const char *value, const char *id,
	enum sense sense)
{
	struct dangling new = { row, arena_strdup(r->arena, value), id, sense, 1 };

	g_array_append_val(d->list, new);
	g_hash_table_insert(d->index, (char *)arena_strdup(r->arena, d->key->str), GUINT_TO_POINTER(d->list->len));
}

/* A cell that cannot be read: see intake.c. */
static enum diag_level unreadable_level(const struct plan_field *f)
{
	return f->req == PLAN_OPTIONAL ? DIAG_WARNING : DIAG_ERROR;
}

static void say_unnamed(struct reader *r, const struct plan_field *f, const struct dangling *one, const char *near,
	const char *rows)
{
	keys_say(r, DIAG_REFERENCE_UNNAMED, unreadable_level(f), f, one->first, one->value, f->ref_table->label,
		near[0] == '\0' ? rows : arena_printf(r->arena, DIAG_BOTH("；相近的有 %s%s", "; near it: %s%s"), near,
		one->n > 1 ? arena_printf(r->arena, "（本文件共 %u 行）", one->n) : "", near,
		one->n > 1 ? arena_printf(r->arena, " (%u rows of this file)", one->n) : ""));
}

/* Says what was noted of each value, and forgets it. */
static void say_danglings(struct danglings *d, struct reader *r, const struct plan_field *f, const struct ref_names *names)
{
	for (guint i = 0; i < d->list->len; i++) {
		const struct dangling *one = &g_array_index(d->list, struct dangling, i);
		const char *rows = one->n > 1 ? arena_printf(r->arena, DIAG_BOTH("（本文件共 %u 行）", " (%u rows of this file)"),
			one->n, one->n) : "";

		switch (one->sense) {
		case SENSE_ID:
			break;
		case SENSE_NAME:
			keys_say(r, DIAG_REFERENCE_NAME, DIAG_NOTE, f, one->first, one->value, one->id, rows);
			break;
		case SENSE_UNKNOWN:
			keys_say(r, DIAG_REFERENCE, f->ref_level, f, one->first, one->value, f->ref_table->label, rows);
			break;
		case SENSE_NO_NAME:
			say_unnamed(r, f, one, ref_names_near(names, r, one->first, one->value), rows);
			break;
		case SENSE_SEVERAL:
			keys_say(r, DIAG_REFERENCE_SEVERAL, unreadable_level(f), f, one->first, one->value, f->ref_table->label, rows);
			break;
		}
	}
	g_array_free(d->list, TRUE);
	g_hash_table_destroy(d->index);
	g_string_free(d->key, TRUE);
}

/* References of one field: what they may mean, and what is to be said of them. */
struct references {
	const struct plan_field *field;
	struct key_set *set;
	struct ref_names *names;
	struct danglings noted;
};

/* The id that a text means: itself, or that of the row with this name. An id that stands nowhere stays
 * what it is; a name that means no row, or several, is none: then *id is NULL. */
static enum sense meant(struct references *q, struct reader *r, const struct row *row, const char *text, const char **id)
{
	enum sense sense;
	struct dangling *known;

	*id = text;
	if (stands(q->set, r, q->set->group(r, row), text))
		return SENSE_ID;
	known = noted(&q->noted, row, text);
	if (known != NULL) {
		known->n++;
		*id = known->id;
		return known->sense;
	}
	*id = ref_names_id(q->names, r, row, text);
	sense = *id != NULL ? SENSE_NAME : ref_names_several(q->names, r, row, text) ? SENSE_SEVERAL
		: ref_names_is_name(q->names, r, row, text) ? SENSE_NO_NAME : SENSE_UNKNOWN;
	if (sense == SENSE_UNKNOWN)
		*id = arena_strdup(r->arena, text);
	note(&q->noted, r, row, text, *id, sense);
	return sense;
}

/* Puts ids where names stood (NULL: nothing can be put there); the row's digest goes with it. */
static void replace(struct references *q, struct reader *r, struct row *row, const char *text)
{
	struct row_sum *sum = reader_sum(r, g_array_index(r->sources, struct source, row->source).submission, q->field->table);

	row_sum_take(sum, q->field->table, row);
	row->v[q->field->column].s = text != NULL ? arena_strdup(r->arena, text) : NULL;
	if (text == NULL)
		row->dubious |= UINT64_C(1) << (q->field->column & 63);
	row_sum_add(sum, q->field->table, row, NULL);
}

/* Every id of a list; names that mean nothing are left out. */
static enum sense check_list(struct references *q, struct reader *r, struct row *row)
{
	char **ids = g_strsplit(row->v[q->field->column].s, ";", -1);
	GString *all = g_string_new(NULL);
	enum sense sense = SENSE_ID;

	for (char **id = ids; *id != NULL; id++) {
		const char *text;

		enum sense part = meant(q, r, row, *id, &text);

		sense = MAX(sense, part);
		if (text != NULL)
			g_string_append_printf(all, "%s%s", all->len > 0 ? ";" : "", text);
	}
	if (strcmp(all->str, row->v[q->field->column].s) != 0)
		replace(q, r, row, all->len > 0 ? all->str : NULL);
	g_string_free(all, TRUE);
	g_strfreev(ids);
	return sense;
}

static void note_number(struct references *q, struct reader *r, const struct row *row, const char *text)
{
	struct dangling *known = noted(&q->noted, row, text);

	if (known != NULL)
		known->n++;
	else
		note(&q->noted, r, row, text, NULL, SENSE_UNKNOWN);
}

static enum sense check_value(struct references *q, struct reader *r, struct row *row)
{
	const char *text = row->v[q->field->column].s, *id;
	enum sense sense;

	if (q->field->type == PLAN_REFS)
		return check_list(q, r, row);
	if (!key_set_is_text(q->set)) {
		if (key_set_find(q->set, r, q->set->group(r, row), row->v[q->field->column])->row != 0)
			return SENSE_ID;
		note_number(q, r, row, keys_text_of(r, q->field, row));
		return SENSE_UNKNOWN;
	}
	sense = meant(q, r, row, text, &id);
	if (sense == SENSE_NAME || id == NULL)
		replace(q, r, row, id);
	return sense;
}

/* Whether a row with such a reference cannot stay. */
static bool is_fault(const struct plan_field *f, enum sense sense)
{
	return sense >= SENSE_NO_NAME ? unreadable_level(f) >= DIAG_ERROR : sense == SENSE_UNKNOWN && f->ref_level >= DIAG_ERROR;
}

static bool is_there(const struct reader *r, const struct plan_table *table)
{
	return ingest_was_read((const struct source *)(const void *)r->sources->data, r->sources->len, table,
		r->rows[table->index]->len);
}

/* A table that was not sent is reported as such, not once for every row. */
static bool was_sent(const struct reader *r, const struct row *row, const struct plan_table *table)
{
	const struct submission *s = keys_submission_of(r, row);

	return s == NULL || (s->tables >> table->index & 1) != 0;
}

static void check_references(struct reader *r, const struct plan_field *f)
{
	GPtrArray *rows = r->rows[f->table->index];
	bool within = f->table->scope == PLAN_SCOPE_TOWNSHIP && f->ref_table->scope == PLAN_SCOPE_TOWNSHIP;
	struct references q = { f, targets_of(r, f, within), ref_names_new(f, within), danglings_new() };
	bool *gone = g_new0(bool, rows->len + 1), any = false;

	for (guint i = 0; i < rows->len; i++) {
		struct row *row = rows->pdata[i];

		if (keys_is_blank(f, row) || (within && !was_sent(r, row, f->ref_table)))
			continue;
		if (is_fault(f, check_value(&q, r, row))) {
			keys_refuse(r, f->table, row);
			gone[i] = any = true;
		}
	}
	say_danglings(&q.noted, r, f, q.names);
	ref_names_free(q.names);
	key_set_free(q.set);
	if (any)
		keys_compact(rows, gone);
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
