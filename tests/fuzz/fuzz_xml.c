/* fuzz_xml.c -- any bytes as an XML file of a submission. */
#include "fuzz_season.h"

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	return fuzz_season_open("fuzz.xml");
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_season(bytes, n);
}
