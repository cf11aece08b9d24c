/* folders.h -- which folders make one submission together.
 *
 *   沅江街道/报送信息.csv, 沅江街道/附表/活动台账.csv     one: the inner folder has no report of its own
 *   沅江街道/T00/…, 沅江街道/T05/…                       one: a single report in all of them
 *   沅江街道/检查阶段/…, 沅江街道/总结阶段/…              two: each has its own
 *
 * Only ingest.c includes this. */
#ifndef INGEST_FOLDERS_H
#define INGEST_FOLDERS_H

#include <glib.h>
#include <stdbool.h>

struct reader;

struct folder_group {
	const char *folder;    /* the innermost that holds all of them */
	const char *name;      /* its last part */
	GPtrArray *folders;    /* paths, borrowed; the caller frees the array */
};

struct folder_groups { struct folder_group *group; size_t n; };

/* Groups the folders with data below one folder, in order. A folder without a report
 * joins the nearest one above it that has one, or else the only one that stands with
 * it in a folder. The caller frees out->group with g_free(). has_report may be NULL when there is one folder only. */
void folders_group(const GPtrArray *folders, bool (*has_report)(struct reader *r, const char *folder), struct reader *r,
	struct folder_groups *out);

#endif
