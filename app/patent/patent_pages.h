/*
 * The page of a patent, its permanent address, and its other forms: the
 * address of the page with ".bib", ".ris", ".csl.json", ".jsonld" or ".json"
 * behind the number.
 */
#ifndef PATENT_PATENT_PAGES_H
#define PATENT_PATENT_PAGES_H

#include "audit/audit.h"
#include "http/page.h"
#include "http/req.h"
#include "patent/cited.h"
#include "patent/family.h"
#include "patent/outside.h"
#include "patent/patent.h"
#include "patent/permalink.h"
#include "patent/right_pages.h"
#include "patent/similar.h"
#include "patent/stay.h"
#include "patent/wording.h"
#include "pool/proposal.h"

/* GET /:lang/patents/:number */
enum err patent_show_page(struct req *);

/* GET /id/patent/:number: 303 to the form that is asked for, by the end of
 * the address or by Accept. */
enum err patent_permalink_page(struct req *);

/* For the template. */

/* A language that texts are in. */
struct patent_tab {
	const char *name; /* N_() */
	const char *path;
	bool here;
};
struct patent_tabs {
	const struct patent_tab *items;
	size_t count;
};

/* What is to be said of the language of a text. */
struct patent_tongue {
	const char *lang; /* HTML lang */
	const char *name; /* N_() */
	bool other;	  /* there is none in the language of the tab */
	bool translated;
	const char *original; /* N_(): the office's only language, or NULL */
};

/* Abstract and claims in the language of ?text=; what there is not in it, in
 * another one. */
struct patent_texts {
	struct patent_tabs tabs; /* empty: there are no texts */
	const char *abstract;	 /* or NULL */
	struct patent_tongue of_abstract;
	struct claims independent;
	struct claims dependent;
	struct patent_tongue of_claims;
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
	struct patent_texts texts;
	struct patent_links topics;
	struct patent_links cpc;
	struct patent_links ipc;
	struct patent_names applicants;
	struct patent_names owners;
	struct patent_names inventors;
	struct patent_priorities priorities;
	struct family family;
	struct family_lists family_lists;
	struct cited cited;
	struct cited cited_by;
	struct stays stays;
	struct stay_steps steps;
	struct similar similar;
	struct proposal_owners owners_today; /* when it is pooled */
	struct outsides outsides; /* none when numbers are invented */
	struct patent_events events;
	struct audit_rows trail;
	struct right_view rights;
	const char *office; /* "CN China" */
	const char *member; /* name, or NULL */
	const char *member_lang;
	const char *permalink;
};

/* Everything of the page. */
enum err patent_view_read(struct req *, const struct patent *,
	struct patent_view *out) MUST_CHECK;

/* Fills what the head of the page says to programs. */
void patent_head(struct req *, const struct patent_view *, struct page *);

/* Answers with the publication in a form that is no page. */
enum err patent_put_form(
	struct req *, const struct patent *, enum permalink) MUST_CHECK;

/* "claim-3", and "#claim-3". */
const char *patent_claim_id(struct req *, int number);
const char *patent_claim_path(struct req *, int number);

/* The ranges that a claim names. */
struct patent_refs {
	const struct claim_range *items;
	size_t count;
};
const struct patent_refs *patent_refs_of(struct req *, const struct claim *);

/* Symbols for people: "H05K 7/20, Y02D 10/00". */
const char *patent_symbols(
	struct req *, const char *const *symbols, size_t count);

/* A state of a proposal: N_() message and colour. */
const char *patent_step_label(const struct stay_step *);
const char *patent_step_colour(const struct stay_step *);

/* The address of the page with ".bib" and the like. */
const char *patent_form_path(struct req *, const char *number, enum permalink);

/* "Method, apparatus": what the claims are for. */
const char *patent_claim_kinds(struct req *, const struct patent *);

/* GET /:lang/patents/:number/history */
enum err patent_history_page(struct req *);

#endif
