#include "base/pack.h"

#include <string.h>

/* Copies repeat the texts of their neighbours: so many are remembered. */
#define RECENT 16
#define ALIGN _Alignof(max_align_t)

/* Both functions walk the same way, one without writing. */
struct packing {
	char *to; /* NULL: only counted */
	size_t used;
	const char *recent[RECENT];
	size_t next;
};

static const void *
pointer_at(const void *item, size_t offset)
{
	const void *p;

	memcpy(&p, (const char *)item + offset, sizeof(p));
	return p;
}

static void
point(void *item, size_t offset, const void *target)
{
	if (item != NULL)
		memcpy((char *)item + offset, &target, sizeof(target));
}

static void *
place(struct packing *p, const void *bytes, size_t size)
{
	void *at = p->to == NULL ? NULL : p->to + p->used;

	if (at != NULL && size > 0)
		memcpy(at, bytes, size);
	p->used += size;
	return at;
}

static void *
place_items(struct packing *p, const void *items, size_t size)
{
	p->used = (p->used + ALIGN - 1) / ALIGN * ALIGN;
	return place(p, items, size);
}

static const char *
place_text(struct packing *p, const char *text)
{
	const char *copy;
	size_t i;

	if (text == NULL)
		return NULL;
	for (i = 0; i < RECENT; i++)
		if (p->recent[i] != NULL && strcmp(p->recent[i], text) == 0)
			return p->recent[i];
	copy = place(p, text, strlen(text) + 1);
	p->recent[p->next++ % RECENT] = p->to == NULL ? text : copy;
	return copy;
}

static const void *
place_texts(struct packing *p, const void *list, size_t count)
{
	const char **to = place_items(p, list, count * sizeof(*to));
	const char *const *from = list;
	size_t i;

	for (i = 0; i < count; i++) {
		const char *copy = place_text(p, from[i]);

		if (to != NULL)
			to[i] = copy;
	}
	return to;
}

static const void *place_all(struct packing *, const struct pack_shape *,
	const void *items, size_t count);

/* What hangs on an item; ${to}: its copy, or NULL. */
static void
place_parts(struct packing *p, const struct pack_shape *s, const void *from,
	void *to)
{
	size_t i, count;

	for (i = 0; i < s->text_count; i++)
		point(to, s->texts[i],
			place_text(p, pointer_at(from, s->texts[i])));
	for (i = 0; i < s->list_count; i++) {
		const struct pack_list *l = &s->lists[i];
		const void *items = pointer_at(from, l->items);

		memcpy(&count, (const char *)from + l->count, sizeof(count));
		if (count == 0)
			point(to, l->items, NULL);
		else if (l->shape == NULL)
			point(to, l->items, place_texts(p, items, count));
		else
			point(to, l->items,
				place_all(p, l->shape, items, count));
	}
}

static const void *
place_all(struct packing *p, const struct pack_shape *s, const void *items,
	size_t count)
{
	char *to = place_items(p, items, count * s->size);
	size_t i;

	for (i = 0; i < count; i++)
		place_parts(p, s, (const char *)items + i * s->size,
			to == NULL ? NULL : to + i * s->size);
	return to;
}

size_t
pack_size(const struct pack_shape *s, const void *items, size_t count)
{
	struct packing p = { 0 };

	place_all(&p, s, items, count);
	return p.used;
}

void
pack_copy(const struct pack_shape *s, const void *items, size_t count, void *to)
{
	struct packing p = { .to = to };

	place_all(&p, s, items, count);
}
