/* official.c -- what only an issued document carries (GB/T 9704-2012 7.2 and 7.4), in
 * profile official: the red head on its first page, 版记 on its last.
 *
 *   000001                         份号, 密级, 紧急程度: flush left, a line each
 *   机密
 *   ┄┄ 35 mm below the top of the type area ┄┄
 *          ＸＸ区民政局文件         发文机关标志, red
 *
 *
 *          Ｘ民发〔2023〕12号      发文字号; to superiors: left, 签发人 right
 *   ━━━━━━━━━━━━━━━━━━━━━━━━━━━━   red rule, 4 mm below, as wide as the type area */
#include <string.h>

#include "layout/parts.h"

#define MM4 11339    /* [1/1000 pt] */
#define MM35 99213
#define ROW 28000    /* of 版记 */

static uint32_t line_of(const xmlNode *n)
{
	return (uint32_t)xmlGetLineNo(n);
}

/* The attribute's text, or NULL when it is not there or empty. */
static const char *said(const xmlNode *n, const char *name)
{
	const char *v = node_attr(n, name);

	return v != NULL && *v != '\0' ? v : NULL;
}

static struct text *one_line(struct layout *l, const struct face *face, const char *s, uint32_t line)
{
	struct text *t = text_string(l, face, s, line);

	text_set(l, t, l->width, l->width, false);
	return t;
}

/* ---- the red head ---- */

/* As large as style.xml allows, smaller when the name would not go on one line. */
static int32_t head_size(const struct layout *l, const char *org)
{
	int32_t n = (int32_t)g_utf8_strlen(org, -1), most = unit_of(l->style->head_size), fits = l->width / (n > 0 ? n : 1);

	return most < fits ? most : fits / 1000 * 1000;
}

static void read_above(struct layout *l, struct masthead *m, const xmlNode *n)
{
	static const struct { const char *name; enum style_role role; } rows[] = {
		{ "serial", STYLE_BODY }, { "secret", STYLE_HEI }, { "urgency", STYLE_HEI },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		struct face face = { rows[i].role, l->body, l->cell, l->style->text };

		if (said(n, rows[i].name) != NULL)
			m->above[m->n_above++] = one_line(l, &face, said(n, rows[i].name), line_of(n));
	}
}

void block_masthead(struct layout *l, const xmlNode *n, const struct place *at)
{
	const char *org = said(n, "org"), *number = said(n, "number"), *signer = said(n, "signer");
	struct face body = face_at(l, at, STYLE_BODY), head = { STYLE_TITLE, 0, 0, l->style->red };
	struct masthead *m;
	struct item *it;

	if (!l->options->official)
		return;
	if (number == NULL || org == NULL) {   /* what looks issued has an issuer and a number */
		layout_say(l, DIAG_LAYOUT_NUMBER, line_of(n), NULL);
		return;
	}
	m = ARENA_NEW(l->arena, struct masthead);
	head.size = head.cell = head_size(l, org);
	m->org = one_line(l, &head, org, line_of(n));
	m->number = one_line(l, &body, number, line_of(n));
	if (signer != NULL)
		m->signer = one_line(l, &body, arena_printf(l->arena, "签发人：%s", signer), line_of(n));
	read_above(l, m, n);
	m->number_y = MM35 + head.size + 2 * at->pitch;
	m->rule_y = m->number_y + l->body + MM4;
	it = flow_add(l, ITEM_MASTHEAD, m->rule_y + 2 * at->pitch);   /* the title stands two lines below */
	it->glue = true;
	it->line = line_of(n);
	it->as.masthead = m;
}

void draw_masthead(struct layout *l, struct canvas *c, const struct masthead *m, int32_t x, int32_t y)
{
	int32_t number_x = m->signer != NULL ? l->cell : (l->width - m->number->lines[0].width) / 2;

	for (size_t i = 0; i < m->n_above; i++)
		draw_line_of(l, c, m->above[i], 0, x, y + (int32_t)i * l->pitch, l->body);
	draw_line_of(l, c, m->org, 0, x + (l->width - m->org->lines[0].width) / 2, y + MM35, m->org->size);
	draw_line_of(l, c, m->number, 0, x + number_x, y + m->number_y, l->body);
	if (m->signer != NULL)
		draw_line_of(l, c, m->signer, 0, x + l->width - l->cell - m->signer->lines[0].width, y + m->number_y, l->body);
	draw_line_rule(c, x, y + m->rule_y, x + l->width, y + m->rule_y, 1.5, l->style->red);
}

/* ---- 版记 ---- */

/* Kept until the end: it stands behind the annexes too. */
void block_imprint(struct layout *l, const xmlNode *n)
{
	int32_t size = unit_of(l->style->page_number_size), room = l->width - 5 * size;
	struct face face = { STYLE_BODY, size, size, l->style->text };
	const char *copies = said(n, "copies");
	struct imprint *m;

	if (!l->options->official)
		return;
	m = ARENA_NEW(l->arena, struct imprint);
	if (copies != NULL) {   /* further lines begin below the first name */
		m->copies = text_string(l, &face, arena_printf(l->arena, g_str_has_suffix(copies, "。") ? "%s" : "%s。", copies),
			line_of(n));
		text_set(l, m->copies, room, room, true);
	}
	m->label = one_line(l, &face, "抄送：", line_of(n));
	m->org = one_line(l, &face, said(n, "org") != NULL ? said(n, "org") : "", line_of(n));
	m->date = one_line(l, &face, arena_printf(l->arena, "%s印发", said(n, "date") != NULL ? said(n, "date") : ""),
		line_of(n));
	m->height = ROW * (1 + (m->copies != NULL ? (int32_t)m->copies->n_lines : 0));
	m->line = line_of(n);
	l->imprint = m;
}

void flow_imprint(struct layout *l)
{
	struct item *it;

	if (l->imprint == NULL)
		return;
	it = flow_add(l, ITEM_IMPRINT, l->imprint->height);
	it->line = l->imprint->line;
	it->as.imprint = l->imprint;
}

/* Rules as wide as the type area, 0.35 mm outside and 0.25 mm between; 4号仿宋. */
void draw_imprint(struct layout *l, struct canvas *c, const struct imprint *m, int32_t x, int32_t y)
{
	const double thick = 0.35 / 25.4 * 72, thin = 0.25 / 25.4 * 72;
	int32_t size = m->org->size, right = x + l->width;

	draw_line_rule(c, x, y, right, y, thick, l->style->text);
	if (m->copies != NULL) {
		draw_line_of(l, c, m->label, 0, x + size, y, ROW);
		for (size_t i = 0; i < m->copies->n_lines; i++, y += ROW)
			draw_line_of(l, c, m->copies, i, x + 4 * size, y, ROW);
		draw_line_rule(c, x, y, right, y, thin, l->style->text);
	}
	if (m->org->n_lines > 0)
		draw_line_of(l, c, m->org, 0, x + size, y, ROW);
	draw_line_of(l, c, m->date, 0, right - size - m->date->lines[0].width, y, ROW);
	draw_line_rule(c, x, y + ROW, right, y + ROW, thick, l->style->text);
}
