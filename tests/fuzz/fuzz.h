/*
 * Fuzz targets: each feeds one parser of outside bytes and checks what its
 * header promises. make fuzz builds and runs them; run.sh says how.
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

/* The input as text, up to its first NUL. */
static inline char *
fuzz_text(struct arena *a, const uint8_t *data, size_t size)
{
	return arena_strndup(a, size == 0 ? "" : (const char *)data, size);
}

/* The same, and only when it is UTF-8, as what comes from forms and queries
 * is; else "". */
static inline char *
fuzz_utf8(struct arena *a, const uint8_t *data, size_t size)
{
	char *text = fuzz_text(a, data, size);

	return text_valid(text, strlen(text)) ? text : arena_strdup(a, "");
}

#endif
