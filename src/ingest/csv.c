/* csv.c -- lines, cells and quotes. See csv.h. */
#include "ingest/csv.h"

#include <csv.h>
#include <glib.h>

#define STAND_IN '\x1F'  /* libcsv delimits by one byte: this one stands for "，" */

struct csv {
	const char *start;
	struct str rest;        /* not yet read */
	struct str delimiter;
	uint32_t line, row;     /* of the line last taken */
	struct str *cells;      /* of the record at hand */
	size_t n_cells, room;
	GString *quoted;        /* unescaped cells of a record with quotes, one behind the other */
	GArray *ends;           /* size_t: where each of them ends in quoted */
	uint32_t cell_line;     /* where the cell in progress began */
	struct str cell_rest;   /* what follows that line */
	bool ended;             /* libcsv saw the end of the record */
};

struct csv *csv_open_text(struct str text, const char *delimiter)
{
	struct csv *c = g_new0(struct csv, 1);

	c->start = text.p;
	c->rest = text;
	c->delimiter = str_of(delimiter);
	c->quoted = g_string_new(NULL);
	c->ends = g_array_new(FALSE, FALSE, sizeof(size_t));
	return c;
}

void csv_close_text(struct csv *c)
{
	g_free(c->cells);
	g_string_free(c->quoted, TRUE);
	g_array_free(c->ends, TRUE);
	g_free(c);
}

/* ---- physical lines --------------------------------------------------------- */

/* Takes one line without its end; false when nothing is left. */
static bool take_line(struct csv *c, struct str *line)
{
	const char *nl, *cr;
	size_t n;

	if (c->rest.n == 0)
		return false;
	nl = memchr(c->rest.p, '\n', c->rest.n);
	n = nl != NULL ? (size_t)(nl - c->rest.p) : c->rest.n;
	cr = memchr(c->rest.p, '\r', n);
	if (cr != NULL) {
		n = (size_t)(cr - c->rest.p);
		nl = cr + 1 == nl ? nl : cr;
	}
	*line = (struct str){ c->rest.p, n };
	c->rest = str_from(c->rest, nl != NULL ? (size_t)(nl - c->rest.p) + 1 : n);
	c->line++;
	return true;
}

/* ---- cells without quotes ---------------------------------------------------- */

static void grow(struct csv *c)
{
	c->room = MAX(64, c->room * 2);
	c->cells = g_renew(struct str, c->cells, c->room);
}

static inline void add_cell(struct csv *c, const char *p, size_t n)
{
	if (c->n_cells == c->room)
		grow(c);
	c->cells[c->n_cells++] = (struct str){ p, n };
}

/* 0x80 in every byte of the word that equals the byte that `all` repeats. */
static uint64_t bytes_equal(uint64_t word, uint64_t all)
{
	const uint64_t low = UINT64_C(0x7F7F7F7F7F7F7F7F), x = word ^ all;

	return ~(((x & low) + low) | x | low);
}

/* Eight bytes at a time, while eight are left of the text. */
static void split_by_byte(struct csv *c, struct str line, size_t readable)
{
	const uint64_t all = UINT64_C(0x0101010101010101) * (unsigned char)c->delimiter.p[0];
	size_t cell = 0, i = 0;

	for (; i < line.n && i + 8 <= readable; i += 8) {
		uint64_t word, hits;

		memcpy(&word, line.p + i, 8);
		for (hits = bytes_equal(GUINT64_FROM_LE(word), all); hits != 0; hits &= hits - 1) {
			size_t at = i + (size_t)__builtin_ctzll(hits) / 8;

			if (at >= line.n)
				break;
			add_cell(c, line.p + cell, at - cell);
			cell = at + 1;
		}
	}
	for (; i < line.n; i++)
		if (line.p[i] == c->delimiter.p[0]) {
			add_cell(c, line.p + cell, i - cell);
			cell = i + 1;
		}
	add_cell(c, line.p + cell, line.n - cell);
}

static void split_by_text(struct csv *c, struct str line)
{
	size_t cell = 0, n = str_find(line, c->delimiter.p);

	for (; n < line.n - cell; n = str_find(str_from(line, cell), c->delimiter.p)) {
		add_cell(c, line.p + cell, n);
		cell += n + c->delimiter.n;
	}
	add_cell(c, line.p + cell, line.n - cell);
}

static void split(struct csv *c, struct str line)
{
	if (c->delimiter.n == 1)
		split_by_byte(c, line, (size_t)(c->rest.p + c->rest.n - line.p));
	else
		split_by_text(c, line);
}

static bool at_delimiter(const struct csv *c, struct str line, size_t i)
{
	return line.n - i >= c->delimiter.n && memcmp(line.p + i, c->delimiter.p, c->delimiter.n) == 0;
}

/* Whether some cell of the line begins with a quote: only then do quotes quote. */
static bool opens_quote(const struct csv *c, struct str line)
{
	bool begins = true;

	for (size_t i = 0; i < line.n; i++) {
		if (line.p[i] == '"' && begins)
			return true;
		if (at_delimiter(c, line, i)) {
			begins = true;
			i += c->delimiter.n - 1;
		} else if (line.p[i] != ' ') {
			begins = false;
		}
	}
	return false;
}

/* ---- cells with quotes ------------------------------------------------------- */

static void end_quoted_cell(struct csv *c)
{
	size_t end = c->quoted->len;

	g_array_append_val(c->ends, end);
}

static void on_cell(void *text, size_t n, void *data)
{
	struct csv *c = data;
	const char *p = text;

	for (size_t i = 0; i < n; i++)
		if (p[i] == STAND_IN && c->delimiter.n > 1)
			g_string_append_len(c->quoted, c->delimiter.p, (gssize)c->delimiter.n);
		else
			g_string_append_c(c->quoted, p[i]);
	end_quoted_cell(c);
	c->cell_line = c->line;
	c->cell_rest = c->rest;
}

static void on_record(int end, void *data)
{
	struct csv *c = data;

	(void)end;
	c->ended = true;
}

static char *with_stand_in(const struct csv *c, struct str line, size_t *len)
{
	GString *out = g_string_sized_new(line.n + 1);

	for (size_t i = 0; i < line.n; i++) {
		if (at_delimiter(c, line, i)) {
			g_string_append_c(out, STAND_IN);
			i += c->delimiter.n - 1;
		} else {
			g_string_append_c(out, line.p[i]);
		}
	}
	*len = out->len;
	return g_string_free(out, FALSE);
}

static bool feed(struct csv *c, struct csv_parser *parser, struct str line)
{
	char *swapped = NULL;
	bool good;

	if (c->delimiter.n > 1) {
		swapped = with_stand_in(c, line, &line.n);
		line.p = swapped;
	}
	good = csv_parse(parser, line.p, line.n, on_cell, on_record, c) == line.n
		&& csv_parse(parser, "\n", 1, on_cell, on_record, c) == 1;
	g_free(swapped);
	return good;
}

/* Lets libcsv read the line and, while a quote is open, the ones behind it. */
static bool parse_quoted(struct csv *c, struct str line)
{
	struct csv_parser parser;
	size_t total = line.n;
	bool good;

	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&parser, c->delimiter.n > 1 ? (unsigned char)STAND_IN : (unsigned char)c->delimiter.p[0]);
	c->ended = false;
	c->cell_line = c->line;
	c->cell_rest = c->rest;
	do {
		good = feed(c, &parser, line);
	} while (good && !c->ended && total <= CSV_LINE_MAX && take_line(c, &line) && (total += line.n + 1) > 0);
	csv_free(&parser);
	return good && c->ended;
}

/* The cells, now that the buffer stays where it is. */
static void settle(struct csv *c)
{
	size_t from = 0;

	for (guint i = 0; i < c->ends->len; i++) {
		size_t end = g_array_index(c->ends, size_t, i);

		add_cell(c, c->quoted->str + from, end - from);
		from = end;
	}
}

static void forget_quoted(struct csv *c)
{
	g_string_set_size(c->quoted, 0);
	g_array_set_size(c->ends, 0);
}

/* As spreadsheet programs read a line that is not strict: a quote at the start of
 * a cell quotes up to its partner, what follows belongs to the cell as it stands. */
static bool split_loosely(struct csv *c, struct str line)
{
	bool begins = true, quoted = false;

	forget_quoted(c);
	for (size_t i = 0; i <= line.n; i++) {
		if (i == line.n || (!quoted && at_delimiter(c, line, i))) {
			end_quoted_cell(c);
			begins = true;
			i += i < line.n ? c->delimiter.n - 1 : 0;
			continue;
		}
		if (line.p[i] == '"' && (begins || quoted)) {
			if (quoted && i + 1 < line.n && line.p[i + 1] == '"')
				g_string_append_c(c->quoted, line.p[i++]);
			else
				quoted = !quoted;
		} else {
			g_string_append_c(c->quoted, line.p[i]);
		}
		begins = false;
	}
	return !quoted;
}

/* ---- records ------------------------------------------------------------------ */

static void read_quoted(struct csv *c, struct str line, struct csv_record *r)
{
	forget_quoted(c);
	if (parse_quoted(c, line)) {
		settle(c);
		return;
	}
	r->fault_line = c->line = c->cell_line;
	c->rest = c->cell_rest;
	if (c->cell_line == r->line && split_loosely(c, line)) {
		settle(c);
		r->fault = CSV_LOOSE_QUOTES;
	} else {
		add_cell(c, line.p, line.n);
		r->fault = CSV_OPEN_QUOTE;
	}
}

bool csv_next(struct csv *c, struct csv_record *r)
{
	struct str line;

	do {
		if (!take_line(c, &line))
			return false;
		c->row++;
	} while (line.n == 0);
	c->n_cells = 0;
	*r = (struct csv_record){ .line = c->line, .row = c->row, .fault_line = c->line };
	if (line.n > CSV_LINE_MAX) {
		r->fault = CSV_LONG_LINE;
		add_cell(c, line.p, line.n);
	} else if (memchr(line.p, '"', line.n) == NULL || !opens_quote(c, line)) {
		split(c, line);
	} else {
		read_quoted(c, line, r);
	}
	r->cells = c->cells;
	r->n = c->n_cells;
	return true;
}

size_t csv_taken(const struct csv *c)
{
	return (size_t)(c->rest.p - c->start);
}
