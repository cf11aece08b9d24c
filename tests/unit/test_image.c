/* test_image.c -- photos lose the camera's notes, keep their orientation, and a
 * broken file is refused wherever it breaks. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "layout/parts.h"

Suite *image_suite(void);

/* 16 x 8, EXIF orientation 6 and a place name, a comment; one grey scan without data. */
static const unsigned char jpeg[] = {
	0xFF, 0xD8,
	0xFF, 0xE1, 0x00, 0x28, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, '*', 0, 0, 0, 8, 0, 1,
	0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0, 's', 'e', 'c', 'r', 'e', 't',
	0xFF, 0xFE, 0x00, 0x08, 's', 'e', 'c', 'r', 'e', 't',
	0xFF, 0xC0, 0x00, 0x0B, 8, 0, 8, 0, 16, 1, 1, 0x11, 0,
	0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0x55, 0x55, 0xFF, 0xD9,
};

static struct arena *arena;
static char *folder;
static struct layout_options options;
static struct layout l;

static void begin(void)
{
	arena = arena_new();
	folder = g_dir_make_tmp("image-XXXXXX", NULL);
	options.photos = folder;
	l = (struct layout){ .options = &options, .arena = arena, .said = g_array_new(FALSE, FALSE, sizeof(struct said)) };
}

static void end(void)
{
	char *path = g_build_filename(folder, "p", NULL);

	g_unlink(path);
	g_rmdir(folder);
	g_free(path);
	g_free(folder);
	g_array_free(l.said, TRUE);
	arena_free(arena);
}

static const struct canvas_image *load(const void *bytes, size_t n)
{
	char *path = g_build_filename(folder, "p", NULL);

	ck_assert(g_file_set_contents(path, bytes, (gssize)n, NULL));
	g_free(path);
	return image_load(&l, "p", 1);
}

static bool holds(const struct canvas_image *image, const char *word)
{
	for (size_t i = 0; i + strlen(word) <= image->len; i++)
		if (memcmp(image->bytes + i, word, strlen(word)) == 0)
			return true;
	return false;
}

START_TEST(jpeg_is_stripped)
{
	const struct canvas_image *image = load(jpeg, sizeof jpeg);

	ck_assert_ptr_nonnull(image);
	ck_assert(image->jpeg);
	ck_assert_int_eq(image->width, 16);
	ck_assert_int_eq(image->height, 8);
	ck_assert_int_eq(image->orientation, 6);
	ck_assert(!holds(image, "secret") && !holds(image, "Exif"));
	ck_assert_int_eq(image->bytes[image->len - 1], 0xD9);
}
END_TEST

START_TEST(png_is_stripped)
{
	char *bytes;
	gsize n;

	ck_assert(g_file_get_contents("tests/golden/layout/square.png", &bytes, &n, NULL));
	{
		const struct canvas_image *image = load(bytes, n);

		ck_assert_ptr_nonnull(image);
		ck_assert(!image->jpeg && image->width == 8 && image->height == 8);
		ck_assert(holds(image, "IDAT") && holds(image, "IEND") && !holds(image, "secret"));
	}
	g_free(bytes);
}
END_TEST

START_TEST(a_broken_file_is_refused)
{
	char *bytes;
	gsize n;

	for (size_t k = 0; k < sizeof jpeg; k++)
		ck_assert_ptr_null(load(jpeg, k));
	ck_assert(g_file_get_contents("tests/golden/layout/square.png", &bytes, &n, NULL));
	for (size_t k = 0; k < n; k++)
		ck_assert_ptr_null(load(bytes, k));
	ck_assert_uint_eq(l.said->len, sizeof jpeg + n);
	g_free(bytes);
}
END_TEST

/* A phone puts a second, smaller picture with its own EXIF behind the first, other
 * makers their notes into APP2 to APP15; a progressive picture has several scans. */
START_TEST(nothing_behind_the_picture)
{
	static const unsigned char scans[] = {
		0xFF, 0xC4, 0x00, 0x06, 'h', 'u', 'f', 'f', 0xFF, 0xDA, 0x00, 0x08, 1, 1, 0, 0, 63, 0, 0x55, 0xFF, 0x00, 0x55,
		0xFF, 0xD0, 0x55, 0xFF, 0xE2, 0x00, 0x08, 's', 'e', 'c', 'r', 'e', 't', 0xFF, 0xD9,
	};
	GByteArray *two = g_byte_array_new();
	const struct canvas_image *image;

	g_byte_array_append(two, jpeg, sizeof jpeg - 2);
	g_byte_array_append(two, scans, sizeof scans);
	g_byte_array_append(two, jpeg, sizeof jpeg);
	image = load(two->data, two->len);
	ck_assert_ptr_nonnull(image);
	ck_assert(!holds(image, "secret") && !holds(image, "Exif"));
	ck_assert(holds(image, "huff") && holds(image, "\x55\xFF"));
	/* Both notes, with their heads, are gone; both scans are there. */
	ck_assert_uint_eq(image->len, sizeof jpeg - 42 - 10 - 2 + sizeof scans - 10);
	ck_assert_int_eq(image->bytes[image->len - 1], 0xD9);
	g_byte_array_free(two, TRUE);
}
END_TEST

START_TEST(cmyk_is_refused_with_a_remedy)
{
	unsigned char four[sizeof jpeg + 9];
	const size_t frame = 2 + 42 + 10;   /* behind EXIF and comment */

	memcpy(four, jpeg, frame + 9);
	memcpy(four + frame + 9, "\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00", 13);
	memcpy(four + frame + 22, jpeg + frame + 13, sizeof jpeg - frame - 13);
	four[frame + 3] = 20;
	ck_assert_ptr_null(load(four, sizeof four));
	ck_assert_int_eq(g_array_index(l.said, struct said, 0).code, DIAG_LAYOUT_CMYK);
}
END_TEST

/* A bomb of a PNG: 30,000 by 30,000 points in a few bytes. */
START_TEST(a_huge_png_is_refused)
{
	char *bytes;
	gsize n;

	ck_assert(g_file_get_contents("tests/golden/layout/square.png", &bytes, &n, NULL));
	memcpy(bytes + 16, "\x00\x00\x75\x30\x00\x00\x75\x30", 8);
	ck_assert_ptr_null(load(bytes, n));
	g_free(bytes);
}
END_TEST

START_TEST(nothing_outside_of_the_folder)
{
	ck_assert_ptr_null(image_load(&l, "../p", 1));
	ck_assert_ptr_null(image_load(&l, "/etc/passwd", 1));
	ck_assert_ptr_null(image_load(&l, "", 1));
}
END_TEST

Suite *image_suite(void)
{
	Suite *suite = suite_create("image");
	TCase *tc = tcase_create("photos");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_add_test(tc, jpeg_is_stripped);
	tcase_add_test(tc, png_is_stripped);
	tcase_add_test(tc, a_broken_file_is_refused);
	tcase_add_test(tc, nothing_behind_the_picture);
	tcase_add_test(tc, cmyk_is_refused_with_a_remedy);
	tcase_add_test(tc, a_huge_png_is_refused);
	tcase_add_test(tc, nothing_outside_of_the_folder);
	suite_add_tcase(suite, tc);
	return suite;
}
