/*
 * Templates (versions of the terms), scopes and field rulings.
 */
#include <string.h>

#include "base/arena.h"
#include "base/json.h"
#include "base/lang.h"
#include "exchange/fact.h"
#include "exchange/field.h"
#include "terms/parameters.h"

static const char *const routes[] = { "open", "reviewed", NULL };
static const char *const langs[] = { "en", "zh", "ja", NULL };

/* clang-format off */
static const struct field templates[] = {
	{ .key = "version", .kind = FIELD_NAME, .need = true,
	  .help = "begins with its route; required; its words and parameters "
		  "are never changed", .example = "\"open-1.1\"" },
	{ .key = "route", .kind = FIELD_WORD, .words = routes,
	  .help = "open or reviewed; absent: as the version begins",
	  .example = "\"open\"" },
	{ .key = "title", .kind = FIELD_LANGS,
	  .help = "{lang: text}; absent: the first lines of the texts",
	  .example = "{\"en\": \"Open terms\", \"zh\": \"开放条款\", "
		     "\"ja\": \"公開条件\"}" },
	{ .key = "text", .kind = FIELD_LANGS,
	  .help = "{en, zh, ja}, all three; required for a new version",
	  .example = "{\"en\": \"Open terms\\n1. Grant\", "
		     "\"zh\": \"开放条款\\n1. 许可\", "
		     "\"ja\": \"公開条件\\n1. 許諾\"}" },
	{ .key = "governing", .kind = FIELD_WORD, .words = langs,
	  .help = "the language that governs: en, zh or ja; required for a "
		  "new version", .example = "\"en\"" },
	{ .key = "from", .kind = FIELD_DAY, .column = "effective_from",
	  .help = "first day in force; required for a new version",
	  .example = "\"2026-01-01\"" },
	{ .key = "to", .kind = FIELD_DAY, .column = "effective_to",
	  .help = "first day no longer in force; absent: open",
	  .example = "\"2027-01-01\"" },
	{ .key = "parameters", .kind = FIELD_OBJECT,
	  .help = "what of the text decides coverage: control_threshold, "
		  "run_off_days, survival, reliance_days …",
	  .example = "{\"control_threshold\": 50, \"survival\": true}" },
	{ 0 },
};

static const struct field scope_fields[] = {
	{ .key = "field", .kind = FIELD_SLUG, .need = true,
	  .help = "slug of the field of use; required",
	  .example = "\"microgrid\"" },
	{ .key = "definition", .kind = FIELD_LANGS,
	  .help = "{en, zh, ja}; absent: the label of the topic",
	  .example = "{\"en\": \"Microgrids and storage\", \"zh\": "
		     "\"微电网与储能\", \"ja\": \"マイクログリッド・蓄電\"}" },
	{ .key = "codes", .kind = FIELD_TEXTS,
	  .help = "CPC symbols, as a guide", .example = "[\"H02J\"]" },
	{ 0 },
};

static const struct field rulings[] = {
	{ .key = "id", .kind = FIELD_TEXT, .need = true,
	  .help = "FR-YYYY-NNN; required", .example = "\"FR-2026-001\"" },
	{ .key = "version", .kind = FIELD_NUMBER,
	  .help = "1, 2 …; absent: 1", .example = "1" },
	{ .key = "use", .kind = FIELD_SLUG,
	  .help = "short name of the use that questions may give",
	  .example = "\"load-balancing\"" },
	{ .key = "field", .kind = FIELD_SLUG,
	  .help = "slug of the field of use", .example = "\"microgrid\"" },
	{ .key = "within", .kind = FIELD_BOOL,
	  .help = "is the use within the field", .example = "true" },
	{ .key = "question", .kind = FIELD_LANGS, .help = "{lang: text}",
	  .example = "{\"en\": \"Is load balancing within microgrids?\"}" },
	{ .key = "facts", .kind = FIELD_LANGS, .help = "{lang: text}",
	  .example = "{\"en\": \"A utility shifts loads …\"}" },
	{ .key = "answer", .kind = FIELD_LANGS, .help = "{lang: text}",
	  .example = "{\"en\": \"Yes, where …\"}" },
	{ .key = "by", .kind = FIELD_TEXT, .column = "given_by",
	  .help = "the person or body, as published",
	  .example = "\"Field panel\"" },
	{ .key = "published", .kind = FIELD_DAY, .column = "published_on",
	  .help = "first day", .example = "\"2026-01-31\"" },
	{ .key = "until", .kind = FIELD_DAY, .column = "valid_to",
	  .help = "first day on which it was replaced or withdrawn",
	  .example = "\"2027-01-31\"" },
	{ 0 },
};
/* clang-format on */

static const char *const version_identity[] = { "version", NULL };
static const char *const field_identity[] = { "version", "field", NULL };
static const char *const ruling_identity[] = { "id", NULL };

static const struct fact_table scope_tables[];

/* clang-format off */
static const struct field scopes[] = {
	{ .key = "version", .kind = FIELD_NAME, .need = true,
	  .help = "required; a version is never changed",
	  .example = "\"scope-1.1\"" },
	{ .key = "effective_from", .kind = FIELD_DAY,
	  .help = "first day; required for a new version",
	  .example = "\"2026-01-01\"" },
	{ .key = "fields", .kind = FIELD_LIST, .list = &scope_tables[1],
	  .help = "all fields of use of this version; a slug alone stands for "
		  "its topic" },
	{ 0 },
};
/* clang-format on */

static enum err
check_text(struct record *r, const struct json *text)
{
	if (text == NULL)
		return OK;
	for (int l = 0; l < LANG_COUNT; l++) {
		const char *key = lang_key((enum lang)l);
		const char *words = json_text(json_get(text, key));

		if (words == NULL || strcspn(words, "\n") == 0)
			return record_fault(r, field_name(r, "text", key),
				json_get(text, key),
				words == NULL ? "is missing"
					      : "does not begin with its title",
				"Give the text in en, zh and ja, the title "
				"first.");
	}
	return OK;
}

static enum err
check_template(struct record *r)
{
	const struct json *p = json_get(r->json, "parameters");
	const char *version = json_text(json_get(r->json, "version"));
	const char *dash = strchr(version, '-');
	struct terms_parameters read;
	struct terms_parameter_errors errors;
	enum err e;

	if (dash == NULL || (strncmp(version, "open-", 5) != 0 &&
				    strncmp(version, "reviewed-", 9) != 0))
		return record_fault(r, "version", json_get(r->json, "version"),
			"does not begin with its route",
			"Call it open-… or reviewed-….");
	if ((e = check_text(r, json_get(r->json, "text"))) != OK ||
		(e = fact_period(r, "from", "to")) != OK)
		return e;
	if (json_kind(p) != JSON_KIND_OBJECT)
		return OK;
	if (terms_parameters_read(r->arena, p, &read, &errors) == OK)
		return OK;
	return record_fault(r, field_name(r, "parameters", errors.items[0].key),
		p, errors.items[0].why, "Correct it, or leave the key out.");
}

static enum err
check_ruling(struct record *r)
{
	return fact_period(r, "published", "until");
}

static const struct fact_table template_tables[] = {
	{ .table = "terms", .fields = templates, .identity = version_identity },
	{ 0 },
};
static const struct fact_table scope_tables[] = {
	{ .table = "scope_version",
		.fields = scopes,
		.identity = version_identity },
	{ .table = "scope_field",
		.fields = scope_fields,
		.identity = field_identity,
		.key = "fields",
		.owner = version_identity,
		.part = version_identity },
	{ 0 },
};
static const struct fact_table ruling_tables[] = {
	{ .table = "field_ruling",
		.fields = rulings,
		.identity = ruling_identity },
	{ 0 },
};

static const struct fact_kind template_kind = {
	.noun = "terms",
	.object = "terms",
	.named = 1,
	.filed = 1,
	.tables = template_tables,
	.check = check_template,
};
static const struct fact_kind scope_kind = {
	.noun = "scope",
	.object = "scope",
	.named = 1,
	.filed = 1,
	.tables = scope_tables,
};
static const struct fact_kind ruling_kind = {
	.noun = "ruling",
	.object = "ruling",
	.named = 1,
	.filed = 1,
	.tables = ruling_tables,
	.check = check_ruling,
};

const struct fact_kinds fact_templates = { &template_kind, 1 };
const struct fact_kinds fact_scopes = { &scope_kind, 1 };
const struct fact_kinds fact_rulings = { &ruling_kind, 1 };
