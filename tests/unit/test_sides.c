/* test_sides.c -- the rows behind both sides of a comparison of sums: file by file, in runs, no more than eight. */
#include <check.h>
#include <string.h>

#include "fixture.h"

Suite *sides_suite(void);

static const char plan_text[] =
"<tables><table id='deeds' code='T1' row='d' label='事项'>"
" <field name='id' label='编号' type='text' req='R' unique='township'/>"
" <field name='n' label='数量' type='int' req='R'/></table>"
"<table id='sums' code='T2' row='s' label='汇总'>"
" <field name='id' label='编号' type='text' req='R' unique='township'/>"
" <field name='n' label='数量' type='int' req='R'/></table></tables>"
"<measures><measure id='done' table='deeds' op='sum' value='n' label='做了' unit='次'/>"
"<measure id='odd' table='deeds' label='单数'><where test='n = 1'/></measure>"
"<measure id='claimed' table='sums' op='sum' value='n' label='填报' unit='次'/></measures>"
"<crosschecks><crosscheck id='A' label='次数' level='W' kind='equal' at='township' left='claimed' right='done' en='Numbers differ'"
" says='填报{left}次，做了{right}次' says-en='{left} claimed, {right} done'>次数不符</crosscheck>"
"<crosscheck id='B' label='份额' level='W' kind='ordered' at='township' left='odd / done' right='0.25' en='Too many'"
" says='占{left%}，至多{right%}'>过多</crosscheck></crosschecks>";

#define TOWN "township T 甲街道\n"
#define DEEDS "table deeds T\nid | n\n"
#define SUMS "table sums T\nid | n\nS1 | 9\n"

static const struct { const char *says, *rows, *zh, *en; } cases[] = {
	{ "one file: runs of rows, those that add nothing left out", TOWN DEEDS "D1|2\nD2|2\nD3|0\nD4|2\n" SUMS,
		"次数不符：填报9次，做了6次。填报：“汇总”第2行，合计9次；做了：“事项”第2至3、5行，合计6次",
		"Numbers differ: 9 claimed, 6 done. claimed: table sums rows 2, sum 9; done: table deeds rows 2-3, 5, sum 6" },
	{ "two files: each by its name", TOWN DEEDS "D1|2\nD2|2\n" DEEDS "D3|2\n" SUMS,
		"次数不符：填报9次，做了6次。填报：“汇总”第2行，合计9次；做了：“事项”（file-0.csv）第2至3行、（file-1.csv）第2行，合计6次",
		"Numbers differ: 9 claimed, 6 done. claimed: table sums rows 2, sum 9; done: table deeds (file-0.csv) rows 2-3, (file-1.csv) rows 2, sum 6" },
	{ "three files behind one side, whose rows go on from each other", TOWN DEEDS "D1|2\n" DEEDS "D2|0\nD3|2\n" DEEDS "D4|0\nD5|0\nD6|2\n" SUMS,
		"次数不符：填报9次，做了6次。填报：“汇总”第2行，合计9次；做了：“事项”（file-0.csv）第2行、（file-1.csv）第3行、（file-2.csv）第4行，合计6次",
		"Numbers differ: 9 claimed, 6 done. claimed: table sums rows 2, sum 9; done: table deeds (file-0.csv) rows 2, (file-1.csv) rows 3, (file-2.csv) rows 4, sum 6" },
	{ "eight runs, and what is not listed is counted",
		TOWN DEEDS "a|2\nb|0\nc|2\nd|0\ne|2\nf|0\ng|2\nh|0\ni|2\nj|0\nk|2\nl|0\nm|2\nn|0\no|2\np|0\nq|2\nr|2\ns|0\nt|2\n" SUMS,
		"次数不符：填报9次，做了22次。填报：“汇总”第2行，合计9次；做了：“事项”第2、4、6、8、10、12、14、16行等（另有3行未列），合计22次",
		"Numbers differ: 9 claimed, 22 done. claimed: table sums rows 2, sum 9; done: table deeds rows 2, 4, 6, 8, 10, 12, 14, 16 and 3 more, sum 22" },
	{ "a side without rows", TOWN DEEDS "D1|0\n" SUMS,
		"次数不符：填报9次，做了0次。填报：“汇总”第2行，合计9次；做了：“事项”中没有符合的行",
		"Numbers differ: 9 claimed, 0 done. claimed: table sums rows 2, sum 9; done: table deeds has no such row" },
	{ "a share", TOWN DEEDS "D1|1\nD2|1\nD3|7\n" SUMS, "", "" },
	{ "a share that is too large", TOWN DEEDS "D1|1\nD2|1\nD3|1\nD4|6\n" SUMS,
		"过多：占33.3%，至多25.0%。单数：“事项”第2至4行，共3行；做了：“事项”第2至5行，合计9次",
		"Too many: 1/3 and 0.25. odd: table deeds rows 2-4, 3 rows; done: table deeds rows 2-5, sum 9" },
};

/* Files have names of their own; rows are counted as a spreadsheet does, the header first. */
static void number_rows(struct fixture *f)
{
	int last = -1;
	uint32_t n = 0;

	for (size_t i = 0; i < f->data->n_sources; i++) {
		f->data->sources[i].path = arena_printf(f->arena, "T/file-%zu.csv", i);
		f->data->sources[i].format = "csv";
	}
	for (size_t t = 0; t < f->plan->n_tables; t++)
		for (size_t i = 0; i < f->data->tables[t].n; i++) {
			struct row *row = f->data->tables[t].row[i];

			n = row->source == last ? n + 1 : 2;
			last = row->source;
			row->record = row->line = n;
		}
}

START_TEST(both_sides_are_named)
{
	struct fixture *f = fixture_new(plan_text, cases[_i].rows);
	const struct stats_cross_hit *hits;
	size_t n;

	number_rows(f);
	hits = stats_crosses(fixture_eval(f), &n);
	ck_assert_uint_eq(n, cases[_i].zh[0] != '\0');
	if (n > 0) {
		ck_assert_str_eq(hits[0].text, cases[_i].zh);
		ck_assert_str_eq(hits[0].text_en, cases[_i].en);
	}
	fixture_free(f);
}
END_TEST

Suite *sides_suite(void)
{
	Suite *s = suite_create("sides");
	TCase *tc = tcase_create("core");

	tcase_add_loop_test(tc, both_sides_are_named, 0, G_N_ELEMENTS(cases));
	suite_add_tcase(s, tc);
	return s;
}
