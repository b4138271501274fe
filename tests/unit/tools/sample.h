/* The data of sample.html. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "http/view.h"

struct sample_point {
	int x;
};

struct sample_names {
	const char *const *items;
	size_t count;
};

struct sample_points {
	struct sample_point *items;
	int count;
};

struct sample {
	const char *text;
	const char *url;
	int count;
	struct html html;
	const struct sample_names *names;
	struct sample_names none;
	struct sample_points points;
};

void sample_call(struct req *, char c);

#endif
