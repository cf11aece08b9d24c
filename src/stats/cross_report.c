/* cross_report.c -- what cross-checks found, and which could not be made, as
 * problems of the townships that sent the rows. Values are masked for the public;
 * a row of another township is named by its id alone. */
#include "stats/cross.h"

#define OTHERS_MAX 5   /* rows named that agree with one */
#define VALUE_MAX 90   /* [bytes] */

/* A submission speaks in its own phase; one that stands in for a later phase has spoken. */
static bool speaks(const struct stats *s, const struct submission *sub)
{
	return sub != NULL && sub->phase == s->phase && sub->replaced_by < 0;
}

static const struct submission *sent_in(const struct stats *s, const struct row *row)
{
	int i = s->data->sources[row->source].submission;

	return i >= 0 ? &s->data->submissions[i] : NULL;
}

static const char *shown(const struct stats *s, const struct plan_table *t, const struct row *row, int field)
{
	const char *text = ingest_cell_text(t, row, field, s->arena);
	size_t n = strlen(text);

	text = plan_mask(s->arena, t->fields[field].pd, PLAN_PUBLIC, text);
	if (n <= VALUE_MAX)
		return text;
	for (n = VALUE_MAX; n > 0 && ((unsigned char)text[n] & 0xC0) == 0x80;)
		n--;
	return arena_printf(s->arena, "%.*s…", (int)n, text);
}

/* The row and its cell; column letters are those of the file it came from. */
static struct diag at_row(const struct stats *s, enum diag_code code, const struct plan_table *t,
	const struct row *row, int field)
{
	const struct source *source = &s->data->sources[row->source];
	struct diag d = { .code = code, .level = diag_code_level(code), .table = t->label, .record = row->record,
		.at = { source->path, row->line, 0, NULL } };
	struct spot spot;

	if (row->township >= 0)
		d.at.township = s->data->places[row->township].code;
	if (field < 0)
		return d;
	d.field = t->fields[field].label;
	d.value = shown(s, t, row, field);
	spot = ingest_spot(source, row, field);
	d.at.line = spot.line;
	d.at.column = spot.column;
	d.record = spot.row;
	return d;
}

/* ---- what was found ---------------------------------------------------------------- */

/* "（与第3行、第9行相同）": the other rows of a group. */
static void put_others(const struct stats *s, const struct stats_cross_hit *hit, const struct row *row, bool english,
	GString *out)
{
	const struct plan_table *t = hit->check->table;
	size_t named = 0;

	g_string_append(out, english ? " (see also " : "（另见");
	for (size_t i = 0; i < hit->n_rows && named < OTHERS_MAX; i++) {
		const struct row *other = hit->rows[i];

		if (other == row)
			continue;
		if (named++ > 0)
			g_string_append(out, english ? ", " : "、");
		if (other->source == row->source)
			g_string_append_printf(out, english ? "row %u" : "第%u行", stats_row_shown(s, other));
		else
			g_string_append_printf(out, "%s%s", s->data->places[MAX(other->township, 0)].name,
				ingest_cell_text(t, other, stats_id_column(t), s->arena));
	}
	if (hit->n_rows - 1 > named)
		g_string_append_printf(out, english ? ", %zu rows in all" : "等%zu行", hit->n_rows - 1);
	g_string_append(out, english ? ")" : "）");
}

/* "：活动日期2023年6月1日，成立日期2023年9月29日": the cells that a test compares. */
static void put_cells(const struct stats *s, const struct plan_cross *check, const struct row *row, bool english, GString *out)
{
	for (size_t i = 0; i < check->n_fields; i++) {
		struct plan_column_info info = plan_column_info(check->table, check->fields[i]);
		const char *text = english ? ingest_cell_canonical(check->table, row, check->fields[i], s->arena)
			: ingest_cell_text(check->table, row, check->fields[i], s->arena);
		const char *cell = plan_mask(s->arena, info.pd, PLAN_PUBLIC, text);
		bool empty = cell == NULL || cell[0] == '\0';

		g_string_append_printf(out, english ? "%s%s %s" : "%s%s%s", i == 0 ? (english ? ": " : "：") : english ? ", " : "，",
			english ? info.name : info.label, !empty ? cell : english ? "empty" : "为空");
	}
}

static const char *sentence(const struct stats *s, const struct stats_cross_hit *hit, const struct row *row, bool english)
{
	const struct plan_cross *check = hit->check;
	const char *message = english && check->message_en != NULL ? check->message_en : check->message;
	GString *out = g_string_new(row != NULL ? message : english && hit->text_en != NULL ? hit->text_en : hit->text);
	const char *because, *kept;

	if (row != NULL && check->kind != PLAN_CROSS_ROWS)
		put_others(s, hit, row, english, out);
	if (row != NULL && check->kind == PLAN_CROSS_ROWS)
		put_cells(s, check, row, english, out);
	because = row != NULL && check->kind == PLAN_CROSS_ROWS ? stats_refused_sources(s, check, row->township, english)
		: NULL;
	if (because != NULL)
		g_string_append_printf(out, english ? " (%s: correct them first)" : "（%s，改正后再核对）", because);
	g_string_append_printf(out, english ? " (%s)" : "（%s）", check->id);
	kept = arena_strdup(s->arena, out->str);
	g_string_free(out, TRUE);
	return kept;
}

static void report(const struct stats *s, struct diag *d, const struct stats_cross_hit *hit, const struct row *row)
{
	d->level = MIN(hit->check->level, DIAG_WARNING);  /* nothing is refused here */
	d->arg[0] = sentence(s, hit, row, false);
	d->arg[1] = hit->check->remedy != NULL ? hit->check->remedy : "请核对；有误的请改正，属实的请说明情况";
	d->arg[2] = sentence(s, hit, row, true);
	diag_add(s->diags, d);
}

static int reported_field(const struct plan_cross *check)
{
	int field = -1;

	if (check->kind == PLAN_CROSS_ROWS) {
		field = stats_first_field(check->table, check->test);
		return field >= 0 ? field : stats_first_field(check->table, check->when);
	}
	if (check->kind == PLAN_CROSS_SAME && check->n_fields > 0 && (size_t)check->fields[0] < check->table->n_fields)
		return check->fields[0];
	return stats_id_column(check->table);
}

static struct diag at_place(const struct stats *s, enum diag_code code, int place)
{
	const struct submission *sub = stats_submission(s, place);

	return (struct diag){ .code = code, .level = diag_code_level(code),
		.at = { sub != NULL ? sub->folder : NULL, 0, 0, s->data->places[place].code } };
}

static void report_hit(const struct stats *s, const struct stats_cross_hit *hit)
{
	for (size_t i = 0; i < hit->n_rows; i++) {
		struct diag d;

		if (!speaks(s, sent_in(s, hit->rows[i])))
			continue;
		d = at_row(s, DIAG_PLAN_CROSS, hit->check->table, hit->rows[i], reported_field(hit->check));
		report(s, &d, hit, hit->rows[i]);
	}
	if (hit->n_rows == 0 && hit->place > 0 && speaks(s, stats_submission(s, hit->place))) {
		struct diag d = at_place(s, DIAG_PLAN_CROSS, hit->place);

		d.table = hit->table != NULL ? hit->table->label : NULL;
		report(s, &d, hit, NULL);
	}
}

/* ---- what could not be checked -------------------------------------------------------- */

static void report_gap(const struct stats *s, const struct stats_cross_gap *gap)
{
	const char *name = arena_printf(s->arena, "%s %s", gap->check->id, gap->check->label);
	struct diag d;

	if (gap->row != NULL) {
		if (!speaks(s, sent_in(s, gap->row)))
			return;
		d = at_row(s, DIAG_CHECK_UNKNOWN, gap->check->table, gap->row, gap->field);
		d.value = NULL;
		d.arg[1] = d.field;
		d.arg[2] = gap->check->message_en != NULL ? gap->check->message_en : gap->check->message;
	} else {
		if (!speaks(s, stats_submission(s, gap->place)))
			return;
		d = at_place(s, gap->unsent != NULL ? DIAG_CROSS_UNSENT : gap->district != NULL ? DIAG_CROSS_DISTRICT
			: DIAG_CROSS_UNKNOWN, gap->place);
		name = arena_printf(s->arena, "核对“%s”未做，因为%s", name, gap->because);
		d.arg[1] = gap->unsent != NULL ? gap->unsent : gap->district;
		d.arg[2] = arena_printf(s->arena, "cross-check '%s' was not made: %s", gap->check->id, gap->because_en);
	}
	d.arg[0] = name;
	diag_add(s->diags, &d);
}

void stats_report_crosses(const struct stats *s)
{
	size_t n;
	const struct stats_cross_hit *hits = stats_crosses(s, &n);

	for (size_t i = 0; i < n; i++)
		report_hit(s, &hits[i]);
	for (size_t i = 0; i < s->crosses->n_gaps; i++)
		report_gap(s, &s->crosses->gaps[i]);
}
