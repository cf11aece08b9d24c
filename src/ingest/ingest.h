/* ingest.h -- a season's folder becomes typed rows and a list of problems.
 *
 *   bytes ─▶ text (encoding) ─▶ cells (CSV or XML) ─▶ table (header found) ─▶ typed rows ─▶ dataset
 *
 * Nothing is guessed: what cannot be read for certain is refused, cell by cell,
 * with its place and a remedy, and the rest goes on. The order of files and of
 * rows changes nothing but the order of listings. CSV and XML of the same
 * content give the same dataset and the same digests.
 *
 * Rows hold a value for every field of the plan and room for the columns that
 * stats/ computes. Everything borrows from the season's arena. */
#ifndef INGEST_INGEST_H
#define INGEST_INGEST_H

#include <glib.h>

#include "base/arena.h"
#include "base/diag.h"
#include "plan/plan.h"

/* Where a cell stands in its file: physical line; row and column as a spreadsheet shows them. */
struct spot { uint32_t line, row, column; };

/* A sheet whose fields run down the page is read as one whose fields stand side by side
 * (turned.h): where the cells of that one stand, row by row. */
struct spots { size_t n_rows, n_columns; struct spot *at; };

/* A file that was read. */
struct source {
	const char *path;          /* relative to the season's folder, '/' between */
	const char *encoding;      /* "UTF-8", "UTF-8 BOM", "GB18030", "UTF-16LE" … */
	const char *format;        /* "csv", "xml" */
	char delimiter[4];         /* UTF-8; csv only */
	const struct plan_table *table;  /* csv: its table; xml: NULL (many) */
	int submission;            /* index, -1 for district and inspection files */
	size_t rows_read, rows_kept;
	bool refused;
	const uint32_t *columns;   /* csv: where each field of its table stands, 1 = A, 0 = not there; XML: NULL */
	const struct spots *turned;  /* csv: its fields run down the page; else NULL */
	const char *root_township, *root_cutoff;  /* XML: attributes of the root as written, or NULL */
};

/* The geography: places[0] is the district, its townships follow in the order
 * of the roster, then the communities, those of a township together. */
struct place {
	enum plan_level level;
	const char *code;          /* as in the roster: 6, 12 or 12 digits */
	const char *name;
	const char *type;          /* township: label of its type; community: label of its kind */
	int parent;                /* -1 for the district */
	int first_child, n_children;
	int map_row, map_column;   /* township: where it stands in a schematic map, from 1; 0 = not said */
};

struct row {
	int source;                /* index in dataset->sources */
	uint32_t line;             /* physical line of the row's first cell */
	uint32_t record;           /* its row as a spreadsheet shows it; XML: 1 = first row of its table */
	int place;                 /* most specific place */
	int township;              /* place of the township, -1 for district rows */
	uint32_t turned;           /* its row in source->turned, 0 without */
	uint64_t dubious;          /* bit per column (column & 63): the cell was refused or is empty by a problem */
	union value v[];           /* table->n_columns values */
};

struct rows {
	const struct plan_table *table;
	struct row **row;
	size_t n;
};

/* What one township sent in one phase. */
struct submission {
	int township;              /* place */
	int phase;                 /* index in season->phases */
	int64_t version, cutoff, submitted;
	const char *folder;        /* relative */
	int replaced_by;           /* submission with a higher version, -1 = this one counts */
	uint64_t tables;           /* bit per plan table: was sent (even with no row) */
	size_t rows_read, rows_kept, rows_refused;
	uint32_t *refused;         /* rows refused of each plan table */
	char digest[65];           /* over canonical typed rows, equal for CSV and XML */
};

struct dataset {
	const struct plan *plan;
	const struct season *season;
	struct arena *arena;
	struct diags *diags;
	struct source *sources;         size_t n_sources;
	struct place *places;           size_t n_places;
	struct submission *submissions; size_t n_submissions;
	struct rows *tables;            /* one per plan table, rows of every submission and phase */
	char digest[65];                /* of all submissions that count */
};

/* Reads root's district/, submissions/ and inspection/. NULL only when nothing
 * can be read at all (no folder, no roster): diagnostics say why, status 4. */
struct ingest_options {
	const char *encoding;      /* forced, or NULL */
	size_t max_file;           /* bytes, 0 = 512 MB */
};
struct dataset *ingest_season(const struct plan *plan, const struct season *season,
	const struct ingest_options *options, struct arena *arena, struct diags *diags);

/* The spot at a row and column from 1; all 0 where there is none. */
static inline struct spot spots_at(const struct spots *s, uint32_t row, uint32_t column)
{
	return row >= 1 && row <= s->n_rows && column >= 1 && column <= s->n_columns
		? s->at[(row - 1) * s->n_columns + column - 1] : (struct spot){ 0, 0, 0 };
}

/* Where a field of a row stands; the row alone where the file has no such column. */
static inline struct spot ingest_spot(const struct source *source, const struct row *row, int field)
{
	uint32_t column = source->columns != NULL ? source->columns[field] : 0;
	struct spot turned = row->turned > 0 ? spots_at(source->turned, row->turned, column) : (struct spot){ 0, 0, 0 };

	return turned.row > 0 ? turned : (struct spot){ row->line, row->record, row->turned > 0 ? 0 : column };
}

/* The submission that counts for a township in a phase (the fallback phase's
 * where the season allows it), or -1. */
int ingest_submission_of(const struct dataset *data, int township, int phase);

/* Whether a row belongs to the rows of a phase: district and inspection rows
 * always, a township's when its submission is the one that counts. */
bool ingest_row_counts(const struct dataset *data, const struct row *row, int phase);

/* Whether a file of a table that the district keeps was read, even without a row. */
static inline bool ingest_was_read(const struct source *sources, size_t n, const struct plan_table *table, size_t n_rows)
{
	for (size_t i = 0; i < n; i++)
		if (sources[i].table == table && !sources[i].refused)
			return true;
	return n_rows > 0;
}

/* A cell as text, in the one canonical form ("2023-08-01", "1234.50", code
 * values joined by ";", "" when empty): what digests, clean CSV files and
 * comparisons use. And as documents print it: labels for codes, 是/否, thousands
 * not separated, money in yuan. Neither masks. From the arena. */
const char *ingest_cell_canonical(const struct plan_table *table, const struct row *row, int column,
	struct arena *arena);
const char *ingest_cell_text(const struct plan_table *table, const struct row *row, int column,
	struct arena *arena);

/* A number as people write it in a text, with its unit: "40个", "1,234人次", "3.5万". False where
 * it is none, or no exact one: "约40", "四十". */
bool ingest_number(const char *text, struct rat *v);

/* progress.csv, problems.csv and clean/<table>.csv (canonical, by phase), ready
 * to write; the caller frees with g_string_free(). Formula characters are
 * neutralised, UTF-8 with BOM. */
GString *ingest_progress_csv(const struct dataset *data);
GString *ingest_problems_csv(const struct dataset *data, enum diag_lang lang);
GString *ingest_clean_csv(const struct dataset *data, const struct plan_table *table, int phase);

#endif
