/* known.c -- which rows of this season are rows of last season's register, and what
 * cannot be: rows that are gone, whose fields changed, or that should have been listed.
 * The plan says by what rows are known again and what is compared. */
#include <string.h>

#include "facts/build.h"

#define NAMED_MAX 8   /* rows that a hit names in its text */

/* The rows of a township under one register. */
struct pairs {
	const struct register_rows *last;   /* NULL: nothing to compare with */
	struct register_rows now;
	size_t *now_of, *last_of;           /* the other season's row, NONE = there is none */
	uint32_t refused;                   /* rows of the table that were not taken over */
};

#define NONE ((size_t)-1)

/* A row of either season, or both; column: what differs, or is shown; -1: nothing. */
struct finding { const struct register_row *last, *now; int column; };

/* What a check found at a township, in the order of ids; not made: it has nothing to compare with. */
struct findings { const struct finding *f; size_t n; bool made; };

struct known {
	struct pairs *pairs;         /* register × n_places + place */
	struct findings *found;      /* cross-check × n_places + place */
};

/* ---- known again --------------------------------------------------------------------- */

/* The cells of a key as one text; false when one is empty. */
static bool put_key(const struct plan_register *r, const struct plan_key *key, const struct register_row *row, GString *out)
{
	g_string_truncate(out, 0);
	for (size_t i = 0; i < key->n; i++) {
		const char *cell = row->cell[register_cell(r, key->fields[i])];

		if (cell == NULL)
			return false;
		g_string_append(out, cell);
		g_string_append_c(out, '\x1f');
	}
	return true;
}

/* Pairs the rows that agree in a key and have no partner yet; of several that agree the first by id. */
static void pair_by(const struct plan_register *r, const struct plan_key *key, struct pairs *p)
{
	GHashTable *free_rows = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GString *text = g_string_new(NULL);

	for (size_t i = p->last->n; i-- > 0;)
		if (p->now_of[i] == NONE && put_key(r, key, &p->last->row[i], text))
			g_hash_table_insert(free_rows, g_strdup(text->str), GSIZE_TO_POINTER(i + 1));
	for (size_t i = 0; i < p->now.n; i++) {
		size_t found = p->last_of[i] == NONE && put_key(r, key, &p->now.row[i], text)
			? GPOINTER_TO_SIZE(g_hash_table_lookup(free_rows, text->str)) : 0;

		if (found == 0)
			continue;
		p->last_of[i] = found - 1;
		p->now_of[found - 1] = i;
		g_hash_table_remove(free_rows, text->str);
	}
	g_string_free(text, TRUE);
	g_hash_table_destroy(free_rows);
}

static void pair_rows(const struct build *b, const struct plan_register *r, int place, struct pairs *p)
{
	p->last = register_sent(b, r, place) ? previous_rows(b, r, place) : NULL;
	if (p->last == NULL)
		return;
	p->now = register_rows(r, b->phase->self, place, b->arena);
	p->refused = b->data->submissions[ingest_submission_of(b->data, place, b->phase->phase)].refused[r->table->index];
	p->now_of = ARENA_ARRAY(b->arena, size_t, p->last->n + 1);
	p->last_of = ARENA_ARRAY(b->arena, size_t, p->now.n + 1);
	memset(p->now_of, 0xFF, p->last->n * sizeof *p->now_of);
	memset(p->last_of, 0xFF, p->now.n * sizeof *p->last_of);
	for (size_t i = 0; i < r->n_keys; i++)
		pair_by(r, &r->keys[i], p);
}

static struct pairs *pairs_of(const struct build *b, const struct plan_register *r, int place)
{
	return &b->known->pairs[(size_t)(r - b->plan->registers) * b->data->n_places + (size_t)place];
}

/* ---- what cannot be ------------------------------------------------------------------- */

static bool same_cell(const struct plan_register *r, const struct finding *f, int column)
{
	size_t i = register_cell(r, column);

	return g_strcmp0(f->last->cell[i], f->now->cell[i]) == 0;
}

/* What was empty in either season has not changed. */
static void find_changed(const struct plan_cross *check, const struct pairs *p, size_t i, GArray *out)
{
	struct finding f = { &p->last->row[p->last_of[i]], &p->now.row[i], -1 };

	for (size_t k = 0; k < check->n_alike; k++)
		if (!same_cell(check->known, &f, check->alike[k]))
			return;
	for (size_t k = 0; k < check->n_fields; k++) {
		size_t cell = register_cell(check->known, check->fields[k]);

		f.column = check->fields[k];
		if (f.last->cell[cell] != NULL && f.now->cell[cell] != NULL && !same_cell(check->known, &f, f.column))
			g_array_append_val(out, f);
	}
}

static void find_unlisted(const struct build *b, const struct plan_cross *check, const struct pairs *p, int place,
	GArray *out)
{
	size_t n;
	const struct stats_taken *taken = stats_taken_of(b->phase->self, check->series, place, previous_cutoff(b), b->arena, &n);
	GHashTable *stood = g_hash_table_new(NULL, NULL);

	for (size_t i = 0; i < n; i++)
		if (taken[i].counted)
			g_hash_table_add(stood, (gpointer)(uintptr_t)taken[i].row);
	for (size_t i = 0; i < p->now.n; i++) {
		struct finding f = { NULL, &p->now.row[i], check->fields[0] };

		if (p->last_of[i] == NONE && g_hash_table_contains(stood, f.now->row))
			g_array_append_val(out, f);
	}
	g_hash_table_destroy(stood);
}

static void find_gone(const struct pairs *p, GArray *out)
{
	for (size_t i = 0; i < p->last->n; i++) {
		struct finding f = { &p->last->row[i], NULL, -1 };

		if (f.last->stock && p->now_of[i] == NONE)
			g_array_append_val(out, f);
	}
}

static struct findings find(const struct build *b, const struct plan_cross *check, int place)
{
	const struct pairs *p = pairs_of(b, check->known, place);
	struct findings found = { .made = p->last != NULL &&
		(check->kind != PLAN_CROSS_UNLISTED || previous_cutoff(b) != PLAN_EMPTY) };
	GArray *out = g_array_new(FALSE, FALSE, sizeof(struct finding));
	struct finding *kept;

	if (found.made && check->kind == PLAN_CROSS_GONE)
		find_gone(p, out);
	for (size_t i = 0; found.made && check->kind == PLAN_CROSS_CHANGED && i < p->now.n; i++)
		if (p->last_of[i] != NONE)
			find_changed(check, p, i, out);
	if (found.made && check->kind == PLAN_CROSS_UNLISTED)
		find_unlisted(b, check, p, place, out);
	found.n = out->len;
	kept = ARENA_ARRAY(b->arena, struct finding, out->len + 1);
	if (out->len > 0)
		memcpy(kept, out->data, out->len * sizeof *kept);
	found.f = kept;
	g_array_free(out, TRUE);
	return found;
}

static struct findings *findings_of(const struct build *b, const struct plan_cross *check, int place)
{
	return &b->known->found[(size_t)(check - b->plan->crosses) * b->data->n_places + (size_t)place];
}

void known_prepare(struct build *b)
{
	const struct place *d = &b->data->places[0];
	struct known *known;

	b->known = NULL;
	if (b->previous == NULL || b->plan->n_registers == 0)
		return;
	known = ARENA_NEW(b->arena, struct known);
	known->pairs = ARENA_ARRAY(b->arena, struct pairs, b->plan->n_registers * b->data->n_places);
	known->found = ARENA_ARRAY(b->arena, struct findings, b->plan->n_crosses * b->data->n_places + 1);
	b->known = known;
	for (int place = d->first_child; place < d->first_child + d->n_children; place++) {
		for (size_t i = 0; i < b->plan->n_registers; i++)
			pair_rows(b, &b->plan->registers[i], place, pairs_of(b, &b->plan->registers[i], place));
		for (size_t i = 0; i < b->plan->n_crosses; i++)
			if (b->plan->crosses[i].known != NULL)
				*findings_of(b, &b->plan->crosses[i], place) = find(b, &b->plan->crosses[i], place);
	}
}

/* ---- in words ---------------------------------------------------------------------------- */

/* A cell as documents print it: the label of a code, the name of a community, a date in words. */
static const char *cell_text(const struct build *b, const struct plan_register *r, const struct register_row *row, int column)
{
	const char *text = row->cell[register_cell(r, column)];
	const struct plan_field *f = &r->table->fields[column];
	int code = f->type == PLAN_CODE && text != NULL ? plan_find_code(f->codes, text) : -1;
	int64_t day = f->type == PLAN_DATE && text != NULL ? plan_date_parse(text) : PLAN_EMPTY;
	char buf[32];

	if (text == NULL)
		return "";
	if (code >= 0)
		return f->codes->codes[code].label;
	if (day != PLAN_EMPTY)
		return arena_strdup(b->arena, plan_date_text(day, buf));
	for (size_t i = 0; f->kind == PLAN_KIND_COMMUNITY && i < b->data->n_places; i++)
		if (strcmp(b->data->places[i].code, text) == 0)
			return b->data->places[i].name;
	return text;
}

/* How a row is called: the field of role name, else the id. */
static const char *name_of(const struct plan_register *r, const struct register_row *row)
{
	int column = plan_find_field_role(r->table, "name");
	const char *name = NULL;

	for (size_t i = 0; i < r->n_fields; i++)
		if (r->fields[i] == column)
			name = row->cell[i + 1];
	return name != NULL ? name : row->cell[0];
}

/* "“一队”（O1），成立日期为2020年5月1日", "“一队”（O1）上年度组织名称为一队，本年度为一会". */
static const char *what(const struct build *b, const struct plan_register *r, const struct finding *f, bool english)
{
	const struct register_row *row = f->last != NULL ? f->last : f->now;
	const struct plan_field *field = f->column >= 0 ? &r->table->fields[f->column] : NULL;
	const char *who = arena_printf(b->arena, english ? "'%s' (%s)" : "“%s”（%s）", name_of(r, row), row->cell[0]);
	size_t cell = field != NULL ? register_cell(r, f->column) : 0;

	if (field == NULL)
		return who;
	if (f->last == NULL)
		return english ? arena_printf(b->arena, "%s, %s %s", who, field->name, f->now->cell[cell])
			: arena_printf(b->arena, "%s，%s为%s", who, field->label, cell_text(b, r, f->now, f->column));
	if (english)
		return arena_printf(b->arena, "%s: %s was %s, now %s", who, field->name, f->last->cell[cell], f->now->cell[cell]);
	return arena_printf(b->arena, "%s上年度%s为%s，本年度为%s", who, field->label, cell_text(b, r, f->last, f->column),
		cell_text(b, r, f->now, f->column));
}

/* Of rows that were not taken over nothing is known. */
static const char *doubt(const struct build *b, const struct plan_cross *check, int place, bool english)
{
	uint32_t n = check->kind == PLAN_CROSS_GONE ? pairs_of(b, check->known, place)->refused : 0;

	if (n == 0)
		return "";
	return english ? arena_printf(b->arena, " (%u rows of table %s were refused: correct them first)", n, check->table->id)
		: arena_printf(b->arena, "（“%s”有%u行未采用，改正后再核对）", check->table->label, n);
}

/* ---- as problems ---------------------------------------------------------------------------- */

static struct diag at_row(const struct build *b, const struct plan_cross *check, const struct finding *f)
{
	const struct row *row = f->now->row;
	const struct source *source = &b->data->sources[row->source];
	struct spot spot = ingest_spot(source, row, f->column);

	return (struct diag){ .record = spot.row, .field = check->table->fields[f->column].label,
		.value = diags_printf(b->diags, "%s", cell_text(b, check->known, f->now, f->column)),
		.at = { source->path, spot.line, spot.column, NULL } };
}

/* What is gone has no row: it stands at the submission's folder. */
static void report(const struct build *b, const struct plan_cross *check, const struct finding *f, int place)
{
	int i = ingest_submission_of(b->data, place, b->phase->phase);
	struct diag d = f->now != NULL ? at_row(b, check, f) : (struct diag){ .at.file = b->data->submissions[i].folder };

	d.code = DIAG_PLAN_CROSS;
	d.level = MIN(check->level, DIAG_WARNING);
	d.table = check->table->label;
	d.at.township = b->data->places[place].code;
	d.arg[0] = diags_printf(b->diags, "%s：%s%s（%s）", check->message, what(b, check->known, f, false),
		doubt(b, check, place, false), check->id);
	d.arg[1] = check->remedy != NULL ? check->remedy : "请核对；有误的请改正，属实的请说明情况";
	d.arg[2] = diags_printf(b->diags, "%s: %s%s (%s)", check->message_en != NULL ? check->message_en : check->message,
		what(b, check->known, f, true), doubt(b, check, place, true), check->id);
	diag_add(b->diags, &d);
}

static const char *hit_text(const struct build *b, const struct plan_cross *check, const struct findings *found, int place)
{
	GString *text = g_string_new(check->message);
	const char *kept;

	for (size_t i = 0; i < found->n && i < NAMED_MAX; i++)
		g_string_append_printf(text, "%s%s", i > 0 ? "；" : "：", what(b, check->known, &found->f[i], false));
	if (found->n > NAMED_MAX)
		g_string_append_printf(text, "；另有%zu个", found->n - NAMED_MAX);
	g_string_append(text, doubt(b, check, place, false));
	kept = arena_strdup(b->arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}

const struct stats_cross_hit *known_hit(const struct build *b, const struct plan_cross *check, int place)
{
	const struct findings *found = b->known != NULL ? findings_of(b, check, place) : NULL;
	struct stats_cross_hit *hit;
	const struct row **rows;

	if (found == NULL || found->n == 0)
		return NULL;
	hit = ARENA_NEW(b->arena, struct stats_cross_hit);
	rows = ARENA_ARRAY(b->arena, const struct row *, found->n);
	*hit = (struct stats_cross_hit){ .check = check, .place = place, .rows = rows,
		.text = hit_text(b, check, found, place) };
	for (size_t i = 0; i < found->n; i++) {
		if (found->f[i].now != NULL)
			rows[hit->n_rows++] = found->f[i].now->row;
		if (b->last)
			report(b, check, &found->f[i], place);
	}
	return hit;
}

/* ---- as a list in <since> -------------------------------------------------------------------- */

static void add_cell(xmlNode *row, const char *name, const char *text)
{
	xmlNode *c = node_add_text(row, "c", text);

	node_set(c, "f", name);
	node_flag(c, "empty", text[0] == '\0');
}

/* What happened, the id, the name, what is compared, and its text last season and now. */
static void add_row(const struct build *b, xmlNode *list, const struct plan_cross *check, const struct finding *f)
{
	const struct register_row *row = f->now != NULL ? f->now : f->last;
	xmlNode *node = node_add(list, "row");

	if (f->now != NULL) {
		node_set(node, "source", b->data->sources[f->now->row->source].path);
		node_set_int(node, "line", f->now->row->line);
	} else {
		node_set(node, "key", row->cell[0]);
	}
	add_cell(node, "check", check->label);
	add_cell(node, "id", row->cell[0]);
	add_cell(node, "name", name_of(check->known, row));
	add_cell(node, "field", f->column >= 0 ? check->table->fields[f->column].label : "");
	add_cell(node, "before", f->last != NULL && f->column >= 0 ? cell_text(b, check->known, f->last, f->column) : "");
	add_cell(node, "now", f->now != NULL && f->column >= 0 ? cell_text(b, check->known, f->now, f->column) : "");
}

/* Of the district the sum over the townships that can be compared; -1: none can. */
static int64_t count(const struct build *b, const struct plan_cross *check, int place)
{
	const struct place *p = &b->data->places[place];
	int64_t n = findings_of(b, check, place)->made ? (int64_t)findings_of(b, check, place)->n : -1;

	for (int i = 0; p->level == PLAN_DISTRICT && i < p->n_children; i++) {
		int64_t own = count(b, check, p->first_child + i);

		n = own < 0 ? n : MAX(n, 0) + own;
	}
	return n;
}

static int64_t add_count(const struct build *b, xmlNode *list, const struct plan_cross *check, int place)
{
	int64_t n = check->known != NULL ? count(b, check, place) : -1;
	xmlNode *v;

	if (n < 0)
		return 0;
	v = node_add(list, "v");
	node_set(v, "id", check->id);
	node_set(v, "place", b->data->places[place].code);
	node_set(v, "label", check->label);
	node_set(v, "unit", check->known->stock->unit);
	node_set_rat(v, rat_int(n));
	node_set_int(v, "text", n);
	node_flag(v, "zero", n == 0);
	return n;
}

/* The rows of a township, as many as the register prints; the findings of the district are empty. */
static int64_t add_rows(const struct build *b, xmlNode *list, int place)
{
	int64_t shown = 0;

	for (size_t i = 0; i < b->plan->n_crosses; i++) {
		const struct plan_cross *check = &b->plan->crosses[i];
		const struct findings *found = findings_of(b, check, place);

		for (size_t k = 0; k < found->n; k++)
			if (check->known->limit == 0 || shown < check->known->limit) {
				add_row(b, list, check, &found->f[k]);
				shown++;
			}
	}
	return shown;
}

void known_add(const struct build *b, xmlNode *since, int place)
{
	int64_t total = 0, shown;
	xmlNode *list;

	if (b->known == NULL)
		return;
	list = node_add(since, "list");
	node_set(list, "id", "since_rows");
	for (size_t i = 0; i < b->plan->n_crosses; i++)
		total += add_count(b, list, &b->plan->crosses[i], place);
	shown = add_rows(b, list, place);
	node_set_int(list, "total", total);
	node_set_int(list, "shown", shown);
	if (shown < total && place > 0)
		node_set_int(list, "rest", total - shown);
}
