/* fuzz_xml.c -- any bytes as an XML file of a submission. */
#include "fuzz_season.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	return fuzz_season("fuzz.xml", bytes, n);
}
