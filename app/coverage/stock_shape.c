/*
 * Where the pointers of facts are, for base/pack.h. A member that is missing
 * here would point into an arena that is gone: whoever adds one to a struct of
 * facts.h or patent/rule.h adds it here.
 */
#include "coverage/stock.h"

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

#define RECORD(type)                                                           \
	offsetof(struct type, record.kind), offsetof(struct type, record.id),  \
		offsetof(struct type, record.source),                          \
		offsetof(struct type, record.as_of)
#define RULE(type)                                                             \
	offsetof(struct type, rule.id), offsetof(struct type, rule.from),      \
		offsetof(struct type, rule.to),                                \
		offsetof(struct type, rule.source),                            \
		offsetof(struct type, rule.verified_on)
#define LIST(type, items, count, shape)                                        \
	{                                                                      \
		offsetof(struct type, items), offsetof(struct type, count),    \
			shape                                                  \
	}
#define PLAIN(type, t)                                                         \
	{                                                                      \
		.size = sizeof(struct type), .texts = (t),                     \
		.text_count = COUNT(t)                                         \
	}
#define WITH_LISTS(type, t, l)                                                 \
	{                                                                      \
		.size = sizeof(struct type), .texts = (t),                     \
		.text_count = COUNT(t), .lists = (l), .list_count = COUNT(l)   \
	}

/* --- parties ----------------------------------------------------------------
 */

static const size_t link_texts[] = { offsetof(struct coverage_link, link.owner),
	offsetof(struct coverage_link, link.owned),
	offsetof(struct coverage_link, link.basis),
	offsetof(struct coverage_link, from),
	offsetof(struct coverage_link, to), RECORD(coverage_link) };
static const struct pack_shape link_shape = PLAIN(coverage_link, link_texts);

static const size_t event_texts[] = { offsetof(struct coverage_org_event, org),
	offsetof(struct coverage_org_event, kind),
	offsetof(struct coverage_org_event, on),
	offsetof(struct coverage_org_event, into), RECORD(coverage_org_event) };
static const struct pack_shape event_shape =
	PLAIN(coverage_org_event, event_texts);

static const size_t member_texts[] = { offsetof(struct coverage_member, org),
	offsetof(struct coverage_member, since),
	offsetof(struct coverage_member, until), RECORD(coverage_member) };
static const struct pack_shape member_shape =
	PLAIN(coverage_member, member_texts);

static const size_t mandate_texts[] = { offsetof(struct coverage_mandate,
						grantor),
	offsetof(struct coverage_mandate, holder),
	offsetof(struct coverage_mandate, from),
	offsetof(struct coverage_mandate, to),
	offsetof(struct coverage_mandate, revoked), RECORD(coverage_mandate) };
static const struct pack_list mandate_lists[] = {
	LIST(coverage_mandate, patents, patent_count, NULL),
	LIST(coverage_mandate, acts, act_count, NULL),
};
static const struct pack_shape mandate_shape =
	WITH_LISTS(coverage_mandate, mandate_texts, mandate_lists);

static const size_t version_texts[] = { offsetof(
						struct coverage_version, scope),
	offsetof(struct coverage_version, from),
	offsetof(struct coverage_version, until),
	offsetof(struct coverage_version, past_from) };
static const struct pack_list version_lists[] = {
	LIST(coverage_version, patents, patent_count, NULL),
	LIST(coverage_version, fields, field_count, NULL),
	LIST(coverage_version, acts, act_count, NULL),
	LIST(coverage_version, territories, territory_count, NULL),
};
static const struct pack_shape version_shape =
	WITH_LISTS(coverage_version, version_texts, version_lists);

static const size_t grant_event_texts[] = { offsetof(struct coverage_event, on),
	offsetof(struct coverage_event, licensor), RECORD(coverage_event) };
static const struct pack_list grant_event_lists[] = {
	LIST(coverage_event, rights, right_count, NULL),
};
static const struct pack_shape grant_event_shape =
	WITH_LISTS(coverage_event, grant_event_texts, grant_event_lists);

static const size_t recordal_texts[] = {
	offsetof(struct coverage_recordal, patent),
	offsetof(struct coverage_recordal, territory),
	offsetof(struct coverage_recordal, effective), RECORD(coverage_recordal)
};
static const struct pack_shape recordal_shape =
	PLAIN(coverage_recordal, recordal_texts);

static const size_t grant_texts[] = { offsetof(struct coverage_grant, number),
	offsetof(struct coverage_grant, licensee),
	offsetof(struct coverage_grant, terms),
	offsetof(struct coverage_grant, granted), RECORD(coverage_grant) };
static const struct pack_list grant_lists[] = {
	LIST(coverage_grant, versions, version_count, &version_shape),
	LIST(coverage_grant, events, event_count, &grant_event_shape),
	LIST(coverage_grant, recordals, recordal_count, &recordal_shape),
};
static const struct pack_shape grant_shape =
	WITH_LISTS(coverage_grant, grant_texts, grant_lists);

static const struct pack_list party_lists[] = {
	LIST(stock_party, links, link_count, &link_shape),
	LIST(stock_party, events, event_count, &event_shape),
	LIST(stock_party, merged, merged_count, &event_shape),
	LIST(stock_party, members, member_count, &member_shape),
	LIST(stock_party, mandates, mandate_count, &mandate_shape),
	LIST(stock_party, grants, grant_count, &grant_shape),
};
const struct pack_shape stock_party_shape = { .size = sizeof(
						      struct stock_party),
	.lists = party_lists,
	.list_count = COUNT(party_lists) };

/* --- rules -------------------------------------------------------------------
 */

static const size_t territory_texts[] = { RULE(territory_rule),
	offsetof(struct territory_rule, office),
	offsetof(struct territory_rule, territory) };
static const struct pack_shape territory_shape =
	PLAIN(territory_rule, territory_texts);

static const size_t term_texts[] = { RULE(term_rule),
	offsetof(struct term_rule, office),
	offsetof(struct term_rule, filed_from),
	offsetof(struct term_rule, filed_to) };
static const struct pack_shape term_shape = PLAIN(term_rule, term_texts);

static const size_t freshness_texts[] = { RULE(freshness_rule),
	offsetof(struct freshness_rule, office) };
static const struct pack_shape freshness_shape =
	PLAIN(freshness_rule, freshness_texts);

static const size_t law_texts[] = { RULE(law_rule),
	offsetof(struct law_rule, territory), offsetof(struct law_rule, matter),
	offsetof(struct law_rule, effect), offsetof(struct law_rule, note) };
static const struct pack_shape law_shape = PLAIN(law_rule, law_texts);

static const size_t scope_texts[] = { offsetof(struct coverage_scope, version),
	offsetof(struct coverage_scope, effective_from) };
static const struct pack_list scope_lists[] = {
	LIST(coverage_scope, fields, field_count, NULL),
};
static const struct pack_shape scope_shape =
	WITH_LISTS(coverage_scope, scope_texts, scope_lists);

static const size_t ruling_texts[] = { offsetof(struct coverage_ruling, use),
	offsetof(struct coverage_ruling, field),
	offsetof(struct coverage_ruling, published),
	offsetof(struct coverage_ruling, until), RECORD(coverage_ruling) };
static const struct pack_shape ruling_shape =
	PLAIN(coverage_ruling, ruling_texts);

static const struct pack_list rules_lists[] = {
	LIST(stock_rules, territory, territory_count, &territory_shape),
	LIST(stock_rules, term, term_count, &term_shape),
	LIST(stock_rules, freshness, freshness_count, &freshness_shape),
	LIST(stock_rules, law, law_count, &law_shape),
	LIST(stock_rules, scopes, scope_count, &scope_shape),
	LIST(stock_rules, rulings, ruling_count, &ruling_shape),
};
const struct pack_shape stock_rules_shape = { .size = sizeof(
						      struct stock_rules),
	.lists = rules_lists,
	.list_count = COUNT(rules_lists) };

#define PARAMETER(member) offsetof(struct coverage_template, parameters.member)
static const size_t terms_texts[] = { offsetof(struct coverage_template,
					      version),
	PARAMETER(governing_law[LANG_EN]), PARAMETER(governing_law[LANG_ZH]),
	PARAMETER(governing_law[LANG_JA]), PARAMETER(governing_law_code),
	PARAMETER(forum[LANG_EN]), PARAMETER(forum[LANG_ZH]),
	PARAMETER(forum[LANG_JA]), PARAMETER(prevailing_language) };
const struct pack_shape stock_terms_shape =
	PLAIN(coverage_template, terms_texts);
