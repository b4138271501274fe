/*
 * Owners of record, legal events and families of patents.
 */
#include <string.h>

#include "base/json.h"
#include "exchange/fact.h"

static const char *const acquisitions[] = { "assignment", "merger",
	"foreclosure", "spin-out", "inheritance", NULL };
const char *const fact_effects[] = { "filed", "published", "examined",
	"granted", "fee-paid", "lapsed", "restored", "expired", "withdrawn",
	"refused", "surrendered", "opposed", "opposition-ended", "limited",
	"revoked", "unitary", "designated", "extended", "adjusted",
	"disclaimed", "open-licence", "open-licence-ended", "party", "none",
	NULL };
const char *const fact_impacts[] = { "+", "0", "-", NULL };
static const char *const schemes[] = { "docdb", "inpadoc", "declared", NULL };

/* clang-format off */
#define PATENT                                                                 \
	{ .key = "patent", .kind = FIELD_PATENT, .need = true,                 \
	  .column = "patent_id",                                               \
	  .help = "publication number with its kind, of a patent that is "     \
		  "known; required", .example = "\"CN112345678B\"" }

static const struct field owners[] = {
	PATENT,
	{ .key = "territory", .kind = FIELD_PLACE,
	  .help = "ST.3; absent: wherever the application has effect",
	  .example = "\"DE\"" },
	{ .key = "owner", .kind = FIELD_SLUG, .column = "owner_id",
	  .help = "id of an organisation; this or owner_name is required",
	  .example = "\"minami-denki\"" },
	{ .key = "owner_name", .kind = FIELD_TEXT,
	  .help = "name of an owner that the registry does not know",
	  .example = "null" },
	{ .key = "share", .kind = FIELD_PERCENT,
	  .help = "percent of the right; absent: not known",
	  .example = "\"50\"" },
	FACT_PERIOD,
	{ .key = "acquired", .kind = FIELD_WORD, .words = acquisitions,
	  .help = "how it was acquired, where it was not the first owner's: "
		  "assignment, merger, foreclosure, spin-out or inheritance",
	  .example = "\"assignment\"" },
	{ .key = "acquired_from", .kind = FIELD_SLUG,
	  .help = "id of the organisation that had it before",
	  .example = "\"aoba-gas\"" },
	{ .key = "recorded", .kind = FIELD_DAY, .column = "office_recorded_on",
	  .help = "day on which the office put the owner on record",
	  .example = "\"2024-03-01\"" },
	{ .key = "bound", .kind = FIELD_BOOL,
	  .help = "has the buyer taken over the duties to the pool; absent: "
		  "not known", .example = "true" },
	{ .key = "knew", .kind = FIELD_BOOL,
	  .help = "did the buyer know of the licences; absent: not known",
	  .example = "null" },
	FACT_SOURCE,
	{ 0 },
};

static const struct field events[] = {
	PATENT,
	{ .key = "office", .kind = FIELD_PLACE, .need = true,
	  .help = "who published it (ST.3); required", .example = "\"EP\"" },
	{ .key = "code", .kind = FIELD_TEXT, .need = true,
	  .help = "the office's own code, or INPADOC's; required",
	  .example = "\"PG25\"" },
	{ .key = "effect", .kind = FIELD_WORD, .words = fact_effects,
	  .help = "what it does to the right; absent: by the rule of the "
		  "code (canopy import rules), else none", .example = "\"lapsed\"" },
	{ .key = "category", .kind = FIELD_TEXT,
	  .help = "letter of WIPO ST.27", .example = "\"H\"" },
	{ .key = "impact", .kind = FIELD_WORD, .words = fact_impacts,
	  .help = "+, 0 or -; absent: by the rule of the code, or the effect",
	  .example = "\"-\"" },
	{ .key = "territory", .kind = FIELD_PLACE,
	  .help = "ST.3; absent: the whole application",
	  .example = "\"GB\"" },
	{ .key = "date", .kind = FIELD_DAY, .need = true,
	  .column = "event_on", .help = "day of the event; required",
	  .example = "\"2024-05-06\"" },
	{ .key = "effective", .kind = FIELD_DAY, .column = "effective_on",
	  .help = "day from which it counts; absent: date",
	  .example = "\"2024-04-30\"" },
	{ .key = "detail", .kind = FIELD_OBJECT,
	  .help = "object with until, days, paid_until, states, year or text; "
		  "part of what tells events apart",
	  .example = "{\"until\": \"2025-04-30\"}" },
	FACT_SOURCE,
	{ 0 },
};

static const struct field family_members[] = {
	{ .key = "number", .kind = FIELD_PATENT, .need = true,
	  .help = "publication number with its kind; required, need not be in "
		  "the registry", .example = "\"US11222333B2\"" },
	{ .key = "application_number", .kind = FIELD_APPLICATION,
	  .help = "number of the application; stored in normal form",
	  .example = "\"US17/123456\"" },
	{ .key = "office", .kind = FIELD_PLACE,
	  .help = "ST.3; absent: that of the number", .example = "\"US\"" },
	{ .key = "filed", .kind = FIELD_DAY, .help = "day of filing",
	  .example = "\"2020-02-29\"" },
	{ 0 },
};
/* clang-format on */

static const char *const owner_identity[] = { "patent_id", "territory",
	"owner_id", "owner_name", "valid_from", "source_kind", "source", NULL };
static const char *const event_identity[] = { "patent_id", "office", "code",
	"territory", "event_on", "detail", NULL };
static const char *const family_identity[] = { "scheme", "id", NULL };
static const char *const member_owner[] = { "scheme", "id", NULL };
static const char *const member_part[] = { "scheme", "family_id", NULL };
static const char *const member_identity[] = { "scheme", "family_id", "number",
	NULL };

static const struct fact_table family_tables[];

/* clang-format off */
static const struct field families[] = {
	{ .key = "scheme", .kind = FIELD_WORD, .words = schemes, .need = true,
	  .help = "docdb (simple), inpadoc (extended) or declared; required",
	  .example = "\"docdb\"" },
	{ .key = "id", .kind = FIELD_TEXT, .need = true,
	  .help = "the scheme's number of the family; required",
	  .example = "\"43088294\"" },
	{ .key = "complete_as_of", .kind = FIELD_DAY,
	  .help = "all members published by this day are listed; absent: not "
		  "known", .example = "\"2026-01-31\"" },
	{ .key = "source", .kind = FIELD_TEXT, .help = "who says so",
	  .example = "\"EPO OPS\"" },
	{ .key = "members", .kind = FIELD_LIST, .list = &family_tables[1],
	  .help = "all publications of the family" },
	{ 0 },
};
/* clang-format on */

static enum err
check_owner(struct record *r)
{
	bool known = json_text(json_get(r->json, "owner")) != NULL;
	bool named = json_text(json_get(r->json, "owner_name")) != NULL;

	if (known == named)
		return record_fault(r, known ? "owner_name" : "owner",
			json_get(r->json, known ? "owner_name" : "owner"),
			known ? "stands beside \"owner\"" : "is missing",
			"Give either \"owner\", an organisation's id, or "
			"\"owner_name\".");
	return fact_period(r, "from", "to");
}

static const struct fact_table owner_tables[] = {
	{ .table = "ownership", .fields = owners, .identity = owner_identity },
	{ 0 },
};
static const struct fact_table event_tables[] = {
	{ .table = "legal_event",
		.fields = events,
		.identity = event_identity,
		.fresh = "{\"source_kind\": \"office-register\"}" },
	{ 0 },
};
static const struct fact_table family_tables[] = {
	{ .table = "family", .fields = families, .identity = family_identity },
	{ .table = "family_member",
		.fields = family_members,
		.identity = member_identity,
		.key = "members",
		.owner = member_owner,
		.part = member_part },
	{ 0 },
};

static const struct fact_kind owner_kind = {
	.noun = "owner",
	.object = "patent",
	.named = 1,
	.filed = 1,
	.tables = owner_tables,
	.check = check_owner,
};
static const struct fact_kind event_kind = {
	.noun = "event",
	.object = "patent",
	.named = 1,
	.filed = 1,
	.tables = event_tables,
};
static const struct fact_kind family_kind = {
	.noun = "family",
	.object = "family",
	.named = 2,
	.filed = 2,
	.tables = family_tables,
};

const struct fact_kinds fact_owners = { &owner_kind, 1 };
const struct fact_kinds fact_events = { &event_kind, 1 };
const struct fact_kinds fact_families = { &family_kind, 1 };
