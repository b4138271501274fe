#include "base/json.h"
#include "coverage/sight.h"
#include "coverage/whatif_form.h"
#include "coverage/whatif_pages.h"
#include "fact/fact.h"
#include "http/query.h"

static void
write_change(struct json_writer *w, const struct whatif_change *c)
{
	json_open(w, '{');
	json_set(w, "organisation", c->organisation);
	json_set(w, "grant", c->grant);
	json_set(w, "licensee", c->licensee);
	json_set(w, "coverage", c->begins ? "begins" : "ends");
	if (c->run_off != NULL)
		json_set(w, "run_off_until", c->run_off);
	json_close(w, '}');
}

enum err
whatif_api(struct req *r)
{
	struct whatif_deal deal = { .percent_e4 = 0 };
	struct json_writer w = { .out = r->out };
	struct form *f = whatif_form_new(r);
	const struct org *org;
	const char *asked;
	struct whatif result;
	enum err e;
	size_t i;

	if ((e = query_only(r, whatif_parameters)) != OK ||
		(e = query_instant(r, "as_known_at", &asked)) != OK ||
		(e = org_find(r->db, req_param(r, "id"), &org)) != OK)
		return e;
	if ((e = whatif_form_read(r, f, &deal)) != OK)
		return e == ERR_INVALID ? form_refuse(r, f) : e;
	if ((e = fact_known(r->db, asked, &deal.known)) != OK ||
		(e = coverage_viewer_find(r, &deal.viewer)) != OK ||
		(e = whatif_find(r->db, &deal, &result)) != OK)
		return e;
	json_open(&w, '{');
	json_set(&w, "on", deal.on);
	json_set(&w, "as_known_at", deal.known);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < result.count; i++)
		write_change(&w, &result.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
