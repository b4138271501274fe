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
#include "search/lexicon.h"
#include "search/name.h"
#include "search/token.h"
#include "sql.h"

#define BATCH 100

struct document {
	struct buf *stream;
	struct tokens *sets; /* of all fields so far */
	size_t count;
	struct buf *names;
	struct lexicon_seen *seen;
	struct lexicon_words words;
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
		lexicon_add(a, texts[i], d->seen, &d->words);
	}
	token_merge(a, sets, n, keys);
	d->sets[d->count++] = *keys;
	return OK;
}

/* Adds the names of a column, a line each. */
static enum err
add_names(struct db *db, const struct rows *rows, size_t row,
	enum name_part part, struct document *d)
{
	struct arena *a = db_arena(db);
	const char *const *names;
	struct tokens *sets;
	size_t n;
	enum err e;

	if ((e = rows_texts(db, rows, row,
		     part == NAME_APPLICANT ? "applicants" : "inventors",
		     &names, &n)) != OK)
		return e;
	sets = ARENA_ARRAY(a, n + 1, struct tokens);
	if (part == NAME_INVENTOR)
		buf_char(d->names, '\f');
	for (size_t i = 0; i < n; i++) {
		name_keys(a, names[i], part, &sets[i]);
		if (i > 0)
			buf_char(d->names, '\n');
		name_stream(a, names[i], d->names);
		lexicon_add(a, names[i], d->seen, &d->words);
	}
	token_merge(a, sets, n, &d->sets[d->count++]);
	return OK;
}

static enum err
put_document(struct db *db, const struct rows *rows, size_t row,
	struct lexicon_seen *seen, struct buf *copy)
{
	struct arena *a = db_arena(db);
	struct tokens sets[5], title, abstract, claims, all;
	struct document d = { .stream = buf_new(a, 4096),
		.sets = sets,
		.names = buf_new(a, 128),
		.seen = seen };
	const char *folded;
	enum err e;

	if ((e = add_fields(db, rows, row, "title", &d, &title)) != OK ||
		(e = add_fields(db, rows, row, "abstract", &d, &abstract)) !=
			OK ||
		(e = add_fields(db, rows, row, "claims", &d, &claims)) != OK ||
		(e = add_names(db, rows, row, NAME_APPLICANT, &d)) != OK ||
		(e = add_names(db, rows, row, NAME_INVENTOR, &d)) != OK)
		return e;
	token_merge(a, sets, d.count, &all);
	row_start(copy, rows_int(rows, row, "id"));
	row_put_texts(copy, all.items, all.count);
	row_put_texts(copy, title.items, title.count);
	row_put_texts(copy, abstract.items, abstract.count);
	row_put(copy, d.stream->data);
	folded = text_script_fold(a, d.stream->data);
	row_put(copy, folded == d.stream->data ? NULL : folded);
	row_put(copy, d.names->data);
	row_put_texts(copy, d.words.items, d.words.count);
	row_put(copy, db_int(db, token_form()));
	row_end(copy);
	return OK;
}

/* COPY is open while the documents are made: nothing is asked meanwhile. */
static enum err
put_documents(struct db *db, const struct rows *rows, struct lexicon_seen *seen)
{
	struct buf *copy = buf_new(db_arena(db), 64u << 10);
	enum err e;

	if ((e = db_copy_start(db, &SQL_INDEX_COPY)) != OK)
		return e;
	for (size_t i = 0; i < rows_count(rows); i++) {
		buf_clear(copy);
		if ((e = put_document(db, rows, i, seen, copy)) != OK ||
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

/* A walk over all of them. */
struct walk {
	enum which which;
	int64_t after;
	size_t found; /* in the last batch */
	struct lexicon_seen seen;
};

/* One batch. The handle's values live in ${scratch} here. */
static enum err
put_batch(struct db *db, struct arena *scratch, struct walk *w)
{
	struct rows *rows;
	enum err e;

	arena_reset(scratch);
	if (w->which == CHANGED)
		e = db_query(db, &SQL_INDEX_TEXTS_STAGED,
			DB_ARGS(db_int(db, w->after), db_int(db, BATCH)),
			&rows);
	else
		e = db_query(db, &SQL_INDEX_TEXTS_STALE,
			DB_ARGS(db_int(db, w->after), db_int(db, BATCH),
				db_int(db, token_form())),
			&rows);
	if (e != OK)
		return e;
	w->found = rows_count(rows);
	if (w->found == 0)
		return OK;
	w->after = rows_int(rows, w->found - 1, "id");
	return put_documents(db, rows, &w->seen);
}

static enum err
put_walk(struct db *db, struct arena *scratch, struct walk *w, int64_t *made)
{
	enum err e;

	*made = 0;
	do {
		if ((e = put_batch(db, scratch, w)) != OK)
			return e;
		*made += (int64_t)w->found;
	} while (w->found > 0);
	if (*made == 0)
		return OK;
	if ((e = db_exec(db, &SQL_INDEX_MERGE_STAGED, DB_NO_ARGS, NULL)) !=
			OK ||
		(e = db_exec(db, &SQL_INDEX_WORDS_STAGED, DB_NO_ARGS, NULL)) !=
			OK)
		return e;
	return db_exec(db, &SQL_INDEX_SETTLE, DB_NO_ARGS, NULL);
}

/* What a walk remembers outlives the batches. */
static enum err
put_all(struct db *db, struct arena *scratch, enum which which, int64_t *made)
{
	struct arena *own = arena_new();
	struct walk *w = ARENA_NEW(own, struct walk);
	enum err e;

	w->which = which;
	e = put_walk(db, scratch, w, made);
	arena_free(own);
	return e;
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
