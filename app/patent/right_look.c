#include "patent/right_look.h"

#include <string.h>

/* Does the event say something of the right? Of one with unitary effect what
 * is said of "UP", of others what is said of the territory; of both what is
 * said of the whole application. */
static bool
event_counts(const struct right_event *e, const struct right *r)
{
	const char *scope = r->rule->way == RIGHT_UNITARY ? "UP" : r->territory;

	return e->territory == NULL || strcmp(e->territory, scope) == 0;
}

static void
note_day(struct right_look *l, const struct right_event *e)
{
	const char *as_of = e->as_of != NULL ? e->as_of : e->on;
	struct right *r = l->right;

	if (r->as_of == NULL || strcmp(as_of, r->as_of) > 0) {
		r->as_of = as_of;
		r->source = e->source;
	}
}

static void
note_restored(struct right_look *l, const struct right_event *e, bool happened)
{
	if (happened) {
		l->ceased = NULL;
		l->lapse = NULL;
		l->lapse_first = NULL;
		l->restored = e;
	} else if (l->lapse != NULL && l->coming == NULL) {
		l->coming = e;
	}
}

static void
note_term(struct right_look *l, const struct right_event *e)
{
	struct right *r = l->right;

	if (e->effect == EFFECT_ADJUSTED) {
		r->adjust_days += e->days;
		l->adjusted = e;
	} else if (e->until != NULL &&
		   (r->cap == NULL || strcmp(e->until, r->cap) < 0)) {
		r->cap = e->until;
		l->disclaimed = e;
	}
}

static void
note_event(struct right_look *l, const struct right_event *e)
{
	bool happened = strcmp(e->effective, l->day) <= 0;
	bool decisive = true;

	note_day(l, e);
	if (e->effect == EFFECT_GRANTED) {
		if (l->granted == NULL)
			l->granted = e;
	} else if (e->effect == EFFECT_REVOKED) {
		l->revoked = e;
	} else if (e->effect == EFFECT_EXPIRED) {
		if (happened && l->expired == NULL)
			l->expired = e;
	} else if (e->effect == EFFECT_WITHDRAWN ||
		   e->effect == EFFECT_REFUSED ||
		   e->effect == EFFECT_SURRENDERED) {
		if (happened)
			l->ceased = e;
	} else if (e->effect == EFFECT_LAPSED) {
		if (happened)
			l->lapse = e;
		if (happened && l->lapse_first == NULL)
			l->lapse_first = e;
	} else if (e->effect == EFFECT_RESTORED) {
		note_restored(l, e, happened);
	} else {
		decisive = false;
		if (e->effect == EFFECT_ADJUSTED ||
			e->effect == EFFECT_DISCLAIMED)
			note_term(l, e);
	}
	l->decisive = l->decisive || decisive;
	l->was_granted = l->was_granted || e->effect == EFFECT_LAPSED ||
			 e->effect == EFFECT_RESTORED ||
			 e->effect == EFFECT_EXPIRED ||
			 e->effect == EFFECT_SURRENDERED;
}

void
right_look_read(struct right_look *l)
{
	struct right *r = l->right;
	const struct right_file *f = r->file;
	size_t i;

	l->status = right_file_status(f);
	if (l->status != NULL && l->status->status_as_of != NULL) {
		r->as_of = l->status->status_as_of;
		r->source = l->status->status_source;
	}
	for (i = 0; i < f->event_count; i++)
		if (event_counts(&f->events[i], r))
			note_event(l, &f->events[i]);
	r->type = right_file_type(f);
	r->filed = right_file_filed(f);
	r->granted = l->granted == NULL ? NULL : l->granted->effective;
	for (i = 0; i < f->publication_count; i++) {
		const char *granted = f->publications[i].granted;

		if (granted != NULL &&
			(r->granted == NULL || strcmp(granted, r->granted) < 0))
			r->granted = granted;
	}
}
