/* canvas_png.c -- one page as a picture, drawn by Cairo. Glyphs are drawn from
 * their outlines (mask.c), so the picture needs no fonts and shows what the PDF shows.
 * Names of places (links, bookmarks) have no meaning in a picture. */
#include <cairo.h>
#include <math.h>
#include <string.h>

#include "render/draw.h"
#include "render/mask.h"
#include "render/png_file.h"

struct png {
	struct canvas base;
	double scale;
	uint32_t *pixels;     /* of the surface, white at first */
	int stride;           /* [pixels] */
	cairo_surface_t *surface;
	cairo_t *cr;
	struct arena *arena;
	GPtrArray *faults;    /* names of images that cannot be decoded */
	char **out;
	size_t *len;
};

static struct png *png_of(struct canvas *c)
{
	return (struct png *)c;
}

/* A picture has one page; further ones are not drawn. */
static void png_page(struct canvas *c, double width, double height, const char *label)
{
	struct png *p = png_of(c);
	int rows = (int)(height * p->scale + 0.5);

	(void)label;
	if (p->cr != NULL)
		return;
	p->stride = (int)(width * p->scale + 0.5);
	p->pixels = g_new(uint32_t, (size_t)p->stride * (size_t)rows);
	memset(p->pixels, 0xFF, sizeof *p->pixels * (size_t)p->stride * (size_t)rows);
	p->surface = cairo_image_surface_create_for_data((unsigned char *)p->pixels, CAIRO_FORMAT_RGB24, p->stride, rows,
		4 * p->stride);
	p->cr = cairo_create(p->surface);
	cairo_set_antialias(p->cr, CAIRO_ANTIALIAS_FAST);   /* sixteen steps, as mask.h */
	cairo_scale(p->cr, p->scale, p->scale);
}

static void set_color(cairo_t *cr, uint32_t rgb)
{
	cairo_set_source_rgb(cr, (rgb >> 16 & 0xFF) / 255.0, (rgb >> 8 & 0xFF) / 255.0, (rgb & 0xFF) / 255.0);
}

/* ---- text ---- */

/* The pixels, within the clip; Cairo's rectangles are all whole or cut there. */
static struct pixels open_pixels(struct png *p)
{
	double x0, y0, x1, y1;
	int width = cairo_image_surface_get_width(p->surface), height = cairo_image_surface_get_height(p->surface);

	cairo_clip_extents(p->cr, &x0, &y0, &x1, &y1);
	cairo_surface_flush(p->surface);
	return (struct pixels){ .at = p->pixels, .stride = p->stride,
		.x0 = MAX((int)lround(x0 * p->scale), 0), .y0 = MAX((int)lround(y0 * p->scale), 0),
		.x1 = MIN((int)lround(x1 * p->scale), width), .y1 = MIN((int)lround(y1 * p->scale), height) };
}

static void png_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	struct png *p = png_of(c);
	struct pixels to = open_pixels(p);
	unsigned size = (unsigned)lround((double)run->size * p->scale * 64.0);

	for (size_t i = 0; i < run->n; i++)
		mask_put(mask_find(c->fonts, run->face, run->glyph[i].gid, size), &to,
			(int)lround((x + (double)run->glyph[i].x) * p->scale), (int)lround(y * p->scale), run->color);
	cairo_surface_mark_dirty(p->surface);
}

/* ---- paths ---- */

static void trace(cairo_t *cr, const struct canvas_path *path)
{
	const double *p = path->point;

	for (size_t i = 0; i < path->n_verbs; i++)
		switch ((enum canvas_verb)path->verb[i]) {
		case CANVAS_MOVE:
			cairo_move_to(cr, p[0], p[1]);
			p += 2;
			break;
		case CANVAS_LINE:
			cairo_line_to(cr, p[0], p[1]);
			p += 2;
			break;
		case CANVAS_CURVE:
			cairo_curve_to(cr, p[0], p[1], p[2], p[3], p[4], p[5]);
			p += 6;
			break;
		case CANVAS_CLOSE:
			cairo_close_path(cr);
			break;
		}
}

static void hatch(struct png *p, const struct canvas_path *path, const struct canvas_paint *paint)
{
	bool dots = paint->pattern == CANVAS_DOTS;
	struct canvas_path lines;
	double x, y, w, h;

	draw_bounds(path, &x, &y, &w, &h);
	lines = draw_pattern(paint->pattern, x, y, w, h, p->arena);
	cairo_save(p->cr);
	trace(p->cr, path);
	cairo_clip(p->cr);
	trace(p->cr, &lines);
	set_color(p->cr, paint->stroke_color);
	cairo_set_line_width(p->cr, dots ? 1.1 : 0.5);
	cairo_set_line_cap(p->cr, dots ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
	cairo_stroke(p->cr);
	cairo_restore(p->cr);
}

static void png_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	struct png *p = png_of(c);
	const double dash[2] = { paint->dash[0], paint->dash[1] > 0 ? paint->dash[1] : paint->dash[0] };

	if (paint->fill) {
		trace(p->cr, path);
		set_color(p->cr, paint->fill_color);
		cairo_fill(p->cr);
	}
	if (paint->pattern != CANVAS_SOLID)
		hatch(p, path, paint);
	if (paint->stroke) {
		trace(p->cr, path);
		set_color(p->cr, paint->stroke_color);
		cairo_set_line_width(p->cr, paint->line_width);
		cairo_set_dash(p->cr, dash, dash[0] > 0 ? 2 : 0, 0);
		cairo_stroke(p->cr);
	}
}

/* ---- images ---- */

/* Cairo decodes PNG only; a JPEG is told as a fault and leaves an empty frame. */
static void png_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	struct png *p = png_of(c);
	cairo_surface_t *s = image->jpeg ? NULL : png_decode(image->bytes, image->len);

	if (s == NULL || cairo_surface_status(s) != CAIRO_STATUS_SUCCESS) {
		g_ptr_array_add(p->faults, arena_strdup(p->arena, image->name));
		canvas_rect(c, x, y, w, h, &(struct canvas_paint){ .stroke = true, .line_width = 0.5 });
	} else {
		cairo_save(p->cr);
		cairo_translate(p->cr, x, y);
		cairo_scale(p->cr, w / cairo_image_surface_get_width(s), h / cairo_image_surface_get_height(s));
		cairo_set_source_surface(p->cr, s, 0, 0);
		cairo_paint(p->cr);
		cairo_restore(p->cr);
	}
	cairo_surface_destroy(s);
}

static void png_clip(struct canvas *c, double x, double y, double w, double h)
{
	cairo_save(png_of(c)->cr);
	cairo_rectangle(png_of(c)->cr, x, y, w, h);
	cairo_clip(png_of(c)->cr);
}

static void png_unclip(struct canvas *c)
{
	cairo_restore(png_of(c)->cr);
}

static void png_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	(void)c, (void)x, (void)y, (void)w, (void)h, (void)dest;
}

static void png_dest(struct canvas *c, const char *name, double y)
{
	(void)c, (void)name, (void)y;
}

static void png_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	(void)c, (void)level, (void)title, (void)dest;
}

static void png_figure(struct canvas *c, const char *alt, bool begin)
{
	(void)c, (void)alt, (void)begin;
}

/* ---- the end ---- */

static bool png_finish(struct canvas *c, struct diags *diags)
{
	struct png *p = png_of(c);
	cairo_status_t status = p->surface == NULL ? CAIRO_STATUS_SURFACE_FINISHED : cairo_status(p->cr);
	GByteArray *bytes;

	for (guint i = 0; i < p->faults->len; i++)
		diag_say(diags, DIAG_IMAGE_BROKEN, (struct loc){ 0 },
			diags_printf(diags, "%s", (const char *)g_ptr_array_index(p->faults, i)), "PNG", NULL);
	if (status != CAIRO_STATUS_SUCCESS) {
		diag_say(diags, DIAG_PDF_FAILED, (struct loc){ 0 },
			diags_printf(diags, "PNG: %s", cairo_status_to_string(status)), NULL, NULL);
		return false;
	}
	bytes = png_encode(p->surface);
	*p->len = bytes->len;
	*p->out = (char *)g_byte_array_free(bytes, FALSE);
	return true;
}

static void png_free(struct canvas *c)
{
	struct png *p = png_of(c);

	if (p->cr != NULL)
		cairo_destroy(p->cr);
	if (p->surface != NULL)
		cairo_surface_destroy(p->surface);
	g_free(p->pixels);
	g_ptr_array_free(p->faults, TRUE);
	arena_free(p->arena);
	g_free(p);
}

struct canvas *canvas_png(const struct fonts *fonts, double scale, char **out, size_t *len)
{
	static const struct canvas_ops ops = {
		png_page, png_text, png_path, png_image, png_clip, png_unclip, png_link, png_dest, png_outline,
		png_figure, png_finish, png_free,
	};
	struct png *p = g_new0(struct png, 1);

	p->base.ops = &ops;
	p->base.fonts = fonts;
	p->scale = scale;
	p->arena = arena_new();
	p->faults = g_ptr_array_new();
	p->out = out;
	p->len = len;
	*out = NULL;
	return &p->base;
}
