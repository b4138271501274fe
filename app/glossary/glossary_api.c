#include "glossary/glossary_api.h"

#include "base/json.h"
#include "glossary/glossary.h"
#include "http/query.h"

static void
write_concept(struct json_writer *w, const struct concept *c)
{
	int l;

	json_open(w, '{');
	json_set(w, "slug", c->slug);
	json_set(w, "area", c->area);
	json_key(w, "terms");
	json_open(w, '{');
	for (l = 0; l < LANG_COUNT; l++)
		json_set_list(w, lang_key((enum lang)l), c->terms[l].items,
			c->terms[l].count);
	json_close(w, '}');
	json_close(w, '}');
}

enum err
glossary_list_api(struct req *r)
{
	static const char *const known[] = { "q", NULL };
	const char *q = req_query(r, "q");
	struct json_writer w = { .out = r->out };
	struct concepts list;
	size_t i;
	enum err e;

	if ((e = query_only(r, known)) != OK ||
		(e = glossary_list(r->db, q == NULL ? "" : q, false, &list)) !=
			OK)
		return e;
	json_open(&w, '{');
	json_set_int(&w, "total", (int64_t)list.count);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		write_concept(&w, &list.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
