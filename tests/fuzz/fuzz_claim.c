/* Whatever claims say: numbers rise, and each names only claims before it. */
#include "fuzz.h"

#include "patent/claim.h"

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	char *text = fuzz_utf8(a, data, size);
	const char *texts[64];
	struct claims all, first, rest;
	size_t count = 0, i, k;
	int last = 0;

	/* A form feed parts the texts. */
	for (char *s = strtok(text, "\f"); s != NULL && count < 64;
		s = strtok(NULL, "\f"))
		texts[count++] = s;
	claim_list(a, texts, count, &all);
	MUST(all.count >= count);
	for (i = 0; i < all.count; i++) {
		const struct claim *c = &all.items[i];
		int end = 0;

		MUST(c->number > last);
		last = c->number;
		MUST(text_valid(c->text, strlen(c->text)));
		MUST(c->ref_count <= CLAIM_REFS_MAX);
		for (k = 0; k < c->ref_count; k++) {
			MUST(c->refs[k].from > end);
			MUST(c->refs[k].to >= c->refs[k].from);
			MUST(c->refs[k].to < c->number);
			end = c->refs[k].to;
		}
	}
	claim_select(a, &all, false, &first);
	claim_select(a, &all, true, &rest);
	MUST(first.count + rest.count == all.count);
	arena_free(a);
	return 0;
}
