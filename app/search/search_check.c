#include "search/search.h"

#include "base/arena.h"
#include "base/text.h"
#include "db/db.h"
#include "search/leaf.h"
#include "sql.h"

static enum err
check_cut(struct db *db, const struct query *q, struct query_error *error)
{
	struct leaf_cut cut;
	struct rows *rows;
	enum err e;

	if (!query_field_is_text(q->field) && q->field != QUERY_PA &&
		q->field != QUERY_IN)
		return OK;
	leaf_cut(db_arena(db), q->text, &cut);
	if ((e = db_one(db, &SQL_SEARCH_STEM_COUNT,
		     DB_ARGS(cut.prefix, db_int(db, q->more),
			     db_int(db, LEAF_STEMS_MAX + 1)),
		     &rows)) != OK)
		return e;
	if (rows_int(rows, 0, "n") <= LEAF_STEMS_MAX)
		return OK;
	*error = (struct query_error){
		.fault = QUERY_MANY_WORDS, .at = q->start, .end = q->end
	};
	return ERR_INVALID;
}

enum err
search_check(struct db *db, const struct query *root, struct query_error *error)
{
	const struct query *open[QUERY_TREE_MAX];
	size_t n = 0;
	enum err e;

	open[n++] = root;
	while (n > 0) {
		const struct query *q = open[--n];

		if (q->kind == QUERY_TERM && q->match == QUERY_PREFIX &&
			(e = check_cut(db, q, error)) != OK)
			return e;
		if (n + 2 > QUERY_TREE_MAX)
			break;
		if (q->left != NULL)
			open[n++] = q->left;
		if (q->right != NULL)
			open[n++] = q->right;
	}
	return OK;
}
