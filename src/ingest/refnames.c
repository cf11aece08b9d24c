/* refnames.c -- see refnames.h. The names are gathered when the first one is asked for. */
#include "ingest/refnames.h"

#include "ingest/fold.h"

#define MOST_LIKE 1000  /* names compared for a likeness */

struct ref_names {
	const struct plan_table *table;
	int id, name;          /* columns, -1 = the table has no names */
	bool within;
	GHashTable *index;     /* "submission/folded name" -> id, "" when two rows have it; NULL until asked for */
	GString *key;
	bool asked, ascii_ids; /* of the submission asked last: whether its ids have ASCII letters only */
	int asked_of;
};

struct ref_names *ref_names_new(const struct plan_field *f, bool within)
{
	struct ref_names *names = g_new0(struct ref_names, 1);

	names->table = f->ref_table;
	names->id = f->ref_field;
	names->name = plan_find_field_role(f->ref_table, "name");
	names->within = within;
	names->key = g_string_new(NULL);
	if (names->name >= 0 && (!plan_type_is_text(f->ref_table->fields[names->name].type)
	    || !plan_type_is_text(f->ref_table->fields[names->id].type)))
		names->name = -1;
	return names;
}

void ref_names_free(struct ref_names *names)
{
	if (names->index != NULL)
		g_hash_table_destroy(names->index);
	g_string_free(names->key, TRUE);
	g_free(names);
}

static const char *key_of(struct ref_names *names, const struct reader *r, const struct row *row, const char *name)
{
	int submission = names->within ? g_array_index(r->sources, struct source, row->source).submission : -1;

	fold_key(str_of(name), names->key);
	g_string_append_printf(names->key, "/%d", submission);
	return names->key->str;
}

static void gather(struct ref_names *names, const struct reader *r)
{
	GPtrArray *rows = r->rows[names->table->index];

	names->index = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	for (guint i = 0; i < rows->len; i++) {
		const struct row *row = rows->pdata[i];
		const char *name = row->v[names->name].s, *id = row->v[names->id].s, *key;

		if (name == NULL || id == NULL)
			continue;
		key = key_of(names, r, row, name);
		if (g_hash_table_contains(names->index, key))
			id = "";
		g_hash_table_insert(names->index, g_strdup(key), (char *)id);
	}
}

/* The id of the row with this name, "" when several have it. */
static const char *look_up(struct ref_names *names, struct reader *r, const struct row *row, const char *name)
{
	if (names->name < 0)
		return NULL;
	if (names->index == NULL)
		gather(names, r);
	return g_hash_table_lookup(names->index, key_of(names, r, row, name));
}

const char *ref_names_id(struct ref_names *names, struct reader *r, const struct row *row, const char *name)
{
	const char *id = look_up(names, r, row, name);

	return id != NULL && id[0] != '\0' ? id : NULL;
}

bool ref_names_several(struct ref_names *names, struct reader *r, const struct row *row, const char *name)
{
	const char *id = look_up(names, r, row, name);

	return id != NULL && id[0] == '\0';
}

/* ---- names that stand nowhere ---------------------------------------------------------- */

static int submission_of(const struct ref_names *names, const struct reader *r, const struct row *row)
{
	return names->within ? g_array_index(r->sources, struct source, row->source).submission : -1;
}

bool ref_names_is_name(struct ref_names *names, const struct reader *r, const struct row *row, const char *text)
{
	GPtrArray *rows = r->rows[names->table->index];
	int submission = submission_of(names, r, row);

	if (names->name < 0 || g_str_is_ascii(text))
		return false;
	if (names->asked && names->asked_of == submission)
		return names->ascii_ids;
	names->asked = true;
	names->asked_of = submission;
	names->ascii_ids = true;
	for (guint i = 0; i < rows->len && names->ascii_ids; i++) {
		const struct row *other = rows->pdata[i];

		names->ascii_ids = other->v[names->id].s == NULL || submission_of(names, r, other) != submission
			|| g_str_is_ascii(other->v[names->id].s);
	}
	return names->ascii_ids;
}

const char *ref_names_near(const struct ref_names *names, struct reader *r, const struct row *row, const char *name)
{
	GPtrArray *rows = r->rows[names->table->index], *known = g_ptr_array_new();
	int submission = submission_of(names, r, row);
	const char *text = "";

	for (guint i = 0; i < rows->len && known->len <= MOST_LIKE; i++) {
		const struct row *other = rows->pdata[i];

		if (other->v[names->name].s != NULL && submission_of(names, r, other) == submission)
			g_ptr_array_add(known, (char *)other->v[names->name].s);
	}
	if (known->len <= MOST_LIKE)
		text = label_nearest(r->arena, str_of(name), (const char *const *)known->pdata, known->len);
	g_ptr_array_free(known, TRUE);
	return text;
}
