/* The state of one right on a day: from its legal events, else from the word
 * of its status. */
#include "patent/right_look.h"

#include <string.h>

#include "base/arena.h"

/* Months to ask for restoration where no rule says it. */
#define RESTORE_MONTHS 12

static void
find_term(struct right_look *l, const struct rules *rules)
{
	struct right *r = l->right;
	const struct term_rule *t =
		rule_term(rules, r->file->office, r->type, r->filed);
	char nominal[DAY_SIZE], last[DAY_SIZE];

	if (t == NULL)
		return;
	r->term = t;
	if (rule_last_day(t, r->filed, r->granted, nominal) != OK)
		return;
	if (day_add(nominal, r->adjust_days, last) != OK)
		return;
	r->nominal_last_day = arena_strdup(l->arena, nominal);
	r->last_day = r->cap != NULL && strcmp(r->cap, last) < 0
			      ? r->cap
			      : arena_strdup(l->arena, last);
}

static void
decide(struct right_look *l, enum right_state state, const char *code,
	struct right_record record)
{
	l->right->state = state;
	right_reason_add(l->right, code, LEVEL_DECIDES, record);
}

static void
decide_event(struct right_look *l, enum right_state state, const char *code,
	const struct right_event *e)
{
	decide(l, state, code, right_record_event(l->arena, e));
}

/* By what the registry says of the publications. */
static void
decide_record(struct right_look *l, enum right_state state, const char *code)
{
	decide(l, state, code,
		right_record_patent(l->status != NULL
					    ? l->status
					    : l->right->file->publications));
}

static bool
reached(const char *day, const struct right_look *l)
{
	return day != NULL && strcmp(day, l->day) <= 0;
}

static bool
over(const struct right_look *l)
{
	return l->right->last_day != NULL &&
	       strcmp(l->day, l->right->last_day) > 0;
}

static void
decide_expired(struct right_look *l)
{
	decide(l, RIGHT_CEASED, "expired",
		right_record_rule("term-rule", &l->right->term->rule));
}

static void
decide_ceased(struct right_look *l)
{
	const struct right_event *e = l->ceased;

	l->right->perishable = true;
	l->right->since = e->effective;
	decide_event(l, RIGHT_CEASED, right_effect_name(e->effect), e);
}

static void
decide_lapse(struct right_look *l)
{
	const struct right_event *e = l->lapse;
	struct right *r = l->right;
	const char *until = e->until;
	char day[DAY_SIZE];

	if (l->coming != NULL) {
		decide_event(l, RIGHT_INTERVENING, "intervening", l->coming);
		return;
	}
	r->since = l->lapse_first->effective;
	if (until == NULL && day_add_months(e->effective,
				     r->term == NULL ? RESTORE_MONTHS
						     : r->term->restore_months,
				     day, NULL) == OK)
		until = arena_strdup(l->arena, day);
	if (until != NULL && strcmp(l->day, until) < 0) {
		r->open_until = until;
		decide_event(l, RIGHT_LAPSED_OPEN, "restoration_open", e);
	} else {
		r->perishable = true;
		decide_event(l, RIGHT_CEASED, "lapsed", e);
	}
}

static void
decide_alive(struct right_look *l)
{
	if (reached(l->right->granted, l)) {
		if (l->granted != NULL)
			decide_event(l, RIGHT_IN_FORCE, "in_force", l->granted);
		else
			decide_record(l, RIGHT_IN_FORCE, "in_force");
		return;
	}
	l->right->perishable = true;
	decide_record(l, RIGHT_PENDING, "pending");
}

static void
decide_expired_word(struct right_look *l)
{
	struct right *r = l->right;

	if (over(l))
		decide_expired(l);
	else if (reached(l->status->status_as_of, l))
		decide_record(l, RIGHT_CEASED, "expired");
	else if (r->last_day == NULL || r->granted == NULL)
		decide_record(l, RIGHT_UNKNOWN, "lapse_date_unknown");
	else
		decide_alive(l);
}

/* No event tells: the word of the status does, as of its day. */
static void
decide_word(struct right_look *l)
{
	struct right *r = l->right;
	const char *word = l->status == NULL ? "" : l->status->status;

	if (strcmp(word, "expired") == 0) {
		decide_expired_word(l);
	} else if (strcmp(word, "lapsed") == 0 ||
		   strcmp(word, "withdrawn") == 0) {
		if (reached(l->status->status_as_of, l)) {
			r->perishable = true;
			decide_record(l, RIGHT_CEASED, word);
		} else {
			decide_record(l, RIGHT_UNKNOWN, "lapse_date_unknown");
		}
	} else if (strcmp(word, "granted") == 0 && r->granted == NULL) {
		if (over(l))
			decide_expired(l);
		else
			decide_record(l, RIGHT_IN_FORCE, "in_force");
	} else if (*word == '\0' && r->granted == NULL) {
		decide_record(l, RIGHT_UNKNOWN, "no_status");
	} else {
		decide_alive(l);
	}
}

static bool
word_is(const struct right_look *l, const char *word)
{
	return l->status != NULL && strcmp(l->status->status, word) == 0;
}

/* Events decide, but none tells of a grant. */
static void
decide_events(struct right_look *l)
{
	if (l->right->granted == NULL &&
		(l->was_granted || word_is(l, "granted") ||
			word_is(l, "lapsed") || word_is(l, "expired")))
		decide_record(l, RIGHT_UNKNOWN, "no_status");
	else
		decide_alive(l);
}

static void
find_state(struct right_look *l)
{
	struct right *r = l->right;
	bool open = r->granted == NULL || reached(r->granted, l);

	if (l->revoked != NULL)
		decide_event(l, RIGHT_VOID, "revoked", l->revoked);
	else if (!l->decisive && word_is(l, "revoked"))
		decide_record(l, RIGHT_VOID, "revoked");
	else if (r->filed != NULL && strcmp(l->day, r->filed) < 0)
		decide_record(l, RIGHT_NOT_YET, "not_filed_yet");
	else if (open && l->expired != NULL)
		decide_event(l, RIGHT_CEASED, "expired", l->expired);
	else if (open && l->decisive && word_is(l, "expired") &&
		 reached(l->status->status_as_of, l))
		decide_record(l, RIGHT_CEASED, "expired");
	else if (reached(r->granted, l) && over(l))
		decide_expired(l);
	else if (l->ceased != NULL)
		decide_ceased(l);
	else if (l->lapse != NULL)
		decide_lapse(l);
	else if (l->decisive)
		decide_events(l);
	else
		decide_word(l);
}

static void
find_freshness(struct right_look *l, const struct rules *rules)
{
	struct right *r = l->right;
	const struct freshness_rule *f =
		rule_freshness(rules, r->file->office, l->day);
	char last[DAY_SIZE];

	if (f == NULL)
		return;
	r->stale = r->as_of == NULL || day_add(r->as_of, f->days, last) != OK ||
		   strcmp(l->day, last) > 0;
	if (r->stale)
		right_reason_add(r, "stale", LEVEL_WARNING,
			right_record_rule("freshness-rule", &f->rule));
}

static void
support(struct right_look *l)
{
	struct right *r = l->right;

	right_reason_add(r, "territory_rule", LEVEL_SUPPORTS,
		right_record_rule("territory-rule", &r->rule->rule));
	if (r->last_day != NULL)
		right_reason_add(r, "term_rule", LEVEL_SUPPORTS,
			right_record_rule("term-rule", &r->term->rule));
	if (l->adjusted != NULL)
		right_reason_add(r, "adjusted", LEVEL_SUPPORTS,
			right_record_event(l->arena, l->adjusted));
	if (l->disclaimed != NULL)
		right_reason_add(r, "disclaimed", LEVEL_SUPPORTS,
			right_record_event(l->arena, l->disclaimed));
	if (l->restored != NULL)
		right_reason_add(r, "restored", LEVEL_SUPPORTS,
			right_record_event(l->arena, l->restored));
}

static void
warn(struct right_look *l)
{
	struct right *r = l->right;

	if (r->state == RIGHT_IN_FORCE && r->last_day == NULL)
		right_reason_add(r, "no_term_rule", LEVEL_WARNING,
			right_record_patent(r->file->publications));
	if (l->status == NULL && !l->decisive && r->state != RIGHT_UNKNOWN)
		right_reason_add(r, "status_unknown", LEVEL_WARNING,
			right_record_patent(r->file->publications));
	if (r->file->conflicting)
		right_reason_add(r, "conflicting_sources", LEVEL_WARNING,
			right_record_patent(r->file->publications));
}

void
right_state_find(struct arena *a, const struct rules *rules, struct right *r,
	const char *day)
{
	struct right_look l = { .arena = a, .right = r, .day = day };

	right_look_read(&l);
	find_term(&l, rules);
	find_state(&l);
	support(&l);
	warn(&l);
	find_freshness(&l, rules);
}
