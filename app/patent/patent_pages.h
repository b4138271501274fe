/*
 * The page of a patent, and its permanent address.
 */
#ifndef PATENT_PATENT_PAGES_H
#define PATENT_PATENT_PAGES_H

#include "audit/audit.h"
#include "http/req.h"
#include "patent/patent.h"
#include "patent/right_pages.h"
#include "patent/wording.h"

/* GET /:lang/patents/:number */
enum err patent_show_page(struct req *);

/* GET /id/patent/:number */
enum err patent_permalink_page(struct req *);

/* For the template. */

/* Claims in one language. */
struct claim_set {
	const struct wording *wording;
	struct claims independent;
	struct claims dependent;
};
struct claim_sets {
	const struct claim_set *items;
	size_t count;
};

/* A name that links to a search. */
struct patent_link {
	const char *text;
	const char *lang; /* of the text, when it is data, or NULL */
	const char *path;
};
struct patent_links {
	const struct patent_link *items;
	size_t count;
};

struct patent_names {
	const char *const *items;
	size_t count;
};

/* A day in the life of the patent. */
struct patent_event {
	const char *day;
	const char *text; /* translated */
	bool done;	  /* not in the future */
};
struct patent_events {
	const struct patent_event *items;
	size_t count;
};

struct patent_priority {
	const char *number;
	const char *date; /* or NULL */
};
struct patent_priorities {
	const struct patent_priority *items;
	size_t count;
};

/* Where it stands towards the pool. */
enum patent_standing {
	PATENT_POOLED,
	PATENT_FORMER, /* was pooled */
	PATENT_COMING, /* will be pooled */
	PATENT_KNOWN   /* never */
};

struct patent_view {
	const struct patent *patent;
	enum patent_standing standing;
	struct wordings titles;
	struct wordings abstracts;
	struct claim_sets claims;
	struct patent_links topics;
	struct patent_links cpc;
	struct patent_names ipc;
	struct patent_names applicants;
	struct patent_names owners;
	struct patent_names inventors;
	struct patent_priorities priorities;
	struct patent_relatives relatives;
	struct patent_events events;
	struct audit_rows trail;
	struct right_view rights;
	const char *office; /* "CN China" */
	const char *member; /* name, or NULL */
	const char *member_lang;
	const char *permalink;
};

/* "Method, apparatus": what the claims are for. */
const char *patent_claim_kinds(struct req *, const struct patent *);

/* GET /:lang/patents/:number/history */
enum err patent_history_page(struct req *);

#endif
