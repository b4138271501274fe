/*
 * Pages of proposals: the member's portal and the secretariat's desk.
 */
#ifndef POOL_PROPOSAL_PAGES_H
#define POOL_PROPOSAL_PAGES_H

#include "http/form.h"
#include "http/page.h"
#include "http/req.h"
#include "pool/proposal.h"

struct proposal_view {
	const struct proposal *proposal;
	const struct proposal_check *check;
	const struct form *evaluate;
	const struct form *admit;
	const struct form *reject;
};

/* GET, POST /:lang/portal/proposals */
enum err proposal_portal_page(struct req *);
enum err proposal_create_post(struct req *);
/* POST /:lang/portal/proposals/:id/withdraw */
enum err proposal_withdraw_post(struct req *);

/* GET /:lang/desk/proposals, /:lang/desk/proposals/:id */
enum err proposal_desk_page(struct req *);
enum err proposal_case_page(struct req *);
/* POST /:lang/desk/proposals/:id/take, evaluate, admit, reject */
enum err proposal_take_post(struct req *);
enum err proposal_evaluate_post(struct req *);
enum err proposal_admit_post(struct req *);
enum err proposal_reject_post(struct req *);

/* What stands against an admission, translated. */
struct proposal_sentence {
	const char *text;
};
struct proposal_sentences {
	struct proposal_sentence *items;
	size_t count;
};
const struct proposal_sentences *proposal_obstacles(
	struct req *, const struct proposal_check *);

#endif
