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
		for (i = 0; i < c->count; i++) {
			json_key(w, c->items[i].value);
			json_add_int(w, c->items[i].count);
		}
		json_close(w, '}');
	}
	json_close(w, '}');
}

static void
add_item(struct json_writer *w, const struct patent_item *p)
{
	json_open(w, '{');
	json_key(w, "number");
	json_add_string(w, p->number);
	json_key(w, "kind");
	json_add_string(w, p->kind);
	json_key(w, "office");
	json_add_string(w, p->office);
	json_key(w, "title");
	json_add_raw(w, p->title);
	json_key(w, "applicants");
	json_add_raw(w, p->applicants);
	json_key(w, "owners");
	json_add_raw(w, p->owners);
	json_key(w, "published");
	json_add_string(w, p->published);
	json_key(w, "granted");
	json_add_string(w, p->granted);
	json_key(w, "status");
	json_add_string(w, p->status);
	json_key(w, "topics");
	json_add_raw(w, p->topics);
	json_key(w, "pool");
	json_add_raw(w, p->pool);
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
	json_key(&w, "total");
	json_add_int(&w, page.total);
	json_key(&w, "families");
	json_add_int(&w, page.families);
	add_facets(&w, &page);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		add_item(&w, &list.items[i]);
	json_close(&w, ']');
	json_key(&w, "next");
	json_add_string(&w, page.next);
	json_close(&w, '}');
	return req_json(r);
}
