#include "search/search_store.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "db/db.h"
#include "search/leaf.h"
#include "search/tally.h"
#include "sql.h"

enum err
store_all(struct db *db, bool known, struct set *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_SEARCH_ALL, DB_ARGS(db_bool(known)), &rows)) !=
		OK)
		return e;
	leaf_set(db, rows, false, out);
	return OK;
}

static const char *
texts(struct db *db, const struct search_list *l)
{
	return l->count == 0 ? NULL : db_texts(db, l->items, l->count);
}

enum err
store_numbers(struct db *db, const struct search *s, struct set *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_SEARCH_NUMBER,
		     DB_ARGS(texts(db, &s->numbers), texts(db, &s->bases),
			     db_bool(s->known)),
		     &rows)) != OK)
		return e;
	leaf_set(db, rows, true, out);
	return OK;
}

/* "{1,2,3}" of ids or, when ${scores} is given, of scores. */
static const char *
numbers(struct db *db, const struct set *s, bool scores)
{
	struct buf *b = buf_new(db_arena(db), s->count * 8 + 16);
	char digits[24];
	size_t i;

	for (i = 0; i < s->count; i++) {
		long long n = !scores		  ? s->ids[i]
			      : s->scores == NULL ? 0
						  : s->scores[i];
		char *at = digits + sizeof(digits);

		/* By hand: a hundred thousand times printf is felt. */
		do {
			*--at = (char)('0' + n % 10);
			n /= 10;
		} while (n > 0);
		*--at = i == 0 ? '{' : ',';
		buf_add(b, at, (size_t)(digits + sizeof(digits) - at));
	}
	buf_str(b, s->count == 0 ? "{}" : "}");
	return b->data;
}

size_t
store_hits(struct db *db, const struct rows *rows, const struct search *s,
	struct search_page *out)
{
	size_t limit = s->limit == 0 ? SEARCH_LIMIT : (size_t)s->limit;
	int64_t *ids = ARENA_ARRAY(db_arena(db), limit, int64_t);
	size_t n = rows_count(rows), i;
	struct cursor last = {
		.sort = cursor_sort(s),
	};

	for (i = 0; i < n; i++) {
		if (strcmp(rows_str(rows, i, "kind"), "hit") != 0)
			break;
		if (i >= limit)
			continue;
		ids[out->count++] = rows_int(rows, i, "id");
		last.key = rows_int(rows, i, "n");
		last.number = rows_str(rows, i, "value");
	}
	out->ids = ids;
	/* One more than a page shows means that there is a next page. */
	if (i > limit)
		out->next = cursor_print(db_arena(db), &last);
	return i;
}

/* LIKE patterns of lines that begin so; see search_page. */
static const char *
beginnings(struct db *db, const struct search_list *l)
{
	const char **items =
		ARENA_ARRAY(db_arena(db), l->count + 1, const char *);
	size_t i;

	for (i = 0; i < l->count; i++) {
		struct buf *b = buf_new(db_arena(db), 32);
		const char *s;

		buf_str(b, "%\n");
		for (s = l->items[i]; *s != '\0'; s++) {
			if (strchr("\\%_", *s) != NULL)
				buf_char(b, '\\');
			buf_char(b, *s);
		}
		buf_char(b, '%');
		items[i] = b->data;
	}
	return l->count == 0 ? NULL : db_texts(db, items, l->count);
}

static const char *
chosen(struct db *db, const struct search *s, enum search_facet f)
{
	return texts(db, &s->chosen[f]);
}

/* The set found as two arguments: ids and scores. */
struct found {
	const char *ids;
	const char *scores;
};

static struct found
read_found(struct db *db, const struct set *s)
{
	if (s == NULL)
		return (struct found){ 0 };
	return (struct found){ numbers(db, s, false), numbers(db, s, true) };
}

enum err
store_page(
	struct db *db, const struct store_question *q, struct search_page *out)
{
	const struct search *s = q->search;
	struct found f = read_found(db, q->found);
	bool symbols = s->chosen[SEARCH_CPC].count > 0 || s->opened.count > 0;
	struct rows *rows;
	struct tally *t;
	size_t i;
	enum err e;

	if ((e = db_query(db, &SQL_SEARCH_CANDIDATES,
		     DB_ARGS(f.ids, f.scores, db_bool(s->known), s->on,
			     search_sort_name(search_sort_of(s)),
			     db_bool(symbols)),
		     &rows)) != OK)
		return e;
	t = tally_new(db_arena(db), s, rows_count(rows));
	for (i = 0; i < rows_count(rows); i++)
		tally_add(
			t, &(const struct tally_row){
				   .id = rows_int(rows, i, "id"),
				   .key = rows_int(rows, i, "key"),
				   .family = rows_int(rows, i, "family"),
				   .number = rows_str(rows, i, "number"),
				   .line = rows_str(rows, i, "line"),
				   .member = rows_text(rows, i, "member"),
				   .symbols = rows_text(rows, i, "symbols"),
				   .checked = (int)rows_int(rows, i, "checked"),
			   });
	tally_page(t, q->from, !q->unlisted, out);
	return OK;
}

enum err
store_step(
	struct db *db, const struct store_question *q, struct search_page *out)
{
	const struct search *s = q->search;
	struct found f = read_found(db, q->found);
	struct rows *rows;
	enum err e;

	if ((e = db_query(db, &SQL_SEARCH_STEP,
		     DB_ARGS(f.ids, f.scores, db_bool(s->known), s->on,
			     chosen(db, s, SEARCH_OFFICE),
			     chosen(db, s, SEARCH_STATUS),
			     chosen(db, s, SEARCH_TOPIC),
			     chosen(db, s, SEARCH_MEMBER),
			     beginnings(db, &s->chosen[SEARCH_CPC]),
			     chosen(db, s, SEARCH_YEAR),
			     chosen(db, s, SEARCH_LANGUAGE),
			     chosen(db, s, SEARCH_CHECKED),
			     search_sort_name(search_sort_of(s)),
			     db_bool(s->families),
			     q->from == NULL ? NULL : db_int(db, q->from->key),
			     q->from == NULL ? NULL : q->from->number,
			     db_int(db, s->limit + 1)),
		     &rows)) != OK)
		return e;
	memset(out, 0, sizeof(*out));
	store_hits(db, rows, s, out);
	return OK;
}

enum err
search_unknown_list(
	struct db *db, const struct search *s, struct search_unknowns *out)
{
	const struct search_list *topics = &s->chosen[SEARCH_TOPIC];
	const struct search_list *members = &s->chosen[SEARCH_MEMBER];
	struct search_unknown *items;
	struct rows *rows;
	size_t i;
	enum err e;

	*out = (struct search_unknowns){ 0 };
	if (topics->count + members->count == 0)
		return OK;
	if ((e = db_query(db, &SQL_SEARCH_UNKNOWN,
		     DB_ARGS(texts(db, topics), texts(db, members)), &rows)) !=
		OK)
		return e;
	out->count = rows_count(rows);
	items = ARENA_ARRAY(
		db_arena(db), out->count + 1, struct search_unknown);
	for (i = 0; i < out->count; i++) {
		items[i].facet =
			strcmp(rows_str(rows, i, "facet"), "topic") == 0
				? SEARCH_TOPIC
				: SEARCH_MEMBER;
		items[i].value = rows_str(rows, i, "value");
	}
	out->items = items;
	return OK;
}

enum err
search_member_list(struct db *db, const struct search_list *ids,
	struct search_members *out)
{
	struct search_member *items;
	struct rows *rows;
	size_t i;
	enum err e;

	*out = (struct search_members){ 0 };
	if (ids->count == 0)
		return OK;
	if ((e = db_query(db, &SQL_SEARCH_MEMBER_NAMES, DB_ARGS(texts(db, ids)),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	items = ARENA_ARRAY(db_arena(db), out->count + 1, struct search_member);
	for (i = 0; i < out->count; i++) {
		items[i].id = rows_str(rows, i, "id");
		items[i].name = rows_str(rows, i, "name");
	}
	out->items = items;
	return OK;
}

enum err
search_relative_list(struct db *db, const struct search *s, const int64_t *ids,
	size_t count, struct search_relatives *out)
{
	struct set hits = { .ids = ids, .count = count };
	struct search_relative *items;
	struct rows *rows;
	size_t i;
	enum err e;

	*out = (struct search_relatives){ 0 };
	if (count == 0)
		return OK;
	if ((e = db_query(db, &SQL_SEARCH_RELATIVES,
		     DB_ARGS(numbers(db, &hits, false), db_bool(s->known),
			     s->on),
		     &rows)) != OK)
		return e;
	out->count = rows_count(rows);
	items = ARENA_ARRAY(
		db_arena(db), out->count + 1, struct search_relative);
	for (i = 0; i < out->count; i++) {
		items[i].hit = rows_int(rows, i, "hit");
		items[i].id = rows_int(rows, i, "id");
	}
	out->items = items;
	return OK;
}
