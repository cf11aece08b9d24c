/* forms.c -- notes and filled-in rows of blank forms. Fields are known by their
 * roles, never by name. */
#include "publish/forms.h"

#include <string.h>

static const char *type_words(const struct plan_field *field)
{
	switch (field->type) {
	case PLAN_TEXT: case PLAN_URL: return "文字";
	case PLAN_CODE: return "从下列选项中选一项";
	case PLAN_MULTI: return "可选多项，用“；”分隔";
	case PLAN_REFS: return "编号，多个用“；”分隔";
	case PLAN_INT: return "整数，不带单位";
	case PLAN_MONEY: return "金额（元），两位小数";
	case PLAN_DEC: return "数字";
	case PLAN_DATE: return "日期，如 2023-08-01";
	case PLAN_MONTH: return "月份，如 2023-08";
	case PLAN_BOOL: return "是 或 否";
	}
	return "";
}

static const char *required_words(enum plan_req req)
{
	switch (req) {
	case PLAN_REQUIRED: return "必填";
	case PLAN_CONDITIONAL: return "有条件必填";
	case PLAN_OPTIONAL: return "选填";
	}
	return "";
}

/* A bound as it is read: of days the day itself ("cutoff" is known to the plan alone). NULL without. */
static const char *bound_text(const struct kit_input *in, const struct plan_field *field, const char *bound, char day[32])
{
	int64_t days = bound != NULL && plan_type_is_day(field->type) ? season_date(in->season, in->phase, bound) : PLAN_EMPTY;

	return days != PLAN_EMPTY ? plan_date_iso(days, day) : bound;
}

static void append_bounds(GString *s, const struct kit_input *in, const struct plan_field *field)
{
	char first[32], last[32];
	const char *min = bound_text(in, field, field->min, first), *max = bound_text(in, field, field->max, last);
	bool day = plan_type_is_day(field->type);

	if (min != NULL && max != NULL)
		g_string_append_printf(s, "%s 至 %s。", min, max);
	else if (min != NULL)
		g_string_append_printf(s, "%s %s。", day ? "不早于" : "不小于", min);
	else if (max != NULL)
		g_string_append_printf(s, "%s %s。", day ? "不晚于" : "不大于", max);
}

char *forms_note(const struct kit_input *in, const struct plan_field *field)
{
	GString *s = g_string_new(NULL);

	g_string_append_printf(s, "%s。%s。", required_words(field->req), type_words(field));
	if (field->size > 0)
		g_string_append_printf(s, "不超过 %d 字。", field->size);
	append_bounds(s, in, field);
	if (field->codes != NULL) {
		g_string_append(s, "选项：");
		for (size_t i = 0; i < field->codes->n_codes; i++)
			g_string_append_printf(s, "%s%s", i > 0 ? "；" : "", field->codes->codes[i].label);
	}
	return g_string_free(s, FALSE);
}

/* Cells borrow from the season's arena or the plan. */
static char **blank(const struct plan_table *table, GPtrArray *rows)
{
	char **cells = g_new0(char *, table->n_fields + 1);

	g_ptr_array_add(rows, cells);
	return cells;
}

static void fill(char **cells, const struct plan_table *table, const char *role, const char *text)
{
	int column = plan_find_field_role(table, role);

	if (column >= 0 && column < (int)table->n_fields && text != NULL)
		cells[column] = (char *)(uintptr_t)text;
}

/* A code that a spreadsheet program cannot turn into a number: Q450199001003. */
static const char *safe_code(const struct kit_input *in, const char *code)
{
	return strspn(code, "0123456789") == strlen(code) ? arena_printf(in->data->arena, "Q%s", code) : code;
}

static void fill_township(char **cells, const struct kit_input *in, const struct plan_table *table, int township)
{
	const struct place *p = &in->data->places[township];
	char cutoff[32];

	fill(cells, table, "township", safe_code(in, p->code));
	fill(cells, table, "township-name", p->name);
	fill(cells, table, "type", p->type);
	fill(cells, table, "cutoff", arena_strdup(in->data->arena,
		plan_date_iso(in->season->phases[in->phase].cutoff, cutoff)));
}

GPtrArray *forms_rows(const struct kit_input *in, const struct plan_table *table, int township)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);
	const struct place *p = &in->data->places[township];

	if (g_strcmp0(table->role, "submission") == 0) {
		fill_township(blank(table, rows), in, table, township);
	} else if (plan_find_field_role(table, "community-name") >= 0) {
		for (int i = 0; i < p->n_children; i++) {
			const struct place *c = &in->data->places[p->first_child + i];
			char **cells = blank(table, rows);

			fill(cells, table, "community", safe_code(in, c->code));
			fill(cells, table, "community-name", c->name);
			fill(cells, table, "kind", c->type);
		}
	}
	return rows;
}

/* What the township claimed: "户数：120；人口：360", masked for the profile. */
static const char *claimed(const struct kit_input *in, const struct stats_drawn *d, const int *show, size_t n)
{
	GString *text = g_string_new(NULL);
	const char *kept;

	for (size_t i = 0; i < n && d->row != NULL; i++) {
		struct plan_column_info info = plan_column_info(d->rule->table, show[i]);
		const char *cell = ingest_cell_text(d->rule->table, d->row, show[i], in->data->arena);

		cell = plan_mask(in->data->arena, info.pd, in->season->profile, cell);
		g_string_append_printf(text, "%s%s：%s", i > 0 ? "；" : "", info.label, cell[0] != '\0' ? cell : "（空）");
	}
	kept = arena_strdup(in->data->arena, text->str);
	g_string_free(text, TRUE);
	return kept;
}

/* Labels are what inspectors read and the drop-down list offers. */
static void fill_code(char **cells, const struct plan_table *table, const char *role, const char *value)
{
	int column = plan_find_field_role(table, role);
	const struct plan_codelist *codes = column >= 0 ? table->fields[column].codes : NULL;
	int code = codes != NULL && value != NULL ? plan_find_code(codes, value) : -1;

	fill(cells, table, role, code >= 0 ? codes->codes[code].label : value);
}

static void finding_row(const struct kit_input *in, const struct plan_table *table, const char *code,
	const struct stats_asked *a, GPtrArray *rows)
{
	const struct plan_sample_rule *rule = a->drawn->rule;
	char **cells = blank(table, rows);

	fill(cells, table, "id", a->id);
	fill(cells, table, "township", safe_code(in, code));
	fill_code(cells, table, "object-kind", rule->object);
	fill(cells, table, "object-id", safe_code(in, a->drawn->id));
	fill_code(cells, table, "check-item", a->ask != NULL ? a->ask->item : NULL);
	fill(cells, table, "claimed", a->ask != NULL ? claimed(in, a->drawn, a->ask->show, a->ask->n_show)
		: claimed(in, a->drawn, rule->show, rule->n_show));
}

GPtrArray *forms_finding_rows(const struct kit_input *in, const struct plan_table *table)
{
	GPtrArray *rows = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; i < in->n_samples; i++) {
		size_t n;
		const struct stats_asked *asked = stats_asked(in->data, &in->samples[i], in->data->arena, &n);

		for (size_t k = 0; k < n; k++)
			finding_row(in, table, in->data->places[in->samples[i].place].code, &asked[k], rows);
	}
	return rows;
}

const char **forms_assessor_items(const struct plan *plan)
{
	GPtrArray *items = g_ptr_array_new();

	for (size_t i = 0; i < plan->n_indicators; i++)
		if (plan->indicators[i].assessor_item != NULL)
			g_ptr_array_add(items, (gpointer)(uintptr_t)plan->indicators[i].assessor_item);
	if (plan->bonus_item != NULL)
		g_ptr_array_add(items, (gpointer)(uintptr_t)plan->bonus_item);
	if (plan->veto_item != NULL)
		g_ptr_array_add(items, (gpointer)(uintptr_t)plan->veto_item);
	g_ptr_array_add(items, NULL);
	return (const char **)g_ptr_array_free(items, FALSE);
}
