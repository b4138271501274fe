#include "base/arena.h"
#include "coverage/give.h"
#include "coverage/sight.h"

enum err
coverage_viewer_find(struct req *r, const struct coverage_viewer **out)
{
	struct coverage_viewer *v = ARENA_NEW(r->arena, struct coverage_viewer);

	*out = v;
	if (r->person.id == 0)
		return OK;
	r->out_private = true;
	if (req_is(r, SECRETARIAT)) {
		v->all = true;
		return OK;
	}
	return coverage_viewer_read(
		r->db, r->person.id, r->person.organisation, v);
}
