/* options.h -- the command line, parsed. */
#ifndef OPTIONS_H
#define OPTIONS_H

#include <stdbool.h>

#include "base/diag.h"

struct options {
	const char *tool;        /* the program's name, version and commit */
	const char *input;       /* the season's folder, default "input" */
	char *output;            /* default "output" */
	char *templates;         /* folder of plan.xml, style.xml, reports/ */
	char *plan;              /* another plan, or NULL */
	char *encoding, *only, *at, *phase, *number, *date;
	char **words;            /* arguments that are no options, or NULL */
	const char *subject;     /* explain: measure; compare, finalize: first argument */
	const char *second;
	int jobs, timeout;
	int strict, force, dry_run, quiet, verbose, replay, freeze;   /* 0 or 1; GOption writes ints */
	enum diag_lang lang;
	enum diag_format format;
	char *format_name;       /* as given: text, json, csv */
	char *lang_name, *colour_name;
	int help;                /* show it, do nothing else */
	bool colour;
};

/* Reads argv behind the subcommand into *o, empty but for tool and the language to complain in. False when usage is wrong: a
 * message was printed; the exit status is 2. Clear it in both cases. */
bool options_read(struct options *o, int argc, char **argv);
void options_clear(struct options *o);

/* Whether messages are in English: by the value of --lang, NULL where it was not given. */
bool options_english(const char *lang);

/* The list of options, on stdout. */
void options_help(enum diag_lang lang);

/* The template folder: the option, EVALSEASON_TEMPLATES, ./templates, beside
 * the program, or the installed one. The caller frees it. */
char *options_templates(const struct options *o);

#endif
