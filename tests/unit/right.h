/*
 * A small world for the tests of rights: rules as the registry has them, one
 * file asked about.
 */
#ifndef UNIT_RIGHT_H
#define UNIT_RIGHT_H

#include "base/buf.h"
#include "patent/right.h"

#define DAY(day) .on = (day), .effective = (day), .code = "T", .office = "XX"

#define DIRECT(code)                                                           \
	{                                                                      \
		{ .id = code }, code, RIGHT_ANY, code, RIGHT_DIRECT            \
	}
#define STATE(code, day)                                                       \
	{                                                                      \
		{ .id = "ep-" code, .from = day }, "EP", RIGHT_INVENTION,      \
			code, RIGHT_DESIGNATED                                 \
	}
#define UNITARY(code, day)                                                     \
	{                                                                      \
		{ .id = "up-" code, .from = day }, "EP", RIGHT_INVENTION,      \
			code, RIGHT_UNITARY                                    \
	}
static const struct territory_rule territory_rules[] = {
	DIRECT("CN"),
	DIRECT("US"),
	DIRECT("JP"),
	DIRECT("HK"),
	DIRECT("GB"),
	DIRECT("DE"),
	STATE("DE", "1977-10-07"),
	STATE("FR", "1977-10-07"),
	STATE("GB", "1977-10-07"),
	STATE("RO", "2003-03-01"),
	STATE("ME", "2022-10-01"),
	UNITARY("DE", "2023-06-01"),
	UNITARY("FR", "2023-06-01"),
	UNITARY("RO", "2024-09-01"),
	{ { .id = "ep-me-ext", .to = "2022-10-01" }, "EP", RIGHT_INVENTION,
		"ME", RIGHT_EXTENSION },
};

#define TERM(o, t, from, to, grant, y, before, restore)                        \
	{                                                                      \
		{ .id = o "-" #y }, o, t, from, to, grant, y, before, false, 6,       \
			restore                                                \
	}
static const struct term_rule term_rules[] = {
	TERM("CN", RIGHT_INVENTION, NULL, NULL, false, 20, true, 2),
	TERM("CN", RIGHT_UTILITY_MODEL, NULL, NULL, false, 10, true, 2),
	TERM("CN", RIGHT_DESIGN, NULL, "2021-06-01", false, 10, true, 2),
	TERM("CN", RIGHT_DESIGN, "2021-06-01", NULL, false, 15, true, 2),
	TERM("US", RIGHT_INVENTION, "1995-06-08", NULL, false, 20, false, 24),
	TERM("US", RIGHT_DESIGN, NULL, "2015-05-13", true, 14, false, 24),
	TERM("US", RIGHT_DESIGN, "2015-05-13", NULL, true, 15, false, 24),
	TERM("JP", RIGHT_INVENTION, NULL, NULL, false, 20, false, 12),
	{ { .id = "DE-10" }, "DE", RIGHT_UTILITY_MODEL, NULL, NULL, false, 10,
		false, true, 6, 12 },
	TERM("EP", RIGHT_INVENTION, NULL, NULL, false, 20, false, 12),
};

static const struct freshness_rule freshness_rules[] = {
	{ { .id = "any" }, "*", 365 },
	{ { .id = "cn" }, "CN", 90 },
};

static const struct rules test_rules = {
	.territory = territory_rules,
	.territory_count = COUNT(territory_rules),
	.term = term_rules,
	.term_count = COUNT(term_rules),
	.freshness = freshness_rules,
	.freshness_count = COUNT(freshness_rules),
};

/* One publication, "X1", with its events. */
__attribute__((unused)) static struct right_file
file(const char *office, const char *kind, const char *filed,
	const char *granted, struct right_event *events, size_t count)
{
	struct right_publication *p =
		ARENA_NEW(arena, struct right_publication);

	*p = (struct right_publication){
		.number = "X1", .kind = kind, .filed = filed, .granted = granted
	};
	right_events_sort(events, count);
	return (struct right_file){ .office = office,
		.publications = p,
		.publication_count = 1,
		.events = events,
		.event_count = count };
}

/* The only right of the file there. */
__attribute__((unused)) static const struct right *
ask(const struct right_file *f, const char *territory, const char *day)
{
	const struct right_world w = { .rules = &test_rules, .file = f };
	struct right_list list;

	right_list(arena, &w, territory, day, &list);
	assert_int_equal(list.count, 1);
	return list.items;
}

__attribute__((unused)) static bool
has(const struct right *r, const char *code)
{
	size_t i;

	for (i = 0; i < r->reason_count; i++)
		if (strcmp(r->reasons[i].code, code) == 0)
			return true;
	return false;
}

__attribute__((unused)) static void
assert_state(const struct right_file *f, const char *territory, const char *day,
	enum right_state state, const char *code)
{
	const struct right *r = ask(f, territory, day);

	assert_string_equal(
		right_state_name(r->state), right_state_name(state));
	assert_string_equal(r->reasons[0].code, code);
	assert_int_equal(r->reasons[0].level, LEVEL_DECIDES);
}

/* "NAME STATE FROM TO" a line. */
__attribute__((unused)) static const char *
spans(const struct right_file *f, const char *territory)
{
	const struct right_world w = { .rules = &test_rules, .file = f };
	struct buf *b = buf_new(arena, 0);
	struct right_spans s;
	size_t i;

	right_spans(arena, &w, territory, &s);
	for (i = 0; i < s.count; i++)
		buf_printf(b, "%s %s %s %s\n", s.items[i].right->name,
			right_state_name(s.items[i].right->state),
			s.items[i].from == NULL ? "-" : s.items[i].from,
			s.items[i].to == NULL ? "-" : s.items[i].to);
	return b->data;
}

#endif
