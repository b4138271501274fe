#include "base/arena.h"
#include "export/export.h"

static void
free_arena(void *object)
{
	arena_free(object);
}

void
walk_init(struct db *db, const struct search *s, struct walk *out)
{
	int i;

	*out = (struct walk){ .search = *s };
	out->search.cursor = NULL;
	out->search.limit = 0;
	for (i = 0; i < 2; i++) {
		out->turn[i] = arena_new();
		arena_defer(db_arena(db), free_arena, out->turn[i]);
	}
}

void
walk_these(const int64_t *ids, size_t count, struct walk *out)
{
	*out = (struct walk){ .ids = ids, .count = count, .these = true };
}

enum err
walk_next(struct db *db, struct walk *w)
{
	struct arena *home;
	struct search_page page;
	enum err e;

	if (w->these && !w->begun) {
		w->begun = true;
		return OK;
	}
	w->count = 0;
	if (w->begun && w->after == NULL)
		return OK;
	/* The cursor of the batch before lies in the other arena. */
	w->at = 1 - w->at;
	arena_reset(w->turn[w->at]);
	home = db_use_arena(db, w->turn[w->at]);
	e = search_walk(db, &w->search, w->after, WALK_BATCH, &page);
	db_use_arena(db, home);
	if (e != OK)
		return e;
	w->begun = true;
	w->ids = page.ids;
	w->count = page.count;
	w->after = page.next;
	return OK;
}
