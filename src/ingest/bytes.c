/* bytes.c -- recognising and decoding. See bytes.h for the order of attempts. */
#include "ingest/bytes.h"

#include <glib.h>
#include <string.h>

#include "ingest/gb18030.h"

/* ---- what is no table of text --------------------------------------------- */

#define MAGIC(text) text, sizeof text - 1

/* What a file is, and what its sender does about it. */
struct kind { const char *what, *remedy; };

#define OPEN_ZH(with) "请用" with "打开，" SAVE_ZH "，再报送"
#define OPEN_EN(with) "open it in " with ", " SAVE_EN
#define COPY_ZH "请把里面的表格复制到下发的空白表中，" SAVE_ZH "，再报送"
#define COPY_EN "copy its table into the blank form, " SAVE_EN
#define ORIGINAL_ZH "这种文件读不出表格：请向制表人要原来的 Excel 或 WPS 表格，打开后" SAVE_ZH "，再报送"
#define ORIGINAL_EN "no table can be read from it: ask its author for the workbook, open it, " SAVE_EN
#define UNPACK_ZH "请右键点该文件，选“解压到当前文件夹”，报送里面的文件；里面是 Excel 或 WPS 表格的，打开后" SAVE_ZH
#define UNPACK_EN "unpack it and send what is inside; open workbooks in Excel or WPS, " SAVE_EN

#define SHEET DIAG_BOTH(OPEN_ZH(" Excel 或 WPS "), OPEN_EN("Excel or WPS"))
#define DOCUMENT DIAG_BOTH(COPY_ZH, COPY_EN)
#define PICTURE DIAG_BOTH(ORIGINAL_ZH, ORIGINAL_EN)
#define ARCHIVE DIAG_BOTH(UNPACK_ZH, UNPACK_EN)
#define EXPORT DIAG_BOTH("请在导出数据的系统中重新导出，格式选 Excel 或 CSV；导出的是 Excel 的，打开后" SAVE_ZH, \
	"export it again as a workbook or as CSV; open a workbook, " SAVE_EN)

/* Of files that begin alike those come first whose inside says more ("" = all). */
static const struct { const char *bytes; size_t n; const char *inside; size_t len; struct kind kind; } magics[] = {
	{ MAGIC("PK\003\004"), MAGIC("xl/"), { DIAG_BOTH(" Excel 或 WPS 工作簿（xlsx）", "a workbook (xlsx)"), SHEET } },
	{ MAGIC("PK\003\004"), MAGIC("word/"), { DIAG_BOTH(" Word 或 WPS 文字文档（docx）", "a text document (docx)"), DOCUMENT } },
	{ MAGIC("PK\003\004"), MAGIC("ppt/"), { DIAG_BOTH("演示文稿（pptx）", "a presentation (pptx)"), DOCUMENT } },
	{ MAGIC("PK\003\004"), MAGIC("opendocument.spreadsheet"), { DIAG_BOTH("工作簿（ods）", "a workbook (ods)"), SHEET } },
	{ MAGIC("PK\003\004"), MAGIC("OFD.xml"), { DIAG_BOTH("版式文件（OFD）", "a fixed-layout document (OFD)"), PICTURE } },
	{ MAGIC("PK\003\004"), MAGIC(""), { DIAG_BOTH("压缩包（zip）", "an archive (zip)"), ARCHIVE } },
	{ MAGIC("PK\005\006"), MAGIC(""), { DIAG_BOTH("空的压缩包（zip）", "an empty archive (zip)"), ARCHIVE } },
	{ MAGIC("\xD0\xCF\x11\xE0"), MAGIC("W\0o\0r\0d\0D\0o\0c"), { DIAG_BOTH("旧版 Word 或 WPS 文字文档（doc）", "an old text document (doc)"), DOCUMENT } },
	{ MAGIC("\xD0\xCF\x11\xE0"), MAGIC(""), { DIAG_BOTH("旧版 Excel 或 WPS 工作簿（xls、et）", "an old workbook (xls, et)"), SHEET } },
	{ MAGIC("%PDF"), MAGIC(""), { DIAG_BOTH(" PDF 文件", "a PDF file"), PICTURE } },
	{ MAGIC("Rar!"), MAGIC(""), { DIAG_BOTH("压缩包（rar）", "an archive (rar)"), ARCHIVE } },
	{ MAGIC("7z\xBC\xAF"), MAGIC(""), { DIAG_BOTH("压缩包（7z）", "an archive (7z)"), ARCHIVE } },
	{ MAGIC("\x1F\x8B"), MAGIC(""), { DIAG_BOTH("压缩包（gz）", "an archive (gz)"), ARCHIVE } },
	{ MAGIC("{\\rtf"), MAGIC(""), { DIAG_BOTH(" RTF 文档", "an RTF document"), DOCUMENT } },
	{ MAGIC("\x89PNG"), MAGIC(""), { DIAG_BOTH("图片（PNG）", "a picture (PNG)"), PICTURE } },
	{ MAGIC("\xFF\xD8\xFF"), MAGIC(""), { DIAG_BOTH("图片（JPEG）", "a picture (JPEG)"), PICTURE } },
	{ MAGIC("GIF8"), MAGIC(""), { DIAG_BOTH("图片（GIF）", "a picture (GIF)"), PICTURE } },
	{ MAGIC("MIME-Version:"), MAGIC(""), { DIAG_BOTH("网页归档（mht）", "an archived web page (mht)"), SHEET } },
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
	if (len == 0)
		return true;
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

/* "[{…", "{"…": what programs exchange. */
static bool is_json(const char *p, const char *end)
{
	const char *next = p < end && (*p == '[' || *p == '{') ? skip_blanks(p + 1, end) : end;

	return next < end && (*next == '"' || (*p == '[' && *next == '{'));
}

static const struct kind *wrong_kind(const char *p, size_t n)
{
	static const struct kind page = { DIAG_BOTH("网页（HTML）", "a web page (HTML)"), SHEET };
	static const struct kind sheet = { DIAG_BOTH(" Excel 的 XML 表格", "an Excel XML spreadsheet"), SHEET };
	static const struct kind json = { DIAG_BOTH("系统交换用的 JSON 数据", "JSON data"), EXPORT };
	const char *end = p + n, *first = skip_blanks(p, end);

	for (size_t i = 0; i < G_N_ELEMENTS(magics); i++)
		if (n >= magics[i].n && memcmp(p, magics[i].bytes, magics[i].n) == 0
		    && contains(p, n, magics[i].inside, magics[i].len))
			return &magics[i].kind;
	for (size_t i = 0; i < G_N_ELEMENTS(pages); i++)
		if ((size_t)(end - first) >= strlen(pages[i])
		    && g_ascii_strncasecmp(first, pages[i], strlen(pages[i])) == 0)
			return &page;
	if (contains(first, MIN((size_t)(end - first), 1024), MAGIC("urn:schemas-microsoft-com:office:spreadsheet")))
		return &sheet;
	return is_json(first, end) ? &json : NULL;
}

const char *bytes_wrong_kind(const char *p, size_t n)
{
	const struct kind *kind = wrong_kind(p, n);

	return kind != NULL ? kind->what : NULL;
}

void bytes_refuse_book(bool archive, struct loc at, struct diags *diags)
{
	diag_say(diags, DIAG_FILE_KIND, at, archive ? DIAG_BOTH("压缩包", "an archive") : DIAG_BOTH("表格软件的工作簿", "a workbook"),
		archive ? ARCHIVE : SHEET, NULL);
}

static bool refuse_kind(const char *p, size_t n, struct loc at, struct diags *diags)
{
	const struct kind *kind;

	if (skip_blanks(p, p + n) == p + n)
		diag_say(diags, DIAG_FILE_EMPTY, at, NULL, NULL, NULL);
	else if (is_encrypted(p, n))
		diag_say(diags, DIAG_FILE_ENCRYPTED, at, NULL, NULL, NULL);
	else if ((kind = wrong_kind(p, n)) != NULL)
		diag_say(diags, DIAG_FILE_KIND, at, kind->what, kind->remedy, NULL);
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

static size_t ascii_ahead(const char *p, size_t n)
{
	size_t i = 0;

	while (i < n && (p[i] & 0x80) == 0)
		i++;
	return i;
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
			first_utf8 = line + ascii_ahead(p + line, len);
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
