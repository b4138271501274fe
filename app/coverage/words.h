/*
 * Answers in words: names in place of ids, for pages. What is kept and what
 * programs read has the ids.
 */
#ifndef COVERAGE_WORDS_H
#define COVERAGE_WORDS_H

#include "coverage/coverage.h"
#include "http/req.h"

/* Reasons of several answers. */
struct coverage_told {
	struct coverage_reasons **lists;
	size_t count;
	const char *org;      /* whom the question is about, or NULL */
	const char *org_name; /* found: JSON {language: text}, or NULL */
};

/*
 * Puts the names of organisations, territories, fields and acts, and days as
 * people write them, into all reasons, in the language of the page. What has
 * no name stays as it is, so that it may be called twice.
 */
enum err coverage_words(struct req *, struct coverage_told *) MUST_CHECK;

#endif
