#include "org/group_query.h"

#include <string.h>

#include "base/day.h"
#include "fact/fact.h"
#include "http/query.h"

#define WHOLE_E4 1000000 /* 100 % */

const char *const group_query_known[] = { "on", "as_known_at", "threshold",
	"operator", "vie", NULL };

/* True when ${name} is ${yes}; notes an error when it is neither. */
static enum err
choice(struct req *r, const char *name, const char *yes, const char *no,
	bool *out)
{
	const char *word = req_query(r, name);

	if (word == NULL || strcmp(word, no) == 0)
		return OK;
	if (strcmp(word, yes) != 0)
		return req_invalid(r, arena_printf(r->arena, "/query/%s", name),
			tr_fill(r->arena,
				req_tr(r, N_("must be {one} or {other}")),
				"one", no, "other", yes, NULL));
	*out = true;
	return OK;
}

static enum err
threshold(struct req *r, int64_t *out)
{
	const char *text = req_query(r, "threshold");
	int64_t percent;

	if (text == NULL)
		return OK;
	percent = control_percent_read(text);
	if (percent < 0 || percent > WHOLE_E4)
		return req_invalid(r, "/query/threshold",
			req_tr(r,
				N_("must be a percentage from 0 to 100 with at "
				   "most four decimals, as 50 or 33.3333")));
	*out = percent;
	return OK;
}

enum err
group_query_read(struct req *r, const char *id, struct group_question *out)
{
	const char *on = NULL, *asked = NULL;
	char today[DAY_SIZE];
	bool good;
	enum err e;

	*out = (struct group_question){ .id = id, .rule = control_default };
	good = query_day(r, "on", &on) == OK;
	good = query_instant(r, "as_known_at", &asked) == OK && good;
	good = threshold(r, &out->rule.threshold_e4) == OK && good;
	good = choice(r, "operator", "ge", "gt", &out->rule.or_equal) == OK &&
	       good;
	good = choice(r, "vie", "true", "false", &out->rule.vie) == OK && good;
	day_today(today);
	out->on = on != NULL && day_valid(on) ? on
					      : arena_strdup(r->arena, today);
	if ((e = fact_known(r->db, asked, &out->known)) != OK)
		return e;
	return good ? OK : ERR_INVALID;
}

const char *
group_query_threshold(struct req *r, const struct group_question *q)
{
	return group_percent(r->arena, q->rule.threshold_e4);
}
