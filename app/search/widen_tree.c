#include "search/widen_tree.h"

#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

/* Words side by side that may make one term. */
#define PHRASE_WORDS 6
/* A longer CJK string is not looked through for terms. */
#define RUN_POINTS 24
/* Most nodes added to a query, whose own are at most two for each typed. */
#define ADDED_MAX 90

bool
widen_is_term(const struct query *q)
{
	return q->kind == QUERY_TERM && query_field_is_text(q->field) &&
	       (q->match == QUERY_WORDS || q->match == QUERY_PHRASE);
}

static bool
is_word(const struct query *q)
{
	return widen_is_term(q) && q->match == QUERY_WORDS;
}

static void
add_key(struct widen_keys *k, const char *key)
{
	if (*key != '\0' && k->count < WIDEN_KEYS_MAX)
		k->items[k->count++] = key;
}

/* The items of a chain of ANDs, in the order typed. */
struct chain {
	const struct query *items[QUERY_NODES_MAX + 1];
	size_t count;
};

static void
read_chain(const struct query *q, struct chain *out)
{
	size_t i;

	/* The parser joins from the left. */
	for (out->count = 0;
		q->kind == QUERY_AND && out->count < QUERY_NODES_MAX;
		q = q->left)
		out->items[out->count++] = q->right;
	out->items[out->count++] = q;
	for (i = 0; i < out->count / 2; i++) {
		const struct query *other = out->items[i];

		out->items[i] = out->items[out->count - 1 - i];
		out->items[out->count - 1 - i] = other;
	}
}

/* How many words from ${at} on stand side by side in one field, at most
 * PHRASE_WORDS. */
static size_t
words_at(const struct chain *c, size_t at)
{
	size_t n = 0;

	while (at + n < c->count && n < PHRASE_WORDS &&
		is_word(c->items[at + n]) &&
		c->items[at + n]->field == c->items[at]->field)
		n++;
	return n;
}

static bool
all_cjk(struct arena *a, const char *text)
{
	const char *s = text_fold(a, text);

	while (*s != '\0')
		if (!text_is_cjk(text_next(&s)))
			return false;
	return true;
}

/* The words as one text: nothing stands between CJK strings. */
static const char *
phrase(struct arena *a, const struct chain *c, size_t at, size_t n)
{
	struct buf *b = buf_new(a, 64);
	size_t i;

	for (i = 0; i < n; i++) {
		const char *text = c->items[at + i]->text;

		if (i > 0 && !(all_cjk(a, text) &&
				     all_cjk(a, c->items[at + i - 1]->text)))
			buf_char(b, ' ');
		buf_str(b, text);
	}
	return b->data;
}

/* A string of CJK characters alone, folded, and where each begins. */
struct run {
	const char *text;
	size_t at[RUN_POINTS + 1];
	size_t points;
};

static bool
read_run(struct arena *a, const struct query *q, struct run *out)
{
	const char *s = text_script_fold(a, text_fold(a, q->text));

	out->text = s;
	for (out->points = 0; *s != '\0'; out->points++) {
		if (out->points == RUN_POINTS)
			return false;
		out->at[out->points] = (size_t)(s - out->text);
		if (!text_is_cjk(text_next(&s)))
			return false;
	}
	out->at[out->points] = (size_t)(s - out->text);
	return out->points > 3;
}

static const char *
part(struct arena *a, const struct run *r, size_t from, size_t to)
{
	return arena_strndup(a, r->text + r->at[from], r->at[to] - r->at[from]);
}

static void
add_term_keys(struct arena *a, const struct query *q, struct widen_keys *k)
{
	struct run r;
	size_t i, j;

	if (!widen_is_term(q))
		return;
	add_key(k, glossary_key(a, q->text));
	if (!is_word(q) || !read_run(a, q, &r))
		return;
	for (i = 0; i + 2 <= r.points; i++)
		for (j = i + 2; j <= r.points; j++)
			add_key(k, part(a, &r, i, j));
}

void
widen_keys(struct arena *a, const struct query *root, struct widen_keys *k)
{
	const struct query *open[QUERY_TREE_MAX];
	size_t n = 0, i, len;

	open[n++] = root;
	while (n > 0) {
		const struct query *q = open[--n];
		struct chain c;

		read_chain(q, &c);
		for (i = 0; q->kind == QUERY_AND && i < c.count; i++) {
			for (len = words_at(&c, i); len > 1; len--)
				add_key(k,
					glossary_key(a, phrase(a, &c, i, len)));
			if (n < QUERY_TREE_MAX)
				open[n++] = c.items[i];
		}
		if (q->kind == QUERY_TERM)
			add_term_keys(a, q, k);
		if (q->kind == QUERY_AND || n + 2 > QUERY_TREE_MAX)
			continue;
		if (q->left != NULL)
			open[n++] = q->left;
		if (q->right != NULL)
			open[n++] = q->right;
	}
}

static bool
has_key(const struct widened *w, const char *key)
{
	size_t i;

	for (i = 0; i < w->entry_count; i++)
		if (strcmp(w->entries[i].key, key) == 0)
			return true;
	return false;
}

static struct query *
join(struct arena *a, enum query_kind kind, const struct query *x,
	const struct query *y)
{
	struct query *q = ARENA_NEW(a, struct query);

	*q = (struct query){ .kind = kind,
		.field = x->field == y->field ? x->field : QUERY_MIXED,
		.left = x,
		.right = y,
		.start = x->start,
		.end = y->end };
	return q;
}

static const struct query *
copy_term(struct arena *a, const struct query *like, const char *text)
{
	struct query *q = ARENA_NEW(a, struct query);

	*q = *like;
	q->match = QUERY_PHRASE;
	q->text = text;
	return q;
}

/* The words as typed, without synonyms of their own, or the term they make. */
static const struct query *
make_phrase(struct arena *a, struct widened *w, const struct chain *c,
	size_t at, size_t n)
{
	const struct query *words = NULL;
	size_t i;

	for (i = 0; i < n; i++) {
		struct query *copy = ARENA_NEW(a, struct query);

		*copy = *c->items[at + i];
		w->plain[w->plain_count++] = copy;
		words = words == NULL ? copy : join(a, QUERY_AND, words, copy);
	}
	w->nodes += 2;
	return join(a, QUERY_OR, words,
		copy_term(a, c->items[at], phrase(a, c, at, n)));
}

/* The fewest terms of the glossary that make the whole run, each of two or
 * more characters: their ends in ${ends}. 0: there are none. */
static size_t
divide(struct arena *a, const struct widened *w, const struct run *r,
	size_t *ends)
{
	size_t fewest[RUN_POINTS + 1] = { 0 };
	size_t from[RUN_POINTS + 1] = { 0 };
	size_t i, j, n;

	for (j = 2; j <= r->points; j++)
		for (i = 0; i + 2 <= j; i++) {
			if ((i > 0 && fewest[i] == 0) ||
				(fewest[j] > 0 && fewest[j] <= fewest[i] + 1) ||
				!has_key(w, part(a, r, i, j)))
				continue;
			fewest[j] = fewest[i] + 1;
			from[j] = i;
		}
	n = fewest[r->points];
	for (i = n, j = r->points; i > 0; j = from[j])
		ends[--i] = j;
	return n;
}

/* A CJK string that is made of terms, or the same part by part. */
static const struct query *
make_run(struct arena *a, struct widened *w, const struct query *q)
{
	const struct query *parts = NULL;
	size_t ends[RUN_POINTS + 1];
	struct run r;
	size_t n, i, at = 0;

	if (!is_word(q) || !read_run(a, q, &r) || has_key(w, r.text))
		return q;
	n = divide(a, w, &r, ends);
	if (n < 2 || w->nodes + 2 * n > ADDED_MAX)
		return q;
	for (i = 0; i < n; at = ends[i++]) {
		const struct query *one =
			copy_term(a, q, part(a, &r, at, ends[i]));

		parts = parts == NULL ? one : join(a, QUERY_AND, parts, one);
	}
	w->nodes += 2 * n;
	return join(a, QUERY_OR, q, parts);
}

/* Places in the new tree whose old nodes are still to be looked at. */
struct places {
	const struct query **items[QUERY_TREE_MAX];
	size_t count;
};

static void
push(struct places *p, const struct query **place)
{
	if (*place != NULL && p->count < QUERY_TREE_MAX)
		p->items[p->count++] = place;
}

/* Makes a chain anew: words that make a term are taken together, all else is
 * pushed. */
static const struct query *
make_chain(struct arena *a, struct widened *w, const struct query *q,
	struct places *open)
{
	const struct query *made = NULL;
	struct chain c;
	size_t i, n;

	read_chain(q, &c);
	for (i = 0; i < c.count; i += n) {
		const struct query *item = c.items[i];

		for (n = words_at(&c, i); n > 1; n--)
			if (w->nodes + 2 <= ADDED_MAX &&
				has_key(w,
					glossary_key(a, phrase(a, &c, i, n))))
				break;
		if (n > 1)
			item = make_phrase(a, w, &c, i, n);
		else
			n = 1;
		if (made == NULL) {
			made = item;
			continue;
		}
		struct query *both = join(a, QUERY_AND, made, item);

		if (n == 1)
			push(open, &both->right);
		if (i == 1 && made == c.items[0])
			push(open, &both->left);
		made = both;
	}
	return made;
}

const struct query *
widen_tree(struct arena *a, struct widened *w, const struct query *root)
{
	struct places *open = ARENA_NEW(a, struct places);
	const struct query *made = root;

	push(open, &made);
	while (open->count > 0) {
		const struct query **place = open->items[--open->count];
		const struct query *q = *place;
		struct query *copy;

		if (q->kind == QUERY_NEAR)
			continue;
		if (q->kind == QUERY_TERM) {
			*place = make_run(a, w, q);
		} else if (q->kind == QUERY_AND) {
			*place = make_chain(a, w, q, open);
		} else {
			copy = ARENA_NEW(a, struct query);
			*copy = *q;
			*place = copy;
			push(open, &copy->left);
			push(open, &copy->right);
		}
	}
	return made;
}
