/*
 * What is in the pool, and who may license it for whom.
 */
#include <string.h>

#include "base/json.h"
#include "exchange/fact.h"

static const char *const reasons[] = { "withdrawn", "transferred",
	"member-exit", "ended", NULL };
static const char *const capacities[] = { "agent", "sublicensor", "direct",
	NULL };
const char *const fact_acts[] = { "make", "have-made", "use", "sell", "offer",
	"import", "keep", NULL };

/* clang-format off */
static const struct field contributions[] = {
	{ .key = "patent", .kind = FIELD_PATENT, .need = true,
	  .column = "patent_id",
	  .help = "publication number with its kind, of a patent that is "
		  "known; required", .example = "\"CN112345678B\"" },
	{ .key = "member", .kind = FIELD_SLUG, .column = "member_id",
	  .help = "id of an organisation that is or was a member",
	  .example = "\"minami-denki\"" },
	{ .key = "since", .kind = FIELD_DAY, .need = true,
	  .help = "first day in the pool; required",
	  .example = "\"2022-08-02\"" },
	{ .key = "until", .kind = FIELD_DAY,
	  .help = "first day no longer; absent: open",
	  .example = "\"2026-07-10\"" },
	{ .key = "terms", .kind = FIELD_NAME, .column = "terms_version",
	  .help = "version of the terms", .example = "\"open-1.0\"" },
	{ .key = "notice", .kind = FIELD_DAY, .column = "notice_on",
	  .help = "day on which the withdrawal was announced",
	  .example = "\"2026-01-10\"" },
	{ .key = "end_reason", .kind = FIELD_WORD, .words = reasons,
	  .help = "withdrawn, transferred, member-exit or ended",
	  .example = "\"withdrawn\"" },
	{ 0 },
};

static const struct field mandates[] = {
	{ .key = "id", .kind = FIELD_SLUG, .need = true,
	  .help = "slug; required", .example = "\"aoba-gas-2024\"" },
	{ .key = "grantor", .kind = FIELD_SLUG, .column = "grantor_id",
	  .help = "id of the organisation whose patents are licensed",
	  .example = "\"aoba-gas\"" },
	{ .key = "holder", .kind = FIELD_SLUG, .column = "holder_id",
	  .help = "id of the organisation that may license them",
	  .example = "\"minami-denki\"" },
	{ .key = "capacity", .kind = FIELD_WORD, .words = capacities,
	  .help = "agent (in the grantor's name), sublicensor (in its own, "
		  "under a licence) or direct (the grantor signs each grant)",
	  .example = "\"agent\"" },
	{ .key = "patents", .kind = FIELD_PATENTS,
	  .help = "publication numbers; absent: all of the grantor",
	  .example = "[\"CN112345678B\"]" },
	{ .key = "acts", .kind = FIELD_WORDS, .words = fact_acts,
	  .help = "make, have-made, use, sell, offer, import, keep; absent: "
		  "all", .example = "[\"make\", \"use\"]" },
	FACT_PERIOD,
	{ .key = "revoked", .kind = FIELD_DAY, .column = "revoked_on",
	  .help = "day of its revocation; grants made before stay",
	  .example = "\"2025-07-01\"" },
	FACT_SOURCE,
	{ 0 },
};
/* clang-format on */

static const char *const contribution_identity[] = { "patent_id", "since",
	NULL };
static const char *const mandate_identity[] = { "id", NULL };

static enum err
check_contribution(struct record *r)
{
	return fact_period(r, "since", "until");
}

static enum err
check_mandate(struct record *r)
{
	const char *grantor = json_text(json_get(r->json, "grantor"));
	const char *holder = json_text(json_get(r->json, "holder"));

	if (grantor != NULL && holder != NULL && strcmp(grantor, holder) == 0)
		return record_fault(r, "holder", json_get(r->json, "holder"),
			"is the grantor itself",
			"Name two different organisations: an owner needs no "
			"mandate for its own patents.");
	return fact_period(r, "from", "to");
}

/* Which entry of a patent is the last one is settled when all are in. */
static const struct fact_table contribution_tables[] = {
	{ .table = "contribution",
		.fields = contributions,
		.identity = contribution_identity,
		.fresh = "{\"earlier\": true}" },
	{ 0 },
};
static const struct fact_table mandate_tables[] = {
	{ .table = "mandate",
		.fields = mandates,
		.identity = mandate_identity },
	{ 0 },
};

static const struct fact_kind contribution_kind = {
	.noun = "contribution",
	.object = "patent",
	.named = 1,
	.filed = 1,
	.tables = contribution_tables,
	.check = check_contribution,
};
static const struct fact_kind mandate_kind = {
	.noun = "mandate",
	.object = "mandate",
	.named = 1,
	.filed = 1,
	.tables = mandate_tables,
	.check = check_mandate,
};

const struct fact_kinds fact_contributions = { &contribution_kind, 1 };
const struct fact_kinds fact_mandates = { &mandate_kind, 1 };
