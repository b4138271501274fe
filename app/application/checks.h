/*
 * Machine checks: what must hold so that the open route grants by itself.
 *
 * Pure: the facts are gathered by submit.c and handed in. An application
 * that fails one goes to the secretariat with the code of the first failure.
 * Applicants read other words than the secretariat: nobody learns here that
 * an organisation is listed as an adversary, nor what other applications
 * there are.
 */
#ifndef APPLICATION_CHECKS_H
#define APPLICATION_CHECKS_H

#include <stdbool.h>
#include <stddef.h>

enum check_id {
	CHECK_IDENTIFIER, /* a register's check digits prove it well-formed */
	CHECK_FIELD,	  /* a listed field of use */
	CHECK_ADVERSARY,  /* asserts no patent against a member */
	CHECK_DOUBLE_GRANT,
	CHECK_DOUBLE_APPLICATION,
	CHECK_APPROVAL, /* a standing approval is in force */
	CHECK_LIMIT,	/* and admits one more grant today */
	CHECK_COUNT
};

struct check_facts {
	bool identifier_good;
	const char *scheme;
	const char *field;
	bool adversary;
	bool active_grant;
	bool pending_application;
	bool approval;
	int remaining;
};

struct check {
	const char *code; /* "over-limit" …: kept as queued_for */
	bool passed;
	const char *label; /* N_(): for the secretariat */
};

struct checks {
	struct check items[CHECK_COUNT];
	size_t count;
};

void checks_run(const struct check_facts *, struct checks *out);

/* The code of the first check that failed, or NULL: all passed. */
const char *checks_verdict(const struct checks *);

/* Why a code sent the application to the secretariat, N_() sentences. */
const char *checks_reason(const char *code);
const char *checks_reason_for_applicant(const char *code);
/* The one that says nothing about anybody. */
const char *checks_reason_general(void);

#endif
