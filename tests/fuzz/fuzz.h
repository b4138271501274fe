/*
 * Fuzz targets: each feeds one parser and checks what its header promises.
 * Built and run one minute each like this:
 *	clang -g -O1 -D_GNU_SOURCE -Iapp -fsanitize=fuzzer,address,undefined \
 *		tests/fuzz/fuzz_head.c app/http/{head,pairs,parse*}.c \
 *		app/base/{arena,buf,text}.c -lunistring -lstemmer -o fuzz_head
 *	./fuzz_head -max_total_time=60
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/text.h"
#include "http/pairs.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition)                                                        \
	do {                                                                   \
		if (!(condition))                                              \
			abort();                                               \
	} while (0)

/* Names and values are what pairs.h says they are. */
static inline void
fuzz_check_pairs(const struct pairs *pairs, size_t max)
{
	MUST(pairs->count <= max);
	for (size_t i = 0; i < pairs->count; i++) {
		const struct pair *p = &pairs->items[i];

		MUST(text_valid(p->name, strlen(p->name)));
		MUST(text_valid(p->value, strlen(p->value)));
		MUST(pairs_find(pairs, p->name) != NULL);
	}
}

#endif
