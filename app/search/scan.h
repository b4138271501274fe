/*
 * The inside of the tokeniser: folded text cut into words and CJK runs.
 * Only token*.c, query*.c, leaf*.c, lexicon.c and spell.c include this;
 * everybody else reads token.h.
 */
#ifndef SEARCH_SCAN_H
#define SEARCH_SCAN_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;

/* A word or a run of CJK characters: a stretch of folded text. */
struct piece {
	bool cjk;
	const char *at;
	size_t len;
};

/* Finds the next piece in ${*folded} (text_fold()), which moves behind it.
 * False at the end. */
bool scan_next(const char **folded, struct piece *out);

/* A word without its apostrophes; *digit: it holds a digit. */
const char *scan_plain(struct arena *, const struct piece *word, bool *digit);

/* The stem of a word: without its apostrophes, by Porter2 unless it holds a
 * digit ("h02j3s" is no plural). */
const char *scan_stem(struct arena *, const struct piece *word);

/* Where a piece went in a stream. */
struct place {
	bool cjk;
	size_t stream; /* offset of its first byte in the stream */
	size_t folded; /* offset in the folded text */
	size_t len;    /* bytes of the folded text */
};

struct places {
	struct place *items;
	size_t count;
	size_t room;
};

/* Appends the stream of folded text; notes where each piece went unless
 * ${places} is NULL. */
void scan_stream(struct arena *, const char *folded, struct buf *out,
	struct places *places);

#endif
