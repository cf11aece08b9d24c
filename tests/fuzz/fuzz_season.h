/* fuzz_season.h -- reads one file as part of the golden season of tests/golden/ingest. */
#ifndef FUZZ_SEASON_H
#define FUZZ_SEASON_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerInitialize(int *argc, char ***argv);
int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Makes the season, with room for a file of that name. Run from the project's folder. Always 0. */
int fuzz_season_open(const char *name);

/* Reads the season with these bytes as that file. Always 0. */
int fuzz_season(const uint8_t *bytes, size_t n);

#endif
