/*
 * What if: an organisation buys or sells a holding. Which coverage would
 * begin, which would end? Nothing is stored.
 *
 * The links of control of the day are taken, the deal is done to them, and the
 * groups of all licensees around it are computed twice, each under the rule of
 * its grant's terms. What the buyer itself becomes licensed for is nothing: a
 * grant reaches down to affiliates, never up.
 */
#ifndef COVERAGE_WHATIF_H
#define COVERAGE_WHATIF_H

#include "coverage/coverage.h"
#include "db/db.h"
#include "org/group.h"

struct whatif_deal {
	const char *owner; /* buys or sells */
	const char *owned;
	bool sells;
	/* votes × 10,000 that the owner holds afterwards */
	int64_t percent_e4;
	/* who sells to a buyer, and then holds nothing; NULL: nobody known */
	const char *seller;
	const char *on;			      /* day */
	const char *known;		      /* instant, from fact_known() */
	const struct coverage_viewer *viewer; /* NULL: sees every grant */
};

struct whatif_change {
	const char *grant;
	const char *licensee;
	const char *licensee_name; /* JSON */
	const char *organisation;
	const char *name; /* JSON */
	bool begins;	  /* else its coverage ends */
	/* ends: the first day without cover for goods already made */
	const char *run_off;
};

struct whatif {
	struct whatif_change *items; /* by organisation, then grant */
	size_t count;
};

/* ERR_NOT_FOUND: one of the organisations is not in the registry. */
enum err whatif_find(
	struct db *, const struct whatif_deal *, struct whatif *out) MUST_CHECK;

/* --- statements (whatif_store.c) --------------------------------------------
 */
struct whatif_grant {
	const char *number;
	const char *licensee;
	const char *parameters; /* of its terms, JSON */
};
struct whatif_grants {
	struct whatif_grant *items;
	size_t count;
};
/* Grants of ${ids} that are given and not over on the day. */
enum err whatif_grants(struct db *, const char *const *ids, size_t count,
	const struct whatif_deal *, struct whatif_grants *out) MUST_CHECK;

#endif
