/*
 * Statements of the glossary. Only the room looks.
 */
#ifndef GLOSSARY_GLOSSARY_STORE_H
#define GLOSSARY_GLOSSARY_STORE_H

#include "glossary/glossary.h"

/* By area and first English term. */
enum err store_list(struct db *, bool all, struct concepts *out) MUST_CHECK;

/* Inserts unless the slug is known: *made. */
enum err store_insert(
	struct db *, const struct concept *, bool *made) MUST_CHECK;

/* *changed is false when the slug or the version is another one. */
enum err store_update(
	struct db *, const struct concept *, bool *changed) MUST_CHECK;
enum err store_update_withdrawn(struct db *, const char *slug, bool withdrawn,
	bool *changed) MUST_CHECK;

/* Makes keys of another form again. */
enum err store_refresh(struct db *) MUST_CHECK;

#endif
