#include "search/set.h"

#include "base/arena.h"

/* Which elements a merge keeps. */
enum keep { KEEP_LEFT = 1, KEEP_RIGHT = 2, KEEP_BOTH = 4 };

static int32_t
score_at(const struct set *s, size_t i)
{
	return s->scores == NULL || s->outside ? 0 : s->scores[i];
}

/* How the scores of what both hold are joined. */
enum joined { JOINED_SUM, JOINED_LARGER };

static int32_t
join_scores(int32_t x, int32_t y, enum joined how)
{
	if (how == JOINED_SUM)
		return x + y;
	return x > y ? x : y;
}

/* One walk over two ascending lists serves and, or and difference. */
static struct set
merge_as(struct arena *a, const struct set *x, const struct set *y, int keep,
	enum joined how)
{
	size_t room = x->count + y->count, i = 0, j = 0, n = 0;
	int64_t *ids = ARENA_ARRAY(a, room + 1, int64_t);
	int32_t *scores = ARENA_ARRAY(a, room + 1, int32_t);

	while (i < x->count || j < y->count) {
		bool left = j == y->count ||
			    (i < x->count && x->ids[i] <= y->ids[j]);
		bool right = i == x->count ||
			     (j < y->count && y->ids[j] <= x->ids[i]);
		int which = left && right ? KEEP_BOTH
			    : left	  ? KEEP_LEFT
					  : KEEP_RIGHT;

		if ((keep & which) != 0) {
			ids[n] = left ? x->ids[i] : y->ids[j];
			scores[n++] = join_scores(left ? score_at(x, i) : 0,
				right ? score_at(y, j) : 0, how);
		}
		i += left;
		j += right;
	}
	return (struct set){ .ids = ids, .scores = scores, .count = n };
}

static struct set
merge(struct arena *a, const struct set *x, const struct set *y, int keep)
{
	return merge_as(a, x, y, keep, JOINED_SUM);
}

struct set
set_best(struct arena *a, const struct set *x, const struct set *y)
{
	return merge_as(
		a, x, y, KEEP_LEFT | KEEP_RIGHT | KEEP_BOTH, JOINED_LARGER);
}

struct set
set_and(struct arena *a, const struct set *x, const struct set *y)
{
	struct set out;

	if (x->outside && y->outside) {
		out = merge(a, x, y, KEEP_LEFT | KEEP_RIGHT | KEEP_BOTH);
		out.outside = true;
		return out;
	}
	if (x->outside)
		return merge(a, y, x, KEEP_LEFT);
	return merge(a, x, y, y->outside ? KEEP_LEFT : KEEP_BOTH);
}

struct set
set_or(struct arena *a, const struct set *x, const struct set *y)
{
	struct set out;

	if (x->outside && y->outside) {
		out = merge(a, x, y, KEEP_BOTH);
		out.outside = true;
		return out;
	}
	return merge(a, x, y, KEEP_LEFT | KEEP_RIGHT | KEEP_BOTH);
}

struct set
set_not(const struct set *s)
{
	struct set out = *s;

	out.outside = !s->outside;
	return out;
}

struct set
set_inside(struct arena *a, const struct set *s, const struct set *all)
{
	return s->outside ? merge(a, all, s, KEEP_LEFT) : *s;
}
