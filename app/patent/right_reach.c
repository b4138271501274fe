/* Which rights of a file reach a territory. */
#include "patent/right_part.h"

#include <string.h>

#include "base/arena.h"

/* The first event that gave unitary effect, or NULL. */
static const struct right_event *
find_unitary(const struct right_file *f)
{
	size_t i;

	for (i = 0; i < f->event_count; i++)
		if (f->events[i].effect == EFFECT_UNITARY &&
			(f->events[i].territory == NULL ||
				strcmp(f->events[i].territory, "UP") == 0))
			return &f->events[i];
	return NULL;
}

static bool
is_in(const struct right_event *e, const char *territory)
{
	return e->territory != NULL && strcmp(e->territory, territory) == 0;
}

static bool
has_effect(const struct right_file *f, const char *territory,
	enum right_effect effect)
{
	size_t i;

	for (i = 0; i < f->event_count; i++)
		if (f->events[i].effect == effect &&
			is_in(&f->events[i], territory))
			return true;
	return false;
}

/* An event that can only happen to a right that exists there. */
static bool
has_evidence(const struct right_file *f, const char *territory)
{
	size_t i;

	for (i = 0; i < f->event_count; i++) {
		const struct right_event *e = &f->events[i];

		if (!is_in(e, territory))
			continue;
		switch (e->effect) {
		case EFFECT_GRANTED:
		case EFFECT_FEE_PAID:
		case EFFECT_LAPSED:
		case EFFECT_RESTORED:
		case EFFECT_EXPIRED:
		case EFFECT_WITHDRAWN:
		case EFFECT_REFUSED:
		case EFFECT_SURRENDERED:
		case EFFECT_OPPOSED:
		case EFFECT_OPPOSITION_ENDED:
		case EFFECT_LIMITED:
		case EFFECT_REVOKED:
		case EFFECT_DESIGNATED:
		case EFFECT_ADJUSTED:
		case EFFECT_DISCLAIMED:
			return true;
		case EFFECT_NONE:
		case EFFECT_FILED:
		case EFFECT_PUBLISHED:
		case EFFECT_EXAMINED:
		case EFFECT_UNITARY:
		case EFFECT_EXTENDED:
		case EFFECT_OPEN_LICENCE:
		case EFFECT_OPEN_LICENCE_ENDED:
		case EFFECT_PARTY:
		case EFFECT_COUNT:
			break;
		}
	}
	return false;
}

/* Do the lists of designated states, where there are any, leave it out? */
static bool
left_out(const struct right_file *f, const char *territory)
{
	bool listed = false;
	size_t i;

	for (i = 0; i < f->event_count; i++) {
		const struct right_event *e = &f->events[i];

		if (e->territory != NULL || e->states == NULL ||
			(e->effect != EFFECT_DESIGNATED &&
				e->effect != EFFECT_GRANTED))
			continue;
		if (strstr(e->states, territory) != NULL)
			return false;
		listed = true;
	}
	return listed;
}

static struct right *
add(struct arena *a, struct right_found *found, const struct right_file *f,
	const struct territory_rule *rule, const char *suffix)
{
	const char *name = right_file_name(a, f);
	struct right *r = right_add(a, found);

	r->name =
		suffix == NULL ? name : arena_printf(a, "%s/%s", name, suffix);
	r->territory = rule->territory;
	r->file = f;
	r->rule = rule;
	return r;
}

/*
 * A European patent lives on in the states where it was validated. Without a
 * trace of that nobody knows, unless it could not be alive there anyway.
 */
static void
add_national(struct arena *a, const struct rules *rules,
	struct right_found *found, const struct right_file *f,
	const struct territory_rule *rule, const char *day, bool evidence)
{
	struct right *r = add(a, found, f, rule, rule->territory);

	if (!evidence && rule->way == RIGHT_DESIGNATED &&
		left_out(f, rule->territory)) {
		r->file = NULL;
		r->state = RIGHT_NONE;
		right_reason_add(r, "not_designated", LEVEL_DECIDES,
			right_record_rule("territory-rule", &rule->rule));
		return;
	}
	right_state_find(a, rules, r, day);
	if (evidence || r->granted == NULL || strcmp(day, r->granted) < 0)
		return;
	if (r->state == RIGHT_VOID || r->state == RIGHT_CEASED ||
		r->state == RIGHT_NOT_YET)
		return;
	r->state = RIGHT_NO_RECORD;
	r->open_until = NULL;
	r->reasons[0] = (struct right_reason){
		.code = "no_record",
		.level = LEVEL_DECIDES,
		.record = right_record_rule("territory-rule", &rule->rule),
	};
}

void
right_of_file(struct arena *a, const struct rules *rules,
	const struct right_file *f, const char *territory, const char *day,
	struct right_found *found)
{
	const struct right_event *unitary = find_unitary(f);
	const struct territory_rule *by[RIGHT_EXTENSION + 1] = { NULL };
	const char *filed = right_file_filed(f);
	enum right_type type = right_file_type(f);
	const struct territory_rule *national;
	struct right *r;
	size_t i;

	for (i = 0; i < rules->territory_count; i++) {
		const struct territory_rule *t = &rules->territory[i];
		const char *on = day;

		if (strcmp(t->office, f->office) != 0 ||
			strcmp(t->territory, territory) != 0 ||
			(t->type != RIGHT_ANY && t->type != type))
			continue;
		/* States take part from a day of filing (EPC), and as of the
		 * registration of unitary effect. */
		if (t->way == RIGHT_UNITARY)
			on = unitary == NULL ? NULL : unitary->effective;
		else if (t->way != RIGHT_DIRECT && filed != NULL)
			on = filed;
		if (on != NULL && by[t->way] == NULL &&
			rule_holds(&t->rule, on))
			by[t->way] = t;
	}
	if (by[RIGHT_DIRECT] != NULL) {
		r = add(a, found, f, by[RIGHT_DIRECT], NULL);
		right_state_find(a, rules, r, day);
	}
	if (by[RIGHT_UNITARY] != NULL) {
		r = add(a, found, f, by[RIGHT_UNITARY], "UP");
		right_state_find(a, rules, r, day);
		right_reason_add(r, "unitary", LEVEL_SUPPORTS,
			right_record_event(a, unitary));
	}
	national = by[RIGHT_DESIGNATED] != NULL ? by[RIGHT_DESIGNATED]
						: by[RIGHT_EXTENSION];
	if (national == NULL)
		return;
	if (by[RIGHT_UNITARY] == NULL)
		add_national(a, rules, found, f, national, day,
			(by[RIGHT_DESIGNATED] != NULL &&
				has_evidence(f, territory)) ||
				(by[RIGHT_EXTENSION] != NULL &&
					has_effect(f, territory,
						EFFECT_EXTENDED)));
	else if (has_effect(f, territory, EFFECT_DESIGNATED))
		add_national(a, rules, found, f, national, day, true);
}

void
right_add_absent(struct arena *a, struct right_found *found,
	const struct right_world *w, const char *territory,
	enum right_state state, const char *code, struct right_record record)
{
	struct right *r = right_add(a, found);

	r->name = right_file_name(a, w->file);
	r->territory = territory;
	r->state = state;
	right_reason_add(r, code, LEVEL_DECIDES, record);
}

/* The office is known and has no right there: its rules are complete. */
static void
add_outside(struct arena *a, struct right_found *found,
	const struct right_world *w, const char *territory)
{
	const struct rules *rules = w->rules;
	const struct territory_rule *known = NULL;
	struct right *r;
	size_t i;

	for (i = 0; i < rules->territory_count; i++) {
		const struct territory_rule *t = &rules->territory[i];

		if (strcmp(t->office, w->file->office) != 0)
			continue;
		if (known == NULL || strcmp(t->territory, territory) == 0)
			known = t;
	}
	if (known == NULL) {
		right_add_absent(a, found, w, territory, RIGHT_NO_RULE,
			"no_rule", right_record_patent(w->file->publications));
		return;
	}
	right_add_absent(a, found, w, territory, RIGHT_NONE, "not_in_territory",
		right_record_rule("territory-rule", &known->rule));
	r = &found->items[found->count - 1];
	for (i = 0; i < w->sibling_count; i++)
		if (rule_reaches(rules, w->siblings[i].office, territory))
			right_reason_add(r, "sibling", LEVEL_HINT,
				right_record_patent(
					w->siblings[i].publications));
}

void
right_list(struct arena *a, const struct right_world *w, const char *territory,
	const char *day, struct right_list *out)
{
	struct right_found found = { 0 };

	if (strcmp(w->file->office, "WO") == 0) {
		right_list_international(a, &found, w, territory, day);
	} else {
		right_of_file(a, w->rules, w->file, territory, day, &found);
		if (found.count == 0)
			add_outside(a, &found, w, territory);
	}
	out->items = found.items;
	out->count = found.count;
}
