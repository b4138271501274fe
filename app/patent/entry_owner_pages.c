#include <stdlib.h>
#include <string.h>

#include "account/account.h"
#include "patent/entry_pages.h"
#include "patent/entry_part.h"

/* clang-format off */
static const struct option acquisitions[] = {
	{ "assignment", N_("Assignment"), NULL, false },
	{ "merger", N_("Merger"), NULL, false },
	{ "foreclosure", N_("Foreclosure"), NULL, false },
	{ "spin-out", N_("Spin-out"), NULL, false },
	{ "inheritance", N_("Inheritance"), NULL, false },
};
static const struct option answers[] = {
	{ "true", N_("Yes"), NULL, false },
	{ "false", N_("No"), NULL, false },
};
static const struct field owner_fields[] = {
	{ .name = "owner", .label = N_("Organisation"), .max = 64, .width = "20",
		.hint = N_("Its identifier in the registry, as in the address of its page.") },
	{ .name = "name", .label = N_("Name of an owner that is not in the registry"), .max = 200 },
	{ .name = "territory", .label = N_("Territory"), .max = 2, .width = "4",
		.hint = N_("Two letters (ST.3), for example DE. Leave empty for all.") },
	{ .name = "share", .label = N_("Share in percent"), .max = 8, .width = "4" },
	{ .name = "from", .label = N_("Owner from"), .kind = FIELD_DAY, .required = true, .width = "10",
		.missing = N_("Enter the day from which it is the owner") },
	{ .name = "ends", .label = N_("What others own there ends on that day"), .kind = FIELD_ACCEPT },
	{ .name = "to", .label = N_("First day no longer owner"), .kind = FIELD_DAY, .width = "10" },
	{ .name = "acquired", .label = N_("Acquired by"), .kind = FIELD_SELECT, OPTIONS(acquisitions) },
	{ .name = "seller", .label = N_("Acquired from"), .max = 64, .width = "20",
		.hint = N_("The identifier of an organisation in the registry.") },
	{ .name = "recorded", .label = N_("Recorded by the office on"), .kind = FIELD_DAY, .width = "10" },
	{ .name = "bound", .label = N_("Has the buyer taken over the duties to the pool?"), .kind = FIELD_RADIO, OPTIONS(answers) },
	{ .name = "knew", .label = N_("Did the buyer know of the licences?"), .kind = FIELD_RADIO, OPTIONS(answers) },
	EVIDENCE_FIELDS,
};
/* clang-format on */

#define OWNER_FIELDS (sizeof(owner_fields) / sizeof(owner_fields[0]))

static const char *
owner_title(struct req *r)
{
	return req_tr(r, N_("Enter an owner"));
}

enum err
entry_owner_page(struct req *r)
{
	struct form *f = entry_form_new(r, owner_fields, OWNER_FIELDS);
	const struct patent *p;
	enum err e;

	if ((e = entry_find_patent(r, &p)) != OK)
		return e;
	return entry_form_show(r, p, owner_title(r), f, 200);
}

/* A fifth decimal would be rounded, even to nothing. */
static bool
share_good(const char *text)
{
	const char *point = strchr(text, '.');
	char *end;
	double n = strtod(text, &end);

	return *end == '\0' && n > 0 && n <= 100 &&
	       strspn(text, "0123456789.") == strlen(text) &&
	       (point == NULL || strlen(point) <= sizeof(".9999") - 1);
}

static enum err
read_owner(struct req *r, struct form *f, struct entry_owner *v)
{
	enum err e = form_read(r, f);

	if ((entry_value(f, "owner") == NULL) ==
		(entry_value(f, "name") == NULL))
		e = form_error(f, "owner",
			req_tr(r, N_("Enter either an organisation of the "
				     "registry or a name")));
	if (entry_check_code(r, f, "territory") != OK)
		e = ERR_INVALID;
	if (entry_value(f, "share") != NULL &&
		!share_good(form_value(f, "share")))
		e = form_error(f, "share",
			req_tr(r, N_("Enter a number above 0 and up to 100, "
				     "for example 33.3333")));
	if (entry_check_after(r, f, "to", "from") != OK)
		e = ERR_INVALID;
	if (entry_read_document(r, f, &v->evidence) != OK)
		e = ERR_INVALID;
	v->owner = entry_value(f, "owner");
	v->name = entry_value(f, "name");
	v->territory = entry_value(f, "territory");
	v->share = entry_value(f, "share");
	v->from = entry_value(f, "from");
	v->to = entry_value(f, "to");
	v->ends_others = entry_value(f, "ends") != NULL;
	v->acquired = entry_value(f, "acquired");
	v->seller = entry_value(f, "seller");
	v->recorded = entry_value(f, "recorded");
	v->bound = entry_value(f, "bound");
	v->knew = entry_value(f, "knew");
	return e;
}

enum err
entry_owner_post(struct req *r)
{
	struct form *f = entry_form_new(r, owner_fields, OWNER_FIELDS);
	struct actor actor = account_actor(r);
	struct entry_owner v = { 0 };
	const struct patent *p;
	const char *field = NULL;
	enum err e;

	if ((e = entry_find_patent(r, &p)) != OK)
		return e;
	v.patent = p->number;
	if (read_owner(r, f, &v) != OK)
		return entry_form_show(r, p, owner_title(r), f, 422);
	e = entry_owner_create(r->db, &actor, &v, &field);
	if (e == ERR_CONFLICT && !db_repeated(r->db))
		form_error(f, "from",
			req_tr(r, N_("This owner is on record for some of that "
				     "time already. Change the days.")));
	else if (e == ERR_INVALID && field != NULL)
		form_error(f, field,
			req_tr(r, N_("The registry has no organisation with "
				     "this identifier")));
	else if (e != OK)
		return e;
	else
		return req_redirect(
			r, "%s#owners", req_path(r, "/patents/%s", p->number));
	return entry_form_show(r, p, owner_title(r), f, 422);
}
