/* sheet.h -- the inside of a sheet, for its own files: sheet.c (its header),
 * sheet_header.c (what is wrong with that) and sheet_rows.c (its rows). What it is for stands in reader.h. */
#ifndef INGEST_SHEET_H
#define INGEST_SHEET_H

#include "ingest/shape.h"

/* What a total row says, 0 = none. */
struct stated { int64_t amount; uint32_t line; };

struct total {
	int64_t all, since;              /* sums, since the last subtotal */
	bool unread;
	struct stated ahead, part_ahead; /* total and subtotal that stand above their rows */
};

/* What a column carries down. */
struct above {
	GString *value;           /* the last one; NULL before it */
	uint32_t line, row;       /* where it was carried first */
	guint n;                  /* rows it was carried to */
};

struct sheet {
	struct str text;
	const char *delimiter;
	const char *written;      /* the file's own delimiter, when its fields run down the page; else NULL */
	const struct spots *turned;  /* then: where the cells of text stand */
	const char *path;
	struct header header;
	bool names_town;          /* a column says which township each row is of */
	size_t skip;              /* records up to and with the header */
	uint32_t line, row;       /* of the header's last row: physical line; row as a spreadsheet shows it */
	struct arena *arena;      /* of the season */
	struct str *heads[SHAPE_HEADER_ROWS];  /* the header's rows as written, to know them again */
	size_t n_heads[SHAPE_HEADER_ROWS];
	struct str *titles;       /* cells of the rows above it */
	size_t n_titles;
	struct total *totals;     /* one per head */
	struct above *above;      /* one per head, of columns that are carried down */
	bool *unnamed_said;
	struct intake *in;
	bool below_note;          /* no data since the last note */
	size_t n_rows;            /* of data, so far */
	bool subtotals_above;     /* each stands above its rows */
};

/* Says what is wrong with the header; false when nothing can be read below it. */
bool sheet_check_header(struct sheet *s, struct reader *r);
/* A total row (totals.c); then, behind the last row, those that stood above theirs. */
void totals_take(struct sheet *s, struct reader *r, const struct csv_record *row, const char *word);
void totals_end(struct sheet *s);

#endif
