#include "fuzz_xml.h"

/* USPTO full text, one document or many. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_read(uspto_read, data, size);
	return 0;
}
