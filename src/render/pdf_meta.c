/* pdf_meta.c -- what makes the file PDF/A-2b beside its pages: XMP that agrees
 * with the information dictionary, output intent, file identifier; and what
 * makes it handy: page labels, bookmarks, links. ISO 19005-2, 6.1.3, 6.2.3,
 * 6.3, 6.6. libharu's own PDF/A support writes a wrong key and a clock. */
#include <string.h>

#include "base/file.h"
#include "render/pdf.h"

#ifndef EVALSEASON_ICC
#define EVALSEASON_ICC "/usr/share/color/icc/sRGB.icc"  /* of the package icc-profiles-free */
#endif
#define PRODUCER "evalseason " EVALSEASON_VERSION " (libharu)"
#define CREATOR "evalseason " EVALSEASON_VERSION

HPDF_Binary pdf_text(struct pdf *pdf, const char *utf8)
{
	glong units = 0;
	gunichar2 *wide = g_utf8_to_utf16(utf8, -1, NULL, &units, NULL);
	GByteArray *bytes = g_byte_array_sized_new((guint)(2 * units + 2));
	HPDF_Binary b;

	g_byte_array_append(bytes, (const guint8 *)"\xFE\xFF", 2);
	for (glong i = 0; i < units; i++) {
		guint8 pair[2] = { (guint8)(wide[i] >> 8), (guint8)(wide[i] & 0xFF) };

		g_byte_array_append(bytes, pair, 2);
	}
	b = HPDF_Binary_New(pdf->doc->mmgr, bytes->data, bytes->len);
	g_byte_array_free(bytes, TRUE);
	g_free(wide);
	return b;
}

static void add_string(struct pdf *pdf, HPDF_Dict d, const char *key, const char *value)
{
	HPDF_Dict_Add(d, key, HPDF_String_New(pdf->doc->mmgr, value, NULL));
}

static char *date_text(const struct pdf *pdf, const char *format)
{
	GDateTime *epoch = g_date_time_new_utc(1970, 1, 1, 0, 0, 0);
	GDateTime *day = g_date_time_add_days(epoch, (gint)pdf->meta->date);
	char *text = day != NULL ? g_date_time_format(day, format) : g_strdup("");

	if (day != NULL)
		g_date_time_unref(day);
	g_date_time_unref(epoch);
	return text;
}

static void add_info(struct pdf *pdf)
{
	const struct canvas_meta *m = pdf->meta;
	const struct { const char *key, *value; } rows[] = {
		{ "Title", m->title }, { "Author", m->author }, { "Subject", m->subject }, { "Keywords", m->keywords },
	};
	char *date = date_text(pdf, "D:%Y%m%d000000+08'00'");

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++)
		if (rows[i].value != NULL && rows[i].value[0] != '\0')
			HPDF_Dict_Add(pdf->doc->info, rows[i].key, pdf_text(pdf, rows[i].value));
	add_string(pdf, pdf->doc->info, "Creator", CREATOR);
	add_string(pdf, pdf->doc->info, "Producer", PRODUCER);
	add_string(pdf, pdf->doc->info, "CreationDate", date);
	add_string(pdf, pdf->doc->info, "ModDate", date);
	g_free(date);
}

/* 32 hex digits that stand for the document's content. */
static char *identity(const struct pdf *pdf)
{
	return g_compute_checksum_for_string(G_CHECKSUM_MD5, pdf->meta->id != NULL ? pdf->meta->id : "", -1);
}

static void add_id(struct pdf *pdf)
{
	HPDF_Array ids = HPDF_Array_New(pdf->doc->mmgr);
	char *hex = identity(pdf);
	HPDF_BYTE bytes[16];

	for (int i = 0; i < 16; i++)
		bytes[i] = (HPDF_BYTE)(g_ascii_xdigit_value(hex[2 * i]) * 16 + g_ascii_xdigit_value(hex[2 * i + 1]));
	HPDF_Dict_Add(pdf->doc->trailer, "ID", ids);
	HPDF_Array_Add(ids, HPDF_Binary_New(pdf->doc->mmgr, bytes, sizeof bytes));
	HPDF_Array_Add(ids, HPDF_Binary_New(pdf->doc->mmgr, bytes, sizeof bytes));
	g_free(hex);
}

/* ---- XMP ---- */

static void xmp_item(GString *s, const char *element, const char *container, const char *value)
{
	char *text;

	if (value == NULL || value[0] == '\0')
		return;
	text = g_markup_escape_text(value, -1);
	if (container == NULL)
		g_string_append_printf(s, "<%s>%s</%s>\n", element, text, element);
	else
		g_string_append_printf(s, "<%s><rdf:%s><rdf:li%s>%s</rdf:li></rdf:%s></%s>\n", element, container,
			strcmp(container, "Alt") == 0 ? " xml:lang=\"x-default\"" : "", text, container, element);
	g_free(text);
}

static void add_xmp(struct pdf *pdf)
{
	const struct canvas_meta *m = pdf->meta;
	GString *s = g_string_new("<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
		"<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
		"<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
		"<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
		" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
		" xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n");
	char *date = date_text(pdf, "%Y-%m-%dT00:00:00+08:00"), *hex = identity(pdf);
	HPDF_Dict stream;

	xmp_item(s, "dc:title", "Alt", m->title);
	xmp_item(s, "dc:creator", "Seq", m->author);
	xmp_item(s, "dc:description", "Alt", m->subject);
	xmp_item(s, "dc:language", "Bag", m->lang);
	xmp_item(s, "dc:format", NULL, "application/pdf");
	xmp_item(s, "pdf:Keywords", NULL, m->keywords);
	xmp_item(s, "pdf:Producer", NULL, PRODUCER);
	xmp_item(s, "xmp:CreatorTool", NULL, CREATOR);
	xmp_item(s, "xmp:CreateDate", NULL, date);
	xmp_item(s, "xmp:ModifyDate", NULL, date);
	xmp_item(s, "xmp:MetadataDate", NULL, date);
	g_string_append_printf(s, "<xmpMM:DocumentID>uuid:%.8s-%.4s-%.4s-%.4s-%.12s</xmpMM:DocumentID>\n",
		hex, hex + 8, hex + 12, hex + 16, hex + 20);
	g_string_append(s, "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>B</pdfaid:conformance>\n"
		"</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>");
	stream = pdf_stream(pdf, s->str, s->len, false);
	HPDF_Dict_AddName(stream, "Type", "Metadata");
	HPDF_Dict_AddName(stream, "Subtype", "XML");
	HPDF_Dict_Add(pdf->doc->catalog, "Metadata", stream);
	g_string_free(s, TRUE);
	g_free(date);
	g_free(hex);
}

bool pdf_meta_profile(struct pdf *pdf, struct diags *diags)
{
	HPDF_Array intents;
	HPDF_Dict intent, profile;
	char *bytes;
	size_t len;

	if (!file_read(EVALSEASON_ICC, &bytes, &len, diags))
		return false;
	intents = HPDF_Array_New(pdf->doc->mmgr);
	intent = HPDF_Dict_New(pdf->doc->mmgr);
	profile = pdf_stream(pdf, bytes, len, true);
	g_free(bytes);
	HPDF_Dict_AddNumber(profile, "N", 3);
	HPDF_Dict_Add(pdf->doc->catalog, "OutputIntents", intents);
	HPDF_Array_Add(intents, intent);
	HPDF_Dict_AddName(intent, "Type", "OutputIntent");
	HPDF_Dict_AddName(intent, "S", "GTS_PDFA1");
	add_string(pdf, intent, "OutputConditionIdentifier", "sRGB IEC61966-2.1");
	add_string(pdf, intent, "RegistryName", "http://www.color.org");
	add_string(pdf, intent, "Info", "sRGB IEC61966-2.1");
	HPDF_Dict_Add(intent, "DestOutputProfile", profile);
	return true;
}

/* ---- labels, links, bookmarks ---- */

/* A run of pages numbered on needs one entry; any other label is a prefix. */
static void add_labels(struct pdf *pdf)
{
	int64_t next = -1;

	for (guint i = 0; i < pdf->pages->len; i++) {
		const char *label = g_array_index(pdf->pages, struct pdf_page, i).label;
		char *end = NULL;
		int64_t number = label != NULL && *label != '\0' ? g_ascii_strtoll(label, &end, 10) : 0;
		HPDF_Dict d;

		if (end == NULL || *end != '\0' || number < 1)
			number = 0;
		if (number > 0 && number == next) {
			next++;
			continue;
		}
		d = HPDF_Dict_New(pdf->doc->mmgr);
		if (number > 0) {
			HPDF_Dict_AddName(d, "S", "D");
			HPDF_Dict_AddNumber(d, "St", (HPDF_INT32)number);
		} else if (label != NULL) {
			HPDF_Dict_Add(d, "P", pdf_text(pdf, label));
		}
		HPDF_Catalog_AddPageLabel(pdf->doc->catalog, i, d);
		next = number > 0 ? number + 1 : -1;
	}
}

/* The destination of a name, or NULL with a diagnostic. */
static HPDF_Destination destination(struct pdf *pdf, const char *name, struct diags *diags)
{
	for (guint i = 0; i < pdf->dests->len; i++) {
		const struct pdf_dest *d = &g_array_index(pdf->dests, struct pdf_dest, i);
		const struct pdf_page *page;
		HPDF_Destination to;

		if (strcmp(d->name, name) != 0)
			continue;
		page = &g_array_index(pdf->pages, struct pdf_page, d->page);
		to = HPDF_Page_CreateDestination(page->page);
		HPDF_Destination_SetXYZ(to, 0, (HPDF_REAL)(page->height - d->y), 1);
		/* 0 keeps the reader's zoom; libharu itself accepts 0.08 and more only */
		HPDF_Real_SetValue(HPDF_Array_GetItem(to, 4, HPDF_OCLASS_REAL), 0);
		return to;
	}
	diag_say(diags, DIAG_PDF_LINK, (struct loc){ 0 }, diags_printf(diags, "%s", name), NULL, NULL);
	return NULL;
}

static void add_links(struct pdf *pdf, struct diags *diags)
{
	for (guint i = 0; i < pdf->links->len; i++) {
		const struct pdf_link *l = &g_array_index(pdf->links, struct pdf_link, i);
		const struct pdf_page *page = &g_array_index(pdf->pages, struct pdf_page, l->page);
		HPDF_Rect rect = { (HPDF_REAL)l->x, (HPDF_REAL)(page->height - l->y - l->h), (HPDF_REAL)(l->x + l->w),
			(HPDF_REAL)(page->height - l->y) };
		HPDF_Destination to = destination(pdf, l->dest, diags);
		HPDF_Annotation link;

		if (to == NULL)
			continue;
		link = HPDF_Page_CreateLinkAnnot(page->page, rect, to);
		HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
		HPDF_Dict_AddNumber(link, "F", 4);   /* Print: ISO 19005-2, 6.3.2 */
	}
}

static void add_outlines(struct pdf *pdf, struct diags *diags)
{
	HPDF_Outline parents[16] = { NULL };

	for (guint i = 0; i < pdf->outlines->len; i++) {
		const struct pdf_outline *o = &g_array_index(pdf->outlines, struct pdf_outline, i);
		int level = CLAMP(o->level, 1, (int)G_N_ELEMENTS(parents) - 1);
		HPDF_Destination to = destination(pdf, o->dest, diags);
		HPDF_Outline item;

		while (level > 1 && parents[level - 1] == NULL)
			level--;
		item = HPDF_CreateOutline(pdf->doc, parents[level - 1], "-", NULL);
		HPDF_Dict_Add(item, "Title", pdf_text(pdf, o->title));
		HPDF_Dict_RemoveElement(item, "Type");   /* libharu's, and not allowed in an item */
		if (to != NULL)
			HPDF_Outline_SetDestination(item, to);
		HPDF_Outline_SetOpened(item, level < 2);
		parents[level] = item;
		for (int k = level + 1; k < (int)G_N_ELEMENTS(parents); k++)
			parents[k] = NULL;
	}
	if (pdf->outlines->len > 0)
		HPDF_SetPageMode(pdf->doc, HPDF_PAGE_MODE_USE_OUTLINE);
}

void pdf_meta_objects(struct pdf *pdf, struct diags *diags)
{
	HPDF_Dict view = HPDF_Dict_New(pdf->doc->mmgr);

	add_info(pdf);
	add_id(pdf);
	add_xmp(pdf);
	add_labels(pdf);
	add_outlines(pdf, diags);
	add_links(pdf, diags);
	if (pdf->meta->lang != NULL)
		add_string(pdf, pdf->doc->catalog, "Lang", pdf->meta->lang);
	HPDF_Dict_AddBoolean(view, "DisplayDocTitle", HPDF_TRUE);
	HPDF_Dict_Add(pdf->doc->catalog, "ViewerPreferences", view);
}
