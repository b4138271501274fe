/*
 * What the events and publications of a file say of a right, seen from a day.
 * Only right_state.c decides by it.
 */
#ifndef PATENT_RIGHT_LOOK_H
#define PATENT_RIGHT_LOOK_H

#include "patent/right_part.h"

struct right_look {
	struct arena *arena;
	struct right *right;
	const char *day;
	const struct right_publication *status; /* or NULL */
	const struct right_event *granted;
	const struct right_event *revoked;
	const struct right_event *expired;
	const struct right_event *ceased; /* and not restored by the day */
	const struct right_event *lapse;  /* likewise, the last one */
	const struct right_event *lapse_first;
	const struct right_event *restored;
	const struct right_event *coming; /* restored after the day */
	const struct right_event *adjusted;
	const struct right_event *disclaimed;
	bool decisive;	  /* the word of the status no longer counts */
	bool was_granted; /* some day: an event that needs a grant */
};

/* Fills all but arena, right and day, and the days of the right. */
void right_look_read(struct right_look *);

#endif
