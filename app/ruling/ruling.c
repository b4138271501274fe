#include "ruling/ruling.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/day.h"
#include "base/text.h"
#include "base/json.h"
#include "fact/fact.h"

bool
ruling_use_good(const char *use)
{
	size_t n = strlen(use);

	return n >= 1 && n <= 64 && use[0] != '-' &&
	       strspn(use, "abcdefghijklmnopqrstuvwxyz0123456789-") == n;
}

/* The texts of a ruling, for the hash of the event. */
static const char *
content(struct arena *a, const char *id, const struct ruling_new *n)
{
	return arena_printf(a, "%s\n%s\n%s\n%s\n%s\n%s\n%s\n%s\n", id, n->use,
		n->field, n->within ? "within" : "outside", n->question,
		n->facts, n->answer, n->given_by);
}

static enum err
publish(struct db *db, const struct actor *actor, const struct ruling_new *n,
	const char **id)
{
	char today[DAY_SIZE];
	int64_t last, ended;
	enum err e;

	day_today(today);
	if ((e = fact_begin(db)) != OK ||
		(e = ruling_counter_update(db, text_int(today), &last)) != OK)
		return e;
	*id = arena_printf(
		db_arena(db), "FR-%.4s-%03lld", today, (long long)last);
	/* The table refuses an end on the day of publication: ERR_CONFLICT
	 * for people, as nothing about their input is wrong. */
	if ((e = ruling_end(db, n->use, n->field, NULL, &ended)) != OK)
		return e == ERR_INVALID ? ERR_CONFLICT : e;
	if ((e = ruling_insert(db, *id, actor, n)) != OK)
		return e;
	if (n->request_id != 0 &&
		(e = ruling_request_update(db, n->request_id, *id, NULL)) != OK)
		return e;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "ruling.published",
			.object_kind = "ruling",
			.object_id = *id,
			.after = content(db_arena(db), *id, n) });
}

enum err
ruling_publish(struct db *db, const struct actor *actor,
	const struct ruling_new *n, const char **id)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = publish(db, actor, n, id)) != OK || (e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

static enum err
withdraw(struct db *db, const struct actor *actor, const char *id)
{
	int64_t ended;
	enum err e;

	if ((e = fact_begin(db)) != OK)
		return e;
	if ((e = ruling_end(db, NULL, NULL, id, &ended)) != OK)
		return e == ERR_INVALID ? ERR_CONFLICT : e;
	if (ended == 0)
		return ERR_CONFLICT;
	return audit_append(db, actor,
		&(struct audit_event){ .action = "ruling.withdrawn",
			.object_kind = "ruling",
			.object_id = id });
}

enum err
ruling_withdraw(struct db *db, const struct actor *actor, const char *id)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = withdraw(db, actor, id)) != OK || (e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}

enum err
ruling_ask(struct db *db, const struct actor *actor, const char *question,
	const char *facts, const char *lang, const char **due)
{
	struct audit_event event = { .action = "ruling.asked",
		.object_kind = "ruling-request" };
	int64_t id;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = ruling_request_insert(
		     db, actor, question, facts, lang, due, &id)) != OK)
		goto fail;
	event.object_id = db_int(db, id);
	event.after = arena_printf(db_arena(db), "%s\n%s\n", question, facts);
	if ((e = audit_append(db, actor, &event)) != OK ||
		(e = db_commit(db)) != OK)
		goto fail;
	return OK;
fail:
	db_rollback(db);
	return e;
}

enum err
ruling_request_close(struct db *db, const struct actor *actor, int64_t id,
	const char *reason)
{
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = ruling_request_update(db, id, NULL, reason)) != OK ||
		(e = audit_append(db, actor,
			 &(struct audit_event){ .action = "ruling.declined",
				 .object_kind = "ruling-request",
				 .object_id = db_int(db, id),
				 .after = reason })) != OK ||
		(e = db_commit(db)) != OK)
		db_rollback(db);
	return e;
}
