#include "org/group.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

const char *
group_percent(struct arena *a, int64_t percent_e4)
{
	char *text =
		arena_printf(a, "%lld.%04lld", (long long)(percent_e4 / 10000),
			(long long)(percent_e4 % 10000));
	size_t n = strlen(text);

	while (text[n - 1] == '0')
		text[--n] = '\0';
	if (text[n - 1] == '.')
		text[n - 1] = '\0';
	return text;
}

/* One organisation on the way to its place in the tree. */
struct node {
	const char *id;
	bool affiliate;
	int depth; /* 0: the root, or not reached */
	struct node *parent;
	struct node *child, *next; /* last child first, then the one before */
	int64_t votes_e4;
};

struct tree {
	struct arena *arena;
	struct control_link *down; /* by owner, then owned */
	struct control_link *up;   /* by owned, then owner */
	size_t link_count;
	struct node *nodes; /* by id */
	size_t count;
	struct group *out;
};

static int
compare_node(const void *a, const void *b)
{
	return strcmp(
		((const struct node *)a)->id, ((const struct node *)b)->id);
}

static int
compare_down(const void *a, const void *b)
{
	const struct control_link *x = a, *y = b;
	int c = strcmp(x->owner, y->owner);

	return c != 0 ? c : strcmp(x->owned, y->owned);
}

static int
compare_up(const void *a, const void *b)
{
	const struct control_link *x = a, *y = b;
	int c = strcmp(x->owned, y->owned);

	return c != 0 ? c : strcmp(x->owner, y->owner);
}

/* Every id of the links has its node, and so has the root. */
static struct node *
node_of(const struct tree *t, const char *id)
{
	size_t lo = 0, hi = t->count - 1;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (strcmp(t->nodes[mid].id, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return &t->nodes[lo];
}

/* The first link whose end (owner or owned) is ${id}; link_count: none. */
static size_t
first(const struct tree *t, const struct control_link *links, const char *id)
{
	size_t lo = 0, hi = t->link_count;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;
		const char *end =
			links == t->down ? links[mid].owner : links[mid].owned;

		if (strcmp(end, id) < 0)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

static void
tree_init(struct tree *t, const char *root, const struct control_link *links)
{
	struct node *all =
		ARENA_ARRAY(t->arena, 2 * t->link_count + 1, struct node);
	size_t i, n = 0;

	t->down = ARENA_ARRAY(t->arena, t->link_count + 1, struct control_link);
	t->up = ARENA_ARRAY(t->arena, t->link_count + 1, struct control_link);
	all[n++].id = root;
	for (i = 0; i < t->link_count; i++) {
		t->down[i] = t->up[i] = links[i];
		all[n++].id = links[i].owner;
		all[n++].id = links[i].owned;
	}
	qsort(t->down, t->link_count, sizeof(*t->down), compare_down);
	qsort(t->up, t->link_count, sizeof(*t->up), compare_up);
	qsort(all, n, sizeof(*all), compare_node);
	for (i = 0; i < n; i++)
		if (t->count == 0 ||
			strcmp(all[i].id, all[t->count - 1].id) != 0)
			all[t->count++].id = all[i].id;
	t->nodes = all;
}

/*
 * Breadth first, so that each stands below the holder nearest to the root;
 * and what the group holds of each in votes.
 */
static void
walk(struct tree *t, struct node *root)
{
	struct node **queue = ARENA_ARRAY(t->arena, t->count, struct node *);
	size_t i, k, n = 0;

	queue[n++] = root;
	for (i = 0; i < n; i++) {
		struct node *up = queue[i];

		for (k = first(t, t->down, up->id);
			k < t->link_count &&
			strcmp(t->down[k].owner, up->id) == 0;
			k++) {
			struct node *down = node_of(t, t->down[k].owned);

			if (strcmp(t->down[k].basis, "votes") == 0)
				down->votes_e4 += t->down[k].percent_e4;
			if (down == root || down->parent != NULL)
				continue;
			down->parent = up;
			down->depth = up->depth + 1;
			down->next = up->child;
			up->child = down;
			if (down->affiliate)
				queue[n++] = down;
		}
	}
}

static void
add(struct tree *t, const struct node *n)
{
	struct group_member *m = &t->out->items[t->out->count++];
	size_t start = first(t, t->up, n->id), i;

	m->id = n->id;
	m->parent = n->parent->id;
	m->depth = n->depth;
	m->affiliate = n->affiliate;
	m->votes =
		n->votes_e4 == 0 ? NULL : group_percent(t->arena, n->votes_e4);
	for (i = start; i < t->link_count && strcmp(t->up[i].owned, n->id) == 0;
		i++)
		m->count++;
	m->items = ARENA_ARRAY(t->arena, m->count + 1, struct group_link);
	for (m->count = 0, i = start;
		i < t->link_count && strcmp(t->up[i].owned, n->id) == 0; i++) {
		const struct control_link *l = &t->up[i];
		const struct node *holder = node_of(t, l->owner);

		if (!holder->affiliate)
			continue;
		m->items[m->count++] = (struct group_link){ .owner = l->owner,
			.basis = l->basis,
			.percent = l->percent_e4 < 0 ? NULL
						     : group_percent(t->arena,
							       l->percent_e4) };
	}
	t->out->affiliates += n->affiliate;
}

/* Each behind its parent and before the parent's next child, by id. */
static void
flatten(struct tree *t, struct node *root)
{
	struct node **stack =
		ARENA_ARRAY(t->arena, t->count + 1, struct node *);
	struct node *n;
	size_t top = 0;

	/* Children hang last first, so pushing them turns them round. */
	for (n = root->child; n != NULL; n = n->next)
		stack[top++] = n;
	while (top > 0) {
		struct node *at = stack[--top];

		add(t, at);
		for (n = at->child; n != NULL; n = n->next)
			stack[top++] = n;
	}
}

void
group_arrange(struct arena *a, const char *root,
	const struct control_link *links, size_t count,
	const struct control_rule *rule, struct group *out)
{
	struct tree t = { .arena = a, .link_count = count, .out = out };
	struct control_set set;
	struct node *top;
	size_t i;

	memset(out, 0, sizeof(*out));
	tree_init(&t, root, links);
	control_affiliates(a, root, links, count, rule, &set);
	for (i = 0; i < set.count; i++)
		node_of(&t, set.items[i])->affiliate = true;
	top = node_of(&t, root);
	top->affiliate = true;
	walk(&t, top);
	out->items = ARENA_ARRAY(a, t.count + 1, struct group_member);
	flatten(&t, top);
}
