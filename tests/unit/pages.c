/* pages.c -- see pages.h. */
#include "pages.h"

#include <assert.h>
#include <glib.h>
#include <stdio.h>
#include <string.h>

static const char prose[] =
	"为贯彻落实党建引领培育发展社区社会组织创新基层社会治理工作方案，现将本镇社区社会组织发展情况报告如下。"
	"截至2023年9月30日，全镇共有社区社会组织86家，其中登记12家、备案74家，城市社区平均9.3家，农村社区平均4.6家，"
	"达到“城市社区不少于8家、农村社区不少于4家”的目标。李喆、王垚、陈犇、赵䶮、孙𬭚等负责人参加了培训——"
	"共开展活动1,284场，服务群众36,500人次，占常住人口的78.5%；活动场地面积3,600㎡……";

const char pages_rare[] = "张喆李垚王犇赵䶮孙𬭚周𫖯吴𬸚郑𠀋冯𡃁陈𪨰褚𰻞卫𱍐蒋㙍沈\uF8FE杨";

#define HAN 900

/* The i-th of HAN different characters of GB 2312's first level. */
static gunichar han(unsigned i)
{
	unsigned at = i % HAN * 4;
	char code[2] = { (char)(0xB0 + at / 94), (char)(0xA1 + at % 94) };
	char *utf8 = g_convert(code, 2, "UTF-8", "GB2312", NULL, NULL, NULL);
	gunichar ch = utf8 != NULL ? g_utf8_get_char(utf8) : 0x4E00;

	g_free(utf8);
	return ch;
}

void pages_open(struct pages *p)
{
	pages_open_among(p, "");
}

void pages_open_among(struct pages *p, const char *more)
{
	GString *all = g_string_new(prose);

	p->arena = arena_new();
	p->diags = diags_new();
	p->style = style_load("templates/style.xml", p->arena, p->diags);
	assert(p->style != NULL);
	p->fonts = fonts_open(p->style, p->diags);
	assert(p->fonts != NULL);
	for (unsigned i = 0; i < HAN; i++)
		g_string_append_unichar(all, han(i));
	g_string_append(all, "某绩效评估报告发展情况图例说明编号社区名称得分\xC2\xA0⼀一");
	fonts_want(p->fonts, all->str, all->len);
	fonts_want(p->fonts, pages_rare, strlen(pages_rare));
	fonts_want(p->fonts, more, strlen(more));
	fonts_want(p->fonts, "\xEF\xBF\xBF", 3);
	assert(fonts_prepare(p->fonts, p->diags));
	p->meta = (struct canvas_meta){
		.title = "某某镇社区社会组织工作报告（䶮𬭚）", .author = "某某镇人民政府", .subject = "2023年度",
		.keywords = "社区社会组织，绩效评估", .lang = "zh-CN", .date = 19630, .id = "sample",
	};
	g_string_free(all, TRUE);
}

void pages_close(struct pages *p)
{
	fonts_free(p->fonts);
	diags_free(p->diags);
	arena_free(p->arena);
}

/* A line of the grid: every Han character in its cell, the rest by its width. */
static const char *grid_line(const struct pages *p, struct canvas *c, double y, const char *text)
{
	double x = p->style->left, size = p->style->body_size, right = p->style->page_width - p->style->right;
	struct canvas_glyph glyph[64];
	struct canvas_run run = { .size = (float)size, .glyph = glyph };
	double start = x;
	int16_t rise = 0;

	while (*text != '\0') {
		struct font_glyph g = fonts_glyph(p->fonts, STYLE_BODY, g_utf8_get_char(text));
		double width = g.advance == 1000 ? p->style->pitch : g.advance * size / 1000;

		if (x + width > right + 0.01)
			break;
		if (run.n > 0 && (run.face != g.face || rise != g.rise || run.n == 64)) {
			canvas_text(c, start, y - rise * size / 1000, &run);
			run.n = 0;
		}
		if (run.n == 0) {
			start = x;
			run.face = g.face;
			rise = g.rise;
		}
		glyph[run.n++] = (struct canvas_glyph){ g.ch, g.missing ? 0 : g.gid, (float)(x - start) };
		x += width;
		text = g_utf8_next_char(text);
	}
	if (run.n > 0)
		canvas_text(c, start, y - rise * size / 1000, &run);
	return text;
}

static void figure(const struct pages *p, struct canvas *c, double x, double y)
{
	static const uint8_t verbs[] = { CANVAS_MOVE, CANVAS_CURVE, CANVAS_LINE, CANVAS_CLOSE };

	canvas_figure(c, "图1", true);
	for (int i = 0; i < 6; i++) {
		double h = 20 + 9 * i;
		struct canvas_paint paint = { .fill = true, .stroke = true, .fill_color = p->style->series[i],
			.stroke_color = 0x202020, .line_width = 0.5, .pattern = (enum canvas_pattern)i };

		canvas_rect(c, x + 30 * i, y + 80 - h, 22, h, &paint);
	}
	canvas_path(c, &(struct canvas_path){ 4, 5, verbs,
		(double[]){ x + 200, y + 80, x + 210, y, x + 250, y, x + 260, y + 80, x + 230, y + 60 } },
		&(struct canvas_paint){ .stroke = true, .stroke_color = 0xB3261E, .line_width = 1, .dash = { 3, 2 } });
	canvas_string(c, STYLE_SANS, 9, 0, CANVAS_CENTER, x + 90, y + 92, "图例说明 2023");
	canvas_figure(c, NULL, false);
}

static void table(const struct pages *p, struct canvas *c, double x, double y)
{
	char text[32];

	for (int row = 0; row <= 6; row++)
		canvas_line(c, x, y + 16.5 * row, x + 300, y + 16.5 * row, 0.5, p->style->grid);
	for (int row = 0; row < 6; row++)
		for (int col = 0; col < 4; col++) {
			snprintf(text, sizeof text, "%d.%d", row * 37 % 100, col);
			canvas_string(c, STYLE_SONG, 10.5, 0, CANVAS_RIGHT, x + 75 * (col + 1) - 5, y + 16.5 * row + 12, text);
		}
}

void pages_draw(const struct pages *p, struct canvas *c, int n)
{
	GString *body = g_string_new(prose);
	const char *rest;
	char label[16], name[16];

	for (unsigned i = 0; i < 616u * (unsigned)n; i++)
		g_string_append_unichar(body, han(i * 7919u % 1000003u));
	rest = body->str;
	for (int page = 1; page <= n; page++) {
		snprintf(label, sizeof label, "%d", page);
		snprintf(name, sizeof name, "sec-%d", page);
		canvas_page(c, p->style->page_width, p->style->page_height, label);
		canvas_dest(c, name, p->style->top);
		canvas_outline(c, page % 3 == 1 ? 1 : 2, page % 3 == 1 ? "一、发展情况（𬭚）" : "（一）绩效评估", name);
		canvas_string(c, STYLE_TITLE, 22, 0, CANVAS_CENTER, p->style->page_width / 2, 90, "某某镇工作报告——绩效评估");
		canvas_string(c, STYLE_HEI, 15.75, 0, CANVAS_LEFT, p->style->left, 125, "一、发展情况\uFFFF⼀\u00A0A");
		canvas_string(c, STYLE_KAI, 15.75, 0, CANVAS_LEFT, p->style->left, 150, "（一）社区名称：12个");
		for (int line = 0; line < 14; line++)
			rest = grid_line(p, c, 180 + 29.6 * line, rest);
		figure(p, c, p->style->left, 600);
		table(p, c, p->style->left, 705);
		canvas_link(c, p->style->left, 110, 150, 20, page % 2 == 0 ? "sec-1" : name);
		canvas_clip(c, 0, 0, 200, 60);
		canvas_string(c, STYLE_SONG, 14, 0xB3261E, CANVAS_LEFT, p->style->left, 50, "— 1 — 编号编号编号编号编号编号");
		canvas_unclip(c);
	}
	g_string_free(body, TRUE);
}

char *pages_pdf(const struct pages *p, int n, size_t *len)
{
	char *out;
	struct canvas *c = canvas_pdf(p->fonts, &p->meta, &out, len);

	pages_draw(p, c, n);
	assert(canvas_finish(c, p->diags));
	canvas_free(c);
	return out;
}
