/* inline.c -- inline XML becomes styled characters with glyphs and advances. */
#include <stdlib.h>
#include <string.h>

#include "layout/parts.h"

struct look text_look(const struct face *face)
{
	return (struct look){ face->role, face->size, face->color, 0, NULL };
}

struct text *text_new(struct layout *l, const struct face *face, uint32_t line)
{
	struct text *t = ARENA_NEW(l->arena, struct text);

	t->em = face->cell;
	t->size = face->size;
	t->line = line;
	t->looks_room = 4;
	t->looks = ARENA_ARRAY(l->arena, struct look, t->looks_room);
	t->looks[0] = text_look(face);
	t->n_looks = 1;
	return t;
}

static void *regrow(struct arena *a, const void *old, size_t n, size_t room, size_t size)
{
	void *more = arena_alloc(a, room * size);

	if (n > 0)
		memcpy(more, old, n * size);
	return more;
}

static void reserve(struct arena *a, struct text *t, size_t extra)
{
	size_t room = t->n + extra;

	if (room <= t->room)
		return;
	if (room < t->room * 2)
		room = t->room * 2;
	t->ch = regrow(a, t->ch, t->n, room, sizeof *t->ch);
	t->advance = regrow(a, t->advance, t->n, room, sizeof *t->advance);
	t->flag = regrow(a, t->flag, t->n, room, sizeof *t->flag);
	t->glyph = regrow(a, t->glyph, t->n, room, sizeof *t->glyph);
	t->room = room;
}

static bool same_look(const struct look *a, const struct look *b)
{
	return a->role == b->role && a->size == b->size && a->color == b->color && a->how == b->how &&
		a->link == b->link;
}

static uint16_t look_index(struct layout *l, struct text *t, const struct look *look)
{
	for (size_t i = t->n_looks; i-- > 0;)
		if (same_look(&t->looks[i], look))
			return (uint16_t)i;
	if (t->n_looks == t->looks_room) {
		t->looks_room *= 2;
		t->looks = regrow(l->arena, t->looks, t->n_looks, t->looks_room, sizeof *t->looks);
	}
	t->looks[t->n_looks] = *look;
	return (uint16_t)t->n_looks++;
}

static void add_char(struct layout *l, struct text *t, const struct look *look, uint16_t index, uint32_t ch)
{
	size_t i = t->n;
	struct font_glyph g = { 0 };

	reserve(l->arena, t, 1);
	if (ch != '\n')
		g = fonts_glyph(l->fonts, look->role, ch);
	t->ch[i] = ch;
	t->flag[i] = 0;
	/* A character that fills its square takes a cell of the grid. */
	t->advance[i] = g.advance >= 950 && look->size == t->size ? t->em
		: (int32_t)((int64_t)g.advance * look->size / 1000);
	t->glyph[i] = (struct glyph){ g.gid, g.face, g.rise, index, g.missing };
	t->n++;
}

void text_add(struct layout *l, struct text *t, const struct look *look, const char *utf8)
{
	uint16_t index = look_index(l, t, look);

	reserve(l->arena, t, strlen(utf8) / 2 + 1);
	for (const char *p = utf8; *p != '\0'; p = g_utf8_next_char(p))
		add_char(l, t, look, index, g_utf8_get_char(p));
}

struct text *text_string(struct layout *l, const struct face *face, const char *utf8, uint32_t line)
{
	struct text *t = text_new(l, face, line);

	text_add(l, t, &t->looks[0], utf8);
	return t;
}

/* ---- from XML ---- */

enum { SPACE_NONE, SPACE_PLAIN, SPACE_NEWLINE };

struct walk {
	struct layout *l;
	struct text *t;
	struct look look;
	uint16_t index;
	int space;             /* seen since the last character */
};

static bool is_square(uint32_t ch)
{
	enum break_class c = break_class(ch);

	return c <= BREAK_ELLIPSIS && ch >= 0x80;
}

/* White space is dropped between Han characters and, when it holds a newline of the
 * template, beside one; elsewhere it is one space. */
static void walk_char(struct walk *w, uint32_t ch)
{
	struct text *t = w->t;

	if (ch == ' ' || ch == '\t' || ch == '\r' || ch == '\n') {
		w->space = ch == '\n' || w->space == SPACE_NEWLINE ? SPACE_NEWLINE : SPACE_PLAIN;
		return;
	}
	if (w->space != SPACE_NONE && t->n > 0 && t->ch[t->n - 1] != '\n') {
		bool before = is_square(t->ch[t->n - 1]), after = is_square(ch);

		if (w->space == SPACE_NEWLINE ? !before && !after : !(before && after))
			add_char(w->l, t, &w->look, w->index, ' ');
	}
	w->space = SPACE_NONE;
	add_char(w->l, t, &w->look, w->index, ch);
}

static void walk_text(struct walk *w, const char *s)
{
	w->index = look_index(w->l, w->t, &w->look);
	for (const char *p = s; *p != '\0'; p = g_utf8_next_char(p))
		walk_char(w, g_utf8_get_char(p));
}

static void walk_ref(struct walk *w, const xmlNode *n, bool page)
{
	const char *to = node_attr(n, "to");
	const struct name *name = to != NULL ? g_hash_table_lookup(w->l->names, to) : NULL;
	struct look plain = w->look;
	size_t from = w->t->n;

	if (name == NULL) {
		layout_say(w->l, DIAG_LAYOUT_REF, (uint32_t)xmlGetLineNo(n), to);
		walk_text(w, "？");
		return;
	}
	w->look.link = arena_strdup(w->l->arena, to);
	if (page)
		walk_text(w, name->page > 0 ? arena_printf(w->l->arena, "%d", name->page) : "0");
	else
		walk_text(w, name->label);
	for (size_t i = from; i + 1 < w->t->n; i++)
		w->t->flag[i] |= BREAK_GLUE;   /* 表1 in one piece */
	w->look = plain;
}

void text_blank(struct layout *l, struct text *t, const struct look *look, long cells)
{
	struct look ruled = *look;
	uint16_t index;

	ruled.how |= LOOK_BLANK;
	index = look_index(l, t, &ruled);
	for (long i = 0; i < (cells < 1 ? 1 : cells > 40 ? 40 : cells); i++) {
		add_char(l, t, &ruled, index, 0x3000);
		t->ch[t->n - 1] = TEXT_BLANK;
		t->advance[t->n - 1] = t->em;
	}
}

static void walk_blank(struct walk *w, const xmlNode *n)
{
	const char *width = node_attr(n, "width");

	text_blank(w->l, w->t, &w->look, width != NULL ? strtol(width, NULL, 10) : 4);
	w->space = SPACE_NONE;
}

/* Superscript mark ① after the character before it, and the note at the page's foot. */
static void walk_foot(struct walk *w, const xmlNode *n)
{
	struct layout *l = w->l;
	struct face face = { STYLE_BODY, unit_of(l->style->note_size), unit_of(l->style->note_size), l->style->text };
	unsigned k = ++l->n_feet;
	struct look look = w->look;
	struct foot *foot = ARENA_NEW(l->arena, struct foot), **end = &w->t->feet;
	char mark[8] = { 0 };

	if (k <= 20)
		g_unichar_to_utf8(0x2460 + k - 1, mark);
	else
		g_snprintf(mark, sizeof mark, "(%u)", k % 1000);
	look.how |= LOOK_RAISED;
	look.size = look.size * 6 / 10;
	if (w->t->n > 0)
		w->t->flag[w->t->n - 1] |= BREAK_TIGHT;
	text_add(l, w->t, &look, mark);
	foot->at = w->t->n - 1;
	foot->text = text_string(l, &face, mark, (uint32_t)xmlGetLineNo(n));
	text_add(l, foot->text, &foot->text->looks[0], " ");
	text_inline(l, foot->text, n);
	while (*end != NULL)
		end = &(*end)->next;
	*end = foot;
	w->space = SPACE_NONE;
}

static void walk_nodes(struct walk *w, const xmlNode *n);

static void walk_within(struct walk *w, const xmlNode *n, enum style_role role, uint32_t color)
{
	struct look outer = w->look;

	w->look.role = role;
	w->look.color = color;
	walk_nodes(w, n->children);
	w->look = outer;
}

static void walk_element(struct walk *w, const xmlNode *n)
{
	const char *name = (const char *)n->name;

	if (strcmp(name, "v") == 0) {
		const char *text = node_attr(n, "text");
		walk_text(w, text != NULL ? text : "—");
	} else if (strcmp(name, "b") == 0 || strcmp(name, "hei") == 0) {
		walk_within(w, n, STYLE_HEI, w->look.color);
	} else if (strcmp(name, "kai") == 0) {
		walk_within(w, n, STYLE_KAI, w->look.color);
	} else if (strcmp(name, "red") == 0) {
		walk_within(w, n, w->look.role, w->l->style->red);
	} else if (strcmp(name, "br") == 0) {
		add_char(w->l, w->t, &w->look, look_index(w->l, w->t, &w->look), '\n');
		w->space = SPACE_NONE;
	} else if (strcmp(name, "tick") == 0) {
		walk_text(w, "□");
	} else if (strcmp(name, "ref") == 0) {
		walk_ref(w, n, false);
	} else if (strcmp(name, "page") == 0) {
		walk_ref(w, n, true);
	} else if (strcmp(name, "blank") == 0) {
		walk_blank(w, n);
	} else if (strcmp(name, "fn") == 0) {
		walk_foot(w, n);
	} else {
		walk_nodes(w, n->children);
	}
}

static void walk_nodes(struct walk *w, const xmlNode *n)
{
	for (; n != NULL; n = n->next) {
		if (n->type == XML_TEXT_NODE || n->type == XML_CDATA_SECTION_NODE)
			walk_text(w, (const char *)n->content);
		else if (n->type == XML_ELEMENT_NODE)
			walk_element(w, n);
	}
}

void text_inline(struct layout *l, struct text *t, const xmlNode *parent)
{
	struct walk w = { l, t, t->looks[0], 0, SPACE_NONE };

	walk_nodes(&w, parent->children);
	text_clip_end(t);
}

void text_join(struct layout *l, struct text *t, const struct text *tail)
{
	for (size_t i = 0; i < tail->n; i++) {
		add_char(l, t, &tail->looks[tail->glyph[i].look],
			look_index(l, t, &tail->looks[tail->glyph[i].look]), tail->ch[i]);
		t->flag[t->n - 1] = tail->flag[i];
		t->advance[t->n - 1] = tail->advance[i];
	}
}

/* A forced break at the very end makes no empty line. */
void text_clip_end(struct text *t)
{
	while (t->n > 0 && (t->ch[t->n - 1] == '\n' || t->ch[t->n - 1] == ' '))
		t->n--;
}

void text_break_at(struct layout *l, struct text *t, size_t i)
{
	size_t tail = t->n - i;

	reserve(l->arena, t, 1);
	memmove(t->ch + i + 1, t->ch + i, tail * sizeof *t->ch);
	memmove(t->advance + i + 1, t->advance + i, tail * sizeof *t->advance);
	memmove(t->flag + i + 1, t->flag + i, tail * sizeof *t->flag);
	memmove(t->glyph + i + 1, t->glyph + i, tail * sizeof *t->glyph);
	t->ch[i] = '\n';
	t->advance[i] = 0;
	t->flag[i] = 0;
	t->n++;
	for (struct foot *f = t->feet; f != NULL; f = f->next)
		f->at += f->at >= i;
}

void text_set(struct layout *l, struct text *t, int32_t first, int32_t width, bool justify)
{
	struct break_text b = { t->n, t->ch, t->advance, t->flag, t->em };
	bool tight = false;

	if (t->unit == NULL)
		t->unit = break_prepare(&b, l->arena);
	if (t->x == NULL)
		t->x = ARENA_ARRAY(l->arena, int32_t, t->n + 1);
	t->n_lines = break_lines(&b, t->unit, first, width, justify, l->arena, &t->lines, t->x, &tight);
	if (tight && t->n > 1)
		layout_say(l, DIAG_LAYOUT_TIGHT, t->line, text_excerpt(l, t));
}

const char *text_excerpt(struct layout *l, const struct text *t)
{
	char buf[24 * 4 + 8];
	size_t len = 0;

	for (size_t i = 0; i < t->n && i < 24; i++)
		len += (size_t)g_unichar_to_utf8(t->ch[i], buf + len);
	buf[len] = '\0';
	return arena_printf(l->arena, "%s%s", buf, t->n > 24 ? "…" : "");
}

const char *text_plain(struct layout *l, const xmlNode *parent)
{
	struct face face = { STYLE_BODY, 1000, 1000, 0 };
	struct text *t = text_new(l, &face, 0);
	GString *s = g_string_new(NULL);
	unsigned feet = l->n_feet;   /* a note in a heading is numbered where the heading stands */
	const char *copy;

	text_inline(l, t, parent);
	l->n_feet = feet;
	for (size_t i = 0; i < t->n; i++)
		if (t->ch[i] != '\n' && t->ch[i] != TEXT_BLANK && !(t->looks[t->glyph[i].look].how & LOOK_RAISED))
			g_string_append_unichar(s, t->ch[i]);
	copy = arena_strdup(l->arena, s->str);
	g_string_free(s, TRUE);
	return copy;
}
