#include "application/checks.h"

#include <string.h>

#include "base/lang.h"

static const struct {
	const char *code;
	const char *label;
	const char *reason;
	const char *for_applicant; /* NULL: the words that fit everything */
} checks[CHECK_COUNT] = {
	[CHECK_IDENTIFIER] = { "identifier-unchecked",
		N_("The registration number has good check digits"),
		N_("The registration number is of a register whose numbers "
		   "cannot be checked here. Look the organisation up."),
		NULL },
	[CHECK_FIELD] = { "field-unlisted",
		N_("The field of use is on the list"),
		N_("The field of use is not on the list of the open route."),
		N_("Your field of use is not on the list, so a person has to "
		   "look at it.") },
	[CHECK_ADVERSARY] = { "adversary",
		N_("The organisation is not listed as asserting patents "
		   "against a member"),
		N_("The organisation is listed as asserting patents against a "
		   "member. Do not tell the applicant before you have "
		   "decided what to say."),
		NULL },
	[CHECK_DOUBLE_GRANT] = { "double-grant",
		N_("No active grant of the organisation under these terms"),
		N_("The organisation holds an active grant under these terms."),
		N_("Your organisation already holds a licence under these "
		   "terms. The register of grants shows it.") },
	[CHECK_DOUBLE_APPLICATION] = { "double-application",
		N_("No other application of the organisation is waiting"),
		N_("Another application of this organisation under these "
		   "terms is waiting."),
		NULL },
	[CHECK_APPROVAL] = { "no-standing-approval",
		N_("A standing approval is in force"),
		N_("No standing approval is in force: the open route is "
		   "closed."),
		N_("Granting without a person is closed at the moment.") },
	[CHECK_LIMIT] = { "over-limit",
		N_("The limit of grants a day is not reached"),
		N_("The limit of grants a day was reached."),
		N_("As many licences as may be granted in one day without a "
		   "person have been granted today.") },
};

static bool
passes(enum check_id id, const struct check_facts *f)
{
	switch (id) {
	case CHECK_IDENTIFIER:
		return f->identifier_good && strcmp(f->scheme, "other") != 0;
	case CHECK_FIELD:
		return strcmp(f->field, "other") != 0;
	case CHECK_ADVERSARY:
		return !f->adversary;
	case CHECK_DOUBLE_GRANT:
		return !f->active_grant;
	case CHECK_DOUBLE_APPLICATION:
		return !f->pending_application;
	case CHECK_APPROVAL:
		return f->approval;
	case CHECK_LIMIT:
		return f->remaining > 0;
	case CHECK_COUNT:
		break;
	}
	return false;
}

void
checks_run(const struct check_facts *f, struct checks *out)
{
	int i;

	for (i = 0; i < CHECK_COUNT; i++) {
		out->items[i].code = checks[i].code;
		out->items[i].label = checks[i].label;
		out->items[i].passed = passes((enum check_id)i, f);
	}
	out->count = CHECK_COUNT;
}

const char *
checks_verdict(const struct checks *c)
{
	size_t i;

	for (i = 0; i < c->count; i++)
		if (!c->items[i].passed)
			return c->items[i].code;
	return NULL;
}

static int
find(const char *code)
{
	int i;

	for (i = 0; i < CHECK_COUNT; i++)
		if (strcmp(checks[i].code, code) == 0)
			return i;
	return -1;
}

const char *
checks_reason(const char *code)
{
	int i = find(code);

	return i < 0 ? code : checks[i].reason;
}

const char *
checks_reason_general(void)
{
	return N_("A person of the secretariat needs to look at your details "
		  "before the licence can be granted.");
}

const char *
checks_reason_for_applicant(const char *code)
{
	int i = find(code);

	return i < 0 || checks[i].for_applicant == NULL
		       ? checks_reason_general()
		       : checks[i].for_applicant;
}
