/* roster.c -- townships and communities: by code in all its forms (place_code.c), or
 * by name. */
#include "ingest/fold.h"
#include "ingest/reader.h"

#define MOST_LIKE 1000  /* places compared for a likeness */

/* Some bits of the code's hash beside the place: most others need not be looked at. */
struct by_code { uint32_t place, tag; };  /* place + 1, 0 = free */

struct roster {
	struct by_code *slots;
	size_t mask;
	struct arena *arena;   /* of the slots; NULL: they are another's */
	GHashTable *names[2];  /* "township/name" -> place + 1, or -1 for two; exact, then without suffix */
	bool *indexed;         /* per township + 1: its names are in the tables */
	GString *key;
};

/* ---- codes ------------------------------------------------------------------------- */

static uint32_t tag_of(uint64_t hash)
{
	return (uint32_t)(hash >> 32);
}

/* The slot of a code: of the place that has it, or free. */
static struct by_code *slot_of(const struct dataset *data, const struct roster *roster, const char *code)
{
	uint64_t hash = str_hash(str_of(code));
	size_t i = (size_t)hash & roster->mask;
	uint32_t tag = tag_of(hash);

	for (; roster->slots[i].place != 0; i = (i + 1) & roster->mask)
		if (roster->slots[i].tag == tag && strcmp(data->places[roster->slots[i].place - 1].code, code) == 0)
			return &roster->slots[i];
	return &roster->slots[i];
}

/* ---- names ---------------------------------------------------------------------------- */

static void drop_suffix(GString *name, const char *suffix)
{
	size_t n = strlen(suffix);

	if (name->len > n && g_str_has_suffix(name->str, suffix))
		g_string_truncate(name, name->len - n);
}

/* "township/name": NFKC without blanks; loosely also without what a name may end in. */
static const char *name_key(struct roster *roster, int township, struct str name, bool loose)
{
	char *text = g_utf8_normalize(name.p, (gssize)name.n, G_NORMALIZE_NFKC);
	GString *key = roster->key;

	fold_key(str_of(text != NULL ? text : ""), key);
	g_free(text);
	if (loose) {
		drop_suffix(key, "居民委员会");
		drop_suffix(key, "村民委员会");
		drop_suffix(key, "居委会");
		drop_suffix(key, "村委会");
		drop_suffix(key, "社区");
		drop_suffix(key, "村");
	}
	g_string_append_printf(key, "/%d", township);
	return key->str;
}

static void add_name(struct roster *roster, int township, const char *name, bool loose, int place)
{
	const char *key = name_key(roster, township, str_of(name), loose);
	int known = GPOINTER_TO_INT(g_hash_table_lookup(roster->names[loose], key));

	g_hash_table_replace(roster->names[loose], g_strdup(key), GINT_TO_POINTER(known == 0 || known == place + 1 ? place + 1 : -1));
}

/* Names are looked up in few files: those of a township are indexed when the first
 * one is asked for (-1: all places, wherever they are). */
static void index_names(const struct dataset *data, struct roster *roster, int township)
{
	size_t first = township < 0 ? 0 : (size_t)data->places[township].first_child;
	size_t n = township < 0 ? data->n_places : (size_t)data->places[township].n_children;

	if (roster->indexed[township + 1])
		return;
	roster->indexed[township + 1] = true;
	for (int loose = 0; loose < 2; loose++)
		for (size_t i = first; i < first + n; i++)
			add_name(roster, township, data->places[i].name, loose, (int)i);
}

/* "XX区城东街道朝阳社区": the names of the district and of the township may stand in front. */
static struct str without_owners(const struct dataset *data, int township, struct str s)
{
	const char *const owner[] = { data->places[0].name, township > 0 ? data->places[township].name : "" };

	for (size_t i = 0; i < G_N_ELEMENTS(owner); i++)
		if (owner[i][0] != '\0' && str_starts(s, owner[i]) && s.n > strlen(owner[i]))
			s = fold_trim(str_from(s, strlen(owner[i])));
	return s;
}

static enum place_found find_name(const struct dataset *data, struct roster *roster, int township, struct str s, int *place)
{
	struct str rest;

	index_names(data, roster, township);
	if (township >= 0 && str_is(s, data->places[township].name))
		return *place = township, PLACE_FOUND;
	for (int loose = 0; loose < 2; loose++) {
		int found = GPOINTER_TO_INT(g_hash_table_lookup(roster->names[loose], name_key(roster, township, s, loose)));

		if (found > 0)
			return *place = found - 1, PLACE_FOUND;
		if (found < 0)
			return PLACE_TWO;
	}
	rest = without_owners(data, township, s);
	return rest.n < s.n ? find_name(data, roster, township, rest, place) : PLACE_UNKNOWN;
}

/* ---- both -------------------------------------------------------------------------------- */

static bool is_within(const struct dataset *data, int township, int place)
{
	return township < 0 || place == township || data->places[place].parent == township || place == 0;
}

/* Digits of the wrong number are no name. */
static bool looks_like_code(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += g_ascii_isdigit(s.p[i]) != 0;
	return digits >= 6 && digits + 2 >= s.n;
}

enum place_found roster_find(const struct dataset *data, struct roster *roster, int township, struct str s, int *place)
{
	char code[16];
	bool restored;
	const struct by_code *e;

	if (!roster_code(s, code, &restored)) {
		enum place_found found = looks_like_code(s) ? PLACE_UNKNOWN : find_name(data, roster, township, s, place);

		/* Exactly one community of the district has the name: another township's. */
		return found == PLACE_UNKNOWN && township >= 0 && !looks_like_code(s)
			&& find_name(data, roster, -1, s, place) == PLACE_FOUND && data->places[*place].level == PLAN_COMMUNITY
			? PLACE_FOREIGN : found;
	}
	e = slot_of(data, roster, code);
	if (e->place == 0)
		return PLACE_UNKNOWN;
	*place = (int)e->place - 1;
	if (!is_within(data, township, *place))
		return PLACE_FOREIGN;
	return restored ? PLACE_RESTORED : PLACE_FOUND;
}

const char *roster_names_like(const struct dataset *data, struct roster *roster, int township, struct str s,
	enum place_found found, struct arena *arena)
{
	GPtrArray *names = g_ptr_array_new();
	const struct place *t = &data->places[township >= 0 ? township : 0];
	char code[16];
	bool restored, by_code = roster_code(s, code, &restored);
	const char *text, *wanted = by_code ? "" : arena_strdup(arena, name_key(roster, -1, s, true));

	if (t->n_children > MOST_LIKE) {
		g_ptr_array_free(names, TRUE);
		return "";
	}
	for (int i = t->first_child; i < t->first_child + t->n_children; i++) {
		const char *name = by_code ? data->places[i].code : data->places[i].name;

		if (found != PLACE_TWO || strcmp(name_key(roster, -1, str_of(name), true), wanted) == 0)
			g_ptr_array_add(names, (char *)name);
	}
	text = label_nearest(arena, by_code ? str_of(code) : s, (const char *const *)names->pdata, names->len);
	g_ptr_array_free(names, TRUE);
	return text[0] != '\0' ? arena_printf(arena, "（%s？）", text) : "";
}

/* ---- building ------------------------------------------------------------------------------ */

struct source_table {
	const struct plan_table *table;
	int code, name, kind, order, map_row, map_column;  /* columns, -1 = none */
	GPtrArray *rows;
};

static bool source_table(struct reader *r, const char *role, const char *code_role, const char *name_role,
	struct source_table *t)
{
	t->table = plan_find_role(r->plan, role);
	if (t->table == NULL)
		return false;
	t->code = plan_find_field_role(t->table, code_role);
	t->name = plan_find_field_role(t->table, name_role);
	t->kind = plan_find_field_role(t->table, "kind");
	if (t->kind < 0)  /* of a township */
		t->kind = plan_find_field_role(t->table, "type");
	t->order = plan_find_field_role(t->table, "order");
	t->map_row = plan_find_field_role(t->table, "map-row");
	t->map_column = plan_find_field_role(t->table, "map-column");
	t->rows = r->rows[t->table->index];
	return t->code >= 0 && t->name >= 0;
}

/* A code as sent, in canonical form; the cell may be a text without a kind. */
static const char *code_of(struct reader *r, const struct source_table *t, const struct row *row)
{
	char code[16];
	bool restored;

	if (row->v[t->code].s == NULL || !roster_code(fold_trim(str_of(row->v[t->code].s)), code, &restored))
		return "";
	return strcmp(code, row->v[t->code].s) == 0 ? row->v[t->code].s : arena_strdup(r->arena, code);
}

const char *roster_town_named(struct reader *r, struct str name)
{
	struct source_table towns;
	GString *key, *other = r->values->key;
	const char *code = NULL;

	if (!source_table(r, "townships", "township", "township-name", &towns))
		return NULL;
	key = g_string_new(NULL);
	fold_key(name, key);
	for (guint i = 0; i < towns.rows->len && code == NULL; i++) {
		const struct row *row = towns.rows->pdata[i];

		if (row->v[towns.name].s != NULL && str_is(fold_key(str_of(row->v[towns.name].s), other), key->str))
			code = code_of(r, &towns, row);
	}
	g_string_free(key, TRUE);
	return code;
}

static struct place *add_place(struct dataset *data, enum plan_level level, const char *code, const char *name, int parent)
{
	struct place *p = &data->places[data->n_places++];

	*p = (struct place){ .level = level, .code = code, .name = name, .type = "", .parent = parent };
	return p;
}

static int small_number(const struct source_table *t, const struct row *row, int column)
{
	bool there = column >= 0 && t->table->fields[column].type == PLAN_INT && row->v[column].i != PLAN_EMPTY;

	return there ? (int)CLAMP(row->v[column].i, 0, 99) : 0;
}

static void fill_place(struct reader *r, const struct source_table *t, const struct row *row, struct place *p)
{
	p->name = row->v[t->name].s != NULL ? row->v[t->name].s : p->code;
	if (t->kind >= 0)
		p->type = ingest_cell_text(t->table, row, t->kind, r->arena);
	p->map_row = small_number(t, row, t->map_row);
	p->map_column = small_number(t, row, t->map_column);
}

static int by_order(gconstpointer a, gconstpointer b, gpointer table)
{
	const struct row *x = *(struct row *const *)a, *y = *(struct row *const *)b;
	int order = ((const struct source_table *)table)->order;

	return x->v[order].i != y->v[order].i ? (x->v[order].i > y->v[order].i) - (x->v[order].i < y->v[order].i)
		: (x->line > y->line) - (x->line < y->line);
}

static void sort_rows(struct source_table *t)
{
	if (t->order >= 0 && t->table->fields[t->order].type == PLAN_INT)
		g_ptr_array_sort_with_data(t->rows, by_order, t);
}

/* The township that a community's code begins with, -1 when there is none. */
static int owner_of(const struct reader *r, const char *code)
{
	char owner[16] = "";
	const struct by_code *e;

	if (strlen(code) != 12)
		return -1;
	memcpy(owner, code, 9);
	strcpy(owner + 9, "000");
	e = slot_of(r->data, r->roster, owner);
	return e->place > 1 ? (int)e->place - 1 : -1;
}

/* The township of each row of the roster, -1 where it is not known; counts them.
 * Neighbours mostly have the same. */
static int *owners(struct reader *r, const struct source_table *t)
{
	int *township = g_new0(int, t->rows->len + 1), owner = -1;
	const char *last = "";

	for (guint i = 0; i < t->rows->len; i++) {
		const char *code = code_of(r, t, t->rows->pdata[i]);

		if (owner < 0 || strncmp(code, last, 9) != 0 || strlen(code) != 12)
			owner = owner_of(r, code);
		last = code;
		township[i] = owner;
		if (owner > 0)
			r->data->places[owner].n_children++;
	}
	return township;
}

static void index_place(struct reader *r, int place)
{
	const char *code = r->data->places[place].code;
	struct by_code *slot = slot_of(r->data, r->roster, code);

	slot->place = (uint32_t)place + 1;
	slot->tag = tag_of(str_hash(str_of(code)));
}

static void add_community(struct reader *r, const struct source_table *t, struct row *row, int township)
{
	struct place *town = &r->data->places[township], *p;

	row->place = town->first_child + town->n_children++;
	row->township = township;
	p = &r->data->places[row->place];
	*p = (struct place){ .level = PLAN_COMMUNITY, .code = code_of(r, t, row), .type = "", .parent = township };
	fill_place(r, t, row, p);
	index_place(r, row->place);
}

/* Townships first, then the communities township by township (a counting sort). */
static void add_communities(struct reader *r, const struct source_table *t)
{
	struct dataset *data = r->data;
	size_t first = data->n_places, n_towns = first;
	int *township = owners(r, t);

	for (size_t k = 1; k < n_towns; k++) {
		data->places[k].first_child = (int)first;
		first += (size_t)data->places[k].n_children;
		data->places[k].n_children = 0;
	}
	data->n_places = first;
	for (guint i = 0; i < t->rows->len; i++) {
		struct row *row = t->rows->pdata[i];

		if (township[i] > 0)
			add_community(r, t, row, township[i]);
		else
			diag_say(r->diags, DIAG_TOWNSHIP_UNKNOWN, (struct loc){ .line = row->line,
				.file = g_array_index(r->sources, struct source, row->source).path }, NULL, NULL, NULL);
	}
	g_free(township);
}

static void add_townships(struct reader *r, const struct source_table *t)
{
	struct dataset *data = r->data;

	for (guint i = 0; i < t->rows->len; i++) {
		struct row *row = t->rows->pdata[i];
		const char *code = code_of(r, t, row);

		if (strlen(code) != 12)
			continue;
		row->place = row->township = (int)data->n_places;
		fill_place(r, t, row, add_place(data, PLAN_TOWNSHIP, code, "", 0));
		index_place(r, row->place);
	}
	data->places[0].first_child = 1;
	data->places[0].n_children = (int)data->n_places - 1;
}

static struct roster *roster_new(size_t n_places)
{
	struct roster *roster = g_new0(struct roster, 1);

	roster->key = g_string_new(NULL);
	roster->indexed = g_new0(bool, n_places + 1);
	for (int i = 0; i < 2; i++)
		roster->names[i] = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return roster;
}

struct roster *roster_beside(const struct roster *other, const struct dataset *data)
{
	struct roster *roster = roster_new(data->n_places);

	roster->slots = other->slots;
	roster->mask = other->mask;
	return roster;
}

bool roster_build(struct reader *r)
{
	struct source_table towns, communities;
	bool have_towns = source_table(r, "townships", "township", "township-name", &towns);
	bool have_roster = source_table(r, "roster", "community", "community-name", &communities);
	size_t n, size = 64;

	if (!have_towns || towns.rows->len == 0 || !have_roster || communities.rows->len == 0) {
		diag_say(r->diags, DIAG_ROSTER_EMPTY, (struct loc){ .file = "district" },
			!have_towns || towns.rows->len == 0 ? (have_towns ? towns.table->label : "townships")
				: have_roster ? communities.table->label : "roster", NULL, NULL);
		return false;
	}
	n = towns.rows->len + communities.rows->len + 1;
	while (size < n * 3 / 2)
		size *= 2;
	r->roster = roster_new(n);
	r->roster->arena = arena_new();
	r->roster->slots = ARENA_ARRAY(r->roster->arena, struct by_code, size);
	r->roster->mask = size - 1;
	r->data->places = ARENA_ARRAY(r->arena, struct place, n);
	add_place(r->data, PLAN_DISTRICT, r->season->district_code, r->season->district_name, -1);
	index_place(r, 0);
	sort_rows(&towns);
	add_townships(r, &towns);
	add_communities(r, &communities);
	return true;
}

void roster_free(struct roster *roster)
{
	if (roster == NULL)
		return;
	for (int i = 0; i < 2; i++)
		g_hash_table_destroy(roster->names[i]);
	g_free(roster->indexed);
	g_string_free(roster->key, TRUE);
	arena_free(roster->arena);
	g_free(roster);
}
