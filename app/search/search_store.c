#include "search/search_store.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "db/db.h"
#include "sql.h"

/* Reads "{1,2,3}" of numbers: bigint arrays hold no quotes. */
static int64_t *
read_ids(struct arena *a, const char *text, size_t *count)
{
	size_t room = 1;
	const char *s;
	int64_t *ids;
	char *end;

	for (s = text; *s != '\0'; s++)
		room += *s == ',';
	ids = ARENA_ARRAY(a, room, int64_t);
	*count = 0;
	for (s = text; *s == '{' || *s == ','; s = end) {
		ids[*count] = strtoll(s + 1, &end, 10);
		if (end == s + 1)
			break;
		(*count)++;
	}
	return ids;
}

/* The one row of search_term and its like; an empty set is NULL there. */
static void
read_set(struct db *db, const struct rows *rows, struct set *out)
{
	struct arena *a = db_arena(db);
	const char *weights = rows_str(rows, 0, "weights");
	int32_t *scores;
	size_t i;

	memset(out, 0, sizeof(*out));
	out->ids = read_ids(a, rows_str(rows, 0, "ids"), &out->count);
	scores = ARENA_ARRAY(a, out->count + 1, int32_t);
	for (i = 0; i < out->count && weights[i] != '\0'; i++)
		scores[i] = weights[i] - '0';
	out->scores = scores;
}

enum err
store_term(struct db *db, const struct term *t, bool known, struct set *out)
{
	struct rows *rows;
	enum err e;

	/* "@>" of nothing would be true everywhere. */
	if (t->keys.count == 0) {
		memset(out, 0, sizeof(*out));
		return OK;
	}
	if ((e = db_one(db, &SQL_SEARCH_TERM,
		     DB_ARGS(db_texts(db, t->keys.items, t->keys.count),
			     t->exact ? NULL : t->pattern, db_bool(known)),
		     &rows)) != OK)
		return e;
	read_set(db, rows, out);
	return OK;
}

enum err
store_all(struct db *db, bool known, struct set *out)
{
	struct rows *rows;
	enum err e;

	if ((e = db_one(db, &SQL_SEARCH_ALL, DB_ARGS(db_bool(known)), &rows)) !=
		OK)
		return e;
	memset(out, 0, sizeof(*out));
	out->ids =
		read_ids(db_arena(db), rows_str(rows, 0, "ids"), &out->count);
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
	read_set(db, rows, out);
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

struct reading {
	struct search_count *items[SEARCH_FACETS];
	int64_t *ids;
	int limit;
	struct cursor last;
	bool more;
};

/* Rows come sorted: hits by place, the values of a facet by count. */
static void
read_row(struct reading *in, const struct rows *rows, size_t i,
	struct search_page *out)
{
	const char *part = rows_str(rows, i, "part");
	const char *value = rows_str(rows, i, "value");
	int64_t n = rows_int(rows, i, "n");
	int f;

	if (strcmp(part, "total") == 0) {
		out->total = n;
		return;
	}
	if (strcmp(part, "hit") == 0) {
		if (out->count == (size_t)in->limit) {
			in->more = true;
			return;
		}
		in->ids[out->count++] = rows_int(rows, i, "id");
		in->last.key = n;
		in->last.number = value;
		return;
	}
	for (f = 0; f < SEARCH_FACETS; f++) {
		struct search_counts *c = &out->facets[f];

		if (strcmp(part, search_facet_name((enum search_facet)f)) != 0)
			continue;
		if (value[0] == '\0') {
			c->total = n;
			return;
		}
		in->items[f][c->count].value = value;
		in->items[f][c->count++].count = n;
		return;
	}
}

enum err
store_page(struct db *db, const struct search *s, const struct set *found,
	const struct cursor *from, struct search_page *out)
{
	const char *sort = search_sort_name(search_sort_of(s));
	struct reading in = { .limit = s->limit == 0 ? SEARCH_LIMIT : s->limit,
		.last = { .sort = sort[0] } };
	struct arena *a = db_arena(db);
	struct rows *rows;
	size_t i, n;
	enum err e;

	/* One more than shown tells whether there is a next page. */
	if ((e = db_query(db, &SQL_SEARCH_PAGE,
		     DB_ARGS(found == NULL ? NULL : numbers(db, found, false),
			     found == NULL ? NULL : numbers(db, found, true),
			     db_bool(s->known),
			     texts(db, &s->chosen[SEARCH_OFFICE]),
			     texts(db, &s->chosen[SEARCH_STATUS]),
			     texts(db, &s->chosen[SEARCH_TOPIC]),
			     texts(db, &s->chosen[SEARCH_MEMBER]),
			     texts(db, &s->cpc), sort,
			     from == NULL ? NULL : db_int(db, from->key),
			     from == NULL ? NULL : from->number,
			     db_int(db, in.limit + 1)),
		     &rows)) != OK)
		return e;
	n = rows_count(rows);
	memset(out, 0, sizeof(*out));
	in.ids = ARENA_ARRAY(a, (size_t)in.limit, int64_t);
	for (i = 0; i < SEARCH_FACETS; i++) {
		in.items[i] = ARENA_ARRAY(a, n + 1, struct search_count);
		out->facets[i].items = in.items[i];
	}
	out->ids = in.ids;
	for (i = 0; i < n; i++)
		read_row(&in, rows, i, out);
	if (in.more)
		out->next = cursor_print(a, &in.last);
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
