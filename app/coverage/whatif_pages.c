#include "coverage/whatif_pages.h"

#include "base/day.h"
#include "coverage/sight.h"
#include "coverage/whatif_form.h"
#include "fact/fact.h"
#include "http/page.h"
#include "views.h"

struct page *
whatif_frame(struct req *r, const struct whatif_view *v)
{
	struct page *page = page_new(
		r, req_tr(r, N_("What if an organisation is bought or sold?")));

	page->back = req_path(r, "/organisations/%s", v->org->id);
	page->robots = "noindex";
	page->failed = v->form->failed;
	return page;
}

enum err
whatif_page(struct req *r)
{
	struct whatif_view *v = ARENA_NEW(r->arena, struct whatif_view);
	struct whatif_deal *deal = ARENA_NEW(r->arena, struct whatif_deal);
	struct whatif *result = ARENA_NEW(r->arena, struct whatif);
	struct form *f = whatif_form_new(r);
	char today[DAY_SIZE];
	enum err e;

	v->form = f;
	if ((e = org_find(r->db, req_param(r, "id"), &v->org)) != OK)
		return e;
	if (r->query.count == 0) {
		day_today(today);
		form_set(f, "on", arena_strdup(r->arena, today));
		view_whatif(r, v);
		return req_html(r);
	}
	e = whatif_form_read(r, f, deal);
	if (e != OK && e != ERR_INVALID)
		return e;
	if (e == OK) {
		if ((e = fact_known(r->db, NULL, &deal->known)) != OK ||
			(e = coverage_viewer_find(r, &deal->viewer)) != OK ||
			(e = whatif_find(r->db, deal, result)) != OK)
			return e;
		v->deal = deal;
		v->result = result;
	}
	view_whatif(r, v);
	return f->failed ? req_html_status(r, 422) : req_html(r);
}
