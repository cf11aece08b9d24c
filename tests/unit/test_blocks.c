/* test_blocks.c -- made-up documents of every block, nested and at any place: each
 * text appears, once (in headings, once more in the contents), inside the type area. */
#include <check.h>
#include <glib.h>
#include <string.h>

#include "layouts.h"

Suite *blocks_suite(void);

#define MM (72 / 25.4)

static struct layouts w;

static void begin(void) { layouts_open(&w); }
static void end(void) { layouts_close(&w); }

struct maker { GString *s; uint64_t seed; int words, deep; };

static unsigned roll(struct maker *m, unsigned n)
{
	m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
	return (unsigned)(m->seed >> 33) % n;
}

/* Some Chinese text, and a word of its own at its end. */
static void add_text(struct maker *m, unsigned most)
{
	static const char *const bits[] = { "社区社会组织", "培育发展，", "工作取得明显成效。", "“群众满意”", "（指标）", "12.5%", "——", "3家" };

	for (unsigned n = roll(m, most); n > 0; n--)
		g_string_append(m->s, bits[roll(m, 8)]);
	g_string_append_printf(m->s, " W%dx ", m->words++);
}

static void add_blocks(struct maker *m, unsigned n);

static void add_p(struct maker *m)
{
	g_string_append(m->s, roll(m, 8) == 0 ? "<p align='center'>" : "<p>");
	add_text(m, 40);
	if (roll(m, 6) == 0 && m->deep == 0) {
		g_string_append(m->s, "<fn>");
		add_text(m, 20);
		g_string_append(m->s, "</fn>");
	}
	g_string_append(m->s, "</p>");
}

static void add_h(struct maker *m)
{
	g_string_append_printf(m->s, "<h level='%u'>H", 1 + roll(m, 4));
	add_text(m, 3);
	g_string_append(m->s, "</h>");
}

static void add_list(struct maker *m)
{
	g_string_append(m->s, roll(m, 2) ? "<list style='bullet'>" : "<list style='number'>");
	for (unsigned n = 1 + roll(m, 4); n > 0; n--) {
		g_string_append(m->s, "<li>");
		add_text(m, 15);
		g_string_append(m->s, "</li>");
	}
	g_string_append(m->s, "</list>");
}

static void add_table(struct maker *m)
{
	unsigned cols = 1 + roll(m, 6), rows = roll(m, 30);

	g_string_append_printf(m->s, "<table caption='表' orient='%s'>", roll(m, 10) == 0 && m->deep == 0 ? "landscape" : "portrait");
	for (unsigned k = 0; k < cols; k++)
		g_string_append(m->s, roll(m, 3) ? "<col/>" : "<col width='2'/>");
	g_string_append(m->s, "<head><row>");
	for (unsigned k = 0; k < cols; k++)
		g_string_append(m->s, "<cell>表头</cell>");
	g_string_append(m->s, "</row></head><body>");
	for (unsigned r = 0; r < rows; r++) {
		g_string_append(m->s, "<row>");
		for (unsigned k = 0; k < cols; k++) {
			g_string_append(m->s, "<cell>");
			add_text(m, roll(m, 12) == 0 ? 60 : 3);
			g_string_append(m->s, "</cell>");
		}
		g_string_append(m->s, "</row>");
	}
	g_string_append(m->s, "</body></table>");
}

static void add_frame(struct maker *m)
{
	bool is_case = roll(m, 2) == 0;

	if (m->deep > 2) {
		add_p(m);
		return;
	}
	m->deep++;
	g_string_append(m->s, is_case ? "<case title='案例'>" : "<box tone='warn'>");
	add_blocks(m, 1 + roll(m, 5));
	g_string_append(m->s, is_case ? "</case>" : "</box>");
	m->deep--;
}

static void add_keys(struct maker *m)
{
	g_string_append(m->s, "<keyfigures>");
	for (unsigned n = 1 + roll(m, 6); n > 0; n--)
		g_string_append_printf(m->s, "<kf label='指标'>W%dx</kf>", m->words++);
	g_string_append(m->s, "</keyfigures>");
}

static void add_small(struct maker *m)
{
	switch (roll(m, 5)) {
	case 0: g_string_append_printf(m->s, "<spacer lines='%u'/>", 1 + roll(m, 5)); return;
	case 1: g_string_append(m->s, m->deep == 0 ? "<pagebreak odd='yes'/>" : ""); return;
	case 2: g_string_append(m->s, "<signature org='甲' date='2023年12月8日'/>"); return;
	case 3: g_string_append(m->s, "<sign><line label='甲'/><line label='乙'/></sign>"); return;
	case 4: g_string_append(m->s, "<checklist><check label='甲' ticks='表;头'/><check label='乙'/></checklist>"); return;
	}
}

static void add_blocks(struct maker *m, unsigned n)
{
	static void (*const add[])(struct maker *) = {
		add_p, add_p, add_p, add_p, add_h, add_h, add_list, add_table, add_frame, add_keys, add_small,
	};

	while (n-- > 0)
		add[roll(m, G_N_ELEMENTS(add))](m);
}

static char *made_up(uint64_t seed, int *words)
{
	struct maker m = { g_string_new("<report kind='w' title='t' place='1' profile='d' mark='甲'>"), seed, 0, 0 };

	if (roll(&m, 3) == 0)
		g_string_append(m.s, "<cover odd='yes'><title>甲乙丙丁</title></cover><toc levels='2'/>");
	add_blocks(&m, 4 + roll(&m, 24));
	if (roll(&m, 2) == 0) {
		g_string_append(m.s, roll(&m, 2) ? "<annex title='甲'>" : "<annex title='乙' orient='landscape'>");
		add_blocks(&m, 1 + roll(&m, 6));
		g_string_append(m.s, "</annex>");
	}
	g_string_append(m.s, "</report>");
	*words = m.words;
	return g_string_free(m.s, FALSE);
}

/* ---- what must hold ---- */

static void expect_inside(const struct layouts_text *t, uint64_t seed)
{
	bool wide = t->page_width > t->page_height;
	double top = wide ? 26 * MM : 37 * MM, bottom = t->page_height - (wide ? 26 : 35) * MM;
	double left = wide ? 35 * MM : 26 * MM, right = t->page_width - (wide ? 37 * MM : 26 * MM);

	if (t->size == 14 && (t->y > bottom || wide))
		return;   /* the page number */
	/* An opening mark that begins a line may give its empty left half. */
	left -= t->size / 2;
	ck_assert_msg(t->y - t->size * 0.6 > top - 1 && t->y < bottom + 1 && t->x > left - 1 && t->last < right + 1,
		"document %u: %s stands outside of the type area of page %d (%.1f, %.1f)", (unsigned)seed, t->words, t->page, t->x, t->y);
	ck_assert_msg(t->box[0] > left - 1 && t->box[1] > top - 1 && t->box[2] < right + 1 && t->box[3] < bottom + 1,
		"document %u: a rule stands outside of the type area of page %d: %.1f %.1f %.1f %.1f", (unsigned)seed, t->page,
		t->box[0], t->box[1], t->box[2], t->box[3]);
}

/* W12x in a run of Latin text: counted once for every document word (headings stand in the contents as well). */
static void count(int *seen, int words, const char *s)
{
	while ((s = strchr(s, 'W')) != NULL) {
		int k = (int)g_ascii_strtoll(++s, NULL, 10);

		if (g_ascii_isdigit(*s) && k < words)
			seen[k]++;
	}
}

START_TEST(made_up_documents)
{
	for (uint64_t seed = 1; seed <= 300; seed++) {
		int words;
		char *xml = made_up(seed, &words), *trace = layouts_trace(&w, xml, false);
		int *seen = g_new0(int, words + 1);
		struct layouts_text t = { 0 };
		const char *at = trace;

		while (layouts_next(&at, &t)) {
			expect_inside(&t, seed);
			count(seen, words, t.words);
		}
		for (int k = 0; k < words; k++)
			ck_assert_msg(seen[k] >= 1 && seen[k] <= 2, "document %u: W%dx appears %d times", (unsigned)seed, k, seen[k]);
		ck_assert_msg(t.page <= 8 + (int)strlen(xml) / 600, "document %u: %d pages", (unsigned)seed, t.page);
		g_free(seen);
		g_free(trace);
		g_free(xml);
	}
}
END_TEST

Suite *blocks_suite(void)
{
	Suite *suite = suite_create("blocks");
	TCase *tc = tcase_create("documents");

	tcase_add_unchecked_fixture(tc, begin, end);
	tcase_set_timeout(tc, 120);
	tcase_add_test(tc, made_up_documents);
	suite_add_tcase(suite, tc);
	return suite;
}
