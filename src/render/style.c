/* style.c -- reads templates/style.xml: first against style.rng beside it, then
 * value by value from one table of fields. libxml2 gives lines; the column is
 * found in the source, where the attribute's name stands. */
#include "render/style.h"

#include <glib.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <string.h>

#include "base/file.h"
#include "base/relaxng.h"

enum kind { LENGTH, COUNT, COLOR, CHOICE };

static const struct field {
	const char *element, *attribute;
	enum kind kind;
	size_t offset;
	double low, high;         /* of a length [pt] or a count */
	const char *yes;          /* of a choice: the word that means true */
} fields[] = {
#define F(member) offsetof(struct style, member)
	{ "page", "width", LENGTH, F(page_width), 100, 3000, NULL },
	{ "page", "height", LENGTH, F(page_height), 100, 3000, NULL },
	{ "page", "top", LENGTH, F(top), 0, 1000, NULL },
	{ "page", "left", LENGTH, F(left), 0, 1000, NULL },
	{ "page", "right", LENGTH, F(right), 0, 1000, NULL },
	{ "page", "bottom", LENGTH, F(bottom), 0, 1000, NULL },
	{ "page", "columns", COUNT, F(columns), 4, 200, NULL },
	{ "page", "lines", COUNT, F(lines), 4, 200, NULL },
	{ "page", "line-pitch", LENGTH, F(line_pitch), 5, 200, NULL },
	{ "page", "pitch", LENGTH, F(pitch), 4, 200, NULL },
	{ "size", "head", LENGTH, F(head_size), 4, 100, NULL },
	{ "size", "title", LENGTH, F(title_size), 4, 100, NULL },
	{ "size", "body", LENGTH, F(body_size), 4, 100, NULL },
	{ "size", "page-number", LENGTH, F(page_number_size), 4, 100, NULL },
	{ "size", "caption", LENGTH, F(caption_size), 4, 100, NULL },
	{ "size", "note", LENGTH, F(note_size), 4, 100, NULL },
	{ "table", "style", CHOICE, F(three_line), 0, 0, "three-line" },
	{ "table", "zebra", CHOICE, F(use_zebra), 0, 0, "yes" },
	{ "table", "size", LENGTH, F(table_size), 4, 100, NULL },
	{ "table", "line-pitch", LENGTH, F(table_line), 5, 200, NULL },
	{ "table", "handwriting", LENGTH, F(handwriting), 5, 500, NULL },
	{ "colors", "text", COLOR, F(text), 0, 0, NULL },
	{ "colors", "accent", COLOR, F(accent), 0, 0, NULL },
	{ "colors", "accent2", COLOR, F(accent2), 0, 0, NULL },
	{ "colors", "warn", COLOR, F(warn), 0, 0, NULL },
	{ "colors", "good", COLOR, F(good), 0, 0, NULL },
	{ "colors", "grid", COLOR, F(grid), 0, 0, NULL },
	{ "colors", "zebra", COLOR, F(zebra), 0, 0, NULL },
	{ "colors", "red", COLOR, F(red), 0, 0, NULL },
#undef F
};

static const char *const roles[] = {
#define X(id, name) [STYLE_##id] = name,
	STYLE_ROLES(X)
#undef X
};

struct reader {
	const char *path, *bytes;
	struct arena *arena;
	struct diags *diags;
	bool ok;
};

static void fault(struct reader *r, enum diag_code code, struct loc at, const char *a, const char *b)
{
	diag_say(r->diags, code, at, diags_printf(r->diags, "%s", a),
		b == NULL ? NULL : diags_printf(r->diags, "%s", b), NULL);
	r->ok = false;
}

/* The start of a line (1 = first), or the end of the text. */
static const char *line_start(const char *text, long line)
{
	while (line > 1 && (text = strchr(text, '\n')) != NULL) {
		text++;
		line--;
	}
	return text != NULL ? text : "";
}

/* Where an attribute, or else the element, stands. The line that libxml2 keeps
 * is the one on which the start tag ends, so the search goes upwards. */
static struct loc place(const struct reader *r, const xmlNode *node, const char *attribute)
{
	struct loc at = { .file = r->path, .line = (uint32_t)xmlGetLineNo(node), .column = 1 };
	char *what = attribute != NULL ? g_strdup_printf("%s=", attribute)
		: g_strdup_printf("<%s", (const char *)node->name);

	for (uint32_t line = at.line; line > 0 && line + 10 > at.line; line--) {
		const char *start = line_start(r->bytes, line);
		const char *found = g_strstr_len(start, (gssize)strcspn(start, "\n"), what);

		if (found != NULL) {
			at.line = line;
			at.column = (uint32_t)g_utf8_strlen(start, found - start) + 1;
			break;
		}
	}
	g_free(what);
	return at;
}

/* "37mm", "15.75pt", "12", or the name of a size: 初号 to 8号, 小初 to 小六. */
static bool parse_length(const char *s, double *out)
{
	static const struct { const char *name; double pt; } sizes[] = {
		{ "初号", 42 }, { "小初", 36 }, { "一号", 26 }, { "1号", 26 }, { "小一", 24 },
		{ "二号", 22 }, { "2号", 22 }, { "小二", 18 }, { "三号", 15.75 }, { "3号", 15.75 },
		{ "小三", 15 }, { "四号", 14 }, { "4号", 14 }, { "小四", 12 }, { "五号", 10.5 },
		{ "5号", 10.5 }, { "小五", 9 }, { "六号", 7.5 }, { "6号", 7.5 }, { "小六", 6.5 },
		{ "七号", 5.5 }, { "7号", 5.5 }, { "八号", 5 }, { "8号", 5 },
	};
	char *end;
	double v;

	for (size_t i = 0; i < G_N_ELEMENTS(sizes); i++)
		if (strcmp(s, sizes[i].name) == 0) {
			*out = sizes[i].pt;
			return true;
		}
	v = g_ascii_strtod(s, &end);
	if (end == s || v != v)
		return false;
	*out = strcmp(end, "mm") == 0 ? v * 72.0 / 25.4 : v;
	return *end == '\0' || strcmp(end, "mm") == 0 || strcmp(end, "pt") == 0;
}

static bool parse_color(const char *s, uint32_t *out)
{
	char *end;

	*out = (uint32_t)g_ascii_strtoull(s + (*s != '\0'), &end, 16);
	return s[0] == '#' && strlen(s) == 7 && *end == '\0' && g_ascii_isxdigit(s[1]);
}

static bool parse_field(const struct field *f, const char *value, char *to)
{
	double v = 0;

	switch (f->kind) {
	case LENGTH:
		if (!parse_length(value, &v) || v < f->low || v > f->high)
			return false;
		memcpy(to, &v, sizeof v);
		return true;
	case COUNT: {
		char *end;
		int n = (int)g_ascii_strtoll(value, &end, 10);

		memcpy(to, &n, sizeof n);
		return *end == '\0' && n >= (int)f->low && n <= (int)f->high;
	}
	case COLOR: {
		uint32_t color;
		bool ok = parse_color(value, &color);

		memcpy(to, &color, sizeof color);
		return ok;
	}
	case CHOICE: {
		bool yes = strcmp(value, f->yes) == 0;

		memcpy(to, &yes, sizeof yes);
		return true;
	}
	}
	return false;
}

static xmlNode *child(const xmlNode *parent, const char *name)
{
	for (xmlNode *n = parent->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0)
			return n;
	return NULL;
}

static void read_fields(struct reader *r, const xmlNode *root, struct style *style)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++) {
		const struct field *f = &fields[i];
		xmlNode *node = child(root, f->element);
		xmlChar *value = node == NULL ? NULL : xmlGetProp(node, (const xmlChar *)f->attribute);

		if (value != NULL && !parse_field(f, (const char *)value, (char *)style + f->offset))
			fault(r, DIAG_STYLE_VALUE, place(r, node, f->attribute), f->attribute, (const char *)value);
		xmlFree(value);
	}
	if (style->pitch == 0)
		style->pitch = (style->page_width - style->left - style->right) / style->columns;
	if (style->left + style->right + 50 > style->page_width || style->top + style->bottom + 50 > style->page_height)
		fault(r, DIAG_STYLE_VALUE, place(r, child(root, "page"), "width"), "width/height", "版心 < 50pt");
}

/* The texts of a node's children of one name, NULL-terminated; NULL when there are none. */
static const char *const *read_list(const struct reader *r, const xmlNode *parent, const char *name)
{
	GPtrArray *list = g_ptr_array_new();
	const char **copy;

	for (const xmlNode *n = parent->children; n != NULL; n = n->next)
		if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, name) == 0) {
			xmlChar *text = xmlNodeGetContent(n);

			g_ptr_array_add(list, arena_strdup(r->arena, g_strstrip((char *)text)));
			xmlFree(text);
		}
	copy = ARENA_ARRAY(r->arena, const char *, list->len + 1);
	for (guint i = 0; i < list->len; i++)
		copy[i] = g_ptr_array_index(list, i);
	g_ptr_array_free(list, TRUE);
	return copy[0] != NULL ? copy : NULL;
}

static void read_faces(struct reader *r, const xmlNode *root, struct style *style)
{
	const xmlNode *rare = child(root, "rare");

	for (xmlNode *n = root->children; n != NULL; n = n->next) {
		xmlChar *role;

		if (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "face") != 0)
			continue;
		role = xmlGetProp(n, (const xmlChar *)"role");
		for (int i = 0; i < STYLE_ROLE_COUNT; i++)
			if (strcmp((const char *)role, roles[i]) == 0) {
				if (style->faces[i].families != NULL)
					fault(r, DIAG_STYLE_ROLE, place(r, n, "role"), roles[i], "重复");
				style->faces[i].families = read_list(r, n, "family");
				style->faces[i].latin = read_list(r, n, "latin");
			}
		xmlFree(role);
	}
	for (int i = 0; i < STYLE_ROLE_COUNT; i++)
		if (style->faces[i].families == NULL)
			fault(r, DIAG_STYLE_ROLE, place(r, root, NULL), roles[i], "缺少");
	style->rare = rare == NULL ? NULL : read_list(r, rare, "family");
}

static void read_words(struct reader *r, const xmlNode *root, struct style *style)
{
	const xmlNode *words = child(root, "words");
	xmlChar *text = words != NULL ? xmlNodeGetContent(words) : NULL;

	style->words = arena_strdup(r->arena, (const char *)text);
	xmlFree(text);
}

/* The colours repeat when fewer than eight are given. */
static void read_series(struct reader *r, const xmlNode *root, struct style *style)
{
	const xmlNode *series = child(root, "series");
	const char *const *list = read_list(r, series, "color");
	size_t n = 0;

	for (size_t i = 0; list != NULL && list[i] != NULL && i < G_N_ELEMENTS(style->series); i++, n++)
		if (!parse_color(list[i], &style->series[i]))
			fault(r, DIAG_STYLE_VALUE, place(r, series, NULL), "color", list[i]);
	for (size_t i = n; n > 0 && i < G_N_ELEMENTS(style->series); i++)
		style->series[i] = style->series[i % n];
}

static void validate(struct reader *r, xmlDoc *doc)
{
	char *folder = g_path_get_dirname(r->path);
	char *schema = g_build_filename(folder, "style.rng", NULL);

	r->ok = relaxng_check(doc, r->path, schema, DIAG_STYLE_SCHEMA, r->diags) && r->ok;
	g_free(schema);
	g_free(folder);
}

static xmlDoc *parse(struct reader *r, size_t len)
{
	xmlParserCtxt *ctxt = xmlNewParserCtxt();
	xmlDoc *doc = xmlCtxtReadMemory(ctxt, r->bytes, (int)len, r->path, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);

	if (doc == NULL) {
		const xmlError *e = xmlCtxtGetLastError(ctxt);
		char *text = g_strdup(e != NULL && e->message != NULL ? e->message : "?");

		fault(r, DIAG_XML_SYNTAX, (struct loc){ .file = r->path, .line = e ? (uint32_t)e->line : 0,
			.column = e ? (uint32_t)e->int2 : 0 }, g_strchomp(text), NULL);
		g_free(text);
	}
	xmlFreeParserCtxt(ctxt);
	return doc;
}

const struct style *style_load(const char *path, struct arena *arena, struct diags *diags)
{
	struct reader r = { .path = arena_strdup(arena, path), .arena = arena, .diags = diags, .ok = true };
	struct style *style = ARENA_NEW(arena, struct style);
	xmlDoc *doc;
	char *bytes, *digest;
	size_t len;

	if (!file_read(path, &bytes, &len, diags))
		return NULL;
	r.bytes = bytes;
	digest = file_sha256(bytes, len);
	g_strlcpy(style->digest, digest, sizeof style->digest);
	g_free(digest);
	doc = parse(&r, len);
	if (doc != NULL)
		validate(&r, doc);
	if (r.ok) {
		const xmlNode *root = xmlDocGetRootElement(doc);

		read_fields(&r, root, style);
		read_series(&r, root, style);
		read_words(&r, root, style);
		read_faces(&r, root, style);
	}
	xmlFreeDoc(doc);
	g_free(bytes);
	return r.ok ? style : NULL;
}
