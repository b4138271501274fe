#include "http/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "base/instant.h"

static const char *
pointer(struct req *r, const char *name)
{
	return arena_printf(r->arena, "/query/%s", name);
}

enum err
query_only(struct req *r, const char *const *known)
{
	enum err e = OK;
	size_t i, k;

	for (i = 0; i < r->query.count; i++) {
		const char *name = r->query.items[i].name;

		for (k = 0; known != NULL && known[k] != NULL; k++)
			if (strcmp(known[k], name) == 0)
				break;
		if (known == NULL || known[k] == NULL)
			e = req_invalid(r, pointer(r, name),
				req_tr(r, N_("no such parameter")));
	}
	return e;
}

enum err
query_int(struct req *r, const char *name, long min, long max, long missing,
	long *out)
{
	const char *text = req_query(r, name);
	char *end;
	long n;

	if (text == NULL) {
		*out = missing;
		return OK;
	}
	n = strlen(text) > 9 ? max + 1 : strtol(text, &end, 10);
	if (strspn(text, "0123456789") != strlen(text) || n < min || n > max)
		return req_invalid(r, pointer(r, name),
			tr_fill(r->arena,
				req_tr(r,
					N_("must be a whole number from {min} "
					   "to {max}")),
				"min", arena_printf(r->arena, "%ld", min),
				"max", arena_printf(r->arena, "%ld", max),
				NULL));
	*out = n;
	return OK;
}

enum err
query_day(struct req *r, const char *name, const char **out)
{
	const char *text = req_query(r, name);

	if (text != NULL && !day_valid(text))
		return req_invalid(r, pointer(r, name),
			req_tr(r, N_("must be an existing day as YYYY-MM-DD")));
	*out = text;
	return OK;
}

enum err
query_instant(struct req *r, const char *name, const char **out)
{
	const char *text = req_query(r, name);
	char instant[INSTANT_SIZE];

	*out = NULL;
	if (text == NULL)
		return OK;
	if (instant_read(text, instant) != OK)
		return req_invalid(r, pointer(r, name),
			req_tr(r,
				N_("must be a time as 2026-03-31T09:30:00Z, or "
				   "a day")));
	*out = arena_strdup(r->arena, instant);
	return OK;
}
