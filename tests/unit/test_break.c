/* test_break.c -- line breaking: rules as rows, and ten thousand made-up paragraphs. */
#include <check.h>
#include <glib.h>
#include <stdlib.h>
#include <string.h>

#include "layout/break.h"

#define CELL 15793
#define WIDTH (28 * CELL)

static struct arena *arena;

static void begin(void) { arena = arena_new(); }
static void end(void) { arena_free(arena); }

struct set {
	struct break_text t;
	struct break_unit *u;
	struct break_line *lines;
	size_t n;
	int32_t *x;
	bool tight;
};

/* A face of fixed advances: a cell above U+0080, half of one for digits and marks below,
 * letters of odd widths. */
static int32_t advance_of(uint32_t ch)
{
	if (ch == '\n')
		return 0;
	if (ch < 0x80 && g_ascii_isalpha((char)ch))
		return CELL * (40 + (int32_t)(ch * 7 % 23)) / 100;
	return ch < 0x80 ? CELL / 2 : CELL;
}

static struct set set_text(const char *utf8, int32_t first, int32_t width, bool justify)
{
	struct set s = { 0 };
	glong n;
	gunichar *ch = g_utf8_to_ucs4_fast(utf8, -1, &n);
	uint32_t *copy = ARENA_ARRAY(arena, uint32_t, n + 1);
	int32_t *advance = ARENA_ARRAY(arena, int32_t, n + 1);

	for (glong i = 0; i < n; i++) {
		copy[i] = ch[i];
		advance[i] = advance_of(ch[i]);
	}
	g_free(ch);
	s.t = (struct break_text){ (size_t)n, copy, advance, NULL, CELL };
	s.x = ARENA_ARRAY(arena, int32_t, n + 1);
	s.u = break_prepare(&s.t, arena);
	s.n = break_lines(&s.t, s.u, first, width, justify, arena, &s.lines, s.x, &s.tight);
	return s;
}

/* The lines, joined by '|'. */
static char *shown(const struct set *s)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < s->n; i++) {
		if (i > 0)
			g_string_append_c(out, '|');
		for (size_t k = s->lines[i].from; k < s->lines[i].to; k++)
			g_string_append_unichar(out, s->t.ch[k]);
	}
	return g_string_free(out, FALSE);
}

static const struct { const char *says; int cells; const char *text, *lines; } rows[] = {
	{ "fills the line", 4, "社区社会组织培育", "社区社会|组织培育" },
	{ "a stop is squeezed in with another mark", 6, "社区，组织培，发展", "社区，组织培，|发展" },
	{ "without a second mark one character goes down", 6, "社区社会组织，培育", "社区社会组|织，培育" },
	{ "an opening mark does not end a line", 5, "社区社会（组织）培育", "社区社会|（组织）培育" },
	{ "two dashes stay together", 6, "社区社会组——织培育", "社区社会|组——织培育" },
	{ "an ellipsis stays together", 6, "社区社会组……织培育", "社区社会|组……织培育" },
	{ "a number keeps its percent sign", 5, "社区社会12.5%组织", "社区社会|12.5%组织" },
	{ "a number keeps its unit", 6, "社区社会组3万元组织", "社区社会组|3万元组织" },
	{ "a date breaks after 年", 6, "社区2023年8月1日组织", "社区2023年|8月1日组织" },
	{ "a document number does not break", 8, "社区社会〔2023〕12号组织", "社区社会|〔2023〕12号组织" },
	{ "a word does not break", 6, "社区社会hello组织", "社区社会|hello组织" },
	{ "not one character alone", 4, "社区社会组", "社区社|会组" },
	{ "nor one with its mark", 4, "社区社会组。", "社区社|会组。" },
	{ "a forced break", 4, "社区\n社会组", "社区|社会组" },
	{ "marks in a row share half a width", 6, "“社区”，“社会”", "“社区”，|“社会”" },
	{ "a range does not break", 7, "社区社会15—20家组织", "社区社会|15—20家组织" },
	{ "half a square short: the next one is pulled in", 6, "社12区，组织发展", "社12区，组织|发展" },
	{ "less than half a square short: it is not", 6, "1社，区，组织发展", "1社，区，组|织发展" },
	{ "a long piece does not strain the line", 9, "社，区，组，织，12.5%会员", "社，区，组，织，|12.5%会员" },
	{ "a long piece that lacks little comes in", 10, "社，区，组，织，12.5%会员", "社，区，组，织，12.5%|会员" },
	{ "the end does not strain the line", 9, "社，区，组，织，12.5%", "社，区，组，织，|12.5%" },
	{ "the end comes in when it lacks a square", 6, "1社，区，织10", "1社，区，织10" },
	{ "one character and its stop come in", 7, "社，区，组，织会。", "社，区，组，织会。" },
	{ "bans are kept where a piece is torn", 4, "000000）））", "00000|0）））" },
	{ "万平方米 is one unit", 7, "社区社会组3万平方米织", "社区社会组|3万平方米织" },
	{ "a box stays with its answer", 5, "社区社会□是", "社区社会|□是" },
	{ "第 stays with its number", 5, "社区社会第3组织", "社区社会|第3组织" },
};

START_TEST(breaks_by_the_rules)
{
	struct set s = set_text(rows[_i].text, rows[_i].cells * CELL, rows[_i].cells * CELL, true);
	char *lines = shown(&s);

	ck_assert_msg(strcmp(lines, rows[_i].lines) == 0, "%s: %s, not %s", rows[_i].says, lines, rows[_i].lines);
	g_free(lines);
}
END_TEST

START_TEST(squeezes_to_the_exact_width)
{
	struct set s = set_text("社区，组织培，发展", 6 * CELL, 6 * CELL, true);

	ck_assert_int_eq(s.lines[0].width, 6 * CELL);
	ck_assert_int_eq(s.x[0], 0);
	ck_assert_int_eq(s.x[6], 6 * CELL - CELL / 2);
}
END_TEST

/* Widths in quarters of a square, as they are without any need. */
static const struct { const char *says, *text; int quarters; } widths[] = {
	{ "a square each", "社区", 8 },
	{ "a quarter between Han and Latin", "社12区", 14 },
	{ "also behind a percent sign", "12%社", 11 },
	{ "none beside marks", "，12，", 12 },
	{ "opening marks share half", "（《社", 10 },
	{ "closing marks share half", "社》）", 10 },
	{ "closing and opening marks share half", "社）（区", 14 },
	{ "a stop and a closing mark share half", "社。”", 10 },
	{ "two cries take one square", "社？！", 8 },
	{ "three cries take two", "社！！！", 12 },
	{ "a cry alone has its square", "社！区", 12 },
};

START_TEST(widths_by_the_rules)
{
	struct set s = set_text(widths[_i].text, 100 * CELL, 100 * CELL, false);

	ck_assert_msg(abs(s.lines[0].width - widths[_i].quarters * CELL / 4) < 5, "%s: %d", widths[_i].says,
		(int)(s.lines[0].width * 4 / CELL));
}
END_TEST

/* A mark from a Latin face is narrow: it has no half to give. */
START_TEST(narrow_marks_give_nothing)
{
	const uint32_t ch[] = { 0x201C, 0x793E, 0x201D };
	const int32_t advance[] = { CELL * 4 / 10, CELL, CELL * 4 / 10 };
	struct break_text t = { 3, ch, advance, NULL, CELL };
	struct break_unit *u = break_prepare(&t, arena);

	ck_assert_int_eq(u[0].give, 0);
	ck_assert_int_eq(u[2].give, 0);
}
END_TEST

/* A digest may break anywhere, without a complaint; a long word may not. */
START_TEST(long_runs)
{
	struct set digest = set_text("7dae7a387d1056a0085db44b259d672585ca5b502d21e1a7", 10 * CELL, 10 * CELL, false);
	struct set word = set_text("社区responsibilities", 5 * CELL, 5 * CELL, false);

	ck_assert(!digest.tight);
	ck_assert_uint_ge(digest.n, 3);
	ck_assert(word.tight);
}
END_TEST

/* ---- made-up paragraphs ---- */

static const char *const pieces[] = {
	"社", "区", "组", "织", "的", "发", "展", "工", "作", "和", "街", "道", "在", "全", "人", "民",
	"服", "务", "社会", "治理", "培育", "，", "。", "、", "；", "：", "？", "！", "，", "。", "（", "）",
	"“", "”", "《", "》", "——", "……", "12.5%", "3万元", "2023年8月1日", "〔2023〕12号", "1,234家", "PDF",
	"XX区", "brand", "15—20家", "第3季度", "·", "％", "0.5个百分点", " ", "①", "㎡", "𬭚", "□", "？！", "！！！",
};

static uint32_t seed_next(uint64_t *seed)
{
	*seed = *seed * 6364136223846793005u + 1442695040888963407u;
	return (uint32_t)(*seed >> 33);
}

static char *made_up(uint64_t *seed)
{
	GString *s = g_string_new(NULL);
	size_t n = seed_next(seed) % 140;

	g_string_append(s, pieces[seed_next(seed) % 21]);
	for (size_t i = 0; i < n; i++) {
		size_t pick = seed_next(seed) % 3 != 0 ? seed_next(seed) % 21 : seed_next(seed) % G_N_ELEMENTS(pieces);

		g_string_append(s, pieces[pick]);
	}
	return g_string_free(s, FALSE);
}

/* Written again from the tables of GB/T 15834, apart from the code under test. */
static const char not_first[] = "。，、；：？！…—）〕］｝》〉」』】”’％‰℃·～,.;:?!)]}%";
static const char not_last[] = "（〔［｛《〈「『【“‘([{￥$№□";

static bool is_in(const char *set, uint32_t ch)
{
	return ch != 0 && g_utf8_strchr(set, -1, ch) != NULL;
}

static bool is_word(uint32_t ch)
{
	return ch < 0x80 && g_ascii_isalnum((char)ch);
}

static const char *fault(const struct set *s, size_t line)
{
	const struct break_line *a = &s->lines[line];
	uint32_t last, next;

	if (a->to <= a->from)
		return "an empty line";
	if (a->width > (line == 0 ? WIDTH - 2 * CELL : WIDTH))
		return "a line that is too full";
	if (line + 1 == s->n)
		return NULL;
	last = s->t.ch[a->to - 1];
	next = s->t.ch[s->lines[line + 1].from];
	if (is_in(not_first, next))
		return "a mark that may not begin a line";
	if (is_in(not_last, last))
		return "a mark that may not end a line";
	if (s->lines[line + 1].from == a->to && is_word(last) && is_word(next))
		return "a word or number parted";
	if (s->lines[line + 1].from == a->to && last < 0x80 && g_ascii_isdigit((char)last) && next >= 0x4E00)
		return "a number parted from its unit";
	if (last == 0x3015 && g_ascii_isdigit((char)next))
		return "a document number parted";
	if (a->width != (line == 0 ? WIDTH - 2 * CELL : WIDTH))
		return "a full line that does not fill the measure";
	return NULL;
}

/* Where the ink of a character lies: a stop or closing mark has it in the left half
 * of its square, an opening one in the right half. */
static const char left_half[] = "。，、；：？！）〕］｝》〉」』】”’";
static const char right_half[] = "（〔［｛《〈「『【“‘";

static int32_t ink_begin(const struct set *s, size_t i)
{
	return s->x[i] + (is_in(right_half, s->t.ch[i]) ? CELL / 2 : 0);
}

static int32_t ink_end(const struct set *s, size_t i)
{
	return s->x[i] + (is_in(left_half, s->t.ch[i]) ? CELL - CELL / 2 : s->t.advance[i]);
}

static bool is_han(uint32_t ch)
{
	return ch >= 0x4E00 && ch <= 0x9FFF;
}

/* What two neighbours must keep, whatever the line needs. spread: more than their
 * squares between two Han characters; squeezed: less than a quarter beside Latin. */
static const char *pair_fault(const struct set *s, size_t i, bool *spread, bool *squeezed)
{
	uint32_t a = s->t.ch[i], b = s->t.ch[i + 1];
	int32_t room = ink_begin(s, i + 1) - ink_end(s, i);

	if (a == ' ' || b == ' ')
		return NULL;
	if (room < -3)   /* a square is an odd number of units */
		return "characters over one another";
	if ((is_word(a) && is_word(b)) || (is_word(a) && b == '%') || (a == b && (a == 0x2014 || a == 0x2026)))
		return room > 1 ? "a word, a dash or an ellipsis spread" : NULL;
	if ((is_han(a) && is_word(b)) || ((is_word(a) || a == '%') && is_han(b))) {
		*squeezed |= room < CELL / 4 - 1;
		return room < CELL / 8 - 1 ? "too little between Han and Latin" : NULL;
	}
	if (is_han(a) && is_han(b))
		*spread |= room > 1;
	return NULL;
}

static const char *ink_fault(const struct set *s, size_t line)
{
	const struct break_line *a = &s->lines[line];
	bool spread = false, squeezed = false;

	for (size_t i = a->from; i + 1 < a->to; i++) {
		const char *why = pair_fault(s, i, &spread, &squeezed);

		if (why != NULL)
			return why;
	}
	if (line > 0 && ink_begin(s, a->from) < -1)
		return "ink left of the line";
	return spread && squeezed ? "a line both spread and squeezed" : NULL;
}

static bool is_alone(const struct set *s)
{
	const struct break_line *a = &s->lines[s->n - 1];
	size_t real = 0;

	for (size_t i = a->from; i < a->to; i++)
		real += s->u[i].cls != BREAK_CLOSE && s->u[i].cls != BREAK_STOP && s->u[i].cls != BREAK_OPEN &&
			s->u[i].cls != BREAK_SPACE;
	return s->n > 1 && real < 2;
}

START_TEST(ten_thousand_paragraphs)
{
	uint64_t seed = 20231130;

	for (int k = 0; k < 10000; k++) {
		char *text = made_up(&seed);
		struct set s = set_text(text, WIDTH - 2 * CELL, WIDTH, true);
		size_t at = 0;

		for (size_t i = 0; i < s.n; i++) {
			const char *why = fault(&s, i), *ink = ink_fault(&s, i);

			ck_assert_msg(why == NULL || s.tight, "%s in line %zu of: %s", why, i + 1, text);
			ck_assert_msg(ink == NULL, "%s in line %zu of: %s", ink, i + 1, text);
			for (; at < s.lines[i].from; at++)
				ck_assert_msg(s.t.ch[at] == ' ', "a character is lost in: %s", text);
			at = s.lines[i].to;
		}
		ck_assert_msg(!is_alone(&s) || s.tight, "a character alone in the last line of: %s", text);
		g_free(text);
		arena_reset(arena);
	}
}
END_TEST

START_TEST(any_width_advances)
{
	uint64_t seed = 7;

	for (int k = 0; k < 2000; k++) {
		char *text = made_up(&seed);
		int32_t width = (int32_t)(1 + seed_next(&seed) % 12) * CELL / 2;
		struct set s = set_text(text, width, width, false);

		for (size_t i = 0; i < s.n; i++)
			ck_assert_msg(s.lines[i].to > s.lines[i].from || s.t.ch[s.lines[i].from] == ' ', "stands still: %s", text);
		g_free(text);
		arena_reset(arena);
	}
}
END_TEST

Suite *break_suite(void);

Suite *break_suite(void)
{
	Suite *suite = suite_create("break");
	TCase *tc = tcase_create("lines");

	tcase_add_checked_fixture(tc, begin, end);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, breaks_by_the_rules, 0, (int)G_N_ELEMENTS(rows));
	tcase_add_loop_test(tc, widths_by_the_rules, 0, (int)G_N_ELEMENTS(widths));
	tcase_add_test(tc, long_runs);
	tcase_add_test(tc, narrow_marks_give_nothing);
	tcase_add_test(tc, squeezes_to_the_exact_width);
	tcase_add_test(tc, ten_thousand_paragraphs);
	tcase_add_test(tc, any_width_advances);
	suite_add_tcase(suite, tc);
	return suite;
}
