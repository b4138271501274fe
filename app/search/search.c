#include "search/search.h"

#include <string.h>

#include "base/arena.h"
#include "db/db.h"
#include "search/find.h"
#include "search/leaf.h"
#include "search/search_store.h"
#include "search/widen.h"

/* A number typed outranks whatever a text can score. */
#define NUMBER_SCORE (1 << 28)

static const char *const facet_names[SEARCH_FACETS] = { "office", "status",
	"topic", "member", "cpc", "year", "language", "checked" };
static const char *const sort_names[] = { "", "relevance", "published", "filed",
	"pooled" };

const char *
search_facet_name(enum search_facet f)
{
	return facet_names[f];
}

const char *
search_sort_name(enum search_sort s)
{
	return sort_names[s];
}

enum err
search_sort_read(const char *word, enum search_sort *out)
{
	int s;

	for (s = SEARCH_SORT_RELEVANCE; s <= SEARCH_SORT_POOLED; s++) {
		if (strcmp(sort_names[s], word) == 0) {
			*out = (enum search_sort)s;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

enum search_sort
search_sort_of(const struct search *s)
{
	if (s->sort != SEARCH_SORT_NONE)
		return s->sort;
	return query_has_text(s->words) || s->numbers.count > 0
		       ? SEARCH_SORT_RELEVANCE
		       : SEARCH_SORT_PUBLISHED;
}

/* The tree as a list, children before their parents. */
struct steps {
	const struct query *nodes[QUERY_TREE_MAX];
	struct set sets[QUERY_TREE_MAX];
	size_t count;
};

/* NEAR is answered as a whole. */
static bool
is_leaf(const struct query *q)
{
	return q->kind == QUERY_TERM || q->kind == QUERY_NEAR;
}

/*
 * Writes parents before children, right before left, and turns the list
 * round: no recursion over what a visitor typed.
 */
static enum err
steps_read(const struct query *root, struct steps *out)
{
	const struct query *open[QUERY_TREE_MAX];
	size_t n = 0, i;

	out->count = 0;
	open[n++] = root;
	while (n > 0) {
		const struct query *q = open[--n];

		if (out->count == QUERY_TREE_MAX || n + 2 > QUERY_TREE_MAX)
			return ERR_INVALID;
		out->nodes[out->count++] = q;
		if (is_leaf(q))
			continue;
		if (q->left != NULL)
			open[n++] = q->left;
		if (q->right != NULL)
			open[n++] = q->right;
	}
	for (i = 0; i < out->count / 2; i++) {
		const struct query *q = out->nodes[i];

		out->nodes[i] = out->nodes[out->count - 1 - i];
		out->nodes[out->count - 1 - i] = q;
	}
	return OK;
}

/* 16 times the binary logarithm of ${n} / ${of}, rounded down. */
static int32_t
rarity(uint64_t n, uint64_t of)
{
	uint64_t x = (n << 20) / of;
	int32_t whole = 0, sixteenths = 0;
	int i;

	while (x >= 2 << 20) {
		x >>= 1;
		whole++;
	}
	for (i = 0; i < 4; i++) {
		x = x * x >> 20;
		sixteenths *= 2;
		if (x >= 2 << 20) {
			x >>= 1;
			sixteenths++;
		}
	}
	return 16 * whole + sixteenths;
}

/*
 * Asks for each word, then weighs: the rarer beside the commonest of the
 * question, the more. Whole numbers, so that every machine agrees.
 */
static enum err
find_leaves(
	struct db *db, struct steps *s, const struct leaf_question *question)
{
	struct arena *a = db_arena(db);
	size_t i, j, most = 1;
	enum err e;

	for (i = 0; i < s->count; i++) {
		if (!is_leaf(s->nodes[i]))
			continue;
		if ((e = leaf_find(db, question, s->nodes[i], &s->sets[i])) !=
			OK)
			return e;
		if (s->sets[i].count > most)
			most = s->sets[i].count;
	}
	for (i = 0; i < s->count; i++) {
		struct set *t = &s->sets[i];
		int32_t *scores, weight;

		/* What is no text makes no hit better than another. */
		if (!is_leaf(s->nodes[i]) || t->count == 0 ||
			!query_field_is_text(s->nodes[i]->field))
			continue;
		weight = rarity(most + t->count, t->count);
		scores = ARENA_ARRAY(a, t->count, int32_t);
		for (j = 0; j < t->count; j++)
			scores[j] = t->scores[j] * weight;
		t->scores = scores;
	}
	return OK;
}

/* The scope, asked for at most once in a question. */
struct scope {
	bool known;
	bool asked;
	struct set all;
};

static enum err
inside(struct db *db, struct scope *scope, struct set *s)
{
	enum err e;

	if (!s->outside)
		return OK;
	if (!scope->asked) {
		if ((e = store_all(db, scope->known, &scope->all)) != OK)
			return e;
		scope->asked = true;
	}
	*s = set_inside(db_arena(db), s, &scope->all);
	return OK;
}

static enum err
join_or(struct db *db, struct scope *scope, struct set *x, struct set *y)
{
	enum err e;

	if (x->outside != y->outside) {
		if ((e = inside(db, scope, x)) != OK ||
			(e = inside(db, scope, y)) != OK)
			return e;
	}
	*x = set_or(db_arena(db), x, y);
	return OK;
}

static enum err
evaluate(struct db *db, struct scope *scope, const struct query *words,
	const struct widened *w, struct set *out)
{
	const struct leaf_question question = { .known = scope->known,
		.widened = w };
	struct steps *s = ARENA_NEW(db_arena(db), struct steps);
	size_t i, n = 0;
	enum err e;

	if ((e = steps_read(words, s)) != OK ||
		(e = find_leaves(db, s, &question)) != OK)
		return e;
	/* The front of the array is the stack: it never overtakes ${i}. */
	for (i = 0; i < s->count; i++) {
		switch (s->nodes[i]->kind) {
		case QUERY_TERM:
		case QUERY_NEAR:
			s->sets[n++] = s->sets[i];
			break;
		case QUERY_NOT:
			s->sets[n - 1] = set_not(&s->sets[n - 1]);
			break;
		case QUERY_AND:
			n--;
			s->sets[n - 1] = set_and(
				db_arena(db), &s->sets[n - 1], &s->sets[n]);
			break;
		case QUERY_OR:
			n--;
			if ((e = join_or(db, scope, &s->sets[n - 1],
				     &s->sets[n])) != OK)
				return e;
			break;
		}
	}
	*out = s->sets[0];
	return OK;
}

static void
raise_scores(struct arena *a, struct set *s)
{
	int32_t *scores = ARENA_ARRAY(a, s->count + 1, int32_t);
	size_t i;

	for (i = 0; i < s->count; i++)
		scores[i] = s->scores[i] * NUMBER_SCORE;
	s->scores = scores;
}

enum err
search_find(struct db *db, const struct search *s, const struct widened *w,
	struct set *out)
{
	/* Who asks for the pool names the scope. */
	struct scope scope = { .known = s->known ||
					query_has_field(s->words, QUERY_POOL) };
	struct set numbers, words = { 0 };
	enum err e;

	if (s->words != NULL &&
		(e = evaluate(db, &scope, w == NULL ? s->words : w->tree, w,
			 &words)) != OK)
		return e;
	if ((e = inside(db, &scope, &words)) != OK)
		return e;
	if (s->numbers.count > 0) {
		if ((e = store_numbers(db, s, &numbers)) != OK)
			return e;
		raise_scores(db_arena(db), &numbers);
		words = set_or(db_arena(db), &words, &numbers);
	}
	*out = words;
	return OK;
}

/* Words cut off may stand for very many: some are shown. */
#define MARKS_MAX 200

static enum err
mark(struct db *db, const struct leaf_question *q, const struct query *node,
	struct term *out, size_t *count)
{
	struct terms found;
	enum err e = OK;
	size_t i;

	if (node->match == QUERY_PREFIX)
		e = leaf_terms(db, q, node, &found);
	else
		found.count = widen_marks(
			db_arena(db), q->widened, node, &found.items);
	/* Too many words begin so: that has been said already. */
	if (e == ERR_INVALID)
		return OK;
	for (i = 0; e == OK && i < found.count && *count < MARKS_MAX; i++)
		out[(*count)++] = found.items[i];
	return e;
}

enum err
search_marks(struct db *db, const struct search *s, const struct widened *w,
	struct terms *out)
{
	const struct leaf_question question = { .widened = w };
	const struct query *open[QUERY_TREE_MAX];
	struct term *marks = ARENA_ARRAY(db_arena(db), MARKS_MAX, struct term);
	size_t n = 0, count = 0;
	enum err e;

	if (s->words != NULL)
		open[n++] = w == NULL ? s->words : w->tree;
	while (n > 0) {
		const struct query *q = open[--n];

		if (q->kind == QUERY_TERM && query_field_is_text(q->field) &&
			(e = mark(db, &question, q, marks, &count)) != OK)
			return e;
		if (q->kind == QUERY_NOT || n + 2 > QUERY_TREE_MAX)
			continue;
		if (q->left != NULL)
			open[n++] = q->left;
		if (q->right != NULL)
			open[n++] = q->right;
	}
	*out = (struct terms){ marks, count };
	return OK;
}
