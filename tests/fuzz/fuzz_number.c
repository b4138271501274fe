/* Whatever is typed: no crash, and the normal form is its own normal form. */
#include "fuzz.h"

#include "org/identifier.h"
#include "patent/number.h"

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
		MUST(patent_office_known(n.office));
		MUST(strpbrk(n.digits, "0123456789") != NULL);
		MUST(strncmp(n.text, n.base, strlen(n.base)) == 0);
		MUST(strcmp(n.text + strlen(n.base), n.kind) == 0);
		MUST(patent_number_read(a, n.text, &again) == OK);
		MUST(strcmp(again.text, n.text) == 0);
	}
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++) {
		enum err e = identifier_read(a, schemes[i], text, &id);

		MUST((e == OK) == (id.fault == IDENTIFIER_GOOD));
		MUST(identifier_message(a, &id)[0] != '\0');
	}
	arena_free(a);
	return 0;
}
