/* canvas_record.c -- pages kept in an arena, as a list of calls, and played. */
#include <string.h>

#include "render/canvas.h"

enum call_kind {
	CALL_PAGE, CALL_TEXT, CALL_PATH, CALL_IMAGE, CALL_CLIP, CALL_UNCLIP, CALL_LINK, CALL_DEST,
	CALL_OUTLINE, CALL_FIGURE
};

struct call {
	struct call *next;
	enum call_kind kind;
	int level;            /* outline; figure: begins */
	double x, y, w, h;
	const char *text, *dest;
	union {
		struct canvas_run run;
		struct canvas_image image;
		struct { struct canvas_path path; struct canvas_paint paint; } shape;
	};
};

struct record {
	struct canvas base;
	struct arena *arena;
	struct call *first, **end;
	size_t pages;
};

static struct record *record_of(struct canvas *c)
{
	return (struct record *)c;
}

/* Most calls are short, so a call without a union member is kept without it. */
static struct call *add(struct canvas *c, enum call_kind kind, size_t member)
{
	struct record *r = record_of(c);
	struct call *call = arena_alloc(r->arena, offsetof(struct call, run) + member);

	call->kind = kind;
	*r->end = call;
	r->end = &call->next;
	return call;
}

static struct call *add_box(struct canvas *c, enum call_kind kind, double x, double y, double w, double h,
	size_t member)
{
	struct call *call = add(c, kind, member);

	call->x = x;
	call->y = y;
	call->w = w;
	call->h = h;
	return call;
}

static void *copy(struct arena *arena, const void *from, size_t size)
{
	void *to = arena_alloc(arena, size);

	return size > 0 ? memcpy(to, from, size) : to;
}

static void record_page(struct canvas *c, double width, double height, const char *label)
{
	add_box(c, CALL_PAGE, 0, 0, width, height, 0)->text = arena_strdup(record_of(c)->arena, label);
	record_of(c)->pages++;
}

static void record_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	struct call *call = add_box(c, CALL_TEXT, x, y, 0, 0, sizeof call->run);

	call->run = *run;
	call->run.glyph = copy(record_of(c)->arena, run->glyph, run->n * sizeof *run->glyph);
}

static void record_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	struct call *call = add(c, CALL_PATH, sizeof call->shape);
	struct arena *arena = record_of(c)->arena;

	call->shape.paint = *paint;
	call->shape.path = *path;
	call->shape.path.verb = copy(arena, path->verb, path->n_verbs);
	call->shape.path.point = copy(arena, path->point, path->n_points * 2 * sizeof *path->point);
}

static void record_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	struct call *call = add_box(c, CALL_IMAGE, x, y, w, h, sizeof call->image);
	struct arena *arena = record_of(c)->arena;

	call->image = *image;
	call->image.name = arena_strdup(arena, image->name);
	call->image.bytes = copy(arena, image->bytes, image->len);
}

static void record_clip(struct canvas *c, double x, double y, double w, double h)
{
	add_box(c, CALL_CLIP, x, y, w, h, 0);
}

static void record_unclip(struct canvas *c)
{
	add(c, CALL_UNCLIP, 0);
}

static void record_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	add_box(c, CALL_LINK, x, y, w, h, 0)->dest = arena_strdup(record_of(c)->arena, dest);
}

static void record_dest(struct canvas *c, const char *name, double y)
{
	add_box(c, CALL_DEST, 0, y, 0, 0, 0)->dest = arena_strdup(record_of(c)->arena, name);
}

static void record_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	struct call *call = add(c, CALL_OUTLINE, 0);

	call->level = level;
	call->text = arena_strdup(record_of(c)->arena, title);
	call->dest = arena_strdup(record_of(c)->arena, dest);
}

static void record_figure(struct canvas *c, const char *alt, bool begin)
{
	struct call *call = add(c, CALL_FIGURE, 0);

	call->text = arena_strdup(record_of(c)->arena, alt);
	call->level = begin;
}

static bool record_finish(struct canvas *c, struct diags *diags)
{
	(void)c;
	(void)diags;
	return true;
}

static void record_free(struct canvas *c)
{
	(void)c;  /* lives in the arena */
}

struct canvas *canvas_record(const struct fonts *fonts, struct arena *arena)
{
	static const struct canvas_ops ops = {
		record_page, record_text, record_path, record_image, record_clip, record_unclip, record_link,
		record_dest, record_outline, record_figure, record_finish, record_free,
	};
	struct record *r = ARENA_NEW(arena, struct record);

	r->base.ops = &ops;
	r->base.fonts = fonts;
	r->arena = arena;
	r->end = &r->first;
	return &r->base;
}

static void play(const struct call *i, struct canvas *to)
{
	switch (i->kind) {
	case CALL_PAGE: canvas_page(to, i->w, i->h, i->text); break;
	case CALL_TEXT: canvas_text(to, i->x, i->y, &i->run); break;
	case CALL_PATH: canvas_path(to, &i->shape.path, &i->shape.paint); break;
	case CALL_IMAGE: canvas_image(to, i->x, i->y, i->w, i->h, &i->image); break;
	case CALL_CLIP: canvas_clip(to, i->x, i->y, i->w, i->h); break;
	case CALL_UNCLIP: canvas_unclip(to); break;
	case CALL_LINK: canvas_link(to, i->x, i->y, i->w, i->h, i->dest); break;
	case CALL_DEST: canvas_dest(to, i->dest, i->y); break;
	case CALL_OUTLINE: canvas_outline(to, i->level, i->text, i->dest); break;
	case CALL_FIGURE: canvas_figure(to, i->text, i->level != 0); break;
	}
}

void canvas_play(const struct canvas *record, struct canvas *to)
{
	for (const struct call *i = ((const struct record *)record)->first; i != NULL; i = i->next)
		play(i, to);
}

size_t canvas_record_pages(const struct canvas *record)
{
	return ((const struct record *)record)->pages;
}
