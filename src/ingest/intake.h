/* intake.h -- the inside of an intake, for its own files: intake.c (rows) and
 * intake_cell.c (cells). What it is for stands in reader.h. */
#ifndef INGEST_INTAKE_H
#define INGEST_INTAKE_H

#include "ingest/reader.h"

struct intake {
	struct reader *r;
	const struct plan_table *table;
	struct origin origin;
	const char *path, *township_code;
	const struct spots *turned;  /* of a sheet whose fields run down, or NULL */
	enum plan_level place_level;
	struct bound *bounds;
	bool *straight;          /* per field: no place and no pattern, so its plain cells need no more than bounds */
	int *texts, *required;   /* columns of texts; columns that must be filled */
	size_t n_texts, n_required;
	GPtrArray *rows;         /* kept so far */
	GArray *foreign;         /* struct diag: rows of other townships, held back until the end */
	int foreign_place;
	size_t n_read, n_refused;
	size_t n_elsewhere;      /* rows that name another township */
	struct diag elsewhere;   /* the first of them */
	struct row_sum sum;      /* of the rows kept */
	struct beside *beside;   /* NULL until a name stands beside an id */

	/* the row at hand */
	uint32_t line, excel_row;
	union value *v, *blank;  /* blank: what every row begins with */
	struct str *text;        /* of text cells, into the file or the arena */
	bool *kept_text;         /* the text is in the arena already */
	uint32_t *column_of;     /* column of each cell in the file */
	uint64_t dubious;
	int place;
	bool refused, is_foreign;
	bool whole;              /* refused as a whole: its cells were not looked at */
	struct cell cell;

	/* neighbours in a file have much in common: the place read last, and the texts
	 * of the last row that was kept */
	const struct plan_field *place_field;
	int place_last;
	struct str *above;
};

static inline bool intake_is_place(const struct plan_field *f)
{
	return f->kind == PLAN_KIND_COMMUNITY || f->kind == PLAN_KIND_TOWNSHIP;
}

/* A value as problems show it: masked for the public, shortened. */
const char *intake_shown(struct intake *in, const struct plan_field *f, struct str s);

/* A diagnostic with everything but its value and arguments. */
struct diag intake_fault(const struct intake *in, enum diag_code code, uint32_t line, uint32_t column,
	const struct plan_field *f);

#endif
