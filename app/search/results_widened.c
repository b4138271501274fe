#include "search/results_widened.h"

#include <string.h>

#include "glossary/glossary.h"

/* The usual term of each language, but for the one that was typed. */
static void
read_others(
	struct req *r, const struct search_concept *c, struct widened_chip *out)
{
	struct widened_word *items =
		ARENA_ARRAY(r->arena, LANG_COUNT, struct widened_word);
	const char *typed = glossary_key(r->arena, c->typed);
	size_t n = 0;
	int l;

	for (l = 0; l < LANG_COUNT; l++) {
		const char *term = c->concept->terms[l].items[0];

		if (strcmp(glossary_key(r->arena, term), typed) == 0)
			continue;
		items[n] = (struct widened_word){ term, lang_html((enum lang)l),
			n > 0 };
		n++;
	}
	out->others.items = items;
	out->others.count = n;
}

/* ${path} of the question with one more pair. */
static const char *
path_with(struct req *r, const struct results *s,
	const struct kept_list *question, const char *name, const char *value)
{
	struct kept *items =
		ARENA_ARRAY(r->arena, question->count + 1, struct kept);
	struct kept_list all = { items, question->count + 1 };

	if (question->count > 0)
		memcpy(items, question->items,
			question->count * sizeof(*items));
	items[question->count] = (struct kept){ name, value };
	return question_path(r, s->path, &all, NULL, NULL);
}

void
results_widened(
	struct req *r, const struct kept_list *question, struct results *s)
{
	static const char *const ours[] = { "widen", "without", NULL };
	const struct search_concepts *used = &s->page->concepts;
	struct widened_chip *items =
		ARENA_ARRAY(r->arena, used->count + 1, struct widened_chip);
	struct kept_list rest;
	size_t i;

	for (i = 0; i < used->count; i++) {
		items[i].typed = used->items[i].typed;
		items[i].path = path_with(r, s, question, "without",
			used->items[i].concept->slug);
		read_others(r, &used->items[i], &items[i]);
	}
	s->widened.items = items;
	s->widened.count = used->count;
	if (s->params->search.words == NULL ||
		!query_has_text(s->params->search.words))
		return;
	question_without(r, question, ours, &rest);
	if (!s->params->search.widen)
		s->widen = question_path(r, s->path, &rest, NULL, NULL);
	else
		s->literal = path_with(r, s, &rest, "widen", "false");
	if (s->params->search.widen && s->params->search.without.count > 0)
		s->widen = question_path(r, s->path, &rest, NULL, NULL);
}
