#include <string.h>

#include "application/evidence.h"
#include "base/arena.h"
#include "sql.h"

static void
document_read(const struct rows *rows, size_t i, struct document *out)
{
	out->id = rows_str(rows, i, "id");
	out->filename = rows_str(rows, i, "filename");
	out->media_type = rows_str(rows, i, "media_type");
	out->sha256 = rows_str(rows, i, "sha256");
	out->size = rows_int(rows, i, "size");
	out->added_at = rows_str(rows, i, "added_at");
	out->valid_until = rows_str(rows, i, "valid_until");
}

static enum err
list(struct db *db, const char *application_id, bool removed,
	struct documents *out)
{
	struct rows *rows;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_EVIDENCE_ALL,
		     DB_ARGS(application_id, db_bool(removed)), &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	out->items = ARENA_ARRAY(db_arena(db), out->count + 1, struct document);
	for (i = 0; i < out->count; i++)
		document_read(rows, i, &out->items[i]);
	return OK;
}

enum err
evidence_list(struct db *db, const char *application_id, struct documents *out)
{
	return list(db, application_id, false, out);
}

enum err
evidence_list_all(
	struct db *db, const char *application_id, struct documents *out)
{
	return list(db, application_id, true, out);
}

static int
digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

/* PostgreSQL writes bytea as \x and two digits a byte. */
static enum err
unhex(struct arena *a, const char *text, const void **out, size_t *len)
{
	size_t n = strlen(text), i;
	unsigned char *bytes;

	if (n < 2 || n % 2 != 0 || text[0] != '\\' || text[1] != 'x')
		return ERR_BUG;
	bytes = arena_alloc(a, n / 2);
	for (i = 2; i < n; i += 2)
		bytes[i / 2 - 1] = (unsigned char)(digit(text[i]) << 4 |
						   digit(text[i + 1]));
	*out = bytes;
	*len = n / 2 - 1;
	return OK;
}

enum err
evidence_find(struct db *db, const char *application_id, const char *id,
	struct document *out, const void **bytes, size_t *len)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_EVIDENCE_ONE, DB_ARGS(application_id, id),
		     &rows)) != OK)
		return e;
	document_read(rows, 0, out);
	return unhex(db_arena(db), rows_str(rows, 0, "bytes"), bytes, len);
}

enum err
evidence_insert(struct db *db, const char *application_id,
	const struct document *d, const void *bytes)
{
	return db_exec(db, &SQL_EVIDENCE_INSERT,
		DB_ARGS(d->id, application_id, d->filename, d->media_type,
			d->sha256, db_int(db, d->size),
			db_bytes(db, bytes, (size_t)d->size)),
		NULL);
}

enum err
evidence_row_remove(struct db *db, const char *application_id, const char *id,
	bool *removed)
{
	int64_t n;
	enum err e;

	if ((e = db_exec(db, &SQL_EVIDENCE_ROW_REMOVE,
		     DB_ARGS(application_id, id), &n)) != OK)
		return e;
	*removed = n == 1;
	return OK;
}

enum err
evidence_row_validity(struct db *db, const char *application_id, const char *id,
	const char *day)
{
	return db_exec(db, &SQL_EVIDENCE_ROW_VALIDITY,
		DB_ARGS(application_id, id, *day == '\0' ? NULL : day), NULL);
}
