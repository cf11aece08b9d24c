/* table.h -- tables: read, measured, and given out in parts that fit a page.
 *
 *   续表1                          单位：个     above each part but the first
 *   ┌ head rows, on every part ┐
 *   │ 承前页                    │   columns with sum="sofar"
 *   │ rows                     │   a row is split only when it is higher than a third of a page
 *   │ 本页小计 / 过次页          │   columns with sum="page" / "sofar"
 *   └ 合计, foot rows          ┘   on the last part
 *   注：…                          lines of their own below it
 *
 * table_next() takes at least one line of one row from a fresh page, so that no
 * table can hold the pages up. */
#ifndef LAYOUT_TABLE_H
#define LAYOUT_TABLE_H

#include "base/rat.h"
#include "layout/parts.h"

enum table_style { TABLE_GRID, TABLE_THREE_LINE, TABLE_PLAIN };
enum table_state { CELL_PLAIN, CELL_MET, CELL_MISSED, CELL_NA };
enum table_sum { SUM_NONE, SUM_PAGE, SUM_SOFAR, SUM_ALL };

struct column {
	int32_t fixed;         /* declared length, or 0 */
	int32_t weight;        /* declared weight in thousandths, or 0 */
	int32_t least, most;   /* of its content */
	int32_t width, x;
	enum align align;
	bool aligned;          /* the document says how */
	bool marked;           /* some cell carries a mark of its state */
	enum table_sum sum;
	int decimals;          /* most that its numbers have */
	int32_t whole, part;   /* decimal column: widest before and from the point */
	struct rat page, sofar, all;
};

struct cell {
	struct text *text;
	size_t row, col, rows, cols;
	enum align align;
	bool aligned, head;
	enum table_state state;
	size_t done;           /* lines already given out */
};

struct row {
	struct cell **at;      /* by column: the cell that covers it */
	bool emph;
	uint32_t line;
};
struct rows {
	struct row *row;
	size_t n;
	int32_t *edge;         /* n + 1 edges of the rows, unbroken */
};

struct table {
	struct text *caption, *unit, *again;
	struct foot *feet, **last_foot;    /* of its cells: they stand below it as notes */
	size_t n_feet;
	enum table_style style;
	bool hand, whole, spans;   /* rows to write in; not to be broken; rows are spanned */
	bool sums;
	struct column *col;
	size_t n_cols;
	struct rows head, body, foot;
	struct place place;
	int32_t size, pitch, pad_x, pad_y, least_row;
	int32_t width, notes_height, page_height;
	uint32_t line;
	/* Where the next part begins. */
	size_t next;
	bool begun, told;
	bool row_begun;            /* lines of row `next` have been given out */
};

/* A cell as it stands in a part, with the lines of its text that it shows. */
struct shown {
	const struct cell *cell;
	int32_t y, height;
	size_t from, to;
};
struct band { int32_t y, height; };
struct table_part {
	const struct table *table;
	bool first, last;
	int32_t height, top, head_bottom, bottom;   /* the whole; top, head and foot of the rules */
	struct shown *shown;
	size_t n, room;
	struct band *band;                          /* shaded rows */
	size_t n_bands, bands_room;
};

/* table_read.c */
struct table *table_new(struct layout *l, size_t n_cols, const struct place *at, bool small, uint32_t line);
void table_rows(struct layout *l, struct table *t, struct rows *rows, size_t n);
struct cell *table_cell(struct layout *l, struct table *t, struct rows *rows, size_t row, size_t col,
	const struct text *text, size_t span, size_t down);
struct face table_face(const struct layout *l, const struct table *t, bool strong);
void table_fill(struct layout *l, struct table *t, struct rows *rows);
struct text *table_line(struct layout *l, const struct table *t, enum style_role role, double size, const char *s);
struct table *table_read(struct layout *l, const xmlNode *n, const struct place *at, const char *label);

/* table_measure.c: widths and lines of every cell, totals, heights. */
void table_measure(struct layout *l, struct table *t);
bool table_number(const struct cell *c, struct rat *value, int *decimals);
/* Height of a cell that shows its lines from `from` on. */
int32_t table_cell_height(const struct table *t, const struct cell *c, size_t from);
int32_t table_top_height(const struct table *t, bool first);

/* table_break.c */
/* Least height that a useful beginning takes, with `room` left on a page that is
 * `page` high and of which `empty` would stay empty without it. */
int32_t table_least(const struct table *t, int32_t page, int32_t room, int32_t empty);
int32_t table_least_rows(const struct table *t);
/* The next part, at most `room` high; NULL when a fresh page is needed. */
const struct table_part *table_next(struct layout *l, struct table *t, int32_t room, bool fresh);

/* numbers.c: the table of a chart's numbers, measured, to stand whole below it; NULL when the
 * element behind the chart is a table that holds each of them beside its names. */
struct table *numbers_table(struct layout *l, const struct chart *chart, const xmlNode *behind, const struct place *at);

/* table_draw.c: x, y is the part's top left corner. */
void table_draw(struct layout *l, struct canvas *c, const struct table_part *part, int32_t x, int32_t y);

#endif
