/* reader.h -- what the modules of ingest/ share while a season is read.
 *
 *   ingest.c ─▶ bytes.c ─▶ sheet.c (csv.c, shape.c) ─┐
 *                     └──▶ xml.c ────────────────────┴▶ intake.c (values.h, roster.c) ─▶ keys.c
 *
 * An intake takes the rows of one table of one file: it checks every cell and
 * keeps or refuses rows; nothing of it counts before intake_close(). Only
 * ingest/ includes this. */
#ifndef INGEST_READER_H
#define INGEST_READER_H

#include "ingest/digest.h"
#include "ingest/ingest.h"
#include "ingest/values.h"

struct roster;
struct shape_index;
struct table_rules;

struct reader {
	struct dataset *data;
	const struct plan *plan;
	const struct season *season;
	struct arena *arena;
	struct diags *diags;
	struct ingest_options options;
	struct values *values;
	struct roster *roster;          /* NULL until townships and communities were read */
	struct shape_index *headers;
	struct table_rules **rules;     /* one per plan table */
	GArray *sources;                /* struct source */
	GArray *submissions;            /* struct submission */
	GPtrArray **rows;               /* one per plan table: struct row * that were kept */
	int claimed;                    /* township that a report names which had to be refused, -1 */
	GArray *sums;                   /* struct row_sum of those rows: see reader_sum() */
	GArray *named;                  /* struct named: names beside ids (beside.h) */
};

/* The sum of the rows of a submission (-1: of none) in a table. */
static inline struct row_sum *reader_sum(const struct reader *r, int submission, const struct plan_table *table)
{
	return &g_array_index(r->sums, struct row_sum, (size_t)(submission + 1) * r->plan->n_tables + (size_t)table->index);
}

/* ---- one table of one file (intake.c) --------------------------------------- */

struct intake;

/* The file a table comes from. */
struct origin {
	int source;             /* index in reader->sources */
	int submission;         /* index in reader->submissions, -1 */
	int township;           /* place, -1 for district and inspection files and while unknown */
	int phase;              /* -1 while unknown */
	const char *township_code;  /* for messages: also a likely one while it is not known, or NULL */
};

struct intake *intake_open(struct reader *r, const struct plan_table *table, struct origin origin);

/* A row: begin, cells in any order, end. excel_row is what a spreadsheet shows,
 * equal to line unless cells hold line breaks. excel_column 1 = A; 0 = none (XML).
 * intake_cell() gives the value where a total is added up, else NULL. */
void intake_begin(struct intake *in, uint32_t line, uint32_t excel_row);
const union value *intake_cell(struct intake *in, struct column *column, struct str raw, uint32_t line,
	uint32_t excel_column);
/* A name below `header`, beside the cell that was read last. */
void intake_beside(struct intake *in, const struct column *column, const char *header, struct str raw, uint32_t excel_column);
/* What is said between rows stands in this row of the sheet. */
void intake_point(struct intake *in, uint32_t excel_row);
void intake_refuse(struct intake *in, enum diag_code code, uint32_t line);  /* the row at hand, as a whole */
/* The township that a column of its own names: false when the row is another's, which then is refused. */
bool intake_town(struct intake *in, struct str raw, uint32_t line, uint32_t excel_column);
void intake_end(struct intake *in);

/* Says something about a cell of the file, outside of rows too. */
void intake_say(struct intake *in, enum diag_code code, uint32_t line, uint32_t excel_column,
	const struct plan_field *field, const char *value, const char *arg0, const char *arg1);

/* Keeps the rows, or forgets them when the file was refused. */
void intake_close(struct intake *in, bool refused);


/* ---- what the plan says about a field (rules.c) -------------------------------- */

struct bound { int64_t low, high; };  /* inclusive, in the units of the field's values */

struct table_rules *table_rules_new(const struct plan_table *table);
void table_rules_free(struct table_rules *rules);
bool rules_match(const struct table_rules *rules, const struct plan_field *f, struct str s);
/* Season dates are those of the phase; without one (-1) a bound of `cutoff` does not hold. */
struct bound rules_bound(const struct plan_field *f, const struct season *season, int phase);

/* ---- files --------------------------------------------------------------------- */

/* What a CSV file turned out to be. */
struct sheet;

/* Finds delimiter, header and table of a decoded CSV file; NULL with a diagnostic.
 * The text must outlive it. */
struct sheet *sheet_open(struct reader *r, struct str text, enum plan_scope scope, const char *role, struct loc at);
const struct plan_table *sheet_table(const struct sheet *s);
const char *sheet_delimiter(const struct sheet *s);
/* Where its cells stand in the file when the fields run down the page, or NULL. */
const struct spots *sheet_turned(const struct sheet *s);
/* Reads all rows into the dataset; false when the file was refused on the way. */
bool sheet_read(struct sheet *s, struct reader *r, struct origin origin);
void sheet_close(struct sheet *s);

/* Reads the tables of an XML file that `wanted` says yes to; unknown ones are
 * reported when `report`. False when the file was refused. */
bool xml_read_tables(struct reader *r, struct str text, struct origin origin,
	bool (*wanted)(const struct plan_table *table, void *data), void *data, bool report);
/* Whether a file begins as XML does, whatever its name. */
bool xml_begins(const char *bytes, size_t n);
/* The encoding an XML file declares, normalised for bytes_decode(); NULL = UTF-8 or none. */
const char *xml_declared_encoding(const char *bytes, size_t n);

/* ---- places (roster.c) ------------------------------------------------------------ */

/* Builds data->places from the kept rows of the townships and the roster table;
 * false with a diagnostic when there are none. */
bool roster_build(struct reader *r);
/* One for another thread: the same places, read-only, looked up by tables of its own. Goes before the other. */
struct roster *roster_beside(const struct roster *other, const struct dataset *data);
void roster_free(struct roster *roster);

enum place_found { PLACE_FOUND, PLACE_RESTORED, PLACE_UNKNOWN, PLACE_TWO, PLACE_FOREIGN };

/* The place that a code in any of its written forms, or a name, means: within the
 * township (or anywhere when -1). PLACE_FOREIGN gives the other township's place
 * too. PLACE_RESTORED: zeros had to be put back. */
enum place_found roster_find(const struct dataset *data, struct roster *roster, int township, struct str s, int *place);

/* While there is no roster yet: the code of the township of that name among those read; NULL. */
const char *roster_town_named(struct reader *r, struct str name);

/* A code in canonical form: 6, 9 → 12 or 12 digits into out; false when s is none. */
bool roster_code(struct str s, char out[16], bool *restored);

/* The names in question, or the three nearest, for messages: "（“a”、“b”？）"; "" without. */
const char *roster_names_like(const struct dataset *data, struct roster *roster, int township, struct str s,
	enum place_found found, struct arena *arena);

/* ---- afterwards ---------------------------------------------------------------------- */

/* Refuses rows whose unique fields repeat those of an earlier row. */
void keys_unique(struct reader *r, const struct plan_table *table);
/* Reports values that stand in no row of the table they refer to. */
void keys_references(struct reader *r);

/* Township, phase, version of a submission from its own table's rows; then which
 * one counts; then, when the dataset is complete, what is missing, and digests
 * (submissions.c). */
void submissions_identify(struct reader *r, int submission);
void submissions_settle(struct reader *r);
void submissions_missing(struct reader *r);
void submissions_digest(const struct reader *r);

/* ---- values as text (celltext.c) ------------------------------------------------------- */

void cell_canonical(const struct plan_table *table, const union value *v, int column, GString *out);

#endif
