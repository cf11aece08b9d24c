/* sample.c -- the on-site sample of each township: stratified, by a lot that
 * anyone can repeat (docs/sampling.md). Pure: no clock, no state; the seed is the
 * season's, the township's code and the digest of what it sent. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "stats/frozen.h"

/* A row that may be drawn by a rule. */
struct ticket {
	size_t row;                  /* in the table's rows */
	const char *id, *lot;
	bool drawn;
};

struct frame {
	struct ticket *ticket;       /* in the order of lots */
	size_t n;
	int size;                    /* to draw */
};

struct drawer {
	const struct stats *s;
	int place;
	GArray *const *own;          /* per table: size_t, rows of the township */
	const char *seed;
	struct frame *frames;        /* per rule */
	GArray *drawn;               /* struct stats_drawn */
	GArray *at;                  /* size_t: row of each drawn one in its table */
	GString *listed;             /* rows of all frames, for their digest */
};

static const struct stats_rows *rows_of(const struct drawer *d, const struct plan_sample_rule *rule)
{
	return &d->s->tables[rule->table->index];
}

static bool meets(const struct plan_sample_rule *rule, const struct plan_row_view *view)
{
	for (size_t i = 0; i < rule->n_wheres; i++)
		if (plan_test_row(rule->wheres[i].test, view) != 1)
			return false;
	return true;
}

/* SHA-256 of "seed/rule/id": the smallest is drawn first. */
static const char *lot_of(const struct drawer *d, const char *rule, const char *id)
{
	char *text = g_strdup_printf("%s/%s/%s", d->seed, rule, id);
	char *hex = file_sha256(text, strlen(text));
	const char *lot = arena_strdup(d->s->arena, hex);

	g_free(hex);
	g_free(text);
	return lot;
}

static int by_lot(const void *p, const void *q)
{
	const struct ticket *a = p, *b = q;
	int c = strcmp(a->lot, b->lot);

	return c != 0 ? c : strcmp(a->id, b->id);
}

static int size_of(const struct plan_sample_rule *rule, size_t n)
{
	int size = MAX(rule->floor, (int)rat_ceil(rat_mul(rule->rate, rat_int((int64_t)n))));

	if (rule->ceiling > 0)
		size = MIN(size, rule->ceiling);
	return MIN(size, (int)n);
}

static void list_frame(struct drawer *d, const struct plan_sample_rule *rule, const struct frame *f)
{
	for (size_t i = 0; i < f->n; i++) {
		g_string_append(d->listed, rule->id);
		g_string_append_c(d->listed, '/');
		g_string_append(d->listed, f->ticket[i].id);
		g_string_append_c(d->listed, '\n');
	}
}

/* A quota is drawn by the lots of the rule it stands in. */
static void make_frame(struct drawer *d, size_t r)
{
	const struct plan_sample_rule *rule = &d->s->plan->samples[r];
	const char *name = rule->quota_of >= 0 ? d->s->plan->samples[rule->quota_of].id : rule->id;
	const struct stats_rows *rows = rows_of(d, rule);
	const GArray *own = d->own[rule->table->index];
	struct frame *f = &d->frames[r];
	int id = stats_id_column(rule->table);

	f->ticket = ARENA_ARRAY(d->s->arena, struct ticket, own->len + 1);
	for (guint k = 0; k < own->len && id >= 0; k++) {
		size_t i = g_array_index(own, size_t, k);
		struct plan_row_view view = stats_view(d->s, rows, i);
		if (rows->row[i]->v[id].s == NULL || !meets(rule, &view))
			continue;
		f->ticket[f->n].row = i;
		f->ticket[f->n].id = rows->row[i]->v[id].s;
		f->ticket[f->n].lot = rule->per > 0 ? "" : lot_of(d, name, f->ticket[f->n].id);
		f->n++;
	}
	qsort(f->ticket, f->n, sizeof *f->ticket, by_lot);
	f->size = size_of(rule, f->n);
	list_frame(d, rule, f);
}

static const char *name_of(const struct plan_table *table, const struct row *row, struct arena *arena)
{
	int column = plan_find_field_role(table, "name");

	if (column < 0)
		column = plan_find_field_role(table, "community-name");
	return column >= 0 ? ingest_cell_text(table, row, column, arena) : "";
}

static int drawn_by(const struct drawer *d, const struct plan_sample_rule *rule, bool reserve)
{
	int n = 0;

	for (guint i = 0; i < d->drawn->len; i++) {
		const struct stats_drawn *other = &g_array_index(d->drawn, struct stats_drawn, i);
		n += other->rule == rule && other->reserve == reserve;
	}
	return n;
}

static uint64_t asks_of(const struct plan_sample_rule *rule, const struct plan_row_view *view)
{
	uint64_t asks = 0;

	for (size_t k = 0; k < rule->n_asks; k++)
		if (rule->asks[k].when == NULL || plan_test_row(rule->asks[k].when, view) == 1)
			asks |= UINT64_C(1) << k;
	return asks;
}

static void put(struct drawer *d, const struct plan_sample_rule *rule, struct ticket *t, const char *stratum,
	bool reserve)
{
	struct stats_drawn drawn = { .rule = rule, .id = t->id, .stratum = stratum, .reserve = reserve };
	struct plan_row_view view = stats_view(d->s, rows_of(d, rule), t->row);

	drawn.asks = asks_of(rule, &view);
	drawn.row = stats_whole_row(d->s, rows_of(d, rule), t->row);
	drawn.name = name_of(rule->table, drawn.row, d->s->arena);
	drawn.order = drawn_by(d, rule, reserve) + 1;
	t->drawn = true;
	g_array_append_val(d->drawn, drawn);
	g_array_append_val(d->at, t->row);
}

static struct ticket *find_ticket(const struct frame *f, size_t row)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->ticket[i].row == row)
			return &f->ticket[i];
	return NULL;
}

/* Until the quota is met, counting what is drawn already. */
static void draw_quota(struct drawer *d, size_t main, size_t quota)
{
	struct frame *all = &d->frames[main], *some = &d->frames[quota];
	int have = 0;

	for (size_t i = 0; i < some->n; i++) {
		struct ticket *t = find_ticket(all, some->ticket[i].row);
		have += t != NULL && t->drawn;
	}
	for (size_t i = 0; i < some->n && have < some->size; i++) {
		struct ticket *t = find_ticket(all, some->ticket[i].row);
		if (t == NULL || t->drawn)
			continue;
		put(d, &d->s->plan->samples[main], t, d->s->plan->samples[quota].label, false);
		have++;
	}
}

/* Whether the row stands at a place that the other rule drew. */
static bool at_drawn_place(const struct drawer *d, const struct plan_sample_rule *other, int place)
{
	for (guint i = 0; i < d->drawn->len; i++) {
		const struct stats_drawn *drawn = &g_array_index(d->drawn, struct stats_drawn, i);
		if (drawn->rule == other && !drawn->reserve && drawn->row->place == place)
			return true;
	}
	return false;
}

static void draw_within(struct drawer *d, const struct plan_sample_rule *rule, struct frame *f)
{
	const struct plan_sample_rule *other = &d->s->plan->samples[rule->within];
	const struct stats_rows *rows = rows_of(d, rule);
	int want = (int)rat_ceil(rat_mul(rule->within_share, rat_int(f->size))), have = 0;

	for (size_t i = 0; i < f->n; i++)
		have += f->ticket[i].drawn && at_drawn_place(d, other, rows->row[f->ticket[i].row]->place);
	for (size_t i = 0; i < f->n && have < want && drawn_by(d, rule, false) < f->size; i++) {
		struct ticket *t = &f->ticket[i];
		if (t->drawn || !at_drawn_place(d, other, rows->row[t->row]->place))
			continue;
		put(d, rule, t, other->label, false);
		have++;
	}
}

static void draw_rule(struct drawer *d, size_t r)
{
	const struct plan_sample_rule *rule = &d->s->plan->samples[r];
	struct frame *f = &d->frames[r];

	for (size_t q = 0; q < d->s->plan->n_samples; q++)
		if (d->s->plan->samples[q].quota_of == (int)r)
			draw_quota(d, r, q);
	if (rule->within >= 0)
		draw_within(d, rule, f);
	for (size_t i = 0; i < f->n && drawn_by(d, rule, false) < f->size; i++)
		if (!f->ticket[i].drawn)
			put(d, rule, &f->ticket[i], "", false);
	for (size_t i = 0; i < f->n && drawn_by(d, rule, true) < rule->reserve; i++)
		if (!f->ticket[i].drawn)
			put(d, rule, &f->ticket[i], "", true);
}

/* ---- rows for each drawn row -------------------------------------------------------- */

/* The column of `table` that refers to `other`, or -1. */
static int reference(const struct plan_table *table, const struct plan_table *other)
{
	for (size_t i = 0; i < table->n_fields; i++)
		if (table->fields[i].ref_table == other)
			return (int)i;
	return -1;
}

static bool is_taken(const struct drawer *d, const struct plan_table *table, size_t row)
{
	for (guint i = 0; i < d->drawn->len; i++)
		if (g_array_index(d->drawn, struct stats_drawn, i).rule->table == table
		    && g_array_index(d->at, size_t, i) == row)
			return true;
	return false;
}

static int compare_cells(enum plan_type type, union value a, union value b)
{
	if (!plan_type_is_text(type))
		return (a.i > b.i) - (a.i < b.i);
	return strcmp(a.s != NULL ? a.s : "", b.s != NULL ? b.s : "");
}

/* By the rule's columns; without them, by lot. */
static bool comes_first(const struct drawer *d, const struct plan_sample_rule *rule, const struct ticket *a,
	const struct ticket *b)
{
	const struct stats_rows *rows = rows_of(d, rule);

	for (size_t k = 0; k < rule->n_sort; k++) {
		int column = rule->sort[k] < 0 ? ~rule->sort[k] : rule->sort[k];
		struct plan_row_view x = stats_view(d->s, rows, a->row), y = stats_view(d->s, rows, b->row);
		int c = compare_cells(plan_column_info(rule->table, column).type,
			stats_cell_of(&x, column), stats_cell_of(&y, column));
		if (c != 0)
			return rule->sort[k] < 0 ? c > 0 : c < 0;
	}
	return rule->n_sort == 0 ? strcmp(lot_of(d, rule->id, a->id), lot_of(d, rule->id, b->id)) < 0
		: strcmp(a->id, b->id) < 0;
}

static struct ticket *first_of(const struct drawer *d, const struct plan_sample_rule *rule, struct frame *f,
	int column, const char *id)
{
	const struct stats_rows *rows = rows_of(d, rule);
	struct ticket *best = NULL;

	for (size_t i = 0; i < f->n; i++) {
		struct ticket *t = &f->ticket[i];
		const char *refers = rows->row[t->row]->v[column].s;
		if (refers == NULL || strcmp(refers, id) != 0 || is_taken(d, rule->table, t->row))
			continue;
		if (best == NULL || comes_first(d, rule, t, best))
			best = t;
	}
	return best;
}

static void draw_per(struct drawer *d, size_t r)
{
	const struct plan_sample_rule *rule = &d->s->plan->samples[r];
	const struct plan_sample_rule *other = &d->s->plan->samples[rule->within];
	int column = reference(rule->table, other->table);

	for (guint i = 0; i < d->drawn->len && column >= 0; i++) {
		struct stats_drawn parent = g_array_index(d->drawn, struct stats_drawn, i);
		if (parent.rule != other || parent.reserve)
			continue;
		for (int k = 0; k < rule->per; k++) {
			struct ticket *t = first_of(d, rule, &d->frames[r], column, parent.id);
			if (t != NULL)
				put(d, rule, t, parent.id, false);
		}
	}
}

static void draw_township(const struct stats *s, int place, GArray *const *own, struct stats_sample *out)
{
	int sub = ingest_submission_of(s->data, place, s->phase);
	struct drawer d = { .s = s, .place = place, .own = own };
	struct stats_drawn *drawn;
	char *digest;

	d.seed = arena_printf(s->arena, "%s/%s/%s", s->data->season->seed != NULL ? s->data->season->seed : "",
		s->data->places[place].code, sub >= 0 ? s->data->submissions[sub].digest : "");
	d.frames = ARENA_ARRAY(s->arena, struct frame, s->plan->n_samples + 1);
	d.drawn = g_array_new(FALSE, FALSE, sizeof(struct stats_drawn));
	d.at = g_array_new(FALSE, FALSE, sizeof(size_t));
	d.listed = g_string_new(NULL);
	for (size_t r = 0; r < s->plan->n_samples; r++)
		make_frame(&d, r);
	for (size_t r = 0; r < s->plan->n_samples; r++) {
		const struct plan_sample_rule *rule = &s->plan->samples[r];
		if (rule->per > 0 && rule->within >= 0)
			draw_per(&d, r);
		else if (rule->quota_of < 0)
			draw_rule(&d, r);
	}
	drawn = ARENA_ARRAY(s->arena, struct stats_drawn, d.drawn->len + 1);
	if (d.drawn->len > 0)
		memcpy(drawn, d.drawn->data, d.drawn->len * sizeof *drawn);
	digest = file_sha256(d.listed->str, d.listed->len);
	*out = (struct stats_sample){ place, d.seed, arena_strdup(s->arena, digest), drawn, d.drawn->len, false };
	g_free(digest);
	g_string_free(d.listed, TRUE);
	g_array_free(d.drawn, TRUE);
	g_array_free(d.at, TRUE);
}

/* The rows of each township: township × n_tables + table. */
static GArray **sort_by_township(const struct stats *s)
{
	size_t n = s->data->n_places * s->plan->n_tables;
	GArray **own = g_new0(GArray *, n + 1);

	for (size_t i = 0; i < n; i++)
		own[i] = g_array_new(FALSE, FALSE, sizeof(size_t));
	for (size_t t = 0; t < s->plan->n_tables; t++)
		for (size_t i = 0; i < s->tables[t].n; i++) {
			int place = s->tables[t].row[i]->township;
			if (place > 0)
				g_array_append_val(own[(size_t)place * s->plan->n_tables + t], i);
		}
	return own;
}

static void drop_townships(const struct stats *s, GArray **own)
{
	for (size_t i = 0; i < s->data->n_places * s->plan->n_tables; i++)
		g_array_free(own[i], TRUE);
	g_free(own);
}

static const struct stats_sample *draw_all(const struct stats *s, size_t *n)
{
	struct stats_sample *samples;
	GArray **own;
	int first;

	*n = stats_places_below(s, 0, PLAN_TOWNSHIP, &first);
	samples = ARENA_ARRAY(s->arena, struct stats_sample, *n + 1);
	own = sort_by_township(s);
	for (size_t i = 0; i < *n; i++)
		draw_township(s, first + (int)i, own + (size_t)(first + (int)i) * s->plan->n_tables, &samples[i]);
	drop_townships(s, own);
	return samples;
}

const struct stats_sample *stats_sample_draw(const struct dataset *data, int phase, struct arena *arena,
	struct diags *diags, size_t *n)
{
	return draw_all(stats_open(data, phase, NULL, arena, diags), n);
}

const struct stats_sample *stats_sample(const struct stats *self, const struct stats_frozen *frozen, struct arena *arena,
	struct diags *diags, size_t *n)
{
	struct stats *s = ARENA_NEW(arena, struct stats);
	const struct stats_sample *drawn = NULL;
	struct stats_sample *samples;

	*s = *self;
	s->arena = arena;
	s->diags = diags;
	if (frozen == NULL)
		return draw_all(s, n);
	samples = frozen_samples(frozen, s, n);
	for (size_t i = 0; i < *n; i++)
		if (!samples[i].frozen) {
			drawn = drawn != NULL ? drawn : draw_all(s, n);
			samples[i] = drawn[i];
		}
	return samples;
}
