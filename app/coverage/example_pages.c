#include "coverage/example_pages.h"

#include "views.h"

enum err
coverage_examples_page(struct req *r)
{
	struct coverage_examples *list =
		ARENA_NEW(r->arena, struct coverage_examples);
	enum err e;

	if (!r->demo)
		return ERR_NOT_FOUND;
	if ((e = coverage_example_list(r->db, list)) != OK)
		return e;
	view_coverage_examples(r, list);
	return req_html(r);
}
