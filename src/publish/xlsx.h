/* xlsx.h -- the workbooks. Internal to publish/. */
#ifndef PUBLISH_XLSX_H
#define PUBLISH_XLSX_H

#include <libxml/tree.h>

#include "publish/publish.h"

/* data/statistics.xlsx: the numbers of the reports as real numbers, one sheet
 * for the district's figures, one for the townships side by side, one for the
 * scores, one for each breakdown, one for each listing. Written to path (a
 * temporary name of the caller's). False when it cannot be written. */
bool xlsx_statistics(xmlDoc *facts, const struct season *season, const char *path);

#endif
