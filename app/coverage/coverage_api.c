#include "coverage/coverage_api.h"

#include <string.h>

#include "account/account.h"
#include "base/conf.h"
#include "base/instant.h"
#include "coverage/ask.h"
#include "coverage/code.h"
#include "coverage/give.h"
#include "coverage/sight.h"
#include "http/problem.h"
#include "http/query.h"

static const char *const known[] = { "org", "patent", "use", "act", "territory",
	"on", "for", "capacity", "started", "as_known_at", "lang", NULL };

/* The language of texts: lang=, else what the client accepts. */
static enum err
read_lang(struct req *r)
{
	const char *lang = req_query(r, "lang");

	if (lang != NULL && lang_read(lang, &r->lang) != OK)
		return req_invalid(
			r, "/query/lang", req_tr(r, N_("Use en, zh or ja")));
	return OK;
}

static enum err
read_instant(
	struct req *r, const char *pointer, const char *text, const char **out)
{
	char instant[INSTANT_SIZE];

	*out = NULL;
	if (text == NULL || text[0] == '\0')
		return OK;
	if (instant_read(text, instant) != OK)
		return req_invalid(r, pointer,
			req_tr(r, N_("Give a day, or an instant with its time "
				     "zone such as 2024-03-01T09:30:00Z")));
	*out = arena_strdup(r->arena, instant);
	return OK;
}

static enum err
read_query(struct req *r, struct coverage_typed *t, const char **instant)
{
	enum err e, last;
	size_t i;

	e = query_only(r, known);
	last = read_lang(r);
	e = last != OK ? last : e;
	last = read_instant(
		r, "/query/as_known_at", req_query(r, "as_known_at"), instant);
	for (i = 0; coverage_fields[i] != NULL; i++)
		*coverage_typed_field(t, i) = req_query(r, coverage_fields[i]);
	return last != OK ? last : e;
}

/* Every fault of the question, each with its parameter. */
static enum err
refuse(struct req *r, const struct coverage_asked *a)
{
	enum err e = OK;
	size_t i;

	for (i = 0; i < a->fault_count; i++)
		e = req_invalid(r,
			arena_printf(r->arena, "/query/%s", a->faults[i].field),
			req_tr(r, a->faults[i].why));
	return e;
}

enum err
coverage_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct coverage_typed typed = { 0 };
	struct coverage_asking asking;
	struct coverage_batch batch;
	enum err e;

	if ((e = read_query(r, &typed, &asking.known)) != OK ||
		(e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask(r->db, &typed, 1, &asking, &batch)) != OK ||
		(e = refuse(r, &batch.items[0])) != OK)
		return e;
	if (r->person.id != 0 && asking.known == NULL &&
		(e = coverage_give(r->db,
			 &(const struct coverage_reader){
				 .actor = account_actor(r),
				 .organisation = r->person.organisation },
			 &batch.items[0], batch.known)) != OK)
		return e;
	coverage_write(&w, r->arena, r->lang, &batch.items[0], batch.known,
		conf()->url);
	return req_json(r);
}

enum err
coverage_intervals_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct coverage_typed typed = { 0 };
	struct coverage_asking asking;
	struct coverage_batch batch;
	struct coverage_intervals list;
	enum err e;

	if ((e = read_query(r, &typed, &asking.known)) != OK ||
		(e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask_ready(r->db, &typed, 1, &asking, &batch)) !=
			OK ||
		(e = refuse(r, &batch.items[0])) != OK)
		return e;
	coverage_intervals(batch.items[0].ready, &list);
	json_open(&w, '{');
	json_set(&w, "as_known_at", batch.known);
	json_key(&w, "items");
	coverage_write_intervals(&w, r->arena, r->lang, &list);
	json_set(&w, "notice", req_tr(r, coverage_advice));
	json_close(&w, '}');
	return req_json(r);
}

/* --- many -------------------------------------------------------------------
 */

/* A question of the body; what is no text or no field is a fault of the whole
 * request, for nobody knows what was meant. */
static enum err
read_question(
	struct req *r, const struct json *j, size_t n, struct coverage_typed *t)
{
	enum err e = OK;
	size_t i, k;

	if (json_kind(j) != JSON_KIND_OBJECT)
		return req_invalid(r,
			arena_printf(r->arena, "/questions/%zu", n),
			req_tr(r, N_("must be an object")));
	for (i = 0; i < json_count(j); i++) {
		const char *key = json_key_at(j, i);
		const struct json *value = json_get(j, key);

		for (k = 0; coverage_fields[k] != NULL; k++)
			if (strcmp(coverage_fields[k], key) == 0)
				break;
		if (coverage_fields[k] == NULL)
			e = req_invalid(r,
				arena_printf(
					r->arena, "/questions/%zu/%s", n, key),
				req_tr(r, N_("no such parameter")));
		else if (json_kind(value) == JSON_KIND_STRING)
			*coverage_typed_field(t, k) = json_text(value);
		else if (json_kind(value) != JSON_KIND_NULL)
			e = req_invalid(r,
				arena_printf(
					r->arena, "/questions/%zu/%s", n, key),
				req_tr(r, N_("must be a text")));
	}
	return e;
}

static enum err
read_body(struct req *r, struct coverage_typed **out, size_t *count,
	const char **instant)
{
	const struct json *body, *list;
	const char *why;
	enum err e = OK, last;
	size_t i;

	if (json_parse(r->arena, r->body, r->body_len, &body, &why) != OK)
		return req_invalid(r, "", why);
	list = json_get(body, "questions");
	*count = json_count(list);
	if (json_kind(list) != JSON_KIND_ARRAY || *count == 0 ||
		*count > COVERAGE_QUESTIONS_MAX)
		return req_invalid(r, "/questions",
			req_tr(r,
				N_("must be a list of 1 to 1,000 questions")));
	*out = ARENA_ARRAY(r->arena, *count, struct coverage_typed);
	for (i = 0; i < *count; i++)
		if ((last = read_question(
			     r, json_at(list, i), i, &(*out)[i])) != OK)
			e = last;
	for (i = 0; i < json_count(body); i++)
		if (strcmp(json_key_at(body, i), "questions") != 0 &&
			strcmp(json_key_at(body, i), "as_known_at") != 0)
			e = req_invalid(r,
				arena_printf(
					r->arena, "/%s", json_key_at(body, i)),
				req_tr(r, N_("no such parameter")));
	last = read_instant(r, "/as_known_at",
		json_text(json_get(body, "as_known_at")), instant);
	return last != OK ? last : e;
}

/* RFC 9457 in the place of an answer. */
static void
write_fault(struct req *r, struct json_writer *w,
	const struct coverage_asked *a, size_t n)
{
	size_t i;

	json_open(w, '{');
	json_set(w, "type",
		arena_printf(r->arena, "%s/problems/bad-request", conf()->url));
	json_set(w, "title", req_tr(r, N_("This request cannot be read")));
	json_set_int(w, "status", 400);
	json_key(w, "errors");
	json_open(w, '[');
	for (i = 0; i < a->fault_count; i++) {
		json_open(w, '{');
		json_set(w, "pointer",
			arena_printf(r->arena, "/questions/%zu/%s", n,
				a->faults[i].field));
		json_set(w, "detail", req_tr(r, a->faults[i].why));
		json_close(w, '}');
	}
	json_close(w, ']');
	json_close(w, '}');
}

enum err
coverage_batch_api(struct req *r)
{
	static const char *const only[] = { "lang", NULL };
	struct json_writer w = { .out = r->out };
	struct coverage_typed *typed = NULL;
	struct coverage_asking asking = { .known = NULL };
	struct coverage_batch batch;
	size_t i, count = 0;
	enum err e;

	if ((e = query_only(r, only)) != OK || (e = read_lang(r)) != OK ||
		(e = read_body(r, &typed, &count, &asking.known)) != OK ||
		(e = coverage_viewer_find(r, &asking.viewer)) != OK ||
		(e = coverage_ask(r->db, typed, count, &asking, &batch)) != OK)
		return e;
	json_open(&w, '{');
	json_set(&w, "as_known_at", batch.known);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < batch.count; i++)
		if (batch.items[i].fault_count > 0)
			write_fault(r, &w, &batch.items[i], i);
		else
			coverage_write(&w, r->arena, r->lang, &batch.items[i],
				batch.known, conf()->url);
	json_close(&w, ']');
	json_set(&w, "notice", req_tr(r, coverage_advice));
	json_close(&w, '}');
	return req_json(r);
}

enum err
coverage_given_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	const struct coverage_kept *kept;
	enum err e;

	if ((e = query_only(r, NULL)) != OK)
		return e;
	if (r->person.id == 0) {
		problem_status(r, 401);
		return OK;
	}
	e = coverage_kept_find(r->db,
		&(const struct coverage_reader){ .actor = account_actor(r),
			.organisation = r->person.organisation,
			.secretariat = req_is(r, SECRETARIAT) },
		req_param(r, "id"), &kept);
	if (e != OK)
		return e;
	r->out_private = true;
	coverage_kept_write(&w, r->arena, r->lang, kept, conf()->url);
	return req_json(r);
}
