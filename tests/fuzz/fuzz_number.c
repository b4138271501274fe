/* Whatever is typed: no crash, and the normal form is its own normal form. */
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "org/identifier.h"
#include "patent/number.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
need(int truth)
{
	if (!truth)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const char *const schemes[] = { "lei", "uscc", "jpcn", "other",
		"?" };
	struct arena *a = arena_new();
	const char *text = arena_strndup(a, (const char *)data, size);
	struct patent_number n;
	struct patent_number again;
	struct identifier id;

	if (patent_number_read(a, text, &n) == OK) {
		need(patent_office_known(n.office));
		need(strpbrk(n.digits, "0123456789") != NULL);
		need(strncmp(n.text, n.base, strlen(n.base)) == 0);
		need(strcmp(n.text + strlen(n.base), n.kind) == 0);
		need(patent_number_read(a, n.text, &again) == OK);
		need(strcmp(again.text, n.text) == 0);
	}
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		enum err e = identifier_read(a, schemes[i], text, &id);

		need((e == OK) == (id.fault == IDENTIFIER_GOOD));
		need(identifier_message(a, &id)[0] != '\0');
	}
	arena_free(a);
	return 0;
}
