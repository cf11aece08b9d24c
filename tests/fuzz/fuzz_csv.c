/* fuzz_csv.c -- any bytes as a CSV file of a submission: refused or read, never a fault. */
#include "fuzz_season.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_season("fuzz.csv", bytes, n);
}
