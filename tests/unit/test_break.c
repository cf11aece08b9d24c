/* test_break.c -- line breaking: rules as rows, and ten thousand made-up paragraphs. */
#include <check.h>
#include <glib.h>
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

/* A face of fixed advances: half a cell below U+0080, a cell above. */
static struct set set_text(const char *utf8, int32_t first, int32_t width, bool justify)
{
	struct set s = { 0 };
	glong n;
	gunichar *ch = g_utf8_to_ucs4_fast(utf8, -1, &n);
	uint32_t *copy = ARENA_ARRAY(arena, uint32_t, n + 1);
	int32_t *advance = ARENA_ARRAY(arena, int32_t, n + 1);

	for (glong i = 0; i < n; i++) {
		copy[i] = ch[i];
		advance[i] = ch[i] == '\n' ? 0 : ch[i] < 0x80 ? CELL / 2 : CELL;
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
	{ "a word does not break", 5, "社区社会hello组织", "社区社会|hello组织" },
	{ "not one character alone", 4, "社区社会组", "社区社|会组" },
	{ "nor one with its mark", 4, "社区社会组。", "社区社|会组。" },
	{ "a forced break", 4, "社区\n社会组", "社区|社会组" },
	{ "marks in a row share half a width", 6, "“社区”，“社会”", "“社区”，|“社会”" },
	{ "a range does not break", 7, "社区社会15—20家组织", "社区社会|15—20家组织" },
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

/* ---- made-up paragraphs ---- */

static const char *const pieces[] = {
	"社", "区", "组", "织", "的", "发", "展", "工", "作", "和", "街", "道", "在", "全", "人", "民",
	"服", "务", "社会", "治理", "培育", "，", "。", "、", "；", "：", "？", "！", "，", "。", "（", "）",
	"“", "”", "《", "》", "——", "……", "12.5%", "3万元", "2023年8月1日", "〔2023〕12号", "1,234家", "PDF",
	"XX区", "brand", "15—20家", "第3季度", "·", "％", "0.5个百分点", " ", "①", "㎡", "𬭚",
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
static const char not_last[] = "（〔［｛《〈「『【“‘([{￥$№";

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

/* The marks of a line keep their order and at least half a square each. */
static const char *order_fault(const struct set *s, size_t line)
{
	const struct break_line *a = &s->lines[line];

	for (size_t i = a->from; i + 1 < a->to; i++)
		if (s->x[i + 1] - s->x[i] < CELL / 2 - CELL / 8 - 2 && s->t.ch[i] != ' ' && s->u[i + 1].cls != BREAK_OPEN)
			return "characters over one another";
	return NULL;
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
			const char *why = fault(&s, i), *order = order_fault(&s, i);

			ck_assert_msg(why == NULL || s.tight, "%s in line %zu of: %s", why, i + 1, text);
			ck_assert_msg(order == NULL, "%s in line %zu of: %s", order, i + 1, text);
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
	tcase_add_test(tc, squeezes_to_the_exact_width);
	tcase_add_test(tc, ten_thousand_paragraphs);
	tcase_add_test(tc, any_width_advances);
	suite_add_tcase(suite, tc);
	return suite;
}
