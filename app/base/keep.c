#include "base/keep.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

#define KEPT_MAX 16

static struct kept {
	const char *name;
	char *text;
} kept[KEPT_MAX];

/* The place of ${name}, or a free one, or NULL. */
static struct kept *
place(const char *name)
{
	size_t i;

	for (i = 0; i < KEPT_MAX; i++)
		if (kept[i].name == NULL || strcmp(kept[i].name, name) == 0)
			return &kept[i];
	return NULL;
}

const char *
keep_get(struct arena *a, const char *name)
{
	const struct kept *k = place(name);

	return k == NULL ? NULL : arena_strdup(a, k->text);
}

void
keep_put(const char *name, const char *text)
{
	struct kept *k = place(name);
	char *copy = k == NULL ? NULL : strdup(text);

	/* Without memory for it, it is worked out again. */
	if (copy == NULL)
		return;
	free(k->text);
	k->name = name;
	k->text = copy;
}
