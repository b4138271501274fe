#include <stdlib.h>
#include <string.h>

#include "application/application.h"
#include "base/text.h"

static const struct {
	const char *word;
	const char *label;
	const char *colour;
} states[] = {
	[APPLICATION_DRAFT] = { "draft", N_("Draft"), "grey" },
	[APPLICATION_SUBMITTED] = { "submitted", N_("Submitted"), "yellow" },
	[APPLICATION_IN_REVIEW] = { "in-review", N_("In review"), "blue" },
	[APPLICATION_RETURNED] = { "returned", N_("Returned for information"),
		"yellow" },
	[APPLICATION_GRANTED] = { "granted", N_("Licence granted"), "green" },
	[APPLICATION_REFUSED] = { "refused", N_("Refused"), "red" },
	[APPLICATION_WITHDRAWN] = { "withdrawn", N_("Withdrawn"), "grey" },
};
#define STATES (sizeof(states) / sizeof(states[0]))

/* Every transition there is; what is not listed is not allowed. */
static const struct {
	enum application_event event;
	enum application_state from;
	enum application_state to;
} transitions[] = {
	{ EVENT_SUBMIT, APPLICATION_DRAFT, APPLICATION_SUBMITTED },
	{ EVENT_GRANT_AT_ONCE, APPLICATION_SUBMITTED, APPLICATION_GRANTED },
	{ EVENT_CLAIM, APPLICATION_SUBMITTED, APPLICATION_IN_REVIEW },
	{ EVENT_RELEASE, APPLICATION_IN_REVIEW, APPLICATION_SUBMITTED },
	{ EVENT_RETURN, APPLICATION_IN_REVIEW, APPLICATION_RETURNED },
	{ EVENT_RESUBMIT, APPLICATION_RETURNED, APPLICATION_IN_REVIEW },
	{ EVENT_GRANT, APPLICATION_IN_REVIEW, APPLICATION_GRANTED },
	{ EVENT_REFUSE, APPLICATION_IN_REVIEW, APPLICATION_REFUSED },
	{ EVENT_WITHDRAW, APPLICATION_DRAFT, APPLICATION_WITHDRAWN },
	{ EVENT_WITHDRAW, APPLICATION_SUBMITTED, APPLICATION_WITHDRAWN },
	{ EVENT_WITHDRAW, APPLICATION_IN_REVIEW, APPLICATION_WITHDRAWN },
	{ EVENT_WITHDRAW, APPLICATION_RETURNED, APPLICATION_WITHDRAWN },
};

const char *
application_state_word(enum application_state s)
{
	return states[s].word;
}

enum err
application_state_read(const char *word, enum application_state *out)
{
	size_t i;

	for (i = 0; i < STATES; i++) {
		if (strcmp(states[i].word, word) == 0) {
			*out = (enum application_state)i;
			return OK;
		}
	}
	return ERR_NOT_FOUND;
}

const char *
application_state_label(enum application_state s)
{
	return states[s].label;
}

const char *
application_state_colour(enum application_state s)
{
	return states[s].colour;
}

enum err
application_next(enum application_state from, enum application_event event,
	enum application_state *out)
{
	size_t i;

	for (i = 0; i < sizeof(transitions) / sizeof(transitions[0]); i++) {
		if (transitions[i].event == event &&
			transitions[i].from == from) {
			*out = transitions[i].to;
			return OK;
		}
	}
	return ERR_CONFLICT;
}

bool
application_editable(enum application_state s)
{
	return s == APPLICATION_DRAFT || s == APPLICATION_RETURNED;
}

bool
application_owned(
	const struct application *a, int64_t account_id, const char *visit_hash)
{
	if (a->account_id != 0)
		return a->account_id == account_id;
	return visit_hash != NULL && a->visit_hash != NULL &&
	       strcmp(a->visit_hash, visit_hash) == 0;
}

/* 0 Sunday … 6 Saturday (Sakamoto's method for the Gregorian calendar). */
static int
weekday(const char *day)
{
	static const int shift[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
	int y = text_int(day), m = text_int(day + 5), d = text_int(day + 8);

	if (m < 3)
		y--;
	return (y + y / 4 - y / 100 + y / 400 + shift[m - 1] + d) % 7;
}

enum err
application_due(const char *day, enum terms_route route, char out[DAY_SIZE])
{
	int left = route == TERMS_OPEN ? 2 : 5;
	char at[DAY_SIZE];
	enum err e;

	if (!day_valid(day))
		return ERR_INVALID;
	memcpy(at, day, DAY_SIZE);
	while (left > 0) {
		char next[DAY_SIZE];

		if ((e = day_add(at, 1, next)) != OK)
			return e;
		memcpy(at, next, DAY_SIZE);
		if (weekday(at) != 0 && weekday(at) != 6)
			left--;
	}
	memcpy(out, at, DAY_SIZE);
	return OK;
}
