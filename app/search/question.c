#include "search/question.h"

#include <string.h>

/* A branch of the tree that is open because one within is. */
static bool
leads_on(const struct search_list *opened, size_t at)
{
	const char *node = opened->items[at];
	size_t i;

	for (i = 0; i < opened->count; i++)
		if (i != at &&
			strncmp(opened->items[i], node, strlen(node)) == 0)
			return true;
	return false;
}

void
question_list(struct req *r, const struct params *p, struct kept_list *out)
{
	const struct search *s = &p->search;
	struct kept *items = ARENA_ARRAY(
		r->arena, r->query.count + s->opened.count + 7, struct kept);
	size_t i, n = 0;
	int f;

	if (p->q[0] != '\0')
		items[n++] = (struct kept){ "q", p->q };
	for (f = 0; f < SEARCH_FACETS; f++)
		for (i = 0; i < s->chosen[f].count; i++)
			items[n++] = (struct kept){
				search_facet_name((enum search_facet)f),
				s->chosen[f].items[i]
			};
	for (i = 0; i < s->opened.count; i++)
		if (!leads_on(&s->opened, i))
			items[n++] =
				(struct kept){ "open", s->opened.items[i] };
	if (s->known)
		items[n++] = (struct kept){ "pool", "any" };
	if (s->on != NULL)
		items[n++] = (struct kept){ "on", s->on };
	if (!s->families)
		items[n++] = (struct kept){ "group", "publication" };
	if (!s->widen)
		items[n++] = (struct kept){ "widen", "false" };
	for (i = 0; i < s->without.count; i++)
		items[n++] = (struct kept){ "without", s->without.items[i] };
	if (s->sort != SEARCH_SORT_NONE)
		items[n++] = (struct kept){ "sort", search_sort_name(s->sort) };
	out->items = items;
	out->count = n;
}

bool
question_repeats(const struct kept_list *all, const char *name)
{
	size_t i, n = 0;

	for (i = 0; i < all->count; i++)
		n += strcmp(all->items[i].name, name) == 0;
	return n > 1;
}

void
question_without(struct req *r, const struct kept_list *all,
	const char *const *names, struct kept_list *out)
{
	struct kept *items = ARENA_ARRAY(r->arena, all->count + 1, struct kept);
	size_t i, k;

	out->count = 0;
	for (i = 0; i < all->count; i++) {
		for (k = 0; names[k] != NULL; k++)
			if (strcmp(names[k], all->items[i].name) == 0)
				break;
		if (names[k] == NULL)
			items[out->count++] = all->items[i];
	}
	out->items = items;
}

const char *
question_path(struct req *r, const char *path, const struct kept_list *all,
	const char *name, const char *value)
{
	struct buf *b = buf_new(r->arena, 128);
	char sign = '?';
	size_t i;

	buf_str(b, path);
	for (i = 0; i < all->count; i++) {
		const struct kept *k = &all->items[i];

		if (name != NULL && strcmp(name, k->name) == 0 &&
			(value == NULL || strcmp(value, k->value) == 0))
			continue;
		buf_printf(b, "%c%s=", sign, k->name);
		buf_url(b, k->value);
		sign = '&';
	}
	return b->data;
}
