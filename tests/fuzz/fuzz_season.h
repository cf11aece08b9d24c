/* fuzz_season.h -- reads one file as part of the golden season of tests/golden/ingest. */
#ifndef FUZZ_SEASON_H
#define FUZZ_SEASON_H

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n);

/* Run from the project's folder. Always 0. */
int fuzz_season(const char *name, const uint8_t *bytes, size_t n);

#endif
