#include "coverage/preview.h"

/* All patents of the first grants, then all of the next ones. */
bool
preview_next(struct preview_question *q, const struct preview *p)
{
	if (q->patents_from + (int64_t)p->patents < p->all_patents) {
		q->patents_from += PREVIEW_PATENTS_MAX;
		return true;
	}
	if (q->grants_from + (int64_t)p->grants < p->all_grants) {
		q->patents_from = 0;
		q->grants_from += PREVIEW_GRANTS_MAX;
		return true;
	}
	return false;
}
