#include "search/history_pages.h"

#include <string.h>

#include "http/cookie.h"
#include "http/page.h"
#include "search/question.h"
#include "views.h"

static void
read_cookie(struct req *r, struct history *out)
{
	history_read(r->arena, cookie_get(r, COOKIE_HISTORY), out);
}

static void
write_cookie(struct req *r, const struct history *h)
{
	cookie_set(r, COOKIE_HISTORY, history_print(r->arena, h), 0);
}

const char *
history_follow(struct req *r)
{
	struct kept *items =
		ARENA_ARRAY(r->arena, r->query.count + 1, struct kept);
	struct kept_list list = { .items = items };
	const char *q = req_query(r, "q"), *written;
	struct history h;
	size_t i;

	if (q == NULL || (strchr(q, '#') == NULL && strstr(q, "＃") == NULL))
		return NULL;
	read_cookie(r, &h);
	written = query_expand(r->arena, q, &h.sets);
	if (strcmp(written, q) == 0)
		return NULL;
	for (i = 0; i < r->query.count; i++)
		if (strcmp(r->query.items[i].name, "q") != 0)
			items[list.count++] =
				(struct kept){ r->query.items[i].name,
					r->query.items[i].value };
	items[list.count++] = (struct kept){ "q", written };
	return question_path(r, req_path(r, "/patents"), &list, NULL, NULL);
}

void
history_note(struct req *r, const struct params *p)
{
	struct history h;

	read_cookie(r, &h);
	if (!h.kept || p->search.words == NULL)
		return;
	if (!history_add(r->arena, &h, query_print(r->arena, p->search.words)))
		return;
	write_cookie(r, &h);
	r->out_private = true;
}

/* How many a set finds today. What an older program could read may be no
 * query any more. */
static enum err
read_set(struct req *r, const struct history *h, size_t i,
	struct history_set *out)
{
	struct search s = { .widen = true, .limit = 1 };
	struct kept pair = { "q", h->sets.items[i] };
	const struct kept_list list = { &pair, 1 };
	struct query_error error;
	struct search_page page;
	enum err e;

	*out = (struct history_set){ .number = h->sets.first + (int)i,
		.q = h->sets.items[i],
		.path = question_path(
			r, req_path(r, "/patents"), &list, NULL, NULL) };
	if (query_parse(r->arena, out->q, &s.words, &error) != OK ||
		s.words == NULL)
		return OK;
	e = search_check(r->db, s.words, &error);
	if (e != OK)
		return e == ERR_INVALID ? OK : e;
	if ((e = search_list(r->db, &s, &page)) != OK)
		return e;
	out->good = true;
	out->count = page.total;
	out->families = page.families;
	return OK;
}

enum err
history_page(struct req *r)
{
	struct history_set *items;
	struct history_sets sets;
	struct page *page;
	struct history h;
	size_t i;
	enum err e;

	read_cookie(r, &h);
	items = ARENA_ARRAY(r->arena, h.sets.count + 1, struct history_set);
	for (i = 0; i < h.sets.count; i++)
		if ((e = read_set(r, &h, i, &items[i])) != OK)
			return e;
	sets = (struct history_sets){ items, h.sets.count };
	page = page_new(r, req_tr(r, N_("Your searches")));
	page->robots = "noindex";
	r->out_private = true;
	view_search_history(r, page, &h, &sets);
	return req_html(r);
}

enum err
history_post(struct req *r)
{
	const char *what = req_form(r, "what");
	struct history h;

	read_cookie(r, &h);
	if (what == NULL)
		return ERR_INVALID;
	if (strcmp(what, "stop") == 0) {
		cookie_set(r, COOKIE_HISTORY, "", -1);
	} else if (strcmp(what, "start") == 0) {
		write_cookie(r, &h);
	} else if (strcmp(what, "clear") == 0) {
		h.sets.first += (int)h.sets.count;
		h.sets.count = 0;
		write_cookie(r, &h);
	} else {
		return ERR_INVALID;
	}
	return req_redirect(r, "%s", req_path(r, "/search/history"));
}
