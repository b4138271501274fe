#include "base/arena.h"
#include "base/json.h"
#include "exchange/record.h"
#include "exchange/row.h"

static const char *const roles[] = { "founder", "ordinary", "supporter", NULL };

const struct field member_fields[] = {
	{ "organisation", FIELD_OWN, NULL,
		"id of an organisation that is known; required" },
	{ "role", FIELD_OWN, roles,
		"founder, ordinary (which a new member without it is) or "
		"supporter" },
	{ "since", FIELD_OWN, NULL, "first day of the membership; required" },
	{ "until", FIELD_OWN, NULL, "first day after it; absent: open" },
	{ NULL, FIELD_OWN, NULL, NULL },
};

/* Columns organisation_id, since, then has_ and value of role, until. */
enum err
record_member(struct record *r)
{
	const char *id, *since, *role, *until;
	enum err e;

	if ((e = record_slug(r, "organisation", &id)) != OK)
		return e;
	r->name = id;
	if ((e = record_need(r, "since", &since)) != OK ||
		(e = record_day(r, r->json, NULL, "since", &since)) != OK ||
		(e = record_day(r, r->json, NULL, "until", &until)) != OK ||
		(e = record_period(r, "until", since, until)) != OK ||
		(e = record_word(r, "role", roles, &role)) != OK)
		return e;
	if (json_kind(json_get(r->json, "role")) == JSON_KIND_NULL)
		return record_fault(r, "role", json_get(r->json, "role"),
			"cannot be cleared",
			"Give a role, or leave the key out to keep the "
			"stored one.");
	row_put(r->row, id);
	row_put(r->row, since);
	row_put_bool(r->row, role != NULL);
	row_put(r->row, role == NULL ? "ordinary" : role);
	row_put_bool(r->row, json_get(r->json, "until") != NULL);
	row_put(r->row, until);
	return OK;
}
