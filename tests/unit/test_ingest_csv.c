/* test_ingest_csv.c -- records, lines and quotes (section6.txt, 6.2). */
#include <check.h>
#include <csv.h>
#include <glib.h>

#include "ingest/csv.h"

Suite *ingest_csv_suite(void);

/* Records as "line:cell|cell", faults as "line!fault@line". */
static const struct { const char *id, *delimiter, *text, *records; } rows[] = {
	{ "plain", ",", "a,b\n1,2\n", "1:a|b 2:1|2" },
	{ "no end of line", ",", "a,b\n1,", "1:a|b 2:1|" },
	{ "6.2-04", ",", "\n\na,b\n\n,,\n", "3:a|b 5:||" },
	{ "6.2-10", ",", "a\r\nb\rc\nd\r\r\ne", "1:a 2:b 3:c 4:d 6:e" },
	{ "6.2-12", "\t", "a\tb,c\n", "1:a|b,c" },
	{ "6.2-12", ";", "a;b\n", "1:a|b" },
	{ "6.2-12", "，", "组织，编号\n", "1:组织|编号" },
	{ "6.2-12", "，", "\"甲，乙\"，丙\n", "1:甲，乙|丙" },
	{ "quoted", ",", "\"a,\"\"b\"\"\",c\n", "1:a,\"b\"|c" },
	{ "6.2-09", ",", "a,\"b\nc\"\nd,e\n", "1:a|b\nc 3:d|e" },
	{ "6.2-09", ",", "a,\"b\r\nc\",\"d\re\"\r\nf\r\n", "1:a|b\nc|d\ne 4:f" },
	{ "6.2-11", ",", "a,b\nc,\"d\ne,f\n", "1:a|b 2!2@2 3:e|f" },
	{ "6.2-11", ",", "a,\"b\nc\",\"d\ne\n", "1!2@2 3:e" },
	{ "6.2-11", ",", "\"a\nb,\"c\",d\ne,f\n", "1!2@1 2:b|c|d 3:e|f" },
	{ "a quote inside a cell", ",", "a\"b,5\"\n", "1:a\"b|5\"" },
	{ "quotes that do not end their cell", ",", "\"两委\"考核,b\n", "1!1:两委考核|b" },
};

static char *dump(const char *text, const char *delimiter)
{
	struct csv *csv = csv_open_text(str_of(text), delimiter);
	GString *out = g_string_new(NULL);
	struct csv_record r;

	while (csv_next(csv, &r)) {
		g_string_append_printf(out, "%s%u", out->len > 0 ? " " : "", r.line);
		if (r.fault != CSV_GOOD)
			g_string_append_printf(out, "!%d", (int)r.fault);
		if (r.fault == CSV_OPEN_QUOTE)
			g_string_append_printf(out, "@%u", r.fault_line);
		for (size_t i = 0; i < r.n && r.fault != CSV_OPEN_QUOTE; i++)
			g_string_append_printf(out, "%c%.*s", i > 0 ? '|' : ':', (int)r.cells[i].n, r.cells[i].p);
	}
	csv_close_text(csv);
	return g_string_free(out, FALSE);
}

START_TEST(reads_records)
{
	char *records = dump(rows[_i].text, rows[_i].delimiter);

	ck_assert_msg(strcmp(records, rows[_i].records) == 0, "%s: %s", rows[_i].id, records);
	g_free(records);
}
END_TEST

/* 6.2-25, and the row numbers that a spreadsheet shows. */
START_TEST(counts_rows_and_limits_lines)
{
	char *text = g_strdup("a,\"b\nc\"\nd\n");
	struct csv *csv = csv_open_text(str_of(text), ",");
	struct csv_record r;

	ck_assert(csv_next(csv, &r) && r.line == 1 && r.row == 1);
	ck_assert(csv_next(csv, &r) && r.line == 3 && r.row == 2);
	csv_close_text(csv);
	g_free(text);
	text = g_strnfill(CSV_LINE_MAX + 1, 'x');
	csv = csv_open_text(str_of(text), ",");
	ck_assert(csv_next(csv, &r) && r.fault == CSV_LONG_LINE);
	csv_close_text(csv);
	g_free(text);
}
END_TEST

/* ---- lines without quotes, beside libcsv ---------------------------------------- */

static struct str trimmed(struct str s)  /* libcsv does so */
{
	while (s.n > 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
		s = str_from(s, 1);
	while (s.n > 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
		s.n--;
	return s;
}

static void put_cell(void *text, size_t n, void *out)
{
	g_string_append_len(out, text, (gssize)n);
	g_string_append_c(out, '|');
}

static void put_end(int end, void *out)
{
	(void)end;
	g_string_append_c(out, '$');
}

static void dump_libcsv(const GString *text, GString *out)
{
	struct csv_parser parser;

	csv_init(&parser, CSV_STRICT);
	ck_assert_uint_eq(csv_parse(&parser, text->str, text->len, put_cell, put_end, out), text->len);
	csv_fini(&parser, put_cell, put_end, out);
	csv_free(&parser);
}

static void dump_ours(const GString *text, GString *out)
{
	struct csv *csv = csv_open_text((struct str){ text->str, text->len }, ",");
	struct csv_record r;

	while (csv_next(csv, &r)) {
		if (r.n == 1 && trimmed(r.cells[0]).n == 0)
			continue;  /* a line of blanks: libcsv swallows it, too */
		for (size_t i = 0; i < r.n; i++) {
			struct str s = trimmed(r.cells[i]);

			put_cell((char *)s.p, s.n, out);
		}
		put_end(0, out);
	}
	ck_assert_uint_eq(csv_taken(csv), text->len);
	csv_close_text(csv);
}

/* Texts of every length, with cells and lines that begin and end anywhere in a word. */
START_TEST(splits_as_libcsv_does)
{
	static const char *const pieces[] = { ",", ",", ",,", "\n", "\r\n", "a", "bc", " ", "\t", "组织", "12345678", "x,", ",y", "-", "\x80", "\xAC\xAD" };
	GRand *random = g_rand_new_with_seed(7);

	for (int i = 0; i < 5000; i++) {
		GString *text = g_string_new(NULL), *ours = g_string_new(NULL), *theirs = g_string_new(NULL);

		for (int n = g_rand_int_range(random, 0, 30); n > 0; n--)
			g_string_append(text, pieces[g_rand_int_range(random, 0, G_N_ELEMENTS(pieces))]);
		while (text->len > 0 && strchr("\r\n \t", text->str[text->len - 1]) != NULL)
			g_string_truncate(text, text->len - 1);
		dump_ours(text, ours);
		dump_libcsv(text, theirs);
		ck_assert_str_eq(ours->str, theirs->str);
		g_string_free(text, TRUE);
		g_string_free(ours, TRUE);
		g_string_free(theirs, TRUE);
	}
	g_rand_free(random);
}
END_TEST

Suite *ingest_csv_suite(void)
{
	Suite *s = suite_create("ingest_csv");
	TCase *tc = tcase_create("records");

	tcase_add_loop_test(tc, reads_records, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, counts_rows_and_limits_lines);
	tcase_add_test(tc, splits_as_libcsv_does);
	suite_add_tcase(s, tc);
	return s;
}
