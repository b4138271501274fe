/*
 * Licence grants with their versions, status events and recordals, and
 * defensive events.
 */
#include <string.h>

#include "base/json.h"
#include "exchange/fact.h"
#include "grant/grant.h"

static const char *const publications[] = { "full", "name", "number", NULL };
static const char *const bases[] = { "fixed", "pool-at-grant", "pool-changing",
	NULL };
static const char *const kinds[] = { "suspended", "reinstated", "terminated",
	"rescinded", "surrendered", "ended", NULL };
static const char *const scopes[] = { "all", "licensor", "rights", NULL };
static const char *const effects[] = { "new-acts", "all-acts", NULL };
static const char *const attacks[] = { "threat", "suit", "administrative",
	NULL };
static const char *const outcomes[] = { "cured", "suspended", "terminated",
	"dismissed", NULL };
static const char *const worldwide[] = { "*", NULL };

/* clang-format off */
static const struct field versions[] = {
	{ .key = "basis", .kind = FIELD_WORD, .words = bases, .need = true,
	  .help = "fixed, pool-at-grant or pool-changing; required",
	  .example = "\"pool-changing\"" },
	{ .key = "patents", .kind = FIELD_PATENTS,
	  .help = "publication numbers, for basis fixed alone",
	  .example = "[]" },
	{ .key = "fields", .kind = FIELD_SLUGS, .need = true,
	  .help = "slugs of fields of use, or other; required",
	  .example = "[\"microgrid\"]" },
	{ .key = "acts", .kind = FIELD_WORDS, .words = fact_acts,
	  .help = "make, have-made, use, sell, offer, import, keep; absent: "
		  "all", .example = "[\"make\", \"use\", \"sell\"]" },
	{ .key = "territories", .kind = FIELD_PLACES, .words = worldwide,
	  .need = true, .help = "ST.3 codes, or *; required",
	  .example = "[\"CN\", \"JP\"]" },
	{ .key = "scope", .kind = FIELD_NAME, .column = "scope_version",
	  .help = "version of the scope; absent: as amended",
	  .example = "\"scope-1.0\"" },
	{ .key = "from", .kind = FIELD_DAY, .need = true,
	  .column = "effective_from",
	  .help = "first day of this version; required",
	  .example = "\"2024-01-01\"" },
	{ .key = "until", .kind = FIELD_DAY, .column = "end_on",
	  .help = "first day without licence; absent: open",
	  .example = "\"2030-01-01\"" },
	{ .key = "past_from", .kind = FIELD_DAY,
	  .help = "past use is released from this day on",
	  .example = "\"2023-01-01\"" },
	{ .key = "reason", .kind = FIELD_TEXT,
	  .help = "why it was amended", .example = "null" },
	{ 0 },
};

static const struct field events[] = {
	{ .key = "kind", .kind = FIELD_WORD, .words = kinds, .need = true,
	  .help = "suspended, reinstated, terminated, rescinded, surrendered "
		  "or ended; required", .example = "\"suspended\"" },
	{ .key = "on", .kind = FIELD_DAY, .need = true,
	  .column = "valid_from", .help = "day from which it counts; required",
	  .example = "\"2025-03-01\"" },
	{ .key = "scope", .kind = FIELD_WORD, .words = scopes,
	  .help = "whose rights: all (absent), licensor or rights",
	  .example = "\"licensor\"" },
	{ .key = "licensor", .kind = FIELD_SLUG, .column = "licensor_id",
	  .help = "id of the organisation, for scope licensor alone",
	  .example = "\"minami-denki\"" },
	{ .key = "rights", .kind = FIELD_PATENTS,
	  .help = "publication numbers, for scope rights alone",
	  .example = "[]" },
	{ .key = "effect", .kind = FIELD_WORD, .words = effects,
	  .help = "new-acts (installations in service go on) or all-acts "
		  "(absent)", .example = "\"all-acts\"" },
	{ .key = "endure", .kind = FIELD_BOOL,
	  .help = "do started projects endure where the terms let them; "
		  "absent: true", .example = "true" },
	{ .key = "defensive", .kind = FIELD_SLUG, .column = "defensive_id",
	  .help = "id of the defensive event that it answers",
	  .example = "null" },
	FACT_SOURCE,
	{ 0 },
};

static const struct field recordals[] = {
	{ .key = "patent", .kind = FIELD_PATENT, .need = true,
	  .column = "patent_id",
	  .help = "publication number of a patent that is known; required",
	  .example = "\"CN112345678B\"" },
	{ .key = "territory", .kind = FIELD_PLACE, .need = true,
	  .help = "ST.3; required", .example = "\"CN\"" },
	{ .key = "office", .kind = FIELD_PLACE,
	  .help = "ST.3; absent: that of the territory",
	  .example = "\"CN\"" },
	{ .key = "filed", .kind = FIELD_DAY, .column = "filed_on",
	  .help = "day of the request", .example = "\"2024-02-01\"" },
	{ .key = "effective", .kind = FIELD_DAY, .column = "effective_on",
	  .help = "day from which it is on record",
	  .example = "\"2024-03-01\"" },
	{ .key = "number", .kind = FIELD_TEXT, .column = "recordal_number",
	  .help = "the office's number of it",
	  .example = "\"X2024980000001\"" },
	FACT_SOURCE,
	{ 0 },
};

static const struct field defensive[] = {
	{ .key = "id", .kind = FIELD_SLUG, .need = true,
	  .help = "slug; required", .example = "\"kasumi-2025\"" },
	{ .key = "claimant", .kind = FIELD_SLUG, .column = "claimant_id",
	  .help = "id of the organisation that asserts",
	  .example = "\"aoba-gas\"" },
	{ .key = "target", .kind = FIELD_SLUG, .column = "target_id",
	  .help = "id of the organisation that is attacked",
	  .example = "\"minami-denki\"" },
	{ .key = "patent", .kind = FIELD_TEXT,
	  .help = "what is asserted, as it was named",
	  .example = "\"JP 7 123 456\"" },
	{ .key = "forum", .kind = FIELD_TEXT, .help = "where",
	  .example = "\"Tokyo District Court\"" },
	{ .key = "kind", .kind = FIELD_WORD, .words = attacks,
	  .help = "threat, suit or administrative", .example = "\"suit\"" },
	{ .key = "filed", .kind = FIELD_DAY, .column = "filed_on",
	  .help = "day of the assertion", .example = "\"2025-01-15\"" },
	{ .key = "notice", .kind = FIELD_DAY, .column = "notice_on",
	  .help = "day on which the licensee was told",
	  .example = "\"2025-01-30\"" },
	{ .key = "cure_until", .kind = FIELD_DAY,
	  .help = "last day to withdraw the assertion",
	  .example = "\"2025-03-01\"" },
	{ .key = "outcome", .kind = FIELD_WORD, .words = outcomes,
	  .help = "cured, suspended, terminated or dismissed, with its day",
	  .example = "\"cured\"" },
	{ .key = "outcome_on", .kind = FIELD_DAY, .help = "day of the outcome",
	  .example = "\"2025-02-20\"" },
	FACT_SOURCE,
	{ 0 },
};
/* clang-format on */

static const char *const number[] = { "number", NULL };
static const char *const version_identity[] = { "number", "effective_from",
	NULL };
static const char *const event_identity[] = { "number", "kind", "valid_from",
	"scope", "licensor_id", "rights", "source_kind", "source", NULL };
static const char *const recordal_identity[] = { "number", "patent_id",
	"territory", "source_kind", "source", NULL };
static const char *const defensive_identity[] = { "id", NULL };

static const struct fact_table grant_tables[];

/* clang-format off */
static const struct field grants[] = {
	{ .key = "number", .kind = FIELD_TEXT, .need = true,
	  .help = "CNP-YYYY-NNNNNN; required",
	  .example = "\"CNP-2024-000001\"" },
	{ .key = "licensee", .kind = FIELD_SLUG, .column = "licensee_id",
	  .help = "id of an organisation; required for a new grant",
	  .example = "\"tsubame-steel\"" },
	{ .key = "terms", .kind = FIELD_NAME, .column = "terms_version",
	  .help = "version of the terms; required for a new grant",
	  .example = "\"open-1.0\"" },
	{ .key = "granted", .kind = FIELD_INSTANT, .column = "granted_at",
	  .help = "day on which it was granted; required for a new grant",
	  .example = "\"2023-12-15\"" },
	{ .key = "purpose", .kind = FIELD_TEXT,
	  .help = "what it serves, one sentence",
	  .example = "\"Cutting the load of a steel works\"" },
	{ .key = "publication", .kind = FIELD_WORD, .words = publications,
	  .help = "what the public register shows: full (absent), name or "
		  "number", .example = "\"full\"" },
	{ .key = "versions", .kind = FIELD_LIST, .list = &grant_tables[1],
	  .help = "what it covers, an amendment is a further one; one at "
		  "least for a new grant" },
	{ .key = "events", .kind = FIELD_LIST, .list = &grant_tables[2],
	  .help = "what becomes of it" },
	{ .key = "recordals", .kind = FIELD_LIST, .list = &grant_tables[3],
	  .help = "where it is on record against a right" },
	{ 0 },
};
/* clang-format on */

static enum err
check_grant(struct record *r)
{
	const struct json *n = json_get(r->json, "number");
	const struct json *list = json_get(r->json, "versions");

	if (!grant_number_good(json_text(n)))
		return record_fault(r, "number", n, "is no number of a grant",
			"Write CNP-, the year and six digits: "
			"CNP-2024-000001.");
	if (list != NULL && json_count(list) == 0)
		return record_fault(r, "versions", list, "is empty",
			"Give one version at least: what the grant covers.");
	return OK;
}

static const struct fact_table grant_tables[] = {
	{ .table = "licence_grant", .fields = grants, .identity = number },
	{ .table = "grant_version",
		.fields = versions,
		.identity = version_identity,
		.key = "versions",
		.owner = number,
		.part = number },
	{ .table = "grant_event",
		.fields = events,
		.identity = event_identity,
		.key = "events",
		.owner = number,
		.part = number },
	{ .table = "recordal",
		.fields = recordals,
		.identity = recordal_identity,
		.key = "recordals",
		.owner = number,
		.part = number },
	{ 0 },
};
static const struct fact_table defensive_tables[] = {
	{ .table = "defensive_event",
		.fields = defensive,
		.identity = defensive_identity },
	{ 0 },
};

static const struct fact_kind grant_kind = {
	.noun = "grant",
	.object = "grant",
	.named = 1,
	.filed = 1,
	.tables = grant_tables,
	.check = check_grant,
};
static const struct fact_kind defensive_kind = {
	.noun = "defensive",
	.object = "defensive",
	.named = 1,
	.filed = 1,
	.tables = defensive_tables,
};

const struct fact_kinds fact_grants = { &grant_kind, 1 };
const struct fact_kinds fact_defensive = { &defensive_kind, 1 };
