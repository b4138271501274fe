#include "coverage/code.h"

#include "base/arena.h"

const char coverage_advice[] =
	N_("This answer follows from what the registry has on record. It is "
	   "not legal advice.");

static const struct lang_label codes[] = {
	/* of rights */
	{ "in_force", N_("The right {what} is in force.") },
	{ "pending", N_("The application {what} is pending.") },
	{ "not_filed_yet",
		N_("On this day the application {what} had not been filed.") },
	{ "revoked", N_("The right {what} was revoked. It counts as never "
			"granted.") },
	{ "withdrawn", N_("The application {what} was withdrawn.") },
	{ "refused", N_("The application {what} was refused.") },
	{ "surrendered", N_("The right {what} was surrendered.") },
	{ "lapsed", N_("The right {what} has lapsed.") },
	{ "expired", N_("The right {what} has expired.") },
	{ "restoration_open",
		N_("The right {what} has lapsed, but may still be "
		   "restored.") },
	{ "intervening", N_("The day lies between the lapse of {what} and its "
			    "restoration.") },
	{ "no_status", N_("The registry has no legal status of {what}.") },
	{ "lapse_date_unknown",
		N_("{what} is no longer in force, but the day of its end is "
		   "not on record.") },
	{ "no_record",
		N_("The registry has no record that shows whether {what} has "
		   "effect in this territory.") },
	{ "no_rule",
		N_("The registry has no rule on where rights of the office of "
		   "{what} have effect.") },
	{ "not_designated",
		N_("The European application did not designate this state.") },
	{ "not_in_territory", N_("{what} has no effect in this territory.") },
	{ "no_right_complete_family",
		N_("The complete family of {what} has no member with effect "
		   "in this territory.") },
	{ "territory_rule",
		N_("A rule gives {what} effect in this territory.") },
	{ "term_rule", N_("A rule gives the term of {what}.") },
	{ "adjusted", N_("The office has adjusted the term of {what}.") },
	{ "disclaimed",
		N_("A terminal disclaimer shortens the term of {what}.") },
	{ "restored", N_("The right {what} was restored after a lapse.") },
	{ "unitary", N_("{what} has unitary effect.") },
	{ "no_term_rule",
		N_("No rule gives the term of {what}, so its expiry is not "
		   "known.") },
	{ "status_unknown",
		N_("{what} was granted; its status since then is not on "
		   "record.") },
	{ "stale", N_("The record of {what} is older than the limit for its "
		      "office.") },
	{ "conflicting_sources",
		N_("Sources disagree. The answer follows the preferred one.") },
	{ "sibling",
		N_("Another member of the family of {what} may have effect in "
		   "this territory.") },
	{ "not_yet", N_("{what} is pending. Nobody needs a licence yet.") },
	{ "watch", N_("Watch {what}: a licence may be needed once it is "
		      "granted.") },
	{ "provisional",
		N_("{what} is pending. The licence covers what will be "
		   "granted, and provisional protection.") },
	{ "unknown_patent", N_("The registry does not know {what}.") },
	{ "own_right", N_("The right belongs to {who}, of the same group.") },
	/* of reach */
	{ "licensee", N_("{who} holds licence grant {what}.") },
	{ "successor",
		N_("The organisation continues {who}, which holds licence "
		   "grant {what}.") },
	{ "affiliate",
		N_("The organisation is an affiliate of {who}, which holds "
		   "licence grant {what}.") },
	{ "run_off",
		N_("The organisation was an affiliate of {who} until {day}. "
		   "Licence grant {what} covers the run-off period.") },
	{ "no_grant", N_("No licence grant reaches {who}.") },
	{ "not_published",
		N_("{who} holds licence grant {what} and does not publish what "
		   "it covers. Its own people see it when they sign in; others "
		   "can ask {who}.") },
	{ "unnamed_grants",
		N_("No published licence grant covers this. Some licensees do "
		   "not publish their names: whether {who} is one of them only "
		   "its own people see when they sign in; others can ask "
		   "it.") },
	{ "licensee_dissolved",
		N_("The licensee {who} was dissolved on {day} without a "
		   "successor.") },
	{ "have_made", N_("{who} is licensed to have this made by others.") },
	{ "exhausted",
		N_("{who} may sell under a licence. Goods bought from it need "
		   "no further licence.") },
	/* of status */
	{ "not_started", N_("Licence grant {what} had not begun.") },
	{ "past_release",
		N_("Licence grant {what} releases past use from {day}.") },
	{ "ended", N_("Licence grant {what} ended on {day}.") },
	{ "rescinded",
		N_("Licence grant {what} was rescinded. It counts as never "
		   "given.") },
	{ "terminated", N_("Licence grant {what} was terminated on {day}.") },
	{ "grant_surrendered",
		N_("Licence grant {what} was surrendered on {day}.") },
	{ "suspended", N_("Licence grant {what} is suspended from {day}.") },
	{ "installation_endures",
		N_("The installation was put in service on {day}, when licence "
		   "grant {what} covered it, and keeps its cover.") },
	/* of the basis */
	{ "pooled", N_("{who} contributed {what} on {day}.") },
	{ "survives",
		N_("{what} has left the pool since. The licence was granted "
		   "before and survives.") },
	{ "not_in_list",
		N_("The patent is not in the list of licence grant {what}.") },
	{ "not_contributed",
		N_("Licence grant {what} lists the patent, but nobody has "
		   "contributed it.") },
	{ "not_pooled",
		N_("The patent is not in the pool that licence grant {what} "
		   "covers.") },
	{ "left_pool",
		N_("The patent had left the pool that licence grant {what} "
		   "covers.") },
	/* of field, act, territory */
	{ "field_granted", N_("The licence covers the field {what}.") },
	{ "ruled_within",
		N_("Ruling {what} says that the use is within a field of the "
		   "licence.") },
	{ "ruled_outside",
		N_("Ruling {what} says that the use is outside the field of "
		   "the licence.") },
	{ "field_not_granted",
		N_("The licence does not cover the field {what}.") },
	{ "field_undecided",
		N_("It is not decided whether {what} is within the field of "
		   "the licence. Ask the secretariat for a ruling.") },
	{ "act_not_granted", N_("The licence does not cover the act {what}.") },
	{ "territory_not_granted",
		N_("The licence does not cover the territory {what}.") },
	/* of title and transfer */
	{ "direct", N_("{who} owns the right and licenses it itself.") },
	{ "mandated",
		N_("{who} owns the right and has let the contributor license "
		   "it.") },
	{ "owner_assumed",
		N_("No owner is on record. This answer assumes that {who}, "
		   "who contributed the patent, owns it.") },
	{ "mandate_gap",
		N_("{who} owned the right on {day}. Its mandate to {what} did "
		   "not hold on that day.") },
	{ "no_mandate",
		N_("{who} owned the right on {day} and had not let {what} "
		   "license it.") },
	{ "co_owner_alone",
		N_("By the law of this territory a co-owner may license "
		   "without {who}.") },
	{ "co_owner_consent",
		N_("By the law of this territory the licence needs the consent "
		   "of the co-owner {who}.") },
	{ "no_law_rule",
		N_("The registry has no rule on the law of {what} that would "
		   "decide this.") },
	{ "intra_group",
		N_("{who} acquired the right within the same group.") },
	{ "buyer_bound",
		N_("{who} acquired the right and has taken over the duties of "
		   "the pool.") },
	{ "law_binds",
		N_("{who} acquired the right. By the law of this territory the "
		   "licence stands against it.") },
	{ "recorded",
		N_("The licence was put on record before {who} acquired the "
		   "right.") },
	{ "buyer_knew",
		N_("{who} knew of the licence when it acquired the right.") },
	{ "transfer_unrecorded",
		N_("{who} acquired the right. By the law of this territory a "
		   "licence that was not put on record before does not stand "
		   "against it.") },
	{ "transfer_disputed",
		N_("{who} acquired the right. Whether a licence that was not "
		   "put on record stands against it is disputed in this "
		   "territory.") },
	{ "buyer_knowledge_unknown",
		N_("{who} acquired the right. Whether it knew of the licence "
		   "decides, and that is not on record.") },
	{ "licensor_insolvent",
		N_("The licensor {who} is insolvent since {day}. Its "
		   "administrator may be able to end the licence.") },
	/* other ways, and what was said before */
	{ "licence_of_right",
		N_("The owner has declared at the office that anybody can have "
		   "a licence.") },
	{ "ask_member",
		N_("The organisation is a member. Ask the contributor for a "
		   "licence between members.") },
	{ "reliance",
		N_("The organisation was given answer {what} on {day} and may "
		   "rely on it.") },
	{ NULL, NULL },
};

/* An N_() message with {who}, {what} and {day}, or NULL: no such code. */
static const char *
code_text(const char *code)
{
	return lang_label(codes, code, NULL);
}

static const char *
or_dash(const char *s)
{
	return s == NULL ? "-" : s;
}

const char *
coverage_reason_text(
	struct arena *a, enum lang lang, const struct coverage_reason *r)
{
	const char *text = code_text(r->code);

	if (text == NULL)
		return r->code;
	return tr_fill(a, tr(lang, text), "who", or_dash(r->who), "what",
		or_dash(r->what), "day", or_dash(r->day), NULL);
}

const char *
coverage_answer_label(enum coverage_answer answer)
{
	static const char *const labels[] = {
		[COVERAGE_NOT_NEEDED] = N_("No licence needed"),
		[COVERAGE_LICENSED] = N_("Licensed"),
		[COVERAGE_UNCERTAIN] = N_("Uncertain"),
		[COVERAGE_NOT_LICENSED] = N_("Not licensed"),
	};

	return labels[answer];
}
