/* job.h -- one document or data file to make, and what came of it. Internal to publish/. */
#ifndef PUBLISH_JOB_H
#define PUBLISH_JOB_H

#include <glib.h>
#include <stdio.h>

#include "publish/publish.h"

enum job_state { JOB_WAITING, JOB_BUILT, JOB_UNCHANGED, JOB_ISSUED, JOB_FAILED };

/* A file that a job made, or that stands unchanged from the last build. */
struct job_file {
	char *path;              /* relative to the output folder */
	char sha256[65];
	size_t size;
	char *title;             /* of a chart's picture, else NULL */
};

struct job_context;

struct job {
	const struct compose_kind *kind;   /* NULL: data files */
	int place;               /* of a document: index in data->places; of data files: index of the phase */
	bool (*make)(const struct job_context *c, struct job *job, struct diags *diags);   /* of data files */
	bool set;                /* the documents of all townships in one file, for print (set.c) */
	char *path;              /* of the PDF or what the data files are called, relative to the output folder */
	char *stem;              /* kind and code: what tests of isolation call it */
	enum job_state state;
	char *digest;            /* of the composed form; only in the worker */
	char *key;               /* hash of everything that decides its bytes */
	int pages;
	GArray *files;           /* of struct job_file; the PDF first, then charts; or the data files */
	char *lineage;           /* rows of lineage.csv; only in the worker */
	struct { uint64_t at, len; } rows;   /* where they stand in the context's file of rows */
	double seconds;
};

/* The documents of a run, in order; none at all and collisions of names are
 * diagnostics and give NULL. Freed with jobs_free(). */
struct job *jobs_list(const struct publish_input *in, const struct publish_options *o, size_t *n,
	struct diags *diags);
void jobs_free(struct job *jobs, size_t n);
/* Frees what job_run() filled in. */
void job_forget(struct job *job);

void job_files_free(GArray *files);

/* A name made of characters that any file system takes. The caller frees it. */
char *job_safe_name(const char *text);

/* What the last build left, by path: key and digest. Empty when there is none. */
struct previous;
struct previous *previous_load(const char *output);
void previous_free(struct previous *p);
/* The files of a document made under the same key, still intact; NULL if not. */
GArray *previous_files(const struct previous *p, const char *output, const char *pdf, const char *key,
	int *pages);
/* The key under which a document was made, or NULL. */
const char *previous_key(const struct previous *p, const char *pdf);
/* Paths of the last build that this one did not make (relative). */
void previous_remove_stale(const struct previous *p, const char *output, GHashTable *made);
/* Adds the last build's entries for documents that this run leaves alone (--only). */
void previous_keep(const struct previous *p, GHashTable *made, GString *xml, GPtrArray *files);

/* Documents that were issued (season's issued.xml). issued_keeps(): whether the
 * issued file still stands (then *sum and *size are its own); says what would
 * differ, or that it is lost. */
struct issued;
struct issued *issued_load(const char *root);
void issued_free(struct issued *s);
bool issued_has(const struct issued *s, const char *path);
bool issued_keeps(const struct issued *s, const struct job *job, const char *output, struct diags *diags,
	char **sum, size_t *size);

/* What every job of a run shares, read-only. */
struct job_context {
	const struct publish_input *in;
	const struct publish_options *o;
	const struct previous *previous;
	const struct issued *issued;
	const char *base_key;
	GString *problems;       /* problems.csv */
	size_t n_problems;       /* warnings and worse in the data */
	FILE *rows;              /* without a name: the workers leave their lineage in it, so that no process grows with the
	                          * number of documents; NULL: they leave none */
	const struct job *jobs;  /* what the last job looks at: all before it, done */
	size_t n_jobs;
};

/* Makes one document in this process (a worker): compose, lay out, render,
 * write. Fills state, key, pages, files, lineage. */
void job_run(struct job *job, const struct job_context *context, struct diags *diags);

/* Its parts, shared with set.c: the photos of a place; what decides the bytes of a
 * composed report, and the digest of what it says; a file of the job; what the last build or finalize left. The
 * caller frees strings. */
char *job_photo_folder(const struct job *job, int place, const struct publish_input *in);
char *job_report_key(const struct job *job, const struct job_context *c, int place, xmlDoc *report, char **digest);
bool job_save(struct job *job, const struct publish_options *o, const char *path, const char *title,
	const char *bytes, size_t len, struct diags *diags);
bool job_keep(struct job *job, const struct job_context *c, bool issued, struct diags *diags);
/* Breaks on purpose where EVALSEASON_FAULT names this part of the job; true: it shall fail. */
bool job_fault(const char *part, const struct job *job);
/* Makes a set: see set.c. */
void set_run(struct job *job, const struct job_context *c, struct diags *diags);

/* Runs all jobs by forked workers: the shortest document, then long ones first, so that none is left alone at the
 * end. False when one failed or Ctrl-C came. */
bool workers_run(struct job *jobs, size_t n, const struct job_context *context, struct diags *diags);

/* manifest.xml and SHA256SUMS over the jobs' files. */
bool manifest_write(const struct job_context *c, const struct job *jobs, size_t n, struct diags *diags);

/* The documents and, behind them, the data files that need no document: facts, problems,
 * progress, clean tables, workbook. The last job makes the files that stand on what the documents
 * said, lineage and index.html: it wants context->jobs. Takes over the array of documents. */
struct job *data_jobs(struct job *documents, size_t n, const struct publish_input *in, size_t *n_all);

/* crosses.csv, from the facts. */
GString *crosses_csv(const xmlDoc *facts);

#endif
