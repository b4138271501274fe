#include <string.h>

#include "application/application.h"
#include "application/queue.h"
#include "application/submit.h"
#include "base/arena.h"
#include "sql.h"

/* From the columns of application_by_id. */
static enum err
application_read(struct db *db, const struct rows *rows, size_t i,
	struct application *out)
{
	struct answers *answers = ARENA_NEW(db_arena(db), struct answers);

	memset(out, 0, sizeof(*out));
	out->id = rows_str(rows, i, "id");
	out->account_id = rows_int(rows, i, "account_id");
	out->visit_hash = rows_text(rows, i, "visit_hash");
	out->patent_number = rows_text(rows, i, "patent_number");
	out->version = rows_str(rows, i, "terms_version");
	out->answers_text = rows_str(rows, i, "answers");
	out->queued_for = rows_text(rows, i, "queued_for");
	out->content_hash = rows_text(rows, i, "content_hash");
	out->submission = (int)rows_int(rows, i, "submission");
	out->created_on = rows_str(rows, i, "created_on");
	out->changed_at = rows_str(rows, i, "changed_at");
	out->submitted_on = rows_text(rows, i, "submitted_on");
	out->due_on = rows_text(rows, i, "due_on");
	out->claimed_by = rows_int(rows, i, "claimed_by");
	out->claimed_name = rows_str(rows, i, "claimed_name");
	out->grant_number = rows_text(rows, i, "grant_number");
	out->answers = answers;
	/* The table's checks admit nothing that cannot be read here. */
	if (terms_route_read(rows_str(rows, i, "route"), &out->route) != OK ||
		application_state_read(
			rows_str(rows, i, "state"), &out->state) != OK ||
		answers_read(db_arena(db), out->answers_text, answers) != OK)
		return ERR_BUG;
	return OK;
}

static enum err
read_list(struct db *db, const struct rows *rows, struct applications *out)
{
	size_t i;
	enum err e;

	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct application);
	for (i = 0; i < out->count; i++)
		if ((e = application_read(db, rows, i, &out->items[i])) != OK)
			return e;
	return OK;
}

enum err
application_find(struct db *db, const char *id, const struct application **out)
{
	struct application *a = ARENA_NEW(db_arena(db), struct application);
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_APPLICATION_BY_ID, DB_ARGS(id), &rows)) !=
			OK ||
		(e = application_read(db, rows, 0, a)) != OK)
		return e;
	*out = a;
	return OK;
}

enum err
application_lock(struct db *db, const char *id, const struct application **out)
{
	struct rows *rows;
	enum err e;

	if (!db_in_transaction(db))
		return ERR_BUG;
	if ((e = db_one(db, &SQL_APPLICATION_ROW_LOCK, DB_ARGS(id), &rows)) !=
		OK)
		return e;
	return application_find(db, id, out);
}

enum err
application_list_own(struct db *db, int64_t account_id, const char *visit_hash,
	struct applications *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_APPLICATION_OWN,
		     DB_ARGS(account_id == 0 ? NULL : db_int(db, account_id),
			     visit_hash),
		     &rows)) != OK)
		return e;
	out->next = NULL;
	return read_list(db, rows, out);
}

enum err
application_insert(struct db *db, const char *id,
	const struct application_new *new, const char *version)
{
	return db_exec(db, &SQL_APPLICATION_INSERT,
		DB_ARGS(id,
			new->account_id == 0 ? NULL
					     : db_int(db, new->account_id),
			new->visit_hash, terms_route_word(new->route),
			new->patent_number, version,
			new->answers == NULL ? "{}" : new->answers),
		NULL);
}

enum err
application_answers_update(
	struct db *db, const struct application_save *s, bool clear_acceptance)
{
	static const char *const fallen[] = { "accepted_lang",
		"accepted_sha256", "accepted_at" };

	return db_exec(db, &SQL_APPLICATION_ANSWERS_UPDATE,
		DB_ARGS(s->id, s->answers,
			s->account_id == 0 ? NULL : db_int(db, s->account_id),
			s->version,
			db_texts(db, fallen, clear_acceptance ? 3 : 0)),
		NULL);
}

enum err
application_update(struct db *db, const struct application_change *c)
{
	bool released = c->claimed_by == APPLICATION_NOBODY;

	return db_exec(db, &SQL_APPLICATION_UPDATE,
		DB_ARGS(c->id, application_state_word(c->state),
			c->account_id == 0 ? NULL : db_int(db, c->account_id),
			c->queued_for, c->content_hash, c->due_on,
			c->claimed_by <= 0 ? NULL : db_int(db, c->claimed_by),
			db_bool(released)),
		NULL);
}

enum err
application_submission_insert(struct db *db, const char *id, int submission,
	const struct application_frozen *f)
{
	return db_exec(db, &SQL_APPLICATION_SUBMISSION_INSERT,
		DB_ARGS(id, db_int(db, submission), f->content, f->content_hash,
			f->reply),
		NULL);
}

enum err
application_submissions(
	struct db *db, const char *id, struct application_frozen_list *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_APPLICATION_SUBMISSIONS, DB_ARGS(id),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(
		db_arena(db), out->count + 1, struct application_frozen);
	for (i = 0; i < out->count; i++) {
		struct application_frozen *f = &out->items[i];

		f->submission = (int)rows_int(rows, i, "submission");
		f->content = rows_str(rows, i, "content");
		f->content_hash = rows_str(rows, i, "content_hash");
		f->reply = rows_text(rows, i, "reply");
		f->at = rows_str(rows, i, "at");
	}
	return OK;
}

enum err
application_count_pending(
	struct db *db, const struct application *a, int64_t *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_APPLICATION_PENDING,
		     DB_ARGS(a->answers->scheme, a->answers->identifier,
			     a->version, a->id),
		     &rows)) != OK)
		return e;
	*out = rows_int(rows, 0, "pending");
	return OK;
}

enum err
application_topics(struct db *db, struct application_topics *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_APPLICATION_TOPICS, DB_NO_ARGS, &rows)) !=
		OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(
		db_arena(db), out->count + 1, struct application_topic);
	for (i = 0; i < out->count; i++) {
		out->items[i].slug = rows_str(rows, i, "slug");
		out->items[i].label = rows_str(rows, i, "label");
	}
	return OK;
}

enum err
queue_list(struct db *db, const struct queue_query *q, struct applications *out)
{
	bool all = strcmp(q->view, "all") == 0;
	const char *limit = db_int(db, QUEUE_PAGE + 1);
	const char *day = NULL, *id = NULL;
	struct rows *rows;
	enum err e;

	if (q->after != NULL &&
		queue_cursor_read(db_arena(db), q->after, &day, &id) != OK)
		return ERR_INVALID;
	e = all ? db_query(db, &SQL_APPLICATION_QUEUE_ALL,
			  DB_ARGS(day, id, limit), &rows)
		: db_query(db, &SQL_APPLICATION_QUEUE_OPEN,
			  DB_ARGS(q->view, db_int(db, q->account_id), day, id,
				  limit),
			  &rows);
	if (e != OK || (e = read_list(db, rows, out)) != OK)
		return e;
	out->next = NULL;
	if (out->count > QUEUE_PAGE) {
		const struct application *last = &out->items[QUEUE_PAGE - 1];

		out->count = QUEUE_PAGE;
		out->next = arena_printf(db_arena(db), "%s.%s",
			all ? last->submitted_on : last->due_on, last->id);
	}
	return OK;
}

enum err
queue_count(struct db *db, int64_t account_id, struct queue_counts *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_APPLICATION_QUEUE_COUNTS,
		     DB_ARGS(db_int(db, account_id)), &rows)) != OK)
		return e;
	out->mine = rows_int(rows, 0, "mine");
	out->unassigned = rows_int(rows, 0, "unassigned");
	out->in_review = rows_int(rows, 0, "in_review");
	out->waiting = rows_int(rows, 0, "waiting");
	out->due = rows_int(rows, 0, "due");
	return OK;
}
