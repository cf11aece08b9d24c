/* canvas_svg.c -- one picture as SVG with real text: it can be searched, copied
 * and read aloud, and needs no script. Every glyph has its x, so a viewer with
 * other fonts keeps the layout. Names are prefixed by the title's hash, so that
 * several pictures can stand in one page. */
#include <string.h>

#include "render/draw.h"

struct svg {
	struct canvas base;
	GString *body;
	struct arena *arena;
	const char *title;
	unsigned prefix;      /* of ids */
	int ids, pages;
	char **out;
	size_t *len;
};

static struct svg *svg_of(struct canvas *c)
{
	return (struct svg *)c;
}

static void attribute(GString *s, const char *name, double v)
{
	g_string_append_printf(s, " %s=\"", name);
	draw_number(s, v);
	g_string_append_c(s, '"');
}

static void escaped(GString *s, const char *text)
{
	char *safe = g_markup_escape_text(text != NULL ? text : "", -1);

	g_string_append(s, safe);
	g_free(safe);
}

static void svg_page(struct canvas *c, double width, double height, const char *label)
{
	struct svg *v = svg_of(c);
	GString *s = v->body;

	(void)label;
	if (v->pages++ > 0)
		return;
	g_string_append(s, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" xml:lang=\"zh-CN\" role=\"img\"");
	attribute(s, "width", width);
	attribute(s, "height", height);
	g_string_append(s, " viewBox=\"0 0");
	draw_arg(s, width);
	draw_arg(s, height);
	g_string_append(s, "\">\n<title>");
	escaped(s, v->title);
	g_string_append(s, "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
}

/* ---- text ---- */

/* The face itself, what Windows and macOS have instead of it, and the generic. */
static void font_family(GString *s, const char *name, const char *family)
{
	static const struct { const char *part, *instead; } kinds[] = {
		{ "Fang", "'FangSong','STFangsong',serif" }, { "Kai", "'KaiTi','Kaiti SC',serif" },
		{ "Serif", "'SimSun','Songti SC',serif" }, { "Song", "'SimSun','Songti SC',serif" },
		{ "Sun", "'SimSun','Songti SC',serif" }, { "Times", "serif" },
		{ "", "'Microsoft YaHei','PingFang SC',sans-serif" },
	};
	const char *colon = strchr(family, ':');
	char *plain = g_strndup(family, colon != NULL ? (gsize)(colon - family) : strlen(family));
	size_t k = 0;

	while (strstr(name, kinds[k].part) == NULL)
		k++;
	g_string_append(s, " font-family=\"'");
	escaped(s, plain);
	g_string_append_printf(s, "',%s\"", kinds[k].instead);
	if (strstr(name, "Bold") != NULL)
		g_string_append(s, " font-weight=\"bold\"");
	g_free(plain);
}

static void svg_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	GString *s = svg_of(c)->body, *words = g_string_new(NULL);

	g_string_append(s, "<text x=\"");
	for (size_t i = 0; i < run->n; i++) {
		if (run->glyph[i].ch == 0)
			continue;
		if (words->len > 0)
			g_string_append_c(s, ' ');
		draw_number(s, x + (double)run->glyph[i].x);
		g_string_append_unichar(words, run->glyph[i].ch);
	}
	g_string_append_c(s, '"');
	attribute(s, "y", y);
	font_family(s, fonts_face_name(c->fonts, run->face), fonts_face_family(c->fonts, run->face));
	attribute(s, "font-size", (double)run->size);
	g_string_append_printf(s, " fill=\"#%06x\" xml:space=\"preserve\">", (unsigned)run->color);
	escaped(s, words->str);
	g_string_append(s, "</text>\n");
	g_string_free(words, TRUE);
}

/* ---- paths ---- */

static void path_data(GString *s, const struct canvas_path *path)
{
	static const struct { const char *letter; int numbers; } verbs[] = {
		[CANVAS_MOVE] = { "M", 2 }, [CANVAS_LINE] = { "L", 2 }, [CANVAS_CURVE] = { "C", 6 }, [CANVAS_CLOSE] = { "Z", 0 },
	};
	const double *p = path->point;

	g_string_append(s, " d=\"");
	for (size_t i = 0; i < path->n_verbs; i++) {
		g_string_append(s, verbs[path->verb[i]].letter);
		for (int k = 0; k < verbs[path->verb[i]].numbers; k++) {
			if (k > 0)
				g_string_append_c(s, ' ');
			draw_number(s, *p++);
		}
	}
	g_string_append_c(s, '"');
}

static void hatch(struct svg *v, const struct canvas_path *path, const struct canvas_paint *paint)
{
	bool dots = paint->pattern == CANVAS_DOTS;
	struct canvas_path lines;
	double x, y, w, h;

	draw_bounds(path, &x, &y, &w, &h);
	lines = draw_pattern(paint->pattern, x, y, w, h, v->arena);
	v->ids++;
	g_string_append_printf(v->body, "<clipPath id=\"c%08x-%d\"><path", v->prefix, v->ids);
	path_data(v->body, path);
	g_string_append(v->body, "/></clipPath>\n<path");
	path_data(v->body, &lines);
	g_string_append_printf(v->body, " clip-path=\"url(#c%08x-%d)\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%s\"/>\n",
		v->prefix, v->ids, (unsigned)paint->stroke_color, dots ? "1.1\" stroke-linecap=\"round" : "0.5");
}

static void svg_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	struct svg *v = svg_of(c);
	bool hatched = paint->pattern != CANVAS_SOLID;

	if (hatched && paint->fill) {
		struct canvas_paint ground = { .fill = true, .fill_color = paint->fill_color };

		svg_path(c, path, &ground);
	}
	if (hatched)
		hatch(v, path, paint);
	if (hatched ? !paint->stroke : !paint->fill && !paint->stroke)
		return;
	g_string_append(v->body, "<path");
	path_data(v->body, path);
	if (paint->fill && !hatched)
		g_string_append_printf(v->body, " fill=\"#%06x\"", (unsigned)paint->fill_color);
	else
		g_string_append(v->body, " fill=\"none\"");
	if (paint->stroke) {
		g_string_append_printf(v->body, " stroke=\"#%06x\"", (unsigned)paint->stroke_color);
		attribute(v->body, "stroke-width", paint->line_width);
	}
	if (paint->stroke && paint->dash[0] > 0) {
		g_string_append(v->body, " stroke-dasharray=\"");
		draw_number(v->body, paint->dash[0]);
		draw_arg(v->body, paint->dash[1] > 0 ? paint->dash[1] : paint->dash[0]);
		g_string_append_c(v->body, '"');
	}
	g_string_append(v->body, "/>\n");
}

static void svg_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	GString *s = svg_of(c)->body;
	char *base64 = g_base64_encode(image->bytes, image->len);

	g_string_append(s, "<image");
	attribute(s, "x", x);
	attribute(s, "y", y);
	attribute(s, "width", w);
	attribute(s, "height", h);
	g_string_append_printf(s, " href=\"data:image/%s;base64,%s\"/>\n", image->jpeg ? "jpeg" : "png", base64);
	g_free(base64);
}

static void svg_clip(struct canvas *c, double x, double y, double w, double h)
{
	struct svg *v = svg_of(c);

	v->ids++;
	g_string_append_printf(v->body, "<clipPath id=\"c%08x-%d\"><rect", v->prefix, v->ids);
	attribute(v->body, "x", x);
	attribute(v->body, "y", y);
	attribute(v->body, "width", w);
	attribute(v->body, "height", h);
	g_string_append_printf(v->body, "/></clipPath>\n<g clip-path=\"url(#c%08x-%d)\">\n", v->prefix, v->ids);
}

static void svg_unclip(struct canvas *c)
{
	g_string_append(svg_of(c)->body, "</g>\n");
}

/* A picture has no places to link to. */
static void svg_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	(void)c, (void)x, (void)y, (void)w, (void)h, (void)dest;
}

static void svg_dest(struct canvas *c, const char *name, double y)
{
	(void)c, (void)name, (void)y;
}

static void svg_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	(void)c, (void)level, (void)title, (void)dest;
}

static void svg_figure(struct canvas *c, const char *alt, bool begin)
{
	GString *s = svg_of(c)->body;

	if (!begin) {
		g_string_append(s, "</g>\n");
		return;
	}
	g_string_append(s, "<g><desc>");
	escaped(s, alt);
	g_string_append(s, "</desc>\n");
}

static bool svg_finish(struct canvas *c, struct diags *diags)
{
	struct svg *v = svg_of(c);

	(void)diags;
	g_string_append(v->body, "</svg>\n");
	*v->len = v->body->len;
	*v->out = g_string_free(v->body, FALSE);
	v->body = NULL;
	return true;
}

static void svg_free(struct canvas *c)
{
	struct svg *v = svg_of(c);

	if (v->body != NULL)
		g_string_free(v->body, TRUE);
	arena_free(v->arena);
	g_free(v);
}

struct canvas *canvas_svg(const struct fonts *fonts, const char *title, char **out, size_t *len)
{
	static const struct canvas_ops ops = {
		svg_page, svg_text, svg_path, svg_image, svg_clip, svg_unclip, svg_link, svg_dest, svg_outline,
		svg_figure, svg_finish, svg_free,
	};
	struct svg *v = g_new0(struct svg, 1);

	v->base.ops = &ops;
	v->base.fonts = fonts;
	v->arena = arena_new();
	v->title = arena_strdup(v->arena, title != NULL ? title : "");
	v->prefix = g_str_hash(v->title);
	v->body = g_string_sized_new(8192);
	v->out = out;
	v->len = len;
	*out = NULL;
	return &v->base;
}
