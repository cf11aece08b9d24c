/* relaxng.c -- libxml2's validator, its faults located and translated. */
#include "base/relaxng.h"

#include <errno.h>
#include <glib.h>
#include <libxml/catalog.h>
#include <libxml/parser.h>
#include <libxml/relaxng.h>
#include <libxml/xmlschemastypes.h>
#include <libxml/xpath.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"

struct check {
	xmlDoc *doc;           /* being validated, or NULL: the schema itself is read */
	const char *path, *rng;
	enum diag_code code;
	struct diags *diags;
	size_t n;
};

/* %1$s and %2$s: what libxml2 names. */
static const struct { int code; const char *text; } words[] = {
	{ XML_RELAXNG_ERR_ATTRVALID, "元素“%1$s”的属性有缺少的、多余的，或者值不可用" },
	{ XML_RELAXNG_ERR_INVALIDATTR, "元素“%2$s”没有属性“%1$s”，或者它的值不可用" },
	{ XML_RELAXNG_ERR_CONTENTVALID, "元素“%1$s”的内容不对" },
	{ XML_RELAXNG_ERR_EXTRACONTENT, "元素“%1$s”中多了“%2$s”" },
	{ XML_RELAXNG_ERR_ELEMWRONG, "这里不能有元素“%1$s”" },
	{ XML_RELAXNG_ERR_ELEMNAME, "这里应是元素“%1$s”，不是“%2$s”" },
	{ XML_RELAXNG_ERR_NOELEM, "缺少元素“%1$s”" },
	{ XML_RELAXNG_ERR_INTEREXTRA, "多了元素“%1$s”" },
	{ XML_RELAXNG_ERR_INTERSEQ, "元素的次序或者个数不对" },
	{ XML_RELAXNG_ERR_TEXTWRONG, "元素“%1$s”中不能有文字" },
};

static void be_silent(void *user, xmlError *error)
{
	(void)user;
	(void)error;
}

static xmlXPathObject *elements(xmlDoc *doc, const char *format, const char *name)
{
	xmlXPathContext *c = xmlXPathNewContext(doc);
	char *path = g_strdup_printf(format, name);
	xmlXPathObject *found = xmlXPathEval((const xmlChar *)path, c);

	xmlXPathFreeContext(c);
	g_free(path);
	return found;
}

static xmlNode *start_of(xmlDoc *grammar)
{
	xmlNode *n = xmlDocGetRootElement(grammar)->children;

	while (n != NULL && (n->type != XML_ELEMENT_NODE || strcmp((const char *)n->name, "start") != 0))
		n = n->next;
	return n;
}

/* The grammar that starts with one of its definitions. */
static xmlRelaxNG *schema_from(xmlDoc *rng, const xmlNode *definition)
{
	xmlDoc *grammar = xmlCopyDoc(rng, 1);
	xmlNode *start = start_of(grammar);
	xmlRelaxNGParserCtxt *parser;
	xmlRelaxNG *schema;

	while (start != NULL && start->children != NULL) {
		xmlNode *old = start->children;

		xmlUnlinkNode(old);
		xmlFreeNode(old);
	}
	if (start != NULL)
		xmlAddChild(start, xmlDocCopyNode((xmlNode *)(uintptr_t)definition, grammar, 1));
	parser = xmlRelaxNGNewDocParserCtxt(grammar);
	xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)be_silent, NULL);
	schema = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	xmlFreeDoc(grammar);
	return schema;
}

/* Whether the element by itself, as a document, follows the schema. */
static bool follows(const xmlNode *element, xmlRelaxNG *schema)
{
	xmlDoc *doc = xmlNewDoc((const xmlChar *)"1.0");
	xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
	bool ok;

	xmlDocSetRootElement(doc, xmlDocCopyNode((xmlNode *)(uintptr_t)element, doc, 1));
	xmlRelaxNGSetValidStructuredErrors(valid, (xmlStructuredErrorFunc)be_silent, NULL);
	ok = xmlRelaxNGValidateDoc(valid, doc) == 0;
	xmlRelaxNGFreeValidCtxt(valid);
	xmlFreeDoc(doc);
	return ok;
}

/* The line of the first element of that name that by itself follows none of its definitions; 0 when there
 * is none. */
static uint32_t line_of(const struct check *check, const char *name)
{
	xmlDoc *rng = xmlReadFile(check->rng, NULL, XML_PARSE_NONET);
	xmlXPathObject *defined = elements(rng, "//*[local-name() = 'element' and @name = '%s']", name);
	xmlXPathObject *used = elements(check->doc, "//*[local-name() = '%s']", name);
	int n = xmlXPathNodeSetGetLength(used->nodesetval);
	bool *ok = g_new0(bool, (gsize)n + 1);
	long line = 0;

	for (int k = 0; k < xmlXPathNodeSetGetLength(defined->nodesetval); k++) {
		xmlRelaxNG *schema = schema_from(rng, xmlXPathNodeSetItem(defined->nodesetval, k));

		for (int i = 0; i < n && schema != NULL; i++)
			ok[i] = ok[i] || follows(xmlXPathNodeSetItem(used->nodesetval, i), schema);
		xmlRelaxNGFree(schema);
	}
	for (int i = 0; i < n && line <= 0; i++)
		line = ok[i] ? 0 : xmlGetLineNo(xmlXPathNodeSetItem(used->nodesetval, i));
	g_free(ok);
	xmlXPathFreeObject(defined);
	xmlXPathFreeObject(used);
	xmlFreeDoc(rng);
	return line > 0 ? (uint32_t)line : 0;
}

static const char *in_chinese(struct diags *diags, const xmlError *error, const char *otherwise)
{
	const char *a = error->str1 != NULL ? (const char *)error->str1 : "", *b = error->str2 != NULL ? (const char *)error->str2 : "";

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		if (words[i].code == error->code)
			return diags_printf(diags, words[i].text, a, b);
	return otherwise;
}

static void take_error(void *user, xmlError *error)
{
	struct check *check = user;
	struct diags *diags = check->diags;
	char *name = g_strdup(error->str1);
	struct diag g = { .code = check->code, .level = diag_code_level(check->code),
		.at = { .file = diags_printf(diags, "%s", check->doc != NULL ? check->path : check->rng) } };

	g.arg[1] = diags_printf(diags, "%s", error->message != NULL ? g_strchomp(error->message) : "?");
	g.arg[0] = in_chinese(diags, error, g.arg[1]);
	if (error->line > 0)
		g.at.line = (uint32_t)error->line;
	else if (check->doc != NULL && name != NULL)
		g.at.line = line_of(check, name);   /* from here on *error is another one */
	g_free(name);
	diag_add(diags, &g);
	check->n++;
}

void relaxng_prepare(void)
{
	xmlInitParser();
	xmlInitializeCatalog();
	xmlRelaxNGInitTypes();
	xmlSchemaInitTypes();
}

bool relaxng_check(xmlDoc *doc, const char *path, const char *rng, enum diag_code code, struct diags *diags)
{
	struct check check = { .path = path, .rng = rng, .code = code, .diags = diags };
	xmlRelaxNGParserCtxt *parser;
	xmlRelaxNGValidCtxt *valid = NULL;
	xmlRelaxNG *schema = NULL;
	bool ok = false;

	if (access(rng, R_OK) != 0)
		return file_fail(diags, DIAG_FILE_READ, rng, errno);
	parser = xmlRelaxNGNewParserCtxt(rng);
	xmlSetStructuredErrorFunc(&check, (xmlStructuredErrorFunc)take_error);
	if (parser != NULL) {
		xmlRelaxNGSetParserStructuredErrors(parser, (xmlStructuredErrorFunc)take_error, &check);
		schema = xmlRelaxNGParse(parser);
	}
	if (schema != NULL) {
		check.doc = doc;
		valid = xmlRelaxNGNewValidCtxt(schema);
		xmlRelaxNGSetValidStructuredErrors(valid, (xmlStructuredErrorFunc)take_error, &check);
		ok = xmlRelaxNGValidateDoc(valid, doc) == 0;
	}
	if (!ok && check.n == 0)
		diag_say(diags, code, (struct loc){ .file = diags_printf(diags, "%s", rng) }, "RELAX NG", "RELAX NG", NULL);
	xmlSetStructuredErrorFunc(NULL, NULL);
	xmlRelaxNGFreeValidCtxt(valid);
	xmlRelaxNGFree(schema);
	xmlRelaxNGFreeParserCtxt(parser);
	return ok && check.n == 0;
}
