/*
 * NEAR: a regular expression over the streams, for PostgreSQL. Streams hold
 * letters, digits and marks only, so that nothing needs to be escaped.
 */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "db/db.h"
#include "search/leaf.h"
#include "sql.h"

/* The characters of text_is_cjk(), as far as streams hold them. */
#define CJK                                                                    \
	"\\u1100-\\u11ff\\u2e80-\\u3104\\u3130-\\u319f\\u31c0-\\u9fff"         \
	"\\ua960-\\ua97f\\uac00-\\ud7ff\\uf900-\\ufaff\\uff70"                 \
	"\\U0001b000-\\U0001b16f\\U00020000-\\U0003ffff"
/* What may stand between: words with the space behind them, characters. */
#define UNIT "(?:[^ \\n\\f" CJK "]+ |[" CJK "] ?)"

/* What comes first. A word is there with its spaces; behind a character there
 * may be one. */
static void
put_first(struct buf *b, const struct terms *t)
{
	size_t i;

	buf_str(b, "(?:");
	for (i = 0; i < t->count; i++) {
		const char *p = t->items[i].pattern;
		bool word = p[0] != '\0' && p[strlen(p) - 1] == ' ';

		buf_printf(b, "%s%s%s", i > 0 ? "|" : "", p, word ? "" : " ?");
	}
	buf_char(b, ')');
}

/* What comes second: the space before a word has been read already. */
static void
put_second(struct buf *b, const struct terms *t)
{
	size_t i;

	buf_str(b, "(?:");
	for (i = 0; i < t->count; i++) {
		const char *p = t->items[i].pattern;

		buf_printf(b, "%s%s", i > 0 ? "|" : "", p + (p[0] == ' '));
	}
	buf_char(b, ')');
}

const char *
leaf_expression(struct arena *a, const struct terms *x, const struct terms *y,
	int distance)
{
	struct buf *b = buf_new(a, 512);

	put_first(b, x);
	buf_printf(b, UNIT "{0,%d}", distance - 1);
	put_second(b, y);
	buf_char(b, '|');
	put_first(b, y);
	buf_printf(b, UNIT "{0,%d}", distance - 1);
	put_second(b, x);
	return b->data;
}

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

/* One key of each term, for candidates; NULL: of a single term all keys are
 * asked for. */
static const char *
some_keys(struct db *db, const struct terms *t)
{
	const char **keys =
		ARENA_ARRAY(db_arena(db), t->count + 1, const char *);
	size_t i, n = 0;

	if (t->count == 1)
		return NULL;
	for (i = 0; i < t->count; i++)
		if (t->items[i].keys.count > 0)
			keys[n++] = t->items[i].keys.items[0];
	return db_texts(db, keys, n);
}

static const char *
all_keys(struct db *db, const struct terms *x, const struct terms *y)
{
	struct tokens sets[2] = { 0 }, keys;

	if (x->count == 1)
		sets[0] = x->items[0].keys;
	if (y->count == 1)
		sets[1] = y->items[0].keys;
	token_merge(db_arena(db), sets, 2, &keys);
	return keys.count == 0 ? NULL : db_texts(db, keys.items, keys.count);
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

enum err
leaf_near(struct db *db, const struct leaf_question *q,
	const struct query *node, struct set *out)
{
	struct terms x, y;
	struct rows *rows;
	bool wide;
	enum err e;

	memset(out, 0, sizeof(*out));
	if ((e = side_terms(db, q, node->left, &x)) != OK ||
		(e = side_terms(db, q, node->right, &y)) != OK ||
		x.count == 0 || y.count == 0)
		return e;
	wide = fold_wide(db_arena(db), &x, &y);
	if ((e = db_one(db, &SQL_LEAF_NEAR,
		     DB_ARGS(all_keys(db, &x, &y), some_keys(db, &x),
			     some_keys(db, &y),
			     leaf_expression(
				     db_arena(db), &x, &y, node->distance),
			     db_bool(q->known), db_bool(wide),
			     leaf_part(node->field)),
		     &rows)) != OK)
		return e;
	leaf_set(db, rows, true, out);
	return OK;
}
