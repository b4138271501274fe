/*
 * Cases of the demonstration pool: what a visitor may look at, in its order.
 */
#ifndef COVERAGE_EXAMPLE_H
#define COVERAGE_EXAMPLE_H

#include <stddef.h>
#include <stdint.h>

#include "db/db.h"

/* A heading, or a case: its title, what it shows, and where. Texts are JSON
 * {language: text}; the others are NULL. */
struct coverage_example {
	const char *heading;
	const char *title;
	const char *text;
	const char *path;   /* behind the language: "/coverage?org=…" */
	const char *answer; /* that the page gives, or NULL */
};
struct coverage_examples {
	const struct coverage_example *items;
	size_t count;
};

enum err coverage_example_list(
	struct db *, struct coverage_examples *out) MUST_CHECK;

/* Puts one at its place, 1 is the first. */
enum err coverage_example_add(struct db *, int64_t position,
	const struct coverage_example *) MUST_CHECK;

#endif
