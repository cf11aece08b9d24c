/* pdfread.h -- a small reader of PDF files with a classic cross-reference table
 * and plain streams, as `qpdf --object-streams=disable --stream-data=uncompress`
 * writes them. For the checker in pdfa.c. */
#ifndef TEST_PDFREAD_H
#define TEST_PDFREAD_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum pdf_type {
	PDF_NULL, PDF_BOOL, PDF_INT, PDF_REAL, PDF_NAME, PDF_STRING, PDF_ARRAY, PDF_DICT, PDF_REF, PDF_OPERATOR, PDF_END
};

struct value {
	enum pdf_type type;
	double number;            /* INT, REAL, BOOL, REF: object number */
	char *bytes;              /* NAME, STRING, OPERATOR; NUL behind the last byte */
	size_t n;                 /* bytes of it */
	bool odd_hex;             /* STRING: hex with an odd number of digits or a stray character */
	GPtrArray *items;         /* ARRAY: values; DICT: name, value, name, value … */
	const char *stream;       /* DICT: the stream behind it, or NULL */
	size_t stream_len;
};

struct file {
	const char *p;
	size_t len;
	GArray *offsets;          /* size_t per object number, 0 = free */
	struct value **objects;   /* parsed, or NULL */
	struct value *trailer;
};

/* False when there is no classic cross-reference table. Memory is kept until the tool ends. */
bool file_open(struct file *f, const char *path);
struct value *file_object(struct file *f, size_t number);   /* never NULL */

/* Follows a reference. */
struct value *resolve(struct file *f, struct value *v);
/* The resolved value of a key; a PDF_NULL when it is absent or d is no dictionary. */
struct value *dict_find(struct file *f, struct value *d, const char *key);
bool is_name(const struct value *v, const char *name);

/* The last place of a text in bytes, or NULL. */
const char *find_last(const char *p, size_t len, const char *what);

/* The next token or object at *p, which moves on. */
struct value *read_value(const char **p, const char *end);

#endif
