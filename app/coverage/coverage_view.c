/*
 * What the templates of coverage ask.
 */
#include <string.h>

#include "base/buf.h"
#include "base/json.h"
#include "coverage/code.h"
#include "coverage/coverage_pages.h"

const char *
coverage_view_colour(enum coverage_answer a)
{
	switch (a) {
	case COVERAGE_LICENSED:
		return "green";
	case COVERAGE_NOT_NEEDED:
		return "grey";
	case COVERAGE_UNCERTAIN:
		return "yellow";
	case COVERAGE_NOT_LICENSED:
		break;
	}
	return "red";
}

const char *
coverage_view_text(struct req *r, const struct coverage_reason *reason)
{
	return coverage_reason_text(r->arena, r->lang, reason);
}

const char *
coverage_view_why(struct req *r, const struct coverage_asked *a)
{
	const struct coverage_reasons *list = &a->result.reasons;

	return list->count == 0 ? "" : coverage_view_text(r, &list->items[0]);
}

/* Kinds are those of imports; some have a page of their own. */
static const struct {
	const char *kind;
	const char *label;
	const char *path; /* printf with the id, or NULL */
} kinds[] = {
	{ "organisations", N_("Organisation"), "/organisations/%s" },
	{ "control", N_("Link of control"), NULL },
	{ "members", N_("Membership"), NULL },
	{ "patent", N_("Patent record"), "/patents/%s" },
	{ "patents", N_("Patent record"), "/patents/%s" },
	{ "owners", N_("Owner of record"), NULL },
	{ "event", N_("Legal event"), NULL },
	{ "events", N_("Legal event"), NULL },
	{ "family", N_("Family"), NULL },
	{ "families", N_("Family"), NULL },
	{ "contributions", N_("Contribution to the pool"), NULL },
	{ "mandates", N_("Mandate"), NULL },
	{ "templates", N_("Licence terms"), "/terms/%s" },
	{ "grants", N_("Licence grant"), "/grants/%s" },
	{ "defensive", N_("Defensive event"), NULL },
	{ "rulings", N_("Field ruling"), "/rulings/%s" },
	{ "scopes", N_("Scope version"), NULL },
	{ "recordals", N_("Recordal"), NULL },
	{ "answers", N_("Earlier answer"), NULL },
	{ "territory-rule", N_("Rule on territories"), NULL },
	{ "term-rule", N_("Rule on the term"), NULL },
	{ "law-rule", N_("Rule of law"), NULL },
	{ "freshness-rule", N_("Rule on the age of records"), NULL },
	{ "rules", N_("Rule"), NULL },
};

const char *
coverage_view_kind(struct req *r, const char *kind)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].kind, kind) == 0)
			return req_tr(r, kinds[i].label);
	return kind;
}

const char *
coverage_view_record(struct req *r, const struct coverage_record *record)
{
	size_t i;

	/* An id of several parts ("a/b") names no single object. */
	if (record->id == NULL || strchr(record->id, '/') != NULL)
		return NULL;
	/* Others than whom it was given may not look at it. */
	if (strcmp(record->kind, "answers") == 0)
		return r->person.id == 0 ? NULL
					 : req_path(r, "/coverage/answers/%s",
						   record->id);
	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].kind, record->kind) == 0 &&
			kinds[i].path != NULL)
			return req_path(r, "%s%s",
				arena_strndup(r->arena, kinds[i].path,
					strlen(kinds[i].path) - 2),
				record->id);
	return NULL;
}

const char *
coverage_view_level(struct req *r, const struct coverage_reason *reason)
{
	switch (reason->level) {
	case COVERAGE_DECIDES:
		return req_tr(r, N_("Decides"));
	case COVERAGE_SUPPORTS:
		return req_tr(r, N_("Step"));
	case COVERAGE_WARNING:
		return req_tr(r, N_("Mind"));
	case COVERAGE_HINT:
		break;
	}
	return req_tr(r, N_("Hint"));
}

const struct coverage_view_records *
coverage_view_records(struct req *r, const struct coverage_reason *reason)
{
	struct coverage_view_records *out =
		ARENA_NEW(r->arena, struct coverage_view_records);

	out->items = reason->records;
	out->count = reason->record_count;
	return out;
}

enum coverage_answer
coverage_view_answer(const char *word)
{
	enum coverage_answer a;

	return coverage_answer_read(word, &a) ? a : COVERAGE_UNCERTAIN;
}

const char *
coverage_view_kept_path(struct req *r, const struct coverage_kept *k)
{
	struct buf *b = buf_new(r->arena, 256);
	const struct json *question;
	const char *why;
	size_t i;

	buf_printf(b, "%s?as_known_at=", req_path(r, "/coverage"));
	buf_url(b, k->known);
	if (json_parse(r->arena, k->question, strlen(k->question), &question,
		    &why) != OK)
		return b->data;
	for (i = 0; coverage_fields[i] != NULL; i++) {
		const char *text =
			json_text(json_get(question, coverage_fields[i]));

		if (text == NULL)
			continue;
		buf_printf(b, "&%s=", coverage_fields[i]);
		buf_url(b, text);
	}
	return b->data;
}
