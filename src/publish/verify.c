/* verify.c -- an output folder against its manifest, years later. */
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "publish/publish.h"
#include "publish/walk.h"

static xmlNode *section(xmlDoc *doc, const char *name)
{
	xmlNode *n = xmlDocGetRootElement(doc);

	for (n = n != NULL ? n->children : NULL; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return n->children;
	return NULL;
}

/* path -> sha256 of a section's files */
static GHashTable *recorded(xmlDoc *doc, const char *name)
{
	GHashTable *t = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);

	for (xmlNode *n = section(doc, name); n != NULL; n = n->next) {
		xmlChar *path = xmlGetNoNsProp(n, (const xmlChar *)"path");
		xmlChar *sum = xmlGetNoNsProp(n, (const xmlChar *)"sha256");

		if (path != NULL && sum != NULL)
			g_hash_table_insert(t, g_strdup((const char *)path), g_strdup((const char *)sum));
		xmlFree(path);
		xmlFree(sum);
	}
	return t;
}

struct count { size_t same, changed, missing, extra; };

/* What is said of files made by a build, and of those it stood on. */
struct saying { enum diag_code changed, missing, extra; };
static const struct saying of_outputs = { DIAG_VERIFY_CHANGED, DIAG_VERIFY_MISSING, DIAG_VERIFY_EXTRA };
static const struct saying of_inputs = { DIAG_VERIFY_EDITED, DIAG_VERIFY_GONE, DIAG_VERIFY_ADDED };

static void say(struct diags *diags, enum diag_code code, const char *root, const char *path)
{
	diag_say(diags, code, (struct loc){ 0 }, diags_printf(diags, "%s/%s", root, path), NULL, NULL);
}

static bool is_list(const char *path)
{
	return strcmp(path, "manifest.xml") == 0 || strcmp(path, "SHA256SUMS") == 0;
}

static struct count compare(GHashTable *want, const char *root, const struct saying *saying, struct diags *diags)
{
	GPtrArray *files = walk_files(root);
	struct count n = { 0 };
	GHashTableIter iter;
	gpointer path;

	for (guint i = 0; i < files->len; i++) {
		const struct walk_file *f = g_ptr_array_index(files, i);
		const char *sum = g_hash_table_lookup(want, f->path);

		if (sum != NULL && strcmp(sum, f->sha256) == 0) {
			n.same++;
		} else if (sum != NULL) {
			n.changed++;
			say(diags, saying->changed, root, f->path);
		} else if (saying != &of_outputs || !is_list(f->path)) {
			n.extra++;
			say(diags, saying->extra, root, f->path);
		}
		g_hash_table_remove(want, f->path);
	}
	g_hash_table_iter_init(&iter, want);
	while (g_hash_table_iter_next(&iter, &path, NULL)) {
		n.missing++;
		say(diags, saying->missing, root, diags_printf(diags, "%s", (char *)path));
	}
	g_ptr_array_free(files, TRUE);
	return n;
}

/* The file of everybody's sums says of the manifest what it is: neither was changed without the other. */
static bool sums_agree(const char *output, struct diags *diags)
{
	char *path = g_build_filename(output, "SHA256SUMS", NULL), *list = g_build_filename(output, "manifest.xml", NULL);
	char *sums = NULL, *sum = file_digest(list, NULL), *line = g_strdup_printf("%s  manifest.xml\n", sum != NULL ? sum : "");
	bool ok = sum != NULL && g_file_get_contents(path, &sums, NULL, NULL) && strstr(sums, line) != NULL;

	if (!ok)
		say(diags, DIAG_VERIFY_SUMS, output, "SHA256SUMS");
	g_free(sum);
	g_free(line);
	g_free(sums);
	g_free(list);
	g_free(path);
	return ok;
}

static bool all_same(struct count n)
{
	return n.changed + n.missing + n.extra == 0;
}

static bool attribute_is(xmlNode *n, const char *name, const char *value)
{
	xmlChar *had = xmlGetNoNsProp(n, (const xmlChar *)name);
	bool same = had != NULL && strcmp((const char *)had, value) == 0;

	xmlFree(had);
	return same;
}

static bool same_fonts(xmlDoc *doc, const struct fonts *fonts)
{
	unsigned i = 0;

	for (xmlNode *n = section(doc, "fonts"); n != NULL; n = n->next) {
		char sum[9];

		if (n->type != XML_ELEMENT_NODE)
			continue;
		if (i == fonts_face_count(fonts))
			return false;
		g_snprintf(sum, sizeof sum, "%08X", fonts_face_checksum(fonts, i));
		if (!attribute_is(n, "name", fonts_face_name(fonts, i)) || !attribute_is(n, "checksum", sum))
			return false;
		i++;
	}
	return i == fonts_face_count(fonts);
}

static bool section_same(xmlDoc *doc, const char *name, const char *root, struct diags *diags)
{
	GHashTable *want = recorded(doc, name);
	struct count n = compare(want, root, &of_inputs, diags);

	g_hash_table_destroy(want);
	return all_same(n);
}

/* The plan, where it is a file of its own. */
static bool same_plan(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	xmlChar *path = xmlGetNoNsProp(root, (const xmlChar *)"plan");
	char *sum = path != NULL ? file_digest((const char *)path, NULL) : NULL;
	bool same = path == NULL || (sum != NULL && attribute_is(root, "plan-digest", sum));

	g_free(sum);
	xmlFree(path);
	return same;
}

/* Would a rerun give the same bytes? Says what has changed if not. */
static void judge(xmlDoc *doc, const struct publish_start *start, enum diag_lang lang, struct diags *diags)
{
	const struct { bool same; const char *name, *name_en; } parts[] = {
		{ section_same(doc, "inputs", start->input, diags), "输入", "input" },
		{ section_same(doc, "templates", start->templates, diags), "模板", "templates" },
		{ same_plan(doc), "方案", "plan" },
		{ same_fonts(doc, start->fonts), "字体", "fonts" },
		{ attribute_is(xmlDocGetRootElement(doc), "tool", start->tool), "程序", "program" },
	};
	bool zh = lang == DIAG_ZH;
	GString *changed = g_string_new(NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++)
		if (!parts[i].same)
			g_string_append_printf(changed, "%s%s", changed->len == 0 ? "" : zh ? "、" : ", ",
				zh ? parts[i].name : parts[i].name_en);
	if (changed->len == 0)
		puts(zh ? "输入、模板、字体、程序均未变：重新运行将得到相同的文件"
			: "input, templates, fonts and program are the same: a rerun gives the same bytes");
	else
		printf(zh ? "已变：%s；重新运行的结果可能不同\n" : "changed: %s; a rerun may give other bytes\n", changed->str);
	g_string_free(changed, TRUE);
}

bool publish_verify(const char *output, const struct publish_start *start, enum diag_lang lang,
	struct diags *diags)
{
	char *path = g_build_filename(output, "manifest.xml", NULL);
	xmlDoc *doc = access(path, R_OK) != 0 ? NULL
		: xmlReadFile(path, NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	GHashTable *want;
	struct count n;
	bool ok;

	if (doc == NULL) {
		diag_say(diags, DIAG_NO_MANIFEST, (struct loc){ .file = diags_printf(diags, "%s", path) }, NULL, NULL, NULL);
		g_free(path);
		return false;
	}
	want = recorded(doc, "outputs");
	n = compare(want, output, &of_outputs, diags);
	printf(lang == DIAG_ZH ? "一致 %zu，改动 %zu，缺少 %zu，多出 %zu\n"
		: "%zu unchanged, %zu changed, %zu missing, %zu extra\n", n.same, n.changed, n.missing, n.extra);
	if (start != NULL)
		judge(doc, start, lang, diags);
	ok = sums_agree(output, diags) && all_same(n);
	g_hash_table_destroy(want);
	xmlFreeDoc(doc);
	g_free(path);
	return ok;
}
