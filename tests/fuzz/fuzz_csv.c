/* fuzz_csv.c -- any bytes as a CSV file of a submission: refused or read, never a fault. */
#include "fuzz_season.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return fuzz_season_open("fuzz.csv");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_season(bytes, n);
}
