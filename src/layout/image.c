/* image.c -- photos: JPEG and PNG as they are, without the camera's notes.
 *
 * EXIF can tell where and by whom a picture was taken, so all notes are dropped and
 * whatever stands behind the picture; the orientation that EXIF gave is kept as a
 * number. PNG keeps only the chunks that make the picture. Every length is checked
 * against the file. */
#include <string.h>

#include "layout/parts.h"

struct bytes { const unsigned char *p; size_t n; };

static unsigned be16(const unsigned char *p) { return (unsigned)p[0] << 8 | p[1]; }
static uint32_t be32(const unsigned char *p) { return (uint32_t)be16(p) << 16 | be16(p + 2); }

static unsigned tiff16(const unsigned char *p, bool big) { return big ? be16(p) : (unsigned)p[1] << 8 | p[0]; }
static uint32_t tiff32(const unsigned char *p, bool big)
{
	return big ? be32(p) : (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 | (uint32_t)p[1] << 8 | p[0];
}

/* Tag 0x0112 of the first directory, 1..8; 1 when there is none. */
static int exif_orientation(const unsigned char *p, size_t n)
{
	bool big;
	size_t at, count;

	if (n < 14 || memcmp(p, "Exif\0\0", 6) != 0)
		return 1;
	p += 6;
	n -= 6;
	big = p[0] == 'M';
	at = tiff32(p + 4, big);
	if (at > n || n - at < 2)
		return 1;
	count = tiff16(p + at, big);
	for (size_t i = 0; i < count && n - at >= 2 + (i + 1) * 12; i++) {
		const unsigned char *e = p + at + 2 + i * 12;
		unsigned v = tiff16(e + 8, big);

		if (tiff16(e, big) == 0x0112)
			return v >= 1 && v <= 8 ? (int)v : 1;
	}
	return 1;
}

static bool is_frame(unsigned marker)
{
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/* JFIF's head and Adobe's note on colours; every other note may name a person or a place. */
static bool is_kept(unsigned marker)
{
	bool note = (marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE;

	return !note || marker == 0xE0 || marker == 0xEE;
}

/* Behind the coded data of a scan: the next marker that is not a part of it (ITU-T T.81, B.1.1.5). */
static size_t scan_end(struct bytes in, size_t i)
{
	while (i + 1 < in.n && !(in.p[i] == 0xFF && in.p[i + 1] != 0 && !(in.p[i + 1] >= 0xD0 && in.p[i + 1] <= 0xD7)))
		i++;
	return i;
}

static void read_frame(const unsigned char *p, struct canvas_image *image, enum diag_code *fault)
{
	image->height = (int)be16(p + 5);
	image->width = (int)be16(p + 7);
	if (p[9] == 4)   /* the output intent of PDF/A is sRGB */
		*fault = DIAG_LAYOUT_CMYK;
}

/* Segment by segment up to the end of the picture: cameras put further ones, with their
 * own notes, behind it. */
static bool load_jpeg(struct bytes in, GByteArray *out, struct canvas_image *image, enum diag_code *fault)
{
	size_t i = 2;

	g_byte_array_append(out, in.p, 2);
	while (i + 4 <= in.n && in.p[i] == 0xFF && in.p[i + 1] != 0xD9) {
		unsigned marker = in.p[i + 1];
		size_t len = be16(in.p + i + 2), end = i + 2 + len;

		if (marker == 0xFF) {
			i++;
			continue;
		}
		if (len < 2 || end > in.n)
			return false;
		if (is_frame(marker) && len >= 8)
			read_frame(in.p + i, image, fault);
		if (marker == 0xE1 && image->orientation <= 1)
			image->orientation = exif_orientation(in.p + i + 4, len - 2);
		if (marker == 0xDA)
			end = scan_end(in, end);
		if (is_kept(marker))
			g_byte_array_append(out, in.p + i, (guint)(end - i));
		i = end;
	}
	if (i + 2 > in.n || in.p[i] != 0xFF || in.p[i + 1] != 0xD9 || image->width <= 0 || image->height <= 0)
		return false;
	g_byte_array_append(out, in.p + i, 2);
	return *fault == DIAG_LAYOUT_PHOTO;
}

#define MOST_PIXELS 100000000u   /* decoded, 400 MB */

static bool load_png(struct bytes in, GByteArray *out, struct canvas_image *image)
{
	static const char kept[] = "IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP";
	size_t i = 8;
	bool end = false;

	g_byte_array_append(out, in.p, 8);
	while (!end && in.n - i >= 12) {
		size_t len = be32(in.p + i);
		char kind[5] = { 0 };

		memcpy(kind, in.p + i + 4, 4);
		if (len > in.n - i - 12)
			return false;
		if (strcmp(kind, "IHDR") == 0 && len >= 13) {
			uint32_t w = be32(in.p + i + 8), h = be32(in.p + i + 12);

			if (w == 0 || h == 0 || w > 100000 || h > 100000 || (uint64_t)w * h > MOST_PIXELS)
				return false;
			image->width = (int)w;
			image->height = (int)h;
		}
		if (strlen(kind) == 4 && strstr(kept, kind) != NULL)
			g_byte_array_append(out, in.p + i, (guint)(len + 12));
		end = strcmp(kind, "IEND") == 0;
		i += len + 12;
	}
	return end && image->width > 0;
}

/* A file of the submission, named relative to the photo folder, never outside of it. */
static bool is_inside(const char *file)
{
	return *file != '\0' && !g_path_is_absolute(file) && strstr(file, "..") == NULL && strchr(file, '\\') == NULL;
}

static bool parse(struct bytes in, GByteArray *out, struct canvas_image *image, enum diag_code *fault)
{
	static const unsigned char png[8] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n' };

	image->orientation = 1;
	image->jpeg = in.n > 4 && in.p[0] == 0xFF && in.p[1] == 0xD8;
	if (image->jpeg)
		return load_jpeg(in, out, image, fault);
	return in.n > 20 && memcmp(in.p, png, 8) == 0 && load_png(in, out, image);
}

const struct canvas_image *image_load(struct layout *l, const char *file, uint32_t line)
{
	char *path = is_inside(file) && l->options->photos != NULL ? g_build_filename(l->options->photos, file, NULL) : NULL;
	struct canvas_image *image = ARENA_NEW(l->arena, struct canvas_image);
	GByteArray *out = g_byte_array_new();
	enum diag_code fault = DIAG_LAYOUT_PHOTO;
	gchar *bytes = NULL;
	gsize len = 0;
	bool read = path != NULL && g_file_get_contents(path, &bytes, &len, NULL);

	image->name = arena_strdup(l->arena, file);
	if (!read || !parse((struct bytes){ (const unsigned char *)bytes, len }, out, image, &fault)) {
		layout_say(l, fault, line, image->name);
		image = NULL;
	} else {
		unsigned char *copy = arena_alloc(l->arena, out->len);

		memcpy(copy, out->data, out->len);
		image->bytes = copy;
		image->len = out->len;
	}
	g_byte_array_free(out, TRUE);
	g_free(bytes);
	g_free(path);
	return image;
}
