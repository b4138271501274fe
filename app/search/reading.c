#include "search/reading.h"

#include <string.h>

#include "base/text.h"
#include "search/spell.h"

static const char *const guesses[] = {
	[GUESS_QUERY] = "",
	[GUESS_NUMBER] = N_("as a patent number"),
	[GUESS_DAY] = N_("as a day of publication"),
	[GUESS_CLASS] = N_("as a symbol of the classification"),
	[GUESS_NAME] = N_("as a name"),
};

void
reading_question(struct req *r, const struct kept_list *all, const char *q,
	struct kept_list *out)
{
	struct kept *items = ARENA_ARRAY(r->arena, all->count + 1, struct kept);
	size_t i;

	*out = (struct kept_list){ .items = items };
	items[out->count++] = (struct kept){ "q", q };
	for (i = 0; i < all->count; i++)
		if (strcmp(all->items[i].name, "q") != 0)
			items[out->count++] = all->items[i];
}

static const char *
path_of(struct req *r, const char *path, const struct kept_list *all,
	const char *q)
{
	struct kept_list list;

	reading_question(r, all, q, &list);
	return question_path(r, path, &list, NULL, NULL);
}

/* Cuts the query at its fault; what is missing is missing at a place without
 * width. */
static void
read_fault(struct req *r, const struct params *p, struct reading *out)
{
	const char *q = p->q, *end;
	size_t at = p->error.at, to = p->error.end;

	if (at > strlen(q))
		at = strlen(q);
	end = q + at;
	if (to > at && to <= strlen(q))
		end = q + to;
	else if (*end != '\0')
		(void)text_next(&end);
	out->before = arena_strndup(r->arena, q, at);
	out->marked = arena_strndup(r->arena, q + at, (size_t)(end - q) - at);
	out->after = end;
	out->fault = req_tr(r, params_fault(p->error.fault));
}

void
reading_make(struct req *r, const struct params *p, const char *path,
	const struct kept_list *all, struct reading *out)
{
	*out = (struct reading){ .text = "" };
	if (p->error.fault == QUERY_GOOD) {
		out->text = query_print(r->arena, p->search.words);
		if (p->guess != GUESS_QUERY)
			out->guess = req_tr(r, guesses[p->guess]);
		out->words.q = p->as_words;
		if (p->as_words != NULL)
			out->words.path = path_of(r, path, all, p->as_words);
		return;
	}
	read_fault(r, p, out);
	out->repair.q = p->error.repair;
	if (p->error.repair != NULL)
		out->repair.path = path_of(r, path, all, p->error.repair);
}

enum err
reading_spell(struct req *r, const struct params *p, const char *path,
	const struct kept_list *all, struct reading *out)
{
	struct spellings found;
	struct reading_link *items;
	size_t i;
	enum err e;

	if ((e = spell_list(r->db, &p->search, p->q, &found)) != OK)
		return e;
	items = ARENA_ARRAY(r->arena, found.count + 1, struct reading_link);
	for (i = 0; i < found.count; i++)
		items[i] = (struct reading_link){ .q = found.items[i].q,
			.path = path_of(r, path, all, found.items[i].q),
			.count = found.items[i].count };
	out->spelt = (struct reading_links){ items, found.count };
	return OK;
}
