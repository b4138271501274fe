#include "coverage/give.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/secret.h"
#include "coverage/code.h"
#include "fact/fact.h"

/* The parameters of the permalink but the instant. */
static const char *
question_text(struct arena *a, const struct coverage_question *q)
{
	struct buf *b = buf_new(a, 256);
	struct json_writer w = { .out = b };
	const char *const pairs[][2] = { { "org", q->org },
		{ "patent", q->patent }, { "use", q->use }, { "act", q->act },
		{ "territory", q->territory }, { "on", q->on },
		{ "for", q->for_org },
		{ "capacity", coverage_capacity_word(q->capacity) },
		{ "started", q->started } };
	size_t i;

	json_open(&w, '{');
	for (i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		if (pairs[i][1] == NULL)
			continue;
		json_set(&w, pairs[i][0], pairs[i][1]);
	}
	json_close(&w, '}');
	return b->data;
}

/* Codes, levels and assumptions: texts can be made again in any language. */
static const char *
reasons_text(struct arena *a, const struct coverage_reasons *list)
{
	struct buf *b = buf_new(a, 1024);
	struct json_writer w = { .out = b };
	size_t i;

	json_open(&w, '[');
	for (i = 0; i < list->count; i++) {
		const struct coverage_reason *r = &list->items[i];

		json_open(&w, '{');
		json_set(&w, "code", r->code);
		json_set_int(&w, "level", (int64_t)r->level);
		json_set_bool(&w, "assumption", r->assumption);
		json_set(&w, "who", r->who);
		json_set(&w, "what", r->what);
		json_set(&w, "day", r->day);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	return b->data;
}

bool
coverage_may_rely(const struct coverage_asked *asked)
{
	char today[DAY_SIZE];
	size_t i;

	day_today(today);
	if (asked->result.answer > COVERAGE_LICENSED ||
		asked->result.reliance_days <= 0 ||
		strcmp(asked->question.on, today) < 0)
		return false;
	/* What stands by reliance alone promises nothing new. */
	for (i = 0; i < asked->result.reasons.count; i++)
		if (strcmp(asked->result.reasons.items[i].code, "reliance") ==
			0)
			return false;
	return true;
}

static enum err
keep(struct db *db, const struct coverage_reader *reader,
	struct coverage_given_new *given)
{
	struct audit_event event = { .action = "coverage.answered",
		.object_kind = "coverage",
		.object_id = given->id,
		.after = given->question };
	enum err e;

	db_use_role(db, DB_WRITER);
	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = coverage_given_insert(db, given)) != OK ||
		(e = audit_append(db, &reader->actor, &event)) != OK ||
		(e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

enum err
coverage_give(struct db *db, const struct coverage_reader *reader,
	struct coverage_asked *asked, const char *known)
{
	struct arena *a = db_arena(db);
	struct coverage_given_new given = { .account = reader->actor.id };
	char token[SECRET_HEX_SIZE];
	const char *same;
	bool speaks = reader->organisation != NULL &&
		      strcmp(reader->organisation, asked->question.org) == 0;
	bool proven = speaks;
	enum err e;

	if (!coverage_may_rely(asked))
		return OK;
	if (!speaks && (e = coverage_speaks_for(db, reader->actor.id,
				asked->question.org, &speaks, &proven)) != OK)
		return e;
	if (!speaks)
		return OK;
	secret_token(token);
	given.id = arena_strndup(a, token, 16);
	given.organisation = asked->question.org;
	given.question = question_text(a, &asked->question);
	given.answer = coverage_answer_word(asked->result.answer);
	given.reasons = reasons_text(a, &asked->result.reasons);
	given.known = known;
	given.reliance_days = asked->result.reliance_days;
	given.until = coverage_stands_until(asked->ready, asked->question.on);
	if ((e = coverage_given_same(db, &given, !proven, &same)) != OK)
		return e;
	if (same == NULL && (e = keep(db, reader, &given)) != OK)
		return e;
	asked->id = same != NULL ? same : given.id;
	asked->reliance_days = given.reliance_days;
	asked->stands_until = given.until;
	return OK;
}

enum err
coverage_kept_find(struct db *db, const struct coverage_reader *reader,
	const char *id, const struct coverage_kept **out)
{
	const struct coverage_kept *kept;
	bool speaks, proven;
	enum err e;

	if ((e = coverage_kept_read(db, id, &kept)) != OK)
		return e;
	proven = reader->secretariat ||
		 (kept->account != 0 && kept->account == reader->actor.id) ||
		 (reader->organisation != NULL &&
			 strcmp(reader->organisation, kept->organisation) == 0);
	if (!proven && (e = coverage_speaks_for(db, reader->actor.id,
				kept->organisation, &speaks, &proven)) != OK)
		return e;
	if (!proven)
		return ERR_NOT_FOUND;
	*out = kept;
	return OK;
}

static void
write_reasons(struct json_writer *w, struct arena *a, enum lang lang,
	const struct coverage_kept *kept)
{
	const struct json *list = NULL;
	const char *why;
	size_t i;

	json_open(w, '[');
	if (json_parse(a, kept->reasons, strlen(kept->reasons), &list, &why) !=
		OK)
		list = NULL;
	for (i = 0; i < json_count(list); i++) {
		const struct json *j = json_at(list, i);
		struct coverage_reason r = { .code = json_text(
						     json_get(j, "code")),
			.who = json_text(json_get(j, "who")),
			.what = json_text(json_get(j, "what")),
			.day = json_text(json_get(j, "day")) };

		json_open(w, '{');
		json_set(w, "code", r.code);
		json_set(w, "text", coverage_reason_text(a, lang, &r));
		json_set_bool(
			w, "assumption", json_bool(json_get(j, "assumption")));
		json_close(w, '}');
	}
	json_close(w, ']');
}

void
coverage_kept_write(struct json_writer *w, struct arena *a, enum lang lang,
	const struct coverage_kept *k, const char *url)
{
	const char *const texts[][2] = { { "id", k->id },
		{ "organisation", k->organisation }, { "answer", k->answer },
		{ "as_known_at", k->known }, { "given_at", k->given },
		{ "reliance_until", k->until }, { "notice_on", k->notice } };
	size_t i;

	json_open(w, '{');
	for (i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		json_set(w, texts[i][0], texts[i][1]);
	json_set_int(w, "reliance_days", k->reliance_days);
	json_set_raw(w, "question", k->question);
	json_key(w, "reasons");
	write_reasons(w, a, lang, k);
	json_set(w, "address",
		arena_printf(a, "%s/api/v1/coverage/answers/%s", url, k->id));
	json_set(w, "notice", tr(lang, coverage_advice));
	json_close(w, '}');
}

/* --- recheck
 * ------------------------------------------------------------------ */

static enum err
read_typed(struct arena *a, const struct coverage_kept *k, const char *today,
	struct coverage_typed *out)
{
	const struct json *j;
	const char *why;
	size_t i;

	if (json_parse(a, k->question, strlen(k->question), &j, &why) != OK)
		return ERR_BUG;
	for (i = 0; coverage_fields[i] != NULL; i++)
		*coverage_typed_field(out, i) =
			json_text(json_get(j, coverage_fields[i]));
	if (out->on == NULL || strcmp(out->on, today) < 0)
		out->on = today;
	return OK;
}

static enum err
give_notice(struct db *db, const struct coverage_kept *k, const char *today,
	const struct coverage_result *now)
{
	struct audit_event event = { .action = "coverage.noticed",
		.object_kind = "coverage",
		.object_id = k->id,
		.before = k->answer,
		.after = coverage_answer_word(now->answer) };
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = fact_begin(db)) != OK ||
		(e = coverage_notice(db, k->id, today)) != OK ||
		(e = audit_append(db, &actor_system, &event)) != OK ||
		(e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

/* Asks a batch again without what was promised: a promise must not vouch for
 * itself. */
static enum err
recheck_batch(struct db *db, const struct coverage_kept *kept, size_t count,
	const char *today, size_t *noticed)
{
	struct arena *a = db_arena(db);
	struct coverage_typed *typed =
		ARENA_ARRAY(a, count, struct coverage_typed);
	struct coverage_batch batch;
	size_t i;
	enum err e;

	for (i = 0; i < count; i++)
		if ((e = read_typed(a, &kept[i], today, &typed[i])) != OK)
			return e;
	if ((e = coverage_ask_ready(db, typed, count,
		     &(const struct coverage_asking){ 0 }, &batch)) != OK)
		return e;
	batch.facts.given_count = 0;
	for (i = 0; i < count; i++) {
		struct coverage_asked *asked = &batch.items[i];

		if (asked->ready == NULL)
			continue;
		coverage_evaluate(
			asked->ready, asked->question.on, &asked->result);
		if (asked->result.answer <= COVERAGE_LICENSED)
			continue;
		if ((e = give_notice(db, &kept[i], today, &asked->result)) !=
			OK)
			return e;
		++*noticed;
	}
	return OK;
}

enum err
coverage_recheck(
	struct db *db, const char *today, size_t *asked, size_t *noticed)
{
	const struct coverage_kept *kept;
	const char *after = "";
	size_t n;
	enum err e;

	*asked = *noticed = 0;
	for (;;) {
		e = coverage_outstanding(db, after, today, &kept, &n);
		if (e != OK || n == 0)
			return e;
		if ((e = recheck_batch(db, kept, n, today, noticed)) != OK)
			return e;
		*asked += n;
		after = kept[n - 1].id;
	}
}
