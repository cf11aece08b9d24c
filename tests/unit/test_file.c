/* test_file.c -- files that belong together appear all or not at all. */
#include <check.h>
#include <glib.h>
#include <string.h>
#include <glib/gstdio.h>

#include "base/file.h"
#include "base/program.h"

static const struct { const char *says, *path[3]; bool ok; } rows[] = {
	{ "all of them, their folder too",        { "%s/a.txt", "%s/new/b.txt", "%s/new/c.txt" }, true },
	{ "the last cannot be written",           { "%s/a.txt", "%s/b.txt", "%s/taken/c.txt" }, false },
	{ "the first cannot be written",          { "%s/taken/a.txt", "%s/b.txt", "%s/c.txt" }, false },
};

static int count(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;
	int n = 0;

	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		n += g_file_test(path, G_FILE_TEST_IS_DIR) ? count(path) : 1;
		g_free(path);
	}
	g_dir_close(dir);
	return n;
}

static void clear(const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while ((name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL);

		if (g_file_test(path, G_FILE_TEST_IS_DIR))
			clear(path);
		else
			g_unlink(path);
		g_free(path);
	}
	g_dir_close(dir);
	g_rmdir(folder);
}

START_TEST(all_or_none)
{
	char *folder = g_dir_make_tmp("file-XXXXXX", NULL), *taken = g_build_filename(folder, "taken", NULL), *back;
	struct diags *diags = diags_new();
	struct file_bytes files[3];
	char *paths[3];

	ck_assert(g_file_set_contents(taken, "x", 1, NULL));   /* a file where a folder would have to be */
	for (int i = 0; i < 3; i++) {
		char **parts = g_strsplit(rows[_i].path[i], "%s", 2);

		paths[i] = g_strconcat(folder, parts[1], NULL);
		files[i] = (struct file_bytes){ paths[i], "bytes", 5 };
		g_strfreev(parts);
	}
	ck_assert_msg(file_write_all(files, 3, diags) == rows[_i].ok, "%s", rows[_i].says);
	ck_assert_uint_eq(diags_count(diags), rows[_i].ok ? 0 : 1);
	ck_assert_msg(count(folder) == (rows[_i].ok ? 4 : 1), "%s: %d files", rows[_i].says, count(folder));
	if (rows[_i].ok) {
		ck_assert(g_file_get_contents(paths[2], &back, NULL, NULL));
		ck_assert_str_eq(back, "bytes");
		g_free(back);
	}
	for (int i = 0; i < 3; i++)
		g_free(paths[i]);
	clear(folder);
	g_free(folder);
	g_free(taken);
	diags_free(diags);
}
END_TEST

Suite *file_suite(void);
START_TEST(a_program_has_an_id)
{
	char *id = program_id(), *again = program_id();

	ck_assert_uint_ge(strlen(id), 16);
	ck_assert_uint_eq(strspn(id, "0123456789abcdef"), strlen(id));
	ck_assert_str_eq(id, again);
	g_free(id);
	g_free(again);
}
END_TEST

Suite *file_suite(void)
{
	Suite *s = suite_create("file");
	TCase *tc = tcase_create("file");

	tcase_add_loop_test(tc, all_or_none, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, a_program_has_an_id);
	suite_add_tcase(s, tc);
	return s;
}
