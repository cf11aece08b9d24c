/* inputs.h -- the files of a folder: what each is, opened and decoded, then read in
 * passes, table by table. */
#ifndef INGEST_INPUTS_H
#define INGEST_INPUTS_H

#include "ingest/reader.h"

enum file_kind { FILE_CSV, FILE_XML, FILE_PICTURE, FILE_BOOK, FILE_ARCHIVE, FILE_STRANGE, FILE_HIDDEN };

/* By the name's ending. */
enum file_kind inputs_kind(const char *name);

/* Names in a folder below the season's, sorted, in the reader's arena; empty when there is no
 * folder. The caller frees the array. */
GPtrArray *inputs_names(const struct reader *r, const char *folder);
bool inputs_is_folder(const struct reader *r, const char *path);

/* Says what is no data file; true when the file is one. */
bool inputs_is_data(struct reader *r, const char *path, const char *name, const char *township_code);

/* The data files of a folder, or one file, opened. `role` is that of the only table that may stand
 * there, or NULL. To be read in passes, then closed. */
GArray *inputs_open(struct reader *r, const char *folder, int submission, enum plan_scope scope,
	const char *township_code);
/* The data files of one more folder. */
void inputs_add(struct reader *r, GArray *inputs, const char *folder, int submission, enum plan_scope scope,
	const char *township_code);
GArray *inputs_open_one(struct reader *r, const char *path, int submission, enum plan_scope scope, const char *role,
	const char *township_code);

/* Whether a folder has a report of its own (role `submission`), which says whose data it holds. Says nothing else. */
bool inputs_have_report(struct reader *r, const char *folder);

/* Which tables a pass reads. */
enum pass { PASS_TOWNSHIPS, PASS_ROSTER, PASS_SUBMISSION, PASS_OTHERS };
void inputs_read(struct reader *r, GArray *inputs, enum pass pass, enum plan_scope scope, struct origin origin);
void inputs_close(GArray *inputs);

#endif
