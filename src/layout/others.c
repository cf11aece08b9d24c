/* others.c -- contents, charts, photos, key figures, lists of annexes, signatures, imprint. */
#include <stdlib.h>
#include <string.h>

#include "layout/table.h"

static uint32_t line_of(const xmlNode *n)
{
	return (uint32_t)xmlGetLineNo(n);
}

static const char *attr_or(const xmlNode *n, const char *name, const char *otherwise)
{
	const char *v = node_attr(n, name);

	return v != NULL ? v : otherwise;
}

/* One line of its own, in a face, at a place of its own. */
static struct item *add_line(struct layout *l, const struct face *face, const char *s, uint32_t line,
	const struct line_box *box)
{
	struct text *t = text_string(l, face, s, line);

	text_set(l, t, box->width, box->width, false);
	flow_text(l, t, box);
	return &l->flow->item[l->flow->n - 1];
}

/* ---- contents ---- */

static void add_entry(struct layout *l, const struct entry *e, const struct place *at)
{
	struct face face = face_at(l, at, e->level == 1 ? STYLE_HEI : STYLE_BODY);
	struct text *t = text_new(l, &face, line_of(e->node));
	int32_t indent = (e->level - 1) * at->cell, room = at->width - indent - 4 * at->cell;
	struct line_box box = { .x = at->x + indent, .width = room, .pitch = at->pitch, .grid = at->grid };
	struct item *it;

	text_add(l, t, &t->looks[0], e->label);
	if (node_is(e->node, "annex")) {
		text_add(l, t, &t->looks[0], "　");
		text_add(l, t, &t->looks[0], attr_or(e->node, "title", ""));
	} else {
		text_add(l, t, &t->looks[0], text_plain(l, e->node));
	}
	text_set(l, t, room, room, false);
	flow_text(l, t, &box);
	/* The last line carries the dots and the number, which is known when pages are drawn. */
	l->flow->item[l->flow->n - 1].glue = true;
	it = flow_add(l, ITEM_ENTRY, 0);
	it->x = at->x + indent;
	it->width = at->width - indent;
	it->as.entry.text = t;
	it->as.entry.name = e->name;
}

static void add_toc(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct face face = face_at(l, at, STYLE_HEI);
	struct line_box box = { .x = at->x, .width = at->width, .pitch = at->pitch, .grid = at->grid,
		.align = ALIGN_CENTER, .glue_all = true, .glue_next = true };
	long levels = strtol(attr_or(n, "levels", "2"), NULL, 10);

	add_line(l, &face, attr_or(n, "title", "目　录"), line_of(n), &box);
	flow_gap(l, at->pitch);
	for (const struct entry *e = l->entries; e != NULL; e = e->next)
		if (e->level <= levels)
			add_entry(l, e, at);
	flow_gap(l, at->pitch);
}

/* ---- figures ---- */

static void caption_below(struct layout *l, const char *s, uint32_t line, const struct place *at, bool glue)
{
	int32_t size = unit_of(l->style->caption_size);
	struct face face = { STYLE_HEI, size, size, l->style->text };
	struct line_box box = { .x = at->x, .width = at->width, .pitch = size * 3 / 2, .align = ALIGN_CENTER,
		.glue_all = true, .glue_next = glue };

	add_line(l, &face, s, line, &box);
}

static void source_below(struct layout *l, const char *s, uint32_t line, const struct place *at)
{
	int32_t size = unit_of(l->style->note_size);
	struct face face = { STYLE_SONG, size, size, l->style->text };
	struct line_box box = { .x = at->x, .width = at->width, .pitch = size * 3 / 2, .glue_all = true };

	add_line(l, &face, arena_printf(l->arena, "资料来源：%s", s), line, &box);
}

static const xmlNode *next_element(const xmlNode *n)
{
	for (n = n->next; n != NULL && n->type != XML_ELEMENT_NODE; n = n->next)
		;
	return n;
}

/* The table of its numbers, right below the drawing. */
static int32_t add_numbers(struct layout *l, struct table *t)
{
	struct item *it;

	flow_gap(l, l->pitch / 8);
	it = flow_add(l, ITEM_TABLE, 0);
	it->line = t->line;
	it->glue = true;
	it->as.table = t;
	flow_gap(l, l->pitch / 4);
	return t->head.edge[t->head.n] + t->body.edge[t->body.n] + l->pitch / 2;
}

/* A chart, its numbers, its caption and source are never parted; a table that holds the
 * numbers instead begins on the same page. */
static void add_chart(struct layout *l, const xmlNode *n, const struct place *at)
{
	const struct chart *chart = chart_read(n, l->arena, l->diags);
	struct numbered nr = scan_number(l, &l->count, n);
	const xmlNode *behind = next_element(n);
	const char *lines = node_attr(n, "height"), *source = node_attr(n, "source");
	int32_t most = (at->landscape ? l->width : l->height) - 3 * l->pitch, height;
	bool cited = source != NULL && *source != '\0';
	struct table *numbers;
	size_t drawing = l->flow->n + 1;
	struct item *it;

	if (chart == NULL)
		return;
	numbers = numbers_table(l, chart, behind, at);
	height = lines != NULL ? (int32_t)strtol(lines, NULL, 10) * l->pitch
		: unit_of(chart_height(chart, pt_of(at->width), l->style));
	flow_gap(l, at->pitch / 4);
	flow_mark(l, nr.name, 0, NULL);
	it = flow_add(l, ITEM_CHART, 0);
	it->x = at->x;
	it->width = at->width;
	it->slack = at->pitch / 4;   /* between the chart and what is below it */
	it->glue = true;
	it->line = line_of(n);
	it->as.chart = chart;
	if (numbers != NULL)
		most -= add_numbers(l, numbers);
	l->flow->item[drawing].height = MAX(l->pitch, MIN(height, most)) + at->pitch / 4;
	caption_below(l, arena_printf(l->arena, "%s　%s", nr.label, attr_or(n, "title", "")), line_of(n), at, cited);
	if (cited)
		source_below(l, source, line_of(n), at);
	l->flow->item[l->flow->n - 1].glue = numbers == NULL && behind != NULL && node_is(behind, "table");
	flow_gap(l, at->pitch / 4);
}

/* Scaled into the place, at most a third of the page high, never stretched; a
 * small picture is not blown up beyond 96 pixels an inch. */
static void add_photo(struct layout *l, const xmlNode *n, const struct place *at)
{
	const char *caption = node_attr(n, "caption");
	const struct canvas_image *image = image_load(l, attr_or(n, "file", ""), line_of(n));
	double wide = pt_of(at->width) * 0.8, high = pt_of(l->height) / 3, scale = 0.75;
	int w = image != NULL ? image->width : 1, h = image != NULL ? image->height : 1;
	struct item *it;

	if (image == NULL) {
		caption_below(l, arena_printf(l->arena, "（照片缺失：%s）", attr_or(n, "file", "")), line_of(n), at, false);
		return;
	}
	if (image->orientation >= 5)
		w = image->height, h = image->width;
	scale = fmin(scale, fmin(wide / w, high / h));
	flow_gap(l, at->pitch / 4);
	it = flow_add(l, ITEM_IMAGE, unit_of(h * scale) + at->size / 3);
	it->slack = at->size / 3;
	it->width = unit_of(w * scale);
	it->x = at->x + (at->width - it->width) / 2;
	it->as.image = image;
	it->line = line_of(n);
	if (caption != NULL && *caption != '\0') {
		it->glue = true;
		caption_below(l, caption, line_of(n), at, false);
	}
	flow_gap(l, at->pitch / 4);
}

/* ---- key figures ---- */

static struct text *key_text(struct layout *l, const char *s, enum style_role role, double size, uint32_t color,
	int32_t width, uint32_t line)
{
	struct face face = { role, unit_of(size), unit_of(size), color };
	struct text *t = text_string(l, &face, s, line);

	text_set(l, t, width, width, false);
	return t;
}

static void fill_key(struct layout *l, struct key *k, const xmlNode *kf, int32_t width)
{
	const struct style *s = l->style;
	struct face face = { STYLE_HEI, unit_of(20), unit_of(20), s->accent };

	k->label = key_text(l, attr_or(kf, "label", ""), STYLE_SONG, s->table_size, s->text, width, line_of(kf));
	k->note = key_text(l, attr_or(kf, "note", ""), STYLE_SONG, s->note_size, s->text, width, line_of(kf));
	k->value = text_new(l, &face, line_of(kf));
	text_inline(l, k->value, kf);
	text_set(l, k->value, width, width, false);
}

static int32_t key_height(const struct key *k, const struct layout *l)
{
	int32_t small = unit_of(l->style->table_size) * 3 / 2, note = unit_of(l->style->note_size) * 3 / 2;

	return small * (int32_t)k->label->n_lines + unit_of(28) * (int32_t)k->value->n_lines +
		note * (int32_t)k->note->n_lines + unit_of(12);
}

static struct foot *key_feet(struct layout *l, const struct keys *keys)
{
	struct foot *first = NULL, **end = &first;

	for (size_t i = 0; i < keys->n; i++)
		for (size_t k = 0; k < keys->key[i].value->n_lines; k++)
			for (*end = flow_feet(l, keys->key[i].value, &keys->key[i].value->lines[k]); *end != NULL;)
				end = &(*end)->next;
	return first;
}

static void add_keys(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct keys *keys = ARENA_NEW(l->arena, struct keys);
	struct item *it;
	int32_t width;

	for (const xmlNode *k = n->children; k != NULL; k = k->next)
		keys->n += node_is(k, "kf");
	if (keys->n == 0)
		return;
	keys->key = ARENA_ARRAY(l->arena, struct key, keys->n);
	keys->columns = keys->n <= 5 ? keys->n : (keys->n + 1) / 2;
	width = at->width / (int32_t)keys->columns - unit_of(8);
	keys->n = 0;
	for (const xmlNode *k = n->children; k != NULL; k = k->next)
		if (node_is(k, "kf"))
			fill_key(l, &keys->key[keys->n++], k, width);
	for (size_t i = 0; i < keys->n; i++)
		if (key_height(&keys->key[i], l) > keys->row)
			keys->row = key_height(&keys->key[i], l);
	flow_gap(l, at->pitch / 4);
	it = flow_add(l, ITEM_KEYS, keys->row * (int32_t)((keys->n + keys->columns - 1) / keys->columns));
	it->x = at->x;
	it->width = at->width;
	it->as.keys = keys;
	it->feet = key_feet(l, keys);
	it->glue = !at->grid;   /* in a frame, whose text it opens */
	flow_gap(l, at->pitch / 2);
}

/* ---- the end of a document ---- */

/* The two lines before the items from..., the end of a document, stay with it: it has no page
 * of its own (7.3.5). When a table stands there instead, its last rows do. */
static void keep_two_lines(struct layout *l, size_t from)
{
	struct flow *f = l->flow;
	int32_t height = l->pitch;   /* the end begins on the grid */
	int lines = 0;

	for (size_t i = from; i < f->n; i++)
		height += f->item[i].height;
	for (size_t i = from; i-- > 0 && lines < 2 && f->item[i].kind != ITEM_PAGE;) {
		struct item *it = &f->item[i];

		if (it->kind == ITEM_TABLE) {
			it->as.table->notes_height = MIN(height, l->height / 2);
			return;
		}
		it->glue = true;
		height += it->height;
		lines += it->kind == ITEM_LINE && !it->note;
		if (it->kind != ITEM_LINE && it->kind != ITEM_GAP)
			return;
	}
}

/* 附件：1. 名称, further ones aligned (7.3.4); a list that is not parted. */
static void add_annexes(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct face face = face_at(l, at, STYLE_BODY);
	size_t from = l->flow->n;
	unsigned k = 0, count = 0;
	bool many;

	for (const xmlNode *i = n->children; i != NULL; i = i->next)
		count += node_is(i, "item");
	many = count > 1;
	flow_gap(l, at->pitch);
	l->flow->item[from].glue = true;
	for (const xmlNode *i = n->children; i != NULL; i = i->next) {
		int32_t left = at->cell * (many ? 6 : 5) + (many ? at->cell / 4 : 0);
		struct line_box box = { .x = at->x + left, .width = at->width - left, .pitch = at->pitch, .grid = at->grid,
			.glue_all = true, .glue_next = k + 1 < count };
		struct text *t;

		if (!node_is(i, "item"))
			continue;
		t = text_new(l, &face, line_of(i));
		if (k == 0)
			text_add(l, t, &t->looks[0], "附件：");
		if (many)
			text_add(l, t, &t->looks[0], arena_printf(l->arena, "%u. ", k + 1));
		box.first = -(k == 0 ? left - 2 * at->cell : at->cell + at->cell / 4);
		text_inline(l, t, i);
		text_set(l, t, box.width - box.first, box.width, false);
		flow_text(l, t, &box);
		k++;
	}
	keep_two_lines(l, from);
}

static int32_t string_width(const struct text *t)
{
	return t->n_lines > 0 ? t->lines[0].width : 0;
}

/* With a seal the date ends 4 characters from the right and the name is centred
 * over it, both free of text for the seal; without one the name ends 2 characters
 * from the right and the date begins 2 characters behind it (7.3.5). */
static void add_signature(struct layout *l, const xmlNode *n, const struct place *at)
{
	bool seal = strcmp(attr_or(n, "seal", "yes"), "yes") == 0;
	struct face face = face_at(l, at, STYLE_BODY);
	struct text *org = text_string(l, &face, attr_or(n, "org", ""), line_of(n));
	struct text *date = text_string(l, &face, attr_or(n, "date", ""), line_of(n));
	struct line_box box = { .x = at->x, .width = at->width, .pitch = at->pitch, .grid = at->grid,
		.glue_all = true, .glue_next = true };
	size_t from = l->flow->n;
	int32_t date_x, org_x;

	text_set(l, org, at->width - 2 * at->cell, at->width - 2 * at->cell, false);
	text_set(l, date, at->width, at->width, false);
	if (seal) {
		date_x = at->width - 4 * at->cell - string_width(date);
		org_x = date_x + (string_width(date) - string_width(org)) / 2;
		if (org_x + string_width(org) > at->width - at->cell)
			org_x = at->width - at->cell - string_width(org);
	} else {
		int32_t longest = at->width - 4 * at->cell - string_width(date);

		/* A date longer than the name ends there instead, the name giving way. */
		org_x = at->width - 2 * at->cell - string_width(org);
		org_x = org_x < longest ? org_x : longest;
		date_x = org_x + 2 * at->cell;
	}
	for (int i = 0; i < (seal ? 2 : 1); i++) {
		struct item *it = flow_add(l, ITEM_RULE, at->pitch);
		it->grid = at->grid;
		it->glue = true;
	}
	box.x = at->x + (org_x > 0 ? org_x : 0);
	flow_text(l, org, &box);
	box.x = at->x + (date_x > 0 ? date_x : 0);
	box.glue_next = false;
	flow_text(l, date, &box);
	if (seal)
		flow_gap(l, at->pitch);
	keep_two_lines(l, from);
}

static struct text *sign_label(struct layout *l, const xmlNode *n, const struct face *face, int32_t width)
{
	struct text *t = text_string(l, face, attr_or(n, "label", ""), line_of(n));

	text_add(l, t, &t->looks[0], "：");
	text_set(l, t, width, width, false);
	return t;
}

static int32_t widest_label(struct layout *l, const xmlNode *n, const struct face *face, int32_t width)
{
	int32_t widest = 0;

	for (const xmlNode *k = n->children; k != NULL; k = k->next)
		if (node_is(k, "line"))
			widest = MAX(widest, string_width(sign_label(l, k, face, width)));
	return widest;
}

/* Lines for signing by hand: a label, and a rule to write on; the rules stand below one another. */
static void add_sign(struct layout *l, const xmlNode *n, const struct place *at)
{
	struct face face = face_at(l, at, STYLE_BODY);
	int32_t lines = (unit_of(l->style->handwriting) + at->pitch - 1) / at->pitch;   /* of the grid, for one written */
	int32_t widest = widest_label(l, n, &face, at->width), rest = (at->width - 2 * at->cell - widest) / at->cell;

	flow_gap(l, at->pitch / 2);
	for (const xmlNode *k = n->children; k != NULL; k = k->next) {
		struct line_box box = { .x = at->x, .width = at->width, .first = 2 * at->cell, .pitch = lines * at->pitch,
			.grid = at->grid, .glue_all = true, .glue_next = k->next != NULL };
		struct look look = text_look(&face);
		struct text *t;

		if (!node_is(k, "line"))
			continue;
		t = sign_label(l, k, &face, box.width);
		text_add(l, t, &look, "　");
		t->ch[t->n - 1] = TEXT_BLANK;   /* not drawn, and no rule below it */
		t->advance[t->n - 1] = MAX(widest - string_width(t), 0);
		t->unit = NULL;
		t->x = NULL;
		text_blank(l, t, &look, rest > 14 ? 14 : rest < 4 ? 4 : rest);
		text_set(l, t, box.width - box.first, box.width, false);
		flow_text(l, t, &box);
	}
}

static void add_imprint(struct layout *l, const xmlNode *n, const struct place *at)
{
	(void)at;
	block_imprint(l, n);
}

void block_other(struct layout *l, const xmlNode *n, const struct place *at)
{
	static const struct { const char *name; void (*add)(struct layout *, const xmlNode *, const struct place *); } rows[] = {
		{ "chart", add_chart }, { "toc", add_toc }, { "keyfigures", add_keys }, { "photo", add_photo },
		{ "annexes", add_annexes }, { "signature", add_signature }, { "sign", add_sign },
		{ "imprint", add_imprint }, { "masthead", block_masthead }, { "checklist", block_checklist },
	};

	for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
		if (node_is(n, rows[i].name)) {
			rows[i].add(l, n, at);
			return;
		}
	layout_say(l, DIAG_LAYOUT_ELEMENT, line_of(n), (const char *)n->name);
}
