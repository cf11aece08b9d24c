/* canvas_trace.c -- every call as a line of text:
 *
 *   page 595.28 841.89 "1"
 *   text 79.37 120.5 FandolFang-Regular 15.75 #000000 "党建引领" ..126.75
 *   path fill #1f4e79 hatch stroke #000000 0.5: M 1 2 L 3 4 C 5 6 7 8 9 10 Z
 *   image 79.37 200 120 90 "photo.jpg" 640x480 jpeg
 *   clip 0 0 100 50 / unclip / link 79.37 300 200 15 "sec-1" / dest "sec-1" 120.5
 *   outline 1 "一、发展情况" "sec-1" / figure "图1" / end
 *
 * Lengths in points with two decimals; behind a text stands where its last glyph
 * begins. */
#include "render/draw.h"

struct trace {
	struct canvas base;
	GString *text;
	char **out;
};

static GString *text_of(struct canvas *c)
{
	return ((struct trace *)c)->text;
}

static void args(GString *t, const double *v, int n)
{
	for (int i = 0; i < n; i++)
		draw_arg(t, v[i]);
}

static void quoted(GString *t, const char *s)
{
	g_string_append(t, " \"");
	for (; s != NULL && *s != '\0'; s++)
		if (*s == '"' || *s == '\\')
			g_string_append_printf(t, "\\%c", *s);
		else if (*s == '\n')
			g_string_append(t, "\\n");
		else
			g_string_append_c(t, *s);
	g_string_append_c(t, '"');
}

static void trace_page(struct canvas *c, double width, double height, const char *label)
{
	g_string_append(text_of(c), "page");
	args(text_of(c), (double[]){ width, height }, 2);
	quoted(text_of(c), label);
	g_string_append_c(text_of(c), '\n');
}

static void trace_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	GString *t = text_of(c), *words = g_string_new(NULL);

	for (size_t i = 0; i < run->n; i++)
		if (run->glyph[i].ch != 0)
			g_string_append_unichar(words, run->glyph[i].ch);
	g_string_append(t, "text");
	args(t, (double[]){ x, y }, 2);
	g_string_append_printf(t, " %s", fonts_face_name(c->fonts, run->face));
	draw_arg(t, (double)run->size);
	g_string_append_printf(t, " #%06x", (unsigned)run->color);
	quoted(t, words->str);
	g_string_append(t, " ..");
	draw_number(t, x + (double)run->glyph[run->n - 1].x);
	g_string_append_c(t, '\n');
	g_string_free(words, TRUE);
}

static void trace_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	static const struct { char letter; int points; } verbs[] = {
		[CANVAS_MOVE] = { 'M', 1 }, [CANVAS_LINE] = { 'L', 1 }, [CANVAS_CURVE] = { 'C', 3 }, [CANVAS_CLOSE] = { 'Z', 0 },
	};
	GString *t = text_of(c);
	const double *p = path->point;

	g_string_append(t, "path");
	if (paint->fill)
		g_string_append_printf(t, " fill #%06x", (unsigned)paint->fill_color);
	if (paint->pattern != CANVAS_SOLID)
		g_string_append_printf(t, " %s", draw_pattern_name(paint->pattern));
	if (paint->stroke || paint->pattern != CANVAS_SOLID)
		g_string_append_printf(t, " stroke #%06x", (unsigned)paint->stroke_color);
	if (paint->stroke)
		draw_arg(t, paint->line_width);
	if (paint->dash[0] > 0) {
		g_string_append(t, " dash");
		args(t, paint->dash, 2);
	}
	g_string_append_c(t, ':');
	for (size_t i = 0; i < path->n_verbs; i++) {
		g_string_append_printf(t, " %c", verbs[path->verb[i]].letter);
		args(t, p, 2 * verbs[path->verb[i]].points);
		p += 2 * verbs[path->verb[i]].points;
	}
	g_string_append_c(t, '\n');
}

static void trace_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	g_string_append(text_of(c), "image");
	args(text_of(c), (double[]){ x, y, w, h }, 4);
	quoted(text_of(c), image->name);
	g_string_append_printf(text_of(c), " %dx%d %s\n", image->width, image->height, image->jpeg ? "jpeg" : "png");
}

static void trace_clip(struct canvas *c, double x, double y, double w, double h)
{
	g_string_append(text_of(c), "clip");
	args(text_of(c), (double[]){ x, y, w, h }, 4);
	g_string_append_c(text_of(c), '\n');
}

static void trace_unclip(struct canvas *c)
{
	g_string_append(text_of(c), "unclip\n");
}

static void trace_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	g_string_append(text_of(c), "link");
	args(text_of(c), (double[]){ x, y, w, h }, 4);
	quoted(text_of(c), dest);
	g_string_append_c(text_of(c), '\n');
}

static void trace_dest(struct canvas *c, const char *name, double y)
{
	g_string_append(text_of(c), "dest");
	quoted(text_of(c), name);
	draw_arg(text_of(c), y);
	g_string_append_c(text_of(c), '\n');
}

static void trace_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	g_string_append_printf(text_of(c), "outline %d", level);
	quoted(text_of(c), title);
	quoted(text_of(c), dest);
	g_string_append_c(text_of(c), '\n');
}

static void trace_figure(struct canvas *c, const char *alt, bool begin)
{
	if (!begin) {
		g_string_append(text_of(c), "end\n");
		return;
	}
	g_string_append(text_of(c), "figure");
	quoted(text_of(c), alt);
	g_string_append_c(text_of(c), '\n');
}

static bool trace_finish(struct canvas *c, struct diags *diags)
{
	struct trace *t = (struct trace *)c;

	(void)diags;
	*t->out = g_string_free(t->text, FALSE);
	t->text = NULL;
	return true;
}

static void trace_free(struct canvas *c)
{
	if (text_of(c) != NULL)
		g_string_free(text_of(c), TRUE);
	g_free(c);
}

struct canvas *canvas_trace(const struct fonts *fonts, char **out)
{
	static const struct canvas_ops ops = {
		trace_page, trace_text, trace_path, trace_image, trace_clip, trace_unclip, trace_link,
		trace_dest, trace_outline, trace_figure, trace_finish, trace_free,
	};
	struct trace *t = g_new0(struct trace, 1);

	t->base.ops = &ops;
	t->base.fonts = fonts;
	t->text = g_string_new(NULL);
	t->out = out;
	*out = NULL;
	return &t->base;
}
