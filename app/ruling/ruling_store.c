#include "ruling/ruling.h"

#include "base/arena.h"
#include "sql.h"

static void
read_rulings(struct db *db, const struct rows *rows, struct rulings *out)
{
	size_t i;

	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct ruling);
	for (i = 0; i < out->count; i++) {
		struct ruling *f = &out->items[i];

		f->id = rows_str(rows, i, "id");
		f->version = (int)rows_int(rows, i, "version");
		f->use = rows_str(rows, i, "use");
		f->field = rows_str(rows, i, "field");
		f->field_label = rows_text(rows, i, "label");
		f->within = rows_bool(rows, i, "within");
		f->question = rows_str(rows, i, "question");
		f->facts = rows_str(rows, i, "facts");
		f->answer = rows_str(rows, i, "answer");
		f->given_by = rows_str(rows, i, "given_by");
		f->published_on = rows_str(rows, i, "published_on");
		f->valid_to = rows_text(rows, i, "valid_to");
	}
}

enum err
ruling_list(struct db *db, const struct ruling_query *q, struct rulings *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_RULING_LIST,
		     DB_ARGS(q->words, q->field, q->use, q->known, NULL),
		     &rows)) != OK)
		return e;
	read_rulings(db, rows, out);
	return OK;
}

enum err
ruling_find(struct db *db, const char *id, const char *known,
	const struct ruling **out)
{
	struct rulings found;
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_RULING_LIST,
		     DB_ARGS(NULL, NULL, NULL, known, id), &rows)) != OK)
		return e;
	read_rulings(db, rows, &found);
	*out = found.items;
	return OK;
}

enum err
ruling_counter_update(struct db *db, int year, int64_t *last)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_RULING_COUNTER, DB_ARGS(db_int(db, year)),
		     &rows)) != OK)
		return e;
	*last = rows_int(rows, 0, "last");
	return OK;
}

enum err
ruling_insert(struct db *db, const char *id, const struct actor *actor,
	const struct ruling_new *n)
{
	return db_exec(db, &SQL_RULING_INSERT,
		DB_ARGS(id, n->use, n->field, db_bool(n->within), n->question,
			n->facts, n->answer, n->given_by,
			db_int(db, actor->id)),
		NULL);
}

enum err
ruling_end(struct db *db, const char *use, const char *field, const char *id,
	int64_t *ended)
{
	return db_exec(db, &SQL_RULING_END, DB_ARGS(use, field, id), ended);
}

enum err
ruling_request_insert(struct db *db, const struct actor *actor,
	const char *question, const char *facts, const char *lang,
	const char **due, int64_t *id)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_RULING_ASK,
		     DB_ARGS(question, facts, lang, db_int(db, actor->id),
			     db_int(db, RULING_DAYS)),
		     &rows)) != OK)
		return e;
	*due = rows_str(rows, 0, "due_on");
	*id = rows_int(rows, 0, "id");
	return OK;
}

static enum err
read_requests(struct db *db, const char *account, const char *id,
	struct ruling_requests *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_RULING_REQUESTS, DB_ARGS(account, id),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(
		db_arena(db), out->count + 1, struct ruling_request);
	for (i = 0; i < out->count; i++) {
		struct ruling_request *q = &out->items[i];

		q->id = rows_int(rows, i, "id");
		q->question = rows_str(rows, i, "question");
		q->facts = rows_str(rows, i, "facts");
		q->lang = rows_str(rows, i, "lang");
		q->asked_on = rows_str(rows, i, "asked_on");
		q->due_on = rows_str(rows, i, "due_on");
		q->ruling_id = rows_text(rows, i, "ruling_id");
		q->closed_reason = rows_text(rows, i, "closed_reason");
		q->closed = rows_bool(rows, i, "closed");
	}
	return OK;
}

enum err
ruling_request_list(struct db *db, int64_t account, struct ruling_requests *out)
{
	return read_requests(
		db, account == 0 ? NULL : db_int(db, account), NULL, out);
}

enum err
ruling_request_find(struct db *db, int64_t id, struct ruling_request *out)
{
	struct ruling_requests found;
	enum err e;

	if ((e = read_requests(db, NULL, db_int(db, id), &found)) != OK)
		return e;
	if (found.count == 0)
		return ERR_NOT_FOUND;
	*out = found.items[0];
	return OK;
}

enum err
ruling_request_update(
	struct db *db, int64_t id, const char *ruling, const char *reason)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_RULING_REQUEST_CLOSE,
		     DB_ARGS(db_int(db, id), ruling, reason), &n)) != OK)
		return e;
	return n == 1 ? OK : ERR_CONFLICT;
}
