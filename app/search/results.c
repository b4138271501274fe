#include "search/results.h"

#include <string.h>

#include "http/page.h"
#include "search/results_drops.h"
#include "search/results_facets.h"
#include "search/results_hits.h"
#include "search/results_widened.h"

/* Links to pages on either side of this one. */
#define PAGES_AROUND 2

/* ---- pages by number ----------------------------------------------------- */

static int64_t
last_page(const struct params *p, const struct search_page *page)
{
	int64_t n = p->search.families ? page->families : page->total;

	return n == 0 ? 1 : (n + SEARCH_LIMIT - 1) / SEARCH_LIMIT;
}

/* What lies behind the last page is the last page. */
static enum err
ask(struct req *r, const struct params *p, struct results *s)
{
	struct search_page *page = ARENA_NEW(r->arena, struct search_page);
	struct search search = p->search;
	enum err e;

	s->at = p->page;
	search.skip = (s->at - 1) * SEARCH_LIMIT;
	if ((e = search_list(r->db, &search, page)) != OK)
		return e;
	s->page = page;
	s->last = last_page(p, page);
	if (s->at <= s->last)
		return OK;
	s->beyond = s->at;
	s->at = s->last;
	search.skip = (s->at - 1) * SEARCH_LIMIT;
	return search_list(r->db, &search, page);
}

static const char *
page_path(struct req *r, const struct results *s,
	const struct kept_list *question, int64_t n)
{
	const char *path = question_path(r, s->path, question, NULL, NULL);

	if (n == 1)
		return path;
	return arena_printf(r->arena, "%s%cpage=%lld", path,
		question->count > 0 ? '&' : '?', (long long)n);
}

/* The first page, the last one and those around this one. */
static void
read_pages(struct req *r, const struct kept_list *question, struct results *s)
{
	struct page_link *items =
		ARENA_ARRAY(r->arena, 2 * PAGES_AROUND + 3, struct page_link);
	int64_t n, before = 0;

	s->pages.items = items;
	for (n = 1; n <= s->last; n++) {
		/* A gap is passed at once. */
		if (n > 1 && n < s->at - PAGES_AROUND)
			n = s->at - PAGES_AROUND;
		if (n < s->last && n > s->at + PAGES_AROUND)
			n = s->last;
		items[s->pages.count++] = (struct page_link){
			.number = n,
			.path = page_path(r, s, question, n),
			.here = n == s->at,
			.gap = n > before + 1,
		};
		before = n;
	}
	if (s->at > 1)
		s->previous = page_path(r, s, question, s->at - 1);
	if (s->at < s->last)
		s->next = page_path(r, s, question, s->at + 1);
}

/* ---- the page ------------------------------------------------------------ */

static const char *
path_with(struct req *r, const struct results *s, const struct kept_list *rest,
	const char *pair)
{
	return arena_printf(r->arena, "%s%c%s",
		question_path(r, s->path, rest, NULL, NULL),
		rest->count > 0 ? '&' : '?', pair);
}

/* The same for machines, whose answers are literal and of publications
 * unless they ask otherwise. */
static const char *
api_path(
	struct req *r, const struct kept_list *question, const struct search *s)
{
	static const char *const ours[] = { "group", "widen", NULL };
	struct kept_list rest;
	struct kept *items;

	question_without(r, question, ours, &rest);
	items = ARENA_ARRAY(r->arena, rest.count + 2, struct kept);
	memcpy(items, rest.items, rest.count * sizeof(*items));
	rest.items = items;
	if (s->families)
		items[rest.count++] = (struct kept){ "group", "family" };
	if (s->widen && s->words != NULL)
		items[rest.count++] = (struct kept){ "widen", "true" };
	return question_path(r, "/api/v1/patents", &rest, NULL, NULL);
}

/* The same question, otherwise grouped, and for machines. */
static void
read_switches(
	struct req *r, const struct kept_list *question, struct results *s)
{
	static const char *const group[] = { "group", NULL };
	struct kept_list rest;

	question_without(r, question, group, &rest);
	s->other_group = s->params->search.families
				 ? path_with(r, s, &rest, "group=publication")
				 : question_path(r, s->path, &rest, NULL, NULL);
	/* Programs get the words as they were read. */
	if (s->params->guess != GUESS_QUERY) {
		reading_question(r, question, s->reading.text, &rest);
		question = &rest;
	}
	s->api = api_path(r, question, &s->params->search);
}

/* What was looked for without success is offered as the words of a need. */
static const char *
need_path(struct req *r, const struct params *p)
{
	struct kept pair = { "text", p->q };
	struct kept_list list = { &pair, p->q[0] != '\0' };

	return question_path(r, req_path(r, "/needs"), &list, NULL, NULL);
}

enum err
results_read(struct req *r, const struct params *p, struct results *s)
{
	/* Another question is widened by other concepts. */
	static const char *const q[] = { "q", "without", NULL };
	static const char *const sort[] = { "sort", NULL };
	static const char *const filters[] = { "office", "status", "topic",
		"member", "cpc", "year", "language", "checked", "pool", "on",
		NULL };
	struct kept_list question;
	struct labels labels;
	enum err e;

	*s = (struct results){ .params = p };
	s->path = req_path(r, "/patents");
	s->sort = search_sort_name(search_sort_of(&p->search));
	question_list(r, p, &question);
	question_without(r, &question, q, &s->filters);
	question_without(r, &question, filters, &s->question);
	question_without(r, &question, sort, &s->unsorted);
	reading_make(r, p, s->path, &question, &s->reading);
	s->fault = s->reading.fault;
	if (s->fault != NULL)
		return OK;
	if ((e = ask(r, p, s)) != OK ||
		(e = results_hits(r, p, s->page, &s->list)) != OK ||
		(e = labels_read(r, p, s->page, &labels)) != OK)
		return e;
	results_facets(r, &labels, &question, s);
	results_chips(r, &labels, &question, s);
	results_widened(r, &question, s);
	if (s->page->total == 0 && (e = results_drops(r, &question, s)) != OK)
		return e;
	if (s->page->total <= READING_FEW &&
		(e = reading_spell(r, p, s->path, &question, &s->reading)) !=
			OK)
		return e;
	s->need = need_path(r, p);
	read_switches(r, &question, s);
	read_pages(r, &question, s);
	return OK;
}

const char *
results_title(struct req *r, const struct results *s)
{
	if (s->params->q[0] != '\0')
		return req_tr(r, N_("Search results"));
	if (s->params->search.known)
		return req_tr(r, N_("Known patents"));
	if (s->params->search.on != NULL)
		return tr_fill(r->arena,
			req_tr(r, N_("Patents in the pool on {day}")), "day",
			page_day(r, s->params->search.on), NULL);
	return req_tr(r, N_("Patents in the pool"));
}

int64_t
results_count(const struct results *s)
{
	return s->params->search.families ? s->page->families : s->page->total;
}

bool
results_sorted(const struct results *s, const char *word)
{
	return strcmp(s->sort, word) == 0;
}
