#include "fact/fact_view.h"

#include <string.h>

#include "base/json.h"
#include "http/query.h"

enum err
fact_view_begin(struct req *r, const char *asked)
{
	enum err e;

	if (asked == NULL)
		return OK;
	if ((e = fact_known(r->db, asked, &r->known)) != OK ||
		(e = fact_look(r->db, r->known)) != OK)
		return e;
	req_set_header(r, "canopy-as-known-at", r->known);
	return OK;
}

enum err
fact_view_read(struct req *r)
{
	const char *asked;
	enum err e;

	if ((e = query_instant(r, "as_known_at", &asked)) != OK)
		return e;
	return fact_view_begin(r, asked);
}

void
fact_view_end(struct req *r)
{
	if (r->known != NULL)
		db_rollback(r->db);
}

enum err
fact_view_history(struct req *r, const char *object, const char *id, bool full)
{
	struct json_writer w = { .out = r->out };
	struct fact_changes list;
	enum err e;

	if ((e = fact_history(r->db, object, id, full, &list)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "items");
	json_open(&w, '[');
	for (size_t i = 0; i < list.count; i++) {
		const struct fact_change *c = &list.items[i];

		json_open(&w, '{');
		json_set_if(&w, "at", c->at);
		json_set_if(&w, "what", c->what);
		json_set_if(&w, "kind", c->kind);
		json_set_if(&w, "source_kind", c->source_kind);
		json_set_if(&w, "source", c->source);
		json_set_if(&w, "as_of", c->as_of);
		json_set_raw(&w, "fact", c->fact);
		if (c->before != NULL)
			json_set_raw(&w, "before", c->before);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

const char *
fact_view_what(const char *what)
{
	static const struct lang_label list[] = {
		{ "recorded", N_("Recorded") },
		{ "corrected", N_("Corrected") },
		{ "retracted", N_("Taken back") },
		{ NULL, NULL },
	};

	return lang_label(list, what, what);
}

const char *
fact_view_colour(const char *what)
{
	return strcmp(what, "recorded") == 0	? "teal"
	       : strcmp(what, "corrected") == 0 ? "orange"
						: "red";
}

const char *
fact_view_kind(const char *kind)
{
	static const struct lang_label list[] = {
		{ "patent", N_("Patent") },
		{ "ownership", N_("Owner of record") },
		{ "legal_event", N_("Legal event") },
		{ "contribution", N_("Contribution to the pool") },
		{ "encumbrance", N_("Encumbrance") },
		{ "recordal", N_("Recordal") },
		{ "family_member", N_("Family") },
		{ "organisation", N_("Organisation") },
		{ "organisation_name", N_("Name") },
		{ "organisation_identifier", N_("Identifier") },
		{ "organisation_event", N_("Event of the organisation") },
		{ "control_link", N_("Link of control") },
		{ "member", N_("Membership") },
		{ "licence_grant", N_("Licence grant") },
		{ "grant_version", N_("Version of the grant") },
		{ "grant_event", N_("What became of the grant") },
		{ NULL, NULL },
	};

	return lang_label(list, kind, kind);
}

const char *
fact_view_source(const char *source_kind)
{
	static const struct lang_label list[] = {
		{ "office-register", N_("Register of the office") },
		{ "member-declaration", N_("Declaration of a member") },
		{ "applicant-statement", N_("Statement of an applicant") },
		{ "verifier", N_("Verifier") },
		{ "secretariat", N_("Secretariat") },
		{ "press", N_("Press") },
		{ NULL, NULL },
	};

	return lang_label(list, source_kind, source_kind);
}

/* "09:30:00 UTC" */
const char *
fact_view_time(struct req *r, const char *instant)
{
	return arena_printf(r->arena, "%.8s UTC", instant + 11);
}

/* Longer values are cut on pages; the API has them whole. */
#define SHOWN 200

static const char *
value_of(struct req *r, const struct json *object, const char *key)
{
	const struct json *v = json_get(object, key);
	struct buf *b = buf_new(r->arena, 64);
	size_t n = SHOWN;

	if (v == NULL)
		return NULL;
	if (json_text(v) != NULL)
		buf_str(b, json_text(v));
	else
		json_dump(v, b);
	/* 50.0000 of the database is 50 for people */
	if (json_kind(v) == JSON_KIND_NUMBER && b->len > 2 &&
		strcmp(b->data + b->len - 2, ".0") == 0)
		return arena_strndup(r->arena, b->data, b->len - 2);
	if (b->len <= SHOWN)
		return b->data;
	while (n > 0 && ((unsigned char)b->data[n] & 0xC0) == 0x80)
		n--;
	return arena_printf(r->arena, "%.*s…", (int)n, b->data);
}

static bool
empty(const struct json *v)
{
	return (json_kind(v) == JSON_KIND_ARRAY ||
		       json_kind(v) == JSON_KIND_OBJECT) &&
	       json_count(v) == 0;
}

const struct fact_lines *
fact_view_lines(struct req *r, const struct fact_change *c)
{
	struct fact_lines *out = ARENA_NEW(r->arena, struct fact_lines);
	const struct json *fact, *before = NULL;
	const char *why;
	size_t n;

	if (json_parse(r->arena, c->fact, strlen(c->fact), &fact, &why) != OK)
		return out;
	if (c->before != NULL &&
		json_parse(r->arena, c->before, strlen(c->before), &before,
			&why) != OK)
		return out;
	n = json_count(before != NULL ? before : fact);
	out->items = ARENA_ARRAY(r->arena, n + 1, struct fact_line);
	for (size_t i = 0; i < n; i++) {
		const char *key =
			json_key_at(before != NULL ? before : fact, i);

		/* the source stands above; nothing said is no line */
		if (before == NULL && (strcmp(key, "source_kind") == 0 ||
					      empty(json_get(fact, key))))
			continue;
		out->items[out->count++] = (struct fact_line){
			.key = key,
			.before = before == NULL || json_kind(json_get(
							    before, key)) ==
							    JSON_KIND_NULL
					  ? NULL
					  : value_of(r, before, key),
			.now = value_of(r, fact, key),
		};
	}
	return out;
}
