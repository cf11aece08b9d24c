/* table.h -- tables: read, measured, and given out in parts that fit a page.
 *
 *   续表1                          单位：个     above each part but the first
 *   ┌ head rows, on every part ┐
 *   │ rows                     │   a row breaks only when it is higher than a third of a page
 *   │ 本页小计 / 过次页          │   columns with sum="page" / "sofar"
 *   └ foot rows, on the last   ┘
 *   注：…                          on the last part
 *
 * table_next() always takes at least one line of one row from a fresh page, so
 * that no table can hold the pages up. */
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
	enum table_sum sum;
	int32_t whole, part;   /* decimal column: widest before and after the point */
};

struct cell {
	struct text *text;
	uint32_t row, col, rows, cols;
	enum align align;
	enum table_state state;
	bool hand;             /* room to write */
	size_t done;           /* lines already given out */
};

struct row {
	struct cell *cell;
	size_t n;
	bool emph;
	uint32_t line;
	const struct cell **at;   /* by column: the cell that covers it, or NULL */
};
struct rows { struct row *row; size_t n; };

struct table {
	const char *label, *caption, *unit;
	struct text *caption_text, *unit_text, *again_text;
	struct text **notes;
	size_t n_notes;
	enum table_style style;
	bool hand, whole;      /* rows for handwriting; never broken if it fits a page */
	struct column *col;
	size_t n_cols;
	struct rows head, body, foot;
	int32_t x, width, size, pitch, pad_x, pad_y, least_row;
	uint32_t line;
	/* Where the next part begins. */
	size_t next;           /* row of the body */
	bool begun, told;
	struct rat *sofar;     /* by column */
};

/* One row as it stands on a page: its cells with the lines they show. */
struct shown {
	const struct cell *cell;
	int32_t y, height;     /* from the part's top */
	size_t from, to;       /* lines of the text */
};
struct table_part {
	int32_t height, top, bottom;      /* the whole; the frame of the grid */
	int32_t head_bottom;
	bool first, last;
	const struct table *table;
	struct shown *shown;
	size_t n, room;
	int32_t *rule;                    /* y of each row's lower edge */
	size_t n_rules, rules_room;
	int32_t notes_y;
};

struct table *table_read(struct layout *l, const xmlNode *n, const struct place *at, const char *label);
void table_measure(struct layout *l, struct table *t);

/* Least height that a useful beginning takes: caption, head and two rows. */
int32_t table_least(const struct table *t, int32_t page);

/* The next part, at most `room` high; NULL when a fresh page is needed. */
const struct table_part *table_next(struct layout *l, struct table *t, int32_t room, bool fresh);

void table_draw(const struct layout *l, struct canvas *c, const struct table_part *part, int32_t x, int32_t y);

#endif
