/* table_blocks.c -- tables and checklists among the other blocks. */
#include <string.h>

#include "layout/table.h"

static void add_notes(struct layout *l, struct table *t, struct text **note, size_t n)
{
	int32_t pitch = unit_of(l->style->note_size) * 3 / 2;
	struct line_box box = { .x = t->place.x, .width = t->width, .pitch = pitch };

	for (size_t i = 0; i < n; i++) {
		struct item *first;
		size_t at = l->flow->n;

		flow_text(l, note[i], &box);
		if (l->flow->n > at) {
			first = &l->flow->item[at];
			first->glue |= i + 1 < n && note[i]->n_lines == 1;
		}
		for (; at < l->flow->n; at++)
			l->flow->item[at].note = true;
	}
}

/* 注：… and 资料来源：…, in 小五; later lines hang behind the label. */
static struct text *note_text(struct layout *l, const struct table *t, const char *label, const xmlNode *n, const char *s)
{
	int32_t size = unit_of(l->style->note_size);
	struct face face = { STYLE_SONG, size, size, l->style->text };
	struct text *x = text_new(l, &face, n != NULL ? (uint32_t)xmlGetLineNo(n) : t->line), *rest;

	text_add(l, x, &x->looks[0], label);
	if (n != NULL) {
		rest = text_new(l, &face, x->line);
		text_inline(l, rest, n);
		text_join(l, x, rest);
	}
	if (s != NULL)
		text_add(l, x, &x->looks[0], s);
	text_set(l, x, t->width, t->width, false);
	return x;
}

static size_t notes_of(struct layout *l, const struct table *t, const xmlNode *n, struct text ***notes)
{
	const char *source = node_attr(n, "source");
	size_t k = 0, many = 0, feet;

	for (const xmlNode *i = n->children; i != NULL; i = i->next)
		many += node_is(i, "note");
	*notes = ARENA_ARRAY(l->arena, struct text *, many + t->n_feet + 1);
	for (const struct foot *f = t->feet; f != NULL; f = f->next) {
		text_set(l, f->text, t->width, t->width, false);
		(*notes)[k++] = f->text;
	}
	feet = k;
	for (const xmlNode *i = n->children; i != NULL; i = i->next)
		if (node_is(i, "note")) {
			const char *label = many == 1 ? "注：" : arena_printf(l->arena, "注%zu：", k - feet + 1);

			(*notes)[k++] = note_text(l, t, label, i, NULL);
		}
	if (source != NULL && *source != '\0')
		(*notes)[k++] = note_text(l, t, "资料来源：", NULL, source);
	return k;
}

static void place_table(struct layout *l, struct table *t, struct text **notes, size_t n, const struct place *at)
{
	int32_t pitch = unit_of(l->style->note_size) * 3 / 2;
	struct item *it;

	for (size_t i = 0; i < n; i++)
		t->notes_height += (int32_t)notes[i]->n_lines * pitch;
	if (t->notes_height > t->page_height / 4)
		t->notes_height = t->page_height / 4;
	table_measure(l, t);
	flow_gap(l, at->pitch / 4);
	it = flow_add(l, ITEM_TABLE, 0);
	it->line = t->line;
	it->as.table = t;
	add_notes(l, t, notes, n);
	flow_gap(l, at->pitch / 3);
}

void block_table(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct numbered nr = scan_number(l, &l->count, n);
	struct table *t = table_read(l, n, at, nr.label != NULL ? nr.label : "");
	struct text **notes;
	size_t n_notes = notes_of(l, t, n, &notes);

	flow_mark(l, nr.name, 0, NULL);
	place_table(l, t, notes, n_notes, at);
}

/* ---- checklists ---- */

enum { CHECK_NUMBER, CHECK_LABEL, CHECK_CLAIMED, CHECK_RESULT, CHECK_NOTE, CHECK_COLS };

static void check_cell(struct layout *l, struct table *t, struct rows *rows, size_t row, size_t col, const char *s,
	enum align align)
{
	struct face face = table_face(l, t, rows == &t->head);
	struct cell *c = table_cell(l, t, rows, row, col, text_string(l, &face, s != NULL ? s : "", t->line), 1, 1);

	c->align = align;
	c->aligned = true;
	c->head = rows == &t->head;
}

/* □相符　□不符 from 相符;不符, each answer in one piece. */
static struct text *ticks(struct layout *l, const struct table *t, const char *labels)
{
	struct face face = table_face(l, t, false);
	struct text *x = text_new(l, &face, t->line);
	char **part = g_strsplit(labels != NULL ? labels : "", ";", -1);

	for (size_t i = 0; part[i] != NULL; i++) {
		size_t from = x->n;

		if (*g_strstrip(part[i]) == '\0')
			continue;
		text_add(l, x, &x->looks[0], x->n > 0 ? "　□" : "□");
		text_add(l, x, &x->looks[0], part[i]);
		for (size_t k = from > 0 ? from + 1 : from; k + 1 < x->n; k++)
			x->flag[k] |= BREAK_GLUE;
	}
	g_strfreev(part);
	return x;
}

static void check_head(struct layout *l, struct table *t, const char *caption)
{
	static const char *const heads[] = { "序号", "核查项目", "填报数", "核查结果", "备注" };

	/* Number and remarks have their lengths, what is between takes what it needs. */
	t->col[CHECK_NUMBER].fixed = 3 * t->size;
	t->col[CHECK_NOTE].fixed = t->width / 6;
	table_rows(l, t, &t->head, 1);
	for (size_t i = 0; i < CHECK_COLS; i++)
		check_cell(l, t, &t->head, 0, i, heads[i], ALIGN_CENTER);
	if (caption != NULL && *caption != '\0') {
		t->caption = table_line(l, t, STYLE_HEI, l->style->caption_size, caption);
		t->again = table_line(l, t, STYLE_HEI, l->style->table_size, arena_printf(l->arena, "%s（续）", caption));
	}
}

static void check_row(struct layout *l, struct table *t, size_t row, const xmlNode *k)
{
	struct cell *c;

	check_cell(l, t, &t->body, row, CHECK_NUMBER, arena_printf(l->arena, "%zu", row + 1), ALIGN_CENTER);
	check_cell(l, t, &t->body, row, CHECK_LABEL, node_attr(k, "label"), ALIGN_LEFT);
	check_cell(l, t, &t->body, row, CHECK_CLAIMED, node_attr(k, "claimed"), ALIGN_CENTER);
	c = table_cell(l, t, &t->body, row, CHECK_RESULT, ticks(l, t, node_attr(k, "ticks")), 1, 1);
	c->align = ALIGN_LEFT;
	c->aligned = true;
	check_cell(l, t, &t->body, row, CHECK_NOTE, "", ALIGN_LEFT);
}

void block_checklist(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct table *t = table_new(l, CHECK_COLS, at, false, (uint32_t)xmlGetLineNo(n));
	size_t rows = 0;

	for (const xmlNode *k = n->children; k != NULL; k = k->next)
		rows += node_is(k, "check");
	t->hand = true;
	check_head(l, t, node_attr(n, "caption"));
	table_rows(l, t, &t->body, rows);
	table_rows(l, t, &t->foot, 0);
	rows = 0;
	for (const xmlNode *k = n->children; k != NULL; k = k->next)
		if (node_is(k, "check"))
			check_row(l, t, rows++, k);
	place_table(l, t, NULL, 0, at);
}
