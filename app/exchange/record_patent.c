#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/field.h"
#include "exchange/row.h"
#include "patent/number.h"
#include "patent/topic.h"

static const char *const statuses[] = { "pending", "granted", "expired",
	"lapsed", "withdrawn", "revoked", NULL };

static const char *const claim_kinds[] = { "method", "apparatus", "use", NULL };

const struct field patent_fields[] = {
	{ .key = "number",
		.help = "publication number with its kind, \"EP1000000A1\"; "
			"required",
		.example = "\"EP1000000A1\"" },
	{ .key = "kind",
		.help = "kind code (ST.16); as in the number, may be left out",
		.example = "\"A1\"" },
	{ .key = "office",
		.help = "office (ST.3); as in the number, may be left out",
		.example = "\"EP\"" },
	{ .key = "application_number",
		.help = "number of the application; stored in normal form",
		.example = "\"EP99203729\"" },
	{ .key = "family",
		.kind = FIELD_TEXT,
		.help = "number of the family, a string",
		.example = "\"19768124\"" },
	{ .key = "title",
		.kind = FIELD_LANGS,
		.help = "{lang: text}; the source's codes, und where it gives "
			"none",
		.example = "{\"en\": \"Heat pump\", \"zh\": \"热泵\"}" },
	{ .key = "abstract",
		.kind = FIELD_LANGS,
		.help = "{lang: text}",
		.example = "{\"en\": \"A pump that …\"}" },
	{ .key = "claims",
		.kind = FIELD_LANG_LISTS,
		.help = "{lang: [text, ...]}",
		.example = "{\"en\": [\"1. A pump.\", \"2. A pump as in claim "
			   "1.\"]}" },
	{ .key = "applicants",
		.kind = FIELD_TEXTS,
		.help = "names",
		.example = "[\"Minami Denki\"]" },
	{ .key = "owners",
		.kind = FIELD_TEXTS,
		.help = "names",
		.example = "[\"Minami Denki\"]" },
	{ .key = "inventors",
		.kind = FIELD_TEXTS,
		.help = "names",
		.example = "[\"Mori Aoi\"]" },
	{ .key = "cpc",
		.kind = FIELD_SYMBOLS,
		.help = "CPC symbols, \"H02J3/38\"",
		.example = "[\"H02J3/38\"]" },
	{ .key = "ipc",
		.kind = FIELD_SYMBOLS,
		.help = "IPC symbols",
		.example = "[\"H02J3/38\"]" },
	{ .key = "filed",
		.kind = FIELD_DAY,
		.help = "day of filing, YYYY-MM-DD",
		.example = "\"1999-11-10\"" },
	{ .key = "priority",
		.help = "[{number, date}]",
		.example = "[{\"number\": \"NL1010536\", \"date\": "
			   "\"1998-11-12\"}]" },
	{ .key = "citations",
		.help = "[{number or text, by, category}]: what it cites; by: "
			"applicant, examiner, opponent or other; category: "
			"letters of a search report",
		.example = "[{\"number\": \"EP0999999A1\", \"by\": "
			   "\"examiner\", \"category\": \"A\"}]" },
	{ .key = "published",
		.kind = FIELD_DAY,
		.help = "day of this publication",
		.example = "\"2000-05-17\"" },
	{ .key = "granted",
		.kind = FIELD_DAY,
		.help = "day of the grant",
		.example = "\"2003-04-02\"" },
	{ .key = "status",
		.kind = FIELD_WORD,
		.words = statuses,
		.help = "pending, granted, expired, lapsed, withdrawn or "
			"revoked; "
			"null: not known",
		.example = "\"granted\"" },
	{ .key = "status_source",
		.kind = FIELD_TEXT,
		.help = "who says so",
		.example = "\"EP register\"" },
	{ .key = "status_as_of",
		.kind = FIELD_DAY,
		.help = "and on which day",
		.example = "\"2026-01-31\"" },
	{ .key = "topics",
		.help = "slugs of topics, in place of those derived from cpc; "
			"null: derived again",
		.example = "[\"microgrid\"]" },
	{ .key = "pool",
		.help = "{member, since, until, terms}: organisation id, first "
			"day "
			"in the pool, first day no longer, version of the "
			"terms; "
			"null: taken out",
		.example = "{\"member\": \"minami-denki\", \"since\": "
			   "\"2022-08-02\", \"terms\": \"open-1.0\"}" },
	{ .key = "claim_kinds",
		.words = claim_kinds,
		.help = "method, apparatus, use: what the claims are to, where "
			"it is known",
		.example = "[\"method\", \"apparatus\"]" },
	{ .key = "extra",
		.kind = FIELD_OBJECT,
		.help = "any object, kept as it is",
		.example = "{\"note\": \"kept as it is\"}" },
	{ 0 },
};

/* A given office or kind has to be the number's. */
static enum err
check_part(
	struct record *r, const char *key, const char *given, const char *found)
{
	if (given == NULL || strcmp(given, found) == 0)
		return OK;
	return record_fault(r, key, json_get(r->json, key),
		arena_printf(
			r->arena, "is not that of the number, \"%s\"", found),
		"Correct one of the two, or leave this key out.");
}

static enum err
read_number(struct record *r, struct patent_number *n)
{
	const char *number, *kind, *office;
	enum err e;

	if ((e = record_need(r, "number", &number)) != OK ||
		(e = record_text(r, r->json, NULL, "kind", &kind)) != OK ||
		(e = record_text(r, r->json, NULL, "office", &office)) != OK)
		return e;
	r->name = number;
	if ((e = record_number(r, "number", number, kind, n)) != OK)
		return e;
	r->name = n->text;
	if ((e = check_part(r, "kind", kind, n->kind)) != OK)
		return e;
	return check_part(r, "office", office, n->office);
}

static enum err
read_priority(struct record *r, const char **out)
{
	static const char *const known[] = { "number", "date", NULL };
	const struct json *list = json_get(r->json, "priority");
	struct buf *b = buf_new(r->arena, 64);
	size_t n = json_count(list);
	enum err e;

	*out = "[]";
	if (list == NULL || json_kind(list) == JSON_KIND_NULL)
		return OK;
	if (json_kind(list) != JSON_KIND_ARRAY)
		return record_fault(r, "priority", list, "is not an array",
			"Write [{\"number\": ..., \"date\": ...}].");
	for (size_t i = 0; i < n; i++) {
		const struct json *item = json_at(list, i);
		const char *number, *date;

		if (json_kind(item) != JSON_KIND_OBJECT)
			return record_fault(r, "priority", item,
				"is not an object",
				"Write {\"number\": ..., \"date\": ...}.");
		if ((e = record_known(r, item, "priority", known)) != OK ||
			(e = record_text(r, item, "priority", "number",
				 &number)) != OK ||
			(e = record_day(r, item, "priority", "date", &date)) !=
				OK)
			return e;
		if (number == NULL)
			return record_fault(r, "priority.number", item,
				"is missing",
				"Give the number of each priority.");
		buf_str(b, i > 0 ? ",{\"number\":" : "[{\"number\":");
		json_put_string(b, number);
		if (date != NULL)
			buf_printf(b, ",\"date\":\"%s\"", date);
		buf_char(b, '}');
	}
	if (n > 0) {
		buf_char(b, ']');
		*out = b->data;
	}
	return OK;
}

/* Columns has_topics, topics (NULL: not given), derived (NULL: the record
 * says nothing of cpc). */
static enum err
put_topics(struct record *r)
{
	const struct json *v = json_get(r->json, "topics");
	const struct json *cpc = json_get(r->json, "cpc");
	const char *const *items;
	const char **derived;
	size_t n;
	enum err e;

	if ((e = field_list(r, "topics", v, false, &items, &n)) != OK)
		return e;
	for (size_t i = 0; i < n; i++)
		if (!patent_topic_known(r->topics, items[i]))
			return record_fault(r, "topics", json_at(v, i),
				"is not a topic of this registry",
				"Use the slug of a topic, or add the topic "
				"first.");
	row_put_bool(r->row, v != NULL);
	if (json_kind(v) == JSON_KIND_ARRAY)
		row_put_texts(r->row, items, n);
	else
		row_put(r->row, NULL);
	if (cpc == NULL) {
		row_put(r->row, NULL);
		return OK;
	}
	if ((e = field_list(r, "cpc", cpc, true, &items, &n)) != OK)
		return e;
	derived = ARENA_ARRAY(r->arena, r->topics->count + 1, const char *);
	n = patent_topics_derive(r->topics, items, n, derived);
	row_put_texts(r->row, derived, n);
	return OK;
}

/* Columns has_pool, pool_member (NULL: not pooled), _since, _until, _terms. */
static enum err
put_pool(struct record *r)
{
	static const char *const known[] = { "member", "since", "until",
		"terms", NULL };
	const struct json *v = json_get(r->json, "pool");
	const char *member = NULL, *since = NULL, *until = NULL, *terms = NULL;
	enum err e;

	if (v != NULL && json_kind(v) != JSON_KIND_NULL) {
		if (json_kind(v) != JSON_KIND_OBJECT)
			return record_fault(r, "pool", v, "is not an object",
				"Write {\"member\": ..., \"since\": ...}, or "
				"null for a patent outside of the pool.");
		if ((e = record_known(r, v, "pool", known)) != OK ||
			(e = record_text(r, v, "pool", "member", &member)) !=
				OK ||
			(e = record_day(r, v, "pool", "since", &since)) != OK ||
			(e = record_day(r, v, "pool", "until", &until)) != OK ||
			(e = record_text(r, v, "pool", "terms", &terms)) != OK)
			return e;
		if (member == NULL)
			return record_fault(r, "pool.member", v, "is missing",
				"Name the member by its organisation id.");
		if (since == NULL)
			return record_fault(r, "pool.since", v, "is missing",
				"Give the first day in the pool.");
		if ((e = record_period(r, "pool.until", since, until)) != OK)
			return e;
	}
	row_put_bool(r->row, v != NULL);
	row_put(r->row, member);
	row_put(r->row, since);
	row_put(r->row, until);
	row_put(r->row, terms);
	return OK;
}

/* Columns has_claim_kinds, claim_kinds: sorted, each once. */
static enum err
put_claim_kinds(struct record *r)
{
	const struct json *v = json_get(r->json, "claim_kinds");
	const char *sorted[3];
	const char *const *items;
	size_t n, count = 0, known = 0;
	enum err e;

	if ((e = field_list(r, "claim_kinds", v, false, &items, &n)) != OK)
		return e;
	for (size_t k = 0; claim_kinds[k] != NULL; k++) {
		size_t found = 0;

		for (size_t i = 0; i < n; i++)
			found += strcmp(items[i], claim_kinds[k]) == 0;
		known += found;
		if (found > 0)
			sorted[count++] = claim_kinds[k];
	}
	if (known < n)
		return record_fault(r, "claim_kinds", v,
			"has a word that is not allowed",
			"Write some of: method, apparatus, use.");
	row_put_bool(r->row, v != NULL);
	row_put_texts(r->row, sorted, count);
	return OK;
}

enum err
record_patent(struct record *r)
{
	const char *application, *priority, *citations;
	struct patent_number n;
	enum err e;

	if ((e = read_number(r, &n)) != OK ||
		(e = record_application(r, "application_number", n.office,
			 &application)) != OK ||
		(e = read_priority(r, &priority)) != OK ||
		(e = record_citations(r, "citations", &citations)) != OK)
		return e;
	row_put(r->row, n.text);
	row_put(r->row, n.base);
	row_put(r->row, n.office);
	row_put(r->row, n.kind);
	row_put_bool(r->row, json_get(r->json, "application_number") != NULL);
	row_put(r->row, application);
	row_put_bool(r->row, json_get(r->json, "priority") != NULL);
	row_put(r->row, priority);
	row_put_bool(r->row, json_get(r->json, "citations") != NULL);
	row_put(r->row, citations);
	if ((e = put_topics(r)) != OK || (e = put_pool(r)) != OK)
		return e;
	return put_claim_kinds(r);
}
