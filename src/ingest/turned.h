/* turned.h -- a sheet whose fields run down the page, as one report or one case is filled in:
 *
 *   镇街代码  450199001000      镇街代码  450199001000  镇街名称  青山街道      案例标题  第一例  第二例
 *   镇街名称  青山街道          填报人    李明          审核人    王强          背景      ……      ……
 *   审核人：王强  电话：……
 *
 * Labels and values in pairs, further records below the first; or a column for each record. What it
 * says is written down as an ordinary sheet, and where each cell of that one really stands. Only
 * ingest/ includes this. */
#ifndef INGEST_TURNED_H
#define INGEST_TURNED_H

#include "ingest/reader.h"

struct turned {
	const struct plan_table *table;  /* what it seems to be, NULL: nothing that runs down */
	bool certain;                    /* every cell is a label, the value of one, or a note */
	size_t known;                    /* labels of that table */
	struct diag unclear;             /* not certain: where, arg[0] its table, value the cell */
	struct str text;                 /* certain: the ordinary sheet, commas, from the season's arena */
	struct spots *spots;             /* certain: of that sheet's cells, from there as well */
	GArray *notes;                   /* struct diag: rows that were passed over; g_array_free() */
};

#define TURNED_LINES "\x01"  /* no delimiter: a line is a cell */

/* Tables of the scope (role NULL) or of that role alone. */
void turned_read(struct reader *r, struct str text, const char *delimiter, int scope, const char *role, struct loc at,
	struct turned *out);

#endif
