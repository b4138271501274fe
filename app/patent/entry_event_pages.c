#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "patent/entry_pages.h"
#include "patent/entry_part.h"

/* clang-format off */
static const struct option effects[] = {
	{ "granted", N_("Granted"), NULL, false },
	{ "designated", N_("In effect in the state"), NULL, false },
	{ "extended", N_("Extended"), NULL, false },
	{ "unitary", N_("Unitary effect"), NULL, false },
	{ "fee-paid", N_("Fee paid"), NULL, false },
	{ "lapsed", N_("Lapse"), NULL, false },
	{ "restored", N_("Restored"), NULL, false },
	{ "expired", N_("Expired"), NULL, false },
	{ "withdrawn", N_("Withdrawn"), NULL, false },
	{ "refused", N_("Refused"), NULL, false },
	{ "surrendered", N_("Surrendered"), NULL, false },
	{ "opposed", N_("Opposed"), NULL, false },
	{ "opposition-ended", N_("Opposition ended"), NULL, false },
	{ "limited", N_("Limited"), NULL, false },
	{ "revoked", N_("Revoked"), NULL, false },
	{ "adjusted", N_("Term prolonged"), NULL, false },
	{ "disclaimed", N_("Term cut"), NULL, false },
	{ "open-licence", N_("Open licence"), NULL, false },
	{ "open-licence-ended", N_("Open licence ended"), NULL, false },
};
static const struct field event_fields[] = {
	{ .name = "effect", .label = N_("What happened"), .kind = FIELD_SELECT, .required = true,
		.missing = N_("Choose what happened"), OPTIONS(effects) },
	{ .name = "territory", .label = N_("Territory"), .max = 2, .width = "4",
		.hint = N_("Two letters (ST.3), for example DE; UP for the unitary patent. Leave empty for the whole application.") },
	{ .name = "date", .label = N_("Date of the event"), .kind = FIELD_DAY, .required = true, .width = "10",
		.missing = N_("Enter the day of the event") },
	{ .name = "effective", .label = N_("Counts from"), .kind = FIELD_DAY, .width = "10",
		.hint = N_("Where it is another day than that of the event.") },
	{ .name = "until", .label = N_("Until"), .kind = FIELD_DAY, .width = "10",
		.hint = N_("Of a lapse: first day on which it can no longer be restored. Of a cut term: its last day.") },
	{ .name = "days", .label = N_("Days added to the term"), .kind = FIELD_NUMBER, .max = 4, .width = "4" },
	{ .name = "office", .label = N_("Office"), .required = true, .max = 2, .width = "4",
		.hint = N_("Who published it: two letters (ST.3)."),
		.missing = N_("Enter the two letters of the office") },
	{ .name = "code", .label = N_("Code of the office"), .max = 20, .width = "10" },
	EVIDENCE_FIELDS,
};
/* clang-format on */

#define EVENT_FIELDS (sizeof(event_fields) / sizeof(event_fields[0]))

static const char *
event_title(struct req *r)
{
	return req_tr(r, N_("Enter a legal event"));
}

enum err
entry_event_page(struct req *r)
{
	struct form *f = entry_form_new(r, event_fields, EVENT_FIELDS);
	const struct patent *p;
	enum err e;

	if ((e = entry_find_patent(r, &p)) != OK)
		return e;
	form_set(f, "office", p->office);
	return entry_form_show(r, p, event_title(r), f, 200);
}

static bool
is(const struct form *f, const char *effect)
{
	return strcmp(form_value(f, "effect"), effect) == 0;
}

/* What an effect needs, and does not take. */
static enum err
check_effect(struct req *r, struct form *f)
{
	long days = strtol(form_value(f, "days"), NULL, 10);
	bool until = is(f, "lapsed") || is(f, "disclaimed");
	enum err e = OK;

	if (is(f, "adjusted") && (days < 1 || days > 9999))
		e = form_error(f, "days",
			req_tr(r, N_("Enter by how many days the term is "
				     "longer")));
	else if (!is(f, "adjusted") && entry_value(f, "days") != NULL)
		e = form_error(f, "days",
			req_tr(r, N_("Only a prolonged term has days: leave "
				     "this empty")));
	if (is(f, "disclaimed") && entry_value(f, "until") == NULL)
		e = form_error(f, "until",
			req_tr(r, N_("Enter the last day of the term")));
	else if (!until && entry_value(f, "until") != NULL)
		e = form_error(f, "until",
			req_tr(r, N_("Only a lapse or a cut term has such a "
				     "day: leave this empty")));
	if ((is(f, "designated") || is(f, "extended")) &&
		entry_value(f, "territory") == NULL)
		e = form_error(f, "territory",
			req_tr(r, N_("Enter the state in which it takes "
				     "effect")));
	return e;
}

static enum err
read_event(struct req *r, struct form *f, struct entry_event *v)
{
	enum err e = form_read(r, f);

	/* every mistake is told at once */
	if (entry_check_code(r, f, "territory") != OK)
		e = ERR_INVALID;
	if (entry_check_code(r, f, "office") != OK)
		e = ERR_INVALID;
	if (entry_check_past(r, f, "date") != OK)
		e = ERR_INVALID;
	if (check_effect(r, f) != OK)
		e = ERR_INVALID;
	if (entry_read_document(r, f, &v->evidence) != OK)
		e = ERR_INVALID;
	v->effect = entry_value(f, "effect");
	v->office = entry_value(f, "office");
	v->code = entry_value(f, "code");
	v->territory = entry_value(f, "territory");
	v->on = entry_value(f, "date");
	v->effective = entry_value(f, "effective");
	v->until = entry_value(f, "until");
	v->days = entry_value(f, "days");
	return e;
}

enum err
entry_event_post(struct req *r)
{
	struct form *f = entry_form_new(r, event_fields, EVENT_FIELDS);
	struct actor actor = account_actor(r);
	struct entry_event v = { 0 };
	const struct patent *p;
	enum err e;

	if ((e = entry_find_patent(r, &p)) != OK)
		return e;
	v.patent = p->number;
	if (read_event(r, f, &v) != OK)
		return entry_form_show(r, p, event_title(r), f, 422);
	e = entry_event_create(r->db, &actor, &v);
	if (e == ERR_CONFLICT && !db_repeated(r->db)) {
		form_error(f, NULL,
			req_tr(r, N_("This event is on record already.")));
		return entry_form_show(r, p, event_title(r), f, 422);
	}
	if (e != OK)
		return e;
	return req_redirect(
		r, "%s#events", req_path(r, "/patents/%s", p->number));
}
