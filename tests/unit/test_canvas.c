/* test_canvas.c -- the canvases: trace, record, PDF. */
#include <check.h>
#include <glib.h>
#include <stdio.h>
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

/* 16 by 12 pixels, grey and white. */
static const char jpeg[] =
	"/9j/4AAQSkZJRgABAQEABgAGAAD/2wBDABQODxIPDRQSEBIXFRQYHjIhHhwcHj0sLiQySUBMS0dARkVQWnNiUFVtVkVGZIhlbXd7gYKBTmCN"
	"l4x9lnN+gXz/2wBDARUXFx4aHjshITt8U0ZTfHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHx8fHz/wAAR"
	"CAAMABADASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEG"
	"E1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWG"
	"h4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEB"
	"AQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAECAxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYk"
	"NOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0"
	"tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq8vP09fb3+Pn6/9oADAMBAAIRAxEAPwDs6imkaJd2C3sqEnpUh6GqNyhcOgklTepX"
	"cshBXPce/pQB/9k=";

/* What tests/check/pdfa.sh and copied.sh look at: pages of every make, a landscape one
 * with two pictures, rare names. */
START_TEST(sample_for_the_checks)
{
	gsize n, m;
	guchar *photo = g_base64_decode(jpeg, &n);
	char *square, *out;
	size_t len;
	struct canvas *c = canvas_pdf(pages.fonts, &pages.meta, &out, &len);
	struct canvas_image images[2] = {
		{ .name = "photo.jpg", .bytes = photo, .len = n, .width = 16, .height = 12, .jpeg = true, .orientation = 6 },
		{ .name = "square.png", .width = 8, .height = 8 },
	};

	ck_assert(g_file_get_contents("tests/golden/layout/square.png", &square, &m, NULL));
	images[1].bytes = (const unsigned char *)square;
	images[1].len = m;
	pages_draw(&pages, c, 4);
	canvas_page(c, pages.style->page_height, pages.style->page_width, "5");
	canvas_image(c, 100, 100, 120, 160, &images[0]);
	canvas_image(c, 300, 100, 80, 80, &images[1]);
	canvas_string(c, STYLE_BODY, 15.75, 0, CANVAS_LEFT, 100, 400, pages_rare);
	canvas_link(c, 100, 380, 200, 20, "sec-1");
	ck_assert(canvas_finish(c, pages.diags));
	if (g_getenv("EVALSEASON_TEST_OUT") != NULL) {
		char *text = g_strconcat(g_getenv("EVALSEASON_TEST_OUT"), ".txt", NULL);

		g_file_set_contents(g_getenv("EVALSEASON_TEST_OUT"), out, (gssize)len, NULL);
		g_file_set_contents(text, pages_rare, -1, NULL);
		g_free(text);
	}
	canvas_free(c);
	g_free(out);
	g_free(square);
	g_free(photo);
}
END_TEST

START_TEST(pdf_is_the_same_every_time)
{
	size_t n1, n2;
	char *one = pages_pdf(&pages, 4, &n1), *two = pages_pdf(&pages, 4, &n2);

	ck_assert_uint_eq(n1, n2);
	ck_assert_mem_eq(one, two, n1);
	ck_assert(g_str_has_prefix(one, "%PDF-1.7\n%"));
	g_free(one);
	g_free(two);
}
END_TEST

/* So a document that is left as it was equals one made anew, whatever the other townships sent. */
START_TEST(pdf_does_not_depend_on_the_batch)
{
	struct pages among;
	size_t n, m;
	char *one = pages_pdf(&pages, 2, &n), *two;

	pages_open_among(&among, "龘靐齉爩鱻麤灪籲吁憂鬱！#$&@QWZ~‰℃㈠龍龜𠀋𠮷𪚥䲜曌㐂〇");
	two = pages_pdf(&among, 2, &m);
	ck_assert_uint_eq(n, m);
	ck_assert(memcmp(one, two, n) == 0);
	g_free(one);
	g_free(two);
	pages_close(&among);
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
	size_t len, told = diags_count(pages.diags);
	struct canvas *c = canvas_pdf(pages.fonts, &pages.meta, &out, &len);

	canvas_page(c, 100, 100, NULL);
	canvas_link(c, 0, 0, 10, 10, "nowhere");
	ck_assert(canvas_finish(c, pages.diags));
	ck_assert_uint_eq(diags_count(pages.diags), told + 1);
	ck_assert_int_eq(diags_at(pages.diags, told)->code, DIAG_PDF_LINK);
	canvas_free(c);
	g_free(out);
}
END_TEST

static char *find_bytes(const char *in, size_t n, const void *what, size_t m)
{
	for (size_t i = 0; i + m <= n; i++)
		if (memcmp(in + i, what, m) == 0)
			return (char *)in + i;
	return NULL;
}

/* A one-page PDF with an image; the diagnostics tell what became of it. */
static char *pdf_with_image(const struct canvas_image *image, size_t *len)
{
	char *out;
	struct canvas *c = canvas_pdf(pages.fonts, &pages.meta, &out, len);

	canvas_page(c, 200, 200, "1");
	canvas_image(c, 10, 10, 64, 48, image);
	canvas_image(c, 100, 10, 64, 48, image);
	ck_assert(canvas_finish(c, pages.diags));
	canvas_free(c);
	return out;
}

START_TEST(a_picture_is_embedded)
{
	gsize n;
	guchar *bytes = g_base64_decode(jpeg, &n);
	struct canvas_image image = { .name = "photo.jpg", .bytes = bytes, .len = n, .width = 16, .height = 12, .jpeg = true };
	size_t len, told = diags_count(pages.diags);
	char *pdf = pdf_with_image(&image, &len), *at;

	ck_assert_uint_eq(diags_count(pages.diags), told);
	at = find_bytes(pdf, len, "/DCTDecode", 10);
	ck_assert_ptr_nonnull(at);
	ck_assert_ptr_null(find_bytes(at + 1, (size_t)(pdf + len - at) - 1, "/DCTDecode", 10));   /* once for both places */
	ck_assert_ptr_nonnull(find_bytes(pdf, len, bytes, n));                                     /* and whole */
	g_free(pdf);
	g_free(bytes);
}
END_TEST

START_TEST(a_broken_picture_is_told)
{
	struct canvas_image image = { .name = "photo.png", .bytes = (const unsigned char *)"no picture", .len = 10,
		.width = 16, .height = 12, .jpeg = _i == 1 };
	size_t len, told = diags_count(pages.diags);

	g_free(pdf_with_image(&image, &len));
	ck_assert_uint_eq(diags_count(pages.diags), told + 1);
	ck_assert_int_eq(diags_at(pages.diags, told)->code, DIAG_IMAGE_BROKEN);
}
END_TEST

/* The figures of docs/performance.md: EVALSEASON_BENCH=1 CK_FORK=no build/release/unit canvas */
START_TEST(bench)
{
	struct canvas *record = canvas_record(pages.fonts, pages.arena);
	gint64 best = G_MAXINT64;
	size_t len = 0;

	if (g_getenv("EVALSEASON_BENCH") == NULL)
		return;
	pages_draw(&pages, record, 12);
	for (int i = 0; i < 300; i++) {
		gint64 start = g_get_monotonic_time();
		char *out;
		struct canvas *c = canvas_pdf(pages.fonts, &pages.meta, &out, &len);

		canvas_play(record, c);
		ck_assert(canvas_finish(c, pages.diags));
		canvas_free(c);
		g_free(out);
		best = MIN(best, g_get_monotonic_time() - start);
	}
	printf("12 pages: %.2f ms, %zu bytes\n", (double)best / 1000, len);
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
	tcase_add_test(tc, sample_for_the_checks);
	tcase_add_test(tc, pdf_is_the_same_every_time);
	tcase_add_test(tc, pdf_does_not_depend_on_the_batch);
	tcase_add_test(tc, a_report_of_ten_pages_is_small);
	tcase_add_test(tc, a_link_to_nowhere_is_told);
	tcase_add_test(tc, a_picture_is_embedded);
	tcase_add_loop_test(tc, a_broken_picture_is_told, 0, 2);
	tcase_add_test(tc, bench);
	suite_add_tcase(s, tc);
	return s;
}
