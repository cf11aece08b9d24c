/* blocks.c -- title, headings, paragraphs, lists, frames, annexes: elements become items. */
#include <stdlib.h>
#include <string.h>

#include "layout/parts.h"

struct face face_at(const struct layout *l, const struct place *at, enum style_role role)
{
	return (struct face){ role, at->size, at->cell, l->style->text };
}

static bool says(const xmlNode *n, const char *attr, const char *value)
{
	const char *v = node_attr(n, attr);

	return v != NULL && strcmp(v, value) == 0;
}

static uint32_t line_of(const xmlNode *n)
{
	return (uint32_t)xmlGetLineNo(n);
}

static const xmlNode *next_element(const xmlNode *n)
{
	for (n = n->next; n != NULL && n->type != XML_ELEMENT_NODE; n = n->next)
		;
	return n;
}

static const xmlNode *previous_element(const xmlNode *n)
{
	for (n = n->prev; n != NULL && n->type != XML_ELEMENT_NODE; n = n->prev)
		;
	return n;
}

/* 2号小标宋, centred; an empty line below, or below its subtitle. */
static void add_title(struct layout *l, const xmlNode *n, const struct place *at)
{
	int32_t size = unit_of(l->style->title_size), pitch = size * 5 / 3;
	struct face face = { STYLE_TITLE, size, size, l->style->text };
	struct text *t = text_new(l, &face, line_of(n));
	const xmlNode *next = next_element(n);
	struct line_box box = { .x = at->x, .width = at->width, .pitch = pitch, .align = ALIGN_CENTER,
		.glue_all = true, .glue_next = true };

	text_inline(l, t, n);
	title_set(l, t, at->width - size * 2);
	flow_text(l, t, &box);
	if (next == NULL || !node_is(next, "subtitle"))
		flow_gap(l, at->pitch / 2);
}

static void add_subtitle(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct face face = face_at(l, at, STYLE_KAI);
	struct text *t = text_new(l, &face, line_of(n));
	const xmlNode *next = next_element(n);
	struct line_box box = { .x = at->x, .width = at->width, .pitch = at->pitch, .align = ALIGN_CENTER,
		.grid = at->grid, .glue_all = true, .glue_next = true };

	text_inline(l, t, n);
	title_set(l, t, at->width);
	flow_text(l, t, &box);
	if (next == NULL || !node_is(next, "subtitle"))
		flow_gap(l, at->pitch);
}

static void add_flush(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct face face = face_at(l, at, STYLE_BODY);
	struct text *t = text_new(l, &face, line_of(n));
	struct line_box box = { .x = at->x, .width = at->width, .pitch = at->pitch, .grid = at->grid,
		.glue_all = true, .glue_next = true };

	text_inline(l, t, n);
	text_set(l, t, at->width, at->width, true);
	flow_text(l, t, &box);
}

/* First line indented by so many characters. */
static void add_indented(struct layout *l, struct text *t, const struct place *at, int32_t chars, bool glue)
{
	int32_t indent = chars * at->cell;
	struct line_box box = { .x = at->x, .width = at->width, .first = indent, .pitch = at->pitch,
		.grid = at->grid, .glue_next = glue };

	text_set(l, t, at->width - indent, at->width, true);
	flow_text(l, t, &box);
}

static void add_heading(struct layout *l, const xmlNode *n, const struct place *at)
{
	static const enum style_role role[] = { STYLE_HEI, STYLE_HEI, STYLE_KAI, STYLE_BODY, STYLE_BODY };
	int level = scan_level(n);
	struct face face = face_at(l, at, role[level]);
	struct text *t = text_new(l, &face, line_of(n));
	struct numbered nr = scan_number(l, &l->count, n);

	text_add(l, t, &t->looks[0], nr.label);
	text_inline(l, t, n);
	flow_mark(l, nr.name, level, arena_printf(l->arena, "%s%s", nr.label, text_plain(l, n)));
	add_indented(l, t, at, 2, true);
}

static enum style_role role_of(const char *name)
{
	static const struct { const char *name; enum style_role role; } rows[] = {
		{ "kai", STYLE_KAI }, { "hei", STYLE_HEI }, { "song", STYLE_SONG },
	};

	for (size_t i = 0; name != NULL && i < sizeof rows / sizeof rows[0]; i++)
		if (strcmp(rows[i].name, name) == 0)
			return rows[i].role;
	return STYLE_BODY;
}

/* …如下： stays with what follows, and so does a line or two before a table or chart. */
static bool leads_on(const struct text *t, const xmlNode *n, const struct place *at)
{
	const xmlNode *next = next_element(n);
	bool shown = next != NULL && (node_is(next, "table") || node_is(next, "chart") || node_is(next, "checklist") ||
		node_is(next, "keyfigures"));

	return t->n > 0 && (t->ch[t->n - 1] == 0xFF1A || (shown && t->n < (size_t)(2 * at->width / at->cell)));
}

static void add_note(struct layout *l, const xmlNode *n, const struct place *at)
{
	int32_t size = unit_of(l->style->table_size);
	struct place small = { at->x, at->width, size, size, size * 3 / 2, false, at->landscape };
	struct face face = face_at(l, &small, STYLE_BODY);
	struct text *t = text_new(l, &face, line_of(n));
	const xmlNode *before = previous_element(n);
	bool opens = before != NULL && node_is(before, "h");   /* else it is of what stands above */

	text_inline(l, t, n);
	add_indented(l, t, &small, says(n, "indent", "no") ? 0 : 2, opens && leads_on(t, n, &small));
}

static void add_p(struct layout *l, const xmlNode *n, const struct place *at)
{
	const char *align = node_attr(n, "align");
	struct face face = face_at(l, at, role_of(node_attr(n, "role")));
	struct numbered nr = scan_number(l, &l->count, n);
	struct text *t;
	struct line_box box = { .x = at->x, .width = at->width, .pitch = at->pitch, .grid = at->grid };

	if (nr.name != NULL)
		flow_mark(l, nr.name, 0, NULL);
	if (says(n, "role", "note")) {
		add_note(l, n, at);
		return;
	}
	t = text_new(l, &face, line_of(n));
	text_inline(l, t, n);
	box.glue_next = leads_on(t, n, at);
	if (align == NULL && !says(n, "indent", "no")) {
		add_indented(l, t, at, 2, box.glue_next);
		return;
	}
	box.align = says(n, "align", "center") ? ALIGN_CENTER : says(n, "align", "right") ? ALIGN_RIGHT : ALIGN_LEFT;
	text_set(l, t, at->width, at->width, box.align == ALIGN_LEFT);
	flow_text(l, t, &box);
}

/* What stands before an item: 1. , —— or a small dot. */
static void list_label(struct layout *l, struct text *t, const char *style, unsigned i)
{
	struct look look = t->looks[0];

	if (strcmp(style, "number") == 0) {
		text_add(l, t, &look, arena_printf(l->arena, "%u.", i));
	} else if (strcmp(style, "dash") == 0) {
		text_add(l, t, &look, "——");
	} else {
		look.size = look.size * 4 / 10;
		look.how = LOOK_RAISED;
		text_add(l, t, &look, "●");
		t->advance[t->n - 1] = t->em * 3 / 4;
	}
}

static void add_list(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct face face = face_at(l, at, STYLE_BODY);
	const char *style = node_attr(n, "style");
	unsigned i = 0;

	for (const xmlNode *li = n->children; li != NULL; li = li->next) {
		struct text *t;

		if (!node_is(li, "li"))
			continue;
		t = text_new(l, &face, line_of(li));
		list_label(l, t, style != NULL ? style : "bullet", ++i);
		text_inline(l, t, li);
		add_indented(l, t, at, 2, false);
	}
}

/* ---- frames ---- */

static void frame_begin(struct layout *l, const xmlNode *n, const struct place *at, struct place *in)
{
	int32_t pad = at->cell * 3 / 4, size = unit_of(l->style->caption_size);
	struct item *it = flow_add(l, ITEM_FRAME, 0);
	struct frame *f = ARENA_NEW(l->arena, struct frame);
	int32_t width = at->width - 2 * pad, cells = width / size;

	*f = (struct frame){ at->x, at->width, pad * 2 / 3, at->pitch / 5, says(n, "tone", "warn") };
	it->height = f->pad + f->gap;
	it->glue = true;
	it->line = line_of(n);
	it->as.frame = f;
	/* Two thirds of the grid's pitch: three lines of a frame are two of the body. */
	*in = (struct place){ at->x + pad, width, size, width / cells, at->pitch * 2 / 3, false, at->landscape };
	in->width = in->cell * cells;
}

/* A small frame is not parted: it stays below a third of the page. */
static void frame_end(struct layout *l, size_t from)
{
	struct flow *f = l->flow;
	int32_t height = 0;

	for (size_t i = from; i < f->n; i++)
		height += f->item[i].kind == ITEM_TABLE || f->item[i].kind == ITEM_PAGE ? l->height : f->item[i].height;
	for (size_t i = from; i < f->n && height <= l->height / 3; i++)
		f->item[i].glue = true;
	f->item[f->n - 1].glue = true;
	flow_add(l, ITEM_FRAME_END, f->item[from].as.frame->pad + f->item[from].as.frame->gap);
}

static void frame_title(struct layout *l, const char *title, enum style_role role, enum align align, uint32_t line,
	const struct place *in)
{
	struct face face = face_at(l, in, role);
	struct text *t = text_string(l, &face, title, line);
	struct line_box box = { .x = in->x, .width = in->width, .pitch = in->pitch, .align = align,
		.glue_all = true, .glue_next = true };

	text_set(l, t, in->width, in->width, false);
	flow_text(l, t, &box);
}

static void add_box(struct layout *l, const xmlNode *n, const struct place *at)
{
	const char *title = node_attr(n, "title"), *meta = node_attr(n, "meta");
	size_t from = l->flow->n;
	struct place in;

	frame_begin(l, n, at, &in);
	if (title != NULL)
		frame_title(l, title, STYLE_HEI, node_is(n, "case") ? ALIGN_CENTER : ALIGN_LEFT, line_of(n), &in);
	if (meta != NULL && *meta != '\0')
		frame_title(l, meta, STYLE_KAI, ALIGN_CENTER, line_of(n), &in);
	blocks_add(l, n, &in);
	frame_end(l, from);
}

/* ---- pages ---- */

static void start_page(struct layout *l, struct page_start start)
{
	flow_add(l, ITEM_PAGE, 0)->as.start = start;
}

static struct place landscape_place(const struct layout *l)
{
	int32_t cells = l->height / l->cell;

	return (struct place){ 0, cells * l->cell, l->body, l->cell, l->pitch, true, true };
}

/* New page, 附件1 in 3号黑体 on its first line, the title on the third (7.3.5). */
static void add_annex(struct layout *l, const xmlNode *n, const struct place *at)
{
	bool wide = says(n, "orient", "landscape");
	struct place in = wide ? landscape_place(l) : *at;
	struct numbered nr = scan_number(l, &l->count, n);
	const char *title = node_attr(n, "title");
	int32_t size = unit_of(l->style->title_size);
	struct face face = { STYLE_TITLE, size, size, l->style->text };
	struct text *t;
	struct line_box box = { .x = in.x, .width = in.width, .pitch = size * 5 / 3, .align = ALIGN_CENTER,
		.glue_all = true, .glue_next = true };

	start_page(l, (struct page_start){ .landscape = wide });
	flow_mark(l, nr.name, 1, arena_printf(l->arena, "%s　%s", nr.label, title));
	frame_title(l, nr.label, STYLE_HEI, ALIGN_LEFT, line_of(n), &in);
	flow_gap(l, in.pitch);
	t = text_string(l, &face, title, line_of(n));
	title_set(l, t, in.width - 2 * size);
	flow_text(l, t, &box);
	flow_gap(l, in.pitch / 2);
	blocks_add(l, n, &in);
	if (wide)
		start_page(l, (struct page_start){ .landscape = at->landscape });
}

/* 内部资料 and the like: 3号黑体, top left of the first page. */
void block_mark(struct layout *l, const xmlNode *report, const struct place *at)
{
	const char *mark = l->marked ? NULL : node_attr(report, "mark");

	l->marked = true;
	if (mark != NULL && *mark != '\0') {
		frame_title(l, mark, STYLE_HEI, ALIGN_LEFT, line_of(report), at);
		flow_gap(l, at->pitch);
	}
}

static bool is_empty_line(const struct flow *f, size_t i)
{
	return i < f->n && f->item[i].kind == ITEM_RULE && f->item[i].height > 0;
}

/* Takes one line from every stretch of empty lines; the last of a stretch only if `all`. */
static int32_t drop_lines(struct flow *f, size_t from, bool all, int32_t most)
{
	int32_t dropped = 0;

	for (size_t i = from; i < f->n && dropped < most; i++) {
		if (!is_empty_line(f, i) || (!all && !is_empty_line(f, i + 1)))
			continue;
		dropped += f->item[i].height;
		f->item[i].height = f->item[i].slack = 0;
		f->item[i].grid = false;
		while (is_empty_line(f, i + 1))
			i++;
	}
	return dropped;
}

/* A cover is one page: empty lines give way when it is too full. */
static void fit_cover(struct layout *l, size_t from)
{
	struct flow *f = l->flow;
	int32_t over = l->pitch - l->height, dropped = 1;

	for (size_t i = from; i < f->n; i++)
		over += f->item[i].grid ? (f->item[i].height + l->pitch - 1) / l->pitch * l->pitch : f->item[i].height;
	for (; over > 0 && dropped > 0; over -= dropped)
		dropped = drop_lines(f, from, false, over);
	if (over > 0)
		drop_lines(f, from, true, over);
}

static void add_cover(struct layout *l, const xmlNode *n, const struct place *at)
{
	bool odd = says(n, "odd", "yes");
	size_t from = l->flow->n;

	start_page(l, (struct page_start){ .cover = true });
	block_mark(l, n->parent, at);
	blocks_add(l, n, at);
	fit_cover(l, from);
	start_page(l, (struct page_start){ .odd = odd, .restart = odd });
}

static void add_spacer(struct layout *l, const xmlNode *n, const struct place *at)
{
	const char *lines = node_attr(n, "lines");
	int32_t k = lines != NULL ? (int32_t)strtol(lines, NULL, 10) : 1;

	for (; k > 0 && k < 60; k--) {
		struct item *it = flow_add(l, ITEM_RULE, at->pitch);
		it->grid = at->grid;
		it->slack = at->pitch;
	}
}

static void add_wide_table(struct layout *l, const xmlNode *n, const struct place *at)
{
	bool wide = says(n, "orient", "landscape") && !at->landscape;
	struct place in = wide ? landscape_place(l) : *at;

	if (wide)
		start_page(l, (struct page_start){ .landscape = true });
	block_table(l, n, &in);
	if (wide)
		start_page(l, (struct page_start){ .landscape = false });
}

static const struct { const char *name; void (*add)(struct layout *, const xmlNode *, const struct place *); } blocks[] = {
	{ "p", add_p }, { "h", add_heading }, { "table", add_wide_table }, { "title", add_title },
	{ "subtitle", add_subtitle }, { "to", add_flush }, { "list", add_list }, { "box", add_box },
	{ "case", add_box }, { "annex", add_annex }, { "cover", add_cover }, { "spacer", add_spacer },
};

void blocks_add(struct layout *l, const xmlNode *parent, const struct place *at)
{
	for (const xmlNode *n = parent->children; n != NULL; n = n->next) {
		size_t i = 0;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (node_is(n, "pagebreak")) {
			start_page(l, (struct page_start){ .odd = says(n, "odd", "yes"), .landscape = at->landscape });
			continue;
		}
		while (i < sizeof blocks / sizeof blocks[0] && !node_is(n, blocks[i].name))
			i++;
		if (i < sizeof blocks / sizeof blocks[0])
			blocks[i].add(l, n, at);
		else
			block_other(l, n, at);
	}
}
