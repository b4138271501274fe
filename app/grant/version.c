#include "grant/version.h"

#include <string.h>

#include "base/lang.h"

static const struct lang_label acts[] = {
	{ "make", N_("Make") },
	{ "have-made", N_("Have made") },
	{ "use", N_("Use") },
	{ "sell", N_("Sell") },
	{ "offer", N_("Offer for sale") },
	{ "import", N_("Import") },
	{ "keep", N_("Keep") },
	{ NULL, NULL },
};

const char *
grant_act_label(const char *word)
{
	return lang_label(acts, word, word);
}

const char *
grant_basis_label(const char *word)
{
	if (strcmp(word, "fixed") == 0)
		return N_("A fixed list of patents");
	if (strcmp(word, "pool-at-grant") == 0)
		return N_("The pool as it was on the first day");
	return N_("The pool as it changes");
}

const char *
grant_event_label(const char *kind)
{
	static const struct lang_label kinds[] = {
		{ "suspended", N_("Suspended") },
		{ "reinstated", N_("Reinstated") },
		{ "terminated", N_("Terminated") },
		{ "rescinded", N_("Rescinded") },
		{ "surrendered", N_("Surrendered") },
		{ "ended", N_("Ended") },
		{ "amended", N_("Amended") },
		{ NULL, NULL },
	};

	return lang_label(kinds, kind, kind);
}

/* Does ${a} name every right that ${b} names? */
static bool
holds_all(const struct grant_event *a, const struct grant_event *b)
{
	size_t i, k;

	for (k = 0; k < b->right_count; k++) {
		for (i = 0; i < a->right_count; i++)
			if (strcmp(a->rights[i], b->rights[k]) == 0)
				break;
		if (i == a->right_count)
			return false;
	}
	return true;
}

/* Does the reinstatement concern what was suspended? */
static bool
reaches(const struct grant_event *again, const struct grant_event *s)
{
	if (again->scope == TERMS_SCOPE_ALL)
		return true;
	if (again->scope != s->scope)
		return false;
	return again->scope == TERMS_SCOPE_LICENSOR
		       ? strcmp(again->licensor, s->licensor) == 0
		       : holds_all(again, s);
}

bool
grant_event_holds(const struct grant_events *all, size_t i, const char *day)
{
	const struct grant_event *s = &all->items[i];
	size_t k;

	if (strcmp(s->kind, "reinstated") == 0 || strcmp(s->on, day) > 0)
		return false;
	if (strcmp(s->kind, "suspended") != 0)
		return true;
	for (k = 0; k < all->count; k++) {
		const struct grant_event *again = &all->items[k];

		if (strcmp(again->kind, "reinstated") == 0 &&
			strcmp(again->on, s->on) >= 0 &&
			strcmp(again->on, day) <= 0 && reaches(again, s))
			return false;
	}
	return true;
}
