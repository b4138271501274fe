/*
 * Search documents of publications whose text an import has made or changed:
 * read in batches, tokenised here, written at once.
 */
#include "base/arena.h"
#include "base/buf.h"
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

/* Adds the texts of a column, each a field of its own. */
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
	for (size_t i = 0; i < n; i++) {
		token_keys(a, texts[i], &sets[i]);
		if (d->stream->len > 0)
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

enum err
index_update(struct db *db, struct arena *scratch)
{
	int64_t after = 0;
	enum err e;

	for (;;) {
		struct rows *rows;
		size_t n;

		/* The handle's values live in ${scratch} here. */
		arena_reset(scratch);
		if ((e = db_query(db, &SQL_INDEX_TEXTS_STAGED,
			     DB_ARGS(db_int(db, after), db_int(db, BATCH)),
			     &rows)) != OK)
			return e;
		if ((n = rows_count(rows)) == 0)
			break;
		after = rows_int(rows, n - 1, "id");
		if ((e = put_documents(db, rows)) != OK)
			return e;
	}
	if ((e = db_exec(db, &SQL_INDEX_MERGE_STAGED, DB_NO_ARGS, NULL)) != OK)
		return e;
	return after == 0 ? OK
			  : db_exec(db, &SQL_INDEX_SETTLE, DB_NO_ARGS, NULL);
}
