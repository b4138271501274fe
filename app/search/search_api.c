#include "search/search_api.h"

#include "base/json.h"
#include "patent/patent.h"
#include "search/params.h"

static void
add_facets(struct json_writer *w, const struct search_page *page)
{
	size_t i;
	int f;

	json_key(w, "facets");
	json_open(w, '{');
	for (f = 0; f < SEARCH_FACETS; f++) {
		const struct search_counts *c = &page->facets[f];

		json_key(w, search_facet_name((enum search_facet)f));
		json_open(w, '{');
		for (i = 0; i < c->count; i++)
			json_set_int(w, c->items[i].value, c->items[i].count);
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void
add_item(struct json_writer *w, const struct patent_item *p)
{
	json_open(w, '{');
	json_set(w, "number", p->number);
	json_set(w, "kind", p->kind);
	json_set(w, "office", p->office);
	json_set_raw(w, "title", p->title);
	json_set_raw(w, "applicants", p->applicants);
	json_set_raw(w, "owners", p->owners);
	json_set(w, "published", p->published);
	json_set(w, "granted", p->granted);
	json_set(w, "status", p->status);
	json_set_raw(w, "topics", p->topics);
	json_set_raw(w, "pool", p->pool);
	json_close(w, '}');
}

enum err
search_list_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct search_page page;
	struct patent_items list;
	struct params p;
	size_t i;
	enum err e;

	if ((e = params_read(r, &p)) != OK)
		return e;
	e = search_list(r->db, &p.search, &page);
	if (e == ERR_INVALID && p.search.cursor != NULL)
		return req_invalid(r, "/query/cursor",
			req_tr(r, N_("use the value of \"next\" of the page "
				     "before")));
	if (e != OK || (e = patent_list(r->db, page.ids, page.count,
				PATENT_PLAIN, &list)) != OK)
		return e;
	json_open(&w, '{');
	json_set_int(&w, "total", page.total);
	json_set_int(&w, "families", page.families);
	add_facets(&w, &page);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		add_item(&w, &list.items[i]);
	json_close(&w, ']');
	json_set(&w, "next", page.next);
	json_close(&w, '}');
	return req_json(r);
}
