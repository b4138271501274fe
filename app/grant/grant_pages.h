/*
 * The public register of grants.
 */
#ifndef GRANT_GRANT_PAGES_H
#define GRANT_GRANT_PAGES_H

#include "grant/grant.h"
#include "http/form.h"
#include "http/page.h"
#include "http/req.h"

/* A grant with all that its page and its certificate say. */
struct grant_view {
	const struct grant *grant;
	struct grant_record record;
	enum grant_sight sight; /* of the person who looks */
	bool own;		/* the licensee's or the secretariat's eyes */
	bool staff;
	bool open;	/* something can still be done to it */
	bool surrender; /* this person may give the licence back */
	struct audit_rows trail;
	bool active;
	const char *purpose_lang; /* HTML lang of the applicant's words */
};

/* GET /:lang/grants?q=&licensee=&after= */
enum err grant_index_page(struct req *);
/* GET /:lang/grants/:number */
enum err grant_show_page(struct req *);
/* GET /:lang/grants/:number/certificate */
enum err grant_certificate_page(struct req *);

/* Who is looking. */
struct grant_viewer grant_view_viewer(const struct req *);

/* For templates. */
/* What the person sees of a grant in a list. */
enum grant_sight grant_view_sight(struct req *, const struct grant *);

/*
 * The record by as_known_at= of the query, and how much of it this person
 * sees: never more than today, for what was public once may be no longer.
 */
enum err grant_view_record(struct req *, const char *number,
	struct grant_record *out, enum grant_sight *sight) MUST_CHECK;
/* The fields of a version in words. */
const char *grant_view_fields(struct req *, const char *labels);
/* "A, B", "A、B"; places by their names. */
const char *grant_view_places(
	struct req *, const char *const *codes, size_t count);
/* Acts, rights in words. */
const char *grant_view_acts(struct req *, const struct grant_version *);
const char *grant_view_numbers(
	struct req *, const char *const *items, size_t count);
/* What an event touches: "All patents", "Patents of …". */
const char *grant_view_scope(struct req *, const struct grant_event *);
const char *grant_view_field(struct req *, const struct grant *);
const char *grant_view_territories(struct req *, const struct grant *);
/* The fields of a form in their order. */
struct grant_form_fields {
	const struct field *items;
	size_t count;
};
const struct grant_form_fields *grant_view_form_fields(
	struct req *, const struct form *);
/* The address of the next page of the register. */
const char *grant_view_next(
	struct req *, const struct grant_query *, const struct grants *);

/* GET /:lang/grants/:number/history */
enum err grant_history_page(struct req *);

#endif
