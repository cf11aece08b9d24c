/* turned_out.c -- what a sheet says that runs down the page, as an ordinary sheet. See turned_page.h. */
#include "base/quote.h"
#include "ingest/fold.h"
#include "ingest/turned_page.h"

struct out *out_new(void)
{
	struct out *o = g_new0(struct out, 1);

	o->heads = g_array_new(FALSE, FALSE, sizeof(struct out_head));
	o->cells = g_array_new(FALSE, FALSE, sizeof(struct out_cell));
	return o;
}

void out_free(struct out *o)
{
	g_array_free(o->heads, TRUE);
	g_array_free(o->cells, TRUE);
	g_free(o);
}

static struct out_head *head_at(const struct out *o, size_t i)
{
	return &g_array_index(o->heads, struct out_head, i);
}

static const struct out_cell *cell_of(const struct out *o, size_t record, size_t head)
{
	for (guint i = 0; i < o->cells->len; i++) {
		const struct out_cell *c = &g_array_index(o->cells, struct out_cell, i);

		if (c->record == record && c->head == head)
			return c;
	}
	return NULL;
}

size_t out_head(struct out *o, const struct plan_field *field, struct str parent, struct str text, struct spot at)
{
	struct out_head h = { field, parent, text, at };

	for (size_t i = 0; i < o->heads->len; i++)
		if (field != NULL ? head_at(o, i)->field == field : str_eq(head_at(o, i)->text, text))
			return i;
	g_array_append_val(o->heads, h);
	return o->heads->len - 1;
}

void out_cell(struct out *o, size_t record, size_t head, struct str text, struct spot at)
{
	struct out_cell c = { record, head, text, at };

	g_array_append_val(o->cells, c);
	o->records = MAX(o->records, record + 1);
}

bool out_has(const struct out *o, size_t record, size_t head)
{
	return cell_of(o, record, head) != NULL;
}

/* ---- written down ------------------------------------------------------------------------------ */

struct writing { GString *text; struct spots *spots; size_t row; };

static void put(struct writing *w, size_t column, struct str s, struct spot at)
{
	char *text = g_strndup(s.p, s.n);

	if (column > 0)
		g_string_append_c(w->text, ',');
	quote_csv(w->text, text);
	w->spots->at[w->row * w->spots->n_columns + column] = at;
	g_free(text);
}

static void end_row(struct writing *w)
{
	g_string_append_c(w->text, '\n');
	w->row++;
}

static void put_titles(struct writing *w, const struct page *p)
{
	for (size_t i = 0; i < p->first; i++)
		for (size_t c = 0; c < p->rows[i].n; c++)
			if (shape_title_unit(page_cell(p, i, c)) >= 0) {
				put(w, 0, page_cell(p, i, c), (struct spot){ p->rows[i].line, p->rows[i].row, (uint32_t)c + 1 });
				end_row(w);
				return;
			}
}

static void put_heads(struct writing *w, const struct out *o, bool parents)
{
	for (size_t i = 0; i < o->heads->len; i++)
		put(w, i, parents ? head_at(o, i)->parent : head_at(o, i)->text, head_at(o, i)->at);
	end_row(w);
}

/* A field that a record does not give stands where its label does; without that, where the record begins. */
static void put_record(struct writing *w, const struct out *o, size_t record)
{
	for (size_t i = 0; i < o->heads->len; i++) {
		const struct out_cell *c = cell_of(o, record, i);

		put(w, i, c != NULL ? c->text : (struct str){ "", 0 }, c != NULL ? c->at : head_at(o, i)->at);
	}
	end_row(w);
}

void out_write(const struct out *o, const struct page *p, struct turned *t)
{
	struct arena *arena = p->r->arena;
	struct writing w = { g_string_new(NULL), ARENA_NEW(arena, struct spots), 0 };
	size_t rows = o->records + 3;

	*w.spots = (struct spots){ rows, o->heads->len, ARENA_ARRAY(arena, struct spot, rows * o->heads->len) };
	memset(w.spots->at, 0, rows * o->heads->len * sizeof *w.spots->at);
	put_titles(&w, p);
	if (p->parents)
		put_heads(&w, o, true);
	put_heads(&w, o, false);
	for (size_t i = 0; i < o->records; i++)
		put_record(&w, o, i);
	t->text = (struct str){ arena_strndup(arena, w.text->str, w.text->len), w.text->len };
	t->spots = w.spots;
	g_string_free(w.text, TRUE);
}
