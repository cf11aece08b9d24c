/* celltext.c -- values back into text: canonical for machines, worded for people. */
#include "ingest/reader.h"

struct column_type { enum plan_type type; int scale; const struct plan_codelist *codes; };

static struct column_type type_of(const struct plan_table *table, int column)
{
	if ((size_t)column < table->n_fields) {
		const struct plan_field *f = &table->fields[column];

		return (struct column_type){ f->type, f->scale, f->codes };
	}
	return (struct column_type){ table->computed[(size_t)column - table->n_fields].type,
		table->computed[(size_t)column - table->n_fields].scale,
		table->computed[(size_t)column - table->n_fields].codes };
}

static void append_decimal(GString *out, int64_t i, int scale)
{
	uint64_t magnitude = i < 0 ? 0 - (uint64_t)i : (uint64_t)i;
	char buf[64], *p = buf + sizeof buf;

	for (int k = 0; k <= scale || magnitude > 0; k++, magnitude /= 10) {
		if (k == scale && scale > 0)
			*--p = '.';
		*--p = (char)('0' + magnitude % 10);
	}
	if (i < 0)
		*--p = '-';
	g_string_append_len(out, p, buf + sizeof buf - p);
}

/* The first code of a multi value leads, the others follow in the order of the list. */
static void append_multi(GString *out, const struct plan_codelist *list, int64_t value, bool label)
{
	size_t first = (size_t)(value >> 56);

	g_string_append(out, label ? list->codes[first].label : list->codes[first].value);
	for (size_t i = 0; i < list->n_codes; i++)
		if (i != first && (value >> i & 1) != 0) {
			g_string_append(out, label ? "、" : ";");
			g_string_append(out, label ? list->codes[i].label : list->codes[i].value);
		}
}

static void append_value(GString *out, struct column_type t, const union value *v, bool label)
{
	char buf[32];

	switch (t.type) {
	case PLAN_TEXT: case PLAN_REFS: case PLAN_URL:
		break;
	case PLAN_CODE:
		g_string_append(out, label ? t.codes->codes[v->i].label : t.codes->codes[v->i].value);
		break;
	case PLAN_MULTI:
		append_multi(out, t.codes, v->i, label);
		break;
	case PLAN_INT:
		append_decimal(out, v->i, 0);
		break;
	case PLAN_MONEY:
		append_decimal(out, v->i, 2);
		break;
	case PLAN_DEC:
		append_decimal(out, v->i, t.scale);
		break;
	case PLAN_DATE:
		g_string_append(out, plan_date_iso(v->i, buf));
		break;
	case PLAN_MONTH:
		g_string_append_len(out, plan_date_iso(v->i, buf), 7);
		break;
	case PLAN_BOOL:
		g_string_append(out, label ? (v->i ? "是" : "否") : (v->i ? "1" : "0"));
		break;
	}
}

static void append_cell(const struct plan_table *table, const union value *v, int column, GString *out, bool label)
{
	struct column_type t = type_of(table, column);

	if (plan_type_is_text(t.type)) {
		if (v[column].s != NULL)
			g_string_append(out, v[column].s);
	} else if (v[column].i != PLAN_EMPTY) {
		append_value(out, t, &v[column], label);
	}
}

void cell_canonical(const struct plan_table *table, const union value *v, int column, GString *out)
{
	append_cell(table, v, column, out, false);
}

static const char *in_arena(const struct plan_table *table, const struct row *row, int column, struct arena *arena,
	bool label)
{
	GString *out;
	const char *text;

	const struct column_type t = type_of(table, column);

	if (plan_type_is_text(t.type))
		return row->v[column].s != NULL ? row->v[column].s : "";
	if (row->v[column].i == PLAN_EMPTY)
		return "";
	if (t.type == PLAN_CODE)
		return label ? t.codes->codes[row->v[column].i].label : t.codes->codes[row->v[column].i].value;
	out = g_string_new(NULL);
	append_cell(table, row->v, column, out, label);
	text = arena_strdup(arena, out->str);
	g_string_free(out, TRUE);
	return text;
}

const char *ingest_cell_canonical(const struct plan_table *table, const struct row *row, int column,
	struct arena *arena)
{
	return in_arena(table, row, column, arena, false);
}

const char *ingest_cell_text(const struct plan_table *table, const struct row *row, int column,
	struct arena *arena)
{
	return in_arena(table, row, column, arena, true);
}
