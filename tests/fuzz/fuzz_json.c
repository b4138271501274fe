/* JSON that we keep for others: answers of applications, wordings of patents.
 * What is written reads as the same. */
#include "fuzz.h"

#include "application/answers.h"
#include "base/buf.h"
#include "base/json.h"
#include "patent/wording.h"

static void
check_dump(struct arena *a, const struct json *json)
{
	struct buf *once = buf_new(a, 64), *twice = buf_new(a, 64);
	const struct json *again;
	const char *why;

	json_dump(json, once);
	MUST(text_valid(once->data, once->len));
	MUST(json_parse(a, once->data, once->len, &again, &why) == OK);
	json_dump(again, twice);
	MUST(strcmp(once->data, twice->data) == 0);
}

static void
check_frozen(struct arena *a, const char *text)
{
	static const struct terms terms = { .version = "1",
		.sha256 = { "a", "b", "c" } };
	struct answers given, frozen;
	struct documents documents = { 0 }, again = { 0 };
	const char *first;

	if (answers_read(a, text, &given) != OK)
		return;
	(void)answers_read_frozen(a, text, &frozen, &documents);
	first = answers_text(
		a, "0123456789abcdef", 1, &given, &documents, &terms);
	MUST(answers_read_frozen(a, first, &frozen, &again) == OK);
	MUST(strcmp(first, answers_text(a, "0123456789abcdef", 1, &frozen,
				   &again, &terms)) == 0);
}

static void
check_wordings(struct arena *a, const char *text)
{
	struct wordings list;
	struct claims all;

	wording_list(a, text, LANG_JA, &list);
	for (size_t i = 0; i < list.count; i++) {
		const struct wording *w = &list.items[i];

		MUST(wording_find(&list, w->key) == w);
		MUST(w->name != NULL && w->lang != NULL && w->text != NULL);
		wording_claims(a, w, &all);
		for (size_t k = 0; k < all.count; k++)
			MUST(text_valid(
				all.items[k].text, strlen(all.items[k].text)));
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	const char *bytes = size == 0 ? "" : (const char *)data, *why = NULL;
	const struct json *json;

	if (json_parse(a, bytes, size, &json, &why) == OK) {
		char *text = fuzz_text(a, data, size);

		check_dump(a, json);
		check_frozen(a, text);
		check_wordings(a, text);
	} else {
		MUST(why != NULL && why[0] != '\0');
	}
	arena_free(a);
	return 0;
}
