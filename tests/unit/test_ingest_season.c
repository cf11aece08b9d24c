/* test_ingest_season.c -- whole seasons: forms, versions, digests, limits, what is written. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>

#include "ingest_made.h"

Suite *ingest_season_suite(void);

#define ROW1 "ORG0001,合唱队,Q450199001001,2020-05-01,志愿服务,李小明,20,否\n"
#define ROW2 "ORG0002,舞蹈队,朝阳社区,2020-05-01,04,李小明,20,否\n"

static void digest_of(const char *const files[][2], char submission[65], char all[65])
{
	struct made m;

	made_begin(&m);
	for (size_t i = 0; files[i][0] != NULL; i++) {
		char *path = g_build_filename("submissions", files[i][0], NULL);

		if (strncmp(files[i][1], GOLDEN, strlen(GOLDEN)) == 0)
			made_copy(&m, files[i][1], path);
		else
			made_text(&m, path, files[i][1]);
		g_free(path);
	}
	made_read(&m, NULL);
	ck_assert_uint_eq(m.data->n_submissions, 1);
	ck_assert_uint_eq(m.data->submissions[0].rows_kept, 3);
	g_strlcpy(submission, m.data->submissions[0].digest, 65);
	g_strlcpy(all, m.data->digest, 65);
	made_end(&m);
}

/* CSV and XML of the same content, any order of rows and columns, any names of files. */
START_TEST(same_content_same_digest)
{
	static const char *const csv[][2] = { { "a/s.csv", GOLDEN "clean/submission.csv" }, { "a/o.csv", GOLDEN "clean/orgs.csv" }, { NULL, NULL } };
	static const char *const xml[][2] = { { "x.xml", GOLDEN "xml-clean/all.xml" }, { NULL, NULL } };
	static const char *const split[][2] = { { "b/z.csv", GOLDEN "clean/submission.csv" }, { "b/2.csv", HEAD "\n" ROW1 },
		{ "b/1.csv", HEAD "\n" ROW2 }, { NULL, NULL } };
	static const char *const other[][2] = { { "a/s.csv", GOLDEN "clean/submission.csv" }, { "a/2.csv", HEAD "\n" ROW1 },
		{ "a/1.csv", HEAD "\nORG0002,舞蹈队,朝阳社区,2020-05-01,04,李小明,21,否\n" }, { NULL, NULL } };
	char a[65], b[65], one[65], two[65];

	digest_of(csv, a, one);
	digest_of(xml, b, two);
	ck_assert_str_eq(a, b);
	ck_assert_str_eq(one, two);
	digest_of(split, b, two);
	ck_assert_str_eq(a, b);
	ck_assert_str_eq(one, two);
	digest_of(other, b, two);
	ck_assert_str_ne(a, b);
	ck_assert_str_ne(one, two);
}
END_TEST

/* The higher version of a phase replaces the lower one, and says so. */
START_TEST(higher_version_counts)
{
	struct made m;
	int counts;

	made_begin(&m);
	made_sent(&m, "a", 2);
	made_text(&m, "submissions/a/o.csv", HEAD "\n" ROW1);
	made_sent(&m, "b", 1);
	made_text(&m, "submissions/b/o.csv", HEAD "\n" ROW1 ROW2);
	made_sent(&m, "c", 2);
	made_text(&m, "submissions/c/o.csv", HEAD "\n" ROW2);
	made_read(&m, NULL);
	counts = ingest_submission_of(m.data, 1, 0);
	ck_assert_str_eq(m.data->submissions[counts].folder, "submissions/a");
	ck_assert_int_eq(ingest_submission_of(m.data, 1, 1), counts);  /* stands in for the phase to come */
	ck_assert_int_eq(ingest_submission_of(m.data, 2, 0), -1);
	ck_assert_uint_eq(made_count(&m, DIAG_SUBMISSION_REPLACED), 1);
	ck_assert_uint_eq(made_count(&m, DIAG_SUBMISSION_SAME), 1);
	ck_assert_uint_eq(made_count(&m, DIAG_DUPLICATE), 0);
	for (size_t i = 0; i < m.data->tables[3].n; i++) {
		const struct row *row = m.data->tables[3].row[i];

		ck_assert_int_eq(ingest_row_counts(m.data, row, 0), m.data->sources[row->source].submission == counts);
		ck_assert_int_eq(ingest_row_counts(m.data, row, 1), m.data->sources[row->source].submission == counts);
	}
	made_end(&m);
}
END_TEST

/* 6.2-23: size of a file; 6.2-25: length of a line. */
START_TEST(limits_hold)
{
	struct made m;
	char *text = g_strnfill(1100000, 'x');

	made_begin(&m);
	made_sent(&m, "a", 1);
	memcpy(text, HEAD "\n", strlen(HEAD) + 1);
	made_text(&m, "submissions/a/o.csv", text);
	text[1099999] = 'y';
	made_text(&m, "submissions/a/p.csv", text);
	made_read(&m, &(struct ingest_options){ .max_file = 1200000 });
	ck_assert_uint_eq(made_count(&m, DIAG_LINE_LONG), 2);
	ck_assert_uint_eq(m.data->submissions[0].rows_kept, 1);
	made_end(&m);
	made_begin(&m);
	made_sent(&m, "a", 1);
	made_text(&m, "submissions/a/o.csv", text);
	made_read(&m, &(struct ingest_options){ .max_file = 1000000 });
	ck_assert_uint_eq(made_count(&m, DIAG_FILE_LARGE), 1);
	made_end(&m);
	g_free(text);
}
END_TEST

/* What cannot be read at all belongs on the slip of him who sent it, whatever the folder is called. */
START_TEST(refused_files_have_a_sender)
{
	struct made m;

	made_begin(&m);
	made_sent(&m, "a", 1);
	made_text(&m, "submissions/a/o.csv", "%PDF-1.4\n");
	made_text(&m, "submissions/a/p.csv", "组织编号,组织名称\nORG0001,合唱队\n");
	made_text(&m, "submissions/a/q.xlsx", "PK\x03\x04");
	made_read(&m, NULL);
	ck_assert_uint_eq(made_count(&m, DIAG_FILE_KIND), 2);
	ck_assert_uint_eq(made_count(&m, DIAG_COLUMN_MISSING), 1);
	for (size_t i = 0; i < diags_count(m.diags); i++)
		if (g_str_has_prefix(diags_at(m.diags, i)->at.file, "submissions/a/"))
			ck_assert_pstr_eq(diags_at(m.diags, i)->at.township, "450199001000");
	made_end(&m);
}
END_TEST

/* 6.3-20: formulas are neutralised on the way out; 6.4-01: personal values masked. */
START_TEST(writes_safe_cells)
{
	struct made m;
	GString *out;

	made_begin(&m);
	made_sent(&m, "a", 1);
	made_text(&m, "submissions/a/o.csv", HEAD ",负责人电话,情况说明\n"
		"ORG0001,@合唱队,Q450199001001,2020-05-01,志愿服务,李小明,20,否,13812345678,-说明\n"
		"ORG0002,+舞蹈队,Q450199001001,2020-05-01,志愿服务,李小明,20,否,138123,=1+1\n"
		"ORG0003,舞蹈队,Q450199001001,2020-05-01,志愿服务,欧阳小明和张三和李四和王五和赵六和钱七和孙八,20,否,,\n");
	made_read(&m, NULL);
	out = ingest_clean_csv(m.data, &m.data->plan->tables[3], 0);
	ck_assert_ptr_nonnull(strstr(out->str, "'@合唱队"));
	ck_assert_ptr_nonnull(strstr(out->str, "'-说明"));
	ck_assert_ptr_nonnull(strstr(out->str, "138****5678"));
	ck_assert_ptr_null(strstr(out->str, "13812345678"));
	g_string_free(out, TRUE);
	out = ingest_problems_csv(m.data, DIAG_ZH);
	ck_assert_ptr_nonnull(strstr(out->str, "'=1+1"));
	ck_assert_ptr_null(strstr(out->str, "138123"));
	ck_assert_ptr_nonnull(strstr(out->str, "请只填姓名"));
	ck_assert_ptr_null(strstr(out->str, "小明和张三"));
	ck_assert(g_str_has_prefix(out->str, "\xEF\xBB\xBF"));
	g_string_free(out, TRUE);
	out = ingest_progress_csv(m.data);
	ck_assert_ptr_nonnull(strstr(out->str, "检查阶段,450199001000,城东街道,T02,组织台账,已报,1,2023-09-30,2023-10-09,2,submissions/a"));
	ck_assert_ptr_nonnull(strstr(out->str, "检查阶段,450199101000,河口镇,T02,组织台账,缺报,"));
	g_string_free(out, TRUE);
	made_end(&m);
}
END_TEST

/* Whose a folder is stands in one of its files: what is wrong with the others is said to that township. */
START_TEST(tells_the_sender)
{
	struct made m;
	size_t said = 0;

	made_begin(&m);
	made_text(&m, "submissions/a/a.csv", "%PDF-1.7\n");
	made_text(&m, "submissions/a/b.csv", "组织编号,组织名称,所属社区编码\n");
	made_text(&m, "submissions/a/c.csv", "");
	made_text(&m, "submissions/a/d.csv", "天气,心情\n晴,好\n");
	made_text(&m, "submissions/a/e.docx", "PK");
	made_sent(&m, "a", 1);
	made_read(&m, NULL);
	for (size_t i = 0; i < diags_count(m.diags); i++) {
		const struct diag *g = diags_at(m.diags, i);

		if (g->at.file == NULL || !g_str_has_prefix(g->at.file, "submissions/a/"))
			continue;
		ck_assert_str_eq(g->at.township, "450199001000");
		said++;
	}
	ck_assert_uint_eq(said, 5);
	made_end(&m);
}
END_TEST

/* Where the report cannot be used, it is said to the township that it names, else to the one in the folder's name. */
START_TEST(tells_the_likely_sender)
{
	static const char *const reports[] = { "镇街代码,镇街名称,镇街类型,数据截止日期,报送版次,报送日期,填报人,审核人,分管负责人\n"
		"450199001000,城东街道,街道,2023年1-9月,1,2023-10-09,张三,李四,王五\n", "天气,心情\n晴,好\n" };
	static const char *const folders[] = { "材料", "1.城东报送材料" };
	struct made m;
	char *path = g_strdup_printf("submissions/%s/报送信息.csv", folders[_i]);

	made_begin(&m);
	made_text(&m, path, reports[_i]);
	made_read(&m, NULL);
	ck_assert_uint_gt(made_count(&m, DIAG_SUBMISSION_NONE), 0);
	for (size_t i = 0; i < diags_count(m.diags); i++)
		if (g_str_has_prefix(diags_at(m.diags, i)->at.file, "submissions/"))
			ck_assert_pstr_eq(diags_at(m.diags, i)->at.township, "450199001000");
	made_end(&m);
	g_free(path);
}
END_TEST

/* Nothing at all to read: no dataset. */
START_TEST(needs_a_roster)
{
	struct made m;
	char *path;

	made_begin(&m);
	path = g_build_filename(m.root, "district/roster.csv", NULL);
	g_remove(path);
	g_free(path);
	made_read(&m, NULL);
	ck_assert_ptr_null(m.data);
	ck_assert_int_eq(diags_status(m.diags), 4);
	made_end(&m);
}
END_TEST

/* Codes in every form, names with and without what they end in; nine digits are no whole code. */
static const struct { const char *cell; int found; } places[] = {
	{ "450199001001", 1 }, { "Q450199001001", 1 }, { "450199-001-001", 1 }, { "450199-1-1", 1 }, { "'450199001001", 1 },
	{ "=\"450199001001\"", 1 }, { "４５０１９９００１００１", 1 }, { "朝阳社区", 1 }, { "朝阳社区居委会", 1 },
	{ "朝阳社区居民委员会", 1 }, { "朝阳居委会", 1 }, { "朝 阳 社 区", 1 }, { "450199001000", 1 }, { "450199001", 0 },
	{ "450199101200", 0 }, { "石桥村", 0 }, { "450199001009", 0 }, { "朝", 0 },
};

START_TEST(finds_places)
{
	struct made m;
	char *text = g_strdup_printf(HEAD "\nORG0001,合唱队,\"%s\",2020-05-01,志愿服务,李小明,20,否\n",
		strcmp(places[_i].cell, "=\"450199001001\"") == 0 ? "=\"\"450199001001\"\"" : places[_i].cell);

	made_begin(&m);
	made_sent(&m, "a", 1);
	made_text(&m, "submissions/a/o.csv", text);
	made_read(&m, NULL);
	ck_assert_msg((int)m.data->tables[3].n == places[_i].found, "%s", places[_i].cell);
	made_end(&m);
	g_free(text);
}
END_TEST

/* Rows are made in the memory of the lines before them: nothing of one may reach the other. */
START_TEST(a_large_file_is_read_to_its_end)
{
	enum { ROWS = 250000, NAME = 64 };
	GString *text = g_string_new(HEAD "\n");
	struct made m;
	const struct rows *orgs;
	size_t good = 0;
	int members;

	made_begin(&m);
	made_sent(&m, "large", 1);
	for (int i = 0; i < ROWS; i++)
		g_string_append_printf(text, "ORG%07d,第%d队,Q450199001001,2020-05-01,志愿服务,李小明,%d,否\n", i, i, i % 1000 + 1);
	made_put(&m, "submissions/large/orgs.csv", text->str, text->len);
	g_string_free(text, TRUE);
	made_read(&m, NULL);
	orgs = &m.data->tables[plan_find_table(m.data->plan, "organizations")->index];
	members = plan_find_column(orgs->table, "members");
	ck_assert_uint_eq(orgs->n, ROWS);
	for (int i = 0; i < ROWS; i++) {
		const union value *v = orgs->row[i]->v;
		char id[NAME], name[NAME];

		g_snprintf(id, NAME, "ORG%07d", i);
		g_snprintf(name, NAME, "第%d队", i);
		good += strcmp(v[0].s, id) == 0 && strcmp(v[1].s, name) == 0 && v[members].i == i % 1000 + 1;
	}
	ck_assert_uint_eq(good, ROWS);
	made_end(&m);
}
END_TEST

Suite *ingest_season_suite(void)
{
	Suite *s = suite_create("ingest_season");
	TCase *tc = tcase_create("seasons");

	tcase_add_test(tc, same_content_same_digest);
	tcase_add_test(tc, higher_version_counts);
	tcase_add_test(tc, limits_hold);
	tcase_add_test(tc, refused_files_have_a_sender);
	tcase_add_test(tc, writes_safe_cells);
	tcase_add_test(tc, tells_the_sender);
	tcase_add_loop_test(tc, tells_the_likely_sender, 0, 2);
	tcase_add_test(tc, needs_a_roster);
	tcase_add_test(tc, a_large_file_is_read_to_its_end);
	tcase_add_loop_test(tc, finds_places, 0, G_N_ELEMENTS(places));
	suite_add_tcase(s, tc);
	return s;
}
