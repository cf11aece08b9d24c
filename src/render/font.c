/* font.c -- which face serves which character in which role.
 *
 * A role has a Latin face and a chain of faces: its families in the order of
 * style.xml, then the families for rare characters. fonts_prepare() walks the
 * chain once for every wanted character and fills a table per role (a page of
 * 256 glyphs for every block of characters in use), so that fonts_glyph() is two
 * array accesses. */
#include "render/font.h"

#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "base/parallel.h"
#include "render/face.h"

#define PAGES 0x1100  /* of 256 characters: all of Unicode */
#define LATIN_NONE SIZE_MAX

/* What layout, charts and canvases print of their own accord. */
static const char own_text[] =
	" !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
	"，。、；：？！（）〔〕【】《》〈〉“”‘’—…·．－～％‰℃°×÷±≤≥≠≈＝＋／＊№§○●□■△▲▽▼☆★◇◆√→←↑↓　"
	"①②③④⑤⑥⑦⑧⑨⑩〇一二三四五六七八九十百千万亿零第页共图表续附件注目录单位个人次元"
	"本页小计承前合计总平均中位数目标达标未达标未报送年月日季度缺字";

struct role {
	size_t *chain;       /* indices of faces: families, then rare */
	size_t n, n_families;
	size_t latin;        /* index of a face, or LATIN_NONE */
	GString *absent;     /* families that are not installed */
	struct font_glyph *pages[PAGES];
};

struct fonts {
	GPtrArray *faces;    /* struct face */
	struct role roles[STYLE_ROLE_COUNT];
	GString *absent_rare;
	uint8_t *want;       /* PAGES * 256: 1 for every character that will be printed */
	GArray *missing;     /* uint32_t */
	bool *gb2312;        /* of U+4E00..U+9FFF */
	FT_Library library;
};

static const char *const role_names[] = {
#define X(id, name) [STYLE_##id] = name,
	STYLE_ROLES(X)
#undef X
};

struct face *const *fonts_faces(const struct fonts *f, size_t *n)
{
	*n = f->faces->len;
	return (struct face *const *)f->faces->pdata;
}

static struct face *face_at(const struct fonts *f, size_t i)
{
	return g_ptr_array_index(f->faces, i);
}

static bool is_han(uint32_t ch)
{
	return (ch >= 0x3400 && ch <= 0x9FFF) || (ch >= 0xF900 && ch <= 0xFAFF) || (ch >= 0x20000 && ch <= 0x3FFFF);
}

/* Characters that the role's Latin face draws. · ° × ÷ are Chinese punctuation and signs. */
static bool is_latin(uint32_t ch)
{
	return (ch >= 0x20 && ch < 0x7F) || ch == 0xA0 || (ch >= 0xC0 && ch < 0x250 && ch != 0xD7 && ch != 0xF7);
}

/* Quotes, dash and ellipsis fill a whole cell in Chinese text (GB/T 15834-2011,
 * 5.1), so a face that has them in Latin widths does not serve them; a dash that
 * does not fill its cell would leave a gap in ——. */
static bool is_full_width(const struct face *face, uint32_t ch)
{
	static const uint32_t marks[] = { 0x2018, 0x2019, 0x201C, 0x201D, 0x2014, 0x2026 };
	struct face_ink ink;

	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (marks[i] == ch)
			return face_ink(face, ch, &ink) && ink.advance >= 950 &&
				(ch != 0x2014 || ink.right - ink.left >= 980);
	return true;
}

/* GB 2312 rows 16 to 87 are its 6,763 Han characters; row 55 ends at 89. */
static bool *gb2312_table(void)
{
	bool *table = g_new0(bool, 0x5200);
	GString *codes = g_string_sized_new(2 * 6763);
	char *utf8;

	for (int row = 16; row <= 87; row++)
		for (int cell = 1; cell <= (row == 55 ? 89 : 94); cell++) {
			g_string_append_c(codes, (char)(row + 0xA0));
			g_string_append_c(codes, (char)(cell + 0xA0));
		}
	utf8 = g_convert(codes->str, (gssize)codes->len, "UTF-8", "GB2312", NULL, NULL, NULL);
	for (const char *p = utf8; p != NULL && *p != '\0'; p = g_utf8_next_char(p))
		table[g_utf8_get_char(p) - 0x4E00] = true;
	g_string_free(codes, TRUE);
	g_free(utf8);
	return table;
}

static bool serves(const struct fonts *f, const struct face *face, uint32_t ch)
{
	if (face->gb2312_only && is_han(ch) && (ch < 0x4E00 || ch > 0x9FFF || !f->gb2312[ch - 0x4E00]))
		return false;
	return face_has(face, ch);
}

/* The face for a character, or LATIN_NONE when none has it. */
static size_t choose(const struct fonts *f, const struct role *r, uint32_t ch)
{
	if (is_latin(ch) && r->latin != LATIN_NONE && face_has(face_at(f, r->latin), ch))
		return r->latin;
	for (int narrow = 0; narrow < 2; narrow++)
		for (size_t i = 0; i < r->n; i++) {
			const struct face *face = face_at(f, r->chain[i]);

			if (serves(f, face, ch) && (narrow || is_full_width(face, ch)))
				return r->chain[i];
		}
	return r->latin != LATIN_NONE && face_has(face_at(f, r->latin), ch) ? r->latin : LATIN_NONE;
}

/* The folder with Fandol: EVALSEASON_FONTS, or `fonts` beside the build folder that the program
 * stands in, or the installed one, wherever the whole was moved. NULL: none. The caller frees it. */
static char *font_folder(void)
{
	const char *set = g_getenv("EVALSEASON_FONTS");
	static const char *const beside[] = { "../fonts", "../share/evalseason/fonts" };
	char *exe, *folder, *found = NULL;

	if (set != NULL)
		return g_strdup(set);
	exe = g_file_read_link("/proc/self/exe", NULL);
	folder = g_path_get_dirname(exe != NULL ? exe : ".");
	for (size_t i = 0; i < G_N_ELEMENTS(beside) && found == NULL; i++) {
		char *fonts = g_build_filename(folder, beside[i], NULL);

		if (g_file_test(fonts, G_FILE_TEST_IS_DIR))
			found = fonts;
		else
			g_free(fonts);
	}
	g_free(exe);
	g_free(folder);
	if (found == NULL && g_file_test(EVALSEASON_SHARE "/fonts", G_FILE_TEST_IS_DIR))
		found = g_strdup(EVALSEASON_SHARE "/fonts");
	return found;
}

/* The index of the family's face, opened at most once, or LATIN_NONE. */
static size_t add_face(struct fonts *f, const struct finder *finder, const char *spec, GString *absent)
{
	struct font_place place;
	struct face *face;

	if (!finder_find(finder, spec, &place)) {
		g_string_append_printf(absent, "%s%s", absent->len > 0 ? "、" : "", spec);
		return LATIN_NONE;
	}
	for (guint i = 0; i < f->faces->len; i++)
		if (strcmp(face_at(f, i)->file, place.file) == 0 && face_at(f, i)->index == place.index) {
			g_free(place.file);
			g_free(place.family);
			return i;
		}
	face = face_open(place);
	if (face == NULL)
		return LATIN_NONE;
	g_ptr_array_add(f->faces, face);
	return f->faces->len - 1;
}

static void add_chain(struct fonts *f, const struct finder *finder, struct role *r,
	const char *const *families, GString *absent)
{
	size_t count = 0;

	while (families != NULL && families[count] != NULL)
		count++;
	r->chain = g_renew(size_t, r->chain, r->n + count);
	for (size_t i = 0; i < count; i++) {
		size_t face = add_face(f, finder, families[i], absent);
		bool known = false;

		for (size_t k = 0; k < r->n; k++)
			known |= r->chain[k] == face;
		if (face != LATIN_NONE && !known)
			r->chain[r->n++] = face;
	}
}

static bool open_role(struct fonts *f, const struct finder *finder, const struct style *style,
	enum style_role role, struct diags *diags)
{
	struct role *r = &f->roles[role];
	const struct style_face *face = &style->faces[role];

	add_chain(f, finder, r, face->families, r->absent);
	r->n_families = r->n;
	if (r->n == 0)
		diag_say(diags, DIAG_FONT_NONE, (struct loc){ 0 }, role_names[role],
			diags_printf(diags, "%s", r->absent->str), NULL);
	for (size_t i = 0; face->latin != NULL && face->latin[i] != NULL && r->latin == LATIN_NONE; i++)
		r->latin = add_face(f, finder, face->latin[i], r->absent);
	g_string_truncate(f->absent_rare, 0);
	add_chain(f, finder, r, style->rare, f->absent_rare);
	return r->n_families > 0;
}

struct fonts *fonts_open(const struct style *style, struct diags *diags)
{
	struct fonts *f = g_new0(struct fonts, 1);
	char *folder = font_folder();
	struct finder *finder = finder_open(folder);
	bool ok = true;

	f->faces = g_ptr_array_new();
	f->absent_rare = g_string_new(NULL);
	f->want = g_new0(uint8_t, PAGES * 256);
	f->missing = g_array_new(FALSE, FALSE, sizeof(uint32_t));
	f->gb2312 = gb2312_table();
	FT_Init_FreeType(&f->library);
	for (int i = 0; i < STYLE_ROLE_COUNT; i++) {
		f->roles[i].latin = LATIN_NONE;
		f->roles[i].absent = g_string_new(NULL);
	}
	for (int i = 0; i < STYLE_ROLE_COUNT; i++)
		ok &= open_role(f, finder, style, (enum style_role)i, diags);
	finder_close(finder);
	g_free(folder);
	fonts_want(f, own_text, sizeof own_text - 1);
	if (!ok) {
		fonts_free(f);
		return NULL;
	}
	return f;
}

void fonts_free(struct fonts *f)
{
	if (f == NULL)
		return;
	for (int i = 0; i < STYLE_ROLE_COUNT; i++) {
		for (int p = 0; p < PAGES; p++)
			g_free(f->roles[i].pages[p]);
		g_free(f->roles[i].chain);
		g_string_free(f->roles[i].absent, TRUE);
	}
	for (guint i = 0; i < f->faces->len; i++)
		face_free(face_at(f, i));
	g_ptr_array_free(f->faces, TRUE);
	g_string_free(f->absent_rare, TRUE);
	g_free(f->want);
	g_array_free(f->missing, TRUE);
	g_free(f->gb2312);
	FT_Done_FreeType(f->library);
	g_free(f);
}

/* A character from U+1000 on of the basic plane, outside the surrogates: nearly all of Chinese text. */
static bool is_three_bytes(const unsigned char *p, const unsigned char *end)
{
	return end - p >= 3 && p[0] > 0xE0 && p[0] < 0xF0 && p[0] != 0xED && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80;
}

void fonts_want(struct fonts *f, const char *utf8, size_t len)
{
	const unsigned char *p = (const unsigned char *)utf8, *end = p + len;

	while (p < end) {
		gunichar ch;

		if (*p < 0x80) {
			f->want[*p++] = 1;
		} else if (is_three_bytes(p, end)) {
			f->want[(p[0] & 0x0Fu) << 12 | (p[1] & 0x3Fu) << 6 | (p[2] & 0x3Fu)] = 1;
			p += 3;
		} else if ((ch = g_utf8_get_char_validated((const char *)p, end - p)) < PAGES * 256) {
			f->want[ch] = 1;
			p = (const unsigned char *)g_utf8_next_char((const char *)p);
		} else {
			p++;  /* not UTF-8: the stage that read it has said so */
		}
	}
}

static struct font_glyph *slot(struct role *r, uint32_t ch)
{
	struct font_glyph **page = &r->pages[ch >> 8];

	if (*page == NULL) {
		*page = g_new(struct font_glyph, 256);
		for (uint32_t i = 0; i < 256; i++)
			(*page)[i] = (struct font_glyph){ .ch = (ch & ~0xFFu) | i, .advance = 1000,
				.face = (uint16_t)r->chain[0], .missing = true };
	}
	return &(*page)[ch & 0xFF];
}

/* Chooses the face of every wanted character in every role. */
static void assign(struct fonts *f)
{
	const uint8_t *end = f->want + PAGES * 256;

	for (const uint8_t *p = f->want + 0x20; (p = memchr(p, 1, (size_t)(end - p))) != NULL; p++) {
		uint32_t ch = (uint32_t)(p - f->want);
		bool lost = false;

		if (ch == 0x7F)
			continue;
		for (int i = 0; i < STYLE_ROLE_COUNT; i++) {
			struct font_glyph *g = slot(&f->roles[i], ch);
			size_t face = choose(f, &f->roles[i], ch);

			g->missing = face == LATIN_NONE;
			lost |= g->missing;
			if (!g->missing) {
				g->face = (uint16_t)face;
				hb_set_add(face_at(f, face)->want, ch);
			}
		}
		if (lost)
			g_array_append_val(f->missing, ch);
	}
}

/* The shift that puts a face's ink at the height of the role's first face: Han
 * by the middle of square characters, Latin by the middle of the digits. */
static int16_t rise(const struct fonts *f, const struct role *r, size_t face)
{
	const struct face *first = face_at(f, r->chain[0]), *other = face_at(f, face);
	int shift = first->metrics.ink_center - other->metrics.ink_center;

	if (face == r->latin && other->metrics.ink_center == 0)
		shift = first->digit_center != 0 ? first->digit_center - other->digit_center : 0;
	else if (other->metrics.ink_center == 0)
		shift = 0;
	return (int16_t)(abs(shift) < 10 ? 0 : shift);  /* below 1/100 em nothing is seen */
}

static void fill(struct fonts *f, struct role *r)
{
	for (int p = 0; p < PAGES; p++)
		for (int i = 0; r->pages[p] != NULL && i < 256; i++) {
			struct font_glyph *g = &r->pages[p][i];
			const struct face *face = face_at(f, g->face);

			if (g->missing)
				continue;
			g->gid = hb_map_get(face->gids, g->ch);
			g->advance = face->advances[g->gid];
			g->rise = rise(f, r, g->face);
		}
}

static void subset_one(void *data, size_t i)
{
	const struct fonts *f = data;

	face_subset(face_at(f, i));
}

bool fonts_prepare(struct fonts *f, struct diags *diags)
{
	bool ok = true;

	assign(f);
	parallel_for(f->faces->len, subset_one, f);   /* faces are independent */
	for (guint i = 0; i < f->faces->len; i++) {
		struct face *face = face_at(f, i);

		if (!hb_set_is_empty(face->want) && !face_finish(face, f->library)) {
			diag_say(diags, DIAG_FONT_BROKEN, (struct loc){ 0 }, diags_printf(diags, "%s", face->file), NULL, NULL);
			ok = false;
		}
	}
	for (int i = 0; ok && i < STYLE_ROLE_COUNT; i++)
		fill(f, &f->roles[i]);
	return ok;
}

/* ---- asking ---- */

struct font_glyph fonts_glyph(const struct fonts *f, enum style_role role, uint32_t ch)
{
	const struct role *r = &f->roles[role];
	const struct font_glyph *page = ch < PAGES * 256 ? r->pages[ch >> 8] : NULL;

	if (page != NULL)
		return page[ch & 0xFF];
	return (struct font_glyph){ .ch = ch, .advance = 1000, .face = (uint16_t)r->chain[0], .missing = true };
}

struct font_metrics fonts_metrics(const struct fonts *f, enum style_role role)
{
	return face_at(f, f->roles[role].chain[0])->metrics;
}

int fonts_width(const struct fonts *f, enum style_role role, const char *utf8)
{
	int width = 0;

	for (; *utf8 != '\0'; utf8 = g_utf8_next_char(utf8))
		width += fonts_glyph(f, role, g_utf8_get_char(utf8)).advance;
	return width;
}

size_t fonts_missing(const struct fonts *f, const uint32_t **chars)
{
	*chars = (const uint32_t *)(void *)f->missing->data;
	return f->missing->len;
}

size_t fonts_face_count(const struct fonts *f)
{
	return f->faces->len;
}

const char *fonts_face_name(const struct fonts *f, unsigned face)
{
	return face_at(f, face)->name;
}

const char *fonts_face_family(const struct fonts *f, unsigned face)
{
	return face_at(f, face)->family;
}

uint32_t fonts_face_checksum(const struct fonts *f, unsigned face)
{
	return face_at(f, face)->checksum;
}

static void report_role(const struct fonts *f, const struct role *r, const char *name, bool zh, GString *out)
{
	static const char *const kinds[] = { "TrueType", "CFF" };

	g_string_append_printf(out, "%s\n", name);
	for (size_t i = 0; i < r->n_families; i++) {
		const struct face *face = face_at(f, r->chain[i]);

		g_string_append_printf(out, "  %s  %s  %s#%d  %s%s\n", i == 0 ? "*" : " ", face->family, face->file,
			face->index, kinds[face->cff], !face->gb2312_only ? "" : zh ? "  仅用其 GB 2312 汉字" : "  GB 2312 only");
	}
	if (r->latin != LATIN_NONE)
		g_string_append_printf(out, "  A  %s  %s\n", face_at(f, r->latin)->family, face_at(f, r->latin)->file);
	if (r->absent->len > 0)
		g_string_append_printf(out, "  -  %s%s\n", zh ? "未安装：" : "not installed: ", r->absent->str);
}

char *fonts_report(const struct fonts *f, enum diag_lang lang)
{
	bool zh = lang == DIAG_ZH;
	const struct role *last = &f->roles[STYLE_ROLE_COUNT - 1];
	GString *out = g_string_new(zh ? "字体角色（* 使用，空 补缺字，A 西文和数字，- 未安装）\n"
		: "Roles (* in use, blank: fallback, A: Latin and digits, -: not installed)\n");

	for (int i = 0; i < STYLE_ROLE_COUNT; i++)
		report_role(f, &f->roles[i], role_names[i], zh, out);
	g_string_append(out, zh ? "生僻字\n" : "rare characters\n");
	for (size_t i = last->n_families; i < last->n; i++)
		g_string_append_printf(out, "     %s  %s\n", face_at(f, last->chain[i])->family, face_at(f, last->chain[i])->file);
	if (f->absent_rare->len > 0)
		g_string_append_printf(out, "  -  %s%s\n", zh ? "未安装：" : "not installed: ", f->absent_rare->str);
	if (f->missing->len > 0)
		g_string_append(out, zh ? "没有字体的字：" : "characters without a font:");
	for (guint i = 0; i < f->missing->len; i++)
		g_string_append_printf(out, " U+%04X", g_array_index(f->missing, uint32_t, i));
	if (f->missing->len > 0)
		g_string_append_c(out, '\n');
	return g_string_free(out, FALSE);
}
