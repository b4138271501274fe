/* NEAR in the stream of a document. */
#include "unit.h"

#include "base/buf.h"
#include "search/leaf.h"

/* Terms divided by "|". */
static struct terms
terms_of(const char *words)
{
	struct term *items = ARENA_ARRAY(arena, 8, struct term);
	char *list = arena_strdup(arena, words), *word;
	struct terms out = { .items = items };

	while ((word = strsep(&list, "|")) != NULL)
		token_term(arena, word, &items[out.count++]);
	return out;
}

/* A document of lines: "/" ends a line, "#" a part. */
static const char *
stream_of(const char *text)
{
	struct buf *b = buf_new(arena, 256);

	while (*text != '\0') {
		size_t len = strcspn(text, "/#");

		token_stream(arena, arena_strndup(arena, text, len), b);
		text += len;
		if (*text != '\0')
			buf_char(b, *text++ == '/' ? '\n' : '\f');
	}
	return b->data;
}

static const struct {
	const char *x;
	const char *y;
	int distance;
	const char *text;
	int part;
} cases[] = {
	{ "heat", "pump", 1, "a heat pump", 0 },
	{ "pump", "heat", 1, "a heat pump", 0 },
	{ "heat", "pump", 1, "heat or pump", -1 },
	{ "heat", "pump", 2, "heat or pump", 0 },
	{ "heats", "pumping", 2, "heated or pumps", 0 },
	{ "heat", "pump", 9, "heat / pump", -1 },
	{ "heat", "pump", 99, "heat # pump", -1 },
	{ "heat", "pump", 3, "cold # a heat of pumps # heat pump", 1 },
	{ "heat", "pump", 1, "cold # a heat of pumps # heat pump", 2 },
	{ "heat", "pump", 1, "x # y / z # heat pump", 2 },
	{ "heat", "heat", 5, "a heat", -1 },
	{ "heat", "heat", 2, "heat of heat", 0 },
	{ "heat pump", "pump", 2, "heat pump", -1 },
	{ "heat pump", "pump", 2, "heat pump and pump", 0 },
	{ "heat pump", "cold", 2, "cold of the heat pump", -1 },
	{ "heat pump", "cold", 3, "cold of the heat pump", 0 },
	{ "heat|cold", "pump|fan", 1, "cold fan", 0 },
	{ "heat|cold", "pump|fan", 1, "cold, heat", -1 },
	{ "冷媒", "回路", 1, "冷媒回路", 0 },
	{ "回路", "冷媒", 1, "冷媒回路", 0 },
	{ "冷媒", "回路", 2, "冷媒循环回路", -1 },
	{ "冷媒", "回路", 3, "冷媒循环回路", 0 },
	{ "冷媒", "回路", 1, "冷媒、回路", 0 },
	{ "冷媒", "媒回", 9, "冷媒回路", -1 },
	{ "冷冷", "媒", 1, "冷冷冷媒", 0 },
	{ "冷", "co2", 1, "冷CO2", 0 },
	{ "冷", "co2", 2, "冷媒CO2", 0 },
	{ "冷", "co2", 1, "冷媒CO2", -1 },
	{ "CO2冷", "路", 3, "CO2冷媒回路", 0 },
	{ "CO2冷", "路", 2, "CO2冷媒回路", -1 },
	{ "heat", "pump", 5, "", -1 },
};

static void
what_is_near_is_found_in_its_part(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct terms x = terms_of(cases[i].x);
		struct terms y = terms_of(cases[i].y);
		struct near *n = near_new(arena, &x, &y, cases[i].distance);
		int part = near_find(arena, n, stream_of(cases[i].text));

		if (part != cases[i].part)
			fail_msg("%s NEAR/%d %s in %s: %d", cases[i].x,
				cases[i].distance, cases[i].y, cases[i].text,
				part);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(what_is_near_is_found_in_its_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
