#include "base/json.h"
#include "fact/fact.h"
#include "http/query.h"
#include "pool/mandate_pages.h"

static void
write_texts(struct json_writer *w, const char *key, const char *const *items,
	size_t count)
{
	if (count > 0)
		json_set_list(w, key, items, count);
}

static void
write_mandate(struct json_writer *w, const struct mandate *m)
{
	json_open(w, '{');
	json_set_if(w, "id", m->id);
	json_set_if(w, "grantor", m->grantor);
	json_set_if(w, "holder", m->holder);
	json_set_if(w, "capacity", m->capacity);
	write_texts(w, "patents", m->patents, m->patent_count);
	write_texts(w, "acts", m->acts, m->act_count);
	json_set_if(w, "from", m->from);
	json_set_if(w, "to", m->to);
	json_set_if(w, "revoked", m->revoked);
	json_set_if(w, "source", m->source);
	json_close(w, '}');
}

enum err
mandate_list_api(struct req *r)
{
	static const char *const names[] = { "organisation", "as_known_at",
		NULL };
	struct json_writer w = { .out = r->out };
	const char *asked, *known;
	struct mandates list;
	enum err e;
	size_t i;

	if ((e = query_only(r, names)) != OK ||
		(e = query_instant(r, "as_known_at", &asked)) != OK ||
		(e = fact_known(r->db, asked, &known)) != OK ||
		(e = mandate_list(r->db, req_query(r, "organisation"), known,
			 &list)) != OK)
		return e;
	json_open(&w, '{');
	json_set_if(&w, "as_known_at", known);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		write_mandate(&w, &list.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
