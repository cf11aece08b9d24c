/* canvas_pdf.c -- calls become content streams; libharu makes the document.
 *
 * Content is written by us into a string per page (libharu's operators check and
 * print at a cost above all else), compressed with libdeflate and put into the
 * page's stream. y grows upwards in PDF, so every y is the page's height minus
 * ours. One resource dictionary serves all pages. */
#include <assert.h>
#include <math.h>
#include <string.h>

#include "render/pdf.h"

static struct pdf *pdf_of(struct canvas *c)
{
	return (struct pdf *)c;
}

/* ---- pages ---- */

static struct pdf_page *current(struct pdf *pdf)
{
	assert(pdf->pages->len > 0);
	return &g_array_index(pdf->pages, struct pdf_page, pdf->pages->len - 1);
}

static void forget_state(struct pdf *pdf)
{
	pdf->state = (struct pdf_state){ .face = -1, .fill = -1, .stroke = -1, .line_width = -1, .dash = { -1, -1 },
		.spacing = NAN };
}

static void end_page(struct pdf *pdf)
{
	if (pdf->pages->len == 0)
		return;
	assert(pdf->depth == 0);
	pdf_stream_fill(pdf, HPDF_Dict_GetItem(current(pdf)->page, "Contents", HPDF_OCLASS_DICT),
		pdf->content->str, pdf->content->len, true);
	g_string_truncate(pdf->content, 0);
}

static void pdf_page(struct canvas *c, double width, double height, const char *label)
{
	struct pdf *pdf = pdf_of(c);
	struct pdf_page page = { HPDF_AddPage(pdf->doc), height, arena_strdup(pdf->arena, label) };

	end_page(pdf);
	if (page.page == NULL)
		return;
	HPDF_Page_SetWidth(page.page, (HPDF_REAL)width);
	HPDF_Page_SetHeight(page.page, (HPDF_REAL)height);
	HPDF_Dict_Add(page.page, "Resources", pdf->resources);
	g_array_append_val(pdf->pages, page);
	forget_state(pdf);
}

/* ---- graphics state ---- */

static void operator(struct pdf *pdf, const char *name)
{
	g_string_append(pdf->content, name);
}

static void number(struct pdf *pdf, double v)
{
	draw_number(pdf->content, v);
	g_string_append_c(pdf->content, ' ');
}

static void point(struct pdf *pdf, double x, double y)
{
	number(pdf, x);
	number(pdf, current(pdf)->height - y);
}

/* A grey is one number instead of three. */
static void color(struct pdf *pdf, int64_t *known, uint32_t rgb, const char *gray_op, const char *rgb_op)
{
	unsigned r = rgb >> 16 & 0xFF, g = rgb >> 8 & 0xFF, b = rgb & 0xFF;

	if (*known == (int64_t)rgb)
		return;
	*known = (int64_t)rgb;
	draw_number3(pdf->content, r / 255.0);
	g_string_append_c(pdf->content, ' ');
	if (r != g || g != b) {
		draw_number3(pdf->content, g / 255.0);
		g_string_append_c(pdf->content, ' ');
		draw_number3(pdf->content, b / 255.0);
		g_string_append_c(pdf->content, ' ');
		gray_op = rgb_op;
	}
	operator(pdf, gray_op);
}

static void fill_color(struct pdf *pdf, uint32_t rgb)
{
	color(pdf, &pdf->state.fill, rgb, "g\n", "rg\n");
}

static void stroke_style(struct pdf *pdf, uint32_t rgb, double width, const double dash[2], bool round)
{
	struct pdf_state *s = &pdf->state;

	color(pdf, &s->stroke, rgb, "G\n", "RG\n");
	if (s->line_width != width) {
		number(pdf, s->line_width = width);
		operator(pdf, "w\n");
	}
	if (s->dash[0] != dash[0] || s->dash[1] != dash[1]) {
		s->dash[0] = dash[0];
		s->dash[1] = dash[1];
		operator(pdf, "[");
		if (dash[0] > 0) {
			number(pdf, dash[0]);
			draw_number(pdf->content, dash[1] > 0 ? dash[1] : dash[0]);
		}
		operator(pdf, "] 0 d\n");
	}
	if (s->round_caps != round) {
		s->round_caps = round;
		operator(pdf, round ? "1 J\n" : "0 J\n");
	}
}

/* ---- text ---- */

/* Two bytes of a literal string; brackets, backslash and line ends are escaped. */
static void code_bytes(GString *s, unsigned code)
{
	const char bytes[2] = { (char)(code >> 8), (char)(code & 0xFF) };

	for (int i = 0; i < 2; i++) {
		if (bytes[i] == '\r') {
			g_string_append_len(s, "\\r", 2);
			continue;
		}
		if (bytes[i] == '(' || bytes[i] == ')' || bytes[i] == '\\')
			g_string_append_c(s, '\\');
		g_string_append_c(s, bytes[i]);
	}
}

/* Notes that a glyph is used for a character. False when the glyph already
 * stands for another one, which needs its text written beside it. */
static bool note_use(struct pdf *pdf, const struct canvas_run *run, const struct canvas_glyph *g)
{
	struct pdf_face *used = &pdf->faces[run->face];
	uint32_t ch = g->ch != 0 ? g->ch : PDF_NO_CHAR;

	if (used->ch == NULL) {
		size_t n;

		used->ch = ARENA_ARRAY(pdf->arena, uint32_t, fonts_faces(pdf->base.fonts, &n)[run->face]->n_glyphs);
	}
	if (used->ch[g->gid] == 0) {
		used->ch[g->gid] = ch;
		used->used++;
	}
	return used->ch[g->gid] == ch || ch == PDF_NO_CHAR;
}

/* The extra space behind each glyph when it is the same along the run (text on
 * the grid), rounded as it will be printed. */
static double common_spacing(const struct face *face, const struct canvas_run *run)
{
	double em = (double)run->size / 1000, first, last;
	const struct canvas_glyph *g = run->glyph;

	if (run->n < 2)
		return 0;
	first = (double)(g[1].x - g[0].x) - face->advances[g[0].gid] * em;
	last = (double)(g[run->n - 1].x - g[run->n - 2].x) - face->advances[g[run->n - 2].gid] * em;
	return fabs(first - last) < 0.01 ? round(first * 1000) / 1000 : 0;
}

static void text_state(struct pdf *pdf, const struct canvas_run *run, double spacing)
{
	struct pdf_state *s = &pdf->state;

	fill_color(pdf, run->color);
	if (s->face != run->face || s->size < run->size || s->size > run->size) {
		s->face = run->face;
		s->size = run->size;
		operator(pdf, "/F");
		number(pdf, run->face);
		number(pdf, (double)run->size);
		operator(pdf, "Tf\n");
	}
	if (!(s->spacing >= spacing && s->spacing <= spacing)) {
		s->spacing = spacing;
		draw_number3(pdf->content, spacing);
		operator(pdf, " Tc\n");
	}
}

/* The glyphs as one TJ array: a number stands where a glyph is not where widths
 * and spacing would put it (more than 0.015 pt off). */
static void show(struct pdf *pdf, const struct face *face, const struct canvas_run *run, double spacing)
{
	GString *s = pdf->content;
	double em = (double)run->size / 1000, pen = 0;

	g_string_append(s, "[(");
	for (size_t i = 0; i < run->n; i++) {
		const struct canvas_glyph *g = &run->glyph[i];
		double off = pen - (double)(g->x - run->glyph[0].x);

		if (fabs(off) > 0.015) {
			double adjust = round(off / em);

			g_string_append(s, ")");
			draw_number(s, adjust);
			g_string_append_c(s, '(');
			pen -= adjust * em;
		}
		code_bytes(s, pdf_font_code(face, g->gid));
		pen += face->advances[g->gid] * em + spacing;
	}
	g_string_append(s, ")]TJ\n");
}

static void text_object(struct pdf *pdf, double x, double y, const struct canvas_run *run)
{
	size_t n;
	const struct face *face = fonts_faces(pdf->base.fonts, &n)[run->face];
	double spacing = common_spacing(face, run);

	text_state(pdf, run, spacing);
	operator(pdf, "BT\n");
	point(pdf, x + (double)run->glyph[0].x, y);
	operator(pdf, "Td\n");
	show(pdf, face, run, spacing);
	operator(pdf, "ET\n");
}

/* A glyph shared by several characters (NBSP and space, a radical and its
 * character) carries the first in ToUnicode; the others say their text here. */
static void text_actual(struct pdf *pdf, double x, double y, const struct canvas_run *run)
{
	gunichar2 *wide = g_ucs4_to_utf16((const gunichar[]){ run->glyph[0].ch }, 1, NULL, NULL, NULL);

	operator(pdf, "/Span <</ActualText <FEFF");
	for (size_t i = 0; wide != NULL && wide[i] != 0; i++)
		g_string_append_printf(pdf->content, "%04X", wide[i]);
	operator(pdf, ">>> BDC\n");
	text_object(pdf, x, y, run);
	operator(pdf, "EMC\n");
	g_free(wide);
}

static void pdf_text_run(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	struct pdf *pdf = pdf_of(c);
	struct canvas_run part = *run;
	size_t from = 0;

	for (size_t i = 0; i < run->n; i++) {
		if (note_use(pdf, run, &run->glyph[i]))
			continue;
		part.glyph = run->glyph + from;
		part.n = i - from;
		if (part.n > 0)
			text_object(pdf, x, y, &part);
		part.glyph = run->glyph + i;
		part.n = 1;
		text_actual(pdf, x, y, &part);
		from = i + 1;
	}
	part.glyph = run->glyph + from;
	part.n = run->n - from;
	if (part.n > 0)
		text_object(pdf, x, y, &part);
}

/* ---- paths ---- */

static void outline(struct pdf *pdf, const struct canvas_path *path)
{
	const double *p = path->point;

	for (size_t i = 0; i < path->n_verbs; i++)
		switch ((enum canvas_verb)path->verb[i]) {
		case CANVAS_MOVE:
		case CANVAS_LINE:
			point(pdf, p[0], p[1]);
			operator(pdf, path->verb[i] == CANVAS_MOVE ? "m\n" : "l\n");
			p += 2;
			break;
		case CANVAS_CURVE:
			point(pdf, p[0], p[1]);
			point(pdf, p[2], p[3]);
			point(pdf, p[4], p[5]);
			operator(pdf, "c\n");
			p += 6;
			break;
		case CANVAS_CLOSE:
			operator(pdf, "h\n");
			break;
		}
}

/* A clipped hatch: tiling patterns are drawn unevenly by many viewers. */
static void hatch(struct pdf *pdf, const struct canvas_path *path, const struct canvas_paint *paint)
{
	struct pdf_state outside = pdf->state;
	struct canvas_path lines;
	double x, y, w, h;

	draw_bounds(path, &x, &y, &w, &h);
	lines = draw_pattern(paint->pattern, x, y, w, h, pdf->arena);
	operator(pdf, "q\n");
	outline(pdf, path);
	operator(pdf, "W n\n");
	stroke_style(pdf, paint->stroke_color, paint->pattern == CANVAS_DOTS ? 1.1 : 0.5, (double[2]){ 0, 0 },
		paint->pattern == CANVAS_DOTS);
	outline(pdf, &lines);
	operator(pdf, "S\nQ\n");
	pdf->state = outside;
}

static void pdf_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	struct pdf *pdf = pdf_of(c);
	bool hatched = paint->pattern != CANVAS_SOLID, fill = paint->fill;

	if (fill)
		fill_color(pdf, paint->fill_color);
	if (hatched) {
		if (fill) {
			outline(pdf, path);
			operator(pdf, "f\n");
		}
		hatch(pdf, path, paint);
		fill = false;
	}
	if (paint->stroke)
		stroke_style(pdf, paint->stroke_color, paint->line_width, paint->dash, false);
	if (fill || paint->stroke) {
		outline(pdf, path);
		operator(pdf, fill && paint->stroke ? "B\n" : fill ? "f\n" : "S\n");
	}
}

static void pdf_clip(struct canvas *c, double x, double y, double w, double h)
{
	struct pdf *pdf = pdf_of(c);

	assert(pdf->depth < PDF_CLIP_DEPTH);
	pdf->depth++;
	operator(pdf, "q\n");
	point(pdf, x, y + h);
	number(pdf, w);
	number(pdf, h);
	operator(pdf, "re W n\n");
}

static void pdf_unclip(struct canvas *c)
{
	struct pdf *pdf = pdf_of(c);

	assert(pdf->depth > 0);
	pdf->depth--;
	operator(pdf, "Q\n");
	forget_state(pdf);
}

/* EXIF orientation: what of width and height a step right and a step up in the stored
 * picture make, and the corner of the place that its lower left comes to. */
static const struct { int aw, bh, cw, dh, right, up; } turns[9] = {
	{ 1, 0, 0, 1, 0, 0 }, { 1, 0, 0, 1, 0, 0 }, { -1, 0, 0, 1, 1, 0 }, { -1, 0, 0, -1, 1, 1 }, { 1, 0, 0, -1, 0, 1 },
	{ 0, -1, -1, 0, 1, 1 }, { 0, -1, 1, 0, 0, 1 }, { 0, 1, 1, 0, 0, 0 }, { 0, 1, -1, 0, 1, 0 },
};

static void pdf_image(struct canvas *c, double x, double y, double w, double h, const struct canvas_image *image)
{
	struct pdf *pdf = pdf_of(c);
	int index = pdf_image_index(pdf, image), o = image->orientation >= 1 && image->orientation <= 8 ? image->orientation : 1;

	if (index < 0)
		return;
	operator(pdf, "q\n");
	number(pdf, turns[o].aw * w);
	number(pdf, turns[o].bh * h);
	number(pdf, turns[o].cw * w);
	number(pdf, turns[o].dh * h);
	point(pdf, x + turns[o].right * w, y + h - turns[o].up * h);
	g_string_append_printf(pdf->content, "cm /I%d Do Q\n", index);
}

/* ---- places ---- */

static void pdf_link(struct canvas *c, double x, double y, double w, double h, const char *dest)
{
	struct pdf *pdf = pdf_of(c);
	struct pdf_link link = { pdf->pages->len - 1, x, y, w, h, arena_strdup(pdf->arena, dest) };

	g_array_append_val(pdf->links, link);
}

static void pdf_dest(struct canvas *c, const char *name, double y)
{
	struct pdf *pdf = pdf_of(c);
	struct pdf_dest dest = { arena_strdup(pdf->arena, name), pdf->pages->len - 1, y };

	g_array_append_val(pdf->dests, dest);
}

static void pdf_outline(struct canvas *c, int level, const char *title, const char *dest)
{
	struct pdf *pdf = pdf_of(c);
	struct pdf_outline outline_item = { level, arena_strdup(pdf->arena, title), arena_strdup(pdf->arena, dest) };

	g_array_append_val(pdf->outlines, outline_item);
}

/* Part 2 of PDF/A at level B knows no structure, so a figure is not marked. */
static void pdf_figure(struct canvas *c, const char *alt, bool begin)
{
	(void)c;
	(void)alt;
	(void)begin;
}

/* ---- the end ---- */

static bool pdf_finish(struct canvas *c, struct diags *diags)
{
	struct pdf *pdf = pdf_of(c);

	if (pdf->error == 0) {
		end_page(pdf);
		pdf_font_objects(pdf);
		pdf_meta_objects(pdf, diags);
		if (!pdf_meta_profile(pdf, diags))
			return false;
	}
	pdf_image_faults(pdf, diags);
	if (pdf->error == 0)
		pdf_save(pdf);
	if (pdf->error != 0) {
		diag_say(diags, DIAG_PDF_FAILED, (struct loc){ 0 }, diags_printf(diags, "libharu 0x%04lX", pdf->error),
			NULL, NULL);
		g_free(*pdf->out);
		*pdf->out = NULL;
		return false;
	}
	return true;
}

static void pdf_free(struct canvas *c)
{
	struct pdf *pdf = pdf_of(c);

	HPDF_Free(pdf->doc);
	libdeflate_free_compressor(pdf->deflate);
	g_array_free(pdf->pages, TRUE);
	g_array_free(pdf->dests, TRUE);
	g_array_free(pdf->links, TRUE);
	g_array_free(pdf->outlines, TRUE);
	g_array_free(pdf->pictures, TRUE);
	g_ptr_array_free(pdf->faults, TRUE);
	g_string_free(pdf->content, TRUE);
	arena_free(pdf->arena);
	g_free(pdf);
}

struct canvas *canvas_pdf(const struct fonts *fonts, const struct canvas_meta *meta, char **out, size_t *len)
{
	static const struct canvas_ops ops = {
		pdf_page, pdf_text_run, pdf_path, pdf_image, pdf_clip, pdf_unclip, pdf_link, pdf_dest, pdf_outline,
		pdf_figure, pdf_finish, pdf_free,
	};
	struct pdf *pdf = g_new0(struct pdf, 1);

	pdf->base.ops = &ops;
	pdf->base.fonts = fonts;
	pdf->meta = meta;
	pdf->out = out;
	pdf->len = len;
	*out = NULL;
	pdf->arena = arena_new();
	pdf->deflate = libdeflate_alloc_compressor(1);
	pdf->faces = ARENA_ARRAY(pdf->arena, struct pdf_face, fonts_face_count(fonts));
	pdf->pages = g_array_new(FALSE, FALSE, sizeof(struct pdf_page));
	pdf->dests = g_array_new(FALSE, FALSE, sizeof(struct pdf_dest));
	pdf->links = g_array_new(FALSE, FALSE, sizeof(struct pdf_link));
	pdf->outlines = g_array_new(FALSE, FALSE, sizeof(struct pdf_outline));
	pdf->pictures = g_array_new(FALSE, FALSE, sizeof(struct pdf_picture));
	pdf->faults = g_ptr_array_new();
	pdf->content = g_string_sized_new(64 * 1024);
	pdf_open(pdf);
	return &pdf->base;
}
