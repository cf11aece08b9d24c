/* main.c -- what every document of a season says, before it is laid out: its composed form as XML.
 *
 *   composed INPUT FOLDER      FOLDER/<kind>-<code of the place>.xml
 *
 * For checks of printed tables that need their cells and not their places on the paper. What is wrong with the
 * submissions is not told; what is wrong with a document is. */
#include <glib.h>
#include <stdio.h>

#include "compose/compose.h"
#include "run.h"

/* False when a document failed; diagnostics say why. */
static bool save_kind(struct run *r, const struct compose *c, const struct compose_kind *kind, xmlDoc *facts,
	const char *folder)
{
	bool ok = true;

	for (size_t i = 0; i < r->data->n_places && ok; i++) {
		const struct place *place = &r->data->places[i];
		char *path = g_strdup_printf("%s/%s-%s.xml", folder, kind->id, place->code);
		xmlDoc *report = NULL;

		if (place->level == kind->level) {
			report = compose_report(c, kind, facts, place->code, NULL, r->diags);
			ok = report != NULL && xmlSaveFile(path, report) > 0;
		}
		xmlFreeDoc(report);
		g_free(path);
	}
	return ok;
}

static bool save_all(struct run *r, const char *folder)
{
	struct compose *c = compose_load(r->templates, r->plan, r->season, r->diags);
	xmlDoc *facts;
	size_t n = 0;
	const struct compose_kind *kind = c != NULL ? compose_kinds(c, &n) : NULL;
	bool ok = c != NULL;

	run_compute(r);
	facts = facts_build(r->data, r->phases, r->n_phases, r->diags);
	for (size_t i = 0; i < n && ok; i++)
		ok = save_kind(r, c, &kind[i], facts, folder);
	facts_free(facts);
	compose_free(c);
	return ok;
}

int main(int argc, char **argv)
{
	struct options o = { .tool = "evalseason", .input = argc == 3 ? argv[1] : NULL };
	struct run r;
	bool ok;

	if (argc != 3) {
		fputs("usage: composed INPUT FOLDER\n", stderr);
		return USAGE;
	}
	run_begin(&r, &o);
	ok = run_open(&r) && run_read(&r) && save_all(&r, argv[2]);
	if (ok)
		run_hush(&r);
	run_end(&r);
	return ok ? DONE : REPORTS;
}
