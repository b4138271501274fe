#include "statistics/statistics_api.h"

#include "base/json.h"
#include "http/query.h"
#include "statistics/statistics.h"

static void
add_counts(struct json_writer *w, const struct statistics_counts *counts)
{
	size_t i;

	json_open(w, '[');
	for (i = 0; i < counts->count; i++) {
		json_open(w, '{');
		json_set(w, "value", counts->items[i].value);
		json_set_int(w, "patents", counts->items[i].patents);
		json_close(w, '}');
	}
	json_close(w, ']');
}

enum err
statistics_show_api(struct req *r)
{
	struct json_writer w = { .out = r->out };
	struct statistics all;
	enum err e;
	int s;

	if ((e = query_only(r, NULL)) != OK ||
		(e = statistics_find(r->db, &all)) != OK)
		return e;
	json_open(&w, '{');
	json_set(&w, "day", all.day);
	json_set_int(&w, "patents", all.patents);
	json_set_int(&w, "in_force", all.in_force);
	for (s = 0; s < STATISTICS_COUNT; s++) {
		json_key(&w, statistics_name((enum statistic)s));
		add_counts(&w, &all.by[s]);
	}
	json_close(&w, '}');
	return req_json(r);
}
