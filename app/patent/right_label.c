#include "patent/right_label.h"

#include "base/lang.h"

static const struct {
	const char *label;
	const char *colour;
} states[] = {
	[RIGHT_NONE] = { N_("No right"), "grey" },
	[RIGHT_NO_RULE] = { N_("Not known"), "yellow" },
	[RIGHT_NO_RECORD] = { N_("No record"), "yellow" },
	[RIGHT_UNKNOWN] = { N_("Not known"), "yellow" },
	[RIGHT_NOT_YET] = { N_("Not filed yet"), "grey" },
	[RIGHT_PENDING] = { N_("Pending"), "yellow" },
	[RIGHT_IN_FORCE] = { N_("In force"), "green" },
	[RIGHT_LAPSED_OPEN] = { N_("Lapsed, may be restored"), "orange" },
	[RIGHT_INTERVENING] = { N_("Between lapse and restoration"), "grey" },
	[RIGHT_CEASED] = { N_("Ended"), "grey" },
	[RIGHT_VOID] = { N_("Void from the start"), "red" },
};

static const struct lang_label codes[] = {
	{ "withdrawn", N_("Withdrawn") },
	{ "refused", N_("Refused") },
	{ "surrendered", N_("Surrendered by its owner") },
	{ "lapsed", N_("Lapse") },
	{ "expired", N_("Expired") },
	{ "no_status", N_("No status is on record") },
	{ "lapse_date_unknown", N_("The day on which it ended is not known") },
	{ "no_record", N_("Nothing on record says whether there is a right") },
	{ "no_rule", N_("No rule of this office is known") },
	{ "not_in_territory",
		N_("Rights of this office do not reach the territory") },
	{ "not_designated", N_("The state was not designated") },
	{ "no_right_complete_family",
		N_("The complete family has no application there") },
	{ "no_term_rule", N_("No rule gives its term") },
	{ "status_unknown",
		N_("Granted according to its publication; its status is not on "
		   "record") },
	{ "conflicting_sources", N_("Sources contradict each other") },
	{ NULL, NULL },
};

static const struct lang_label effects[] = {
	{ "filed", N_("Filed") },
	{ "published", N_("Published") },
	{ "examined", N_("Examination") },
	{ "granted", N_("Granted") },
	{ "fee-paid", N_("Fee paid") },
	{ "lapsed", N_("Lapse") },
	{ "restored", N_("Restored") },
	{ "expired", N_("Expired") },
	{ "withdrawn", N_("Withdrawn") },
	{ "refused", N_("Refused") },
	{ "surrendered", N_("Surrendered") },
	{ "opposed", N_("Opposed") },
	{ "opposition-ended", N_("Opposition ended") },
	{ "limited", N_("Limited") },
	{ "revoked", N_("Revoked") },
	{ "unitary", N_("Unitary effect") },
	{ "designated", N_("In effect in the state") },
	{ "extended", N_("Extended") },
	{ "adjusted", N_("Term prolonged") },
	{ "disclaimed", N_("Term cut") },
	{ "open-licence", N_("Open licence") },
	{ "open-licence-ended", N_("Open licence ended") },
	{ "party", N_("Parties") },
	{ NULL, NULL },
};

static const struct lang_label acquisitions[] = {
	{ "assignment", N_("Assignment") },
	{ "merger", N_("Merger") },
	{ "foreclosure", N_("Foreclosure") },
	{ "spin-out", N_("Spin-out") },
	{ "inheritance", N_("Inheritance") },
	{ NULL, NULL },
};

static const struct lang_label sources[] = {
	{ "office-register", N_("Register of the office") },
	{ "member-declaration", N_("Declaration of a member") },
	{ "applicant-statement", N_("Statement of an applicant") },
	{ "verifier", N_("Verifier") },
	{ "secretariat", N_("Secretariat") },
	{ "press", N_("Press") },
	{ NULL, NULL },
};

const char *
right_state_label(enum right_state state)
{
	return states[state].label;
}

const char *
right_state_colour(enum right_state state)
{
	return states[state].colour;
}

const char *
right_code_label(const char *code)
{
	return lang_label(codes, code, NULL);
}

const char *
right_effect_label(const char *effect)
{
	return lang_label(effects, effect, NULL);
}

const char *
right_effect_colour(const char *impact)
{
	return *impact == '+' ? "green" : *impact == '-' ? "red" : "grey";
}

const char *
right_acquired_label(const char *word)
{
	return lang_label(acquisitions, word, word);
}

const char *
right_source_label(const char *kind)
{
	return lang_label(sources, kind, kind);
}
