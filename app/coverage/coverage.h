/*
 * Was this organisation covered, for what, where, on which day, and why?
 *
 * The answer is computed from facts (facts.h) and nothing else: no database,
 * no clock. The same facts and question give the same answer for ever. It is
 * built of steps, one file each:
 *
 *	right	  which rights of the application reach the territory and what
 *		  state they are in (patent/right.h)
 *	reach	  which grants reach the organisation: licensee, successor by
 *		  merger, affiliate, run-off
 *	status	  the grant is not rescinded, terminated, suspended …
 *	basis	  the patent is in the grant's list or pool
 *	field	  the use is within a field of the grant; act, territory
 *	title	  the owners on the day of the grant let the contributor license
 *	transfer  owners since then are bound
 *	result	  over all grants and rights
 *	reliance  an earlier answer on which the organisation may rely
 *
 * A try is one grant with one entry of the patent in the pool. Its steps go
 * in this order; the first that fails decides, then whatever is uncertain.
 * Licensed beats uncertain beats failed over all tries, but over several
 * rights in one territory it is the weakest that counts.
 *
 * No answer is legal advice, and one that rests on an assumption says so.
 */
#ifndef COVERAGE_COVERAGE_H
#define COVERAGE_COVERAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "coverage/facts.h"

struct arena;

/* In order of weight over several rights: the highest counts. */
enum coverage_answer {
	COVERAGE_NOT_NEEDED,
	COVERAGE_LICENSED,
	COVERAGE_UNCERTAIN,
	COVERAGE_NOT_LICENSED
};

enum coverage_capacity {
	COVERAGE_SELF,
	COVERAGE_CONTRACTOR, /* works for ${for_org} */
	COVERAGE_SUPPLIER,   /* makes for ${for_org} */
	COVERAGE_CUSTOMER    /* buys from ${for_org} */
};

/* Who asks: sight.h says what that changes. */
struct coverage_viewer {
	bool all; /* of the secretariat */
	/* organisations that the person is of or speaks for */
	const char *const *orgs;
	size_t org_count;
	/* grants that the machine gave on the person's own word */
	const char *const *grants;
	size_t grant_count;
};

struct coverage_question {
	const char *org;
	const char *patent;    /* number of a publication, in normal form */
	const char *use;       /* slug of a field or of a ruling, NULL: any */
	const char *act;       /* make have-made use sell offer import keep */
	const char *territory; /* ST.3 */
	const char *on;
	const char *for_org; /* or NULL */
	enum coverage_capacity capacity;
	const char *started; /* an installation was put in service, or NULL */
	const struct coverage_viewer *viewer; /* NULL: sees everything */
};

enum coverage_level {
	COVERAGE_DECIDES,  /* the answer is this because of it */
	COVERAGE_SUPPORTS, /* a step on the way */
	COVERAGE_WARNING,
	COVERAGE_HINT
};

/* One step of the explanation. */
struct coverage_reason {
	const char *code; /* coverage/code.h has its words */
	enum coverage_level level;
	bool assumption; /* taken for granted, not shown by a record */
	/* what its sentence names: an organisation, a grant, right or rule, a
	 * day; or NULL */
	const char *who;
	const char *what;
	const char *day;
	const struct coverage_record *records;
	size_t record_count;
};

struct coverage_reasons {
	struct coverage_reason *items;
	size_t count;
	size_t room;
};

struct coverage_result {
	enum coverage_answer answer;
	struct coverage_reasons reasons; /* those that decide come first */
	struct right_list rights;	 /* that reach the territory */
	/* the greatest reliance_days of the terms of grants that decided; of
	 * those that reach the organisation when the answer is NOT_NEEDED */
	int reliance_days;
};

/* A question made ready: what does not depend on the day is found once. */
struct coverage_case;
struct coverage_case *coverage_case_new(struct arena *,
	const struct coverage_facts *, const struct coverage_question *);

/* The answer on ${on}; the question's own day does not matter. */
void coverage_evaluate(
	struct coverage_case *, const char *on, struct coverage_result *out);

/* Both at once. */
void coverage_answer(struct arena *, const struct coverage_facts *,
	const struct coverage_question *, struct coverage_result *out);

/* The whole line of days, cut where the answer or its codes change. */
struct coverage_interval {
	const char *from; /* NULL: since ever */
	const char *to;	  /* NULL: for ever, as known */
	struct coverage_result result;
};
struct coverage_intervals {
	struct coverage_interval *items;
	size_t count;
};
void coverage_intervals(struct coverage_case *, struct coverage_intervals *out);

/* The first day after ${on} on which the answer is neither LICENSED nor
 * NOT_NEEDED, by the facts as they are known; NULL: none. */
const char *coverage_stands_until(struct coverage_case *, const char *on);

/* The codes that decide, sorted, each once. */
size_t coverage_codes(
	struct arena *, const struct coverage_result *, const char ***out);

/* "LICENSED"; and back, false for any other word. */
const char *coverage_answer_word(enum coverage_answer);
bool coverage_answer_read(const char *word, enum coverage_answer *out);
/* "self"; and back. */
const char *coverage_capacity_word(enum coverage_capacity);
bool coverage_capacity_read(const char *word, enum coverage_capacity *out);
/* True for one of the seven acts. */
bool coverage_act_known(const char *word);

#endif
