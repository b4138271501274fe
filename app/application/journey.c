#include "application/journey.h"

#include <string.h>

static const struct step steps[] = {
	{ STEP_ORGANISATION, "organisation", N_("Your organisation"),
		N_("Country, registration number and name") },
	{ STEP_SIGNATORY, "signatory", N_("Who signs"),
		N_("Name, position and authority of the person who signs") },
	{ STEP_USE, "use", N_("What the patents are used for"),
		N_("Field of use, purpose and territories") },
	{ STEP_EVIDENCE, "evidence", N_("Evidence"),
		N_("Statement, target year and documents") },
	{ STEP_TERMS, "terms", N_("Check and accept the terms"),
		N_("Your answers and the exact terms of the licence") },
	{ STEP_ACCOUNT, "account", N_("Your account"),
		N_("E-mail address and password to come back with") },
	{ STEP_PUBLICATION, "publication", N_("In the public register"),
		N_("How much of the licence everybody can see") },
};
#define STEPS (sizeof(steps) / sizeof(steps[0]))

static const enum step_id open_order[] = { STEP_ORGANISATION, STEP_SIGNATORY,
	STEP_USE, STEP_TERMS, STEP_ACCOUNT };
/* Documents are large: only accounts may add them. */
static const enum step_id reviewed_order[] = { STEP_ORGANISATION,
	STEP_SIGNATORY, STEP_USE, STEP_ACCOUNT, STEP_EVIDENCE, STEP_TERMS };

size_t
journey_steps(const struct journey *j, const struct step *out[STEP_NONE])
{
	bool open = j->route == TERMS_OPEN;
	const enum step_id *order = open ? open_order : reviewed_order;
	size_t count = open ? sizeof(open_order) / sizeof(open_order[0])
			    : sizeof(reviewed_order) / sizeof(open_order[0]);
	size_t i, n = 0;

	for (i = 0; i < count; i++)
		if (order[i] != STEP_ACCOUNT || !j->signed_in)
			out[n++] = &steps[order[i]];
	return n;
}

const struct step *
journey_step(const char *slug)
{
	size_t i;

	for (i = 0; i < STEPS; i++)
		if (strcmp(steps[i].slug, slug) == 0)
			return &steps[i];
	return NULL;
}

static bool
filled(const char *answer)
{
	return answer[0] != '\0';
}

/* Accepted are exactly the words that are in force. */
static bool
terms_accepted(const struct journey *j)
{
	enum lang l;

	if (lang_read(j->answers->accepted_lang, &l) != OK)
		return false;
	return j->terms_sha256[l] != NULL &&
	       strcmp(j->terms_sha256[l], j->answers->accepted_sha256) == 0;
}

bool
journey_done(const struct journey *j, enum step_id id)
{
	const struct answers *a = j->answers;

	switch (id) {
	case STEP_ORGANISATION:
		return filled(a->name) && filled(a->country) &&
		       filled(a->scheme) && filled(a->identifier);
	case STEP_SIGNATORY:
		return filled(a->signatory) && filled(a->position) &&
		       filled(a->authority);
	case STEP_USE:
		return filled(a->field) && filled(a->purpose) &&
		       a->territory_count > 0;
	case STEP_EVIDENCE:
		return filled(a->statement) && filled(a->target_year);
	case STEP_TERMS:
		return terms_accepted(j);
	case STEP_ACCOUNT:
		return j->signed_in;
	case STEP_PUBLICATION: /* without an answer everything is shown */
		return true;
	case STEP_NONE:
		break;
	}
	return false;
}

enum step_id
journey_next(const struct journey *j)
{
	const struct step *list[STEP_NONE];
	size_t i, n = journey_steps(j, list);

	for (i = 0; i < n; i++)
		if (!journey_done(j, list[i]->id))
			return list[i]->id;
	return STEP_NONE;
}

bool
journey_may_visit(const struct journey *j, enum step_id id)
{
	const struct step *list[STEP_NONE];
	size_t i, n = journey_steps(j, list);

	if (id == STEP_PUBLICATION)
		return journey_done(j, STEP_USE);
	for (i = 0; i < n; i++)
		if (list[i]->id == id)
			return journey_done(j, id) || journey_next(j) == id;
	return false;
}
