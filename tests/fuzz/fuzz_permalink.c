/* Accept headers and ends of addresses: any bytes choose one of the forms. */
#include "fuzz.h"

#include "patent/permalink.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *text = fuzz_text(a, data, size), *number, *again;
	enum permalink form = permalink_read(a, text, &number);

	MUST(permalink_accept(text) < PERMALINK_COUNT);
	MUST(form < PERMALINK_COUNT);
	MUST(strlen(number) + strlen(permalink_suffix(form)) == strlen(text));
	MUST(*number != '\0' || *text == '\0');
	MUST(permalink_read(a, arena_printf(a, "x%s", permalink_suffix(form)),
		     &again) == form);
	MUST(strcmp(again, "x") == 0);
	arena_free(a);
	return 0;
}
