/*
 * Members and control: who belongs to the alliance, who controls whom.
 */
#include <string.h>

#include "base/json.h"
#include "exchange/fact.h"

static const char *const roles[] = { "founder", "ordinary", "supporter", NULL };
static const char *const bases[] = { "votes", "board", "contract", "de_facto",
	"sole_member", NULL };

/* clang-format off */
static const struct field members[] = {
	{ .key = "organisation", .kind = FIELD_SLUG, .need = true,
	  .column = "organisation_id",
	  .help = "id of an organisation that is known; required",
	  .example = "\"minami-denki\"" },
	{ .key = "role", .kind = FIELD_WORD, .words = roles,
	  .help = "founder, ordinary (which a new member without it is) or "
		  "supporter", .example = "\"founder\"" },
	{ .key = "since", .kind = FIELD_DAY, .need = true,
	  .help = "first day of the membership; required",
	  .example = "\"2022-08-02\"" },
	{ .key = "until", .kind = FIELD_DAY,
	  .help = "first day after it; absent: open",
	  .example = "\"2026-07-10\"" },
	{ .key = "signed", .kind = FIELD_DAY, .column = "signed_on",
	  .help = "day on which the accession was signed",
	  .example = "\"2022-07-15\"" },
	{ .key = "notice", .kind = FIELD_DAY, .column = "notice_on",
	  .help = "day on which leaving was announced",
	  .example = "\"2026-01-10\"" },
	{ 0 },
};

static const struct field control[] = {
	{ .key = "owner", .kind = FIELD_SLUG, .need = true,
	  .column = "owner_id",
	  .help = "id of the organisation that controls; required",
	  .example = "\"minami-denki\"" },
	{ .key = "owned", .kind = FIELD_SLUG, .need = true,
	  .column = "owned_id",
	  .help = "id of the organisation under control; required",
	  .example = "\"aoba-gas\"" },
	{ .key = "basis", .kind = FIELD_WORD, .words = bases, .need = true,
	  .help = "votes, board, contract, de_facto or sole_member; required",
	  .example = "\"votes\"" },
	{ .key = "percent", .kind = FIELD_PERCENT,
	  .help = "0 to 100 with at most four decimals, a number or a string; "
		  "required for votes", .example = "\"50.0001\"" },
	FACT_PERIOD,
	FACT_SOURCE,
	{ 0 },
};
/* clang-format on */

static const char *const member_identity[] = { "organisation_id", "since",
	NULL };
static const char *const control_identity[] = { "owner_id", "owned_id", "basis",
	"valid_from", "source_kind", "source", NULL };

static enum err
check_member(struct record *r)
{
	const struct json *role = json_get(r->json, "role");

	if (json_kind(role) == JSON_KIND_NULL)
		return record_fault(r, "role", role, "cannot be cleared",
			"Give a role, or leave the key out to keep the "
			"stored one.");
	return fact_period(r, "since", "until");
}

static enum err
check_control(struct record *r)
{
	const char *owner = json_text(json_get(r->json, "owner"));
	const struct json *owned = json_get(r->json, "owned");

	if (strcmp(owner, json_text(owned)) == 0)
		return record_fault(r, "owned", owned, "is the owner itself",
			"Name two different organisations.");
	if (strcmp(json_text(json_get(r->json, "basis")), "votes") == 0 &&
		json_kind(json_get(r->json, "percent")) == JSON_KIND_NULL)
		return record_fault(r, "percent", json_get(r->json, "percent"),
			"is missing",
			"Give the share of the votes in percent.");
	return fact_period(r, "from", "to");
}

static const struct fact_table member_tables[] = {
	{ .table = "member",
		.fields = members,
		.identity = member_identity,
		.fresh = "{\"role\": \"ordinary\"}" },
	{ 0 },
};
static const struct fact_table control_tables[] = {
	{ .table = "control_link",
		.fields = control,
		.identity = control_identity },
	{ 0 },
};

static const struct fact_kind member_kind = {
	.noun = "member",
	.object = "member",
	.named = 1,
	.filed = 1,
	.tables = member_tables,
	.check = check_member,
};
static const struct fact_kind control_kind = {
	.noun = "control",
	.object = "control",
	.named = 2,
	.filed = 2,
	.tables = control_tables,
	.check = check_control,
};

const struct fact_kinds fact_members = { &member_kind, 1 };
const struct fact_kinds fact_control = { &control_kind, 1 };
