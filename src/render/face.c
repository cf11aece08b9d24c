/* face.c -- opens a face with HarfBuzz, measures it, takes the glyphs of the
 * batch, and leaves outlines to FreeType. */
#include "render/face.h"

#include <glib.h>
#include <hb-ot.h>
#include <hb-subset.h>
#include FT_CID_H

static int to_em(const struct face *f, int v)
{
	int twice = v * 2000;

	return (twice >= 0 ? twice + f->units : twice - f->units) / (2 * f->units);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

bool face_has(const struct face *f, uint32_t ch)
{
	hb_codepoint_t gid;

	return hb_font_get_nominal_glyph(f->whole_font, ch, &gid) && gid != 0;
}

bool face_ink(const struct face *f, uint32_t ch, struct face_ink *out)
{
	hb_codepoint_t gid;
	hb_glyph_extents_t e;

	if (!hb_font_get_nominal_glyph(f->whole_font, ch, &gid) || !hb_font_get_glyph_extents(f->whole_font, gid, &e))
		return false;
	*out = (struct face_ink){
		.left = to_em(f, e.x_bearing), .right = to_em(f, e.x_bearing + e.width),
		.top = to_em(f, e.y_bearing), .bottom = to_em(f, e.y_bearing + e.height),
		.advance = to_em(f, hb_font_get_glyph_h_advance(f->whole_font, gid)),
	};
	return true;
}

/* The middle height of the ink of some characters, 0 when the face has none of them. */
static int ink_center(const struct face *f, const uint32_t *chars, int n)
{
	int sum = 0, found = 0;
	struct face_ink ink;

	for (int i = 0; i < n; i++)
		if (face_ink(f, chars[i], &ink)) {
			sum += (ink.top + ink.bottom) / 2;
			found++;
		}
	return found > 0 ? sum / found : 0;
}

/* checkSumAdjustment, and xMin to yMax, of the `head` table. */
static void read_head(struct face *f)
{
	hb_blob_t *head = hb_face_reference_table(f->whole, HB_TAG('h', 'e', 'a', 'd'));
	unsigned len;
	const unsigned char *p = (const unsigned char *)hb_blob_get_data(head, &len);

	if (len >= 44) {
		f->checksum = (uint32_t)p[8] << 24 | (uint32_t)p[9] << 16 | (uint32_t)p[10] << 8 | p[11];
		for (int i = 0; i < 4; i++)
			f->box[i] = to_em(f, (int16_t)(p[36 + 2 * i] << 8 | p[37 + 2 * i]));
	}
	hb_blob_destroy(head);
}

static void measure(struct face *f)
{
	static const uint32_t square[] = { 0x56FD, 0x4E2D, 0x7530, 0x4E1C, 0x8D62, 0x9AD8 };  /* 国中田东赢高 */
	static const uint32_t digits[] = { '0', '8' };
	hb_font_extents_t e = { 0 };

	hb_font_get_h_extents(f->whole_font, &e);
	f->metrics.ascent = to_em(f, e.ascender);
	f->metrics.descent = to_em(f, e.descender);
	f->metrics.ink_center = ink_center(f, square, G_N_ELEMENTS(square));
	f->digit_center = ink_center(f, digits, G_N_ELEMENTS(digits));
}

static char *postscript_name(hb_face_t *face, const char *family)
{
	char name[128];
	unsigned size = sizeof name;

	if (hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name) == 0)
		return g_strcanon(g_strdup(family), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS, '-');
	return g_strcanon(g_strdup(name), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-+_", '-');
}

struct face *face_open(struct font_place place)
{
	hb_blob_t *blob = hb_blob_create_from_file(place.file);
	hb_face_t *whole = hb_face_create(blob, (unsigned)place.index);
	bool cff = has_table(whole, HB_TAG('C', 'F', 'F', ' '));
	struct face *f;

	hb_blob_destroy(blob);
	if (!cff && !has_table(whole, HB_TAG('g', 'l', 'y', 'f'))) {
		hb_face_destroy(whole);
		g_free(place.file);
		g_free(place.family);
		return NULL;
	}
	f = g_new0(struct face, 1);
	f->file = place.file;
	f->family = place.family;
	f->index = place.index;
	f->cff = cff;
	f->whole = whole;
	f->whole_font = hb_font_create(whole);
	f->units = (int)hb_face_get_upem(whole);
	f->want = hb_set_create();
	read_head(f);
	f->name = postscript_name(whole, f->family);
	f->gb2312_only = g_str_has_prefix(f->name, "Fandol");
	return f;
}

static void drop_whole(struct face *f)
{
	hb_font_destroy(f->whole_font);
	hb_face_destroy(f->whole);
	f->whole_font = NULL;
	f->whole = NULL;
}

void face_free(struct face *f)
{
	drop_whole(f);
	if (f->masks != NULL)
		g_hash_table_destroy(f->masks);
	if (f->outlines != NULL)
		FT_Done_Face(f->outlines);
	cff_free(f->cuts);
	hb_blob_destroy(f->table);
	hb_blob_destroy(f->batch_bytes);
	hb_face_destroy(f->batch);
	hb_map_destroy(f->gids);
	hb_set_destroy(f->want);
	g_free(f->cids);
	g_free(f->whole_gids);
	g_free(f->advances);
	g_free(f->file);
	g_free(f->family);
	g_free(f->name);
	g_free(f);
}

/* Only what draws glyphs is kept: no layout tables, no names, no hints. Glyphs keep
 * their numbers, for these are the codes of a document, whatever else is printed. */
static hb_subset_input_t *batch_input(const struct face *f)
{
	static const char drop[][5] = {
		"GSUB", "GPOS", "GDEF", "BASE", "JSTF", "vhea", "vmtx", "VORG", "DSIG", "name", "post", "kern",
		"morx", "OS/2", "cmap", "gasp", "prep", "fpgm", "cvt ", "FFTM", "meta", "hdmx", "VDMX", "LTSH",
	};
	hb_subset_input_t *in = hb_subset_input_create_or_fail();

	for (size_t i = 0; i < G_N_ELEMENTS(drop); i++)
		hb_set_add(hb_subset_input_set(in, HB_SUBSET_SETS_DROP_TABLE_TAG), hb_tag_from_string(drop[i], 4));
	hb_set_union(hb_subset_input_unicode_set(in), f->want);
	hb_subset_input_set_flags(in, HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_RETAIN_GIDS);
	return in;
}

static void keep_maps(struct face *f, hb_subset_plan_t *plan)
{
	const hb_map_t *old = hb_subset_plan_unicode_to_old_glyph_mapping(plan);
	const hb_map_t *now = hb_subset_plan_old_to_new_glyph_mapping(plan);
	hb_codepoint_t ch = HB_SET_VALUE_INVALID;

	f->gids = hb_map_create();
	while (hb_set_next(f->want, &ch))
		if (hb_map_has(old, ch))
			hb_map_set(f->gids, ch, hb_map_get(now, hb_map_get(old, ch)));
}

/* `gids` holds, for every glyph, the one that hb_font knows, or NULL for the same. */
static void keep_advances(struct face *f, hb_font_t *font, const uint32_t *gids)
{
	f->advances = g_new(int16_t, f->n_glyphs);
	for (unsigned g = 0; g < f->n_glyphs; g++)
		f->advances[g] = (int16_t)to_em(f, hb_font_get_glyph_h_advance(font, gids != NULL ? gids[g] : g));
}

/* ---- cut: CID-keyed CFF ---- */

/* The glyphs of the face for all wanted characters, ascending, 0 first. */
static hb_set_t *wanted_glyphs(const struct face *f)
{
	hb_set_t *set = hb_set_create();
	hb_codepoint_t ch = HB_SET_VALUE_INVALID, gid;

	hb_set_add(set, 0);
	while (hb_set_next(f->want, &ch))
		if (hb_font_get_nominal_glyph(f->whole_font, ch, &gid))
			hb_set_add(set, gid);
	return set;
}

static void keep_cuts(struct face *f)
{
	hb_map_t *number = hb_map_create();
	hb_codepoint_t ch = HB_SET_VALUE_INVALID, gid;

	for (unsigned g = 0; g < f->n_glyphs; g++)
		hb_map_set(number, f->whole_gids[g], g);
	f->gids = hb_map_create();
	while (hb_set_next(f->want, &ch))
		if (hb_font_get_nominal_glyph(f->whole_font, ch, &gid))
			hb_map_set(f->gids, ch, hb_map_get(number, gid));
	hb_map_destroy(number);
	f->cids = g_new(uint16_t, f->n_glyphs);
	for (unsigned g = 0; g < f->n_glyphs; g++)
		f->cids[g] = cff_cid(f->cuts, g);
	keep_advances(f, f->whole_font, f->whole_gids);
}

static bool cut(struct face *f)
{
	hb_set_t *set = wanted_glyphs(f);
	hb_codepoint_t gid = HB_SET_VALUE_INVALID;
	unsigned len, n = 0;
	const char *bytes;

	f->table = hb_face_reference_table(f->whole, HB_TAG('C', 'F', 'F', ' '));
	bytes = hb_blob_get_data(f->table, &len);
	f->whole_gids = g_new(uint32_t, hb_set_get_population(set));
	while (hb_set_next(set, &gid))
		f->whole_gids[n++] = gid;
	f->cuts = cff_open((const unsigned char *)bytes, len, f->whole_gids, n);
	hb_set_destroy(set);
	if (f->cuts == NULL) {
		g_free(f->whole_gids);
		f->whole_gids = NULL;
		return false;
	}
	f->n_glyphs = n;
	f->cid_keyed = true;
	keep_cuts(f);
	return true;
}

/* ---- subset: everything else ---- */

static void subset(struct face *f)
{
	hb_subset_input_t *in = batch_input(f);
	hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(f->whole, in);
	hb_face_t *face = plan != NULL ? hb_subset_plan_execute_or_fail(plan) : NULL;

	if (face != NULL) {
		hb_font_t *font = hb_font_create(face);

		keep_maps(f, plan);
		f->batch_bytes = hb_face_reference_blob(face);
		f->n_glyphs = hb_face_get_glyph_count(face);
		keep_advances(f, font, NULL);
		hb_font_destroy(font);
		hb_face_destroy(face);
	}
	hb_subset_plan_destroy(plan);
	hb_subset_input_destroy(in);
}

void face_subset(struct face *f)
{
	if (!hb_set_is_empty(f->want)) {
		measure(f);
		if (!f->cff || !cut(f))
			subset(f);
	}
	drop_whole(f);
}

/* A name-keyed CFF or a TrueType face: FreeType reads the batch subset. */
static bool open_batch(struct face *f)
{
	unsigned len;
	const char *bytes;
	FT_Bool cid = 0;

	if (f->batch_bytes == NULL)
		return false;
	bytes = hb_blob_get_data(f->batch_bytes, &len);
	if (FT_New_Memory_Face(f->library, (const FT_Byte *)bytes, (FT_Long)len, 0, &f->outlines) != 0)
		return false;
	if (!f->cff || FT_Get_CID_Is_Internally_CID_Keyed(f->outlines, &cid) != 0 || !cid)
		return true;
	f->cid_keyed = true;
	f->cids = g_new0(uint16_t, f->n_glyphs);
	for (unsigned g = 0; g < f->n_glyphs; g++) {
		FT_UInt id = 0;

		FT_Get_CID_From_Glyph_Index(f->outlines, g, &id);
		f->cids[g] = (uint16_t)id;
	}
	return true;
}

bool face_finish(struct face *f, FT_Library library)
{
	f->library = library;
	return f->cuts != NULL || open_batch(f);
}

hb_face_t *face_batch(const struct face *face)
{
	struct face *f = (struct face *)(uintptr_t)face;

	if (f->batch == NULL) {
		hb_face_t *plain = hb_face_create(f->batch_bytes, 0);

		f->batch = hb_subset_preprocess(plain);
		hb_face_destroy(plain);
	}
	return f->batch;
}

/* Opening a whole CJK face costs FreeType milliseconds that a batch of PDFs
 * never needs, so it waits for the first picture (of each process). */
FT_Face face_outlines(const struct face *face, uint32_t gid, uint32_t *there)
{
	struct face *f = (struct face *)face;

	*there = f->whole_gids != NULL ? f->whole_gids[gid] : gid;
	if (f->outlines == NULL && f->cuts != NULL &&
		FT_New_Face(f->library, f->file, f->index, &f->outlines) != 0)
		f->outlines = NULL;
	return f->outlines;
}
