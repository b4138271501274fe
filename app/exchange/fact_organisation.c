/*
 * Organisations, with their identifiers, earlier names and what happened to
 * them.
 */
#include <string.h>

#include "base/json.h"
#include "exchange/fact.h"
#include "exchange/field.h"
#include "org/identifier.h"

static const char *const kinds[] = { "company", "university", "institute",
	"government", "association", "person", "other", NULL };
static const char *const schemes[] = { "lei", "uscc", "jpcn", "other", NULL };
static const char *const happenings[] = { "merged", "dissolved",
	"insolvency-opened", "insolvency-closed", NULL };

/* clang-format off */
static const struct field identifiers[] = {
	{ .key = "scheme", .kind = FIELD_WORD, .words = schemes, .need = true,
	  .help = "lei, uscc, jpcn or other; required",
	  .example = "\"lei\"" },
	{ .key = "value", .kind = FIELD_TEXT, .need = true,
	  .help = "the identifier; check digits are checked; required",
	  .example = "\"5493000IBP32UQZ0KL24\"" },
	{ 0 },
};

static const struct field names[] = {
	{ .key = "name", .kind = FIELD_LANGS, .need = true,
	  .help = "{lang: text}; required",
	  .example = "{\"ja\": \"南電気工業\"}" },
	FACT_PERIOD,
	FACT_SOURCE,
	{ 0 },
};

static const struct field events[] = {
	{ .key = "kind", .kind = FIELD_WORD, .words = happenings,
	  .need = true, .help = "merged, dissolved, insolvency-opened or "
		  "insolvency-closed; required", .example = "\"merged\"" },
	{ .key = "on", .kind = FIELD_DAY, .need = true,
	  .column = "valid_from", .help = "day on which it happened; required",
	  .example = "\"2024-04-01\"" },
	{ .key = "into", .kind = FIELD_SLUG, .column = "other_id",
	  .help = "merged alone: id of the organisation that it went into",
	  .example = "\"aoba-gas\"" },
	FACT_SOURCE,
	{ 0 },
};
/* clang-format on */

static const char *const identity[] = { "id", NULL };
static const char *const owned[] = { "organisation_id", NULL };
static const char *const identifier_identity[] = { "organisation_id", "scheme",
	"value", NULL };
static const char *const name_identity[] = { "organisation_id", "valid_from",
	"source_kind", "source", NULL };
static const char *const event_identity[] = { "organisation_id", "kind",
	"valid_from", "source_kind", "source", NULL };

static const struct fact_table tables[];

/* clang-format off */
static const struct field organisations[] = {
	{ .key = "id", .kind = FIELD_SLUG, .need = true,
	  .help = "slug: a-z, 0-9 and hyphens; required",
	  .example = "\"minami-denki\"" },
	{ .key = "name", .kind = FIELD_LANGS,
	  .help = "{lang: text}; one language is enough; required for a new "
		  "organisation", .example = "{\"en\": \"Minami Denki\", "
		  "\"ja\": \"南電機\"}" },
	{ .key = "aliases", .kind = FIELD_TEXTS, .help = "other names",
	  .example = "[\"Minami Electric\"]" },
	{ .key = "kind", .kind = FIELD_WORD, .words = kinds,
	  .help = "company, university, institute, government, association, "
		  "person or other (which a new organisation without it is)",
	  .example = "\"company\"" },
	{ .key = "jurisdiction", .kind = FIELD_TEXT,
	  .help = "country, or country and subdivision (ISO 3166): CN, US-DE",
	  .example = "\"JP\"" },
	{ .key = "identifiers", .kind = FIELD_LIST, .list = &tables[1],
	  .help = "numbers under which registers know it" },
	{ .key = "from", .kind = FIELD_DAY, .column = "valid_from",
	  .help = "first day; absent: since always",
	  .example = "\"1950-04-01\"" },
	{ .key = "to", .kind = FIELD_DAY, .column = "valid_to",
	  .help = "first day it no longer exists; absent: open",
	  .example = "\"2024-04-01\"" },
	{ .key = "names", .kind = FIELD_LIST, .list = &tables[2],
	  .help = "names of other times" },
	{ .key = "events", .kind = FIELD_LIST, .list = &tables[3],
	  .help = "mergers, dissolution, insolvency" },
	{ 0 },
};
/* clang-format on */

/* In normal form, so that one number is one wherever it comes from. */
static enum err
put_identifier(struct record *r, struct json_writer *w)
{
	const char *scheme, *value;
	struct identifier id;
	enum err e;

	if ((e = record_need(r, "scheme", &scheme)) != OK ||
		(e = record_word(r, "scheme", schemes, &scheme)) != OK ||
		(e = record_need(r, "value", &value)) != OK)
		return e;
	if (identifier_read(r->arena, scheme, value, &id) != OK)
		return record_fault(r, "value", json_get(r->json, "value"),
			identifier_message(r->arena, &id),
			"Compare it with the register that gave it.");
	json_open(w, '{');
	json_set(w, "scheme", id.scheme);
	json_set(w, "value", id.value);
	json_close(w, '}');
	return OK;
}

static enum err
check_jurisdiction(struct record *r)
{
	static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char both[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	const char *s;
	size_t n;
	enum err e;

	if ((e = record_text(r, r->json, NULL, "jurisdiction", &s)) != OK ||
		s == NULL)
		return e;
	if (strspn(s, capitals) == 2) {
		n = s[2] == '-' ? strspn(s + 3, both) : 0;
		if (s[2] == '\0' || (n >= 1 && n <= 3 && s[3 + n] == '\0'))
			return OK;
	}
	return record_fault(r, "jurisdiction",
		json_get(r->json, "jurisdiction"), "is not a code of ISO 3166",
		"Write two capitals (CN), or with a subdivision (US-DE).");
}

/* Neither can be cleared: null is refused. */
static enum err
refuse_null(struct record *r, const char *key)
{
	const struct json *v = json_get(r->json, key);

	if (json_kind(v) == JSON_KIND_NULL ||
		(json_kind(v) == JSON_KIND_OBJECT && json_count(v) == 0))
		return record_fault(r, key, v, "cannot be cleared",
			"Give a value, or leave the key out to keep the "
			"stored one.");
	return OK;
}

static enum err
check_organisation(struct record *r)
{
	enum err e;

	if ((e = refuse_null(r, "name")) != OK ||
		(e = refuse_null(r, "kind")) != OK ||
		(e = check_jurisdiction(r)) != OK)
		return e;
	return fact_period(r, "from", "to");
}

static const struct fact_table tables[] = {
	{ .table = "organisation",
		.fields = organisations,
		.identity = identity,
		.fresh = "{\"kind\": \"other\"}" },
	{ .table = "organisation_identifier",
		.fields = identifiers,
		.identity = identifier_identity,
		.key = "identifiers",
		.owner = identity,
		.part = owned,
		.put = put_identifier },
	{ .table = "organisation_name",
		.fields = names,
		.identity = name_identity,
		.key = "names",
		.owner = identity,
		.part = owned },
	{ .table = "organisation_event",
		.fields = events,
		.identity = event_identity,
		.key = "events",
		.owner = identity,
		.part = owned },
	{ 0 },
};

static const struct fact_kind organisation_kind = {
	.noun = "organisation",
	.object = "organisation",
	.named = 1,
	.filed = 1,
	.tables = tables,
	.check = check_organisation,
};

const struct fact_kinds fact_organisations = { &organisation_kind, 1 };
