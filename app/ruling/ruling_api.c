#include "ruling/ruling_api.h"

#include "base/json.h"
#include "fact/fact.h"
#include "http/query.h"
#include "ruling/ruling.h"

static void
write_ruling(struct json_writer *w, const struct ruling *f)
{
	json_open(w, '{');
	json_set(w, "id", f->id);
	json_set_int(w, "version", f->version);
	json_set(w, "use", f->use);
	json_set(w, "field", f->field);
	json_set_raw(w, "within", f->within ? "true" : "false");
	json_set_raw(w, "question", f->question);
	json_set_raw(w, "facts", f->facts);
	json_set_raw(w, "answer", f->answer);
	json_set(w, "given_by", f->given_by);
	json_set(w, "published", f->published_on);
	if (f->valid_to != NULL)
		json_set(w, "until", f->valid_to);
	json_close(w, '}');
}

enum err
ruling_list_api(struct req *r)
{
	static const char *const known[] = { "q", "field", "use", "as_known_at",
		NULL };
	struct ruling_query q = { .words = req_query(r, "q"),
		.field = req_query(r, "field"),
		.use = req_query(r, "use") };
	struct json_writer w = { .out = r->out };
	struct rulings list;
	const char *asked;
	enum err e;
	size_t i;

	if ((e = query_only(r, known)) != OK ||
		(e = query_instant(r, "as_known_at", &asked)) != OK ||
		(e = fact_known(r->db, asked, &q.known)) != OK ||
		(e = ruling_list(r->db, &q, &list)) != OK)
		return e;
	json_open(&w, '{');
	json_set(&w, "as_known_at", q.known);
	json_set_int(&w, "total", (int64_t)list.count);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < list.count; i++)
		write_ruling(&w, &list.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}

enum err
ruling_show_api(struct req *r)
{
	static const char *const known[] = { "as_known_at", NULL };
	struct json_writer w = { .out = r->out };
	const char *asked, *instant;
	const struct ruling *f;
	enum err e;

	if ((e = query_only(r, known)) != OK ||
		(e = query_instant(r, "as_known_at", &asked)) != OK ||
		(e = fact_known(r->db, asked, &instant)) != OK ||
		(e = ruling_find(r->db, req_param(r, "id"), instant, &f)) != OK)
		return e;
	write_ruling(&w, f);
	return req_json(r);
}
