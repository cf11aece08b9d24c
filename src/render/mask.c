/* mask.c -- see mask.h. */
#include "render/mask.h"

#include <glib.h>
#include <ft2build.h>
#include FT_OUTLINE_H

#include "render/face.h"

#define KEPT 4096   /* masks of a face before all are forgotten: about 3 MB */

static struct mask *no_ink(void)
{
	return g_new0(struct mask, 1);
}

static uint8_t sixteenth(uint8_t cover)
{
	return (uint8_t)((cover + 8) / 17 * 17);
}

/* FreeType fills the outline, moved so that its corner is the bitmap's. */
static struct mask *fill(FT_Library library, FT_Outline *outline)
{
	FT_BBox box;
	FT_Bitmap bitmap = { .num_grays = 256, .pixel_mode = FT_PIXEL_MODE_GRAY };
	struct mask *m;
	size_t n;

	FT_Outline_Get_CBox(outline, &box);
	box.xMin &= ~63L;
	box.yMin &= ~63L;
	box.xMax = (box.xMax + 63) & ~63L;
	box.yMax = (box.yMax + 63) & ~63L;
	bitmap.width = (unsigned)(box.xMax - box.xMin) / 64;
	bitmap.rows = (unsigned)(box.yMax - box.yMin) / 64;
	n = (size_t)bitmap.width * bitmap.rows;
	m = g_malloc0(sizeof *m + n);
	bitmap.pitch = (int)bitmap.width;
	bitmap.buffer = m->cover;
	FT_Outline_Translate(outline, -box.xMin, -box.yMin);
	if (FT_Outline_Get_Bitmap(library, outline, &bitmap) != 0)
		return m;
	m->left = (int)(box.xMin / 64);
	m->top = (int)(box.yMax / 64);
	m->width = (int)bitmap.width;
	m->height = (int)bitmap.rows;
	for (size_t i = 0; i < n; i++)
		m->cover[i] = sixteenth(m->cover[i]);
	return m;
}

static struct mask *draw(const struct face *face, uint32_t gid, unsigned size)
{
	uint32_t there;
	FT_Face ft = face_outlines(face, gid, &there);
	FT_Matrix scale = { 0 };

	if (ft == NULL || FT_Load_Glyph(ft, there, FT_LOAD_NO_SCALE) != 0 || ft->glyph->outline.n_points == 0)
		return no_ink();
	scale.xx = scale.yy = FT_DivFix((FT_Long)size, ft->units_per_EM);
	FT_Outline_Transform(&ft->glyph->outline, &scale);
	return fill(face->library, &ft->glyph->outline);
}

static guint hash(gconstpointer key)
{
	return g_int64_hash(key);
}

const struct mask *mask_find(const struct fonts *f, unsigned face, uint32_t gid, unsigned size)
{
	size_t n;
	struct face *owner = fonts_faces(f, &n)[face];
	gint64 key = (gint64)gid << 32 | size, *kept;
	struct mask *m;

	if (owner->masks == NULL)
		owner->masks = g_hash_table_new_full(hash, g_int64_equal, g_free, g_free);
	if ((m = g_hash_table_lookup(owner->masks, &key)) != NULL)
		return m;
	if (g_hash_table_size(owner->masks) >= KEPT)
		g_hash_table_remove_all(owner->masks);
	m = draw(owner, gid, size);
	kept = g_new(gint64, 1);
	*kept = key;
	g_hash_table_insert(owner->masks, kept, m);
	return m;
}

/* ---- putting ---------------------------------------------------------------------- */

static uint32_t blend(uint32_t under, uint32_t over, uint32_t cover)
{
	uint32_t mixed = 0xFF000000;

	for (int shift = 0; shift < 24; shift += 8) {
		uint32_t a = under >> shift & 0xFF, b = over >> shift & 0xFF;

		mixed |= (a * (255 - cover) + b * cover + 127) / 255 << shift;
	}
	return mixed;
}

void mask_put(const struct mask *m, const struct pixels *to, int x, int y, uint32_t color)
{
	int left = x + m->left, top = y - m->top;
	int from = MAX(to->x0 - left, 0), until = MIN(to->x1 - left, m->width);

	for (int v = MAX(to->y0 - top, 0); v < MIN(to->y1 - top, m->height); v++) {
		const uint8_t *cover = m->cover + (size_t)v * (size_t)m->width;
		uint32_t *row = to->at + (ptrdiff_t)(top + v) * to->stride + left;

		for (int u = from; u < until; u++)
			if (cover[u] == 255)
				row[u] = 0xFF000000 | color;
			else if (cover[u] > 0)
				row[u] = blend(row[u], color, cover[u]);
	}
}
