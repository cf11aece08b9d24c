/* cross_gap.c -- what a cross-check rests on, and whether some of it was refused:
 * then the check is not made, and that is said. */
#include "stats/cross.h"

/* ---- rows ------------------------------------------------------------------------ */

/* A computed column stands on its key. */
static int field_of(const struct plan_table *t, int column)
{
	while ((size_t)column >= t->n_fields)
		column = t->computed[(size_t)column - t->n_fields].key;
	return column;
}

int stats_first_field(const struct plan_table *t, const struct plan_expr *e)
{
	int field = -1;

	if (e == NULL)
		return -1;
	if (e->op == PLAN_X_NAME)
		return field_of(t, e->index);
	for (size_t i = 0; i < e->n_args && field < 0; i++)
		field = stats_first_field(t, e->args[i]);
	return field;
}

/* The first field named that was refused in this row, -1 = none. */
static int refused_field(const struct plan_table *t, const struct row *row, const struct plan_expr *e)
{
	int field = -1;

	if (e == NULL)
		return -1;
	if (e->op == PLAN_X_NAME) {
		field = field_of(t, e->index);
		return (row->dubious >> (field & 63) & 1) != 0 ? field : -1;
	}
	for (size_t i = 0; i < e->n_args && field < 0; i++)
		field = refused_field(t, row, e->args[i]);
	return field;
}

static void add_row_gap(struct crosser *c, int place, const struct row *row, int field)
{
	struct stats_cross_gap gap = { .check = c->check, .place = place, .row = row, .field = field };

	g_array_append_val(c->gaps, gap);
}

void stats_note_row_gap(struct crosser *c, const struct row *row)
{
	const struct plan_table *t = c->check->table;
	int field = -1;

	if (row->dubious == 0)
		return;
	field = refused_field(t, row, c->check->when);
	if (field < 0)
		field = refused_field(t, row, c->check->test);
	for (size_t i = 0; i < c->check->n_fields && field < 0; i++)
		if ((row->dubious >> (field_of(t, c->check->fields[i]) & 63) & 1) != 0)
			field = field_of(t, c->check->fields[i]);
	if (field >= 0)
		add_row_gap(c, MAX(stats_township(c->s->data, row), 0), row, field);
}

/* ---- tables ----------------------------------------------------------------------- */

/* Rows of a table that were refused in what a township sent. */
static uint32_t refused_rows(const struct stats *s, const struct plan_table *t, int place)
{
	const struct submission *sub = t->scope == PLAN_SCOPE_TOWNSHIP ? stats_submission(s, place) : NULL;

	return sub != NULL ? sub->refused[t->index] : 0;
}

/* Why a check is not made, in both languages, and the tables that the township or the
 * district has to send for it. */
struct reasons { GString *zh, *en, *unsent, *district; };

static struct reasons reasons_new(void)
{
	return (struct reasons){ g_string_new(NULL), g_string_new(NULL), g_string_new(NULL), g_string_new(NULL) };
}

static void reasons_free(struct reasons *r)
{
	g_string_free(r->zh, TRUE);
	g_string_free(r->en, TRUE);
	g_string_free(r->unsent, TRUE);
	g_string_free(r->district, TRUE);
}

static void put_refused(struct reasons *out, const struct plan_table *t, uint32_t n)
{
	g_string_append_printf(out->zh, "%s“%s”有%u行未采用", out->zh->len > 0 ? "，" : "", t->label, n);
	g_string_append_printf(out->en, "%s%u rows of table %s were refused", out->en->len > 0 ? ", " : "", n, t->id);
}

static void put_unsent(struct reasons *out, const struct plan_table *t)
{
	bool own = t->scope == PLAN_SCOPE_TOWNSHIP;
	GString *list = own ? out->unsent : out->district;

	g_string_append_printf(out->zh, own ? "%s没有可用的“%s”" : "%s区里没有放入“%s”", out->zh->len > 0 ? "，" : "", t->label);
	g_string_append_printf(out->en, own ? "%stable %s was not received in usable form" : "%sthe district's table %s is not there",
		out->en->len > 0 ? ", " : "", t->id);
	g_string_append_printf(list, "%s“%s”", list->len > 0 ? "、" : "", t->label);
}

static const char *kept_text(const struct stats *s, const GString *text)
{
	return text->len > 0 ? arena_strdup(s->arena, text->str) : NULL;
}

/* Whether a table was sent: of the townships' by this one, of the district's by the district. */
static bool was_sent(const struct stats *s, const struct plan_table *t, int place)
{
	switch (t->scope) {
	case PLAN_SCOPE_TOWNSHIP:   return (s->sent[place] >> t->index & 1) != 0;
	case PLAN_SCOPE_DISTRICT:   return ingest_was_read(s->data->sources, s->data->n_sources, t, s->tables[t->index].n);
	case PLAN_SCOPE_INSPECTION: break;
	}
	return true;
}

static bool is_noted(const struct crosser *c, int place)
{
	for (guint i = c->gaps->len; i-- > 0;) {
		const struct stats_cross_gap *gap = &g_array_index(c->gaps, struct stats_cross_gap, i);

		if (gap->check != c->check)
			return false;
		if (gap->row == NULL && gap->place == place)
			return true;
	}
	return false;
}

/* Adds a gap for the reasons, if there are any; frees them. */
static bool add_place_gap(struct crosser *c, int place, struct reasons *r)
{
	bool any = r->zh->len > 0;

	if (any && !is_noted(c, place)) {
		struct stats_cross_gap gap = { .check = c->check, .place = place, .field = -1,
			.because = kept_text(c->s, r->zh), .because_en = kept_text(c->s, r->en),
			.unsent = kept_text(c->s, r->unsent), .district = kept_text(c->s, r->district) };

		g_array_append_val(c->gaps, gap);
	}
	reasons_free(r);
	return any;
}

/* The tables that computed columns of an expression are taken from and that were not sent. */
static void put_unsent_sources(const struct stats *s, const struct plan_table *t, const struct plan_expr *e, int place,
	struct reasons *out)
{
	if (e == NULL)
		return;
	if (e->op == PLAN_X_NAME && (size_t)e->index >= t->n_fields) {
		const struct plan_table *from = t->computed[(size_t)e->index - t->n_fields].from;

		if (!was_sent(s, from, place) && strstr(out->zh->str, from->label) == NULL)
			put_unsent(out, from);
	}
	for (size_t i = 0; i < e->n_args; i++)
		put_unsent_sources(s, t, e->args[i], place, out);
}

bool stats_note_unsent(struct crosser *c, const struct row *row)
{
	int place = stats_township(c->s->data, row);
	struct reasons out = reasons_new();

	if (place >= 0) {
		put_unsent_sources(c->s, c->check->table, c->check->when, place, &out);
		put_unsent_sources(c->s, c->check->table, c->check->test, place, &out);
	}
	return add_place_gap(c, place, &out);
}

/* The tables that computed columns of an expression are taken from. */
static void put_sources(const struct stats *s, const struct plan_table *t, const struct plan_expr *e, int place,
	uint64_t *seen, struct reasons *out)
{
	if (e == NULL)
		return;
	if (e->op == PLAN_X_NAME && (size_t)e->index >= t->n_fields) {
		const struct plan_table *from = t->computed[(size_t)e->index - t->n_fields].from;
		uint32_t n = refused_rows(s, from, place);

		if (n > 0 && (*seen >> from->index & 1) == 0)
			put_refused(out, from, n);
		*seen |= UINT64_C(1) << from->index;
	}
	for (size_t i = 0; i < e->n_args; i++)
		put_sources(s, t, e->args[i], place, seen, out);
}

const char *stats_refused_sources(const struct stats *s, const struct plan_cross *check, int place, bool english)
{
	struct reasons out = reasons_new();
	const char *kept;
	uint64_t seen = 0;

	put_sources(s, check->table, check->when, place, &seen, &out);
	put_sources(s, check->table, check->test, place, &seen, &out);
	kept = kept_text(s, english ? out.en : out.zh);
	reasons_free(&out);
	return kept;
}

/* ---- sums at a place ----------------------------------------------------------------- */

/* Rows of a place that a measure could not judge, because a cell was refused. */
static uint32_t unjudged(const struct stats *s, const struct plan_measure *m, int place)
{
	const struct stats_rows *rows = &s->tables[m->table->index];
	uint32_t n = 0;

	for (size_t i = 0; i < rows->n; i++) {
		const struct row *row = rows->row[i];
		bool hit;

		if (row->dubious == 0 || !stats_row_is_at(s, row, place))
			continue;
		hit = refused_field(m->table, row, m->value) >= 0;
		for (size_t k = 0; k < m->n_wheres && !hit; k++)
			hit = refused_field(m->table, row, m->wheres[k].test) >= 0;
		n += hit;
	}
	return n;
}

static void put_measures(const struct stats *s, const struct plan_expr *e, int place, uint64_t *seen,
	struct reasons *out)
{
	const struct plan_figure *f;

	if (e == NULL)
		return;
	for (size_t i = 0; i < e->n_args; i++)
		put_measures(s, e->args[i], place, seen, out);
	if (e->op != PLAN_X_NAME && e->op != PLAN_X_CELL && e->op != PLAN_X_CELLS)
		return;
	f = &s->plan->figures[e->index];
	if (f->measure == NULL) {
		put_measures(s, f->expr, place, seen, out);
	} else if ((*seen >> f->measure->table->index & 1) == 0) {
		bool sent = was_sent(s, f->measure->table, place);
		uint32_t n = refused_rows(s, f->measure->table, place) + unjudged(s, f->measure, place);

		*seen |= n > 0 || !sent ? UINT64_C(1) << f->measure->table->index : 0;
		if (!sent)
			put_unsent(out, f->measure->table);
		else if (n > 0)
			put_refused(out, f->measure->table, n);
	}
}

static bool has_gap(const struct stats *s, const struct plan_expr *e, int place)
{
	struct reasons out = reasons_new();
	uint64_t seen = 0;
	bool gap;

	put_measures(s, e, place, &seen, &out);
	gap = out.zh->len > 0;
	reasons_free(&out);
	return gap;
}

/* Whether a condition fails by a part that rests on nothing missing: "streets = 0 and …" of a street. */
static bool is_ruled_out(const struct stats *s, const struct plan_expr *e, int place)
{
	struct rat v;

	if (e->op == PLAN_X_AND)
		return is_ruled_out(s, e->args[0], place) || is_ruled_out(s, e->args[1], place);
	v = stats_place_value(s, e, place);
	return (rat_is_na(v) || v.num == 0) && !has_gap(s, e, place);
}

bool stats_note_place_gap(struct crosser *c, int place, bool applies)
{
	const struct plan_cross *check = c->check;
	struct reasons out;
	uint64_t seen = 0;

	if (!applies && is_ruled_out(c->s, check->when, place))
		return false;
	out = reasons_new();
	put_measures(c->s, check->when, place, &seen, &out);
	put_measures(c->s, applies ? check->left : NULL, place, &seen, &out);
	put_measures(c->s, applies ? check->right : NULL, place, &seen, &out);
	return add_place_gap(c, place, &out);
}
