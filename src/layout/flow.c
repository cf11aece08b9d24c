/* flow.c -- the list of items, and how it fills pages.
 *
 * Items that may not be parted form a chunk. A chunk goes on the page if it fits,
 * else on the next; one that is higher than a page is parted where it must. So
 * every page takes at least one item, or one row of a table: the list advances. */
#include <string.h>

#include "layout/parts.h"
#include "layout/table.h"

struct item *flow_add(struct layout *l, enum item_kind kind, int32_t height)
{
	struct flow *f = l->flow;
	struct item *it;

	if (f->n == f->room) {
		size_t room = f->room * 2 + 64;
		struct item *more = ARENA_ARRAY(l->arena, struct item, room);

		if (f->n > 0)
			memcpy(more, f->item, f->n * sizeof *more);
		f->item = more;
		f->room = room;
	}
	it = &f->item[f->n++];
	*it = (struct item){ .kind = kind, .height = height };
	if (kind != ITEM_GAP && kind != ITEM_PAGE) {
		it->marks = f->pending;
		f->pending = NULL;
	}
	return it;
}

void flow_mark(struct layout *l, const char *name, int level, const char *title)
{
	struct mark *m = ARENA_NEW(l->arena, struct mark), **end = &l->flow->pending;

	*m = (struct mark){ name, level, title, NULL };
	while (*end != NULL)
		end = &(*end)->next;
	*end = m;
}

/* A gap does not part what it stands between. */
void flow_gap(struct layout *l, int32_t height)
{
	bool glue = l->flow->n > 0 && l->flow->item[l->flow->n - 1].glue;

	flow_add(l, ITEM_GAP, height)->glue = glue;
}

struct foot *flow_feet(struct layout *l, const struct text *t, const struct break_line *line)
{
	struct foot *first = NULL, **end = &first;

	for (const struct foot *f = t->feet; f != NULL; f = f->next) {
		struct foot *copy;

		if (f->at < line->from || f->at >= line->to)
			continue;
		copy = ARENA_NEW(l->arena, struct foot);
		*copy = *f;
		copy->next = NULL;
		copy->height = unit_of(l->style->note_size) * 3 / 2;
		text_set(l, copy->text, l->width, l->width, true);
		copy->height *= (int32_t)copy->text->n_lines;
		*end = copy;
		end = &copy->next;
	}
	return first;
}

static int32_t aligned(const struct line_box *box, int32_t width, size_t i)
{
	int32_t room = box->width - width;

	switch (box->align) {
	case ALIGN_CENTER: return room / 2;
	case ALIGN_RIGHT: return room;
	case ALIGN_LEFT: case ALIGN_DECIMAL: break;
	}
	return i == 0 ? box->first : 0;
}

void flow_text(struct layout *l, struct text *t, const struct line_box *box)
{
	for (size_t i = 0; i < t->n_lines; i++) {
		struct item *it = flow_add(l, ITEM_LINE, box->pitch);

		it->slack = box->pitch > t->size ? box->pitch - t->size : 0;
		it->grid = box->grid;
		it->x = box->x + aligned(box, t->lines[i].width, i);
		it->width = box->width;
		it->line = t->line;
		it->as.text.text = t;
		it->as.text.index = i;
		it->feet = t->feet != NULL ? flow_feet(l, t, &t->lines[i]) : NULL;
		/* No single first or last line of a paragraph alone on a page. */
		it->glue = box->glue_all || (i == 0 && t->n_lines > 1) || i + 2 == t->n_lines;
		if (i + 1 == t->n_lines)
			it->glue = box->glue_next;
	}
}

/* ---- pages ---- */

#define DEEP 8

struct press {
	struct layout *l;
	struct pages *pages;
	struct page *page;
	int32_t y, height;                /* next free place; of the type area */
	bool landscape, fresh;            /* fresh: nothing stands on the page yet */
	int32_t shift;                    /* of printed numbers against sheets */
	struct { const struct item *item; int32_t top; bool open; } frames[DEEP];
	size_t n_frames;
};

static struct placed *put(struct press *p, const struct item *it, int32_t y, int32_t height)
{
	struct page *g = p->page;

	if (g->n == g->room) {
		size_t room = g->room * 2 + 32;
		struct placed *more = ARENA_ARRAY(p->l->arena, struct placed, room);

		if (g->n > 0)
			memcpy(more, g->placed, g->n * sizeof *more);
		g->placed = more;
		g->room = room;
	}
	g->placed[g->n] = (struct placed){ .item = it, .y = y, .height = height };
	return &g->placed[g->n++];
}

static void close_frame(struct press *p, size_t i, bool open_bottom)
{
	struct placed *d = put(p, p->frames[i].item, p->frames[i].top, p->y - p->frames[i].top);

	d->open_top = p->frames[i].open;
	d->open_bottom = open_bottom;
}

static int32_t inner_pad(const struct press *p)
{
	int32_t pad = 0;

	for (size_t i = 0; i < p->n_frames; i++)
		pad += p->frames[i].item->as.frame->pad;
	return pad;
}

static void page_open(struct press *p, bool cover, bool blank)
{
	struct pages *s = p->pages;

	if (s->n == s->room) {
		size_t room = s->room * 2 + 16;
		struct page *more = ARENA_ARRAY(p->l->arena, struct page, room);

		if (s->n > 0)
			memcpy(more, s->page, s->n * sizeof *more);
		s->page = more;
		s->room = room;
	}
	p->page = &s->page[s->n++];
	*p->page = (struct page){ .landscape = p->landscape && !blank, .cover = cover, .blank = blank };
	p->page->number = cover || blank ? 0 : (int)s->n - p->shift;
	p->height = p->page->landscape ? p->l->width : p->l->height;
	p->y = 0;
	p->fresh = true;
}

static void page_close(struct press *p)
{
	p->y += inner_pad(p);
	for (size_t i = 0; i < p->n_frames; i++)
		close_frame(p, i, true);
}

static void page_next(struct press *p)
{
	bool cover = p->page->cover;

	page_close(p);
	page_open(p, cover, false);
	for (size_t i = 0; i < p->n_frames; i++) {
		p->frames[i].top = p->y;
		p->frames[i].open = true;
		p->y += p->frames[i].item->as.frame->pad;
	}
}

static int32_t room_left(const struct press *p)
{
	return p->height - p->y - p->page->feet_height - inner_pad(p);
}

static int32_t snap(const struct press *p, const struct item *it, int32_t y)
{
	int32_t pitch = p->l->pitch;

	return it->grid && p->n_frames == 0 ? (y + pitch - 1) / pitch * pitch : y;
}

#define FOOT_RULE 6000   /* room of the rule above footnotes */

static int32_t feet_height(const struct page *g, const struct item *it)
{
	int32_t h = it->feet != NULL && g->n_feet == 0 ? FOOT_RULE : 0;

	for (const struct foot *f = it->feet; f != NULL; f = f->next)
		h += f->height;
	return h;
}

static void take_feet(struct press *p, const struct item *it)
{
	struct page *g = p->page;

	g->feet_height += feet_height(g, it);
	for (struct foot *f = it->feet; f != NULL; f = f->next) {
		if (g->n_feet == g->feet_room) {
			size_t room = g->feet_room * 2 + 4;
			struct foot **more = ARENA_ARRAY(p->l->arena, struct foot *, room);

			if (g->n_feet > 0)
				memcpy(more, g->feet, g->n_feet * sizeof(struct foot *));
			g->feet = more;
			g->feet_room = room;
		}
		g->feet[g->n_feet++] = f;
	}
}

static void found(struct press *p, const struct item *it)
{
	for (const struct mark *m = it->marks; m != NULL; m = m->next)
		scan_found(p->l, m->name, p->page->number);
}

/* Height of the items [from, to) when they begin at the present place. */
static int32_t chunk_height(const struct press *p, size_t from, size_t to)
{
	const struct item *item = p->l->flow->item;
	int32_t y = p->y, feet = 0;
	bool fresh = p->fresh;

	for (size_t i = from; i < to; i++) {
		int32_t h = item[i].height;

		if (fresh && item[i].kind == ITEM_GAP)
			continue;
		if (item[i].kind == ITEM_TABLE)
			h = table_least(item[i].as.table, p->height, room_left(p) - (y - p->y), room_left(p));
		y = snap(p, &item[i], y) + h;
		feet += feet_height(p->page, &item[i]);
		fresh = false;
	}
	return y - p->y - (to > from ? item[to - 1].slack : 0) + feet;
}

static void place_table(struct press *p, const struct item *it)
{
	for (;;) {
		const struct table_part *part = table_next(p->l, it->as.table, room_left(p), p->fresh);

		if (part != NULL) {
			put(p, it, p->y, part->height)->part = part;
			p->y += part->height;
			p->fresh = false;
			found(p, it);
			if (part->last)
				return;
		}
		page_next(p);
	}
}

static void place_frame(struct press *p, const struct item *it)
{
	if (p->n_frames < DEEP) {
		p->y += it->as.frame->gap;
		p->frames[p->n_frames].item = it;
		p->frames[p->n_frames].top = p->y;
		p->frames[p->n_frames++].open = false;
		p->y += it->as.frame->pad;
	}
}

static void place_frame_end(struct press *p)
{
	if (p->n_frames > 0) {
		p->y += p->frames[p->n_frames - 1].item->as.frame->pad;
		close_frame(p, --p->n_frames, false);
		p->y += p->frames[p->n_frames].item->as.frame->gap;
	}
}

static void place_page(struct press *p, const struct page_start *s)
{
	bool cover = s->cover;

	if (!p->fresh || p->landscape != s->landscape || p->page->cover != cover) {
		if (p->fresh)
			p->pages->n--;
		else
			page_close(p);
		p->landscape = s->landscape;
		page_open(p, cover, false);
	}
	if (s->odd && p->pages->n % 2 == 0) {
		p->pages->n--;
		page_open(p, false, true);
		page_open(p, cover, false);
	}
	if (s->restart) {
		p->shift = (int32_t)p->pages->n - 1;
		p->page->number = 1;
	}
}

/* 版记: at the foot of an even page (GB/T 9704-2012 7.4). */
static void place_imprint(struct press *p, const struct item *it)
{
	p->landscape = false;
	if (p->page->landscape || room_left(p) < it->height)
		page_next(p);
	if (p->pages->n % 2 == 1) {
		p->page->blank = p->fresh;
		p->page->number = p->fresh ? 0 : p->page->number;
		page_next(p);
	}
	if (p->fresh)
		p->page->number = 0;
	put(p, it, p->height - it->height, it->height);
	p->y = p->height;
	p->fresh = false;
}

static void place_item(struct press *p, const struct item *it)
{
	switch (it->kind) {
	case ITEM_GAP:
		if (!p->fresh)
			p->y += it->height;
		return;
	case ITEM_PAGE: place_page(p, &it->as.start); return;
	case ITEM_TABLE: place_table(p, it); return;
	case ITEM_FRAME: found(p, it); place_frame(p, it); return;
	case ITEM_FRAME_END: place_frame_end(p); return;
	case ITEM_IMPRINT: place_imprint(p, it); return;
	case ITEM_LINE: case ITEM_CHART: case ITEM_IMAGE: case ITEM_KEYS: case ITEM_RULE: case ITEM_ENTRY: case ITEM_MASTHEAD:
		break;
	}
	p->y = snap(p, it, p->y);
	if (!p->fresh && it->height - it->slack > room_left(p))
		page_next(p);
	put(p, it, p->y, it->height);
	p->y += it->height;
	p->fresh = false;
	found(p, it);
	take_feet(p, it);
}

static size_t chunk_end(const struct flow *f, size_t from)
{
	size_t i = from;

	while (i + 1 < f->n && f->item[i].glue && f->item[i + 1].kind != ITEM_PAGE)
		i++;
	return i + 1;
}

/* A chart that misses the page by an eighth of its height is drawn that much lower; by a
 * quarter when more than a third of the page would stay empty. */
static void squeeze_chart(struct press *p, size_t from, size_t to)
{
	int32_t over = chunk_height(p, from, to) - room_left(p), part = room_left(p) > p->height / 3 ? 4 : 8;

	for (size_t i = from; i < to; i++) {
		struct item *it = &p->l->flow->item[i];

		if (it->kind != ITEM_CHART || over <= 0 || over > it->height / part)
			continue;
		it->height -= over;
		if (chunk_height(p, from, to) <= room_left(p))
			return;
		it->height += over;
	}
}

void flow_pages(struct layout *l, struct pages *pages)
{
	struct press p = { .l = l, .pages = pages };
	const struct flow *f = l->flow;

	page_open(&p, false, false);
	for (size_t i = 0; i < f->n;) {
		size_t end = chunk_end(f, i);

		squeeze_chart(&p, i, end);
		if (!p.fresh && f->item[i].kind != ITEM_PAGE && f->item[i].kind != ITEM_GAP &&
		    chunk_height(&p, i, end) > room_left(&p))
			page_next(&p);
		for (; i < end; i++)
			place_item(&p, &f->item[i]);
	}
	page_close(&p);
	if (p.fresh && pages->n > 1)
		pages->n--;
}
