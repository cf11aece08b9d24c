/* sample.c -- the on-site sample: printed, frozen when inspectors take it, or
 * drawn again and compared, so that anyone can prove the list. */
#include <glib.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/quote.h"
#include "publish/publish.h"

/* What it is asked, so that a later plan asks nothing else of it. */
static void draw_asks(GString *s, const struct stats_drawn *d)
{
	GString *items = g_string_new(NULL);

	for (size_t k = 0; k < d->rule->n_asks; k++)
		if (d->asks >> k & 1)
			g_string_append_printf(items, "%s%s", items->len > 0 ? " " : "", d->rule->asks[k].item);
	quote_attribute(s, "asks", items->str);
	g_string_free(items, TRUE);
}

static void draw(GString *s, const struct stats_drawn *d)
{
	char order[16];

	g_snprintf(order, sizeof order, "%d", d->order);
	g_string_append(s, "  <draw");
	quote_attribute(s, "rule", d->rule->id);
	quote_attribute(s, "order", order);
	quote_attribute(s, "reserve", d->reserve ? "yes" : "no");
	quote_attribute(s, "id", d->id);
	quote_attribute(s, "name", d->name);
	quote_attribute(s, "stratum", d->stratum);
	if (d->rule->n_asks > 0 && d->asks != STATS_ASKS_ALL)
		draw_asks(s, d);
	g_string_append(s, "/>\n");
}

static bool has_sent(const struct dataset *data, int phase, const struct stats_sample *sample)
{
	return sample->n > 0 && ingest_submission_of(data, sample->place, phase) >= 0;
}

static GString *as_xml(const struct dataset *data, int phase, const struct stats_sample *samples, size_t n)
{
	GString *s = g_string_new("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<samples");
	char drawn[32];

	quote_attribute(s, "phase", data->season->phases[phase].id);
	quote_attribute(s, "drawn", plan_date_iso(data->season->date, drawn));
	g_string_append(s, ">\n");
	for (size_t i = 0; i < n; i++) {
		if (!samples[i].frozen && !has_sent(data, phase, &samples[i]))
			continue;
		g_string_append(s, " <township");
		quote_attribute(s, "code", data->places[samples[i].place].code);
		quote_attribute(s, "seed", samples[i].seed);
		quote_attribute(s, "frame", samples[i].frame_digest);
		g_string_append(s, ">\n");
		for (size_t k = 0; k < samples[i].n; k++)
			draw(s, &samples[i].drawn[k]);
		g_string_append(s, " </township>\n");
	}
	g_string_append(s, "</samples>\n");
	return s;
}

static void print(const struct dataset *data, const struct stats_sample *samples, size_t n, enum diag_lang lang)
{
	for (size_t i = 0; i < n; i++) {
		printf(lang == DIAG_ZH ? "%s 种子 %s 总体摘要 %s%s\n" : "%s seed %s frame %s%s\n",
			data->places[samples[i].place].name, samples[i].seed, samples[i].frame_digest,
			!samples[i].frozen ? "" : lang == DIAG_ZH ? "（已冻结）" : " (frozen)");
		for (size_t k = 0; k < samples[i].n; k++) {
			const struct stats_drawn *d = &samples[i].drawn[k];

			printf("  %s\t%d%s\t%s\t%s\t%s\n", d->rule->label, d->order,
				!d->reserve ? "" : lang == DIAG_ZH ? "（备）" : " (reserve)", d->id, d->name, d->stratum);
		}
	}
}

static bool same_draw(const struct stats_drawn *a, const struct stats_drawn *b)
{
	return a->rule == b->rule && a->order == b->order && a->reserve == b->reserve && strcmp(a->id, b->id) == 0;
}

static bool same_sample(const struct stats_sample *a, const struct stats_sample *b)
{
	bool same = a->n == b->n && strcmp(a->seed, b->seed) == 0;

	for (size_t i = 0; i < a->n && same; i++)
		same = same_draw(&a->drawn[i], &b->drawn[i]);
	return same;
}

/* A new draw can be compared when it starts from the same data: the seed holds the
 * submission's digest, the frame its rows. */
static bool same_start(const struct stats_sample *a, const struct stats_sample *b)
{
	return strcmp(a->seed, b->seed) == 0 && strcmp(a->frame_digest, b->frame_digest) == 0;
}

/* Draws anew and compares; a township that has sent its data again since cannot be
 * compared, and is said. */
static void replay(const struct dataset *data, int phase, const struct stats_sample *samples, size_t n,
	enum diag_lang lang, struct diags *diags)
{
	size_t m, compared = 0, same = 0, moved = 0;
	const struct stats_sample *again = stats_sample_draw(data, phase, data->arena, diags, &m);

	for (size_t i = 0; i < n && i < m; i++) {
		const char *name = data->places[samples[i].place].name;

		if (!samples[i].frozen)
			continue;
		compared++;
		if (same_sample(&samples[i], &again[i])) {
			same++;
		} else if (!same_start(&samples[i], &again[i])) {
			moved++;
			diag_say(diags, DIAG_SAMPLE_MOVED, (struct loc){ .township = data->places[samples[i].place].code },
				name, NULL, NULL);
		} else {
			diag_say(diags, DIAG_SAMPLE_DIFFERS, (struct loc){ .township = data->places[samples[i].place].code },
				name, NULL, NULL);
		}
	}
	printf(lang == DIAG_ZH ? "重抽 %zu 个镇街：一致 %zu，总体已变 %zu，不一致 %zu\n"
		: "%zu townships drawn again: %zu the same, %zu with another frame, %zu different\n",
		compared, same, moved, compared - same - moved);
}

/* How many lists there are to add; a township that sent nothing is said, and drawn when it has. */
static size_t count_new(const struct dataset *data, int phase, const struct stats_sample *samples, size_t n,
	struct diags *diags)
{
	size_t fresh = 0;

	for (size_t i = 0; i < n; i++) {
		const struct place *p = &data->places[samples[i].place];

		if (samples[i].frozen)
			continue;
		if (has_sent(data, phase, &samples[i]))
			fresh++;
		else
			diag_say(diags, DIAG_SAMPLE_LATER, (struct loc){ .township = p->code }, p->name, NULL, NULL);
	}
	return fresh;
}

static bool any_frozen(const struct stats_sample *samples, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (samples[i].frozen)
			return true;
	return false;
}

/* Lists that stand are kept; those of townships that sent since are added. A file
 * that holds none of them is another phase's or damaged, and is left alone. */
static void freeze(const struct dataset *data, int phase, const struct stats_sample *samples, size_t n,
	enum diag_lang lang, struct diags *diags)
{
	char *path = g_build_filename(data->season->root, "inspection", "samples.xml", NULL);
	bool exists = g_file_test(path, G_FILE_TEST_EXISTS);
	size_t fresh = count_new(data, phase, samples, n, diags);
	GString *text;

	if (exists && (fresh == 0 || !any_frozen(samples, n))) {
		diag_say(diags, DIAG_ALREADY_FROZEN, (struct loc){ .file = diags_printf(diags, "%s", path) }, NULL, NULL, NULL);
	} else if (fresh > 0) {
		text = as_xml(data, phase, samples, n);
		if (file_write(path, text->str, text->len, diags))
			printf(lang == DIAG_ZH ? "已冻结 %zu 个镇街：%s\n" : "%zu townships frozen: %s\n", fresh, path);
		g_string_free(text, TRUE);
	}
	g_free(path);
}

void publish_sample(const struct dataset *data, int phase, const struct stats_sample *samples, size_t n,
	enum publish_sample_way way, enum diag_lang lang, struct diags *diags)
{
	switch (way) {
	case PUBLISH_PRINT: print(data, samples, n, lang); break;
	case PUBLISH_REPLAY: replay(data, phase, samples, n, lang, diags); break;
	case PUBLISH_FREEZE: freeze(data, phase, samples, n, lang, diags); break;
	}
}
