/*
 * The cases of coverage in the demonstration pool: facts in the form of the
 * imports, an answer to rely on with what was corrected after it, proposals,
 * and the list of the pages that show them.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "cli/demo.h"
#include "coverage/example.h"
#include "coverage/give.h"
#include "pool/proposal.h"

/* In this order: what a record names has to be there first. */
static const struct {
	enum exchange_kind kind;
	const char *file;
} facts[] = {
	{ EXCHANGE_OWNERS, "owners.jsonl" },
	{ EXCHANGE_EVENTS, "events.jsonl" },
	{ EXCHANGE_CONTRIBUTIONS, "contributions.jsonl" },
	{ EXCHANGE_MANDATES, "mandates.jsonl" },
	{ EXCHANGE_TEMPLATES, "templates.jsonl" },
	{ EXCHANGE_DEFENSIVE, "defensive.jsonl" },
	{ EXCHANGE_GRANTS, "grants.jsonl" },
	{ EXCHANGE_RULINGS, "rulings.jsonl" },
};

/* The question of somebody who may rely on the answer, about today. */
static enum err
take_answer(struct demo *d, const struct json *line, void *arg)
{
	struct coverage_reader reader = {
		.organisation = demo_text(line, "org"),
	};
	struct coverage_typed typed = { 0 };
	struct coverage_batch batch;
	size_t i;
	enum err e;

	(void)arg;
	for (i = 0; coverage_fields[i] != NULL; i++)
		*coverage_typed_field(&typed, i) =
			json_text(json_get(line, coverage_fields[i]));
	if ((e = demo_actor(d, demo_text(line, "account"), &reader.actor)) !=
			OK ||
		(e = coverage_ask(d->db, &typed, 1,
		     &(const struct coverage_asking){ 0 }, &batch)) != OK ||
		(e = coverage_give(
			 d->db, &reader, &batch.items[0], batch.known)) != OK)
		return e;
	if (batch.items[0].id == NULL) {
		d->why = "answers.jsonl: nobody may rely on this answer";
		return ERR_BUG;
	}
	return OK;
}

static enum err
take_proposal(struct demo *d, const struct json *line, void *arg)
{
	const struct proposal_new new = {
		.number = demo_text(line, "patent"),
		.member = demo_text(line, "member"),
		.terms = demo_text(line, "terms"),
		.agreement = AGREEMENT_NO,
	};
	struct actor actor;
	enum err e;

	(void)arg;
	if ((e = demo_actor(d, demo_text(line, "account"), &actor)) != OK)
		return e;
	return proposal_create(d->db, &actor, &new);
}

static const char *
dump_or_null(struct demo *d, const struct json *value)
{
	struct buf *b;

	if (value == NULL)
		return NULL;
	b = buf_new(d->arena, 256);
	json_dump(value, b);
	return b->data;
}

static enum err
take_example(struct demo *d, const struct json *line, void *arg)
{
	const struct coverage_example x = {
		.heading = dump_or_null(d, json_get(line, "heading")),
		.title = dump_or_null(d, json_get(line, "title")),
		.text = dump_or_null(d, json_get(line, "text")),
		.path = json_text(json_get(line, "path")),
		.answer = json_text(json_get(line, "answer")),
	};
	int64_t *position = arg;

	return coverage_example_add(d->db, ++*position, &x);
}

enum err
demo_facts(struct demo *d)
{
	int64_t position = 0;
	size_t i;
	enum err e;

	for (i = 0; i < sizeof(facts) / sizeof(facts[0]); i++)
		if ((e = demo_feed(d, facts[i].kind, facts[i].file)) != OK)
			return e;
	if ((e = demo_each(d, "answers.jsonl", take_answer, NULL)) != OK ||
		(e = demo_feed(d, EXCHANGE_OWNERS, "corrections.jsonl")) != OK)
		return e;
	if ((e = demo_each(d, "proposals.jsonl", take_proposal, NULL)) != OK)
		return e;
	return demo_each(d, "examples.jsonl", take_example, &position);
}
