/* pdfread.c -- see pdfread.h. ISO 32000-1, 7.2 and 7.3. */
#include "pdfread.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct value *value_new(enum pdf_type type)
{
	struct value *v = g_new0(struct value, 1);

	v->type = type;
	return v;
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0';
}

static bool is_regular(char c)
{
	return !is_space(c) && strchr("()<>[]{}/%", c) == NULL;
}

static void skip(const char **p, const char *end)
{
	while (*p < end && (is_space(**p) || **p == '%')) {
		if (**p == '%')
			while (*p < end && **p != '\n' && **p != '\r')
				(*p)++;
		else
			(*p)++;
	}
}

static struct value *bytes_value(enum pdf_type type, GString *s)
{
	struct value *v = value_new(type);

	v->n = s->len;
	v->bytes = g_string_free(s, FALSE);
	return v;
}

static struct value *read_name(const char **p, const char *end)
{
	GString *s = g_string_new(NULL);

	for (++*p; *p < end && is_regular(**p); ++*p)
		if (**p == '#' && *p + 2 < end && g_ascii_isxdigit((*p)[1]) && g_ascii_isxdigit((*p)[2])) {
			g_string_append_c(s, (char)(g_ascii_xdigit_value((*p)[1]) * 16 + g_ascii_xdigit_value((*p)[2])));
			*p += 2;
		} else {
			g_string_append_c(s, **p);
		}
	return bytes_value(PDF_NAME, s);
}

/* Behind a backslash. */
static void read_escape(const char **p, const char *end, GString *s)
{
	static const char from[] = "nrtbf", to[] = "\n\r\t\b\f";
	const char *known = **p != '\0' ? strchr(from, **p) : NULL;
	int octal = 0, digits = 0;

	if (known != NULL) {
		g_string_append_c(s, to[known - from]);
	} else if (**p >= '0' && **p <= '7') {
		for (; *p < end && digits < 3 && **p >= '0' && **p <= '7'; ++*p, digits++)
			octal = octal * 8 + (**p - '0');
		--*p;
		g_string_append_c(s, (char)octal);
	} else if (**p == '\r' && *p + 1 < end && (*p)[1] == '\n') {
		++*p;
	} else if (**p != '\n' && **p != '\r') {
		g_string_append_c(s, **p);
	}
}

static struct value *read_literal(const char **p, const char *end)
{
	GString *s = g_string_new(NULL);
	int depth = 1;

	for (++*p; *p < end; ++*p) {
		if (**p == '\\' && *p + 1 < end) {
			++*p;
			read_escape(p, end, s);
			continue;
		}
		depth += (**p == '(') - (**p == ')');
		if (depth == 0)
			break;
		g_string_append_c(s, **p);
	}
	++*p;
	return bytes_value(PDF_STRING, s);
}

static struct value *read_hex(const char **p, const char *end)
{
	GString *s = g_string_new(NULL);
	int digits = 0, high = 0;
	bool stray = false;
	struct value *v;

	for (++*p; *p < end && **p != '>'; ++*p) {
		if (is_space(**p))
			continue;
		stray |= !g_ascii_isxdigit(**p);
		if (digits++ % 2 == 0)
			high = g_ascii_xdigit_value(**p);
		else
			g_string_append_c(s, (char)(high * 16 + g_ascii_xdigit_value(**p)));
	}
	++*p;
	v = bytes_value(PDF_STRING, s);
	v->odd_hex = stray || digits % 2 != 0;
	return v;
}

static struct value *read_items(const char **p, const char *end, enum pdf_type type)
{
	struct value *v = value_new(type);

	v->items = g_ptr_array_new();
	for (;;) {
		struct value *item = read_value(p, end);

		if (item->type == PDF_END)
			return v;
		if (item->type == PDF_OPERATOR && (strcmp(item->bytes, "]") == 0 || strcmp(item->bytes, ">>") == 0))
			return v;
		g_ptr_array_add(v->items, item);
	}
}

/* "12 0 R": whether the generation and R follow; moves behind them. */
static bool reference_follows(const char **p, const char *end)
{
	const char *r = *p;

	skip(&r, end);
	if (r >= end || !g_ascii_isdigit(*r))
		return false;
	while (r < end && g_ascii_isdigit(*r))
		r++;
	skip(&r, end);
	if (r >= end || *r != 'R' || (r + 1 < end && is_regular(r[1])))
		return false;
	*p = r + 1;
	return true;
}

static struct value *read_number_or_word(const char **p, const char *end)
{
	const char *start = *p;
	char *word, *stop;
	struct value *v = value_new(PDF_OPERATOR);

	while (*p < end && is_regular(**p))
		++*p;
	if (*p == start)
		++*p;
	word = g_strndup(start, (gsize)(*p - start));
	v->number = g_ascii_strtod(word, &stop);
	if (stop != word && *stop == '\0') {
		v->type = strchr(word, '.') != NULL ? PDF_REAL : PDF_INT;
		if (v->type == PDF_INT && reference_follows(p, end))
			v->type = PDF_REF;
		return v;
	}
	v->bytes = word;
	v->n = strlen(word);
	if (strcmp(word, "true") == 0 || strcmp(word, "false") == 0) {
		v->type = PDF_BOOL;
		v->number = word[0] == 't';
	} else if (strcmp(word, "null") == 0) {
		v->type = PDF_NULL;
	}
	return v;
}

static struct value *word_of(const char *word)
{
	struct value *v = value_new(PDF_OPERATOR);

	v->bytes = g_strdup(word);
	v->n = strlen(word);
	return v;
}

struct value *read_value(const char **p, const char *end)
{
	skip(p, end);
	if (*p >= end)
		return value_new(PDF_END);
	if (**p == '/')
		return read_name(p, end);
	if (**p == '(')
		return read_literal(p, end);
	if (**p == '[' || (**p == '<' && *p + 1 < end && (*p)[1] == '<')) {
		enum pdf_type type = **p == '[' ? PDF_ARRAY : PDF_DICT;

		*p += type == PDF_ARRAY ? 1 : 2;
		return read_items(p, end, type);
	}
	if (**p == '<')
		return read_hex(p, end);
	if (**p == '>' && *p + 1 < end && (*p)[1] == '>') {
		*p += 2;
		return word_of(">>");
	}
	return read_number_or_word(p, end);
}

/* ---- the file ---- */

struct value *resolve(struct file *f, struct value *v)
{
	for (int i = 0; i < 32 && v->type == PDF_REF; i++)
		v = file_object(f, (size_t)v->number);
	return v;
}

struct value *dict_find(struct file *f, struct value *d, const char *key)
{
	static struct value none;

	d = resolve(f, d);
	for (guint i = 0; d->type == PDF_DICT && i + 1 < d->items->len; i += 2)
		if (is_name(g_ptr_array_index(d->items, i), key))
			return resolve(f, g_ptr_array_index(d->items, i + 1));
	return &none;
}

bool is_name(const struct value *v, const char *name)
{
	return v->type == PDF_NAME && strcmp(v->bytes, name) == 0;
}

struct value *file_object(struct file *f, size_t number)
{
	const char *p, *end = f->p + f->len;
	struct value *v;

	if (number >= f->offsets->len || g_array_index(f->offsets, size_t, number) == 0)
		return value_new(PDF_NULL);
	if (f->objects[number] != NULL)
		return f->objects[number];
	p = f->p + g_array_index(f->offsets, size_t, number);
	read_value(&p, end);   /* number */
	read_value(&p, end);   /* generation */
	read_value(&p, end);   /* obj */
	v = f->objects[number] = read_value(&p, end);
	skip(&p, end);
	if (v->type == PDF_DICT && end - p > 8 && strncmp(p, "stream", 6) == 0) {
		p += p[6] == '\r' ? 8 : 7;
		v->stream = p;
		v->stream_len = (size_t)dict_find(f, v, "Length")->number;
		if (v->stream_len > (size_t)(end - p))
			v->stream_len = 0;
	}
	return v;
}

const char *find_last(const char *p, size_t len, const char *what)
{
	size_t n = strlen(what);

	for (size_t i = len < n ? 0 : len - n + 1; i-- > 0;)
		if (memcmp(p + i, what, n) == 0)
			return p + i;
	return NULL;
}

static bool read_xref(struct file *f, const char *p)
{
	const char *end = f->p + f->len;
	int first, count, used;

	for (p += 4; sscanf(p, " %d %d%n", &first, &count, &used) == 2; ) {
		p += used;
		for (int i = 0; i < count; i++) {
			unsigned long offset;
			char kind;

			if (sscanf(p, " %lu %*d %c%n", &offset, &kind, &used) != 2)
				return false;
			p += used;
			if ((guint)(first + i) >= f->offsets->len)
				g_array_set_size(f->offsets, (guint)(first + i + 1));
			g_array_index(f->offsets, size_t, (guint)(first + i)) = kind == 'n' && offset < f->len ? offset : 0;
		}
	}
	f->objects = g_new0(struct value *, f->offsets->len + 1);
	read_value(&p, end);   /* trailer */
	f->trailer = read_value(&p, end);
	return f->trailer->type == PDF_DICT;
}

bool file_open(struct file *f, const char *path)
{
	char *bytes;
	const char *start;
	gsize len;
	unsigned long at;

	memset(f, 0, sizeof *f);
	if (!g_file_get_contents(path, &bytes, &len, NULL))
		return false;
	f->p = bytes;
	f->len = len;
	f->offsets = g_array_new(FALSE, TRUE, sizeof(size_t));
	start = find_last(bytes, len, "startxref");
	if (start == NULL || sscanf(start, "startxref %lu", &at) != 1 || at + 8 > len || strncmp(bytes + at, "xref", 4) != 0)
		return false;
	return read_xref(f, bytes + at);
}
