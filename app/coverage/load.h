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
 */
#ifndef COVERAGE_LOAD_H
#define COVERAGE_LOAD_H

#include "coverage/coverage.h"
#include "db/db.h"

/* What words for organisations mean. */
struct coverage_found {
	const char *known; /* the instant, in the form of base/instant.h */
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
	size_t count, const char *known, struct coverage_facts *out) MUST_CHECK;

/* --- between load.c and the stores ------------------------------------------
 */

struct coverage_loading {
	struct db *db;
	const char *known;
	struct coverage_facts *facts;
	struct coverage_records records;
	/* publications by id, to name what hangs on them */
	struct coverage_id_number {
		int64_t id;
		const char *number;
		bool own; /* of a file that was asked about */
	} * ids;
	size_t id_count;
};
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

/* A word's place in a list; ${count}: it is not there. */
size_t coverage_word(const char *const *words, size_t count, const char *word);

#endif
