/* test_canvas.c -- the canvases: trace, record, PDF. */
#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "pages.h"

static struct pages pages;

static void open_all(void)
{
	pages_open(&pages);
}

static void close_all(void)
{
	pages_close(&pages);
}

static char *trace_of(int n, bool recorded)
{
	char *out;
	struct canvas *c = canvas_trace(pages.fonts, &out);

	if (recorded) {
		struct canvas *record = canvas_record(pages.fonts, pages.arena);

		pages_draw(&pages, record, n);
		ck_assert_uint_eq(canvas_record_pages(record), (size_t)n);
		canvas_play(record, c);
		canvas_free(record);
	} else {
		pages_draw(&pages, c, n);
	}
	ck_assert(canvas_finish(c, pages.diags));
	canvas_free(c);
	return out;
}

START_TEST(a_played_record_is_the_same)
{
	char *direct = trace_of(3, false), *played = trace_of(3, true);

	ck_assert_str_eq(direct, played);
	g_free(direct);
	g_free(played);
}
END_TEST

START_TEST(trace_has_a_line_per_call)
{
	char *trace = trace_of(1, false);
	static const char *const lines[] = {
		"page 595.28 841.89 \"1\"\n", "dest \"sec-1\" 104.88\n", "outline 1 \"一、发展情况（𬭚）\" \"sec-1\"\n",
		"link 79.37 110 150 20 \"sec-1\"\n", "clip 0 0 200 60\n", "unclip\n", "figure \"图1\"\n", "end\n",
		" hatch stroke #202020 0.5: M",
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lines); i++)
		ck_assert_msg(strstr(trace, lines[i]) != NULL, "%s", lines[i]);
	g_free(trace);
}
END_TEST

/* The character that no face has is a box with its code point, on every canvas. */
START_TEST(a_missing_glyph_is_a_box)
{
	char *trace = trace_of(1, false), *box = strstr(trace, "\"FF\"");

	ck_assert_ptr_nonnull(box);
	ck_assert_ptr_nonnull(strstr(box + 1, "\"FF\""));
	g_free(trace);
}
END_TEST

START_TEST(pdf_is_the_same_every_time)
{
	size_t n1, n2;
	char *one = pages_pdf(&pages, 4, &n1), *two = pages_pdf(&pages, 4, &n2);

	ck_assert_uint_eq(n1, n2);
	ck_assert_mem_eq(one, two, n1);
	ck_assert(g_str_has_prefix(one, "%PDF-1.7\n%"));
	if (g_getenv("EVALSEASON_TEST_OUT") != NULL)
		g_file_set_contents(g_getenv("EVALSEASON_TEST_OUT"), one, (gssize)n1, NULL);
	g_free(one);
	g_free(two);
}
END_TEST

START_TEST(a_report_of_ten_pages_is_small)
{
	size_t n;
	char *pdf = pages_pdf(&pages, 10, &n);

	ck_assert_msg(n < 600 * 1024, "%zu bytes", n);
	g_free(pdf);
}
END_TEST

START_TEST(a_link_to_nowhere_is_told)
{
	char *out;
	size_t len;
	struct canvas *c = canvas_pdf(pages.fonts, &pages.meta, &out, &len);

	canvas_page(c, 100, 100, NULL);
	canvas_link(c, 0, 0, 10, 10, "nowhere");
	ck_assert(canvas_finish(c, pages.diags));
	ck_assert_uint_eq(diags_count(pages.diags), 1);
	ck_assert_int_eq(diags_at(pages.diags, 0)->code, DIAG_PDF_LINK);
	canvas_free(c);
	g_free(out);
}
END_TEST

Suite *canvas_suite(void);
Suite *canvas_suite(void)
{
	Suite *s = suite_create("canvas");
	TCase *tc = tcase_create("canvas");

	tcase_add_unchecked_fixture(tc, open_all, close_all);
	tcase_set_timeout(tc, 60);
	tcase_add_test(tc, a_played_record_is_the_same);
	tcase_add_test(tc, trace_has_a_line_per_call);
	tcase_add_test(tc, a_missing_glyph_is_a_box);
	tcase_add_test(tc, pdf_is_the_same_every_time);
	tcase_add_test(tc, a_report_of_ten_pages_is_small);
	tcase_add_test(tc, a_link_to_nowhere_is_told);
	suite_add_tcase(s, tc);
	return s;
}
