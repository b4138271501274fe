/*
 * NEAR: candidates by keys, then their streams, read in batches so that a
 * question about the commonest words needs no more memory than others.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "db/db.h"
#include "search/leaf.h"
#include "sql.h"

/* Streams that are read at a time. */
#define BATCH 200

/* All terms of a side: a term, or such joined by OR. */
static enum err
side_terms(struct db *db, const struct leaf_question *q,
	const struct query *root, struct terms *out)
{
	const struct query *open[QUERY_NODES_MAX + 1];
	struct arena *a = db_arena(db);
	struct term *all = NULL;
	size_t n = 0, count = 0;
	enum err e;

	open[n++] = root;
	while (n > 0) {
		const struct query *node = open[--n];
		struct terms some;
		struct term *old = all;

		if (node->kind == QUERY_OR && n + 2 <= QUERY_NODES_MAX) {
			open[n++] = node->right;
			open[n++] = node->left;
			continue;
		}
		if ((e = leaf_terms(db, q, node, &some)) != OK)
			return e;
		all = ARENA_ARRAY(a, count + some.count + 1, struct term);
		if (count > 0)
			memcpy(all, old, count * sizeof(*old));
		if (some.count > 0)
			memcpy(all + count, some.items,
				some.count * sizeof(*all));
		count += some.count;
	}
	*out = (struct terms){ all, count };
	return OK;
}

/* What may hold a term of a side: of one term all keys, of many a key each. */
static enum err
find_side(struct db *db, const struct leaf_question *q, const struct terms *t,
	struct set *out)
{
	const char **keys =
		ARENA_ARRAY(db_arena(db), t->count + 1, const char *);
	const struct tokens *only = &t->items[0].keys;
	const struct stmt *statement = &SQL_LEAF_SOME_KEYS;
	const char *asked;
	struct rows *rows;
	size_t i, n = 0;
	enum err e;

	memset(out, 0, sizeof(*out));
	for (i = 0; i < t->count; i++)
		if (t->items[i].keys.count > 0)
			keys[n++] = t->items[i].keys.items[0];
	if (n == 0)
		return OK;
	asked = db_texts(db, keys, n);
	if (t->count == 1) {
		statement = &SQL_LEAF_ALL_KEYS;
		asked = db_texts(db, only->items, only->count);
	}
	if ((e = db_one(db, statement, DB_ARGS(asked, db_bool(q->known)),
		     &rows)) != OK)
		return e;
	leaf_set(db, rows, false, out);
	return OK;
}

/* A wide term is sought in the folded stream, and so are those beside it. */
static bool
fold_wide(struct arena *a, struct terms *x, struct terms *y)
{
	struct terms *sides[] = { x, y };
	bool wide = false;
	size_t i, k;

	for (i = 0; i < 2; i++)
		for (k = 0; k < sides[i]->count; k++)
			wide |= sides[i]->items[k].wide;
	for (i = 0; wide && i < 2; i++) {
		struct term *items =
			ARENA_ARRAY(a, sides[i]->count + 1, struct term);

		for (k = 0; k < sides[i]->count; k++) {
			items[k] = sides[i]->items[k];
			items[k].pattern =
				text_script_fold(a, items[k].pattern);
		}
		sides[i]->items = items;
	}
	return wide;
}

/* What all batches share. */
struct batches {
	const struct near *near;
	const struct query *node;
	bool wide;
};

static int32_t
weight_of(const struct query *node, int part)
{
	static const int32_t weights[] = { 4, 2, 1 };

	/* A field that is one part has it as the first. */
	return node->field == QUERY_AB	 ? 2
	       : node->field == QUERY_CL ? 1
					 : weights[part];
}

static enum err
find_batch(struct db *db, const struct batches *n, const struct set *candidates,
	size_t from, struct set *out)
{
	size_t to = from + BATCH, i;
	struct buf *ids = buf_new(db_arena(db), 2048);
	int64_t *found = (int64_t *)out->ids;
	int32_t *scores = (int32_t *)out->scores;
	struct rows *rows;
	enum err e;

	for (i = from; i < to && i < candidates->count; i++)
		buf_printf(ids, "%c%lld", i == from ? '{' : ',',
			(long long)candidates->ids[i]);
	buf_char(ids, '}');
	if ((e = db_query(db, &SQL_LEAF_STREAMS,
		     DB_ARGS(ids->data, db_bool(n->wide),
			     leaf_part(n->node->field)),
		     &rows)) != OK)
		return e;
	for (i = 0; i < rows_count(rows); i++) {
		int part = near_find(
			db_arena(db), n->near, rows_str(rows, i, "stream"));

		if (part < 0)
			continue;
		found[out->count] = rows_int(rows, i, "patent_id");
		scores[out->count++] = weight_of(n->node, part);
	}
	return OK;
}

static void
free_arena(void *arena)
{
	arena_free(arena);
}

/* The request's arena frees the one of the batches, whatever happens. */
static enum err
find_all(struct db *db, const struct batches *n, const struct set *candidates,
	struct set *out)
{
	struct arena *home = db_arena(db), *scratch = arena_new();
	size_t from;
	enum err e = OK;

	arena_defer(home, free_arena, scratch);
	out->ids = ARENA_ARRAY(home, candidates->count + 1, int64_t);
	out->scores = ARENA_ARRAY(home, candidates->count + 1, int32_t);
	for (from = 0; from < candidates->count && e == OK; from += BATCH) {
		arena_reset(scratch);
		(void)db_use_arena(db, scratch);
		e = find_batch(db, n, candidates, from, out);
		(void)db_use_arena(db, home);
	}
	arena_reset(scratch);
	return e;
}

enum err
leaf_near(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	struct batches n = { .node = node };
	struct set left, right, both;
	struct terms x, y;
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = side_terms(db, q, node->left, &x)) != OK ||
		(e = side_terms(db, q, node->right, &y)) != OK ||
		x.count == 0 || y.count == 0)
		return e;
	if ((e = find_side(db, q, &x, &left)) != OK ||
		(e = find_side(db, q, &y, &right)) != OK)
		return e;
	both = set_and(db_arena(db), &left, &right);
	n.wide = fold_wide(db_arena(db), &x, &y);
	n.near = near_new(db_arena(db), &x, &y, node->distance);
	return find_all(db, &n, &both, out);
}
