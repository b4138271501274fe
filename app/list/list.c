#include "list/list.h"

#include <string.h>

#include "base/arena.h"
#include "patent/number.h"

enum err
list_add(struct db *db, const struct list_owner *o, const char *const *numbers,
	size_t count, int64_t *added)
{
	int64_t id, rest;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	/* The list's row is locked from here on, so two additions at once
	 * cannot both fill the last place. */
	if ((e = list_make(db, o, &id)) != OK ||
		(e = list_insert(db, id, numbers, count, added)) != OK ||
		(e = list_left_out(db, id, numbers, count, &rest)) != OK)
		goto fail;
	if (rest > 0) {
		e = ERR_CONFLICT;
		goto fail;
	}
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

enum err
list_adopt(struct db *db, const struct list_owner *o)
{
	int64_t id;
	enum err e;

	if ((e = db_begin(db)) != OK)
		return e;
	if ((e = list_make(db, o, &id)) != OK ||
		(e = list_take(db, id, o->visit_hash)) != OK ||
		(e = list_drop(db, o->visit_hash)) != OK)
		goto fail;
	/* A crash here leaves both lists as they were. */
	return db_commit(db);
fail:
	db_rollback(db);
	return e;
}

/* Cuts the text in place; more than LIST_MAX pieces: ERR_INVALID. */
static enum err
cut(char *text, const char **out, size_t *count)
{
	char *rest, *piece;

	*count = 0;
	for (piece = strtok_r(text, "\r\n,;\t", &rest); piece != NULL;
		piece = strtok_r(NULL, "\r\n,;\t", &rest)) {
		char *end = piece + strlen(piece);

		piece += strspn(piece, " \"'");
		while (end > piece && strchr(" \"'", end[-1]) != NULL)
			*--end = '\0';
		if (*piece == '\0')
			continue;
		if (*count == LIST_MAX)
			return ERR_INVALID;
		out[(*count)++] = piece;
	}
	return OK;
}

static void
keep_once(struct list_numbers *out, const char *number)
{
	size_t i;

	for (i = 0; i < out->count; i++)
		if (strcmp(out->items[i], number) == 0)
			return;
	out->items[out->count++] = number;
}

enum err
list_read(
	struct db *db, const char *text, bool pooled, struct list_numbers *out)
{
	struct arena *a = db_arena(db);
	const char **typed = ARENA_ARRAY(a, LIST_MAX, const char *);
	const char **numbers = ARENA_ARRAY(a, LIST_MAX, const char *);
	const char **bases = ARENA_ARRAY(a, LIST_MAX, const char *);
	bool *in_pool = ARENA_ARRAY(a, LIST_MAX, bool);
	struct patent_number n;
	size_t i, count;
	enum err e;

	*out = (struct list_numbers){ .items = ARENA_ARRAY(
					      a, LIST_MAX, const char *) };
	if (cut(arena_strdup(a, text), typed, &count) != OK)
		return ERR_INVALID;
	for (i = 0; i < count; i++) {
		out->bad = typed[i];
		if (patent_number_read(a, typed[i], &n) != OK ||
			n.sort != NUMBER_PUBLICATION)
			return ERR_INVALID;
		numbers[i] = n.text;
		bases[i] = n.base;
	}
	out->bad = NULL;
	if (count == 0)
		return OK;
	if ((e = list_meant(db, numbers, bases, in_pool, count)) != OK)
		return e;
	for (i = 0; i < count; i++) {
		out->bad = typed[i];
		if (numbers[i] == NULL || (pooled && !in_pool[i]))
			return ERR_INVALID;
		keep_once(out, numbers[i]);
	}
	out->bad = NULL;
	return OK;
}
