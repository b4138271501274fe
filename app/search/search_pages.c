#include "search/search_pages.h"

#include "export/export_pages.h"
#include "http/page.h"
#include "search/history_pages.h"
#include "search/results.h"
#include "views.h"

enum err
search_list_page(struct req *r)
{
	struct results *s = ARENA_NEW(r->arena, struct results);
	struct params *p = ARENA_NEW(r->arena, struct params);
	const char *written = history_follow(r);
	struct page *page;
	enum err e;

	if (written != NULL)
		return req_redirect(r, "%s", written);
	if ((e = params_read(r, p)) != OK || (e = results_read(r, p, s)) != OK)
		return e;
	page = page_new(
		r, p->q[0] == '\0'
			   ? results_title(r, s)
			   : tr_fill(r->arena, req_tr(r, N_("{words}: search")),
				     "words", p->q, NULL));
	page->wide = true;
	page->failed = s->fault != NULL;
	page->canonical = s->path;
	page->description = req_tr(
		r, N_("Search the low-carbon patents that the members of the "
		      "alliance license free of charge."));
	/* One page of all is worth an index, not each combination. */
	if (r->raw_query[0] != '\0')
		page->robots = "noindex";
	if (s->fault == NULL) {
		page->feed_atom = export_address(r, p, "/search.atom");
		page->feed_json = export_address(r, p, "/search.json");
	}
	history_note(r, p);
	view_search_results(r, page, s);
	return req_html(r);
}
