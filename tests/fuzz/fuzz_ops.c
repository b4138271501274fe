#include "fuzz_xml.h"

/* EPO OPS and DOCDB XML: publications, legal events, families. */
int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	fuzz_read(ops_read, data, size);
	fuzz_read(ops_read_events, data, size);
	fuzz_read(ops_read_families, data, size);
	return 0;
}
