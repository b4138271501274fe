#include "search/params.h"

#include <string.h>

#include "search/params_filter.h"
#include "search/params_q.h"

enum err
params_read(struct req *r, struct params *p)
{
	bool bad = false;
	enum err e;

	*p = (struct params){ 0 };
	e = params_read_q(r, p);
	if (e != OK && e != ERR_INVALID)
		return e;
	bad = e != OK;
	e = params_filter_read(r, p);
	if (!r->api)
		return OK;
	if (e != OK && e != ERR_INVALID)
		return e;
	return bad ? ERR_INVALID : e;
}

const char *
params_check(struct req *r, const struct params *p)
{
	return arena_printf(r->arena, "%c", p->number.check_expected);
}
