/*
 * What the page of a proposal shows.
 */
#ifndef GRANT_MEASURE_VIEW_PAGES_H
#define GRANT_MEASURE_VIEW_PAGES_H

#include "grant/measure.h"
#include "http/req.h"
#include "terms/scope.h"

struct measure_lines;

/* A proposal line by line; of an amendment beside the version before it.
 * Fields have the names of ${scope}. */
void measure_view_lines(struct req *, const struct measure *,
	const struct scope *, const struct grant_versions *,
	struct measure_lines *out);

#endif
