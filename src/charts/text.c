/* text.c -- text that fits its place: measured, broken between characters that
 * may part (GB/T 15834), shortened as the last resort. */
#include "charts/draw.h"

#include <glib.h>
#include <string.h>

#define CENTER 0.37   /* of Han and digits above the baseline [em] */

static bool is_wide(gunichar ch)
{
	return ch >= 0x2e80 || g_unichar_iswide(ch) || ch == 0x2014 || ch == 0x2026 || (ch >= 0x2018 && ch <= 0x201d);
}

int text_em(const char *s)
{
	int em = 0;

	for (const char *p = s; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar ch = g_utf8_get_char(p);

		em += is_wide(ch) ? 1000 : ch == 'm' || ch == 'w' || ch == '%' || (ch >= 'A' && ch <= 'Z') ? 950
			: ch > 0x7f ? 1000 : 620;
	}
	return em;
}

double text_wish(double size, const char *s)
{
	return size * text_em(s) / 1000.0;
}

double text_width(const struct draw *d, double size, const char *s)
{
	return size * fonts_width(d->c->fonts, STYLE_SANS, s) / 1000.0;
}

/* May a line end between two characters? */
static bool may_part(gunichar before, gunichar after)
{
	static const char no_start[] = "。，、；：？！…—）〕］｝》〉」』】”’％·～,.;:?!)]}%";
	static const char no_end[] = "（〔［｛《〈「『【“‘([{";
	char buf[8] = { 0 };

	if (!is_wide(before) && !is_wide(after) && before != ' ' && after != ' ')
		return false;
	buf[g_unichar_to_utf8(after, buf)] = '\0';
	if (strstr(no_start, buf) != NULL)
		return false;
	buf[g_unichar_to_utf8(before, buf)] = '\0';
	return strstr(no_end, buf) == NULL;
}

/* The end of the line that starts at s, at most `room` wide: the last place to
 * part, or the last character that fits when there is none. */
static const char *line_end(const struct draw *d, const char *s, double size, double room)
{
	const char *part = NULL, *p = s;
	double w = 0.0;

	while (*p != '\0') {
		const char *next = g_utf8_next_char(p);
		gunichar ch = g_utf8_get_char(p);

		w += size * fonts_glyph(d->c->fonts, STYLE_SANS, ch).advance / 1000.0;
		if (w > room + 1e-6 && p > s)
			return part != NULL ? part : p;
		if (*next == '\0' || may_part(ch, g_utf8_get_char(next)))
			part = next;
		p = next;
	}
	return p;
}

static struct lines break_at(const struct draw *d, const char *s, double size, double room, int max_lines)
{
	struct lines out = { .n = 0 };

	while (*s != '\0' && out.n < max_lines) {
		const char *end = line_end(d, s, size, room);

		out.line[out.n++] = arena_strndup(d->arena, s, (size_t)(end - s));
		for (s = end; *s == ' '; s++)
			;
	}
	if (*s != '\0')
		out.n = max_lines + 1;
	return out;
}

static const char *shorten(const struct draw *d, const char *s, double size, double room)
{
	double w = text_width(d, size, "…");
	const char *p = s;

	while (*p != '\0') {
		double step = size * fonts_glyph(d->c->fonts, STYLE_SANS, g_utf8_get_char(p)).advance / 1000.0;

		if (w + step > room)
			break;
		w += step;
		p = g_utf8_next_char(p);
	}
	return arena_printf(d->arena, "%.*s…", (int)(p - s), s);
}

/* Lines that are all full but the last, which is shortened. */
static struct lines cut(const struct draw *d, const char *s, double size, double width, int max_lines)
{
	struct lines out = { .n = 0 };

	while (out.n < max_lines - 1) {
		const char *end = line_end(d, s, size, width);

		out.line[out.n++] = arena_strndup(d->arena, s, (size_t)(end - s));
		s = end;
	}
	out.line[out.n++] = text_width(d, size, s) <= width ? s : shorten(d, s, size, width);
	return out;
}

struct lines text_fit(const struct draw *d, const char *s, double size, double width, int max_lines)
{
	struct lines out = { .n = 1, .line = { s } };
	double whole = text_width(d, size, s);

	max_lines = CLAMP(max_lines, 1, TEXT_LINES);
	if (whole <= width + 1e-6)
		return out;
	for (int n = 2; n <= max_lines; n++)
		for (double room = whole / n; room < width + size / 2; room += size / 2) {
			out = break_at(d, s, size, MIN(room, width), n);
			if (out.n <= n)
				return out;
		}
	return cut(d, s, size, width, max_lines);
}

void text_put(const struct draw *d, double size, uint32_t color, enum canvas_align align,
	double x, double y, const char *s)
{
	if (*s != '\0')
		canvas_string(d->c, STYLE_SANS, size, color, align, x, y + CENTER * size, s);
}

void text_block(const struct draw *d, double size, uint32_t color, enum canvas_align align,
	double x, double y, const struct lines *lines)
{
	double pitch = size * (lines->n > 2 ? 1.12 : 1.18);

	for (int i = 0; i < lines->n; i++)
		text_put(d, size, color, align, x, y + (i - (lines->n - 1) / 2.0) * pitch, lines->line[i]);
}

void text_backed(const struct draw *d, double size, uint32_t color, double x, double y, const char *s)
{
	double w = text_width(d, size, s) + 3.0;
	struct canvas_paint white = paint_solid(0xffffff);

	canvas_rect(d->c, x - w / 2, y - size * 0.55, w, size * 1.1, &white);
	text_put(d, size, color, CANVAS_CENTER, x, y, s);
}

bool taken_try(struct taken *t, struct box b)
{
	for (size_t i = 0; i < t->n; i++) {
		const struct box *o = &t->box[i];

		if (b.x < o->x + o->w && o->x < b.x + b.w && b.y < o->y + o->h && o->y < b.y + b.h)
			return false;
	}
	if (t->n == G_N_ELEMENTS(t->box))
		return false;
	t->box[t->n++] = b;
	return true;
}
