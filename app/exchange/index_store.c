/*
 * Search documents of publications whose text an import has made or changed,
 * or that an earlier program has made in another form: read in batches,
 * tokenised here, written at once.
 */
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "exchange/exchange.h"
#include "exchange/import.h"
#include "exchange/row.h"
#include "search/token.h"
#include "sql.h"

#define BATCH 100

struct document {
	struct buf *stream;
	struct tokens *sets; /* of all fields so far */
	size_t count;
};

/* Adds the texts of a column, each a field of its own. What follows is another
 * part of the stream, so that claims can be told from titles. */
static enum err
add_fields(struct db *db, const struct rows *rows, size_t row,
	const char *column, struct document *d, struct tokens *keys)
{
	struct arena *a = db_arena(db);
	const char *const *texts;
	struct tokens *sets;
	size_t n;
	enum err e;

	if ((e = rows_texts(db, rows, row, column, &texts, &n)) != OK)
		return e;
	sets = ARENA_ARRAY(a, n + 1, struct tokens);
	if (d->count > 0)
		buf_char(d->stream, '\f');
	for (size_t i = 0; i < n; i++) {
		token_keys(a, texts[i], &sets[i]);
		if (i > 0)
			buf_char(d->stream, '\n');
		token_stream(a, texts[i], d->stream);
	}
	token_merge(a, sets, n, keys);
	d->sets[d->count++] = *keys;
	return OK;
}

static enum err
put_document(
	struct db *db, const struct rows *rows, size_t row, struct buf *copy)
{
	struct arena *a = db_arena(db);
	struct tokens sets[3], title, abstract, claims, all;
	struct document d = { buf_new(a, 4096), sets, 0 };
	const char *folded;
	enum err e;

	if ((e = add_fields(db, rows, row, "title", &d, &title)) != OK ||
		(e = add_fields(db, rows, row, "abstract", &d, &abstract)) !=
			OK ||
		(e = add_fields(db, rows, row, "claims", &d, &claims)) != OK)
		return e;
	token_merge(a, sets, d.count, &all);
	row_start(copy, rows_int(rows, row, "id"));
	row_put_texts(copy, all.items, all.count);
	row_put_texts(copy, title.items, title.count);
	row_put_texts(copy, abstract.items, abstract.count);
	row_put(copy, d.stream->data);
	folded = text_script_fold(a, d.stream->data);
	row_put(copy, folded == d.stream->data ? NULL : folded);
	row_put(copy, db_int(db, token_form()));
	row_end(copy);
	return OK;
}

/* COPY is open while the documents are made: nothing is asked meanwhile. */
static enum err
put_documents(struct db *db, const struct rows *rows)
{
	struct buf *copy = buf_new(db_arena(db), 64u << 10);
	enum err e;

	if ((e = db_copy_start(db, &SQL_INDEX_COPY)) != OK)
		return e;
	for (size_t i = 0; i < rows_count(rows); i++) {
		buf_clear(copy);
		if ((e = put_document(db, rows, i, copy)) != OK ||
			(e = db_copy_put(db, copy->data, copy->len)) != OK)
			return e;
	}
	return db_copy_end(db);
}

/* Which publications get new documents. */
enum which {
	CHANGED, /* those whose text the import has changed */
	STALE	 /* those whose document has another form */
};

/* One batch behind *after, which moves on; *found: how many. The handle's
 * values live in ${scratch} here. */
static enum err
put_batch(struct db *db, struct arena *scratch, enum which which,
	int64_t *after, size_t *found)
{
	struct rows *rows;
	enum err e;

	arena_reset(scratch);
	if (which == CHANGED)
		e = db_query(db, &SQL_INDEX_TEXTS_STAGED,
			DB_ARGS(db_int(db, *after), db_int(db, BATCH)), &rows);
	else
		e = db_query(db, &SQL_INDEX_TEXTS_STALE,
			DB_ARGS(db_int(db, *after), db_int(db, BATCH),
				db_int(db, token_form())),
			&rows);
	if (e != OK)
		return e;
	*found = rows_count(rows);
	if (*found == 0)
		return OK;
	*after = rows_int(rows, *found - 1, "id");
	return put_documents(db, rows);
}

static enum err
put_all(struct db *db, struct arena *scratch, enum which which, int64_t *made)
{
	int64_t after = 0;
	size_t found = 0;
	enum err e;

	*made = 0;
	do {
		if ((e = put_batch(db, scratch, which, &after, &found)) != OK)
			return e;
		*made += (int64_t)found;
	} while (found > 0);
	if ((e = db_exec(db, &SQL_INDEX_MERGE_STAGED, DB_NO_ARGS, NULL)) != OK)
		return e;
	return *made == 0 ? OK
			  : db_exec(db, &SQL_INDEX_SETTLE, DB_NO_ARGS, NULL);
}

enum err
index_update(struct db *db, struct arena *scratch)
{
	int64_t made;

	return put_all(db, scratch, CHANGED, &made);
}

enum err
exchange_index(struct db *db, int64_t *made)
{
	struct arena *scratch = arena_new();
	struct arena *home = db_use_arena(db, scratch);
	enum err e;

	if ((e = db_begin(db)) != OK)
		goto done;
	if ((e = db_exec(db, &SQL_IMPORT_SETTINGS, DB_NO_ARGS, NULL)) != OK ||
		(e = db_exec(db, &SQL_INDEX_CREATE_STAGED, DB_NO_ARGS, NULL)) !=
			OK ||
		(e = put_all(db, scratch, STALE, made)) != OK)
		db_rollback(db);
	else
		e = db_commit(db);
done:
	db_use_arena(db, home);
	arena_free(scratch);
	return e;
}
