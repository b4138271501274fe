#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/field.h"
#include "exchange/row.h"
#include "patent/number.h"
#include "patent/topic.h"

/* Numbers are keys of indexes, which take no more. */
#define NUMBER_MAX 500

static const char *const statuses[] = { "pending", "granted", "expired",
	"lapsed", "withdrawn", "revoked", NULL };

const struct field patent_fields[] = {
	{ "number", FIELD_OWN, NULL,
		"publication number with its kind, \"EP1000000A1\"; required" },
	{ "kind", FIELD_OWN, NULL,
		"kind code (ST.16); as in the number, may be left out" },
	{ "office", FIELD_OWN, NULL,
		"office (ST.3); as in the number, may be left out" },
	{ "application_number", FIELD_OWN, NULL,
		"number of the application; stored in normal form" },
	{ "family", FIELD_TEXT, NULL, "number of the family, a string" },
	{ "title", FIELD_LANGS, NULL,
		"{lang: text}; the source's codes, und where it gives none" },
	{ "abstract", FIELD_LANGS, NULL, "{lang: text}" },
	{ "claims", FIELD_LANG_LISTS, NULL, "{lang: [text, ...]}" },
	{ "applicants", FIELD_TEXTS, NULL, "names" },
	{ "owners", FIELD_TEXTS, NULL, "names" },
	{ "inventors", FIELD_TEXTS, NULL, "names" },
	{ "cpc", FIELD_SYMBOLS, NULL, "CPC symbols, \"H02J3/38\"" },
	{ "ipc", FIELD_SYMBOLS, NULL, "IPC symbols" },
	{ "filed", FIELD_DAY, NULL, "day of filing, YYYY-MM-DD" },
	{ "priority", FIELD_OWN, NULL, "[{number, date}]" },
	{ "published", FIELD_DAY, NULL, "day of this publication" },
	{ "granted", FIELD_DAY, NULL, "day of the grant" },
	{ "status", FIELD_WORD, statuses,
		"pending, granted, expired, lapsed, withdrawn or revoked; "
		"null: not known" },
	{ "status_source", FIELD_TEXT, NULL, "who says so" },
	{ "status_as_of", FIELD_DAY, NULL, "and on which day" },
	{ "topics", FIELD_OWN, NULL,
		"slugs of topics, in place of those derived from cpc; "
		"null: derived again" },
	{ "pool", FIELD_OWN, NULL,
		"{member, since, until, terms}: organisation id, first day "
		"in the pool, first day no longer, version of the terms; "
		"null: taken out" },
	{ "extra", FIELD_OBJECT, NULL, "any object, kept as it is" },
	{ NULL, FIELD_OWN, NULL, NULL },
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
bad_number(struct record *r, const char *reason, const char *repair)
{
	return record_fault(
		r, "number", json_get(r->json, "number"), reason, repair);
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
	if (strlen(number) > NUMBER_MAX)
		return bad_number(r, "is longer than 500 bytes", "Correct it.");
	if (patent_number_read(r->arena, number, n) != OK)
		return bad_number(r, "is not a publication number",
			"Begin with the office (ST.3), then the digits and "
			"the kind: EP1000000A1.");
	if (n->sort == NUMBER_APPLICATION)
		return bad_number(r, "is the number of an application",
			"Give the publication's number with its kind here "
			"and this one as \"application_number\".");
	/* The kind may stand beside the number instead. */
	if (n->kind[0] == '\0' && kind != NULL)
		(void)!patent_number_read(r->arena,
			arena_printf(r->arena, "%s%s", n->text, kind), n);
	if (n->kind[0] == '\0')
		return bad_number(r, "has no kind",
			"Add the kind code (ST.16): EP1000000A1.");
	r->name = n->text;
	if ((e = check_part(r, "kind", kind, n->kind)) != OK)
		return e;
	return check_part(r, "office", office, n->office);
}

/*
 * In normal form, so that publications of one application meet whatever
 * their sources write. Text that is no application number for the normaliser
 * is kept.
 */
static enum err
read_application(struct record *r, const char *office, const char **out)
{
	static const char key[] = "application_number";
	struct patent_number n;
	const char *text, *us;
	enum err e;

	if ((e = record_text(r, r->json, NULL, key, &text)) != OK)
		return e;
	*out = text;
	if (text == NULL || strlen(text) > NUMBER_MAX)
		return OK;
	if (patent_number_read(r->arena, text, &n) != OK &&
		patent_number_read(r->arena,
			arena_printf(r->arena, "%s%s", office, text), &n) != OK)
		return OK;
	if (n.check_expected != 0)
		return record_fault(r, key, json_get(r->json, key),
			"has a wrong check digit",
			arena_printf(r->arena,
				"The digits want \"%c\": compare with the "
				"source.",
				n.check_expected));
	if (n.sort == NUMBER_APPLICATION || n.kind[0] == '\0')
		*out = n.text;
	/* In this field eight digits cannot be taken for a patent. */
	us = patent_number_us_application(r->arena, n.digits);
	if (strcmp(n.office, "US") == 0 && n.kind[0] == '\0' && us != NULL)
		*out = us;
	return OK;
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

enum err
record_patent(struct record *r)
{
	const char *application, *priority;
	struct patent_number n;
	enum err e;

	if ((e = read_number(r, &n)) != OK ||
		(e = read_application(r, n.office, &application)) != OK ||
		(e = read_priority(r, &priority)) != OK)
		return e;
	row_put(r->row, n.text);
	row_put(r->row, n.base);
	row_put(r->row, n.office);
	row_put(r->row, n.kind);
	row_put_bool(r->row, json_get(r->json, "application_number") != NULL);
	row_put(r->row, application);
	row_put_bool(r->row, json_get(r->json, "priority") != NULL);
	row_put(r->row, priority);
	if ((e = put_topics(r)) != OK)
		return e;
	return put_pool(r);
}
