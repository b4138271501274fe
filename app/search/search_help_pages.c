#include "search/search_help_pages.h"

#include "http/page.h"
#include "views.h"

enum err
search_help_page(struct req *r)
{
	const struct search_chapters chapters = search_help_chapters();
	struct page *page = page_new(r, req_tr(r, N_("How to search")));

	page->canonical = req_path(r, "/search/help");
	view_search_help(r, page, &chapters);
	return req_html(r);
}
