#include "base/json.h"
#include "fact/fact.h"
#include "http/query.h"
#include "pool/mandate_pages.h"

static void
write_texts(struct json_writer *w, const char *key, const char *const *items,
	size_t count)
{
	size_t i;

	if (count == 0)
		return;
	json_key(w, key);
	json_open(w, '[');
	for (i = 0; i < count; i++)
		json_add_string(w, items[i]);
	json_close(w, ']');
}

static void
write_text(struct json_writer *w, const char *key, const char *text)
{
	if (text == NULL)
		return;
	json_key(w, key);
	json_add_string(w, text);
}

static void
write_mandate(struct json_writer *w, const struct mandate *m)
{
	json_open(w, '{');
	write_text(w, "id", m->id);
	write_text(w, "grantor", m->grantor);
	write_text(w, "holder", m->holder);
	write_text(w, "capacity", m->capacity);
	write_texts(w, "patents", m->patents, m->patent_count);
	write_texts(w, "acts", m->acts, m->act_count);
	write_text(w, "from", m->from);
	write_text(w, "to", m->to);
	write_text(w, "revoked", m->revoked);
	write_text(w, "source", m->source);
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
	write_text(&w, "as_known_at", known);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		write_mandate(&w, &list.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
