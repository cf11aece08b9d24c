/* previous.c -- the manifest of the last build: what need not be made again. */
#include <libxml/parser.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/job.h"
#include "publish/node.h"

struct previous {
	xmlDoc *doc;           /* or NULL */
	GHashTable *files;     /* path -> xmlNode * of its <file> */
};

static char *attribute(const xmlNode *node, const char *name)
{
	return g_strdup(node_attribute(node, name));
}

/* The recorded output files. */
static xmlNode *outputs_of(const struct previous *p)
{
	const xmlNode *root = p->doc != NULL ? xmlDocGetRootElement(p->doc) : NULL;
	const xmlNode *outputs = root != NULL ? node_child(root, "outputs") : NULL;

	return outputs != NULL ? outputs->children : NULL;
}

struct previous *previous_load(const char *output)
{
	struct previous *p = g_new0(struct previous, 1);
	char *path = g_build_filename(output, "manifest.xml", NULL);

	p->files = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	if (access(path, R_OK) == 0)
		p->doc = xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	g_free(path);
	for (xmlNode *n = outputs_of(p); n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			g_hash_table_insert(p->files, attribute(n, "path"), n);
	return p;
}

void previous_free(struct previous *p)
{
	g_hash_table_destroy(p->files);
	xmlFreeDoc(p->doc);
	g_free(p);
}

static bool intact(const char *output, const struct job_file *f)
{
	char *path = g_build_filename(output, f->path, NULL), *sum = file_digest(path, NULL);
	bool same = g_strcmp0(sum, f->sha256) == 0;

	g_free(sum);
	g_free(path);
	return same;
}

static bool add_intact(GArray *files, const char *output, xmlNode *node)
{
	struct job_file f = { .path = attribute(node, "path") };
	char *sum = attribute(node, "sha256"), *size = attribute(node, "size");

	g_strlcpy(f.sha256, sum, sizeof f.sha256);
	f.size = (size_t)g_ascii_strtoull(size, NULL, 10);
	f.title = xmlHasProp(node, (const xmlChar *)"title") != NULL ? attribute(node, "title") : NULL;
	g_free(sum);
	g_free(size);
	g_array_append_val(files, f);
	return intact(output, &f);
}

const char *previous_key(const struct previous *p, const char *pdf)
{
	const xmlNode *n = g_hash_table_lookup(p->files, pdf);
	const char *key = n != NULL ? node_attribute(n, "key") : "";

	return *key != '\0' ? key : NULL;
}

GArray *previous_files(const struct previous *p, const char *output, const char *pdf, const char *key,
	int *pages)
{
	xmlNode *first = g_hash_table_lookup(p->files, pdf);
	GArray *files = g_array_new(FALSE, TRUE, sizeof(struct job_file));
	char *old = first != NULL ? attribute(first, "key") : NULL;
	bool same = old != NULL && strcmp(old, key) == 0 && add_intact(files, output, first);

	if (same) {
		char *text = attribute(first, "pages");

		*pages = (int)g_ascii_strtoll(text, NULL, 10);
		g_free(text);
		/* The charts of a document follow it and name it as their owner. */
		for (xmlNode *n = first->next; n != NULL && same; n = n->next) {
			char *of = n->type == XML_ELEMENT_NODE ? attribute(n, "of") : NULL;
			bool mine = of != NULL && strcmp(of, pdf) == 0;

			g_free(of);
			if (n->type == XML_ELEMENT_NODE && !mine)
				break;
			if (mine)
				same = add_intact(files, output, n);
		}
	}
	g_free(old);
	if (same)
		return files;
	job_files_free(files);
	return NULL;
}

void previous_remove_stale(const struct previous *p, const char *output, GHashTable *made)
{
	GHashTableIter iter;
	gpointer path;

	g_hash_table_iter_init(&iter, p->files);
	while (g_hash_table_iter_next(&iter, &path, NULL))
		if (!g_hash_table_contains(made, path) && strstr(path, "..") == NULL && *(char *)path != '/') {
			char *full = g_build_filename(output, path, NULL);

			unlink(full);
			g_free(full);
		}
}

void previous_keep(const struct previous *p, GHashTable *made, GString *xml, GPtrArray *files)
{
	for (xmlNode *n = outputs_of(p); n != NULL; n = n->next) {
		xmlBuffer *text;
		struct job_file *f;
		char *sum;

		if (n->type != XML_ELEMENT_NODE)
			continue;
		f = g_new0(struct job_file, 1);
		f->path = attribute(n, "path");
		if (!g_hash_table_add(made, f->path)) {
			g_free(f->path);
			g_free(f);
			continue;
		}
		sum = attribute(n, "sha256");
		g_strlcpy(f->sha256, sum, sizeof f->sha256);
		g_free(sum);
		text = xmlBufferCreate();
		xmlNodeDump(text, p->doc, n, 0, 0);
		g_string_append_printf(xml, "  %s\n", (const char *)xmlBufferContent(text));
		xmlBufferFree(text);
		g_ptr_array_add(files, f);
	}
}
