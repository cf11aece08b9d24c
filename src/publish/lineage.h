/* lineage.h -- where each number of a document comes from: output/data/lineage.csv.
 *
 * A row says what a document prints and what of the facts it is:
 *
 *   urban_avg                  a figure, with its exact value
 *   orgs_by_field, key 04      one of its cells
 *   urban_avg.gap-text         a text derived from it     stock[].peak-text  and from its cells
 *   A1.1.final  A.rate-text    an indicator, a group      score.total        the sheet
 *   roster.members, key f.csv:12  a submitted cell, with its file and line
 *   orgs.bin, key 5—9          how many places of a histogram fall into a bin; label: the chart's title
 *
 * These are the names that templates use; phase is the one whose cut-off the number has, or "previous". What has no digit is left out. Internal to publish/. */
#ifndef PUBLISH_LINEAGE_H
#define PUBLISH_LINEAGE_H

#include <glib.h>
#include <libxml/tree.h>

#define LINEAGE_HEADER "document,phase,place,measure,key,label,num,den,unit,text"

struct lineage_document {
	const char *path, *phase, *place;   /* below output; id; code */
	const xmlDoc *report;               /* composed; NULL: no document, no rows */
};

/* The rows of one document, in the order of its text, each once, then the bins of its histograms;
 * printed: as compose_report() gives it. The caller frees it. */
char *lineage_rows(const GPtrArray *printed, const struct lineage_document *document);

#endif
