/* turned.c -- finds the labels of a sheet that runs down the page. See turned.h.
 *
 * Nothing is guessed: a label beside a label, a cell that is neither label nor value, a field
 * twice in one record, and the sheet is not certain. */
#include "ingest/turned_page.h"

#include "ingest/fold.h"

/* ---- the page ---------------------------------------------------------------------------- */

/* False when it has no form's size, or lines that cannot be split. */
static bool read_page(struct page *p, struct str text, const char *delimiter)
{
	struct csv *csv = csv_open_text(text, delimiter);
	struct csv_record row;
	bool good = text.n <= TURNED_BYTES;

	while (good && csv_next(csv, &row)) {
		struct str *cells = ARENA_ARRAY(p->scratch, struct str, row.n + 1);

		good = p->n < TURNED_ROWS && row.n <= TURNED_COLUMNS && (row.fault == CSV_GOOD || row.fault == CSV_LOOSE_QUOTES);
		for (size_t i = 0; good && i < row.n; i++)
			cells[i] = (struct str){ arena_strndup(p->scratch, row.cells[i].p, row.cells[i].n), row.cells[i].n };
		if (good) {
			row.cells = cells;
			p->rows[p->n++] = row;
			p->width = MAX(p->width, row.n);
		}
	}
	csv_close_text(csv);
	return good && p->n > 0;
}

struct str page_cell(const struct page *p, size_t row, size_t column)
{
	return column < p->rows[row].n ? fold_trim(p->rows[row].cells[column]) : (struct str){ "", 0 };
}

const struct plan_field *page_label(const struct page *p, size_t row, size_t column)
{
	struct str s = page_cell(p, row, column);
	struct caption c[CAPTIONS];

	if (page_captions(p, s, c) > 0 && c[0].value.n > 0)
		return NULL;
	return s.n > 0 && row + 1 != p->heading ? shape_field(p->r->headers, p->table, s) : NULL;
}

/* ---- which table ------------------------------------------------------------------------------ */

/* A column as a row of cells. */
static struct csv_record down(const struct page *p, size_t column)
{
	struct str *cells = ARENA_ARRAY(p->scratch, struct str, p->n + 1);

	for (size_t i = 0; i < p->n; i++)
		cells[i] = page_cell(p, i, column);
	return (struct csv_record){ .cells = cells, .n = p->n };
}

static void add_known(const struct page *p, struct str s, struct str *cells, size_t *n)
{
	bool known = s.n > 0 && shape_knows(p->r->headers, s);

	for (size_t i = 0; i < *n && known; i++)
		known = !str_eq(cells[i], s);
	if (known)
		cells[(*n)++] = s;
}

/* All words that are any table's labels, once; those that a colon ends, as well. */
static struct csv_record flat(const struct page *p)
{
	struct str *cells = ARENA_ARRAY(p->scratch, struct str, p->n * p->width * CAPTIONS + 1);
	size_t n = 0;

	for (size_t i = 0; i < p->n; i++)
		for (size_t k = 0; k < p->width; k++) {
			struct caption c[CAPTIONS];
			size_t captions = page_captions(p, page_cell(p, i, k), c);

			if (captions == 0)
				add_known(p, page_cell(p, i, k), cells, &n);
			for (size_t j = 0; j < captions; j++)
				add_known(p, c[j].label, cells, &n);
		}
	return (struct csv_record){ .cells = cells, .n = n };
}

static void try_table(struct page *p, const struct csv_record *rows, size_t n, int scope, const char *role, size_t *most)
{
	struct header h;

	if (shape_header(p->r->headers, p->scratch, rows, n, scope, role, &h) && h.matched > *most) {
		*most = h.matched;
		p->table = h.table;
		p->parents = n > 1;
	}
}

static void find_table(struct page *p, int scope, const char *role)
{
	struct csv_record all = flat(p), columns[] = { down(p, 0), down(p, 1), down(p, 2) };
	size_t most = 2;

	for (size_t i = 0; i < G_N_ELEMENTS(columns); i++)
		try_table(p, &columns[i], 1, scope, role, &most);
	for (size_t i = 0; i + 1 < G_N_ELEMENTS(columns); i++)
		try_table(p, &columns[i], 2, scope, role, &most);
	try_table(p, &all, 1, scope, role, &most);
}

/* ---- where its labels stand ------------------------------------------------------------------- */

/* "填写说明" above the labels: a column of the form's own words. */
static bool is_total_word(struct str s)
{
	return str_is(s, "合计") || str_is(s, "总计") || str_is(s, "小计") || str_is(s, "共计");
}

static bool is_aside_word(struct str s)
{
	static const char *const words[] = { "说明", "备注", "填写说明", "填表说明", "填报说明", "要求", "填写要求", "填报要求", "示例",
		"样例", "填写示例", "是否必填", "必填", "注" };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (str_is(s, words[i]))
			return true;
	return false;
}

static void find_asides(struct page *p)
{
	for (size_t c = p->main + 1; c < p->width; c++) {
		struct csv_record column = down(p, c);
		const char *what;

		column.cells += p->first;
		column.n -= p->first;
		what = shape_form_row(&column);
		p->aside[c] = what != NULL && strcmp(what, SHAPE_UNITS) != 0;
		for (size_t i = 0; i < p->first; i++) {
			p->aside[c] |= is_aside_word(page_cell(p, i, c)) || is_total_word(page_cell(p, i, c));
			if (is_total_word(page_cell(p, i, c)))
				page_note(p, DIAG_TOTAL_BARE, i, c);
		}
	}
}

/* "项目,第一例,第二例", "指标,内容": the form's own header, where "项目" might be a label, too. */
static void find_heading(struct page *p)
{
	static const char *const first[] = { "项目", "事项", "指标", "栏目", "字段", "内容", "名称", "类别" };
	static const char *const then[] = { "第", "案例", "内容", "填写", "填报", "合计", "总计", "小计", "数值", "数据", "本期", "上期", "具体" };

	for (size_t i = 0; i < p->n && p->heading == 0; i++)
		for (size_t c = 0; c + 1 < p->width && p->heading == 0; c++) {
			bool named = false, follows = false;

			for (size_t k = 0; k < G_N_ELEMENTS(first); k++)
				named |= str_is(page_cell(p, i, c), first[k]);
			for (size_t k = 0; k < G_N_ELEMENTS(then); k++)
				follows |= str_starts(page_cell(p, i, c + 1), then[k]);
			p->heading = named && follows ? i + 1 : 0;
		}
}

/* Labels of a column, and what else it holds beside those of the main one. */
static size_t count_labels(const struct page *p, size_t c, size_t *others)
{
	size_t n = 0;

	*others = 0;
	for (size_t i = 0; i < p->n; i++) {
		bool label = page_label(p, i, c) != NULL;

		n += label;
		*others += !label && page_cell(p, i, c).n > 0 && page_label(p, i, p->main) != NULL;
	}
	return n;
}

/* The first column that has many labels. */
static size_t main_column(const struct page *p)
{
	size_t n[TURNED_COLUMNS], most = 0, others, c = 0;

	for (size_t i = 0; i < p->width; i++) {
		n[i] = count_labels(p, i, &others);
		most = MAX(most, n[i]);
	}
	while (c < p->width && n[c] * 3 < most)
		c++;
	return c;
}

/* The rows between which the labels stand, and their columns; what stands left of them groups them. */
static void find_labels(struct page *p)
{
	size_t others;

	find_heading(p);
	p->main = main_column(p);
	p->first = p->n;
	for (size_t i = 0; i < p->n; i++)
		if (page_label(p, i, p->main) != NULL) {
			p->first = MIN(p->first, i);
			p->last = i;
		}
	if (p->first == p->n) {
		p->first = 0;
		p->last = p->n - 1;
	}
	find_asides(p);
	for (size_t c = 0; c < p->width; c++) {
		size_t n = count_labels(p, c, &others);

		p->labels[c] = c == p->main || (c > p->main + 1 && !p->aside[c] && n > 0 && n >= others);
		p->aside[c] |= c < p->main;
		p->paired |= p->labels[c] && c != p->main;
		p->known += p->labels[c] ? n : 0;
	}
}

/* More rows with labels than labels in any row. */
static bool runs_down(const struct page *p)
{
	size_t rows = 0, widest = 0;

	for (size_t i = 0; i < p->n; i++) {
		size_t n = 0;

		for (size_t c = 0; c < p->width; c++)
			n += p->labels[c] && page_label(p, i, c) != NULL;
		rows += n > 0;
		widest = MAX(widest, n);
	}
	return rows >= 3 && rows > widest;
}

/* Values of several records beside most of the labels. */
static bool has_columns(const struct page *p)
{
	size_t wide = 0, rows = 0;

	for (size_t i = p->first; i <= p->last; i++) {
		size_t n = 0;

		for (size_t c = p->main + 1; c < p->width; c++)
			n += !p->aside[c] && page_cell(p, i, c).n > 0;
		rows += page_label(p, i, p->main) != NULL;
		wide += page_label(p, i, p->main) != NULL && n >= 2;
	}
	return wide > 0 && wide * 2 >= rows;
}

void turned_read(struct reader *r, struct str text, const char *delimiter, int scope, const char *role, struct loc at,
	struct turned *out)
{
	struct page *p = g_new0(struct page, 1);

	*out = (struct turned){ .notes = g_array_new(FALSE, FALSE, sizeof(struct diag)) };
	p->r = r;
	p->at = at;
	p->scratch = arena_new();
	p->notes = out->notes;
	if (read_page(p, text, delimiter))
		find_table(p, scope, role);
	if (p->table != NULL) {
		find_labels(p);
		out->table = p->table;
		out->known = p->known;
		p->runs_down = runs_down(p);
		out->certain = !p->paired && has_columns(p) ? page_read_columns(p, out) : page_read_pairs(p, out);
	}
	arena_free(p->scratch);
	g_free(p);
}
