/* test_charts.c -- the gallery: every chart drawn, its texts apart and inside,
 * its trace as it was. UPDATE_GOLDEN=1 writes the traces anew. */
#include <check.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "charts/charts.h"
#include "charts/draw.h"
#include "layout/layout.h"

Suite *charts_suite(void);

#define FOLDER "tests/golden/charts"
#define WIDTH 442.2   /* of the type area [pt] */
#define MOST 100
#define ROLLED "社区村幸福花园（一期）东ABC2023年—、第一居委会，"

static struct arena *arena;
static struct diags *diags;
static const struct style *style;
static struct fonts *fonts;
static xmlDoc *gallery;
static const struct chart *charts[MOST];
static const char *ids[MOST];
static size_t n_charts;

static void find_charts(const xmlNode *e)
{
	for (const xmlNode *c = e->children; c != NULL; c = c->next)
		if (c->type == XML_ELEMENT_NODE && strcmp((const char *)c->name, "chart") == 0) {
			xmlChar *id = xmlGetNoNsProp((xmlNode *)c, (const xmlChar *)"id");

			ck_assert_uint_lt(n_charts, MOST);
			ids[n_charts] = arena_strdup(arena, (const char *)id);
			charts[n_charts] = chart_read(c, arena, diags);
			ck_assert_ptr_nonnull(charts[n_charts++]);
			xmlFree(id);
		}
}

static void open_gallery(void)
{
	char *bytes;
	size_t len;

	arena = arena_new();
	diags = diags_new();
	n_charts = 0;
	style = style_load("templates/style.xml", arena, diags);
	ck_assert_ptr_nonnull(style);
	fonts = fonts_open(style, diags);
	ck_assert_ptr_nonnull(fonts);
	ck_assert(file_read(FOLDER "/gallery.xml", &bytes, &len, diags));
	fonts_want(fonts, bytes, len);
	fonts_want(fonts, ROLLED, strlen(ROLLED));
	fonts_want(fonts, chart_characters(), strlen(chart_characters()));
	fonts_want(fonts, layout_characters(), strlen(layout_characters()));
	ck_assert(fonts_prepare(fonts, diags));
	gallery = xmlReadMemory(bytes, (int)len, FOLDER "/gallery.xml", NULL, XML_PARSE_NONET);
	ck_assert_ptr_nonnull(gallery);
	find_charts(xmlDocGetRootElement(gallery));
	g_free(bytes);
}

static void close_gallery(void)
{
	xmlFreeDoc(gallery);
	fonts_free(fonts);
	diags_free(diags);
	arena_free(arena);
}

/* ---- a canvas that notes where text stands ------------------------------- */

struct noted { struct box box; char text[64]; };
struct notes { struct canvas base; GArray *list; size_t figures; };

static struct notes *notes_of(struct canvas *c)
{
	return (struct notes *)c;
}

static void note_text(struct canvas *c, double x, double y, const struct canvas_run *run)
{
	struct noted n = { .text = "" };
	const struct canvas_glyph *last = &run->glyph[run->n - 1];
	double size = (double)run->size;
	size_t at = 0;

	for (size_t i = 0; i < run->n && at + 8 < sizeof n.text; i++)
		at += (size_t)g_unichar_to_utf8(run->glyph[i].ch, n.text + at);
	n.box = (struct box){ x, y - 0.82 * size,
		(double)last->x + size * fonts_glyph(fonts, STYLE_SANS, last->ch).advance / 1000.0, 0.92 * size };
	g_array_append_val(notes_of(c)->list, n);
}

static void note_path(struct canvas *c, const struct canvas_path *path, const struct canvas_paint *paint)
{
	(void)c;
	(void)paint;
	for (size_t i = 0; i < 2 * path->n_points; i++)
		if (!(path->point[i] >= -1.0 && path->point[i] < 1000.0))
			ck_abort_msg("a path leaves the page: %f", path->point[i]);
}

static void note_figure(struct canvas *c, const char *alt, bool begin)
{
	ck_assert(alt != NULL && alt[0] != '\0');
	notes_of(c)->figures += begin;
}

static const struct canvas_ops note_ops = { .text = note_text, .path = note_path, .figure = note_figure };

static bool overlap(const struct box *a, const struct box *b)
{
	const double touch = 0.05;

	return a->x + touch < b->x + b->w && b->x + touch < a->x + a->w
		&& a->y + touch < b->y + b->h && b->y + touch < a->y + a->h;
}

static void check_texts(const char *id, const GArray *list, double w, double h)
{
	const double slack = 0.1;

	for (guint i = 0; i < list->len; i++) {
		const struct noted *a = &g_array_index(list, struct noted, i);

		ck_assert_msg(a->box.x >= -slack && a->box.x + a->box.w <= w + slack && a->box.y >= -slack
			&& a->box.y + a->box.h <= h + slack, "%s: “%s” at %.1f %.1f +%.1f leaves its frame %.1f x %.1f", id, a->text,
			a->box.x, a->box.y, a->box.w, w, h);
		for (guint j = 0; j < i; j++) {
			const struct noted *b = &g_array_index(list, struct noted, j);

			if (overlap(&a->box, &b->box))
				ck_abort_msg("%s: “%s” at %.1f %.1f covers “%s” at %.1f %.1f", id, a->text, a->box.x, a->box.y,
					b->text, b->box.x, b->box.y);
		}
	}
}

static void check_frame(size_t i, double w, double h, bool with_title)
{
	struct notes notes = { { &note_ops, fonts, false }, g_array_new(FALSE, TRUE, sizeof(struct noted)), 0 };

	chart_draw(charts[i], &notes.base, 0, 0, w, h, style, with_title);
	check_texts(ids[i], notes.list, w, h);
	ck_assert_uint_eq(notes.figures, 1);
	g_array_free(notes.list, TRUE);
}

START_TEST(texts_stand_apart_and_inside)
{
	for (size_t i = 0; i < n_charts; i++) {
		double h = chart_height(charts[i], WIDTH, style);

		ck_assert_msg(h > 0 && h <= 600.0, "%s: height %f", ids[i], h);
		check_frame(i, WIDTH, h, false);
	}
}
END_TEST

static const struct { double width, height; bool title; } frames[] = {
	{ 280.0, 1.0, false }, { 640.0, 1.0, true }, { 700.0, 1.0, false }, { WIDTH, 1.6, false }, { WIDTH, 0.75, false },
};

START_TEST(texts_stand_apart_in_other_frames)
{
	for (size_t i = 0; i < n_charts; i++) {
		double h = chart_height(charts[i], frames[_i].width, style) * frames[_i].height;

		check_frame(i, frames[_i].width, h + (frames[_i].title ? CHART_TITLE_HEIGHT : 0.0), frames[_i].title);
	}
}
END_TEST

/* ---- any chart at all ------------------------------------------------------ */

static uint32_t seed;

static int roll(int n)
{
	seed = seed * 1664525u + 1013904223u;
	return (int)(seed >> 8) % n;
}

static const char *roll_name(void)
{
	static const char *const pieces[] = { "社区", "村", "幸福花园", "（一期）", "东", "ABC", "2023年", "—", "、", "第一居委会", "，" };
	const char *s = pieces[roll(5)];

	for (int n = roll(roll(6) == 0 ? 9 : 3); n > 0; n--)
		s = arena_printf(arena, "%s%s", s, pieces[roll(G_N_ELEMENTS(pieces))]);
	return roll(12) == 0 ? "" : s;
}

static struct rat roll_value(int size)
{
	static const int64_t most[] = { 2, 100, 20, 100000, 3000000 };

	if (roll(9) == 0)
		return RAT_NA;
	return rat_make((roll((int)most[size] * 4) - (roll(7) == 0 ? most[size] : 0)) * (roll(5) > 0), roll(3) == 0 ? 4 : 1);
}

static struct chart_point roll_point(int size, bool percent)
{
	static const char *const states[] = { NULL, "met", "missed", "na" };
	struct rat v = roll_value(size);
	char buf[32];

	return (struct chart_point){ roll_name(), v,
		arena_printf(arena, "%s%s", rat_print(v, v.den > 1 ? 2 : 0, buf), percent ? "%" : ""), states[roll(4)], 0, 0 };
}

static const struct chart *roll_chart(enum chart_kind kind)
{
	struct chart *chart = ARENA_NEW(arena, struct chart);
	size_t rows = (size_t)(roll(4) == 0 ? roll(45) : roll(12));
	struct chart_series *series;
	int size = roll(5);

	*chart = (struct chart){ .kind = kind, .title = roll_name(), .unit = roll(2) ? "个" : NULL, .alt = "图",
		.source = roll(2) ? roll_name() : NULL, .percent = roll(3) == 0, .n_series = (size_t)roll(9),
		.target = roll(2) ? rat_int(roll(30)) : RAT_NA, .target_label = roll(3) == 0 ? roll_name() : NULL };
	if (roll(2)) {
		chart->low = rat_int(roll(10));
		chart->mid = rat_add(chart->low, rat_int(roll(5)));
		chart->high = rat_add(chart->mid, rat_int(roll(5)));
	}
	chart->series = series = ARENA_ARRAY(arena, struct chart_series, chart->n_series);
	for (size_t k = 0; k < chart->n_series; k++) {
		struct chart_point *p = ARENA_ARRAY(arena, struct chart_point, rows);

		series[k] = (struct chart_series){ roll(9) ? roll_name() : NULL, p, roll(8) ? rows : (size_t)roll((int)rows + 1) };
		for (size_t i = 0; i < series[k].n; i++)
			p[i] = roll_point(size, chart->percent);
	}
	return chart;
}

START_TEST(any_chart_keeps_its_texts_apart)
{
	for (uint32_t i = 0; i < 150; i++) {
		const struct chart *chart;
		double w, h;

		seed = (uint32_t)_i * 1000 + i;
		chart = roll_chart((enum chart_kind)_i);
		w = 260.0 + roll(400);
		h = chart_height(chart, w, style);
		charts[MOST - 1] = chart;
		ids[MOST - 1] = arena_printf(arena, "kind %d, roll %u, width %.0f", _i, (unsigned)i, w);
		check_frame(MOST - 1, w, h, false);
		check_frame(MOST - 1, w, h + CHART_TITLE_HEIGHT, true);
	}
}
END_TEST

/* ---- golden traces ------------------------------------------------------- */

static char *trace(const struct chart *chart)
{
	char *out = NULL;
	struct canvas *c = canvas_trace(fonts, &out);
	double h = chart_height(chart, WIDTH, style);

	canvas_page(c, WIDTH, h, "1");
	chart_draw(chart, c, 0, 0, WIDTH, h, style, false);
	ck_assert(canvas_finish(c, diags));
	canvas_free(c);
	return out;
}

static bool same_as_golden(const char *id, const char *text)
{
	char *golden = g_strdup_printf(FOLDER "/%s.trace", id), *made = g_strdup_printf("build/%s.trace", id);
	const char *argv[] = { "diff", "-u", golden, made, NULL };
	char *before = NULL;
	bool same;

	if (g_getenv("UPDATE_GOLDEN") != NULL)
		ck_assert(file_write(golden, text, strlen(text), diags));
	g_file_get_contents(golden, &before, NULL, NULL);
	same = g_strcmp0(before, text) == 0;
	if (!same) {
		ck_assert(file_write(made, text, strlen(text), diags));
		g_spawn_sync(NULL, (char **)argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
		g_unlink(made);
	}
	g_free(before);
	g_free(golden);
	g_free(made);
	return same;
}

START_TEST(traces_are_as_they_were)
{
	size_t different = 0;

	for (size_t i = 0; i < n_charts; i++) {
		char *text = trace(charts[i]);

		different += !same_as_golden(ids[i], text);
		g_free(text);
	}
	ck_assert_uint_eq(different, 0);
}
END_TEST

/* ---- pictures: PICTURES=folder keeps them, to be looked at ---------------- */

static void keep(const char *id, const char *suffix, const char *bytes, size_t len)
{
	const char *folder = g_getenv("PICTURES");
	char *path = g_strdup_printf("%s/%s.%s", folder != NULL ? folder : "", id, suffix);

	if (folder != NULL)
		ck_assert(file_write(path, bytes, len, diags));
	g_free(path);
}

static void picture(size_t i, struct canvas *c, const char *suffix, char **out, size_t *len)
{
	const double margin = 12.0, h = chart_height(charts[i], WIDTH, style) + CHART_TITLE_HEIGHT;

	canvas_page(c, WIDTH + 2 * margin, h + 2 * margin, "1");
	chart_draw(charts[i], c, margin, margin, WIDTH, h, style, true);
	ck_assert_msg(canvas_finish(c, diags), "%s.%s", ids[i], suffix);
	ck_assert_uint_gt(*len, 0);
	keep(ids[i], suffix, *out, *len);
	canvas_free(c);
	g_free(*out);
}

START_TEST(pictures_are_made)
{
	for (size_t i = 0; i < n_charts; i++) {
		char *out = NULL;
		size_t len = 0;

		picture(i, canvas_svg(fonts, charts[i]->title, &out, &len), "svg", &out, &len);
		if (i % 8 == 0 || g_getenv("PICTURES") != NULL)
			picture(i, canvas_png(fonts, 2.0, &out, &len), "png", &out, &len);
	}
}
END_TEST

START_TEST(the_gallery_makes_pages)
{
	struct layout_options options = { .style = style, .fonts = fonts };
	struct canvas_meta meta = { .title = "图表样张", .lang = "zh-CN", .id = "gallery" };
	struct arena *pages = arena_new();
	size_t before = diags_count(diags), len = 0;
	char *out = NULL;
	struct canvas *record = layout_report(gallery, &options, pages, diags), *pdf;

	ck_assert_ptr_nonnull(record);
	ck_assert_uint_gt(canvas_record_pages(record), 5);
	ck_assert_uint_eq(diags_count(diags), before);
	pdf = canvas_pdf(fonts, &meta, &out, &len);
	canvas_play(record, pdf);
	ck_assert(canvas_finish(pdf, diags));
	keep("gallery", "pdf", out, len);
	g_free(out);
	canvas_free(pdf);
	canvas_free(record);
	arena_free(pages);
}
END_TEST

START_TEST(every_kind_is_in_the_gallery)
{
	static const char *const kinds[] = {
#define X(id, name) [CHART_##id] = name,
		CHART_KINDS(X)
#undef X
	};
	for (size_t k = 0; k < G_N_ELEMENTS(kinds); k++) {
		size_t n = 0;

		for (size_t i = 0; i < n_charts; i++)
			n += charts[i]->kind == (enum chart_kind)k;
		ck_assert_msg(n > 0, "%s", kinds[k]);
	}
}
END_TEST

/* ---- reading and scales -------------------------------------------------- */

static const struct chart *read_text(const char *xml)
{
	xmlDoc *doc = xmlReadMemory(xml, (int)strlen(xml), "case.xml", NULL, XML_PARSE_NONET);
	const struct chart *chart = chart_read(xmlDocGetRootElement(doc), arena, diags);

	xmlFreeDoc(doc);
	return chart;
}

START_TEST(values_come_in_the_unit_of_their_texts)
{
	const struct chart *money = read_text("<chart kind='bars' title='' target='300000000'><series>"
		"<pt label='a' num='238500000' den='1' text='238.50'/></series></chart>");
	const struct chart *rate = read_text("<chart kind='bars' title='' target='0.8' mid='79.5%'><series>"
		"<pt label='a' num='413' den='500' text='82.6%'/></series></chart>");

	ck_assert_int_eq(rat_cmp(money->series[0].points[0].value, rat_make(477, 2)), 0);
	ck_assert_int_eq(rat_cmp(money->target, rat_int(300)), 0);
	ck_assert(rate->percent && !money->percent);
	ck_assert_int_eq(rat_cmp(rate->series[0].points[0].value, rat_make(413, 5)), 0);
	ck_assert_int_eq(rat_cmp(rate->target, rat_int(80)), 0);
	ck_assert_int_eq(rat_cmp(rate->mid, rat_make(159, 2)), 0);
}
END_TEST

START_TEST(an_unknown_kind_has_a_place)
{
	ck_assert_ptr_null(read_text("<chart\n\nkind='pie' title=''/>"));
	ck_assert_uint_eq(diags_count(diags), 1);
	ck_assert_int_eq(diags_at(diags, 0)->code, DIAG_CHART_KIND);
	ck_assert_str_eq(diags_at(diags, 0)->arg[0], "pie");
	ck_assert_uint_gt(diags_at(diags, 0)->at.line, 0);
}
END_TEST

static const struct { const char *says; struct rat lo, hi; int most; bool whole; struct rat first, step; int n; } scales[] = {
	{ "ones",             { 0, 1 }, { 5, 1 }, 6, false, { 0, 1 }, { 1, 1 }, 5 },
	{ "twos",             { 0, 1 }, { 967, 100 }, 6, false, { 0, 1 }, { 2, 1 }, 5 },
	{ "halves",           { 0, 1 }, { 12, 5 }, 6, false, { 0, 1 }, { 1, 2 }, 5 },
	{ "fives",            { 0, 1 }, { 23, 1 }, 6, false, { 0, 1 }, { 5, 1 }, 5 },
	{ "two hundredths",   { 0, 1 }, { 1, 10 }, 6, false, { 0, 1 }, { 1, 50 }, 5 },
	{ "below zero",       { -6, 1 }, { 12, 1 }, 6, false, { -10, 1 }, { 5, 1 }, 5 },
	{ "counts are whole", { 0, 1 }, { 1, 1 }, 4, true, { 0, 1 }, { 1, 1 }, 1 },
	{ "all zero",         { 0, 1 }, { 0, 1 }, 6, false, { 0, 1 }, { 1, 1 }, 1 },
	{ "millions",         { 0, 1 }, { 2385000, 1 }, 6, false, { 0, 1 }, { 500000, 1 }, 5 },
	{ "on the tick",      { 0, 1 }, { 100, 1 }, 5, false, { 0, 1 }, { 20, 1 }, 5 },
	{ "off zero",         { 91, 1 }, { 97, 1 }, 5, false, { 90, 1 }, { 2, 1 }, 4 },
	{ "nothing",          { 0, 0 }, { 0, 0 }, 5, false, { 0, 1 }, { 1, 1 }, 1 },
};

START_TEST(scales_step_by_one_two_five)
{
	struct scale s = scale_make(scales[_i].lo, scales[_i].hi, scales[_i].most, scales[_i].whole);

	ck_assert_msg(rat_cmp(s.lo, scales[_i].first) == 0 && rat_cmp(s.step, scales[_i].step) == 0 && s.n == scales[_i].n,
		"%s: from %lld/%lld by %lld/%lld, %d times", scales[_i].says, (long long)s.lo.num, (long long)s.lo.den,
		(long long)s.step.num, (long long)s.step.den, s.n);
}
END_TEST

/* In a grey print: any two by their pattern, or as solid tones well apart; neighbours by both. */
START_TEST(series_differ_in_grey_and_pattern)
{
	struct draw d = { .style = style };

	for (size_t i = 0; i < 8; i++)
		for (size_t k = 0; k < i; k++) {
			struct canvas_paint a = paint_series(&d, k), b = paint_series(&d, i);
			int apart = abs(color_luma(a.fill_color) - color_luma(b.fill_color));

			ck_assert_msg(a.pattern != b.pattern || (a.pattern == CANVAS_SOLID && apart > 40),
				"series %zu and %zu", k + 1, i + 1);
			ck_assert_msg(i - k > 1 || a.pattern != CANVAS_SOLID || apart > 35, "neighbours %zu, %zu: %d", k + 1, i + 1, apart);
		}
}
END_TEST

START_TEST(drawing_is_quick)
{
	const int rounds = 20;
	clock_t start = clock();  /* of this process: other load does not count */

	for (int r = 0; r < rounds; r++) {
		struct arena *pages = arena_new();
		struct canvas *c = canvas_record(fonts, pages);

		canvas_page(c, 600, 800, "1");
		for (size_t i = 0; i < n_charts; i++)
			chart_draw(charts[i], c, 0, 0, WIDTH, chart_height(charts[i], WIDTH, style), style, false);
		canvas_free(c);
		arena_free(pages);
	}
	double each = (double)(clock() - start) * 1e6 / CLOCKS_PER_SEC / rounds / (double)n_charts;
	if (g_getenv("BENCH") != NULL)
		fprintf(stderr, "chart_draw: %.1f us\n", each);
	ck_assert_msg(each < 5000 || g_getenv("UNDER_CHECKER") != NULL, "%.1f us a chart", each);
}
END_TEST

Suite *charts_suite(void)
{
	Suite *s = suite_create("charts");
	TCase *tc = tcase_create("gallery");

	tcase_set_timeout(tc, 30);
	tcase_add_unchecked_fixture(tc, open_gallery, close_gallery);
	tcase_add_test(tc, every_kind_is_in_the_gallery);
	tcase_add_test(tc, texts_stand_apart_and_inside);
	tcase_add_loop_test(tc, texts_stand_apart_in_other_frames, 0, G_N_ELEMENTS(frames));
	tcase_add_loop_test(tc, any_chart_keeps_its_texts_apart, 0, CHART_RADAR + 1);
	tcase_add_test(tc, traces_are_as_they_were);
	tcase_add_test(tc, pictures_are_made);
	tcase_add_test(tc, the_gallery_makes_pages);
	tcase_add_test(tc, values_come_in_the_unit_of_their_texts);
	tcase_add_test(tc, an_unknown_kind_has_a_place);
	tcase_add_loop_test(tc, scales_step_by_one_two_five, 0, G_N_ELEMENTS(scales));
	tcase_add_test(tc, series_differ_in_grey_and_pattern);
	tcase_add_test(tc, drawing_is_quick);
	suite_add_tcase(s, tc);
	return s;
}
