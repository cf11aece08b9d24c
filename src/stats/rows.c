/* rows.c -- the rows that documents list. */
#include "stats/engine.h"

#include <stdlib.h>
#include <string.h>

struct listed {
	size_t i;                    /* in the table's rows */
	const struct sorter *sorter;
};

struct sorter {
	const struct stats *s;
	const struct stats_rows *rows;
	const struct plan_listing *listing;
};

/* A row stands at its place and at all above it; rows of the district everywhere. */
bool stats_row_is_at(const struct stats *s, const struct row *row, int place)
{
	for (int p = row->place; p >= 0; p = s->data->places[p].parent)
		if (p == place)
			return true;
	return false;
}

static int compare_cells(const struct plan_table *table, int column, union value a, union value b)
{
	if (!plan_type_is_text(plan_column_info(table, column).type))
		return (a.i > b.i) - (a.i < b.i);
	return strcmp(a.s != NULL ? a.s : "", b.s != NULL ? b.s : "");
}

static bool is_blank(const struct plan_table *table, int column, union value v)
{
	return plan_type_is_text(plan_column_info(table, column).type) ? v.s == NULL : v.i == PLAN_EMPTY;
}

/* By the listing's columns, what is empty last, then by place and all cells: no
 * order of files or rows shows through. */
static int compare(const void *p, const void *q)
{
	const struct listed *a = p, *b = q;
	const struct sorter *o = a->sorter;
	struct plan_row_view x = stats_view(o->s, o->rows, a->i), y = stats_view(o->s, o->rows, b->i);
	int c;

	for (size_t k = 0; k < o->listing->n_sort; k++) {
		int column = o->listing->sort[k], at = column < 0 ? ~column : column;
		union value u = stats_cell_of(&x, at), v = stats_cell_of(&y, at);

		c = is_blank(o->rows->table, at, u) - is_blank(o->rows->table, at, v);
		if (c != 0)
			return c;
		c = compare_cells(o->rows->table, at, u, v);
		if (c != 0)
			return column < 0 ? -c : c;
	}
	c = o->rows->row[a->i]->place - o->rows->row[b->i]->place;
	for (size_t k = 0; c == 0 && k < o->rows->table->n_fields; k++)
		c = compare_cells(o->rows->table, (int)k, x.v[k], y.v[k]);
	return c;
}

static bool keeps(const struct plan_listing *listing, const struct plan_row_view *view)
{
	for (size_t k = 0; k < listing->n_wheres; k++)
		if (plan_test_row(listing->wheres[k].test, view) != 1)
			return false;
	return true;
}

/* The row with its computed columns in place: a copy where there are any. */
const struct row *stats_whole_row(const struct stats *s, const struct stats_rows *rows, size_t i)
{
	const struct plan_table *table = rows->table;
	struct row *copy;

	if (table->n_computed == 0)
		return rows->row[i];
	copy = arena_alloc(s->arena, sizeof *copy + table->n_columns * sizeof copy->v[0]);
	memcpy(copy, rows->row[i], sizeof *copy + table->n_fields * sizeof copy->v[0]);
	memcpy(copy->v + table->n_fields, rows->computed + i * table->n_computed,
		table->n_computed * sizeof copy->v[0]);
	return copy;
}

/* How many rows before the i-th have its value in a column. */
static size_t turn_of(const struct stats *s, const struct stats_rows *rows, const struct listed *kept, size_t i,
	int column)
{
	struct plan_row_view own = stats_view(s, rows, kept[i].i);
	size_t n = 0;

	for (size_t k = 0; k < i; k++) {
		struct plan_row_view other = stats_view(s, rows, kept[k].i);
		n += compare_cells(rows->table, column, stats_cell_of(&own, column), stats_cell_of(&other, column)) == 0;
	}
	return n;
}

/* One row of each value first, then the second of each, each turn in its order. */
static void spread(const struct stats *s, const struct stats_rows *rows, struct listed *kept, size_t n, int column)
{
	struct listed *order = g_new(struct listed, n + 1);
	size_t *turn = g_new(size_t, n + 1), placed = 0;

	for (size_t i = 0; i < n; i++)
		turn[i] = turn_of(s, rows, kept, i, column);
	for (size_t t = 0; placed < n; t++)
		for (size_t i = 0; i < n; i++)
			if (turn[i] == t)
				order[placed++] = kept[i];
	memcpy(kept, order, n * sizeof *kept);
	g_free(order);
	g_free(turn);
}

void stats_index_places(const struct stats *s, struct stats_rows *rows)
{
	size_t n_places = s->data->n_places, *next;

	rows->at = ARENA_ARRAY(s->arena, size_t, n_places + 1);
	rows->by_place = ARENA_ARRAY(s->arena, uint32_t, rows->n + 1);
	for (size_t i = 0; i < rows->n; i++)
		if (rows->row[i]->place >= 0)
			rows->at[rows->row[i]->place + 1]++;
	for (size_t p = 0; p < n_places; p++)
		rows->at[p + 1] += rows->at[p];
	next = g_memdup2(rows->at, n_places * sizeof *next);
	for (size_t i = 0; i < rows->n; i++)
		if (rows->row[i]->place >= 0)
			rows->by_place[next[rows->row[i]->place]++] = (uint32_t)i;
	g_free(next);
}

/* The rows of by_place that stand at a place: two ranges, its own and those of the places below. The district has all. */
struct ranges { size_t from[2], to[2]; };

static struct ranges rows_at(const struct stats *s, const struct stats_rows *rows, int place)
{
	const struct place *p = &s->data->places[place];

	if (p->level == PLAN_DISTRICT)
		return (struct ranges){ { 0, 0 }, { rows->at[s->data->n_places], 0 } };
	return (struct ranges){ { rows->at[place], rows->at[p->first_child] },
		{ rows->at[place + 1], rows->at[p->first_child + p->n_children] } };
}

/* The listing's rows among by_place[from] to by_place[to - 1]. */
static size_t take_rows(const struct sorter *o, size_t from, size_t to, struct listed *kept)
{
	size_t n = 0;

	for (size_t k = from; k < to; k++) {
		size_t i = o->rows->by_place[k];
		struct plan_row_view view = stats_view(o->s, o->rows, i);

		if (keeps(o->listing, &view))
			kept[n++] = (struct listed){ i, o };
	}
	return n;
}

const struct row *const *stats_rows_of(const struct stats *s, const struct plan_listing *listing, int place,
	size_t *n)
{
	const struct stats_rows *rows = &s->tables[listing->table->index];
	struct sorter sorter = { s, rows, listing };
	struct ranges r = rows_at(s, rows, place);
	struct listed *kept = g_new(struct listed, r.to[0] - r.from[0] + r.to[1] - r.from[1] + 1);
	const struct row **list;
	size_t shown;

	*n = take_rows(&sorter, r.from[0], r.to[0], kept);
	*n += take_rows(&sorter, r.from[1], r.to[1], kept + *n);
	qsort(kept, *n, sizeof *kept, compare);
	if (listing->spread >= 0)
		spread(s, rows, kept, *n, listing->spread);
	shown = listing->limit > 0 ? MIN((size_t)listing->limit, *n) : *n;
	list = ARENA_ARRAY(s->arena, const struct row *, shown + 1);
	for (size_t i = 0; i < shown; i++)
		list[i] = stats_whole_row(s, rows, kept[i].i);
	g_free(kept);
	return list;
}

/* ---- one day ---------------------------------------------------------------------- */

static bool stands_on(const struct plan_measure *m, struct plan_row_view *view, int64_t day)
{
	view->t = day;
	for (size_t i = 0; i < m->n_wheres; i++)
		if (plan_test_row(m->wheres[i].test, view) != 1)
			return false;
	return true;
}

struct rat stats_on_day(const struct stats *s, const struct plan_measure *series, int place, int64_t day)
{
	const struct stats_rows *rows = &s->tables[series->table->index];
	struct ranges r = rows_at(s, rows, place);
	int64_t n = 0;

	for (size_t k = 0; k < 2; k++)
		for (size_t i = r.from[k]; i < r.to[k]; i++) {
			struct plan_row_view view = stats_view(s, rows, rows->by_place[i]);
			n += stands_on(series, &view, day);
		}
	return rat_int(n);
}

const struct stats_taken *stats_taken_of(const struct stats *s, const struct plan_measure *m, int township, int64_t day,
	struct arena *arena, size_t *n)
{
	const struct stats_rows *rows = &s->tables[m->table->index];
	struct ranges r = rows_at(s, rows, township);
	struct stats_taken *list = ARENA_ARRAY(arena, struct stats_taken, r.to[0] - r.from[0] + r.to[1] - r.from[1] + 1);

	*n = 0;
	for (size_t k = 0; k < 2; k++)
		for (size_t i = r.from[k]; i < r.to[k]; i++) {
			struct plan_row_view view = stats_view(s, rows, rows->by_place[i]);
			list[(*n)++] = (struct stats_taken){ rows->row[rows->by_place[i]], stands_on(m, &view, day) };
		}
	return list;
}
