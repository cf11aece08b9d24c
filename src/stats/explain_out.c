/* explain_out.c -- an explanation as text for a terminal, CSV (one line a row)
 * or one JSON object. */
#include "stats/explain.h"

#include <string.h>

#include "base/quote.h"

/* A row at the place, for or against a measure; amount: what it adds to a sum, or "". */
typedef void each_row(const struct explained *x, const struct plan_measure *m, const struct row *row,
	const char *out_because, const char *amount, GString *out);

static void walk(const struct explained *x, const struct plan_measure *m, bool kept, each_row *each, GString *out)
{
	const struct stats_rows *rows = &x->s->tables[m->table->index];

	for (size_t i = 0; i < rows->n; i++) {
		const char *why;
		if (!stats_row_is_at(x->s, rows->row[i], x->place))
			continue;
		why = stats_why_out(x->s, m, rows, i);
		if ((why == NULL) == kept)
			each(x, m, rows->row[i], why, kept ? stats_row_amount(x, m, rows, i) : "", out);
	}
}

static const char *id_of(const struct explained *x, const struct plan_table *table, const struct row *row)
{
	int column = stats_id_column(table);

	return column < 0 ? "" : ingest_cell_canonical(table, row, column, x->s->arena);
}

static void count_row(const struct explained *x, const struct plan_measure *m, const struct row *row,
	const char *why, const char *amount, GString *out)
{
	(void)x, (void)m, (void)row, (void)why, (void)amount;
	g_string_append_c(out, '.');
}

static size_t count(const struct explained *x, const struct plan_measure *m, bool kept)
{
	GString *dots = g_string_new(NULL);
	size_t n;

	walk(x, m, kept, count_row, dots);
	n = dots->len;
	g_string_free(dots, TRUE);
	return n;
}

static const char *number(const struct explained *x, int figure)
{
	char buf[64];

	return arena_strdup(x->s->arena, stats_number(&x->s->plan->figures[figure],
		stats_figure(x->s, figure, x->place), buf));
}

static const char *cutoff(const struct explained *x)
{
	char buf[32];

	return arena_strdup(x->s->arena, plan_date_iso(x->s->data->season->phases[x->s->phase].cutoff, buf));
}

/* ---- text ------------------------------------------------------------------------------ */

static void text_row(const struct explained *x, const struct plan_measure *m, const struct row *row,
	const char *why, const char *amount, GString *out)
{
	const char *id = id_of(x, m->table, row);

	g_string_append_printf(out, "    %s:%u%s%s%s%s%s%s\n", x->s->data->sources[row->source].path, row->line,
		id[0] != '\0' ? "  " : "", id, amount[0] != '\0' ? "  " : "", amount, why != NULL ? "  不符合：" : "",
		why != NULL ? why : "");
}

static void text_measure(const struct explained *x, const struct plan_measure *m, GString *out)
{
	uint32_t refused = stats_rows_refused(x->s, m->table, x->place);

	g_string_append_printf(out, "\n%s %s = %s%s\n", m->id, m->label, number(x, m->figure),
		m->unit != NULL ? m->unit : "");
	for (size_t i = 0; i < m->n_wheres; i++)
		g_string_append_printf(out, "  条件%zu：%s\n", i + 1, m->wheres[i].says != NULL ? m->wheres[i].says : "—");
	g_string_append_printf(out, "  计入 %zu 行（%s）\n", count(x, m, true), m->table->label);
	walk(x, m, true, text_row, out);
	g_string_append_printf(out, "  未计入 %zu 行\n", count(x, m, false));
	walk(x, m, false, text_row, out);
	if (refused > 0)
		g_string_append_printf(out, "  另有 %u 行有错误、未采用，见 check 或 problems.csv\n", refused);
}

static void line(GString *out, const char *label, const char *text)
{
	if (text != NULL && text[0] != '\0')
		g_string_append_printf(out, "%s：%s\n", label, text);
}

void stats_explain_text(const struct explained *x, GString *out)
{
	const struct place *place = &x->s->data->places[x->place];

	g_string_append_printf(out, "%s %s（%s %s）= %s%s\n", x->id, x->label, place->code, place->name, x->value,
		x->unit != NULL ? x->unit : "");
	g_string_append_printf(out, "阶段：%s，数据截至%s\n", x->s->data->season->phases[x->s->phase].label, cutoff(x));
	line(out, "目标", x->target);
	line(out, "说明", x->note);
	line(out, "定义", x->definition);
	line(out, "公式", x->formula);
	line(out, "计算", x->working);
	for (guint i = 0; i < x->parts->len; i++) {
		int figure = GPOINTER_TO_INT(g_ptr_array_index(x->parts, i));
		const struct plan_figure *f = &x->s->plan->figures[figure];
		g_string_append_printf(out, "  %s %s = %s%s\n", f->id, f->label, number(x, figure), f->unit);
	}
	for (guint i = 0; i < x->measures->len; i++)
		text_measure(x, g_ptr_array_index(x->measures, i), out);
}

/* ---- CSV --------------------------------------------------------------------------------- */

static void csv_cell(GString *out, const char *text, bool last)
{
	quote_csv_text(out, text);
	g_string_append(out, last ? "\r\n" : ",");
}

static void csv_row(const struct explained *x, const struct plan_measure *m, const struct row *row,
	const char *why, const char *amount, GString *out)
{
	char text[16];

	csv_cell(out, m->id, false);
	csv_cell(out, m->table->id, false);
	csv_cell(out, why == NULL ? "计入" : "未计入", false);
	csv_cell(out, why != NULL ? why : "", false);
	csv_cell(out, id_of(x, m->table, row), false);
	csv_cell(out, x->s->data->places[MAX(row->place, 0)].code, false);
	csv_cell(out, x->s->data->sources[row->source].path, false);
	g_snprintf(text, sizeof text, "%u", row->line);
	csv_cell(out, text, false);
	quote_csv(out, amount);
	g_string_append(out, "\r\n");
}

/* A number by itself: what is asked, the figures in its formula, the measures behind it. */
static void csv_value(const struct explained *x, const char *id, const char *table, const char *value, GString *out)
{
	const char *const cells[] = { id, table, "数值", "", "", x->s->data->places[x->place].code, "", "" };

	for (size_t i = 0; i < G_N_ELEMENTS(cells); i++)
		csv_cell(out, cells[i], false);
	quote_csv(out, value);   /* ours, though it may begin with a minus */
	g_string_append(out, "\r\n");
}

void stats_explain_csv(const struct explained *x, GString *out)
{
	g_string_append(out, "度量,表,是否计入,不符合,编号,地点,文件,行,数值\r\n");
	csv_value(x, x->id, "", x->value, out);
	for (guint i = 0; i < x->parts->len; i++) {
		int figure = GPOINTER_TO_INT(g_ptr_array_index(x->parts, i));
		csv_value(x, x->s->plan->figures[figure].id, "", number(x, figure), out);
	}
	for (guint i = 0; i < x->measures->len; i++) {
		const struct plan_measure *m = g_ptr_array_index(x->measures, i);
		csv_value(x, m->id, m->table->id, number(x, m->figure), out);
		walk(x, g_ptr_array_index(x->measures, i), true, csv_row, out);
		walk(x, g_ptr_array_index(x->measures, i), false, csv_row, out);
	}
}

/* ---- JSON -------------------------------------------------------------------------------- */

static void json_pair(GString *out, const char *key, const char *text, const char *after)
{
	g_string_append_printf(out, "\"%s\":", key);
	quote_json(out, text);
	g_string_append(out, after);
}

static void json_row(const struct explained *x, const struct plan_measure *m, const struct row *row,
	const char *why, const char *amount, GString *out)
{
	if (out->str[out->len - 1] == '}')
		g_string_append_c(out, ',');
	g_string_append_c(out, '{');
	json_pair(out, "id", id_of(x, m->table, row), ",");
	json_pair(out, "place", x->s->data->places[MAX(row->place, 0)].code, ",");
	json_pair(out, "file", x->s->data->sources[row->source].path, ",");
	if (why != NULL)
		json_pair(out, "failed", why, ",");
	if (amount[0] != '\0')
		json_pair(out, "adds", amount, ",");
	g_string_append_printf(out, "\"line\":%u}", row->line);
}

static void json_measure(const struct explained *x, const struct plan_measure *m, GString *out)
{
	g_string_append_c(out, '{');
	json_pair(out, "id", m->id, ",");
	json_pair(out, "label", m->label, ",");
	json_pair(out, "table", m->table->id, ",");
	json_pair(out, "value", number(x, m->figure), ",");
	g_string_append(out, "\"kept\":[");
	walk(x, m, true, json_row, out);
	g_string_append(out, "],\"left_out\":[");
	walk(x, m, false, json_row, out);
	g_string_append_printf(out, "],\"refused\":%u}", stats_rows_refused(x->s, m->table, x->place));
}

void stats_explain_json(const struct explained *x, GString *out)
{
	g_string_append_c(out, '{');
	json_pair(out, "id", x->id, ",");
	json_pair(out, "label", x->label, ",");
	json_pair(out, "place", x->s->data->places[x->place].code, ",");
	json_pair(out, "phase", x->s->data->season->phases[x->s->phase].id, ",");
	json_pair(out, "cutoff", cutoff(x), ",");
	json_pair(out, "value", x->value, ",");
	json_pair(out, "unit", x->unit, ",");
	json_pair(out, "target", x->target, ",");
	json_pair(out, "note", x->note, ",");
	json_pair(out, "definition", x->definition, ",");
	json_pair(out, "formula", x->formula, ",");
	json_pair(out, "working", x->working, ",");
	g_string_append(out, "\"measures\":[");
	for (guint i = 0; i < x->measures->len; i++) {
		if (i > 0)
			g_string_append_c(out, ',');
		json_measure(x, g_ptr_array_index(x->measures, i), out);
	}
	g_string_append(out, "]}\n");
}
