#include "patent/patent_pages.h"

#include <string.h>

#include "fact/fact_view.h"
#include "http/page.h"
#include "views.h"

static enum err
show(struct req *r, const struct patent *p)
{
	struct patent_view *v = ARENA_NEW(r->arena, struct patent_view);
	struct page *page;
	const char *title;
	enum err e;

	if ((e = patent_view_read(r, p, v)) != OK)
		return e;
	fact_view_end(r);
	title = v->titles.count > 0 ? v->titles.items[0].text : p->number;
	page = page_new(r, arena_printf(r->arena, "%s - %s", p->number, title));
	page->canonical = req_path(r, "/patents/%s", p->number);
	page->description = title;
	patent_head(r, v, page);
	view_patent_show(r, page, v);
	return req_html(r);
}

enum err
patent_show_page(struct req *r)
{
	const char *asked = req_param(r, "number"), *typed, *number;
	enum permalink form = permalink_read(r->arena, asked, &typed);
	const struct patent *p;
	struct patent_number n;
	enum err e;

	if (patent_number_read(r->arena, typed, &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = fact_view_read(r)) != OK)
		return e;
	e = ERR_NOT_FOUND;
	if (n.kind[0] != '\0' && strcmp(n.text, typed) == 0)
		e = patent_find(r->db, n.text, &p);
	if (e == OK && form == PERMALINK_PAGE)
		return show(r, p);
	if (e == OK && form != PERMALINK_JSON) {
		fact_view_end(r);
		return patent_put_form(r, p, form);
	}
	number = n.text;
	if (e == ERR_NOT_FOUND)
		e = patent_find_number(r->db, &n, &number);
	if (e != OK)
		return e;
	/* One address per publication: links and caches agree on it. */
	return req_redirect(r, "%s",
		form == PERMALINK_PAGE ? req_path(r, "/patents/%s", number)
				       : patent_form_path(r, number, form));
}

enum err
patent_permalink_page(struct req *r)
{
	const char *typed, *number;
	enum permalink form =
		permalink_read(r->arena, req_param(r, "number"), &typed);
	struct patent_number n;
	enum err e;

	if (patent_number_read(r->arena, typed, &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = patent_find_number(r->db, &n, &number)) != OK)
		return e;
	if (form == PERMALINK_PAGE) {
		form = permalink_accept(req_header(r, "accept"));
		req_set_header(r, "vary", "Accept, Accept-Language");
	}
	return req_redirect(r, "%s",
		form == PERMALINK_PAGE ? req_path(r, "/patents/%s", number)
				       : patent_form_path(r, number, form));
}

enum err
patent_history_page(struct req *r)
{
	struct fact_changes changes;
	struct patent_number n;
	const char *number;
	enum err e;

	if (patent_number_read(r->arena, req_param(r, "number"), &n) != OK)
		return ERR_NOT_FOUND;
	if ((e = patent_find_number(r->db, &n, &number)) != OK ||
		(e = fact_history(r->db, "patent", number, true, &changes)) !=
			OK)
		return e;
	view_fact_history(
		r, number, req_path(r, "/patents/%s", number), &changes);
	return req_html(r);
}
