/*
 * Texts that a process keeps from one request to the next: what is worked out
 * once and holds for a while. Whoever puts one says in the text how to tell
 * that it holds no longer; each worker keeps its own.
 */
#ifndef BASE_KEEP_H
#define BASE_KEEP_H

struct arena;

/* A copy in the arena of what was put last under ${name}, or NULL. */
const char *keep_get(struct arena *, const char *name);

/* Replaces what was kept. ${name} is a string constant; there is room for a
 * few, what is too much is not kept. */
void keep_put(const char *name, const char *text);

#endif
