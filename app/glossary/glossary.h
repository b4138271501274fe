/*
 * Glossary: what the terms of low-carbon and ICT technology are called in
 * English, Chinese and Japanese.
 *
 * A concept has a slug, made of its first English term and never changed, an
 * area, and in each language at least one term, the usual one first. A search
 * for one of its terms is widened to all of them (search/widen.h). The program
 * brings concepts along (conf/glossary); the secretariat adds, changes and
 * withdraws them. What is withdrawn widens nothing and is not shown to the
 * public.
 *
 * Two texts are one term when their keys are equal: words by their stems, Han
 * characters by the one that stands for their forms ("data centres" and "Data
 * Centre", 數據中心 and 数据中心). Several concepts may share a term.
 */
#ifndef GLOSSARY_GLOSSARY_H
#define GLOSSARY_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "audit/audit.h"
#include "base/err.h"
#include "base/lang.h"
#include "db/db.h"

#define GLOSSARY_TERMS_MAX 12 /* of a concept in a language */
#define GLOSSARY_TERM_MAX 80  /* characters */
#define GLOSSARY_SLUG_MAX 80

struct concept_terms {
	const char *const *items;
	size_t count;
};

struct concept {
	const char *slug;
	const char *area;
	struct concept_terms terms[LANG_COUNT];
	bool withdrawn;
	int version; /* counts changes */
};

struct concepts {
	const struct concept *items;
	size_t count;
};

/* Areas in the order in which they are shown; their labels are N_(). */
struct glossary_area {
	const char *word;
	const char *label;
};
extern const struct glossary_area glossary_areas[];
extern const size_t glossary_area_count;
/* NULL for any other word. */
const struct glossary_area *glossary_area_find(const char *word);

/* The key of a text; "" when it holds neither letter nor digit. */
const char *glossary_key(struct arena *, const char *text);

/* "power-usage-effectiveness" of the first English term; "" when it has
 * neither Latin letter nor digit. */
const char *glossary_slug(struct arena *, const char *term);

enum glossary_fault {
	GLOSSARY_GOOD,
	GLOSSARY_NONE,	/* no term at all */
	GLOSSARY_MANY,	/* over GLOSSARY_TERMS_MAX */
	GLOSSARY_LONG,	/* a term over GLOSSARY_TERM_MAX */
	GLOSSARY_SIGNS, /* a term without letter or digit */
	GLOSSARY_SLUG	/* the first English one makes no slug */
};

/*
 * Reads terms, divided by ${separator} (and trimmed; equal ones once).
 * ERR_INVALID: *fault says why and *bad which term, or "".
 */
enum err glossary_read_terms(struct arena *, const char *text, char separator,
	enum lang, struct concept_terms *out, enum glossary_fault *fault,
	const char **bad) MUST_CHECK;

/* All concepts by area and first English term; without withdrawn ones unless
 * ${all}. ${words} not empty: those with a term that holds them, folded. */
enum err glossary_list(struct db *, const char *words, bool all,
	struct concepts *out) MUST_CHECK;

/* Withdrawn ones, too. */
enum err glossary_find(
	struct db *, const char *slug, const struct concept **out) MUST_CHECK;

/* The concepts, none of them withdrawn, that have a term with one of the keys:
 * by slug. */
enum err glossary_match(struct db *, const char *const *keys, size_t count,
	struct concepts *out) MUST_CHECK;

/* Each is filed in the trail. ERR_CONFLICT: the slug is taken. */
enum err glossary_create(
	struct db *, const struct actor *, const struct concept *) MUST_CHECK;
/* By slug. ERR_CONFLICT: it is no longer the version given. */
enum err glossary_update(
	struct db *, const struct actor *, const struct concept *) MUST_CHECK;
/* ERR_CONFLICT: it is so already. */
enum err glossary_update_withdrawn(struct db *, const struct actor *,
	const char *slug, bool withdrawn) MUST_CHECK;

/*
 * Adds the concepts of a file (conf/glossary says its form) whose slugs are
 * not known yet, in one transaction, and makes keys of another form again.
 * ERR_INVALID: *line is bad.
 */
enum err glossary_load(
	struct db *, const char *text, int64_t *added, int *line) MUST_CHECK;

#endif
