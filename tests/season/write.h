/* write.h -- sheets become files in the forms in which townships send them. */
#ifndef SEASON_WRITE_H
#define SEASON_WRITE_H

#include "season/sheet.h"

/* What stands around the tables. */
struct letter {
	const char *folder;        /* made when missing */
	const char *code12, *township;
	const char *cutoff;        /* ISO */
	const char *filler, *reviewer;
};

/* A folder of CSV files, or one XML file, of the sheets that are not NULL. Ends the program on failure. */
void write_submission(const struct letter *letter, struct sheet *const sheets[N_TOWNSHIP_FORMS],
	const struct style *style);

/* One CSV file, without title rows. */
void write_table(const char *folder, const char *file, const struct sheet *sheet);

void write_file(const char *folder, const char *file, const char *bytes, size_t len);

#endif
