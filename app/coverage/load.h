/*
 * From the database to facts: just what the questions need, as it was known
 * at one instant, in a fixed number of statements for one question or for a
 * thousand:
 *	begin		the instant; who is meant by ids and identifiers
 *	meant		only for numbers without kind
 *	publications	the files asked about and their families
 *	patent facts	events, owners, entries in the pool, families
 *	party facts	control above everybody concerned, mandates, grants
 *	rules		of the offices and territories
 * A worker keeps the last two (stock.h), as long as they hold. Then questions
 * as of now about rights at the territories' own offices need one statement,
 * coverage_now().
 */
#ifndef COVERAGE_LOAD_H
#define COVERAGE_LOAD_H

#include "coverage/coverage.h"
#include "db/db.h"

/* Instants in the form of base/instant.h. ${party} and ${rule}: when what
 * stock.h keeps last changed; NULL: not asked, so nothing is kept. */
struct coverage_clock {
	const char *known;
	const char *party;
	const char *rule;
	bool unnamed; /* see coverage_facts */
};

/* What words for organisations mean. */
struct coverage_found {
	struct coverage_clock clock;
	struct coverage_found_org {
		const char *key; /* id or identifier */
		const char *id;
	} * orgs;
	size_t org_count;
};

/*
 * ${known} may be NULL: now. Later instants are taken back to the newest fact,
 * so that the same question has the same answer for ever.
 */
enum err coverage_begin(struct db *, const char *const *ids, size_t id_count,
	const char *const *identifiers, size_t identifier_count,
	const char *known, struct coverage_found *out) MUST_CHECK;
/* NULL: not in the registry. */
const char *coverage_found_org(const struct coverage_found *, const char *key);

/* Publications meant by numbers without kind or of applications. */
struct coverage_meant {
	const char *typed;
	const char *number;
};
enum err coverage_meant(struct db *, const char *const *numbers, size_t count,
	struct coverage_meant **out, size_t *out_count) MUST_CHECK;

/* The facts for all questions, in order and ready to be asked. */
enum err coverage_load(struct db *, const struct coverage_question *questions,
	size_t count, const struct coverage_clock *,
	struct coverage_facts *out) MUST_CHECK;

/* --- in two steps -----------------------------------------------------------
 */

struct coverage_loading {
	struct db *db;
	struct coverage_clock clock;
	struct coverage_facts *facts;
	bool at_once;	/* by coverage_now(): publications are there */
	bool recordals; /* there may be some */
	bool stocked;	/* parties and rules are taken from what is kept */
	struct coverage_records records;
	/* publications by id, to name what hangs on them */
	struct coverage_id_number {
		int64_t id;
		const char *number;
		bool own; /* of a file that was asked about */
	} * ids;
	size_t id_count;
};

/*
 * The clock and all publications, as of now, without their families: enough
 * where the territory's own office has the file. ${orgs} are ids; db and
 * facts of the loading are set.
 */
enum err coverage_now(struct coverage_loading *, const char *const *orgs,
	size_t org_count, const char *const *numbers, size_t count) MUST_CHECK;

/* The rest, for questions about these publications, or all. */
enum err coverage_load_rest(struct coverage_loading *,
	const struct coverage_question *, size_t count) MUST_CHECK;

/* Is the right asked about one of the territory's own office? */
bool coverage_own_office(const char *patent, const char *territory);

/* --- between load.c and the stores ------------------------------------------
 */

/* The number of a publication by its id as text, or NULL. */
const char *coverage_number_of(const struct coverage_loading *, const char *id);

/* ${families}: also those of the families. */
enum err coverage_publications(struct coverage_loading *,
	const char *const *numbers, size_t count, bool families) MUST_CHECK;
enum err coverage_patent_facts(struct coverage_loading *,
	const char *const *ids, size_t id_count, const char *const *numbers,
	size_t number_count) MUST_CHECK;
struct coverage_parties {
	const char *const *orgs; /* that ask */
	size_t org_count;
	const char *const *others; /* owners and contributors */
	size_t other_count;
	const char *const *patents; /* ids */
	size_t patent_count;
};
enum err coverage_party_facts(
	struct coverage_loading *, const struct coverage_parties *) MUST_CHECK;
struct coverage_rule_keys {
	const char *const *offices;
	size_t office_count;
	const char *const *territories;
	size_t territory_count;
	const char *const *uses;
	size_t use_count;
};
enum err coverage_rules(struct coverage_loading *,
	const struct coverage_rule_keys *) MUST_CHECK;

/* Rows of parties and grants, and of rules, as coverage.sql names their
 * columns; lists that the rows do not fill are empty. */
enum err coverage_party_rows(
	struct coverage_loading *, const struct rows *) MUST_CHECK;
enum err coverage_rule_rows(
	struct coverage_loading *, const struct rows *) MUST_CHECK;
enum err coverage_patent_rows(
	struct coverage_loading *, const struct rows *) MUST_CHECK;
/* One row; the list has room. */
enum err coverage_answer_row(
	struct coverage_loading *, const struct rows *, size_t) MUST_CHECK;
enum err coverage_terms_row(
	struct coverage_loading *, const struct rows *, size_t) MUST_CHECK;
/* Puts ids in order, for coverage_number_of(). */
void coverage_ids_sort(struct coverage_loading *);
/* What parties and rules do not bring when they are kept. */
enum err coverage_answers(struct coverage_loading *, const char *const *orgs,
	size_t count) MUST_CHECK;
enum err coverage_recordals(struct coverage_loading *,
	const char *const *patents, size_t count) MUST_CHECK;

/* A word's place in a list; ${count}: it is not there. */
size_t coverage_word(const char *const *words, size_t count, const char *word);

#endif
