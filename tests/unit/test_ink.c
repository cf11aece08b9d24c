/* test_ink.c -- a wrong glyph mapping prints garbage while every structural
 * check is content. So for every kind of face a page is rendered by poppler from
 * our PDF and by Cairo from FreeType's outlines, and the ink is compared cell by
 * cell. */
#include <cairo.h>
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/canvas.h"
#include "render/face.h"

#define DPI 150
#define CELL 24.0   /* [pt] */
#define COLUMNS 12

static const char han[] = "党建引领培育发展社区社会组织创新基层治理工作镇街道村居委员群众服务活动场地绩效评估喆䶮𬭚垚，。“”——";
static const char latin[] = "ABCDEFGHijklmnopqrstuvwxyz0123456789%().,";
static const char braille[] = "⠁⠂⠃⠄⠅⠆⠇⠈⠉⠊⠋⠌⠍⠎⠏⠐⠑⠒⠓⠔⠕⠖⠗⠘⠙⠚⠛⠜⠝⠞⠟";

/* What a row must be made of is asserted, so that a row cannot lose its point. */
static const struct {
	const char *says, *family, *text;
	bool cff, cid_keyed, collection;
} rows[] = {
	{ "CFF, CID-keyed", "FandolFang", han, true, true, false },
	{ "CFF, CID-keyed, in a collection", "Noto Serif CJK SC:Bold", han, true, true, true },
	{ "CFF, name-keyed", "file:FandolBraille-Regular.otf", braille, true, false, false },
	{ "glyf", "LXGW WenKai", han, false, false, false },
	{ "glyf, Latin, 2048 units", "Liberation Serif", latin, false, false, false },
	{ "glyf, beyond the BMP", "HanaMinB", "𠀀𠀁𠀂𠀃𠀄𠀅𠀆𠀇𠀈𠀉𠀊𠀋𠀌𠀍", false, false, false },
};

struct picture { int width, height; unsigned char *gray; };

static struct fonts *open_family(const char *family, const char *text, struct diags *diags)
{
	const char *families[] = { family, "LXGW WenKai", NULL };
	struct style style = { .page_width = 400 };
	struct fonts *fonts;

	for (int i = 0; i < STYLE_ROLE_COUNT; i++)
		style.faces[i].families = families;
	fonts = fonts_open(&style, diags);
	ck_assert_ptr_nonnull(fonts);
	fonts_want(fonts, text, strlen(text));
	ck_assert(fonts_prepare(fonts, diags));
	return fonts;
}

static void draw(const struct fonts *fonts, const char *text, struct canvas *c)
{
	size_t n = 0;

	canvas_page(c, COLUMNS * CELL, 10 * CELL, "1");
	for (; *text != '\0'; text = g_utf8_next_char(text), n++) {
		struct font_glyph g = fonts_glyph(fonts, STYLE_BODY, g_utf8_get_char(text));
		struct canvas_glyph glyph = { g.ch, g.gid, 0 };

		ck_assert(!g.missing);
		canvas_text(c, 3 + CELL * (double)(n % COLUMNS), 17 + CELL * (double)(n / COLUMNS),
			&(struct canvas_run){ .face = g.face, .size = 16, .n = 1, .glyph = &glyph });
	}
}

static struct picture from_png(const char *bytes, size_t len)
{
	char *path = NULL;
	struct picture p;
	cairo_surface_t *s;
	int fd = g_file_open_tmp("ink-XXXXXX.png", &path, NULL);

	ck_assert_int_ge(fd, 0);
	g_close(fd, NULL);
	ck_assert(g_file_set_contents(path, bytes, (gssize)len, NULL));
	s = cairo_image_surface_create_from_png(path);
	p.width = cairo_image_surface_get_width(s);
	p.height = cairo_image_surface_get_height(s);
	p.gray = g_malloc((gsize)(p.width * p.height));
	for (int y = 0; y < p.height; y++)
		for (int x = 0; x < p.width; x++)
			p.gray[y * p.width + x] = cairo_image_surface_get_data(s)[y * cairo_image_surface_get_stride(s) + 4 * x];
	cairo_surface_destroy(s);
	g_unlink(path);
	g_free(path);
	return p;
}

/* Rendered by poppler, as a grey PGM. */
static struct picture from_pdf(const char *bytes, size_t len)
{
	char *folder = g_dir_make_tmp("ink-XXXXXX", NULL), *pdf = g_build_filename(folder, "a.pdf", NULL);
	char *base = g_build_filename(folder, "a", NULL), *pgm = g_strconcat(base, ".pgm", NULL);
	char *command = g_strdup_printf("pdftoppm -gray -r %d -singlefile %s %s", DPI, pdf, base), *data;
	struct picture p;
	gsize size;
	int status = -1, used = 0, depth;

	ck_assert(g_file_set_contents(pdf, bytes, (gssize)len, NULL));
	ck_assert(g_spawn_command_line_sync(command, NULL, NULL, &status, NULL) && status == 0);
	ck_assert(g_file_get_contents(pgm, &data, &size, NULL));
	ck_assert_int_eq(sscanf(data, "P5 %d %d %d%n", &p.width, &p.height, &depth, &used), 3);
	p.gray = g_memdup2(data + used + 1, (gsize)(p.width * p.height));
	g_unlink(pdf);
	g_unlink(pgm);
	g_rmdir(folder);
	g_free(data);
	g_free(command);
	g_free(pgm);
	g_free(base);
	g_free(pdf);
	g_free(folder);
	return p;
}

/* The ink around a pixel: renderers round edges differently by a fraction of one. */
static int ink_at(const struct picture *p, int x, int y)
{
	int sum = 0;

	for (int v = MAX(y - 1, 0); v <= MIN(y + 1, p->height - 1); v++)
		for (int u = MAX(x - 1, 0); u <= MIN(x + 1, p->width - 1); u++)
			sum += 255 - p->gray[v * p->width + u];
	return sum / 9;
}

/* How much of a cell's ink lies elsewhere: 0 = the same, 2 = nothing in common. */
static double difference(const struct picture *a, const struct picture *b, size_t cell)
{
	double scale = DPI / 72.0, ink = 0, off = 0;
	int x0 = (int)(CELL * (double)(cell % COLUMNS) * scale), y0 = (int)(CELL * (double)(cell / COLUMNS) * scale);

	for (int y = y0; y < y0 + (int)(CELL * scale) && y < a->height && y < b->height; y++)
		for (int x = x0; x < x0 + (int)(CELL * scale) && x < a->width && x < b->width; x++) {
			int u = ink_at(a, x, y), v = ink_at(b, x, y);

			ink += u + v;
			off += abs(u - v);
		}
	ck_assert_msg(ink > 500, "an empty cell: %zu", cell);
	return 2 * off / ink;
}

START_TEST(ink_is_where_freetype_puts_it)
{
	struct diags *diags = diags_new();
	struct fonts *fonts = open_family(rows[_i].family, rows[_i].text, diags);
	struct canvas_meta meta = { .title = "ink", .id = "ink" };
	size_t n, pdf_len, png_len, cells = (size_t)g_utf8_strlen(rows[_i].text, -1);
	char *pdf, *png;
	struct canvas *c;
	struct picture a, b;
	const struct face *face = fonts_faces(fonts, &n)[0];

	ck_assert_msg(face->cff == rows[_i].cff && face->cid_keyed == rows[_i].cid_keyed &&
		rows[_i].collection == (face->index > 0), "%s: %s", rows[_i].says, face->name);
	c = canvas_pdf(fonts, &meta, &pdf, &pdf_len);
	draw(fonts, rows[_i].text, c);
	ck_assert(canvas_finish(c, diags));
	canvas_free(c);
	c = canvas_png(fonts, DPI / 72.0, &png, &png_len);
	draw(fonts, rows[_i].text, c);
	ck_assert(canvas_finish(c, diags));
	canvas_free(c);
	a = from_pdf(pdf, pdf_len);
	b = from_png(png, png_len);
	for (size_t i = 0; i < cells; i++) {
		double d = difference(&a, &b, i);

		ck_assert_msg(d < 0.3, "%s: character %zu: %.2f", rows[_i].says, i, d);
	}
	g_free(a.gray);
	g_free(b.gray);
	g_free(pdf);
	g_free(png);
	fonts_free(fonts);
	diags_free(diags);
}
END_TEST

Suite *ink_suite(void);
Suite *ink_suite(void)
{
	Suite *s = suite_create("ink");
	TCase *tc = tcase_create("ink");

	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, ink_is_where_freetype_puts_it, 0, G_N_ELEMENTS(rows));
	suite_add_tcase(s, tc);
	return s;
}
