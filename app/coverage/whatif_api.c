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
	json_key(w, "organisation");
	json_add_string(w, c->organisation);
	json_key(w, "grant");
	json_add_string(w, c->grant);
	json_key(w, "licensee");
	json_add_string(w, c->licensee);
	json_key(w, "coverage");
	json_add_string(w, c->begins ? "begins" : "ends");
	if (c->run_off != NULL) {
		json_key(w, "run_off_until");
		json_add_string(w, c->run_off);
	}
	json_close(w, '}');
}

/* The messages of the form as errors[] of the problem. */
static enum err
refuse(struct req *r, const struct form *f)
{
	enum err e = ERR_INVALID;
	size_t i;

	for (i = 0; i < f->count; i++)
		if (f->values[i].error != NULL)
			e = req_invalid(r,
				arena_printf(r->arena, "/query/%s",
					f->fields[i].name),
				f->values[i].error);
	return e;
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
		return e == ERR_INVALID ? refuse(r, f) : e;
	if ((e = fact_known(r->db, asked, &deal.known)) != OK ||
		(e = coverage_viewer_find(r, &deal.viewer)) != OK ||
		(e = whatif_find(r->db, &deal, &result)) != OK)
		return e;
	json_open(&w, '{');
	json_key(&w, "on");
	json_add_string(&w, deal.on);
	json_key(&w, "as_known_at");
	json_add_string(&w, deal.known);
	json_key(&w, "items");
	json_open(&w, '[');
	for (i = 0; i < result.count; i++)
		write_change(&w, &result.items[i]);
	json_close(&w, ']');
	json_close(&w, '}');
	return req_json(r);
}
