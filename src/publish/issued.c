/* issued.c -- final versions (定稿): input/issued.xml says which documents went
 * out, with digest, date, number and the figures they printed. Later builds keep
 * those files and say what would differ. */
#define _XOPEN_SOURCE 700  /* realpath */

#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/job.h"
#include "publish/node.h"

#define SHOWN 3  /* changed figures named in the message */

struct issued {
	xmlDoc *doc;  /* or NULL */
};

struct issued *issued_load(const char *root)
{
	struct issued *s = g_new0(struct issued, 1);
	char *path = g_build_filename(root, "issued.xml", NULL);

	if (access(path, R_OK) == 0)
		s->doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	g_free(path);
	return s;
}

void issued_free(struct issued *s)
{
	xmlFreeDoc(s->doc);
	g_free(s);
}

static xmlNode *find(const struct issued *s, const char *path)
{
	xmlNode *n = s->doc != NULL ? xmlDocGetRootElement(s->doc)->children : NULL;

	while (n != NULL && !(node_is(n, "doc") && strcmp(node_attribute(n, "path"), path) == 0))
		n = n->next;
	return n;
}

bool issued_has(const struct issued *s, const char *path)
{
	return find(s, path) != NULL;
}

/* The rows of lineage that one text has and the other lacks: how many, and the first few. */
static char *changed_figures(const char *before, const char *now)
{
	char **old = g_strsplit(before, "\n", -1), **new = g_strsplit(now, "\r\n", -1);
	GHashTable *known = g_hash_table_new(g_str_hash, g_str_equal);
	GString *s = g_string_new(NULL);
	size_t n = 0;

	for (size_t i = 0; old[i] != NULL; i++)
		g_hash_table_add(known, old[i]);
	for (size_t i = 0; new[i] != NULL; i++)
		if (*new[i] != '\0' && !g_hash_table_contains(known, new[i]) && n++ < SHOWN) {
			char **cells = g_strsplit(new[i], ",", -1);
			guint last = g_strv_length(cells) - 1;

			g_string_append_printf(s, "%s%s=%s", s->len > 0 ? "、" : "", last >= 3 ? cells[3] : "", cells[last]);
			g_strfreev(cells);
		}
	if (n > SHOWN)
		g_string_append_printf(s, " 等 %zu 处", n);
	g_hash_table_destroy(known);
	g_strfreev(old);
	g_strfreev(new);
	return g_string_free(s, FALSE);
}

bool issued_keeps(const struct issued *s, const struct job *job, const char *output, struct diags *diags,
	char **sum_out, size_t *size)
{
	xmlNode *doc = find(s, job->path);
	char *path = g_build_filename(output, job->path, NULL), *sum = file_digest(path, size), *figures;
	bool intact = g_strcmp0(sum, node_attribute(doc, "sha256")) == 0;

	if (!intact && strcmp(node_attribute(doc, "key"), job->key) != 0) {
		diag_say(diags, DIAG_ISSUED_LOST, (struct loc){ .file = diags_printf(diags, "%s", path) },
			node_attribute(doc, "number"), NULL, NULL);
	} else if (intact && strcmp(node_attribute(doc, "key"), job->key) != 0) {
		figures = changed_figures(doc->children != NULL && doc->children->content != NULL
			? (const char *)doc->children->content : "", job->lineage);
		diag_say(diags, DIAG_ISSUED_DIFFERS, (struct loc){ .file = diags_printf(diags, "%s", path) },
			node_attribute(doc, "number"), *figures != '\0' ? diags_printf(diags, "%s", figures)
			: "文字、版式、字体或程序", NULL);
		g_free(figures);
	}
	g_free(path);
	if (intact)
		*sum_out = sum;
	else
		g_free(sum);
	return intact;
}

/* The rows of a document in data/lineage.csv, one a line. */
static char *lineage_of(const char *output, const char *path)
{
	char *file = g_build_filename(output, "data", "lineage.csv", NULL), *text = NULL;
	GString *s = g_string_new(NULL);
	char **lines;

	if (g_file_get_contents(file, &text, NULL, NULL)) {
		lines = g_strsplit(text, "\r\n", -1);
		for (size_t i = 0; lines[i] != NULL; i++)
			if (g_str_has_prefix(lines[i], path))
				g_string_append_printf(s, "%s\n", lines[i]);
		g_strfreev(lines);
		g_free(text);
	}
	g_free(file);
	return g_string_free(s, FALSE);
}

static bool save(const struct issued *s, const char *root, struct diags *diags)
{
	char *path = g_build_filename(root, "issued.xml", NULL);
	xmlChar *text;
	int len;
	bool ok;

	xmlDocDumpFormatMemoryEnc(s->doc, &text, &len, "UTF-8", 1);
	ok = file_write(path, text, (size_t)len, diags);
	xmlFree(text);
	g_free(path);
	return ok;
}

static void record(struct issued *s, const char *output, const struct job_file *f, const char *key,
	const char *number, const char *date)
{
	xmlNode *old = find(s, f->path), *doc;
	char *lineage = lineage_of(output, f->path);

	if (s->doc == NULL) {
		s->doc = xmlNewDoc((const xmlChar *)"1.0");
		xmlDocSetRootElement(s->doc, xmlNewNode(NULL, (const xmlChar *)"issued"));
	}
	if (old != NULL) {
		xmlUnlinkNode(old);
		xmlFreeNode(old);
	}
	doc = xmlNewTextChild(xmlDocGetRootElement(s->doc), NULL, (const xmlChar *)"doc", (const xmlChar *)lineage);
	xmlNewProp(doc, (const xmlChar *)"path", (const xmlChar *)f->path);
	xmlNewProp(doc, (const xmlChar *)"sha256", (const xmlChar *)f->sha256);
	xmlNewProp(doc, (const xmlChar *)"key", (const xmlChar *)key);
	xmlNewProp(doc, (const xmlChar *)"number", (const xmlChar *)number);
	xmlNewProp(doc, (const xmlChar *)"date", (const xmlChar *)date);
	g_free(lineage);
}

/* The document as the output folder names it, however the way to it was written. */
static char *path_in(const char *output, const char *document)
{
	char *folder = g_canonicalize_filename(output, NULL), *file = g_canonicalize_filename(document, NULL), *path;
	size_t n = strlen(folder);

	path = strncmp(file, folder, n) == 0 && file[n] == '/' ? g_strdup(file + n + 1) : g_strdup(document);
	g_free(folder);
	g_free(file);
	return path;
}

bool publish_finalize(const char *root, const char *output, const char *document, const char *number,
	const char *date, struct diags *diags)
{
	struct issued *s = issued_load(root);
	struct previous *p = previous_load(output);
	char *path = path_in(output, document);
	const char *key = previous_key(p, path);
	int pages;
	GArray *files = key != NULL ? previous_files(p, output, path, key, &pages) : NULL;
	bool ok = files != NULL;

	if (ok) {
		record(s, output, &g_array_index(files, struct job_file, 0), key, number, date);
		ok = save(s, root, diags);
		job_files_free(files);
	} else {
		diag_say(diags, DIAG_NOT_BUILT, (struct loc){ .file = diags_printf(diags, "%s", document) }, NULL, NULL, NULL);
	}
	g_free(path);
	previous_free(p);
	issued_free(s);
	return ok;
}
