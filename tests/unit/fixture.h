/* fixture.h -- a small dataset from a plan and rows written as text.
 *
 *   township 450199001000 甲街道          the township of the communities behind it
 *   community 450199001001 一社区
 *   table orgs 450199001000               rows of one submission; "table d_x -" of the district
 *   org_id | community_code | filed       the columns, then a line for each row
 *   O1     | 450199001001   | 2022-03-01
 *   again 450199001000                    the rows so far once more, as the township's wrap-up submission
 *
 * The season is fixed: inspection with cut-off 2023-09-30 and deadline 2023-10-13,
 * wrap-up with cut-off 2023-11-30 falling back on it. */
#ifndef FIXTURE_H
#define FIXTURE_H

#include <libxml/tree.h>

#include "ingest/ingest.h"
#include "stats/stats.h"

struct fixture {
	struct arena *arena;
	struct diags *diags;
	const struct plan *plan;
	const struct season *season;
	struct dataset *data;
};

enum { FIXTURE_INSPECTION = 2, FIXTURE_WRAPUP = 3 };

/* plan: the children of <plan>, or a path when it starts with "templates/".
 * Rows go to the inspection phase; those behind `again` to the wrap-up phase. Stops the test when anything is wrong. */
struct fixture *fixture_new(const char *plan, const char *rows);
void fixture_free(struct fixture *f);

int fixture_place(const struct fixture *f, const char *code);
struct stats *fixture_eval(const struct fixture *f);
/* A figure at a place in lowest terms: "7", "1/3", "—". From the arena. */
const char *fixture_figure(const struct fixture *f, const struct stats *s, const char *figure, const char *place);

/* The string value of an XPath expression over facts; the caller frees it with xmlFree(). */
char *fixture_ask(xmlDoc *doc, const char *xpath);
/* Fails the test when it is another one. */
void fixture_expect(xmlDoc *doc, const char *xpath, const char *wanted);

#endif
