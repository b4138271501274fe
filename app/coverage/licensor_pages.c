#include "coverage/licensor_pages.h"

#include <string.h>

#include "base/json.h"
#include "grant/grant_pages.h"
#include "http/query.h"
#include "patent/number.h"
#include "views.h"

/* What the register does not publish does not exist here. */
static enum err
find(struct req *r, const char *cursor, struct grant_record *record,
	struct licensor_lines *lines)
{
	const char *number =
		grant_number_normalize(r->arena, req_param(r, "number"));
	const char *after = req_query(r, cursor);
	struct patent_number typed;
	enum err e;

	if (after != NULL && patent_number_read(r->arena, after, &typed) != OK)
		return ERR_INVALID;
	if (number == NULL)
		return ERR_NOT_FOUND;
	if ((e = grant_record(r->db, number, NULL, record)) != OK)
		return e;
	if (grant_view_sight(r, record->grant) != GRANT_SIGHT_FULL)
		return ERR_NOT_FOUND;
	return licensor_list(
		r->db, record, after == NULL ? NULL : typed.text, lines);
}

enum err
licensor_page(struct req *r)
{
	struct grant_record record;
	struct licensor_lines lines;
	struct page *page;
	enum err e;

	if ((e = find(r, "after", &record, &lines)) != OK)
		return e;
	page = page_new(r, arena_printf(r->arena, "%s %s",
				   req_tr(r, N_("Licensors of grant")),
				   record.grant->number));
	page->back = req_path(r, "/grants/%s", record.grant->number);
	page->robots = "noindex";
	view_licensors(r, page, record.grant, &lines);
	return req_html(r);
}

enum err
licensor_api(struct req *r)
{
	static const char *const known[] = { "cursor", NULL };
	struct json_writer w = { .out = r->out };
	struct grant_record record;
	struct licensor_lines lines;
	size_t i;
	enum err e;

	if ((e = query_only(r, known)) != OK)
		return e;
	e = find(r, "cursor", &record, &lines);
	if (e == ERR_INVALID)
		return req_invalid(r, "/query/cursor",
			req_tr(r, N_("use the value of \"next\" of the page "
				     "before")));
	if (e != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < lines.count; i++) {
		const struct licensor_line *l = &lines.items[i];

		json_open(&w, '{');
		json_set(&w, "patent", l->patent);
		json_set(&w, "territory", l->territory);
		json_set(&w, "from", l->from);
		json_set(&w, "to", l->to);
		json_set(&w, "licensor", l->licensor);
		json_set_raw(&w, "name", l->name);
		json_set(&w, "power", licensor_power_word(l->power));
		json_set(&w, "mandate", l->mandate);
		json_close(&w, '}');
	}
	json_close(&w, ']');
	json_set(&w, "next", lines.next);
	json_close(&w, '}');
	return req_json(r);
}
