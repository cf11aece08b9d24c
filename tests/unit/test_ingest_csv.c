/* test_ingest_csv.c -- records, lines and quotes (section6.txt, 6.2). */
#include <check.h>
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

Suite *ingest_csv_suite(void)
{
	Suite *s = suite_create("ingest_csv");
	TCase *tc = tcase_create("records");

	tcase_add_loop_test(tc, reads_records, 0, G_N_ELEMENTS(rows));
	tcase_add_test(tc, counts_rows_and_limits_lines);
	suite_add_tcase(s, tc);
	return s;
}
