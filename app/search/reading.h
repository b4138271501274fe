/*
 * What a page says about q: how it was read and could be read, or what is
 * wrong with it, and words for those that nobody has written.
 */
#ifndef SEARCH_READING_H
#define SEARCH_READING_H

#include "search/question.h"

/* Another q: a link to its results. */
struct reading_link {
	const char *q;
	const char *path;
	int64_t count; /* hits there, where they are counted */
};
struct reading_links {
	const struct reading_link *items;
	size_t count;
};

struct reading {
	const char *text;	   /* how q was read, or "" */
	const char *guess;	   /* as what, translated, or NULL */
	struct reading_link words; /* q NULL: there is no other reading */
	const char *fault;	   /* translated, or NULL */
	const char *before;	   /* a bad q in three parts */
	const char *marked;
	const char *after;
	struct reading_link repair; /* q NULL: there is none */
	struct reading_links spelt; /* with words that exist */
};

/* All but ${spelt}. ${path}: of the list; ${all}: the question. */
void reading_make(struct req *, const struct params *, const char *path,
	const struct kept_list *all, struct reading *out);

/* The same question with another q. */
void reading_question(struct req *, const struct kept_list *all, const char *q,
	struct kept_list *out);

/* With so many hits and fewer words are proposed. */
#define READING_FEW 2

/* Fills ${spelt}: OK or ERR_BUSY. */
enum err reading_spell(struct req *, const struct params *, const char *path,
	const struct kept_list *all, struct reading *out) MUST_CHECK;

#endif
