/* The body of a form of every kind of field: what is taken is what the
 * field's kind says, and every message is a sentence. */
#include "fuzz.h"

#include "base/day.h"
#include "http/form.h"
#include "http/parse.h"
#include "http/req.h"

static const struct option colours[] = {
	{ "red", "Red", NULL, false },
	{ "blue", "Blue", NULL, false },
};
#define COLOURS .options = colours, .option_count = 2

static const struct field fields[] = {
	{ .name = "name", .label = "Name", .required = true, .max = 5 },
	{ .name = "words", .label = "Words", .kind = FIELD_TEXTAREA },
	{ .name = "mail", .label = "E-mail", .kind = FIELD_EMAIL, .max = 100 },
	{ .name = "pass", .label = "Word", .kind = FIELD_PASSWORD },
	{ .name = "year", .label = "Year", .kind = FIELD_NUMBER },
	{ .name = "day", .label = "Day", .kind = FIELD_DAY },
	{ .name = "one", .label = "Colour", .kind = FIELD_RADIO, COLOURS },
	{ .name = "list", .label = "Colour", .kind = FIELD_SELECT, COLOURS },
	{ .name = "many",
		.label = "Colours",
		.kind = FIELD_CHECKBOXES,
		COLOURS },
	{ .name = "terms",
		.label = "I accept",
		.kind = FIELD_ACCEPT,
		.required = true,
		.missing = "Accept the terms" },
	{ .name = "file", .label = "File", .kind = FIELD_FILE },
	{ .name = "key", .label = "Key", .kind = FIELD_HIDDEN },
};
#define FIELDS (sizeof(fields) / sizeof(fields[0]))

static int
is_colour(const char *s)
{
	return strcmp(s, "red") == 0 || strcmp(s, "blue") == 0;
}

static void
check_good(const struct field *d, const struct form_value *v)
{
	size_t max = d->max == 0 ? 500 : d->max;

	MUST(!d->required || v->value[0] != '\0');
	if (v->value[0] == '\0')
		return;
	MUST(text_length(v->value) <= max);
	if (d->kind == FIELD_EMAIL)
		MUST(strchr(v->value, '@') != NULL &&
			strpbrk(v->value, " \r\n<>,;\"") == NULL);
	if (d->kind == FIELD_NUMBER)
		MUST(strspn(v->value, "0123456789") == strlen(v->value) &&
			strlen(v->value) <= 9);
	if (d->kind == FIELD_DAY)
		MUST(day_valid(v->value));
	if (d->kind == FIELD_RADIO || d->kind == FIELD_SELECT)
		MUST(is_colour(v->value));
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_new();
	struct req r = { .arena = a,
		.lang = size == 0 ? LANG_EN : (enum lang)(data[0] % 3) };
	struct form *f;
	enum err e;

	if (size == 0 || parse_query(a, (const char *)data + 1, size - 1,
				 &r.form) != OK) {
		arena_free(a);
		return 0;
	}
	f = form_new(&r, fields, FIELDS);
	e = form_read(&r, f);
	MUST((e == OK) == !f->failed);
	for (size_t i = 0; i < FIELDS; i++) {
		const struct form_value *v = &f->values[i];

		MUST(text_valid(v->value, strlen(v->value)));
		for (const char **p = v->values; *p != NULL; p++)
			MUST(is_colour(*p));
		if (v->error == NULL)
			check_good(&fields[i], v);
		else
			MUST(e != OK && strchr(v->error, '{') == NULL);
	}
	arena_free(a);
	return 0;
}
