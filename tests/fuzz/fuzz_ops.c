#include "fuzz_xml.h"

/* EPO OPS and DOCDB XML. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_read(ops_read, data, size);
	return 0;
}
