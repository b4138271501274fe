/*
 * Proposals: how a patent comes into the pool.
 *
 *	proposed   a member names a patent
 *	checking   the secretariat looks at authority, co-owners, encumbrances
 *	evaluated  somebody says in writing why it serves to cut emissions
 *	admitted   another person admits it: a contribution begins
 *	rejected, withdrawn
 *
 * What stands against an admission is computed each time it is asked: no
 * owner has empowered the member; a co-owner has not consented where the law
 * or the owners' agreement asks for it; an exclusive licence is in force.
 * Patents that come with a pool object by import are admitted as they come.
 */
#ifndef POOL_PROPOSAL_H
#define POOL_PROPOSAL_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/audit.h"
#include "db/db.h"

/* The states in which a proposal is open come first. */
enum proposal_state {
	PROPOSAL_PROPOSED,
	PROPOSAL_CHECKING,
	PROPOSAL_EVALUATED,
	PROPOSAL_ADMITTED,
	PROPOSAL_REJECTED,
	PROPOSAL_WITHDRAWN
};

/* Is there an agreement between the co-owners? */
enum proposal_agreement { AGREEMENT_NOT_ASKED, AGREEMENT_NO, AGREEMENT_YES };

struct proposal {
	int64_t id;
	int64_t patent_id;
	const char *number;
	const char *title; /* JSON {language: text} */
	const char *office;
	const char *member;
	const char *member_name;
	enum proposal_state state;
	const char *terms;
	const char *rationale; /* NULL until evaluated */
	int64_t rationale_by;
	const char *rationale_name;
	enum proposal_agreement agreement;
	const char *created_on;
};
struct proposals {
	struct proposal *items;
	size_t count;
};

/* An owner of record today and whether it lets the member license. */
struct proposal_owner {
	const char *id;	  /* or NULL, then only the name is known */
	const char *name; /* JSON, or NULL */
	const char *plain_name;
	const char *share; /* "50", or NULL */
	const char *territory;
	bool direct;   /* it is the member */
	bool mandated; /* to the member, today, for this patent */
};
struct proposal_owners {
	struct proposal_owner *items;
	size_t count;
};

struct proposal_burden {
	const char *kind; /* exclusive-licence pledge … */
	const char *holder;
};
struct proposal_burdens {
	struct proposal_burden *items;
	size_t count;
};

/* Everything on which an admission turns. */
struct proposal_check {
	struct proposal_owners owners;
	struct proposal_burdens burdens;
	/* what the law of the office's territory says of a co-owner alone:
	 * "alone", "all", or NULL: no rule */
	const char *co_owner_rule;
	const char *co_owner_rule_id;
	/* N_() sentences, each a reason that stands against it */
	struct proposal_obstacles {
		const char *items[4];
		size_t count;
	} against;
	bool owner_assumed; /* none is on record: the member is taken for it */
};

/* A state for people, N_() message, and the colour of its tag. */
const char *proposal_state_label(enum proposal_state);
const char *proposal_state_colour(enum proposal_state);
const char *proposal_state_word(enum proposal_state);

/* A kind of burden for people, N_(). */
const char *proposal_burden_label(const char *kind);

/* Proposals of a member (NULL: of all), open ones first, newest first. */
enum err proposal_list(
	struct db *, const char *member, struct proposals *out) MUST_CHECK;
enum err proposal_find(
	struct db *, int64_t id, struct proposal *out) MUST_CHECK;
enum err proposal_check(struct db *, const struct proposal *,
	struct proposal_check *out) MUST_CHECK;

struct proposal_new {
	const char *number; /* in normal form */
	const char *member;
	const char *terms;
	enum proposal_agreement agreement;
};

/*
 * Files a proposal. ERR_NOT_FOUND: no such publication; ERR_CONFLICT: it is
 * pooled, or proposed already.
 */
enum err proposal_create(struct db *, const struct actor *,
	const struct proposal_new *) MUST_CHECK;

/* From proposed to checking. ERR_CONFLICT: it is not in that state. */
enum err proposal_take(
	struct db *, const struct actor *, int64_t id) MUST_CHECK;

/* From checking to evaluated, with the rationale. ERR_CONFLICT likewise. */
enum err proposal_evaluate(struct db *, const struct actor *, int64_t id,
	const char *rationale) MUST_CHECK;

/*
 * Admits from ${since} on. ERR_CONFLICT with *why, an N_() sentence: not
 * evaluated, evaluated by the same person, or something stands against it.
 */
enum err proposal_admit(struct db *, const struct actor *, int64_t id,
	const char *since, const char **why) MUST_CHECK;

/* Ends an open proposal. ERR_CONFLICT: it is not open. */
enum err proposal_reject(struct db *, const struct actor *, int64_t id,
	const char *note) MUST_CHECK;
enum err proposal_withdraw(struct db *, const struct actor *, int64_t id,
	const char *member) MUST_CHECK;

/* --- statements (proposal_store.c) ------------------------------------------
 */
struct proposal_change {
	int64_t id;
	enum proposal_state to;
	const char *note;
	const char *rationale;	 /* NULL: unchanged */
	int64_t contribution_id; /* 0: none */
};
enum err proposal_insert(struct db *, const struct actor *,
	const struct proposal_new *, int64_t *id) MUST_CHECK;
enum err proposal_lock(
	struct db *, int64_t id, struct proposal *out) MUST_CHECK;
enum err proposal_update(struct db *, const struct actor *,
	const struct proposal_change *) MUST_CHECK;
enum err proposal_contribute(struct db *, const struct proposal *,
	const char *since, int64_t *contribution_id) MUST_CHECK;
enum err proposal_owners(struct db *, const struct proposal *,
	struct proposal_check *out) MUST_CHECK;

#endif
