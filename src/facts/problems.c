/* problems.c -- what is wrong with a township's data, by table and kind, in the
 * words of its return slip. Values came masked; file names are shortened to what
 * the sender knows. */
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "facts/build.h"

/* Of one table no more rows are printed; problems.csv has them all. */
#define SHOWN_MAX 300
#define FILES "文件"  /* instead of a table: what is wrong with files that none was found in */

struct problem {
	const struct diag *diag;
	const char *table;
	size_t order;
	char *kind;      /* what makes it one of a kind, beside its code */
	int first_code;  /* of those of the table that are mended alike */
};

char *problems_letter(uint32_t column, char *buf)
{
	char reversed[8];
	size_t n = 0;

	for (; column > 0 && n < sizeof reversed - 1; column = (column - 1) / 26)
		reversed[n++] = (char)('A' + (column - 1) % 26);
	for (size_t i = 0; i < n; i++)
		buf[i] = reversed[n - 1 - i];
	buf[n] = '\0';
	return buf;
}

static size_t table_order(const struct build *b, const char *label)
{
	for (size_t i = 0; i < b->plan->n_tables; i++)
		if (strcmp(b->plan->tables[i].label, label) == 0)
			return i;
	return b->plan->n_tables;
}

/* Table, then kind, then place: a slip is worked through in this order. */
static int by_table(const void *a, const void *b)
{
	const struct problem *x = a, *y = b;
	const struct diag *p = x->diag, *q = y->diag;
	int c;

	if (x->order != y->order)
		return x->order < y->order ? -1 : 1;
	if ((c = strcmp(x->table, y->table)) != 0)
		return c;
	if (p->level != q->level)
		return (int)q->level - (int)p->level;
	if (x->first_code != y->first_code)
		return x->first_code - y->first_code;
	if ((c = strcmp(x->kind, y->kind)) != 0)
		return c;
	if (p->code != q->code)
		return (int)p->code - (int)q->code;
	if ((c = g_strcmp0(p->at.file, q->at.file)) != 0)
		return c;
	if (p->at.line != q->at.line)
		return p->at.line < q->at.line ? -1 : 1;
	return (p->at.column > q->at.column) - (p->at.column < q->at.column);
}

/* The row as a spreadsheet shows it; an XML file is looked at in an editor. */
static uint32_t row_shown(const struct diag *g)
{
	return g->record > 0 && g->at.file != NULL && !g_str_has_suffix(g->at.file, ".xml") ? g->record : g->at.line;
}

/* Problems of one kind are mended in one way; notes have nothing to mend and say one thing. */
static char *kind_of(const struct build *b, const struct diag *g)
{
	return g->level == DIAG_NOTE ? diag_reason(b->data->diags, g, DIAG_ZH) : diag_remedy(b->data->diags, g, DIAG_ZH);
}

/* Kinds that are mended alike stand together, under one head. */
static bool alike(const struct problem *a, const struct problem *b)
{
	return a->diag->level == b->diag->level && strcmp(a->kind, b->kind) == 0;
}

static bool same_kind(const struct problem *a, const struct problem *b)
{
	return a->diag->code == b->diag->code && alike(a, b);
}

static void find_first_codes(struct problem *list, size_t n)
{
	GHashTable *first = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < n; i++) {
			char *key = g_strdup_printf("%zu/%s/%d/%s", list[i].order, list[i].table, (int)list[i].diag->level, list[i].kind);
			int known = GPOINTER_TO_INT(g_hash_table_lookup(first, key)), code = (int)list[i].diag->code + 1;

			list[i].first_code = known > 0 ? MIN(known, code) : code;
			g_hash_table_replace(first, key, GINT_TO_POINTER(list[i].first_code));
		}
	g_hash_table_destroy(first);
}

static void add_problem(const struct build *b, xmlNode *kind, const struct diag *g)
{
	xmlNode *p = node_add(kind, "p");
	char letter[8], *reason = diag_reason(b->data->diags, g, DIAG_ZH);

	node_set(p, "level", diag_level_name(g->level, DIAG_ZH));
	node_set(p, "file", g->at.file != NULL ? file_name(g->at.file) : "");
	if (row_shown(g) > 0)
		node_set_int(p, "line", row_shown(g));
	if (g->at.column > 0)
		node_set(p, "letter", problems_letter(g->at.column, letter));
	node_set(p, "field", g->field);
	node_set(p, "value", g->value);
	node_set(p, "reason", reason);
	g_free(reason);
}

static void add_kind(const struct build *b, xmlNode *table, const struct problem *list, size_t n, size_t shown)
{
	const struct diag *g = list[0].diag;
	char *remedy = diag_remedy(b->data->diags, g, DIAG_ZH);
	xmlNode *kind = node_add(table, "kind");

	node_set(kind, "code", diag_code_name(g->code));
	node_set(kind, "level", diag_level_name(g->level, DIAG_ZH));
	node_flag(kind, "refused", g->level >= DIAG_ERROR);
	node_set(kind, "remedy", remedy);
	for (size_t i = 0; i < shown; i++)
		add_problem(b, kind, list[i].diag);
	node_set_int(kind, "n", (int64_t)n);
	if (shown < n)
		node_set_int(kind, "rest", (int64_t)(n - shown));
	g_free(remedy);
}

static size_t run_of(const struct problem *list, size_t n, bool (*same)(const struct problem *a, const struct problem *b))
{
	size_t run = 1;

	while (run < n && same(&list[0], &list[run]))
		run++;
	return run;
}

/* The kinds of one table: list[0..n) are its problems, sorted. What stands at the first
 * of those mended alike is said of them all. */
static void add_kinds(const struct build *b, xmlNode *table, const struct problem *list, size_t n)
{
	for (size_t i = 0, group; i < n; i += group) {
		size_t shown = i < SHOWN_MAX ? SHOWN_MAX - i : 0;

		group = run_of(list + i, n - i, alike);
		for (size_t k = 0, kind; k < group; k += kind) {
			kind = run_of(list + i + k, group - k, same_kind);
			add_kind(b, table, list + i + k, kind, shown > k ? MIN(shown - k, kind) : 0);
			if (k > 0)
				continue;
			node_set_int(table->last, "alike", (int64_t)group);
			if (shown < group)
				node_set_int(table->last, "alike-rest", (int64_t)(group - shown));
		}
	}
}

static int64_t count_rows(const struct build *b, size_t table, int place)
{
	return table < b->plan->n_tables ? (int64_t)build_rows(b, &b->plan->tables[table], place).n : 0;
}

static int64_t refusals(const struct problem *list, size_t n)
{
	int64_t refused = 0;

	for (size_t i = 0; i < n; i++)
		refused += list[i].diag->level >= DIAG_ERROR;
	return refused;
}

static void add_tables(const struct build *b, xmlNode *problems, const struct problem *list, size_t n, int place)
{
	for (size_t i = 0, end; i < n; i = end) {
		xmlNode *table = node_add(problems, "table");

		for (end = i; end < n && list[end].order == list[i].order && strcmp(list[end].table, list[i].table) == 0;)
			end++;
		node_set(table, "label", list[i].table);
		node_flag(table, "files", strcmp(list[i].table, FILES) == 0);
		node_set_int(table, "rows-kept", count_rows(b, list[i].order, place));
		node_set_int(table, "total", (int64_t)(end - i));
		node_set_int(table, "errors", refusals(list + i, end - i));
		add_kinds(b, table, list + i, end - i);
	}
}

/* The table that a problem is of: its own, or the only one of its file. */
static const char *table_of(const struct build *b, const struct diag *g)
{
	for (size_t i = 0; g->table == NULL && g->at.file != NULL && i < b->data->n_sources; i++) {
		const struct source *s = &b->data->sources[i];

		if (s->table != NULL && strcmp(s->path, g->at.file) == 0)
			return s->table->label;
	}
	return g->table;
}

/* At the district: whatever belongs to no township. Faults of templates are not
 * the senders' business. */
static bool belongs(const struct build *b, const struct diag *g, int place)
{
	const char *code = place == 0 ? NULL : b->data->places[place].code;

	if (g->level > DIAG_REFUSED || (g->at.file == NULL && g->table == NULL))
		return false;
	return code == NULL ? g->at.township == NULL : g->at.township != NULL && strcmp(g->at.township, code) == 0;
}

/* Another phase's file is corrected there, not here, unless it stands in for this
 * phase's; of whose phase nobody knows is corrected wherever the township looks; what a later version has replaced need not be corrected at all. */
static bool of_this_phase(const struct build *b, const struct diag *g, int place)
{
	const struct dataset *d = b->data;
	int own = place > 0 ? ingest_submission_of(d, place, b->phase->phase) : -1;

	for (size_t i = 0; place > 0 && g->at.file != NULL && i < d->n_submissions; i++) {
		const struct submission *s = &d->submissions[i];
		size_t n = strlen(s->folder);
		const char *at = n > 0 ? strstr(g->at.file, s->folder) : NULL;
		bool known = s->phase < 0 || s->phase == b->phase->phase || (own >= 0 && s->phase == d->submissions[own].phase);

		if (at != NULL && ((at[n] == '/' && (!known || s->replaced_by >= 0)) || (at[n] == '\0' && !known)))
			return false;
	}
	return true;
}

static void add_counts(const struct build *b, xmlNode *node, int place)
{
	int s = place > 0 ? ingest_submission_of(b->data, place, b->phase->phase) : -1;
	const struct submission *sub = s >= 0 ? &b->data->submissions[s] : NULL;
	char buf[40];

	if (sub == NULL)
		return;
	node_set_int(node, "rows-read", (int64_t)sub->rows_read);
	node_set_int(node, "rows-kept", (int64_t)sub->rows_kept);
	node_set_int(node, "rows-refused", (int64_t)sub->rows_refused);
	if (sub->rows_read > 0)
		node_set(node, "kept-rate", strcat(rat_print(rat_make((int64_t)sub->rows_kept * 100,
			(int64_t)sub->rows_read), 1, buf), "%"));
}

static void add_levels(xmlNode *node, const struct problem *list, size_t n)
{
	int64_t of[DIAG_SYSTEM + 1] = { 0 };

	for (size_t i = 0; i < n; i++)
		of[list[i].diag->level]++;
	node_set_int(node, "total", (int64_t)n);
	node_set_int(node, "notes", of[DIAG_NOTE]);
	node_set_int(node, "warnings", of[DIAG_WARNING]);
	node_set_int(node, "errors", of[DIAG_ERROR]);
	node_set_int(node, "refused-files", of[DIAG_REFUSED]);
	node_flag(node, "clean", n == 0);
}

/* Those of the place, behind the n that the list has. */
static size_t take_problems(const struct build *b, const struct diags *diags, int place, struct problem *list, size_t n)
{
	for (size_t i = 0; i < diags_count(diags); i++) {
		const struct diag *g = diags_at(diags, i);

		if (!belongs(b, g, place) || !of_this_phase(b, g, place))
			continue;
		list[n].diag = g;
		list[n].table = table_of(b, g);
		if (list[n].table == NULL)
			list[n].table = FILES;
		list[n].order = table_order(b, list[n].table);
		list[n].kind = kind_of(b, g);
		n++;
	}
	return n;
}

void problems_add(const struct build *b, xmlNode *node, int place)
{
	struct problem *list = g_new(struct problem, diags_count(b->data->diags) + diags_count(b->diags) + 1);
	xmlNode *problems = node_add(node, "problems");
	size_t n = take_problems(b, b->data->diags, place, list, 0);

	n = take_problems(b, b->diags, place, list, n);
	find_first_codes(list, n);
	if (n > 0)
		qsort(list, n, sizeof *list, by_table);
	add_counts(b, problems, place);
	add_levels(problems, list, n);
	add_tables(b, problems, list, n, place);
	for (size_t i = 0; i < n; i++)
		g_free(list[i].kind);
	g_free(list);
}
