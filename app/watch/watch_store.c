#include <string.h>

#include "base/arena.h"
#include "sql.h"
#include "watch/watch.h"

static void
saved_read(const struct rows *rows, size_t i, struct saved *s)
{
	*s = (struct saved){
		.id = rows_str(rows, i, "id"),
		.account_id = rows_int(rows, i, "account_id"),
		.name = rows_str(rows, i, "name"),
		.question = rows_str(rows, i, "question"),
		.lang = rows_str(rows, i, "lang"),
		.watched = rows_bool(rows, i, "watched"),
		.hits = rows_int(rows, i, "hits"),
		.looked_at = rows_text(rows, i, "looked_at"),
	};
}

enum err
watch_saved(struct db *db, int64_t account, struct saved_list *out)
{
	struct saved *items;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_WATCH_SAVED, DB_ARGS(db_int(db, account)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), out->count + 1, struct saved);
	for (i = 0; i < out->count; i++)
		saved_read(rows, i, &items[i]);
	out->items = items;
	return OK;
}

enum err
watch_one(struct db *db, int64_t account, const char *id, struct saved *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_WATCH_ONE, DB_ARGS(db_int(db, account), id),
		     &rows)) != OK)
		return e;
	saved_read(rows, 0, out);
	return OK;
}

enum err
watch_due(struct db *db, const char *after, struct saved *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_WATCH_DUE, DB_ARGS(after), &rows)) != OK)
		return e;
	saved_read(rows, 0, out);
	return OK;
}

enum err
watch_insert(struct db *db, const char *id, const struct saved *s)
{
	return db_exec(db, &SQL_WATCH_INSERT,
		DB_ARGS(id, db_int(db, s->account_id), s->name, s->question,
			s->lang, db_bool(s->watched)),
		NULL);
}

/* A change of a row that must be there. */
static enum err
change(struct db *db, const struct stmt *stmt, const struct args *args)
{
	int64_t n;
	enum err e = db_exec(db, stmt, args, &n);

	return e == OK && n == 0 ? ERR_NOT_FOUND : e;
}

enum err
watch_update(struct db *db, int64_t account, const char *id, bool watched)
{
	return change(db, &SQL_WATCH_UPDATE,
		DB_ARGS(db_int(db, account), id, db_bool(watched)));
}

enum err
watch_delete(struct db *db, int64_t account, const char *id)
{
	return change(db, &SQL_WATCH_DELETE, DB_ARGS(db_int(db, account), id));
}

/* How many numbers a bigint[] value holds. */
static int64_t
count_ids(const char *ids)
{
	int64_t n = strcmp(ids, "{}") != 0;

	for (; *ids != '\0'; ids++)
		n += *ids == ',';
	return n;
}

enum err
watch_seen(
	struct db *db, const char *id, const char *ids, struct watch_news *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_WATCH_LOOK, DB_ARGS(id, ids), &rows)) != OK)
		return e;
	out->fresh = rows_str(rows, 0, "fresh");
	out->gone = rows_str(rows, 0, "gone");
	out->fresh_count = count_ids(out->fresh);
	out->gone_count = count_ids(out->gone);
	return OK;
}

enum err
watch_found(struct db *db, const struct saved *s, const struct watch_news *news)
{
	return db_exec(db, &SQL_WATCH_FOUND,
		DB_ARGS(db_int(db, s->account_id), s->id, news->fresh,
			news->gone),
		NULL);
}

enum err
watch_grants(struct db *db, int64_t account, bool *on)
{
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_WATCH_GRANTS, DB_ARGS(db_int(db, account)),
		     &rows)) == OK)
		*on = rows_count(rows) > 0;
	return e;
}

enum err
watch_grants_insert(struct db *db, int64_t account)
{
	return db_exec(db, &SQL_WATCH_GRANTS_INSERT,
		DB_ARGS(db_int(db, account)), NULL);
}

enum err
watch_grants_delete(struct db *db, int64_t account)
{
	return db_exec(db, &SQL_WATCH_GRANTS_DELETE,
		DB_ARGS(db_int(db, account)), NULL);
}

enum err
watch_grants_due(struct db *db, int64_t after, int64_t *account)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_WATCH_GRANTS_DUE, DB_ARGS(db_int(db, after)),
		     &rows)) == OK)
		*account = rows_int(rows, 0, "account_id");
	return e;
}

enum err
watch_grants_lock(struct db *db, int64_t account, struct watch_stretch *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_WATCH_GRANTS_LOCK,
		     DB_ARGS(db_int(db, account)), &rows)) != OK)
		return e;
	*out = (struct watch_stretch){
		.account = account,
		.from = rows_str(rows, 0, "from_at"),
		.to = rows_str(rows, 0, "to_at"),
		.from_day = rows_str(rows, 0, "from_day"),
		.to_day = rows_str(rows, 0, "to_day"),
	};
	return OK;
}

enum err
watch_grants_found(struct db *db, const struct watch_stretch *s,
	const char *rights, int64_t *found)
{
	return db_exec(db, &SQL_WATCH_GRANTS_FOUND,
		DB_ARGS(db_int(db, s->account), s->from, s->to, s->from_day,
			s->to_day, rights),
		found);
}

enum err
watch_grants_looked(struct db *db, const struct watch_stretch *s)
{
	return db_exec(db, &SQL_WATCH_GRANTS_LOOKED,
		DB_ARGS(db_int(db, s->account), s->to, s->to_day), NULL);
}

enum err
watch_turns_found(struct db *db, int64_t account, int64_t *found)
{
	return db_exec(db, &SQL_WATCH_TURNS_FOUND, DB_ARGS(db_int(db, account)),
		found);
}

enum err
watch_answers_found(
	struct db *db, const struct watch_stretch *s, int64_t *found)
{
	return db_exec(db, &SQL_WATCH_ANSWERS_FOUND,
		DB_ARGS(db_int(db, s->account), s->from_day, s->to_day), found);
}

enum err
watch_right_due(struct db *db, const struct watch_stretch *s,
	const char *const **numbers, size_t *count)
{
	const char **items;
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_WATCH_RIGHT_DUE,
		     DB_ARGS(db_int(db, s->account), s->from_day, s->to_day),
		     &rows)) != OK)
		return e;
	*count = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), *count + 1, const char *);
	for (i = 0; i < *count; i++)
		items[i] = rows_str(rows, i, "number");
	*numbers = items;
	return OK;
}

enum err
inbox_list(struct db *db, int64_t account, int64_t before, struct inbox *out)
{
	struct inbox_entry *items;
	struct rows *rows;
	size_t i, n;
	enum err e;

	/* One more than a page says whether another page follows. */
	if ((e = db_query(db, &SQL_INBOX_ENTRIES,
		     DB_ARGS(db_int(db, account), db_int(db, before),
			     db_int(db, INBOX_PAGE + 1)),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	out->count = n > INBOX_PAGE ? INBOX_PAGE : n;
	items = ARENA_ARRAY(db_arena(db), n + 1, struct inbox_entry);
	for (i = 0; i < out->count; i++)
		items[i] = (struct inbox_entry){
			.id = rows_int(rows, i, "id"),
			.kind = rows_str(rows, i, "kind"),
			.detail = rows_str(rows, i, "detail"),
			.day = rows_str(rows, i, "day"),
			.unread = rows_bool(rows, i, "unread"),
		};
	out->items = items;
	out->next = n > INBOX_PAGE ? items[INBOX_PAGE - 1].id : 0;
	return OK;
}

enum err
inbox_read(struct db *db, int64_t account, int64_t id)
{
	return db_exec(db, &SQL_INBOX_READ,
		DB_ARGS(db_int(db, account), db_int(db, id)), NULL);
}

enum err
inbox_delete(struct db *db, int64_t account, int64_t id)
{
	return db_exec(db, &SQL_INBOX_DELETE,
		DB_ARGS(db_int(db, account), db_int(db, id)), NULL);
}
