#include <errno.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "exchange/exchange.h"
#include "sql.h"

#define BATCH 200

static const struct stmt *const statements[EXCHANGE_KIND_COUNT] = {
	[EXCHANGE_PATENTS] = &SQL_EXPORT_PATENTS,
	[EXCHANGE_ORGANISATIONS] = &SQL_EXPORT_ORGANISATIONS,
	[EXCHANGE_MEMBERS] = &SQL_EXPORT_MEMBERS,
	[EXCHANGE_CONTROL] = &SQL_EXPORT_CONTROL,
};

bool
exchange_exports(enum exchange_kind kind)
{
	return statements[kind] != NULL;
}

static enum err
write_all(int fd, const char *bytes, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, bytes, len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return ERR_NOT_FOUND;
		bytes += n;
		len -= (size_t)n;
	}
	return OK;
}

/* Batches by key, each in memory that is used again. */
static enum err
write_batches(struct db *db, struct arena *const turn[2],
	const struct stmt *stmt, int fd, int64_t *count)
{
	const char *after = "";
	enum err e;

	for (int i = 0;; i = 1 - i) {
		struct buf *out;
		struct rows *rows;
		size_t n;

		/* The key of the batch before lies in the other arena. */
		arena_reset(turn[i]);
		db_use_arena(db, turn[i]);
		if ((e = db_query(db, stmt, DB_ARGS(after, db_int(db, BATCH)),
			     &rows)) != OK)
			return e;
		if ((n = rows_count(rows)) == 0)
			return OK;
		out = buf_new(turn[i], 256u << 10);
		for (size_t k = 0; k < n; k++) {
			buf_str(out, rows_str(rows, k, "json"));
			buf_char(out, '\n');
		}
		if ((e = write_all(fd, out->data, out->len)) != OK)
			return e;
		*count += (int64_t)n;
		after = rows_str(rows, n - 1, "key");
	}
}

enum err
exchange_export(struct db *db, enum exchange_kind kind, int fd, int64_t *count)
{
	struct arena *home = db_arena(db);
	struct arena *turn[2] = { arena_new(), arena_new() };
	int64_t n = 0;
	int failure;
	enum err e;

	if ((e = db_begin(db)) == OK &&
		(e = db_exec(db, &SQL_EXPORT_SNAPSHOT_STAGED, DB_NO_ARGS,
			 NULL)) == OK &&
		(e = db_exec(db, &SQL_IMPORT_SETTINGS, DB_NO_ARGS, NULL)) == OK)
		e = write_batches(db, turn, statements[kind], fd, &n);
	failure = errno;
	db_rollback(db);
	db_use_arena(db, home);
	arena_free(turn[0]);
	arena_free(turn[1]);
	if (count != NULL)
		*count = n;
	errno = failure;
	return e;
}
