/* pdf_font.c -- Type 0 fonts with Identity-H, made from the batch subset.
 *
 *              CFF face                         glyf face
 *   descendant CIDFontType0                     CIDFontType2, CIDToGIDMap Identity
 *   program    FontFile3 CIDFontType0C,         FontFile2 with Length1
 *              the bare CFF table
 *   code       CID-keyed: the CID, which        glyph of the batch subset, kept
 *              subsetting keeps; name-keyed:    by RETAIN_GIDS
 *              as glyf
 *
 * CID-keyed programs are cut and compressed by cff.c, the others by hb-subset
 * and libdeflate. So every code is known while content is written. An /OpenType wrapper around
 * CFF renders wrongly in poppler, hence the bare table. ISO 32000-1, 9.7; ISO
 * 19005-2, 6.2.11. */
#include <ft2build.h>
#include FT_CID_H
#include <hb-subset.h>
#include <stdlib.h>
#include <string.h>

#include "render/pdf.h"

unsigned pdf_font_code(const struct face *face, uint32_t gid)
{
	return face->cid_keyed ? face->cids[gid] : gid;
}

/* One used glyph. */
struct entry { unsigned code, gid; uint32_t ch; int width; };

static int by_code(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;

	return x->code < y->code ? -1 : x->code > y->code;
}

static struct entry *entries_of(struct pdf *pdf, const struct face *face, const struct pdf_face *used)
{
	struct entry *list = ARENA_ARRAY(pdf->arena, struct entry, used->used);
	size_t n = 0;

	for (unsigned g = 0; g < face->n_glyphs; g++)
		if (used->ch[g] != 0)
			list[n++] = (struct entry){ pdf_font_code(face, g), g, used->ch[g], face->advances[g] };
	qsort(list, n, sizeof *list, by_code);
	return list;
}

/* ---- the font program ---- */

static hb_face_t *subset(const struct face *face, const struct entry *list, size_t n)
{
	static const char tables[][5] = { "head", "hhea", "hmtx", "maxp", "OS/2" };
	hb_subset_input_t *in = hb_subset_input_create_or_fail();
	hb_face_t *result;

	for (size_t i = 0; i < n; i++)
		hb_set_add(hb_subset_input_glyph_set(in), list[i].gid);
	if (!face->cid_keyed)
		hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_RETAIN_GIDS);
	for (size_t i = 0; face->cff && i < G_N_ELEMENTS(tables); i++)
		hb_set_add(hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG), hb_tag_from_string(tables[i], 4));
	result = hb_subset_or_fail(face_batch(face), in);
	hb_subset_input_destroy(in);
	return result;
}

static HPDF_Dict broken(struct pdf *pdf)
{
	pdf->error = pdf->error != 0 ? pdf->error : HPDF_INVALID_FONTDEF_DATA;
	return pdf_stream(pdf, "", 0, false);
}

/* The CFF table of the document, cut and compressed. */
static HPDF_Dict cut_program(struct pdf *pdf, const struct face *face, const struct entry *list, size_t n)
{
	uint32_t *gids = ARENA_ARRAY(pdf->arena, uint32_t, n);
	unsigned char *packed;
	size_t len;
	HPDF_Dict file;

	for (size_t i = 0; i < n; i++)
		gids[i] = list[i].gid;
	packed = cff_subset(face->cuts, gids, n, &len);
	if (packed == NULL)
		return broken(pdf);
	file = pdf_stream_packed(pdf, packed, len);
	g_free(packed);
	return file;
}

static HPDF_Dict subset_program(struct pdf *pdf, const struct face *face, const struct entry *list, size_t n)
{
	hb_face_t *font = subset(face, list, n);
	hb_blob_t *blob;
	unsigned len;
	const char *bytes;
	HPDF_Dict file;

	if (font == NULL)
		return broken(pdf);
	blob = face->cff ? hb_face_reference_table(font, HB_TAG('C', 'F', 'F', ' ')) : hb_face_reference_blob(font);
	bytes = hb_blob_get_data(blob, &len);
	file = pdf_stream(pdf, bytes, len, true);
	if (!face->cff)
		HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)len);
	hb_blob_destroy(blob);
	hb_face_destroy(font);
	return file;
}

static void add_program(struct pdf *pdf, HPDF_Dict descriptor, const struct face *face,
	const struct entry *list, size_t n)
{
	HPDF_Dict file = face->cuts != NULL ? cut_program(pdf, face, list, n) : subset_program(pdf, face, list, n);

	if (face->cff)
		HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
	HPDF_Dict_Add(descriptor, face->cff ? "FontFile3" : "FontFile2", file);
}

/* ---- the dictionaries ---- */

/* "ABCDEF+Name": six letters that follow from the glyphs (ISO 32000-1, 9.6.4). */
static char *tagged_name(struct pdf *pdf, const struct face *face, const struct entry *list, size_t n)
{
	uint64_t hash = 14695981039346656037u;
	char tag[7] = "";

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ list[i].code) * 1099511628211u;
	for (int i = 0; i < 6; i++, hash /= 26)
		tag[i] = (char)('A' + hash % 26);
	return arena_printf(pdf->arena, "%s+%.100s", tag, face->name);
}

static HPDF_Dict descriptor_of(struct pdf *pdf, const struct face *face, const char *name)
{
	HPDF_Dict d = HPDF_Dict_New(pdf->doc->mmgr);
	HPDF_Array box = HPDF_Array_New(pdf->doc->mmgr);

	HPDF_Xref_Add(pdf->doc->xref, d);
	HPDF_Dict_AddName(d, "Type", "FontDescriptor");
	HPDF_Dict_AddName(d, "FontName", name);
	HPDF_Dict_AddNumber(d, "Flags", 4);   /* symbolic: not a Latin character set */
	HPDF_Dict_Add(d, "FontBBox", box);
	for (int i = 0; i < 4; i++)
		HPDF_Array_AddNumber(box, face->box[i]);
	HPDF_Dict_AddNumber(d, "ItalicAngle", 0);
	HPDF_Dict_AddNumber(d, "Ascent", face->metrics.ascent);
	HPDF_Dict_AddNumber(d, "Descent", face->metrics.descent);
	HPDF_Dict_AddNumber(d, "CapHeight", 700);
	HPDF_Dict_AddNumber(d, "StemV", 80);
	return d;
}

/* Widths other than 1000, in runs of consecutive codes. */
static HPDF_Array widths_of(struct pdf *pdf, const struct entry *list, size_t n)
{
	HPDF_Array w = HPDF_Array_New(pdf->doc->mmgr), run = NULL;

	for (size_t i = 0; i < n; i++) {
		if (list[i].width == 1000) {
			run = NULL;
			continue;
		}
		if (run == NULL || list[i].code != list[i - 1].code + 1) {
			run = HPDF_Array_New(pdf->doc->mmgr);
			HPDF_Array_AddNumber(w, (HPDF_INT32)list[i].code);
			HPDF_Array_Add(w, run);
		}
		HPDF_Array_AddNumber(run, list[i].width);
	}
	return w;
}

/* The character collection of the font program, else Adobe-Identity-0. */
static HPDF_Dict system_info(struct pdf *pdf, const struct face *face)
{
	const char *registry = "Adobe", *ordering = "Identity";
	int supplement = 0;
	HPDF_Dict d = HPDF_Dict_New(pdf->doc->mmgr);

	if (face->cuts != NULL)
		cff_collection(face->cuts, &registry, &ordering, &supplement);
	else if (face->cid_keyed)
		FT_Get_CID_Registry_Ordering_Supplement(face->outlines, &registry, &ordering, &supplement);
	HPDF_Dict_Add(d, "Registry", HPDF_String_New(pdf->doc->mmgr, registry, NULL));
	HPDF_Dict_Add(d, "Ordering", HPDF_String_New(pdf->doc->mmgr, ordering, NULL));
	HPDF_Dict_AddNumber(d, "Supplement", supplement);
	return d;
}

static void hex4(GString *s, uint32_t v)
{
	char digits[4];

	for (int i = 4; i-- > 0; v >>= 4)
		digits[i] = "0123456789ABCDEF"[v & 15];
	g_string_append_len(s, digits, 4);
}

/* The CMap from codes to characters, UTF-16BE with surrogates (ISO 32000-1, 9.10.3). */
static HPDF_Dict to_unicode(struct pdf *pdf, const struct entry *list, size_t n)
{
	GString *s = g_string_sized_new(n * 14 + 512);
	HPDF_Dict stream;

	g_string_append(s, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
		"/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
	for (size_t i = 0; i < n; i++) {
		uint32_t ch = list[i].ch == PDF_NO_CHAR ? 0xFFFD : list[i].ch;

		if (i % 100 == 0)
			g_string_append_printf(s, "%d beginbfchar\n", (int)MIN(n - i, 100));
		g_string_append_c(s, '<');
		hex4(s, list[i].code);
		g_string_append(s, "> <");
		if (ch > 0xFFFF)
			hex4(s, 0xD7C0 + (ch >> 10));
		hex4(s, ch > 0xFFFF ? 0xDC00 + (ch & 0x3FF) : ch);
		g_string_append(s, ">\n");
		if (i % 100 == 99 || i + 1 == n)
			g_string_append(s, "endbfchar\n");
	}
	g_string_append(s, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
	stream = pdf_stream(pdf, s->str, s->len, true);
	g_string_free(s, TRUE);
	return stream;
}

static HPDF_Dict descendant(struct pdf *pdf, const struct face *face, const char *name,
	const struct entry *list, size_t n)
{
	HPDF_Dict d = HPDF_Dict_New(pdf->doc->mmgr), descriptor = descriptor_of(pdf, face, name);

	HPDF_Xref_Add(pdf->doc->xref, d);
	HPDF_Dict_AddName(d, "Type", "Font");
	HPDF_Dict_AddName(d, "Subtype", face->cff ? "CIDFontType0" : "CIDFontType2");
	HPDF_Dict_AddName(d, "BaseFont", name);
	HPDF_Dict_Add(d, "CIDSystemInfo", system_info(pdf, face));
	HPDF_Dict_AddNumber(d, "DW", 1000);
	HPDF_Dict_Add(d, "W", widths_of(pdf, list, n));
	if (!face->cff)
		HPDF_Dict_AddName(d, "CIDToGIDMap", "Identity");
	HPDF_Dict_Add(d, "FontDescriptor", descriptor);
	add_program(pdf, descriptor, face, list, n);
	return d;
}

static void font_object(struct pdf *pdf, const struct face *face, const struct pdf_face *used, const char *key)
{
	struct entry *list = entries_of(pdf, face, used);
	char *name = tagged_name(pdf, face, list, used->used);
	HPDF_Dict d = HPDF_Dict_New(pdf->doc->mmgr);
	HPDF_Array kids = HPDF_Array_New(pdf->doc->mmgr);

	HPDF_Xref_Add(pdf->doc->xref, d);
	HPDF_Dict_AddName(d, "Type", "Font");
	HPDF_Dict_AddName(d, "Subtype", "Type0");
	HPDF_Dict_AddName(d, "BaseFont", face->cff ? arena_printf(pdf->arena, "%s-Identity-H", name) : name);
	HPDF_Dict_AddName(d, "Encoding", "Identity-H");
	HPDF_Dict_Add(d, "DescendantFonts", kids);
	HPDF_Array_Add(kids, descendant(pdf, face, name, list, used->used));
	HPDF_Dict_Add(d, "ToUnicode", to_unicode(pdf, list, used->used));
	HPDF_Dict_Add(pdf->fonts, key, d);
}

void pdf_font_objects(struct pdf *pdf)
{
	size_t n;
	struct face *const *faces = fonts_faces(pdf->base.fonts, &n);

	for (size_t i = 0; i < n; i++)
		if (pdf->faces[i].used > 0)
			font_object(pdf, faces[i], &pdf->faces[i], arena_printf(pdf->arena, "F%zu", i));
}
