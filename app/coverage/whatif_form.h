/*
 * The description of a deal: the form of the page and the query of the API.
 */
#ifndef COVERAGE_WHATIF_FORM_H
#define COVERAGE_WHATIF_FORM_H

#include "coverage/whatif.h"
#include "http/form.h"
#include "http/req.h"

/* The names of all parameters, NULL at the end, for query_only(). */
extern const char *const whatif_parameters[];

struct form *whatif_form_new(struct req *);

/*
 * Reads the deal of the organisation in the path (":id"); known stays unset.
 * ERR_INVALID: the form has a message at each faulty field.
 */
enum err whatif_form_read(
	struct req *, struct form *, struct whatif_deal *out) MUST_CHECK;

#endif
