/* walk.h -- the files below a folder, with their digests. Internal to publish/. */
#ifndef PUBLISH_WALK_H
#define PUBLISH_WALK_H

#include <glib.h>

struct walk_file {
	char *path;        /* relative to the root, '/' between */
	char sha256[65];
	size_t size;
};

/* Regular files, in order of path; symbolic links, names that begin with a dot
 * and unfinished temporary files are left out. Of struct walk_file *, freed
 * with the array. A folder that does not exist has no files. */
GPtrArray *walk_files(const char *root);

#endif
