/* turned_page.h -- the inside of a sheet that runs down the page, for its own files: turned.c
 * (its labels), turned_pairs.c and turned_out.c. What it is for stands in turned.h. */
#ifndef INGEST_TURNED_PAGE_H
#define INGEST_TURNED_PAGE_H

#include "ingest/shape.h"
#include "ingest/turned.h"

#define TURNED_ROWS 200
#define TURNED_COLUMNS 60
#define TURNED_BYTES ((size_t)1 << 20)

struct page {
	struct reader *r;
	struct loc at;
	struct arena *scratch;
	struct csv_record rows[TURNED_ROWS];
	size_t n, width;
	const struct plan_table *table;
	size_t heading;                /* row of the form's own header ("项目,内容"), from 1; 0 = none */
	bool parents;                  /* labels are merged with those of the column in front of them */
	size_t main;                   /* column of most labels */
	size_t first, last;            /* rows of its labels */
	bool labels[TURNED_COLUMNS];   /* columns of labels */
	bool aside[TURNED_COLUMNS];    /* columns of the form's own words */
	bool holds[TURNED_COLUMNS];    /* columns of records */
	bool paired;                   /* more than one column of labels */
	size_t known;                  /* labels */
	bool runs_down;                /* they stand below each other rather than side by side */
	struct diag unclear;           /* arg[0] NULL: all is certain */
	GArray *notes;                 /* see turned.h */
};

/* A cell without blanks around it, "" where there is none; the field that it is the label of, or NULL. */
struct str page_cell(const struct page *p, size_t row, size_t column);
const struct plan_field *page_label(const struct page *p, size_t row, size_t column);

/* A row that is passed over. */
void page_note(struct page *p, enum diag_code code, size_t row, size_t column);

/* "填报人：李明　　审核人：王强", as far as such captions go; 0: the cell is none. */
#define CAPTIONS 8
struct caption { struct str label, value; };
size_t page_captions(const struct page *p, struct str cell, struct caption *out);

/* Both give false when the sheet is not certain. */
bool page_read_pairs(struct page *p, struct turned *out);
bool page_read_columns(struct page *p, struct turned *out);

/* ---- the ordinary sheet (turned_out.c) --------------------------------------------------- */

struct out_head { const struct plan_field *field; struct str parent, text; struct spot at; };
struct out_cell { size_t record, head; struct str text; struct spot at; };
struct out {
	GArray *heads;   /* struct out_head */
	GArray *cells;   /* struct out_cell */
	size_t records;
};

struct out *out_new(void);
void out_free(struct out *o);
/* The head of a label, a new one when no other is of the same field or, without one, the same text. */
size_t out_head(struct out *o, const struct plan_field *field, struct str parent, struct str text, struct spot at);
void out_cell(struct out *o, size_t record, size_t head, struct str text, struct spot at);
bool out_has(const struct out *o, size_t record, size_t head);
/* Writes it into the arena; titles of the page that name a unit stand above it. */
void out_write(const struct out *o, const struct page *p, struct turned *t);

#endif
