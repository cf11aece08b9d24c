/* pdf_image.c -- pictures: a JPEG goes in whole, a PNG as flat RGB on white (no
 * transparency: ISO 19005-2, 6.2.10 would then want blending spaces). */
#include <cairo.h>
#include <string.h>

#include "render/pdf.h"
#include "render/png_file.h"

/* The number of colour components of a JPEG, 0 when it is none. */
static int jpeg_components(const unsigned char *p, size_t len)
{
	size_t i = 2;

	if (len < 4 || p[0] != 0xFF || p[1] != 0xD8)
		return 0;
	while (i + 9 < len) {
		unsigned marker = p[i + 1];

		if (p[i] != 0xFF)
			return 0;
		if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC)
			return p[i + 9];
		i += marker == 0xFF ? 1 : 2 + ((size_t)p[i + 2] << 8 | p[i + 3]);
	}
	return 0;
}

static HPDF_Dict image_object(struct pdf *pdf, int width, int height, const char *space)
{
	HPDF_Dict d = HPDF_DictStream_New(pdf->doc->mmgr, pdf->doc->xref);

	HPDF_Dict_AddName(d, "Type", "XObject");
	HPDF_Dict_AddName(d, "Subtype", "Image");
	HPDF_Dict_AddNumber(d, "Width", width);
	HPDF_Dict_AddNumber(d, "Height", height);
	HPDF_Dict_AddName(d, "ColorSpace", space);
	HPDF_Dict_AddNumber(d, "BitsPerComponent", 8);
	return d;
}

static HPDF_STATUS write_dct(HPDF_Dict dict, HPDF_Stream stream)
{
	(void)dict;
	return HPDF_Stream_WriteStr(stream, "/Filter /DCTDecode\012");
}

/* CMYK would need another output intent (6.2.4.3), so it is refused. */
static HPDF_Dict jpeg_object(struct pdf *pdf, const struct canvas_image *image)
{
	int components = jpeg_components(image->bytes, image->len);
	HPDF_Dict d;

	if (components != 1 && components != 3)
		return NULL;
	d = image_object(pdf, image->width, image->height, components == 1 ? "DeviceGray" : "DeviceRGB");
	d->write_fn = write_dct;
	pdf_stream_body(pdf, d, image->bytes, image->len);
	return d;
}

static HPDF_Dict png_object(struct pdf *pdf, const struct canvas_image *image)
{
	cairo_surface_t *png = png_decode(image->bytes, image->len), *flat;
	int w = cairo_image_surface_get_width(png), h = cairo_image_surface_get_height(png);
	unsigned char *rgb, *p;
	cairo_t *cr;
	HPDF_Dict d;

	if (cairo_surface_status(png) != CAIRO_STATUS_SUCCESS) {
		cairo_surface_destroy(png);
		return NULL;
	}
	flat = cairo_image_surface_create(CAIRO_FORMAT_RGB24, w, h);
	cr = cairo_create(flat);
	cairo_set_source_rgb(cr, 1, 1, 1);
	cairo_paint(cr);
	cairo_set_source_surface(cr, png, 0, 0);
	cairo_paint(cr);
	cairo_destroy(cr);
	cairo_surface_flush(flat);
	p = rgb = g_malloc((size_t)w * (size_t)h * 3);
	for (int y = 0; y < h; y++) {
		const unsigned char *row = cairo_image_surface_get_data(flat) +
			(size_t)y * (size_t)cairo_image_surface_get_stride(flat);

		for (int x = 0; x < w; x++) {
			uint32_t v;

			memcpy(&v, row + 4 * x, sizeof v);
			*p++ = (unsigned char)(v >> 16);
			*p++ = (unsigned char)(v >> 8);
			*p++ = (unsigned char)v;
		}
	}
	d = image_object(pdf, w, h, "DeviceRGB");
	pdf_stream_fill(pdf, d, rgb, (size_t)w * (size_t)h * 3, true);
	g_free(rgb);
	cairo_surface_destroy(flat);
	cairo_surface_destroy(png);
	return d;
}

/* The number of an image's resource, made at its first use; -1 when it cannot be decoded. */
int pdf_image_index(struct pdf *pdf, const struct canvas_image *image)
{
	struct pdf_picture picture = { image->bytes, 0 };
	HPDF_Dict d;
	char key[16];

	for (guint i = 0; i < pdf->pictures->len; i++)
		if (g_array_index(pdf->pictures, struct pdf_picture, i).bytes == image->bytes)
			return g_array_index(pdf->pictures, struct pdf_picture, i).index;
	d = image->jpeg ? jpeg_object(pdf, image) : png_object(pdf, image);
	picture.index = d != NULL ? (int)pdf->pictures->len : -1;
	g_array_append_val(pdf->pictures, picture);
	if (d == NULL) {
		g_ptr_array_add(pdf->faults, arena_strdup(pdf->arena, image->name));
		return -1;
	}
	g_snprintf(key, sizeof key, "I%d", picture.index);
	HPDF_Dict_Add(pdf->images, key, d);
	return picture.index;
}

void pdf_image_faults(struct pdf *pdf, struct diags *diags)
{
	for (guint i = 0; i < pdf->faults->len; i++)
		diag_say(diags, DIAG_IMAGE_BROKEN, (struct loc){ 0 },
			diags_printf(diags, "%s", (const char *)g_ptr_array_index(pdf->faults, i)), "JPEG (RGB, grey) / PNG", NULL);
}
