/* ingest_fixture.c -- see ingest_fixture.h. */
#include <check.h>

#include "ingest_fixture.h"

#include "ingest/reader.h"

static const char *const none[] = { NULL };
static const char *const grid[] = { "治安综治", NULL };
static const char *const station[] = { "孵化站", NULL };
static const struct plan_code fields[] = {
	{ .value = "01", .label = "治安综合治理", .aliases = grid }, { .value = "04", .label = "志愿服务", .aliases = none },
	{ .value = "05", .label = "社区矫正", .aliases = none }, { .value = "10", .label = "流动人口管理服务", .aliases = none },
	{ .value = "99", .label = "其他", .aliases = none },
};
static const struct plan_code kinds[] = {
	{ .value = "1", .label = "孵化中心/基地", .aliases = none }, { .value = "2", .label = "孵化服务站", .aliases = station },
	{ .value = "3", .label = "社区社会组织联合会", .aliases = none }, { .value = "4", .label = "支持性社会组织", .aliases = none },
};
static const struct plan_code states[] = {
	{ .value = "1", .label = "登记（社会团体）", .aliases = none }, { .value = "2", .label = "登记（社会服务机构）", .aliases = none },
	{ .value = "3", .label = "备案", .aliases = none }, { .value = "0", .label = "无", .aliases = none },
};
static const struct plan_code words[] = {
	{ .value = "1", .label = "服务型", .aliases = none }, { .value = "2", .label = "公益性", .aliases = none },
	{ .value = "3", .label = "公益类", .aliases = none }, { .value = "4", .label = "规范化建设", .aliases = none },
};
static const struct plan_codelist lists[N_LISTS] = {
	[LIST_FIELDS] = { "SF", "服务领域", fields, 5 }, [LIST_KINDS] = { "IK", "类别", kinds, 4 },
	[LIST_STATUS] = { "RS", "登记备案状态", states, 4 }, [LIST_WORDS] = { "OW", "类型", words, 4 },
};
static const struct plan plan = { .codelists = lists, .n_codelists = N_LISTS };

void cells_begin(struct cells *c)
{
	c->arena = arena_new();
	c->values = values_new(&plan, c->arena);
}

void cells_end(struct cells *c)
{
	values_free(c->values);
	arena_free(c->arena);
}

struct plan_field cells_field(enum plan_type type, enum fixture_list list)
{
	return (struct plan_field){ .name = "f", .label = "列", .header = "列", .aliases = none, .type = type,
		.scale = 1, .codes = type == PLAN_CODE || type == PLAN_MULTI ? &lists[list] : NULL };
}

const char *cells_read(struct cells *c, struct column *column, const char *raw, const char **issue)
{
	GString *out = g_string_new(NULL);
	const char *text;
	struct cell cell;
	union value v;

	values_read(c->values, column, str_of(raw), &cell);
	ck_assert_msg(cell.n_issues == 0 || cell.issue[0].level < DIAG_ERROR || cell.state == CELL_REFUSED,
		"%s: an error that refuses nothing", raw);
	c->last = cell;
	*issue = cell.n_issues > 0 ? diag_code_name(cell.issue[0].code) : NULL;
	c->table = (struct plan_table){ .fields = column->field, .n_fields = 1, .n_columns = 1 };
	v = cell.v;
	if (cell.state == CELL_VALUE && plan_type_is_text(column->field->type))
		g_string_append_len(out, cell.text.p, (gssize)cell.text.n);
	else if (cell.state == CELL_VALUE)
		cell_canonical(&c->table, &v, 0, out);
	text = arena_strdup(c->arena, out->str);
	g_string_free(out, TRUE);
	return text;
}
