/*
 * Lists of hits: which statement answers a question.
 */
#include "db/db.h"
#include "search/find.h"
#include "search/leaf.h"
#include "search/search_store.h"
#include "search/widen.h"

/* The place that a cursor means; ${out->from} NULL without one. */
struct start {
	struct cursor place;
	const struct cursor *from;
};

static enum err
read_start(struct db *db, const struct search *s, struct start *out)
{
	enum err e;

	out->from = NULL;
	if (s->cursor == NULL)
		return OK;
	if ((e = cursor_read(db_arena(db), s->cursor, &out->place)) != OK)
		return e;
	if (out->place.sort != cursor_sort(s))
		return ERR_INVALID;
	out->from = &out->place;
	return OK;
}

/* The pool of another day is looked for among all that is known: the
 * statement of the page leaves out what was not in it. */
static enum err
find(struct db *db, const struct search *s, const struct widened *w,
	struct set *out)
{
	struct search scope = *s;

	scope.known = s->known || s->on != NULL;
	return search_find(db, &scope, w, out);
}

/* What a page says about the words, beside its hits. */
static enum err
explain(struct db *db, const struct search *s, const struct widened *w,
	struct search_page *out)
{
	struct terms marks;
	enum err e;

	if ((e = search_marks(db, s, w, &marks)) != OK)
		return e;
	out->marks = marks.items;
	out->mark_count = marks.count;
	if (w != NULL)
		out->concepts = w->concepts;
	return OK;
}

static enum err
list(struct db *db, const struct search *s, bool counted,
	struct search_page *out)
{
	struct store_question q = { .search = s };
	const struct widened *w = NULL;
	struct widened widened;
	struct start start;
	struct set found;
	enum err e;

	if ((e = read_start(db, s, &start)) != OK)
		return e;
	if (store_browses(s))
		return counted ? store_browse(db, s, start.from, out)
			       : store_newest(db, s, start.from, out);
	q.from = start.from;
	if (s->widen) {
		if ((e = widen_read(db, s->words, &s->without, &widened)) != OK)
			return e;
		w = &widened;
	}
	if (s->words != NULL || s->numbers.count > 0) {
		if ((e = find(db, s, w, &found)) != OK)
			return e;
		q.found = &found;
	}
	if (!counted)
		return store_step(db, &q, out);
	if ((e = store_page(db, &q, out)) != OK)
		return e;
	return explain(db, s, w, out);
}

/* Who asks for the pool in words names the scope: "pool=no" finds nothing
 * within it. */
static bool
names_scope(const struct search *s)
{
	return query_has_field(s->words, QUERY_POOL);
}

enum err
search_list(struct db *db, const struct search *s, struct search_page *out)
{
	struct search asked = *s;

	asked.known = s->known || names_scope(s);
	return list(db, &asked, true, out);
}

enum err
search_walk(struct db *db, const struct search *s, const char *after, int limit,
	struct search_page *out)
{
	struct search step = *s;

	step.known = s->known || names_scope(s);
	step.cursor = after;
	step.skip = 0;
	step.limit = limit;
	return list(db, &step, false, out);
}
