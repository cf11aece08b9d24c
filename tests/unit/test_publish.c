/* test_publish.c -- names, messages between processes, the last build's manifest. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/job.h"
#include "publish/message.h"
#include "publish/progress.h"
#include "publish/walk.h"

Suite *publish_suite(void);

static const struct { const char *says, *text, *name; } names[] = {
	{ "Han stays",             "城东街道",       "城东街道" },
	{ "letters, digits, dash", "A-12",          "A-12" },
	{ "no separators",         "a/b\\c",        "a_b_c" },
	{ "no dots",               "../../etc",     "______etc" },
	{ "no control characters", "a\nb\tc",       "a_b_c" },
	{ "rare Han stays",        "䶮𬭚村",         "䶮𬭚村" },
	{ "quotes and blanks",     "“甲” 乙",        "_甲__乙" },
};

START_TEST(names_are_safe)
{
	char *name = job_safe_name(names[_i].text);

	ck_assert_msg(strcmp(name, names[_i].name) == 0, "%s: %s", names[_i].says, name);
	g_free(name);
}
END_TEST

static const struct { const char *says; size_t total, done, failed; double elapsed; enum diag_lang lang; const char *text; } bars[] = {
	{ "at the start no pace is known", 8, 0, 0, 0.0, DIAG_ZH, "[....................] 完成 0，失败 0，剩余 8 份" },
	{ "the rest at the pace so far",   8, 2, 0, 3.0, DIAG_ZH, "[#####...............] 完成 2，失败 0，剩余 6 份，约 9 秒" },
	{ "a failed one is not done",      8, 4, 1, 4.0, DIAG_EN, "[##########..........] 3 done, 1 failed, 4 left, about 4 s" },
	{ "at the end nothing is left",    8, 8, 8, 4.0, DIAG_ZH, "[####################] 完成 0，失败 8，剩余 0 份" },
	{ "nothing to do is all done",     0, 0, 0, 0.0, DIAG_EN, "[####################] 0 done, 0 failed, 0 left" },
};

START_TEST(progress_is_told)
{
	char *text = progress_text(bars[_i].total, bars[_i].done, bars[_i].failed, bars[_i].elapsed, bars[_i].lang);

	ck_assert_msg(strcmp(text, bars[_i].text) == 0, "%s: %s", bars[_i].says, text);
	g_free(text);
}
END_TEST

static struct job new_job(void)
{
	return (struct job){ .files = g_array_new(FALSE, TRUE, sizeof(struct job_file)) };
}

static void free_job(struct job *job)
{
	job_files_free(job->files);
	g_free(job->key);
}

/* A message comes out as it went in, even byte by byte. */
START_TEST(message_round_trip)
{
	struct job sent = new_job(), got[2] = { new_job(), new_job() };
	struct job_file file = { .path = g_strdup("charts/甲.svg"), .size = 4711, .title = g_strdup("图一") };
	struct diags *out = diags_new(), *in = diags_new();
	struct diag g = { .code = DIAG_FILE_WRITE, .level = DIAG_SYSTEM, .at = { "f", 3, 4, "t" },
		.table = "表", .value = "v", .arg = { "a", NULL, "c" }, .record = 9 };
	GByteArray *bytes = g_byte_array_new();
	int ends[2];
	guint8 one;
	size_t index = 99;

	strcpy(file.sha256, "abc");
	g_array_append_val(sent.files, file);
	sent.state = JOB_BUILT;
	sent.pages = 12;
	sent.key = g_strdup("key");
	sent.rows.at = 5000000000;
	sent.rows.len = 7;
	diag_add(out, &g);
	ck_assert_int_eq(pipe(ends), 0);
	ck_assert(message_send(ends[1], 1, &sent, out));
	close(ends[1]);
	while (read(ends[0], &one, 1) == 1) {
		ck_assert(!message_take(bytes, got, 2, &index, in));
		g_byte_array_append(bytes, &one, 1);
	}
	close(ends[0]);
	ck_assert(message_take(bytes, got, 2, &index, in));
	ck_assert_uint_eq(index, 1);
	ck_assert_uint_eq(bytes->len, 0);
	ck_assert_int_eq(got[1].state, JOB_BUILT);
	ck_assert_int_eq(got[1].pages, 12);
	ck_assert_str_eq(got[1].key, "key");
	ck_assert_uint_eq(got[1].rows.at, 5000000000);
	ck_assert_uint_eq(got[1].rows.len, 7);
	ck_assert_str_eq(g_array_index(got[1].files, struct job_file, 0).path, "charts/甲.svg");
	ck_assert_str_eq(g_array_index(got[1].files, struct job_file, 0).title, "图一");
	ck_assert_uint_eq(g_array_index(got[1].files, struct job_file, 0).size, 4711);
	ck_assert_uint_eq(diags_count(in), 1);
	ck_assert_str_eq(diags_at(in, 0)->at.township, "t");
	ck_assert_ptr_null(diags_at(in, 0)->arg[1]);
	ck_assert_str_eq(diags_at(in, 0)->arg[2], "c");
	free_job(&sent);
	free_job(&got[0]);
	free_job(&got[1]);
	g_byte_array_free(bytes, TRUE);
	diags_free(in);
	diags_free(out);
}
END_TEST

static void put(const char *root, const char *path, const char *text, struct diags *d)
{
	char *full = g_build_filename(root, path, NULL);

	ck_assert(file_write(full, text, strlen(text), d));
	g_free(full);
}

/* A document is left alone only under its own key and with intact files. */
START_TEST(previous_needs_key_and_bytes)
{
	char *root = g_dir_make_tmp("evalseason-XXXXXX", NULL), *manifest, *sum = file_sha256("pdf", 3);
	struct diags *d = diags_new();
	struct previous *p;
	GArray *files;
	int pages = 0;

	put(root, "wrapup/a.pdf", "pdf", d);
	manifest = g_strdup_printf("<manifest><outputs><file path='wrapup/a.pdf' sha256='%s' size='3' key='k' pages='7'/>"
		"</outputs></manifest>", sum);
	put(root, "manifest.xml", manifest, d);
	p = previous_load(root);
	files = previous_files(p, root, "wrapup/a.pdf", "k", &pages);
	ck_assert_ptr_nonnull(files);
	ck_assert_int_eq(pages, 7);
	job_files_free(files);
	ck_assert_ptr_null(previous_files(p, root, "wrapup/a.pdf", "other", &pages));
	ck_assert_ptr_null(previous_files(p, root, "wrapup/b.pdf", "k", &pages));
	put(root, "wrapup/a.pdf", "PDF", d);
	ck_assert_ptr_null(previous_files(p, root, "wrapup/a.pdf", "k", &pages));
	previous_free(p);
	diags_free(d);
	g_free(sum);
	g_free(manifest);
	g_free(root);
}
END_TEST

/* Links are not followed, temporary and hidden files are not listed. */
START_TEST(walk_lists_plain_files_in_order)
{
	char *root = g_dir_make_tmp("evalseason-XXXXXX", NULL), *link = g_build_filename(root, "z", NULL);
	struct diags *d = diags_new();
	GPtrArray *files;

	put(root, "b.txt", "2", d);
	put(root, "a/c.txt", "1", d);
	put(root, ".lock", "", d);
	put(root, "x.pdf.12.part", "", d);
	ck_assert_int_eq(symlink("/etc", link), 0);
	files = walk_files(root);
	ck_assert_uint_eq(files->len, 2);
	ck_assert_str_eq(((struct walk_file *)g_ptr_array_index(files, 0))->path, "a/c.txt");
	ck_assert_str_eq(((struct walk_file *)g_ptr_array_index(files, 1))->path, "b.txt");
	g_ptr_array_free(files, TRUE);
	diags_free(d);
	g_free(link);
	g_free(root);
}
END_TEST

/* A write that fails leaves the old file and no temporary one. */
START_TEST(write_is_whole_or_not_at_all)
{
	char *root = g_dir_make_tmp("evalseason-XXXXXX", NULL), *path = g_build_filename(root, "f", NULL);
	char *inside = g_build_filename(path, "g", NULL), *text;
	struct diags *d = diags_new();
	GPtrArray *files;

	ck_assert(file_write(path, "old", 3, d));
	ck_assert(!file_write(inside, "new", 3, d));  /* its folder is a file */
	ck_assert_int_eq(diags_status(d), 6);
	ck_assert(g_file_get_contents(path, &text, NULL, NULL));
	ck_assert_str_eq(text, "old");
	files = walk_files(root);
	ck_assert_uint_eq(files->len, 1);
	g_ptr_array_free(files, TRUE);
	g_free(text);
	diags_free(d);
	g_free(inside);
	g_free(path);
	g_free(root);
}
END_TEST

Suite *publish_suite(void)
{
	Suite *s = suite_create("publish");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, progress_is_told, 0, sizeof bars / sizeof bars[0]);
	tcase_add_loop_test(tc, names_are_safe, 0, sizeof names / sizeof names[0]);
	tcase_add_test(tc, message_round_trip);
	tcase_add_test(tc, previous_needs_key_and_bytes);
	tcase_add_test(tc, walk_lists_plain_files_in_order);
	tcase_add_test(tc, write_is_whole_or_not_at_all);
	suite_add_tcase(s, tc);
	return s;
}
