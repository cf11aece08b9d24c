/* table_read.c -- <table> and <checklist> become rows of cells on a full raster. */
#include <stdlib.h>
#include <string.h>

#include "layout/table.h"

static bool says(const xmlNode *n, const char *attr, const char *value)
{
	const char *v = node_attr(n, attr);

	return v != NULL && strcmp(v, value) == 0;
}

static size_t count_of(const xmlNode *n, const char *name)
{
	size_t k = 0;

	for (n = n != NULL ? n->children : NULL; n != NULL; n = n->next)
		k += node_is(n, name);
	return k;
}

static const xmlNode *child(const xmlNode *n, const char *name)
{
	for (n = n->children; n != NULL; n = n->next)
		if (node_is(n, name))
			return n;
	return NULL;
}

struct table *table_new(struct layout *l, size_t n_cols, const struct place *at, bool small, uint32_t line)
{
	struct table *t = ARENA_NEW(l->arena, struct table);

	t->n_cols = n_cols > 0 ? n_cols : 1;
	t->col = ARENA_ARRAY(l->arena, struct column, t->n_cols);
	t->place = *at;
	t->width = at->width;
	t->size = unit_of(small ? l->style->note_size : l->style->table_size);
	t->pitch = (int32_t)((int64_t)unit_of(l->style->table_line) * t->size / unit_of(l->style->table_size));
	t->pad_x = t->size * 3 / 10;
	t->pad_y = t->size / 5;
	t->least_row = t->pitch + 2 * t->pad_y;
	t->style = l->style->three_line ? TABLE_THREE_LINE : TABLE_GRID;
	t->page_height = at->landscape ? l->width : l->height;
	t->line = line;
	t->last_foot = &t->feet;
	return t;
}

void table_rows(struct layout *l, struct table *t, struct rows *rows, size_t n)
{
	rows->n = n;
	rows->row = ARENA_ARRAY(l->arena, struct row, n);
	for (size_t i = 0; i < n; i++) {
		rows->row[i].at = ARENA_ARRAY(l->arena, struct cell *, t->n_cols);
		rows->row[i].line = t->line;
	}
}

struct face table_face(const struct layout *l, const struct table *t, bool strong)
{
	return (struct face){ strong ? STYLE_HEI : STYLE_SONG, t->size, t->size, l->style->text };
}

/* Spans are cut to the raster, and to what is free. */
struct cell *table_cell(struct layout *l, struct table *t, struct rows *rows, size_t row, size_t col,
	const struct text *text, size_t span, size_t down)
{
	struct cell *c = ARENA_NEW(l->arena, struct cell);
	size_t most = 1;

	while (most < span && col + most < t->n_cols && rows->row[row].at[col + most] == NULL)
		most++;
	c->text = (struct text *)(uintptr_t)text;
	c->row = row;
	c->col = col;
	c->cols = most;
	c->rows = down < 1 ? 1 : down > rows->n - row ? rows->n - row : down;
	c->align = t->col[col].align;
	c->aligned = t->col[col].aligned;
	for (size_t r = row; r < row + c->rows; r++)
		for (size_t k = col; k < col + c->cols; k++)
			rows->row[r].at[k] = c;
	if (c->rows > 1 && rows == &t->body)
		t->spans = true;
	return c;
}

void table_fill(struct layout *l, struct table *t, struct rows *rows)
{
	struct face face = table_face(l, t, false);

	for (size_t r = 0; r < rows->n; r++)
		for (size_t k = 0; k < t->n_cols; k++)
			if (rows->row[r].at[k] == NULL)
				table_cell(l, t, rows, r, k, text_new(l, &face, rows->row[r].line), 1, 1);
}

/* ---- from XML ---- */

static bool read_align(const xmlNode *n, enum align *align)
{
	static const char *const names[] = { "left", "center", "right", "decimal" };
	const char *v = node_attr(n, "align");

	for (size_t i = 0; v != NULL && i < sizeof names / sizeof names[0]; i++)
		if (strcmp(v, names[i]) == 0) {
			*align = (enum align)i;
			return true;
		}
	return false;
}

static void read_width(struct layout *l, const xmlNode *n, struct column *c)
{
	const char *v = node_attr(n, "width");
	struct rat r;
	size_t len;

	if (v == NULL)
		return;
	len = strspn(v, "0123456789.");
	if (!rat_parse(arena_strndup(l->arena, v, len), &r) || r.num <= 0 || r.num / r.den > 1000 ||
	    (v[len] != '\0' && strcmp(v + len, "mm") != 0)) {
		layout_say(l, DIAG_LAYOUT_WIDTH, (uint32_t)xmlGetLineNo(n), v);
		return;
	}
	if (v[len] == '\0')
		c->weight = (int32_t)(r.num * 1000 / r.den);
	else
		c->fixed = (int32_t)(r.num * 360000 / r.den / 127);   /* mm to 1/1000 pt: 72000 / 25.4 */
}

static void read_columns(struct layout *l, struct table *t, const xmlNode *n)
{
	static const char *const sums[] = { "", "page", "sofar", "all" };
	size_t i = 0;

	for (n = n->children; n != NULL; n = n->next) {
		struct column *c;

		if (!node_is(n, "col"))
			continue;
		c = &t->col[i++];
		c->aligned = read_align(n, &c->align);
		read_width(l, n, c);
		for (size_t k = 1; k < 4; k++)
			if (says(n, "sum", sums[k]))
				c->sum = (enum table_sum)k, t->sums = true;
		c->page = c->sofar = c->all = rat_int(0);
	}
}

static size_t number_attr(const xmlNode *n, const char *name)
{
	const char *v = node_attr(n, name);
	long k = v != NULL ? strtol(v, NULL, 10) : 1;

	return k < 1 ? 1 : k > 10000 ? 10000 : (size_t)k;
}

static void take_feet(struct table *t, const struct text *text)
{
	if (text->feet == NULL)
		return;
	*t->last_foot = text->feet;
	for (struct foot *f = text->feet; f != NULL; f = f->next) {
		t->last_foot = &f->next;
		t->n_feet++;
	}
}

static void read_cell(struct layout *l, struct table *t, struct rows *rows, size_t row, size_t *col, const xmlNode *n)
{
	bool head = rows == &t->head;
	struct face face = table_face(l, t, head || rows->row[row].emph);
	struct text *text = text_new(l, &face, (uint32_t)xmlGetLineNo(n));
	struct cell *c;

	while (*col < t->n_cols && rows->row[row].at[*col] != NULL)
		(*col)++;
	text_inline(l, text, n);
	take_feet(t, text);
	if (*col >= t->n_cols) {
		layout_say(l, DIAG_LAYOUT_CELLS, text->line, text_excerpt(l, text));
		return;
	}
	c = table_cell(l, t, rows, row, *col, text, number_attr(n, "span"), number_attr(n, "rows"));
	*col += c->cols;
	c->head = head;
	if (read_align(n, &c->align))
		c->aligned = true;
	else if (head)
		c->align = ALIGN_CENTER, c->aligned = true;
	c->state = says(n, "state", "met") ? CELL_MET : says(n, "state", "missed") ? CELL_MISSED
		: says(n, "state", "na") ? CELL_NA : CELL_PLAIN;
	if (c->cols == 1 && (c->state == CELL_MET || c->state == CELL_MISSED))
		t->col[c->col].marked = true;
}

static void read_rows(struct layout *l, struct table *t, struct rows *rows, const xmlNode *n)
{
	size_t r = 0;

	table_rows(l, t, rows, count_of(n, "row"));
	for (const xmlNode *row = n != NULL ? n->children : NULL; row != NULL; row = row->next) {
		size_t col = 0;

		if (!node_is(row, "row"))
			continue;
		rows->row[r].emph = says(row, "emph", "yes");
		rows->row[r].line = (uint32_t)xmlGetLineNo(row);
		for (const xmlNode *c = row->children; c != NULL; c = c->next)
			if (node_is(c, "cell"))
				read_cell(l, t, rows, r, &col, c);
		r++;
	}
	table_fill(l, t, rows);
}

struct text *table_line(struct layout *l, const struct table *t, enum style_role role, double size, const char *s)
{
	struct face face = { role, unit_of(size), unit_of(size), l->style->text };
	struct text *x = text_string(l, &face, s, t->line);

	text_set(l, x, t->width, t->width, false);
	return x;
}

struct table *table_read(struct layout *l, const xmlNode *n, const struct place *at, const char *label)
{
	struct table *t = table_new(l, count_of(n, "col"), at, says(n, "size", "small"), (uint32_t)xmlGetLineNo(n));
	const char *caption = node_attr(n, "caption"), *unit = node_attr(n, "unit");
	const struct style *s = l->style;

	if (node_attr(n, "style") != NULL)
		t->style = says(n, "style", "three-line") ? TABLE_THREE_LINE : says(n, "style", "plain") ? TABLE_PLAIN : TABLE_GRID;
	t->hand = says(n, "row-height", "hand");
	t->whole = says(n, "break", "no");
	read_columns(l, t, n);
	read_rows(l, t, &t->head, child(n, "head"));
	read_rows(l, t, &t->body, child(n, "body"));
	read_rows(l, t, &t->foot, child(n, "foot"));
	t->again = table_line(l, t, STYLE_HEI, s->table_size, arena_printf(l->arena, "续%s", caption != NULL ? label : "表"));
	if (caption != NULL)
		t->caption = table_line(l, t, STYLE_HEI, s->caption_size, arena_printf(l->arena, "%s　%s", label, caption));
	if (unit != NULL && *unit != '\0')
		t->unit = table_line(l, t, STYLE_SONG, s->table_size, arena_printf(l->arena, "单位：%s", unit));
	return t;
}
