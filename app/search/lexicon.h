/*
 * The words that texts and names are written with, beside the stems by which
 * documents are found: for words that are cut off, and to propose words for
 * those that nobody has written.
 */
#ifndef SEARCH_LEXICON_H
#define SEARCH_LEXICON_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct arena;
struct buf;

/*
 * What an import has met already, so that each word is handed on about once.
 * A word that was forgotten is handed on again; zero-initialise it.
 */
#define LEXICON_SEEN 16384
struct lexicon_seen {
	uint64_t marks[LEXICON_SEEN];
};

/* Words "as written, stem" that have not been seen, as "word stem". */
struct lexicon_words {
	const char **items;
	size_t count;
	size_t room;
};

/* Adds the words of ${text} that are no CJK text, in folded form. */
void lexicon_add(struct arena *, const char *text, struct lexicon_seen *,
	struct lexicon_words *out);

#endif
