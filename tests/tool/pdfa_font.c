/* pdfa_font.c -- 6.2.11: fonts are whole, embedded, subset, measured as their
 * programs measure, and say which characters their codes stand for. */
#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdlib.h>
#include <string.h>

#include "pdfa.h"

static struct value *descendant_of(struct file *f, struct value *font)
{
	struct value *list = dict_find(f, font, "DescendantFonts");

	return list->type == PDF_ARRAY && list->items->len > 0 ? resolve(f, g_ptr_array_index(list->items, 0)) : list;
}

static struct value *program_of(struct file *f, struct value *descendant)
{
	struct value *descriptor = dict_find(f, descendant, "FontDescriptor");
	struct value *two = dict_find(f, descriptor, "FontFile2");

	return two->stream != NULL ? two : dict_find(f, descriptor, "FontFile3");
}

static void check_type0(struct file *f, struct value *font, size_t number)
{
	struct value *encoding = dict_find(f, font, "Encoding");

	if (encoding->stream == NULL && !is_name(encoding, "Identity-H") && !is_name(encoding, "Identity-V"))
		breach("6.2.11.3.3", "object %zu: a CMap that is neither Identity nor embedded", number);
	if (dict_find(f, font, "ToUnicode")->stream == NULL)
		breach("6.2.11.7", "object %zu: no ToUnicode; ours have one (level U)", number);
}

static void check_descendant(struct file *f, struct value *font, size_t number, bool type2)
{
	static const char *const keys[] = { "FontName", "Flags", "FontBBox", "ItalicAngle", "Ascent", "Descent",
		"CapHeight", "StemV" };
	struct value *descriptor = dict_find(f, font, "FontDescriptor"), *program = program_of(f, font);
	struct value *name = dict_find(f, font, "BaseFont"), *map = dict_find(f, font, "CIDToGIDMap");

	for (size_t i = 0; i < G_N_ELEMENTS(keys); i++)
		if (dict_find(f, descriptor, keys[i])->type == PDF_NULL)
			breach("6.2.11.2", "object %zu: the font descriptor has no %s", number, keys[i]);
	if (dict_find(f, dict_find(f, font, "CIDSystemInfo"), "Registry")->type != PDF_STRING)
		breach("6.2.11.3.1", "object %zu: no CIDSystemInfo", number);
	if (type2 && map->stream == NULL && !is_name(map, "Identity"))
		breach("6.2.11.3.2", "object %zu: an embedded CIDFontType2 without CIDToGIDMap", number);
	if (!type2 && map->type != PDF_NULL)
		breach("6.2.11.3.2", "object %zu: CIDToGIDMap in a CIDFontType0", number);
	if (program->stream == NULL)
		breach("6.2.11.4.1", "object %zu: the font is not embedded", number);
	if (!type2 && !is_name(dict_find(f, program, "Subtype"), "CIDFontType0C"))
		breach("6.2.11.2", "object %zu: FontFile3 is not CIDFontType0C", number);
	if (name->type != PDF_NAME || name->n < 8 || name->bytes[6] != '+')
		breach("6.2.11.4.2", "object %zu: no subset tag in the font's name", number);
	if (dict_find(f, descriptor, "CIDSet")->type != PDF_NULL)
		breach("6.2.11.4.2", "object %zu: a CIDSet (optional, and worthless when incomplete); ours have none", number);
}

void check_font(struct file *f, struct value *font, size_t number)
{
	struct value *subtype = dict_find(f, font, "Subtype");

	if (is_name(subtype, "Type0"))
		check_type0(f, font, number);
	else if (is_name(subtype, "CIDFontType0") || is_name(subtype, "CIDFontType2"))
		check_descendant(f, font, number, is_name(subtype, "CIDFontType2"));
	else if (dict_find(f, dict_find(f, font, "FontDescriptor"), "FontFile")->stream == NULL && program_of(f, font)->stream == NULL)
		breach("6.2.11.4.1", "object %zu: the font is not embedded", number);
}

/* ---- codes ---- */

/* A Type 0 font as its program and maps tell it. */
struct known {
	struct value *font;
	FT_Face face;
	GHashTable *texts;     /* code -> 1 */
	GHashTable *widths;    /* code -> width + 1000000 */
	GHashTable *told;      /* codes that have been looked at */
	int missing_width;
};

static void read_widths(struct file *f, struct value *descendant, struct known *k)
{
	struct value *w = dict_find(f, descendant, "W"), *dw = dict_find(f, descendant, "DW");

	k->missing_width = dw->type == PDF_INT ? (int)dw->number : 1000;
	for (guint i = 0; w->type == PDF_ARRAY && i + 1 < w->items->len; i++) {
		unsigned code = (unsigned)((struct value *)g_ptr_array_index(w->items, i))->number;
		struct value *next = resolve(f, g_ptr_array_index(w->items, i + 1));

		if (next->type == PDF_ARRAY) {
			for (guint n = 0; n < next->items->len; n++)
				g_hash_table_insert(k->widths, GUINT_TO_POINTER(code + n),
					GINT_TO_POINTER((int)((struct value *)g_ptr_array_index(next->items, n))->number + 1000000));
			i++;
		} else if (i + 2 < w->items->len) {
			for (unsigned c = code; c <= (unsigned)next->number; c++)
				g_hash_table_insert(k->widths, GUINT_TO_POINTER(c),
					GINT_TO_POINTER((int)((struct value *)g_ptr_array_index(w->items, i + 2))->number + 1000000));
			i += 2;
		}
	}
}

static unsigned code_of(const struct value *v)
{
	return v->n < 2 ? (unsigned char)v->bytes[0] : (unsigned)((unsigned char)v->bytes[0] << 8 | (unsigned char)v->bytes[1]);
}

/* bfchar and bfrange of a ToUnicode CMap; 0, FEFF and FFFE are no characters. */
static void read_texts(struct value *cmap, struct known *k)
{
	const char *p = cmap->stream, *end = p + cmap->stream_len;
	struct value *v, *stack[3] = { NULL };

	if (p == NULL)
		return;
	while ((v = read_value(&p, end))->type != PDF_END) {
		if (v->type == PDF_OPERATOR && (strcmp(v->bytes, "beginbfchar") == 0 || strcmp(v->bytes, "beginbfrange") == 0)) {
			int arity = v->bytes[7] == 'c' ? 2 : 3;

			for (;;) {
				for (int i = 0; i < arity && (stack[i] = read_value(&p, end))->type != PDF_OPERATOR; i++)
					;
				if (stack[0]->type != PDF_STRING || stack[1]->type != PDF_STRING)
					break;
				for (unsigned c = code_of(stack[0]); c <= code_of(stack[arity - 2]); c++)
					g_hash_table_insert(k->texts, GUINT_TO_POINTER(c), GINT_TO_POINTER(1));
				if (arity == 2 && (code_of(stack[1]) == 0 || code_of(stack[1]) == 0xFEFF || code_of(stack[1]) == 0xFFFE))
					breach("6.2.11.7.2", "ToUnicode maps %04X to U+%04X", code_of(stack[0]), code_of(stack[1]));
			}
		}
	}
}

static struct known *know(struct file *f, struct value *font)
{
	static GHashTable *fonts;
	static FT_Library library;
	struct known *k;
	struct value *descendant = descendant_of(f, font), *program = program_of(f, descendant);

	if (fonts == NULL) {
		fonts = g_hash_table_new(NULL, NULL);
		FT_Init_FreeType(&library);
	}
	k = g_hash_table_lookup(fonts, font);
	if (k != NULL)
		return k;
	k = g_new0(struct known, 1);
	k->font = font;
	k->texts = g_hash_table_new(NULL, NULL);
	k->widths = g_hash_table_new(NULL, NULL);
	k->told = g_hash_table_new(NULL, NULL);
	g_hash_table_insert(fonts, font, k);
	read_widths(f, descendant, k);
	read_texts(dict_find(f, font, "ToUnicode"), k);
	if (program->stream == NULL || FT_New_Memory_Face(library, (const FT_Byte *)program->stream,
		(FT_Long)program->stream_len, 0, &k->face) != 0)
		breach("6.2.11.2", "the program of font %s cannot be read", dict_find(f, font, "BaseFont")->bytes);
	return k;
}

void check_code(struct file *f, struct value *font, const char *name, unsigned code)
{
	struct known *k = know(f, font);
	int width, real;

	if (!g_hash_table_add(k->told, GUINT_TO_POINTER(code)) || k->face == NULL)
		return;
	if (code == 0)
		breach("6.2.11.8", "%s: .notdef is shown", name);
	/* FreeType takes the CID for a bare CID-keyed CFF table, as PDF does. */
	if (FT_Load_Glyph(k->face, code, FT_LOAD_NO_SCALE) != 0) {
		breach("6.2.11.4.1", "%s: code %04X is shown and has no glyph in the program", name, code);
		return;
	}
	if (!g_hash_table_contains(k->texts, GUINT_TO_POINTER(code)))
		breach("6.2.11.7.2", "%s: code %04X is shown and has no text", name, code);
	width = GPOINTER_TO_INT(g_hash_table_lookup(k->widths, GUINT_TO_POINTER(code)));
	width = width == 0 ? k->missing_width : width - 1000000;
	real = (int)(k->face->glyph->advance.x * 1000 / k->face->units_per_EM);
	if (abs(width - real) > 1)
		breach("6.2.11.5", "%s: code %04X is %d wide, its glyph %d", name, code, width, real);
}
