/*
 * The desk of grants: measures, amendments, recordals, assertions; and the
 * licensee's own surrender.
 */
#ifndef GRANT_MEASURE_PAGES_H
#define GRANT_MEASURE_PAGES_H

#include "grant/defensive.h"
#include "grant/grant_pages.h"
#include "grant/measure.h"
#include "http/form.h"

/* GET /:lang/desk/grants?q=&after= */
enum err grant_desk_page(struct req *);
/* GET /:lang/desk/grants/:number */
enum err grant_case_page(struct req *);
/* GET, POST /:lang/desk/grants/:number/measure, …/amend, …/recordal */
enum err measure_new_page(struct req *);
enum err measure_new_post(struct req *);
enum err amend_new_page(struct req *);
enum err amend_new_post(struct req *);
enum err recordal_new_page(struct req *);
enum err recordal_new_post(struct req *);
/* GET /:lang/desk/measures/:id, POST …/carry-out, …/reject */
enum err measure_show_page(struct req *);
enum err measure_carry_out_post(struct req *);
enum err measure_reject_post(struct req *);
/* GET, POST /:lang/grants/:number/surrender */
enum err surrender_page(struct req *);
enum err surrender_post(struct req *);

/* GET, POST /:lang/desk/assertions */
enum err defensive_index_page(struct req *);
enum err defensive_create_post(struct req *);
/* GET /:lang/desk/assertions/:id, POST …/notice, …/close */
enum err defensive_show_page(struct req *);
enum err defensive_notice_post(struct req *);
enum err defensive_close_post(struct req *);

/* The desk: what waits, and the grants. */
struct grant_desk {
	struct grant_query query;
	struct grants grants;
	struct measure_rows open;
	struct defensive_list assertions;
	int open_assertions;
};

/* A grant at the desk. */
struct grant_case {
	struct grant_view view;
	struct measure_rows measures;
};

/* A form about a grant. */
struct grant_form {
	const struct grant_record *record;
	const struct form *form;
	const char *title;  /* translated */
	const char *action; /* path */
	const char *button;
	const char *note; /* what happens then, translated */
};

/* A proposal, line by line. */
struct measure_line {
	const char *label;  /* translated */
	const char *before; /* of an amendment: the version before */
	const char *after;
	bool differs;
	bool typed; /* in somebody's own words */
};
struct measure_lines {
	struct measure_line *items;
	size_t count;
};
struct measure_view {
	struct measure_row row;
	const struct grant *grant;
	struct measure_lines lines;
	bool amended;
	const char *refusal; /* why this person may not carry it out */
};

/* An assertion with the grants concerned. */
struct defensive_step {
	struct defensive_grant grant;
	const char *scope;	 /* whose patents its terms name, translated */
	const char *effect_from; /* first day of a measure, NULL: no notice */
	const char *propose;	 /* address of the prefilled form, or NULL */
};
struct defensive_steps {
	struct defensive_step *items;
	size_t count;
};
struct defensive_view {
	struct defensive d;
	struct defensive_steps steps;
	struct form *notice;
	struct form *close;
};

/* For templates. */
const char *measure_view_state(struct req *, enum measure_state);
const char *measure_view_colour(enum measure_state);

#endif
