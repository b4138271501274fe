#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/json.h"
#include "exchange/field.h"
#include "exchange/row.h"
#include "org/identifier.h"

static const char *const kinds[] = { "company", "university", "institute",
	"government", "association", "person", "other", NULL };

const struct field organisation_fields[] = {
	{ .key = "id",
		.help = "slug, \"minami-denki\": a-z, 0-9 and hyphens; "
			"required",
		.example = "\"minami-denki\"" },
	{ .key = "name",
		.help = "{lang: text}; one language is enough; required for a "
			"new "
			"organisation",
		.example = "{\"en\": \"Minami Denki\", \"ja\": \"南電機\"}" },
	{ .key = "aliases",
		.kind = FIELD_TEXTS,
		.help = "other names",
		.example = "[\"Minami Electric\"]" },
	{ .key = "kind",
		.words = kinds,
		.help = "company, university, institute, government, "
			"association, "
			"person or other (which a new organisation without it "
			"is)",
		.example = "\"company\"" },
	{ .key = "jurisdiction",
		.help = "country, or country and subdivision (ISO 3166): CN, "
			"US-DE",
		.example = "\"JP\"" },
	{ .key = "identifiers",
		.help = "[{scheme, value}]; scheme: lei, uscc, jpcn or other; "
			"check "
			"digits are checked",
		.example = "[{\"scheme\": \"lei\", \"value\": "
			   "\"5493000IBP32UQZ0KL24\"}]" },
	{ .key = "from",
		.help = "first day; absent: since always",
		.example = "\"1950-04-01\"" },
	{ .key = "to",
		.help = "first day it no longer exists; absent: open",
		.example = "null" },
	{ 0 },
};

struct identifiers {
	struct identifier *items;
	size_t count;
};

/* Sorted by scheme and value, each once: the form that is compared. */
static void
insert(struct identifiers *list, const struct identifier *id)
{
	size_t at = 0;

	while (at < list->count) {
		const struct identifier *other = &list->items[at];
		int order = strcmp(id->scheme, other->scheme);

		if (order == 0)
			order = strcmp(id->value, other->value);
		if (order == 0)
			return;
		if (order < 0)
			break;
		at++;
	}
	memmove(&list->items[at + 1], &list->items[at],
		(list->count - at) * sizeof(*id));
	list->items[at] = *id;
	list->count++;
}

static enum err
read_identifier(
	struct record *r, const struct json *v, struct identifiers *list)
{
	static const char *const known[] = { "scheme", "value", NULL };
	const char *scheme, *value;
	struct identifier id;
	enum err e;

	if (json_kind(v) != JSON_KIND_OBJECT)
		return record_fault(r, "identifiers", v, "is not an object",
			"Write {\"scheme\": \"lei\", \"value\": ...}.");
	if ((e = record_known(r, v, "identifiers", known)) != OK ||
		(e = record_text(r, v, "identifiers", "scheme", &scheme)) !=
			OK ||
		(e = record_text(r, v, "identifiers", "value", &value)) != OK)
		return e;
	if (scheme == NULL || value == NULL)
		return record_fault(r, "identifiers", v,
			"lacks its scheme or its value",
			"Write {\"scheme\": \"lei\", \"value\": ...}.");
	if (identifier_read(r->arena, scheme, value, &id) != OK)
		return record_fault(r, "identifiers", v,
			identifier_message(r->arena, &id),
			"Compare it with the register that gave it.");
	insert(list, &id);
	return OK;
}

/* More than anybody has; keeps the insertion sort cheap. */
#define IDENTIFIERS_MAX 100

static enum err
read_identifiers(struct record *r, const char **out)
{
	const struct json *v = json_get(r->json, "identifiers");
	struct buf *b = buf_new(r->arena, 64);
	struct identifiers list = { 0 };
	size_t n = json_count(v);
	enum err e;

	*out = "[]";
	if (v == NULL || json_kind(v) == JSON_KIND_NULL)
		return OK;
	if (json_kind(v) != JSON_KIND_ARRAY || n > IDENTIFIERS_MAX)
		return record_fault(r, "identifiers", v,
			n > IDENTIFIERS_MAX ? "has more than 100 entries"
					    : "is not an array",
			"Write [{\"scheme\": \"lei\", \"value\": ...}].");
	list.items = ARENA_ARRAY(r->arena, n + 1, struct identifier);
	for (size_t i = 0; i < n; i++)
		if ((e = read_identifier(r, json_at(v, i), &list)) != OK)
			return e;
	for (size_t i = 0; i < list.count; i++) {
		buf_str(b, i > 0 ? ",{\"scheme\":" : "[{\"scheme\":");
		json_put_string(b, list.items[i].scheme);
		buf_str(b, ",\"value\":");
		json_put_string(b, list.items[i].value);
		buf_char(b, '}');
	}
	if (list.count > 0) {
		buf_char(b, ']');
		*out = b->data;
	}
	return OK;
}

static enum err
read_jurisdiction(struct record *r, const char **out)
{
	static const char capitals[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
	static const char both[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
	const char *s;
	size_t n;
	enum err e;

	if ((e = record_text(r, r->json, NULL, "jurisdiction", out)) != OK ||
		*out == NULL)
		return e;
	s = *out;
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

/* Columns id, then has_ and value of name, kind, jurisdiction, identifiers,
 * from, to; aliases follow. */
enum err
record_organisation(struct record *r)
{
	const char *id, *name, *kind, *where, *identifiers, *from, *to;
	enum err e;

	if ((e = record_slug(r, "id", &id)) != OK)
		return e;
	r->name = id;
	if ((e = refuse_null(r, "name")) != OK ||
		(e = refuse_null(r, "kind")) != OK ||
		(e = field_langs(
			 r, "name", json_get(r->json, "name"), &name)) != OK ||
		(e = record_word(r, "kind", kinds, &kind)) != OK ||
		(e = read_jurisdiction(r, &where)) != OK ||
		(e = read_identifiers(r, &identifiers)) != OK ||
		(e = record_day(r, r->json, NULL, "from", &from)) != OK ||
		(e = record_day(r, r->json, NULL, "to", &to)) != OK ||
		(e = record_period(r, "to", from, to)) != OK)
		return e;
	row_put(r->row, id);
	row_put_bool(r->row, json_get(r->json, "name") != NULL);
	row_put(r->row, name);
	row_put_bool(r->row, kind != NULL);
	row_put(r->row, kind == NULL ? "other" : kind);
	row_put_bool(r->row, json_get(r->json, "jurisdiction") != NULL);
	row_put(r->row, where);
	row_put_bool(r->row, json_get(r->json, "identifiers") != NULL);
	row_put(r->row, identifiers);
	row_put_bool(r->row, json_get(r->json, "from") != NULL);
	row_put(r->row, from);
	row_put_bool(r->row, json_get(r->json, "to") != NULL);
	row_put(r->row, to);
	return OK;
}
