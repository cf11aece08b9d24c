/* main.c -- makes a season's folder of any size.
 *
 *   season -o FOLDER [--townships N] [--communities N] [--orgs N] [--activities N] [--seed N]
 *          [--clean | --dirty] [--xml-share PERCENT] [--texts FOLDER]
 *
 * Without sizes it makes the sample: input/ is `season -o input --dirty`. The
 * same options give the same bytes. */
#include <glib.h>
#include <stdlib.h>

#include "season/district.h"
#include "season/faults.h"
#include "season/write.h"

struct round { const char *name; int cutoff[3], submitted[3]; };

static const struct round rounds[2] = {
	{ "inspection", { 2023, 9, 30 }, { 2023, 10, 9 } },
	{ "wrapup", { 2023, 11, 30 }, { 2023, 12, 5 } },
};

/* Township 6 was three working days late; township 2 sent a second version. */
static int submitted_day(const struct world *w, const struct township *t, const struct round *round)
{
	int day = day_of(round->submitted[0], round->submitted[1], round->submitted[2]) + t->index % 4;

	if (w->options.dirty && t->index % 9 == 5)
		day = round == &rounds[0] ? day_of(2023, 10, 18) : day_of(2023, 12, 11);
	return day;
}

static void send(struct world *w, struct township *t, int phase, int version)
{
	const struct round *round = &rounds[phase];
	const struct style *style = style_of(w, t, phase);
	struct filling f = { .world = w, .township = t, .phase = phase, .version = version,
		.cutoff = day_of(round->cutoff[0], round->cutoff[1], round->cutoff[2]) };
	char *cutoff = g_strdup_printf("%04d-%02d-%02d", round->cutoff[0], round->cutoff[1], round->cutoff[2]);
	char *folder = g_strdup_printf("%s/submissions/%.9s-%s%s", w->options.out, t->code, round->name,
		version > 1 ? "-2" : "");
	struct letter letter = { folder, t->code, t->name, cutoff, t->filler, t->reviewer };

	f.submitted = submitted_day(w, t, round) - (version == 1 && w->options.dirty && t->index == 1 ? 5 : 0);
	fill_all(&f, style);
	faults_plant(&f);
	write_submission(&letter, f.sheets, style);
	fill_free(&f);
	g_free(folder);
	g_free(cutoff);
}

static void make(const struct options *options)
{
	struct world *w = world_new(options);

	write_season(w);
	write_district(w);
	write_inspection(w);
	for (int i = 0; i < w->n_townships; i++) {
		struct township *t = &w->townships[i];

		if (township_is_silent(w, t))
			continue;
		for (int phase = 0; phase < 2; phase++)
			send(w, t, phase, 1);
		if (w->options.dirty && i == 1)
			send(w, t, 0, 2);
	}
	world_free(w);
}

int main(int argc, char **argv)
{
	int townships = 9, communities = 105, orgs = 650, activities = 4000, xml_share = 0;
	gint64 seed = 2023;
	gboolean clean = FALSE, dirty = FALSE;
	char *out = NULL, *texts = NULL;
	GOptionEntry entries[] = {
		{ "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, "the season's folder", "FOLDER" },
		{ "townships", 0, 0, G_OPTION_ARG_INT, &townships, "9", "N" },
		{ "communities", 0, 0, G_OPTION_ARG_INT, &communities, "105", "N" },
		{ "orgs", 0, 0, G_OPTION_ARG_INT, &orgs, "organisations, 650", "N" },
		{ "activities", 0, 0, G_OPTION_ARG_INT, &activities, "4000", "N" },
		{ "seed", 0, 0, G_OPTION_ARG_INT64, &seed, "2023", "N" },
		{ "clean", 0, 0, G_OPTION_ARG_NONE, &clean, "no faults, one form (default)", NULL },
		{ "dirty", 0, 0, G_OPTION_ARG_NONE, &dirty, "mixed forms, faults, a silent township", NULL },
		{ "xml-share", 0, 0, G_OPTION_ARG_INT, &xml_share, "townships sending XML, clean only, 0", "PERCENT" },
		{ "texts", 0, 0, G_OPTION_ARG_FILENAME, &texts, "tests/season/texts", "FOLDER" },
		{ NULL, 0, 0, G_OPTION_ARG_NONE, NULL, NULL, NULL },
	};
	GOptionContext *context = g_option_context_new("- makes a season's folder");
	GError *error = NULL;
	bool ok;

	g_option_context_add_main_entries(context, entries, NULL);
	ok = g_option_context_parse(context, &argc, &argv, &error) && out != NULL && argc == 1
		&& townships > 0 && communities >= townships && orgs >= townships && activities >= 0
		&& !(clean && dirty);
	if (ok) {
		struct options options = { townships, communities, orgs, activities, (uint64_t)seed, dirty, xml_share,
			texts != NULL ? texts : "tests/season/texts", out };

		make(&options);
	} else {
		g_printerr("season: %s\n", error != NULL ? error->message : "see season --help");
	}
	g_option_context_free(context);
	g_clear_error(&error);
	g_free(out);
	g_free(texts);
	return ok ? 0 : 2;
}
