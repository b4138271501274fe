#include "search/results.h"

#include <string.h>

#include "base/json.h"
#include "base/text.h"
#include "patent/office.h"
#include "patent/wording.h"
#include "search/results_facets.h"

/* Columns of a text under a hit: about two lines. */
#define WIDTH 240
#define CPC_SHOWN 3

/* The publication's title in the language of its office when another one is
 * shown, else the English one. */
static void
read_titles(
	struct req *r, const struct snippet_terms *terms, struct result *out)
{
	const char *key = office_language(out->item->office);
	const struct wording *shown, *other;
	struct wordings all;

	wording_list(r->arena, out->item->title, r->lang, &all);
	if (all.count == 0) {
		snippet_whole(
			r->arena, out->item->number, NULL, terms, &out->title);
		return;
	}
	shown = &all.items[0];
	snippet_whole(r->arena, shown->text, shown->lang, terms, &out->title);
	other = wording_find(&all, key);
	if (other == NULL || other == shown)
		other = wording_find(&all, "en");
	if (other != NULL && other != shown)
		snippet_whole(
			r->arena, other->text, other->lang, terms, &out->other);
}

/* The first abstract that has a hit; without any the beginning of the best
 * one. */
static void
read_abstract(
	struct req *r, const struct snippet_terms *terms, struct result *out)
{
	struct wordings all;
	struct snippet s;
	size_t i;

	wording_list(r->arena, out->item->abstract, r->lang, &all);
	for (i = 0; i < all.count; i++) {
		snippet_part(r->arena, all.items[i].text, all.items[i].lang,
			terms, WIDTH, &s);
		if (i == 0 || s.hits > 0)
			out->text = s;
		if (s.hits > 0)
			return;
	}
}

static bool
read_claims(struct req *r, const struct snippet_terms *terms,
	const struct patent_item *item, struct snippet *out)
{
	struct wordings all;
	struct snippet s;
	size_t i, k;

	wording_list(r->arena, item->claims, r->lang, &all);
	for (i = 0; i < all.count; i++) {
		for (k = 0; k < json_count(all.items[i].texts); k++) {
			const char *text =
				json_text(json_at(all.items[i].texts, k));

			if (text == NULL)
				continue;
			snippet_part(r->arena, text, all.items[i].lang, terms,
				WIDTH, &s);
			if (s.hits == 0)
				continue;
			*out = s;
			return true;
		}
	}
	return false;
}

/* Claims are long and seldom needed: they are fetched for those hits alone
 * that show no word of the search yet. */
static enum err
add_claims(struct req *r, const struct snippet_terms *terms,
	struct result *items, size_t count)
{
	int64_t *ids = ARENA_ARRAY(r->arena, count + 1, int64_t);
	struct patent_items list;
	size_t i, k, n = 0;
	enum err e;

	for (i = 0; i < count; i++)
		if (items[i].title.hits + items[i].other.hits +
				items[i].text.hits ==
			0)
			ids[n++] = items[i].item->id;
	if (terms->count == 0 || n == 0)
		return OK;
	if ((e = patent_list(r->db, ids, n, PATENT_CLAIMS, &list)) != OK)
		return e;
	for (i = 0; i < list.count; i++)
		for (k = 0; k < count; k++)
			if (items[k].item->id == list.items[i].id &&
				read_claims(r, terms, &list.items[i],
					&items[k].text))
				break;
	return OK;
}

static const char *
symbols(struct req *r, const struct patent_item *p)
{
	struct buf *b = buf_new(r->arena, 64);
	size_t i;

	for (i = 0; i < p->cpc_count && i < CPC_SHOWN; i++)
		buf_printf(b, "%s%s", i > 0 ? "; " : "",
			patent_symbol(r->arena, p->cpc[i]));
	return b->data;
}

static enum err
read_hits(struct req *r, struct results *s)
{
	struct snippet_terms terms;
	struct patent_items list;
	struct result *items;
	size_t i;
	enum err e;

	if ((e = patent_list(r->db, s->page->ids, s->page->count,
		     PATENT_ABSTRACT, &list)) != OK)
		return e;
	terms.count =
		search_terms(r->arena, s->params->search.words, &terms.items);
	items = ARENA_ARRAY(r->arena, list.count + 1, struct result);
	for (i = 0; i < list.count; i++) {
		items[i].item = &list.items[i];
		items[i].path =
			req_path(r, "/patents/%s", list.items[i].number);
		items[i].holder = list.items[i].holder;
		items[i].cpc = symbols(r, &list.items[i]);
		read_titles(r, &terms, &items[i]);
		read_abstract(r, &terms, &items[i]);
	}
	s->list.items = items;
	s->list.count = list.count;
	return add_claims(r, &terms, items, list.count);
}

/* Cuts the query at its fault, which is one character or the end. */
static void
read_fault(struct req *r, struct results *s)
{
	const char *q = s->params->q, *end;
	size_t at = s->params->error.at;

	if (at > strlen(q))
		at = strlen(q);
	end = q + at;
	if (*end != '\0')
		(void)text_next(&end);
	s->before = arena_strndup(r->arena, q, at);
	s->marked = arena_strndup(r->arena, q + at, (size_t)(end - q) - at);
	s->after = end;
	s->fault = req_tr(r, params_fault(s->params->error.fault));
}

static enum err
ask(struct req *r, const struct params *p, struct results *s)
{
	struct search_page *page = ARENA_NEW(r->arena, struct search_page);
	struct search again = p->search;
	enum err e = search_list(r->db, &p->search, page);

	if (e == ERR_INVALID && p->search.cursor != NULL) {
		again.cursor = NULL;
		e = search_list(r->db, &again, page);
	}
	if (e == OK)
		s->page = page;
	return e;
}

enum err
results_read(struct req *r, const struct params *p, struct results *s)
{
	static const char *const q[] = { "q", NULL };
	static const char *const sort[] = { "sort", NULL };
	static const char *const filters[] = { "office", "status", "topic",
		"member", "cpc", "pool", NULL };
	struct kept_list question;
	struct labels labels;
	enum err e;

	*s = (struct results){ .params = p, .reading = "" };
	s->path = req_path(r, "/patents");
	s->sort = search_sort_name(search_sort_of(&p->search));
	s->cpc = p->search.chosen[SEARCH_CPC].count > 0
			 ? p->search.chosen[SEARCH_CPC].items[0]
			 : "";
	question_list(r, p, &question);
	question_without(r, &question, q, &s->filters);
	question_without(r, &question, filters, &s->question);
	question_without(r, &question, sort, &s->unsorted);
	if (p->error.fault != QUERY_GOOD) {
		read_fault(r, s);
		return OK;
	}
	s->reading = query_print(r->arena, p->search.words);
	if ((e = ask(r, p, s)) != OK || (e = read_hits(r, s)) != OK ||
		(e = labels_read(r, p, s->page, &labels)) != OK)
		return e;
	results_facets(r, &labels, s);
	results_chips(r, &labels, &question, s);
	if (s->page->total == 0 && (e = results_drops(r, &question, s)) != OK)
		return e;
	s->api = question_path(r, "/api/v1/patents", &question, NULL, NULL);
	if (p->search.cursor != NULL)
		s->first = question_path(r, s->path, &question, NULL, NULL);
	if (s->page->next != NULL)
		s->next = arena_printf(r->arena, "%s%ccursor=%s",
			question_path(r, s->path, &question, NULL, NULL),
			question.count > 0 ? '&' : '?', s->page->next);
	return OK;
}

const char *
results_title(struct req *r, const struct results *s)
{
	if (s->params->q[0] != '\0')
		return req_tr(r, N_("Search results"));
	return req_tr(r, s->params->search.known ? N_("Known patents")
						 : N_("Patents in the pool"));
}

bool
results_sorted(const struct results *s, const char *word)
{
	return strcmp(s->sort, word) == 0;
}
