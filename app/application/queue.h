/*
 * The secretariat's queue.
 *
 * "needs-me": what I have claimed and not yet judged, and what somebody else
 * has judged and now needs a second person. "unassigned", "in-review",
 * "waiting" (for the applicant) are states; "all" is everything that was
 * ever submitted.
 */
#ifndef APPLICATION_QUEUE_H
#define APPLICATION_QUEUE_H

#include "application/application.h"

#define QUEUE_PAGE 50

struct queue_query {
	const char *view; /* one of the words above */
	int64_t account_id;
	const char *after; /* applications.next */
};

struct queue_counts {
	int64_t mine;
	int64_t unassigned;
	int64_t in_review;
	int64_t waiting;
	int64_t due; /* of those, due today or earlier */
};

/* Cuts "YYYY-MM-DD.ID"; ERR_INVALID for anything else. */
enum err queue_cursor_read(struct arena *, const char *cursor, const char **day,
	const char **id) MUST_CHECK;

/* By due day; "all" by day of submission, newest first. ERR_INVALID: a
 * cursor that is none. */
enum err queue_list(struct db *, const struct queue_query *,
	struct applications *out) MUST_CHECK;

enum err queue_count(
	struct db *, int64_t account_id, struct queue_counts *out) MUST_CHECK;

#endif
