/* test_ingest_plain.c -- the straight way of a cell gives what the long way gives: over
 * every field of the plan, with cells as people write them and with parts of them
 * thrown together. */
#include <check.h>

#include "ingest/values.h"

Suite *ingest_plain_suite(void);

#define THROWS 60  /* cells thrown together for each field */

static const char *const parts[] = {
	"ORG0001", "PX-001", "2-Jan", "1-2", "1月2日", "2023/1/2", "Q450199001001", "450199001001", "备2017-0000000", "51450100MJ5000001A",
	"2023-08-01", "2023-02-29", "2023-02-28", "2024-02-29", "1899-12-31", "2101-01-01", "2023/08/01", "2023年8月1日", "2023-08", "45139",
	"0", "7", "12", "999999999999", "9999999999999", "1.50", ".50", "1.5", "3.500", "-1", "1,234", "4.5E+11", "1E5", "12e3", "１２",
	"是", "否", "√", "有", "无", "暂无", "-", "/", "N/A", "空", "NULL", "（无）", "01", "1", "A", "主城区", "文体活动类", "志愿服务；文化体育",
	"为老服务", "其他", "街道", "社区", "长青志愿服务队", "阳光（夕阳红）艺术团", "关爱“一老一小”", "？", "?", "王?", "张三", "13800138000",
	"110101199003070011", "#REF!", "##", "=A1", "=\"00123\"", "'0123", "\"", " ", "　", "\t", "\n", "\x01", "\xC2\xA0", "\xE2\x80\x8B",
	"\xEE\x80\x80", "𠮷", "a", "Z", ".", ",", "，", "、", ";", ":", "+", "%", "元", "万", "约", "https://a.cn/b", "http:/",
};

static struct str thrown(GRand *random, GString *out)
{
	int n = g_rand_int_range(random, 1, 4);

	g_string_set_size(out, 0);
	while (n-- > 0)
		g_string_append(out, parts[g_rand_int_range(random, 0, G_N_ELEMENTS(parts))]);
	return (struct str){ out->str, out->len };
}

/* Both ways of a cell; true when it was plain. */
static bool compare(struct values *v, const struct plan_field *f, struct str s)
{
	struct column one = { .field = f }, other = one;
	struct cell plain, any;

	if (!values_read_plain(v, &one, s, &plain))
		return false;
	values_read_any(v, &other, s, &any);
	ck_assert_msg(plain.state == any.state && plain.n_issues == 0 && any.n_issues == 0, "%s.%s: “%.*s”", f->table->id,
		f->name, (int)s.n, s.p);
	if (plan_type_is_text(f->type))
		ck_assert_msg(str_eq(plain.text, any.text), "%s.%s: “%.*s”", f->table->id, f->name, (int)s.n, s.p);
	else
		ck_assert_msg(plain.v.i == any.v.i, "%s.%s: “%.*s”", f->table->id, f->name, (int)s.n, s.p);
	return true;
}

static size_t compare_cells(struct values *v, const struct plan_field *f, GRand *random, GString *cell)
{
	size_t plain = 0;

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		plain += compare(v, f, str_of(parts[i]));
	for (size_t i = 0; f->codes != NULL && i < f->codes->n_codes; i++)
		plain += compare(v, f, str_of(f->codes->codes[i].label)) + compare(v, f, str_of(f->codes->codes[i].value));
	for (int i = 0; i < THROWS; i++)
		plain += compare(v, f, thrown(random, cell));
	return plain;
}

START_TEST(gives_what_the_long_way_gives)
{
	struct arena *arena = arena_new();
	struct diags *diags = diags_new();
	const struct plan *plan = plan_load("templates/plan.xml", arena, diags);
	struct values *v;
	GRand *random = g_rand_new_with_seed(3);
	GString *cell = g_string_new(NULL);
	size_t plain = 0;

	ck_assert_ptr_nonnull(plan);
	v = values_new(plan, arena);
	for (size_t t = 0; t < plan->n_tables; t++)
		for (size_t i = 0; i < plan->tables[t].n_fields; i++)
			if (plan->tables[t].fields[i].kind == PLAN_KIND_NONE)
				plain += compare_cells(v, &plan->tables[t].fields[i], random, cell);
	ck_assert_uint_gt(plain, 1000);
	values_free(v);
	g_string_free(cell, TRUE);
	g_rand_free(random);
	diags_free(diags);
	arena_free(arena);
}
END_TEST

Suite *ingest_plain_suite(void)
{
	Suite *s = suite_create("ingest_plain");
	TCase *tc = tcase_create("cells");

	tcase_add_test(tc, gives_what_the_long_way_gives);
	suite_add_tcase(s, tc);
	return s;
}
