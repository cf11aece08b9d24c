/* test_ingest_bytes.c -- encodings and wrong files (section6.txt, 6.1 and 6.2). */
#include <check.h>
#include <string.h>

#include "ingest/bytes.h"

#include <glib.h>

Suite *ingest_bytes_suite(void);

#define BYTES(s) s, sizeof s - 1
#define BOM "\xEF\xBB\xBF"

/* id, bytes, forced encoding; text and name, or the code and line of the refusal. */
static const struct { const char *id, *bytes; size_t n; const char *forced, *text, *encoding, *code; uint32_t line; } rows[] = {
	{ "6.1-07", BYTES("a,b\n1,2\n"), NULL, "a,b\n1,2\n", "UTF-8", NULL, 0 },
	{ "6.1-04", BYTES("组织\n"), NULL, "组织\n", "UTF-8", NULL, 0 },
	{ "6.1-02", BYTES(BOM "组织\n"), NULL, "组织\n", "UTF-8 BOM", NULL, 0 },
	{ "6.1-01", BYTES("\xD7\xE9\xD6\xAF\n"), NULL, "组织\n", "GB18030", NULL, 0 },
	{ "6.1-03", BYTES("\xFF\xFE" "\xC4\x7E\t\0" "\xC7\x7E\n\0"), NULL, "组\t织\n", "UTF-16LE", NULL, 0 },
	{ "6.1-03", BYTES("\xFE\xFF" "\x7E\xC4\0\t"), NULL, "组\t", "UTF-16BE", NULL, 0 },
	{ "6.1-03", BYTES("\xFF\xFE" "\x00\xD8" "a\0"), NULL, NULL, NULL, "file-encoding", 0 },
	{ "6.1-05", BYTES("a\n\xC0\xAF\n"), "UTF-8", NULL, NULL, "file-encoding", 2 },
	{ "6.1-05", BYTES("a\n\xED\xA0\x80\n"), "UTF-8", NULL, NULL, "file-encoding", 2 },
	{ "6.1-05", BYTES("a\n\xF4\x90\x80\x80\n"), "UTF-8", NULL, NULL, "file-encoding", 2 },
	{ "6.1-06", BYTES("\xD7\xE9\r\n\xFF\xD6\r\n"), NULL, NULL, NULL, "file-encoding", 2 },
	{ "6.1-06", BYTES("\xD7\xE9\r\r\xD6"), NULL, NULL, NULL, "file-encoding", 3 },
	{ "6.1-08", BYTES("组织编号，组织名称\na,b\n\xD7\xE9\xD6\xAF\n"), NULL, NULL, NULL, "file-mixed", 3 },
	{ "6.1-08", BYTES("\xD7\xE9\xD6\xAF\n组织编号，组织名称\n"), NULL, NULL, NULL, "file-mixed", 2 },
	{ "6.1-08", BYTES(BOM "组织\n\xD7\xE9\xD6\xAF\n"), NULL, NULL, NULL, "file-mixed", 2 },
	{ "6.1-09", BYTES("\xFE\x9F\n"), NULL, "䶮\n", "GB18030", NULL, 0 },
	{ "6.1-10", BYTES("\xD7\xE9\x80\n"), NULL, "组€\n", "GB18030", NULL, 0 },
	{ "6.1-11", BYTES("\xFE\x59\xA6\xD9\n"), NULL, "\xE9\xBE\xB4\xEF\xB8\x90\n", "GB18030", NULL, 0 },
	{ "6.1-11", BYTES("\x81\x35\xF4\x37\xA8\xBC\n"), NULL, "\xEE\x9F\x87\xE1\xB8\xBF\n", "GB18030", NULL, 0 },
	{ "6.1-11", BYTES("\x82\x35\x90\x37\n"), NULL, "\xEE\xA0\x9E\n", "GB18030", NULL, 0 },
	{ "6.1-11", BYTES("\xFE\x51\x95\x32\x82\x36\n"), NULL, "\xF0\xA0\x82\x87\xF0\xA0\x80\x80\n", "GB18030", NULL, 0 },
	{ "forced", BYTES("\xD7\xE9\n"), "GBK", "组\n", "GB18030", NULL, 0 },
	{ "forced", BYTES("\xB2\xD5\n"), "BIG5", "組\n", "BIG5", NULL, 0 },
	{ "6.2-14", BYTES("PK\x03\x04xxxx"), NULL, NULL, NULL, "file-kind", 0 },
	{ "6.2-14", BYTES("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL, NULL, NULL, "file-kind", 0 },
	{ "6.2-15", BYTES("\r\n <HTML><table>"), NULL, NULL, NULL, "file-kind", 0 },
	{ "6.2-16", BYTES("%PDF-1.7\n"), NULL, NULL, NULL, "file-kind", 0 },
	{ "6.2-17", BYTES("Rar!\x1A\x07"), NULL, NULL, NULL, "file-kind", 0 },
	{ "6.2-18", BYTES(""), NULL, NULL, NULL, "file-empty", 0 },
	{ "6.2-18", BYTES(BOM " \r\n\n"), NULL, NULL, NULL, "file-empty", 0 },
	{ "6.2-15", BYTES("<?xml version=\"1.0\"?>\n<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">"), NULL, NULL, NULL,
		"file-kind", 0 },
	{ "6.2-19", BYTES("E-SafeNet\x01\x02"), NULL, NULL, NULL, "file-encrypted", 0 },
	{ "6.2-19", BYTES("\x62\x14\x23\x65\x01\x02"), NULL, NULL, NULL, "file-encrypted", 0 },
	{ "6.2-19", BYTES("\xD0\xCF\x11\xE0" "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"), NULL, NULL, NULL, "file-encrypted", 0 },
	{ "6.2-24", BYTES("a,b\n1\0,2\n"), NULL, NULL, NULL, "file-nul", 2 },
};

START_TEST(decodes)
{
	struct diags *diags = diags_new();
	char *raw = g_malloc(rows[_i].n + 1);
	struct text out = { NULL, NULL, 0, NULL };
	bool done;

	memcpy(raw, rows[_i].bytes, rows[_i].n);
	raw[rows[_i].n] = '\0';
	done = bytes_decode(raw, rows[_i].n, rows[_i].forced, (struct loc){ .file = "f" }, diags, &out);
	ck_assert_msg(done == (rows[_i].text != NULL), "%s row %d", rows[_i].id, _i);
	if (done) {
		ck_assert_msg(out.n == strlen(rows[_i].text) && memcmp(out.start, rows[_i].text, out.n) == 0, "%s: %s", rows[_i].id, out.start);
		ck_assert_str_eq(out.encoding, rows[_i].encoding);
		ck_assert_uint_eq(diags_count(diags), 0);
		g_free(out.bytes);
	} else {
		ck_assert_uint_eq(diags_count(diags), 1);
		ck_assert_str_eq(diag_code_name(diags_at(diags, 0)->code), rows[_i].code);
		ck_assert_msg(diags_at(diags, 0)->at.line == rows[_i].line, "%s: line %u", rows[_i].id, diags_at(diags, 0)->at.line);
	}
	diags_free(diags);
}
END_TEST

/* What to do goes by what the file is. */
static const struct { const char *bytes; size_t n; const char *what, *remedy; } kinds[] = {
	{ BYTES("PK\x03\x04..[Content_Types].xml..xl/workbook.xml"), "xlsx", "用 Excel 或 WPS 打开" },
	{ BYTES("PK\x03\x04..word/document.xml"), "docx", "复制到下发的空白表" },
	{ BYTES("PK\x03\x04..a.csv"), "zip", "解压" },
	{ BYTES("PK\x03\x04..OFD.xml"), "OFD", "原来的 Excel 或 WPS 表格" },
	{ BYTES("\xD0\xCF\x11\xE0....W\0o\0r\0d\0D\0o\0c\0"), "doc", "复制到下发的空白表" },
	{ BYTES("\xD0\xCF\x11\xE0....W\0o\0r\0k\0b\0o\0o\0k\0"), "xls", "用 Excel 或 WPS 打开" },
	{ BYTES("%PDF-1.7\n"), "PDF", "原来的 Excel 或 WPS 表格" },
	{ BYTES("[{\"a\":1}]"), "JSON", "重新导出" },
};

START_TEST(says_what_to_do)
{
	struct diags *diags = diags_new();
	struct text out;
	char *reason, *remedy;

	ck_assert(!bytes_decode(g_memdup2(kinds[_i].bytes, kinds[_i].n + 1), kinds[_i].n, NULL, (struct loc){ .file = "f" }, diags, &out));
	reason = diag_reason(diags, diags_at(diags, 0), DIAG_ZH);
	remedy = diag_remedy(diags, diags_at(diags, 0), DIAG_ZH);
	ck_assert_msg(strstr(reason, kinds[_i].what) != NULL, "%s", reason);
	ck_assert_msg(strstr(remedy, kinds[_i].remedy) != NULL, "%s", remedy);
	ck_assert_msg(strstr(remedy, "CSV") != NULL, "%s", remedy);
	g_free(reason);
	g_free(remedy);
	diags_free(diags);
}
END_TEST

/* The refusal shows the bytes. */
START_TEST(shows_bytes)
{
	struct diags *diags = diags_new();
	struct text out;

	ck_assert(!bytes_decode(g_strdup("a\n\xFF\xFE"), 4, NULL, (struct loc){ .file = "f" }, diags, &out));
	ck_assert_str_eq(diags_at(diags, 0)->arg[0], "FF FE");
	ck_assert(!bytes_decode(g_strdup("\xD7\xE9\nORG1,合唱队队员三"), 26, NULL, (struct loc){ .file = "f" }, diags, &out));
	ck_assert_int_eq(diags_at(diags, 1)->code, DIAG_FILE_MIXED);
	ck_assert_msg(g_str_has_prefix(diags_at(diags, 1)->arg[0], "E5 90 88"), "%s", diags_at(diags, 1)->arg[0]);
	diags_free(diags);
}
END_TEST

/* Texts of every length whose faults lie anywhere in a block: the offset is GLib's. */
START_TEST(finds_bad_utf8)
{
	static const char *const pieces[] = { "a", "12345678", "组", "织编号", "é", "\xF0\xA0\x82\x87", "\xF4\x8F\xBF\xBF", "\xED\x9F\xBF",
		"\xEE\x80\x80", "社区社会组织", "2020-01-01,", "，" };
	static const char *const faults[] = { "\x80", "\xBF", "\xC0\xAF", "\xC1\xBF", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF",
		"\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFF", "\xE7\xBB", "\xE7", "\xF0\xA0\x82", "\xC3", "\xD7\xE9" };
	GRand *random = g_rand_new_with_seed(11);

	for (int i = 0; i < 40000; i++) {
		GString *s = g_string_new(NULL);
		int n = g_rand_int_range(random, 0, 24), fault = g_rand_int_range(random, 0, 30);
		const char *end;

		for (int k = 0; k < n; k++)
			g_string_append(s, k == fault ? faults[g_rand_int_range(random, 0, G_N_ELEMENTS(faults))]
				: pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		g_utf8_validate(s->str, (gssize)s->len, &end);
		ck_assert_uint_eq(bytes_bad_utf8(s->str, s->len), (size_t)(end - s->str));
		g_string_free(s, TRUE);
	}
	g_rand_free(random);
}
END_TEST

Suite *ingest_bytes_suite(void)
{
	Suite *s = suite_create("ingest_bytes");
	TCase *tc = tcase_create("decoding");

	tcase_add_loop_test(tc, decodes, 0, sizeof rows / sizeof rows[0]);
	tcase_add_loop_test(tc, says_what_to_do, 0, sizeof kinds / sizeof kinds[0]);
	tcase_add_test(tc, shows_bytes);
	tcase_add_test(tc, finds_bad_utf8);
	suite_add_tcase(s, tc);
	return s;
}
