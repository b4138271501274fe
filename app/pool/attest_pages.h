/*
 * The member's half-yearly attestation.
 */
#ifndef POOL_ATTEST_PAGES_H
#define POOL_ATTEST_PAGES_H

#include "http/form.h"
#include "http/page.h"
#include "http/req.h"
#include "pool/attest.h"

struct attest_view {
	const struct attest_list *list;
	const struct attestations *past;
	const struct form *form;
	bool done; /* in this half of the year */
};

/* GET, POST /:lang/portal/attestation */
enum err attest_page(struct req *);
enum err attest_post(struct req *);

#endif
