#include "ruling/ruling_api.h"

#include "base/json.h"
#include "fact/fact.h"
#include "http/query.h"
#include "ruling/ruling.h"

static void
write_ruling(struct json_writer *w, const struct ruling *f)
{
	json_open(w, '{');
	json_key(w, "id");
	json_add_string(w, f->id);
	json_key(w, "version");
	json_add_int(w, f->version);
	json_key(w, "use");
	json_add_string(w, f->use);
	json_key(w, "field");
	json_add_string(w, f->field);
	json_key(w, "within");
	json_add_raw(w, f->within ? "true" : "false");
	json_key(w, "question");
	json_add_raw(w, f->question);
	json_key(w, "facts");
	json_add_raw(w, f->facts);
	json_key(w, "answer");
	json_add_raw(w, f->answer);
	json_key(w, "given_by");
	json_add_string(w, f->given_by);
	json_key(w, "published");
	json_add_string(w, f->published_on);
	if (f->valid_to != NULL) {
		json_key(w, "until");
		json_add_string(w, f->valid_to);
	}
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
	json_key(&w, "as_known_at");
	json_add_string(&w, q.known);
	json_key(&w, "total");
	json_add_int(&w, (int64_t)list.count);
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
