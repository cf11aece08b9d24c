/* register.c -- the rows that facts.xml lists for the next season, and last season's
 * read again:
 *
 *   <register table="organizations" label="社区社会组织台账" cutoff="2023-11-30">
 *    <township code="450199001000" name="城东街道">
 *     <row org_id="ORG0001" stock="yes" org_name="…" community_code="…" …/>
 *
 * They are written as text: no document prints them, so the tree does without. Cells
 * stand in their canonical form, empty ones are left out; rows in the order of their ids. */
#include <stdlib.h>
#include <string.h>

#include "facts/build.h"

#define STOCK "stock"   /* mark of a row that stood at the season's end */

/* ---- this season's ---------------------------------------------------------------- */

static int column_at(const struct plan_register *r, size_t cell)
{
	return cell == 0 ? plan_id_column(r->table) : r->fields[cell - 1];
}

size_t register_cell(const struct plan_register *r, int column)
{
	size_t cell = 0;

	while (column_at(r, cell) != column)
		cell++;
	return cell;
}

static int by_cells(const void *p, const void *q)
{
	const struct register_row *a = p, *b = q;
	int c = 0;

	for (size_t i = 0; c == 0 && i < a->n; i++)
		c = g_strcmp0(a->cell[i], b->cell[i]);
	return c;
}

/* NULL where empty; without the signs that XML does not hold, so that it is read as it was written. */
static const char *cleaned(struct arena *arena, const char *text)
{
	char *copy;

	if (text == NULL || text[0] == '\0')
		return NULL;
	copy = arena_strdup(arena, text);
	for (char *p = copy; *p != '\0'; p++)
		if ((unsigned char)*p < ' ')
			*p = ' ';
	return copy;
}

static const char *const *cells_of(const struct plan_register *r, const struct row *row, struct arena *arena)
{
	const char **cell = ARENA_ARRAY(arena, const char *, r->n_fields + 1);

	for (size_t i = 0; i <= r->n_fields; i++)
		cell[i] = cleaned(arena, ingest_cell_canonical(r->table, row, column_at(r, i), arena));
	return cell;
}

struct register_rows register_rows(const struct plan_register *r, const struct stats *s, int township, struct arena *arena)
{
	struct register_rows list;
	const struct stats_taken *taken = stats_taken_of(s, r->stock, township, PLAN_EMPTY, arena, &list.n);

	list.row = ARENA_ARRAY(arena, struct register_row, list.n + 1);
	for (size_t i = 0; i < list.n; i++)
		list.row[i] = (struct register_row){ cells_of(r, taken[i].row, arena), r->n_fields + 1, taken[i].counted,
			taken[i].row };
	if (list.n > 0)
		qsort(list.row, list.n, sizeof *list.row, by_cells);
	return list;
}

/* ---- writing ------------------------------------------------------------------------ */

static void put_rows(const struct plan_register *r, const struct register_rows *list, GString *out)
{
	for (size_t i = 0; i < list->n; i++) {
		const struct register_row *row = &list->row[i];

		g_string_append(out, "\n      <row");
		for (size_t k = 0; k < row->n; k++) {
			if (row->cell[k] != NULL)
				text_put_attribute(out, plan_column_info(r->table, column_at(r, k)).name, row->cell[k]);
			if (k == 0 && row->stock)
				text_put_attribute(out, STOCK, "yes");
		}
		g_string_append(out, "/>");
	}
}

/* Townships that sent nothing are not there: next season has nothing to compare with. */
static void put_township(const struct build *b, const struct plan_register *r, int place, GString *out)
{
	struct arena *scratch = arena_new();
	struct register_rows list = register_rows(r, b->phase->self, place, scratch);

	g_string_append(out, "\n    <township");
	text_put_attribute(out, "code", b->data->places[place].code);
	text_put_attribute(out, "name", b->data->places[place].name);
	g_string_append(out, list.n > 0 ? ">" : "/>");
	put_rows(r, &list, out);
	if (list.n > 0)
		g_string_append(out, "\n    </township>");
	arena_free(scratch);
}

bool register_sent(const struct build *b, const struct plan_register *r, int place)
{
	int i = ingest_submission_of(b->data, place, b->phase->phase);

	return i >= 0 && (b->data->submissions[i].tables >> r->table->index & 1) != 0;
}

char *register_text(const struct build *b)
{
	const struct place *d = &b->data->places[0];
	int64_t cutoff = b->season->phases[b->phase->phase].cutoff;
	GString *out = g_string_new(NULL);
	char iso[32];

	for (size_t i = 0; i < b->plan->n_registers; i++) {
		const struct plan_register *r = &b->plan->registers[i];

		g_string_append(out, "\n  <register");
		text_put_attribute(out, "table", r->table->id);
		text_put_attribute(out, "label", r->table->label);
		if (cutoff != PLAN_EMPTY)
			text_put_attribute(out, "cutoff", plan_date_iso(cutoff, iso));
		g_string_append_c(out, '>');
		for (int k = 0; k < d->n_children; k++)
			if (register_sent(b, r, d->first_child + k))
				put_township(b, r, d->first_child + k, out);
		g_string_append(out, "\n  </register>");
	}
	return g_string_free(out, FALSE);
}

/* ---- reading ------------------------------------------------------------------------- */

static struct register_row read_row(const struct plan_register *r, const xmlNode *node, struct arena *arena)
{
	const char **cell = ARENA_ARRAY(arena, const char *, r->n_fields + 1);
	struct register_row row = { cell, r->n_fields + 1, false, NULL };

	for (const xmlAttr *a = node->properties; a != NULL; a = a->next) {
		const char *text = a->children != NULL ? (const char *)a->children->content : NULL;

		for (size_t i = 0; i <= r->n_fields; i++)
			if (strcmp((const char *)a->name, plan_column_info(r->table, column_at(r, i)).name) == 0)
				cell[i] = arena_strdup(arena, text);
		row.stock = row.stock || (strcmp((const char *)a->name, STOCK) == 0 && g_strcmp0(text, "yes") == 0);
	}
	return row;
}

struct register_rows register_read(const struct plan_register *r, const xmlNode *township, struct arena *arena)
{
	struct register_rows list = { .n = 0 };
	size_t most = 1;

	for (const xmlNode *n = township->children; n != NULL; n = n->next)
		most++;
	list.row = ARENA_ARRAY(arena, struct register_row, most);
	for (const xmlNode *n = township->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, "row") == 0)
			list.row[list.n++] = read_row(r, n, arena);
	if (list.n > 0)
		qsort(list.row, list.n, sizeof *list.row, by_cells);
	return list;
}
