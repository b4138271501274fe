/*
 * What a worker keeps of the facts: those that most questions share. By
 * organisation: the links of control into it, what became of it, memberships,
 * mandates, grants with their versions and events. And all rules, terms,
 * scopes and rulings.
 *
 * They are read when a question first needs them, and again when they have
 * changed (fact_clock.party_at and rule_at, which every question reads with
 * its publications): of organisations only those about which something was
 * recorded since, rules all. While one request reads, others ask the database
 * for what they need, as questions do whose as_known_at lies before the last
 * change, and commands. What is kept is the same as what the statements of
 * coverage.sql find; only recordals and answers given stay outside.
 *
 * A registry that needs more than STOCK_BYTES_MAX in a worker is not kept at
 * all. An organisation takes about 200 bytes, a link 120, a grant 600: with
 * 10,000 organisations, 50,000 links and 5,000 grants it is 12 MB.
 */
#ifndef COVERAGE_STOCK_H
#define COVERAGE_STOCK_H

#include "base/pack.h"
#include "coverage/load.h"

#define STOCK_BYTES_MAX ((size_t)20 << 20)

/* Sets ${stocked} of the loading when what is kept holds for its clock, after
 * reading what is missing. It holds until the next statement. */
enum err coverage_stock_ready(struct coverage_loading *) MUST_CHECK;

/* Is something kept under the id? Then there is such an organisation. */
bool coverage_stock_knows(struct arena *, const char *org);

/* As coverage_party_facts() and coverage_rules(), without answers and
 * recordals. */
void coverage_stock_parties(
	struct coverage_loading *, const struct coverage_parties *);
void coverage_stock_rules(
	struct coverage_loading *, const struct coverage_rule_keys *);

/* --- what lies under a key ---------------------------------------------------
 */

/* Under the id of an organisation. */
struct stock_party {
	const struct coverage_link *links; /* into it */
	size_t link_count;
	const struct coverage_org_event *events; /* of it */
	size_t event_count;
	const struct coverage_org_event *merged; /* of those merged into it */
	size_t merged_count;
	const struct coverage_member *members;
	size_t member_count;
	const struct coverage_mandate *mandates; /* that it gave */
	size_t mandate_count;
	const struct coverage_grant *grants; /* to it */
	size_t grant_count;
};

/* Under "office XX", "law XX", "use XX" and "scopes": the lists that the key
 * is for; under "terms XX": a struct coverage_template. */
struct stock_rules {
	const struct territory_rule *territory;
	size_t territory_count;
	const struct term_rule *term;
	size_t term_count;
	const struct freshness_rule *freshness;
	size_t freshness_count;
	const struct law_rule *law;
	size_t law_count;
	const struct coverage_scope *scopes;
	size_t scope_count;
	const struct coverage_ruling *rulings;
	size_t ruling_count;
};

extern const struct pack_shape stock_party_shape;
extern const struct pack_shape stock_rules_shape;
extern const struct pack_shape stock_terms_shape;

/* --- between stock.c and stock_read.c ----------------------------------------
 */

struct shelf;
struct shelf *stock_parties(void);
struct shelf *stock_rules(void);

/* --- statements (stock_store.c) ----------------------------------------------
 */

/* Ids of all organisations; or of those with something recorded after
 * ${since}, at most ${limit}. */
enum err coverage_stock_keys(struct db *, const char *since, size_t limit,
	const char *const **out, size_t *count) MUST_CHECK;
/* The facts of organisations, without answers, recordals and terms. */
enum err coverage_stock_party_facts(struct coverage_loading *,
	const char *const *orgs, size_t count) MUST_CHECK;
/* All rules, scopes, rulings and terms. */
enum err coverage_stock_rule_facts(struct coverage_loading *) MUST_CHECK;

#endif
