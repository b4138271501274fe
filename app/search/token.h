/*
 * From text to what is searched.
 *
 * The stream of a field is its folded text (NFKC, case) cut into pieces:
 * words of letters and digits as Porter2 stems, runs of CJK characters as they
 * are; one space before, between and after, so " co2 冷媒回路 " for both
 * "CO2冷媒回路" and "ＣＯ２ 冷媒回路". Punctuation and spaces only separate:
 * "H02J3/38" is two words, "冷媒、回路" two runs; apostrophes inside a word
 * vanish. Words with a digit have no stem but themselves.
 *
 * A phrase or a CJK string matches where its own stream is a substring of the
 * field's, a word as a whole, CJK text at the ends as part of a run; so
 * matching is exact and does not depend on index limits.
 * Fields are joined by a newline, titles, abstracts and claims by a form feed,
 * which no token holds: nothing matches across a field's border.
 *
 * A wide term matches other written forms, too: each Han character counts as
 * the one that stands for it (text_script() in base/text.h). For it a document
 * has, beside its literal keys, a marked key ("~" and the characters that
 * stand) for each character and pair that has other forms, and its stream is
 * the literal one after text_script_fold(). Both kinds are exact.
 */
#ifndef SEARCH_TOKEN_H
#define SEARCH_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"

struct arena;
struct buf;

/* What this cutting makes; changed with it, so that documents made by another
 * one are found and made again. */
#define TOKEN_FORM 2
int token_form(void);

struct tokens {
	const char **items; /* sorted by bytes, each once */
	size_t count;
};

/*
 * Index keys of ${text}: each stem, at most 64 bytes of it; of CJK runs each
 * character and each overlapping pair, literal and marked.
 */
void token_keys(struct arena *, const char *text, struct tokens *out);

/* The key of a stem: at most 64 bytes of it. */
const char *token_key(struct arena *, const char *stem);

/* Joins key sets of several fields: sorted, each once. */
void token_merge(struct arena *, const struct tokens *sets, size_t count,
	struct tokens *out);

/* Appends the stream of one field. */
void token_stream(struct arena *, const char *text, struct buf *out);

/* A query term, ready for the engine. */
struct term {
	struct tokens keys;  /* all must be present */
	const char *pattern; /* substring of the stream */
	bool exact; /* the keys alone decide: no look at the stream needed */
	bool wide;  /* of the stream after text_script_fold() */
};

/*
 * Makes a term of the text of a QUERY_TERM. Text of several pieces ("CO2冷媒",
 * "heat-pump") works as one phrase. The pattern of a word is " stem " with its
 * spaces. A word and a CJK string of one or two characters are exact. Text
 * without letter or digit, which the parser never lets through, has no keys,
 * an empty pattern, and matches nothing.
 */
void token_term(struct arena *, const char *text, struct term *out);

/* The same, wide. */
void token_term_wide(struct arena *, const char *text, struct term *out);

/* The oracle's question: does ${stream}, script-folded for a wide term, hold
 * ${term}? */
bool token_match(const char *stream, const struct term *term);

/* A stretch of the original text to mark: [start, end) in bytes. */
struct hit {
	size_t start;
	size_t end;
};

/*
 * Where the terms occur in ${text}, in order, without overlap, for
 * highlighting; at most ${max}.
 */
size_t token_hits(struct arena *, const char *text, const struct term *terms,
	size_t count, struct hit *out, size_t max);

#endif
