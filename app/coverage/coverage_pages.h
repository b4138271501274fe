/*
 * The page "Am I covered? Do I need it?" and what belongs to it.
 */
#ifndef COVERAGE_COVERAGE_PAGES_H
#define COVERAGE_COVERAGE_PAGES_H

#include "coverage/ask.h"
#include "coverage/give.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* One territory of the table: a right of the family and its answer. */
struct coverage_row {
	const char *territory;
	const char *number; /* the publication that was asked about */
	const struct coverage_asked *asked;
	const char *path; /* of the whole answer */
};
struct coverage_rows {
	struct coverage_row *items;
	size_t count;
};

struct coverage_view {
	const struct form *form;
	const struct coverage_asked *one; /* an answer, or NULL */
	const struct coverage_rows *rows; /* or the table, or NULL */
	const struct coverage_intervals *intervals;
	const struct coverage_kept_list *kept; /* of the person, or NULL */
	const char *org_name;  /* JSON {language: text}, or NULL */
	const char *known;     /* as_known_at of the answers */
	const char *permalink; /* path and query */
	const char *over_time; /* path of the page of intervals, or NULL */
	bool may_rely;	       /* the person may ask for an answer to rely on */
	const char *query;     /* of the answer, for that form */
};

/* GET /:lang/coverage and the parameters of the API. Without a territory the
 * family's rights are shown by territory. */
enum err coverage_page(struct req *);
/* GET /:lang/coverage/over-time: the answer over all days. */
enum err coverage_time_page(struct req *);
/* POST /:lang/coverage/rely: gives the answer of today an id. */
enum err coverage_rely_post(struct req *);
/* GET /:lang/coverage/answers/:id */
enum err coverage_given_page(struct req *);

/* For templates. */
const char *coverage_view_colour(enum coverage_answer);
/* The sentence of a reason in the page's language. */
const char *coverage_view_text(struct req *, const struct coverage_reason *);
/* The first reason that decides, as a sentence. */
const char *coverage_view_why(struct req *, const struct coverage_asked *);
/* Where a record can be looked at, or NULL. */
const char *coverage_view_record(struct req *, const struct coverage_record *);
/* A kind of record for people. */
const char *coverage_view_kind(struct req *, const char *kind);
/* Which of the four parts of an explanation a reason belongs to. */
const char *coverage_view_level(struct req *, const struct coverage_reason *);
/* The records of a reason as a list. */
struct coverage_view_records {
	const struct coverage_record *items;
	size_t count;
};
const struct coverage_view_records *coverage_view_records(
	struct req *, const struct coverage_reason *);
/* The word of a kept answer. */
enum coverage_answer coverage_view_answer(const char *word);
/* The address that gives the kept answer again, with its reasons. */
const char *coverage_view_kept_path(struct req *, const struct coverage_kept *);

#endif
