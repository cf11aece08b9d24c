/* layouts.c -- see layouts.h. */
#include "layouts.h"

#include <check.h>
#include <glib.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

#include "charts/charts.h"

static void want_folder(struct fonts *f, const char *folder)
{
	GDir *dir = g_dir_open(folder, 0, NULL);
	const char *name;

	while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
		char *path = g_build_filename(folder, name, NULL), *bytes;
		gsize len;

		if (g_str_has_suffix(name, ".xml") && g_file_get_contents(path, &bytes, &len, NULL)) {
			fonts_want(f, bytes, len);
			g_free(bytes);
		}
		g_free(path);
	}
	if (dir != NULL)
		g_dir_close(dir);
}

/* Every character that the tests print. */
static void want_all(struct fonts *f)
{
	static const struct { uint32_t from, to; } ranges[] = {
		{ 0x20, 0x7E }, { 0xB7, 0xB7 }, { 0x2010, 0x2030 }, { 0x2103, 0x2103 }, { 0x2460, 0x2473 }, { 0x25A1, 0x25CF },
		{ 0x3000, 0x3017 }, { 0x33A1, 0x33A1 }, { 0xFF01, 0xFF5E },
	};
	static const char *const folders[] = { "tests/golden/layout", "tests/golden/charts" };

	for (size_t i = 0; i < G_N_ELEMENTS(ranges); i++)
		for (uint32_t ch = ranges[i].from; ch <= ranges[i].to; ch++) {
			char buf[8];

			fonts_want(f, buf, (size_t)g_unichar_to_utf8(ch, buf));
		}
	for (size_t i = 0; i < G_N_ELEMENTS(folders); i++)
		want_folder(f, folders[i]);
	fonts_want(f, layout_characters(), strlen(layout_characters()));
	fonts_want(f, chart_characters(), strlen(chart_characters()));
}

void layouts_open(struct layouts *w)
{
	static const char more[] = "社区社会组织培育发展工作取得明显成效各项指标稳步提升群众满意度持续提高甲乙丙丁表头尾格";

	w->season = arena_new();
	w->arena = arena_new();
	w->diags = diags_new();
	w->style = style_load("templates/style.xml", w->season, w->diags);
	ck_assert_ptr_nonnull(w->style);
	w->fonts = fonts_open(w->style, w->diags);
	ck_assert_ptr_nonnull(w->fonts);
	want_all(w->fonts);
	fonts_want(w->fonts, more, sizeof more - 1);
	ck_assert(fonts_prepare(w->fonts, w->diags));
}

void layouts_close(struct layouts *w)
{
	fonts_free(w->fonts);
	diags_free(w->diags);
	arena_free(w->arena);
	arena_free(w->season);
}

char *layouts_trace(struct layouts *w, const char *xml, bool official)
{
	struct layout_options options = { w->style, w->fonts, "tests/golden/layout", official };
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), "report.xml", NULL, XML_PARSE_NONET);
	struct canvas *record, *trace;
	char *out = NULL;

	ck_assert_ptr_nonnull(doc);
	record = layout_report(doc, &options, w->arena, w->diags);
	ck_assert_ptr_nonnull(record);
	trace = canvas_trace(w->fonts, &out);
	canvas_play(record, trace);
	ck_assert(canvas_finish(trace, w->diags));
	canvas_free(trace);
	canvas_free(record);
	xmlFreeDoc(doc);
	arena_reset(w->arena);
	return out;
}

static void read_text(const char *line, struct layouts_text *t)
{
	const char *quote = strchr(line, '"'), *end = strstr(line, "\" ..");
	char *p;
	size_t n;

	t->x = g_ascii_strtod(line + 5, &p);
	t->y = g_ascii_strtod(p, &p);
	p = strchr(p + 1, ' ');
	t->size = g_ascii_strtod(p, NULL);
	n = (size_t)(end - quote) - 1;
	if (n >= sizeof t->words)
		n = sizeof t->words - 1;
	memcpy(t->words, quote + 1, n);
	t->words[n] = '\0';
	t->last = g_ascii_strtod(end + 4, NULL);
}

/* A path of straight lines: M x y L x y … */
static void read_path(const char *line, const char *end, struct layouts_text *t)
{
	const char *p = memchr(line, ':', (size_t)(end - line));

	if (p == NULL || memchr(p, 'C', (size_t)(end - p)) != NULL)
		return;
	for (p++; p < end; p++) {
		double v[2];
		char *next;

		if (*p != 'M' && *p != 'L')
			continue;
		v[0] = g_ascii_strtod(p + 1, &next);
		v[1] = g_ascii_strtod(next, &next);
		for (int i = 0; i < 2; i++) {
			t->box[i] = v[i] < t->box[i] ? v[i] : t->box[i];
			t->box[i + 2] = v[i] > t->box[i + 2] ? v[i] : t->box[i + 2];
		}
		p = next - 1;
	}
}

bool layouts_next(const char **at, struct layouts_text *t)
{
	const char *line = *at;

	while (*line != '\0') {
		const char *next = strchr(line, '\n');

		*at = next != NULL ? next + 1 : line + strlen(line);
		if (g_str_has_prefix(line, "page ")) {
			char *p;

			t->page_width = g_ascii_strtod(line + 5, &p);
			t->page_height = g_ascii_strtod(p, NULL);
			t->page++;
			t->box[0] = t->box[1] = 1e9;
			t->box[2] = t->box[3] = -1e9;
		} else if (g_str_has_prefix(line, "text ")) {
			read_text(line, t);
			return true;
		} else if (g_str_has_prefix(line, "path ")) {
			read_path(line, *at, t);
		}
		line = *at;
	}
	return false;
}
