#include "base/arena.h"
#include "coverage/give.h"
#include "coverage/sight.h"

enum err
coverage_viewer_find(struct req *r, const struct coverage_viewer **out)
{
	struct coverage_viewer *v = ARENA_NEW(r->arena, struct coverage_viewer);
	const char *const *found;
	const char **orgs;
	size_t i, n = 0;
	enum err e;

	*out = v;
	if (r->person.id == 0)
		return OK;
	r->out_private = true;
	if (req_is(r, SECRETARIAT)) {
		v->all = true;
		return OK;
	}
	e = coverage_viewer_orgs(r->db, r->person.id, &found, &n);
	if (e != OK)
		return e;
	orgs = ARENA_ARRAY(r->arena, n + 1, const char *);
	for (i = 0; i < n; i++)
		orgs[v->org_count++] = found[i];
	if (r->person.organisation != NULL)
		orgs[v->org_count++] = r->person.organisation;
	v->orgs = orgs;
	return OK;
}
