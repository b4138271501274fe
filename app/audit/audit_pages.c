#include "audit/audit_pages.h"

#include <stdlib.h>
#include <string.h>

#include "base/day.h"
#include "views.h"

static const struct lang_label labels[] = {
	{ "account.created", N_("Account made") },
	{ "account.disabled", N_("Account closed") },
	{ "account.link-made", N_("Link to choose a password made") },
	{ "account.password-changed", N_("Password changed") },
	{ "account.role-set", N_("Role set") },
	{ "adversary.added", N_("Adversary recorded") },
	{ "adversary.ended", N_("Adversary removed") },
	{ "application.claimed", N_("Review taken") },
	{ "application.decided", N_("Application decided") },
	{ "application.granted", N_("Application granted") },
	{ "application.queued", N_("Sent to the secretariat") },
	{ "application.refused", N_("Application refused") },
	{ "application.released", N_("Review given back") },
	{ "application.resubmitted", N_("Application sent again") },
	{ "application.returned", N_("Returned for information") },
	{ "application.reviewed", N_("Review written") },
	{ "application.saved", N_("Answers saved") },
	{ "application.started", N_("Application begun") },
	{ "application.submitted", N_("Application submitted") },
	{ "application.withdrawn", N_("Application withdrawn") },
	{ "concept.added", N_("Concept added to the glossary") },
	{ "concept.changed", N_("Concept of the glossary changed") },
	{ "concept.restored", N_("Concept of the glossary restored") },
	{ "concept.withdrawn", N_("Concept of the glossary withdrawn") },
	{ "contribution.changed", N_("Contribution to the pool changed") },
	{ "contribution.imported", N_("Contribution to the pool recorded") },
	{ "contribution.notice", N_("Withdrawal from the pool announced") },
	{ "contribution.retracted", N_("Contribution to the pool taken back") },
	{ "control.changed", N_("Link of control changed") },
	{ "control.imported", N_("Link of control recorded") },
	{ "control.retracted", N_("Link of control taken back") },
	{ "defensive.changed", N_("Defensive event changed") },
	{ "defensive.closed", N_("Assertion closed") },
	{ "defensive.imported", N_("Defensive event recorded") },
	{ "defensive.noticed", N_("Notice of an assertion given") },
	{ "defensive.recorded", N_("Assertion recorded") },
	{ "defensive.retracted", N_("Defensive event taken back") },
	{ "document.added", N_("Document added") },
	{ "document.removed", N_("Document removed") },
	{ "document.validity", N_("Time for which a document holds noted") },
	{ "event.changed", N_("Legal event changed") },
	{ "event.entered", N_("Legal event entered by hand") },
	{ "event.retracted", N_("Legal event taken back") },
	{ "event.imported", N_("Legal event recorded") },
	{ "event.retracted", N_("Legal event taken back") },
	{ "family.changed", N_("Family changed") },
	{ "family.imported", N_("Family recorded") },
	{ "family.retracted", N_("Family taken back") },
	{ "glossary.loaded", N_("Glossary loaded") },
	{ "grant.amended", N_("Licence grant amended") },
	{ "grant.changed", N_("Licence grant changed") },
	{ "grant.ended", N_("Licence grant ended") },
	{ "grant.imported", N_("Licence grant recorded") },
	{ "grant.issued", N_("Licence grant issued") },
	{ "grant.measure-proposed", N_("Measure proposed") },
	{ "grant.measure-rejected", N_("Proposed measure rejected") },
	{ "grant.recorded", N_("Licence grant put on record at an office") },
	{ "grant.reinstated", N_("Licence grant reinstated") },
	{ "grant.rescinded", N_("Licence grant rescinded") },
	{ "grant.retracted", N_("Licence grant taken back") },
	{ "grant.surrendered", N_("Licence grant surrendered") },
	{ "grant.suspended", N_("Licence grant suspended") },
	{ "grant.terminated", N_("Licence grant terminated") },
	{ "instance.demo-loaded", N_("Demonstration pool loaded") },
	{ "mandate.changed", N_("Mandate changed") },
	{ "mandate.imported", N_("Mandate recorded") },
	{ "mandate.retracted", N_("Mandate taken back") },
	{ "mandate.recorded", N_("Mandate recorded") },
	{ "mandate.revoked", N_("Mandate revoked") },
	{ "member.attested", N_("List of pooled patents attested") },
	{ "member.changed", N_("Membership changed") },
	{ "member.imported", N_("Membership recorded") },
	{ "member.notice", N_("Exit announced") },
	{ "member.retracted", N_("Membership taken back") },
	{ "need.closed", N_("Need closed") },
	{ "need.told", N_("Need told") },
	{ "organisation.changed", N_("Organisation changed") },
	{ "organisation.created", N_("Organisation recorded") },
	{ "organisation.imported", N_("Organisation imported") },
	{ "owner.changed", N_("Owner of record changed") },
	{ "owner.entered", N_("Owner entered by hand") },
	{ "owner.retracted", N_("Owner taken back") },
	{ "owner.imported", N_("Owner of record recorded") },
	{ "owner.retracted", N_("Owner of record taken back") },
	{ "patent.changed", N_("Patent record changed") },
	{ "patent.imported", N_("Patent recorded") },
	{ "rule.changed", N_("Rule changed") },
	{ "rule.imported", N_("Rule recorded") },
	{ "rule.retracted", N_("Rule taken back") },
	{ "proposal.admitted", N_("Patent admitted to the pool") },
	{ "proposal.checking", N_("Check of a proposed patent begun") },
	{ "proposal.evaluated", N_("Proposed patent evaluated") },
	{ "proposal.proposed", N_("Patent proposed for the pool") },
	{ "proposal.rejected", N_("Proposed patent rejected") },
	{ "proposal.withdrawn", N_("Proposal withdrawn") },
	{ "ruling.asked", N_("Field ruling asked for") },
	{ "ruling.changed", N_("Field ruling changed") },
	{ "ruling.declined", N_("Question closed without a ruling") },
	{ "ruling.imported", N_("Field ruling recorded") },
	{ "ruling.published", N_("Field ruling published") },
	{ "ruling.withdrawn", N_("Field ruling withdrawn") },
	{ "scope.changed", N_("Scope of the fields of use changed") },
	{ "scope.imported", N_("Scope of the fields of use recorded") },
	{ "standing.approved", N_("Standing rule approved") },
	{ "standing.created", N_("Standing rule proposed") },
	{ "standing.withdrawn", N_("Standing rule withdrawn") },
	{ "terms.changed", N_("Licence terms changed") },
	{ "coverage.answered", N_("Answer to rely on given") },
	{ "coverage.noticed", N_("Notice that an answer no longer stands") },
	{ "terms.parameters-given", N_("Key terms recorded") },
	{ "terms.imported", N_("Licence terms recorded") },
	{ "terms.published", N_("Licence terms published") },
	{ NULL, NULL },
};

const char *
audit_action_label(const char *action)
{
	return lang_label(labels, action, action);
}

const char *
audit_role_label(const char *role)
{
	if (strcmp(role, "system") == 0)
		return N_("The registry");
	if (strcmp(role, "applicant") == 0)
		return N_("Applicant");
	if (strcmp(role, "member") == 0)
		return N_("Member");
	if (strcmp(role, "secretariat") == 0)
		return N_("Secretariat");
	if (strcmp(role, "admin") == 0)
		return N_("Administrator");
	return N_("Visitor");
}

static const struct option kinds[] = {
	{ "application", N_("Application"), NULL, false },
	{ "grant", N_("Licence grant"), NULL, false },
	{ "patent", N_("Patent"), NULL, false },
	{ "organisation", N_("Organisation"), NULL, false },
	{ "member", N_("Membership"), NULL, false },
	{ "control", N_("Link of control"), NULL, false },
	{ "account", N_("Account"), NULL, false },
	{ "adversary", N_("Adversary"), NULL, false },
	{ "terms", N_("Licence terms"), NULL, false },
	{ "defensive", N_("Defensive event"), NULL, false },
	{ "coverage", N_("Answer on coverage"), NULL, false },
	{ "concept", N_("Concept of the glossary"), NULL, false },
	{ "family", N_("Family"), NULL, false },
	{ "mandate", N_("Mandate"), NULL, false },
	{ "need", N_("Need"), NULL, false },
	{ "rule", N_("Rule"), NULL, false },
	{ "ruling", N_("Field ruling"), NULL, false },
	{ "ruling-request", N_("Request for a field ruling"), NULL, false },
	{ "scope", N_("Scope of the fields of use"), NULL, false },
	{ "standing-rule", N_("Standing rule"), NULL, false },
	{ "instance", N_("The registry"), NULL, false },
};

const char *
audit_kind_label(const char *kind)
{
	size_t i;

	for (i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i].value, kind) == 0)
			return kinds[i].label;
	return kind;
}

static const struct field fields[] = {
	{ .name = "kind",
		.label = N_("Kind of object"),
		.kind = FIELD_SELECT,
		.options = kinds,
		.option_count = sizeof(kinds) / sizeof(kinds[0]) },
	{ .name = "object",
		.label = N_("Number or id"),
		.max = 100,
		.width = "20" },
	{ .name = "from",
		.label = N_("From day"),
		.kind = FIELD_DAY,
		.width = "10" },
	{ .name = "to",
		.label = N_("To day"),
		.kind = FIELD_DAY,
		.width = "10" },
};

/* The filters come in the query of a GET: the form reads them from there. */
static struct form *
read_filters(struct req *r)
{
	struct form *f = FORM(r, fields);
	struct pairs posted = r->form;

	r->form = r->query;
	/* What is wrong is marked in the form; nothing else depends on it. */
	if (form_read(r, f) != OK)
		f->failed = true;
	r->form = posted;
	return f;
}

static const char *
chosen(const struct form *f, const char *name)
{
	const char *v = form_value(f, name);

	return *v == '\0' || form_state(f, name)->error != NULL ? NULL : v;
}

enum err
audit_index_page(struct req *r)
{
	struct form *f = read_filters(r);
	const char *before = req_query(r, "before");
	struct audit_query q = { .with_names = true };
	struct audit_rows rows;
	enum err e;

	q.object_kind = chosen(f, "kind");
	q.object_id = chosen(f, "object");
	q.from = chosen(f, "from");
	q.to = chosen(f, "to");
	q.before_id = before == NULL ? 0 : strtoll(before, NULL, 10);
	if ((e = audit_list(r->db, &q, &rows)) != OK)
		return e;
	view_audit_index(r, f, &q, &rows);
	return req_html_status(r, f->failed ? 422 : 200);
}
