/* run.h -- what every subcommand starts and ends with: plan, season, rows,
 * figures of each phase, and what there is to say about them. */
#ifndef RUN_H
#define RUN_H

#include "facts/facts.h"
#include "options.h"

#define RUN_PHASES 8
#define RUN_WAYS 2  /* as reported, as verified */

enum status { DONE = 0, PROBLEMS = 1, USAGE = 2, TEMPLATE = 3, NO_INPUT = 4, REPORTS = 5, SYSTEM = 6,
	INTERRUPTED = 130 };

/* Everything that lives as long as a run. */
struct run {
	const struct options *o;
	bool lists_problems;                  /* all of them go to data/problems.csv, too */
	double started;                       /* by clock_seconds() */
	struct arena *arena;
	struct diags *diags;
	char *templates;
	const struct plan *plan;
	const struct season *season;
	struct dataset *data;
	struct arena *memory[RUN_PHASES][RUN_WAYS];
	struct diags *said[RUN_PHASES][RUN_WAYS];   /* taken over by `diags` when all are computed */
	struct stats *stats[RUN_PHASES][RUN_WAYS];   /* by phase: as reported, as verified */
	struct stats *apart[RUN_PHASES];             /* as verified by kinds of community, where that differs */
	const struct stats_frozen *frozen[RUN_PHASES];   /* the list that inspectors took with them, or NULL */
	struct facts_phase phases[RUN_PHASES];
	size_t n_phases;
};

void run_begin(struct run *r, const struct options *o);

/* With --verbose: what is done, after how many seconds. */
void run_mark(const struct run *r, const char *zh, const char *en);

/* Season and plan; then the rows. False with diagnostics. */
bool run_open(struct run *r);
bool run_read(struct run *r);

/* The figures of one phase. */
struct facts_phase *run_phase(struct run *r, int phase);

/* Every phase with a cut-off; the one that indicators stand on is verified, scored and sampled, too. */
void run_compute(struct run *r);

/* Forgets what was said about the data: for commands whose answer is something else. */
void run_hush(struct run *r);

/* Prints what was found, frees everything and gives the exit status. */
int run_end(struct run *r);

#endif
