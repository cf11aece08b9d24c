/* turned_pairs.c -- the cells of a sheet that runs down the page: labels with a value each, or
 * with one for every record. See turned_page.h. */
#include "ingest/fold.h"
#include "ingest/turned_page.h"

static struct spot spot_of(const struct page *p, size_t row, size_t column)
{
	return (struct spot){ p->rows[row].line, p->rows[row].row, (uint32_t)column + 1 };
}

/* ---- rows without a field ---------------------------------------------------------------------- */

void page_note(struct page *p, enum diag_code code, size_t row, size_t column)
{
	struct diag d = { .code = code, .level = diag_code_level(code), .table = p->table->label, .at = p->at,
		.record = p->rows[row].row };

	d.at.line = p->rows[row].line;
	d.at.column = (uint32_t)column + 1;
	g_array_append_val(p->notes, d);
}

/* Nothing that could be a telephone number or a code. */
static bool is_words(struct str s)
{
	size_t digits = 0;

	for (size_t i = 0; i < s.n; i++)
		digits += g_ascii_isdigit(s.p[i]) != 0;
	return digits < 5 && fold_count(s) <= 20;
}

/* A row that no label stands in: titles and the form's own header above the labels; a heading
 * between them, a note below. False when it says more than that. */
static bool pass_row(struct page *p, size_t row)
{
	size_t only = 0, n = shape_filled(&p->rows[row], &only);

	if (n == 0 || row < p->first)
		return true;
	if (shape_is_footer(&p->rows[row], p->width) || (row > p->last && n == 1))
		page_note(p, DIAG_FOOTER, row, only);
	else if (n == 1)
		page_note(p, is_words(page_cell(p, row, only)) ? DIAG_FORM_HEADING : DIAG_ROW_LONELY, row, only);
	else
		return false;
	return true;
}

/* ---- pairs ------------------------------------------------------------------------------------------ */

/* The first cell that is not certain. */
static void unclear(struct page *p, size_t row, size_t column)
{
	struct diag *d = &p->unclear;

	if (d->arg[0] != NULL)
		return;
	*d = (struct diag){ .code = DIAG_FORM_UNCLEAR, .level = DIAG_REFUSED, .table = p->table->label, .at = p->at,
		.arg = { p->table->label }, .record = p->rows[row].row };
	d->at.line = p->rows[row].line;
	d->at.column = (uint32_t)column + 1;
}

struct pairs {
	struct page *p;
	struct out *out, *captions;   /* captions: "填报人：李明" in one cell */
	size_t record;
	const struct plan_field *opens;  /* the field that a record begins with */
	/* the label that waits for its value */
	bool waits;
	size_t head, row, column;
};

/* A label: a field that the record has already begins the next one, when it is its first. */
static void take_label(struct pairs *s, const struct plan_field *f, size_t row, size_t column)
{
	struct spot at = spot_of(s->p, row, column);
	size_t head = out_head(s->out, f, (struct str){ "", 0 }, page_cell(s->p, row, column), at);

	if (out_has(s->out, s->record, head)) {
		if (f == NULL || f != s->opens)
			unclear(s->p, row, column);
		s->record++;
	}
	if (s->opens == NULL)
		s->opens = f;
	s->waits = true;
	s->head = head;
	s->row = row;
	s->column = column;
}

static void take_value(struct pairs *s, size_t row, size_t column)
{
	struct str raw = column < s->p->rows[row].n ? s->p->rows[row].cells[column] : (struct str){ "", 0 };

	out_cell(s->out, s->record, s->head, raw, spot_of(s->p, row, column));
	s->waits = false;
}

/* Where the label's text begins that a colon at the i-th byte ends. */
static size_t label_start(struct str s, size_t colon)
{
	static const char *const before[] = { " ", "\t", "\n", "　", "；", ";", "\xC2\xA0" };

	for (size_t i = colon; i > 0; i--)
		for (size_t k = 0; k < G_N_ELEMENTS(before); k++)
			if (str_ends((struct str){ s.p, i }, before[k]))
				return i;
	return 0;
}

static size_t next_colon(struct str s, size_t from, size_t *len)
{
	size_t wide = from + str_find(str_from(s, from), "："), narrow = from + str_find(str_from(s, from), ":");

	*len = wide < narrow ? strlen("：") : 1;
	return MIN(wide, narrow);
}

/* The next label that a colon ends: its bytes, the colon's in *colon, which is cell.n without one. */
static struct str next_label(const struct page *p, struct str cell, size_t from, size_t *colon, size_t *len)
{
	struct str label = { cell.p, 0 };

	for (*colon = next_colon(cell, from, len); *colon < cell.n; *colon = next_colon(cell, *colon + *len, len)) {
		size_t start = MAX(label_start(cell, *colon), from);

		label = (struct str){ cell.p + start, *colon - start };
		if (p->table != NULL ? shape_field(p->r->headers, p->table, label) != NULL : shape_knows(p->r->headers, label))
			break;
	}
	return label;
}

size_t page_captions(const struct page *p, struct str cell, struct caption *out)
{
	size_t len, colon, n = 0;
	struct str label = next_label(p, cell, 0, &colon, &len);

	if (colon == cell.n || cell.n > 4000 || label.p > cell.p)
		return 0;
	while (colon < cell.n && n < CAPTIONS) {
		size_t next_len, next, value = colon + len;
		struct str other = next_label(p, cell, value, &next, &next_len);
		size_t end = next < cell.n ? (size_t)(other.p - cell.p) : cell.n;

		out[n++] = (struct caption){ label, fold_trim((struct str){ cell.p + value, end - value }) };
		label = other;
		colon = next;
		len = next_len;
	}
	return n;
}

/* Captions with a value count. */
static bool take_captions(struct pairs *s, size_t row, size_t column)
{
	struct caption c[CAPTIONS];
	size_t n = page_captions(s->p, page_cell(s->p, row, column), c);
	struct spot at = spot_of(s->p, row, column);

	for (size_t i = 0; i < n; i++) {
		const struct plan_field *f = shape_field(s->p->r->headers, s->p->table, c[i].label);

		if (c[i].value.n > 0)
			out_cell(s->captions, 0, out_head(s->captions, f, (struct str){ "", 0 }, c[i].label, at), c[i].value, at);
	}
	return n > 0;
}

static bool has_label(const struct page *p, size_t row)
{
	for (size_t c = 0; c < p->rows[row].n; c++)
		if (p->labels[c] && page_label(p, row, c) != NULL)
			return true;
	return false;
}

/* Whether the field has its label where labels stand. */
static bool is_labelled(const struct page *p, const struct plan_field *f)
{
	for (size_t i = 0; i < p->n; i++)
		for (size_t c = 0; c < p->rows[i].n; c++)
			if (p->labels[c] && page_label(p, i, c) == f)
				return true;
	return false;
}

/* A cell that holds something, in a row with labels. */
static void take_cell(struct pairs *s, size_t row, size_t c)
{
	const struct page *p = s->p;
	const struct plan_field *any = page_label(p, row, c), *f = p->labels[c] ? any : NULL;

	if (s->waits && any != NULL && c == s->column + 1 && (f != NULL || !is_labelled(p, any))) {
		unclear(s->p, row, c);  /* a label beside a label, and not the word as a value */
	} else if (s->waits && f == NULL) {
		take_value(s, row, c);
	} else if (f != NULL || p->labels[c]) {
		if (s->waits)
			take_value(s, s->row, s->column + 1);
		take_label(s, f, row, c);
	} else {
		unclear(s->p, row, c);
	}
}

static void take_row(struct pairs *s, size_t row)
{
	struct page *p = s->p;
	bool captions = false, labelled = has_label(p, row);
	size_t only = 0, n = shape_filled(&p->rows[row], &only);

	for (size_t c = 0; c < p->rows[row].n && !labelled && n > 0; c++)
		if (page_cell(p, row, c).n > 0) {
			bool caption = take_captions(s, row, c);

			if (captions && !caption)
				unclear(p, row, c);
			captions |= caption;
		}
	if (captions || n == 0 || (!labelled && pass_row(p, row)))
		return;
	for (size_t c = 0; c < p->rows[row].n; c++)
		if (page_cell(p, row, c).n > 0 && !p->aside[c])
			take_cell(s, row, c);
	if (s->waits)
		take_value(s, row, s->column + 1);
}

/* What only a caption says counts. */
static void add_captions(struct pairs *s)
{
	for (guint i = 0; i < s->captions->cells->len && s->out->records <= 1; i++) {
		const struct out_cell *c = &g_array_index(s->captions->cells, struct out_cell, i);
		const struct out_head *h = &g_array_index(s->captions->heads, struct out_head, c->head);
		size_t head = out_head(s->out, h->field, h->parent, h->text, h->at);

		if (!out_has(s->out, 0, head))
			out_cell(s->out, 0, head, c->text, c->at);
	}
}

bool page_read_pairs(struct page *p, struct turned *out)
{
	struct pairs s = { .p = p, .out = out_new(), .captions = out_new() };

	p->parents = false;
	for (size_t i = 0; i < p->n; i++)
		take_row(&s, i);
	add_captions(&s);
	out->unclear = p->runs_down ? p->unclear : out->unclear;
	if (p->unclear.arg[0] == NULL && s.out->records > 0)
		out_write(s.out, p, out);
	out_free(s.out);
	out_free(s.captions);
	return out->spots != NULL;
}

/* ---- a column for each record -------------------------------------------------------------------- */

/* A field's values; false when it has been there. */
static bool take_field(struct page *p, struct out *o, size_t row, struct str parent)
{
	size_t head = o->heads->len, record = 0;

	if (out_head(o, page_label(p, row, p->main), parent, page_cell(p, row, p->main), spot_of(p, row, p->main)) < head)
		return false;
	for (size_t c = p->main + 1; c < p->width; c++)
		if (p->holds[c])
			out_cell(o, record++, head, c < p->rows[row].n ? p->rows[row].cells[c] : (struct str){ "", 0 },
				spot_of(p, row, c));
	return true;
}

/* Columns right of the labels that hold something beside one of them. */
static void find_records(struct page *p)
{
	for (size_t i = p->first; i <= p->last; i++)
		for (size_t c = p->main + 1; c < p->width; c++)
			p->holds[c] |= !p->aside[c] && page_cell(p, i, c).n > 0;
}

bool page_read_columns(struct page *p, struct turned *out)
{
	struct out *o = out_new();
	struct str parent = { "", 0 };
	bool certain = true;

	find_records(p);
	for (size_t i = 0; i < p->n && certain; i++) {
		size_t only = 0, n = shape_filled(&p->rows[i], &only);

		if (p->main > 0 && page_cell(p, i, p->main - 1).n > 0)
			parent = page_cell(p, i, p->main - 1);
		if (i < p->first || n == 0 || (page_label(p, i, p->main) == NULL && (n == 1 || i > p->last)))
			certain = pass_row(p, i);
		else
			certain = page_cell(p, i, p->main).n > 0 && take_field(p, o, i, p->parents ? parent : (struct str){ "", 0 });
		if (!certain)
			unclear(p, i, p->main);
	}
	out->unclear = p->runs_down ? p->unclear : out->unclear;
	if (certain)
		out_write(o, p, out);
	out_free(o);
	return certain;
}
