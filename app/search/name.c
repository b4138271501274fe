#include "search/name.h"

#include "base/arena.h"
#include "base/text.h"

static const char *
folded(struct arena *a, const char *name)
{
	return text_script_fold(a, text_fold(a, name));
}

void
name_mark(struct arena *a, const struct tokens *keys, enum name_part part,
	struct tokens *out)
{
	size_t i;

	out->items = ARENA_ARRAY(a, keys->count + 1, const char *);
	out->count = 0;
	for (i = 0; i < keys->count; i++)
		/* Other forms of a character are folded already. */
		if (keys->items[i][0] != '~')
			out->items[out->count++] = arena_printf(a, "%c%s",
				part == NAME_APPLICANT ? '@' : '^',
				keys->items[i]);
}

void
name_keys(struct arena *a, const char *name, enum name_part part,
	struct tokens *out)
{
	struct tokens keys;

	token_keys(a, folded(a, name), &keys);
	name_mark(a, &keys, part, out);
}

void
name_stream(struct arena *a, const char *name, struct buf *out)
{
	token_stream(a, folded(a, name), out);
}

void
name_term(struct arena *a, const char *text, enum name_part part,
	struct term *out)
{
	struct tokens plain;

	token_term(a, folded(a, text), out);
	plain = out->keys;
	name_mark(a, &plain, part, &out->keys);
}
