#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/day.h"
#include "base/secret.h"
#include "pool/attest.h"
#include "sql.h"

/* The half of the year in which today lies. */
static const char *
period_today(struct arena *a)
{
	char today[DAY_SIZE];

	day_today(today);
	return arena_printf(a, "%.4sH%c", today,
		strncmp(today + 5, "07", 2) < 0 ? '1' : '2');
}

enum err
attest_list(struct db *db, const char *member, struct attest_list *out)
{
	struct arena *a = db_arena(db);
	struct buf *lines = buf_new(a, 0);
	char hash[SECRET_HEX_SIZE];
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_ATTEST_LIST, DB_ARGS(member), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(a, out->count + 1, struct attest_patent);
	for (i = 0; i < out->count; i++) {
		out->items[i] = (struct attest_patent){
			.number = rows_str(rows, i, "number"),
			.title = rows_str(rows, i, "title"),
			.status = rows_text(rows, i, "status"),
			.status_as_of = rows_text(rows, i, "status_as_of"),
			.since = rows_str(rows, i, "since"),
		};
		buf_printf(lines, "%s\n", out->items[i].number);
	}
	secret_sha256(lines->data, lines->len, hash);
	out->hash = arena_strdup(a, hash);
	out->period = period_today(a);
	return OK;
}

enum err
attest_past(struct db *db, const char *member, struct attestations *out)
{
	struct rows *rows;
	enum err e;
	size_t i;

	if ((e = db_query(db, &SQL_ATTEST_PAST, DB_ARGS(member), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items =
		ARENA_ARRAY(db_arena(db), out->count + 1, struct attestation);
	for (i = 0; i < out->count; i++)
		out->items[i] = (struct attestation){
			.period = rows_str(rows, i, "period"),
			.patents = rows_int(rows, i, "patents"),
			.name = rows_str(rows, i, "name"),
			.on = rows_str(rows, i, "on_day"),
			.note = rows_text(rows, i, "note"),
		};
	return OK;
}

enum err
attest_insert(struct db *db, const struct actor *actor, const char *member,
	const struct attest_list *list, const char *note)
{
	return db_exec(db, &SQL_ATTEST_INSERT,
		DB_ARGS(member, list->period, list->hash,
			db_int(db, (int64_t)list->count), db_int(db, actor->id),
			note),
		NULL);
}
