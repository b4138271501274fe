#include "terms/terms_pages.h"

#include <string.h>

#include "views.h"

const struct terms_lines *
terms_view_lines(struct req *r, const struct terms *t, enum lang lang)
{
	struct terms_lines *lines = ARENA_NEW(r->arena, struct terms_lines);

	terms_lines(r->arena, t->text[lang], lines);
	return lines;
}

const char *
terms_view_filename(struct req *r, const struct terms *t, enum lang lang)
{
	return arena_printf(r->arena, "%s.%s.txt", t->version, lang_key(lang));
}

enum err
terms_index_page(struct req *r)
{
	struct terms_list list;
	enum err e;

	if ((e = terms_list(r->db, &list)) != OK)
		return e;
	view_terms_index(r, &list);
	return req_html(r);
}

enum err
terms_show_page(struct req *r)
{
	struct terms t;
	struct page *page;
	enum err e;

	if ((e = terms_find(r->db, req_param(r, "version"), &t)) != OK)
		return e;
	page = page_new(r, t.title[r->lang]);
	page->back = req_path(r, "/terms");
	view_terms_show(r, page, &t);
	return req_html(r);
}

enum err
terms_text_page(struct req *r)
{
	struct terms t;
	enum err e;

	if ((e = terms_find(r->db, req_param(r, "version"), &t)) != OK)
		return e;
	/* A file to keep: opened in the browser it would be no page of ours. */
	req_set_header(r, "content-disposition",
		arena_printf(r->arena, "attachment; filename=\"%s\"",
			terms_view_filename(r, &t, r->lang)));
	return req_bytes(r, "text/plain; charset=utf-8", t.text[r->lang],
		strlen(t.text[r->lang]));
}
