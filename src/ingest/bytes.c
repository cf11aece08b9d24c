/* bytes.c -- recognising and decoding. See bytes.h for the order of attempts. */
#include "ingest/bytes.h"

#include <glib.h>
#include <string.h>

#include "ingest/gb18030.h"

/* ---- what is no table of text --------------------------------------------- */

#define MAGIC(text) text, sizeof text - 1
static const struct { const char *bytes; size_t n; const char *what; } magics[] = {
	{ MAGIC("PK\003\004"), DIAG_BOTH("压缩包或 Office 文件（xlsx、docx、zip）", "an Office file or an archive (xlsx, docx, zip)") },
	{ MAGIC("PK\005\006"), DIAG_BOTH("空的压缩包（zip）", "an empty archive (zip)") },
	{ MAGIC("\xD0\xCF\x11\xE0"), DIAG_BOTH("旧版 Office 文件（xls、doc）", "an old Office file (xls, doc)") },
	{ MAGIC("%PDF"), DIAG_BOTH("PDF 文件", "a PDF file") },
	{ MAGIC("Rar!"), DIAG_BOTH("压缩包（rar）", "an archive (rar)") },
	{ MAGIC("7z\xBC\xAF"), DIAG_BOTH("压缩包（7z）", "an archive (7z)") },
	{ MAGIC("\x1F\x8B"), DIAG_BOTH("压缩包（gz）", "an archive (gz)") },
	{ MAGIC("{\\rtf"), DIAG_BOTH("RTF 文档", "an RTF document") },
	{ MAGIC("\x89PNG"), DIAG_BOTH("图片（PNG）", "a picture (PNG)") },
	{ MAGIC("\xFF\xD8\xFF"), DIAG_BOTH("图片（JPEG）", "a picture (JPEG)") },
	{ MAGIC("GIF8"), DIAG_BOTH("图片（GIF）", "a picture (GIF)") },
	{ MAGIC("MIME-Version:"), DIAG_BOTH("网页归档（mht）", "an archived web page (mht)") },
};
static const struct { const char *bytes; size_t n; } encrypted[] = {
	{ MAGIC("\x62\x14\x23\x65") },      /* transparent encryption on office machines */
	{ MAGIC("E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e") },  /* an Office file with a password */
	{ MAGIC("E-SafeNet") },
};
static const char *const pages[] = { "<html", "<!doctype html", "<table", "<meta", "<head", "<style" };

static const char *skip_blanks(const char *p, const char *end)
{
	if (end - p >= 3 && memcmp(p, "\xEF\xBB\xBF", 3) == 0)
		p += 3;
	while (p < end && g_ascii_isspace(*p))
		p++;
	return p;
}

static bool contains(const char *p, size_t n, const char *what, size_t len)
{
	for (size_t i = 0; i + len <= n; i++)
		if (p[i] == what[0] && memcmp(p + i, what, len) == 0)
			return true;
	return false;
}

static bool is_encrypted(const char *p, size_t n)
{
	if (n >= 4 && memcmp(p, encrypted[0].bytes, 4) == 0)
		return true;
	if (n >= 4 && memcmp(p, "\xD0\xCF\x11\xE0", 4) == 0)
		return contains(p, MIN(n, 65536), encrypted[1].bytes, encrypted[1].n);
	return contains(p, MIN(n, 64), encrypted[2].bytes, encrypted[2].n);
}

const char *bytes_wrong_kind(const char *p, size_t n)
{
	const char *end = p + n, *first = skip_blanks(p, end);

	for (size_t i = 0; i < G_N_ELEMENTS(magics); i++)
		if (n >= magics[i].n && memcmp(p, magics[i].bytes, magics[i].n) == 0)
			return magics[i].what;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if ((size_t)(end - first) >= strlen(pages[i])
		    && g_ascii_strncasecmp(first, pages[i], strlen(pages[i])) == 0)
			return DIAG_BOTH("网页（HTML）", "a web page (HTML)");
	if (contains(first, MIN((size_t)(end - first), 1024), MAGIC("urn:schemas-microsoft-com:office:spreadsheet")))
		return DIAG_BOTH("Excel 的 XML 表格", "an Excel XML spreadsheet");
	return NULL;
}

static bool refuse_kind(const char *p, size_t n, struct loc at, struct diags *diags)
{
	const char *what;

	if (skip_blanks(p, p + n) == p + n)
		diag_say(diags, DIAG_FILE_EMPTY, at, NULL, NULL, NULL);
	else if (is_encrypted(p, n))
		diag_say(diags, DIAG_FILE_ENCRYPTED, at, NULL, NULL, NULL);
	else if ((what = bytes_wrong_kind(p, n)) != NULL)
		diag_say(diags, DIAG_FILE_KIND, at, what, NULL, NULL);
	else
		return false;
	return true;
}

/* ---- places in the bytes --------------------------------------------------- */

uint32_t bytes_line(const char *p, size_t offset)
{
	uint32_t line = 1;

	for (size_t i = 0; i < offset; i++)
		line += p[i] == '\n' || (p[i] == '\r' && p[i + 1] != '\n');
	return line;
}

static const char *hex_at(const char *p, size_t n, size_t offset, struct diags *diags)
{
	GString *s = g_string_new(NULL);
	const char *text;

	for (size_t i = offset; i < n && i < offset + 8; i++)
		g_string_append_printf(s, i > offset ? " %02X" : "%02X", (unsigned char)p[i]);
	text = diags_printf(diags, "%s", s->str);
	g_string_free(s, TRUE);
	return text;
}

static bool refuse_at(enum diag_code code, const char *p, size_t n, size_t offset, const char *encoding,
	struct loc at, struct diags *diags)
{
	at.line = bytes_line(p, offset);
	diag_say(diags, code, at, hex_at(p, n, offset, diags), encoding,
		diags_printf(diags, "%zu", offset));
	return false;
}

/* ---- files joined by hand --------------------------------------------------- */

/* Han characters of a line that is strict UTF-8; -1 when it is not. Six of them
 * in one line are no accident of another encoding. */
static int han_in_line(const char *p, size_t n)
{
	int han = 0;

	if (bytes_bad_utf8(p, n) < n)
		return -1;
	for (size_t i = 0; i < n; i++)
		han += (unsigned char)p[i] >= 0xE4 && (unsigned char)p[i] <= 0xE9;
	return han;
}

/* In a file that is not UTF-8: the offset at which the encoding changes from that
 * of its first lines, n when no line is certainly UTF-8. */
static size_t mixed_at(const char *p, size_t n)
{
	size_t first_other = n, first_utf8 = n, line = 0;

	while (line < n && (first_other == n || first_utf8 == n)) {
		const char *nl = memchr(p + line, '\n', n - line);
		size_t len = nl != NULL ? (size_t)(nl - p) - line : n - line;
		int han = han_in_line(p + line, len);

		if (han < 0 && first_other == n)
			first_other = line + bytes_bad_utf8(p + line, len);
		if (han >= 6 && first_utf8 == n)
			first_utf8 = line;
		line += len + 1;
	}
	return first_utf8 == n ? n : MAX(first_other, first_utf8);
}

/* ---- decoding --------------------------------------------------------------- */

static bool is_gb_name(const char *name)
{
	return g_ascii_strncasecmp(name, "GB", 2) == 0 || g_ascii_strcasecmp(name, "CP936") == 0
		|| g_ascii_strcasecmp(name, "936") == 0;
}

/* `bad` is the offset of the first byte that is no UTF-8, n when all are. */
static bool accept_utf8(char *raw, size_t n, size_t bom, size_t bad, struct loc at, struct diags *diags, struct text *out)
{
	const char *nul;

	if (bad < n)
		return refuse_at(bom > 0 ? DIAG_FILE_MIXED : DIAG_FILE_ENCODING, raw, n, bad, "UTF-8", at, diags);
	nul = memchr(raw, '\0', n);
	if (nul != NULL)
		return refuse_at(DIAG_FILE_NUL, raw, n, (size_t)(nul - raw), "UTF-8", at, diags);
	*out = (struct text){ raw, raw + bom, n - bom, bom > 0 ? "UTF-8 BOM" : "UTF-8" };
	return true;
}

static bool convert_gb(char *raw, size_t n, struct loc at, struct diags *diags, struct text *out)
{
	const char *nul = memchr(raw, '\0', n);
	size_t bad = 0, len = 0;
	char *text;

	if (nul != NULL)
		return refuse_at(DIAG_FILE_NUL, raw, n, (size_t)(nul - raw), "GB18030", at, diags);
	text = gb18030_decode(raw, n, &len, &bad);
	if (text == NULL)
		return refuse_at(DIAG_FILE_ENCODING, raw, n, bad, "GB18030", at, diags);
	*out = (struct text){ text, text, len, "GB18030" };
	g_free(raw);
	return true;
}

static bool convert_named(char *raw, size_t n, size_t bom, const char *name, struct loc at, struct diags *diags,
	struct text *out)
{
	gsize read = 0, len = 0;
	char *text = g_convert(raw + bom, (gssize)(n - bom), "UTF-8", name, &read, &len, NULL);
	const char *nul;

	if (text == NULL || bom + read < n) {
		g_free(text);
		at.line = 0;
		diag_say(diags, DIAG_FILE_ENCODING, at, hex_at(raw, n, bom + read, diags), name,
			diags_printf(diags, "%zu", (size_t)(bom + read)));
		return false;
	}
	nul = memchr(text, '\0', len);
	if (nul != NULL) {
		refuse_at(DIAG_FILE_NUL, text, len, (size_t)(nul - text), name, at, diags);
		g_free(text);
		return false;
	}
	*out = (struct text){ text, text, len, name };
	g_free(raw);
	return true;
}

static bool convert_forced(char *raw, size_t n, const char *forced, struct loc at, struct diags *diags,
	struct text *out)
{
	size_t bom = n >= 3 && memcmp(raw, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;

	if (is_gb_name(forced))
		return convert_gb(raw, n, at, diags, out);
	if (g_ascii_strcasecmp(forced, "UTF-8") == 0 || g_ascii_strcasecmp(forced, "UTF8") == 0)
		return accept_utf8(raw, n, bom, bytes_bad_utf8(raw, n), at, diags, out);
	return convert_named(raw, n, 0, forced, at, diags, out);
}

static bool detect(char *raw, size_t n, struct loc at, struct diags *diags, struct text *out)
{
	size_t mixed, bad;

	if (n >= 3 && memcmp(raw, "\xEF\xBB\xBF", 3) == 0)
		return accept_utf8(raw, n, 3, bytes_bad_utf8(raw, n), at, diags, out);
	if (n >= 2 && memcmp(raw, "\xFF\xFE", 2) == 0)
		return convert_named(raw, n, 2, "UTF-16LE", at, diags, out);
	if (n >= 2 && memcmp(raw, "\xFE\xFF", 2) == 0)
		return convert_named(raw, n, 2, "UTF-16BE", at, diags, out);
	bad = bytes_bad_utf8(raw, n);
	if (bad == n)
		return accept_utf8(raw, n, 0, bad, at, diags, out);
	mixed = mixed_at(raw, n);
	if (mixed < n)
		return refuse_at(DIAG_FILE_MIXED, raw, n, mixed, "UTF-8", at, diags);
	return convert_gb(raw, n, at, diags, out);
}

bool bytes_decode(char *raw, size_t n, const char *forced, struct loc at, struct diags *diags, struct text *out)
{
	bool done = !refuse_kind(raw, n, at, diags)
		&& (forced != NULL ? convert_forced(raw, n, forced, at, diags, out) : detect(raw, n, at, diags, out));

	if (!done)
		g_free(raw);
	return done;
}
