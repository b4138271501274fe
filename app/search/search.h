/*
 * Search: which patents answer a question, how many, and how they divide.
 *
 * The engine stands behind this header and is meant to be replaced; it
 * returns ids and counts, and the room patent fetches what is shown, so
 * nothing is shown that the registry no longer holds.
 *
 * A word, phrase or CJK string matches within one field (a title, an
 * abstract or a claim in one language); words joined by AND may stand in
 * different fields. There are no stop words. The same question on the same
 * data gives the same order: scores are whole numbers and ties go by number.
 */
#ifndef SEARCH_SEARCH_H
#define SEARCH_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "search/query.h"

struct arena;
struct concept;
struct db;
struct term;

#define SEARCH_LIMIT 20
#define SEARCH_LIMIT_MAX 100
#define SEARCH_WALK_MAX 1000

/* SEARCH_SORT_NONE: by relevance with numbers or text in the words, else by day
 * of publication. Days descend, unknown ones last. */
enum search_sort {
	SEARCH_SORT_NONE,
	SEARCH_SORT_RELEVANCE,
	SEARCH_SORT_PUBLISHED,
	SEARCH_SORT_FILED,
	SEARCH_SORT_POOLED /* day of the contribution */
};

enum search_facet {
	SEARCH_OFFICE, /* ST.3 code */
	SEARCH_STATUS, /* word of the patent's status */
	SEARCH_TOPIC,  /* slug */
	SEARCH_MEMBER, /* organisation id of the contributor */
	/* A node of the classification's tree, which is how a symbol begins:
	 * "H", "H05", "H05K", "H05K7/", "H05K7/20". Chosen it may be any
	 * beginning without spaces. */
	SEARCH_CPC,
	SEARCH_YEAR,	 /* of publication, "2024" */
	SEARCH_LANGUAGE, /* in which there is a text: "en", "zh", "ja" */
	/* How long ago the status was last checked: within 30, 90 or 365 days
	 * ("30" is part of "90"), longer ago ("older") or not at all, as far
	 * as is known ("never"). */
	SEARCH_CHECKED,
	SEARCH_FACETS
};

struct search_list {
	const char *const *items;
	size_t count;
};

/* A question. Zero-initialise it; every member left zero means "any". */
struct search {
	const struct query *words; /* NULL: no words */
	/* Patent numbers that the words may also be read as: their normal
	 * forms, and those without kind. Such publications are found even if
	 * no text holds them, and come first by relevance. */
	struct search_list numbers;
	struct search_list bases;
	/* Values of one facet are joined by OR, facets by AND. */
	struct search_list chosen[SEARCH_FACETS];
	bool known; /* not only pooled patents but all that are known */
	/* The pool as it was, or will be, on this day; NULL: today. */
	const char *on;
	bool widen; /* words also mean what search/widen.h says */
	struct search_list without; /* slugs of concepts that do not widen */
	/* A hit is a family: its best publication that fits. Facets and pages
	 * count families then. */
	bool families;
	/* Nodes of the classification whose children are counted, beside the
	 * sections: "H", "H05". */
	struct search_list opened;
	enum search_sort sort;
	int limit;	    /* 0: SEARCH_LIMIT; at most SEARCH_LIMIT_MAX */
	int64_t skip;	    /* hits before the page; not with a cursor */
	const char *cursor; /* from search_page.next, or NULL */
};

struct search_count {
	const char *value;
	int64_t count;
};

/* The values of a facet under all filters but its own: most first. */
struct search_counts {
	const struct search_count *items;
	size_t count;
	/* Of an empty answer: what there would be without the facet's own
	 * filter. */
	int64_t without;
};

/* A concept of the glossary by which a question was widened, and the term of
 * the question that it was found by. */
struct search_concept {
	const struct concept *concept; /* glossary/glossary.h */
	const char *typed;
};
struct search_concepts {
	const struct search_concept *items;
	size_t count;
};

struct search_page {
	int64_t total;	  /* publications */
	int64_t families; /* of these publications: see family_key (0235) */
	struct search_counts facets[SEARCH_FACETS];
	struct search_concepts concepts; /* by which the question was widened */
	/* What hits should show of the words, for highlighting. */
	const struct term *marks;
	size_t mark_count;
	const int64_t *ids; /* of this page, in order */
	size_t count;
	const char *next; /* cursor of the following page, or NULL */
};

/* "office", "status", "topic", "member", "cpc", "year", "language", "checked";
 * "relevance", "published", "filed", "pooled". */
const char *search_facet_name(enum search_facet);
const char *search_sort_name(enum search_sort);
/* ERR_NOT_FOUND for any other word. */
enum err search_sort_read(const char *word, enum search_sort *out) MUST_CHECK;

/* The order that the question gets. */
enum search_sort search_sort_of(const struct search *);

/* ERR_INVALID: the cursor is none of ours or belongs to another order. */
enum err search_list(
	struct db *, const struct search *, struct search_page *out) MUST_CHECK;

/* Fills ${error} and gives ERR_INVALID where a word cut off stands for more words
 * than the engine looks for. */
enum err search_check(struct db *, const struct query *,
	struct query_error *error) MUST_CHECK;

/*
 * A stretch of all hits, in order: at most ${limit} (1 to SEARCH_WALK_MAX) of
 * those behind the cursor ${after}, NULL: from the first. Nothing is counted;
 * out->next is NULL at the end. The cursors are those of search_list().
 */
enum err search_walk(struct db *, const struct search *, const char *after,
	int limit, struct search_page *out) MUST_CHECK;

/* The other publications of the families of hits that are in the pool, or
 * with ${s->known} all: in the order of the hits, then by number. */
struct search_relative {
	int64_t hit;
	int64_t id;
};
struct search_relatives {
	const struct search_relative *items;
	size_t count;
};
enum err search_relative_list(struct db *, const struct search *,
	const int64_t *ids, size_t count,
	struct search_relatives *out) MUST_CHECK;

/* Chosen topics and members that the registry does not know. */
struct search_unknown {
	enum search_facet facet;
	const char *value;
};
struct search_unknowns {
	const struct search_unknown *items;
	size_t count;
};
enum err search_unknown_list(struct db *, const struct search *,
	struct search_unknowns *out) MUST_CHECK;

/* Names of organisations, JSON {language: text}, for the facet of members. */
struct search_member {
	const char *id;
	const char *name;
};
struct search_members {
	const struct search_member *items;
	size_t count;
};
enum err search_member_list(struct db *, const struct search_list *ids,
	struct search_members *out) MUST_CHECK;

#endif
