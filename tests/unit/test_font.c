/* test_font.c -- style.xml and the choice of faces. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "render/render.h"

static struct arena *arena;
static struct diags *diags;
static struct fonts *fonts;

static void open_all(void)
{
	const struct style *style;
	static const char text[] = "社区社会组织喆垚犇堃珺瑄䶮𬭚㎡⑪醜餘国";

	arena = arena_new();
	diags = diags_new();
	style = style_load("templates/style.xml", arena, diags);
	ck_assert_ptr_nonnull(style);
	fonts = fonts_open(style, diags);
	ck_assert_ptr_nonnull(fonts);
	fonts_want(fonts, text, sizeof text - 1);
	fonts_want(fonts, "\xEF\xBF\xBF", 3);   /* U+FFFF: in no font */
	ck_assert(fonts_prepare(fonts, diags));
}

static void close_all(void)
{
	fonts_free(fonts);
	diags_free(diags);
	arena_free(arena);
}

START_TEST(style_has_the_measures_of_the_standard)
{
	const struct style *s = style_load("templates/style.xml", arena, diags);

	ck_assert_double_eq_tol(s->page_width, 595.28, 0.01);
	ck_assert_double_eq_tol(s->pitch, 15.793, 0.001);
	ck_assert_double_eq_tol(s->body_size, 15.75, 0.001);
	ck_assert_uint_eq(s->series[0], 0x1f4e79);
	ck_assert(s->use_zebra && !s->three_line);
}
END_TEST

static const struct { const char *says, *from, *to; enum diag_code code; uint32_t column; } faults[] = {
	{ "a length without sense", "top=\"37mm\"", "top=\"37ell\"", DIAG_STYLE_VALUE, 37 },
	{ "a colour without sense", "warn=\"#b3261e\"", "warn=\"crimson\"", DIAG_STYLE_VALUE, 60 },
	{ "an unknown attribute", "zebra=\"yes\"", "stripes=\"yes\"", DIAG_STYLE_SCHEMA, 0 },
	{ "a tag that is not closed", "</series>", "</serie>", DIAG_XML_SYNTAX, 10 },
	{ "a role twice", "role=\"sans\"", "role=\"song\"", DIAG_STYLE_ROLE, 8 },
};

START_TEST(style_faults_have_a_place)
{
	char *source, *broken, *folder = g_dir_make_tmp("style-XXXXXX", NULL), *path, *rng, *schema;
	char **parts;
	struct diags *found = diags_new();
	const struct diag *d;
	uint32_t line = 1;

	ck_assert(g_file_get_contents("templates/style.xml", &source, NULL, NULL));
	ck_assert(g_file_get_contents("templates/style.rng", &schema, NULL, NULL));
	parts = g_strsplit(source, faults[_i].from, 2);
	ck_assert_msg(parts[1] != NULL, "%s", faults[_i].says);
	for (const char *p = parts[0]; *p; p++) line += *p == '\n';
	broken = g_strconcat(parts[0], faults[_i].to, parts[1], NULL);
	path = g_build_filename(folder, "style.xml", NULL);
	rng = g_build_filename(folder, "style.rng", NULL);
	ck_assert(g_file_set_contents(path, broken, -1, NULL) && g_file_set_contents(rng, schema, -1, NULL));
	ck_assert_ptr_null(style_load(path, arena, found));
	ck_assert_uint_ge(diags_count(found), 1);
	d = diags_at(found, 0);
	ck_assert_int_eq(d->code, faults[_i].code);
	ck_assert_int_eq(diags_status(found), 3);
	ck_assert_msg(d->at.line == line && d->at.column == faults[_i].column, "%s: %u:%u",
		faults[_i].says, d->at.line, d->at.column);
	g_remove(path);
	g_remove(rng);
	g_rmdir(folder);
	diags_free(found);
	g_strfreev(parts);
	g_free(source);
	g_free(schema);
	g_free(broken);
	g_free(path);
	g_free(rng);
	g_free(folder);
}
END_TEST

/* The user's licensed fonts may be installed, so only what must not serve is named. */
static const struct { const char *says; enum style_role role; uint32_t ch; const char *not_face; bool missing; } glyphs[] = {
	{ "a GB 2312 character", STYLE_BODY, 0x56FD, "LiberationSerif", false },
	{ "a name beyond GB 2312 (喆)", STYLE_BODY, 0x5586, "FandolFang-Regular", false },
	{ "a traditional form that Fandol draws wrongly (醜)", STYLE_BODY, 0x919C, "FandolFang-Regular", false },
	{ "extension A (䶮)", STYLE_BODY, 0x4DAE, "FandolFang-Regular", false },
	{ "beyond the BMP (U+2CB5A)", STYLE_KAI, 0x2CB5A, "FandolKai-Regular", false },
	{ "square metre", STYLE_HEI, 0x33A1, "FandolHei-Regular", false },
	{ "a digit is Latin", STYLE_BODY, '7', "FandolFang-Regular", false },
	{ "in no font", STYLE_BODY, 0xFFFF, NULL, true },
	{ "not wanted before", STYLE_BODY, 0x9FA5, NULL, true },
};

START_TEST(a_character_finds_its_face)
{
	struct font_glyph g = fonts_glyph(fonts, glyphs[_i].role, glyphs[_i].ch);

	ck_assert_msg(g.missing == glyphs[_i].missing, "%s", glyphs[_i].says);
	ck_assert_msg(g.missing || g.gid != 0, "%s", glyphs[_i].says);
	ck_assert_msg(glyphs[_i].not_face == NULL || strcmp(fonts_face_name(fonts, g.face), glyphs[_i].not_face) != 0,
		"%s: %s", glyphs[_i].says, fonts_face_name(fonts, g.face));
}
END_TEST

START_TEST(marks_fill_their_cells)
{
	static const uint32_t marks[] = { 0x201C, 0x201D, 0x2018, 0x2019, 0x2014, 0x2026, 0xFF0C, 0x3002 };

	for (int role = 0; role < STYLE_ROLE_COUNT; role++)
		for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
			ck_assert_msg(fonts_glyph(fonts, (enum style_role)role, marks[i]).advance == 1000, "role %d U+%04X", role,
				marks[i]);
}
END_TEST

START_TEST(widths_and_lists)
{
	const uint32_t *chars;
	char *report = fonts_report(fonts, DIAG_ZH);

	ck_assert_int_eq(fonts_width(fonts, STYLE_BODY, "社区"), 2000);
	ck_assert_uint_eq(fonts_missing(fonts, &chars), 1);
	ck_assert_uint_eq(chars[0], 0xFFFF);
	ck_assert_ptr_nonnull(strstr(report, "U+FFFF"));
	g_free(report);
}
END_TEST

Suite *font_suite(void);
Suite *font_suite(void)
{
	Suite *s = suite_create("font");
	TCase *tc = tcase_create("font");

	tcase_add_unchecked_fixture(tc, open_all, close_all);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, style_has_the_measures_of_the_standard);
	tcase_add_loop_test(tc, style_faults_have_a_place, 0, G_N_ELEMENTS(faults));
	tcase_add_loop_test(tc, a_character_finds_its_face, 0, G_N_ELEMENTS(glyphs));
	tcase_add_test(tc, marks_fill_their_cells);
	tcase_add_test(tc, widths_and_lists);
	suite_add_tcase(s, tc);
	return s;
}
