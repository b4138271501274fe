/*
 * Rules: what offices and laws do, as rows that can be changed. "table" says
 * which rule a record is.
 */
#include "exchange/fact.h"

static const char *const types[] = { "invention", "utility-model", "design",
	"spc", NULL };
static const char *const ways[] = { "direct", "designated", "unitary",
	"extension", NULL };
static const char *const bases[] = { "filing", "grant", NULL };
static const char *const any_office[] = { "*", NULL };
static const char *const matters[] = { "transfer", "co-owner",
	"licensor-insolvency", "recordal", NULL };
static const char *const law_effects[] = { "binds", "binds-if-recorded",
	"binds-if-recorded-or-known", "disputed-unless-recorded", "alone",
	"all", "protected", "may-end", "within-3-months", "optional", "none",
	NULL };

/* clang-format off */
#define RULE(word, name)                                                       \
	{ .key = "table", .need = true, .help = word "; required",             \
	  .example = "\"" word "\"" },                                         \
	{ .key = "id", .kind = FIELD_NAME, .need = true,                       \
	  .help = "name of the rule, which answers cite; required",            \
	  .example = "\"" name "\"" }
#define RULE_SOURCE                                                            \
	{ .key = "source", .kind = FIELD_TEXT,                                 \
	  .help = "where it is written; required for a new rule",              \
	  .example = "\"Patent Law, Article 42\"" },                           \
	{ .key = "verified", .kind = FIELD_DAY, .column = "verified_on",       \
	  .help = "the day on which somebody last looked; absent: nobody has", \
	  .example = "\"2026-01-31\"" }
#define OFFICE                                                                 \
	{ .key = "office", .kind = FIELD_PLACE, .help = "ST.3",                \
	  .example = "\"CN\"" }

static const struct field territory[] = {
	RULE("territory", "cn-direct"),
	OFFICE,
	{ .key = "right_type", .kind = FIELD_WORD, .words = types,
	  .help = "invention, utility-model, design or spc; absent: any",
	  .example = "null" },
	{ .key = "territory", .kind = FIELD_PLACE,
	  .help = "ST.3: where a right of the office has effect",
	  .example = "\"CN\"" },
	{ .key = "way", .kind = FIELD_WORD, .words = ways,
	  .help = "direct, designated (by validation), unitary or extension",
	  .example = "\"direct\"" },
	FACT_PERIOD,
	RULE_SOURCE,
	{ 0 },
};
static const struct field term[] = {
	RULE("term", "cn-invention"),
	OFFICE,
	{ .key = "right_type", .kind = FIELD_WORD, .words = types,
	  .help = "invention, utility-model, design or spc",
	  .example = "\"invention\"" },
	{ .key = "filed_from", .kind = FIELD_DAY,
	  .help = "filed on or after; absent: always",
	  .example = "\"2021-06-01\"" },
	{ .key = "filed_to", .kind = FIELD_DAY,
	  .help = "filed before; absent: open", .example = "null" },
	{ .key = "base", .kind = FIELD_WORD, .words = bases,
	  .help = "filing or grant: what the term counts from",
	  .example = "\"filing\"" },
	{ .key = "years", .kind = FIELD_NUMBER, .help = "1 to 50",
	  .example = "20" },
	{ .key = "day_before", .kind = FIELD_BOOL,
	  .help = "the last day is the one before the anniversary",
	  .example = "true" },
	{ .key = "grace_months", .kind = FIELD_NUMBER,
	  .help = "to pay a fee late; absent: 6", .example = "6" },
	{ .key = "restore_months", .kind = FIELD_NUMBER,
	  .help = "to ask for restoration; absent: 12", .example = "2" },
	FACT_PERIOD,
	RULE_SOURCE,
	{ 0 },
};
static const struct field event[] = {
	RULE("event", "inpadoc-pg25"),
	{ .key = "office", .kind = FIELD_PLACE, .words = any_office,
	  .help = "ST.3, or * for INPADOC's own codes", .example = "\"EP\"" },
	{ .key = "code", .kind = FIELD_TEXT, .help = "code of the event",
	  .example = "\"PG25\"" },
	{ .key = "category", .kind = FIELD_TEXT,
	  .help = "letter of WIPO ST.27", .example = "\"H\"" },
	{ .key = "effect", .kind = FIELD_WORD, .words = fact_effects,
	  .help = "what it does to the right: granted, lapsed, restored …",
	  .example = "\"lapsed\"" },
	{ .key = "impact", .kind = FIELD_WORD, .words = fact_impacts,
	  .help = "+, 0 or -", .example = "\"-\"" },
	{ .key = "label", .kind = FIELD_LANGS, .help = "{en, zh, ja}",
	  .example = "{\"en\": \"Lapsed in a state\"}" },
	FACT_PERIOD,
	RULE_SOURCE,
	{ 0 },
};
static const struct field freshness[] = {
	RULE("freshness", "fresh-cn"),
	{ .key = "office", .kind = FIELD_PLACE, .words = any_office,
	  .help = "ST.3, or * for any other", .example = "\"CN\"" },
	{ .key = "days", .kind = FIELD_NUMBER,
	  .help = "how old a record of the office may be", .example = "180" },
	FACT_PERIOD,
	RULE_SOURCE,
	{ 0 },
};
static const struct field law[] = {
	RULE("law", "jp-transfer"),
	{ .key = "territory", .kind = FIELD_PLACE, .help = "ST.3",
	  .example = "\"JP\"" },
	{ .key = "matter", .kind = FIELD_WORD, .words = matters,
	  .help = "transfer, co-owner, licensor-insolvency or recordal",
	  .example = "\"transfer\"" },
	{ .key = "effect", .kind = FIELD_WORD, .words = law_effects,
	  .help = "transfer: binds, binds-if-recorded, "
		  "binds-if-recorded-or-known, disputed-unless-recorded; "
		  "co-owner: alone, all; licensor-insolvency: protected, "
		  "may-end; recordal: within-3-months, optional, none",
	  .example = "\"binds\"" },
	{ .key = "note", .kind = FIELD_LANGS, .help = "{en, zh, ja}",
	  .example = "{\"en\": \"In force since 2012.\"}" },
	FACT_PERIOD,
	RULE_SOURCE,
	{ 0 },
};
/* clang-format on */

static const char *const identity[] = { "id", NULL };

static const struct fact_table territory_tables[] = {
	{ .table = "territory_rule",
		.fields = territory,
		.identity = identity },
	{ 0 },
};
static const struct fact_table term_tables[] = {
	{ .table = "term_rule", .fields = term, .identity = identity },
	{ 0 },
};
static const struct fact_table event_tables[] = {
	{ .table = "event_rule", .fields = event, .identity = identity },
	{ 0 },
};
static const struct fact_table freshness_tables[] = {
	{ .table = "freshness_rule",
		.fields = freshness,
		.identity = identity },
	{ 0 },
};
static const struct fact_table law_tables[] = {
	{ .table = "law_rule", .fields = law, .identity = identity },
	{ 0 },
};

static enum err
check_rule(struct record *r)
{
	return fact_period(r, "from", "to");
}

#define KIND(name)                                                             \
	{                                                                      \
		.noun = "rule", .object = "rule", .named = 2, .filed = 2,      \
		.tables = name##_tables, .check = check_rule, .word = #name    \
	}
static const struct fact_kind kinds[] = {
	KIND(territory),
	KIND(term),
	KIND(event),
	KIND(freshness),
	KIND(law),
};

const struct fact_kinds fact_rules = { kinds,
	sizeof(kinds) / sizeof(kinds[0]) };
