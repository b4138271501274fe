#include "patent/newest_pages.h"

#include "views.h"

enum err
newest_show_page(struct req *r)
{
	struct newest n;
	enum err e;

	if ((e = patent_newest(r->db, req_param(r, "id"), &n)) != OK)
		return e;
	view_patent_newest(r, &n);
	return req_html(r);
}
