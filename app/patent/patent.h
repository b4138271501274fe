/*
 * Patents: the public record of publications, in the pool or only known.
 *
 * A publication is identified by its number with kind code in normal form
 * (patent/number.h). It is pooled on a day when its current contribution
 * holds then: since <= day < until, whatever its legal status.
 *
 * Texts in several languages are JSON objects as text; days are ISO dates.
 * Everything returned lives in the arena of the db handle.
 */
#ifndef PATENT_PATENT_H
#define PATENT_PATENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "patent/number.h"

struct arena;
struct db;

/* A publication in a list. */
struct patent_item {
	int64_t id;
	const char *number;
	const char *kind;
	const char *office;
	const char *title;	/* JSON {language: text} */
	const char *abstract;	/* the same, or NULL when not asked for */
	const char *claims;	/* {language: [text]}, likewise */
	const char *applicants; /* JSON arrays */
	const char *owners;
	const char *topics;
	const char *filed; /* days or NULL */
	const char *published;
	const char *granted;
	const char *status; /* word, or NULL when not known */
	const char *pool;   /* JSON {member, since, until, terms} or NULL */
	bool pooled;	    /* today */
	const char *holder; /* first owner, else first applicant, or NULL */
	const char *const *cpc;
	size_t cpc_count;
};

struct patent_items {
	const struct patent_item *items;
	size_t count;
};

/* What patent_list() adds to each item. */
enum patent_more { PATENT_PLAIN, PATENT_ABSTRACT, PATENT_CLAIMS };

/* The publications ${ids} in this order; ids that are gone are passed over. */
enum err patent_list(struct db *, const int64_t *ids, size_t count,
	enum patent_more, struct patent_items *out) MUST_CHECK;

struct patent {
	int64_t id;
	const char *number;
	const char *office;
	const char *kind;
	const char *application_number; /* as recorded, or NULL */
	const char *family;		/* or NULL */
	const char *title;		/* JSON, as in a list */
	const char *abstract;
	const char *claims;
	const char *const *applicants;
	size_t applicant_count;
	const char *const *owners;
	size_t owner_count;
	const char *const *inventors;
	size_t inventor_count;
	const char *const *cpc;
	size_t cpc_count;
	const char *const *ipc;
	size_t ipc_count;
	const char *const *topics;
	size_t topic_count;
	const char *const *claim_kinds; /* method, apparatus, use */
	size_t claim_kind_count;
	const char *priority; /* JSON [{number, date}] */
	const char *filed;
	const char *published;
	const char *granted;
	const char *status;
	const char *status_source;
	const char *status_as_of;
	const char *member;	 /* contributor's organisation id, or NULL */
	const char *member_name; /* JSON */
	const char *since;
	const char *until; /* first day it is no longer pooled, or NULL */
	const char *terms;
	bool pooled; /* today */
};

/* By its full number in normal form. OK, ERR_NOT_FOUND or ERR_BUSY. */
enum err patent_find(
	struct db *, const char *number, const struct patent **out) MUST_CHECK;

/*
 * The full number that ${number} means: the publication itself, of a number
 * without kind the latest one, of an application number its latest
 * publication. ERR_NOT_FOUND.
 */
enum err patent_find_number(
	struct db *, const struct patent_number *, const char **out) MUST_CHECK;

/* Topics in their order. */
struct patent_topic {
	const char *slug;
	const char *label; /* JSON */
};
struct patent_topic_list {
	const struct patent_topic *items;
	size_t count;
};
enum err patent_topic_list(
	struct db *, struct patent_topic_list *out) MUST_CHECK;

/* A status for people, an N_() message, and the colour of its tag; NULL is
 * "Status not known". */
const char *patent_status_label(const char *status);
const char *patent_status_colour(const char *status);

/* A classification symbol as people write it: "H05K 7/20". */
const char *patent_symbol(struct arena *, const char *symbol);

/* True for one of the six words of a status. */
bool patent_status_known(const char *word);

#endif
