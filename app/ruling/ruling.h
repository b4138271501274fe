/*
 * Field rulings: published answers to "is this use within that field of use?".
 *
 * A code list alone does not decide about uses that serve several ends. A
 * ruling says for one use, named by a slug, and one field whether it is
 * within, on which facts, and who says so. Coverage cites rulings; they are
 * the index of precedents, so that like cases are treated alike. A newer
 * version replaces an older one and the older one stays readable by its time
 * (as_known_at).
 *
 * Anybody with an account may ask; the secretariat means to answer within
 * RULING_DAYS working days.
 */
#ifndef RULING_RULING_H
#define RULING_RULING_H

#include <stdbool.h>
#include <stdint.h>

#include "audit/audit.h"
#include "db/db.h"

#define RULING_DAYS 5 /* working days until an answer is due */

struct ruling {
	const char *id; /* FR-YYYY-NNN */
	int version;
	const char *use; /* slug of the use, "load-balancing" */
	const char *field;
	const char *field_label; /* JSON {language: text}, or NULL */
	bool within;
	const char *question; /* JSON {language: text} each */
	const char *facts;
	const char *answer;
	const char *given_by;
	const char *published_on;
	const char *valid_to; /* first day without force, or NULL */
};
struct rulings {
	struct ruling *items;
	size_t count;
};

/* Zero members mean "any". */
struct ruling_query {
	const char *words; /* part of any text, whatever the case */
	const char *field;
	const char *use;
	const char *known; /* instant, from fact_known() */
};

struct ruling_new {
	const char *use;
	const char *field;
	bool within;
	const char *question; /* JSON {language: text} each */
	const char *facts;
	const char *answer;
	const char *given_by;
	int64_t request_id; /* the question it answers; 0: none */
};

struct ruling_request {
	int64_t id;
	const char *question;
	const char *facts;
	const char *lang; /* en zh ja */
	const char *asked_on;
	const char *due_on;
	const char *ruling_id;	   /* the answer, or NULL */
	const char *closed_reason; /* why there is none, or NULL */
	bool closed;
};
struct ruling_requests {
	struct ruling_request *items;
	size_t count;
};

/* True for a slug of a use. */
bool ruling_use_good(const char *);

/* Newest first. */
enum err ruling_list(struct db *, const struct ruling_query *,
	struct rulings *out) MUST_CHECK;
enum err ruling_find(struct db *, const char *id, const char *known,
	const struct ruling **out) MUST_CHECK;

/*
 * Publishes a ruling and closes the request that it answers. One in force on
 * the same use and field is replaced: it ends today. ERR_CONFLICT: that one
 * was published today already; the ruling itself would not have held for a
 * day.
 */
enum err ruling_publish(struct db *, const struct actor *,
	const struct ruling_new *, const char **id) MUST_CHECK;

/* Withdraws a ruling from today on; ERR_CONFLICT: it holds no longer, or was
 * published today. */
enum err ruling_withdraw(
	struct db *, const struct actor *, const char *id) MUST_CHECK;

/* Files a question; *due is the day by which an answer is meant to come. */
enum err ruling_ask(struct db *, const struct actor *, const char *question,
	const char *facts, const char *lang, const char **due) MUST_CHECK;

/* Open questions, the most urgent first; of one account: all of them. */
enum err ruling_request_list(
	struct db *, int64_t account, struct ruling_requests *out) MUST_CHECK;
enum err ruling_request_find(
	struct db *, int64_t id, struct ruling_request *out) MUST_CHECK;
/* Closes a question without a ruling. ERR_CONFLICT: it is closed. */
enum err ruling_request_close(struct db *, const struct actor *, int64_t id,
	const char *reason) MUST_CHECK;

/* --- statements (ruling_store.c) --------------------------------------------
 */
enum err ruling_counter_update(struct db *, int year, int64_t *last) MUST_CHECK;
enum err ruling_insert(struct db *, const char *id, const struct actor *,
	const struct ruling_new *) MUST_CHECK;
/* Ends what is in force on ${use} and ${field}, or by ${id}. */
enum err ruling_end(struct db *, const char *use, const char *field,
	const char *id, int64_t *ended) MUST_CHECK;
enum err ruling_request_insert(struct db *, const struct actor *,
	const char *question, const char *facts, const char *lang,
	const char **due, int64_t *id) MUST_CHECK;
enum err ruling_request_update(struct db *, int64_t id, const char *ruling,
	const char *reason) MUST_CHECK;

#endif
