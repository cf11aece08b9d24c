/* marks.c -- signs that people put beside a value: marks of footnotes, a full stop
 * behind a word. */
#include "ingest/fold.h"
#include "ingest/values.h"

static const char *const marks[] = { "▲", "△", "▼", "★", "☆", "※", "◆", "◇", "*", "＊" };
/* Behind a number a comma or a point may have lost its digits. */
static const char *const stops[] = { "。", "；", ";", "！", "!", "、", "，", ",", "．", "." };
#define N_SAFE 5  /* of the stops, behind numbers, too */

static size_t begins_with(struct str s)
{
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (str_starts(s, marks[i]))
			return strlen(marks[i]);
	return 0;
}

static size_t ends_with(struct str s, size_t n_stops)
{
	for (size_t i = 0; i < G_N_ELEMENTS(marks); i++)
		if (str_ends(s, marks[i]))
			return strlen(marks[i]);
	for (size_t i = 0; i < n_stops; i++)
		if (str_ends(s, stops[i]))
			return strlen(stops[i]);
	return 0;
}

struct str marks_bare(struct str s, bool number)
{
	size_t len;

	while (s.n > 0 && (len = begins_with(s)) > 0)
		s = fold_trim(str_from(s, len));
	while (s.n > 0 && (len = ends_with(s, number ? N_SAFE : G_N_ELEMENTS(stops))) > 0)
		s = fold_trim((struct str){ s.p, s.n - len });
	return s;
}

bool marks_none(struct str s)
{
	unsigned char first = (unsigned char)s.p[0], last = (unsigned char)s.p[s.n - 1];

	return g_ascii_isalnum(last) && (g_ascii_isalnum(first) || (first >= 0xE4 && first <= 0xE9));
}

void marks_say(struct values *v, struct str s, struct str bare, struct cell *c)
{
	size_t before = (size_t)(bare.p - s.p);

	cell_remark(c, DIAG_MARK_DROPPED, arena_printf(v->arena, "%.*s%.*s", (int)before, s.p,
		(int)(s.n - before - bare.n), bare.p + bare.n), NULL);
}
