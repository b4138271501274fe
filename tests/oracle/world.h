/*
 * Worlds in JSON, by the names of the import kinds. A world that is not
 * well-formed ends the program.
 */
#ifndef ORACLE_WORLD_H
#define ORACLE_WORLD_H

#include "base/json.h"
#include "coverage/coverage.h"

struct arena;

void world_read(
	struct arena *, const struct json *world, struct coverage_facts *out);
void world_question(const struct json *, struct coverage_question *out);

/* Parts of world_read(). */
void world_patents(
	struct arena *, const struct json *world, struct coverage_facts *out);
void world_rules(
	struct arena *, const struct json *world, struct coverage_facts *out);
void world_grants(
	struct arena *, const struct json *world, struct coverage_facts *out);

/* The text of a member, NULL when absent or null. */
const char *world_text(const struct json *, const char *key);
/* A list of texts. */
size_t world_texts(struct arena *, const struct json *, const char *key,
	const char *const **out);
/* ${missing} when absent. */
bool world_bool(const struct json *, const char *key, bool missing);
/* Says what is wrong and ends the program. */
_Noreturn void world_bad(const char *what, const char *value);

#endif
