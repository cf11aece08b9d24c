/* verify.c -- an output folder against its manifest, years later. */
#include <libxml/parser.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

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

static void say(struct diags *diags, enum diag_code code, const char *root, const char *path)
{
	diag_say(diags, code, (struct loc){ 0 }, diags_printf(diags, "%s/%s", root, path), NULL, NULL);
}

static struct count compare(GHashTable *want, const char *root, const char *self, struct diags *diags)
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
			say(diags, DIAG_VERIFY_CHANGED, root, f->path);
		} else if (self == NULL || (strcmp(f->path, self) != 0 && strcmp(f->path, "SHA256SUMS") != 0)) {
			n.extra++;
			say(diags, self == NULL ? DIAG_VERIFY_ADDED : DIAG_VERIFY_EXTRA, root, f->path);
		}
		g_hash_table_remove(want, f->path);
	}
	g_hash_table_iter_init(&iter, want);
	while (g_hash_table_iter_next(&iter, &path, NULL)) {
		n.missing++;
		say(diags, DIAG_VERIFY_MISSING, root, diags_printf(diags, "%s", (char *)path));
	}
	g_ptr_array_free(files, TRUE);
	return n;
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
	struct count n = compare(want, root, NULL, diags);

	g_hash_table_destroy(want);
	return all_same(n);
}

/* Would a rerun give the same bytes? Says what has changed if not. */
static void judge(xmlDoc *doc, const struct publish_start *start, enum diag_lang lang, struct diags *diags)
{
	const struct { bool same; const char *name, *name_en; } parts[] = {
		{ section_same(doc, "inputs", start->input, diags), "输入", "input" },
		{ section_same(doc, "templates", start->templates, diags), "模板", "templates" },
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

	if (doc == NULL) {
		diag_say(diags, DIAG_NO_MANIFEST, (struct loc){ .file = diags_printf(diags, "%s", path) }, NULL, NULL, NULL);
		g_free(path);
		return false;
	}
	want = recorded(doc, "outputs");
	n = compare(want, output, "manifest.xml", diags);
	printf(lang == DIAG_ZH ? "一致 %zu，改动 %zu，缺少 %zu，多出 %zu\n"
		: "%zu unchanged, %zu changed, %zu missing, %zu extra\n", n.same, n.changed, n.missing, n.extra);
	if (start != NULL)
		judge(doc, start, lang, diags);
	g_hash_table_destroy(want);
	xmlFreeDoc(doc);
	g_free(path);
	return all_same(n);
}
