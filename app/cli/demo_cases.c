/*
 * The applications of the demonstration pool, with what people did to them.
 *
 * A line of applications.jsonl names who applies, on which route, from which
 * patent, the answers step by step, documents, and the acts in their order;
 * each goes through the function that its page calls.
 */
#include <string.h>

#include "application/adversary.h"
#include "application/application.h"
#include "application/evidence.h"
#include "application/review.h"
#include "application/submit.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "cli/demo.h"
#include "grant/standing.h"
#include "terms/terms.h"

/* Grants a day and days of the standing approval. */
#define RULE_PER_DAY 200
#define RULE_DAYS 335

static const char *const approvers[] = { "secretariat@demo.example",
	"secretariat2@demo.example" };

/* An application on its way. */
struct story {
	const char *id;
	struct actor owner;
	struct terms terms;
	enum lang lang; /* in which the applicant reads the terms */
};

static enum err
make_rule(struct demo *d)
{
	struct standing_rule rule;
	char today[DAY_SIZE], expires[DAY_SIZE];
	struct terms terms;
	struct actor actor;
	const char *why = NULL;
	int64_t id = 0;
	size_t i;
	enum err e;

	day_today(today);
	if ((e = day_add(today, RULE_DAYS, expires)) != OK ||
		(e = terms_find_current(d->db, TERMS_OPEN, &terms)) != OK ||
		(e = demo_actor(d, approvers[0], &actor)) != OK ||
		(e = standing_create(d->db, &actor, terms.version, RULE_PER_DAY,
			 expires, &id)) != OK ||
		(e = standing_find(d->db, id, &rule)) != OK)
		return e;
	for (i = 0; i < 2; i++) {
		if ((e = demo_actor(d, approvers[i], &actor)) != OK ||
			(e = standing_approve(
				 d->db, &actor, id, rule.sha256, &why)) != OK)
			return demo_fail(
				d, e, why == NULL ? approvers[i] : why);
	}
	return OK;
}

static enum err
take_adversary(struct demo *d, const struct json *line, void *arg)
{
	const struct adversary adversary = {
		.scheme = demo_text(line, "scheme"),
		.value = demo_text(line, "value"),
		.name = demo_text(line, "name"),
		.reason = demo_text(line, "reason"),
		.since = demo_text(line, "since"),
	};
	struct actor actor;
	enum err e;

	(void)arg;
	if ((e = demo_actor(d, demo_text(line, "by"), &actor)) != OK)
		return e;
	return adversary_create(d->db, &actor, &adversary);
}

static const char *
dump(struct demo *d, const struct json *value)
{
	struct buf *b = buf_new(d->arena, 512);

	json_dump(value, b);
	return b->data;
}

static enum err
save_answers(struct demo *d, const struct story *s, const struct json *answers)
{
	struct application_save save = { .id = s->id,
		.account_id = s->owner.id };
	size_t i;
	enum err e;

	for (i = 0; i < json_count(answers); i++) {
		save.step = json_key_at(answers, i);
		save.answers = dump(d, json_get(answers, save.step));
		if ((e = application_update_answers(d->db, &s->owner, &save)) !=
			OK)
			return demo_fail(d, e, save.step);
	}
	return OK;
}

static enum err
add_documents(struct demo *d, const struct story *s, const struct json *list)
{
	struct evidence_file file;
	size_t i;
	enum err e;

	for (i = 0; i < json_count(list); i++) {
		file.filename = demo_text(json_at(list, i), "name");
		file.bytes = demo_text(json_at(list, i), "text");
		file.len = strlen(file.bytes);
		if ((e = evidence_create(d->db, &s->owner, s->id, &file)) != OK)
			return demo_fail(d, e, file.filename);
	}
	return OK;
}

/* The terms are accepted in the language in which they were read. */
static enum err
accept_terms(struct demo *d, const struct story *s)
{
	struct application_save save = { .id = s->id,
		.step = "terms",
		.account_id = s->owner.id,
		.version = s->terms.version };
	struct json_writer w = { .out = buf_new(d->arena, 256) };
	char now[21];

	day_now(now);
	json_open(&w, '{');
	json_set(&w, "accepted_lang", lang_key(s->lang));
	json_set(&w, "accepted_sha256", s->terms.sha256[s->lang]);
	json_set(&w, "accepted_at", now);
	json_close(&w, '}');
	save.answers = w.out->data;
	return application_update_answers(d->db, &s->owner, &save);
}

static enum err
submit(struct demo *d, const struct story *s)
{
	const struct submission submission = { .id = s->id,
		.account_id = s->owner.id };
	bool again;
	enum err e;

	if ((e = accept_terms(d, s)) != OK)
		return e;
	return application_submit(d->db, &s->owner, &submission, &again);
}

/* What the secretariat does: it judges the content that it has seen. */
static enum err
judge(struct demo *d, const struct story *s, const struct json *act,
	const char **why)
{
	const char *word = demo_text(act, "act");
	const struct application *a;
	struct review_new review = { .id = s->id,
		.note = demo_text(act, "note") };
	struct actor actor;
	enum err e;

	if ((e = demo_actor(d, demo_text(act, "by"), &actor)) != OK ||
		(e = application_find(d->db, s->id, &a)) != OK)
		return e;
	review.seen = a->content_hash;
	if (strcmp(word, "claim") == 0)
		return review_claim(d->db, &actor, s->id, why);
	if (strcmp(word, "grant") == 0 || strcmp(word, "refuse") == 0) {
		review.outcome = word[0] == 'g' ? REVIEW_GRANT : REVIEW_REFUSE;
		return review_decide(d->db, &actor, &review, why);
	}
	if (strcmp(word, "return") == 0)
		review.outcome = REVIEW_RETURN;
	else if (strcmp(word, "recommend-refuse") == 0)
		review.outcome = REVIEW_REFUSE;
	else
		review.outcome = REVIEW_GRANT;
	return review_create(d->db, &actor, &review, why);
}

static enum err
run_acts(struct demo *d, const struct story *s, const struct json *acts)
{
	const char *word, *why = NULL;
	size_t i;
	enum err e;

	for (i = 0; i < json_count(acts); i++) {
		word = demo_text(json_at(acts, i), "act");
		if (strcmp(word, "submit") == 0)
			e = submit(d, s);
		else if (strcmp(word, "withdraw") == 0)
			e = application_update_withdrawn(
				d->db, &s->owner, s->id);
		else
			e = judge(d, s, json_at(acts, i), &why);
		if (e != OK)
			return demo_fail(d, e, why == NULL ? word : why);
	}
	return OK;
}

static enum err
take_application(struct demo *d, const struct json *line, void *arg)
{
	struct application_new new = {
		.patent_number = json_text(json_get(line, "patent")),
	};
	struct story s;
	enum err e;

	(void)arg;
	if ((e = demo_actor(d, demo_text(line, "account"), &s.owner)) != OK ||
		(e = lang_read(demo_text(line, "lang"), &s.lang)) != OK ||
		(e = terms_route_read(demo_text(line, "route"), &new.route)) !=
			OK ||
		(e = terms_find_current(d->db, new.route, &s.terms)) != OK)
		return e;
	new.account_id = s.owner.id;
	if ((e = application_create(d->db, &s.owner, &new, &s.id)) != OK ||
		(e = save_answers(d, &s, json_get(line, "answers"))) != OK ||
		(e = add_documents(d, &s, json_get(line, "documents"))) != OK ||
		(e = run_acts(d, &s, json_get(line, "acts"))) != OK)
		return e;
	d->applications++;
	return OK;
}

enum err
demo_cases(struct demo *d)
{
	enum err e;

	if ((e = make_rule(d)) != OK)
		return demo_fail(d, e, "the standing approval");
	if ((e = demo_each(d, "adversaries.jsonl", take_adversary, NULL)) != OK)
		return e;
	return demo_each(d, "applications.jsonl", take_application, NULL);
}
