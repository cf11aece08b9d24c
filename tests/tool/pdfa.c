/* pdfa.c -- the rules of ISO 19005-2 (PDF/A-2, level B) that apply to documents
 * like ours, clause by clause. usage: pdfa FILE PLAIN
 *
 * FILE is looked at byte by byte (6.1); PLAIN is the same document as
 * `qpdf --object-streams=disable --stream-data=uncompress` writes it, and is
 * looked at object by object. Every breach is a line with its clause; the exit
 * status is 1 when there is one. */
#include "pdfa.h"

#include <libxml/parser.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int breaches;

void breach(const char *clause, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	printf("%-10s ", clause);
	vprintf(format, ap);
	putchar('\n');
	va_end(ap);
	breaches++;
}

/* ---- 6.1: the file as bytes ---- */

static void check_header(const char *p, size_t len)
{
	int high = 0;
	const char *comment;

	if (len < 20 || strncmp(p, "%PDF-1.", 7) != 0 || p[7] < '0' || p[7] > '7' || (p[8] != '\n' && p[8] != '\r')) {
		breach("6.1.2", "the header is not %%PDF-1.n at offset 0");
		return;
	}
	comment = p + 8 + strspn(p + 8, "\r\n");
	for (int i = 1; i <= 4; i++)
		high += (unsigned char)comment[i] > 127;
	if (comment[0] != '%' || high < 4)
		breach("6.1.2", "no comment with four bytes above 127 behind the header");
}

static void check_end(const char *p, size_t len)
{
	const char *eof = find_last(p, len, "%%EOF");
	size_t rest = eof == NULL ? len : (size_t)(p + len - eof) - 5;

	if (rest > 2 || (rest > 0 && strspn(eof + 5, "\r\n") != rest))
		breach("6.1.3", "data follows the last end-of-file marker");
}

/* Whether the bytes before and behind a token are line ends. */
static bool on_own_line(const char *file, const char *token, size_t n)
{
	return token > file && (token[-1] == '\n' || token[-1] == '\r') && (token[n] == '\n' || token[n] == '\r');
}

/* "12 0 obj" at every offset of the cross-reference table, and its stream. */
static void check_object_at(struct file *f, size_t number, size_t offset)
{
	const char *p = f->p + offset, *end = f->p + f->len;
	char *want = g_strdup_printf("%zu 0 obj", number);
	struct value *v;

	if (strncmp(p, want, strlen(want)) != 0 || strchr("\r\n", p[strlen(want)]) == NULL ||
		(offset > 0 && strchr("\r\n", p[-1]) == NULL))
		breach("6.1.9", "object %zu does not begin \"%s\" on a line of its own", number, want);
	g_free(want);
	v = file_object(f, number);
	if (v->stream == NULL)
		return;
	if (v->stream[-1] != '\n')
		breach("6.1.7.1", "object %zu: no line end behind the keyword stream", number);
	p = v->stream + v->stream_len;
	if (p > v->stream && p + 11 < end && strncmp(p, "endstream", 9) != 0)
		p += p[0] == '\r' && p[1] == '\n' ? 2 : 1;
	if (p + 10 >= end || strncmp(p, "endstream", 9) != 0)
		breach("6.1.7.1", "object %zu: Length is not the length of the stream", number);
	else if (!on_own_line(f->p, p, 9))
		breach("6.1.7.1", "object %zu: endstream is not on a line of its own", number);
	if (dict_find(f, v, "F")->type != PDF_NULL)
		breach("6.1.7.1", "object %zu: the stream lies in another file", number);
}

static void check_bytes(const char *path)
{
	struct file f;

	if (!file_open(&f, path)) {
		printf("%-10s 6.1.4 to 6.1.9 not looked at: cross-reference stream\n", "note");
		return;
	}
	check_header(f.p, f.len);
	check_end(f.p, f.len);
	for (size_t i = 1; i < f.offsets->len; i++)
		if (g_array_index(f.offsets, size_t, i) != 0)
			check_object_at(&f, i, g_array_index(f.offsets, size_t, i));
	if (strncmp(find_last(f.p, f.len, "\nxref") + 1, "xref\n0 ", 7) != 0)
		breach("6.1.4", "the cross-reference table does not begin \"xref\", \"0 n\"");
	if (dict_find(&f, f.trailer, "ID")->type != PDF_ARRAY || dict_find(&f, f.trailer, "ID")->items->len != 2)
		breach("6.1.3", "the trailer has no ID");
	if (dict_find(&f, f.trailer, "Encrypt")->type != PDF_NULL)
		breach("6.1.3", "the file is encrypted");
}

/* ---- every object ---- */

static void check_filters(struct file *f, struct value *v, size_t number)
{
	static const char *const allowed[] = { "ASCIIHexDecode", "ASCII85Decode", "RunLengthDecode", "CCITTFaxDecode",
		"JBIG2Decode", "DCTDecode", "JPXDecode", "FlateDecode" };
	struct value *filter = dict_find(f, v, "Filter");
	guint n = filter->type == PDF_ARRAY ? filter->items->len : filter->type == PDF_NAME;

	for (guint i = 0; i < n; i++) {
		struct value *one = filter->type == PDF_ARRAY ? g_ptr_array_index(filter->items, i) : filter;
		bool known = false;

		for (size_t k = 0; k < G_N_ELEMENTS(allowed); k++)
			known |= is_name(one, allowed[k]);
		if (!known)
			breach("6.1.7.2", "object %zu: filter %s", number, one->bytes);
	}
}

/* Limits and forms of simple values (6.1.6, 6.1.8, 6.1.13). */
static void check_value(const struct value *v, size_t number, int depth)
{
	if (v->type == PDF_STRING && v->odd_hex)
		breach("6.1.6", "object %zu: a hexadecimal string with an odd number of digits", number);
	if (v->type == PDF_STRING && v->n > 32767)
		breach("6.1.13", "object %zu: a string of %zu bytes", number, v->n);
	if (v->type == PDF_NAME && v->n > 127)
		breach("6.1.13", "object %zu: a name of %zu bytes", number, v->n);
	if (v->type == PDF_NAME && !g_utf8_validate(v->bytes, (gssize)v->n, NULL))
		breach("6.1.8", "object %zu: a name that is not UTF-8", number);
	if (v->type == PDF_INT && (v->number > 2147483647.0 || v->number < -2147483648.0))
		breach("6.1.13", "object %zu: an integer out of range", number);
	for (guint i = 0; v->items != NULL && depth < 64 && i < v->items->len; i++)
		check_value(g_ptr_array_index(v->items, i), number, depth + 1);
}

static void check_image(struct file *f, struct value *v, size_t number)
{
	struct value *space = dict_find(f, v, "ColorSpace");

	if (dict_find(f, v, "Alternates")->type != PDF_NULL || dict_find(f, v, "OPI")->type != PDF_NULL)
		breach("6.2.8", "object %zu: Alternates or OPI", number);
	if (dict_find(f, v, "Interpolate")->number != 0)
		breach("6.2.8", "object %zu: Interpolate is true", number);
	if (is_name(space, "DeviceCMYK"))
		breach("6.2.4.3", "object %zu: DeviceCMYK without a CMYK output intent", number);
	if (dict_find(f, v, "SMask")->type == PDF_DICT)
		breach("6.2.10", "object %zu: a soft mask; ours have none", number);
}

static void check_state(struct file *f, struct value *v, size_t number)
{
	if (dict_find(f, v, "TR")->type != PDF_NULL || dict_find(f, v, "HTP")->type != PDF_NULL)
		breach("6.2.5", "object %zu: TR or HTP in a graphics state", number);
	if (dict_find(f, v, "SMask")->type == PDF_DICT || (dict_find(f, v, "ca")->type != PDF_NULL && dict_find(f, v, "ca")->number < 1))
		breach("6.2.10", "object %zu: transparency; ours has none", number);
}

static void check_action(struct file *f, struct value *v, size_t number)
{
	static const char *const barred[] = { "Launch", "Sound", "Movie", "ResetForm", "ImportData", "Hide", "SetOCGState",
		"Rendition", "Trans", "GoTo3DView", "JavaScript" };

	for (size_t i = 0; i < G_N_ELEMENTS(barred); i++)
		if (is_name(dict_find(f, v, "S"), barred[i]))
			breach("6.5.1", "object %zu: action %s", number, barred[i]);
}

static void check_annotation(struct file *f, struct value *v, size_t number)
{
	static const char *const barred[] = { "3D", "Sound", "Screen", "Movie" };
	struct value *subtype = dict_find(f, v, "Subtype"), *flags = dict_find(f, v, "F");
	unsigned bits = (unsigned)flags->number;

	for (size_t i = 0; i < G_N_ELEMENTS(barred); i++)
		if (is_name(subtype, barred[i]))
			breach("6.3.1", "object %zu: annotation %s", number, barred[i]);
	if (!is_name(subtype, "Popup") && (flags->type != PDF_INT || (bits & 4) == 0 || (bits & (1 | 2 | 32 | 256)) != 0))
		breach("6.3.2", "object %zu: annotation flags %u, not Print alone", number, bits);
	if (!is_name(subtype, "Popup") && !is_name(subtype, "Link") && dict_find(f, v, "AP")->type != PDF_DICT)
		breach("6.3.3", "object %zu: an annotation without appearance", number);
	if (dict_find(f, v, "AA")->type != PDF_NULL)
		breach("6.5.2", "object %zu: additional actions", number);
	check_action(f, dict_find(f, v, "A"), number);
}

static void check_objects(struct file *f)
{
	for (size_t i = 1; i < f->offsets->len; i++) {
		struct value *v = file_object(f, i);

		check_value(v, i, 0);
		if (v->type != PDF_DICT)
			continue;
		check_filters(f, v, i);
		if (is_name(dict_find(f, v, "Subtype"), "Image"))
			check_image(f, v, i);
		if (is_name(dict_find(f, v, "Type"), "Annot"))
			check_annotation(f, v, i);
		if (is_name(dict_find(f, v, "Type"), "ExtGState"))
			check_state(f, v, i);
		if (is_name(dict_find(f, v, "Subtype"), "PS") || (is_name(dict_find(f, v, "Subtype"), "Form") &&
			(dict_find(f, v, "Ref")->type != PDF_NULL || dict_find(f, v, "OPI")->type != PDF_NULL)))
			breach("6.2.9", "object %zu: a PostScript, reference or OPI XObject", i);
		if (is_name(dict_find(f, v, "Type"), "Font"))
			check_font(f, v, i);
	}
}

/* ---- the catalog: output intent, metadata, what must not be there ---- */

static void check_intent(struct file *f, struct value *catalog)
{
	struct value *intents = dict_find(f, catalog, "OutputIntents"), *intent, *profile;

	if (intents->type != PDF_ARRAY || intents->items->len == 0) {
		breach("6.2.3", "no output intent, though device colours are used");
		return;
	}
	intent = resolve(f, g_ptr_array_index(intents->items, 0));
	profile = dict_find(f, intent, "DestOutputProfile");
	if (!is_name(dict_find(f, intent, "S"), "GTS_PDFA1"))
		breach("6.2.3", "the output intent is not GTS_PDFA1");
	if (dict_find(f, intent, "OutputConditionIdentifier")->type != PDF_STRING)
		breach("6.2.3", "the output intent has no OutputConditionIdentifier");
	if (profile->stream == NULL || profile->stream_len < 132 || memcmp(profile->stream + 36, "acsp", 4) != 0 ||
		profile->stream[8] > 4)
		breach("6.2.3", "the destination profile is no ICC profile of version 2 or 4");
	else if (memcmp(profile->stream + 16, "RGB ", 4) != 0 || (int)dict_find(f, profile, "N")->number != 3)
		breach("6.2.4.3", "the destination profile is not RGB with N 3, but DeviceRGB is used");
}

static xmlNode *find_element(xmlNode *node, const char *name)
{
	for (; node != NULL; node = node->next) {
		xmlNode *inner;

		if (node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0)
			return node;
		inner = find_element(node->children, name);
		if (inner != NULL)
			return inner;
	}
	return NULL;
}

static char *info_text(struct file *f, const char *key)
{
	struct value *v = dict_find(f, dict_find(f, f->trailer, "Info"), key);

	if (v->type != PDF_STRING)
		return NULL;
	if (v->n >= 2 && memcmp(v->bytes, "\xFE\xFF", 2) == 0)
		return g_convert(v->bytes + 2, (gssize)v->n - 2, "UTF-8", "UTF-16BE", NULL, NULL, NULL);
	return g_strndup(v->bytes, v->n);
}

/* A value of the information dictionary must be the one of the metadata. */
static void check_same(struct file *f, xmlNode *root, const char *key, const char *element)
{
	char *info = info_text(f, key);
	xmlNode *node = find_element(root, element);
	xmlChar *text = node == NULL ? NULL : xmlNodeGetContent(node);

	if (info != NULL && (text == NULL || strcmp(info, (char *)text) != 0))
		breach("6.1.5", "%s is \"%s\" in the information dictionary, \"%s\" in the metadata", key, info,
			text != NULL ? (char *)text : "");
	xmlFree(text);
	g_free(info);
}

static void check_metadata(struct file *f, struct value *catalog)
{
	struct value *m = dict_find(f, catalog, "Metadata");
	xmlDoc *doc = m->stream == NULL ? NULL : xmlReadMemory(m->stream, (int)m->stream_len, "xmp", NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
	xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement(doc), *part, *level;
	xmlChar *value;

	if (!is_name(dict_find(f, m, "Type"), "Metadata") || !is_name(dict_find(f, m, "Subtype"), "XML"))
		breach("6.6.2.1", "the catalog has no metadata stream");
	if (root == NULL) {
		breach("6.6.2.1", "the metadata is no well-formed XMP");
		return;
	}
	if (g_strstr_len(m->stream, MIN(80, (gssize)m->stream_len), "bytes=") != NULL)
		breach("6.6.2.1", "the xpacket header has a bytes attribute");
	part = find_element(root, "part");
	level = find_element(root, "conformance");
	value = part == NULL ? NULL : xmlNodeGetContent(part);
	if (value == NULL || strcmp((char *)value, "2") != 0)
		breach("6.6.4", "pdfaid:part is not 2");
	xmlFree(value);
	value = level == NULL ? NULL : xmlNodeGetContent(level);
	if (value == NULL || (strcmp((char *)value, "B") != 0 && strcmp((char *)value, "U") != 0))
		breach("6.6.4", "pdfaid:conformance is not B or U");
	xmlFree(value);
	check_same(f, root, "Title", "title");
	check_same(f, root, "Author", "creator");
	check_same(f, root, "Subject", "description");
	check_same(f, root, "Keywords", "Keywords");
	check_same(f, root, "Producer", "Producer");
	check_same(f, root, "Creator", "CreatorTool");
	xmlFreeDoc(doc);
}

static void check_catalog(struct file *f)
{
	static const struct { const char *key, *clause; } barred[] = {
		{ "AA", "6.5.2" }, { "Requirements", "6.11" }, { "NeedsRendering", "6.4.2" }, { "Perms", "6.1.12" },
		{ "OCProperties", "6.9" },
	};
	struct value *catalog = dict_find(f, f->trailer, "Root"), *names = dict_find(f, catalog, "Names");

	for (size_t i = 0; i < G_N_ELEMENTS(barred); i++)
		if (dict_find(f, catalog, barred[i].key)->type != PDF_NULL)
			breach(barred[i].clause, "the catalog has %s; ours has none", barred[i].key);
	if (dict_find(f, names, "EmbeddedFiles")->type != PDF_NULL)
		breach("6.8", "embedded files");
	if (dict_find(f, names, "AlternatePresentations")->type != PDF_NULL)
		breach("6.10", "alternate presentations");
	if (dict_find(f, names, "JavaScript")->type != PDF_NULL)
		breach("6.5.1", "scripts");
	check_action(f, dict_find(f, catalog, "OpenAction"), 0);
	check_intent(f, catalog);
	check_metadata(f, catalog);
}

int main(int argc, char **argv)
{
	struct file plain;

	if (argc != 3) {
		fputs("usage: pdfa FILE PLAIN\n", stderr);
		return 2;
	}
	check_bytes(argv[1]);
	if (!file_open(&plain, argv[2])) {
		fprintf(stderr, "%s: not a PDF with a classic cross-reference table\n", argv[2]);
		return 2;
	}
	check_catalog(&plain);
	check_objects(&plain);
	check_pages(&plain);
	xmlCleanupParser();
	return breaches > 0;
}
